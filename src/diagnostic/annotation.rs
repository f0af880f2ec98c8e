//! Findings as workflow commands of GitHub Actions, which shows them beside the lines they are about.

use super::{Catalogue, Diagnostic, Severity};

/// One command a line. `base` stands before the paths: the folder of the workspace as seen from the
/// top of the repository, with `/` at its end, or nothing.
#[must_use]
pub fn annotations(findings: &[Diagnostic], base: &str, words: &Catalogue) -> String {
    let lines: Vec<String> = findings.iter().map(|finding| one(finding, base, words)).collect();
    lines.join("\n")
}

fn one(finding: &Diagnostic, base: &str, words: &Catalogue) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let mut properties = Vec::new();
    if let Some(file) = finding.file() {
        properties.push(format!("file={}", property(&format!("{base}{file}"))));
    }
    if let Some(place) = &finding.place {
        let ((line, column), (end_line, end)) = (place.line_column(), place.end_line_column());
        properties.push(format!("line={line}"));
        // Columns are only allowed where one line is marked.
        if line == end_line {
            properties.push(format!("col={column}"));
            properties.push(format!("endColumn={end}"));
        } else {
            properties.push(format!("endLine={end_line}"));
        }
    }
    properties.push(format!("title={}", property(finding.id())));
    let mut message = words.say(&finding.message);
    for hint in &finding.hints {
        message.push('\n');
        message.push_str(&words.say(hint));
    }
    format!("::{command} {}::{}", properties.join(","), data(&message))
}

/// Percent signs and line ends are escaped in messages.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// In properties colons and commas are escaped, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_message_can_begin_another_command() {
        assert_eq!(data("a\n::error::b 100%"), "a%0A::error::b 100%25");
        assert_eq!(property("a,b:c\r"), "a%2Cb%3Ac%0D");
    }
}
