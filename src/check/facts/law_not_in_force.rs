//! An act that a basis cites is in force on the day of the plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::edition::record;
use crate::language::date;
use crate::model::{Id, Law, Plan};
use crate::source::Located;
use crate::workspace;

/// An act that had ended, or has yet to begin.
pub static RULE: Rule =
    Rule { id: "law-not-in-force", severity: Severity::Warning, about: About::Data, check };

/// The acts of the register by id.
type Register<'w> = BTreeMap<&'w Id, &'w Located<Law>>;

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    let Some(issued) = &plan.document.date else { return };
    let day = issued.value;
    let laws = scope.edition.workspace.laws.iter().flatten();
    let register: Register = laws.map(|law| (&law.value.id, law)).collect();
    for (at, basis) in plan.bases.iter().enumerate() {
        for reference in &basis.laws {
            let Some(law) = register.get(&reference.value) else { continue };
            let Some(why) = not_in_force(law, plan, day) else { continue };
            let finding = RULE
                .finding()
                .with("law", &law.number)
                .with("date", date::figures(day))
                .at(reference.place.clone())
                .see(law.place.clone(), why)
                .of(&record::basis(plan, at));
            let instead: Vec<String> = replacements(law, &register)
                .into_iter()
                .filter(|new| not_in_force(new, plan, day).is_none())
                .map(|new| format!("`{}`", new.number))
                .collect();
            findings.push(if instead.is_empty() {
                finding.hint(Line::new("law-not-in-force.other"))
            } else {
                finding.hint(Line::new("law-not-in-force.instead").with("laws", instead.join(", ")))
            });
        }
    }
}

/// Why an act is not in force on the day of a plan. Where its dates are not known, it is.
fn not_in_force(law: &Law, plan: &Plan, day: NaiveDate) -> Option<Line> {
    if let Some(expires) = law.expires
        && expires <= day
    {
        let line = Line::new("law-not-in-force.ended");
        return Some(line.with("date", date::figures(expires)));
    }
    let begins = law.effective.or(law.issued)?;
    // An act may be adopted before the plan and begin with the time that the plan is for.
    let in_time = law.issued.is_some_and(|issued| issued <= day)
        && NaiveDate::from_ymd_opt(plan.year(), 1, 1).is_some_and(|first| begins <= first);
    if begins <= day || in_time {
        return None;
    }
    Some(Line::new("law-not-in-force.begins").with("date", date::figures(begins)))
}

/// What took the place of an act, and what took the place of that, nearest first.
fn replacements<'w>(law: &'w Law, register: &Register<'w>) -> Vec<&'w Law> {
    let shipped = workspace::shipped_laws();
    let mut found: Vec<&Law> = Vec::new();
    let mut next = vec![law];
    while let Some(law) = next.pop() {
        // An office that writes an act down for itself may leave out what the program's own register knows.
        let known = shipped.iter().find(|known| known.id == law.id).map(|known| &known.replaced_by);
        let by = if law.replaced_by.is_empty() { known } else { None };
        for reference in by.unwrap_or(&law.replaced_by) {
            if let Some(new) = register.get(&reference.value)
                && !found.iter().any(|seen| seen.id == new.id)
            {
                found.push(new);
                next.insert(0, new);
            }
        }
    }
    found
}
