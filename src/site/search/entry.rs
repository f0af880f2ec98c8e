//! What can be found: every task, duty, paragraph, document, unit, month, deliverable, act and post.

use crate::edition::{Edition, wording};
use crate::language::date;
use crate::markup::{self, Block, BlockKind};
use crate::model::{Law, Obligation, Plan, Task};
use crate::site::{address, narrative};

/// What an entry is. The index tells it by its place in this list, and the pages have its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A document (văn bản): the plan itself, or another of the year.
    Document,
    /// A unit (đơn vị).
    Unit,
    /// A month (tháng).
    Month,
    /// A deliverable (sản phẩm).
    Deliverable,
    /// A legal act (văn bản pháp luật).
    Act,
    /// A post (tin, bài).
    Post,
    /// What others must send (việc phải gửi).
    Duty,
    /// A task (việc).
    Task,
    /// A paragraph of the text (đoạn).
    Paragraph,
}

impl Kind {
    /// Every kind with the key of its word, in the order of the index.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Document, "found_document"),
        (Self::Unit, "found_unit"),
        (Self::Month, "found_month"),
        (Self::Deliverable, "found_deliverable"),
        (Self::Act, "found_act"),
        (Self::Post, "found_post"),
        (Self::Duty, "found_duty"),
        (Self::Task, "found_task"),
        (Self::Paragraph, "found_paragraph"),
    ];
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// The plan it belongs to, by its place in the list of plans; acts belong to none.
    pub plan: Option<usize>,
    /// The folder of its page.
    pub folder: String,
    /// Its anchor on that page, if it is not the page itself.
    pub anchor: Option<String>,
    /// Its name, or its words.
    pub title: String,
    /// Where in the plan it stands: a time, a heading; may be empty.
    pub place: String,
    /// More words that it is found by; may be empty.
    pub body: String,
}

/// Everything that can be found: what has a name, plan by plan in the order of each; the acts; then the
/// paragraphs, of which one finds too many.
pub fn of(editions: &[&Edition], acts: &[&Law]) -> Vec<Entry> {
    let plans = editions.iter().enumerate();
    let mut entries: Vec<Entry> = plans.flat_map(|(at, edition)| of_plan(edition, at)).collect();
    entries.extend(acts.iter().map(|law| act(law)));
    entries.sort_by_key(|entry| entry.kind == Kind::Paragraph);
    entries
}

fn of_plan(edition: &Edition, at: usize) -> Vec<Entry> {
    let plan = edition.plan;
    let mut entries = Vec::new();
    let mut add =
        |kind, folder: &str, anchor: Option<&str>, title: &str, place: &str, body: &str| {
            entries.push(Entry {
                kind,
                plan: Some(at),
                folder: folder.to_owned(),
                anchor: anchor.map(str::to_owned),
                title: one_line(title),
                place: one_line(place),
                body: one_line(body),
            });
        };
    let page = address::plan(edition);
    let title = wording::title(&plan.document);
    add(Kind::Document, page, None, &title, "", &wording::number(&plan.document));
    for paper in &plan.papers {
        let appendices = paper.appendices.iter().filter_map(|one| one.text.as_ref());
        let texts = appendices.map(|text| words(&text.blocks));
        let texts: Vec<String> = std::iter::once(words(&paper.blocks)).chain(texts).collect();
        let body = format!("{} {}", wording::number(&paper.document), texts.join(" "));
        let folder = address::paper(edition, &paper.name);
        add(Kind::Document, &folder, None, &wording::title(&paper.document), "", &body);
    }
    for view in &edition.units {
        let unit = view.unit;
        let names = unit.short.iter().chain(&unit.abbreviation).chain(&unit.names);
        let names: Vec<&str> = names.map(String::as_str).collect();
        let folder = address::unit(edition, &unit.id);
        add(Kind::Unit, &folder, None, &unit.name, "", &names.join(", "));
    }
    for (year, month) in edition.busy_months() {
        let folder = address::month(edition, (year, month));
        add(Kind::Month, &folder, None, &format!("Tháng {month} năm {year}"), "", "");
    }
    for one in &plan.deliverables {
        let kind = one.kind.as_ref().map(|kind| kind.as_str()).unwrap_or_default();
        let folder = address::deliverable(edition, &one.id.value);
        add(Kind::Deliverable, &folder, None, &one.title, "", kind);
    }
    for post in &plan.posts {
        let body = format!("{} {}", *post.summary, words(&post.blocks));
        let folder = address::post(&post.name);
        add(Kind::Post, &folder, None, &post.title, &date::figures(post.date), &body);
    }
    for duty in &plan.obligations {
        let body = format!("{} {}", duty.words(), names(edition, duty));
        let anchor = Some(duty.id.value.as_str());
        add(
            Kind::Duty,
            &address::duty(edition, duty),
            anchor,
            &duty.title,
            &duty.when_words,
            &body,
        );
    }
    for task in &plan.tasks {
        let anchor = Some(task.id.value.as_str());
        let body = unnamed(edition, task);
        add(Kind::Task, page, anchor, &task.words(), &task.when_words, &body);
    }
    for paragraph in paragraphs(plan) {
        let Paragraph { anchor, words, heading, table } = &paragraph;
        add(Kind::Paragraph, page, anchor.as_deref(), words, heading, table);
    }
    entries
}

