//! The draft (dự thảo) that a new workspace begins with: the fewest files that make one, ready to be filled in.

use std::sync::LazyLock;

use super::office::{Office, in_every_case, of_documents, renamed};
use crate::language::fold::slug;
use crate::language::office::letters;
use crate::source::yaml::{self, Value};

/// The files, by their path below `content/`; `YEAR` stands for the year. They are those of a commune.
const FILES: [(&str, &str); 4] = [
    ("agency.yaml", include_str!("../../templates/workspace/agency.yaml")),
    ("units.yaml", include_str!("../../templates/workspace/units.yaml")),
    ("YEAR/plan.yaml", include_str!("../../templates/workspace/year/plan.yaml")),
    ("YEAR/plan.md", include_str!("../../templates/workspace/year/plan.md")),
];

/// What a new workspace holds where its office has a name of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Unfilled {
    /// The place, part of the names of bodies too.
    pub place: String,
    /// The province, which bodies of a sample are named after.
    pub province: String,
    /// Who signs.
    pub signer: String,
    /// The domain of its calendars.
    pub domain: String,
}

/// Sentences of the draft that stand for those of the office.
pub const SKELETON: [&str; 2] = ["Mục đích của kế hoạch.", "Yêu cầu khi thực hiện."];

/// The words that a draft leaves to be filled in, read from the very files that it writes. The province is in none of
/// them: samples that are started in the name of an office leave it so.
pub static UNFILLED: LazyLock<Unfilled> = LazyLock::new(|| {
    let value = |file: &str, keys: [&str; 2]| {
        let (_, text) = FILES.iter().find(|(path, _)| *path == file)?;
        let root = yaml::parse(text).0?;
        let found = keys.iter().try_fold(&root, |node, key| match &node.value {
            Value::Map(entries) => entries.iter().find(|at| at.key == *key).map(|at| &at.value),
            _ => None,
        })?;
        match &found.value {
            Value::Scalar(words) => Some(words.clone()),
            _ => None,
        }
    };
    let plan = "YEAR/plan.yaml";
    Unfilled {
        place: value(plan, ["document", "place"]).unwrap_or_default(),
        province: "Tên Tỉnh".to_owned(),
        signer: value(plan, ["signature", "name"]).unwrap_or_default(),
        domain: value("agency.yaml", ["calendar", "domain"]).unwrap_or_default(),
    }
});

/// The files of the draft for a year, by their path below `content/`, in the name of an office if one is given.
#[must_use]
pub fn files(year: i32, office: Option<&Office>) -> Vec<(String, String)> {
    let year = year.to_string();
    let names = office.map(names).unwrap_or_default();
    let filled = |text: &str| renamed(&text.replace("YEAR", &year), &names);
    FILES.iter().map(|(path, text)| (path.replace("YEAR", &year), filled(text))).collect()
}

/// The words of an office in place of those of the draft; what holds other words stands before them.
fn names(office: &Office) -> Vec<(String, String)> {
    let mut names = Vec::new();
    names.extend(office.place().map(|place| of_documents(&UNFILLED.place, &place)));
    let mut put = |from: &str, to: &str| names.push((from.to_owned(), to.to_owned()));
    if let Some(parent) = &office.parent {
        put("\nlanguage: vi", &format!("\nparent: {parent}\nlanguage: vi"));
    }
    if let Some(domain) = &office.domain {
        put(&UNFILLED.domain, domain);
    }
    if let Some(signer) = &office.signer {
        put(&UNFILLED.signer, signer);
    }
    put("  authority: TM. ỦY BAN NHÂN DÂN\n", &office.authority_line());
    put("  title: CHỦ TỊCH", &format!("  title: {}", office.title()));
    names.extend(match office.committee() {
        Some(committee) => of_committee(&committee.level, &committee.place),
        None => of_another(office),
    });
    names
}

/// The names of the committee of another place, maybe of another level.
fn of_committee(level: &str, place: &str) -> Vec<(String, String)> {
    let mut names = Vec::new();
    names.extend(in_every_case(&format!("xã {}", UNFILLED.place), &format!("{level} {place}")));
    let mut put = |from: &str, to: &str| names.push((from.to_owned(), to.to_owned()));
    put(
        &format!("Ủy ban nhân dân xã {}", UNFILLED.place),
        &format!("Ủy ban nhân dân {level} {place}"),
    );
    put("Ủy ban nhân dân xã", &format!("Ủy ban nhân dân {level}"));
    put("UBND xã", &format!("UBND {level}"));
    put("ubnd-xa", &slug(&format!("ubnd {level}")));
    let below = match level {
        "xã" | "đặc khu" => "các thôn",
        "phường" | "thị trấn" => "các tổ dân phố",
        "tỉnh" | "thành phố" => "các xã, phường",
        _ => "các xã, thị trấn",
    };
    put("cac-thon", &slug(below));
    names.extend(in_every_case("các thôn", below));
    names
}

/// The names of an office that is no committee.
fn of_another(office: &Office) -> Vec<(String, String)> {
    let agency = &*office.agency;
    let commune = format!("Ủy ban nhân dân xã {}", UNFILLED.place);
    let mut names = Vec::new();
    let mut put = |from: &str, to: &str| names.push((from.to_owned(), to.to_owned()));
    if let Some(parent) = &office.parent {
        put("letterhead:\n", &format!("letterhead:\n  parent: {}\n", parent.to_uppercase()));
    }
    put("    short: UBND xã\n", "");
    put("    short: Văn phòng\n", "");
    put(&format!("Văn phòng Hội đồng nhân dân và {commune}"), "Bộ phận tổng hợp");
    put("Văn phòng", "Bộ phận tổng hợp");
    put("van-phong", "bo-phan-tong-hop");
    put(&commune.to_uppercase(), &agency.to_uppercase());
    put(&commune, agency);
    put("Ủy ban nhân dân xã", agency);
    put(&format!("Xã {}", UNFILLED.place), agency);
    put("ubnd-xa", "co-quan");
    put("KH-UBND", &format!("KH-{}", letters(agency)));
    put("cac-thon", "cac-don-vi");
    names.extend(in_every_case("các thôn", "các đơn vị trực thuộc"));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_to_fill_in_are_those_of_the_files() {
        let Unfilled { place, signer, domain, .. } = &*UNFILLED;
        assert_eq!((&**place, &**signer, &**domain), ("Tên Xã", "Họ Và Tên", "ten-xa.example"));
        let (_, plan) = FILES[2];
        assert!(plan.contains(&format!("issuer: ỦY BAN NHÂN DÂN XÃ {}", place.to_uppercase())));
        let (_, agency) = FILES[0];
        assert!(agency.contains(&format!("name: Ủy ban nhân dân xã {place}\n")));
    }
}
