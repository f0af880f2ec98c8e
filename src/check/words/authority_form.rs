//! In whose name somebody signs is written `TM.`, `Q.`, `KT.`, `TL.` or `TUQ.` and capitals.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::source::Place;

/// A line of authority in another form.
pub static RULE: Rule =
    Rule { id: "authority-form", severity: Severity::Error, about: About::Words, check };

/// The codes, the longer before the shorter.
const CODES: [&str; 5] = ["TUQ", "TM", "KT", "TL", "Q"];

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for signature in scope.edition.plan.every_signature() {
        for (n, line) in signature.authority.iter().enumerate() {
            let finding = || RULE.finding().with("line", line).at(line.place.clone());
            let lines = lines(line);
            if lines.len() > 1 {
                let list = list(&lines);
                let hint = Line::new("authority-form.lines").with("right", &list);
                let finding = finding().hint(hint);
                findings.push(if is_alone(&line.place) {
                    finding.fix(line.place.clone(), list)
                } else {
                    finding
                });
                continue;
            }
            match right(line) {
                Some(right) if right == line.value => {}
                Some(right) => findings.push(
                    finding()
                        .hint(Line::new("authority-form.write").with("right", &right))
                        .fix(line.place.clone(), right),
                ),
                // A later line may carry on a long name.
                None if n == 0 => findings.push(finding().hint(Line::new("authority-form.codes"))),
                None => {}
            }
        }
    }
}

/// Whether this rule has something to say of a line wherever it stands.
pub fn tells_of(line: &str) -> bool {
    right(line).is_some()
}

/// The line in its right form, if it begins with one of the codes in some way.
fn right(line: &str) -> Option<String> {
    CODES.iter().find_map(|code| {
        let rest = after(line, code)?;
        Some(format!("{code}. {}", rest.to_uppercase()))
    })
}

/// What a title begins with that somebody signs for.
const OFFICES: [&str; 12] = [
    "CHỦ TỊCH",
    "CHỦ NHIỆM",
    "PHÓ",
    "TỔNG",
    "GIÁM ĐỐC",
    "BỘ TRƯỞNG",
    "HIỆU TRƯỞNG",
    "THỦ TRƯỞNG",
    "VIỆN TRƯỞNG",
    "CỤC TRƯỞNG",
    "TRƯỞNG",
    "CHÁNH",
];

/// The authorities that a line names, each in its right form; none if it begins with no code.
fn lines(line: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = line;
    while let Some((code, bare)) = CODES.iter().find_map(|code| Some((code, after(rest, code)?))) {
        let next = second(bare);
        let words = bare.get(..next.unwrap_or(bare.len())).unwrap_or_default();
        let words = words.trim_end_matches([' ', '-', '–', '—', ',', ';', '/', '+']);
        lines.push(format!("{code}. {}", words.to_uppercase()));
        rest = next.and_then(|at| bare.get(at..)).unwrap_or_default();
    }
    lines
}

/// Where another code begins in what follows the first.
fn second(text: &str) -> Option<usize> {
    let begins = |at: usize| {
        text.get(..at).is_some_and(|head| head.ends_with([' ', '-', ',', ';', '/', '–']))
    };
    text.char_indices().map(|(at, _)| at).filter(|at| begins(*at)).find(|at| {
        let (head, rest) = text.split_at(*at);
        CODES.iter().any(|code| {
            let Some(bare) = after(rest, code) else { return false };
            let office = OFFICES.iter().any(|office| bare.to_uppercase().starts_with(office));
            // `KH-KT` is one word.
            let apart = !head.ends_with(['-', '–', '/']);
            let separated = head.trim_end().ends_with(['-', '–', '—', ',', ';', '/', '+']);
            let marked = rest.strip_suffix(bare).is_some_and(|code| code.contains(['.', '/']));
            // `Q. GÒ VẤP` is a district.
            office || (apart && (separated || (marked && *code != "Q")))
        })
    })
}

/// Lines as a list of the file.
fn list(lines: &[String]) -> String {
    let quoted = |line: &String| {
        if line.contains([',', ':', '#', '[', ']', '{', '}']) {
            format!("\"{}\"", line.replace('"', "\\\""))
        } else {
            line.clone()
        }
    };
    format!("[{}]", lines.iter().map(quoted).collect::<Vec<_>>().join(", "))
}

