//! HTML that people paste into the editor of a portal (mảnh trang): what an editor strips is not there to
//! begin with. Headings begin with the second level, since the portal's own page has the first; ids begin
//! with `kh-`, so that they meet none of the portal's.

use std::collections::BTreeSet;
use std::fmt::Write;

/// The elements that editors keep. Others are taken away, and what is in them stays.
const ELEMENTS: [&str; 31] = [
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "caption",
    "strong",
    "em",
    "sup",
    "sub",
    "br",
    "blockquote",
    "figure",
    "figcaption",
    "a",
    "img",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
];
/// The attributes that editors keep.
const ATTRIBUTES: [&str; 6] = ["alt", "title", "scope", "colspan", "rowspan", "lang"];

/// A part of a text of ours: words, or a tag.
enum Part<'h> {
    Text(&'h str),
    Tag { name: &'h str, closes: bool, attributes: Vec<(&'h str, &'h str)> },
}

/// HTML of a template as a fragment. It is well-formed, its attributes stand between double quotes, and
/// its text is escaped: both are taken as they are. Links that lead to no place of the fragment and have
/// no whole address are taken away, and a picture that has none becomes its description.
pub fn fragment(html: &str) -> String {
    let parts = parts(html);
    let ids: BTreeSet<&str> = parts.iter().filter_map(|part| attribute(part, "id")).collect();
    let mut out = String::with_capacity(html.len());
    let mut links = Vec::new();
    for part in &parts {
        match part {
            Part::Text(text) => out.push_str(text),
            // The place that links lead to stays, without its element.
            Part::Tag { name, .. } if !ELEMENTS.contains(name) => {
                if let Some(id) = attribute(part, "id") {
                    let _ = write!(out, "<a id=\"kh-{id}\"></a>");
                }
            }
            Part::Tag { name: "a", closes: true, .. } => {
                if links.pop() == Some(true) {
                    out.push_str("</a>");
                }
            }
            Part::Tag { name: "a", .. } => {
                let way = attribute(part, "href").and_then(|way| kept(way, &ids));
                links.push(way.is_some());
                if let Some(way) = way {
                    let _ = write!(out, "<a href=\"{way}\">");
                }
            }
            Part::Tag { name: "img", .. } => {
                let alt = attribute(part, "alt").unwrap_or_default();
                match attribute(part, "src").filter(|way| is_whole(way)) {
                    Some(way) => {
                        let _ = write!(out, "<img src=\"{way}\" alt=\"{alt}\">");
                    }
                    None => {
                        let _ = write!(out, "[{alt}]");
                    }
                }
            }
            Part::Tag { name, closes, attributes } => {
                let name = lower(name);
                out.push_str(if *closes { "</" } else { "<" });
                out.push_str(name);
                for (key, value) in attributes {
                    if *key == "id" {
                        let _ = write!(out, " id=\"kh-{value}\"");
                    } else if ATTRIBUTES.contains(key) {
                        let _ = write!(out, " {key}=\"{value}\"");
                    }
                }
                out.push('>');
            }
        }
    }
    let filled = out.lines().map(str::trim_end).filter(|line| !line.is_empty());
    filled.fold(String::new(), |text, line| text + line + "\n")
}

/// The heading of one level further down.
fn lower(name: &str) -> &str {
    match name {
        "h1" => "h2",
        "h2" => "h3",
        "h3" => "h4",
        "h4" => "h5",
        "h5" => "h6",
        name => name,
    }
}

/// Where a link leads in the fragment, if it leads somewhere.
fn kept(way: &str, ids: &BTreeSet<&str>) -> Option<String> {
    match way.strip_prefix('#') {
        Some(id) => ids.contains(id).then(|| format!("#kh-{id}")),
        None => is_whole(way).then(|| way.to_owned()),
    }
}

fn is_whole(way: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| way.starts_with(scheme))
}

fn attribute<'h>(part: &Part<'h>, wanted: &str) -> Option<&'h str> {
    let Part::Tag { attributes, .. } = part else { return None };
    attributes.iter().find(|(key, _)| *key == wanted).map(|(_, value)| *value)
}

fn parts(html: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        let Some((inner, after)) = tag.split_once('>') else {
            rest = "";
            break;
        };
        parts.push(self::tag(inner));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest));
    }
    parts
}

/// What stands between `<` and `>`. Escaped values hold no `>`.
fn tag(inner: &str) -> Part<'_> {
    let closes = inner.starts_with('/');
    let inner = inner.trim_start_matches('/').trim_end_matches('/');
    let (name, mut rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let mut attributes = Vec::new();
    while let Some((before, after)) = rest.split_once("=\"") {
        let Some((value, after)) = after.split_once('"') else { break };
        // One without a value may stand before it.
        attributes.push((before.rsplit(char::is_whitespace).next().unwrap_or(before), value));
        rest = after;
    }
    Part::Tag { name, closes, attributes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_strip_is_not_there() {
        let html = "<section class=\"x\" tabindex=\"0\"><h1 id=\"a\" class=\"y\">Tháng 3</h1>\n\n\
                    <p data-due class=\"z\"><span class=\"whole\">91/2017/NĐ-CP</span> &lt;b&gt;<br></p>\n\
                    <td colspan=\"2\" class=\"amount\">5</td></section>";
        assert_eq!(
            fragment(html),
            "<h2 id=\"kh-a\">Tháng 3</h2>\n<p>91/2017/NĐ-CP &lt;b&gt;<br></p>\n<td colspan=\"2\">5</td>\n"
        );
    }

    #[test]
    fn links_lead_somewhere_or_are_words() {
        for (html, expected) in [
            (
                "<p id=\"a\"><a href=\"#a\">x</a></p>",
                "<p id=\"kh-a\"><a href=\"#kh-a\">x</a></p>\n",
            ),
            ("<p><a href=\"#b\">x</a></p>", "<p>x</p>\n"),
            ("<p><a href=\"../b.html\">x</a></p>", "<p>x</p>\n"),
            ("<p><a href=\"javascript:x\">x</a></p>", "<p>x</p>\n"),
            (
                "<a class=\"q\" href=\"https://a.example/\"><strong>x</strong></a>",
                "<a href=\"https://a.example/\"><strong>x</strong></a>\n",
            ),
            ("<img src=\"hinh/a.png\" alt=\"Sơ đồ\" width=\"4\">", "[Sơ đồ]\n"),
        ] {
            assert_eq!(fragment(html), expected);
        }
    }
}
