use osallistu_delivery::{Envelope, SendError, Settings};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::{assert_discreet, mail, send, settings};

/// What a server says to the commands that matter here; to any other it says yes.
#[derive(Clone, Copy, Default)]
struct Script {
    recipient: &'static str,
    data: &'static str,
    after: &'static str,
    sign_in: &'static str,
}

/// A mail server for one connection. Its end is what it was told, line by line.
async fn server(script: Script) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let served = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let mut heard = Vec::new();
        let mut in_data = false;
        write.write_all(b"220 mail.example ESMTP\r\n").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            let answer = match line.split([' ', ':']).next().unwrap_or_default() {
                "." if in_data => {
                    in_data = false;
                    or(script.after, "250 taken")
                }
                _ if in_data => "",
                "EHLO" if !script.sign_in.is_empty() => "250-mail.example\r\n250 AUTH PLAIN",
                "AUTH" => script.sign_in,
                "RCPT" => or(script.recipient, "250 good"),
                "DATA" => {
                    let answer = or(script.data, "354 go on");
                    in_data = answer.starts_with("354");
                    answer
                }
                "QUIT" => "221 bye",
                _ => "250 good",
            };
            heard.push(line);
            // A client that has heard enough may be gone.
            if !answer.is_empty() && write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                break;
            }
        }
        heard
    });
    (address, served)
}

fn or(answer: &'static str, otherwise: &'static str) -> &'static str {
    if answer.is_empty() { otherwise } else { answer }
}

fn through(url: &str) -> Settings {
    Settings { smtp: Some(url.parse().unwrap()), ..settings() }
}

async fn outcome(script: Script) -> Result<(), SendError> {
    let (address, served) = server(script).await;
    let credentials = if script.sign_in.is_empty() { "" } else { "user:hunter2@" };
    let sent = send(through(&format!("smtp://{credentials}{address}")), Envelope::Mail(mail())).await;
    served.abort();
    sent
}

#[tokio::test]
async fn a_server_gets_the_mail_for_one_recipient() {
    let (address, served) = server(Script::default()).await;
    send(through(&format!("smtp://{address}/our.name")), Envelope::Mail(mail())).await.unwrap();
    let heard = served.await.unwrap();
    let commands: Vec<_> = heard.iter().take(4).map(String::as_str).collect();
    assert_eq!(commands[0], "EHLO our.name");
    assert!(commands[1].starts_with("MAIL FROM:<osallistu@county.example>"), "{heard:?}");
    assert_eq!(commands[2..], ["RCPT TO:<aino@example.fi>", "DATA"]);
    assert!(
        heard.iter().any(|line| line == "Message-ID: <00000000-0000-0000-0000-000000000007@county.example>")
    );
    // The mail's own full stop does not end it.
    let end: Vec<_> = heard.iter().skip_while(|line| *line != "Hei!").take(3).map(String::as_str).collect();
    assert_eq!(end, ["Hei!", "..", "Terveisin"]);
}

#[tokio::test]
async fn a_servers_code_decides_whether_it_is_tried_again() {
    let passing = [
        Script { recipient: "450 aino@example.fi is busy", ..Script::default() },
        Script { data: "451 later", ..Script::default() },
        Script { after: "452 full", ..Script::default() },
        Script { recipient: "gibberish for aino@example.fi", ..Script::default() },
        // Our password, not the message.
        Script { sign_in: "535 no", ..Script::default() },
    ];
    for script in passing {
        let error = outcome(script).await.unwrap_err();
        assert!(matches!(error, SendError::Transient(_)), "{error}");
        assert_discreet(&error);
    }
    let lasting = [
        Script { recipient: "550 aino@example.fi is unknown", ..Script::default() },
        Script { after: "554 no", ..Script::default() },
    ];
    for script in lasting {
        let error = outcome(script).await.unwrap_err();
        assert!(matches!(error, SendError::Permanent(_)), "{error}");
        assert_discreet(&error);
    }
}

#[tokio::test]
async fn without_encryption_nothing_leaves_for_another_machine() {
    let (address, served) = server(Script::default()).await;
    // As it is for every server elsewhere; this one does not know how.
    let url = format!("smtp://user:hunter2@{address}?tls=required");
    let error = send(through(&url), Envelope::Mail(mail())).await.unwrap_err();
    assert!(matches!(&error, SendError::Transient(said) if said.contains("STARTTLS")), "{error}");
    let heard = served.await.unwrap();
    assert!(heard.iter().all(|line| line.starts_with("EHLO") || line == "QUIT"), "{heard:?}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = send(through(&format!("smtp://{address}")), Envelope::Mail(mail())).await.unwrap_err();
    assert!(matches!(error, SendError::Transient(_)), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_says_nothing_is_not_waited_for_long() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let error = send(through(&format!("smtp://{address}")), Envelope::Mail(mail())).await.unwrap_err();
    assert!(matches!(error, SendError::Transient(_)), "{error}");
}
