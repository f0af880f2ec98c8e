//! `kehoach new year`.

use std::collections::BTreeSet;

use clap::ArgMatches;

use super::{failed, missing};
use crate::cli::arguments::{YEARS_OF_PLANS, argument, flag, option, text};
use crate::cli::paragraph;
use crate::cli::terminal::Terminal;
use crate::cli::{Command, in_workspace, misuse};
use crate::diagnostic::{Catalogue, Diagnostic, Line};
use crate::drafting::Accepted;
use crate::drafting::report::Item;
use crate::pipeline::{self, NewPlan, NewYear, YearRequest};

/// `kehoach new year`.
pub const COMMAND: Command =
    Command { name: "year", about: "cli.new.year", usage: "cli.usage.new.year", arguments, run };

/// The word that accepts every proposal.
const ALL: &str = "years";

fn arguments(year: clap::Command, words: &Catalogue) -> clap::Command {
    year.arg(argument(words, "year", "cli.new.year.year", "cli.value.year"))
        .arg(option(words, "from", "cli.new.year.from", "cli.value.plan"))
        .arg(option(words, "accept", "cli.new.year.accept", "cli.value.numbers"))
        .arg(flag(words, "dry-run", "cli.new.dry-run"))
}

fn run(matches: &ArgMatches, terminal: &Terminal) -> u8 {
    let Some(year) = text(matches, "year") else {
        return missing("cli.value.year", "new.example.year", terminal);
    };
    let bad = |value: &str, option: String, hint: Line| {
        let finding = Diagnostic::error("usage-bad-value").with("value", value);
        misuse(finding.with("option", option).hint(hint), terminal)
    };
    let (first, last) = (YEARS_OF_PLANS.start(), YEARS_OF_PLANS.end());
    let Some(number) = year.trim().parse().ok().filter(|year| YEARS_OF_PLANS.contains(year)) else {
        let hint = Line::new("usage.number").with("first", first).with("last", last);
        return bad(&year, terminal.words.word("cli.value.year"), hint);
    };
    let accept = text(matches, "accept");
    let Some(accepted) = accepted(accept.as_deref()) else {
        let hint = Line::new("usage-accept.form");
        return bad(&accept.unwrap_or_default(), "--accept".to_owned(), hint);
    };
    let from = text(matches, "from");
    let dry_run = matches.get_flag("dry-run");
    in_workspace(matches, terminal, |root| {
        let request = YearRequest {
            year: i32::try_from(number).unwrap_or_default(),
            from: from.as_deref(),
            accepted,
            dry_run,
            words: terminal.words,
        };
        match pipeline::new_year(&root, &request) {
            Ok(new) => {
                tell(&new, number, terminal);
                0
            }
            Err(failure) => failed(failure, terminal),
        }
    })
}

/// Which proposals are accepted: `years`, or numbers such as `1,3-5`.
fn accepted(words: Option<&str>) -> Option<Accepted> {
    let Some(words) = words else { return Some(Accepted::None) };
    if words.trim() == ALL {
        return Some(Accepted::All);
    }
    let mut numbers = BTreeSet::new();
    for part in words.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (usize, usize) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        // A slip of the pen may name a very long range.
        if first > last || last > 100_000 {
            return None;
        }
        numbers.extend(first..=last);
    }
    Some(Accepted::Some(numbers))
}

fn tell(new: &NewYear, year: i64, terminal: &Terminal) {
    let words = terminal.words;
    let say = |line: Line| terminal.say(&words.say(&line));
    for plan in &new.plans {
        let line = if new.written { Line::new("renew.made") } else { Line::new("renew.would") };
        say(line.with("to", &plan.to).with("from", &plan.from).with("files", plan.files.len()));
        for path in &plan.files {
            terminal.say(&format!("  {path}"));
        }
        tell_plan(plan, terminal);
    }
    for line in &new.skipped {
        terminal.say(&words.say(line));
    }
    let proposals: usize = new.plans.iter().map(|plan| plan.proposals).sum();
    terminal.say("");
    if new.written {
        if let [plan] = &new.plans[..]
            && let Some(list) = plan.files.last()
        {
            say(Line::new("renew.list").with("path", list));
        } else {
            say(Line::new("renew.lists").with("count", new.plans.len()));
        }
        if proposals > 0 {
            let folders = new.plans.iter().map(|plan| format!("content/{}", plan.to));
            let folders = folders.collect::<Vec<_>>().join(", ");
            say(Line::new("renew.accept-again").with("year", year).with("folders", folders));
        }
        say(Line::new("renew.next"));
    } else {
        say(Line::new("new.dry-run"));
        if proposals > 0 {
            say(Line::new("renew.accept").with("year", year));
        }
    }
}

fn tell_plan(plan: &NewPlan, terminal: &Terminal) {
    let words = terminal.words;
    let section = |head: &Line, items: &[Item]| {
        if !items.is_empty() {
            terminal.say("");
            terminal.say(&words.say(head));
            for item in items {
                // Words of files may hold what steers a terminal.
                terminal.say(&format!("  - {}", paragraph::plain(&item.words(words))));
            }
        }
    };
    section(&Line::new("renew.section.done").with("count", plan.done.len()), &plan.done);
    if !plan.open.is_empty() {
        terminal.say("");
        terminal.say(&words.word("renew.open"));
    }
    for open in &plan.open {
        section(&open.head, &open.items);
    }
    section(&Line::new("renew.section.kept"), &plan.kept);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposals_are_accepted_by_their_numbers() {
        let some = |numbers: &[usize]| Some(Accepted::Some(numbers.iter().copied().collect()));
        for (words, wanted) in [
            ("years", Some(Accepted::All)),
            ("1", some(&[1])),
            ("1, 3-5", some(&[1, 3, 4, 5])),
            ("5-3", None),
            ("1-999999999", None),
            ("năm", None),
            ("", None),
        ] {
            assert_eq!(accepted(Some(words)), wanted, "{words}");
        }
        assert_eq!(accepted(None), Some(Accepted::None));
    }
}
