//! The open call of a panel.

use async_graphql::{InputObject, SimpleObject};
use domain::{LanguageTag, LocalizedText, panel};

use crate::localized::{Localized, LocalizedTextInput, finnish_first};
use crate::scalar::Date;

/// How members are looked for.
#[derive(SimpleObject)]
pub(crate) struct OpenCall {
    /// Whether applications are taken today.
    is_open: bool,
    /// The last Helsinki day on which they are.
    closes_on: Date,
    /// What a member does.
    info: Localized,
    /// Who can apply; blank where everybody can.
    conditions: Localized,
    /// What applicants are asked, and by what the lot is balanced.
    features: Vec<PanelFeature>,
    /// So many days after the last lot what it was drawn by is deleted, and a year after somebody applied at the latest.
    kept_days: u16,
    /// Only those who were invited can apply, each with the code of their invitation.
    is_by_invitation: bool,
    /// Whoever is younger than so many years applies with a guardian who agrees; null where nobody needs one.
    guardian_below: Option<u8>,
    /// At most one of those who live together is drawn; applicants tell their home address for that.
    one_of_household: bool,
}

/// One thing by which a panel is to resemble those it speaks for.
#[derive(SimpleObject)]
pub(crate) struct PanelFeature {
    /// Stays the same whatever it is called.
    code: String,
    /// What it is called.
    name: Localized,
    /// What can be answered.
    values: Vec<PanelFeatureValue>,
}

/// What an applicant can answer.
#[derive(SimpleObject)]
pub(crate) struct PanelFeatureValue {
    /// Stays the same whatever it is called.
    code: String,
    /// What it is called.
    label: Localized,
    /// At least so many seats go to those who answer so.
    min: u32,
    /// At most so many.
    max: u32,
    /// How far the least may be lowered where the quotas cannot all be met; null: as far as it takes.
    min_flex: Option<u32>,
    /// How far the most may be raised then.
    max_flex: Option<u32>,
}

impl OpenCall {
    pub(super) fn new(call: &panel::OpenCall, is_open: bool, wanted: &LanguageTag) -> Self {
        let localized = |text: &LocalizedText| Localized::new(text, &LanguageTag::finnish(), wanted);
        let value = |value: &panel::FeatureValue| PanelFeatureValue {
            code: value.code.clone(),
            label: localized(&value.label),
            min: value.min,
            max: value.max,
            min_flex: value.min_flex,
            max_flex: value.max_flex,
        };
        let feature = |feature: &panel::Feature| PanelFeature {
            code: feature.code.clone(),
            name: localized(&feature.name),
            values: feature.values.iter().map(value).collect(),
        };
        Self {
            is_open,
            closes_on: Date(call.closes_on),
            info: localized(&call.info),
            conditions: localized(&call.conditions),
            features: call.features.iter().map(feature).collect(),
            kept_days: call.kept_days,
            is_by_invitation: call.is_by_invitation,
            guardian_below: call.guardian_below,
            one_of_household: call.one_of_household,
        }
    }
}

/// How members are looked for, whole.
#[derive(InputObject)]
pub(super) struct OpenCallInput {
    /// The last Helsinki day on which applications are taken.
    closes_on: Date,
    /// What a member does; Finnish is needed.
    #[graphql(validator(max_items = 50))]
    info: Vec<LocalizedTextInput>,
    /// Who can apply, which each applicant confirms; left out: everybody can.
    #[graphql(default, validator(max_items = 50))]
    conditions: Vec<LocalizedTextInput>,
    /// What applicants are asked; at most 10.
    #[graphql(default, validator(max_items = 10))]
    features: Vec<PanelFeatureInput>,
    /// So many days after the last lot what it was drawn by is deleted, 1 to 365, and a year after somebody applied at the
    /// latest.
    #[graphql(default = 60)]
    kept_days: u16,
    /// Only those who were invited can apply, each with the code of their invitation.
    #[graphql(default)]
    is_by_invitation: bool,
    /// Whoever is younger than so many years, 13 to 18, applies with a guardian who agrees.
    guardian_below: Option<u8>,
    /// At most one of those who live together is drawn; applicants tell their home address for that. Cannot be changed once
    /// somebody has applied.
    #[graphql(default)]
    one_of_household: bool,
}

/// One thing by which a panel is to resemble those it speaks for.
#[derive(InputObject)]
struct PanelFeatureInput {
    /// Letters, digits and hyphens of your own; keep it when you rename the feature.
    #[graphql(validator(min_length = 1, max_length = 40))]
    code: String,
    /// What it is called; Finnish is needed.
    #[graphql(validator(max_items = 50))]
    name: Vec<LocalizedTextInput>,
    /// What can be answered, 2 to 20.
    #[graphql(validator(max_items = 20))]
    values: Vec<PanelFeatureValueInput>,
}

/// What an applicant can answer.
#[derive(InputObject)]
struct PanelFeatureValueInput {
    /// As that of the feature.
    #[graphql(validator(min_length = 1, max_length = 40))]
    code: String,
    /// What it is called; Finnish is needed.
    #[graphql(validator(max_items = 50))]
    label: Vec<LocalizedTextInput>,
    /// At least so many seats go to those who answer so.
    min: u32,
    /// At most so many.
    max: u32,
    /// How far the least may be lowered where the quotas cannot all be met; left out: as far as it takes.
    min_flex: Option<u32>,
    /// How far the most may be raised then.
    max_flex: Option<u32>,
}

impl From<OpenCallInput> for panel::OpenCall {
    fn from(input: OpenCallInput) -> Self {
        let value = |value: PanelFeatureValueInput| panel::FeatureValue {
            code: value.code,
            label: finnish_first(value.label),
            min: value.min,
            max: value.max,
            min_flex: value.min_flex,
            max_flex: value.max_flex,
        };
        let feature = |feature: PanelFeatureInput| panel::Feature {
            code: feature.code,
            name: finnish_first(feature.name),
            values: feature.values.into_iter().map(value).collect(),
        };
        Self {
            closes_on: input.closes_on.0,
            info: finnish_first(input.info),
            conditions: finnish_first(input.conditions),
            features: input.features.into_iter().map(feature).collect(),
            kept_days: input.kept_days,
            is_by_invitation: input.is_by_invitation,
            guardian_below: input.guardian_below,
            one_of_household: input.one_of_household,
        }
    }
}
