//! How an EDTF expression is written, as a regular expression that every reader of Table Schema knows.

use std::sync::LazyLock;

/// Levels 0 to 2 of the Library of Congress's specification, as far as its form goes: that there is a month 13 no such expression tells.
pub(super) static EDTF: LazyLock<String> = LazyLock::new(|| {
    let mark = "[?~%]?";
    let part = format!("{mark}[0-9X]{{2}}{mark}");
    let year = format!("{mark}(-?[0-9X]{{4}}(S[1-9])?|Y-?[0-9]+(E[0-9]+)?(S[0-9]+)?){mark}");
    let date = format!("{year}(-{part}(-{part})?)?");
    let time = "T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}(:[0-9]{2})?)?";
    let end = format!("({date}|\\.\\.)?");
    let member = format!("({date}(\\.\\.({date})?)?|\\.\\.{date})");
    let list = format!("{member}(,{member})*");
    format!("^({date}({time})?|{end}/{end}|\\[{list}\\]|\\{{{list}\\}})$")
});
