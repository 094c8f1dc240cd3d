//! Fair selection of panels by lot.
//!
//! `input::read` makes a [`Pool`] of two tables; [`select`] works out the fairest lottery and turns it into panels;
//! [`Commitment`] is what is published of them, and what a seed then draws from.
//!
//! LEXIMIN and the bound are from Flanigan, Gölz, Gupta, Hennig, Procaccia, "Fair algorithms for selecting citizens'
//! assemblies", Nature 596 (2021); the uniform lottery over published panels from Flanigan, Kehne, Procaccia, "Fair
//! sortition made transparent", NeurIPS 2021. How they are computed here stands in docs/decisions/0011.

mod classes;
mod committee;
mod distribution;
mod draw;
mod fairness;
pub mod input;
mod mixture;
mod outer;
mod pool;
mod portfolio;
mod refusal;
mod relax;
mod reserve;
mod selection;
mod simplex;

pub use distribution::{Phase, Watch};
pub use draw::{Commitment, Draw, FORMAT, Flaw, PublishedQuota, is_seed, pool_sha256};
pub use fairness::Fairness;
pub use outer::Objective;
pub use pool::{BadPool, Feature, Person, Pool, Quota};
pub use refusal::{File, QuotaName, Refusal, Relaxation};
pub use relax::at_a_glance;
pub use reserve::next_in_turn;
pub use selection::{Selection, Wish, select};

#[cfg(test)]
mod brute_tests;
#[cfg(test)]
mod select_tests;
