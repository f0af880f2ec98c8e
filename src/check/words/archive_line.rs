//! The recipients end with the archive: `Lưu: VT, …`.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};

/// No such line, not the last one, or in another form.
pub static LINE: Rule =
    Rule { id: "archive-line", severity: Severity::Error, about: About::Words, check: check_line };

/// The line does not name the unit that drafted the document.
pub static UNIT: Rule =
    Rule { id: "archive-unit", severity: Severity::Advice, about: About::Words, check: check_unit };

fn check_line(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    // What is issued with a decision goes where the decision goes.
    if plan.wrapper.is_some() && plan.recipients.is_empty() {
        return;
    }
    // A form goes back to whoever asks for it.
    if !plan.document.numbered && plan.recipients.is_empty() {
        return;
    }
    let Some(last) = plan.recipients.last() else {
        let hint = Line::new("archive-line.add");
        findings.push(LINE.finding().about(&plan.file.path).hint(hint));
        return;
    };
    let archive = plan.recipients.iter().rfind(|one| is_archive(&one.to));
    let (place, hint) = match archive {
        None => (&last.to.place, Line::new("archive-line.add")),
        Some(line) if line != last => (&line.to.place, Line::new("archive-line.last")),
        Some(line) if !has_form(&line.to) => (&line.to.place, Line::new("archive-line.form")),
        Some(_) => return,
    };
    findings.push(LINE.finding().at(place.clone()).hint(hint));
}

fn check_unit(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let Some(last) = scope.edition.plan.recipients.last() else { return };
    if last.to.trim_end_matches(['.', ';', ' ']) == "Lưu: VT" && last.remark.is_none() {
        let hint = Line::new("archive-unit.write");
        findings.push(UNIT.finding().at(last.to.place.clone()).hint(hint));
    }
}

fn is_archive(line: &str) -> bool {
    let word: String = line.chars().take_while(|c| c.is_alphabetic()).collect();
    // `Lưu trữ lịch sử tỉnh` is somebody.
    word.to_lowercase() == "lưu" && !line.contains("trữ")
}

fn has_form(line: &str) -> bool {
    let rest = line.strip_prefix("Lưu: VT");
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        for (line, archive, form) in [
            ("Lưu: VT", true, true),
            ("Lưu: VT, NV (12b)", true, true),
            ("Lưu: VT.", true, true),
            ("Lưu VT", true, false),
            ("LƯU: VT", true, false),
            ("Lưu: VTLT", true, false),
            ("Lưu: Văn thư", true, false),
            ("Lưu trữ lịch sử tỉnh", false, false),
            ("UBND huyện", false, false),
        ] {
            assert_eq!((is_archive(line), has_form(line)), (archive, form), "{line}");
        }
    }
}
