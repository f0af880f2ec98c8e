//! The measures that forms lay out by: what the decree sets, and the office's choices within its
//! bounds.

use serde::Serialize;

use crate::language::compound::bind;
use crate::model::{Centre, HeadSizes, PrintProfile, decree};

/// Points in a millimetre.
pub const MM: f64 = 72.0 / 25.4;

/// A4, in millimetres (Decree 30/2020/NĐ-CP, Appendix I, part I, section I, clause 1).
const PAPER: (f64, f64) = (210.0, 297.0);

/// The size of footnotes, in points; the decree is silent.
pub const FOOTNOTE: f64 = 11.0;

/// The width of the text, in points.
pub fn text_width(profile: &PrintProfile, landscape: bool) -> f64 {
    let paper = if landscape { PAPER.1 } else { PAPER.0 };
    (paper - profile.margins.left - profile.margins.right) * MM
}

/// The height of the text, in points.
pub fn text_height(profile: &PrintProfile, landscape: bool) -> f64 {
    let paper = if landscape { PAPER.0 } else { PAPER.1 };
    (paper - profile.margins.top - profile.margins.bottom) * MM
}

/// The measures, as `setting.typ` names them. Millimetres for margins, centimetres for the indent,
/// points for sizes, single lines for the distance of lines.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Layout {
    decree: Prescribed,
    places: Places,
    head: Vec<SizeSet>,
    body: f64,
    indent: f64,
    line_spacing: f64,
    paragraph_gap: f64,
    margins: Margins,
    page_number_centre: &'static str,
    table: f64,
    footnote: f64,
    address: Option<String>,
}

/// How wide places are where the decree leaves it to the form, in millimetres.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Places {
    /// Between the columns of the head.
    pub head_gutter: f64,
    /// Between those of the closing.
    pub closing_gutter: f64,
    /// The part of the width of the text that the left column of a copy on paper has.
    pub copy_part: f64,
    /// The line in the corner of an electronic copy: alone, and beside a mark.
    pub corner: [f64; 2],
}

/// The places of the built-in forms.
pub const PLACES: Places =
    Places { head_gutter: 4.0, closing_gutter: 6.0, copy_part: 0.46, corner: [66.0, 45.0] };

/// What the decree sets for every office, from its rows; the least size where it sets bounds and the
/// office is not asked.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Prescribed {
    /// The name of the state (Quốc hiệu).
    pub national_name: &'static str,
    /// Its motto (Tiêu ngữ).
    pub motto: &'static str,
    /// Number and sign (số, ký hiệu).
    pub number: f64,
    /// Above what a letter is about, below its number.
    pub about_gap: f64,
    /// The line below issuer and subject: the least and the greatest part of the line of text.
    pub rule: [f64; 2],
    /// `Nơi nhận:`
    pub recipients_label: f64,
    /// Below it.
    pub recipients: f64,
    /// The drafter's sign.
    pub drafter: f64,
    /// The name of an appendix.
    pub appendix_label: f64,
    /// The words of stamps of urgency.
    pub stamp: f64,
    /// How far the document may go.
    pub circulation: f64,
    /// The address at the foot of the first page.
    pub address: f64,
    /// The line in the corner of an electronic copy.
    pub corner: f64,
    /// The head of a copy on paper, which is set like that of a document.
    pub copy: SizeSet,
}

/// Sizes that go up and down together (section V, note 1), in points.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SizeSet {
    /// The name of the state.
    pub nation: f64,
    /// Its motto.
    pub motto: f64,
    /// Place and date.
    pub date: f64,
    /// The issuer, which has the bounds of the state's name.
    pub issuer: f64,
}

#[derive(Debug, Serialize)]
struct Margins {
    top: f64,
    bottom: f64,
    left: f64,
    right: f64,
}

impl Layout {
    /// The measures of an office.
    pub fn of(profile: &PrintProfile) -> Self {
        let crate::model::Margins { top, bottom, left, right } = profile.margins;
        Self {
            decree: Prescribed::of_decree(),
            places: PLACES,
            head: SizeSet::choice(profile),
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
            footnote: FOOTNOTE,
            address: profile.address.as_deref().map(bind),
        }
    }
}

impl SizeSet {
    /// The sizes that may be taken: the one set that the office chose, or both, the larger first.
    pub fn choice(profile: &PrintProfile) -> Vec<Self> {
        match profile.sizes {
            Some(sizes) => vec![Self::of(sizes)],
            None => vec![Self::of(HeadSizes::Large), Self::of(HeadSizes::Small)],
        }
    }

    /// The sizes of a set.
    pub fn of(sizes: HeadSizes) -> Self {
        let row = decree().row("head-sizes");
        let number = |set: usize, at: usize| {
            let number = row.and_then(|row| row.values.get(set)?.get(at)?.as_f64());
            number.unwrap_or_default()
        };
        let set = match sizes {
            HeadSizes::Small => 0,
            HeadSizes::Large => 1,
        };
        let nation = number(set, 0);
        Self { nation, motto: number(set, 1), date: number(set, 2), issuer: nation }
    }
}

impl Prescribed {
    /// What the rows of the decree set.
    pub fn of_decree() -> Self {
        let decree = decree();
        let rule = decree.row("issuer-rule");
        let rule =
            rule.map_or([0.0; 2], |row| [row.min.unwrap_or_default(), row.max.unwrap_or_default()]);
        Self {
            national_name: decree.words("national-name-text"),
            motto: decree.words("motto-text"),
            number: decree.number("number-label"),
            about_gap: decree.row("subject-by-number").and_then(|row| row.gap).unwrap_or_default(),
            rule,
            recipients_label: decree.number("recipients-label"),
            recipients: decree.number("recipients-list"),
            drafter: decree.number("drafter"),
            appendix_label: decree.number("appendix-label"),
            stamp: decree.number("urgency-stamp"),
            circulation: decree.number("circulation"),
            address: decree.number("address"),
            corner: decree.number("copy-signature-text"),
            copy: SizeSet::of(HeadSizes::Large),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_of_the_decree_is_there() {
        let measures = serde_json::to_value(Prescribed::of_decree()).unwrap();
        assert_eq!(
            measures,
            serde_json::json!({
                "national-name": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "motto": "Độc lập - Tự do - Hạnh phúc",
                "number": 13.0,
                "about-gap": 6.0,
                "rule": [0.3333, 0.5],
                "recipients-label": 12.0,
                "recipients": 11.0,
                "drafter": 11.0,
                "appendix-label": 14.0,
                "stamp": 13.0,
                "circulation": 13.0,
                "address": 11.0,
                "corner": 10.0,
                "copy": { "nation": 13.0, "motto": 14.0, "date": 14.0, "issuer": 13.0 },
            })
        );
        let small = serde_json::to_value(SizeSet::of(HeadSizes::Small)).unwrap();
        assert_eq!(
            small,
            serde_json::json!({ "nation": 12.0, "motto": 13.0, "date": 13.0, "issuer": 12.0 })
        );
    }
}
