//! Rules about how words are written: capitals (Decree 30/2020/NĐ-CP, Appendix II), spelling, and good
//! practice where the decree is silent.

mod capital_body;
mod capital_calendar;
mod capital_citation;
mod capital_city;
mod capital_holiday;
mod capital_honour;
mod capital_law;
mod capital_name;
mod capital_place;
mod capital_sentence;
mod capital_title_case;
mod double_space;
mod heading_colon;
mod impossible_syllable;
mod legacy_font;
mod mixed_spelling;
mod prefer_bao_dam;
mod repeated;
mod space_before_mark;
mod spacing;
mod straight_quotes;
mod tone_placement;
mod variant;

use super::rule::{Rule, Scope};
use crate::edition::{Text, TextKind};

/// Every rule about style.
pub static RULES: &[&Rule] = &[
    &capital_sentence::RULE,
    &capital_name::RULE,
    &capital_place::RULE,
    &capital_city::RULE,
    &capital_body::RULE,
    &capital_title_case::RULE,
    &capital_law::RULE,
    &capital_citation::RULE,
    &capital_holiday::RULE,
    &capital_calendar::RULE,
    &capital_honour::RULE,
    &prefer_bao_dam::RULE,
    &mixed_spelling::RULE,
    &tone_placement::RULE,
    &double_space::RULE,
    &space_before_mark::BEFORE,
    &space_before_mark::AFTER,
    &straight_quotes::RULE,
    &impossible_syllable::RULE,
    &legacy_font::RULE,
    &heading_colon::RULE,
];

/// The texts of running words. The letterhead and the signature are set in capitals and hold names
/// of their own; what is quoted was written by somebody else.
fn running<'s>(scope: &'s Scope) -> impl Iterator<Item = &'s Text> {
    let texts = scope.texts.iter();
    texts.filter(|text| {
        !matches!(text.kind, TextKind::Letterhead | TextKind::Signature | TextKind::Quotation)
    })
}
