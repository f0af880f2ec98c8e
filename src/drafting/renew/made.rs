//! What was found in a file becomes the new file, and what is told of it.

use std::ops::Range;

use super::found::{Edit, What};
use super::renewed::{Accepted, Kept, MovedField, Proposal, Renewed, Spot};
use super::work::Work;
use crate::source::SourceFile;

impl Work<'_> {
    /// Makes the changes, and tells what was found.
    pub fn finish(self, renewed: &mut Renewed, number: &mut usize, accepted: &Accepted) {
        let Self { file, mut found, left_out, .. } = self;
        renewed.left_out.extend(left_out);
        // What stands in lines that are left out goes with them.
        let gone: Vec<Range<usize>> = found
            .iter()
            .filter(|one| matches!(one.what, What::Form))
            .flat_map(|one| one.edits.iter().map(|(span, _)| span.clone()))
            .collect();
        found.retain(|one| {
            matches!(one.what, What::Form) || !gone.iter().any(|span| span.contains(&one.at))
        });
        found.sort_by_key(|one| one.at);
        let mut numbers = Vec::new();
        let mut edits: Vec<Edit> = Vec::new();
        for one in &found {
            let made = match one.what {
                What::Proposed(_) => {
                    numbers.push(*number);
                    *number += 1;
                    accepted.holds(*number - 1)
                }
                _ => true,
            };
            if made {
                edits.extend(one.edits.iter().cloned());
            }
        }
        edits.sort_by_key(|(span, _)| (span.start, span.end));
        // Of two changes that meet, the first is made.
        let mut last = 0;
        edits.retain(|(span, _)| {
            let apart = span.start >= last;
            last = if apart { span.end } else { last };
            apart
        });
        let new = {
            let edits: Vec<(Range<usize>, &str)> =
                edits.iter().map(|(span, text)| (span.clone(), text.as_str())).collect();
            file.edited(&edits)
        };
        let home = format!("content/{}/", renewed.from);
        let below = file.path.strip_prefix(&home).unwrap_or(&file.path);
        let path = format!("content/{}/{below}", renewed.to);
        let written = SourceFile::built_in(&*path, new.strip_prefix('\u{feff}').unwrap_or(&new));
        // Where something stands once all changes are made.
        let spot = |at: usize| {
            let mut moved = at;
            for (span, text) in edits.iter().take_while(|(span, _)| span.start < at) {
                moved = (moved + text.len()).saturating_sub(span.len());
            }
            Spot { path: path.clone(), line: written.line_column(moved).0 }
        };
        let mut numbers = numbers.into_iter();
        for one in found {
            let spot = spot(one.at);
            match one.what {
                What::Form => {}
                What::Moved(why) => {
                    renewed.moved.push(MovedField { spot, old: one.old, new: one.new, why });
                }
                What::Proposed(why) => {
                    let number = numbers.next().unwrap_or_default();
                    renewed.proposals.push(Proposal {
                        number,
                        spot,
                        before: one.before,
                        old: one.old,
                        after: one.after,
                        new: one.new,
                        why,
                        made: accepted.holds(number),
                    });
                }
                What::Look(line) => renewed.look.push((spot, line)),
                What::Kept(reason) => renewed.kept.push(Kept { spot, words: one.old, reason }),
            }
        }
        renewed.files.push((path, new));
    }
}
