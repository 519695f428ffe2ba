//! What sizes in words stand for: "several", "dozens", "hundreds".

use std::str::FromStr;

/// Ranges of the words for sizes, each from its lowest number up to below its second.
///
/// The usual ones are those of `docs/language-quantities.md`; a dossier may set its own, as coders of events do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// Several, a few, a handful; also several hundred.
    pub several: (u8, u8),
    /// Dozens.
    pub dozens: (u8, u8),
    /// Scores.
    pub scores: (u8, u8),
    /// Of a plural such as tens, hundreds and thousands, how many of them: 1 up to below 10.
    pub plural: (u8, u8),
}

impl Sizes {
    /// The usual ones.
    pub const USUAL: Self = Self {
        several: (2, 10),
        dozens: (24, 100),
        scores: (40, 100),
        plural: (1, 10),
    };
}

impl Default for Sizes {
    fn default() -> Self {
        Self::USUAL
    }
}

impl FromStr for Sizes {
    type Err = String;

    /// Reads sizes such as `several 3-6, dozens 12-60, hundreds 200-999`, both ends included; those not named are the usual ones. Those of hundreds hold
    /// for tens, thousands and millions likewise.
    ///
    /// # Errors
    /// What is wrong, in a few words.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut sizes = Self::default();
        for part in text.split(',') {
            let (word, range) = part.trim().split_once(' ').ok_or("a size without its range")?;
            let ends = range.trim().split_once(['-', '–']);
            let (low, high) = ends.ok_or_else(|| format!("`{}` is not a range", range.trim()))?;
            let number = |end: &str| -> Result<u16, String> {
                let end = end.trim();
                end.parse().map_err(|_| format!("`{end}` is not a number"))
            };
            let (low, beyond) = (number(low)?, number(high)?.saturating_add(1));
            let by = |unit: u16| -> Result<(u8, u8), String> {
                let whole = low.is_multiple_of(unit) && beyond.is_multiple_of(unit);
                let ends = (u8::try_from(low / unit), u8::try_from(beyond / unit));
                match ends {
                    (Ok(low), Ok(beyond)) if whole && low > 0 && low + 1 < beyond => Ok((low, beyond)),
                    _ => Err(format!("`{}` is not a range of {word}", range.trim())),
                }
            };
            match word {
                "several" => sizes.several = by(1)?,
                "dozens" => sizes.dozens = by(1)?,
                "scores" => sizes.scores = by(1)?,
                "hundreds" => sizes.plural = by(100)?,
                _ => return Err(format!("`{word}` is not a size")),
            }
        }
        Ok(sizes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_or_refused() {
        let read: Sizes = "several 3-6, dozens 12-60, hundreds 200-999".parse().unwrap();
        assert_eq!((read.several, read.dozens, read.plural), ((3, 7), (12, 61), (2, 10)));
        assert_eq!(read.scores, Sizes::default().scores);
        for wrong in [
            "",
            "several",
            "several 3",
            "several 6-3",
            "hundreds 250-999",
            "hundreds 100-950",
            "lots 3-6",
            "several 0-5",
            "dozens 12-900",
        ] {
            assert!(wrong.parse::<Sizes>().is_err(), "{wrong}");
        }
    }
}
