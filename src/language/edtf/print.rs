//! Prints EDTF exactly as it was read.

use std::fmt::{self, Display, Formatter, Write};

use super::date::{Date, Marks, Pair, Qualifier, Time, Year, Zone};
use super::{Choice, Edtf, End, Expression, Member};

impl Display for Edtf {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Expression::Date(date) => date.fmt(f),
            Expression::DateTime(date, time) => write!(f, "{date}T{time}"),
            Expression::Interval(start, end) => write!(f, "{start}/{end}"),
            Expression::Set(choice, members) => {
                let (open, close) = match choice {
                    Choice::One => ('[', ']'),
                    Choice::All => ('{', '}'),
                };
                f.write_char(open)?;
                for (place, member) in members.iter().enumerate() {
                    if place > 0 {
                        f.write_char(',')?;
                    }
                    member.fmt(f)?;
                }
                f.write_char(close)
            }
        }
    }
}

impl Display for End {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl Display for Member {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Range(first, last) => write!(f, "{first}..{last}"),
            Self::Until(last) => write!(f, "..{last}"),
            Self::From(first) => write!(f, "{first}.."),
        }
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Marks { left, right } = self.year_marks;
        mark(f, left)?;
        self.year.fmt(f)?;
        mark(f, right)?;
        for Pair { digits, marks } in [self.month, self.day].into_iter().flatten() {
            f.write_char('-')?;
            mark(f, marks.left)?;
            characters(f, &digits)?;
            mark(f, marks.right)?;
        }
        Ok(())
    }
}

impl Display for Year {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Four {
                negative,
                digits,
                significant,
            } => {
                if *negative {
                    f.write_char('-')?;
                }
                characters(f, digits)?;
                significant.map_or(Ok(()), |count| write!(f, "S{count}"))
            }
            Self::Long(long) => write!(f, "Y{}", long.text),
        }
    }
}

impl Display for Time {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        match self.zone {
            Zone::Local => Ok(()),
            Zone::Utc => f.write_char('Z'),
            Zone::Shift {
                negative,
                hours,
                minutes,
            } => {
                write!(f, "{}{hours:02}", if negative { '-' } else { '+' })?;
                minutes.map_or(Ok(()), |minutes| write!(f, ":{minutes:02}"))
            }
        }
    }
}

fn characters(f: &mut Formatter<'_>, digits: &[u8]) -> fmt::Result {
    digits.iter().try_for_each(|&digit| f.write_char(char::from(digit)))
}

fn mark(f: &mut Formatter<'_>, qualifier: Option<Qualifier>) -> fmt::Result {
    match qualifier {
        None => Ok(()),
        Some(Qualifier::Uncertain) => f.write_char('?'),
        Some(Qualifier::Approximate) => f.write_char('~'),
        Some(Qualifier::Both) => f.write_char('%'),
    }
}
