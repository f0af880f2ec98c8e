//! Start tags of HTML and XML, as far as links go.
//!
//! This follows the tokenizer of the HTML standard (section 13.2.5) for tags, comments and text that
//! holds no tags, since templates are written by hand. It leaves out what a page of ours cannot
//! need: escaped scripts within scripts, and names of characters other than the five of XML. A tokenizer
//! of somebody else's tells in the tests whether both see the same.

use std::borrow::Cow;

use super::Seen;

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// HTML: some elements hold text only.
    Html,
    /// XML: all elements are alike, and text can be set apart as CDATA.
    Xml,
}

/// An attribute: its name as written, its value with references to characters.
type Attribute<'h> = (&'h str, &'h str);

/// Elements of HTML whose content is text until their own end tag.
const TEXT_ONLY: [&str; 9] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// Attributes that hold one address, in whichever element.
const ADDRESSES: [&str; 8] =
    ["href", "src", "xlink:href", "action", "formaction", "poster", "cite", "data"];

/// Tells of every link, every anchor and every text that may hold addresses, from the top.
pub fn read<'h>(text: &'h str, language: Language, see: &mut dyn FnMut(Seen<'h>)) {
    let mut attributes: Vec<Attribute<'h>> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        let open = at + found;
        if language == Language::Xml {
            words(text, at..open, see);
        }
        let rest = text.get(open + 1..).unwrap_or_default();
        let after = match rest.bytes().next() {
            Some(b'!') if rest.starts_with("!--") => comment_end(rest),
            Some(b'!') if language == Language::Xml && rest.starts_with("![CDATA[") => {
                let end = rest.find("]]>");
                words(text, open + 9..end.map_or(text.len(), |end| open + 1 + end), see);
                end.map(|end| end + 3)
            }
            Some(b'!' | b'?') => rest.find('>').map(|end| end + 1),
            Some(b'/') => match rest.as_bytes().get(1).copied() {
                Some(b) if b.is_ascii_alphabetic() => {
                    attributes.clear();
                    tag(rest, 1, &mut attributes).map(|(_, end)| end)
                }
                _ => rest.find('>').map(|end| end + 1),
            },
            Some(b) if b.is_ascii_alphabetic() => {
                attributes.clear();
                tag(rest, 0, &mut attributes).map(|(name, end)| {
                    element(name, &attributes, see);
                    if language == Language::Html && is_one_of(name, &TEXT_ONLY) {
                        let inner = rest.get(end..).unwrap_or_default();
                        let length = text_end(inner, name);
                        if name.eq_ignore_ascii_case("script") {
                            let script = inner.get(..length).unwrap_or_default();
                            see(Seen::Text(Cow::Borrowed(script)));
                        }
                        return end + length;
                    }
                    end
                })
            }
            _ => Some(0),
        };
        // What is never closed is no tag, and nothing comes after it.
        let Some(after) = after else { return };
        at = open + 1 + after;
    }
    if language == Language::Xml {
        words(text, at..text.len(), see);
    }
}

/// Text of XML between its tags.
fn words<'h>(text: &'h str, span: std::ops::Range<usize>, see: &mut dyn FnMut(Seen<'h>)) {
    let words = text.get(span).unwrap_or_default();
    if !words.trim().is_empty() {
        see(Seen::Text(unescaped(words)));
    }
}

/// Where a comment ends; `rest` begins with `!--`.
fn comment_end(rest: &str) -> Option<usize> {
    let inner = rest.get(3..)?;
    for abrupt in [">", "->"] {
        if inner.starts_with(abrupt) {
            return Some(3 + abrupt.len());
        }
    }
    let ends = ["-->", "--!>"].into_iter().filter_map(|end| Some(inner.find(end)? + end.len()));
    ends.min().map(|end| 3 + end)
}

/// Where the text of an element ends that holds nothing else: at its end tag, which is not read.
fn text_end(inner: &str, name: &str) -> usize {
    if name.eq_ignore_ascii_case("plaintext") {
        return inner.len();
    }
    let ends = inner.match_indices("</").find(|(at, _)| {
        let rest = inner.as_bytes().get(at + 2..).unwrap_or_default();
        let named = rest.get(..name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()));
        named && rest.get(name.len()).is_some_and(|b| is_space(*b) || b"/>".contains(b))
    });
    ends.map_or(inner.len(), |(at, _)| at)
}

