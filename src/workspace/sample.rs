//! The sample workspaces (bộ mẫu) that a new one can start from: whole plans of invented offices, and the
//! plan of 2021 that this repository is made with.

use std::fmt::Write;

use super::UNFILLED;
use super::contents::in_content;
use super::office::{Office, in_every_case, of_documents, renamed};
use crate::language::office::{self, Committee};

/// A whole workspace to start from.
#[derive(Debug)]
pub struct Sample {
    /// What it is asked for by.
    pub name: &'static str,
    /// The key of the line of the catalogue that says what it is.
    pub about: &'static str,
    /// Its files, by their path below `content/`.
    files: &'static [(&'static str, &'static str)],
    /// Whose it is.
    owner: Owner,
}

/// The names in a sample that another office has others for.
#[derive(Debug)]
struct Owner {
    /// The office.
    agency: &'static str,
    /// The body above it.
    parent: &'static str,
    /// The province in which it lies.
    province: &'static str,
    /// The place of its documents.
    place: &'static str,
    /// The domain of its calendars.
    domain: &'static str,
}

impl Sample {
    /// Its files, by their path in a workspace. In the name of an office they are a draft: without numbers and
    /// dates of documents, and without what the calendars of the sample have published.
    #[must_use]
    pub fn files_for(&self, office: Option<&Office>) -> Vec<(String, String)> {
        in_content(self.below_content(office))
    }

    /// Whether its plan is for a school year (năm học).
    #[must_use]
    pub fn is_of_school_year(&self) -> bool {
        let plans = self.files.iter().filter(|(path, _)| path.ends_with("/plan.yaml"));
        plans.flat_map(|(_, text)| text.lines()).any(|line| line.starts_with("school_year:"))
    }

    fn below_content(&self, office: Option<&Office>) -> Vec<(String, String)> {
        let files = self.files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        let Some(office) = office else { return files.collect() };
        let names = self.owner.names(office, &self.units());
        files
            .filter(|(path, _)| !path.ends_with("/published.yaml"))
            .map(|(path, text)| {
                let text = if path == "agency.yaml" && !office.has_parent() {
                    self.owner.without_parent(&text)
                } else {
                    text
                };
                let text = renamed(&text, &names);
                let of_document = path.ends_with("/plan.yaml") || path.contains("/documents/");
                let text = if of_document {
                    as_draft(&text, |name| self.signature_for(name, office))
                } else if path == "agency.yaml" {
                    without_remarks(&text)
                } else {
                    text
                };
                (path, text)
            })
            .collect()
    }

    /// What its units are called, as their file says.
    fn units(&self) -> Vec<&'static str> {
        let file = self.files.iter().filter(|(path, _)| *path == "units.yaml");
        let lines = file.flat_map(|(_, text)| text.lines());
        let keys = ["name", "short", "abbreviation", "names"];
        lines
            .filter_map(|line| line.trim_start_matches([' ', '-']).split_once(": "))
            .filter(|(key, _)| keys.contains(key))
            .flat_map(|(_, value)| value.trim_matches(['[', ']']).split(", "))
            .collect()
    }

    /// The lines of a signature in place of those above the name of somebody of the sample, and the name. Where who
    /// signs its plan signs, it is who signs for the office; others stay what they are.
    fn signature_for(&self, name: &str, office: &Office) -> (Option<String>, String) {
        let theirs = self.signer() == Some(name);
        let above =
            theirs.then(|| format!("{}  title: {}\n", office.authority_line(), office.title()));
        let signer = office.signer.clone().filter(|_| theirs);
        (above, signer.unwrap_or_else(|| UNFILLED.signer.clone()))
    }

    /// Who signs its plan, as its files say.
    fn signer(&self) -> Option<&'static str> {
        self.files.iter().find_map(|(_, text)| {
            let (_, signature) = text.split_once("\nsignature:\n")?;
            signature.lines().find_map(|line| line.strip_prefix("  name: "))
        })
    }
}

