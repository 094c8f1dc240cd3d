//! What clients send about values of indicators.

use async_graphql::{ID, InputObject};
use domain::indicator::{
    Aim, Baseline, Decimal, Document, EntryContent, Figure, IndicatorSetting, Rule, Status,
};
use domain::{Code, Violation, Violations};
use service::indicator::entry::Place;

use super::codes::IndicatorStatus;
use super::{indicator_code, programme_key, read_period};
use crate::context::{Request, Result};
use crate::localized::{LocalizedTextInput, finnish_first};
use crate::scalar::Date;

/// Of which indicator, in which report, and whose part of it.
#[derive(InputObject)]
pub(super) struct IndicatorPlaceInput {
    /// The key of the programme.
    programme: String,
    /// The period of the report, for example `2026-H1` or `2026`.
    period: String,
    /// The indicator's code.
    indicator: String,
    /// `Division:…`; left out: of the whole.
    division_id: Option<ID>,
}

impl IndicatorPlaceInput {
    pub(super) fn read(&self, request: &Request<'_>) -> Result<Place> {
        Ok(Place {
            programme: programme_key(request, &self.programme)?,
            period: read_period(request, &self.period)?,
            indicator: indicator_code(request, &self.indicator)?,
            division: self.division_id.as_ref().map(|id| request.parse_id(id)).transpose()?,
        })
    }
}

/// A document with its address.
#[derive(InputObject)]
pub(super) struct IndicatorDocumentInput {
    /// What it is called.
    #[graphql(validator(chars_max_length = 200))]
    title: String,
    /// Where it is read, `https://…`.
    #[graphql(validator(chars_max_length = 500))]
    address: String,
}

/// A figure: the fields of its kind, and no others.
#[derive(InputObject)]
pub(super) struct IndicatorFigureInput {
    /// Of a count; of a share, how many of `of`; of documents, how many there are.
    count: Option<u64>,
    /// Of how many.
    of: Option<u64>,
    /// Scores of 9 and 10.
    promoters: Option<u64>,
    /// Scores of 7 and 8.
    passives: Option<u64>,
    /// Scores of 0 to 6.
    detractors: Option<u64>,
    /// A number, with a decimal point.
    #[graphql(validator(chars_max_length = 20))]
    decimal: Option<String>,
    /// What was agreed to be reached, with a decimal point.
    #[graphql(validator(chars_max_length = 20))]
    agreed: Option<String>,
    /// Yes or no.
    yes: Option<bool>,
    /// How far something has come.
    progress: Option<IndicatorStatus>,
    /// Documents.
    #[graphql(validator(max_items = 50))]
    documents: Option<Vec<IndicatorDocumentInput>>,
    /// Words, in every language that the county requires.
    #[graphql(validator(max_items = 50))]
    text: Option<Vec<LocalizedTextInput>>,
}

impl IndicatorFigureInput {
    fn read(self) -> std::result::Result<Figure, Violations> {
        let Self { count, of, promoters, passives, detractors, yes, progress, text, .. } = self;
        let decimal = |text: Option<String>, field: &str| match text {
            None => Ok(None),
            Some(text) => Decimal::parse_plain(&text)
                .map(Some)
                .map_err(|_| vec![Violation::new(Code::NotADecimal, [field])]),
        };
        let (number, agreed) = (decimal(self.decimal, "decimal")?, decimal(self.agreed, "agreed")?);
        if let Some(documents) = self.documents {
            let document = |one: IndicatorDocumentInput| Document { title: one.title, address: one.address };
            return Ok(Figure::Documents {
                present: count.unwrap_or_default(),
                expected: of,
                documents: documents.into_iter().map(document).collect(),
            });
        }
        Ok(match (text, yes, progress, number, promoters, count, of) {
            (Some(text), ..) => Figure::Narrative { text: finnish_first(text) },
            (_, Some(yes), ..) => Figure::YesNo { yes },
            (_, _, Some(status), ..) => Figure::Status { status: Status::from(status) },
            (_, _, _, Some(value), ..) => Figure::External { value, agreed },
            (_, _, _, _, Some(promoters), ..) => Figure::Score {
                promoters,
                passives: passives.unwrap_or_default(),
                detractors: detractors.unwrap_or_default(),
            },
            (.., Some(count), Some(of)) => Figure::Share { count, of },
            (.., Some(count), None) => Figure::Count { count },
            (.., None, _) => return Err(vec![Violation::new(Code::Required, ["value"])]),
        })
    }
}

/// A value that is reported.
#[derive(InputObject)]
pub(super) struct ReportIndicatorValueInput {
    /// Of which indicator.
    pub(super) place: IndicatorPlaceInput,
    /// As you read it; zero where there is none yet.
    pub(super) version: i64,
    /// The figure.
    figure: IndicatorFigureInput,
    /// The day of an election, a negotiation or a measurement.
    on: Option<Date>,
    /// A web address that shows it: needed where the value says that something is done.
    #[graphql(validator(chars_max_length = 500))]
    evidence: Option<String>,
    /// A comment for whoever reads the report.
    #[graphql(validator(max_items = 50))]
    comment: Option<Vec<LocalizedTextInput>>,
}

