//! Cells that a spreadsheet would run as formulas are written behind an apostrophe, which is taken away when they are read.

/// The signs that begin a formula (OWASP, "CSV Injection"), also in full width.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text as a cell that no spreadsheet runs.
#[must_use]
pub fn guarded(text: &str) -> String {
    if is_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text of such a cell.
pub(in crate::dossier) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(cell)
}

/// Whether it begins with such a sign, or with apostrophes before one.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').trim_start().starts_with(SIGNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_is_read_back() {
        for text in ["=1+1", "-5", "'-5", "''=x", " +49", "'tis", "5-6", "＝A1", ""] {
            assert_eq!(unguarded(&guarded(text)), text, "{text:?}");
        }
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("'tis"), "'tis");
    }
}
