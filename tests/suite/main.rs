//! The tests of the program as a whole. One binary, because each one links all of Typst.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![allow(clippy::panic, reason = "so should one that finds what must not be")]
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the program writes lower case"
)]
#![allow(clippy::needless_raw_string_hashes, reason = "the snapshots are written by a tool")]

mod attachments;
mod bad_input;
mod bodies;
mod builds;
mod calendar_pages;
mod calendars;
mod comparing;
mod content;
mod documents;
mod engines;
mod exchange;
mod findings;
mod fonts;
mod forms;
mod harness;
mod hostile;
mod house;
mod importing;
mod json_schema;
mod links;
mod live_preview;
mod machine;
mod machine_readable;
mod manners;
mod numbers;
mod open_data;
mod other_offices;
mod pages;
mod papers;
mod pdf;
mod pictures;
mod portal;
mod posts;
mod printed;
mod publishing;
mod releasing;
mod renewing;
mod rules;
mod samples;
mod schemas;
mod search;
mod seed;
mod sheets;
mod spreadsheet;
mod standing;
mod starting;
mod task_tables;
mod untrusted_text;
mod windows;
mod word_file;
mod year_documents;
mod years;
