//! Names that files and folders can have on every system.

/// Names that Windows keeps for devices, whatever ending follows them (Microsoft, *Naming Files, Paths,
/// and Namespaces*).
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether Windows keeps a name for a device: `con`, `aux.pdf`, `COM1`.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_lowercase();
    let numbered = |port: &str| {
        stem.strip_prefix(port).is_some_and(|number| {
            let mut digits = number.chars();
            let is_digit = |c: char| c.is_ascii_digit() || "¹²³".contains(c);
            digits.next().is_some_and(is_digit) && digits.next().is_none()
        })
    };
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

/// Whether every part of a path, with `/` between them, can be the name of a file on every system.
#[must_use]
pub fn is_portable(path: &str) -> bool {
    path.split('/').all(|part| {
        !is_reserved(part)
            && !part.ends_with(['.', ' '])
            && !part.chars().any(|c| c.is_control() || "<>:\"|?*\\".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_known_by_any_ending_and_in_any_case() {
        for name in ["con", "CON", "nul.html", "aux.tar.gz", "com1", "Lpt9.pdf", "prn .txt", "com²"]
        {
            assert!(is_reserved(name), "{name}");
        }
        for name in ["cong-an", "com", "com10", "lpta", "auxi", "null", "xa-con", "2021", ""] {
            assert!(!is_reserved(name), "{name}");
        }
    }

    #[test]
    fn what_windows_would_not_write_or_write_otherwise() {
        for path in ["site/con/index.html", "a./b", "a /b", "a/b:c", "a/b?", "a\\b", "a\u{7}"] {
            assert!(!is_portable(path), "{path}");
        }
        assert!(is_portable("site/2021/thang-03/index.html"));
    }
}