impl Owner {
    /// The words of an office in place of its own; what holds other words stands before them. What the office does
    /// not say is to be filled in. `units` are the names of units in the sample.
    fn names(&self, office: &Office, units: &[&str]) -> Vec<(String, String)> {
        let place = office.place().unwrap_or_else(|| UNFILLED.place.clone());
        let domain = office.domain.clone().unwrap_or_else(|| UNFILLED.domain.clone());
        let mut names = vec![of_documents(self.place, &place), (self.domain.to_owned(), domain)];
        let province = format!("tỉnh {}", self.province);
        names.extend(in_every_case(&province, &province_of(office)));
        names.extend(in_every_case(self.agency, &office.agency));
        let parent = office.parent.as_deref();
        let unsaid = || format!("Ủy ban nhân dân tỉnh {}", UNFILLED.province);
        let of_committee = || office.committee().map(|_| unsaid());
        if let Some(parent) = office.parent.clone().or_else(of_committee) {
            names.extend(in_every_case(self.parent, &parent));
        }
        let (own, above) = (office::committee(self.agency), office::committee(self.parent));
        let theirs = office.committee();
        if let (Some(own), Some(theirs)) = (&own, &theirs) {
            for unit in units {
                if let Some(body) = unit.strip_suffix(&format!(" {}", own.level)) {
                    let of = |committee: &Committee| format!("{body} {}", committee.level);
                    names.push((format!("{unit} {}", own.place), of_place(body, theirs)));
                    names.push(((*unit).to_owned(), of(theirs)));
                }
            }
            // A line may break within the name of a body.
            for body in ["nhân dân", "UBND", "HĐND"] {
                names.extend(of_level(body, own, theirs));
            }
        }
        let above_theirs = parent.and_then(office::committee);
        if let (Some(own), Some(theirs)) = (&above, &above_theirs) {
            for body in ["nhân dân", "UBND"] {
                names.extend(of_level(body, own, theirs));
            }
        } else if let (Some(own), Some(parent)) = (&above, parent) {
            names.push((of_place("UBND", own).to_uppercase(), parent.to_uppercase()));
        }
        // Where it lies: the place of a committee, that of the committee above a school.
        if let Some(home) = own.or(above) {
            let local = above_theirs.filter(|committee| !committee.is_of_province());
            let place = theirs.or(local).unwrap_or_else(|| Committee {
                level: home.level.clone(),
                place: UNFILLED.place.clone(),
            });
            names.extend(in_every_case(&home.name(), &place.name()));
            names.extend(in_every_case(&home.place, &place.place));
        }
        names
    }

    /// The file of its office without the body above it and the province that it lies in.
    fn without_parent(&self, agency: &str) -> String {
        let line = format!("parent: {}\n", self.parent);
        agency.replacen(&line, "", 1).replace(&format!(", tỉnh {}", self.province), "")
    }
}

/// The province of an office, as far as its name or that of the body above it tells.
fn province_of(office: &Office) -> String {
    let above = office.parent.as_deref().and_then(office::committee);
    let mut known = office.committee().into_iter().chain(above);
    let known = known.find(Committee::is_of_province).map(|committee| committee.name());
    known.unwrap_or_else(|| format!("tỉnh {}", UNFILLED.province))
}

/// A body of the place of a committee.
fn of_place(body: &str, committee: &Committee) -> String {
    format!("{body} {}", committee.name())
}

/// A body of a level in place of that of another: with the name of its place, and without.
fn of_level(body: &str, own: &Committee, theirs: &Committee) -> [(String, String); 2] {
    [
        (of_place(body, own), of_place(body, theirs)),
        (format!("{body} {}", own.level), format!("{body} {}", theirs.level)),
    ]
}

/// The text of a plan or a document with its number and date emptied, its state that of a draft, and another
/// signature: what stands above the name, if that is another too, and the name.
fn as_draft(text: &str, signature: impl Fn(&str) -> (Option<String>, String)) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut block, mut emptied, mut above) = ("", false, String::new());
    for line in text.split_inclusive('\n') {
        if !line.starts_with(' ') {
            if emptied {
                out.push_str("  state: draft\n");
                emptied = false;
            }
            out.push_str(&std::mem::take(&mut above));
            block = line.trim_end();
        }
        let value = |of: &str, key: &str| {
            let rest = line.strip_prefix("  ")?.strip_prefix(key)?.strip_prefix(':')?;
            (block == of).then(|| rest.trim())
        };
        let of_any = |of: &str, keys: &[&'static str]| {
            keys.iter().copied().find(|key| value(of, key).is_some())
        };
        if let Some(key) = of_any("document:", &["number", "date"]) {
            let _ = writeln!(out, "  {key}:");
            emptied = true;
        } else if of_any("signature:", &["authority", "title", "office"]).is_some() {
            above.push_str(line);
        } else if let Some(name) = value("signature:", "name") {
            let own = std::mem::take(&mut above);
            let (theirs, name) = signature(name);
            let _ = writeln!(out, "{}  name: {name}", theirs.unwrap_or(own));
        } else if value("document:", "state").is_none() {
            out.push_str(line);
        }
    }
    out.push_str(&above);
    out
}

/// A file without the remarks at its top, which are about the sample; the line for editors stays.
fn without_remarks(text: &str) -> String {
    let mut top = true;
    let kept = text.split_inclusive('\n').filter(|line| {
        top &= line.starts_with('#');
        !top || line.starts_with("# yaml-language-server")
    });
    kept.collect()
}

/// A sample as its folder has it. Files are named one by one, since a folder cannot be embedded; a test
/// compares the list with the folder.
macro_rules! sample {
    ($name:literal, $about:literal, $folder:literal, $owner:expr, [$($file:literal),+ $(,)?]) => {
        Sample {
            name: $name,
            about: $about,
            files: &[$(($file, include_str!(concat!("../../", $folder, "/", $file)))),+],
            owner: $owner,
        }
    };
}

