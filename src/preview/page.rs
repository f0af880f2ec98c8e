//! What the server adds to a page: a script that listens for news, and leave in the page's policy to load it.

use std::ops::Range;

/// Where the preview's own files are. No page can stand there: addresses of plans have no `_`.
pub const OWN: &str = "/_kehoach/";

/// Adds the script to a page; `point` is up to where the page is told.
pub fn with_script(html: &str, point: &str, alone: bool) -> String {
    let html = with_leave(html);
    let alone = if alone { " data-alone" } else { "" };
    // A point is of figures and letters only.
    let script =
        format!("<script defer src=\"{OWN}panel.js\" data-point=\"{point}\"{alone}></script>\n");
    match find(&html, "</head>") {
        Some(at) => format!("{}{script}{}", &html[..at], &html[at..]),
        None => html + &script,
    }
}

/// Where a tag stands, in capitals or not.
fn find(html: &str, tag: &str) -> Option<usize> {
    html.to_ascii_lowercase().find(tag)
}

/// A page whose policies (Content-Security-Policy, if it has any) let the script in, let it listen, and
/// let it be shown beside a print. All else stays forbidden, so that one sees what the page itself lacks.
fn with_leave(html: &str) -> String {
    const META: &str = "<meta";
    let small = html.to_ascii_lowercase();
    let mut out = String::with_capacity(html.len());
    let mut done = 0;
    for (at, _) in small.match_indices(META) {
        let inner = at + META.len();
        let Some(policy) = html.get(inner..).and_then(policy_of) else { continue };
        let (from, to) = (inner + policy.start, inner + policy.end);
        // What stands within the policy before is no tag.
        let (Some(before), Some(policy)) = (html.get(done..from), html.get(from..to)) else {
            continue;
        };
        out.push_str(before);
        out.push_str(&widened(policy));
        done = to;
    }
    out.push_str(html.get(done..).unwrap_or_default());
    out
}

/// Where the policy stands in a tag `meta`, behind whose name the text begins; none where it holds none.
fn policy_of(tag: &str) -> Option<Range<usize>> {
    let attributes = attributes(tag)?;
    let of = |name: &str| {
        let mut named = attributes.iter().filter(|(own, _)| own.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.clone())
    };
    let is_policy = tag.get(of("http-equiv")?)?.eq_ignore_ascii_case("content-security-policy");
    of("content").filter(|_| is_policy)
}

/// The attributes of a tag, behind whose name the text begins, up to its end: the name of each, and where its
/// value stands. Only values in quotation marks are told. None where the tag has no end.
fn attributes(tag: &str) -> Option<Vec<(&str, Range<usize>)>> {
    let is_space = |c: char| c.is_ascii_whitespace();
    let mut attributes = Vec::new();
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|c| is_space(c) || c == '/');
        if rest.starts_with('>') {
            return Some(attributes);
        }
        // A sign of equality that stands first belongs to the name (HTML, section 13.2.5.32).
        let first = rest.chars().next()?.len_utf8();
        let end = rest.get(first..)?.find(|c| is_space(c) || "/>=".contains(c))?;
        let (name, after) = rest.split_at_checked(first + end)?;
        rest = after.trim_start_matches(is_space);
        let Some(value) = rest.strip_prefix('=') else { continue };
        let value = value.trim_start_matches(is_space);
        let quote = value.chars().next()?;
        if ['"', '\''].contains(&quote) {
            let (value, after) = value.get(1..)?.split_once(quote)?;
            let from = tag.len() - after.len() - 1 - value.len();
            attributes.push((name, from..from + value.len()));
            rest = after;
        } else {
            rest = value.get(value.find(|c| is_space(c) || c == '>')?..)?;
        }
    }
}

