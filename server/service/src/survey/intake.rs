//! The intake task: answers that arrive together share one commit, and each is acknowledged after it.

use std::sync::Arc;

use domain::time::Clock;
use storage::survey::intake::{Arrival, Verdict};
use storage::{Storage, StorageError};
use tokio::sync::{mpsc, oneshot};

use crate::{Result, ServiceError};

/// Answers that may wait; more are told to come back in a moment.
const QUEUE: usize = 1_024;
/// Most answers of one commit.
const BATCH: usize = 256;

struct Job {
    arrival: Arrival,
    reply: oneshot::Sender<std::result::Result<Verdict, StorageError>>,
}

/// The way in. Cheap to clone; the task ends when the last handle is dropped.
#[derive(Clone)]
pub struct Intake {
    jobs: mpsc::Sender<Job>,
}

impl Intake {
    /// Starts the task that writes to this database.
    pub fn start(storage: Storage, clock: Arc<dyn Clock>) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
        tokio::spawn(write_batches(queue, storage, clock));
        Self { jobs }
    }

    /// Acknowledges without writing. For measuring what durability costs, never for serving.
    pub fn discarding() -> Self {
        let (jobs, mut queue) = mpsc::channel::<Job>(QUEUE);
        tokio::spawn(async move {
            while let Some(job) = queue.recv().await {
                let _ = job.reply.send(Ok(Verdict::Stored));
            }
        });
        Self { jobs }
    }

    /// Hands an answer over and waits until its verdict is durable.
    pub(crate) async fn submit(&self, arrival: Arrival) -> Result<Verdict> {
        let (reply, verdict) = oneshot::channel();
        self.jobs.try_send(Job { arrival, reply }).map_err(|_| ServiceError::Unavailable)?;
        Ok(verdict.await.map_err(|_| ServiceError::Unavailable)??)
    }
}

async fn write_batches(mut queue: mpsc::Receiver<Job>, storage: Storage, clock: Arc<dyn Clock>) {
    let mut jobs = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut jobs, BATCH).await > 0 {
        let (arrivals, replies): (Vec<_>, Vec<_>) =
            jobs.drain(..).map(|job| (job.arrival, job.reply)).unzip();
        match storage.take_in(&arrivals, clock.now()).await {
            Ok(verdicts) => {
                for (reply, verdict) in replies.into_iter().zip(verdicts) {
                    let _ = reply.send(Ok(verdict));
                }
            }
            Err(error) => {
                tracing::warn!(%error, batch = arrivals.len(), "a batch failed and is retried row by row");
                for (arrival, reply) in arrivals.iter().zip(replies) {
                    let alone = storage.take_in(std::slice::from_ref(arrival), clock.now()).await;
                    let _ = reply
                        .send(alone.map(|verdicts| verdicts.first().copied().unwrap_or(Verdict::NotOpen)));
                }
            }
        }
    }
}
