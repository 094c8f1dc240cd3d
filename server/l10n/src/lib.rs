//! Everything that depends on the reader's language: interface texts, choosing a language, dates, numbers and order.
//!
//! Texts live in `/locales/<tag>/*.ftl` and are compiled into the binary. Finnish (`fi`) is the source: every key
//! exists there, and a key that a language lacks is served in the next language of the reader's chain. Each text says
//! which language it really is in, so that a page can set `lang` for a screen reader.
//!
//! Language tags are BCP 47 strings. Which language falls back to which is a rule of the domain and comes in as a list.

mod arg;
mod catalogue;
mod collate;
mod error;
pub mod format;
mod names;
mod negotiate;
mod references;
mod texts;
mod wording;

pub use arg::Arg;
pub use collate::Collator;
pub use error::{CatalogueError, Place};
pub use names::native_name;
pub use negotiate::negotiate;
pub use texts::{Catalogues, NO_LANGUAGE, SOURCE_LANGUAGE, Text, Texts};
pub use wording::ExpertWord;
