//! Whether the letters of a file are written as one sign each (Unicode normal form C, dựng sẵn) and
//! not as letters with loose marks (tổ hợp). Both look alike, so that nobody sees why a search fails.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Line};
use crate::source::yaml::{Node, Value};
use crate::source::{Place, SourceFile};

/// `not-nfc`, once for a file. The text has been composed on reading, so that everything that is
/// built is right; the fix writes it into the file, except in remarks, which are nobody's business.
pub fn check(file: &Arc<SourceFile>, tree: Option<&Node>, findings: &mut Vec<Diagnostic>) {
    let mut spans: Vec<&Range<usize>> = file.decomposed().collect();
    if let Some(tree) = tree {
        let mut values = Vec::new();
        scalars(tree, &mut values);
        values.sort_by_key(|value| value.start);
        spans.retain(|span| {
            let before = values.partition_point(|value| value.start <= span.start);
            before.checked_sub(1).is_some_and(|at| values[at].end >= span.end)
        });
    }
    let Some(first) = spans.first() else { return };
    let mut finding = Diagnostic::warning("not-nfc")
        .with("count", spans.len())
        .at(Place::new(file, (*first).clone()))
        .hint(Line::new("not-nfc.fix"));
    for span in &spans {
        finding = finding.fix(Place::new(file, (*span).clone()), &file.text[(*span).clone()]);
    }
    findings.push(finding);
}

/// The places of keys and values: what else a YAML file holds are remarks and signs.
fn scalars(node: &Node, out: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(_) => out.push(node.span.clone()),
        Value::List(items) => items.iter().for_each(|item| scalars(item, out)),
        Value::Map(entries) => {
            for entry in entries {
                out.push(entry.key_span.clone());
                scalars(&entry.value, out);
            }
        }
    }
}
