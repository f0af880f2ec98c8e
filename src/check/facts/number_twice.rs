//! No two documents of one issuer and one year have the same number and sign
//! (Decree 30/2020/NĐ-CP, article 15, clause 1; Appendix I, part I, section II, clause 3).

use chrono::Datelike;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::language::folded;
use crate::model::Plan;

/// A number that another plan of the workspace has.
pub static RULE: Rule =
    Rule { id: "number-twice", severity: Severity::Error, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let (Some(number), Some(this)) = (&plan.document.number, Series::of(plan)) else { return };
    let plans = scope.all.iter().map(|edition| edition.plan);
    // Told at the later of the two, in the order of their addresses.
    let mut earlier = plans.filter(|other| other.address < plan.address);
    let Some(other) = earlier.find(|other| Series::of(other).is_some_and(|it| it.meets(&this)))
    else {
        return;
    };
    let finding = RULE
        .finding()
        .with("number", plan.document.number_and_symbol())
        .with("plan", &other.address)
        .with("year", this.year)
        .at(number.place.clone())
        .of(&record::plan(plan))
        .hint(Line::new("number-twice.registry"));
    findings.push(match &other.document.number {
        Some(first) => finding.see(first.place.clone(), Line::new("duplicate-key.first")),
        None => finding,
    });
}

/// What a number must be the only one of.
struct Series {
    year: i32,
    number: String,
    symbol: String,
    issuer: String,
    parent: Option<String>,
}

impl Series {
    /// `None` as long as the document has no number or no date.
    fn of(plan: &Plan) -> Option<Self> {
        // Its number is that of the document that it is issued with.
        if plan.wrapper.is_some() {
            return None;
        }
        let document = &plan.document;
        let letterhead = &plan.letterhead;
        Some(Self {
            year: document.date.as_ref()?.value.year(),
            number: document.number.as_ref()?.trim().trim_start_matches('0').to_owned(),
            symbol: document.symbol.trim().to_uppercase(),
            issuer: folded::key(&letterhead.issuer),
            parent: letterhead.parent.as_ref().map(|parent| folded::key(parent)),
        })
    }

    /// Whether two documents stand at one place of one series. Councils of the same name under
    /// two bodies have a series each.
    fn meets(&self, other: &Self) -> bool {
        let parents = self.parent.as_ref().zip(other.parent.as_ref());
        self.year == other.year
            && self.number == other.number
            && self.symbol == other.symbol
            && self.issuer == other.issuer
            && parents.is_none_or(|(a, b)| a == b)
    }
}
