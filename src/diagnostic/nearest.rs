//! Guessing the word that was meant.

/// The word that was probably meant: a slip of one or two letters, or of the tone marks.
pub fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    /// How many letters may differ.
    const SLIPS: usize = 2;
    let folded = word.to_lowercase();
    let length = folded.chars().count();
    known
        // Words of another length are not worth comparing: the one in hand may be very long.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= SLIPS)
        .map(|candidate| (strsim::osa_distance(&folded, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= SLIPS.min(candidate.len() / 2))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
