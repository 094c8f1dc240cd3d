/// Why a message was not handed over, in words for whoever runs the service: without its address and its text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// A later attempt may succeed.
    #[error("{0}")]
    Transient(String),
    /// No attempt will succeed.
    #[error("{0}")]
    Permanent(String),
}

/// Why sending cannot be made ready.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// The mail server's address, or TLS for it.
    #[error("the mail server cannot be used: {0}")]
    Smtp(String),
    /// The SMS gateway's address, or TLS for it.
    #[error("the SMS gateway cannot be used: {0}")]
    Gateway(String),
}
