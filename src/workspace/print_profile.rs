//! `print` of `agency.yaml`: how the office prints. What the decree leaves open has bounds, and
//! these are the decree's.

use super::record::{Fields, Reader};
use crate::diagnostic::{Diagnostic, Line};
use crate::model::{
    Binding, Centre, HeadSizes, Issue, Margins, PrintProfile, Row, WallPaper, decree,
};
use crate::source::yaml::Node;

/// Reads the profile; what is left out keeps its usual value.
pub fn read(reader: &mut Reader, node: &Node) -> PrintProfile {
    let mut profile = PrintProfile::default();
    let Some(mut fields) = reader.fields(node) else { return profile };
    let sizes = [("12-13-13", HeadSizes::Small), ("13-14-14", HeadSizes::Large)];
    profile.sizes = fields.optional("sizes").and_then(|node| reader.choice(node, &sizes));
    measure(reader, &mut fields, "body", "body-size", &mut profile.body);
    measure(reader, &mut fields, "indent", "body-indent", &mut profile.indent);
    measure(reader, &mut fields, "line_spacing", "body-line-spacing", &mut profile.line_spacing);
    measure(reader, &mut fields, "paragraph_gap", "body-paragraph-gap", &mut profile.paragraph_gap);
    measure(reader, &mut fields, "table", "table", &mut profile.table);
    if let Some(node) = fields.optional("margins") {
        margins(reader, node, &mut profile.margins);
    }
    let centres = [("text", Centre::Text), ("page", Centre::Page)];
    let centre = fields.optional("page_number_centre");
    if let Some(centre) = centre.and_then(|node| reader.choice(node, &centres)) {
        profile.page_number_centre = centre;
    }
    let issues = [("electronic", Issue::Electronic), ("paper", Issue::Paper)];
    let issue = fields.optional("issue").and_then(|node| reader.choice(node, &issues));
    profile.issue = issue.unwrap_or(profile.issue);
    profile.address = fields.optional("address").and_then(|node| reader.text(node));
    profile.font = fields.optional("font").and_then(|node| reader.words(node));
    let attach = fields.optional("attach");
    let attach = attach.and_then(|node| reader.choice(node, &[("true", true), ("false", false)]));
    profile.attach = attach.unwrap_or(false);
    let papers = [("A3", WallPaper::A3), ("A2", WallPaper::A2)];
    let paper = fields.optional("calendar").and_then(|node| reader.choice(node, &papers));
    profile.calendar = paper.unwrap_or(profile.calendar);
    fields.finish(reader);
    profile
}

fn margins(reader: &mut Reader, node: &Node, margins: &mut Margins) {
    let Some(mut fields) = reader.fields(node) else { return };
    measure(reader, &mut fields, "top", "margin-top", &mut margins.top);
    measure(reader, &mut fields, "bottom", "margin-bottom", &mut margins.bottom);
    measure(reader, &mut fields, "left", "margin-left", &mut margins.left);
    measure(reader, &mut fields, "right", "margin-right", &mut margins.right);
    fields.finish(reader);
}

/// The most that is allowed where the decree sets no upper bound: more is a slip of the key.
const MOST: f64 = 100.0;

/// A measure within the bounds of the demand of a name.
fn measure(
    reader: &mut Reader,
    fields: &mut Fields,
    key: &'static str,
    row: &'static str,
    value: &mut f64,
) {
    let Some(node) = fields.optional(key) else { return };
    let (Some(number), Some(row)) = (reader.measure(node), decree().row(row)) else { return };
    if row.allows(number) && number <= MOST {
        *value = number;
    } else {
        reader.report(node, outside(row));
    }
}

fn outside(row: &Row) -> Diagnostic {
    let id = if row.severity == Binding::Silent { "outside-profile" } else { "outside-decree" };
    let clause = row.clause.clone().unwrap_or_default();
    Diagnostic::error(id)
        .with("clause", clause)
        .hint(Line::new("outside-decree.allowed").with("values", allowed(row)))
}

/// The values that are allowed, as Vietnamese writes them: `1 - 1,5`.
fn allowed(row: &Row) -> String {
    let words = |number: f64| number.to_string().replace('.', ",");
    if row.values.is_empty() {
        let bound = |bound: Option<f64>, most: f64| words(bound.unwrap_or(most));
        return format!("{} - {}", bound(row.min, 0.0), bound(row.max, MOST));
    }
    let numbers = row.values.iter().filter_map(serde_json::Value::as_f64).map(words);
    numbers.collect::<Vec<_>>().join("; ")
}
