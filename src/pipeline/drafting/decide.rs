//! What a person has to decide (việc phải quyết) about a plan that was carried over: what its words and times leave
//! open, what the rules find in it, and what is of last year.

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::drafting::report::{self, Item, Section};
use crate::drafting::{Renewed, Spot};
use crate::edition::{Text, TextKind};
use crate::language::{act_number, date, district};
use crate::model::{Id, Law, Plan, Task, Unit};
use crate::source::{Located, Place};
use crate::workspace::Workspace;

/// Where a plan that was carried over comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The office's own plan of years before.
    Before,
    /// A sample (bộ mẫu), which the workspace does not hold.
    Sample,
}

/// What is looked at.
pub struct Looked<'l> {
    /// The plan that it comes from.
    pub from: &'l Plan,
    /// Whose that one is.
    pub origin: Origin,
    /// The new plan, alone beside the registers.
    pub workspace: &'l Workspace,
    /// The first day of its time.
    pub first: NaiveDate,
    /// What the rules find in it as it is.
    pub findings: &'l [Diagnostic],
    /// What they find in it where it is dated that day.
    pub dated: &'l [Diagnostic],
}

/// What is to decide, those sorts of which there is something.
pub fn sections(renewed: &Renewed, looked: &Looked) -> Vec<Section> {
    let Looked { from, origin, workspace, first, findings, dated } = *looked;
    let (years, mut days) = report::open(renewed);
    days.extend(rest_days(workspace, findings));
    let of = |ids: &[&str]| -> Vec<Item> {
        dated.iter().filter(|finding| ids.contains(&finding.id())).filter_map(told).collect()
    };
    let mut laws = of(&["law-not-in-force"]);
    laws.extend(laws_of_ended(workspace, first));
    laws.extend(cited_laws(workspace, first));
    let mut units = of(&["unit-ended", "unit-not-yet"]);
    units.extend(district_units(workspace, first));
    units.extend(district_words(of(&["district-after-2025"])));
    let left = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let (of_papers, of_look) = match origin {
        Origin::Before => (Line::new("renew.section.papers"), Line::new("renew.section.look")),
        Origin::Sample => {
            (Line::new("renew.section.papers.of-sample"), Line::new("renew.section.look.of-sample"))
        }
    };
    let sections = [
        (Line::new("renew.section.years").with("count", years.len()), years),
        (Line::new("renew.section.days"), days),
        (Line::new("renew.section.laws"), laws),
        (Line::new("renew.section.units"), units),
        (of_papers, papers(from, origin)),
        (of_look, look(from, origin, workspace)),
        (Line::new("renew.section.errors"), left.filter_map(told).collect()),
    ];
    sections
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(head, items)| Section { head, items })
        .collect()
}

/// A finding as something to decide.
fn told(finding: &Diagnostic) -> Option<Item> {
    let spot = spot(finding.place.as_ref()?);
    let mut item = Item::at(spot, finding.message.clone());
    if finding.id() == "law-not-in-force" {
        item.more.extend(finding.related.iter().map(|(_, line)| line.clone()));
    }
    item.more.extend(finding.hints.iter().cloned());
    Some(item)
}

fn spot(place: &Place) -> Spot {
    Spot { path: place.file.path.clone(), line: place.line_column().0 }
}

/// Deadlines and meetings on days on which offices rest.
fn rest_days(workspace: &Workspace, findings: &[Diagnostic]) -> Vec<Item> {
    let deadlines = findings.iter().filter(|finding| finding.id() == "deadline-on-rest-day");
    let mut items: Vec<Item> = deadlines.filter_map(told).collect();
    let calendar = &workspace.rest_days;
    for plan in &workspace.plans {
        for meeting in plan.every_task().flat_map(|task| &task.meetings) {
            let day = meeting.on.value;
            if calendar.is_rest_day(day) {
                let line = Line::new("renew.meeting-on-rest-day")
                    .with("date", date::figures(day))
                    .with("weekday", date::weekday(day))
                    .with("working", date::figures(calendar.last_working_day(day)));
                items.push(Item::at(spot(&meeting.on.place), line));
            }
        }
        let open = (plan.scope.first..=plan.scope.last).filter(|year| calendar.is_open(*year));
        items.extend(open.map(|year| Item::whole(Line::new("renew.rest-days").with("year", year))));
    }
    items
}

/// Units of the level of districts that the register does not say to have ended, though they have.
fn district_units(workspace: &Workspace, day: NaiveDate) -> Vec<Item> {
    if day <= district::last_day() {
        return Vec::new();
    }
    let named = |unit: &Unit| {
        let is = |id: &Id| *id == unit.id;
        workspace.plans.iter().any(|plan| {
            let issuer = plan.issuer.iter().any(|one| is(&one.value));
            let tasks = plan.every_task().flat_map(Task::every_unit);
            let owed = plan.own_obligations();
            let owed = owed.flat_map(|owed| owed.who.iter().chain(&owed.to).chain(&owed.via));
            issuer || tasks.chain(owed).any(|one| is(&one.value))
        })
    };
    let units = workspace.units.iter().flatten();
    let ended = |unit: &&Located<Unit>| unit.until.is_none() && district::is_named(&unit.name);
    let mut items: Vec<Item> = units
        .filter(ended)
        .filter(|unit| named(unit))
        .map(|unit| {
            let line = Line::new("renew.district").with("unit", &unit.name).with("id", &unit.id);
            Item::at(spot(&unit.place), line)
        })
        .collect();
    if !items.is_empty() {
        let line = Line::new("renew.district.write");
        items.insert(0, Item::whole(line.with("day", date::figures(district::last_day()))));
    }
    items
}

