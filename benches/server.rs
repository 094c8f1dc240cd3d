//! The server as a process of its own, and clients that are bare sockets which stay open.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use osallistu::clock::SystemClock;
use osallistu::config::Config;
use osallistu::entropy::SystemEntropy;
use service::survey::intake::Intake;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Processor time in /proc is counted in hundredths of a second.
const TICKS: f64 = 100.0;

/// Rate a second, and the server's processor milliseconds an operation.
pub type Cell = (f64, f64);

/// The round in the middle, by rate.
pub fn median(rounds: &mut [Cell]) -> Cell {
    rounds.sort_by(|one, other| one.0.total_cmp(&other.0));
    rounds[rounds.len() / 2]
}

pub fn config(url: &str, listen: SocketAddr) -> Config {
    Config {
        database_url: url.to_owned(),
        key_store_url: osallistu::config::key_store_beside(url).unwrap_or_else(|| url.to_owned()),
        secret: vec![7; 48],
        wrapping_keys: Default::default(),
        listen,
        public_url: format!("http://{listen}"),
        trusted_proxies: Vec::new(),
        delivery: delivery::Settings::default(),
        patience: osallistu::config::PATIENCE,
        demonstration: false,
    }
}

/// The server's side: prints its port, serves until its standard input ends. Of the kinds, "no-op" writes no answers
/// and "mixing" does its background work.
pub async fn serve(kind: &str, url: &str) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let config = config(url, listener.local_addr().unwrap());
    let app = osallistu::app(&config, Arc::new(SystemClock), Arc::new(SystemEntropy)).await.unwrap();
    let router = match kind {
        "no-op" => {
            osallistu::app::router(&config, &app.services.clone().with_intake(Intake::discarding())).unwrap()
        }
        _ => app.router.clone(),
    };
    let _work = (kind == "mixing").then(|| app.start_background_work());
    println!("{}", config.listen.port());
    std::io::stdout().flush().unwrap();
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>()).await.unwrap();
}

/// A server process.
pub struct Server {
    pub child: Child,
    pub address: String,
}

impl Server {
    pub fn start(kind: &str, url: &str) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let mut child =
            command.args(["serve", kind, url]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut port = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut port).unwrap();
        Self { child, address: format!("127.0.0.1:{}", port.trim()) }
    }

    /// Seconds of processor time so far.
    pub fn cpu(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // After the name in brackets: user and system time are the 12th and 13th.
        let fields: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
        (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / TICKS
    }

    /// A connection for each client.
    pub async fn connect(&self, clients: usize) -> Vec<TcpStream> {
        let mut connections = Vec::new();
        for _ in 0..clients {
            let connection = TcpStream::connect(&self.address).await.unwrap();
            connection.set_nodelay(true).unwrap();
            connections.push(connection);
        }
        connections
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// One request on a connection that stays open, and the text of its answer.
pub async fn exchange(connection: &mut TcpStream, address: &str, body: &str) -> String {
    let length = body.len();
    let request = format!(
        "POST /graphql HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    connection.write_all(request.as_bytes()).await.unwrap();
    let (mut answer, mut part) = (Vec::new(), [0; 4_096]);
    loop {
        let count = connection.read(&mut part).await.unwrap();
        assert!(count > 0, "the server hung up");
        answer.extend_from_slice(&part[..count]);
        let text = String::from_utf8_lossy(&answer);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect(head);
        if body.len() >= length.parse().unwrap() {
            return body.to_owned();
        }
    }
}
