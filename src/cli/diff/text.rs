//! Changes on a terminal: what is gone and what is new is marked in the words, with and without colours.

use super::Shown;
use crate::cli::paragraph::{self, Paint, WIDTH, painted};
use crate::edition::change::{Entry, EntryKind, Piece, Subject};

/// How many words of a stretch that did not change are shown on each side of it.
const AROUND: usize = 8;

/// The picture.
pub fn picture(shown: &Shown, colour: bool) -> String {
    let kinds = [EntryKind::Added, EntryKind::Removed, EntryKind::Changed];
    let kind = kinds.map(|kind| paragraph::width(&shown.say(&kind.name())));
    let kind = kind.into_iter().max().unwrap_or(0);
    let mut picture = Picture { shown, colour, kind, lines: Vec::new() };
    picture.whole();
    picture.lines.join("\n")
}

struct Picture<'s> {
    shown: &'s Shown<'s>,
    colour: bool,
    /// How wide the word is that says what happened.
    kind: usize,
    lines: Vec<String>,
}

/// A word, and how it stands out.
type Word = (String, Option<Paint>);

impl Picture<'_> {
    fn whole(&mut self) {
        let shown = self.shown;
        let head =
            format!("{} → {}", shown.say(&shown.comparison.from), shown.say(&shown.comparison.to));
        self.paragraph(&head, 0, Some(Paint::Strong));
        if shown.changes.is_empty() {
            self.paragraph(&shown.words.word("diff.none"), 0, None);
        }
        for subject in &shown.changes.subjects {
            self.lines.push(String::new());
            self.subject(subject);
        }
        if !shown.changes.files.is_empty() {
            self.lines.push(String::new());
            self.paragraph(&shown.words.word("diff.files"), 0, Some(Paint::Strong));
        }
        for file in &shown.changes.files {
            let kind = shown.say(&file.kind.name());
            let mut words = vec![(paragraph::filled(&kind, self.kind), Some(paint(file.kind)))];
            words.push((paragraph::plain(&file.path), None));
            self.words(words, 4, self.kind + 5);
        }
    }

    fn subject(&mut self, subject: &Subject) {
        let shown = self.shown;
        let mut title = format!("{} ({})", subject.called(shown.words), subject.address());
        if subject.draft {
            title = format!("{title}, {}", shown.words.word("diff.draft"));
        }
        if subject.internal {
            title = format!("{title}, {}", shown.words.word("diff.internal"));
        }
        if subject.change != EntryKind::Changed {
            let kind = shown.say(&subject.change.name());
            title = format!("{kind}: {title}");
        }
        let strong = if subject.change == EntryKind::Changed {
            Some(Paint::Strong)
        } else {
            Some(paint(subject.change))
        };
        self.paragraph(&title, 0, strong);
        for section in subject.entries.chunk_by(|a, b| a.section == b.section) {
            if let Some(first) = section.first() {
                self.paragraph(&shown.say(&first.section.name()), 2, Some(Paint::Strong));
            }
            for entry in section {
                self.entry(entry);
            }
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let shown = self.shown;
        let kind = shown.say(&entry.kind.name());
        let mut words: Vec<Word> =
            vec![(paragraph::filled(&kind, self.kind), Some(paint(entry.kind)))];
        let bare = entry.title.is_empty();
        let one = entry.fields.len() == 1 && bare;
        if !bare {
            words.extend(plain_words(&entry.called(shown.words)));
        }
        if !entry.id.is_empty() && entry.id != entry.title {
            words.push((format!("({})", entry.id), Some(Paint::Quiet)));
        }
        if entry.internal {
            words.push((format!("[{}]", shown.words.word("diff.internal")), Some(Paint::Notice)));
        }
        if one {
            // What has no name of its own is told in the same line.
            words.extend(self.field(entry, 0));
        }
        self.words(words, 4, self.kind + 5);
        if !one {
            for at in 0..entry.fields.len() {
                let words = self.field(entry, at);
                self.words(words, self.kind + 5, self.kind + 7);
            }
        }
        if let Some(place) = &entry.place {
            let (line, _) = place.line_column();
            let place = format!("{}:{line}", paragraph::plain(&place.file.path));
            self.words(vec![(place, Some(Paint::Quiet))], self.kind + 5, self.kind + 5);
        }
    }

    fn field(&self, entry: &Entry, at: usize) -> Vec<Word> {
        let Some(change) = entry.fields.get(at) else { return Vec::new() };
        let name = self.shown.say(&change.field.name());
        let name = if entry.is_words(change) { String::new() } else { format!("{name}:") };
        let mut words = plain_words(&name);
        let pieces = self.shown.names(|names| change.woven(&self.shown.changes.measure, names));
        // What is new or gone as a whole needs no marks in its words.
        if entry.kind != EntryKind::Changed {
            for piece in pieces {
                let (Piece::Same(text) | Piece::Gone(text) | Piece::New(text)) = piece;
                words.extend(plain_words(&text));
            }
            return words;
        }
        let last = pieces.len().saturating_sub(1);
        for (at, piece) in pieces.into_iter().enumerate() {
            match piece {
                Piece::Same(text) => words.extend(around(&text, at == 0, at == last)),
                Piece::Gone(text) => words.extend(marked(&text, "[-", "-]", Paint::Alarm)),
                Piece::New(text) => words.extend(marked(&text, "{+", "+}", Paint::Good)),
            }
        }
        words
    }

    fn paragraph(&mut self, words: &str, indent: usize, paint: Option<Paint>) {
        let words = plain_words(words).into_iter().map(|(word, _)| (word, paint)).collect();
        self.words(words, indent, indent + 2);
    }

    /// Words in lines, the first indented by so many columns, the others by so many.
    fn words(&mut self, words: Vec<Word>, first: usize, rest: usize) {
        let mut line = Line { runs: vec![(" ".repeat(first), None)], width: first, empty: true };
        for (word, paint) in words {
            let long = paragraph::width(&word) > WIDTH - rest;
            let parts = if long { paragraph::lines(&word, WIDTH - rest) } else { vec![word] };
            for part in parts {
                if !line.empty && line.width + 1 + paragraph::width(&part) > WIDTH {
                    let next =
                        Line { runs: vec![(" ".repeat(rest), None)], width: rest, empty: true };
                    let full = std::mem::replace(&mut line, next);
                    self.lines.push(full.painted(self.colour));
                }
                line.add(&part, paint);
            }
        }
        self.lines.push(line.painted(self.colour));
    }
}

