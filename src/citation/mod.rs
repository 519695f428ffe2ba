//! How a claim and a document are cited: in a sentence, as pages and the command line print it, and in the form of reference managers. It is given rows and reads nothing.

mod csl;
mod footnote;
mod markdown;

pub use csl::{CITED_FROM, document};
pub use footnote::{Attribution, NO_TITLE, Named, chain, claim, edition_name, fate_of_repeated, what};
pub use markdown::footnote;
