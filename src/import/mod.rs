//! Files of others → files of a workspace: tables of tasks that come from a spreadsheet, and documents from
//! which a new workspace begins.

mod archive;
pub mod document;
pub mod sheet;
mod utf16;
