//! Dates in the signs of cameras, libraries and the EDTF of 2012, respelled as EDTF of today. Never here: words with a grammar.

use crate::language::edtf::Edtf;

/// What a text in other signs comes to.
pub(super) enum Respelled {
    /// An expression, and what is to be said of it.
    Date(Edtf, Option<String>),
    /// The same text, byte for byte, but for signs that stand for others.
    Text(String),
}

/// A text longer than any of these spellings is not looked at.
const LONGEST: usize = 48;

/// The respelling, if the text is in such signs.
pub(super) fn respelled(text: &str) -> Option<Respelled> {
    if let Some(rest) = text.strip_prefix(GREGORIAN) {
        return Some(Respelled::Text(format!("{}{rest}", " ".repeat(GREGORIAN.len()))));
    }
    let bytes = text.as_bytes();
    let first = bytes.first()?;
    if text.len() > LONGEST
        || !first.is_ascii_digit() && !matches!(first, b'[' | b'x' | b'X' | b'?' | b'u' | b'o' | b'y')
    {
        return None;
    }
    of_camera(text)
        .or_else(|| of_library(text))
        .or_else(|| without_month(text))
        .or_else(|| without_day(text))
        .or_else(|| of_2012(text))
}

/// The calendar of GEDCOM 5.5.1 that needs no saying.
const GREGORIAN: &str = "@#DGREGORIAN@";

/// `2015:07:15 14:29:17`, as Exif writes it.
fn of_camera(text: &str) -> Option<Respelled> {
    let bytes = text.as_bytes();
    let shaped = shaped(bytes.get(..10)?, b"0000:00:00")
        && bytes
            .get(10)
            .is_none_or(|next| *next == b'T' || !next.is_ascii_alphanumeric() && *next != b':');
    shaped.then(|| Respelled::Text(format!("{}{}", text[..10].replace(':', "-"), &text[10..])))
}

/// `19--`, `194-?`, `[194-?]`, as catalogues of libraries write a decade or century.
fn of_library(text: &str) -> Option<Respelled> {
    let bare = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .unwrap_or(text);
    let (digits, mark) = bare.strip_suffix('?').map_or((bare, ""), |digits| (digits, "?"));
    let shaped = shaped(digits.as_bytes(), b"00--") || shaped(digits.as_bytes(), b"000-");
    let spelled = shaped.then(|| format!("{}{mark}", digits.replace('-', "X")))?;
    spelled.parse().ok().map(|edtf| Respelled::Date(edtf, None))
}

/// `1994-00`, `1994-05-00`: a month or day of nought is one that is not known. `1999-00` is two years.
fn without_month(text: &str) -> Option<Respelled> {
    let bytes = text.as_bytes();
    let kept = if shaped(bytes, b"0000-00-00") && text.ends_with("-00-00")
        || shaped(bytes, b"0000-00") && text.ends_with("-00") && &text[2..4] != "99"
    {
        4
    } else if shaped(bytes, b"0000-00-00") && text.ends_with("-00") {
        7
    } else {
        return None;
    };
    let edtf = text[..kept].parse().ok()?;
    let what = format!("00 is no month or day: read as {}, the rest unknown", &text[..kept]);
    Some(Respelled::Date(edtf, Some(what)))
}

/// `xx-12-2002`, `??.??.2002`: the day, or the day and the month, left blank before the year.
fn without_day(text: &str) -> Option<Respelled> {
    let sign = text.get(2..3).filter(|sign| matches!(*sign, "-" | "/" | "."))?;
    let mut parts = text.split(sign);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let blank = |part: &str| matches!(part, "xx" | "XX" | "??" | "00");
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || !blank(day) || !digits(year, 4) || !(blank(month) || digits(month, 2)) {
        return None;
    }
    let month = if blank(month) { "XX" } else { month };
    let edtf = format!("{year}-{month}-XX").parse().ok()?;
    Some(Respelled::Date(edtf, None))
}

/// `1990-uu-uu`, `199x`, `unknown/2006`, `2004/open`, `2004?~`, `y17000`: the draft of 2012.
fn of_2012(text: &str) -> Option<Respelled> {
    let mut spelled = String::with_capacity(text.len());
    for (place, end) in text.split('/').enumerate() {
        if place > 0 {
            spelled.push('/');
        }
        match end {
            "unknown" => {}
            "open" => spelled.push_str(".."),
            _ if end
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b"uxXy-?~".contains(&byte)) =>
            {
                spelled.push_str(&end.replace("?~", "%").replace(['u', 'x'], "X").replace('y', "Y"));
            }
            _ => return None,
        }
    }
    if spelled == text {
        return None;
    }
    let edtf = spelled.parse().ok()?;
    let what = format!("the EDTF of 2012: it is now spelled {spelled}");
    Some(Respelled::Date(edtf, Some(what)))
}

/// Whether the text has digits where the shape has noughts, and else the shape's own signs.
fn shaped(text: &[u8], shape: &[u8]) -> bool {
    text.len() == shape.len()
        && text.iter().zip(shape).all(|(byte, sign)| match sign {
            b'0' => byte.is_ascii_digit(),
            _ => byte == sign,
        })
}
