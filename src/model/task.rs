//! Tasks, what they produce, and what others owe.

use super::id::{Id, Reference};
use super::meeting::Meeting;
use super::post::Post;
use super::task_table::CellWords;
use super::time::{Period, When};
use crate::markup::{self, Inline};
use crate::source::Located;

/// A task (nội dung công việc, nhiệm vụ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: Located<Id>,
    /// The words that are printed.
    pub text: Located<Vec<Inline>>,
    /// What is done in it, line by line, below the words (các ý trong ô nội dung).
    pub items: Vec<Located<Vec<Inline>>>,
    /// When it is done.
    pub when: Located<When>,
    /// The time as the plan prints it, such as `Tháng 3`.
    pub when_words: String,
    /// Its place among the tasks of the same time, from 1; among all tasks if it has no time.
    pub number: usize,
    /// The sittings that it is held in, in order.
    pub meetings: Vec<Meeting>,
    /// What period the work is about.
    pub about: Option<Period>,
    /// The heading of the table that it stands under.
    pub group: Option<Reference>,
    /// Who does it and answers for it (chủ trì); there may be several.
    pub lead: Vec<Reference>,
    /// Who takes part (phối hợp).
    pub co: Vec<Reference>,
    /// Who is advised (tham mưu cho).
    pub advised: Option<Reference>,
    /// Who issues what comes of it (ban hành, ký).
    pub issued_by: Option<Reference>,
    /// Other units that the words name, in their order.
    pub units: Vec<Reference>,
    /// What comes of it (sản phẩm), or which stage of it.
    pub deliverables: Vec<Stage>,
    /// The tasks that must be done before it.
    pub after: Vec<Reference>,
    /// The indicators (chỉ tiêu) that it serves.
    pub indicators: Vec<Reference>,
    /// What it costs and who pays (kinh phí).
    pub budget: Option<Budget>,
    /// A remark that is published (ghi chú).
    pub note: Option<Located<String>>,
    /// The words of columns that do not show what the data gives.
    pub cells: Vec<CellWords>,
}

/// What part a unit has in a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It does it and answers for it.
    Leads,
    /// It takes part.
    TakesPart,
    /// It is advised.
    IsAdvised,
    /// It issues what comes of it.
    Issues,
    /// The words name it.
    IsNamed,
}

impl Part {
    /// The label before the names of those that have the part: `Phối hợp`.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Part::Leads => "Chủ trì",
            Part::TakesPart => "Phối hợp",
            Part::IsAdvised => "Tham mưu cho",
            Part::Issues => "Ban hành",
            Part::IsNamed => "Được nêu tên",
        }
    }

    /// What is said to the unit itself: `Được tham mưu`.
    #[must_use]
    pub fn own(self) -> &'static str {
        match self {
            Part::IsAdvised => "Được tham mưu",
            part => part.label(),
        }
    }
}

/// A stage of a deliverable that a task brings about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The deliverable.
    pub deliverable: Reference,
    /// The stage, one of those of the deliverable.
    pub stage: Option<Reference>,
}

/// Money (kinh phí).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// Where it comes from (nguồn kinh phí).
    pub source: Option<Located<String>>,
    /// How much, in đồng.
    pub amount: Option<u64>,
}

/// A product of the plan (sản phẩm) that may pass through stages over the year, such as criteria:
/// drafted in March, issued in May.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deliverable {
    /// Its id.
    pub id: Located<Id>,
    /// What it is.
    pub title: Located<String>,
    /// The type of document it becomes, in words.
    pub kind: Option<Located<String>>,
    /// Its stages, first to last.
    pub stages: Vec<Reference>,
}

/// A heading of the table of tasks (nhóm nhiệm vụ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: Located<Id>,
    /// Its number as printed, such as `I`.
    pub label: Option<Located<String>>,
    /// Its title.
    pub title: Located<String>,
    /// The heading that it stands below.
    pub within: Option<Reference>,
}

