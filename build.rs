//! Recompiles when a migration is added, since the folder is embedded at compile time and nothing else would notice; and writes the names of the
//! currencies of ISO 4217 for the reader of quantities.

#[path = "build/currency_names.rs"]
mod currency_names;

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    currency_names::write()
}
