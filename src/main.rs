//! The `tallybook` binary: calls the library and returns its exit code.

fn main() -> std::process::ExitCode {
    tallybook::cli::main()
}
