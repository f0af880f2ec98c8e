//! Words of a file on one line, with the way back: line breaks and indents of the file are one blank each.

use std::ops::Range;

/// Words as they run, and where each stands in the file.
#[derive(Debug, Default)]
pub struct Running {
    /// The words.
    pub words: String,
    /// The offset in the file of each letter, by its offset in the words; the end last.
    places: Vec<(usize, usize)>,
}

impl Running {
    /// The words of a stretch of a file.
    #[must_use]
    pub fn of(text: &str, stretch: Range<usize>) -> Self {
        let mut running = Self::default();
        let source = text.get(stretch.clone()).unwrap_or_default();
        for (at, letter) in source.char_indices() {
            let blank = letter.is_whitespace();
            if blank && (running.words.is_empty() || running.words.ends_with(' ')) {
                continue;
            }
            running.places.push((running.words.len(), stretch.start + at));
            running.words.push(if blank { ' ' } else { letter });
        }
        running.places.push((running.words.len(), stretch.end));
        running
    }

    /// Where a part of the words stands in the file.
    #[must_use]
    pub fn place(&self, part: &Range<usize>) -> Range<usize> {
        let find = |at: usize| {
            let found = self.places.partition_point(|(words, _)| *words <= at);
            let (words, file) = found
                .checked_sub(1)
                .and_then(|at| self.places.get(at))
                .copied()
                .unwrap_or_default();
            file + (at - words)
        };
        let last = self.words.get(part.clone()).and_then(|words| words.chars().next_back());
        let Some(last) = last else { return find(part.start)..find(part.start) };
        find(part.start)..find(part.end - last.len_utf8()) + last.len_utf8()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again_across_line_ends() {
        let text = "a: >-\r\n  thi đua, yêu nước năm\r\n      2020.\r\n";
        let running = Running::of(text, 7..text.len());
        assert_eq!(running.words, "thi đua, yêu nước năm 2020. ");
        let at = running.words.find("2020").unwrap();
        assert_eq!(&text[running.place(&(at..at + 4))], "2020");
        let at = running.words.find("năm 2020").unwrap();
        assert_eq!(&text[running.place(&(at..at + "năm 2020".len()))], "năm\r\n      2020");
    }
}
