//! The fonts (phông chữ) that documents are set in: one family in four faces.
//!
//! Liberation Serif comes with the program: its letters are as wide as those of Times New Roman, and
//! it has every Vietnamese letter. Times New Roman, which the decree names (Appendix I, part I, section
//! I, clause 4), may not be handed on with a program; who has it can ask for it. Unless it is asked
//! for, no folder is looked at, so that a document looks the same wherever it is made.

use std::path::PathBuf;

use super::font_face::{Face, FontFile};
use super::font_search::{self, Found};
use crate::diagnostic::{Diagnostic, Line, shown};
use crate::model::PrintProfile;
use crate::output::Digest;

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
/// The family that the decree names.
pub const TIMES: &str = "Times New Roman";
/// The families that documents can be set in. Liberation Serif stands in for Times New Roman, letter
/// for letter as wide; others that could, such as Tinos, would add nothing to it.
const ALLOWED: [&str; 2] = [TIMES, LIBERATION];
/// The clause that names the family.
const CLAUSE: &str = "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục I, khoản 4";
/// The folder of a workspace that fonts are looked for in.
pub const FOLDER: &str = "fonts";

/// Folders that the user names to look for fonts in. To name one is to ask for Times New Roman.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FontFolders {
    /// Folders that were named; they must be there. The first one that has a face wins.
    pub named: Vec<PathBuf>,
    /// The folders where the system keeps fonts, if these were asked for; some may not be there.
    pub system: Vec<PathBuf>,
}

impl FontFolders {
    /// The family that is wanted: that of the profile, else the one that naming folders asks for.
    fn family(&self, profile: &PrintProfile) -> String {
        match &profile.font {
            Some(font) => font.value.clone(),
            None if self.named.is_empty() && self.system.is_empty() => LIBERATION.to_owned(),
            None => TIMES.to_owned(),
        }
    }
}

/// The fonts of a build: one family in four faces.
#[derive(Debug)]
pub struct Fonts {
    /// The name of the family.
    pub family: String,
    /// What tells these fonts from others, for recipes.
    pub digest: Digest,
    faces: Vec<Face>,
}

impl Fonts {
    /// The fonts that come with the program.
    #[must_use]
    pub fn built_in() -> Self {
        let face = |(name, bytes): (&'static str, &'static [u8])| Face {
            name: name.into(),
            file: FontFile::BuiltIn(bytes),
            index: 0,
        };
        Self {
            family: LIBERATION.to_owned(),
            // The bytes have their part in the fingerprint of the program.
            digest: Digest::of(LIBERATION.as_bytes()),
            faces: BUILT_IN.map(face).into(),
        }
    }

    /// The fonts that an office asks for, looked for in the folders that the user names, in `own` (the
    /// folder of the workspace, shown as `fonts/`), and in those of the system.
    ///
    /// # Errors
    /// A family that the decree does not allow, a folder that is not there, a family or a face of it
    /// that is in none of the folders.
    pub fn of(
        profile: &PrintProfile,
        own: PathBuf,
        folders: &FontFolders,
    ) -> Result<Self, Vec<Diagnostic>> {
        let wanted = folders.family(profile);
        let here = |finding: Diagnostic| match &profile.font {
            Some(font) => finding.at(font.place.clone()),
            None => finding,
        };
        let Some(family) = ALLOWED.into_iter().find(|name| name.eq_ignore_ascii_case(&wanted))
        else {
            let finding = Diagnostic::error("font-not-allowed")
                .with("font", wanted)
                .with("clause", CLAUSE)
                .hint(Line::new("allowed").with("words", ALLOWED.join(", ")));
            return Err(vec![here(finding)]);
        };
        let absent: Vec<Diagnostic> = folders
            .named
            .iter()
            .filter(|folder| !folder.is_dir())
            .map(|folder| Diagnostic::error("font-folder").about(shown(folder)))
            .collect();
        if !absent.is_empty() {
            return Err(absent);
        }
        if family == LIBERATION {
            return Ok(Self::built_in());
        }
        let mut places: Vec<(PathBuf, String)> =
            folders.named.iter().map(|folder| (folder.clone(), shown(folder))).collect();
        places.push((own, format!("{FOLDER}/")));
        places.extend(folders.system.iter().map(|folder| (folder.clone(), shown(folder))));
        let found = font_search::family(family, places.iter().map(|(folder, _)| &**folder));
        let broken = found.broken.clone();
        let broken = broken.map(|path| path.strip_prefix(".").unwrap_or(&path).to_owned());
        found_fonts(family, found).map_err(|finding| {
            let names: Vec<&str> = places.iter().map(|(_, name)| &**name).collect();
            let finding = here(finding).with("folders", names.join(", "));
            let finding = match broken {
                Some(path) => finding.hint(Line::new("font.broken").with("file", shown(&path))),
                None => finding,
            };
            let give = Line::new("font.give").with("folder", FOLDER);
            let other = Line::new("font.other").with("font", LIBERATION);
            vec![finding.hint(give).hint(other)]
        })
    }

    /// What the forms are told of the fonts, a JSON file.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        serde_json::json!({ "family": self.family }).to_string().into_bytes()
    }

    /// Every face.
    pub fn faces(&self) -> impl Iterator<Item = &Face> {
        self.faces.iter()
    }

    /// The faces, parsed.
    #[must_use]
    pub fn parsed(&self) -> Vec<ttf_parser::Face<'_>> {
        self.faces
            .iter()
            .filter_map(|face| ttf_parser::Face::parse(face.file.as_ref(), face.index).ok())
            .collect()
    }
}

/// The fonts that a search found, or what it did not find.
fn found_fonts(family: &str, found: Found) -> Result<Fonts, Diagnostic> {
    if found.faces.iter().all(Option::is_none) {
        return Err(Diagnostic::error("font-missing").with("font", family));
    }
    let names = font_search::FACES.map(|(name, ..)| name);
    let absent: Vec<&str> =
        names.into_iter().zip(&found.faces).filter(|(_, f)| f.is_none()).map(|(n, _)| n).collect();
    if !absent.is_empty() {
        let finding = Diagnostic::error("font-face-missing");
        return Err(finding.with("font", family).with("faces", absent.join(", ")));
    }
    let faces: Vec<Face> = found.faces.into_iter().flatten().collect();
    let mut parts: Vec<Vec<u8>> = vec![family.into()];
    for face in &faces {
        parts.push(face.index.to_le_bytes().to_vec());
        parts.push(Digest::of(face.file.as_ref()).to_string().into());
    }
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    Ok(Fonts { family: family.to_owned(), digest: Digest::of_parts(&parts), faces })
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
