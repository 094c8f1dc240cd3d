//! The registry as a table for spreadsheets: what orderers may know, and never who somebody is.

use documents::csv::{self, Cell, Dialect};
use domain::audit::Act;
use domain::expert::{Expert, municipality};
use domain::identity::{Action, Actor};
use serde_json::json;
use storage::expert::registry;

use super::sealed;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

pub use documents::csv::MEDIA_TYPE;

const COLUMNS: usize = 8;

/// The keys of the columns' names in the catalogues.
pub const HEADER: [&str; COLUMNS] = [
    "staff-expert-alias",
    "staff-expert-status",
    "staff-expert-languages",
    "staff-expert-modes",
    "desk-municipality",
    "desk-areas",
    "staff-expert-agreement",
    "desk-competences",
];

/// Experts who leave as a file. No more than the profile (L1) is read, so that no more can leave.
#[derive(Clone, Debug)]
pub struct Export(Vec<Expert>);

/// Every expert that is there, the newest first. The log says who took how many.
pub async fn read(services: &Services, actor: &Actor) -> Result<Export> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    let tx = services.storage.begin().await?;
    let mut experts = registry::all(&tx).await?;
    experts.retain(sealed::is_there);
    let detail = json!({ "experts": experts.len() });
    audit::record(services, &tx, actor, Act::ExpertsExported, staff.account, detail).await?;
    tx.commit().await?;
    Ok(Export(experts))
}

impl Export {
    /// The table, as Excel reads it in Finland; a cell that would be taken for a formula is guarded. `word` finds the
    /// text of a key.
    pub fn csv(&self, word: impl Fn(&str) -> String) -> String {
        let header = HEADER.map(&word);
        let rows = self.0.iter().map(|expert| row(expert, &word));
        csv::write(Dialect::Excel, header.each_ref().map(String::as_str), rows)
    }
}

fn row(expert: &Expert, word: impl Fn(&str) -> String) -> [Cell; COLUMNS] {
    let profile = &expert.profile;
    let listed = |parts: &mut dyn Iterator<Item = String>| Cell::Text(parts.collect::<Vec<_>>().join(", "));
    let place =
        |code: &String| municipality::find(code).map_or_else(|| code.clone(), |one| one.name.to_owned());
    [
        profile.alias.as_str().into(),
        word(expert.status.label_key()).into(),
        listed(&mut profile.languages.iter().map(|known| known.tag.to_string())),
        listed(&mut profile.modes.iter().map(|mode| word(mode.label_key()))),
        listed(&mut profile.municipality.iter().map(place)),
        listed(&mut profile.areas.iter().map(place)),
        profile.agreement.until.to_string().into(),
        listed(&mut profile.gig_types.iter().map(|kind| word(kind.label_key()))),
    ]
}
