//! The style sheet as it is sent: without comments and without blanks that mean nothing. Written to be
//! read, it would weigh a quarter more.

/// A style sheet without comments and blanks that mean nothing (CSS Syntax Level 3, section 4).
/// Strings stay as they are.
pub fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut blank = false;
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'*') => {
                let mut before = ' ';
                for c in rest.by_ref().skip(1) {
                    if before == '*' && c == '/' {
                        break;
                    }
                    before = c;
                }
                blank = true;
            }
            c if c.is_ascii_whitespace() => blank = true,
            c => {
                // A blank before `:` or `(` may part two selectors or two words.
                let joins = "{};,".contains(c) || out.ends_with(['{', '}', ';', ',', ':']);
                if std::mem::take(&mut blank) && !joins && !out.is_empty() {
                    out.push(' ');
                }
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(c);
                if c == '"' || c == '\'' {
                    string(c, &mut rest, &mut out);
                }
            }
        }
    }
    out
}

/// The colours of the agency over those of the style: its own for what matters and for the head, and
/// a darker one for the head on dark ground. `colour` is `#rrggbb`.
pub fn colours(colour: Option<&str>) -> String {
    let Some(colour) = colour else { return String::new() };
    let part = |at: usize| {
        let part = colour.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
        // A little more than half as bright, as the built-in pair is.
        u32::from(part.unwrap_or_default()) * 11 / 20
    };
    let dark = format!("#{:02x}{:02x}{:02x}", part(1), part(3), part(5));
    format!(
        ":root{{--band:{colour}}}@media screen and (prefers-color-scheme:light){{:root{{--accent:{colour}}}}}@media (prefers-color-scheme:dark){{:root{{--band:{dark}}}}}"
    )
}

/// The rest of a string, to its closing mark.
fn string(mark: char, rest: &mut impl Iterator<Item = char>, out: &mut String) {
    let mut escaped = false;
    for c in rest {
        out.push(c);
        if c == mark && !escaped {
            break;
        }
        escaped = c == '\\' && !escaped;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agencys_colour_is_darker_on_dark_ground() {
        assert_eq!(colours(None), "");
        let style = colours(Some("#0050c8"));
        assert!(
            style.contains("--accent:#0050c8") && style.ends_with("--band:#002c6e}}"),
            "{style}"
        );
    }

    #[test]
    fn blanks_that_mean_something_stay() {
        for (css, short) in [
            ("a { color: red; }\nb , c { margin: 0 auto; }", "a{color:red}b,c{margin:0 auto}"),
            ("ul :hover, ul:hover > li + li { }", "ul :hover,ul:hover > li + li{}"),
            (
                "@media (min-width: 46rem) and (print) { a { b: c } }",
                "@media (min-width:46rem) and (print){a{b:c}}",
            ),
            (
                "a { w: calc(1px + 2px); /* why; { */ x: min( 1px , 2px ) }",
                "a{w:calc(1px + 2px);x:min( 1px,2px )}",
            ),
            ("li::before { content: \"- ; /* \\\" \"; }", "li::before{content:\"- ; /* \\\" \"}"),
            ("a{b:c}/* open", "a{b:c}"),
        ] {
            assert_eq!(compact(css), short);
        }
    }
}
