//! What a plan keeps for its own office (nội bộ) does not stand in what it publishes.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::language::folded::{self, Word};
use crate::model::Plan;
use crate::source::Place;

/// A sentence of an internal remark or task that a published text holds.
pub static COPY: Rule = Rule {
    id: "internal-published",
    severity: Severity::Warning,
    about: About::Data,
    check: copies,
};

/// A published text that calls itself internal.
pub static MARK: Rule =
    Rule { id: "internal-mark", severity: Severity::Warning, about: About::Data, check: marks };

/// Fewer words than these say nothing of their own.
const FEWEST: usize = 5;

/// A sentence of so many words, names of units aside, is known again in the middle of another one.
/// Shorter ones (`theo chỉ đạo của …`) are common property and count only as a whole sentence.
const TELLING: usize = 8;

fn copies(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let plan = scope.edition.plan;
    if plan.internal.tasks.is_empty() && plan.internal.notes.is_empty() {
        return;
    }
    let mut units = Tree::default();
    for unit in scope.edition.workspace.units() {
        for name in unit.names.iter().map(String::as_str).chain([&*unit.name, unit.short()]) {
            units.add(&folded::words(name), ());
        }
    }
    let sentences = internal(plan, &units);
    for text in scope.texts {
        let words = folded::words(&text.words);
        if let Some((found, place)) = first_copy(&text.words, &words, &sentences) {
            findings.push(
                COPY.finding()
                    .at(text.place(found))
                    .see(place.clone(), Line::new("internal-published.internal"))
                    .of(&text.record)
                    .hint(Line::new("internal-published.remove")),
            );
        }
    }
}

/// The sentences of a plan that are not published, where each stands, and whether it is known
/// again in the middle of another.
fn internal<'p>(plan: &'p Plan, units: &Tree<()>) -> Tree<(&'p Place, bool)> {
    let notes = plan.internal.notes.iter().map(|(_, note)| (note.value.clone(), &note.place));
    let tasks = plan.internal.tasks.iter().map(|task| (task.words(), &task.text.place));
    let mut tree = Tree::default();
    for (text, place) in notes.chain(tasks) {
        let words = folded::words(&text);
        for sentence in sentences(&text, &words) {
            let Some(row) = words.get(sentence).filter(|row| row.len() >= FEWEST) else { continue };
            let telling = words_beside_names(row, units) >= TELLING;
            tree.add(row, (place, telling));
        }
    }
    tree
}

/// The first internal sentence in a text.
fn first_copy<'p>(
    text: &str,
    words: &[Word],
    internal: &Tree<(&'p Place, bool)>,
) -> Option<(Range<usize>, &'p Place)> {
    let sentences = sentences(text, words);
    (0..words.len()).find_map(|at| {
        let rows = internal.rows_at(words, at);
        let (end, (place, _)) = rows
            .into_iter()
            .rev()
            .find(|(end, (_, telling))| *telling || sentences.contains(&(at..*end)))?;
        let (first, last) = (words.get(at)?, words.get(end - 1)?);
        Some((first.span.start..last.span.end, *place))
    })
}

/// How many words there are without those of names.
fn words_beside_names(row: &[Word], names: &Tree<()>) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < row.len() {
        if let Some((end, ())) = names.rows_at(row, at).last() {
            at = *end;
        } else {
            count += 1;
            at += 1;
        }
    }
    count
}

/// The sentences of a text, as ranges of its words: what stands between full stops, semicolons,
/// colons, brackets and dashes.
fn sentences(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for at in 1..=words.len() {
        let ends = match (words.get(at - 1), words.get(at)) {
            (Some(word), Some(next)) => {
                let gap = text.get(word.span.end..next.span.start).unwrap_or_default();
                let loose = gap.contains(char::is_whitespace);
                gap.contains(|c| "();[]\n".contains(c))
                    || loose && gap.contains(|c| ".:!?…-–—".contains(c))
            }
            _ => true,
        };
        if ends {
            sentences.push(from..at);
            from = at;
        }
    }
    sentences
}

/// Rows of words as a tree, so that a text is searched for all of them in one go, however many
/// there are.
struct Tree<T> {
    numbers: HashMap<String, usize>,
    branches: HashMap<(usize, usize), usize>,
    ends: HashMap<usize, T>,
}

impl<T> Default for Tree<T> {
    fn default() -> Self {
        Self { numbers: HashMap::new(), branches: HashMap::new(), ends: HashMap::new() }
    }
}

impl<T> Tree<T> {
    /// Adds a row; of equal ones the first stays.
    fn add(&mut self, row: &[Word], value: T) {
        let mut node = 0;
        for word in row {
            let next = self.numbers.len();
            let number = *self.numbers.entry(word.folded.clone()).or_insert(next);
            let next = self.branches.len() + 1;
            node = *self.branches.entry((node, number)).or_insert(next);
        }
        if node != 0 {
            self.ends.entry(node).or_insert(value);
        }
    }

    /// The rows that begin at a word, the shortest first: where each ends, and its value.
    fn rows_at(&self, words: &[Word], at: usize) -> Vec<(usize, &T)> {
        let mut rows = Vec::new();
        let mut node = 0;
        for (end, word) in words.iter().enumerate().skip(at) {
            let Some(number) = self.numbers.get(&word.folded) else { break };
            let Some(next) = self.branches.get(&(node, *number)) else { break };
            node = *next;
            rows.extend(self.ends.get(&node).map(|value| (end + 1, value)));
        }
        rows
    }
}

