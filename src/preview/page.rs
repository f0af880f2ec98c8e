//! What the server adds to a page: a script that listens for news, and leave in the page's policy to load it.

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

/// A page whose policy (Content-Security-Policy, if it has one) lets the script in, lets it listen, and
/// lets it be shown beside a print. All else stays forbidden, so that one sees what the page itself lacks.
fn with_leave(html: &str) -> String {
    const META: &str = "http-equiv=\"content-security-policy\"";
    let small = html.to_ascii_lowercase();
    let policy = small.find(META).and_then(|at| {
        let rest = small.get(at..)?;
        let begin = at + rest.find("content=\"")? + "content=\"".len();
        let length = small.get(begin..)?.find('"')?;
        Some(begin..begin + length)
    });
    let Some(policy) = policy else { return html.to_owned() };
    let widened = widened(&html[policy.clone()]);
    format!("{}{widened}{}", &html[..policy.start], &html[policy.end..])
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
}
