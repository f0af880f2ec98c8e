//! Looking for the faces of a family in folders, by the names that stand in font files.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ttf_parser::{RawFaceTables, Width, name_id};
use walkdir::WalkDir;

use super::font_face::{Face, FontFile};

/// The faces of a family, as fonts name them: weight, and whether slanted.
pub const FACES: [(&str, u16, bool); 4] = [
    ("Regular", 400, false),
    ("Bold", 700, false),
    ("Italic", 400, true),
    ("Bold Italic", 700, true),
];

/// The largest font file that is read, in bytes: collections of Chinese, Japanese and Korean have 20
/// to 40 million.
const LARGEST: u64 = 64 * 1024 * 1024;
/// How deep folders are looked into: a folder of fonts has few in one another.
const DEEPEST: usize = 8;
/// The most of a table of names that is read, in bytes; real ones have some thousands.
const LONGEST_TABLE: u32 = 1024 * 1024;
/// The most faces of a collection that are looked at.
const MOST_FACES: u32 = 64;

/// What was found of a family.
#[derive(Debug, Default)]
pub struct Found {
    /// Each of [`FACES`], if it was found.
    pub faces: [Option<Face>; 4],
    /// The first font file that could not be read.
    pub broken: Option<PathBuf>,
}

/// Looks for a family in folders; the first file that has a face wins, in the order of the folders and
/// of the names in them. What is no font file is passed over.
pub fn family<'f>(family: &str, folders: impl Iterator<Item = &'f Path>) -> Found {
    let mut found = Found::default();
    for folder in folders {
        // Systems keep fonts behind links; a circle of links ends by itself.
        let walk = WalkDir::new(folder).follow_links(true).max_depth(DEEPEST).sort_by_file_name();
        for entry in walk.into_iter().flatten() {
            let extension = entry.path().extension().unwrap_or_default().to_ascii_lowercase();
            let is_font = ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension == *known);
            if !is_font || !entry.file_type().is_file() {
                continue;
            }
            let taken = take(family, entry.path(), &extension.to_string_lossy(), &mut found);
            if taken.is_err() && found.broken.is_none() {
                found.broken = Some(entry.into_path());
            }
            if found.faces.iter().all(Option::is_some) {
                return found;
            }
        }
    }
    found
}

/// Takes the faces of a family that a file has and that are still missing. Only the few tables that
/// name them are read, unless the file has one.
fn take(family: &str, path: &Path, extension: &str, found: &mut Found) -> io::Result<()> {
    let mut file = File::open(path)?;
    if file.metadata()?.len() > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut whole: Option<(String, FontFile)> = None;
    for (index, offset) in (0..).zip(offsets(&mut file)?) {
        let Some(at) = names(&mut file, offset)?.and_then(|name| name.face_of(family)) else {
            continue;
        };
        let Some(slot) = found.faces.get_mut(at).filter(|slot| slot.is_none()) else { continue };
        let (name, bytes) = if let Some(known) = &whole {
            known.clone()
        } else {
            let mut bytes = Vec::new();
            file.seek(SeekFrom::Start(0))?;
            (&mut file).take(LARGEST).read_to_end(&mut bytes)?;
            // Named after the first face that it is taken for.
            let (face, ..) = FACES.get(at).copied().unwrap_or_default();
            let name = format!("{}.{extension}", face.replace(' ', ""));
            whole.insert((name, FontFile::Read(Arc::from(bytes)))).clone()
        };
        // What the search believes of a file, an engine must find, too.
        if ttf_parser::Face::parse(bytes.as_ref(), index).is_err() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        *slot = Some(Face { name: name.into(), file: bytes, index });
    }
    Ok(())
}

/// Where the faces of a file begin: of a collection each one, else the only one.
fn offsets(file: &mut File) -> io::Result<Vec<u32>> {
    if &bytes::<4>(file)? != b"ttcf" {
        return Ok(vec![0]);
    }
    let _version = number(file)?;
    let count = number(file)?.min(MOST_FACES);
    (0..count).map(|_| number(file)).collect()
}

/// What a face says of itself.
struct Name {
    family: String,
    weight: u16,
    slanted: bool,
}

impl Name {
    /// Which of [`FACES`] of a family it is.
    fn face_of(&self, family: &str) -> Option<usize> {
        let same = self.family.eq_ignore_ascii_case(family);
        let face = FACES
            .iter()
            .position(|(_, weight, slanted)| (*weight, *slanted) == (self.weight, self.slanted));
        face.filter(|_| same)
    }
}

/// What the face at an offset says of itself; nothing of one that has no name, or whose letters vary or
/// are not as wide as usual.
fn names(file: &mut File, offset: u32) -> io::Result<Option<Name>> {
    file.seek(SeekFrom::Start(offset.into()))?;
    let _version = number(file)?;
    let tables = u16::from_be_bytes(bytes(file)?);
    let _search = bytes::<6>(file)?;
    let mut records = Vec::new();
    for _ in 0..tables {
        let (tag, _sum) = (bytes::<4>(file)?, number(file)?);
        records.push((tag, number(file)?, number(file)?));
    }
    let mut table = |wanted: &[u8; 4]| -> io::Result<Vec<u8>> {
        let Some((_, at, length)) = records.iter().find(|(tag, ..)| tag == wanted) else {
            return Ok(Vec::new());
        };
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start((*at).into()))?;
        file.take((*length).min(LONGEST_TABLE).into()).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let (head, hhea, maxp) = (table(b"head")?, table(b"hhea")?, table(b"maxp")?);
    let (name, os2) = (table(b"name")?, table(b"OS/2")?);
    let tables = RawFaceTables {
        head: &head,
        hhea: &hhea,
        maxp: &maxp,
        name: Some(&name),
        os2: Some(&os2),
        ..RawFaceTables::default()
    };
    let face = ttf_parser::Face::from_raw_tables(tables)
        .map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    let varies = records.iter().any(|(tag, ..)| tag == b"fvar");
    let family = face
        .names()
        .into_iter()
        .filter(|name| name.name_id == name_id::FAMILY)
        .find_map(|name| name.to_string());
    let usual = !varies && face.width() == Width::Normal;
    Ok(family.filter(|_| usual).map(|family| Name {
        family,
        weight: face.weight().to_number(),
        slanted: face.is_italic(),
    }))
}

fn bytes<const N: usize>(file: &mut File) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn number(file: &mut File) -> io::Result<u32> {
    bytes(file).map(u32::from_be_bytes)
}
