//! A post of the year (tin, bài): a file with its record, kept for the office until it is ready.

use chrono::NaiveDate;

use super::PaperDraft;
use crate::language::fold::slug;
use crate::model::Plan;
use crate::workspace::plan_text::{Data, entry};

/// How long the name of a file becomes, in letters.
const LONGEST: usize = 60;

/// A post with a title. `None` where the title has no letter or digit.
#[must_use]
pub fn draft(plan: &Plan, title: &str, day: NaiveDate) -> Option<PaperDraft> {
    let name = file_name(title)?;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = entry("title", &Data::Words(title), 0);
    let text = format!(
        "---\n{title}\ndate: {day}\n# news: tin; good-deed: gương người tốt, việc tốt.\nkind: news\n\
         # Một hai câu hiện ở danh sách tin, nhiều nhất 300 chữ cái.\nsummary: \"[CẦN BỔ SUNG]\"\n\
         # Viết xong thì xóa dòng này, tin mới được đăng.\ndraft: true\n---\n\n[CẦN BỔ SUNG]\n"
    );
    Some(PaperDraft { path: format!("content/{}/posts/{name}.md", plan.address), text })
}

/// The name of a file for a title: whole words of it, in ASCII.
pub fn file_name(title: &str) -> Option<String> {
    let mut name = String::new();
    for word in slug(title).split('-') {
        if !name.is_empty() && name.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().take(LONGEST));
    }
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names() {
        for (title, wanted) in [
            ("Đường làng sạch, đẹp", Some("duong-lang-sach-dep")),
            ("  Gương “người tốt”  ", Some("guong-nguoi-tot")),
            ("!!!", None),
            ("", None),
        ] {
            assert_eq!(file_name(title).as_deref(), wanted, "{title}");
        }
        let long = file_name(&"sạch ".repeat(40)).unwrap();
        assert!(long.len() <= LONGEST && !long.ends_with('-'), "{long}");
    }
}
