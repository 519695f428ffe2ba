//! The panels of a spec.

use toml::de::DeValue;

use crate::chart::spec::Panels;
use crate::chart::spec::reader::{Reader, Table};
use crate::model::{KeyError, PlaceKey, SeriesKey};

impl Reader<'_> {
    /// What the panels are about.
    pub(crate) fn panels(&mut self, table: &Table<'_>) -> Panels {
        let wanted = "`\"place\"`, `{ place = [\"RU\", \"CN\"] }` or `{ series = [\"a\", \"b\"] }`";
        let Some(value) = table.get("panels") else {
            return Panels::None;
        };
        match value.get_ref() {
            DeValue::String(text) if text == "place" => return Panels::EachPlace,
            DeValue::Table(entry) if entry.len() == 1 => {
                self.known_fields(entry, &["place", "series"]);
                if entry.contains_key("place") {
                    return Panels::Places(self.keys(entry, "place", PlaceKey::new));
                }
                if entry.contains_key("series") {
                    return Panels::Series(self.keys(entry, "series", SeriesKey::new));
                }
            }
            _ => self.wrong(value, "panels", wanted),
        }
        Panels::None
    }

    /// A list of keys that is not empty.
    fn keys<K>(&mut self, table: &Table<'_>, name: &str, make: impl Fn(String) -> Result<K, KeyError>) -> Vec<K> {
        let Some(value) = table.get(name) else {
            return Vec::new();
        };
        let mut keys = Vec::new();
        match value.get_ref() {
            DeValue::Array(items) if !items.is_empty() => {
                for item in items {
                    match item.get_ref() {
                        DeValue::String(text) => match make(text.to_string()) {
                            Ok(key) => keys.push(key),
                            Err(error) => {
                                self.problem(item.span(), format!("`{name}` is not a valid key: {error}"), None);
                            }
                        },
                        _ => self.wrong(item, name, "a list of keys"),
                    }
                }
            }
            _ => self.wrong(value, name, "a list of keys"),
        }
        keys
    }
}
