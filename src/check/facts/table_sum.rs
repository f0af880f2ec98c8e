//! Sums of tables in the texts: `Tổng cộng`, `Cộng`, and what stands above its own parts.

use crate::check::rule::{About, Rule, Scope};
use crate::diagnostic::{Diagnostic, Line, Severity};
use crate::language::amount::Amount;
use crate::markup::{self, Block, BlockKind, Cell, Row, Table};
use crate::source::Place;

/// A sum that is not the sum of its rows.
pub static RULE: Rule =
    Rule { id: "table-sum", severity: Severity::Warning, about: About::Data, check };

fn check(scope: &Scope, findings: &mut Vec<Diagnostic>) {
    for text in scope.edition.plan.texts() {
        markup::walk(&text.blocks, &mut |block: &Block| {
            let BlockKind::Table(table) = &block.kind else { return };
            for wrong in wrong(table) {
                let place = Place::new(&text.file, wrong.cell.span.clone());
                let mut finding = RULE
                    .finding()
                    .with("head", wrong.head)
                    .with("written", markup::plain(&wrong.cell.text).trim())
                    .with("sum", wrong.sum)
                    .at(place);
                if let Some(words) = wrong.uncounted {
                    // Whoever wrote the sum may know what the words come to.
                    finding.severity = Severity::Advice;
                    let hint = Line::new("table-sum.uncounted").with("words", words);
                    finding = finding.hint(hint);
                }
                findings.push(finding.hint(Line::new("table-sum.mend")));
            }
        });
    }
}

/// A sum that is wrong.
struct Wrong<'t> {
    head: String,
    cell: &'t Cell,
    sum: Amount,
    /// Words in the column that are no amount, so that the sum goes without them.
    uncounted: Option<String>,
}

/// What a row is to the sums of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The sum of the table.
    Total,
    /// The sum of the rows since the last heading or sum.
    Subtotal,
    /// An item, by how deep it is counted.
    Item(usize),
    /// It counts some of what stands above it (trong đó), or begins with a dash.
    Part,
    /// A heading.
    Heading,
}

/// Heads of columns whose values are not added up.
const NO_SUMS: [&str; 6] = ["%", "tỷ lệ", "tỉ lệ", "đơn giá", "bình quân", "xếp hạng"];

/// Heads of the column that counts the rows.
const COUNTERS: [&str; 4] = ["tt", "stt", "số tt", "số thứ tự"];

/// The sums of a table that are wrong.
fn wrong(table: &Table) -> Vec<Wrong<'_>> {
    let kinds: Vec<Kind> = table.rows.iter().map(kind).collect();
    let mut found = Vec::new();
    for at in 0..table.columns.len() {
        let head = table.head.cells.get(at).map(|cell| markup::plain(&cell.text));
        let head = head.unwrap_or_default();
        let folded = head.to_lowercase();
        if COUNTERS.contains(&folded.trim()) || NO_SUMS.iter().any(|word| folded.contains(word)) {
            continue;
        }
        let Some(column) = amounts(table, at) else { continue };
        let amounts = column.amounts.into_iter();
        let rows: Vec<(Kind, Option<Amount>)> = kinds.iter().copied().zip(amounts).collect();
        for (row, sum) in sums(&rows) {
            let cell = table.rows.get(row).and_then(|row| row.cells.get(at));
            let uncounted = column.uncounted.clone();
            found.extend(cell.map(|cell| Wrong { head: head.clone(), cell, sum, uncounted }));
        }
    }
    found
}

/// A column of amounts.
struct Column {
    amounts: Vec<Option<Amount>>,
    /// The first words in it that are none.
    uncounted: Option<String>,
}

/// The amounts of a column, all in one unit (`5 triệu đồng`, or bare); `None` where its units differ or it
/// is rather words, so that nothing can be said.
fn amounts(table: &Table, at: usize) -> Option<Column> {
    let (mut amounts, mut unit, mut uncounted) = (Vec::new(), None, Vec::new());
    for row in &table.rows {
        let words = match row.cells.get(at) {
            Some(cell) if row.group().is_none() => markup::plain(&cell.text),
            _ => String::new(),
        };
        let words = words.trim();
        let end = words.find(|c: char| c.is_alphabetic() || c == '(').unwrap_or(words.len());
        let (number, of) = words.split_at(end);
        let amount = Amount::read(number.trim());
        if amount.is_some() && !of.is_empty() && *unit.get_or_insert(of.to_owned()) != of {
            return None;
        }
        if amount.is_none() && !words.is_empty() {
            uncounted.push(words.to_owned());
        }
        amounts.push(amount);
    }
    let read = amounts.iter().flatten().count();
    (read > 2 * uncounted.len())
        .then(|| Column { amounts, uncounted: uncounted.into_iter().next() })
}

