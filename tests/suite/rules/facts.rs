//! Rules about facts.
