//! Word files made of XML that can be read, and the words that such XML says, counted without the
//! program's reader.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A Word file of its body, with other parts by their names.
pub fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w=\"{W}\" xmlns:mc=\"mc\" xmlns:wps=\"wps\" xmlns:v=\"v\"><w:body>{body}</w:body></w:document>"
    );
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        ("word/document.xml".to_owned(), document),
    ];
    for (name, inner) in parts {
        let root = match *name {
            "footnotes" | "numbering" | "styles" | "comments" => *name,
            _ => "hdr",
        };
        all.push((
            format!("word/{name}.xml"),
            format!("<w:{root} xmlns:w=\"{W}\">{inner}</w:{root}>"),
        ));
    }
    let parts: Vec<(&str, &[u8])> =
        all.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    archive(&parts)
}

/// A Word file of its body.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A zip archive.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A run, bold between `**`, with tabs and breaks.
fn runs(text: &str) -> String {
    let mut xml = String::new();
    for (at, part) in text.split("**").enumerate() {
        let bold = if at % 2 == 1 { "<w:rPr><w:b/></w:rPr>" } else { "" };
        let part = part.replace('&', "&amp;").replace('<', "&lt;");
        let part = part.replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
        let part = part.replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">");
        let run = format!("<w:r>{bold}<w:t xml:space=\"preserve\">{part}</w:t></w:r>");
        xml.push_str(&run);
    }
    xml
}

/// A paragraph; `**` around words makes them bold.
pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", runs(text))
}

/// A paragraph with properties.
pub fn p_with(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", runs(text))
}

/// A paragraph in the middle, all of it bold.
pub fn centred(text: &str) -> String {
    p_with("<w:jc w:val=\"center\"/>", &format!("**{text}**"))
}

/// Paragraphs, one for each line.
pub fn lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(p).collect()
}

/// A cell of some columns; each line is a paragraph. `^` alone is joined to the cell above.
pub fn cell(span: usize, text: &str) -> String {
    let merge = match text.strip_prefix('^') {
        Some("") => "<w:vMerge/>",
        Some(_) => "<w:vMerge w:val=\"restart\"/>",
        None => "",
    };
    let text = text.strip_prefix('^').unwrap_or(text);
    let paragraphs: String =
        if text.is_empty() { p("") } else { text.split('\n').map(p).collect() };
    format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/>{merge}</w:tcPr>{paragraphs}</w:tc>")
}

/// A table of rows; a cell is `text`, or `N:text` over N columns.
pub fn table(rows: &[&[&str]]) -> String {
    let mut xml = String::from("<w:tbl>");
    for row in rows {
        xml += "<w:tr>";
        for text in *row {
            let wide = text.split_once(':').and_then(|(n, rest)| Some((n.parse().ok()?, rest)));
            let (span, text) = wide.unwrap_or((1, text));
            xml += &cell(span, text);
        }
        xml += "</w:tr>";
    }
    xml + "</w:tbl>"
}

/// A letterhead.
pub fn letterhead(parent: &str, issuer: &str, number: &str, date: &str) -> String {
    let left = format!("{parent}\n**{issuer}**\n-------");
    let right = "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n**Độc lập - Tự do - Hạnh phúc**";
    table(&[&[&left, right], &[number, date]])
}

/// A closing: recipients at the left, the signature at the right.
pub fn closing(recipients: &[&str], signature: &[&str]) -> String {
    let left = format!("**Nơi nhận:**\n{}", recipients.join("\n"));
    let right: Vec<String> = signature.iter().map(|line| format!("**{line}**")).collect();
    table(&[&[&left, &right.join("\n")]])
}

/// How many times each word stands in a text.
pub type Count = BTreeMap<String, usize>;

/// Counts words: what stands between blanks, without marks at its ends.
pub fn count(text: &str, into: &mut Count) {
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            *into.entry(word.to_owned()).or_default() += 1;
        }
    }
}

/// The words that XML says: what was struck out, orders of fields and second forms of the same thing
/// left out.
pub fn said(xml: &str) -> String {
    let mut text = xml.to_owned();
    for tag in ["w:del", "mc:Fallback", "w:instrText", "w:moveFrom"] {
        while let Some((before, rest)) = text.split_once(&format!("<{tag}>")) {
            let (_, after) = rest.split_once(&format!("</{tag}>")).unwrap();
            text = format!("{before}{after}");
        }
    }
    for tag in ["</w:p>", "<w:tab/>", "<w:br/>"] {
        text = text.replace(tag, " ");
    }
    let mut words = String::new();
    let mut rest = text.as_str();
    while let Some((before, tag)) = rest.split_once('<') {
        words += before;
        rest = tag.split_once('>').unwrap().1;
    }
    (words + rest).replace("&lt;", "<").replace("&amp;", "&").replace('\u{AD}', "")
}
