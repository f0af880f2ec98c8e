//! Rules about the printed words that the decree sets: numbers, dates, bases, recipients, signatures
//! (Decree 30/2020/NĐ-CP, Appendix I).

mod addressees;
mod appendix;
mod archive_line;
mod authority_form;
mod bases_in_one;
mod capitals;
mod citation;
mod date_zero;
mod deputy;
mod district_level;
mod document_type;
mod end_mark;
mod ending_given;
mod form_field;
mod form_signers;
mod form_text;
mod heading_untitled;
mod motto_words;
mod name_title;
mod no_such_date;
mod number_form;
mod numbering_gap;
mod numeral_kind;
mod place_name;
mod placeholder;
mod recipient_remark;
mod record_length;
mod spelling;
mod subject;
mod symbol_form;
mod symbol_type;

use super::rule::Rule;

/// Every rule about words.
pub static RULES: &[&Rule] = &[
    &motto_words::RULE,
    &number_form::RULE,
    &symbol_form::RULE,
    &document_type::RULE,
    &capitals::RULE,
    &symbol_type::TYPE,
    &symbol_type::YEAR,
    &date_zero::MISSING,
    &date_zero::EXTRA,
    &no_such_date::DATE,
    &no_such_date::WEEKDAY,
    &ending_given::RULE,
    &bases_in_one::RULE,
    &citation::INCOMPLETE,
    &citation::REPEATED,
    &end_mark::RULE,
    &numbering_gap::RULE,
    &numeral_kind::RULE,
    &heading_untitled::RULE,
    &archive_line::LINE,
    &archive_line::UNIT,
    &recipient_remark::RULE,
    &addressees::MISSING,
    &addressees::NEEDLESS,
    &authority_form::RULE,
    &deputy::FOR_HEAD,
    &deputy::OF_HEAD,
    &name_title::RULE,
    &place_name::RULE,
    &appendix::NOT_CITED,
    &appendix::MISSING,
    &appendix::EMPTY,
    &appendix::TWICE,
    &form_field::MISSING,
    &form_field::NEEDLESS,
    &form_text::LINE,
    &form_text::ARTICLES,
    &form_signers::RULE,
    &record_length::RULE,
    &placeholder::RULE,
    &district_level::RULE,
    &subject::STOP,
    &subject::ABBREVIATED,
];