/// What a text says that is not to be published.
const MARKS: [&str; 9] = [
    "không phát hành",
    "không công bố",
    "nội bộ",
    "nội bộ không công bố",
    "nội bộ không phát hành",
    "lưu hành nội bộ",
    "tài liệu nội bộ",
    "chỉ lưu hành nội bộ",
    "giải trình",
];

fn marks(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for text in scope.texts {
        if let Some(found) = mark(&text.words) {
            let words = text.words.get(found.clone()).unwrap_or_default();
            findings.push(
                MARK.finding()
                    .with("words", words)
                    .at(text.place(found))
                    .of(&text.record)
                    .hint(Line::new("internal-mark.write")),
            );
        }
    }
}

/// Where a text calls itself internal: as a whole, in brackets, at its beginning before a colon, or
/// at its end after a dash. Within a sentence the same words speak of something else (`in tài liệu
/// lưu hành nội bộ`).
fn mark(text: &str) -> Option<Range<usize>> {
    let is_mark = |words: &str| MARKS.contains(&words.trim().to_lowercase().as_str());
    let lower = |words: &str| words.replace([',', '-', '–', '—'], " ");
    let same = |words: &str| {
        let words = lower(words);
        let words: Vec<&str> = words.split_whitespace().collect();
        is_mark(words.join(" ").trim_end_matches('.'))
    };
    if same(text) && !text.trim().to_lowercase().starts_with("giải trình") {
        return Some(0..text.len());
    }
    if let Some((first, _)) = text.split_once(':')
        && same(first)
    {
        return Some(0..first.len() + 1);
    }
    for (open, _) in text.match_indices(['(', '[']) {
        let inside = &text[open + 1..];
        let Some(close) = inside.find([')', ']']) else { break };
        let inside = &inside[..close];
        let head = inside.split_once(':').map_or(inside, |(head, _)| head);
        let explains = head.len() < inside.len();
        if same(head) && (explains || !head.to_lowercase().starts_with("giải trình")) {
            return Some(open..open + close + 2);
        }
    }
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || c == '.');
    let dash = |dash: &str| end.rfind(dash).map(|at| at + dash.len());
    let at = dash(" - ").max(dash(" – "))?;
    let tail = &end[at..];
    (same(tail) && tail.to_lowercase() != "giải trình").then_some(at..end.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;
    use proptest::prelude::*;

    #[test]
    fn texts_that_call_themselves_internal() {
        for (text, found) in [
            ("Lưu hành nội bộ", "Lưu hành nội bộ"),
            ("Giải trình: năm trước chậm", "Giải trình:"),
            ("Rà soát hồ sơ (nội bộ - không công bố)", "(nội bộ - không công bố)"),
            ("Rà soát hồ sơ (giải trình: năm trước chậm).", "(giải trình: năm trước chậm)"),
            ("Căn cứ, lý do của từng việc - không phát hành.", "không phát hành"),
        ] {
            assert_eq!(mark(text).map(|found| &text[found]), Some(found), "{text}");
        }
        for text in [
            "In tài liệu lưu hành nội bộ cho hội nghị",
            "Giải trình ý kiến của Hội đồng nhân dân",
            "Giải trình",
            "Kiểm tra nội bộ: lần một",
            "Củng cố đoàn kết nội bộ",
            "Phát hành tập san (nội bộ ngành)",
            "Báo cáo - giải trình",
            "",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }

    #[test]
    fn an_internal_sentence_is_known_again() {
        let file = SourceFile::decode("a", Vec::new()).unwrap();
        let place = Place::new(&file, 0..0);
        let mut names = Tree::default();
        names.add(&folded::words("Ủy ban nhân dân huyện"), ());
        for (internal, text, found) in [
            // A whole sentence.
            ("Phòng chưa đủ người làm.", "Họp khối; phòng chưa đủ người làm.", true),
            // The same words in the middle of another one: too few of them.
            ("Theo chỉ đạo của cấp trên", "Rà soát theo chỉ đạo của cấp trên về hồ sơ", false),
            (
                "Theo chỉ đạo của Ủy ban nhân dân huyện",
                "Họp theo chỉ đạo của Ủy ban nhân dân huyện",
                false,
            ),
            (
                "năm trước bị chậm do thiếu người thẩm định hồ sơ",
                "Họp khối vì năm trước bị chậm do thiếu người thẩm định hồ sơ và dịch bệnh",
                true,
            ),
            ("Họp riêng.", "Họp riêng.", false),
            ("Chờ ý kiến của Thường trực trước đã", "Chờ ý kiến của Thường trực", false),
        ] {
            let words = folded::words(internal);
            let mut tree = Tree::default();
            for sentence in sentences(internal, &words) {
                let row = &words[sentence];
                if row.len() >= FEWEST {
                    tree.add(row, (&place, words_beside_names(row, &names) >= TELLING));
                }
            }
            let copy = first_copy(text, &folded::words(text), &tree);
            assert_eq!(copy.is_some(), found, "{internal} / {text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(Giải trình|nội bộ|[ ():.;–-]|\\PC){0,12}") {
            let words = folded::words(&text);
            let parts = sentences(&text, &words);
            prop_assert_eq!(parts.iter().map(ExactSizeIterator::len).sum::<usize>(), words.len());
            if let Some(found) = mark(&text) {
                prop_assert!(text.get(found).is_some());
            }
        }
    }
}
