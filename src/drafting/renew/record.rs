//! A record of a plan (a task, an obligation, a basis, a field): its times, its words, and the period that it is
//! about, which move together.

use chrono::NaiveDate;

use super::about::About;
use super::found::{Edit, What};
use super::rewrite::applied;
use super::words::Follows;
use super::work::Work;
use crate::diagnostic::Line;
use crate::drafting::day::Feast;
use crate::drafting::digits;
use crate::drafting::fields::Record;
use crate::drafting::mention::{self, Kind};
use crate::drafting::running::Running;
use crate::source::yaml::{Entry, Value};
use crate::workspace::plan_text::Layout;

impl Work<'_> {
    /// A task, an obligation, a basis, or a field of the plan.
    pub fn record(&mut self, record: &Record) {
        let text = &self.file.text;
        let runs: Vec<Running> =
            record.words.iter().map(|span| Running::of(text, span.clone())).collect();
        let words = runs.iter().map(|run| run.words.as_str());
        let mut words = words.chain(record.times.iter().map(|(_, time)| *time));
        let feast = words.find_map(Feast::named);
        let days: Vec<NaiveDate> = self
            .days
            .iter()
            .filter(|(at, _)| record.span.contains(at))
            .map(|(_, day)| *day)
            .collect();
        for (span, time) in &record.times {
            self.time(span, time, feast, &days);
        }
        let mut about = record.about.and_then(|entry| self.about(entry));
        // Where the words name no year, they cannot contradict the data.
        let silent = runs.iter().all(|run| {
            let found = mention::mentions(&run.words, self.from, record.basis);
            found.iter().all(|one| match &one.kind {
                Kind::Kept(_) => true,
                // A spring of another year says nothing of the period.
                Kind::LunarYear(..) => {
                    about.as_ref().is_none_or(|about| !about.is_said_by(&one.kind))
                }
                _ => false,
            })
        });
        if silent && let Some(about) = about.take() {
            self.found.push(about.found(What::Moved(Line::new("renew.moved.about"))));
        }
        let mut abouts: Vec<About> = about.into_iter().collect();
        for run in &runs {
            self.words(run, record.basis, &mut abouts, &days, Follows::Record(feast));
        }
        for about in abouts {
            self.found.push(about.found(What::Proposed(Line::new("renew.why.about"))));
        }
    }

    /// The period that work is about, where it is near that of the plan.
    fn about(&self, entry: &Entry) -> Option<About> {
        let Value::Map(fields) = &entry.value.value else { return None };
        let year = fields.iter().find(|field| ["year", "school_year"].contains(&&*field.key))?;
        let school = year.key == "school_year";
        let text = &self.file.text;
        let span = Layout { text }.value(year);
        let years: Vec<_> = digits::years(text, span.clone()).collect();
        let (_, first) = *years.first()?;
        let near = self.from.first - 1..=self.from.last + 1;
        let is_near = near.contains(&first) || school && near.contains(&(first + 1));
        if !is_near {
            return None;
        }
        let old = text.get(span.clone())?.to_owned();
        let years = years.into_iter();
        let edits: Vec<Edit> =
            years.map(|(digits, year)| (digits, (year + self.shift()).to_string())).collect();
        let new = applied(text, &span, &edits);
        let key = &year.key;
        Some(About {
            at: entry.key_span.start,
            year: first,
            school,
            old: format!("about: {{{key}: {old}}}"),
            new: format!("about: {{{key}: {new}}}"),
            edits,
        })
    }
}
