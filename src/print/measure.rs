//! How wide words are on paper: the widths of letters as the fonts tell them.

use super::font::Fonts;
use super::layout::{FOOTNOTE, MM};
use super::run::Run;
use crate::language::compound::BOUND;

/// Shaping sets some pairs of letters closer and few wider; this much is kept in hand.
const SLACK: f64 = 1.01;

/// Whether a line may be broken at a character.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !BOUND.contains(c)
}

/// Footnotes stand below the text, in its width and not in that of the cell or the quotation that
/// calls them. In points: A4 between the widest margins (210 mm less 35 and 20 mm; I.7), less room
/// for the number of the note. Where the page is wider, only a word nearly as long as the line is
/// torn without need.
const NOTE_WIDTH: f64 = (210.0 - 35.0 - 20.0 - 4.0) * MM;

/// The letters of a family in its four faces.
pub struct Measure<'f> {
    /// Regular, bold, italic, bold italic; the nearest one where the family lacks it.
    faces: Vec<ttf_parser::Face<'f>>,
}

/// The style of a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

impl Style {
    /// Upright and regular.
    pub const REGULAR: Self = Self { bold: false, italic: false };
    /// Upright and bold.
    pub const BOLD: Self = Self { bold: true, italic: false };
    /// Regular and italic.
    pub const ITALIC: Self = Self { bold: false, italic: true };
}

impl<'f> Measure<'f> {
    /// The letters of the fonts of a build.
    pub fn of(fonts: &'f Fonts) -> Self {
        Self { faces: fonts.parsed() }
    }

