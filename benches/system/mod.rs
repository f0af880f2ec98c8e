//! What the system says of the process that measures (Linux).

use std::fs;
use std::time::Duration;

/// Whose time is asked for.
#[derive(Clone, Copy)]
pub enum Who {
    /// That of this process.
    This,
    /// That of the processes that it began and that have ended.
    #[allow(dead_code, reason = "not every measurement begins processes")]
    Children,
}

/// The time of CPU that has been used, in the kernel and out of it.
pub fn cpu(who: Who) -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may hold blanks; after it comes field 3. Times are fields 14
    // and 15, or 16 and 17, in ticks of a hundredth of a second.
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let skip = match who {
        Who::This => 11,
        Who::Children => 13,
    };
    let ticks: u64 = rest.split_whitespace().skip(skip).take(2).flat_map(str::parse::<u64>).sum();
    Duration::from_millis(ticks * 10)
}

/// The memory of the process: now (`VmRSS:`) or at most (`VmHWM:`).
pub fn memory(of: &str) -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(of));
    line.unwrap_or("unknown").trim().to_owned()
}
