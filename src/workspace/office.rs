//! The office that a new workspace is for (cơ quan), and its names in place of those that files to start from
//! bear.

use crate::language::office::{self, Committee};

/// Who starts a workspace. What is not said stays to be filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Its name (tên cơ quan).
    pub agency: String,
    /// The body above it (cơ quan cấp trên).
    pub parent: Option<String>,
    /// The place that its documents name (địa danh).
    pub place: Option<String>,
    /// Who signs (người ký).
    pub signer: Option<String>,
    /// The office of who signs (chức vụ).
    pub title: Option<String>,
    /// The domain of its calendars (tên miền).
    pub domain: Option<String>,
}

impl Office {
    /// An office of this name.
    #[must_use]
    pub fn named(agency: &str) -> Self {
        Self { agency: office::written_out(agency), ..Self::default() }
    }

    /// The committee that it is, if it is one.
    #[must_use]
    pub fn committee(&self) -> Option<Committee> {
        office::committee(&self.agency)
    }

    /// Whether there is a body above it, said or not: there is none above the committee of a province.
    #[must_use]
    pub fn has_parent(&self) -> bool {
        self.parent.is_some() || !self.committee().is_some_and(|own| own.is_of_province())
    }

    /// The place that its documents name: what was said, else that of a committee.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        self.place.clone().or_else(|| Some(self.committee()?.place))
    }

    /// The office of who signs, in capitals: what was said, else that of its head.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.title {
            Some(title) => title.to_uppercase(),
            None => office::head(&self.agency).to_owned(),
        }
    }

    /// What stands above the signature (quyền hạn ký), a line each: in whose name, and for whom a deputy signs
    /// (Decree 30/2020/NĐ-CP, Article 13).
    #[must_use]
    pub fn authority(&self) -> Vec<String> {
        let body = office::collective(&self.agency).map(|body| format!("TM. {body}"));
        let deputy = self.title().starts_with("PHÓ ");
        let for_whom = deputy.then(|| format!("KT. {}", office::head(&self.agency)));
        body.into_iter().chain(for_whom).collect()
    }

    /// The line of a signature that says so, if anything does.
    pub(super) fn authority_line(&self) -> String {
        match self.authority().as_slice() {
            [] => String::new(),
            [one] => format!("  authority: {one}\n"),
            several => format!("  authority: [{}]\n", several.join(", ")),
        }
    }
}

/// Whether words can stand in files as the name of an office, a place or a person: letters, digits and the few
/// marks that names have, so that they mean nothing in YAML and in Markdown.
#[must_use]
pub fn is_name(words: &str) -> bool {
    const LONGEST: usize = 150;
    let mark = |c: char| " -–,.()/'’".contains(c);
    let length = words.chars().count();
    (1..=LONGEST).contains(&length)
        && words.starts_with(char::is_alphabetic)
        && words.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        && words.chars().all(|c| c.is_alphanumeric() || is_tone(c) || mark(c))
}

/// Marks above and below letters that are written apart from them.
fn is_tone(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

/// Words in place of others: at each place the first of them that stands there.
pub(super) fn renamed(text: &str, names: &[(String, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let found = names.iter().find(|(from, _)| !from.is_empty() && rest.starts_with(from));
        let taken = if let Some((from, to)) = found {
            out.push_str(to);
            from.len()
        } else {
            out.push(first);
            first.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

/// A name as it stands in sentences, at their beginning, and in capitals.
pub(super) fn in_every_case(from: &str, to: &str) -> [(String, String); 3] {
    use crate::language::phrase::capitalised;
    [
        (from.to_owned(), to.to_owned()),
        (capitalised(from), capitalised(to)),
        (from.to_uppercase(), to.to_uppercase()),
    ]
}

/// The place that documents name, in place of another.
pub(super) fn of_documents(from: &str, to: &str) -> (String, String) {
    (format!("\n  place: {from}\n"), format!("\n  place: {to}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_mean_nothing_in_files() {
        for name in ["Ủy ban nhân dân xã Ea H'leo", "Nguyễn Thị A", "Trường THCS (cơ sở 2)"]
        {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "", " ", "- A", "A: b", "A #b", "\"A", "[A]", "A\nb", "*A*", "A_b_", "A.", "<b>", "'A'",
        ] {
            assert!(!is_name(name), "{name:?}");
        }
    }

    #[test]
    fn words_are_replaced_once() {
        let names = [("xã A".to_owned(), "phường B".to_owned()), ("A".to_owned(), "B".to_owned())];
        assert_eq!(renamed("xã A, A và B; XÃ", &names), "phường B, B và B; XÃ");
    }

    #[test]
    fn who_signs_for_whom() {
        let office = |agency: &str, title: Option<&str>| {
            let office = Office { title: title.map(str::to_owned), ..Office::named(agency) };
            (office.authority().join("; "), office.title())
        };
        for (agency, title, authority, above) in [
            ("UBND xã Tân An", None, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
            (
                "UBND xã Tân An",
                Some("Phó Chủ tịch"),
                "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH",
                "PHÓ CHỦ TỊCH",
            ),
            ("Sở Nội vụ", None, "", "GIÁM ĐỐC"),
            ("Sở Nội vụ", Some("Phó Giám đốc"), "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ] {
            assert_eq!(office(agency, title), (authority.to_owned(), above.to_owned()));
        }
    }
}
