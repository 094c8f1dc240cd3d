//! Lists the interface texts of `/locales` for `Catalogues::embedded`, so that adding a file is all it takes.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

#[expect(clippy::disallowed_methods, reason = "cargo speaks to a build script through the environment")]
fn main() -> Result<(), Box<dyn Error>> {
    let locales = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../locales");
    println!("cargo::rerun-if-changed={}", locales.display());

    let mut list = String::from("&[\n");
    for folder in entries(&locales)?.iter().filter(|path| path.is_dir()) {
        for file in entries(folder)? {
            if file.extension().is_some_and(|extension| extension == "ftl") {
                let path = file.canonicalize()?;
                let (tag, name, path) = (name(folder)?, name(&file)?, utf8(&path)?);
                writeln!(list, "    ({tag:?}, {name:?}, include_str!({path:?})),")?;
            }
        }
    }
    list.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("sources.rs"), list)?;
    Ok(())
}

/// What a folder holds, sorted so that two builds of one tree are equal; nothing when it does not exist.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> Result<&str, String> {
    path.file_name()
        .and_then(|name| name.to_str())
        .ok_or_else(|| format!("not a UTF-8 name: {}", path.display()))
}

fn utf8(path: &Path) -> Result<&str, String> {
    path.to_str().ok_or_else(|| format!("not a UTF-8 path: {}", path.display()))
}
