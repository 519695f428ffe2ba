//! Exact decimals and ratios: what a phrase says, before it becomes the nearest `f64`. Nothing here knows a word.

/// A decimal, `digits * 10^exponent`, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) digits: i128,
    pub(super) exponent: i32,
}

/// Powers of ten that an `f64` holds exactly.
const EXACT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// The largest whole number up to which an `f64` holds every one.
const EXACT_WHOLE: u64 = 1 << 53;

impl Decimal {
    pub(super) const ZERO: Self = Self::whole(0);

    pub(super) const fn whole(digits: i128) -> Self {
        Self { digits, exponent: 0 }
    }

    /// The decimal times `10^places`.
    pub(super) const fn shifted(self, places: i32) -> Self {
        Self {
            digits: self.digits,
            exponent: self.exponent.saturating_add(places),
        }
    }

    pub(super) const fn negated(self) -> Self {
        Self {
            digits: self.digits.wrapping_neg(),
            exponent: self.exponent,
        }
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let digits = self.digits_at(exponent)?.checked_add(other.digits_at(exponent)?)?;
        Some(Self { digits, exponent })
    }

    pub(super) fn times(self, factor: i128) -> Option<Self> {
        Some(Self {
            digits: self.digits.checked_mul(factor)?,
            exponent: self.exponent,
        })
    }

    /// The value where it is a whole number that fits.
    pub(super) fn as_whole(self) -> Option<i128> {
        if self.exponent == 0 {
            return Some(self.digits);
        }
        if self.exponent > 0 {
            return self.digits_at(0);
        }
        let divisor = power_of_ten(self.exponent.unsigned_abs())?;
        (self.digits % divisor == 0).then_some(self.digits / divisor)
    }

    /// The nearest `f64` (ties to even), or `None` where it would be infinite or would vanish.
    ///
    /// Where digits and power are both exact in an `f64`, one multiplication or division rounds once and so rightly
    /// (Clinger, "How to read floating point numbers accurately", 1990); everything else goes through the standard
    /// library's reader.
    pub(super) fn to_f64(self) -> Option<f64> {
        let power = EXACT_POWERS.get(self.exponent.unsigned_abs() as usize);
        if let (Ok(whole), Some(power)) = (i64::try_from(self.digits), power)
            && whole.unsigned_abs() <= EXACT_WHOLE
        {
            let digits = whole as f64;
            return Some(if self.exponent < 0 {
                digits / power
            } else {
                digits * power
            });
        }
        let value: f64 = format!("{}e{}", self.digits, self.exponent).parse().ok()?;
        (value.is_finite() && (value != 0.0 || self.digits == 0)).then_some(value)
    }

    fn digits_at(self, exponent: i32) -> Option<i128> {
        let places = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        if self.digits == 0 {
            return Some(0);
        }
        self.digits.checked_mul(power_of_ten(places)?)
    }
}

/// Powers of ten that an `i128` holds.
const POWERS: [i128; 39] = {
    let mut powers = [1; 39];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

fn power_of_ten(exponent: u32) -> Option<i128> {
    POWERS.get(exponent as usize).copied()
}

/// A decimal over a whole number: `1/3`, or `2/3` of a million. Divisors of 2 and 5 are folded into the decimal.
///
/// The decimal's parts are kept here one by one, since numbers are moved about a great deal and are a third smaller so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ratio {
    digits: i128,
    exponent: i32,
    under: u64,
}

impl From<Decimal> for Ratio {
    fn from(decimal: Decimal) -> Self {
        Self::of(decimal, 1)
    }
}

impl Ratio {
    pub(super) const ONE: Self = Self::of(Decimal::whole(1), 1);

    const fn of(over: Decimal, under: u64) -> Self {
        Self {
            digits: over.digits,
            exponent: over.exponent,
            under,
        }
    }

    const fn over(self) -> Decimal {
        Decimal {
            digits: self.digits,
            exponent: self.exponent,
        }
    }

