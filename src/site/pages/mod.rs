//! What each page says: the data that its template fills in. A file a kind of page.

pub mod about;
pub mod act;
pub mod agenda;
pub mod change;
pub mod deadlines;
pub mod deliverable;
pub mod home;
pub mod missing;
pub mod month;
pub mod paper;
pub mod plan;
pub mod post;
pub mod redirect;
pub mod search;
pub mod subscribe;
pub mod unit;
pub mod work;
