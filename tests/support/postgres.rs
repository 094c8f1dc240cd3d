//! A throw-away PostgreSQL cluster, one for each test process.
//!
//! Statics are never dropped, and a process killed with -9 drops nothing at all. So the cluster hangs on a pipe
//! instead: a shell reads its standard input until the kernel closes the other end, whatever it was that ended the
//! test process, then stops the server and removes its folder.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Arguments: the folder, the folder of the binaries, the settings. Reads ports to try, a line each, and answers
/// `yes` or `no` to each command it ran; the end of its input is the end of the cluster.
///
/// The server must not inherit descriptor 3, or it would keep the answers open when the shell is gone.
const HOLDER: &str = r#"
cd "$1" && exec 3>&1 >log 2>&1 || exit
try() { if "$@" 3>&- </dev/null; then echo yes >&3; else echo no >&3; fi; }
try "$2/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync
printf '%s\n' "$3" >>data/postgresql.conf
while read -r port; do
    try "$2/pg_ctl" start --pgdata=data --wait --options="-p $port"
done
"$2/pg_ctl" stop --pgdata=data --mode=immediate
cd / && rm -rf "$1"
"#;

/// The log is kept whole: the re-link test reads all that was written.
const SETTINGS: &str = "
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
timezone = 'UTC'
wal_keep_size = '1GB'
";

/// Tests that pull no plug have no use for what survives one.
const FORGETFUL: &str = "
fsync = off
full_page_writes = off
synchronous_commit = off
";

/// A port that was free may be taken before the server binds it.
const ATTEMPTS: usize = 5;

/// Where Debian keeps each version's binaries.
const VERSIONS: &str = "/usr/lib/postgresql";

/// Set to 1 where a run without PostgreSQL must not pass for a whole one.
const REQUIRED: &str = "OSALLISTU_REQUIRE_POSTGRES";

/// A running server. Dropping it stops the server and waits until its folder is gone.
#[derive(Debug)]
pub(crate) struct Cluster {
    holder: Child,
    folder: PathBuf,
    port: u16,
}

/// The cluster that the tests of this process share; `None` where PostgreSQL is not installed and not required.
pub(crate) fn cluster() -> Option<&'static Cluster> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    CLUSTER.get_or_init(|| Some(Cluster::start(binaries()?, &format!("{SETTINGS}{FORGETFUL}")))).as_ref()
}

impl Cluster {
    /// A cluster of its own that keeps what it acknowledged, for tests that pull the plug.
    pub(crate) fn durable() -> Option<Cluster> {
        Some(Cluster::start(binaries()?, SETTINGS))
    }

    /// The database in which statements about other databases run.
    pub(crate) fn admin_url(&self) -> String {
        self.url("postgres")
    }

    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }

    pub(crate) async fn create_database(&self, name: &str) {
        self.administer(format!("CREATE DATABASE {}", quoted(name))).await;
    }

    /// Copies `template`, to which nobody may be connected meanwhile.
    pub(crate) async fn copy_database(&self, template: &str, name: &str) {
        self.administer(format!("CREATE DATABASE {} TEMPLATE {}", quoted(name), quoted(template))).await;
    }

    /// Drops the database together with the connections that are still open to it.
    pub(crate) async fn drop_database(&self, name: &str) {
        self.administer(format!("DROP DATABASE {} WITH (FORCE)", quoted(name))).await;
    }

    async fn administer(&self, statement: String) {
        let ran = async {
            let mut connection = PgConnection::connect(&self.admin_url()).await?;
            sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(&mut connection).await?;
            connection.close().await
        };
        if let Err(error) = ran.await {
            panic!("{statement}: {error}");
        }
    }

    fn start(binaries: &Path, settings: &str) -> Cluster {
        let folder =
            tempfile::Builder::new().prefix("osallistu-postgres-").tempdir().expect("a temporary folder");
        let mut command = Command::new("sh");
        command
            .args(["-c", HOLDER, "osallistu-postgres"])
            .args([folder.path(), binaries])
            .arg(settings)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Ctrl-C reaches the whole group of the test process; whoever cleans up after it must not be in it.
            .process_group(0);
        if folder.path().metadata().expect("a temporary folder").uid() == 0 {
            let (user, group) = unprivileged();
            chown(folder.path(), Some(user), Some(group)).expect("root may give a folder away");
            command.uid(user).gid(group);
        }
        let mut holder = command.spawn().expect("sh starts");
        // From here on the shell removes it.
        let folder = folder.keep();

        let mut answers = BufReader::new(holder.stdout.take().expect("stdout is piped")).lines();
        let mut agreed = || matches!(answers.next(), Some(Ok(answer)) if answer == "yes");
        let started = agreed().then(|| {
            (0..ATTEMPTS).find_map(|_| {
                let port = free_port();
                writeln!(holder.stdin.as_ref()?, "{port}").ok()?;
                agreed().then_some(port)
            })
        });
        let Some(port) = started.flatten() else {
            let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
            panic!("PostgreSQL from {} did not start:\n{log}", binaries.display());
        };
        Cluster { holder, folder, port }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.holder.stdin.take());
        // A failure to reap leaves nothing to do: the closed pipe ends the cluster all the same.
        let _ = self.holder.wait();
    }
}

