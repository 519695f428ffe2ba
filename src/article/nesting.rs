//! A page without the tags that nest deeper than those of any newspaper.

use std::borrow::Cow;
use std::collections::HashMap;

/// The deepest that elements may be nested: parsers of pages call themselves for each level, and have only so much room.
const DEEPEST: usize = 400;

/// Elements that are never open, or that close one another, so that thousands without a closing tag nest no deeper.
const NEVER_DEEP: [&str; 23] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "source", "td", "th", "tr", "track", "wbr", "keygen",
];

/// The page without the tags that nest too deep, and without comments and drawings, in which a `<` says nothing of the text.
///
/// `<div/>` counts as open, since parsers of HTML pass over the slash; elements that it does close stand in drawings.
pub(super) fn shallow(page: &str) -> Cow<'_, str> {
    let lower = page.to_ascii_lowercase();
    let end_of = |from: usize, what: &str| Some(from + lower.get(from..)?.find(what)? + what.len());
    let mut kept = Kept {
        page,
        text: String::new(),
        from: 0,
    };
    let mut open = Open::default();
    // What is not closed any more is looked for once: pages may have thousands of such tags.
    let mut never_closed: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(start) = lower.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        at = start + 1;
        if lower[start..].starts_with("<!--") {
            at = end_of_comment(&lower, start);
            kept.leave_out(start..at);
            continue;
        }
        let closes = lower[at..].starts_with('/');
        let name = &lower[at + usize::from(closes)..];
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if name.is_empty() || NEVER_DEEP.contains(&name) {
            continue;
        }
        let closing = CLOSED.iter().find(|(element, _)| *element == name && !closes);
        if let Some((element, closing)) = closing.filter(|(element, _)| !never_closed.contains(element)) {
            match end_of(at, closing) {
                Some(end) if matches!(*element, "svg" | "math") => {
                    at = end_of(end, ">").unwrap_or(page.len());
                    kept.leave_out(start..at);
                    continue;
                }
                // Within a drawing that is never closed, a script is an element like others.
                Some(end) if never_closed.iter().all(|element| !matches!(*element, "svg" | "math")) => {
                    at = end;
                    continue;
                }
                Some(_) => {}
                None => never_closed.push(element),
            }
        }
        let is_too_deep = if closes { open.close(name) } else { open.open(name) };
        if is_too_deep {
            at = end_of(at, ">").unwrap_or(page.len());
            kept.leave_out(start..at);
        }
    }
    kept.whole()
}

/// Elements that are passed over up to their closing tags.
const CLOSED: [(&str, &str); 4] = [
    ("script", "</script"),
    ("style", "</style"),
    ("svg", "</svg"),
    ("math", "</math"),
];

/// Where a comment ends. `<!-->` is a whole one.
fn end_of_comment(page: &str, start: usize) -> usize {
    let inside = start + "<!--".len();
    let rest = &page[inside..];
    if let Some(short) = [">", "->"].iter().find(|short| rest.starts_with(**short)) {
        return inside + short.len();
    }
    let ends = ["-->", "--!>"]
        .iter()
        .filter_map(|end| Some(rest.find(end)? + end.len()));
    ends.min().map_or(page.len(), |end| inside + end)
}

/// What is open, and what was left out because it would have been too deep.
#[derive(Default)]
struct Open<'a> {
    depth: usize,
    counted: HashMap<&'a str, usize>,
    left_out: HashMap<&'a str, usize>,
}

impl<'a> Open<'a> {
    /// Whether an opening tag is to be left out.
    fn open(&mut self, name: &'a str) -> bool {
        let is_too_deep = self.depth >= DEEPEST;
        let counts = if is_too_deep {
            &mut self.left_out
        } else {
            &mut self.counted
        };
        *counts.entry(name).or_default() += 1;
        self.depth += usize::from(!is_too_deep);
        is_too_deep
    }

    /// Whether a closing tag is to be left out: that of a tag which was. One that closes nothing changes nothing.
    fn close(&mut self, name: &str) -> bool {
        if let Some(count) = self.left_out.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return true;
        }
        if let Some(count) = self.counted.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            self.depth -= 1;
        }
        false
    }
}

/// The parts of a page that are kept.
struct Kept<'a> {
    page: &'a str,
    text: String,
    from: usize,
}

impl<'a> Kept<'a> {
    fn leave_out(&mut self, range: std::ops::Range<usize>) {
        self.text
            .push_str(self.page.get(self.from..range.start).unwrap_or_default());
        self.from = range.end;
    }

    fn whole(mut self) -> Cow<'a, str> {
        if self.from == 0 {
            return self.page.into();
        }
        self.text.push_str(self.page.get(self.from..).unwrap_or_default());
        self.text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::shallow;

    #[test]
    fn what_nests_nowhere_is_kept() {
        for piece in [
            "<col>",
            "<script>if (a<b) c();</script>",
            "<p>",
            "<b>x</b>",
            "<style>a<b</style>",
            "</i>",
        ] {
            let page = format!("{}<div>5,000 men</div>", piece.repeat(1_000));
            assert_eq!(shallow(&page), page, "{piece}");
        }
        for piece in ["<svg><path d=\"M0\"/><use/></svg>", "<!-- <div> -->", "<!-->"] {
            let page = format!("{}<div>5,000 men</div>", piece.repeat(1_000));
            assert_eq!(shallow(&page), "<div>5,000 men</div>", "{piece}");
        }
    }

    #[test]
    fn what_nests_too_deep_is_left_out_with_its_closing_tag() {
        for piece in [
            "<b></i>",
            "<div/>",
            "<svg><style><g></style>",
            "<svg>",
            "<!--><b>",
            "<script></script><i a>",
        ] {
            let page = format!("{}left", piece.repeat(3_000));
            let kept = shallow(&page);
            assert!(kept.ends_with("left"), "{piece}");
            let open = ["<b>", "<div/>", "<svg>", "<g>", "<i a>"];
            let count: usize = open.iter().map(|tag| kept.matches(tag).count()).sum();
            assert!(count <= 400, "{piece}: {count}");
        }
        let nested = format!("{}5{}", "<div>".repeat(500), "</div>".repeat(500));
        assert_eq!(
            shallow(&nested),
            format!("{}5{}", "<div>".repeat(400), "</div>".repeat(400))
        );
    }
}
