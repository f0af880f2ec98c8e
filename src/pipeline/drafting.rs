//! What is drafted anew: read the workspace, draft, look at the draft with every rule, write.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::exchange::{chosen, errors, not_edited, worse};
use super::{Failure, examine, fonts};
use crate::diagnostic::{Catalogue, Diagnostic, Line, Severity, nearest};
use crate::drafting::report::{self, Item, Section};
use crate::drafting::{self, Accepted, Meant, PaperDraft, Renewed, Spot};
use crate::edition::{Text, TextKind, change};
use crate::language::{act_number, date, district, fold, time};
use crate::model::{DocumentType, Id, Law, Plan, Scope, State, Task, Unit, When};
use crate::print::FontFolders;
use crate::source::yaml::{self, Value};
use crate::source::{Located, Place, SourceFile};
use crate::workspace::{
    self, Field, NotEdited, NotStarted, TaskChange, TaskEdit, TaskRow, Workspace,
};

/// The list of what is to decide, beside a plan. No reader of a workspace asks for it.
const LIST: &str = "viec-can-quyet.md";

/// The plans of a year that are wanted.
#[derive(Debug)]
pub struct YearRequest<'r> {
    /// The year.
    pub year: i32,
    /// The address of the plan to start from, if one was named; else the newest of each kind.
    pub from: Option<&'r str>,
    /// Which proposals are made at once.
    pub accepted: Accepted,
    /// Whether it is only told what would be done.
    pub dry_run: bool,
    /// The language of the list.
    pub words: &'r Catalogue,
}

/// The plans of a year.
#[derive(Debug)]
pub struct NewYear {
    /// The plans.
    pub plans: Vec<NewPlan>,
    /// Plans that were not carried over, and why.
    pub skipped: Vec<Line>,
    /// Whether they were written.
    pub written: bool,
}

/// A plan of the year.
#[derive(Debug)]
pub struct NewPlan {
    /// The address of the plan that it comes from.
    pub from: String,
    /// Its own.
    pub to: String,
    /// Its files, the list of what is to decide last.
    pub files: Vec<String>,
    /// What was moved or changed.
    pub done: Vec<Item>,
    /// What is to decide.
    pub open: Vec<Section>,
    /// Years that stay as they are, by why.
    pub kept: Vec<Item>,
    /// How many proposals for years there are that were not made.
    pub proposals: usize,
}

/// Drafts the plans of a year from those before it.
///
/// # Errors
/// [`Failure`]; nothing is then written.
pub fn new_year(root: &Path, request: &YearRequest) -> Result<NewYear, Failure> {
    let (workspace, findings) = workspace::read(root);
    let sources = sources(&workspace, request, &findings)?;
    let mut done = NewYear { plans: Vec::new(), skipped: sources.skipped, written: false };
    let mut files = Files::new();
    let mut number = 1;
    for (plan, to) in sources.plans {
        let renewed = drafting::renew(plan, to, number, &request.accepted);
        // An address without a year was told of.
        let Some(renewed) = renewed else { continue };
        number += renewed.proposals.len();
        let (new, mut own) = one_plan(root, plan, &renewed, request)?;
        done.plans.push(new);
        files.append(&mut own);
    }
    if let Accepted::Some(numbers) = &request.accepted
        && let Some(unknown) = numbers.iter().find(|one| !(1..number).contains(*one))
    {
        let finding = Diagnostic::error("usage-no-proposal").with("number", unknown);
        let hint = Line::new("usage-no-proposal.range").with("last", number - 1);
        return Err(Failure::Content(vec![finding.hint(hint)]));
    }
    if !request.dry_run {
        write(root, &files)?;
        done.written = true;
    }
    Ok(done)
}

/// Writes new files, all or none.
fn write(root: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
    workspace::write_new(root, files).map_err(|error| match error {
        NotStarted::Exists(path) => Failure::Content(vec![exists(&path)]),
        NotStarted::Io(path, error) => {
            let finding = Diagnostic::error("init-failed").with("reason", error);
            Failure::Machine(finding.about(path))
        }
    })
}

fn exists(path: &str) -> Diagnostic {
    Diagnostic::error("usage-new-exists").about(path).hint(Line::new("usage-new-exists.other"))
}