    /// The width of some words on one line, in points, at a size in points.
    pub fn width(&self, words: &str, style: Style, size: f64) -> f64 {
        let suits = |face: &&ttf_parser::Face| {
            face.is_bold() == style.bold && face.is_italic() == style.italic
        };
        let Some(face) = self.faces.iter().find(suits).or(self.faces.first()) else { return 0.0 };
        let advance = |c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph));
        let units: f64 = words.chars().filter_map(advance).map(f64::from).sum();
        units / f64::from(face.units_per_em()) * size * SLACK
    }

    /// The lines that runs ask for, each as words that cannot be broken, with their widths.
    pub fn lines(&self, runs: &[Run], style: Style, size: f64) -> Vec<Vec<f64>> {
        let mut lines = vec![Vec::new()];
        let mut open = false;
        self.gather(runs, style, size, &mut lines, &mut open);
        lines
    }

    /// `open` is whether the last word goes on.
    fn gather(
        &self,
        runs: &[Run],
        style: Style,
        size: f64,
        lines: &mut Vec<Vec<f64>>,
        open: &mut bool,
    ) {
        for run in runs {
            match run {
                Run::Text { text } | Run::Whole { text } | Run::Torn { text } => {
                    for part in text.split_inclusive(char::is_whitespace) {
                        let word = part.trim_end();
                        let width = self.width(word, style, size);
                        if let (true, Some(last)) =
                            (*open, lines.last_mut().and_then(|line| line.last_mut()))
                        {
                            *last += width;
                        } else if !word.is_empty()
                            && let Some(line) = lines.last_mut()
                        {
                            line.push(width);
                        }
                        *open = word.len() == part.len();
                    }
                }
                Run::Strong { inner } => {
                    self.gather(inner, Style { bold: true, ..style }, size, lines, open);
                }
                Run::Emphasis { inner } => {
                    self.gather(inner, Style { italic: true, ..style }, size, lines, open);
                }
                Run::Link { inner, .. } | Run::Reference { inner, .. } => {
                    self.gather(inner, style, size, lines, open);
                }
                Run::Note { number, .. } => {
                    let width = self.width(&number.to_string(), style, size * 0.6);
                    if let Some(last) = lines.last_mut().and_then(|line| line.last_mut()) {
                        *last += width;
                    }
                }
                Run::Break => {
                    lines.push(Vec::new());
                    *open = false;
                }
            }
        }
    }

    /// Runs in which words wider than a line may be torn between their letters. `style`, `size` and
    /// `width` are those of the text; its footnotes have their own.
    pub fn torn(&self, runs: Vec<Run>, style: Style, size: f64, width: f64) -> Vec<Run> {
        let mut out = Vec::new();
        for run in runs {
            match run {
                Run::Text { text } | Run::Whole { text }
                    if text.split(breaks).any(|words| self.width(words, style, size) > width) =>
                {
                    for part in text.split_inclusive(breaks) {
                        // Words that are too wide together are not bound.
                        let words = part.trim_end_matches(breaks);
                        let wide = self.width(words, style, size) > width;
                        let part = if wide { part.replace(BOUND, " ") } else { part.to_owned() };
                        for part in part.split_inclusive(breaks) {
                            let word = part.trim_end_matches(breaks);
                            if self.width(word, style, size) > width {
                                out.push(Run::Torn { text: word.to_owned() });
                                out.push(Run::Text { text: part[word.len()..].to_owned() });
                            } else {
                                out.push(Run::Text { text: part.to_owned() });
                            }
                        }
                    }
                }
                Run::Strong { inner } => {
                    let style = Style { bold: true, ..style };
                    out.push(Run::Strong { inner: self.torn(inner, style, size, width) });
                }
                Run::Emphasis { inner } => {
                    let style = Style { italic: true, ..style };
                    out.push(Run::Emphasis { inner: self.torn(inner, style, size, width) });
                }
                Run::Link { target, inner } => {
                    out.push(Run::Link { target, inner: self.torn(inner, style, size, width) });
                }
                Run::Reference { to, appendix, inner } => {
                    let inner = self.torn(inner, style, size, width);
                    out.push(Run::Reference { to, appendix, inner });
                }
                Run::Note { name, number, paragraphs } => {
                    let torn = |words| self.torn(words, Style::default(), FOOTNOTE, NOTE_WIDTH);
                    let paragraphs = paragraphs.into_iter().map(torn).collect();
                    out.push(Run::Note { name, number, paragraphs });
                }
                other @ (Run::Text { .. } | Run::Whole { .. } | Run::Torn { .. } | Run::Break) => {
                    out.push(other);
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::decree;

    #[test]
    fn words_of_a_footnote_are_torn_by_its_own_width() {
        let fonts = Fonts::built_in();
        let text = |words: &str| vec![Run::Text { text: words.to_owned() }];
        let paragraphs = vec![text("nghiêng"), text(&"nghiêng".repeat(40))];
        let note = Run::Note { name: "0-1".to_owned(), number: 1, paragraphs };
        let torn = Measure::of(&fonts).torn(vec![note], Style::default(), 13.0, 20.0);
        let [Run::Note { paragraphs, .. }] = &torn[..] else { panic!("{torn:?}") };
        assert!(matches!(&paragraphs[0][..], [Run::Text { .. }]), "{torn:?}");
        assert!(matches!(&paragraphs[1][..], [Run::Torn { .. }, Run::Text { .. }]), "{torn:?}");
    }

    #[test]
    fn words_that_belong_together_are_parted_where_they_are_too_wide() {
        let fonts = Fonts::built_in();
        let text = format!("trước ngày{BOUND}15{BOUND}tháng{BOUND}6 xong");
        let printed = |width| {
            let runs = vec![Run::Text { text: text.clone() }];
            let runs = Measure::of(&fonts).torn(runs, Style::default(), 13.0, width);
            let words = |run: &Run| match run {
                Run::Text { text } => text.clone(),
                other => panic!("{other:?}"),
            };
            runs.iter().map(words).collect::<String>()
        };
        assert_eq!(printed(200.0), text);
        assert_eq!(printed(50.0), text.replace(BOUND, " "));
    }

    #[test]
    fn footnotes_go_between_the_widest_margins() {
        let most = |side| decree().row(side).and_then(|row| row.max).unwrap();
        let width = 210.0 - most("margin-left") - most("margin-right");
        assert!((NOTE_WIDTH / MM - (width - 4.0)).abs() < 0.01);
    }
}
