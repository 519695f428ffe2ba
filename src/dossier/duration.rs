//! Exact conversions between units of time: days into hours, months into years, but never months into days.

/// What to multiply and then divide by; both are whole numbers, so that whole results stay whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Factor {
    times: f64,
    over: f64,
}

impl Factor {
    /// Converts a number.
    pub(super) fn apply(self, value: f64) -> f64 {
        value * self.times / self.over
    }
}

/// How to convert between two units; `None` if that depends on the calendar.
pub(super) fn factor(from: &str, to: &str) -> Option<Factor> {
    let (family, times) = unit(from)?;
    let (other, over) = unit(to)?;
    (family == other).then_some(Factor { times, over })
}

#[derive(Debug, PartialEq, Eq)]
enum Family {
    Clock,
    Calendar,
}

fn unit(name: &str) -> Option<(Family, f64)> {
    Some(match name {
        "second" => (Family::Clock, 1.0),
        "minute" => (Family::Clock, 60.0),
        "hour" => (Family::Clock, 3_600.0),
        "day" => (Family::Clock, 86_400.0),
        "week" => (Family::Clock, 604_800.0),
        "fortnight" => (Family::Clock, 1_209_600.0),
        "month" => (Family::Calendar, 1.0),
        "quarter" => (Family::Calendar, 3.0),
        "year" => (Family::Calendar, 12.0),
        "decade" => (Family::Calendar, 120.0),
        "century" => (Family::Calendar, 1_200.0),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::factor;

    #[test]
    fn whole_numbers_stay_whole_and_months_never_become_days() {
        let turned = |value: f64, from, to| factor(from, to).map(|factor| factor.apply(value));
        assert_eq!(turned(2.0, "week", "day"), Some(14.0));
        assert_eq!(turned(18.0, "month", "year"), Some(1.5));
        assert_eq!(turned(3.0, "day", "day"), Some(3.0));
        assert_eq!(turned(1.0, "month", "day"), None);
        assert_eq!(turned(1.0, "shift", "shift"), None);
    }
}
