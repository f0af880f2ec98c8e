//! Text in XML.

/// Text as it can stand between tags and in attributes. Characters that XML 1.0 (section 2.2) has no
/// place for are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() && c < ' ' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_are_escaped_and_what_xml_lacks_is_left_out() {
        assert_eq!(super::escaped("a<b> & \"c\"\u{1}đ\u{FFFF}"), "a&lt;b&gt; &amp; &quot;c&quot;đ");
    }
}