/// What a row is, by its first words.
fn kind(row: &Row) -> Kind {
    if row.group().is_some() {
        return Kind::Heading;
    }
    let words = |at: usize| {
        let words = row.cells.get(at).map(|cell| markup::plain(&cell.text)).unwrap_or_default();
        words.trim().trim_end_matches([':', '.']).to_owned()
    };
    let (counter, name) = (words(0), words(1));
    let said = if counter.is_empty() { &name } else { &counter };
    for words in [&counter, &name] {
        let folded = words.to_lowercase();
        let begins = |heads: &[&str]| heads.iter().any(|head| folded.starts_with(head));
        if folded == "tổng" || begins(&["tổng cộng", "tổng số", "tổng điểm", "tổng kinh phí"])
        {
            return Kind::Total;
        }
        if folded == "cộng" || begins(&["cộng mục", "cộng nhóm", "cộng phần", "cộng ("])
        {
            return Kind::Subtotal;
        }
        if begins(&["trong đó", "- ", "+ ", "– "]) {
            return Kind::Part;
        }
    }
    match depth(said) {
        Some(depth) => Kind::Item(depth),
        // Rows without a number are all of one kind.
        None => Kind::Item(DEPTHS),
    }
}

/// How deep a number is that is none of the known ones.
const DEPTHS: usize = 9;

/// How deep a number counts: `A`, `I`, `1`, `1.1`, `a`.
fn depth(number: &str) -> Option<usize> {
    let bare = number.trim_end_matches([')', '.']);
    let parts: Vec<&str> = bare.split('.').collect();
    let figures = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if parts.iter().all(figures) {
        return Some(1 + parts.len());
    }
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        _ if crate::language::numbering::from_roman(bare).is_some() => Some(1),
        (Some(letter), None) if letter.is_uppercase() => Some(0),
        (Some(letter), None) if letter.is_lowercase() => Some(7),
        _ => None,
    }
}

/// The rows whose amount is not the sum that it should be, with that sum.
fn sums(rows: &[(Kind, Option<Amount>)]) -> Vec<(usize, Amount)> {
    let mut wrong = Vec::new();
    for (at, (kind, written)) in rows.iter().enumerate() {
        let Some(written) = *written else { continue };
        let expected = match kind {
            Kind::Total if at == 0 => candidates(&rows[1..]),
            Kind::Total => candidates(&rows[..at]),
            Kind::Subtotal => {
                let ends = |(kind, _): &&(Kind, Option<Amount>)| {
                    !matches!(kind, Kind::Heading | Kind::Subtotal | Kind::Total)
                };
                let since = rows[..at].iter().rev().take_while(ends).count();
                candidates(&rows[at - since..at])
            }
            Kind::Item(depth) => parts(*depth, &rows[at + 1..]),
            Kind::Part | Kind::Heading => continue,
        };
        if let Some(first) = expected.first()
            && !expected.contains(&written)
        {
            wrong.push((at, *first));
        }
    }
    wrong
}

/// What rows may add up to: the least deep of them, all that have no parts, or the sums among them.
fn candidates(rows: &[(Kind, Option<Amount>)]) -> Vec<Amount> {
    let items = || {
        rows.iter().filter_map(|(kind, amount)| match kind {
            Kind::Item(depth) => Some((*depth, (*amount)?)),
            _ => None,
        })
    };
    let Some(least) = items().map(|(depth, _)| depth).min() else { return Vec::new() };
    let top: Amount = items().filter(|(depth, _)| *depth == least).map(|(_, amount)| amount).sum();
    let all: Amount = items().map(|(_, amount)| amount).sum();
    let leaves: Amount = rows
        .iter()
        .enumerate()
        .filter(|(at, (kind, _))| match kind {
            Kind::Item(depth) => parts(*depth, &rows[at + 1..]).is_empty(),
            _ => false,
        })
        .filter_map(|(_, (_, amount))| *amount)
        .sum();
    let sums = || rows.iter().filter(|(kind, _)| *kind == Kind::Subtotal);
    let mut found = vec![top, leaves, all];
    if sums().next().is_some() {
        found.push(sums().filter_map(|(_, amount)| *amount).sum());
    }
    found
}

