//! Addresses of the site's own in running text: calendars, feeds, data.

use super::Own;

/// Every address in a text that begins with the site's own.
pub fn own<'t>(text: &'t str, own: &Own, see: &mut dyn FnMut(&'t str)) {
    let Some(base) = own.address else { return };
    for (at, _) in text.match_indices(base) {
        let Some(rest) = text.get(at..) else { continue };
        let end = rest.find(|c: char| !is_of_address(c)).unwrap_or(rest.len());
        // Marks that end the sentence around it.
        let address = rest.get(..end).unwrap_or_default().trim_end_matches(['.', ':', '?']);
        if own.below(address).is_some() {
            see(address);
        }
    }
}

/// Characters that the site's own addresses may have: those of RFC 3986 without brackets and marks, which
/// stand around addresses in a text.
fn is_of_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#&+=%".contains(c)
}

/// The text of a calendar with its folded lines joined (RFC 5545, section 3.1) and without the escapes of its
/// values (section 3.3.11).
pub fn unfolded(calendar: &str) -> String {
    let joined = calendar.replace("\r\n ", "").replace("\r\n\t", "");
    let mut out = String::with_capacity(joined.len());
    let mut chars = joined.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            (_, Some('n' | 'N')) => out.push('\n'),
            (_, Some(escaped)) => out.push(escaped),
            (c, None) => out.push(c),
        }
    }
    out
}

/// The addresses that the lines of a calendar are for (`URL`, `ATTACH`).
pub fn lines(unfolded: &str) -> impl Iterator<Item = &str> {
    unfolded.lines().filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        let (name, parameters) = name.split_once(';').unwrap_or((name, ""));
        let is_address = ["URL", "ATTACH"].iter().any(|known| name.eq_ignore_ascii_case(known));
        // A file may stand in the line itself.
        (is_address && !parameters.contains("BINARY")).then_some(value.trim_end())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let text = "Xem https://x.example/kh/2021/index.html#a. (https://x.example/kh), \
                    https://x.example/khac/ và {\"url\":\"https://x.example/kh/b?c=d\"}";
        let mut found = Vec::new();
        let site = Own { folder: "site", address: Some("https://x.example/kh") };
        own(text, &site, &mut |address| found.push(address));
        assert_eq!(
            found,
            [
                "https://x.example/kh/2021/index.html#a",
                "https://x.example/kh",
                "https://x.example/kh/b?c=d"
            ]
        );
    }

    #[test]
    fn lines_of_a_calendar() {
        let text = "URL:https://x.exam\r\n ple/a\r\nDESCRIPTION:a\\, b\\nhttps://x.ex\r\n\tample/c\\;d\r\n\
                    ATTACH;FMTTYPE=text/html:https://y.example\r\nATTACH;ENCODING=BASE64;VALUE=BINARY:AAA\r\n";
        let text = unfolded(text);
        assert!(text.contains("a, b\nhttps://x.example/c;d\r\n"), "{text}");
        assert_eq!(lines(&text).collect::<Vec<_>>(), ["https://x.example/a", "https://y.example"]);
    }
}