/// Reads a tag whose name begins at `at`, and tells its name and where it ends.
fn tag<'h>(
    text: &'h str,
    at: usize,
    attributes: &mut Vec<Attribute<'h>>,
) -> Option<(&'h str, usize)> {
    let bytes = text.as_bytes();
    let name_end = until(bytes, at, |b| is_space(b) || b == b'/' || b == b'>');
    let name = text.get(at..name_end)?;
    let mut at = name_end;
    loop {
        at = until(bytes, at, |b| !is_space(b) && b != b'/');
        if *bytes.get(at)? == b'>' {
            return Some((name, at + 1));
        }
        // A sign of equality that stands first belongs to the name.
        let end = until(bytes, at + 1, |b| is_space(b) || b"/>=".contains(&b));
        let key = text.get(at..end)?;
        at = until(bytes, end, |b| !is_space(b));
        if *bytes.get(at)? != b'=' {
            push(attributes, key, "");
            continue;
        }
        at = until(bytes, at + 1, |b| !is_space(b));
        let quote = *bytes.get(at)?;
        let (from, end, next) = match quote {
            b'"' | b'\'' => {
                let end = until(bytes, at + 1, |b| b == quote);
                bytes.get(end)?;
                (at + 1, end, end + 1)
            }
            _ => {
                let end = until(bytes, at, |b| is_space(b) || b == b'>');
                (at, end, end)
            }
        };
        push(attributes, key, text.get(from..end)?);
        at = next;
    }
}

/// Where the first byte of a kind stands, from a place on; the end if there is none.
fn until(bytes: &[u8], from: usize, stop: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter().position(|b| stop(*b)).map_or(bytes.len(), |end| from + end)
}

/// Of attributes with the same name the first counts.
fn push<'h>(attributes: &mut Vec<Attribute<'h>>, name: &'h str, value: &'h str) {
    if !attributes.iter().any(|(other, _)| other.eq_ignore_ascii_case(name)) {
        attributes.push((name, value));
    }
}

fn element<'h>(name: &str, attributes: &[Attribute<'h>], see: &mut dyn FnMut(Seen<'h>)) {
    let named = |wanted: &str| {
        attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted)).map(|(_, value)| *value)
    };
    for (key, value) in attributes {
        let is = |wanted: &str| key.eq_ignore_ascii_case(wanted);
        if is("id") || (is("name") && is_one_of(name, &["a", "map"])) {
            see(Seen::Anchor(unescaped(value)));
        } else if is("srcset") || is("imagesrcset") {
            let list = unescaped(value);
            for one in list.split(',') {
                let address = one.split_whitespace().next().unwrap_or_default();
                see(Seen::Link(Cow::Owned(address.to_owned())));
            }
        } else if is_one_of(key, &ADDRESSES) {
            // `data` is an address in one element only.
            if !is("data") || name.eq_ignore_ascii_case("object") {
                see(Seen::Link(unescaped(value)));
            }
        } else if is("content") && name.eq_ignore_ascii_case("meta") {
            let value = unescaped(value);
            let is_refresh =
                named("http-equiv").is_some_and(|what| what.eq_ignore_ascii_case("refresh"));
            if !is_refresh {
                see(Seen::Text(value));
            } else if let Some(address) = refresh(&value) {
                see(Seen::Link(Cow::Owned(address.to_owned())));
            }
        }
    }
}

