//! What plans and other documents share: record, letterhead, bases, recipients, signatures,
//! appendices.

use super::record::{Fields, Reader};
use crate::diagnostic::{Diagnostic, Line};
use crate::model::{
    Abbreviation, Appendix, Basis, BasisStyle, Circulation, Document, DocumentType, Drafter,
    Letterhead, Recipient, Signature, State, Urgency,
};
use crate::source::Located;
use crate::source::yaml::{Node, Value};

/// The type of the decree that has no number (thư công, Decree 30/2020/NĐ-CP, Appendix III, part I).
const OPEN_LETTER: &str = "THƯ CÔNG";

const STATES: [(&str, State); 3] =
    [("draft", State::Draft), ("final", State::Final), ("signed", State::Signed)];

/// Where the number of a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberStands {
    /// In its own record.
    Here,
    /// Beside its record, one for each unit that it is issued to.
    ByUnit,
    /// In the document that it is issued with, with sign, place and day.
    InWrapper,
}

/// Reads `document`.
pub fn document(reader: &mut Reader, parent: &mut Fields, number: NumberStands) -> Document {
    let nothing = || reader.nothing(parent.span());
    let mut document = Document {
        kind: nothing(),
        subject: nothing(),
        numbered: true,
        number: None,
        symbol: nothing(),
        place: nothing(),
        date: None,
        state: State::Final,
        state_place: None,
        addressees: Vec::new(),
        sender: None,
        authority: None,
        urgency: None,
        circulation: None,
        drafter: None,
        numbering: Vec::new(),
    };
    let Some(node) = parent.required("document") else { return document };
    reader.within(Line::new("record.document"), |reader| {
        let Some(mut fields) = reader.fields(node) else { return };
        document.kind = reader.required_words(&mut fields, "kind");
        // A few forms have no place for it.
        let of = DocumentType::named(&document.kind);
        if of.is_none_or(|of| of.subject || of.subject_by_number) {
            document.subject = reader.required_words(&mut fields, "subject");
        } else if let Some(words) = fields.optional("subject").and_then(|node| reader.words(node)) {
            document.subject = words;
        }
        if number == NumberStands::InWrapper {
            fields.finish(reader);
            return;
        }
        if let Some(node) = fields.optional("state") {
            document.state = reader.choice(node, &STATES).unwrap_or(State::Draft);
            document.state_place = Some(reader.place(node));
        }
        // A draft has neither number nor date; a finished document has both.
        let draft = document.state == State::Draft;
        if let Some(node) = fields.optional("numbered") {
            document.numbered =
                reader.choice(node, &[("true", true), ("false", false)]) != Some(false);
            // Of the types of the decree, a letter of thanks or praise alone has no number.
            if !document.numbered && of.is_some_and(|of| of.name != OPEN_LETTER) {
                let finding = Diagnostic::error("number-needed").with("kind", &document.kind);
                reader.report(node, finding);
                document.numbered = true;
            }
        }
        match number {
            _ if !document.numbered => {
                for key in ["number", "symbol"] {
                    if let Some(node) = fields.refused(key) {
                        let hint = Line::new("number-unwanted.choose").with("key", key);
                        reader.report(node, Diagnostic::error("number-unwanted").hint(hint));
                    }
                }
            }
            NumberStands::ByUnit => {
                if let Some(node) = fields.refused("number") {
                    reader.report(node, Diagnostic::error("number-and-numbers"));
                }
            }
            _ => {
                let node =
                    if draft { fields.optional("number") } else { fields.required("number") };
                document.number = node.and_then(|node| reader.words(node));
            }
        }
        if document.numbered {
            document.symbol = reader.required_words(&mut fields, "symbol");
        }
        document.place = reader.required_words(&mut fields, "place");
        // A form is dated by whoever fills it in.
        let open = draft || !document.numbered;
        let date = if open { fields.optional("date") } else { fields.required("date") };
        document.date = date.and_then(|node| reader.located_date(node));
        if let Some(node) = fields.optional("addressees") {
            document.addressees = reader.word_list(node);
        }
        document.sender = fields.optional("sender").and_then(|node| reader.words(node));
        document.authority = fields.optional("authority").and_then(|node| reader.words(node));
        let urgency = fields.optional("urgency");
        document.urgency = urgency.and_then(|node| reader.choice(node, &Urgency::ALL));
        document.circulation = fields.optional("circulation").and_then(|node| {
            let value = reader.choice(node, &Circulation::ALL)?;
            Some(Located { value, place: reader.place(node) })
        });
        if let Some(node) = fields.refused("secrecy") {
            let hint = Line::new("secrecy-refused.outside");
            reader.report(node, Diagnostic::error("secrecy-refused").hint(hint));
        }
        document.drafter = fields.optional("drafter").and_then(|node| drafter(reader, node));
        if let Some(node) = fields.optional("numbering") {
            document.numbering = reader.word_list(node);
            reader.check_numbering(&document.numbering);
        }
        fields.finish(reader);
    });
    document
}

