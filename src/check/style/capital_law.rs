//! Names of acts: a capital for the type and for the first syllable of the name.

use std::collections::BTreeMap;

use super::{repeated::Repeated, running};
use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::phrase::{self, Phrases};

/// `Luật thi đua, khen thưởng`, `Luật Thi đua, Khen thưởng`: right is `Luật Thi đua, khen thưởng`.
/// Source: Decree 30/2020/NĐ-CP, Appendix II, section V, clause 6.
pub static RULE: Rule =
    Rule { id: "capital-law", severity: Severity::Warning, about: About::Words, check };

/// The types of act that are cited by name alone.
const TYPES: &[&str] = &["Bộ luật", "Luật", "Pháp lệnh"];

/// Acts that plans cite often; the register of the workspace adds its own.
const ACTS: &[&str] = &[
    "Bộ luật Dân sự",
    "Bộ luật Hình sự",
    "Bộ luật Lao động",
    "Bộ luật Tố tụng dân sự",
    "Bộ luật Tố tụng hình sự",
    "Luật An ninh mạng",
    "Luật Ban hành văn bản quy phạm pháp luật",
    "Luật Bảo hiểm xã hội",
    "Luật Bảo hiểm y tế",
    "Luật Bảo vệ bí mật nhà nước",
    "Luật Bảo vệ môi trường",
    "Luật Bình đẳng giới",
    "Luật Cán bộ, công chức",
    "Luật Cư trú",
    "Luật Doanh nghiệp",
    "Luật Đất đai",
    "Luật Đấu thầu",
    "Luật Đầu tư",
    "Luật Đầu tư công",
    "Luật Giáo dục",
    "Luật Giáo dục đại học",
    "Luật Giáo dục nghề nghiệp",
    "Luật Giao dịch điện tử",
    "Luật Hộ tịch",
    "Luật Hợp tác xã",
    "Luật Khám bệnh, chữa bệnh",
    "Luật Khiếu nại",
    "Luật Lưu trữ",
    "Luật Ngân sách nhà nước",
    "Luật Nghĩa vụ quân sự",
    "Luật Người cao tuổi",
    "Luật Người khuyết tật",
    "Luật Nhà ở",
    "Luật Phổ biến, giáo dục pháp luật",
    "Luật Phòng cháy và chữa cháy",
    "Luật Phòng, chống tham nhũng",
    "Luật Quản lý, sử dụng tài sản công",
    "Luật Thanh tra",
    "Luật Thi đua, khen thưởng",
    "Luật Thực hành tiết kiệm, chống lãng phí",
    "Luật Thực hiện dân chủ ở cơ sở",
    "Luật Tiếp cận thông tin",
    "Luật Tiếp công dân",
    "Luật Tố cáo",
    "Luật Tổ chức chính quyền địa phương",
    "Luật Trẻ em",
    "Luật Viên chức",
    "Luật Xây dựng",
    "Pháp lệnh Ưu đãi người có công với cách mạng",
];

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let acts = acts(scope);
    let mut slips = Repeated::default();
    for text in running(scope) {
        for found in acts.find(&text.words) {
            let Some(words) = text.words.get(found.range.clone()) else { continue };
            let first_small = words.starts_with(char::is_lowercase);
            // `luật đất đai`, `pháp luật lao động`: the field, not the act.
            let field = !words.contains(char::is_uppercase)
                || first_small && !phrase::is_inside(&text.words, found.range.start);
            let same = words.split_whitespace().eq(found.right.split_whitespace());
            if !same
                && !field
                && !phrase::is_capitals(words)
                && !is_in_title(&text.words, found.range.start)
            {
                slips.add(text, found.range, found.right);
            }
        }
    }
    slips.report(&RULE, "capital-law.right", findings);
}

/// The acts that are known, each as it is written rightly.
fn acts(scope: &Scope) -> Phrases {
    let mut acts: BTreeMap<String, String> =
        ACTS.iter().map(|act| (act.to_lowercase(), (*act).to_owned())).collect();
    for law in scope.edition.workspace.laws() {
        let Some(kind) = law
            .kind
            .as_deref()
            .and_then(|kind| TYPES.iter().find(|known| phrase::is_same(known, kind)))
        else {
            continue;
        };
        // A change of an act has the name of the act in its own.
        if law.title.to_lowercase().contains("sửa đổi") {
            continue;
        }
        if let Some(right) = name(kind, &law.title) {
            acts.entry(right.to_lowercase()).or_insert(right);
        }
    }
    Phrases::new(acts.into_values())
}

/// Type and name with their capitals; the rest of the name stays as the register has it, since it
/// may hold names of its own.
fn name(kind: &str, title: &str) -> Option<String> {
    let begins = title.get(..kind.len()).is_some_and(|head| phrase::is_same(head, kind));
    let bare = if begins { title.get(kind.len()..)? } else { title };
    let bare = bare.trim();
    (!bare.is_empty()).then(|| format!("{kind} {}", phrase::capitalised(bare)))
}

/// Whether the name stands in the title of another act that is cited by its number: a quotation.
fn is_in_title(text: &str, at: usize) -> bool {
    /// Bytes to look back over: no title is longer.
    const REACH: usize = 600;
    if !matches!(phrase::word_before(text, at), Some("của" | "hành" | "dẫn" | "với" | "số"))
    {
        return false;
    }
    let mut from = at.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..at).unwrap_or_default();
    let clause = before.rfind([';', '“']).map_or(before, |end| &before[end..]);
    clause
        .split_whitespace()
        .any(|word| word.contains('/') && word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_the_register_gets_its_capitals() {
        for (kind, title, right) in [
            ("Luật", "Luật thi đua, khen thưởng", Some("Luật Thi đua, khen thưởng")),
            ("Luật", "thư viện", Some("Luật Thư viện")),
            ("Luật", "Luật Mặt trận Tổ quốc Việt Nam", Some("Luật Mặt trận Tổ quốc Việt Nam")),
            ("Luật", "Luật", None),
        ] {
            assert_eq!(name(kind, title).as_deref(), right);
        }
    }

    #[test]
    fn the_title_of_a_cited_act_is_a_quotation() {
        let at = |text: &str| is_in_title(text, text.rfind("Luật").unwrap());
        assert!(at("Nghị định số 91/2017/NĐ-CP quy định chi tiết một số điều của Luật thi đua"));
        assert!(!at("các Nghị định quy định chi tiết thi hành Luật thi đua"));
        assert!(!at("Nghị định số 91/2017/NĐ-CP và Luật thi đua"));
        assert!(!at("Nghị định số 91/2017/NĐ-CP; theo quy định của Luật thi đua"));
    }
}
