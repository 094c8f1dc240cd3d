//! The rules themselves, by what they count.

pub(super) mod activities;
pub(super) mod acts;
pub(super) mod answers;
pub(super) mod bodies;
pub(super) mod feedback;
pub(super) mod programme;

#[cfg(test)]
mod planted;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_lapland;
