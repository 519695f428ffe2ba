//! Templates: text with the values of columns, `{column}`, their first characters, `{column:10}`, what follows those, `{column:10-}`, or what a map makes
//! of them, `{column|map}`.

use super::super::row::Row;
use super::{ANY, Maps, SAME};

/// A text with columns in it.
#[derive(Debug)]
pub(super) struct Template(Vec<Part>);

#[derive(Debug)]
enum Part {
    Words(String),
    Column {
        name: String,
        kept: Kept,
        map: Option<String>,
    },
}

/// How much of a value is kept, in characters.
#[derive(Debug, Clone, Copy)]
enum Kept {
    All,
    First(usize),
    /// All but the first.
    After(usize),
}

impl Kept {
    /// Reads `10` or `10-`.
    fn read(said: &str) -> Option<Self> {
        match said.strip_suffix('-') {
            Some(first) => first.parse().ok().map(Self::After),
            None => said.parse().ok().map(Self::First),
        }
    }

    fn of(self, said: &str) -> &str {
        let (Self::First(count) | Self::After(count)) = self else {
            return said;
        };
        let end = said.char_indices().nth(count).map_or(said.len(), |(end, _)| end);
        let (first, rest) = said.split_at(end);
        if matches!(self, Self::First(_)) {
            first
        } else {
            rest.trim_start()
        }
    }
}

/// A value that a map does not name.
#[derive(Debug)]
pub(super) struct Missing {
    pub(super) map: String,
    pub(super) column: String,
    pub(super) value: String,
}

impl Template {
    /// Reads a template. `{{` and `}}` stand for braces.
    pub(super) fn read(text: &str, is_map: impl Fn(&str) -> bool) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix("{{").or_else(|| rest.strip_prefix("}}")) {
                words.push(c);
                rest = after;
            } else if c == '{' {
                let Some((inner, after)) = rest[1..].split_once('}') else {
                    return Err(format!("`{text}` has a `{{` that is not closed"));
                };
                if !words.is_empty() {
                    parts.push(Part::Words(std::mem::take(&mut words)));
                }
                parts.push(column(inner, &is_map)?);
                rest = after;
            } else if c == '}' {
                return Err(format!(
                    "`{text}` has a `}}` that nothing opens; write `}}}}` for a brace"
                ));
            } else {
                words.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        Ok(Self(parts))
    }

    /// The columns that it is made of.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Words(_) => None,
            Part::Column { name, .. } => Some(name.as_str()),
        })
    }

    /// The text for a row; `None` if all its columns are empty there.
    pub(super) fn filled(&self, row: &Row<'_>, maps: &Maps) -> Result<Option<String>, Missing> {
        let (mut text, mut columns, mut found) = (String::new(), 0, 0);
        for part in &self.0 {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Column { name, kept, map } => {
                    columns += 1;
                    let said = kept.of(row.value(name).unwrap_or_default());
                    let said = match map {
                        Some(map) => mapped(said, name, map, maps)?,
                        None => said,
                    };
                    found += usize::from(!said.is_empty());
                    text.push_str(said);
                }
            }
        }
        Ok((columns == 0 || found > 0).then_some(text))
    }
}

fn column(inner: &str, is_map: impl Fn(&str) -> bool) -> Result<Part, String> {
    let (inner, map) = match inner.split_once('|') {
        Some((inner, map)) => (inner.trim(), Some(map.trim().to_owned())),
        None => (inner.trim(), None),
    };
    if let Some(map) = map.as_deref().filter(|map| !is_map(map)) {
        return Err(format!("there is no `[maps.{map}]`"));
    }
    // The name of a column may contain a colon itself.
    let cut = inner
        .rsplit_once(':')
        .and_then(|(name, kept)| Some((name.trim(), Kept::read(kept.trim())?)));
    let (name, kept) = cut.unwrap_or((inner, Kept::All));
    if name.is_empty() {
        return Err("`{}` names no column".into());
    }
    let name = name.to_owned();
    Ok(Part::Column { name, kept, map })
}

/// What a map makes of a value. Nothing stays nothing, unless the map says otherwise.
fn mapped<'m>(said: &'m str, column: &str, map: &str, maps: &'m Maps) -> Result<&'m str, Missing> {
    let values = maps.get(map);
    let find = |value: &str| values.and_then(|values| values.get(value)).map(String::as_str);
    match find(said).or_else(|| find(ANY).filter(|_| !said.is_empty())) {
        Some(SAME) if find(said).is_none() => Ok(said),
        Some(value) => Ok(value),
        None if said.is_empty() => Ok(said),
        None => Err(Missing {
            map: map.to_owned(),
            column: column.to_owned(),
            value: said.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    use super::super::super::row::Cell;
    use super::*;

    fn filled(template: &str) -> Result<Option<String>, String> {
        let cell = |column: &'static str, value: &'static str| Cell {
            column: Cow::Borrowed(column),
            value: Cow::Borrowed(value),
            bytes: 0..0,
        };
        let row = Row {
            bytes: 0..0,
            cells: vec![cell("date", "2017-07-31 00:00:00"), cell("a:b", "x"), cell("code", "7")],
        };
        let codes = [("7".to_owned(), "seven".to_owned())];
        let others = [("7".to_owned(), "{}".to_owned()), ("*".to_owned(), "{}".to_owned())];
        let maps = BTreeMap::from([
            ("codes".to_owned(), BTreeMap::from(codes)),
            ("others".to_owned(), BTreeMap::from(others)),
        ]);
        let template = Template::read(template, |map| maps.contains_key(map))?;
        template.filled(&row, &maps).map_err(|missing| missing.value)
    }

    #[test]
    fn columns_are_put_into_the_text() {
        assert_eq!(filled("{date:10}/{a:b}"), Ok(Some("2017-07-31/x".into())));
        assert_eq!(filled("{code|codes} {{or}} {none}"), Ok(Some("seven {or} ".into())));
        assert_eq!(filled("{date:11-} {date:40-}"), Ok(Some("00:00:00 ".into())));
        assert_eq!(filled("{date:40-}"), Ok(None));
        assert_eq!(
            filled("{a:b|others} {code|others}{none|others}"),
            Ok(Some("x {}".into()))
        );
        assert_eq!(filled("constant"), Ok(Some("constant".into())));
        assert_eq!(filled("row {none}"), Ok(None));
        assert_eq!(filled("{a:b|codes}"), Err("x".into()));
        assert_eq!(filled("{code|names}"), Err("there is no `[maps.names]`".into()));
        assert!(filled("{code").is_err() && filled("code}").is_err() && filled("{}").is_err());
    }
}
