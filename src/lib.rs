//! kehoach
#![warn(missing_docs)]
pub mod diagnostic;
pub mod language;
pub mod markup;
pub mod model;
pub mod source;
