//! The fonts that come with the program: Liberation Serif, whose letters are as wide as those of
//! Times New Roman and which has every Vietnamese letter. Fonts of the system are ignored, so
//! that a document looks the same wherever it is made.

/// The four faces: file name and bytes.
pub const FACES: [(&str, &[u8]); 4] = [
    (
        "LiberationSerif-Regular.ttf",
        include_bytes!("../../templates/print/fonts/LiberationSerif-Regular.ttf"),
    ),
    (
        "LiberationSerif-Bold.ttf",
        include_bytes!("../../templates/print/fonts/LiberationSerif-Bold.ttf"),
    ),
    (
        "LiberationSerif-Italic.ttf",
        include_bytes!("../../templates/print/fonts/LiberationSerif-Italic.ttf"),
    ),
    (
        "LiberationSerif-BoldItalic.ttf",
        include_bytes!("../../templates/print/fonts/LiberationSerif-BoldItalic.ttf"),
    ),
];

/// Whether the fonts can print a character.
#[must_use]
pub fn covers(faces: &[ttf_parser::Face], c: char) -> bool {
    c.is_whitespace() || faces.iter().all(|face| face.glyph_index(c).is_some())
}

/// The faces, parsed.
#[must_use]
pub fn parsed() -> Vec<ttf_parser::Face<'static>> {
    FACES.iter().filter_map(|(_, bytes)| ttf_parser::Face::parse(bytes, 0).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_can_be_printed() {
        let faces = parsed();
        assert_eq!(faces.len(), 4);
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
        for c in letters.chars().chain(letters.to_uppercase().chars()).chain("“”‘’…–—₫•".chars())
        {
            assert!(covers(&faces, c), "{c}");
        }
        assert!(!covers(&faces, '☑'));
    }
}
