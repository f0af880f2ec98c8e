//! Files that go inside a PDF (tệp đính kèm), for programs to read what people read on its pages.

use std::sync::Arc;

use serde::Serialize;

/// What a file is to the document that it is attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attached {
    /// The plan as data (JSON): the pages show what it holds.
    Data,
    /// The deadlines of the plan (iCalendar).
    Deadlines,
    /// The tasks of the plan (iCalendar).
    Tasks,
}

/// A file that is attached to a document.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// What it is.
    pub what: Attached,
    /// The name that a reader shows and saves it under.
    pub name: String,
    /// The file.
    pub bytes: Arc<[u8]>,
}

/// An attachment as the form is told of it; the n-th stands at `/attachment/n`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Entry<'a> {
    name: &'a str,
    mime_type: &'static str,
    /// How it stands to the document (`AFRelationship` of ISO 19005-3).
    relationship: &'static str,
    /// For people; documents are Vietnamese.
    description: &'static str,
}

/// What the form is told of attachments, a JSON file.
#[must_use]
pub fn list(attachments: &[Attachment]) -> Vec<u8> {
    fn entry(attachment: &Attachment) -> Entry<'_> {
        let (mime_type, relationship, description) = match attachment.what {
            Attached::Data => ("application/json", "data", "Dữ liệu của kế hoạch (JSON)"),
            Attached::Deadlines => {
                ("text/calendar", "supplement", "Lịch các hạn chót của kế hoạch (iCalendar)")
            }
            Attached::Tasks => {
                ("text/calendar", "supplement", "Lịch các công việc của kế hoạch (iCalendar)")
            }
        };
        Entry { name: &attachment.name, mime_type, relationship, description }
    }
    let entries: Vec<Entry> = attachments.iter().map(entry).collect();
    // Strings have nothing that could fail to become JSON.
    serde_json::to_vec(&entries).unwrap_or_default()
}