    /// `over / under`, or `None` for a division by zero or figures too long to hold.
    pub(super) fn new(over: Decimal, under: Decimal) -> Option<Self> {
        let mut divisor = under.digits;
        let mut over = over.shifted(under.exponent.checked_neg()?);
        if divisor <= 0 {
            return None;
        }
        while divisor % 10 == 0 {
            divisor /= 10;
            over = over.shifted(-1);
        }
        for (factor, complement) in [(2, 5), (5, 2)] {
            while divisor % factor == 0 {
                divisor /= factor;
                over = over.times(complement)?.shifted(-1);
            }
        }
        if divisor > 1 && over.digits % divisor == 0 {
            over.digits /= divisor;
            divisor = 1;
        }
        Some(Self::of(over, u64::try_from(divisor).ok()?))
    }

    pub(super) const fn shifted(self, places: i32) -> Self {
        Self::of(self.over().shifted(places), self.under)
    }

    pub(super) fn times(self, factor: i128) -> Option<Self> {
        let over = self.over().times(factor)?;
        if self.under == 1 {
            return Some(Self::from(over));
        }
        Self::new(over, Decimal::whole(self.under.into()))
    }

    /// The ratio divided by a positive whole or decimal number.
    pub(super) fn divided(self, by: Self) -> Option<Self> {
        let under = by.over().times(self.under.into())?;
        Self::new(self.over().times(by.under.into())?, under)
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        if self.under == 1 && other.under == 1 {
            return self.over().plus(other.over()).map(Self::from);
        }
        let over = self.over().times(other.under.into())?;
        let over = over.plus(other.over().times(self.under.into())?)?;
        Self::new(over, Decimal::whole(i128::from(self.under) * i128::from(other.under)))
    }

    pub(super) const fn negated(self) -> Self {
        Self::of(self.over().negated(), self.under)
    }

    /// The value where it is a whole number that fits.
    pub(super) fn as_whole(self) -> Option<i128> {
        if self.under == 1 { self.over().as_whole() } else { None }
    }

    /// The nearest `f64` (one rounding wherever both parts are exact), or `None` where there is none.
    pub(super) fn to_f64(self) -> Option<f64> {
        if self.under == 1 {
            return self.over().to_f64();
        }
        // A divisor takes the decimal places, so that the dividend is whole and only the division rounds.
        let places = self.exponent.min(0).unsigned_abs();
        let over = Decimal::whole(self.digits).shifted(self.exponent.max(0)).to_f64()?;
        let under = i128::from(self.under).checked_mul(power_of_ten(places)?)?;
        let value = over / Decimal::whole(under).to_f64()?;
        value.is_finite().then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(digits: i128, exponent: i32) -> Decimal {
        Decimal { digits, exponent }
    }

    #[test]
    fn shifting_is_exact_where_floating_point_is_not() {
        assert_eq!(decimal(646, -1).shifted(6).to_f64(), Some(64_600_000.0));
        assert_eq!(decimal(23, -1).shifted(9).to_f64(), Some(2_300_000_000.0));
        assert_eq!(decimal(7, 0).shifted(-2).to_f64(), Some(0.07));
    }

    #[test]
    fn long_figures_are_rounded_once() {
        assert_eq!(
            decimal(9_007_199_254_740_993, 0).to_f64(),
            Some(9_007_199_254_740_992.0)
        );
        assert_eq!(decimal(123_456_789, 30).to_f64(), Some(1.234_567_89e38));
        assert_eq!(decimal(1, 400).to_f64(), None);
        assert_eq!(decimal(1, -400).to_f64(), None);
        assert_eq!(decimal(0, -400).to_f64(), Some(0.0));
    }

    #[test]
    fn ratios_fold_twos_and_fives_and_divide_once() {
        let half = Ratio::new(Decimal::whole(1), Decimal::whole(2));
        assert_eq!(half, Some(Ratio::from(decimal(5, -1))));
        let third = Ratio::new(Decimal::whole(1), Decimal::whole(3)).unwrap();
        assert_eq!(third.to_f64(), Some(1.0 / 3.0));
        assert_eq!(third.shifted(-2).to_f64(), Some(1.0 / 300.0));
        assert_eq!(third.times(3).and_then(Ratio::to_f64), Some(1.0));
        assert_eq!(Ratio::new(Decimal::whole(1), Decimal::ZERO), None);
    }
}
