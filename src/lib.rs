//! kehoach turns an office's plan (*kế hoạch*), kept as YAML data and Markdown narrative, into a
//! website, administrative PDFs and calendars.
//!
//! Data flows one way through the rooms, from the files to the output; a room imports only rooms
//! on lower floors, and those in the middle do not know one another. On the ground floor a
//! finding points into a file ([`diagnostic`] imports [`source`]), and a recipe that fails answers
//! with findings ([`output`] imports [`diagnostic`]):
//!
//! | floor | rooms |
//! |---|---|
//! | 10 | [`cli`] |
//! | 9 | [`preview`] |
//! | 8 | [`pipeline`] |
//! | 7 | [`site`], [`mod@print`], [`check`], [`calendar`], [`data`], [`mod@import`], [`drafting`], [`mod@release`] |
//! | 6 | [`edition`] |
//! | 5 | [`workspace`] |
//! | 4 | [`model`] |
//! | 3 | [`markup`] |
//! | 2 | [`links`], [`publish`] |
//! | 1 | [`language`], [`output`], [`diagnostic`], [`source`] |
//!
//! `ARCHITECTURE.md` says what each room knows and never does; a test holds the imports to it.

pub mod calendar;
pub mod check;
pub mod cli;
pub mod data;
pub mod diagnostic;
pub mod drafting;
pub mod edition;
pub mod import;
pub mod language;
pub mod links;
pub mod markup;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod preview;
pub mod print;
pub mod publish;
pub mod release;
pub mod site;
pub mod source;
pub mod workspace;
