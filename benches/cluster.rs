//! The databases of a bench: a SQLite file, and a throw-away PostgreSQL cluster that keeps what it acknowledges.

use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use tempfile::TempDir;

/// The names of the databases to be measured, and their addresses.
pub fn databases(folder: &Path, cluster: Option<&Cluster>) -> Vec<(&'static str, String)> {
    let mut found = vec![("SQLite", format!("sqlite:{}", folder.join("bench.sqlite").display()))];
    found.extend(cluster.map(|cluster| ("PostgreSQL", cluster.url())));
    found
}

/// A SQLite file with the settings that the server's own writer has.
pub fn as_the_server_has(file: &str) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        .pragma("mmap_size", "268435456")
        .pragma("cache_size", "-32768")
        .pragma("journal_size_limit", "67108864")
}

/// A running server; stopped when dropped.
pub struct Cluster {
    binaries: PathBuf,
    folder: TempDir,
    owner: Option<(u32, u32)>,
    port: u16,
}

impl Cluster {
    /// `None` where PostgreSQL is not installed as Debian does.
    pub fn start() -> Option<Self> {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let mut found: Vec<PathBuf> = versions.flatten().map(|entry| entry.path().join("bin")).collect();
        found.retain(|folder| folder.join("initdb").is_file());
        found.sort();
        let binaries = found.pop()?;
        let folder = tempfile::Builder::new().prefix("osallistu-bench-").tempdir().ok()?;
        // PostgreSQL refuses to run as root.
        let owner = if folder.path().metadata().ok()?.uid() == 0 { Some(postgres_user()?) } else { None };
        if let Some((user, group)) = owner {
            chown(folder.path(), Some(user), Some(group)).ok()?;
        }
        let port = std::net::TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
        let cluster = Self { binaries, folder, owner, port };
        cluster.run("initdb", &["--auth=trust", "--username=postgres", "--locale=C", "--encoding=UTF8"])?;
        let options = format!("-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
        cluster.run("pg_ctl", &["start", "--wait", "--log", "log", "--options", &options])?;
        Some(cluster)
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres?sslmode=disable", self.port)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Option<()> {
        let mut command = Command::new(self.binaries.join(program));
        command.current_dir(self.folder.path()).args(arguments).arg("--pgdata").arg(Path::new("data"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
        command.status().ok()?.success().then_some(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.run("pg_ctl", &["stop", "--mode=immediate"]);
    }
}

fn postgres_user() -> Option<(u32, u32)> {
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let line = users.lines().find(|line| line.starts_with("postgres:"))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}
