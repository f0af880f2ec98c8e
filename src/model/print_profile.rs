//! How an office prints, within what the decree leaves open.

use crate::source::Located;

/// The choices of an office for its printed documents (quy cách in), within the bounds of Decree
/// 30/2020/NĐ-CP, Appendix I, part I.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintProfile {
    /// Which of the two sets of sizes the head has; `None` takes the larger one where it fits.
    pub sizes: Option<HeadSizes>,
    /// The size of the body, in points.
    pub body: f64,
    /// How far the first line of a paragraph is set in, in centimetres.
    pub indent: f64,
    /// Distance of lines, in single lines (dòng đơn).
    pub line_spacing: f64,
    /// Room between paragraphs beyond that of lines, in points.
    pub paragraph_gap: f64,
    /// The margins.
    pub margins: Margins,
    /// On what the page number is centred.
    pub page_number_centre: Centre,
    /// The size of tables, in points.
    pub table: f64,
    /// How documents are issued.
    pub issue: Issue,
    /// The address at the foot of the first page (địa chỉ cơ quan, ô số 13), if it is printed.
    pub address: Option<String>,
    /// The family of the letters, where another than the built-in one is wanted.
    pub font: Option<Located<String>>,
    /// Whether calendar and data are attached to the plan's PDF.
    pub attach: bool,
    /// The paper of the year's calendar.
    pub calendar: WallPaper,
}

/// The paper of a calendar for the wall (khổ giấy lịch treo).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WallPaper {
    /// 420 × 297 mm.
    A3,
    /// 594 × 420 mm.
    A2,
}

/// The sizes of motto, words below it, and place and date, in points: they go up and down
/// together (section V, note 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadSizes {
    /// 12, 13, 13.
    Small,
    /// 13, 14, 14.
    Large,
}

/// Margins of a page, in millimetres (section I, clause 3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// Above.
    pub top: f64,
    /// Below.
    pub bottom: f64,
    /// At the left.
    pub left: f64,
    /// At the right.
    pub right: f64,
}

/// On what the page number is centred; the decree does not say which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Centre {
    /// The text.
    Text,
    /// The paper.
    Page,
}

/// How documents are issued (phát hành).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issue {
    /// As electronic documents: the pointers of appendices keep their blanks (section III, clause 1,
    /// point c).
    Electronic,
    /// On paper.
    Paper,
}

impl Default for PrintProfile {
    fn default() -> Self {
        Self {
            sizes: None,
            body: 14.0,
            indent: 1.0,
            line_spacing: 1.15,
            paragraph_gap: 6.0,
            margins: Margins { top: 20.0, bottom: 20.0, left: 30.0, right: 15.0 },
            page_number_centre: Centre::Text,
            table: 13.0,
            issue: Issue::Electronic,
            address: None,
            font: None,
            attach: false,
            calendar: WallPaper::A3,
        }
    }
}