/// The words that speak of bodies of the level of districts; what to do is said once for all.
fn district_words(mut items: Vec<Item>) -> Vec<Item> {
    const HINT: &str = "district-after-2025.who";
    let hint = items.iter().flat_map(|item| &item.more).find(|line| line.key == HINT).cloned();
    for item in &mut items {
        item.more.retain(|line| line.key != HINT);
    }
    if let Some(hint) = hint {
        items.insert(0, Item::whole(Line::new("renew.district.words")).more(hint));
    }
    items
}

/// Acts of bases that carry out one that has ended by a day, as their titles say.
fn laws_of_ended(workspace: &Workspace, day: NaiveDate) -> Vec<Item> {
    let ended = |law: &Law| law.expires.filter(|expires| *expires <= day);
    let mut items = Vec::new();
    for reference in
        workspace.plans.iter().flat_map(|plan| &plan.bases).flat_map(|basis| &basis.laws)
    {
        let law = workspace.laws().find(|law| law.id == reference.value);
        let Some(law) = law.filter(|law| ended(law).is_none()) else { continue };
        let above = act_number::find(&law.title).into_iter().find_map(|(_, number)| {
            let key = act_number::key(number);
            let above = workspace.laws().find(|other| act_number::key(&other.number) == key)?;
            Some((above, ended(above)?))
        });
        if let Some((above, expires)) = above {
            let line = Line::new("renew.law-of-ended").with("law", &law.number);
            let line = line.with("ended", &above.number).with("date", date::figures(expires));
            items.push(Item::at(spot(&reference.place), line));
        }
    }
    items
}

/// Acts that words cite by their number, other than bases, and that have ended by a day.
fn cited_laws(workspace: &Workspace, day: NaiveDate) -> Vec<Item> {
    let mut items = Vec::new();
    for text in workspace.plans.iter().flat_map(Text::of) {
        if matches!(text.kind, TextKind::Basis(_)) {
            continue;
        }
        for (range, number) in act_number::find(&text.words) {
            let key = act_number::key(number);
            let law = workspace.laws().find(|law| act_number::key(&law.number) == key);
            if let Some(law) = law
                && let Some(expires) = law.expires.filter(|expires| *expires <= day)
            {
                let line = Line::new("renew.law-in-words").with("law", &law.number);
                let line = line.with("date", date::figures(expires));
                items.push(Item::at(spot(&text.place(range)), line));
            }
        }
    }
    items
}

/// The other documents and posts of the year before, which are not carried over.
fn papers(plan: &Plan, origin: Origin) -> Vec<Item> {
    let wraps = |name: &str| plan.issued_with().is_some_and(|paper| paper.name == name);
    let papers = plan.papers.iter().filter(|paper| !wraps(&paper.name) && paper.each.is_none());
    let mut items: Vec<Item> = papers
        .map(|paper| {
            let document = &paper.document;
            let line = match origin {
                Origin::Before => Line::new("renew.paper").with("path", &paper.file.path),
                Origin::Sample => Line::new("renew.paper.of-sample"),
            };
            let line = line.with("kind", document.kind.to_lowercase());
            Item::whole(line.with("subject", &document.subject))
        })
        .collect();
    if !items.is_empty() {
        items.push(Item::whole(Line::new("renew.paper.new")));
    }
    let posts = plan.every_post().count();
    if posts > 0 {
        items.push(Item::whole(Line::new("renew.posts").with("count", posts)));
    }
    items
}

/// What stays and may be of last year.
fn look(from: &Plan, origin: Origin, workspace: &Workspace) -> Vec<Item> {
    let mut items = Vec::new();
    // That of a sample is one only since it bears another office's name.
    if origin == Origin::Before && from.document.is_draft() {
        items.push(Item::whole(Line::new("renew.from-draft").with("plan", &from.address)));
    }
    for plan in &workspace.plans {
        for signature in &plan.signatures {
            let line = Line::new("renew.signer").with("name", &signature.name.value);
            let line = line.with("title", &signature.title.value);
            items.push(Item::at(spot(&signature.name.place), line));
        }
        if let Some(first) = plan.recipients.first() {
            let line = Line::new("renew.recipients").with("count", plan.recipients.len());
            items.push(Item::at(spot(&first.to.place), line));
        }
        let mut paid = plan.every_task().filter(|task| task.budget.is_some());
        if let Some(first) = paid.next() {
            let line = Line::new("renew.budgets").with("count", 1 + paid.count());
            items.push(Item::at(spot(&first.id.place), line));
        }
    }
    items
}
