//! Rules about the words that the decree sets.