/// Who owes something, to whom, via whom.
fn names(edition: &Edition, duty: &Obligation) -> String {
    let units = duty.who.iter().chain(&duty.to).chain(&duty.via);
    let names: Vec<&str> = units.map(|unit| edition.unit_name(&unit.value)).collect();
    names.join(", ")
}

/// Who has a part in a task and is not named by its words.
fn unnamed(edition: &Edition, task: &Task) -> String {
    let words = task.words();
    let names = task.every_unit().into_iter().map(|unit| edition.unit_name(&unit.value));
    let names: Vec<&str> = names.filter(|name| !words.contains(name)).collect();
    names.join(", ")
}

/// The words of a text, tables and headings included.
fn words(blocks: &[Block]) -> String {
    let mut all = Vec::new();
    markup::words(blocks, &mut |_, inlines| all.push(markup::plain(inlines)));
    all.join(" ")
}

/// A paragraph of a text of the plan, or an appendix that has none.
#[derive(Default)]
struct Paragraph {
    /// Its anchor; none for the page itself.
    anchor: Option<String>,
    /// The heading that it stands below.
    heading: String,
    words: String,
    /// The words of the tables beside it, which have no place of their own.
    table: String,
}

/// The paragraphs of all texts.
fn paragraphs(plan: &Plan) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut number = 0;
    if let Some(narrative) = &plan.narrative {
        let page = Paragraph { words: wording::title(&plan.document), ..Paragraph::default() };
        add_paragraphs(&narrative.blocks, page, &mut number, &mut found);
    }
    for (n, appendix) in (1..).zip(&plan.appendices) {
        let Some(text) = &appendix.text else { continue };
        let whole = Paragraph {
            anchor: Some(narrative::appendix_anchor(n)),
            words: appendix.title.value.clone(),
            ..Paragraph::default()
        };
        add_paragraphs(&text.blocks, whole, &mut number, &mut found);
    }
    found
}

/// The paragraphs of a text; `whole` is for the words of tables where it has no paragraph.
fn add_paragraphs(
    blocks: &[Block],
    whole: Paragraph,
    number: &mut usize,
    found: &mut Vec<Paragraph>,
) {
    let mut own: Vec<Paragraph> = Vec::new();
    let mut heading = String::new();
    // What stands before the first paragraph is found there.
    let mut early = String::new();
    markup::walk(blocks, &mut |block| match &block.kind {
        BlockKind::Heading { text, number, .. } => {
            let number = number.as_ref().map(|number| format!("{} ", number.words));
            heading = format!("{}{}", number.unwrap_or_default(), markup::plain(text));
        }
        BlockKind::Paragraph(text) => {
            own.push(Paragraph {
                anchor: Some(narrative::paragraph_anchor(*number)),
                heading: heading.clone(),
                words: markup::plain(text),
                table: std::mem::take(&mut early),
            });
            *number += 1;
        }
        BlockKind::Table(table) => {
            let beside = own.last_mut().map_or(&mut early, |last| &mut last.table);
            for cell in table.cells() {
                beside.push(' ');
                beside.push_str(&markup::plain(&cell.text));
            }
        }
        _ => {}
    });
    if !early.is_empty() {
        own.push(Paragraph { table: early, ..whole });
    }
    found.append(&mut own);
}

fn act(law: &Law) -> Entry {
    let named = law.kind.as_deref().filter(|kind| !law.title.starts_with(*kind));
    let title = match named {
        Some(kind) => format!("{kind} số {}: {}", law.number, law.title),
        None => format!("{} (số {})", law.title, law.number),
    };
    Entry {
        kind: Kind::Act,
        plan: None,
        folder: address::act(&law.id),
        anchor: None,
        title: one_line(&title),
        place: String::new(),
        body: one_line(law.issuer.as_deref().unwrap_or_default()),
    }
}

/// The words without line ends and tabs, which part the fields of the index.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;
    use std::path::Path;

    #[test]
    fn words_of_tables_and_appendices_are_found() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        for (office, kind, title, words) in [
            ("quy-che-mau", Kind::Paragraph, "Lịch ghi ở bảng dưới đây", "Nhà văn hóa các thôn"),
            ("day-du", Kind::Document, "Quyết định", "quyết định theo đa số"),
        ] {
            let read = workspace::read(&folder.join(office)).0;
            let editions: Vec<Edition> =
                read.plans.iter().map(|plan| Edition::of(&read, plan)).collect();
            let entries = of(&editions.iter().collect::<Vec<_>>(), &[]);
            let found: Vec<&Entry> =
                entries.iter().filter(|one| one.body.contains(words)).collect();
            let titles =
                found.iter().filter(|one| one.kind == kind && one.title.starts_with(title));
            assert_eq!(titles.count(), 1, "{words}: {found:?}");
        }
    }

    #[test]
    fn kinds_are_told_by_their_place() {
        for (at, (kind, _)) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, at);
        }
    }
}
