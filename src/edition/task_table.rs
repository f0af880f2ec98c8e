//! Tasks laid out as a plan wants them: a table whose columns are a view of their fields, or prose with
//! labelled lines.

use std::collections::{BTreeMap, BTreeSet};

use super::month::month_holding;
use super::{Edition, wording};
use crate::language::amount::Amount;
use crate::language::phrase::capitalised;
use crate::markup::{Alignment, Block, BlockKind, Cell, Inline, Over, Row, Table};
use crate::model::{
    Column, ColumnKind, Group, Grouping, Id, MoneyUnit, Plan, Reference, RowNumbering, TableLayout,
    Task, TaskTable, UnitNames,
};

/// Tasks that stand below the same heading.
struct Section<'w> {
    heading: Option<Heading<'w>>,
    tasks: Vec<&'w Task>,
}

/// What stands above tasks.
struct Heading<'w> {
    /// Its number, such as `I`.
    label: Option<&'w str>,
    words: String,
}

/// The tasks that a table shows: those of the headings that it names, or all.
#[must_use]
pub fn shown<'w>(plan: &'w Plan, table: &TaskTable) -> Vec<&'w Task> {
    let tasks = plan.tasks.iter();
    if table.only.is_empty() {
        return tasks.collect();
    }
    let wanted = |task: &&Task| {
        let above = task.group.as_ref().map_or_else(Vec::new, |id| headings_above(plan, &id.value));
        above.iter().any(|group| table.only.iter().any(|only| only.value == group.id.value))
    };
    tasks.filter(wanted).collect()
}

/// A heading and those that it stands within, from the inside out. A circle ends where it began.
#[must_use]
pub fn headings_above<'w>(plan: &'w Plan, id: &Id) -> Vec<&'w Group> {
    let find = |id: &Id| plan.groups.iter().find(|group| group.id.value == *id);
    let mut above: Vec<&Group> = Vec::new();
    let mut next = find(id);
    while let Some(group) = next {
        if above.iter().any(|seen| std::ptr::eq(*seen, group)) {
            break;
        }
        above.push(group);
        next = group.within.as_ref().and_then(|within| find(&within.value));
    }
    above
}

/// The blocks that stand where a text places a table. `named` are the tasks that links lead to already:
/// a task that is shown twice is led to where it is shown first.
#[must_use]
pub fn blocks<'w>(
    edition: &Edition<'w>,
    table: &TaskTable,
    named: &mut BTreeSet<&'w Id>,
) -> Vec<Block> {
    let sections = sections(edition, table);
    let filled;
    let table = if table.sparse {
        let tasks = shown(edition.plan, table);
        let mut sparse = table.clone();
        sparse.columns.retain(|column| {
            column.kind == ColumnKind::Number
                || tasks.iter().any(|task| !content(edition, column, task).is_empty())
        });
        filled = sparse;
        &filled
    } else {
        table
    };
    let mut view = View { edition, table, named, count: 0 };
    match table.layout {
        TableLayout::Table => vec![block(BlockKind::Table(view.table(&sections)))],
        TableLayout::Lines => view.lines(&sections),
    }
}

fn block(kind: BlockKind) -> Block {
    Block { span: 0..0, kind }
}

fn text(words: impl Into<String>) -> Inline {
    Inline::Text(words.into())
}

fn cell(text: Vec<Inline>) -> Cell {
    Cell { span: 0..0, text }
}

fn sections<'w>(edition: &Edition<'w>, table: &TaskTable) -> Vec<Section<'w>> {
    let plan = edition.plan;
    let tasks = shown(plan, table);
    let usual = if plan.groups.is_empty() { Grouping::None } else { Grouping::Heading };
    match table.group.unwrap_or(usual) {
        Grouping::None => vec![Section { heading: None, tasks }],
        Grouping::Heading => by_heading(plan, &tasks),
        Grouping::Month => by_month(edition, &tasks),
        Grouping::Unit => by_unit(edition, &tasks),
    }
}