/// The plans that those of a year come from, each with the years of the new one.
struct Sources<'w> {
    plans: Vec<(&'w Plan, Scope)>,
    skipped: Vec<Line>,
}

fn sources<'w>(
    workspace: &'w Workspace,
    request: &YearRequest,
    findings: &[Diagnostic],
) -> Result<Sources<'w>, Failure> {
    let mut sources = Sources { plans: Vec::new(), skipped: Vec::new() };
    let of_year = |plan: &Plan| {
        let length = plan.scope.last - plan.scope.first;
        Scope { first: request.year, last: request.year + length, school: plan.scope.school }
    };
    let all: Vec<&Plan> = match request.from {
        Some(_) => vec![chosen(workspace, request.from, findings)?],
        None => newest(workspace, request.year, &mut sources.skipped),
    };
    let mut refused = Vec::new();
    for plan in all {
        let to = of_year(plan);
        let Some(address) = drafting::next_address(&plan.address, plan.scope, to) else {
            sources.skipped.push(Line::new("renew.skipped.no-year").with("plan", &plan.address));
            continue;
        };
        if let Some(there) = workspace.plans.iter().find(|other| other.address == address) {
            refused.push(exists(&there.file.path));
            sources.skipped.push(Line::new("renew.skipped.exists").with("plan", &there.address));
            continue;
        }
        sources.plans.push((plan, to));
    }
    // What cannot be read would be carried over as it is.
    let broken: Vec<Diagnostic> = errors(findings.to_vec())
        .into_iter()
        .filter(|finding| {
            let path = finding.file().unwrap_or_default();
            let home = |plan: &Plan| format!("content/{}/", plan.address);
            sources.plans.iter().any(|(plan, _)| path.starts_with(&home(plan)))
        })
        .collect();
    if !broken.is_empty() {
        return Err(Failure::Content(broken));
    }
    if sources.plans.is_empty() {
        if refused.is_empty() {
            let finding = Diagnostic::error("usage-no-plan-before").with("year", request.year);
            let names: Vec<&str> = workspace.plans.iter().map(|plan| &*plan.address).collect();
            let hint = Line::new("usage-plan.names").with("names", names.join(", "));
            let finding = if names.is_empty() { finding } else { finding.hint(hint) };
            refused.push(sources.skipped.iter().cloned().fold(finding, Diagnostic::hint));
        }
        return Err(Failure::Content(refused));
    }
    Ok(sources)
}

/// The newest plan of each kind before a year.
fn newest<'w>(workspace: &'w Workspace, year: i32, skipped: &mut Vec<Line>) -> Vec<&'w Plan> {
    let mut newest = Vec::new();
    for plan in &workspace.plans {
        let series = change::series(&workspace.plans, plan);
        let last = series.iter().rfind(|other| other.year() < year);
        if last.is_none_or(|last| last.address != plan.address) {
            continue;
        }
        if !plan.scope.school && plan.scope.last >= year {
            let line = Line::new("renew.skipped.goes-on").with("plan", &plan.address);
            skipped.push(line.with("years", plan.scope.words()));
            continue;
        }
        newest.push(plan);
    }
    newest
}

/// Files by their paths in the workspace.
type Files = Vec<(String, Vec<u8>)>;

