//! A single EDTF date: year, month and day with their unspecified digits and qualifications.

/// A qualification mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::language) enum Qualifier {
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    Both,
}

impl Qualifier {
    pub(super) fn is_approximate(self) -> bool {
        self != Self::Uncertain
    }

    pub(super) fn is_uncertain(self) -> bool {
        self != Self::Approximate
    }
}

/// The marks around a component: the left one covers only the component, the right one also everything before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Marks {
    pub(super) left: Option<Qualifier>,
    pub(super) right: Option<Qualifier>,
}

/// A date, with the components that are written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::language) struct Date {
    pub(super) year: Year,
    pub(super) year_marks: Marks,
    pub(super) month: Option<Pair>,
    pub(super) day: Option<Pair>,
}

/// A year, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Year {
    /// Four characters, digits or `X`.
    Four {
        negative: bool,
        digits: [u8; 4],
        /// How many of the digits are significant, 1 to 4 (`1950S2`).
        significant: Option<u8>,
    },
    /// `Y` and more than four digits, or an exponent.
    Long(Box<LongYear>),
}

/// A year after `Y`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct LongYear {
    /// Everything after the `Y`: `-17E7`, `171010000S3`.
    pub(super) text: String,
    /// The first year that it can mean; saturates.
    pub(super) first: i64,
    /// The last year that it can mean; saturates.
    pub(super) last: i64,
}

/// A month or day: two characters, digits or `X`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Pair {
    pub(super) digits: [u8; 2],
    pub(super) marks: Marks,
}

impl Pair {
    /// A number below 100.
    fn of(number: u8) -> Self {
        Self {
            digits: [b'0' + number / 10 % 10, b'0' + number % 10],
            marks: Marks::default(),
        }
    }

    /// The number, unless a digit is unspecified.
    pub(super) fn number(self) -> Option<u8> {
        let [tens, ones] = self.digits;
        (tens != b'X' && ones != b'X').then(|| (tens - b'0') * 10 + (ones - b'0'))
    }

    /// Whether it can mean this number, below 100.
    pub(super) fn matches(self, number: u8) -> bool {
        let [tens, ones] = self.digits;
        (tens == b'X' || tens - b'0' == number / 10) && (ones == b'X' || ones - b'0' == number % 10)
    }
}

impl Year {
    /// The year, if it is of four digits and all of them are known and meant.
    pub(super) fn number(&self) -> Option<i32> {
        match self {
            Self::Four {
                negative,
                digits,
                significant: None,
            } if !digits.contains(&b'X') => {
                let size = value(digits);
                Some(if *negative { -size } else { size })
            }
            Self::Four { .. } | Self::Long(_) => None,
        }
    }

    /// Whether `S` follows.
    pub(super) fn is_estimated(&self) -> bool {
        match self {
            Self::Four { significant, .. } => significant.is_some(),
            Self::Long(long) => long.text.contains('S'),
        }
    }
}

impl Date {
    fn of_year(year: Year) -> Self {
        Self {
            year,
            year_marks: Marks::default(),
            month: None,
            day: None,
        }
    }

    /// A year of any size; 0 is 1 BC.
    pub(in crate::language) fn year(year: i32) -> Self {
        let size = year.unsigned_abs();
        if size > 9999 {
            return Self::of_year(Year::Long(Box::new(LongYear {
                text: year.to_string(),
                first: i64::from(year),
                last: i64::from(year),
            })));
        }
        let mut digits = [b'0'; 4];
        let mut rest = size;
        for digit in digits.iter_mut().rev() {
            *digit += u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        Self::of_year(Year::Four {
            negative: year < 0,
            digits,
            significant: None,
        })
    }

    /// The ten years that begin with `year` (`1990`: `199X`); `year` is 0 to 9990.
    pub(in crate::language) fn decade(year: i32) -> Self {
        Self::year(year).unspecified(3)
    }

    /// The hundred years that begin with `year` (`1900`: `19XX`); `year` is 0 to 9900.
    pub(in crate::language) fn century(year: i32) -> Self {
        Self::year(year).unspecified(2)
    }

    fn unspecified(mut self, from: usize) -> Self {
        if let Year::Four { digits, .. } = &mut self.year {
            digits[from..].fill(b'X');
        }
        self
    }

    /// A month, 1 to 12, or a part of a year, 21 to 41.
    pub(in crate::language) fn month(year: i32, month: u8) -> Self {
        Self {
            month: Some(Pair::of(month)),
            ..Self::year(year)
        }
    }

    /// A day; the caller ensures that it exists.
    pub(in crate::language) fn day(year: i32, month: u8, day: u8) -> Self {
        Self {
            day: Some(Pair::of(day)),
            ..Self::month(year, month)
        }
    }

    /// The same date, qualified as a whole.
    pub(in crate::language) fn qualified(mut self, qualifier: Qualifier) -> Self {
        let marks = match (&mut self.day, &mut self.month) {
            (Some(last), _) | (None, Some(last)) => &mut last.marks,
            (None, None) => &mut self.year_marks,
        };
        marks.right = Some(qualifier);
        self
    }

    /// Its year, month or part of the year, and day in numbers; `None` if a digit is unknown or the year is estimated.
    pub(in crate::language) fn numbers(&self) -> Option<(i32, Option<u8>, Option<u8>)> {
        let number = |pair: Option<Pair>| match pair {
            Some(pair) => pair.number().map(Some),
            None => Some(None),
        };
        Some((self.year.number()?, number(self.month)?, number(self.day)?))
    }

    /// Whether its year, if in plain digits, is earlier than the other's: the common case, decided without a calendar.
    pub(super) fn is_of_earlier_year(&self, other: &Self) -> bool {
        let plain = |date: &Self| match date.year {
            Year::Four {
                negative: false,
                digits,
                significant: None,
            } if !digits.contains(&b'X') => Some(digits),
            _ => None,
        };
        matches!((plain(self), plain(other)), (Some(first), Some(last)) if first < last)
    }

    /// Whether any of its marks fits.
    pub(super) fn marked(&self, fits: fn(Qualifier) -> bool) -> bool {
        let of_pair = |pair: Option<Pair>| pair.map(|pair| pair.marks).unwrap_or_default();
        [self.year_marks, of_pair(self.month), of_pair(self.day)]
            .into_iter()
            .flat_map(|marks| [marks.left, marks.right])
            .flatten()
            .any(fits)
    }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Time {
    /// 0 to 23.
    pub(super) hour: u8,
    /// 0 to 59.
    pub(super) minute: u8,
    /// 0 to 59, or 60 in a leap second.
    pub(super) second: u8,
    pub(super) zone: Zone,
}

/// The time zone of a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Zone {
    /// Nothing written.
    Local,
    /// `Z`
    Utc,
    /// `-04` or `+04:30`
    Shift {
        negative: bool,
        hours: u8,
        minutes: Option<u8>,
    },
}

/// The value of some decimal digits.
pub(super) fn value(digits: &[u8]) -> i32 {
    digits
        .iter()
        .fold(0, |value, digit| value * 10 + i32::from(digit - b'0'))
}
