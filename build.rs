//! Recompiles when a migration is added: the folder is embedded at compile time and nothing else would notice.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