/// The files of a plan, and what is told of it.
fn one_plan(
    root: &Path,
    plan: &Plan,
    renewed: &Renewed,
    request: &YearRequest,
) -> Result<(NewPlan, Files), Failure> {
    let machine = |path: &str, error: std::io::Error| {
        let finding = Diagnostic::error("file-unreadable").with("reason", error);
        Failure::Machine(finding.about(path))
    };
    let mut files: Files = renewed
        .files
        .iter()
        .map(|(path, text)| (path.clone(), text.clone().into_bytes()))
        .collect();
    for (from, to) in &renewed.pictures {
        let bytes = workspace::copy_of(root, from).map_err(|error| machine(from, error))?;
        files.push((to.clone(), bytes));
    }
    if let Some((path, _)) =
        files.iter().find(|(path, _)| root.join(path).symlink_metadata().is_ok())
    {
        return Err(Failure::Content(vec![exists(path)]));
    }
    let (mut workspace, found) =
        workspace::read_alone(root, &files).map_err(|error| machine(&plan.file.path, error))?;
    let home = format!("content/{}/", renewed.to);
    let own = |finding: &Diagnostic| finding.file().is_some_and(|path| path.starts_with(&home));
    let fonts = {
        let mut ignored = Vec::new();
        fonts(&workspace, root, &FontFolders::default(), &mut ignored)
    };
    let mut findings = examine(&workspace, fonts.as_ref(), found.clone(), 1).1;
    findings.retain(own);
    // A draft has no day. What is in force is asked for the first day of its time.
    let first = renewed.scope.first_day();
    date_all(&mut workspace, first);
    let mut dated = examine(&workspace, None, found, 1).1;
    dated.retain(own);

    let (years, mut days) = report::open(renewed);
    days.extend(rest_days(&workspace, &findings));
    let of = |ids: &[&str]| -> Vec<Item> {
        dated.iter().filter(|finding| ids.contains(&finding.id())).filter_map(told).collect()
    };
    let mut laws = of(&["law-not-in-force"]);
    laws.extend(laws_of_ended(&workspace, first));
    laws.extend(cited_laws(&workspace, first));
    let mut units = of(&["unit-ended", "unit-not-yet"]);
    units.extend(district_units(&workspace, first));
    units.extend(district_words(of(&["district-after-2025"])));
    let left = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let proposals = years.len();
    let sections = [
        (Line::new("renew.section.years").with("count", proposals), years),
        (Line::new("renew.section.days"), days),
        (Line::new("renew.section.laws"), laws),
        (Line::new("renew.section.units"), units),
        (Line::new("renew.section.papers"), papers(plan)),
        (Line::new("renew.section.look"), look(plan, &workspace)),
        (Line::new("renew.section.errors"), left.filter_map(told).collect()),
    ];
    let open: Vec<Section> = sections
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(head, items)| Section { head, items })
        .collect();
    let list = format!("{home}{LIST}");
    if root.join(&list).symlink_metadata().is_ok() {
        return Err(Failure::Content(vec![exists(&list)]));
    }
    files.push((list, report::checklist(renewed, &open, request.words).into_bytes()));
    let new = NewPlan {
        from: renewed.from.clone(),
        to: renewed.to.clone(),
        files: files.iter().map(|(path, _)| path.clone()).collect(),
        done: report::done(renewed),
        open,
        kept: report::kept(renewed),
        proposals,
    };
    Ok((new, files))
}

