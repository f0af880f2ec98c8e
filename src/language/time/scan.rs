//! A text as tokens, and a reader that walks over them.

use std::ops::Range;

use super::{Problem, Scope, TimeError, near};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A run of letters.
    Word,
    /// A run of figures; a number too great to be of use is the greatest there is.
    Number(u32),
    /// Any other character. All dashes are `-`.
    Mark(char),
    /// A place to be filled in: `…`, `..`, `___`.
    Gap,
}

/// A piece of a text.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) span: Range<usize>,
    pub(super) kind: TokenKind,
    /// The letters of a word in lower case.
    pub(super) lower: String,
    /// Nothing stands between it and the token before.
    pub(super) glued: bool,
}

fn class(c: char) -> u8 {
    match c {
        '0'..='9' => 0,
        '.' | '…' | '_' => 2,
        c if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => 1,
        _ => 3,
    }
}

/// Takes a text apart.
pub(super) fn scan(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        if first.is_whitespace() {
            continue;
        }
        let class_of_first = class(first);
        let mut end = start + first.len_utf8();
        // Marks stand alone; figures, letters and dots run on.
        let runs_on = |next: &(usize, char)| class_of_first < 3 && class(next.1) == class_of_first;
        while let Some((at, next)) = characters.next_if(runs_on) {
            end = at + next.len_utf8();
        }
        let piece = &text[start..end];
        let kind = match class_of_first {
            0 => TokenKind::Number(piece.parse().unwrap_or(u32::MAX)),
            1 => TokenKind::Word,
            2 if piece != "." && piece != "_" => TokenKind::Gap,
            _ if matches!(first, '-' | '–' | '—' | '‑' | '−') => TokenKind::Mark('-'),
            _ => TokenKind::Mark(first),
        };
        let lower = if kind == TokenKind::Word { piece.to_lowercase() } else { String::new() };
        let glued = tokens.last().is_some_and(|token| token.span.end == start);
        tokens.push(Token { span: start..end, kind, lower, glued });
    }
    tokens
}

/// What a repeated time repeats with, when the words before it have said so (hằng năm, …).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeat {
    Year,
    Month,
}

/// Walks over tokens. It is small and copied freely: a copy tries a rule, and is kept if the rule
/// holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    /// The next token.
    pub(super) at: usize,
    /// One past the last token.
    pub(super) end: usize,
    pub(super) scope: Scope,
    /// Set while a time is read that is known to repeat.
    pub(super) repeat: Option<Repeat>,
    /// Whether one bound word may stand before several dates.
    pub(super) lists: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token], scope: Scope) -> Self {
        let end = tokens.len();
        Self { text, tokens, at: 0, end, scope, repeat: None, lists: true }
    }

    pub(super) fn token(&self, ahead: usize) -> Option<&'t Token> {
        let index = self.at.checked_add(ahead).filter(|index| *index < self.end)?;
        self.tokens.get(index)
    }

    pub(super) fn done(&self) -> bool {
        self.at >= self.end
    }

    /// The word so far ahead in lower case, or nothing.
    pub(super) fn word(&self, ahead: usize) -> &'t str {
        self.token(ahead).map_or("", |token| token.lower.as_str())
    }

    pub(super) fn mark(&self, ahead: usize) -> Option<char> {
        match self.token(ahead)?.kind {
            TokenKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub(super) fn number(&self, ahead: usize) -> Option<u32> {
        match self.token(ahead)?.kind {
            TokenKind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// How many figures the number so far ahead has; none for no number.
    pub(super) fn figures(&self, ahead: usize) -> usize {
        match self.token(ahead) {
            Some(Token { kind: TokenKind::Number(_), span, .. }) => span.len(),
            _ => 0,
        }
    }

    pub(super) fn glued(&self, ahead: usize) -> bool {
        self.token(ahead).is_some_and(|token| token.glued)
    }

    pub(super) fn is_gap(&self, ahead: usize) -> bool {
        self.token(ahead).is_some_and(|token| token.kind == TokenKind::Gap)
    }

    /// How many tokens a phrase takes if it stands so far ahead.
    pub(super) fn phrase_at(&self, ahead: usize, phrase: &str) -> Option<usize> {
        let mut count = 0;
        for word in phrase.split(' ') {
            if self.word(ahead + count) != word {
                return None;
            }
            count += 1;
        }
        Some(count)
    }

    /// Steps over the first of these phrases that stands here, and says which it was.
    pub(super) fn take(&mut self, phrases: &[&'static str]) -> Option<&'static str> {
        let found = phrases.iter().find_map(|phrase| Some((*phrase, self.phrase_at(0, phrase)?)));
        let (phrase, count) = found?;
        self.at += count;
        Some(phrase)
    }

    /// Steps over a mark if it stands here.
    pub(super) fn take_mark(&mut self, mark: char) -> bool {
        let here = self.mark(0) == Some(mark);
        self.at += usize::from(here);
        here
    }

    /// The bytes from one token to before another.
    pub(super) fn span(&self, first: usize, past: usize) -> Range<usize> {
        let end = self.tokens.get(..past).and_then(<[_]>::last).map_or(0, |token| token.span.end);
        let start = self.tokens.get(first).map_or(end, |token| token.span.start);
        start.min(end)..end
    }

    /// The words from one token to before another, single-spaced.
    pub(super) fn slice(&self, first: usize, past: usize) -> String {
        let text = self.text.get(self.span(first, past)).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The token that closes the bracket here.
    pub(super) fn closing(&self) -> Option<usize> {
        let mut depth = 0_usize;
        for index in self.at..self.end {
            match self.tokens.get(index)?.kind {
                TokenKind::Mark('(') => depth += 1,
                TokenKind::Mark(')') => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some(index);
                    }
                }
                _ if depth == 0 => return None,
                _ => {}
            }
        }
        None
    }

    pub(super) fn error(&self, first: usize, past: usize, problem: Problem) -> TimeError {
        TimeError { span: self.span(first, past), problem }
    }

    /// The finding for words that no rule knows, or for missing ones at the end.
    pub(super) fn unknown(&self) -> TimeError {
        if self.done() {
            let first = self.at.saturating_sub(1);
            let after = self.slice(first, self.at);
            return self.error(first, self.at, Problem::Unfinished { after });
        }
        // A known wording may have two words or one.
        for count in [2, 1] {
            let past = self.at + count;
            if past <= self.end
                && let Some(known) = near::near(&self.slice(self.at, past))
            {
                let word = self.slice(self.at, past);
                return self.error(self.at, past, Problem::Unknown { word, near: Some(known) });
            }
        }
        let past = self.at + 1;
        let word = self.slice(self.at, past);
        self.error(self.at, past, Problem::Unknown { word, near: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_apart_into_words_numbers_and_marks() {
        let kinds = |text| scan(text).iter().map(|token| token.kind).collect::<Vec<_>>();
        assert_eq!(
            kinds("T3–…/2021 ...."),
            [
                TokenKind::Word,
                TokenKind::Number(3),
                TokenKind::Mark('-'),
                TokenKind::Gap,
                TokenKind::Mark('/'),
                TokenKind::Number(2021),
                TokenKind::Gap,
            ]
        );
        assert_eq!(kinds("99999999999999"), [TokenKind::Number(u32::MAX)]);
        let tokens = scan("TRƯỚC  ngày15");
        assert_eq!(tokens[0].lower, "trước");
        assert!(!tokens[1].glued && tokens[2].glued);
    }
}
