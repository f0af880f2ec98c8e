//! What a plan is: plain data and its own rules.
//!
//! Words that are printed and facts that are computed with are separate fields: a text is printed
//! as it was written, a time is typed. Values that a check may have to point at know their place.

mod agency;
mod basis;
mod certified_copy;
mod colour;
mod correction;
mod decree;
pub mod directive;
mod document;
mod document_type;
mod id;
mod law;
mod meeting;
mod paper;
mod plan;
mod post;
mod print_profile;
mod published;
mod renamed;
mod task;
mod task_table;
mod time;
mod unit;

pub use agency::{Agency, Contact};
pub use basis::{Basis, BasisStyle};
pub use certified_copy::{CertifiedCopy, CopyForm, Issued};
pub use colour::{Colour, LEAST_CONTRAST, PAPER};
pub use correction::Correction;
pub use decree::{Binding, Decree, Row, decree};
pub use document::{
    Abbreviation, Appendix, Circulation, Document, Drafter, Letterhead, Narrative, Recipient,
    Signature, State, Urgency,
};
pub use document_type::{Addressees, DocumentType, Signers};
pub use id::{Id, Reference};
pub use law::Law;
pub use meeting::Meeting;
pub use paper::{Each, Paper};
pub use plan::{Plan, Released};
pub use post::{Post, PostKind};
pub use print_profile::{Centre, HeadSizes, Issue, Margins, PrintProfile, WallPaper};
pub use published::{EventKind, EventTime, Published, PublishedEvent};
pub use renamed::Renamed;
pub use task::{Budget, Deliverable, Group, Indicator, Internal, Obligation, Part, Stage, Task};
pub use task_table::{
    CellWords, Column, ColumnKind, Grouping, MoneyUnit, RowNumbering, TableLayout, TaskTable,
    UnitNames,
};
pub use time::{
    Anchor, BeforeMeans, Occurrence, Period, Repeat, Scope, Stretch, When, WhenKind, YEARS,
    is_plausible,
};
pub use unit::{Level, Unit, UnitKind};
