//! The picture files (hình ảnh) that texts show.

use std::fs;
use std::io::{Cursor, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use image::{ImageFormat, ImageReader};

use crate::diagnostic::{Diagnostic, Line};
use crate::markup::{self, Block, Picture, PictureFormat};
use crate::source::{Place, SourceFile};

/// The largest picture file, in bytes.
const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// The largest picture, in dots: four bytes each in memory.
const MAX_DOTS: u64 = 50_000_000;

/// Reads the pictures that a text shows. What cannot be shown becomes a finding at its line.
pub fn read(
    root: &Path,
    file: &Arc<SourceFile>,
    blocks: &mut [Block],
    findings: &mut Vec<Diagnostic>,
) {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    markup::figures_mut(blocks, &mut |figure, span| match read_file(root, folder, &figure.file) {
        Ok(picture) => figure.picture = Some(picture),
        Err(finding) => {
            let finding = finding.with("file", &figure.file);
            findings.push(finding.at(Place::new(file, span.clone())));
        }
    });
}

/// Reads a picture file below a folder, by its path from there. What is wrong with it becomes a
/// finding that wants the value `file`.
pub fn read_file(root: &Path, folder: &str, file: &str) -> Result<Picture, Diagnostic> {
    let path = format!("{folder}/{file}");
    let full = root.join(&path);
    let unreadable = |error: &std::io::Error| match error.kind() {
        ErrorKind::NotFound => Diagnostic::error("figure-missing"),
        _ => Diagnostic::error("figure-unreadable").with("reason", error),
    };
    // A link may lead out of the folder.
    let real = full.canonicalize().map_err(|error| unreadable(&error))?;
    let home = root.join(folder).canonicalize().map_err(|error| unreadable(&error))?;
    if !real.starts_with(&home) {
        return Err(Diagnostic::error("figure-path").hint(Line::new("figure-path.write")));
    }
    let meta = fs::metadata(&real).map_err(|error| unreadable(&error))?;
    let format = || Diagnostic::error("figure-format").hint(Line::new("figure-format.save"));
    if !meta.is_file() {
        return Err(format());
    }
    if meta.len() > MAX_BYTES {
        let size = meta.len().div_ceil(1024 * 1024);
        let finding = Diagnostic::error("figure-too-large").with("size", format!("{size} MB"));
        return Err(finding.hint(Line::new("figure-too-large.reduce")));
    }
    let bytes = fs::read(&real).map_err(|error| unreadable(&error))?;
    let (read_as, kind) = match image::guess_format(&bytes) {
        Ok(ImageFormat::Png) => (ImageFormat::Png, PictureFormat::Png),
        Ok(ImageFormat::Jpeg) => (ImageFormat::Jpeg, PictureFormat::Jpeg),
        _ => return Err(format()),
    };
    let corrupt = || Diagnostic::error("figure-corrupt").hint(Line::new("figure-corrupt.save"));
    let reader = || ImageReader::with_format(Cursor::new(&bytes), read_as);
    let (width, height) = reader().into_dimensions().map_err(|_| corrupt())?;
    if u64::from(width) * u64::from(height) > MAX_DOTS {
        let size = format!("{width} × {height}");
        let finding = Diagnostic::error("figure-too-large").with("size", size);
        return Err(finding.hint(Line::new("figure-too-large.reduce")));
    }
    // What is broken further down shows only when all of it is read.
    reader().decode().map_err(|_| corrupt())?;
    Ok(Picture { path, bytes: bytes.into(), format: kind, width, height })
}