/// The address that a page goes on to: `0; url=../index.html`.
fn refresh(content: &str) -> Option<&str> {
    let rest = content.split_once([';', ','])?.1.trim_start();
    let (name, address) = rest.split_once('=').unwrap_or(("url", rest));
    if !name.trim().eq_ignore_ascii_case("url") {
        return Some(rest);
    }
    Some(address.trim().trim_matches(['\'', '"']))
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|other| name.eq_ignore_ascii_case(other))
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// A value with its references to characters replaced: numbers, and the five names of XML.
fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        if let Some((c, length)) = reference(rest) {
            out.push(c);
            rest = rest.get(length..).unwrap_or_default();
        } else {
            out.push('&');
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that a reference stands for, and how long the reference is.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => {
                    u32::from_str_radix(hex, 16).ok()?
                }
                None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
                _ => return None,
            };
            char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace())?
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use html5gum::emitters::default::DefaultEmitter;
    use html5gum::{Token, Tokenizer};
    use proptest::prelude::*;

    fn seen(text: &str, language: Language) -> Vec<String> {
        let mut all = Vec::new();
        read(text, language, &mut |seen| {
            all.push(match seen {
                Seen::Link(link) => format!("→{link}"),
                Seen::Anchor(name) => format!("#{name}"),
                Seen::Text(text) => format!("…{text}"),
            });
        });
        all
    }

    #[test]
    fn what_holds_links_and_anchors() {
        for (html, found) in [
            (r##"<a href="#x">"##, vec!["→#x"]),
            ("<A HREF='a&amp;b'>", vec!["→a&b"]),
            ("<a href=a/b?c>d</a>", vec!["→a/b?c"]),
            ("<a href = \"a\"id=b>", vec!["→a", "#b"]),
            ("<a href='a' href='b'>", vec!["→a"]),
            ("<a href>", vec!["→"]),
            ("<a href=>x", vec!["→"]),
            ("<img src=a.png srcset='b.png, c.png 2x'>", vec!["→a.png", "→b.png", "→c.png"]),
            ("<link rel=stylesheet href=s.css>", vec!["→s.css"]),
            ("<svg><use xlink:href='#i'/><path id=p /></svg>", vec!["→#i", "#p"]),
            ("<meta http-equiv=Refresh content='0; URL=../a.html'>", vec!["→../a.html"]),
            ("<meta http-equiv=refresh content='5'>", vec![]),
            ("<meta property=og:url content=https://x/>", vec!["…https://x/"]),
            ("<form action=tim.html><button formaction=b.html>", vec!["→tim.html", "→b.html"]),
            ("<object data=a.svg><div data='không'>", vec!["→a.svg"]),
            ("<a name=x><input name=y><map name=z>", vec!["#x", "#z"]),
            ("<a href='&#x1EA1;&#97;&khong;&'>", vec!["→ạa&khong;&"]),
        ] {
            assert_eq!(seen(html, Language::Html), found, "{html}");
        }
    }

    #[test]
    fn what_is_no_tag() {
        for html in [
            "<!-- <a href=x> --",
            "<!-- <a href=x> -->",
            "<!--><!---><!-- a --!>",
            "<!doctype html>",
            "<? <a ?>",
            "</a href='x'>",
            "</ <a>",
            "a < b href=x>",
            "<1 href=x>",
            "<a href='x",
            "<a href=x",
            "<style>a{}<a href=x></style>",
            "<title><a href=x></title>",
            "<textarea><a href=x></textarea x>",
            "<title></titles><a href=x></title>",
            "<style><a href=x>",
        ] {
            assert_eq!(seen(html, Language::Html), [""; 0], "{html}");
        }
        let after = "<!--><a href=1><!-- a --!><a href=2></b x='>'><a href=3><script>if (a</b) \
                     \"<a href=x>\"</SCRIPT ><a href=4>";
        assert_eq!(
            seen(after, Language::Html),
            ["→1", "→2", "→3", "…if (a</b) \"<a href=x>\"", "→4"]
        );
    }

    #[test]
    fn xml_has_text_and_no_elements_of_its_own_kind() {
        let feed = "<?xml version='1.0'?><feed><title/><link href=\"a\"/><loc>https://x/?a&amp;b</loc>\
                    <content>&lt;a href=\"https://x/c\"&gt;</content><![CDATA[<b href='d'>]]></feed>";
        assert_eq!(
            seen(feed, Language::Xml),
            ["→a", "…https://x/?a&b", "…<a href=\"https://x/c\">", "…<b href='d'>"]
        );
    }

    /// The links and anchors that a tokenizer of somebody else's finds, sorted.
    fn judged(html: &str) -> Vec<String> {
        let mut found = Vec::new();
        // What stands in a title or a style is text.
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(Token::StartTag(tag)) = token else { continue };
            for (name, sign) in [("href", '→'), ("id", '#')] {
                let value = tag.attributes.get(name.as_bytes());
                let text = value.map(|value| String::from_utf8_lossy(value).into_owned());
                found.extend(text.map(|text| format!("{sign}{text}")));
            }
        }
        found.sort();
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn a_tokenizer_of_somebody_else_sees_the_same(
            html in "(<a|<b|<title|<style|</title|</style|</a|<!--|-->|--!>|<!|<\\?|<|>| href| id|=|\"|'| |/|x|&amp;|&#97;|\n|ạ|-){0,24}"
        ) {
            let mut ours = seen(&html, Language::Html);
            ours.sort();
            prop_assert_eq!(ours, judged(&html));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}") {
            let _ = seen(&text, Language::Html);
            let _ = seen(&text, Language::Xml);
        }
    }
}
