//! Guessing the word that was meant.

/// The word that was probably meant: a slip of one or two letters, or of the tone marks.
pub fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let folded = word.to_lowercase();
    known
        .map(|candidate| (strsim::osa_distance(&folded, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 2.min(candidate.len() / 2))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
