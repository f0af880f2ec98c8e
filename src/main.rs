//! Starts the command line.

fn main() -> std::process::ExitCode {
    kehoach::cli::main()
}
