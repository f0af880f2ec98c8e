//! Links of style sheets: `url(…)` and `@import "…"`.

use std::borrow::Cow;

use super::Seen;

/// Tells of every link of a style sheet (CSS Syntax, section 4.3.6; escapes are left out).
pub fn read<'c>(css: &'c str, see: &mut dyn FnMut(Seen<'c>)) {
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if let Some(inner) = after(rest, "url(") {
            let inner = inner.trim_start();
            let (address, end) = match inner.chars().next() {
                Some(quote @ ('"' | '\'')) => quoted(inner, quote),
                _ => inner.split_once(')').unwrap_or((inner, "")),
            };
            see(Seen::Link(Cow::Borrowed(address.trim())));
            rest = end;
        } else if let Some(inner) = after(rest, "@import") {
            rest = inner.trim_start();
            if let Some(quote @ ('"' | '\'')) = rest.chars().next() {
                let (address, end) = quoted(rest, quote);
                see(Seen::Link(Cow::Borrowed(address)));
                rest = end;
            }
        } else if matches!(c, '"' | '\'') {
            rest = quoted(rest, c).1;
        } else {
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
}

fn after<'c>(text: &'c str, name: &str) -> Option<&'c str> {
    let head = text.as_bytes().get(..name.len())?;
    head.eq_ignore_ascii_case(name.as_bytes()).then(|| text.get(name.len()..)).flatten()
}

/// What stands in quotes, and what comes after.
fn quoted(text: &str, quote: char) -> (&str, &str) {
    text.get(1..).unwrap_or_default().split_once(quote).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_style_sheet_leads_to() {
        let css = "@import \"a.css\"; @import url(b.css); /* url(không) */ a { background: \
                   URL( 'c d.png' ) } b::after { content: \"url(không)\" } c { mask: url(\"data:,x\") }";
        let mut links = Vec::new();
        read(css, &mut |seen| {
            if let Seen::Link(link) = seen {
                links.push(link.into_owned());
            }
        });
        assert_eq!(links, ["a.css", "b.css", "c d.png", "data:,x"]);
    }
}
