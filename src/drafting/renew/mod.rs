//! Next year's plan from this year's (lập kế hoạch năm sau): the files of the plan with what is data moved, and what
//! a person has to decide.
//!
//! Every byte that is not changed stays: remarks, order, quotation marks, line ends. Words are changed in one case
//! without being asked: where they say the very day that the data says, since the two may not differ. That is told.
//! Other years in words are proposals.

mod about;
mod file;
mod form;
mod found;
mod made;
mod parts;
mod record;
mod renewed;
mod rewrite;
mod time;
mod words;
mod work;

use std::sync::Arc;

use super::address;
use crate::model::{Plan, Scope};
use work::Work;

pub use renewed::{Accepted, Kept, MovedField, Proposal, Renewed, Spot, Why};

/// What a plan becomes for other years. Proposals are counted from a number. `None` where its address has no year.
#[must_use]
pub fn renew(plan: &Plan, to: Scope, first: usize, accepted: &Accepted) -> Option<Renewed> {
    let address = address::next(&plan.address, plan.scope, to)?;
    let mut renewed = Renewed {
        from: plan.address.clone(),
        to: address,
        scope: to,
        files: Vec::new(),
        pictures: Vec::new(),
        moved: Vec::new(),
        proposals: Vec::new(),
        look: Vec::new(),
        kept: Vec::new(),
        left_out: Vec::new(),
    };
    let days = parts::days(plan);
    let mut number = first;
    for file in parts::files(plan) {
        let own = Arc::ptr_eq(&file, &plan.file);
        let mut work = Work {
            file: &file,
            from: plan.scope,
            to,
            days: if own { &days } else { &[] },
            found: Vec::new(),
            left_out: Vec::new(),
        };
        work.all(own);
        work.finish(&mut renewed, &mut number, accepted);
    }
    let home = format!("content/{}/", renewed.from);
    for path in parts::pictures(plan) {
        if let Some(below) = path.strip_prefix(&home) {
            let to = format!("content/{}/{below}", renewed.to);
            renewed.pictures.push((path, to));
        }
    }
    Some(renewed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;
    use proptest::prelude::*;

    /// The plan at an address with this file and this text.
    fn plan(address: &str, yaml: &str, text: &str) -> Plan {
        let root = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &str| {
            (format!("content/{address}/{name}"), bytes.as_bytes().to_vec())
        };
        let files = [file("plan.yaml", yaml), file("plan.md", text)];
        let (mut workspace, _) = workspace::read_alone(root.path(), &files).unwrap();
        workspace.plans.remove(0)
    }

    fn words() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "năm 2020",
            "năm 2021,",
            "NĂM 2022",
            "năm học 2020-2021",
            "giai đoạn 2021-2025",
            "trước ngày 15 tháng 3 năm 2021",
            "ngày 15/3/2021.",
            "Luật thi đua năm 2003",
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020",
            "2021 hộ",
            "tháng 3/2021",
            "thi đua;",
            "hue\u{302}\u{301}",
            "(xem)",
            "đến năm 2030",
            "mừng Xuân Tân Sửu;",
            "NĂM NHÂM DẦN 2022",
        ]);
        prop::collection::vec(pieces, 1..6).prop_map(|pieces| pieces.join(" "))
    }

    fn yaml(words: &[String], manner: usize, crlf: bool) -> String {
        let value = |words: &str| match manner {
            0 => format!("\"{words}\"   # năm ấy"),
            1 => format!("'{words}'"),
            2 => format!(">-\n      {}", words.replace(' ', "\n      ")),
            _ => format!("|-\n      {words}"),
        };
        let text = format!(
            "# Kế hoạch\nyear: \"2021\"   # năm 2021\ndocument:\n  kind: KẾ HOẠCH\n  subject: '{}'\n  symbol: KH-UBND\n  \
             place: A\n  number:   # số\n  date:\n  state: draft\nletterhead: {{issuer: A}}\ntasks:\n\n  # Tháng 3\n  \
             - id: viec-nam-2021\n    when: {{before: 2021-03-15}} # hạn\n    text: {}\n    about: {{year: 2021}}\n  \
             - {{id: b, month: 4, text: \"{}\", note: x}}\n",
            words[0],
            value(&words[1]),
            words[2],
        );
        if crlf { text.replace('\n', "\r\n") } else { text }
    }

    fn year(year: i32) -> Scope {
        Scope::year(year)
    }

    #[test]
    fn what_is_left_out_takes_its_remarks_along() {
        let words: Vec<String> = vec!["Công tác năm 2021".into(); 3];
        let old = yaml(&words, 0, false);
        let of_issued =
            "renamed:   # năm 2021\n  # đổi năm 2021\n  a: b   # từ năm 2020\n# hết năm 2021\n";
        let from = plan("2021", &format!("{old}{of_issued}"), "{{ tasks }}\n");
        let renewed = renew(&from, year(2022), 1, &Accepted::All).unwrap();
        assert_eq!(renewed.left_out, ["renamed"]);
        let tail: Vec<&str> = renewed.files[0].1.lines().rev().take(2).collect();
        assert_eq!(
            tail,
            ["# hết năm 2022", "  - {id: b, month: 4, text: \"Công tác năm 2022\", note: x}"]
        );
    }

    #[test]
    fn what_stands_between_braces_is_changed_there() {
        let yaml = "{year: \"2021\" , document: {kind: KẾ HOẠCH, subject: A năm 2021, number: 1, date: 2021-02-01}, \
            renamed: {a: b, c: d} , tasks: [{id: a, month: 3, text: Họp., about: {year: \"2021\"}}]}\n";
        let from = plan("2021", yaml, "{{ tasks }}\n");
        let renewed = renew(&from, year(2022), 1, &Accepted::All).unwrap();
        assert_eq!(
            renewed.files[0].1,
            "{year: \"2022\" , document: {kind: KẾ HOẠCH, subject: A năm 2022, number: , state: draft, date: },  \
             tasks: [{id: a, month: 3, text: Họp., about: {year: \"2022\"}}]}\n"
        );
    }

    #[test]
    fn a_remark_behind_a_year_is_a_remark() {
        let yaml = "year: \"2021\"   # kế hoạch năm 2021\ntasks:\n  - id: a\n    month: 3\n    text: Họp.\n    about:\n      \
            year: \"2021\"   # năm 2021\n";
        let from = plan("2021", yaml, "{{ tasks }}\n");
        let kept = renew(&from, year(2022), 1, &Accepted::None).unwrap();
        let remarks = yaml.replace("\"2021\"", "\"2022\"");
        assert_eq!(kept.files[0].1, remarks);
        let all = renew(&from, year(2022), 1, &Accepted::All).unwrap();
        assert_eq!(all.files[0].1, yaml.replace("2021", "2022"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn words_stay_byte_for_byte_and_come_back(
            words in prop::collection::vec(words(), 4), manner in 0_usize..4, crlf: bool,
        ) {
            let old = yaml(&words, manner, crlf);
            let text = format!("{}\n\n{{{{ tasks }}}}\n", words[3]);
            let from = plan("2021", &old, &text);
            // As it is, only data moves, and what says the day of the data.
            let kept = renew(&from, year(2022), 1, &Accepted::None).unwrap();
            prop_assert_eq!(&kept.files[1].1, &text);
            let data = ["year:", "before:", "about:", "15"];
            for (old, new) in old.lines().zip(kept.files[0].1.lines()) {
                let of_data = data.iter().any(|key| old.contains(key));
                prop_assert!(old == new || of_data || manner == 2, "{} / {}", old, new);
            }
            prop_assert_eq!(old.lines().count(), kept.files[0].1.lines().count());
            // With everything accepted it goes, and comes back as it was.
            let there = renew(&from, year(2022), 1, &Accepted::All).unwrap();
            let new = plan("2022", &there.files[0].1, &there.files[1].1);
            let back = renew(&new, year(2021), 1, &Accepted::All).unwrap();
            prop_assert_eq!(&back.files[0].1, &old);
            prop_assert_eq!(&back.files[1].1, &text);
        }
    }
}
