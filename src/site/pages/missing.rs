//! The page for an address that leads nowhere (404): servers show it at any address.

use serde_json::Value;

use crate::site::frame::{About, Frame};
use crate::site::spot::Spot;
use crate::site::words::Words;

/// The page for an address that leads nowhere.
pub fn page(frame: &Frame, spot: &Spot) -> Value {
    let words: &Words = spot.words();
    let name = words.word("missing");
    let about = About {
        name: &name,
        of: &frame.agency.site_title,
        description: &words.word("missing_description"),
    };
    frame.page(spot, None, &[], &about)
}
