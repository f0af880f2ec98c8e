//! Reading a finished PDF back: its words and lines, with a reader that is not the writer.

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Rect};

/// A page as a reader finds it.
#[derive(Default)]
pub struct Page {
    /// Width and height in points.
    pub size: (f64, f64),
    /// The text in the order of the file, a line break where the baseline changes.
    pub text: String,
    /// The box around the origins of all letters, from the left and from below.
    pub letters: Rect,
    /// The paths that are drawn, in points from the left and from below.
    pub paths: Vec<BezPath>,
}

/// The words of pages on one line, one space between them.
pub fn flat(pages: &[Page]) -> String {
    let text: Vec<&str> = pages.iter().flat_map(|page| page.text.split_whitespace()).collect();
    text.join(" ")
}

/// The pages of a PDF.
pub fn pages(bytes: Vec<u8>) -> Vec<Page> {
    let pdf = Pdf::new(bytes).unwrap();
    let cache = InterpreterCache::new();
    pdf.pages()
        .iter()
        .map(|page| {
            let (width, height) = page.render_dimensions();
            let mut reader = Reader::default();
            let mut context = Context::new(
                Affine::IDENTITY,
                Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
                &cache,
                page.xref(),
                InterpreterSettings::default(),
            );
            interpret_page(page, &mut context, &mut reader);
            Page {
                size: (f64::from(width), f64::from(height)),
                text: reader.text,
                letters: reader.letters.unwrap_or_default(),
                paths: reader.paths,
            }
        })
        .collect()
}

#[derive(Default)]
struct Reader {
    text: String,
    baseline: Option<f64>,
    last_x: f64,
    letters: Option<Rect>,
    paths: Vec<BezPath>,
}

impl Device<'_> for Reader {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_path(&mut self, path: &BezPath, at: Affine, _: &Paint<'_>, _: &PathDrawMode) {
        self.paths.push(at * path.clone());
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let at = (transform * glyph_transform).translation();
        let here = Rect::new(at.x, at.y, at.x, at.y);
        self.letters = Some(self.letters.map_or(here, |all| all.union(here)));
        let moved = self.baseline.is_some_and(|baseline| (baseline - at.y).abs() > 1.0);
        // Further than any letter or blank: the next cell of a row.
        let jumped = at.x < self.last_x || at.x > self.last_x + 30.0;
        if moved || (jumped && self.baseline.is_some()) {
            self.text.push('\n');
        }
        self.baseline = Some(at.y);
        self.last_x = at.x;
        match glyph.as_unicode() {
            Some(hayro_interpret::hayro_cmap::BfString::Char(c)) => self.text.push(c),
            Some(hayro_interpret::hayro_cmap::BfString::String(s)) => self.text.push_str(&s),
            None => self.text.push('\u{fffd}'),
        }
    }
}
