//! A page at an address that something had once (trang chuyển tiếp): it leads to where that is now.

use serde_json::{Value, json};

use crate::edition::Edition;
use crate::model::Deliverable;
use crate::site::address;
use crate::site::frame::{About, Frame, filled};
use crate::site::machine;
use crate::site::spot::Spot;

/// The page at an old address of a deliverable.
pub fn deliverable(frame: &Frame, spot: &Spot, edition: &Edition, now: &Deliverable) -> Value {
    let words = spot.words();
    let name = words.word("moved");
    let mut trail = Frame::trail(spot, edition);
    trail.push((words.word("deliverables"), address::deliverables(edition)));
    let description = words.word("moved_text");
    let about = About { name: &name, of: &now.title, description: &description };
    let href = spot.page(&address::deliverable(edition, &now.id.value));
    let mut shell = frame.page(spot, Some(edition), &trail, &about);
    machine::leads_to(
        &mut shell,
        frame.agency,
        &spot.at(&address::deliverable(edition, &now.id.value)),
    );
    filled(shell, json!({"target": {"name": *now.title, "href": href}}))
}
