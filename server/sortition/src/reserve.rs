//! Who takes a seat that has become free.

use std::collections::BTreeMap;

use crate::classes::Classes;
use crate::committee::{Effort, Finder};
use crate::pool::{Person, Pool};
use crate::relax;

/// The first of those who wait, in the order of a draw, with whom the free seats can all be filled so that every quota is
/// met. `pool` is those who wait, with what of the quotas the others have left; `seats` are the free ones. `None`: no
/// order of theirs fills the seats, and another lot has to say what gives way; or `keep_going` ended the search, and nobody
/// is passed over for want of time.
pub fn next_in_turn<'a>(
    pool: &Pool,
    seats: u32,
    order: &'a [String],
    keep_going: &mut dyn FnMut() -> bool,
) -> Option<&'a String> {
    if seats == 0 || !relax::at_a_glance(pool, seats).is_empty() {
        return None;
    }
    let classes = Classes::of(pool);
    let class_of: BTreeMap<&str, usize> = pool
        .people()
        .iter()
        .zip(&classes.class_of)
        .map(|(Person { id, .. }, &class)| (id.as_str(), class))
        .collect();
    // Alike people are alike to the quotas, too.
    let mut known: BTreeMap<usize, bool> = BTreeMap::new();
    let mut finder = Finder::new(&classes, pool.features(), seats, true);
    let zeros = vec![0.0; classes.len()];
    for id in order {
        let Some(&class) = class_of.get(id.as_str()) else { continue };
        let fits = match known.get(&class) {
            Some(fits) => *fits,
            None => {
                finder.insist_on(class, true);
                let search = finder.best(&zeros, Effort::Above(-1.0), keep_going);
                finder.insist_on(class, false);
                if search.found.is_empty() && !search.is_complete {
                    return None;
                }
                known.insert(class, !search.found.is_empty());
                !search.found.is_empty()
            }
        };
        if fits {
            return Some(id);
        }
    }
    None
}
