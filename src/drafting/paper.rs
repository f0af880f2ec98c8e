//! Another document of the year (văn bản của năm): a file with what the plan already knows, and what is to be
//! filled in.

use std::fmt::Write as _;

use super::post::file_name;
use crate::diagnostic::nearest;
use crate::language::fold::slug;
use crate::language::phrase::capitalised;
use crate::model::{Addressees, DocumentType, Plan, Signature, Signers};
use crate::workspace::plan_text::{Data, entry};

/// What is to be filled in; a check tells of it, in a draft as a warning.
const OPEN: &str = "[CẦN BỔ SUNG]";

/// A document that is drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperDraft {
    /// Its path in the workspace.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The types that words may mean: one that is named, or that they are a slip of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// This one.
    Type(&'static DocumentType),
    /// None; they are written almost like this one.
    Near(&'static str),
    /// None.
    Unknown,
}

/// The type that words name: `báo cáo`, `bao-cao`, `BÁO CÁO`.
#[must_use]
pub fn types(words: &str) -> Meant {
    let folded = slug(words);
    let all = DocumentType::all();
    if let Some(of) = all.iter().find(|of| slug(&of.name) == folded) {
        return Meant::Type(of);
    }
    // An abbreviation names a type, too, where it names one alone.
    let short = words.trim().to_lowercase();
    if let Some(of) = all.iter().find(|of| {
        of.abbreviation.as_ref().is_some_and(|abbreviation| abbreviation.to_lowercase() == short)
    }) {
        return Meant::Type(of);
    }
    let names: Vec<String> = all.iter().map(|of| slug(&of.name)).collect();
    let near = nearest(&folded, names.iter().map(String::as_str));
    let near = near.and_then(|near| all.iter().find(|of| slug(&of.name) == near));
    near.map_or(Meant::Unknown, |of| Meant::Near(&of.name))
}

/// A document of a type, of the year of a plan. `None` where the name has no letter or digit.
#[must_use]
pub fn draft(plan: &Plan, of: &DocumentType, name: Option<&str>) -> Option<PaperDraft> {
    let mut file = file_name(name.unwrap_or(&of.name))?;
    // The plan itself is printed under that name.
    if file == Plan::PRINT {
        file.push_str("-rieng");
    }
    let path = format!("content/{}/documents/{file}.md", plan.address);
    Some(PaperDraft { path, text: text(plan, of, name) })
}

/// Whether documents of a type have a number; letters alone have none.
fn is_numbered(of: &DocumentType) -> bool {
    of.abbreviation.is_some() || of.subject_by_number
}

/// A key with words, at a depth of two blanks.
fn words(key: &str, value: &str) -> String {
    format!("  {}\n", entry(key, &Data::Words(value.to_owned()), 2))
}

fn text(plan: &Plan, of: &DocumentType, name: Option<&str>) -> String {
    let numbered = is_numbered(of);
    let mut out = String::from(
        "---\n# Bản nháp: điền những chỗ ghi [CẦN BỔ SUNG]; xong thì chạy kehoach check.\n",
    );
    out.push_str("document:\n");
    out.push_str(&words("kind", &of.name));
    if of.subject || of.subject_by_number {
        out.push_str("  # Trích yếu: văn bản nói về việc gì, không có dấu chấm ở cuối.\n");
        let subject = name.filter(|name| name.contains(' ')).unwrap_or(OPEN);
        out.push_str(&words("subject", subject));
    }
    if numbered {
        out.push_str("  # Số và ngày ghi khi ban hành; lúc ấy đổi state thành final hay signed.\n  number:\n");
        out.push_str(&words("symbol", &symbol(plan, of)));
    } else {
        out.push_str("  numbered: false\n");
    }
    out.push_str(&words("place", &plan.document.place));
    out.push_str("  date:\n  state: draft\n");
    match of.addressees {
        Addressees::Always => {
            out.push_str("  # Kính gửi: mỗi nơi một dòng.\n  addressees:\n");
            let _ = writeln!(out, "    - \"{OPEN}\"");
        }
        Addressees::Upward => {
            out.push_str("  # Gửi cấp trên thì có dòng Kính gửi: bỏ dấu # ở hai dòng dưới.\n");
            let _ = writeln!(out, "  # addressees:\n  #   - \"{OPEN}\"");
        }
        Addressees::Never => {}
    }
    let issuer = plan.letterhead.issuer.value.as_str();
    if of.sender {
        out.push_str(&words("sender", issuer));
    }
    if of.authority {
        out.push_str("  # Ai quyết định, in trên phần căn cứ.\n");
        out.push_str(&words("authority", issuer));
    }
    out.push_str("letterhead:\n");
    if let Some(parent) = &plan.letterhead.parent {
        out.push_str(&words("parent", parent));
    }
    out.push_str(&words("issuer", issuer));
    if let Some(issuer) = &plan.issuer {
        let _ = writeln!(out, "issuer: {}", issuer.value);
    }
    if of.authority {
        out.push_str("# Căn cứ: không ghi dấu \";\" hay \".\" ở cuối.\nbases:\n");
        let _ = writeln!(out, "  - text: \"Căn cứ {OPEN}\"");
    }
    recipients(plan, of, &mut out);
    signatures(plan, of, &mut out);
    out.push_str("---\n\n");
    body(of, &mut out);
    out
}

/// The sign of a type for the issuer of the plan: `BC-UBND` where the plan is `KH-UBND`.
fn symbol(plan: &Plan, of: &DocumentType) -> String {
    let own = plan.document.symbol.as_str();
    let issuer = own.split_once('-').map_or(own, |(_, issuer)| issuer);
    match &of.abbreviation {
        Some(abbreviation) => format!("{abbreviation}-{issuer}"),
        None => issuer.to_owned(),
    }
}

fn recipients(plan: &Plan, of: &DocumentType, out: &mut String) {
    if !of.recipients {
        // What parties sign goes to them; the office keeps its own.
        if is_numbered(of) {
            out.push_str("recipients:\n  - to: \"Lưu: VT\"\n");
        }
        return;
    }
    out.push_str("# Nơi nhận lấy của kế hoạch: bớt nơi không cần gửi.\nrecipients:\n");
    let mut own: Vec<(String, Option<String>)> = plan
        .recipients
        .iter()
        .map(|one| (one.to.value.clone(), one.remark.as_ref().map(|remark| remark.value.clone())))
        .collect();
    if of.addressees == Addressees::Always {
        own.insert(0, ("Như trên".to_owned(), None));
    }
    if own.is_empty() {
        own.push(("Lưu: VT".to_owned(), None));
    }
    for (to, remark) in own {
        let _ = writeln!(out, "  - {}", entry("to", &Data::Words(to), 4));
        if let Some(remark) = remark {
            let _ = writeln!(out, "    {}", entry("remark", &Data::Words(remark), 4));
        }
    }
}

fn signatures(plan: &Plan, of: &DocumentType, out: &mut String) {
    let block = |out: &mut String, lead: &str, indent: usize, signature: &Signature| {
        let pad = " ".repeat(indent);
        let mut first = true;
        let mut add = |out: &mut String, text: String| {
            let lead = if first { lead } else { pad.as_str() };
            let _ = writeln!(out, "{lead}{text}");
            first = false;
        };
        match &signature.authority[..] {
            [] => {}
            [one] => add(out, entry("authority", &Data::Words(one.value.clone()), indent)),
            all => {
                let all = all.iter().map(|line| Data::Words(line.value.clone())).collect();
                add(out, entry("authority", &Data::List(all), indent));
            }
        }
        add(out, entry("title", &Data::Words(signature.title.value.clone()), indent));
        if let Some(office) = &signature.office {
            add(out, entry("office", &Data::Words(office.value.clone()), indent));
        }
        add(out, entry("name", &Data::Words(signature.name.value.clone()), indent));
    };
    let other = |title: &str| format!("  - title: {title}\n    name: \"{OPEN}\"\n");
    match (of.signatures, plan.signatures.first()) {
        (Signers::SecretaryAndChair, _) => {
            out.push_str("signatures:\n");
            out.push_str(&other("THƯ KÝ"));
            out.push_str(&other("CHỦ TỌA"));
        }
        (Signers::Parties, _) => {
            out.push_str("signatures:\n");
            out.push_str(&other("ĐẠI DIỆN BÊN A"));
            out.push_str(&other("ĐẠI DIỆN BÊN B"));
        }
        (Signers::One, Some(signature)) => {
            out.push_str("signature:\n");
            block(out, "  ", 2, signature);
        }
        (Signers::One, None) => {
            let _ = writeln!(out, "signature:\n  title: CHỦ TỊCH\n  name: \"{OPEN}\"");
        }
    }
}

fn body(of: &DocumentType, out: &mut String) {
    if of.articles {
        let _ = writeln!(out, "# Điều 1. {OPEN}\n");
        let this = capitalised_first(&of.name);
        let _ = writeln!(out, "# Điều 2. {this} này có hiệu lực kể từ ngày ký.\n");
        let _ = writeln!(out, "# Điều 3. {OPEN} chịu trách nhiệm thi hành {this} này.");
        return;
    }
    if !of.lines.is_empty() {
        for line in &of.lines {
            let _ = writeln!(out, "{}: {OPEN}\n", capitalised(line));
        }
        return;
    }
    out.push_str(OPEN);
    out.push('\n');
}

/// A name in capitals as sentences have it: `Quyết định`.
fn capitalised_first(name: &str) -> String {
    capitalised(&name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_named_as_people_write_them() {
        let name = |words| match types(words) {
            Meant::Type(of) => of.name.clone(),
            Meant::Near(near) => format!("? {near}"),
            Meant::Unknown => "?".to_owned(),
        };
        for (words, wanted) in [
            ("BÁO CÁO", "BÁO CÁO"),
            ("báo cáo", "BÁO CÁO"),
            ("bao-cao", "BÁO CÁO"),
            ("BC", "BÁO CÁO"),
            ("Quyết  định", "QUYẾT ĐỊNH"),
            ("giấy uỷ quyền", "GIẤY ỦY QUYỀN"),
            ("bao-cáoo", "? BÁO CÁO"),
            ("to tring", "? TỜ TRÌNH"),
            ("hóa đơn điện tử", "?"),
            ("", "?"),
        ] {
            assert_eq!(name(words), wanted, "{words}");
        }
    }
}