/// What the parts right below an item add up to; nothing where it has none, or one lacks its amount.
fn parts(depth: usize, below: &[(Kind, Option<Amount>)]) -> Vec<Amount> {
    let deeper = below.iter().take_while(|(kind, _)| match kind {
        Kind::Item(other) => *other > depth,
        Kind::Part => true,
        _ => false,
    });
    let items: Vec<(usize, Option<Amount>)> = deeper
        .filter_map(|(kind, amount)| match kind {
            // What has no number is no part of what has one.
            Kind::Item(other) if *other < DEPTHS => Some((*other, *amount)),
            _ => None,
        })
        .collect();
    let Some(least) = items.iter().map(|(depth, _)| *depth).min() else { return Vec::new() };
    let direct = items.iter().filter(|(depth, _)| *depth == least).map(|(_, amount)| *amount);
    direct
        .collect::<Option<Vec<Amount>>>()
        .map_or_else(Vec::new, |parts| vec![parts.into_iter().sum()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    /// The sums that are wrong, each as `written → sum`.
    fn told(rows: &str) -> Vec<String> {
        let text = format!("| TT | Nội dung | Điểm |\n|--|--|--:|\n{rows}");
        let file = SourceFile::decode("a.md", text.into()).unwrap();
        let (blocks, _) = markup::parse(&file);
        let BlockKind::Table(table) = &blocks[0].kind else { panic!() };
        let wrong = wrong(table);
        let told = wrong.iter().map(|one| {
            let without = one.uncounted.as_ref().map(|words| format!(" ({words})"));
            let without = without.unwrap_or_default();
            format!("{} → {}{without}", markup::plain(&one.cell.text), one.sum)
        });
        told.collect()
    }

    #[test]
    fn sums_are_added_up() {
        for (rows, wrong) in [
            ("| 1 | a | 40 |\n| 2 | b | 60 |\n| | **Tổng cộng** | **100** |\n", vec![]),
            ("| 1 | a | 40 |\n| 2 | b | 60 |\n| | Tổng cộng | 95 |\n", vec!["95 → 100"]),
            ("| 1 | a | 1.200,5 |\n| 2 | b | 0,5 |\n| | Cộng | 1.201 |\n", vec![]),
            // A sum may stand above.
            ("| | Tổng số | 9 |\n| 1 | a | 4 |\n| 2 | b | 6 |\n", vec!["9 → 10"]),
            // What has parts is their sum, and the whole counts each once.
            (
                "| I | a | 50 |\n| 1 | b | 20 |\n| 2 | c | 25 |\n| II | d | 50 |\n| | Tổng điểm | 100 |\n",
                vec!["50 → 45"],
            ),
            (
                "| I | a | |\n| 1 | b | 20 |\n| 2 | c | 25 |\n| II | d | |\n| 1 | e | 55 |\n| | Tổng | 100 |\n",
                vec![],
            ),
            // Part of what stands above.
            ("| 1 | a | 30 |\n| | - b | 10 |\n| | Trong đó: c | 5 |\n| | Cộng | 30 |\n", vec![]),
            // Sums of sections, then of all.
            (
                "| **I** | **Một** | |\n| 1 | a | 3 |\n| | Cộng mục I | 4 |\n| **II** | **Hai** | |\n\
                 | 1 | b | 5 |\n| | Cộng mục II | 5 |\n| | Tổng cộng | 8 |\n",
                vec!["4 → 3"],
            ),
            // The unit may stand in the cells, if it is one.
            ("| 1 | a | 4 điểm |\n| 2 | b | 5 điểm |\n| | Tổng cộng | 10 |\n", vec!["10 → 9"]),
            ("| 1 | a | 4 triệu |\n| 2 | b | 5 nghìn |\n| | Tổng cộng | 10 |\n", vec![]),
            // What is no amount is left out, and little can be said where that is much.
            (
                "| 1 | a | 4 |\n| 2 | b | 5 |\n| 3 | c | Lồng ghép |\n| | Tổng cộng | 10 |\n",
                vec!["10 → 9 (Lồng ghép)"],
            ),
            ("| 1 | a | 4 |\n| 2 | b | Lồng ghép |\n| | Tổng cộng | 10 |\n", vec![]),
            ("| 1 | Cộng đồng dân cư | 4 |\n| 2 | b | 1 |\n", vec![]),
        ] {
            assert_eq!(told(rows), wrong, "{rows}");
        }
    }

    #[test]
    fn shares_are_not_added_up() {
        let text = "| TT | Tỷ lệ |\n|--|--|\n| 1 | 40 |\n| Tổng cộng | 95 |\n";
        let file = SourceFile::decode("a.md", text.into()).unwrap();
        let (blocks, _) = markup::parse(&file);
        let BlockKind::Table(table) = &blocks[0].kind else { panic!() };
        assert!(wrong(table).is_empty());
    }
}
