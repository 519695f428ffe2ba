//! Recompiles when a migration is added, since the folder is embedded at compile time and Cargo would not notice.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