fn drafter(reader: &mut Reader, node: &Node) -> Option<Drafter> {
    let mut fields = reader.fields(node)?;
    let sign = fields.required("sign").and_then(|node| reader.words(node));
    let copies = fields.optional("copies").and_then(|node| reader.count(node));
    fields.finish(reader);
    Some(Drafter { sign: sign?, copies })
}

/// Reads `letterhead`.
pub fn letterhead(reader: &mut Reader, parent: &mut Fields) -> Letterhead {
    let mut letterhead = Letterhead { parent: None, issuer: reader.nothing(parent.span()) };
    let Some(node) = parent.required("letterhead") else { return letterhead };
    reader.within(Line::new("record.letterhead"), |reader| {
        let Some(mut fields) = reader.fields(node) else { return };
        letterhead.parent = fields.optional("parent").and_then(|node| reader.words(node));
        letterhead.issuer = reader.required_words(&mut fields, "issuer");
        fields.finish(reader);
    });
    letterhead
}

/// Reads an item of `bases`.
pub fn basis(reader: &mut Reader, node: &Node) -> Option<Basis> {
    let mut fields = reader.fields_of_item(node, "text")?;
    let styles = BasisStyle::ALL.map(|(style, word, _)| (word, style));
    let style = fields.optional("style").and_then(|node| reader.choice(node, &styles));
    let text = fields.required("text").and_then(|node| reader.inlines(node));
    let laws = fields.optional("laws");
    let laws = laws.map_or_else(Vec::new, |node| reader.references(node));
    fields.finish(reader);
    Some(Basis { style, text: text?, laws })
}

/// Reads an item of `abbreviations`.
pub fn abbreviation(reader: &mut Reader, node: &Node) -> Option<Abbreviation> {
    let mut fields = reader.fields(node)?;
    let short = fields.required("short").and_then(|node| reader.words(node));
    let long = fields.required("long").and_then(|node| reader.words(node));
    fields.finish(reader);
    Some(Abbreviation { short: short?, long: long? })
}

/// Reads an item of `recipients`.
pub fn recipient(reader: &mut Reader, node: &Node) -> Option<Recipient> {
    let mut fields = reader.fields_of_item(node, "to")?;
    let to = fields.required("to").and_then(|node| reader.words(node));
    let remark = fields.optional("remark").and_then(|node| reader.words(node));
    fields.finish(reader);
    Some(Recipient { to: to?, remark })
}

/// Reads an item of `appendices`.
pub fn appendix(reader: &mut Reader, node: &Node) -> Option<Appendix> {
    let mut fields = reader.fields(node)?;
    let id = fields.required("id").and_then(|node| reader.id(node));
    let kind = fields.optional("kind").and_then(|node| reader.words(node));
    let title = fields.required("title").and_then(|node| reader.words(node));
    let name = fields.optional("file").and_then(|node| reader.words(node));
    let mut flag = |key: &'static str| {
        let node = fields.optional(key)?;
        reader.choice(node, &[("true", true), ("false", false)])
    };
    let (form, apart) = (flag("form").unwrap_or(false), flag("apart").unwrap_or(false));
    fields.finish(reader);
    Some(Appendix { id: id?, kind, title: title?, name, form, apart, text: None })
}

/// What a document says of who signs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// It names a signer.
    Here,
    /// It names one, unless the document that it is issued with does.
    Elsewhere,
    /// It leaves room for a name that is written by hand, or has no signature.
    Blank,
}

/// Reads `signature` (one signer) or `signatures` (several, side by side).
pub fn signatures(reader: &mut Reader, parent: &mut Fields, signed: Signed) -> Vec<Signature> {
    let several = parent.optional("signatures");
    let one = if several.is_some() || signed != Signed::Here {
        parent.optional("signature")
    } else {
        parent.required("signature")
    };
    let mut nodes: Vec<&Node> = one.into_iter().collect();
    if let Some(node) = several {
        nodes.extend(reader.list(node));
    }
    let record = |n: usize| match nodes.len() {
        1 => Line::new("record.signature"),
        _ => Line::new("record.signatures").with("n", n + 1),
    };
    nodes
        .iter()
        .enumerate()
        .filter_map(|(n, node)| reader.within(record(n), |reader| signature(reader, node, signed)))
        .collect()
}

/// Reads one signature block.
pub fn signature(reader: &mut Reader, node: &Node, signed: Signed) -> Option<Signature> {
    let mut fields = reader.fields(node)?;
    // `authority` is one line or, where authorities are stacked, a list of lines.
    let authority = match fields.optional("authority") {
        Some(node) if matches!(node.value, Value::List(_)) => reader.word_list(node),
        Some(node) => reader.words(node).into_iter().collect(),
        None => Vec::new(),
    };
    let title = reader.required_words(&mut fields, "title");
    let office = fields.optional("office").and_then(|node| reader.words(node));
    let name = if signed == Signed::Blank {
        let words = fields.optional("name").and_then(|node| reader.words(node));
        words.unwrap_or_else(|| reader.nothing(node.span.clone()))
    } else {
        reader.required_words(&mut fields, "name")
    };
    fields.finish(reader);
    Some(Signature { authority, title, office, name })
}