/// Every sample, in the order in which they are told.
pub static SAMPLES: [Sample; 5] = [
    sample!(
        "huyen-2021",
        "sample.huyen-2021",
        "content",
        Owner {
            agency: "Hội đồng thi đua, khen thưởng huyện Bình Lục",
            parent: "Ủy ban nhân dân huyện Bình Lục",
            province: "Hà Nam",
            place: "Bình Lục",
            domain: "tdkt.binhluc.example",
        },
        [
            "agency.yaml",
            "units.yaml",
            "laws.yaml",
            "rest_days.yaml",
            "2021/plan.yaml",
            "2021/plan.md",
            "2021/published.yaml",
        ]
    ),
    sample!(
        "xa-2026",
        "sample.xa-2026",
        "templates/samples/xa-2026/content",
        Owner {
            agency: "Ủy ban nhân dân xã Đồng Mây",
            parent: "Ủy ban nhân dân tỉnh Lam Khê",
            province: "Lam Khê",
            place: "Đồng Mây",
            domain: "dong-may.example",
        },
        [
            "agency.yaml",
            "units.yaml",
            "2026/plan.yaml",
            "2026/plan.md",
            "2026/documents/huong-dan-dang-ky-thi-dua.md",
            "2026/phu-luc/mau-dang-ky.md",
            "2026/phu-luc/thang-diem.md",
            "2026/published.yaml",
        ]
    ),
    sample!(
        "cai-cach-hanh-chinh",
        "sample.cai-cach-hanh-chinh",
        "templates/samples/cai-cach-hanh-chinh/content",
        Owner {
            agency: "Ủy ban nhân dân xã Khe Sương",
            parent: "Ủy ban nhân dân tỉnh Lam Khê",
            province: "Lam Khê",
            place: "Khe Sương",
            domain: "khe-suong.example",
        },
        [
            "agency.yaml",
            "units.yaml",
            "2026/plan.yaml",
            "2026/plan.md",
            "2026/phu-luc/bang-diem.md",
            "2026/phu-luc/kinh-phi.md",
            "2026/phu-luc/nhiem-vu.md",
            "2026/published.yaml",
        ]
    ),
    sample!(
        "nam-hoc",
        "sample.nam-hoc",
        "templates/samples/nam-hoc/content",
        Owner {
            agency: "Trường Trung học cơ sở Bến Trăng",
            parent: "Ủy ban nhân dân xã Bến Trăng",
            province: "Lam Khê",
            place: "Bến Trăng",
            domain: "thcs-ben-trang.example",
        },
        [
            "agency.yaml",
            "units.yaml",
            "2026-2027/plan.yaml",
            "2026-2027/plan.md",
            "2026-2027/phu-luc/phan-cong.md",
            "2026-2027/phu-luc/phieu-dang-ky.md",
            "2026-2027/phu-luc/theo-to.md",
            "2026-2027/published.yaml",
        ]
    ),
    sample!(
        "quyet-dinh",
        "sample.quyet-dinh",
        "templates/samples/quyet-dinh/content",
        Owner {
            agency: "Ủy ban nhân dân xã Cồn Gió",
            parent: "Ủy ban nhân dân tỉnh Lam Khê",
            province: "Lam Khê",
            place: "Cồn Gió",
            domain: "con-gio.example",
        },
        [
            "agency.yaml",
            "units.yaml",
            "2026/plan.yaml",
            "2026/plan.md",
            "2026/documents/quyet-dinh-ban-hanh.md",
            "2026/phu-luc/luc-luong.md",
            "2026/phu-luc/mau-bao-cao.md",
            "2026/phu-luc/phuong-an-so-tan.md",
            "2026/published.yaml",
        ]
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_an_owner_stands_in_its_sample() {
        for sample in &SAMPLES {
            let all: String = sample.files.iter().map(|(_, text)| *text).collect();
            let Owner { agency, parent, province, place, domain } = sample.owner;
            assert!(sample.signer().is_some(), "{}", sample.name);
            for name in [agency, parent, province, place, domain] {
                assert!(all.contains(name), "{}: {name}", sample.name);
            }
        }
    }

    #[test]
    fn a_school_has_school_years() {
        let school = SAMPLES.iter().filter(|sample| sample.is_of_school_year());
        assert_eq!(school.map(|sample| sample.name).collect::<Vec<_>>(), ["nam-hoc"]);
    }

    #[test]
    fn a_draft_has_no_number_and_no_date() {
        let signer = |name: &str| (Some("  title: D\n".to_owned()), format!("[{name}]"));
        let plan = "year: 2026\ndocument:\n  kind: A\n  number: \"09\"\n  date: 2026-01-14\n  \
            state: signed\nletterhead:\n  date: x\nsignature:\n  authority: C\n  office: E\n  name: B\n";
        let draft = "year: 2026\ndocument:\n  kind: A\n  number:\n  date:\n  state: draft\n\
            letterhead:\n  date: x\nsignature:\n  title: D\n  name: [B]\n";
        assert_eq!(as_draft(plan, signer), draft);
        // What stands above the name of somebody else stays.
        let other = "signature:\n  authority: C\n  title: D\n  name: B\n";
        assert_eq!(as_draft(other, |name| (None, name.to_owned())), other);
        // A plan that is issued with a decision has neither.
        let issued = "document:\n  kind: A\nletterhead:\n  issuer: C\n";
        assert_eq!(as_draft(issued, signer), issued);
    }
}
