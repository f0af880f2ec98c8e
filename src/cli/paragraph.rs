//! Words on a terminal: how wide they are, where their lines break, how they stand in columns.

use unicode_width::UnicodeWidthStr;

/// How wide a picture is: what every terminal shows, and what a mail still leaves whole.
pub const WIDTH: usize = 80;

/// How words stand out. It is never the only sign of what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// A heading.
    Strong,
    /// Something to look at first.
    Alarm,
    /// Something to look at.
    Notice,
    /// Something that is well.
    Good,
    /// A remark.
    Quiet,
}

/// Words with a paint, where the terminal shows any.
pub fn painted(words: &str, paint: Paint, colour: bool) -> String {
    if !colour || words.is_empty() {
        return words.to_owned();
    }
    let code = match paint {
        Paint::Strong => "1",
        Paint::Alarm => "31",
        Paint::Notice => "33",
        Paint::Good => "32",
        Paint::Quiet => "2",
    };
    format!("\u{1b}[{code}m{words}\u{1b}[0m")
}

/// Words as a terminal may be shown them: what would steer it is taken out.
pub fn plain(words: &str) -> String {
    let harmless = |c: char| match c {
        // The ends of lines and tabs part words.
        c if c.is_control() && c.is_whitespace() => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    // Marks that turn the direction of writing would show other words than are there.
    let turning = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    words.chars().filter(|c| !turning(c)).map(harmless).collect()
}

/// How many columns words take.
pub fn width(words: &str) -> usize {
    words.width()
}

/// Words in lines of at most so many columns. What is longer than a line is broken within.
pub fn lines(words: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in plain(words).split_whitespace() {
        if !line.is_empty() && width(&line) + 1 + width(word) > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            let mut longer = line.clone();
            longer.push(c);
            if width(&longer) > columns && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Words with blanks behind them, to fill so many columns.
pub fn filled(words: &str, columns: usize) -> String {
    format!("{words}{}", " ".repeat(columns.saturating_sub(width(words))))
}

/// Words with blanks before them, to fill so many columns.
pub fn right(words: &str, columns: usize) -> String {
    format!("{}{words}", " ".repeat(columns.saturating_sub(width(words))))
}

/// A first column and words beside it, whose further lines stand below the first.
pub fn beside(first: &str, columns: usize, words: &str) -> Vec<String> {
    let lines = lines(words, WIDTH.saturating_sub(columns));
    let lines = lines.into_iter().enumerate();
    lines.map(|(at, line)| filled(if at == 0 { first } else { "" }, columns) + &line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_what_is_seen() {
        // A letter with marks of its own, and one that takes two columns.
        assert_eq!(width("Kế hoạch"), 8);
        assert_eq!(width("Kê\u{301}"), 2);
        assert_eq!(width("計画"), 4);
        assert_eq!(lines("計画計画 ab", 5), ["計画", "計画", "ab"]);
        assert_eq!(lines("một hai  ba", 7), ["một hai", "ba"]);
        assert_eq!(lines("", 7), [""; 0]);
        assert_eq!(filled("計", 3), "計 ");
        assert_eq!(right("ế", 3), "  ế");
        assert_eq!(
            beside("1.", 76, "abcde"),
            ["1.".to_owned() + &" ".repeat(74) + "abcd", " ".repeat(76) + "e"]
        );
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(plain("a\u{1b}[31mb\u{202e}c\nd"), "a\u{fffd}[31mbc d");
        assert_eq!(painted("a", Paint::Alarm, true), "\u{1b}[31ma\u{1b}[0m");
        assert_eq!(painted("a", Paint::Alarm, false), "a");
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(words in "[a-cđế計 ]{0,40}", columns in 2_usize..12) {
            let lines = lines(&words, columns);
            proptest::prop_assert!(lines.iter().all(|line| width(line) <= columns));
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            proptest::prop_assert_eq!(bare(&lines.concat()), bare(&words));
        }
    }
}
