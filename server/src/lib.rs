//! osallistu
