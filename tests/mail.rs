//! Mail through a real mail server, read again by a library that is not ours.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod gigs;

use std::io::Write;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use chrono::DateTime;
use delivery::{Attachment, Delivery, Envelope, Mail, Settings};
use domain::identity::Email;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// Names a Python interpreter that has aiosmtpd.
const PYTHON: &str = "OSALLISTU_PYTHON";
/// Set to 1 where a run without it must not pass for a whole one.
const REQUIRED: &str = "OSALLISTU_REQUIRE_PYTHON";
const PATIENCE: Duration = Duration::from_millis(20);
const LOOKS: usize = 15_000;

/// Prints every message of a Maildir as JSON, a line each, as Python's own `email` reads it.
const READER: &str = r#"
import email, email.policy, json, pathlib, sys
for path in sorted(pathlib.Path(sys.argv[1], "new").iterdir()):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    print(json.dumps({
        "headers": sorted(name for name in message.keys() if not name.startswith("X-")),
        "from": str(message["from"]),
        "to": str(message["to"]),
        "id": message["message-id"],
        "date": message["date"].datetime.isoformat(),
        "subject": str(message["subject"]),
        "recipient": message["x-rcptto"],
        "body": message.get_body(("plain",)).get_content().replace("\r\n", "\n").rstrip(),
        "files": [
            [part.get_filename(), part["content-type"].content_type, part.get_content()]
            for part in message.iter_attachments()
        ],
        "defects": len(message.defects),
    }))
"#;

/// A mail server that keeps what it gets. Dropped, it is stopped.
struct Server {
    python: String,
    process: Child,
    port: u16,
    folder: TempDir,
}

impl Server {
    /// `None` where there is no Python for it and none is required.
    async fn start() -> Option<Self> {
        let python = python()?;
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = Command::new(&python)
            .args(["-m", "aiosmtpd", "-n", "-l", &format!("127.0.0.1:{port}")])
            .args(["-c", "aiosmtpd.handlers.Mailbox"])
            .arg(folder.path().join("mail"))
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let mut server = Self { python, process, port, folder };
        for _ in 0..LOOKS {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Some(server);
            }
            assert!(server.process.try_wait().unwrap().is_none(), "aiosmtpd did not start: is it installed?");
            tokio::time::sleep(PATIENCE).await;
        }
        panic!("aiosmtpd does not answer");
    }

    fn delivery(&self) -> Delivery {
        let sender = "Länsi-Uudenmaan alue <osallistu@county.example>".parse().unwrap();
        let smtp = format!("smtp://127.0.0.1:{}/osallistu.example", self.port).parse().unwrap();
        Delivery::new(Settings { sender, smtp: Some(smtp), ..Settings::default() }).unwrap()
    }

    fn mailbox(&self) -> Vec<Value> {
        let output = Command::new(&self.python)
            .args(["-c", READER])
            .arg(self.folder.path().join("mail"))
            .stderr(Stdio::inherit())
            .output()
            .unwrap();
        assert!(output.status.success());
        let lines = String::from_utf8(output.stdout).unwrap();
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A failure leaves nothing to do: it has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn python() -> Option<String> {
    let python = setting(PYTHON);
    if python.is_none() {
        assert!(
            setting(REQUIRED).is_none_or(|value| value != "1"),
            "{REQUIRED}=1, but {PYTHON} does not name an interpreter that has aiosmtpd"
        );
        // Not eprintln!, which the test harness hides for tests that pass.
        let _ = writeln!(std::io::stderr(), "\nMail through a real server SKIPPED: {PYTHON} is not set\n");
    }
    python
}

#[expect(
    clippy::disallowed_methods,
    reason = "the environment is how a run of the tests is told what it has"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn mail(subject: &str) -> Mail {
    Mail {
        message_id: Uuid::from_u128(7),
        date: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
        to: Email::parse("aino@example.fi").unwrap(),
        reply_to: None,
        subject: subject.to_owned(),
        body: "Hei!\n.\nČáŋŋalus: https://osallistu.example/o/abc\n".to_owned(),
        attachment: None,
    }
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let Some(server) = Server::start().await else { return };
    let subject = "Keikkapyyntö: Čáŋŋalus đahpat šŧž, Nuõrttsääʹmǩiõll ǯǥǧǩ – ”KA-2026-0142”";
    let calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Keikka KA-2026-0142\r\nEND:VCALENDAR\r\n";
    let attachment = Attachment {
        name: "keikka.ics".to_owned(),
        content_type: "text/calendar; charset=utf-8; method=PUBLISH".to_owned(),
        bytes: calendar.as_bytes().to_vec(),
    };
    let mail = Mail { attachment: Some(attachment), ..mail(subject) };
    // As after a broken connection: a second attempt.
    for _ in 0..2 {
        server.delivery().send(Envelope::Mail(mail.clone())).await.unwrap();
    }

    let expected = json!({
        "headers": ["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To"],
        "from": "Länsi-Uudenmaan alue <osallistu@county.example>",
        "to": "aino@example.fi",
        "id": "<00000000-0000-0000-0000-000000000007@county.example>",
        "date": "2026-09-21T14:13:20+00:00",
        "subject": subject,
        "recipient": "aino@example.fi",
        "body": "Hei!\n.\nČáŋŋalus: https://osallistu.example/o/abc",
        "files": [["keikka.ics", "text/calendar", calendar]],
        "defects": 0,
    });
    assert_eq!(server.mailbox(), [expected.clone(), expected]);
}

#[tokio::test]
async fn a_hostile_subject_reaches_nobody_else() {
    let Some(server) = Server::start().await else { return };
    let subject =
        "Hei\r\nBcc: evil@example.org\r\n\r\n.\r\nMAIL FROM:<x@example.org>\0 =?utf-8?q?=0ABcc:_e=40e.org?=";
    server.delivery().send(Envelope::Mail(mail(subject))).await.unwrap();
    let [arrived] = server.mailbox().try_into().unwrap();
    assert_eq!(arrived["recipient"], "aino@example.fi");
    assert_eq!(arrived["to"], "aino@example.fi");
    let headers = arrived["headers"].as_array().unwrap();
    assert!(!headers.contains(&json!("Bcc")), "{arrived}");
    assert!(arrived["body"].as_str().unwrap().starts_with("Hei!\n"), "{arrived}");
}
