//! Text in UTF-16, as Office saves `Unicode Text`.

/// What bytes say that begin with the mark of UTF-16; `None` if they do not, or an error if it is none.
pub fn read(bytes: &[u8]) -> Option<Result<String, ()>> {
    let (unit, rest): (fn([u8; 2]) -> u16, _) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (u16::from_le_bytes, rest),
        [0xFE, 0xFF, rest @ ..] => (u16::from_be_bytes, rest),
        _ => return None,
    };
    let (pairs, []) = rest.as_chunks::<2>() else { return Some(Err(())) };
    let units: Vec<u16> = pairs.iter().copied().map(unit).collect();
    Some(String::from_utf16(&units).map_err(|_| ()))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn both_orders_of_bytes_are_read() {
        assert_eq!(read(b"\xFF\xFE\xD1\x1E"), Some(Ok("\u{1ED1}".to_owned())));
        assert_eq!(read(b"\xFE\xFF\x1E\xD1"), Some(Ok("\u{1ED1}".to_owned())));
        assert_eq!(read(b"\xFE\xFF\x1E"), Some(Err(())));
        assert_eq!(read(b"\xFE\xFF\xD8\x00"), Some(Err(())));
        assert_eq!(read("số".as_bytes()), None);
    }
}
