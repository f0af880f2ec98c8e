//! The fonts (phông chữ) that documents are set in.
//!
//! Liberation Serif comes with the program: its letters are as wide as those of Times New Roman, and
//! it has every Vietnamese letter. Fonts of the system are ignored, so that a document looks the
//! same wherever it is made.

use std::borrow::Cow;

/// The four faces that come with the program: file name and bytes.
const BUILT_IN: [(&str, &[u8]); 4] = [
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

/// The family that comes with the program.
pub const LIBERATION: &str = "Liberation Serif";

/// One face of a family: regular, bold, italic or bold italic.
#[derive(Debug)]
pub struct Face {
    /// The name of its file.
    pub name: Cow<'static, str>,
    /// The file.
    pub bytes: Cow<'static, [u8]>,
}

/// The fonts of a build: one family in four faces.
#[derive(Debug)]
pub struct Fonts {
    /// The name of the family.
    pub family: String,
    faces: Vec<Face>,
}

impl Fonts {
    /// The fonts that come with the program.
    #[must_use]
    pub fn built_in() -> Self {
        let face = |(name, bytes): (&'static str, &'static [u8])| Face {
            name: name.into(),
            bytes: bytes.into(),
        };
        Self { family: LIBERATION.to_owned(), faces: BUILT_IN.map(face).into() }
    }

    /// Every face.
    pub fn faces(&self) -> impl Iterator<Item = &Face> {
        self.faces.iter()
    }

    /// The faces, parsed.
    #[must_use]
    pub fn parsed(&self) -> Vec<ttf_parser::Face<'_>> {
        self.faces().filter_map(|face| ttf_parser::Face::parse(&face.bytes, 0).ok()).collect()
    }
}

/// Whether the fonts can print a character.
#[must_use]
pub fn covers(faces: &[ttf_parser::Face], c: char) -> bool {
    c.is_whitespace() || faces.iter().all(|face| face.glyph_index(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_can_be_printed() {
        let fonts = Fonts::built_in();
        let faces = fonts.parsed();
        assert_eq!(faces.len(), 4);
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
        for c in letters.chars().chain(letters.to_uppercase().chars()).chain("“”‘’…–—₫•".chars())
        {
            assert!(covers(&faces, c), "{c}");
        }
        assert!(!covers(&faces, '☑'));
    }
}
