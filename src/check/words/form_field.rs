//! Fields that only some types of document have: who issues a resolution or a decision, who calls in
//! a telegram.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::model::DocumentType;
use crate::source::Located;

/// The type has the field and it is not given.
pub static MISSING: Rule = Rule {
    id: "form-field-missing",
    severity: Severity::Error,
    about: About::Words,
    check: check_missing,
};

/// The field is given and the type has no place for it.
pub static NEEDLESS: Rule = Rule {
    id: "form-field-needless",
    severity: Severity::Error,
    about: About::Words,
    check: check_needless,
};

/// A field: its key, its value, and whether the type has it.
type Field<'d> = (&'static str, Option<&'d Located<String>>, bool);

fn fields<'s>(scope: &Scope<'s>) -> Option<(&'static DocumentType, [Field<'s>; 2])> {
    let document = &scope.edition.plan.document;
    let of = document.document_type()?;
    let authority = ("authority", document.authority.as_ref(), of.authority);
    Some((of, [authority, ("sender", document.sender.as_ref(), of.sender)]))
}

fn check_missing(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let Some((of, fields)) = fields(scope) else { return };
    let kind = &scope.edition.plan.document.kind;
    for (key, _, _) in fields.into_iter().filter(|(_, given, has)| *has && given.is_none()) {
        let finding = MISSING.finding().with("kind", of.name.to_lowercase()).with("key", key);
        let hint = match key {
            "sender" => "form-field-missing.sender",
            _ => "form-field-missing.authority",
        };
        findings.push(finding.at(kind.place.clone()).hint(Line::new(hint)));
    }
}

fn check_needless(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    let Some((of, fields)) = fields(scope) else { return };
    for (key, given, has) in fields {
        if let Some(given) = given.filter(|_| !has) {
            let finding = NEEDLESS.finding().with("kind", of.name.to_lowercase()).with("key", key);
            findings.push(finding.at(given.place.clone()));
        }
    }
}
