//! What is drafted anew (soạn mới): next year's plan from this year's, another document of the year, a post.
//!
//! A plan is carried over word by word: only what is data moves with the year, and what a person has to decide is
//! proposed and listed. Nothing is written here.

mod address;
pub mod day;
mod digits;
mod fields;
mod mention;
mod paper;
mod post;
mod renew;
pub mod report;
mod running;

pub use address::next as next_address;
pub use mention::Reason;
pub use paper::{Meant, PaperDraft, draft as draft_paper, types as paper_types};
pub use post::draft as draft_post;
pub use renew::{Accepted, Kept, MovedField, Proposal, Renewed, Spot, Why, renew};
