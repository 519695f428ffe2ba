//! Parses the equation of an identity: `annual-revenue / workers-abroad = monthly-pay * share-withheld`.

use crate::model::{Factor, Operation, SeriesKey, Side, Term, is_in_range};

/// The most terms of an equation: the product and quotient of so many numbers in range is a finite number.
const MOST_TERMS: usize = 12;

/// Why an equation is rejected, with the byte range at fault.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct EquationError {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: String,
}

/// Reads series keys, numbers and what shares leave, `(1 - key)`, joined by `*` and `/`, with one `=` between the sides.
pub(super) fn read(equation: &str) -> Result<Vec<Term>, EquationError> {
    let error = |start: usize, end: usize, what: &str| EquationError {
        start,
        end,
        what: what.into(),
    };
    let mut terms = Vec::new();
    let (mut side, mut operation) = (Side::Left, Operation::Times);
    let mut start = 0;
    let joints = equation.char_indices().filter(|(_, c)| matches!(c, '*' | '/' | '='));
    for (at, joint) in joints.chain([(equation.len(), '\0')]) {
        terms.push(term(equation, start, at, side, operation)?);
        operation = if joint == '/' {
            Operation::Over
        } else {
            Operation::Times
        };
        match (joint, side) {
            ('=', Side::Left) => side = Side::Right,
            ('=', Side::Right) => return Err(error(at, at + 1, "a second `=`")),
            ('\0', Side::Left) => return Err(error(0, equation.len(), "no `=` between two sides")),
            _ => {}
        }
        start = at + 1;
    }
    if terms.len() > MOST_TERMS {
        return Err(error(0, equation.len(), "more than 12 terms"));
    }
    Ok(terms)
}

fn term(equation: &str, start: usize, end: usize, side: Side, operation: Operation) -> Result<Term, EquationError> {
    let part = equation.get(start..end).unwrap_or_default();
    let word = part.trim();
    let start = start + (part.len() - part.trim_start().len());
    let error = |what: String| EquationError {
        start,
        end: (start + word.len()).max((start + 1).min(equation.len())),
        what,
    };
    if word.is_empty() {
        return Err(error("a series or a number is missing here".into()));
    }
    if let Some(rest) = word.strip_prefix('(') {
        let key = rest
            .strip_suffix(')')
            .map(str::trim)
            .and_then(|inner| inner.strip_prefix('1'));
        let key = key.and_then(|inner| inner.trim_start().strip_prefix(['-', '−']));
        let key = key.and_then(|inner| SeriesKey::new(inner.trim()).ok());
        let factor = Factor::Rest(key.ok_or_else(|| error(format!("`{word}` is not of the form `(1 - share)`")))?);
        return Ok(Term {
            side,
            operation,
            factor,
        });
    }
    let is_number =
        word.starts_with(|c: char| c.is_ascii_digit()) && word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let factor = if is_number {
        let number = word
            .parse::<f64>()
            .ok()
            .filter(|number| is_in_range(*number) && *number > 0.0);
        Factor::Number(number.ok_or_else(|| error(format!("`{word}` is not a number above 0 and up to 1e21")))?)
    } else {
        Factor::Series(
            SeriesKey::new(word).map_err(|_| error(format!("`{word}` is neither a series key nor a number")))?,
        )
    };
    Ok(Term {
        side,
        operation,
        factor,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(equation: &str) -> (String, &str) {
        let EquationError { start, end, what } = read(equation).unwrap_err();
        (what, &equation[start..end])
    }

    #[test]
    fn sides_and_operations_are_kept_in_order() {
        let terms = read("revenue / workers-abroad = 12 * pay*0.5").unwrap();
        let shown: Vec<String> = terms
            .iter()
            .map(|term| format!("{} {} {:?}", term.side, term.operation, term.factor))
            .collect();
        assert_eq!(
            shown,
            [
                "left * Series(SeriesKey(\"revenue\"))",
                "left / Series(SeriesKey(\"workers-abroad\"))",
                "right * Number(12.0)",
                "right * Series(SeriesKey(\"pay\"))",
                "right * Number(0.5)",
            ]
        );
    }

    #[test]
    fn what_a_share_leaves_is_a_term() {
        let terms = read("kept = pay * (1 - share-withheld)").unwrap();
        let rest = Factor::Rest(SeriesKey::new("share-withheld").unwrap());
        assert_eq!(terms.last().map(|term| &term.factor), Some(&rest));
        assert_eq!(read("a = (1-b)").unwrap().len(), 2);
        for wrong in ["(2 - b)", "(1 + b)", "(1 - b", "(b)", "()"] {
            let what = format!("`{wrong}` is not of the form `(1 - share)`");
            assert_eq!(refused(&format!("a = {wrong}")), (what, wrong));
        }
    }

    #[test]
    fn each_error_points_at_its_part() {
        assert_eq!(refused("a / b").0, "no `=` between two sides");
        assert_eq!(refused("a = b = c"), ("a second `=`".into(), "="));
        assert_eq!(
            refused("a = b +c"),
            ("`b +c` is neither a series key nor a number".into(), "b +c")
        );
        assert_eq!(
            refused("a / 0 = b"),
            ("`0` is not a number above 0 and up to 1e21".into(), "0")
        );
        assert_eq!(refused("a * = b").0, "a series or a number is missing here");
        assert_eq!(refused("").0, "a series or a number is missing here");
        assert_eq!(
            refused("é = b"),
            ("`é` is neither a series key nor a number".into(), "é")
        );
    }
}
