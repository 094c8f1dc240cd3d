//! Work that is done again and again beside requests. When it is to end, a round that has begun is finished.

use std::time::Duration;

use tokio::sync::watch;

/// Lasts for as long as the sender that it listens to.
#[derive(Clone, Debug)]
pub struct Going(watch::Receiver<()>);

impl Going {
    /// With what ends it by being dropped.
    pub fn begin() -> (watch::Sender<()>, Self) {
        let (end, going) = watch::channel(());
        (end, Self(going))
    }

    /// Whether another round may begin.
    pub fn is_on(&self) -> bool {
        self.0.has_changed().is_ok()
    }

    /// Waits for the next round; false where there is none any more.
    pub async fn pause(&mut self, time: Duration) -> bool {
        tokio::select! {
            () = tokio::time::sleep(time) => self.is_on(),
            // Nothing is ever sent: it answers when the sender is gone.
            _ = self.0.changed() => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn work_goes_on_until_its_end_is_dropped() {
        let (end, mut going) = Going::begin();
        assert!(going.is_on() && going.pause(Duration::from_secs(3_600)).await);
        let mut waiting = going.clone();
        let waiting = tokio::spawn(async move { waiting.pause(Duration::MAX).await });
        drop(end);
        assert!(!going.is_on() && !going.pause(Duration::ZERO).await);
        assert!(!waiting.await.unwrap());
    }
}
