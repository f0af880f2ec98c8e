//! Scripts (tập lệnh của trang) as readers get them: without what only people who change them need.

/// A script without its remarks, blank lines and indents, and without line ends where they part nothing: a
/// line that begins with `//` is a remark, and no text of a script goes over a line.
pub fn lean(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    // What stands after a remark at the end of a line must not become a part of it.
    let goes_on = |line: &str| line.ends_with([';', '{', ',', '(']) && !line.contains("//");
    lines.flat_map(|line| [line, if goes_on(line) { "" } else { "\n" }]).collect()
}

#[cfg(test)]
mod tests {
    use super::lean;

    #[test]
    fn remarks_and_blanks_are_left_out() {
        assert_eq!(
            lean("// Why.\n\nif (a) {\n  b(); // c;\n  d()\n}"),
            "if (a) {b(); // c;\nd()\n}\n"
        );
    }
}
