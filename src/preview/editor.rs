//! Addresses that open a file in an editor at a line.

use std::path::Path;

/// An address in which `{path}`, `{line}` and `{column}` stand for a place (mẫu địa chỉ mở trình soạn thảo).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    pattern: String,
}

/// Editors that open addresses, by the name of their program.
const KNOWN: [(&str, &str); 8] = [
    ("code", "vscode://file/{path}:{line}:{column}"),
    ("code-insiders", "vscode-insiders://file/{path}:{line}:{column}"),
    ("codium", "vscodium://file/{path}:{line}:{column}"),
    ("cursor", "cursor://file/{path}:{line}:{column}"),
    ("windsurf", "windsurf://file/{path}:{line}:{column}"),
    ("zed", "zed://file/{path}:{line}:{column}"),
    ("idea", "idea://open?file=/{path}&line={line}&column={column}"),
    ("mate", "txmt://open?url=file:///{path}&line={line}&column={column}"),
];

impl Editor {
    /// The editor whose program has this name, as `VISUAL` and `EDITOR` of an environment tell it: with
    /// its folder, and with arguments.
    #[must_use]
    pub fn of_program(command: &str) -> Option<Self> {
        let program = command.split_whitespace().next()?;
        let name = program.rsplit(['/', '\\']).next()?;
        let name = name.split('.').next()?.to_lowercase();
        let (_, pattern) = KNOWN.iter().find(|(known, _)| *known == name)?;
        Some(Self { pattern: (*pattern).to_owned() })
    }

    /// The editor that is asked for: the name of a program, or an address with `{path}` in it. None where
    /// it is neither, or where the address would be run by the page itself.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let Some((scheme, _)) = text.split_once("://") else { return Self::of_program(text) };
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_lowercase())
            && scheme
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "+-.".contains(c));
        let of_pages = ["javascript", "data", "vbscript", "blob", "file"].contains(&scheme);
        (is_scheme && !of_pages && text.contains("{path}"))
            .then(|| Self { pattern: text.to_owned() })
    }

    /// The names of the editors that are known.
    pub fn names() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|(name, _)| *name)
    }

    /// The address of a place.
    #[must_use]
    pub fn address(&self, path: &Path, line: usize, column: usize) -> String {
        // A drive of Windows stands where on other systems the first folder does.
        let path = path.to_string_lossy().replace('\\', "/");
        let path = encoded(path.trim_start_matches('/'));
        let address = self.pattern.replace("{line}", &line.to_string());
        address.replace("{column}", &column.to_string()).replace("{path}", &path)
    }
}

impl Default for Editor {
    /// Visual Studio Code.
    fn default() -> Self {
        Self { pattern: KNOWN.first().map_or("", |(_, pattern)| pattern).to_owned() }
    }
}

/// A path as a part of an address (RFC 3986, section 2.1).
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let digit =
                |n: u8| char::from_digit(u32::from(n), 16).unwrap_or('0').to_ascii_uppercase();
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_an_address_on_every_system() {
        let editor = Editor::default();
        let at = |path: &str| editor.address(Path::new(path), 12, 3);
        assert_eq!(
            at("/viec/Kế hoạch/a#?.yaml"),
            "vscode://file/viec/K%E1%BA%BF%20ho%E1%BA%A1ch/a%23%3F.yaml:12:3"
        );
        assert_eq!(at(r"C:\viec\plan.yaml"), "vscode://file/C:/viec/plan.yaml:12:3");
    }

    #[test]
    fn an_editor_is_asked_for_by_name_or_by_address() {
        for (text, known) in [
            ("code", true),
            ("/usr/bin/codium --wait", true),
            (r"C:\Apps\Cursor.exe", true),
            ("vim", false),
            ("", false),
            ("myeditor://open?f={path}&l={line}", true),
            ("myeditor://open", false),
            ("javascript://{path}", false),
            ("JAVASCRIPT://{path}", false),
            ("data://{path}", false),
            ("java script://{path}", false),
        ] {
            assert_eq!(Editor::named(text).is_some(), known, "{text}");
        }
        let own = Editor::named("x://o?f={path}&l={line}").unwrap();
        assert_eq!(own.address(Path::new("/a/{line}"), 7, 1), "x://o?f=a/%7Bline%7D&l=7");
    }
}
