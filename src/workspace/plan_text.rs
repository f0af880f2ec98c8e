//! The text of a plan as people wrote it: where exactly a value stands, and values as new text. It serves
//! changes that leave every other byte as it was.

mod layout;
mod write;

pub use layout::{Layout, line_break};
pub use write::{Data, entry, flow, flow_of, folded, item, like};
