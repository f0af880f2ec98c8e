//! The iCalendar text (RFC 5545, with the properties of RFC 7986).

use std::fmt::Write;

use chrono::{Days, NaiveDate, NaiveDateTime};

/// The time zone of hours. Vietnam has had one offset since 1975.
const ZONE: &str = "Asia/Ho_Chi_Minh";

/// A calendar.
#[derive(Debug)]
pub struct Calendar {
    /// Its name in the reader's list.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Where people read about it, if the site has an address.
    pub url: Option<String>,
    /// Where it can be had again (RFC 7986, section 5.8), if the site has an address.
    pub source: Option<String>,
    /// Its colour as `#rrggbb`, if the office has chosen one.
    pub colour: Option<String>,
    /// The events and to-dos.
    pub components: Vec<Component>,
}

/// An event or a to-do.
#[derive(Debug)]
pub struct Component {
    /// Which of the two.
    pub kind: ComponentKind,
    /// Its id, for ever.
    pub uid: String,
    /// When it was revised last.
    pub revised: NaiveDateTime,
    /// How often it was revised.
    pub sequence: u32,
    /// When it is.
    pub time: Time,
    /// The rule by which it comes round.
    pub rule: Option<String>,
    /// One line.
    pub summary: String,
    /// More, in lines.
    pub description: String,
    /// What kind of thing it is.
    pub category: &'static str,
    /// How sure it is.
    pub status: Status,
    /// Where it is held.
    pub place: Option<String>,
    /// Where people read more.
    pub url: Option<String>,
    /// How many days before it reminders come, at eight in the morning.
    pub alarms: Vec<u32>,
}

/// What a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComponentKind {
    /// A VEVENT.
    Event,
    /// A VTODO.
    ToDo,
}

/// When a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// On whole days, both included.
    Days(NaiveDate, NaiveDate),
    /// From an hour on, up to another if that is known.
    Hours(NaiveDateTime, Option<NaiveDateTime>),
}

/// How sure a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It stands.
    Confirmed,
    /// Its time may change.
    Tentative,
    /// It was called off.
    Cancelled,
}

/// The bytes of the file.
#[must_use]
pub fn write(calendar: &Calendar) -> Vec<u8> {
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//kehoach//kehoach//VI");
    out.line("CALSCALE:GREGORIAN");
    // No METHOD: with one, every event would need an organizer (RFC 5546, section 3.2.1).
    out.text("NAME", &calendar.name);
    out.text("X-WR-CALNAME", &calendar.name);
    out.text("DESCRIPTION", &calendar.description);
    out.text("X-WR-CALDESC", &calendar.description);
    out.line(&format!("X-WR-TIMEZONE:{ZONE}"));
    if let Some(revised) = calendar.components.iter().map(|component| component.revised).max() {
        out.line(&format!("LAST-MODIFIED:{}", utc(revised)));
    }
    out.optional("URL", calendar.url.as_deref());
    out.optional("SOURCE;VALUE=URI", calendar.source.as_deref());
    out.line("REFRESH-INTERVAL;VALUE=DURATION:P1D");
    out.line("X-PUBLISHED-TTL:P1D");
    if let Some(colour) = &calendar.colour {
        // RFC 7986 takes names of CSS only, and few colours have one.
        out.line(&format!("X-APPLE-CALENDAR-COLOR:{colour}"));
    } else {
        out.line("COLOR:firebrick");
        out.line("X-APPLE-CALENDAR-COLOR:#B22222");
    }
    if calendar.components.iter().any(|component| matches!(component.time, Time::Hours(..))) {
        out.zone();
    }
    for component in &calendar.components {
        out.component(component);
    }
    out.line("END:VCALENDAR");
    out.0.into_bytes()
}

