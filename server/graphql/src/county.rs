//! The county.

use async_graphql::{Context, Object, SimpleObject};
use domain::id::TypedId;
use service::county;

use crate::context::{Request, Result};
use crate::localized::Localized;
use crate::scalar::LanguageTag;

/// The county that this installation serves.
#[derive(SimpleObject)]
pub(crate) struct County {
    /// Its name.
    name: Localized,
    /// Languages in which every public text is complete.
    required_languages: Vec<LanguageTag>,
    /// Languages that the pages offer.
    page_languages: Vec<LanguageTag>,
    /// Its municipalities.
    municipalities: Vec<Municipality>,
    /// Its divisions (toimialat) with their units.
    divisions: Vec<Division>,
    /// Where accessibility feedback goes.
    contact_email: String,
}

/// A municipality of the county.
#[derive(SimpleObject)]
pub(crate) struct Municipality {
    /// Its official code.
    code: String,
    /// Its name.
    name: Localized,
}

/// A division (toimiala) of the county.
#[derive(SimpleObject)]
pub(crate) struct Division {
    /// `Division:…`
    id: async_graphql::ID,
    /// Its name.
    name: Localized,
    /// Its units.
    units: Vec<Unit>,
}

/// A unit (yksikkö) of a division.
#[derive(SimpleObject)]
pub(crate) struct Unit {
    /// `Unit:…`
    id: async_graphql::ID,
    /// Its name.
    name: Localized,
}

/// Reading about the county.
#[derive(Default)]
pub(crate) struct CountyQuery;

#[Object]
impl CountyQuery {
    /// The county that this installation serves.
    async fn county(&self, context: &Context<'_>) -> Result<County> {
        let request = Request::of(context)?;
        let county = county::settings(request.services).await.map_err(|e| request.error(e))?;
        let divisions = county::divisions(request.services).await.map_err(|e| request.error(e))?;
        let source = domain::LanguageTag::finnish();
        let wanted = &request.caller.language;
        let localized = |text: &domain::LocalizedText| Localized::new(text, &source, wanted);
        Ok(County {
            name: localized(&county.name),
            required_languages: county.required_languages.into_iter().map(LanguageTag).collect(),
            page_languages: county.page_languages.into_iter().map(LanguageTag).collect(),
            municipalities: county
                .municipalities
                .iter()
                .map(|m| Municipality { code: m.code.clone(), name: localized(&m.name) })
                .collect(),
            divisions: divisions
                .iter()
                .map(|division| Division {
                    id: division.id.node_id().into(),
                    name: localized(&division.name),
                    units: division
                        .units
                        .iter()
                        .map(|unit| Unit { id: unit.id.node_id().into(), name: localized(&unit.name) })
                        .collect(),
                })
                .collect(),
            contact_email: county.contact_email,
        })
    }
}
