//! The measures that forms lay out by: the office's choices within the decree.

use serde::Serialize;

use crate::model::{Centre, HeadSizes, PrintProfile};

/// The measures, as `setting.typ` names them. Millimetres for margins, centimetres for the indent,
/// points for sizes, single lines for the distance of lines.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Layout<'p> {
    /// `12`, `13` for the size of the motto, nothing where the larger is taken if it fits.
    motto: Option<u8>,
    body: f64,
    indent: f64,
    line_spacing: f64,
    paragraph_gap: f64,
    margins: Margins,
    page_number_centre: &'static str,
    table: f64,
    address: Option<&'p str>,
}

#[derive(Debug, Serialize)]
struct Margins {
    top: f64,
    bottom: f64,
    left: f64,
    right: f64,
}

impl<'p> Layout<'p> {
    /// The measures of an office.
    pub fn of(profile: &'p PrintProfile) -> Self {
        let crate::model::Margins { top, bottom, left, right } = profile.margins;
        Self {
            motto: profile.sizes.map(|sizes| match sizes {
                HeadSizes::Small => 12,
                HeadSizes::Large => 13,
            }),
            body: profile.body,
            indent: profile.indent,
            line_spacing: profile.line_spacing,
            paragraph_gap: profile.paragraph_gap,
            margins: Margins { top, bottom, left, right },
            page_number_centre: match profile.page_number_centre {
                Centre::Text => "text",
                Centre::Page => "page",
            },
            table: profile.table,
            address: profile.address.as_deref(),
        }
    }
}
