//! Numbers in digits, with their separators: `1,234,567.89`, `1 234 567`, `1'234`, `12,34,567`, `1e6`.

use super::Separators;
use super::decimal::Decimal;

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    digits: i128,
    exponent: i32,
    /// The number of digits where there is no separator, decimal place or exponent; else 0.
    pub(super) bare_digits: u8,
    /// Whether it begins with a needless 0, as telephone numbers do.
    pub(super) zero_led: bool,
    pub(super) doubt: Option<Doubt>,
}

impl Numeral {
    pub(super) const fn value(self) -> Decimal {
        Decimal {
            digits: self.digits,
            exponent: self.exponent,
        }
    }
}

/// What is doubtful about a numeral's separators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// `3,00`: the thousands separator before something other than three digits, read as a decimal mark.
    Misprint,
    /// `50.000`: read with the decimal mark that the options say, though it looks like thousands; `Parser::settle_separators` has the last word.
    Either,
}

/// Why digits are no numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Groups of digits that no way of writing numbers makes: `1,2,3`, `192.168.0.1`.
    Groups,
    /// More digits than can be kept exactly.
    TooLong,
}

/// The most digits that are kept exactly, without leading or trailing zeros.
const MOST_DIGITS: usize = 34;

/// A text of so many bytes holds no more digits than an `i64` does.
const SHORT: usize = 18;

/// The most groups of digits worth telling apart; more are refused.
const MOST_GROUPS: usize = 16;

/// The runs of digits of a numeral, and the separators between them.
struct Groups {
    lengths: [usize; MOST_GROUPS],
    separators: [char; MOST_GROUPS],
    count: usize,
}

/// Reads the numeral that begins at `start` (a digit, or a decimal mark before one); returns it and its end.
pub(super) fn scan(text: &str, start: usize, habit: Separators) -> (Result<Numeral, Refused>, usize) {
    let mut groups = Groups {
        lengths: [0; MOST_GROUPS],
        separators: [' '; MOST_GROUPS],
        count: 0,
    };
    let mut end = start;
    let mut too_many = false;
    loop {
        let length = digits_at(text, end);
        end += length;
        if groups.count < MOST_GROUPS {
            groups.lengths[groups.count] = length;
            groups.count += 1;
        } else {
            too_many = true;
        }
        let Some((separator, width)) = separator_at(text, end, length) else {
            break;
        };
        if groups.count <= MOST_GROUPS {
            groups.separators[groups.count - 1] = separator;
        }
        end += width;
    }
    if too_many {
        return (Err(Refused::Groups), end);
    }
    match groups.layout(habit) {
        Err(refused) => (Err(refused), end),
        Ok((decimals, doubt)) => {
            let mantissa = &text[start..end];
            if let Some(end) = no_cents(text, end) {
                return (value(mantissa, decimals, 0, groups.count, doubt), end);
            }
            let (exponent, end) = exponent_at(text, end);
            (value(mantissa, decimals, exponent, groups.count, doubt), end)
        }
    }
}

impl Groups {
    /// How many of the last digits are decimals, and what is doubtful about saying so.
    fn layout(&self, habit: Separators) -> Result<(usize, Option<Doubt>), Refused> {
        let (thousands, decimal) = match habit {
            Separators::English | Separators::Unsaid => (',', '.'),
            Separators::European => ('.', ','),
        };
        let last = self.count - 1;
        let Some(&final_separator) = last.checked_sub(1).and_then(|at| self.separators.get(at)) else {
            return Ok((0, None));
        };
        let last_length = self.lengths[last];
        let alike = self.separators[..last].iter().all(|other| *other == final_separator);
        if alike && last > 1 {
            return self.grouped(self.count, final_separator).map(|()| (0, None));
        }
        if !alike {
            // The last of two kinds of separators is the decimal mark, whatever the habit.
            if !matches!(final_separator, ',' | '.') {
                return Err(Refused::Groups);
            }
            let first = self.separators[0];
            if self.separators[..last - 1].iter().any(|other| *other != first) {
                return Err(Refused::Groups);
            }
            return self.grouped(last, first).map(|()| (last_length, None));
        }
        let looks_grouped = last_length == 3 && (1..=3).contains(&self.lengths[0]);
        if final_separator == decimal {
            Ok((last_length, looks_grouped.then_some(Doubt::Either)))
        } else if looks_grouped {
            Ok((0, None))
        } else if final_separator == thousands && last_length <= 2 {
            Ok((last_length, Some(Doubt::Misprint)))
        } else {
            Err(Refused::Groups)
        }
    }

