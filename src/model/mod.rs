//! What a plan is: plain data and its own rules.
//!
//! Words that are printed and facts that are computed with are separate fields: a text is printed
//! as it was written, a time is typed. Values that a check may have to point at know their place.

mod agency;
mod basis;
mod document;
mod document_type;
mod id;
mod law;
mod paper;
mod plan;
mod print_profile;
mod task;
mod time;
mod unit;

pub use agency::Agency;
pub use basis::{Basis, BasisStyle};
pub use document::{Abbreviation, Appendix, Document, Letterhead, Recipient, Signature, State};
pub use document_type::{Addressees, DOCUMENT_TYPES, DocumentType};
pub use id::{Id, Reference};
pub use law::Law;
pub use paper::Paper;
pub use plan::{Narrative, Plan};
pub use print_profile::{Centre, HeadSizes, Issue, Margins, PrintProfile};
pub use task::{Budget, Deliverable, Group, Indicator, Internal, Obligation, Stage, Task};
pub use time::{BeforeMeans, Period, Scope, Stretch, When, WhenKind, YEARS, is_plausible};
pub use unit::{Level, Unit, UnitKind};
