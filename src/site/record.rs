//! The record of a document (thuộc tính văn bản): the fields that a register of documents asks for
//! (Decree 42/2022/NĐ-CP): type, issuer, number and sign, days of issue and effect, summary, file; the
//! signer, as portals show him.

use chrono::NaiveDate;

use super::facts;
use crate::edition::{Edition, wording};
use crate::language::phrase;
use crate::markup;
use crate::model::{Plan, Signature};

/// The record of the plan or of another document of the year.
#[derive(Debug)]
pub struct Record<'e> {
    /// The document looked at as a plan, and what it was read with.
    pub edition: &'e Edition<'e>,
    /// Its name among the documents of the plan, which is that of its file: `ke-hoach` for the plan.
    pub name: &'e str,
    /// The name of its print.
    pub print: &'e str,
    /// The folder of the plan that it belongs to.
    pub address: &'e str,
}

impl<'e> Record<'e> {
    /// The record of a plan itself.
    pub fn of_plan(edition: &'e Edition<'e>) -> Self {
        Self { edition, name: Plan::PRINT, print: Plan::PRINT, address: &edition.plan.address }
    }

    /// Type and summary as one phrase.
    pub fn title(&self) -> String {
        wording::title(&self.edition.plan.document)
    }

    /// The type (loại văn bản) as sentences say it: `Kế hoạch`.
    pub fn kind(&self) -> String {
        phrase::capitalised(&self.edition.plan.document.kind.to_lowercase())
    }

    /// The body that issues it (cơ quan ban hành).
    pub fn issuer(&self) -> &'e str {
        wording::issuer(self.edition)
    }

    /// Number and sign (số, ký hiệu); `None` as long as it has no number.
    pub fn number(&self) -> Option<String> {
        let document = &self.edition.plan.document;
        facts::has_number(document).then(|| document.number_and_symbol())
    }

    /// The day of issue (ngày ban hành).
    pub fn date(&self) -> Option<NaiveDate> {
        self.edition.plan.document.date.as_ref().map(|date| date.value)
    }

    /// The day from which it has effect (ngày hiệu lực), where its text says of itself that this is the day
    /// it is signed (`Quyết định này có hiệu lực thi hành kể từ ngày ký`); nothing is guessed.
    pub fn effective(&self) -> Option<NaiveDate> {
        let date = self.date()?;
        let of_itself = format!("{} này có hiệu lực", self.kind().to_lowercase());
        let says_so = markup::paragraphs(self.edition.plan.blocks()).iter().any(|words| {
            let words = words.to_lowercase();
            let rest = words.split_once(&of_itself).map(|(_, rest)| rest.trim_start());
            rest.is_some_and(|rest| {
                let rest = rest.strip_prefix("thi hành").unwrap_or(rest).trim_start();
                rest.strip_prefix("kể").unwrap_or(rest).trim_start().starts_with("từ ngày ký")
            })
        });
        says_so.then_some(date)
    }

    /// Whether it is still being written (dự thảo).
    pub fn is_draft(&self) -> bool {
        self.edition.plan.document.is_draft()
    }

    /// Who signs.
    pub fn signatures(&self) -> &'e [Signature] {
        &self.edition.plan.signatures
    }

    /// The names of its PDF and of those of its appendices that are files of their own.
    pub fn files(&self) -> Vec<String> {
        let apart = self.edition.plan.appendices.iter();
        let apart = apart.filter_map(|appendix| appendix.print_name(self.name));
        std::iter::once(self.name.to_owned())
            .chain(apart)
            .map(|name| format!("{name}.pdf"))
            .collect()
    }

    /// The path of its PDF from the top of the site.
    pub fn print(&self) -> String {
        format!("{}/pdf/{}.pdf", self.address, self.print)
    }
}
