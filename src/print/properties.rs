//! What a PDF says of itself (siêu dữ liệu): its properties, as `setting.typ` and `sheet.typ` set them.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// The properties of a print.
#[derive(Debug, Serialize)]
pub struct Properties {
    title: String,
    author: String,
    description: String,
    keywords: Vec<String>,
    date: Day,
}

#[allow(clippy::struct_field_names, reason = "the names of Typst's `datetime`")]
#[derive(Debug, Serialize)]
struct Day {
    year: i32,
    month: u32,
    day: u32,
}

impl Properties {
    /// Of a title, by an office, about something, findable by a word, stamped with a day.
    pub fn new(
        title: &str,
        author: &str,
        description: String,
        keyword: &str,
        stamp: NaiveDate,
    ) -> Self {
        Self {
            title: title.to_owned(),
            author: author.to_owned(),
            description,
            keywords: vec![keyword.to_owned()],
            date: Day { year: stamp.year(), month: stamp.month(), day: stamp.day() },
        }
    }
}
