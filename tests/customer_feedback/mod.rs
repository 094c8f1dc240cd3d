//! Customer feedback: from its receipt to what was done.

mod deadlines;
