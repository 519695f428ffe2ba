//! What a researcher's own copy of a document says of a claim.

use super::word::words;

words!(
    /// How a claim's stated phrase was found again.
    Outcome {
        /// Word for word at its locator.
        Exact => "exact",
        /// At its locator, other than stated only in white space, case, quotation marks, dashes or soft hyphens.
        Repaired => "repaired",
        /// In the document, but not at its locator.
        Moved => "moved",
        /// Not in its document, but in another of the dossier.
        Misattributed => "misattributed",
        /// Nearly: at most 15 % of its characters differ.
        Changed => "changed",
        /// Every word of it in one paragraph, never together.
        Scattered => "scattered",
        /// Not in the copy.
        Missing => "missing",
        /// There is no copy to look into.
        NoCopy => "no-copy",
        /// The claim states no phrase.
        Unquoted => "unquoted",
    }
);

impl Outcome {
    /// Whether the copy has the phrase where the claim says.
    #[must_use]
    pub const fn is_found(self) -> bool {
        matches!(self, Self::Exact | Self::Repaired)
    }

    /// Whether it speaks against the claim: there is a phrase and a copy, and they do not agree.
    #[must_use]
    pub const fn is_against(self) -> bool {
        !matches!(self, Self::Exact | Self::Repaired | Self::NoCopy | Self::Unquoted)
    }
}