/// Whether a line is all that its field holds, so that a list can take its place.
fn is_alone(place: &Place) -> bool {
    let before = place.file.text.get(..place.span.start).unwrap_or_default();
    before.trim_end_matches(' ').ends_with("authority:")
}

/// What follows a code that a line begins with: `TM.`, `T/M`, `T.M.`, `TM` and a space.
fn after<'l>(line: &'l str, code: &str) -> Option<&'l str> {
    let mut rest = line;
    for (n, letter) in code.chars().enumerate() {
        if n > 0 {
            rest = rest.trim_start_matches(['.', '/']);
        }
        let mut letters = rest.chars();
        letters.next().filter(|c| c.to_ascii_uppercase() == letter)?;
        rest = letters.as_str();
    }
    let bare = rest.trim_start_matches(['.', '/', ':', ' ']);
    (bare.len() < rest.len() && bare.starts_with(char::is_alphabetic)).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_of_several() {
        for (line, found) in [
            ("TM.ỦY BAN NHÂN DÂN XÃ - KT CHỦ TỊCH", "[TM. ỦY BAN NHÂN DÂN XÃ, KT. CHỦ TỊCH]"),
            ("TM. UBND XÃ KT. CHỦ TỊCH", "[TM. UBND XÃ, KT. CHỦ TỊCH]"),
            ("TM. UBND XÃ, K/T Chủ tịch", "[TM. UBND XÃ, KT. CHỦ TỊCH]"),
            ("TM. UBND XÃ-KT CHỦ TỊCH", "[TM. UBND XÃ, KT. CHỦ TỊCH]"),
            (
                "TM. HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG - Q. CHỦ TỊCH",
                "[\"TM. HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG\", Q. CHỦ TỊCH]",
            ),
            ("TUQ. CHỦ TỊCH - TL. CHÁNH VĂN PHÒNG", "[TUQ. CHỦ TỊCH, TL. CHÁNH VĂN PHÒNG]"),
            ("KT. GIÁM ĐỐC TUQ PHÓ GIÁM ĐỐC", "[KT. GIÁM ĐỐC, TUQ. PHÓ GIÁM ĐỐC]"),
            ("TM. HỘI ĐỒNG KH-KT NGÀNH", "[TM. HỘI ĐỒNG KH-KT NGÀNH]"),
            ("TM. UBND Q. GÒ VẤP", "[TM. UBND Q. GÒ VẤP]"),
            ("TM. TỔ KT CHUYÊN NGÀNH", "[TM. TỔ KT CHUYÊN NGÀNH]"),
            ("TM. BAN CHỈ ĐẠO 389", "[TM. BAN CHỈ ĐẠO 389]"),
            ("THAY MẶT ỦY BAN NHÂN DÂN", "[]"),
        ] {
            assert_eq!(list(&super::lines(line)), found, "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_line_makes_it_panic(line in "(TM|KT|TL|TUQ|Q|CHỦ TỊCH|[ ./:,-]|\\PC){0,20}") {
            let _ = super::lines(&line);
        }
    }

    #[test]
    fn lines() {
        for (line, form) in [
            ("TM. ỦY BAN NHÂN DÂN", Some("TM. ỦY BAN NHÂN DÂN")),
            ("T/M ỦY BAN NHÂN DÂN", Some("TM. ỦY BAN NHÂN DÂN")),
            ("T.M. ỦY BAN NHÂN DÂN", Some("TM. ỦY BAN NHÂN DÂN")),
            ("TM.ỦY BAN NHÂN DÂN", Some("TM. ỦY BAN NHÂN DÂN")),
            ("TM ỦY BAN NHÂN DÂN", Some("TM. ỦY BAN NHÂN DÂN")),
            ("Kt. Chủ tịch", Some("KT. CHỦ TỊCH")),
            ("TUQ. CHỦ TỊCH", Some("TUQ. CHỦ TỊCH")),
            ("Q. CHỦ TỊCH", Some("Q. CHỦ TỊCH")),
            ("QUYỀN CHỦ TỊCH", None),
            ("THAY MẶT ỦY BAN NHÂN DÂN", None),
            ("TM.", None),
        ] {
            assert_eq!(right(line).as_deref(), form, "{line}");
        }
    }
}
