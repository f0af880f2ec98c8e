//! An address as a QR code (mã QR), drawn as one path: print puts it on paper, pages show it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// A QR code.
#[derive(Debug, Clone, Serialize)]
pub struct Qr {
    /// How many modules it has on a side, without the quiet zone, which whoever shows it
    /// leaves around it: four modules.
    pub modules: usize,
    /// The dark modules as a path of SVG, one to a module, row by row: `M0 0h7v1h-7z…`.
    pub path: String,
}

/// The QR code of a text; `None` for what is too long.
///
/// Of two levels of error correction that need no larger code, the better one is taken: paper gets
/// folded and stained, and screens are photographed askew.
#[must_use]
pub fn code(text: &str) -> Option<Qr> {
    let known = |codes: &Codes| codes.get(text).cloned();
    if let Some(code) = known(&CODES.lock().unwrap_or_else(PoisonError::into_inner)) {
        return code;
    }
    let code = drawn(text);
    let mut codes = CODES.lock().unwrap_or_else(PoisonError::into_inner);
    if codes.len() >= MOST {
        codes.clear();
    }
    codes.insert(text.to_owned(), code.clone());
    code
}

type Codes = BTreeMap<String, Option<Qr>>;

/// Codes that were drawn: an address stands on a page and on a sheet, and a preview makes them again and again. To
/// find the best mask takes longer than all the rest of a page.
static CODES: Mutex<Codes> = Mutex::new(BTreeMap::new());

/// How many codes are kept.
const MOST: usize = 4096;

fn drawn(text: &str) -> Option<Qr> {
    let middle = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let better = QrCode::with_error_correction_level(text, EcLevel::Q).ok();
    let code = better.filter(|better| better.width() == middle.width()).unwrap_or(middle);
    let modules = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(modules).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let _ = write!(path, "M{x} {y}h{0}v1h-{0}z", run.len());
            }
            x += run.len();
        }
    }
    Some(Qr { modules, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a code with a reader that is not the writer.
    fn read(code: &Qr) -> String {
        const MODULE: usize = 4;
        const QUIET: usize = 4;
        let side = (code.modules + 2 * QUIET) * MODULE;
        let mut dark = std::collections::BTreeSet::new();
        for bar in code.path.split('M').skip(1) {
            let (x, rest) = bar.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let length: usize = rest.split('v').next().unwrap().parse().unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            dark.extend((x..x + length).map(|x| (x, y)));
        }
        let at = |n: usize| (n / MODULE).wrapping_sub(QUIET);
        let dark = |x: usize, y: usize| dark.contains(&(at(x), at(y)));
        let image: Vec<u8> =
            (0..side * side).map(|n| if dark(n % side, n / side) { 0 } else { 255 }).collect();
        let mut reader = quircs::Quirc::default();
        let code = reader.identify(side, side, &image).next().unwrap().unwrap();
        String::from_utf8(code.decode().unwrap().payload).unwrap()
    }

    #[test]
    fn another_reader_reads_what_was_written() {
        for text in [
            "https://tdkt.binhluc.example/2021/lich/han-chot.ics",
            "https://x.example/",
            &format!(
                "https://{}.example/2026/cai-cach-hanh-chinh/lich/han-chot.ics",
                "a".repeat(150)
            ),
        ] {
            assert_eq!(read(&code(text).unwrap()), text);
        }
        assert!(code(&"a".repeat(5000)).is_none());
    }
}
