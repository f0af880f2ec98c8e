//! The form of addresses that lead elsewhere.

/// The kinds of address that a page may lead to besides its own files.
const SCHEMES: [&str; 7] = ["https", "http", "mailto", "tel", "webcal", "webcals", "data"];

/// The scheme of an address (RFC 3986, section 3.1), without the colon, and the rest. `None` for a
/// relative one.
pub fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let letters = |b: u8| b.is_ascii_alphanumeric() || b"+-.".contains(&b);
    let is_scheme =
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(letters);
    is_scheme.then_some((scheme, rest))
}

/// Whether an address of somebody else is of a kind that may be linked to, and has its form. Nothing is
/// opened.
#[must_use]
pub fn opens(address: &str) -> bool {
    let Some((scheme, rest)) = scheme(address) else { return false };
    let scheme = scheme.to_ascii_lowercase();
    if !SCHEMES.contains(&scheme.as_str()) {
        return false;
    }
    if scheme == "data" {
        return rest.contains(',');
    }
    if rest.contains(|c: char| c.is_whitespace() || c.is_control() || "\\<>\"".contains(c)) {
        return false;
    }
    match scheme.as_str() {
        "mailto" => {
            let to = rest.split('?').next().unwrap_or_default();
            // A letter without an address is written to whom the query names.
            to.split(',').all(is_mailbox) || (to.is_empty() && rest.contains("to="))
        }
        "tel" => {
            let number = rest.split(';').next().unwrap_or_default();
            number.bytes().filter(u8::is_ascii_digit).count() >= 3
                && number.bytes().all(|b| b.is_ascii_digit() || b"+-.()".contains(&b))
        }
        _ => rest.strip_prefix("//").is_some_and(|rest| {
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            rest.get(..end).is_some_and(is_server)
        }),
    }
}

/// `name@server`
fn is_mailbox(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(name, server)| {
        !name.is_empty() && !name.contains('@') && server.contains('.') && is_name(server)
    })
}

/// A server's name or number, and perhaps a port. Whoever signs in by an address deceives readers.
fn is_server(text: &str) -> bool {
    // An address of IP version 6 has colons of its own.
    if let Some((inner, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        let is_number = inner.bytes().all(|b| b.is_ascii_hexdigit() || b".:".contains(&b));
        return inner.contains(':') && is_number && is_port(rest);
    }
    let end = text.find(':').unwrap_or(text.len());
    let (name, port) = text.split_at(end);
    is_name(name) && is_port(port)
}

fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
}

/// Labels of letters, digits and hyphens; letters of any script, for there are names in Vietnamese.
fn is_name(text: &str) -> bool {
    text.len() <= 253
        && text.strip_suffix('.').unwrap_or(text).split('.').all(|label| {
            !label.is_empty()
                && label.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
                && !label.starts_with('-')
                && !label.ends_with('-')
        })
}

#[cfg(test)]
mod tests {
    use super::opens;

    #[test]
    fn addresses_of_others() {
        for right in [
            "https://binhluc.example",
            "HTTPS://binhluc.example:8443/a?b=c#d",
            "http://192.0.2.7/",
            "http://[2001:db8::7]:80/",
            "https://tênmiềntiếngviệt.vn/kế-hoạch",
            "mailto:vanthu@binhluc.example?subject=H%E1%BB%8Fi",
            "mailto:a@b.example,c@d.example",
            "tel:+84-226-386-0000",
            "webcal://binhluc.example/lich.ics",
            "data:,",
        ] {
            assert!(opens(right), "{right}");
        }
        for wrong in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://binhluc.example/",
            "https://",
            "https:///a",
            "https:binhluc.example",
            "https://a..b/",
            "https://-a.b/",
            "https://a b/",
            "https://a.b/c d",
            "https://a.b:port/",
            "https://a.b:99999/",
            "https://user:pass@a.b/",
            "https://a.b\\c",
            "http://[::1",
            "mailto:",
            "mailto:ai-do",
            "mailto:a@b@c.example",
            "tel:",
            "tel:không-có",
            "data:text/plain",
            "binhluc.example",
            "",
        ] {
            assert!(!opens(wrong), "{wrong}");
        }
    }
}
