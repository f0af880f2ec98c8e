//! The iCalendar text (RFC 5545, with the names of RFC 7986).

use std::fmt::Write;

use chrono::NaiveDate;

/// A calendar.
#[derive(Debug)]
pub struct Calendar {
    /// Its name in the reader's list.
    pub name: String,
    /// What it is.
    pub description: String,
    /// The day that its data was last revised: the date of the plan.
    pub stamp: NaiveDate,
    /// The events.
    pub events: Vec<Event>,
}

/// An event over whole days.
#[derive(Debug)]
pub struct Event {
    /// Its id, for ever.
    pub uid: String,
    /// The first day.
    pub first: NaiveDate,
    /// The day after the last (RFC 5545, section 3.6.1: the end is exclusive).
    pub end: NaiveDate,
    /// One line.
    pub summary: String,
    /// More, in lines.
    pub description: String,
    /// What kind of event it is.
    pub category: &'static str,
    /// Whether its time is not settled yet (dự kiến).
    pub tentative: bool,
}

/// The bytes of the file.
#[must_use]
pub fn write(calendar: &Calendar) -> Vec<u8> {
    let mut out = String::new();
    let mut line = |content: &str| fold(content, &mut out);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//kehoach//kehoach//VI");
    line("CALSCALE:GREGORIAN");
    // No METHOD: with one, every event would need an organizer (RFC 5546, section 3.2.1).
    let name = escape(&calendar.name);
    line(&format!("NAME:{name}"));
    line(&format!("X-WR-CALNAME:{name}"));
    let description = escape(&calendar.description);
    line(&format!("DESCRIPTION:{description}"));
    line(&format!("X-WR-CALDESC:{description}"));
    line("X-WR-TIMEZONE:Asia/Ho_Chi_Minh");
    line("REFRESH-INTERVAL;VALUE=DURATION:P1D");
    line("X-PUBLISHED-TTL:P1D");
    let stamp = calendar.stamp.format("%Y%m%dT000000Z");
    for event in &calendar.events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", event.uid));
        line(&format!("DTSTAMP:{stamp}"));
        line("SEQUENCE:0");
        line(&format!("DTSTART;VALUE=DATE:{}", event.first.format("%Y%m%d")));
        line(&format!("DTEND;VALUE=DATE:{}", event.end.format("%Y%m%d")));
        line(&format!("SUMMARY:{}", escape(&event.summary)));
        line(&format!("DESCRIPTION:{}", escape(&event.description)));
        line(&format!("CATEGORIES:{}", escape(event.category)));
        line(if event.tentative { "STATUS:TENTATIVE" } else { "STATUS:CONFIRMED" });
        // The days stay free: a plan is no meeting.
        line("TRANSP:TRANSPARENT");
        line("X-MICROSOFT-CDO-BUSYSTATUS:FREE");
        line("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out.into_bytes()
}

/// Text as a value of type TEXT (RFC 5545, section 3.3.11).
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Longest line, in octets, without its end (RFC 5545, section 3.1).
const LINE: usize = 75;

/// Adds a content line, broken into lines of at most 75 octets. A break never splits a character,
/// nor an escape (some readers then lose it), nor a mark from its letter.
fn fold(content: &str, out: &mut String) {
    let mut rest = content;
    let mut room = LINE;
    while rest.len() > room {
        let mut cut = room;
        while !may_break(rest, cut) {
            cut -= 1;
        }
        // A letter with more marks than fit on a line: break inside it rather than not at all.
        if cut == 0 {
            cut = room;
            while !rest.is_char_boundary(cut) {
                cut -= 1;
            }
        }
        let _ = write!(out, "{}\r\n ", &rest[..cut]);
        rest = &rest[cut..];
        // The space that begins a continuation counts.
        room = LINE - 1;
    }
    let _ = write!(out, "{rest}\r\n");
}

fn may_break(text: &str, at: usize) -> bool {
    if at == 0 {
        return true;
    }
    if !text.is_char_boundary(at) {
        return false;
    }
    let backslashes = text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
    let next = text[at..].chars().next();
    backslashes % 2 == 0 && !next.is_some_and(unicode_normalization::char::is_combining_mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(content: &str) -> String {
        let mut out = String::new();
        fold(content, &mut out);
        out
    }

    fn unfold(text: &str) -> String {
        text.strip_suffix("\r\n").unwrap().replace("\r\n ", "")
    }

    fn unescape(text: &str) -> String {
        let mut out = String::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match (c, if c == '\\' { chars.next() } else { None }) {
                (_, Some('n')) => out.push('\n'),
                (_, Some(escaped)) => out.push(escaped),
                (c, None) => out.push(c),
            }
        }
        out
    }

    #[test]
    fn lines_are_folded_by_octets() {
        let line = format!("SUMMARY:{}", "ế".repeat(40));
        let text = folded(&line);
        let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
        // 8 octets of name and 22 letters of 3 octets; then a space and 18 letters.
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [74, 55]);
        assert_eq!(unfold(&text), line);
    }

    #[test]
    fn a_line_of_75_octets_is_not_folded() {
        assert_eq!(folded(&"x".repeat(75)), format!("{}\r\n", "x".repeat(75)));
        assert_eq!(folded(&"x".repeat(76)), format!("{}\r\n x\r\n", "x".repeat(75)));
    }

    #[test]
    fn escapes_are_not_torn_apart() {
        let line = format!("{}\\,rest", "x".repeat(74));
        assert_eq!(folded(&line), format!("{}\r\n \\,rest\r\n", "x".repeat(74)));
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escape("a, b; c\\d\ne\r"), "a\\, b\\; c\\\\d\\ne");
    }

    proptest! {
        #[test]
        fn text_survives_folding_and_escaping(text in "[\\PC\n]{0,300}") {
            let line = format!("DESCRIPTION:{}", escape(&text));
            let out = folded(&line);
            for physical in out.split_terminator("\r\n") {
                prop_assert!(physical.len() <= 75);
                prop_assert!(!physical.contains(['\r', '\n']));
            }
            let back = unfold(&out);
            let kept: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
            prop_assert_eq!(unescape(back.strip_prefix("DESCRIPTION:").unwrap()), kept);
        }

        #[test]
        fn marks_stay_with_their_letters(text in "(e\u{302}\u{301}|a|ế|\\\\,){0,120}") {
            let out = folded(&text);
            for physical in out.split_terminator("\r\n").skip(1) {
                let first = physical[1..].chars().next();
                prop_assert!(!first.is_some_and(unicode_normalization::char::is_combining_mark));
            }
            prop_assert_eq!(unfold(&out), text);
        }
    }
}