/// Content lines, folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, content: &str) {
        fold(content, &mut self.0);
    }

    /// A property of type TEXT.
    fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escape(value)));
    }

    /// A property that may be missing, of a type that has no escapes.
    fn optional(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.line(&format!("{name}:{}", plain(value)));
        }
    }

    /// The time zone: readers that do not know its name take the hours from this.
    fn zone(&mut self) {
        self.line("BEGIN:VTIMEZONE");
        self.line(&format!("TZID:{ZONE}"));
        self.line("BEGIN:STANDARD");
        self.line("DTSTART:19700101T000000");
        self.line("TZOFFSETFROM:+0700");
        self.line("TZOFFSETTO:+0700");
        self.line("TZNAME:+07");
        self.line("END:STANDARD");
        self.line("END:VTIMEZONE");
    }

    fn component(&mut self, component: &Component) {
        let name = match component.kind {
            ComponentKind::Event => "VEVENT",
            ComponentKind::ToDo => "VTODO",
        };
        let revised = utc(component.revised);
        self.line(&format!("BEGIN:{name}"));
        self.line(&format!("UID:{}", plain(&component.uid)));
        // Without a METHOD this is when the component was revised last (RFC 5545, section 3.8.7.2).
        self.line(&format!("DTSTAMP:{revised}"));
        self.line(&format!("LAST-MODIFIED:{revised}"));
        self.line(&format!("SEQUENCE:{}", component.sequence));
        match component.kind {
            ComponentKind::Event => self.event_time(component.time),
            ComponentKind::ToDo => self.due_time(component.time),
        }
        self.optional("RRULE", component.rule.as_deref());
        self.text("SUMMARY", &component.summary);
        self.text("DESCRIPTION", &component.description);
        if let Some(place) = &component.place {
            self.text("LOCATION", place);
        }
        self.optional("URL", component.url.as_deref());
        self.text("CATEGORIES", component.category);
        let status = match (component.status, component.kind) {
            (Status::Cancelled, _) => "CANCELLED",
            (_, ComponentKind::ToDo) => "NEEDS-ACTION",
            (Status::Tentative, ComponentKind::Event) => "TENTATIVE",
            (Status::Confirmed, ComponentKind::Event) => "CONFIRMED",
        };
        self.line(&format!("STATUS:{status}"));
        if component.kind == ComponentKind::Event {
            self.transparency(component.time);
        }
        for days in &component.alarms {
            self.alarm(*days, &component.summary);
        }
        self.line(&format!("END:{name}"));
    }

    /// The end is exclusive (RFC 5545, section 3.6.1).
    fn event_time(&mut self, time: Time) {
        match time {
            Time::Days(first, last) => {
                let end = last.checked_add_days(Days::new(1)).unwrap_or(last);
                self.line(&format!("DTSTART;VALUE=DATE:{}", day(first)));
                self.line(&format!("DTEND;VALUE=DATE:{}", day(end)));
            }
            Time::Hours(from, to) => {
                self.line(&format!("DTSTART;TZID={ZONE}:{}", local(from)));
                if let Some(to) = to {
                    self.line(&format!("DTEND;TZID={ZONE}:{}", local(to)));
                }
            }
        }
    }

    /// Programs show a to-do as due on the day that DUE says, and it must lie after the beginning
    /// (RFC 5545, section 3.8.2.3): what takes one day has no beginning.
    fn due_time(&mut self, time: Time) {
        match time {
            Time::Days(first, last) => {
                if first < last {
                    self.line(&format!("DTSTART;VALUE=DATE:{}", day(first)));
                }
                self.line(&format!("DUE;VALUE=DATE:{}", day(last)));
            }
            Time::Hours(from, to) => {
                self.line(&format!("DUE;TZID={ZONE}:{}", local(to.unwrap_or(from))));
            }
        }
    }

    /// Days stay free, for a plan is no meeting; the hours of a meeting are taken.
    fn transparency(&mut self, time: Time) {
        match time {
            Time::Days(..) => {
                self.line("TRANSP:TRANSPARENT");
                self.line("X-MICROSOFT-CDO-BUSYSTATUS:FREE");
                self.line("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE");
            }
            Time::Hours(..) => self.line("TRANSP:OPAQUE"),
        }
    }

    fn alarm(&mut self, days: u32, summary: &str) {
        // The day begins at midnight, and eight in the morning so many days before it lies sixteen
        // hours less before it.
        let whole = days.saturating_sub(1);
        let whole = if whole == 0 { String::new() } else { format!("{whole}D") };
        self.line("BEGIN:VALARM");
        self.line("ACTION:DISPLAY");
        self.text("DESCRIPTION", summary);
        self.line(&format!("TRIGGER:-P{whole}T16H"));
        self.line("END:VALARM");
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn local(time: NaiveDateTime) -> String {
    time.format("%Y%m%dT%H%M%S").to_string()
}

fn utc(time: NaiveDateTime) -> String {
    format!("{}Z", local(time))
}

/// A value that has no escapes: nothing that could end its line stands in it.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
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

    /// A calendar with one component of each kind that says these words wherever it can.
    fn saying(words: &str, first: NaiveDate, days: u64, sequence: u32) -> Calendar {
        let time = Time::Days(first, first.checked_add_days(Days::new(days)).unwrap());
        let component = |kind| Component {
            kind,
            uid: "a.2@b.example".to_owned(),
            revised: first.and_hms_opt(0, 0, 7).unwrap(),
            sequence,
            time,
            rule: None,
            summary: words.to_owned(),
            description: words.to_owned(),
            category: "Hạn chót",
            status: Status::Tentative,
            place: Some(words.to_owned()),
            url: None,
            alarms: vec![3],
        };
        Calendar {
            name: words.to_owned(),
            description: words.to_owned(),
            url: None,
            source: None,
            colour: None,
            components: vec![component(ComponentKind::Event), component(ComponentKind::ToDo)],
        }
    }

    /// The content lines of a file, unfolded as RFC 5545, section 3.1 says, as name and value.
    fn lines(bytes: &[u8]) -> Vec<(String, String)> {
        let text = std::str::from_utf8(bytes).unwrap();
        let text = text.replace("\r\n ", "");
        let lines = text.strip_suffix("\r\n").unwrap().split("\r\n");
        let parted = lines.map(|line| line.split_once(':').unwrap());
        parted.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
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
        fn every_text_of_a_calendar_is_read_back_as_it_was(
            words in "(\\PC|\n|\r|\\\\|[,;:\"]| |e\u{302}\u{301}|ế|Đ|👩\u{200d}🏫){0,400}",
            day in 0u64..60_000,
            days in 0u64..400,
            sequence in 0u32..1000,
        ) {
            let first = NaiveDate::from_ymd_opt(1950, 1, 1).unwrap();
            let first = first.checked_add_days(Days::new(day)).unwrap();
            let calendar = saying(&words, first, days, sequence);
            let bytes = write(&calendar);
            prop_assert_eq!(&bytes, &write(&calendar));
            for line in bytes.strip_suffix(b"\r\n").unwrap().split(|byte| *byte == b'\n') {
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                prop_assert!(line.len() <= LINE && !line.is_empty());
                prop_assert!(std::str::from_utf8(line).is_ok());
            }
            let kept: String = words.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
            let found = lines(&bytes);
            let said = ["NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC", "SUMMARY", "LOCATION"];
            let texts: Vec<String> = found
                .iter()
                .filter(|(name, _)| said.contains(&name.as_str()))
                .map(|(_, value)| unescape(value))
                .collect();
            // Four of the calendar, four of each component with its alarm.
            prop_assert_eq!(texts.len(), 12);
            prop_assert!(texts.iter().all(|text| *text == kept));
            let value = |name: &str| {
                let mut found = found.iter().filter(|(found, _)| found == name);
                found.next().map(|(_, value)| value.clone()).unwrap_or_default()
            };
            prop_assert_eq!(value("DTSTART;VALUE=DATE"), super::day(first));
            let end = first.checked_add_days(Days::new(days + 1)).unwrap();
            prop_assert_eq!(value("DTEND;VALUE=DATE"), super::day(end));
            prop_assert_eq!(value("SEQUENCE"), sequence.to_string());
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
