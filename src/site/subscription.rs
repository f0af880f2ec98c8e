//! How a calendar is had (đăng ký lịch): its file, and the addresses under which programs fetch it again and
//! again.

use std::fmt::Write;

use serde_json::{Value, json};

use super::spot::Spot;
use crate::edition::{Feed, FeedKind};
use crate::links::qr;

/// The keys of the words of a calendar: its name on its own, its name among other files, and what it holds.
/// A unit's calendar is called what the unit is.
pub fn keys(kind: FeedKind) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match kind {
        FeedKind::Main => ("feed_main", "file_feed_main", "feed_main_holds"),
        FeedKind::Work => ("feed_work", "file_feed_work", "feed_work_holds"),
        FeedKind::Reminders => ("feed_reminders", "file_feed_reminders", "feed_reminders_holds"),
        FeedKind::ToDos => ("feed_to_dos", "file_feed_to_dos", "feed_to_dos_holds"),
        FeedKind::Meetings => ("feed_meetings", "file_feed_meetings", "feed_meetings_holds"),
        FeedKind::Unit(_) => return None,
    })
}

/// The ways to a calendar whose files stand in `folder`. `site` is the address of the site, where it is known
/// and the calendar is one to subscribe to.
pub fn ways(spot: &Spot, feed: &Feed, folder: &str, site: Option<&str>) -> Value {
    let path = format!("{folder}/{}.ics", feed.kind.file());
    let address = site.map(|site| format!("{site}/{path}"));
    let webcal = address.as_deref().map(webcal);
    json!({
        "file": spot.file(&path),
        "address": address,
        "webcal": webcal,
        // Google Calendar shows nothing of what is to be ticked off.
        "google": webcal.as_deref().filter(|_| !matches!(feed.kind, FeedKind::ToDos)).map(google),
    })
}

/// The address as programs know it that subscribe when it is opened.
fn webcal(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    format!("webcal://{rest}")
}

/// The way to a calendar in Google Calendar. It takes the address of a calendar for the name of one of its
/// own unless that begins with `webcal`.
fn google(webcal: &str) -> String {
    let mut way = "https://calendar.google.com/calendar/r?cid=".to_owned();
    for byte in webcal.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            way.push(char::from(byte));
        } else {
            let _ = write!(way, "%{byte:02X}");
        }
    }
    way
}

/// The QR code of the page itself, for who reads it on paper or on another screen.
///
/// It holds the address of the page and not a `webcal:` one of a calendar: any camera opens a page, and the
/// page has the button that suits the telephone. A `webcal:` address opens the subscription on an iPhone
/// and nothing at all on most others; the address of the file would be downloaded and imported, and what is
/// imported never changes.
pub fn code(spot: &Spot, site: Option<&str>) -> Option<Value> {
    let address = format!("{}/{}", site?, spot.path());
    let code = qr::code(&address)?;
    // The quiet zone: four modules on each side.
    Some(json!({"side": code.modules + 8, "path": code.path, "address": address}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_for_programs() {
        let address = webcal("https://suoi-may.example/2026/lich/han-chot.ics");
        assert_eq!(address, "webcal://suoi-may.example/2026/lich/han-chot.ics");
        assert_eq!(
            google(&address),
            "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fsuoi-may.example%2F2026%2Flich%2Fhan-chot.ics"
        );
        assert_eq!(webcal("http://a.example:8080/b.ics"), "webcal://a.example:8080/b.ics");
    }
}
