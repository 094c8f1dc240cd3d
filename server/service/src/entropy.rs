//! Where randomness comes from. Passed in, so that tests can repeat what they saw.

/// A source of random bytes fit for keys.
pub trait Entropy: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}
