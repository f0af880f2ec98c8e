//! A plan as a whole (`plan.yaml` and its narrative).

use std::sync::Arc;

use chrono::NaiveDate;

use super::basis::Basis;
use super::certified_copy::{CertifiedCopy, Issued};
use super::correction::Correction;
use super::directive;
use super::document::{
    Abbreviation, Appendix, Document, Letterhead, Narrative, Recipient, Signature,
};
use super::id::{Id, Reference};
use super::paper::Paper;
use super::post::Post;
use super::published::Published;
use super::renamed::Renamed;
use super::task::{Deliverable, Group, Indicator, Internal, Obligation, Stage, Task};
use super::task_table::TaskTable;
use super::time::{BeforeMeans, Occurrence, Scope, When};
use crate::language::rest_day::Calendar;
use crate::markup::{self, Block, BlockKind, Directive};
use crate::source::{Located, Place, SourceFile};

/// A plan as it was released (bản đã phát hành).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// Which release it was, from 1 on.
    pub number: u32,
    /// The plan as it was then.
    pub plan: Plan,
}

/// A plan (kế hoạch).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Where it lives below `content/`, which is its address on the site: `2021`.
    pub address: String,
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// The years it is for.
    pub scope: Scope,
    /// What the last day is of something that is due before a day.
    pub before: BeforeMeans,
    /// The record of the document.
    pub document: Document,
    /// The other document that it is issued with (văn bản ban hành kèm theo), by its name; number and date are
    /// those of that document.
    pub wrapper: Option<Located<String>>,
    /// The names above the number.
    pub letterhead: Letterhead,
    /// Who issues it.
    pub issuer: Option<Reference>,
    /// The legal bases (căn cứ), in order.
    pub bases: Vec<Basis>,
    /// The text around the data; `None` only when its file could not be read, which is a finding.
    pub narrative: Option<Narrative>,
    /// Short forms that the text explains.
    pub abbreviations: Vec<Abbreviation>,
    /// The headings of the table of tasks, in order.
    pub groups: Vec<Group>,
    /// The ways to lay out the tasks; none for the table by time.
    pub tables: Vec<TaskTable>,
    /// The tasks that are published, in printed order.
    pub tasks: Vec<Task>,
    /// What comes of the tasks.
    pub deliverables: Vec<Deliverable>,
    /// What is to be reached.
    pub indicators: Vec<Indicator>,
    /// What others owe: by the plan, then by the other documents of the year.
    pub obligations: Vec<Obligation>,
    /// The recipients, in order.
    pub recipients: Vec<Recipient>,
    /// The signature blocks: one, or several side by side.
    pub signatures: Vec<Signature>,
    /// The appendices, in order.
    pub appendices: Vec<Appendix>,
    /// The certified copies (bản sao), in order.
    pub copies: Vec<CertifiedCopy>,
    /// What is not published.
    pub internal: Internal,
    /// Ids that had another name once.
    pub renamed: Vec<Renamed>,
    /// What its calendars have published, if that was ever written down.
    pub published: Option<Published>,
    /// The plan as it was released, the first release first.
    pub released: Vec<Released>,
    /// What was put right since without another document.
    pub corrections: Vec<Correction>,
    /// The other documents of the year, by name.
    pub papers: Vec<Paper>,
    /// News and good deeds that are published, the newest first.
    pub posts: Vec<Post>,
}

impl Plan {
    /// The plan as it was released, by the number of the release.
    #[must_use]
    pub fn release(&self, number: u32) -> Option<&Self> {
        self.released.iter().find(|copy| copy.number == number).map(|copy| &copy.plan)
    }

    /// The name of the print of the plan itself.
    pub const PRINT: &str = "ke-hoach";

