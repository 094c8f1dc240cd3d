//! The program itself, as processes of their own beside the test.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::fs::{File, Permissions};
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use domain::identity::Role;
use domain::time::Clock;
use osallistu::clock::SystemClock;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::service::{Client, START};
use super::surveys::complete_draft;
use super::{Database, TestService};

/// The same secret as [`TestService`] has, so that both open what the other sealed.
const SECRET: [u8; 48] = [7; 48];
const PATIENCE: Duration = Duration::from_millis(20);
const LOOKS: usize = 15_000;

/// How to run the program: an environment of its own, with nothing of the test's.
pub(crate) struct Program {
    pub(crate) folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Program {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), variables: Vec::new() }
    }

    /// With a database and a secret that only its owner can read.
    pub(crate) fn on(database_url: &str) -> Self {
        let program = Self::new();
        let secret = program.folder.path().join("secret");
        std::fs::write(&secret, SECRET).unwrap();
        std::fs::set_permissions(&secret, Permissions::from_mode(0o600)).unwrap();
        let keys = osallistu::config::key_store_beside(database_url);
        program
            .with("OSALLISTU_DATABASE_URL", database_url)
            .with("OSALLISTU_KEY_STORE_URL", keys.as_deref().unwrap_or(database_url))
            .with("OSALLISTU_SECRET_FILE", &secret.to_string_lossy())
            .with("OSALLISTU_PATIENCE", "300")
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_osallistu"));
        command.args(arguments).env_clear().envs(self.variables.iter().cloned()).stdin(Stdio::null());
        command
    }

    /// Runs it to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    /// Runs it to its end with something on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Whoever does not read its input closes it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        Ran::from(&child.wait_with_output().unwrap())
    }

    /// Serves and waits until it answers.
    pub(crate) async fn serve(&self) -> Running {
        self.serve_with(&[]).await
    }

    /// The same with more arguments.
    pub(crate) async fn serve_with(&self, more: &[&str]) -> Running {
        let port = free_port();
        let mut command = self.command(&[&["serve"][..], more].concat());
        command.env("OSALLISTU_LISTEN", format!("127.0.0.1:{port}"));
        Running::start(command, self, port).await
    }
}

/// How a run ended, in words.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) good: bool,
    pub(crate) status: Option<i32>,
    pub(crate) said: String,
    pub(crate) complained: String,
}

impl From<&Output> for Ran {
    fn from(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let status = output.status.code();
        Self {
            good: output.status.success(),
            status,
            said: text(&output.stdout),
            complained: text(&output.stderr),
        }
    }
}

/// A serving process. Dropped, it is killed.
pub(crate) struct Running {
    child: Child,
    pub(crate) url: String,
    said: std::path::PathBuf,
    logged: std::path::PathBuf,
}

impl Running {
    /// Starts a process and does not wait for anything.
    pub(crate) fn spawn(mut command: Command, program: &Program, port: u16) -> Self {
        let file = |name: &str| program.folder.path().join(format!("{name}-{port}"));
        let (said, logged) = (file("said"), file("logged"));
        command.stdout(File::create(&said).unwrap()).stderr(File::create(&logged).unwrap());
        let child = command.spawn().unwrap();
        Self { child, url: format!("http://127.0.0.1:{port}"), said, logged }
    }

    pub(crate) async fn start(command: Command, program: &Program, port: u16) -> Self {
        let mut running = Self::spawn(command, program, port);
        let http = reqwest::Client::new();
        for _ in 0..LOOKS {
            let answered = http.get(format!("{}/health/live", running.url)).send().await;
            if answered.is_ok_and(|response| response.status() == 200) {
                return running;
            }
            let ended = running.child.try_wait().unwrap();
            assert!(ended.is_none(), "it ended: {}{}", running.said(), running.logged());
            tokio::time::sleep(PATIENCE).await;
        }
        panic!("it does not answer: {}{}", running.said(), running.logged());
    }

    /// What it has printed so far.
    pub(crate) fn said(&self) -> String {
        std::fs::read_to_string(&self.said).unwrap()
    }

    /// What it has logged so far.
    pub(crate) fn logged(&self) -> String {
        std::fs::read_to_string(&self.logged).unwrap()
    }

    /// Ends it as a power cut would end the process: nothing is finished, nothing is said.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end, as whoever runs it does, and waits until it has; whether it ended well.
    pub(crate) async fn terminate(&mut self) -> bool {
        let asked =
            Command::new("sh").args(["-c", "kill -TERM $0", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        for _ in 0..LOOKS {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.success();
            }
            tokio::time::sleep(PATIENCE).await;
        }
        panic!("it does not end: {}{}", self.said(), self.logged());
    }

    pub(crate) fn client(&self) -> Client {
        Client { http: reqwest::Client::new(), url: self.url.clone(), language: "en".to_owned() }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl TestService {
    /// A service in this process whose clock tells the real time, as the program's does.
    pub(crate) async fn start_today(url: &str, seed: u64) -> Self {
        let service = Self::start_seeded(Database { url: url.to_owned(), folder: None }, seed).await;
        service.clock.advance(SystemClock.now() - START.parse::<chrono::DateTime<chrono::Utc>>().unwrap());
        service
    }

    /// An editor, and a survey that is open today and for ten days more.
    pub(crate) async fn open_survey_today(&self) -> (Client, Value) {
        let editor = self.staff(Role::SurveyEditor).await;
        let draft = editor.create_survey("Tieto palveluista").await;
        let mut input = complete_draft(&draft);
        let now = SystemClock.now();
        input["closesAt"] =
            json!((now + chrono::Duration::days(10)).format("%Y-%m-%dT%H:%M:%SZ").to_string());
        let deletion = (now + chrono::Duration::days(365)).format("%Y-%m-%d").to_string();
        input["privacyNotice"]["deletionDate"] = json!(deletion);
        let saved = editor.update_survey(input).await;
        let survey = editor.publish_survey(&saved).await;
        assert_eq!(survey["state"], "OPEN", "{survey}");
        (editor, survey)
    }
}
