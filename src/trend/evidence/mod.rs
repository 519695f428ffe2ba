//! The input: statements and settings, checked, weighted and with echoes collapsed.

mod declared_break;
mod echo;
mod record;
mod records;
mod settings;
mod shape;
mod statement;

pub use declared_break::Break;
pub use settings::{Settings, TrendError};
pub use statement::{BoundBy, Statement};

pub(crate) use declared_break::Jump;
pub(crate) use echo::{Voice, collapse};
pub(crate) use record::Record;
pub(crate) use records::Records;
pub(crate) use shape::{Shape, Window};
