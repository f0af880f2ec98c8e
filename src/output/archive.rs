//! Files of a build as one file (ZIP, APPNOTE.TXT 6.3): it depends on the bytes of other artifacts, and
//! so is made after they are.

use std::borrow::Cow;
use std::io::{self, Cursor, Write};

use chrono::{Datelike, NaiveDate};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::{Artifact, Digest, FolderError, Record, Rendered, Store};

/// What does not get smaller.
const COMPRESSED: [&str; 6] = ["pdf", "xlsx", "png", "jpg", "jpeg", "zip"];

/// Puts what was rendered below a folder, such as `site/`, into a ZIP at `path`; the names in it begin
/// below that folder. Names are in order, all times are midnight of `stamp`, so that the same files
/// give the same bytes.
///
/// # Errors
/// [`FolderError::Io`] when a file that the build left as it was cannot be read.
pub fn archive(
    path: &str,
    below: &str,
    stamp: NaiveDate,
    rendered: &[Rendered],
    store: &dyn Store,
) -> Result<Rendered, FolderError> {
    let mut files: Vec<(&str, &Rendered)> =
        rendered.iter().filter_map(|one| Some((one.path.strip_prefix(below)?, one))).collect();
    files.sort_by_key(|(name, _)| *name);
    let recipe = recipe(stamp, &files);
    if let Some(record) = store.unchanged(path, &recipe) {
        return Ok(Rendered { path: path.to_owned(), record, bytes: None });
    }
    let mut entries = Vec::with_capacity(files.len());
    for (name, one) in files {
        let bytes = match &one.bytes {
            Some(bytes) => Cow::from(bytes.as_slice()),
            None => Cow::from(store.read(&one.path)?.to_vec()),
        };
        entries.push((name.to_owned(), bytes));
    }
    let bytes = pack(stamp, &entries).map_err(|error| not_packed(path, error))?;
    let record = Record { recipe, content: Digest::of(&bytes), size: bytes.len() as u64 };
    Ok(Rendered { path: path.to_owned(), record, bytes: Some(bytes) })
}

/// Files as one ZIP, in the order given. All times are midnight of `stamp`, and nothing in it tells on what system it
/// was made.
///
/// # Errors
/// What the format cannot hold, such as two files of one name.
pub fn pack(stamp: NaiveDate, files: &[(String, Cow<[u8]>)]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(midnight(stamp))
        .system(System::Unix)
        .unix_permissions(0o644);
    for (name, bytes) in files {
        let packed = name.rsplit('.').next().is_some_and(|ending| COMPRESSED.contains(&ending));
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(name.as_str(), options.compression_method(method))?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn recipe(stamp: NaiveDate, files: &[(&str, &Rendered)]) -> Digest {
    let stamp = stamp.to_string();
    let contents: Vec<String> =
        files.iter().map(|(_, one)| one.record.content.to_string()).collect();
    let mut inputs: Vec<&[u8]> = vec![b"zip", stamp.as_bytes()];
    for ((name, _), content) in files.iter().zip(&contents) {
        inputs.extend([name.as_bytes(), content.as_bytes()]);
    }
    Artifact::digest(&inputs)
}

/// A day that the format cannot tell is left at its first one, 1 January 1980.
fn midnight(day: NaiveDate) -> DateTime {
    let part = |n: u32| u8::try_from(n).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    DateTime::from_date_and_time(year, part(day.month()), part(day.day()), 0, 0, 0)
        .unwrap_or_default()
}

fn not_packed(path: &str, error: io::Error) -> FolderError {
    FolderError::Io { path: path.into(), error }
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::path::Path;

    use zip::ZipArchive;

    use super::*;
    use crate::output::{Folder, Kind, Written, render};

    const PATH: &str = "portal/trang.zip";

    fn build(root: &Path, files: &[(&str, &str)]) -> Written {
        let artifact = |(path, text): &(&str, &str)| {
            Artifact::ready(Kind::Site, *path, text.as_bytes().to_vec())
        };
        let artifacts: Vec<Artifact> = files.iter().map(artifact).collect();
        let folder = Folder::open(root).unwrap();
        let mut rendered = render(&artifacts, &folder, 1, &|_| {}).unwrap();
        let stamp = NaiveDate::from_ymd_opt(2021, 2, 25).unwrap();
        rendered.push(archive(PATH, "site/", stamp, &rendered, &folder).unwrap());
        folder.write(&rendered).unwrap()
    }

    fn entries(root: &Path) -> Vec<(String, String)> {
        let bytes = std::fs::read(root.join(PATH)).unwrap();
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let count = zip.len();
        let entry = |n| {
            let mut file = zip.by_index(n).unwrap();
            let time = file.last_modified().unwrap();
            assert_eq!((time.year(), time.month(), time.day(), time.hour()), (2021, 2, 25, 0));
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        };
        (0..count).map(entry).collect()
    }

    #[test]
    fn it_holds_what_stands_below_a_folder_and_is_made_again_only_for_other_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        let files = [("site/b/c.html", "hai"), ("site/a.css", "một"), ("portal/x", "ba")];
        assert_eq!(build(root, &files).changed.len(), 4);
        let expected =
            [("a.css", "một"), ("b/c.html", "hai")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(entries(root), expected);
        assert_eq!(build(root, &files).changed.len(), 0);
        // What is not in it does not count, in whatever order it is listed.
        let files = [("portal/x", "bốn"), ("site/a.css", "một"), ("site/b/c.html", "hai")];
        assert_eq!(build(root, &files).changed.len(), 1);
        // One file is new, the other is read from the disk.
        assert_eq!(build(root, &[("site/a.css", "1"), ("site/b/c.html", "hai")]).changed.len(), 2);
        assert_eq!(entries(root)[0].1, "1");
        assert_eq!(entries(root)[1].1, "hai");
    }

    #[test]
    fn a_day_before_the_format_is_its_first_day() {
        let day = |year| midnight(NaiveDate::from_ymd_opt(year, 5, 7).unwrap());
        assert_eq!((day(1979).year(), day(1979).month()), (1980, 1));
        assert_eq!((day(2107).year(), day(2107).month()), (2107, 5));
    }
}
