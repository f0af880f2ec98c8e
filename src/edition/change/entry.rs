//! One change of one record, as it can be said in a sentence.

use super::measure::{Measure, Piece};
use crate::diagnostic::{Catalogue, Line};
use crate::model::Id;
use crate::source::Place;

/// A change (một thay đổi): a record that is new, that is gone, or that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it belongs to.
    pub section: Section,
    /// Whether the record is new, gone or otherwise.
    pub kind: EntryKind,
    /// The id of the record; empty for what has none. Of a record with another id than before, the new one.
    pub id: String,
    /// How people know the record: its words, as they are now. Of what has no words of its own, where it
    /// stands. May be empty.
    pub title: String,
    /// What of it is otherwise; of what is new or gone, what it says.
    pub fields: Vec<FieldChange>,
    /// Where it stands; of what is gone, where it stood.
    pub place: Option<Place>,
    /// Whether it is for the office alone (nội bộ).
    pub internal: bool,
}

impl Entry {
    /// Whether its words need no name: they are all that there is of it.
    #[must_use]
    pub fn is_words(&self, change: &FieldChange) -> bool {
        change.field == Field::Words && (self.title.is_empty() || self.is_passage())
    }

    /// Whether it is a passage of a text: its title then is the heading that it stands below.
    #[must_use]
    pub fn is_passage(&self) -> bool {
        self.id.is_empty() && matches!(self.section, Section::Text | Section::Appendices)
    }

    /// What people know it by; a passage by the heading that it stands below.
    #[must_use]
    pub fn called(&self, words: &Catalogue) -> String {
        if self.is_passage() && !self.title.is_empty() {
            return words.say(&Line::new("diff.within").with("heading", &self.title));
        }
        self.title.clone()
    }
}

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// It is new (thêm).
    Added,
    /// It is gone (bỏ).
    Removed,
    /// It says something else (sửa).
    Changed,
}

impl EntryKind {
    /// The kinds as people read them, with the key of the word of each.
    #[must_use]
    pub fn name(self) -> Line {
        match self {
            Self::Added => Line::new("change.added"),
            Self::Removed => Line::new("change.removed"),
            Self::Changed => Line::new("change.changed"),
        }
    }

    /// The word that stands for it in data.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }

    /// What it is on the way back.
    #[must_use]
    pub fn back(self) -> Self {
        match self {
            Self::Added => Self::Removed,
            Self::Removed => Self::Added,
            Self::Changed => Self::Changed,
        }
    }
}

/// A field that is otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Which one.
    pub field: Field,
    /// What it said.
    pub before: Value,
    /// What it says.
    pub after: Value,
}

/// What a field says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words; empty where it says nothing.
    Words(String),
    /// Units, in order.
    Units(Vec<Id>),
    /// A word of the program, such as that of a state.
    Term(Line),
}

/// What is needed to say a value.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The words of the program.
    pub words: &'a Catalogue,
    /// What a unit is called.
    pub unit: &'a dyn Fn(&Id) -> String,
}

impl Value {
    /// Nothing.
    #[must_use]
    pub fn none() -> Self {
        Self::Words(String::new())
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_none(&self) -> bool {
        match self {
            Self::Words(words) => words.is_empty(),
            Self::Units(units) => units.is_empty(),
            Self::Term(_) => false,
        }
    }

    /// As people read it.
    #[must_use]
    pub fn shown(&self, names: Names) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Units(units) => units.iter().map(names.unit).collect::<Vec<String>>().join("; "),
            Self::Term(line) => names.words.say(line),
        }
    }
}

impl FieldChange {
    /// Both values as one: what is gone before what took its place.
    #[must_use]
    pub fn woven(&self, measure: &Measure, names: Names) -> Vec<Piece> {
        let (before, after) = (self.before.shown(names), self.after.shown(names));
        if matches!((&self.before, &self.after), (Value::Term(_), _) | (_, Value::Term(_))) {
            // One word for another, however many it has.
            let pieces = [Piece::Gone(before), Piece::New(after)];
            let said = |piece: &Piece| !matches!(piece, Piece::Gone(words) | Piece::New(words) if words.is_empty());
            return pieces.into_iter().filter(said).collect();
        }
        measure.woven(&before, &after)
    }
}

/// Declares the kinds of something with the key of the catalogue and the word of data of each.
macro_rules! named {
    ($(#[$about:meta])* $name:ident, $($(#[$doc:meta])* $one:ident, $line:expr, $key:literal;)+) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$doc])* $one,)+
        }

        impl $name {
            /// What it is called.
            #[must_use]
            pub fn name(self) -> Line {
                match self {
                    $(Self::$one => $line,)+
                }
            }

            /// The word that stands for it in data.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$one => $key,)+
                }
            }
        }
    };
}