/// Gives every document a day.
fn date_all(workspace: &mut Workspace, day: NaiveDate) {
    for plan in &mut workspace.plans {
        let dated = |place: &Place| Some(Located { value: day, place: place.clone() });
        plan.document.date = dated(&plan.document.subject.place);
        for paper in &mut plan.papers {
            paper.document.date = dated(&paper.document.subject.place);
        }
    }
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
fn papers(plan: &Plan) -> Vec<Item> {
    let wraps = |name: &str| plan.issued_with().is_some_and(|paper| paper.name == name);
    let papers = plan.papers.iter().filter(|paper| !wraps(&paper.name) && paper.each.is_none());
    let mut items: Vec<Item> = papers
        .map(|paper| {
            let document = &paper.document;
            let line = Line::new("renew.paper").with("kind", document.kind.to_lowercase());
            let line = line.with("subject", &document.subject).with("path", &paper.file.path);
            Item::whole(line)
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
fn look(from: &Plan, workspace: &Workspace) -> Vec<Item> {
    let mut items = Vec::new();
    if from.document.is_draft() {
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

/// What a file with errors says is not known for sure.
fn readable(plan: &Plan, findings: &[Diagnostic]) -> Result<(), Failure> {
    let own = findings.iter().filter(|finding| finding.file() == Some(&plan.file.path));
    let wrong = errors(own.cloned().collect());
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Content(wrong)) }
}

/// A document or a post that was drafted.
#[derive(Debug)]
pub struct NewPaper {
    /// Its path in the workspace.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whether it was written.
    pub written: bool,
}

/// Drafts another document of the year of a plan.
///
/// # Errors
/// [`Failure`]; nothing is then written.
pub fn new_paper(
    root: &Path,
    plan: Option<&str>,
    kind: &str,
    name: Option<&str>,
    dry_run: bool,
) -> Result<NewPaper, Failure> {
    let of = match drafting::paper_types(kind) {
        Meant::Type(of) => of,
        other => {
            let mut finding = Diagnostic::error("usage-unknown-type").with("kind", kind);
            if let Meant::Near(near) = other {
                finding = finding.hint(Line::new("did-you-mean").with("near", near.to_lowercase()));
            }
            let all = DocumentType::all().iter().map(|of| of.name.to_lowercase());
            let all: Vec<String> = all.collect();
            // A value that is very long is cut off.
            for some in all.chunks(15) {
                let hint = Line::new("usage-unknown-type.known").with("types", some.join(", "));
                finding = finding.hint(hint);
            }
            return Err(Failure::Content(vec![finding]));
        }
    };
    let (workspace, findings) = workspace::read(root);
    let plan = chosen(&workspace, plan, &findings)?;
    readable(plan, &findings)?;
    let draft = drafting::draft_paper(plan, of, name);
    place(root, draft, name.unwrap_or_default(), dry_run)
}

/// Drafts a post.
///
/// # Errors
/// [`Failure`]; nothing is then written.
pub fn new_post(
    root: &Path,
    plan: Option<&str>,
    title: &str,
    day: NaiveDate,
    dry_run: bool,
) -> Result<NewPaper, Failure> {
    let (workspace, findings) = workspace::read(root);
    let plan = chosen(&workspace, plan, &findings)?;
    readable(plan, &findings)?;
    place(root, drafting::draft_post(plan, title, day), title, dry_run)
}

fn place(
    root: &Path,
    draft: Option<PaperDraft>,
    name: &str,
    dry_run: bool,
) -> Result<NewPaper, Failure> {
    let Some(PaperDraft { path, text }) = draft else {
        let finding = Diagnostic::error("usage-no-slug").with("name", name);
        return Err(Failure::Content(vec![finding.hint(Line::new("usage-no-slug.letters"))]));
    };
    if root.join(&path).symlink_metadata().is_ok() {
        return Err(Failure::Content(vec![exists(&path)]));
    }
    if !dry_run {
        write(root, &[(path.clone(), text.clone().into_bytes())])?;
    }
    Ok(NewPaper { path, text, written: !dry_run })
}

/// A task that is wanted.
#[derive(Debug)]
pub struct TaskRequest<'r> {
    /// The address of the plan, if it was said.
    pub plan: Option<&'r str>,
    /// Its words.
    pub text: &'r str,
    /// Its time, as words of the plan.
    pub when: &'r str,
    /// Who leads it: ids of units.
    pub lead: &'r [String],
    /// Its heading, in a plan whose tasks have some.
    pub group: Option<&'r str>,
    /// Its id, if one was said.
    pub id: Option<&'r str>,
    /// Whether it is only told what would be done.
    pub dry_run: bool,
}

/// A task that was added.
#[derive(Debug)]
pub struct NewTask {
    /// The file of the plan.
    pub path: String,
    /// Its id.
    pub id: String,
    /// The line of the file that it begins on.
    pub line: usize,
    /// Its lines.
    pub text: String,
    /// The id of the task that it follows, if it is not the first.
    pub behind: Option<String>,
    /// What should be looked at.
    pub warnings: Vec<Diagnostic>,
    /// Whether it was written.
    pub written: bool,
}

/// Adds a task to a plan, in its place by time.
///
/// # Errors
/// [`Failure`]; the file of the plan is then as it was.
pub fn new_task(root: &Path, request: &TaskRequest) -> Result<NewTask, Failure> {
    let (workspace, findings) = workspace::read(root);
    let plan = chosen(&workspace, request.plan, &findings)?;
    readable(plan, &findings)?;
    let wrong = wrong_task(&workspace, plan, request);
    if !wrong.is_empty() {
        return Err(Failure::Content(wrong));
    }
    let row = row(&workspace, plan, request);
    let order: Vec<&str> = ids_in_order(plan);
    let behind = place_by_time(plan, request, &order);
    let mut edit = TaskEdit::default();
    for id in &order {
        let words = [(Field::Id, (*id).to_owned())];
        edit.rows.push(TaskRow { words: words.into_iter().collect() });
    }
    let at = behind.map_or(0, |at| at + 1);
    edit.rows.insert(at, row);
    let edited =
        workspace::edit_tasks(&plan.file, &edit).map_err(|error| not_edited(&error, plan))?;
    let added = edited.changes.iter().find_map(|change| match change {
        TaskChange::Added { id, .. } => Some(id.clone()),
        _ => None,
    });
    let file = SourceFile::decode(&*plan.file.path, edited.text.clone().into_bytes())
        .map_err(|_| not_edited(&NotEdited::Unsure(String::new()), plan))?;
    let id = added.unwrap_or_default();
    let (line, text) = lines_of(&file, &id);
    let mut new = NewTask {
        path: plan.file.path.clone(),
        behind: behind.and_then(|at| order.get(at)).map(|id| (*id).to_owned()),
        id,
        line,
        text,
        warnings: Vec::new(),
        written: false,
    };
    if plan.document.state == State::Signed {
        let hint = Line::new("task-in-signed.amend");
        new.warnings.push(Diagnostic::warning("task-in-signed").about(&*plan.file.path).hint(hint));
    }
    let worse = worse(root, &workspace, findings, &file);
    if !worse.is_empty() {
        return Err(Failure::Content(worse));
    }
    if !request.dry_run {
        workspace::write_plan(root, &plan.file, &edited.text).map_err(|error| {
            let finding = Diagnostic::error("mend-failed").with("reason", error);
            Failure::Machine(finding.about(&*plan.file.path))
        })?;
        new.written = true;
    }
    Ok(new)
}

/// The ids of the tasks of a plan, as the file has them.
fn ids_in_order(plan: &Plan) -> Vec<&str> {
    let mut tasks: Vec<&Task> = plan.every_task().collect();
    tasks.sort_by_key(|task| task.id.place.span.start);
    tasks.into_iter().map(|task| task.id.value.as_str()).collect()
}

/// The task that a new one stands behind: the last that begins no later, of its heading where it has one.
fn place_by_time(plan: &Plan, request: &TaskRequest, order: &[&str]) -> Option<usize> {
    let begins = |when: &When| when.first_day().or(when.last_day(plan.before));
    let new = time::parse(request.when, plan.scope).ok().and_then(|when| begins(&when));
    let group = request.group.and_then(|group| group_of(plan, group));
    let in_group =
        |task: &Task| group.is_none() || task.group.as_ref().map(|one| &one.value) == group;
    let any = plan.every_task().any(&in_group);
    let mut last = None;
    for (at, id) in order.iter().enumerate() {
        let Some(task) = plan.every_task().find(|task| task.id.value.as_str() == *id) else {
            continue;
        };
        let no_later = match (begins(&task.when.value), new) {
            (Some(begin), Some(new)) => begin <= new,
            (None, Some(_)) => false,
            (_, None) => true,
        };
        if no_later && (in_group(task) || !any) {
            last = Some(at);
        }
    }
    // Before all others of its heading, and so behind what stands before that.
    if last.is_none() && any && group.is_some() {
        let first = order.iter().position(|id| {
            plan.every_task().any(|task| task.id.value.as_str() == *id && in_group(task))
        });
        return first.and_then(|at| at.checked_sub(1));
    }
    last
}

/// The row of the new task.
fn row(workspace: &Workspace, plan: &Plan, request: &TaskRequest) -> TaskRow {
    let lead: Vec<String> = request
        .lead
        .iter()
        .filter_map(|name| Some(unit_of(workspace, name)?.id.to_string()))
        .collect();
    let group = request.group.and_then(|group| group_of(plan, group)).map(Id::to_string);
    let words = [
        (Field::Id, request.id.unwrap_or_default().to_owned()),
        (Field::When, request.when.to_owned()),
        (Field::Text, request.text.to_owned()),
        (Field::Lead, lead.join("\n")),
        (Field::Group, group.unwrap_or_default()),
    ];
    let words = words.into_iter().filter(|(field, words)| *field == Field::Id || !words.is_empty());
    TaskRow { words: words.map(|(field, words)| (field.clone(), field.tidy(&words))).collect() }
}

/// The unit of an id, or of a name that the register has.
fn unit_of<'w>(workspace: &'w Workspace, name: &str) -> Option<&'w Unit> {
    let name = name.trim();
    let small = name.to_lowercase();
    let called = |unit: &Unit| {
        let names = [Some(&unit.name), unit.short.as_ref(), unit.abbreviation.as_ref()];
        names.into_iter().flatten().chain(&unit.names).any(|one| one.to_lowercase() == small)
    };
    let by_id = workspace.units().find(|unit| unit.id.as_str() == name);
    by_id.or_else(|| workspace.units().find(|unit| called(unit)))
}

/// The heading of an id or a title.
fn group_of<'p>(plan: &'p Plan, name: &str) -> Option<&'p Id> {
    let small = name.trim().to_lowercase();
    let group = plan.groups.iter().find(|group| {
        group.id.value.as_str() == small || group.title.value.to_lowercase() == small
    })?;
    Some(&group.id.value)
}

