//! Where a page stands, and the way from there to others.

use super::words::Words;
use crate::diagnostic::Language;

/// Where a page stands (chỗ đứng của trang): in which language, in which folder.
///
/// Pages of the first language stand at the top of the site, those of others below the code of
/// theirs. Files such as PDFs stand there once, for all languages. Ways are relative and end with the
/// name of a file, so that they hold from a folder on a stick, too.
#[derive(Debug, Clone)]
pub struct Spot {
    words: &'static Words,
    /// The folder of the language: empty, or `en`.
    prefix: String,
    /// The folder of the page in its language, such as `2021/thang-03`; empty for the first page.
    folder: String,
    /// What ways begin with instead of `../`, for a page that is shown at any address.
    absolute: Option<String>,
    /// Whether it is shown elsewhere than where it stands.
    anywhere: bool,
}

impl Spot {
    /// The place of a page.
    pub fn new(language: Language, prefix: &str, folder: &str) -> Self {
        let (prefix, folder) = (prefix.to_owned(), folder.to_owned());
        Self { words: Words::of(language), prefix, folder, absolute: None, anywhere: false }
    }

    /// Another page of the same language.
    pub fn at(&self, folder: &str) -> Self {
        Self { folder: folder.to_owned(), ..self.clone() }
    }

    /// A page that a server shows at any address: its ways begin at the server's top, if it is known
    /// where the site stands there. `address` is that of the site: `https://a.example/ke-hoach`.
    pub fn anywhere(&self, address: Option<&str>) -> Self {
        let path = address.and_then(|address| {
            let host = address.split_once("://")?.1;
            Some(host.split_once('/').map_or(String::new(), |(_, path)| format!("/{path}")))
        });
        Self { absolute: path, anywhere: true, ..self.clone() }
    }

    /// A page that is put somewhere else: its ways are whole addresses, if that of the site is known,
    /// and else lead nowhere.
    pub fn seen_from_afar(&self, address: Option<&str>) -> Self {
        let absolute = Some(address.unwrap_or_default().to_owned());
        Self { absolute, anywhere: true, ..self.clone() }
    }

    /// Whether it is shown at any address.
    pub fn is_anywhere(&self) -> bool {
        self.anywhere
    }

    /// The path of the first page of its language.
    pub fn home_path(&self) -> String {
        joined(&[&self.prefix, "index.html"])
    }

    /// The words of its interface.
    pub fn words(&self) -> &'static Words {
        self.words
    }

    /// The folder of the page in its language.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The path of the page itself: `en/2021/index.html`.
    pub fn path(&self) -> String {
        joined(&[&self.prefix, &self.folder, "index.html"])
    }

    /// The way to a page of the same language, by its folder.
    pub fn page(&self, folder: &str) -> String {
        self.file(&joined(&[&self.prefix, folder, "index.html"]))
    }

    /// The way to an anchor of a page of the same language; to an anchor of the page itself, if it is
    /// that.
    pub fn anchor(&self, folder: &str, anchor: &str) -> String {
        if folder == self.folder {
            format!("#{anchor}")
        } else {
            format!("{}#{anchor}", self.page(folder))
        }
    }

    /// The way to the same page in another language.
    pub fn in_language(&self, prefix: &str) -> String {
        self.file(&joined(&[prefix, &self.folder, "index.html"]))
    }

    /// The way to a file, by its path from the top of the site.
    pub fn file(&self, path: &str) -> String {
        if let Some(address) = &self.absolute {
            return format!("{address}/{path}");
        }
        let here = joined(&[&self.prefix, &self.folder]);
        let here: Vec<&str> = here.split('/').filter(|part| !part.is_empty()).collect();
        let there: Vec<&str> = path.split('/').collect();
        let folders = there.len().saturating_sub(1);
        let shared = here.iter().zip(&there[..folders]).take_while(|(a, b)| a == b).count();
        let mut way = "../".repeat(here.len() - shared);
        way.push_str(&there[shared..].join("/"));
        way
    }
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.copied().collect::<Vec<&str>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_as_short_as_they_can_be() {
        let month = Spot::new(Language::Vi, "", "2021/thang-03");
        assert_eq!(month.path(), "2021/thang-03/index.html");
        assert_eq!(month.page(""), "../../index.html");
        assert_eq!(month.page("2021"), "../index.html");
        assert_eq!(month.page("2021/thang-04"), "../thang-04/index.html");
        assert_eq!(month.page("2021/thang-03"), "index.html");
        assert_eq!(month.anchor("2021/thang-03", "a"), "#a");
        assert_eq!(month.anchor("2021", "a"), "../index.html#a");
        assert_eq!(month.file("2021/pdf/ke-hoach.pdf"), "../pdf/ke-hoach.pdf");
        assert_eq!(month.in_language("en"), "../../en/2021/thang-03/index.html");
    }

    #[test]
    fn pages_of_another_language_share_the_files() {
        let home = Spot::new(Language::En, "en", "");
        assert_eq!(home.path(), "en/index.html");
        assert_eq!(home.page("2021"), "2021/index.html");
        assert_eq!(home.file("assets/style.css"), "../assets/style.css");
        let plan = home.at("2021");
        assert_eq!(plan.page(""), "../index.html");
        assert_eq!(plan.in_language(""), "../../2021/index.html");
        assert_eq!(plan.file("2021/pdf/ke-hoach.pdf"), "../../2021/pdf/ke-hoach.pdf");
    }

    #[test]
    fn a_page_shown_anywhere_begins_at_the_top_of_the_server() {
        let lost = Spot::new(Language::Vi, "", "");
        for (address, way) in [
            (Some("https://a.example/kh"), "/kh/2021/index.html"),
            (Some("https://a.example"), "/2021/index.html"),
            (None, "2021/index.html"),
        ] {
            assert_eq!(lost.anywhere(address).page("2021"), way);
        }
    }
}
