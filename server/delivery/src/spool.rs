//! A folder in which every message becomes a file, where no server takes it.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::SendError;

/// The folder. Made with the first message, for its owner alone.
pub(crate) struct Spool {
    folder: PathBuf,
}

impl Spool {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Writes a file whole or not at all; a repeated attempt replaces it.
    pub(crate) async fn put(&self, name: String, content: Vec<u8>) -> Result<(), SendError> {
        let folder = self.folder.clone();
        let written = tokio::task::spawn_blocking(move || write(&folder, &name, &content)).await;
        match written {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => {
                Err(SendError::Transient(format!("the spool folder cannot be written: {error}")))
            }
            Err(_) => Err(SendError::Transient("the spool folder was not written".to_owned())),
        }
    }
}

fn write(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    make(folder)?;
    // For its owner alone from the beginning: tempfile makes it with mode 0600.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name))?;
    Ok(())
}

fn make(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
