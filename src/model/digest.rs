//! The digest by which a dossier knows a file.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The SHA-256 of a file (FIPS 180-4), in lower-case hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}
