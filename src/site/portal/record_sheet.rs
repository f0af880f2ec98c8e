//! The record sheet of a document (phiếu thuộc tính): what the form of a portal asks, each field in a box
//! of its own to be copied from; and all sheets of a plan as a table. A draft has none: it is not to be
//! entered as a document.

use serde_json::{Value, json};

use super::may_go_out;
use crate::edition::{Edition, wording};
use crate::language::date;
use crate::output;
use crate::site::record::Record;
use crate::site::words::Words;

/// The fields of a sheet, in the order of the forms.
const FIELDS: [&str; 15] = [
    "sheet_kind",
    "sheet_issuer",
    "sheet_number_and_symbol",
    "sheet_number",
    "sheet_symbol",
    "sheet_date",
    "sheet_effective",
    "sheet_subject",
    "sheet_signer",
    "sheet_signer_title",
    "sheet_authority",
    "sheet_place",
    "sheet_recipients",
    "sheet_file",
    "sheet_address",
];

/// The sheets of a plan: the name of each, its title, and its values in the order of the fields.
pub struct Sheets {
    words: &'static Words,
    documents: Vec<(String, String, [String; 15])>,
}

impl Sheets {
    /// The sheets of the plan and its other documents that are issued.
    pub fn of(words: &'static Words, edition: &Edition) -> Self {
        let plan = edition.plan;
        let mut documents = Vec::new();
        let mut add = |record: &Record| {
            let document = &record.edition.plan.document;
            if may_go_out(document) && !document.is_draft() {
                documents.push((record.name.to_owned(), record.title(), values(record)));
            }
        };
        add(&Record::of_plan(edition));
        for paper in &plan.papers {
            let own = plan.like(paper);
            let own = Edition::of(edition.workspace, &own);
            let print = plan.print_name(paper);
            add(&Record { edition: &own, name: &paper.name, print, address: &plan.address });
        }
        Self { words, documents }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Each sheet: its name, and what its template is filled with. `style` is the way to the style sheet.
    pub fn pages(&self, style: &str) -> Vec<(String, Value)> {
        let page = |(name, title, values): &(String, String, [String; 15])| {
            let fields = FIELDS.iter().zip(values).map(|(key, value)| {
                json!({
                    "id": key,
                    "name": self.words.word(key),
                    "value": value,
                    "rows": value.lines().map(|line| 1 + line.chars().count() / 76).sum::<usize>().max(1),
                })
            });
            let fields: Vec<Value> = fields.collect();
            let page = json!({
                "w": self.words.plain(),
                "lang": self.words.language().code(),
                // The sheet of a document in a folder lies in a folder, too.
                "style": format!("{}{style}", "../".repeat(name.matches('/').count())),
                "title": title,
                "fields": fields,
            });
            (name.clone(), page)
        };
        self.documents.iter().map(page).collect()
    }

    /// The table, as CSV.
    pub fn table(&self) -> Vec<u8> {
        let rows = self.documents.iter().map(|(_, _, values)| values);
        output::table(FIELDS.map(|key| self.words.word(key)), rows)
    }
}

/// What is not known stays empty: the form asks, and the clerk looks.
fn values(record: &Record) -> [String; 15] {
    let plan = record.edition.plan;
    let document = &plan.document;
    let agency = record.edition.agency;
    let day = |day: Option<chrono::NaiveDate>| day.map(date::figures).unwrap_or_default();
    let joined = |words: Vec<&str>| words.join("; ");
    let signatures = record.signatures();
    let authority: Vec<&str> =
        signatures.iter().flat_map(|one| &one.authority).map(|line| line.as_str()).collect();
    let address = agency.site_url.as_ref().map(|base| format!("{base}/{}", record.print()));
    [
        record.kind(),
        record.issuer().to_owned(),
        record.number().unwrap_or_default(),
        document.number.as_ref().map(|number| number.value.clone()).unwrap_or_default(),
        document.symbol.value.clone(),
        day(record.date()),
        day(record.effective()),
        document.subject.value.clone(),
        joined(signatures.iter().map(|one| one.name.as_str()).collect()),
        joined(signatures.iter().map(|one| one.title.as_str()).collect()),
        joined(authority),
        document.place.value.clone(),
        wording::recipients(&plan.recipients).join("\n"),
        record.files().join("; "),
        address.unwrap_or_default(),
    ]
}
