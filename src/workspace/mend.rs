//! Writing mended files: the one place where the program changes what people wrote.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::output;
use crate::source::SourceFile;

/// A file that was mended.
#[derive(Debug)]
pub struct Mended {
    /// Its path in the workspace.
    pub path: String,
    /// Its text before.
    pub before: String,
    /// Its text afterwards.
    pub after: String,
}

/// A stretch of a file and what stands there afterwards.
type Edit<'f> = (Range<usize>, &'f str);

/// Makes the changes that findings propose. Two that overlap cannot both be made: the first one is,
/// and the other finding shows itself again in the next run.
///
/// # Errors
/// The path of the file that could not be written, and why. Files before it are mended, each wholly.
pub fn mend(root: &Path, findings: &[Diagnostic]) -> Result<Vec<Mended>, (String, io::Error)> {
    let mut files: BTreeMap<&str, (&Arc<SourceFile>, Vec<Edit>)> = BTreeMap::new();
    for fix in findings.iter().flat_map(|finding| &finding.fixes) {
        let file = &fix.place.file;
        let (_, edits) = files.entry(&file.path).or_insert_with(|| (file, Vec::new()));
        edits.push((fix.place.span.clone(), &fix.replacement));
    }
    let mut mended = Vec::new();
    for (path, (file, mut edits)) in files {
        edits.sort_by_key(|(span, _)| (span.start, span.end));
        edits.dedup();
        let mut end = 0;
        edits.retain(|(span, _)| {
            let free = span.start >= end;
            if free {
                end = span.end;
            }
            free
        });
        let edits: Vec<(Range<usize>, Cow<str>)> = edits
            .into_iter()
            .map(|(span, replacement)| (span, file.with_its_line_ends(replacement)))
            .collect();
        let edits: Vec<Edit> = edits.iter().map(|(span, text)| (span.clone(), &**text)).collect();
        let (before, after) = (file.edited(&[]), file.edited(&edits));
        if before != after {
            write(&root.join(path), &after).map_err(|error| (path.to_owned(), error))?;
            mended.push(Mended { path: path.to_owned(), before, after });
        }
    }
    Ok(mended)
}

/// Writes the file of a plan anew.
///
/// # Errors
/// Why it could not be written; it is then as it was.
pub fn write_plan(root: &Path, file: &SourceFile, text: &str) -> io::Result<()> {
    write(&root.join(&file.path), text)
}

/// Writes a file whole or not at all, where a link leads to, with the permissions that it had.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let path = path.canonicalize()?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut new = output::new_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    fs::set_permissions(new.path(), fs::metadata(&path)?.permissions())?;
    output::put(new, &path)
}
