use osallistu_delivery::{Envelope, SendError, Settings};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::{assert_discreet, send, settings, sms};

/// A gateway that reads one request and answers it with `reply`; nothing at all where that is empty.
async fn gateway(reply: &str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let reply = reply.to_owned();
    let served = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = String::new();
        while !is_whole(&request) {
            let mut bytes = [0; 4096];
            let read = stream.read(&mut bytes).await.unwrap();
            assert_ne!(read, 0, "the client went away");
            request.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
        }
        if reply.is_empty() {
            std::future::pending::<()>().await;
        }
        stream.write_all(reply.as_bytes()).await.unwrap();
        request
    });
    (url, served)
}

fn is_whole(request: &str) -> bool {
    let Some((head, body)) = request.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
    body.len() >= length.parse().unwrap()
}

fn answer(status: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

fn through(gateway: Value) -> Settings {
    Settings { sms_gateway: Some(gateway.to_string().parse().unwrap()), ..settings() }
}

fn plain(url: &str) -> Value {
    json!({
        "kind": "http", "method": "POST", "url": format!("{url}/send"), "sender": "Alue", "allow_http": true,
        "headers": { "X-Key": "secret" }, "body": { "json": { "to": "{to}", "text": "{text}" } },
        "success": "\"accepted\"",
    })
}

async fn outcome(status: &str, body: &str) -> Result<(), SendError> {
    let (url, _) = gateway(&answer(status, body)).await;
    send(through(plain(&url)), Envelope::Sms(sms())).await
}

#[tokio::test]
async fn a_gateway_gets_the_message_once() {
    let (url, served) = gateway(&answer("202 Accepted", "{\"state\":\"accepted\"}")).await;
    send(through(plain(&url)), Envelope::Sms(sms())).await.unwrap();
    let request = served.await.unwrap();
    assert!(request.starts_with("POST /send HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("\r\nx-key: secret\r\n"), "{request}");
    assert!(request.ends_with("\r\n\r\n{\"text\":\"Hyvää päivää!\",\"to\":\"+358401234567\"}"), "{request}");
}

#[tokio::test]
async fn kannel_gets_the_message_in_the_address() {
    let (url, served) = gateway(&answer("202 Accepted", "0: Accepted for delivery")).await;
    let kannel = json!({
        "kind": "kannel", "url": format!("{url}/cgi-bin/sendsms"), "username": "u", "password": "p",
        "sender": "Alue", "allow_http": true,
    });
    send(through(kannel), Envelope::Sms(sms())).await.unwrap();
    let expected = "GET /cgi-bin/sendsms?username=u&password=p&from=Alue&to=%2B358401234567\
                    &text=Hyv%C3%A4%C3%A4%20p%C3%A4iv%C3%A4%C3%A4%21&charset=UTF-8&coding=0 HTTP/1.1\r\n";
    let request = served.await.unwrap();
    assert!(request.starts_with(expected), "{request}");
}

#[tokio::test]
async fn what_may_pass_is_tried_again_and_what_will_not_is_not() {
    let passes = [
        "500 Internal",
        "503 Unavailable",
        "429 Too Many",
        "408 Timeout",
        "401 Unauthorized",
        "403 Forbidden",
    ];
    for status in passes {
        let error = outcome(status, "").await.unwrap_err();
        assert!(matches!(error, SendError::Transient(_)), "{status}: {error}");
        assert_discreet(&error);
    }
    for status in ["400 Bad Request", "404 Not Found", "422 Unprocessable"] {
        let error = outcome(status, "+358401234567 is no number").await.unwrap_err();
        assert!(matches!(error, SendError::Permanent(_)), "{status}: {error}");
        assert_discreet(&error);
    }
}

#[tokio::test]
async fn a_reply_that_does_not_say_taken_is_never_sent_again() {
    let error = outcome("200 OK", "{\"state\":\"rejected\"}").await.unwrap_err();
    assert!(matches!(error, SendError::Permanent(_)), "{error}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (elsewhere, served) = gateway(&answer("200 OK", "accepted")).await;
    let moved = format!("HTTP/1.1 307 Moved\r\nlocation: {elsewhere}/send\r\ncontent-length: 0\r\n\r\n");
    let (url, _) = gateway(&moved).await;
    let error = send(through(plain(&url)), Envelope::Sms(sms())).await.unwrap_err();
    assert_eq!(error, SendError::Transient("the SMS gateway answered 307".to_owned()));
    assert!(!served.is_finished());
}

#[tokio::test]
async fn a_gateway_that_is_not_there_is_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = send(through(plain(&url)), Envelope::Sms(sms())).await.unwrap_err();
    assert!(matches!(&error, SendError::Transient(said) if said.contains("not reached: ")), "{error}");
}

#[tokio::test]
async fn a_gateway_that_is_not_who_it_says_gets_nothing() {
    // Something that speaks, but not TLS.
    let (url, served) = gateway(&answer("200 OK", "accepted")).await;
    let mut settings = plain(&url.replace("http://", "https://"));
    settings["allow_http"] = json!(false);
    let sent = tokio::spawn(send(through(settings), Envelope::Sms(sms())));
    // The beginning of a handshake is no text: the gateway's reading fails, and the connection with it.
    assert!(served.await.is_err());
    let error = sent.await.unwrap().unwrap_err();
    assert!(matches!(error, SendError::Transient(_)), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_gateway_that_says_nothing_is_waited_for_ten_seconds() {
    let (url, served) = gateway("").await;
    let began = tokio::time::Instant::now();
    let error = send(through(plain(&url)), Envelope::Sms(sms())).await.unwrap_err();
    assert_eq!(error, SendError::Transient("the SMS gateway did not answer in time".to_owned()));
    assert_eq!(began.elapsed().as_secs(), 10);
    served.abort();
}
