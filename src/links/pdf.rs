//! Links of PDF documents.
//!
//! Both engines write every object outside of streams (PDF/A of their kind has no need of compressed
//! ones), so that the addresses of link annotations can be read without a reader of PDF: the value of `URI` in
//! an action (ISO 32000-1, section 12.6.4.7). A stream is passed over.

/// Tells of the address of every link of a document.
pub fn read(pdf: &[u8], see: &mut dyn FnMut(String)) {
    let mut at = 0;
    let mut is_address = false;
    while let Some(byte) = pdf.get(at) {
        let rest = pdf.get(at..).unwrap_or_default();
        match byte {
            b'%' => at = line_end(pdf, at),
            b'(' => {
                let (bytes, end) = literal(pdf, at + 1);
                at = end;
                if std::mem::take(&mut is_address) {
                    see(String::from_utf8_lossy(&bytes).into_owned());
                }
            }
            b'<' if rest.starts_with(b"<<") => {
                at += 2;
                is_address = false;
            }
            b'<' => {
                let (bytes, end) = hexadecimal(pdf, at + 1);
                at = end;
                if std::mem::take(&mut is_address) {
                    see(String::from_utf8_lossy(&bytes).into_owned());
                }
            }
            b'/' => {
                let name = rest.get(1..).unwrap_or_default();
                let length = name.iter().position(|b| !is_regular(*b)).unwrap_or(name.len());
                // `/S /URI` names the action; the address comes after the key of the same name.
                is_address = name.get(..length) == Some(b"URI");
                at += 1 + length;
            }
            b's' if rest.starts_with(b"stream") => {
                let end = find(rest, b"endstream").unwrap_or(rest.len());
                at += end + b"endstream".len();
            }
            byte if is_regular(*byte) => {
                let length = rest.iter().position(|b| !is_regular(*b)).unwrap_or(rest.len());
                is_address = false;
                at += length.max(1);
            }
            _ => at += 1,
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let (first, _) = wanted.split_first()?;
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|b| b == first)?;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}

/// Neither white space nor a delimiter (ISO 32000-1, section 7.2.2).
fn is_regular(byte: u8) -> bool {
    !matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ') && !b"()<>[]{}/%".contains(&byte)
}

fn line_end(pdf: &[u8], at: usize) -> usize {
    let rest = pdf.get(at..).unwrap_or_default();
    at + rest.iter().position(|b| b"\r\n".contains(b)).unwrap_or(rest.len())
}

/// A string in brackets (section 7.3.4.2), from behind the first, and where it ends.
fn literal(pdf: &[u8], from: usize) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let mut at = from;
    let mut depth = 1;
    while let Some(byte) = pdf.get(at) {
        at += 1;
        match byte {
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            b'\\' => {
                let Some(escaped) = pdf.get(at) else { break };
                at += 1;
                match escaped {
                    b'n' => bytes.push(b'\n'),
                    b'r' => bytes.push(b'\r'),
                    b't' => bytes.push(b'\t'),
                    b'b' => bytes.push(8),
                    b'f' => bytes.push(12),
                    b'0'..=b'7' => {
                        let mut code = u32::from(escaped - b'0');
                        for _ in 0..2 {
                            let Some(digit @ b'0'..=b'7') = pdf.get(at) else { break };
                            code = code * 8 + u32::from(digit - b'0');
                            at += 1;
                        }
                        bytes.push(u8::try_from(code & 0xFF).unwrap_or_default());
                    }
                    // A line that goes on.
                    b'\n' => {}
                    b'\r' => at += usize::from(pdf.get(at) == Some(&b'\n')),
                    other => bytes.push(*other),
                }
                continue;
            }
            _ => {}
        }
        bytes.push(*byte);
    }
    (bytes, at)
}

/// A string of hexadecimal digits (section 7.3.4.3), from behind the bracket, and where it ends.
fn hexadecimal(pdf: &[u8], from: usize) -> (Vec<u8>, usize) {
    let rest = pdf.get(from..).unwrap_or_default();
    let length = rest.iter().position(|b| *b == b'>').unwrap_or(rest.len());
    let digits = rest.iter().take(length).filter_map(|b| char::from(*b).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => high * 16 + low,
        // A digit that is missing at the end is a nought.
        other => other.iter().sum::<u8>() * 16,
    });
    (pairs.collect(), from + length + 1)
}

#[cfg(test)]
mod tests {
    use super::read;

    fn links(pdf: &[u8]) -> Vec<String> {
        let mut links = Vec::new();
        read(pdf, &mut |link| links.push(link));
        links
    }

    #[test]
    fn strings_in_each_form() {
        let pdf = b"<</A<</S/URI/URI(https://x/a)>>>> <</S /URI /URI <68747470733a2f2f782f62>>> \
                    <</URI(https://x/\\(c\\)(d)\\057e\\\nf)>> <</URI<4>>>";
        assert_eq!(links(pdf), ["https://x/a", "https://x/b", "https://x/(c)(d)/ef", "@"]);
    }

    #[test]
    fn what_is_no_link() {
        let pdf =
            b"%/URI(a)\n(/URI(b)) <</S/URI/IsMap true>> (c) <</URI 1/X(d)>> <</Length 7>>stream\n\
                    /URI(e)\nendstream /URIs(f) /Title(\\) /URI(g)) /URI(h";
        assert_eq!(links(pdf), ["h"]);
    }
}
