//! The sample workspaces (bộ mẫu) that a new one can start from: whole plans of invented offices, and the
//! plan of 2021 that this repository is made with.

use std::fmt::Write;

use super::UNFILLED;
use super::office::{Office, in_every_case, renamed};
use crate::language::office;

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
        super::start::in_content(self.below_content(office))
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
        let names = self.owner.names(office);
        files
            .filter(|(path, _)| !path.ends_with("/published.yaml"))
            .map(|(path, text)| {
                let text = renamed(&text, &names);
                let of_document = path.ends_with("/plan.yaml") || path.contains("/documents/");
                let text = if of_document {
                    as_draft(&text, |name| self.signer_for(name, office))
                } else if path == "agency.yaml" {
                    without_remarks(&text)
                } else {
                    text
                };
                (path, text)
            })
            .collect()
    }

    /// Who signs in place of somebody of the sample.
    fn signer_for(&self, name: &str, office: &Office) -> String {
        let theirs = office.signer.clone().filter(|_| self.signer() == Some(name));
        theirs.unwrap_or_else(|| UNFILLED.signer.clone())
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
    /// The words of an office in place of its own; what holds other words stands before them.
    fn names(&self, office: &Office) -> Vec<(String, String)> {
        let mut names = vec![(
            self.domain.to_owned(),
            office.domain.clone().unwrap_or_else(|| UNFILLED.domain.clone()),
        )];
        names.extend(in_every_case(self.agency, &office.agency));
        if let (Some(own), Some(theirs)) = (office::committee(self.agency), office.committee()) {
            let place =
                |committee: &office::Committee| format!("{} {}", committee.level, committee.place);
            names.extend(in_every_case(&place(&own), &place(&theirs)));
            for body in ["Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND"] {
                let of = |level: &str| format!("{body} {level}");
                names.push((of(&own.level), of(&theirs.level)));
            }
        }
        if let Some(parent) = &office.parent {
            names.extend(in_every_case(self.parent, parent));
            if let (Some(own), Some(theirs)) =
                (office::committee(self.parent), office::committee(parent))
            {
                // Where both lie in one place, as a school does in its commune, the name is that of the place.
                if own.place != self.place {
                    let place = |committee: &office::Committee| {
                        format!("{} {}", committee.level, committee.place)
                    };
                    names.extend(in_every_case(&place(&own), &place(&theirs)));
                    names.extend(in_every_case(&own.place, &theirs.place));
                }
            }
        }
        if let Some(place) = office.place() {
            names.extend(in_every_case(self.place, &place));
        }
        names
    }
}

/// The text of a plan or a document with its number and date emptied, its state that of a draft, and another name
/// below its signature.
fn as_draft(text: &str, signer: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut block, mut emptied) = ("", false);
    for line in text.split_inclusive('\n') {
        if !line.starts_with(' ') {
            if emptied {
                out.push_str("  state: draft\n");
                emptied = false;
            }
            block = line.trim_end();
        }
        let value = |of: &str, key: &str| {
            let rest = line.strip_prefix("  ")?.strip_prefix(key)?.strip_prefix(':')?;
            (block == of).then(|| rest.trim())
        };
        if let Some(key) =
            ["number", "date"].into_iter().find(|key| value("document:", key).is_some())
        {
            let _ = writeln!(out, "  {key}:");
            emptied = true;
        } else if let Some(name) = value("signature:", "name") {
            let _ = writeln!(out, "  name: {}", signer(name));
        } else if value("document:", "state").is_none() {
            out.push_str(line);
        }
    }
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
            let Owner { agency, parent, place, domain } = sample.owner;
            assert!(sample.signer().is_some(), "{}", sample.name);
            for name in [agency, parent, place, domain] {
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
        let signer = |name: &str| format!("[{name}]");
        let plan = "year: 2026\ndocument:\n  kind: A\n  number: \"09\"\n  date: 2026-01-14\n  \
            state: signed\nletterhead:\n  date: x\nsignature:\n  name: B\n";
        let draft = "year: 2026\ndocument:\n  kind: A\n  number:\n  date:\n  state: draft\n\
            letterhead:\n  date: x\nsignature:\n  name: [B]\n";
        assert_eq!(as_draft(plan, signer), draft);
        // A plan that is issued with a decision has neither.
        let issued = "document:\n  kind: A\nletterhead:\n  issuer: C\n";
        assert_eq!(as_draft(issued, signer), issued);
    }
}
