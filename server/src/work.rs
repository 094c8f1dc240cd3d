//! The work beside requests, in this process or in one of its own.

use std::time::Duration;

use service::work::Going;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;

/// How long a round that has begun may still take. Whatever is broken off then is done again by whoever comes next: a
/// transaction has not happened, a message is sent again under the same Message-ID.
const GRACE: Duration = Duration::from_secs(30);

/// Work that goes on until this is dropped.
#[must_use = "the work ends with it"]
pub struct Work {
    end: watch::Sender<()>,
    tasks: Vec<JoinHandle<()>>,
}

impl Work {
    /// Waits until every round that has begun is finished.
    pub async fn finish(self) {
        drop(self.end);
        if tokio::time::timeout(GRACE, futures::future::join_all(self.tasks)).await.is_err() {
            tracing::warn!("work was broken off; it will be done again");
        }
    }
}

impl App {
    /// Starts the mixer, the nightly job, the end of offers, the invitations to surveys, the daily look at the public list, the
    /// daily message to those who handle feedback, and the sending of messages.
    pub fn start_background_work(&self) -> Work {
        let (end, going) = Going::begin();
        let services = || self.services.clone();
        let tasks = vec![
            tokio::spawn(service::survey::mixer::run(services(), going.clone())),
            tokio::spawn(service::survey::retention::run(services(), going.clone())),
            tokio::spawn(service::expert::answering::run(services(), going.clone())),
            tokio::spawn(service::survey::panel::run(services(), going.clone())),
            tokio::spawn(service::indicator::listing::run(services(), going.clone())),
            tokio::spawn(service::customer_feedback::notice::run(services(), going.clone())),
            tokio::spawn(self.messages.clone().run(going)),
        ];
        Work { end, tasks }
    }
}
