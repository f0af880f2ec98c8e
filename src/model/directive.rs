//! The directives of texts (chỗ đặt dữ liệu): what `{{ … }}` on a line of its own places.

/// The tasks.
pub const TASKS: &str = "tasks";
/// The indicators, as a table.
pub const INDICATORS: &str = "indicators";
/// What is owed, as a table.
pub const OBLIGATIONS: &str = "obligations";
/// The words of an obligation.
pub const OBLIGATION: &str = "obligation";