/// An indicator (chỉ tiêu).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its id.
    pub id: Located<Id>,
    /// The words that are printed.
    pub text: Located<String>,
    /// What is to be reached, such as `≥ 85%`.
    pub target: Option<Located<String>>,
    /// What it is counted in (đơn vị tính).
    pub unit: Option<Located<String>>,
    /// Who answers for it (cơ quan chủ trì).
    pub lead: Option<Reference>,
    /// A remark (ghi chú).
    pub note: Option<Located<String>>,
}

/// Something that other bodies must send (việc các đơn vị phải gửi), with its deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// Its id.
    pub id: Located<Id>,
    /// The other document of the year that says so, by name; `None` for the plan itself.
    pub paper: Option<String>,
    /// The words that are printed.
    pub text: Located<Vec<Inline>>,
    /// Its deadline (hạn chót).
    pub when: Located<When>,
    /// The deadline as people read it, such as `Trước ngày 15/3`.
    pub when_words: String,
    /// What is owed, in a few words, for calendars and lists.
    pub title: Located<String>,
    /// Who owes it.
    pub who: Vec<Reference>,
    /// To whom.
    pub to: Option<Reference>,
    /// Through whom (qua).
    pub via: Option<Reference>,
}

/// What the plan keeps for its own office (nội bộ). It stands apart from the rest so that no page,
/// print, calendar or data can meet it on its way: only reading, resolving and checking know it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Internal {
    /// Tasks that are not published.
    pub tasks: Vec<Task>,
    /// Remarks on published tasks, such as why (giải trình), with the id of the task.
    pub notes: Vec<(Reference, Located<String>)>,
    /// Posts that are not published yet (bản nháp).
    pub posts: Vec<Post>,
}

impl Task {
    /// The words without markup.
    #[must_use]
    pub fn words(&self) -> String {
        markup::plain(&self.text)
    }

    /// The units by the part that they have in it. Whom the words name is there only if it has no
    /// other part.
    #[must_use]
    pub fn parts(&self) -> Vec<(Part, Vec<&Reference>)> {
        let has_part = |unit: &Reference| {
            let roles = self.lead.iter().chain(&self.co).chain(&self.advised);
            roles.chain(&self.issued_by).any(|other| other.value == unit.value)
        };
        let mut parts = vec![
            (Part::Leads, self.lead.iter().collect::<Vec<_>>()),
            (Part::TakesPart, self.co.iter().collect()),
            (Part::IsAdvised, self.advised.iter().collect()),
            (Part::Issues, self.issued_by.iter().collect()),
            (Part::IsNamed, self.units.iter().filter(|unit| !has_part(unit)).collect()),
        ];
        parts.retain(|(_, units)| !units.is_empty());
        parts
    }

    /// The parts that a unit has in it; none for one that the words just name.
    #[must_use]
    pub fn parts_of(&self, unit: &Id) -> Vec<Part> {
        let parts = self.parts().into_iter();
        let own = parts.filter(|(part, units)| {
            *part != Part::IsNamed && units.iter().any(|other| other.value == *unit)
        });
        own.map(|(part, _)| part).collect()
    }

    /// What part a unit has in it, said to the unit: `Chủ trì, ban hành`. `None` for one that the words
    /// just name.
    #[must_use]
    pub fn own_parts(&self, unit: &Id) -> Option<String> {
        let words: Vec<String> = self
            .parts_of(unit)
            .into_iter()
            .enumerate()
            .map(|(n, part)| match n {
                0 => part.own().to_owned(),
                _ => part.own().to_lowercase(),
            })
            .collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// Every unit that has a part in it or is named in it, each once.
    #[must_use]
    pub fn every_unit(&self) -> Vec<&Reference> {
        let mut units: Vec<&Reference> = Vec::new();
        let roles = self.lead.iter().chain(&self.co).chain(&self.advised).chain(&self.issued_by);
        for unit in roles.chain(&self.units) {
            if !units.iter().any(|seen| seen.value == unit.value) {
                units.push(unit);
            }
        }
        units
    }
}

impl Obligation {
    /// The words without markup.
    #[must_use]
    pub fn words(&self) -> String {
        markup::plain(&self.text)
    }
}
