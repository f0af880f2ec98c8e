//! Before the name of the signer stands no degree, no honour and no form of address.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};

/// A name with a title before it.
pub static RULE: Rule =
    Rule { id: "name-title", severity: Severity::Error, about: About::Words, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for signature in &scope.edition.plan.signatures {
        let name = &signature.name;
        let Some(bare) = without_title(name) else { continue };
        findings.push(
            RULE.finding()
                .with("title", name.strip_suffix(bare).unwrap_or(name).trim_end())
                .at(name.place.clone())
                .hint(Line::new("name-title.write").with("right", bare)),
        );
    }
}

const DEGREES: [&str; 16] = [
    "gs", "pgs", "ts", "tskh", "ths", "bs", "bscki", "bsckii", "ds", "ks", "ls", "ngnd", "ngưt",
    "nsnd", "nsưt", "ttnd",
];
const WORDS: [&str; 12] = [
    "đ/c",
    "đồng chí",
    "phó giáo sư",
    "giáo sư",
    "tiến sĩ",
    "tiến sỹ",
    "thạc sĩ",
    "thạc sỹ",
    "bác sĩ",
    "kỹ sư",
    "luật sư",
    "bà",
];
/// `Ông` is a family name as well: it is a form of address before another one.
const FAMILIES: [&str; 27] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đoàn", "Trịnh", "Trương", "Mai", "Đào", "Cao", "Tô", "Hà",
    "Tạ", "Lưu",
];

/// The name without what stands before it, if something does.
fn without_title(name: &str) -> Option<&str> {
    let mut rest = name;
    'titles: loop {
        if let Some((first, after)) = rest.split_once(' ')
            && first.trim_end_matches('.').split('.').all(|part| {
                DEGREES.contains(&part.to_lowercase().as_str())
                    && (part.chars().count() > 2 || part.chars().all(char::is_uppercase))
            })
        {
            rest = after.trim_start();
            continue;
        }
        // `TS.Nguyễn Văn A`
        if let Some((first, after)) = rest.split_once('.')
            && DEGREES.contains(&first.to_lowercase().as_str())
            && after.trim_start().starts_with(char::is_uppercase)
        {
            rest = after.trim_start();
            continue;
        }
        for word in WORDS {
            let head = rest.get(..word.len()).map(str::to_lowercase);
            if head.as_deref() == Some(word) && rest[word.len()..].starts_with([' ', '.']) {
                rest = rest[word.len()..].trim_start_matches([' ', '.']);
                continue 'titles;
            }
        }
        if let Some(after) = rest.strip_prefix("Ông ").or_else(|| rest.strip_prefix("ông "))
            && FAMILIES.contains(&after.split(' ').next().unwrap_or_default())
        {
            rest = after;
            continue;
        }
        break;
    }
    (rest.len() < name.len() && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, bare) in [
            ("TS. Nguyễn Văn A", Some("Nguyễn Văn A")),
            ("PGS.TS. Nguyễn Văn A", Some("Nguyễn Văn A")),
            ("PGS. TS Nguyễn Văn A", Some("Nguyễn Văn A")),
            ("TS.Nguyễn Văn A", Some("Nguyễn Văn A")),
            ("ThS. Trần B", Some("Trần B")),
            ("Ông Nguyễn Văn A", Some("Nguyễn Văn A")),
            ("Bà Trần Thị B", Some("Trần Thị B")),
            ("Đ/c Trần B", Some("Trần B")),
            ("Đồng chí Trần B", Some("Trần B")),
            ("Ông Thị Lan", None),
            ("Bàn Văn A", None),
            ("Lê Thị Mai Hiên", None),
            ("TS.", None),
        ] {
            assert_eq!(without_title(name), bare, "{name}");
        }
    }
}