    /// Checks that the first `count` runs are thousands, or the lakhs and crores of `12,34,567`.
    fn grouped(&self, count: usize, separator: char) -> Result<(), Refused> {
        let runs = &self.lengths[..count];
        let first_fits = (1..=3).contains(&runs[0]);
        let thousands = runs[1..].iter().all(|length| *length == 3);
        let indian = separator == ','
            && runs[0] <= 2
            && runs[count - 1] == 3
            && runs[1..count - 1].iter().all(|length| *length == 2);
        if first_fits && (thousands || indian) {
            Ok(())
        } else {
            Err(Refused::Groups)
        }
    }
}

fn digits_at(text: &str, at: usize) -> usize {
    text.as_bytes()[at..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// The separator at `at`, told by what follows it: spaces and apostrophes only ever part groups of three.
fn separator_at(text: &str, at: usize, run: usize) -> Option<(char, usize)> {
    let separator = text[at..].chars().next()?;
    let width = separator.len_utf8();
    let following = digits_at(text, at + width);
    match separator {
        ',' | '.' if following > 0 => Some((separator, width)),
        '\'' | '’' if following == 3 && run <= 3 => Some(('\'', width)),
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' if following == 3 && (1..=3).contains(&run) => Some((' ', width)),
        _ => None,
    }
}

/// The power of ten of `1e6`, and where it ends.
fn exponent_at(text: &str, at: usize) -> (i32, usize) {
    let bytes = text.as_bytes();
    if !matches!(bytes.get(at), Some(b'e' | b'E')) {
        return (0, at);
    }
    let signed = matches!(bytes.get(at + 1), Some(b'+' | b'-'));
    let from = at + 1 + usize::from(signed);
    let length = bytes.get(from..).map_or(0, |_| digits_at(text, from));
    let end = from + length;
    let word_goes_on = text
        .get(end..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(char::is_alphabetic);
    if !(1..=4).contains(&length) || word_goes_on {
        return (0, at);
    }
    (text[at + 1..end].parse().unwrap_or(0), end)
}

/// The end of the dash that stands for no cents: `50,-`, `50.–`.
fn no_cents(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix([',', '.'])?;
    let after = rest.trim_start_matches(['-', '–', '—']);
    (after.len() < rest.len() && !after.starts_with(char::is_alphanumeric)).then_some(text.len() - after.len())
}

/// The digits, the zeros after them and the number of both, in a text of any length.
fn long(mantissa: &str) -> Result<(i128, i32, usize), Refused> {
    let mut digits: i128 = 0;
    let mut kept = 0;
    let mut zeros: u32 = 0;
    let mut total: usize = 0;
    for byte in mantissa.bytes().filter(u8::is_ascii_digit) {
        total += 1;
        if byte == b'0' {
            zeros = zeros.saturating_add(1);
            continue;
        }
        if digits != 0 {
            kept += zeros as usize;
        }
        kept += 1;
        if kept > MOST_DIGITS {
            return Err(Refused::TooLong);
        }
        let shift = if digits == 0 { 1 } else { zeros + 1 };
        digits = digits * 10_i128.pow(shift) + i128::from(byte - b'0');
        zeros = 0;
    }
    let zeros = if digits == 0 { 0 } else { zeros };
    let zeros = i32::try_from(zeros).map_err(|_| Refused::TooLong)?;
    Ok((digits, zeros, total))
}

fn value(
    mantissa: &str,
    decimals: usize,
    exponent: i32,
    groups: usize,
    doubt: Option<Doubt>,
) -> Result<Numeral, Refused> {
    let (digits, zeros, total) = if mantissa.len() <= SHORT {
        let (mut digits, mut total) = (0_i64, 0);
        for byte in mantissa.bytes().filter(u8::is_ascii_digit) {
            digits = digits * 10 + i64::from(byte - b'0');
            total += 1;
        }
        (digits.into(), 0, total)
    } else {
        long(mantissa)?
    };
    let places = i32::try_from(decimals).map_err(|_| Refused::TooLong)?;
    let bytes = mantissa.as_bytes();
    let plain = groups == 1 && exponent == 0;
    let below_one = bytes.first() == Some(&b'0');
    Ok(Numeral {
        digits,
        exponent: zeros.saturating_sub(places).saturating_add(exponent),
        bare_digits: if plain {
            u8::try_from(total).unwrap_or(u8::MAX)
        } else {
            0
        },
        zero_led: bytes.len() > 1 && bytes[0] == b'0' && bytes[1].is_ascii_digit(),
        doubt: doubt.filter(|doubt| !((below_one || exponent != 0) && *doubt == Doubt::Either)),
    })
}
