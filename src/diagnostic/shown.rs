//! How paths and names are shown.

use std::path::Path;

/// A path as it is shown: with `/` on every system, so that what the program says of a file can be
/// compared, pasted and looked up anywhere.
#[must_use]
pub fn shown(path: &Path) -> String {
    with_slashes(&path.display().to_string(), cfg!(windows))
}

/// How many names a sentence holds.
const NAMED: usize = 5;

/// Names for a sentence: the first few.
#[must_use]
pub fn first_few(names: &[String]) -> String {
    let more = if names.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", names[..names.len().min(NAMED)].join(", "))
}

/// On Windows `\` parts the folders; elsewhere it is a letter like others. The prefix `\\?\`, by which
/// Windows marks paths of any length, is nothing that anybody typed.
fn with_slashes(path: &str, windows: bool) -> String {
    if !windows {
        return path.to_owned();
    }
    let path = match path.strip_prefix(r"\\?\UNC\") {
        Some(share) => format!(r"\\{share}"),
        None => path.strip_prefix(r"\\?\").unwrap_or(path).to_owned(),
    };
    path.replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_first_few() {
        let names: Vec<String> = ('a'..='f').map(String::from).collect();
        assert_eq!(first_few(&names), "a, b, c, d, e, …");
        assert_eq!(first_few(&names[..5]), "a, b, c, d, e");
        assert_eq!(first_few(&[]), "");
    }

    #[test]
    fn folders_are_parted_by_the_same_sign_everywhere() {
        for (path, expected) in [
            (r"C:\kế hoạch\output/site", "C:/kế hoạch/output/site"),
            (r"\\?\C:\a\b", "C:/a/b"),
            (r"\\?\UNC\may-chu\web", "//may-chu/web"),
            ("content/2021/plan.yaml", "content/2021/plan.yaml"),
        ] {
            assert_eq!(with_slashes(path, true), expected);
        }
        assert_eq!(with_slashes(r"a\b", false), r"a\b");
    }
}