/// A line that is being filled.
struct Line {
    /// Words that stand out alike are one run.
    runs: Vec<Word>,
    width: usize,
    /// Whether it has no word yet.
    empty: bool,
}

impl Line {
    fn add(&mut self, word: &str, paint: Option<Paint>) {
        let blank = if self.empty { "" } else { " " };
        self.width += blank.len() + paragraph::width(word);
        self.empty = false;
        match self.runs.last_mut() {
            Some((run, same)) if *same == paint => {
                run.push_str(blank);
                run.push_str(word);
            }
            _ => {
                self.runs.push((blank.to_owned(), None));
                self.runs.push((word.to_owned(), paint));
            }
        }
    }

    fn painted(self, colour: bool) -> String {
        let runs = self.runs.into_iter();
        runs.map(|(run, paint)| match paint {
            Some(paint) => painted(&run, paint, colour),
            None => run,
        })
        .collect()
    }
}

fn plain_words(words: &str) -> Vec<Word> {
    let plain = paragraph::plain(words);
    plain.split_whitespace().map(|word| (word.to_owned(), None)).collect()
}

/// Words with marks at their ends.
fn marked(words: &str, begin: &str, end: &str, paint: Paint) -> Vec<Word> {
    let mut words = plain_words(words);
    if let Some((first, _)) = words.first_mut() {
        first.insert_str(0, begin);
    }
    if let Some((last, _)) = words.last_mut() {
        last.push_str(end);
    }
    words.into_iter().map(|(word, _)| (word, Some(paint))).collect()
}

/// Words that did not change, with those left out that are far from what did.
fn around(words: &str, first: bool, last: bool) -> Vec<Word> {
    let words = plain_words(words);
    let (before, after) = (if first { 0 } else { AROUND }, if last { 0 } else { AROUND });
    // A gap that would hold a word or two is not worth it.
    if words.len() <= before + after + 3 {
        return words;
    }
    let mut kept: Vec<Word> = words.iter().take(before).cloned().collect();
    kept.push(("…".to_owned(), Some(Paint::Quiet)));
    kept.extend(words.iter().skip(words.len() - after).cloned());
    kept
}

fn paint(kind: EntryKind) -> Paint {
    match kind {
        EntryKind::Added => Paint::Good,
        EntryKind::Removed => Paint::Alarm,
        EntryKind::Changed => Paint::Notice,
    }
}
