use std::fmt;

/// A line of an interface text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Below `/locales`: the language tag and the file name.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "locales/{}:{}", self.file, self.line)
    }
}

/// Why the interface texts cannot be used. Found when they are read, so a text never fails later.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// A folder is not named after a language.
    #[error("locales/{tag}: not a language tag")]
    Tag {
        /// The folder's name.
        tag: String,
    },
    /// The file is not valid Fluent here.
    #[error("{place}: {reason}")]
    Syntax {
        /// Where the parser stopped.
        place: Place,
        /// What it expected.
        reason: String,
    },
    /// A key, or a term, stands twice in one language.
    #[error("{place}: {key} already stands at {first}")]
    Duplicate {
        /// The second one.
        place: Place,
        /// The message's or term's name; a term's starts with a hyphen.
        key: String,
        /// The first one.
        first: Place,
    },
    /// The message has no value of its own, or has attributes, which nothing could ever show.
    #[error("{place}: {key} must have a value and no attributes")]
    Shape {
        /// Where the message starts.
        place: Place,
        /// The message's name.
        key: String,
    },
    /// The text refers to a message, term or function which its own language does not have.
    #[error("{place}: {key} refers to {missing}, which does not exist in this language")]
    Reference {
        /// Where the referring message or term starts.
        place: Place,
        /// Its name.
        key: String,
        /// What is not there.
        missing: String,
    },
}
