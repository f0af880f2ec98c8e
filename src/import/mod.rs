//! Files of others → what a plan's file becomes: tables of tasks that come from a spreadsheet.

pub mod sheet;