named! {
    /// What part of a plan a change belongs to (phần của kế hoạch), in the order in which they are told.
    Section,
    /// The record of the document (thể thức): number, date, subject, letterhead.
    Document, Line::new("change.section.document"), "document";
    /// The legal bases (căn cứ).
    Bases, Line::new("change.section.bases"), "bases";
    /// The headings of the table of tasks (nhóm nhiệm vụ).
    Groups, Line::new("change.section.groups"), "groups";
    /// The tasks (công việc), with their meetings.
    Tasks, Line::new("change.section.tasks"), "tasks";
    /// What others owe (việc phải gửi).
    Obligations, Line::new("change.section.obligations"), "obligations";
    /// What comes of the tasks (sản phẩm).
    Deliverables, Line::new("change.section.deliverables"), "deliverables";
    /// What is to be reached (chỉ tiêu).
    Indicators, Line::new("change.section.indicators"), "indicators";
    /// How tasks are laid out (bảng nhiệm vụ).
    Tables, Line::new("change.section.tables"), "tables";
    /// The text (phần lời).
    Text, Line::new("change.section.text"), "text";
    /// The appendices (phụ lục).
    Appendices, Line::new("change.section.appendices"), "appendices";
    /// The recipients (nơi nhận).
    Recipients, Line::new("change.section.recipients"), "recipients";
    /// The signature blocks (chữ ký).
    Signatures, Line::new("change.section.signatures"), "signatures";
    /// The certified copies (bản sao).
    Copies, Line::new("change.section.copies"), "copies";
    /// The record of a post (tin).
    Post, Line::new("change.section.post"), "post";
    /// The records of a register (danh mục).
    Records, Line::new("change.section.records"), "records";
}