/// The folder that holds `initdb` and what it needs. Distributions put only wrappers, or nothing, on the path.
fn binaries() -> Option<&'static Path> {
    static BINARIES: OnceLock<Option<PathBuf>> = OnceLock::new();
    BINARIES
        .get_or_init(|| {
            let complete =
                |folder: &PathBuf| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file());
            let found = folders_on_path().chain(versions()).find(complete);
            if found.is_none() {
                assert!(
                    setting(REQUIRED).is_none_or(|value| value != "1"),
                    "{REQUIRED}=1, but no initdb is on the path or under {VERSIONS}: install the PostgreSQL server"
                );
                // Not eprintln!, which the test harness hides for tests that pass.
                let _ = writeln!(std::io::stderr(), "\nPostgreSQL half SKIPPED: no initdb found\n");
            }
            found
        })
        .as_deref()
}

fn folders_on_path() -> impl Iterator<Item = PathBuf> {
    let path = setting("PATH").unwrap_or_default();
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    // A link leads to where its neighbours are.
    folders
        .into_iter()
        .filter_map(|folder| Some(folder.join("initdb").canonicalize().ok()?.parent()?.to_owned()))
}

/// Newest first.
fn versions() -> impl Iterator<Item = PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir(VERSIONS)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    found.into_iter().map(|(_, folder)| folder)
}

#[expect(
    clippy::disallowed_methods,
    reason = "how the tests are run is their environment's to say; no configuration of the product is read here"
)]
fn setting(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name)
}

/// PostgreSQL refuses to run as root.
fn unprivileged() -> (u32, u32) {
    let users = std::fs::read_to_string("/etc/passwd").expect("a list of users");
    let ids = |wanted: &str| {
        users.lines().find_map(|line| {
            let mut fields = line.split(':');
            let name = fields.next()?;
            let user = fields.nth(1)?.parse().ok()?;
            let group = fields.next()?.parse().ok()?;
            (name == wanted).then_some((user, group))
        })
    };
    ids("postgres")
        .or_else(|| ids("nobody"))
        .expect("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody")
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .expect("a free port on the loopback")
        .port()
}

/// The names are the tests' own; this keeps a slip in one from becoming another statement.
fn quoted(name: &str) -> String {
    assert!(
        !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_')),
        "{name:?} is no name for a test database"
    );
    format!("\"{name}\"")
}

mod tests {
    use std::net::TcpStream;

    use super::*;

    #[tokio::test]
    async fn a_copy_holds_what_its_template_holds() {
        let Some(cluster) = cluster() else { return };
        cluster.create_database("a_template").await;
        let mut template = PgConnection::connect(&cluster.url("a_template")).await.unwrap();
        sqlx::raw_sql("CREATE TABLE t AS SELECT 7 AS n").execute(&mut template).await.unwrap();
        template.close().await.unwrap();

        cluster.copy_database("a_template", "a_copy").await;
        cluster.drop_database("a_template").await;
        let mut copy = PgConnection::connect(&cluster.url("a_copy")).await.unwrap();
        let held: i32 = sqlx::query_scalar("SELECT n FROM t").fetch_one(&mut copy).await.unwrap();
        assert_eq!(held, 7);

        cluster.drop_database("a_copy").await;
        PgConnection::connect(&cluster.url("a_copy")).await.unwrap_err();
    }

    #[test]
    fn a_cluster_does_not_outlive_a_killed_holder() {
        let Some(mut cluster) = Cluster::durable() else { return };
        // `sleep` takes our place at the pipe and is killed in it.
        let pipe = cluster.holder.stdin.take().unwrap();
        let mut process = Command::new("sleep").arg("600").stdout(pipe).spawn().unwrap();
        TcpStream::connect(("127.0.0.1", cluster.port)).unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
        assert!(cluster.holder.wait().unwrap().success());
        TcpStream::connect(("127.0.0.1", cluster.port)).unwrap_err();
        assert!(!cluster.folder.exists());
    }
}