    /// The first year it is for: the year that words without one mean.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.scope.first
    }

    /// Another document of the year as a plan without tasks, so that it is looked at by the same
    /// rules as the plan.
    #[must_use]
    pub fn like(&self, paper: &Paper) -> Self {
        let narrative = Narrative { file: Arc::clone(&paper.file), blocks: paper.blocks.clone() };
        Self {
            address: format!("{}/documents/{}", self.address, paper.name),
            file: Arc::clone(&paper.file),
            scope: self.scope,
            before: self.before,
            document: paper.document.clone(),
            wrapper: None,
            letterhead: paper.letterhead.clone(),
            issuer: paper.issuer.clone(),
            bases: paper.bases.clone(),
            narrative: Some(narrative),
            abbreviations: Vec::new(),
            groups: Vec::new(),
            tables: Vec::new(),
            tasks: Vec::new(),
            deliverables: Vec::new(),
            indicators: Vec::new(),
            obligations: self.obligations_of(paper),
            recipients: paper.recipients.clone(),
            signatures: paper.signatures.clone(),
            appendices: paper.appendices.clone(),
            copies: paper.copies.clone(),
            internal: Internal::default(),
            renamed: Vec::new(),
            published: None,
            released: Vec::new(),
            corrections: Vec::new(),
            papers: Vec::new(),
            posts: Vec::new(),
        }
    }

    /// Another document of the year as it is shown: with the tasks and duties of its unit, where its text has
    /// a place for them.
    #[must_use]
    pub fn shown(&self, paper: &Paper) -> Self {
        let mut plan = self.like(paper);
        let Some(each) = &paper.each else { return plan };
        let places: Vec<String> =
            plan.directives().iter().map(|(directive, _)| directive.name.clone()).collect();
        let has = |name: &str| places.iter().any(|place| place == name);
        let of_unit = |unit: &Reference| each.of.contains(&unit.value);
        if has(directive::TASKS) {
            let tasks = self.tasks.iter();
            let own = tasks.filter(|task| task.every_unit().into_iter().any(of_unit));
            plan.tasks = own.cloned().collect();
            plan.groups.clone_from(&self.groups);
            plan.tables.clone_from(&self.tables);
            if plan.tables.is_empty() {
                let place = Place::new(&paper.file, 0..0);
                plan.tables.push(TaskTable::usual(Located { value: each.unit.clone(), place }));
            }
            for table in &mut plan.tables {
                (table.sparse, table.total) = (true, None);
            }
            plan.deliverables.clone_from(&self.deliverables);
            plan.indicators.clone_from(&self.indicators);
        }
        if has(directive::OBLIGATIONS) {
            let owed = self.obligations.iter().filter(|duty| duty.who.iter().any(of_unit));
            plan.obligations.extend(owed.map(|duty| Obligation { paper: None, ..duty.clone() }));
        }
        plan
    }

    /// The other document that it is issued with.
    #[must_use]
    pub fn issued_with(&self) -> Option<&Paper> {
        let name = self.wrapper.as_ref()?;
        self.papers.iter().find(|paper| paper.name == name.value)
    }

    /// The name of the print of another document: what the plan is issued with stands in the plan's own.
    #[must_use]
    pub fn print_name<'p>(&self, paper: &'p Paper) -> &'p str {
        let issues = self.wrapper.as_ref().is_some_and(|name| name.value == paper.name);
        if issues { Self::PRINT } else { &paper.name }
    }

    /// What others owe by the plan itself.
    pub fn own_obligations(&self) -> impl Iterator<Item = &Obligation> {
        self.obligations.iter().filter(|duty| duty.paper.is_none())
    }

    /// The other document of the year that has the words of something that is owed; of what each unit has one
    /// of, the first.
    #[must_use]
    pub fn paper_of(&self, duty: &Obligation) -> Option<&Paper> {
        let name = duty.paper.as_deref()?;
        self.papers.iter().find(|paper| paper.common_name() == name)
    }

    /// What others owe by another document of the year, as that document says it.
    fn obligations_of(&self, paper: &Paper) -> Vec<Obligation> {
        let name = paper.common_name();
        let of = self.obligations.iter().filter(|duty| duty.paper.as_deref() == Some(name));
        of.map(|duty| Obligation { paper: None, ..duty.clone() }).collect()
    }

    /// The other documents of the year that fulfil a deliverable: the given stage of it, if there is one.
    #[must_use]
    pub fn fulfilling<'p>(&'p self, id: &Id, stage: Option<&Id>) -> Vec<&'p Paper> {
        let fulfils = |fulfilled: &Stage| {
            let of_stage = fulfilled.stage.as_ref().map(|stage| &stage.value);
            fulfilled.deliverable.value == *id && (stage.is_none() || of_stage == stage)
        };
        let papers = self.papers.iter().filter(|paper| paper.is_looked_at());
        papers.filter(|paper| paper.fulfils.iter().any(fulfils)).collect()
    }

    /// The stretches of days that a time means in the years of the plan, as first and last days, in order.
    #[must_use]
    pub fn spans(&self, when: &When) -> Vec<(NaiveDate, NaiveDate)> {
        when.spans(self.scope, self.before)
    }

    /// The times that a time means in the years of the plan, one by one.
    #[must_use]
    pub fn occurrences(&self, when: &When) -> Vec<Occurrence> {
        when.occurrences(self.scope, self.before)
    }

    /// Counts the days of what is bound to events whose day is known.
    pub fn settle(&mut self, calendar: &Calendar) {
        let tasks = self.tasks.iter_mut().chain(&mut self.internal.tasks);
        let times = tasks.map(|task| &mut task.when);
        for when in times.chain(self.obligations.iter_mut().map(|duty| &mut duty.when)) {
            when.value.settle(calendar);
        }
    }

    /// Every task, published or not.
    pub fn every_task(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().chain(&self.internal.tasks)
    }

    /// The ids that a record had before the one it has.
    pub fn old_ids<'p>(&'p self, id: &'p Id) -> impl Iterator<Item = &'p Id> {
        let renamed = self.renamed.iter().filter(move |one| one.new.value == *id);
        renamed.map(|one| &one.old.value)
    }

    /// Every post, published or not.
    pub fn every_post(&self) -> impl Iterator<Item = &Post> {
        self.posts.iter().chain(&self.internal.posts)
    }

    /// The signature blocks, those of certified copies too.
    pub fn every_signature(&self) -> impl Iterator<Item = &Signature> {
        let copies = self.copies.iter().filter_map(|copy| match &copy.issued {
            Issued::Paper { signature, .. } => Some(signature),
            Issued::Electronic { .. } => None,
        });
        self.signatures.iter().chain(copies)
    }

    /// The names above a number, those of certified copies too.
    pub fn every_letterhead(&self) -> impl Iterator<Item = &Letterhead> {
        let copies = self.copies.iter().filter_map(|copy| match &copy.issued {
            Issued::Paper { letterhead, .. } => Some(letterhead),
            Issued::Electronic { .. } => None,
        });
        std::iter::once(&self.letterhead).chain(copies)
    }

    /// The day that stamps what is made of the plan: its date, or the first day of its year as long
    /// as it has none.
    #[must_use]
    pub fn stamp(&self) -> NaiveDate {
        let dated = self.document.date.as_ref().map(|date| date.value);
        dated.or(NaiveDate::from_ymd_opt(self.year(), 1, 1)).unwrap_or_default()
    }

    /// The texts: the narrative, then those of the appendices.
    pub fn texts(&self) -> impl Iterator<Item = &Narrative> {
        let appendices = self.appendices.iter().filter_map(|appendix| appendix.text.as_ref());
        self.narrative.iter().chain(appendices)
    }

    /// The directives of every text, each with its place.
    #[must_use]
    pub fn directives(&self) -> Vec<(&Directive, Place)> {
        let mut directives = Vec::new();
        for text in self.texts() {
            markup::walk(&text.blocks, &mut |block| {
                if let BlockKind::Directive(directive) = &block.kind {
                    directives.push((directive, Place::new(&text.file, block.span.clone())));
                }
            });
        }
        directives
    }

    /// The blocks of the narrative.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        self.narrative.as_ref().map_or(&[], |narrative| &narrative.blocks)
    }
}
