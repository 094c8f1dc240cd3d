//! Random invitations to apply to a panel.

use async_graphql::{Context, ID, Object, SimpleObject};
use service::panel::invitation::{self, Letter};

use super::mutation::{PanelResult, answer_for};
use crate::context::{Request, Result};
use crate::scalar::LanguageTag;

/// What stands on one letter of invitation.
#[derive(SimpleObject)]
pub(crate) struct PanelLetter {
    /// Whom it is to.
    name: String,
    /// Where it goes, line by line.
    address: String,
    /// The language in which it is written.
    language: LanguageTag,
    /// With which its reader applies.
    code: String,
}

impl From<Letter> for PanelLetter {
    fn from(letter: Letter) -> Self {
        let Letter { name, address, language, code } = letter;
        Self { name, address, language: LanguageTag(language), code }
    }
}

/// Random invitations.
#[derive(Default)]
pub(super) struct InvitationMutation;

#[Object]
impl InvitationMutation {
    /// Takes a sample of people in who can apply, all of it or nothing: CSV with a header row and a row for each, at most
    /// 2,000; name, and an address, an e-mail address or a phone number. For organisers.
    async fn import_panel_sample(
        &self,
        context: &Context<'_>,
        panel_id: ID,
        csv: String,
    ) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&panel_id)?;
        let imported = invitation::import(request.services, request.actor(), id, &csv).await;
        answer_for(&request, imported.map(|_| id)).await
    }

    /// Writes to everybody of the sample who has an e-mail address or a phone number and has not applied; each is written
    /// to once. For organisers.
    async fn send_panel_invitations(&self, context: &Context<'_>, panel_id: ID) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&panel_id)?;
        let sent = invitation::send(request.services, request.actor(), id).await;
        answer_for(&request, sent.map(|_| id)).await
    }
}