/// Headings in the order of the file, each with those above it that no task stands below.
fn by_heading<'w>(plan: &'w Plan, tasks: &[&'w Task]) -> Vec<Section<'w>> {
    let known: BTreeSet<&Id> = plan.groups.iter().map(|group| &group.id.value).collect();
    let mut below: BTreeMap<Option<&Id>, Vec<&Task>> = BTreeMap::new();
    for task in tasks {
        let id = task.group.as_ref().map(|id| &id.value).filter(|id| known.contains(id));
        below.entry(id).or_default().push(task);
    }
    let mut sections = Vec::new();
    if let Some(tasks) = below.remove(&None) {
        sections.push(Section { heading: None, tasks });
    }
    let used: BTreeSet<&Id> = below
        .keys()
        .flatten()
        .flat_map(|id| headings_above(plan, id))
        .map(|group| &group.id.value)
        .collect();
    for group in plan.groups.iter().filter(|group| used.contains(&group.id.value)) {
        let label = group.label.as_ref().map(|label| label.as_str());
        let heading = Heading { label, words: group.title.value.clone() };
        let tasks = below.remove(&Some(&group.id.value)).unwrap_or_default();
        sections.push(Section { heading: Some(heading), tasks });
    }
    sections
}

/// Months in order, each with what is done or due in it, then the other times in the order of the file.
fn by_month<'w>(edition: &Edition<'w>, tasks: &[&'w Task]) -> Vec<Section<'w>> {
    let year = edition.plan.year();
    let mut months: BTreeMap<(i32, u32), Vec<&Task>> = BTreeMap::new();
    let mut others: Vec<(&str, Vec<&Task>)> = Vec::new();
    for task in tasks {
        if let Some(month) = month_holding(edition.plan, &task.when) {
            months.entry(month).or_default().push(task);
            continue;
        }
        let words = task.when_words.as_str();
        match others.iter_mut().find(|(known, _)| *known == words) {
            Some((_, tasks)) => tasks.push(task),
            None => others.push((words, vec![task])),
        }
    }
    let months = months.into_iter().map(|((of, month), tasks)| {
        let words =
            if of == year { format!("Tháng {month}") } else { format!("Tháng {month}/{of}") };
        (words, tasks)
    });
    let others = others.into_iter().map(|(words, tasks)| (words.to_owned(), tasks));
    let section = |(words, tasks): (String, Vec<&'w Task>)| {
        let heading = (!words.is_empty()).then_some(Heading { label: None, words });
        Section { heading, tasks }
    };
    months.chain(others).map(section).collect()
}

/// What nobody leads, then the units in the order of the register. What several lead stands below each.
fn by_unit<'w>(edition: &Edition<'w>, tasks: &[&'w Task]) -> Vec<Section<'w>> {
    let mut sections = Vec::new();
    let free: Vec<&Task> = tasks.iter().copied().filter(|task| task.lead.is_empty()).collect();
    if !free.is_empty() {
        sections.push(Section { heading: None, tasks: free });
    }
    for unit in edition.workspace.units() {
        let leads = |task: &&Task| task.lead.iter().any(|lead| lead.value == unit.id);
        let tasks: Vec<&Task> = tasks.iter().copied().filter(leads).collect();
        if !tasks.is_empty() {
            let heading = Heading { label: None, words: unit.name.clone() };
            sections.push(Section { heading: Some(heading), tasks });
        }
    }
    sections
}

struct View<'v, 'w> {
    edition: &'v Edition<'w>,
    table: &'v TaskTable,
    named: &'v mut BTreeSet<&'w Id>,
    /// The number of the last row.
    count: usize,
}

impl<'w> View<'_, 'w> {
    fn table(&mut self, sections: &[Section<'w>]) -> Table {
        let columns = &self.table.columns;
        let head = columns.iter().map(|column| cell(vec![text(head(self.edition, column))]));
        let head = Row { span: 0..0, cells: head.collect() };
        let mut rows = Vec::new();
        for section in sections {
            rows.extend(section.heading.as_ref().map(|heading| self.heading(heading)));
            self.begin(section);
            for task in &section.tasks {
                let number = self.next(section);
                let cells = columns.iter().map(|column| cell(self.cell(column, task, &number)));
                let cells = cells.collect::<Vec<_>>();
                rows.push(Row { span: 0..0, cells: self.named(cells, task) });
            }
        }
        rows.extend(self.total(sections));
        let alignments = columns.iter().map(|column| match column.kind {
            ColumnKind::Number | ColumnKind::Time => Alignment::Centre,
            ColumnKind::Budget => Alignment::Right,
            _ => Alignment::Left,
        });
        Table { columns: alignments.collect(), over: over(columns), head, rows }
    }

    /// A heading as a row: its label in the column of numbers, if that is the first.
    fn heading(&self, heading: &Heading) -> Row {
        let columns = &self.table.columns;
        let numbered = columns.len() > 1
            && columns.first().is_some_and(|column| column.kind == ColumnKind::Number);
        let mut cells: Vec<Cell> = columns.iter().map(|_| cell(Vec::new())).collect();
        let strong = |words: &str| vec![Inline::Strong(vec![text(words)])];
        let (first, words) = match heading.label {
            Some(label) if numbered => (Some(label), heading.words.clone()),
            Some(label) => (None, format!("{label}. {}", heading.words)),
            None => (None, heading.words.clone()),
        };
        if let Some(label) = first
            && let Some(cell) = cells.first_mut()
        {
            cell.text = strong(label);
        }
        if let Some(cell) = cells.get_mut(usize::from(first.is_some())) {
            cell.text = strong(&words);
        }
        Row { span: 0..0, cells }
    }

    fn begin(&mut self, section: &Section) {
        if self.table.numbering != RowNumbering::Continue && section.heading.is_some() {
            self.count = 0;
        }
    }

    fn next(&mut self, section: &Section) -> String {
        self.count += 1;
        let label = section.heading.as_ref().and_then(|heading| heading.label);
        match (self.table.numbering, label) {
            (RowNumbering::Outline, Some(label)) => {
                format!("{}.{}", label.trim_end_matches('.'), self.count)
            }
            _ => self.count.to_string(),
        }
    }

    /// Makes a row's words the place that links to its task lead to.
    fn named(&mut self, mut cells: Vec<Cell>, task: &'w Task) -> Vec<Cell> {
        let columns = self.table.columns.iter().map(|column| &column.kind);
        let at = columns.clone().position(|kind| *kind == ColumnKind::Text);
        let at = at.or_else(|| columns.clone().position(|kind| *kind != ColumnKind::Number));
        if let Some(cell) = cells.get_mut(at.unwrap_or(0)) {
            cell.text = self.place(std::mem::take(&mut cell.text), task);
        }
        cells
    }

    /// Words that links to a task lead to, if none do yet.
    fn place(&mut self, words: Vec<Inline>, task: &'w Task) -> Vec<Inline> {
        let id = &task.id.value;
        if !self.named.insert(id) {
            return words;
        }
        let olds = self.edition.plan.old_ids(id);
        let ids = std::iter::once(id).chain(olds).map(ToString::to_string).collect();
        vec![Inline::Named { ids, text: words }]
    }

    fn cell(&self, column: &Column, task: &Task, number: &str) -> Vec<Inline> {
        if column.kind == ColumnKind::Number {
            return vec![text(number)];
        }
        content(self.edition, column, task)
    }

    /// The row with the sum of the money.
    fn total(&self, sections: &[Section<'w>]) -> Option<Row> {
        let words = self.table.total.as_ref()?;
        let columns = &self.table.columns;
        let budget = columns.iter().find(|column| column.kind == ColumnKind::Budget)?;
        let sum = sum(sections.iter().flat_map(|section| section.tasks.iter().copied()), budget);
        let strong = |words: String| vec![Inline::Strong(vec![text(words)])];
        let named = columns.iter().position(|column| column.kind == ColumnKind::Text).unwrap_or(0);
        let cells = columns.iter().enumerate().map(|(at, column)| {
            cell(match &column.kind {
                ColumnKind::Budget => strong(sum.to_string()),
                _ if at == named => strong(words.value.clone()),
                _ => Vec::new(),
            })
        });
        Some(Row { span: 0..0, cells: cells.collect() })
    }

    /// A paragraph for each task, and a line for each of its other columns.
    fn lines(&mut self, sections: &[Section<'w>]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let paragraph = |text| block(BlockKind::Paragraph(text));
        for section in sections {
            if let Some(heading) = &section.heading {
                let label = heading.label.map(|label| format!("{label}. ")).unwrap_or_default();
                // Words in bold are headings, and a list of tasks has none.
                let words = format!("{label}{}:", heading.words);
                blocks.push(paragraph(vec![text(words)]));
            }
            self.begin(section);
            for task in &section.tasks {
                let number = self.next(section);
                let columns = &self.table.columns;
                let numbered = columns.iter().any(|column| column.kind == ColumnKind::Number);
                let mut words = task.text.value.clone();
                if numbered {
                    words.insert(0, text(format!("{number}. ")));
                }
                blocks.push(paragraph(self.place(words, task)));
                for item in &task.items {
                    let mut words = vec![text("- ")];
                    words.extend(item.value.iter().cloned());
                    blocks.push(paragraph(words));
                }
                for column in columns {
                    if matches!(column.kind, ColumnKind::Number | ColumnKind::Text) {
                        continue;
                    }
                    let words = content(self.edition, column, task);
                    if !words.is_empty() {
                        let mut line = vec![text(format!("- {}: ", head(self.edition, column)))];
                        line.extend(words);
                        blocks.push(paragraph(line));
                    }
                }
            }
        }
        blocks
    }
}

/// The sum of the money of tasks, each counted once.
fn sum<'t>(tasks: impl Iterator<Item = &'t Task>, column: &Column) -> Amount {
    let mut seen = BTreeSet::new();
    let budgets = tasks.filter(|task| seen.insert(&task.id.value));
    let amounts = budgets.filter_map(|task| task.budget.as_ref()?.amount);
    Amount::of_money(amounts.fold(0, u64::saturating_add), column.unit.zeros())
}

/// The heads that stand over several columns: neighbours that have the same words share one.
fn over(columns: &[Column]) -> Vec<Over> {
    let mut found: Vec<(&str, std::ops::Range<usize>)> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let Some(words) = column.under.as_ref().map(|words| words.as_str()) else { continue };
        match found.last_mut() {
            Some((last, range)) if range.end == at && *last == words => range.end += 1,
            _ => found.push((words, at..at + 1)),
        }
    }
    let over = |(words, columns): (&str, _)| Over { cell: cell(vec![text(words)]), columns };
    found.into_iter().map(over).collect()
}

/// The head of a column.
#[must_use]
pub fn head(edition: &Edition, column: &Column) -> String {
    if let Some(head) = &column.head {
        // Without its unit an amount says little.
        let unit = column.unit.words();
        let told = column.kind != ColumnKind::Budget
            || column.unit == MoneyUnit::Dong
            || head.to_lowercase().contains(&unit.to_lowercase())
            || head.contains('(');
        return if told { head.value.clone() } else { format!("{} ({unit})", head.value) };
    }
    let words = match &column.kind {
        ColumnKind::Number => "STT",
        ColumnKind::Text => "Nội dung công việc",
        ColumnKind::Time => wording::time_heading(edition),
        ColumnKind::Lead => "Cơ quan chủ trì",
        ColumnKind::Co => "Cơ quan phối hợp",
        ColumnKind::Advised => "Cơ quan được tham mưu",
        ColumnKind::IssuedBy => "Cơ quan ban hành",
        ColumnKind::Units => "Đơn vị liên quan",
        ColumnKind::Product => "Sản phẩm",
        ColumnKind::Budget => return format!("Kinh phí ({})", column.unit.words()),
        ColumnKind::Source => "Nguồn kinh phí",
        ColumnKind::Indicators => "Chỉ tiêu",
        ColumnKind::Note => "Ghi chú",
        ColumnKind::Own(id) => id.as_str(),
    };
    words.to_owned()
}

/// What stands in a column for a task: the words that it has for it, else what its data gives.
#[must_use]
pub fn content(edition: &Edition, column: &Column, task: &Task) -> Vec<Inline> {
    let given = task.cells.iter().find(|cell| *cell.column == column.kind.name());
    if let Some(given) = given {
        return listed(given.lines.iter().map(|line| line.value.clone()).collect());
    }
    let names = |ids: &[Reference]| units(edition, ids, column.names);
    let one = |id: &Option<Reference>| names(id.as_slice());
    match &column.kind {
        ColumnKind::Number | ColumnKind::Own(_) => Vec::new(),
        ColumnKind::Text => {
            let mut words = task.text.value.clone();
            for item in &task.items {
                words.extend([Inline::Break, text("- ")]);
                words.extend(item.value.iter().cloned());
            }
            words
        }
        ColumnKind::Time => listed(vec![task.when_words.clone()]),
        ColumnKind::Lead => names(&task.lead),
        ColumnKind::Co => names(&task.co),
        ColumnKind::Advised => one(&task.advised),
        ColumnKind::IssuedBy => one(&task.issued_by),
        ColumnKind::Units => names(&task.units),
        ColumnKind::Product => listed(products(edition, task)),
        ColumnKind::Budget => {
            let amount = task.budget.as_ref().and_then(|budget| budget.amount);
            let amount = amount.map(|dong| Amount::of_money(dong, column.unit.zeros()));
            amount.map_or_else(Vec::new, |amount| vec![text(amount.to_string())])
        }
        ColumnKind::Source => {
            let source = task.budget.as_ref().and_then(|budget| budget.source.as_ref());
            source.map_or_else(Vec::new, |source| vec![text(source.value.clone())])
        }
        ColumnKind::Indicators => listed(indicators(edition, task)),
        ColumnKind::Note => {
            task.note.as_ref().map_or_else(Vec::new, |note| vec![text(note.value.clone())])
        }
    }
}

/// Lines of a cell: one stands as it is, several have dashes.
fn listed(lines: Vec<String>) -> Vec<Inline> {
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    if let [only] = lines.as_slice() {
        return vec![text(only.clone())];
    }
    let mut words = Vec::new();
    for line in lines {
        if !words.is_empty() {
            words.push(Inline::Break);
        }
        words.push(text(format!("- {line}")));
    }
    words
}

fn units(edition: &Edition, ids: &[Reference], names: UnitNames) -> Vec<Inline> {
    let name = |id: &Reference| {
        let unit = edition.workspace.units().find(|unit| unit.id == id.value);
        unit.map(|unit| match names {
            UnitNames::Short => unit.short().to_owned(),
            UnitNames::Full => unit.name.clone(),
            UnitNames::Abbreviation => {
                unit.abbreviation.as_deref().unwrap_or(unit.short()).to_owned()
            }
        })
    };
    let names: Vec<String> = ids.iter().filter_map(name).collect();
    if names.is_empty() { Vec::new() } else { vec![text(capitalised(&names.join("; ")))] }
}

/// What comes of a task, with the stage that it is brought to.
fn products(edition: &Edition, task: &Task) -> Vec<String> {
    let product = |stage: &crate::model::Stage| {
        let mut deliverables = edition.plan.deliverables.iter();
        let of = deliverables.find(|one| one.id.value == stage.deliverable.value)?;
        let stage = stage.stage.as_ref().map(|stage| wording::stage(&stage.value).to_lowercase());
        let stage = stage.map(|stage| format!(" ({stage})")).unwrap_or_default();
        Some(format!("{}{stage}", &*of.title))
    };
    task.deliverables.iter().filter_map(product).collect()
}

fn indicators(edition: &Edition, task: &Task) -> Vec<String> {
    let words = |id: &Reference| {
        let mut indicators = edition.plan.indicators.iter();
        let one = indicators.find(|one| one.id.value == id.value)?;
        let target = one.target.as_ref().map(|target| format!(": {}", &**target));
        Some(format!("{}{}", &*one.text, target.unwrap_or_default()))
    };
    task.indicators.iter().filter_map(words).collect()
}
