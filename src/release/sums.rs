//! Lists of digests as `sha256sum` writes and reads them (GNU coreutils, “digest modes”): the digest in small letters,
//! two spaces, the name.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::output::Digest;

/// The list, in order of names.
pub fn text(sums: &BTreeMap<String, Digest>) -> String {
    let mut text = String::new();
    for (name, digest) in sums {
        let _ = writeln!(text, "{digest}  {name}");
    }
    text
}

/// Reads a list. `None` where a line is none.
pub fn read(text: &str) -> Option<BTreeMap<String, String>> {
    let lines = text.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| {
            // A star stands before the names of files that were read as bytes.
            let (digest, name) = line.split_once("  ").or_else(|| line.split_once(" *"))?;
            let is_digest = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
            is_digest.then(|| (name.to_owned(), digest.to_lowercase()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let sums = BTreeMap::from([
            ("b/c d.pdf".to_owned(), Digest::of(b"1")),
            ("a.ics".to_owned(), Digest::of(b"2")),
        ]);
        let text = text(&sums);
        assert!(text.starts_with(&format!("{}  a.ics\n", Digest::of(b"2"))), "{text}");
        let read = read(&text).unwrap();
        assert_eq!(read["b/c d.pdf"], Digest::of(b"1").to_string());
        assert_eq!(super::read("abc  x"), None);
        assert_eq!(super::read(&format!("{} *x\n", Digest::of(b""))).unwrap().len(), 1);
    }
}