fn widened(policy: &str) -> String {
    let mut directives: Vec<Vec<&str>> = policy
        .split(';')
        .map(|directive| directive.split_whitespace().collect())
        .filter(|words: &Vec<&str>| !words.is_empty())
        .collect();
    // What is not named takes what stands here.
    let default = directives.iter().find(|words| words[0].eq_ignore_ascii_case("default-src"));
    let default: Vec<&str> = default.map_or(vec!["*"], |words| words[1..].to_vec());
    for name in ["script-src", "style-src", "connect-src", "frame-src"] {
        let at = directives.iter().position(|words| words[0].eq_ignore_ascii_case(name));
        let at = at.unwrap_or_else(|| {
            directives.push(std::iter::once(name).chain(default.iter().copied()).collect());
            directives.len() - 1
        });
        let Some(words) = directives.get_mut(at) else { continue };
        words.retain(|word| *word != "'none'");
        if !words.iter().any(|word| ["'self'", "*"].contains(word)) {
            words.push("'self'");
        }
    }
    directives.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_in_the_head() {
        let html = "<!DOCTYPE html><HTML><HEAD><title>x</title></HEAD><body>y</body></HTML>";
        assert_eq!(
            with_script(html, "ab-1", false),
            "<!DOCTYPE html><HTML><HEAD><title>x</title><script defer src=\"/_kehoach/panel.js\" \
             data-point=\"ab-1\"></script>\n</HEAD><body>y</body></HTML>"
        );
        assert!(with_script("<p>Không có đầu", "ab-1", true).ends_with(" data-alone></script>\n"));
    }

    #[test]
    fn a_policy_gives_leave_to_the_script_and_to_nothing_else() {
        let page = |policy: &str| {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"></head>")
        };
        let seen = with_leave(&page("default-src 'none'; script-src 'self'; img-src 'self' data:"));
        assert_eq!(
            seen,
            page(
                "default-src 'none'; script-src 'self'; img-src 'self' data:; style-src 'self'; \
                 connect-src 'self'; frame-src 'self'"
            )
        );
        assert_eq!(
            widened("script-src https://x.example; style-src 'none'"),
            "script-src https://x.example 'self'; style-src 'self'; connect-src *; frame-src *"
        );
        assert_eq!(with_leave("<p>Kế hoạch"), "<p>Kế hoạch");
    }

    #[test]
    fn a_policy_is_looked_for_in_its_own_tag_only() {
        const GIVEN: &str = "img-src *";
        let leave = widened(GIVEN);
        for (page, is_policy) in [
            ("<meta http-equiv=\"Content-Security-Policy\" content=\"img-src *\">", true),
            ("<meta content=\"img-src *\" http-equiv=\"Content-Security-Policy\">", true),
            ("<META\n  HTTP-EQUIV = 'content-security-policy' CONTENT='img-src *' />", true),
            ("<meta a>b <meta x=y http-equiv='Content-Security-Policy' content='img-src *'>", true),
            (
                "<meta name=\"x\" content=\"a>b\"><meta content=\"img-src *\" \
                 http-equiv=\"Content-Security-Policy\"><meta name=\"y\" content=\"c\">",
                true,
            ),
            // The first of a name counts.
            (
                "<meta http-equiv='Content-Security-Policy' content='img-src *' content='none'>",
                true,
            ),
            // A policy of nothing, and then the description of the page.
            (
                "<meta http-equiv=\"Content-Security-Policy\"><meta name=\"description\" \
                 content=\"img-src *\">",
                false,
            ),
            (
                "<meta name=\"description\" content=\"img-src *\"><meta \
                 http-equiv=\"Content-Security-Policy\">",
                false,
            ),
            ("<p>http-equiv=\"Content-Security-Policy\" <a content=\"img-src *\">", false),
            ("<meta name=\"http-equiv='Content-Security-Policy'\" content=\"img-src *\">", false),
            ("<meta http-equiv=\"refresh\" content=\"img-src *\">", false),
            ("<meta http-equiv=\"Content-Security-Policy\" content=\"img-src *\"", false),
            ("<meta http-equiv=\"Content-Security-Policy\" content=\"img-src *", false),
            ("<meta", false),
        ] {
            let wanted = if is_policy { page.replace(GIVEN, &leave) } else { page.to_owned() };
            assert_eq!(with_leave(page), wanted);
        }
        // Each of several policies holds.
        let policy = "<meta http-equiv='Content-Security-Policy' content='img-src *'>";
        assert_eq!(with_leave(&policy.repeat(2)), policy.repeat(2).replace(GIVEN, &leave));
    }
}