named! {
    /// A field of a record (mục của một việc, một văn bản).
    Field,
    /// Id (mã).
    Id, Line::new("change.field.id"), "id";
    /// Order (thứ tự).
    Order, Line::new("change.field.order"), "order";
    /// Words (lời).
    Words, Line::new("change.field.words"), "words";
    /// Title (tên gọi).
    Title, Line::new("change.field.title"), "title";
    /// Kind (loại).
    Kind, Line::new("change.field.kind"), "kind";
    /// Subject (trích yếu).
    Subject, Line::new("change.field.subject"), "subject";
    /// Has a number (có ghi số).
    Numbered, Line::new("change.field.numbered"), "numbered";
    /// Number (số).
    Number, Line::new("change.field.number"), "number";
    /// Symbol (ký hiệu).
    Symbol, Line::new("change.field.symbol"), "symbol";
    /// Place (địa danh).
    Place, Line::new("change.field.place"), "place";
    /// Date (ngày).
    Date, Line::new("change.field.date"), "date";
    /// State (tình trạng).
    State, Line::new("change.field.state"), "state";
    /// Years of the plan (năm của kế hoạch).
    Scope, Line::new("change.field.years"), "years";
    /// What “before a day” means (cách tính hạn “trước ngày”).
    Before, Line::new("change.field.before"), "before";
    /// Issued with (văn bản ban hành kèm theo).
    Wrapper, Line::new("change.field.wrapper"), "wrapper";
    /// Body above (cơ quan chủ quản).
    Parent, Line::new("change.field.parent"), "parent";
    /// Letterhead (tên cơ quan ban hành).
    Letterhead, Line::new("change.field.letterhead"), "letterhead";
    /// Issuer (đơn vị ban hành).
    Issuer, Line::new("change.field.issuer"), "issuer";
    /// Addressees (kính gửi).
    Addressees, Line::new("change.field.addressees"), "addressees";
    /// Sender (người ra công điện).
    Sender, Line::new("change.field.sender"), "sender";
    /// Authority (thẩm quyền ban hành).
    Authority, Line::new("change.field.authority"), "authority";
    /// Urgency (độ khẩn).
    Urgency, Line::new("change.field.urgency"), "urgency";
    /// Circulation (phạm vi lưu hành).
    Circulation, Line::new("change.field.circulation"), "circulation";
    /// Drafter and copies (người soạn thảo và số bản).
    Drafter, Line::new("change.field.drafter"), "drafter";
    /// Numbering of headings (cách đánh số đề mục).
    Numbering, Line::new("change.field.numbering"), "numbering";
    /// Abbreviations (chữ viết tắt).
    Abbreviations, Line::new("change.field.abbreviations"), "abbreviations";
    /// Style (cách viện dẫn).
    Style, Line::new("change.field.style"), "style";
    /// Acts cited (văn bản được viện dẫn).
    Laws, Line::new("change.field.laws"), "laws";
    /// Items (các ý).
    Items, Line::new("change.field.items"), "items";
    /// Time (thời gian).
    When, Line::new("change.field.when"), "when";
    /// Period (kỳ).
    About, Line::new("change.field.about-period"), "about-period";
    /// Group (nhóm nhiệm vụ).
    Group, Line::new("change.field.group"), "group";
    /// Lead (chủ trì).
    Lead, Line::new("change.field.lead"), "lead";
    /// Takes part (phối hợp).
    Co, Line::new("change.field.co"), "co";
    /// Advised (tham mưu cho).
    Advised, Line::new("change.field.advised"), "advised";
    /// Issued by (ban hành, ký).
    IssuedBy, Line::new("change.field.issued-by"), "issued-by";
    /// Units named (đơn vị được nêu tên).
    Named, Line::new("change.field.units"), "units";
    /// Deliverables (sản phẩm).
    Deliverables, Line::new("change.field.deliverables"), "deliverables";
    /// After (làm sau việc).
    After, Line::new("change.field.after"), "after";
    /// Indicators (chỉ tiêu).
    Indicators, Line::new("change.field.indicators"), "indicators";
    /// Source of money (nguồn kinh phí).
    BudgetSource, Line::new("change.field.budget-source"), "budget-source";
    /// Money (kinh phí).
    BudgetAmount, Line::new("change.field.budget-amount"), "budget-amount";
    /// Note (ghi chú).
    Note, Line::new("change.field.note"), "note";
    /// Words of columns (lời trong cột).
    Cells, Line::new("change.field.cells"), "cells";
    /// Meetings (cuộc họp).
    Meetings, Line::new("change.field.meetings"), "meetings";
    /// Internal remark (ghi chú nội bộ).
    Remark, Line::new("change.field.remark"), "remark";
    /// Who owes it (nơi gửi).
    Who, Line::new("change.field.who"), "who";
    /// Sent to (gửi đến).
    To, Line::new("change.field.to"), "to";
    /// Sent through (gửi qua).
    Via, Line::new("change.field.via"), "via";
    /// Stages (các bước).
    Stages, Line::new("change.field.stages"), "stages";
    /// Target (mức phải đạt).
    Target, Line::new("change.field.target"), "target";
    /// Counted in (đơn vị tính).
    Counted, Line::new("change.field.unit"), "unit";
    /// Label (số của nhóm).
    Label, Line::new("change.field.label"), "label";
    /// Within (thuộc nhóm).
    Within, Line::new("change.field.within"), "within";
    /// Layout (cách trình bày).
    Layout, Line::new("change.field.layout"), "layout";
    /// Fulfils (hoàn thành sản phẩm).
    Fulfils, Line::new("change.field.fulfils"), "fulfils";
    /// For each (gửi từng đơn vị).
    ForEach, Line::new("change.field.for-each"), "for-each";
    /// Summary (tóm tắt).
    Summary, Line::new("change.field.summary"), "summary";
    /// Unit (đơn vị).
    Unit, Line::new("change.field.about-unit"), "about-unit";
    /// Name (tên).
    Name, Line::new("change.field.name"), "name";
    /// Short name (tên gọi ngắn).
    Short, Line::new("change.field.short"), "short";
    /// Abbreviation (viết tắt).
    Abbreviation, Line::new("change.field.abbreviation"), "abbreviation";
    /// Level (cấp).
    Level, Line::new("change.field.level"), "level";
    /// Other spellings (cách viết khác).
    Spellings, Line::new("change.field.spellings"), "spellings";
    /// Members (gồm các đơn vị).
    Members, Line::new("change.field.members"), "members";
    /// From (có từ ngày).
    From, Line::new("change.field.from"), "from";
    /// Until (đến hết ngày).
    Until, Line::new("change.field.until"), "until";
    /// Successors (đơn vị thay thế).
    Successors, Line::new("change.field.successors"), "successors";
    /// Issued (ngày ban hành).
    Issued, Line::new("change.field.issued"), "issued";
    /// In force from (ngày có hiệu lực).
    Effective, Line::new("change.field.effective"), "effective";
    /// No longer in force from (ngày hết hiệu lực).
    Expires, Line::new("change.field.expires"), "expires";
    /// Replaced by (được thay bằng).
    ReplacedBy, Line::new("change.field.replaced-by"), "replaced-by";
    /// Amends (sửa đổi, bổ sung).
    Amends, Line::new("change.field.amends"), "amends";
    /// Source (nguồn).
    Source, Line::new("change.field.source"), "source";
}