/// What is wrong with a task that is wanted, all of it.
fn wrong_task(workspace: &Workspace, plan: &Plan, request: &TaskRequest) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    if request.text.trim().is_empty() {
        wrong.push(Diagnostic::error("usage-no-words"));
    }
    if let Err(error) = time::parse(request.when, plan.scope) {
        wrong.push(
            workspace::time_finding(&error)
                .hint(Line::new("usage-when.forms").with("when", request.when)),
        );
    }
    for name in request.lead {
        if unit_of(workspace, name).is_some() {
            continue;
        }
        let finding = Diagnostic::error("usage-unknown-unit").with("unit", name);
        let known: Vec<&str> = workspace.units().map(|unit| unit.id.as_str()).collect();
        let slug = fold::slug(name);
        let near = nearest(&slug, known.iter().copied());
        wrong.push(match near {
            Some(near) => finding.hint(Line::new("did-you-mean").with("near", near)),
            None => finding.hint(Line::new("allowed").with("words", known.join(", "))),
        });
    }
    if let Some(group) = request.group
        && group_of(plan, group).is_none()
    {
        let finding = Diagnostic::error("usage-unknown-group").with("group", group);
        let known: Vec<&str> = plan.groups.iter().map(|group| group.id.value.as_str()).collect();
        wrong.push(if known.is_empty() {
            finding.hint(Line::new("usage-unknown-group.none"))
        } else {
            finding.hint(Line::new("allowed").with("words", known.join(", ")))
        });
    }
    if let Some(id) = request.id {
        let tasks = plan.every_task().map(|task| &task.id.value);
        let taken = tasks.chain(plan.obligations.iter().map(|owed| &owed.id.value));
        if Id::new(id).is_none() {
            let hint = Line::new("usage-bad-id.form").with("right", fold::slug(id));
            wrong.push(Diagnostic::error("usage-bad-id").with("id", id).hint(hint));
        } else if taken.into_iter().any(|taken| taken.as_str() == id) {
            let hint = Line::new("usage-id-taken.leave");
            wrong.push(Diagnostic::error("usage-id-taken").with("id", id).hint(hint));
        }
    }
    wrong
}

/// Where a task begins in a file, and its lines.
fn lines_of(file: &Arc<SourceFile>, id: &str) -> (usize, String) {
    let found = yaml::parse(&file.text).0.and_then(|root| {
        let Value::Map(entries) = root.value else { return None };
        let tasks = entries.into_iter().find(|entry| entry.key == "tasks")?;
        let Value::List(items) = tasks.value.value else { return None };
        items.into_iter().find_map(|item| {
            let Value::Map(fields) = &item.value else { return None };
            let own = fields.iter().find(|field| field.key == "id")?;
            let Value::Scalar(found) = &own.value.value else { return None };
            let end = fields.iter().map(|field| field.value.span.end).max()?;
            (found == id).then_some((item.span.start, end))
        })
    });
    let Some((start, end)) = found else { return (0, String::new()) };
    let start = file.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = file
        .text
        .get(end..)
        .and_then(|rest| rest.find('\n'))
        .map_or(file.text.len(), |at| end + at);
    let text = file.text.get(start..end).unwrap_or_default().replace('\r', "");
    (file.line_column(start).0, text.trim_end().to_owned())
}