impl ReportIndicatorValueInput {
    pub(super) fn content(self) -> std::result::Result<EntryContent, Violations> {
        Ok(EntryContent {
            figure: self.figure.read()?,
            on: self.on.map(|day| day.0),
            evidence: self.evidence.unwrap_or_default().trim().to_owned(),
            comment: finnish_first(self.comment.unwrap_or_default()),
        })
    }
}

/// Why a value is missing.
#[derive(InputObject)]
pub(super) struct ExplainIndicatorGapInput {
    /// Of which indicator.
    pub(super) place: IndicatorPlaceInput,
    /// Why, in every language that the county requires; at most 2,000 characters.
    #[graphql(validator(max_items = 50))]
    pub(super) text: Vec<LocalizedTextInput>,
}

/// What a division says about its surveys.
#[derive(InputObject)]
pub(super) struct ConfirmSurveyListingInput {
    /// Of which indicator and which division.
    pub(super) place: IndicatorPlaceInput,
    /// The division ran a survey that was not on the public list.
    pub(super) ran_unlisted: bool,
}

/// Where an indicator stood before.
#[derive(InputObject)]
pub(super) struct BaselineInput {
    /// The number, with a decimal point.
    #[graphql(validator(chars_max_length = 20))]
    decimal: String,
    /// The Helsinki day that it is about.
    on: Date,
    /// Where it is from.
    #[graphql(validator(chars_max_length = 300))]
    source: String,
    /// It is confirmed: before that nothing is compared with it.
    is_confirmed: bool,
}

/// What is aimed at: one of these.
#[derive(InputObject)]
pub(super) struct AimInput {
    /// At least this number.
    #[graphql(validator(chars_max_length = 20))]
    at_least: Option<String>,
    /// At most this number.
    #[graphql(validator(chars_max_length = 20))]
    at_most: Option<String>,
    /// Growth by so many per cent of the baseline; points where the indicator is a share or a score.
    #[graphql(validator(chars_max_length = 20))]
    growth: Option<String>,
    /// Yes, finished, in use, or every document that was expected.
    done: Option<bool>,
}

/// What is set of an indicator, whole.
#[derive(InputObject)]
pub(super) struct SetIndicatorInput {
    /// The key of the programme.
    pub(super) programme: String,
    /// The indicator's code.
    pub(super) indicator: String,
    /// As you read it; zero where nothing was set.
    pub(super) version: i64,
    /// Left out: there is none.
    baseline: Option<BaselineInput>,
    /// Left out: there is none.
    aim: Option<AimInput>,
    /// The rule by which the platform computes it, in a programme of the county's own: one of `rulesToChoose`.
    #[graphql(validator(chars_max_length = 60))]
    rule: Option<String>,
    /// `Survey:…` that it follows, where its rule follows one.
    pub(super) survey_id: Option<ID>,
}

impl SetIndicatorInput {
    pub(super) fn read(
        &self,
        request: &Request<'_>,
    ) -> Result<std::result::Result<IndicatorSetting, Violations>> {
        let survey = self.survey_id.as_ref().map(|id| request.parse_id(id)).transpose()?;
        Ok(self.setting().map(|setting| IndicatorSetting { survey, ..setting }))
    }

    fn setting(&self) -> std::result::Result<IndicatorSetting, Violations> {
        let decimal = |text: &str, field: &str| {
            Decimal::parse_plain(text).map_err(|_| vec![Violation::new(Code::NotADecimal, [field])])
        };
        let baseline = match &self.baseline {
            None => None,
            Some(one) => Some(Baseline {
                value: decimal(&one.decimal, "baseline")?,
                on: one.on.0,
                source: one.source.trim().to_owned(),
                is_confirmed: one.is_confirmed,
            }),
        };
        let aim = match &self.aim {
            None => None,
            Some(AimInput { at_least: Some(number), .. }) => {
                Some(Aim::AtLeast { value: decimal(number, "aim")? })
            }
            Some(AimInput { at_most: Some(number), .. }) => {
                Some(Aim::AtMost { value: decimal(number, "aim")? })
            }
            Some(AimInput { growth: Some(number), .. }) => Some(Aim::Growth { by: decimal(number, "aim")? }),
            Some(AimInput { done: Some(true), .. }) => Some(Aim::Done),
            Some(_) => return Err(vec![Violation::new(Code::Required, ["aim"])]),
        };
        let rule = match &self.rule {
            None => None,
            Some(code) => Some(
                Rule::from_code(code).ok_or_else(|| vec![Violation::new(Code::FigureNotOfKind, ["rule"])])?,
            ),
        };
        Ok(IndicatorSetting { baseline, aim, rule, survey: None })
    }
}

/// A table of values.
#[derive(InputObject)]
pub(super) struct ImportIndicatorValuesInput {
    /// The key of the programme.
    pub(super) programme: String,
    /// The table as text: semicolons, tabs or commas, decimal commas.
    pub(super) csv: String,
    /// They were measured before the county had the platform.
    #[graphql(default)]
    pub(super) is_before_go_live: bool,
    /// Writes over values that are there already.
    #[graphql(default)]
    pub(super) replaces: bool,
    /// Brings them in; otherwise nothing is written.
    #[graphql(default)]
    pub(super) is_final: bool,
}
