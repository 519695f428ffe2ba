//! The table that every format writes.

use std::borrow::Cow;

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// No value.
    Null,
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Real(f64),
    /// Text.
    Text(String),
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, unique within the table.
    pub name: String,
    /// Whether its numbers are amounts, shown to people with grouped thousands; years and whatever is not known to be an amount are not.
    pub is_amount: bool,
    /// Whether it says in words what the column before it says as data; people are shown this one alone, under the name of that.
    pub in_words: bool,
}

/// Columns and rows, with a title.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The title; may be empty.
    pub title: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
    /// Notes that are written below the rows in the formats for people.
    pub notes: Vec<String>,
}

impl Table {
    /// Removes a column.
    #[must_use]
    pub fn without_column(mut self, name: &str) -> Self {
        if let Some(index) = self.columns.iter().position(|column| column.name == name) {
            self.columns.remove(index);
            for row in &mut self.rows {
                row.remove(index);
            }
        }
        self
    }

    /// Marks the numbers of every column as amounts, except in the columns named.
    #[must_use]
    pub fn with_amounts_except(mut self, names: &[&str]) -> Self {
        for column in &mut self.columns {
            column.is_amount = !names.contains(&column.name.as_str());
        }
        self
    }

    /// Marks the columns `NAME_words` as saying what `NAME` before them says.
    #[must_use]
    pub fn with_words_for(mut self, names: &[&str]) -> Self {
        for column in &mut self.columns {
            column.in_words |= column
                .name
                .strip_suffix("_words")
                .is_some_and(|name| names.contains(&name));
        }
        self
    }

    /// The table as people are shown it: what is said as data and in words, in words alone.
    #[must_use]
    pub fn for_people(&self) -> Cow<'_, Self> {
        let mut table = Cow::Borrowed(self);
        while let Some(index) = table.columns.iter().position(|column| column.in_words) {
            let shown = table.to_mut();
            shown.columns[index].in_words = false;
            if let Some(before) = index.checked_sub(1) {
                let data = shown.columns.remove(before);
                shown.columns[before].name = data.name;
                for row in &mut shown.rows {
                    row.remove(before);
                }
            }
        }
        table
    }

    /// Turns a column of text, one sentence per line, into notes below the table, without repeats.
    #[must_use]
    pub fn with_notes_from(mut self, name: &str) -> Self {
        let Some(index) = self.columns.iter().position(|column| column.name == name) else {
            return self;
        };
        let mut last = None;
        for row in &self.rows {
            if let (Cell::Text(story), true) = (&row[index], last != Some(&row[index])) {
                self.notes.extend(story.lines().map(str::to_owned));
            }
            last = Some(&row[index]);
        }
        self.without_column(name)
    }

    /// Removes the columns that are empty in every row.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        let filled: Vec<bool> = (0..self.columns.len())
            .map(|index| self.rows.is_empty() || self.rows.iter().any(|row| row[index] != Cell::Null))
            .collect();
        let keep = |index: &mut usize| {
            *index += 1;
            filled[*index - 1]
        };
        let mut index = 0;
        self.columns.retain(|_| keep(&mut index));
        for row in &mut self.rows {
            let mut index = 0;
            row.retain(|_| keep(&mut index));
        }
        self
    }

    /// Creates a table without rows; duplicate column names get a number.
    #[must_use]
    pub fn new(title: impl Into<String>, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        for name in names {
            let name = name.into();
            let mut unique = name.clone();
            let mut count = 1;
            while columns.iter().any(|column| column.name == unique) {
                count += 1;
                unique = format!("{name}_{count}");
            }
            columns.push(Column {
                name: unique,
                is_amount: false,
                in_words: false,
            });
        }
        Self {
            title: title.into(),
            columns,
            rows: Vec::new(),
            notes: Vec::new(),
        }
    }
}

impl Column {
    /// The name as shown to people: unseen characters made visible, on one line.
    #[must_use]
    pub fn for_people(&self) -> String {
        super::harmless_line(&self.name)
    }
}

impl Cell {
    /// The cell as shown to people: amounts grouped, control characters made visible.
    #[must_use]
    pub fn for_people(&self, column: &Column) -> String {
        match self {
            Self::Null => String::new(),
            Self::Integer(number) if column.is_amount => group(&number.to_string()),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) if column.is_amount => group(&decimal(*number)),
            Self::Real(number) => decimal(*number),
            Self::Text(text) => super::harmless_line(text),
        }
    }

    /// How many bytes its text takes; none for a number.
    #[must_use]
    pub fn text_len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Null | Self::Integer(_) | Self::Real(_) => 0,
        }
    }

    /// Whether it is a number, and so aligned right.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Integer(_) | Self::Real(_))
    }
}

/// At most four decimals below 1,000 and two above.
fn decimal(number: f64) -> String {
    let text = if number.abs() < 1000.0 {
        format!("{number:.4}")
    } else {
        format!("{number:.2}")
    };
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn group(number: &str) -> String {
    let (sign, digits) = number.split_at(usize::from(number.starts_with('-')));
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned(); // inf, NaN
    }
    let groups: Vec<&str> = (0..whole.len())
        .filter(|start| *start == 0 || (whole.len() - start).is_multiple_of(3))
        .map(|start| {
            let end = (start + 1..whole.len())
                .find(|end| (whole.len() - end).is_multiple_of(3))
                .unwrap_or(whole.len());
            &whole[start..end]
        })
        .collect();
    format!("{sign}{}{rest}", groups.join(","))
}
