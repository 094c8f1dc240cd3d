//! What differs between two versions.

use async_graphql::SimpleObject;
use domain::programme::{Change, ChangedValue, FieldChange};

use super::text::ProgrammeText;
use crate::context::Request;
use crate::mirror::mirrored;
use crate::scalar::LanguageTag;

mirrored! {
    /// What part of a programme has changed.
    ProgrammePart = "domain::programme::ChangedPart" {
        /// The programme as a whole.
        Programme,
        /// A focus area.
        FocusArea,
        /// A goal.
        Goal,
        /// A measure.
        Measure,
        /// An indicator.
        Indicator,
        /// A responsible party.
        Party,
    }
}
mirrored! {
    /// What has become of a part.
    ProgrammeChangeKind = "domain::programme::ChangeKind" {
        /// Only the later version has it.
        Added,
        /// Only the earlier version has it.
        Removed,
        /// Both have it, and it says something else.
        Changed,
    }
}
mirrored! {
    /// What about a part has changed.
    ProgrammeField = "domain::programme::ChangedField" {
        /// A name or a title.
        Title,
        /// The code that the programme prints.
        PrintedCode,
        /// The part above it.
        Place,
        /// What more is said about it.
        Description,
        /// The heading under which it stands.
        Section,
        /// The remark about it.
        Note,
        /// The years of the programme.
        Years,
        /// The steps of reporting.
        Reporting,
        /// Who is responsible.
        Responsible,
        /// Who follows it.
        Followers,
        /// The indicators that belong to it.
        Indicators,
        /// What sort of value an indicator has.
        Kind,
        /// Who or what gives the value.
        Source,
        /// How often it is told.
        Cycle,
        /// What is aimed at.
        Target,
        /// The question whose answers are counted.
        Question,
        /// How a value comes about.
        How,
        /// Whom a party stands for.
        Reach,
    }
}

/// What has become of a part from one version to another.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeChange {
    /// What part it is.
    part: ProgrammePart,
    /// Its key, by which it was found in both; blank for the programme as a whole.
    key: String,
    /// What has become of it.
    kind: ProgrammeChangeKind,
    /// As it is called now, or was called before it was removed.
    title: ProgrammeText,
    /// What about it has changed; empty where it was added or removed.
    fields: Vec<ProgrammeFieldChange>,
}

/// What about a part has changed.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeFieldChange {
    /// What it is.
    field: ProgrammeField,
    /// The language of a text; null for what has no language.
    language: Option<LanguageTag>,
    /// What the earlier version says; null where it says nothing, or more than a line.
    before: Option<String>,
    /// What the later version says; null where it says nothing, or more than a line.
    after: Option<String>,
}

impl ProgrammeChange {
    pub(super) fn each(request: &Request<'_>, changes: Vec<Change>) -> Vec<Self> {
        let wanted = &request.caller.language;
        let texts = request.texts(None);
        let value = |value: ChangedValue| match value {
            ChangedValue::Nothing | ChangedValue::Long => None,
            ChangedValue::Text(text) => Some(text),
            ChangedValue::Label(key) => Some(texts.text(key).text),
        };
        let field = |change: FieldChange| ProgrammeFieldChange {
            field: change.field.into(),
            language: change.language.map(LanguageTag),
            before: value(change.before),
            after: value(change.after),
        };
        let change = |change: Change| Self {
            part: change.part.into(),
            key: change.key,
            kind: change.kind.into(),
            title: ProgrammeText::new(&change.title, wanted),
            fields: change.fields.into_iter().map(field).collect(),
        };
        changes.into_iter().map(change).collect()
    }
}
