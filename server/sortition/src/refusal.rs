//! What is wrong with a pool or its quotas, so that an organiser can put it right.

use domain::{Code, Violation};
use serde::{Deserialize, Serialize};

/// A change of one quota that would help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxation {
    pub feature: String,
    pub value: String,
    pub min: u32,
    pub max: u32,
    pub new_min: u32,
    pub new_max: u32,
}

/// A quota by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct QuotaName {
    pub feature: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Refusal {
    /// The file itself cannot be read; the violation says where. Never stored: a lot begins with files that are read.
    #[serde(skip)]
    File {
        file: File,
        violation: Violation,
    },
    ColumnMissing {
        file: File,
        column: String,
    },
    /// Two columns have the name of one that is needed, so that nobody knows which is meant.
    ColumnTwice {
        file: File,
        column: String,
    },
    /// The quotas name no feature.
    NoQuotas,
    NotANumber {
        row: usize,
        column: String,
        value: String,
    },
    MinAboveMax {
        row: usize,
        min: u32,
        max: u32,
    },
    /// A flex column allows less than the quota itself, which it can only widen.
    FlexInward {
        row: usize,
        column: String,
        flex: u32,
        limit: u32,
    },
    QuotaTwice {
        row: usize,
        feature: String,
        value: String,
    },
    IdMissing {
        row: usize,
    },
    DuplicateId {
        row: usize,
        id: String,
    },
    /// A person has a value that no quota names.
    UnknownValue {
        row: usize,
        feature: String,
        value: String,
    },
    PoolTooSmall {
        have: usize,
        need: u32,
    },
    QuotaSumMinGtK {
        feature: String,
        sum: u32,
        seats: u32,
    },
    QuotaSumMaxLtK {
        feature: String,
        sum: u32,
        seats: u32,
    },
    ValueShortage {
        feature: String,
        value: String,
        have: usize,
        need: u32,
    },
    /// No panel meets the quotas; with these changes, the smallest there are, one would.
    Infeasible {
        relaxations: Vec<Relaxation>,
    },
    /// Not even the changes that the quotas allow would do; these would.
    InfeasibleWithinFlex {
        relaxations: Vec<Relaxation>,
    },
    /// A panel would meet the quotas if it could seat several from one household.
    HouseholdConflict {
        relaxations: Vec<Relaxation>,
    },
    /// No panel meets the quotas. The search ended before the smallest change after which one would was known: these
    /// help, but smaller ones may; empty when none had been found that do.
    ChangeNotProven {
        relaxations: Vec<Relaxation>,
    },
    /// No panel that meets the quotas seats these people; changing these quotas would let it.
    CandidateUnselectable {
        ids: Vec<String>,
        quotas: Vec<QuotaName>,
    },
    /// The time was over before so many panels had been composed of the lottery that was found.
    NotComposed {
        panels: usize,
    },
    /// The time was over before the fairest lottery was found: it may be this far from what is drawn from, `None` when
    /// there is no panel yet.
    TimeLimit {
        gap: Option<f64>,
    },
}

/// Which of the two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum File {
    Respondents,
    Categories,
}

impl File {
    pub fn code(self) -> &'static str {
        match self {
            Self::Respondents => "respondents",
            Self::Categories => "categories",
        }
    }
}

impl Refusal {
    /// The name of this in files and answers.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File { violation, .. } if violation.code == Code::CsvNotUtf8 => "NOT_UTF8",
            Self::File { violation, .. } if violation.code == Code::CsvTooManyRows => "TOO_MANY_ROWS",
            Self::File { .. } => "FILE_NOT_READABLE",
            Self::ColumnMissing { .. } => "COLUMN_MISSING",
            Self::ColumnTwice { .. } => "COLUMN_TWICE",
            Self::NoQuotas => "NO_QUOTAS",
            Self::NotANumber { .. } => "NOT_A_NUMBER",
            Self::MinAboveMax { .. } => "MIN_ABOVE_MAX",
            Self::FlexInward { .. } => "FLEX_INWARD",
            Self::QuotaTwice { .. } => "QUOTA_TWICE",
            Self::IdMissing { .. } => "ID_MISSING",
            Self::DuplicateId { .. } => "DUPLICATE_ID",
            Self::UnknownValue { .. } => "UNKNOWN_VALUE",
            Self::PoolTooSmall { .. } => "POOL_TOO_SMALL",
            Self::QuotaSumMinGtK { .. } => "QUOTA_SUM_MIN_GT_K",
            Self::QuotaSumMaxLtK { .. } => "QUOTA_SUM_MAX_LT_K",
            Self::ValueShortage { .. } => "VALUE_SHORTAGE",
            Self::Infeasible { .. } => "INFEASIBLE",
            Self::InfeasibleWithinFlex { .. } => "INFEASIBLE_WITHIN_FLEX",
            Self::HouseholdConflict { .. } => "HOUSEHOLD_CONFLICT",
            Self::CandidateUnselectable { .. } => "CANDIDATE_UNSELECTABLE",
            Self::ChangeNotProven { .. } | Self::NotComposed { .. } | Self::TimeLimit { .. } => "TIME_LIMIT",
        }
    }

    /// Which file this is about, where its row alone or its code does not say so.
    pub fn file(&self) -> Option<File> {
        match self {
            Self::File { file, .. } | Self::ColumnMissing { file, .. } | Self::ColumnTwice { file, .. } => {
                Some(*file)
            }
            _ => None,
        }
    }

    /// The same as everything else that is wrong with an input; paths begin with the file.
    pub fn violation(&self) -> Violation {
        let quotas = || vec!["categories".to_owned()];
        let row = |row: usize, file: File| vec![file.code().to_owned(), row.to_string()];
        match self {
            Self::File { file, violation } => {
                let mut violation = violation.clone();
                if let Some(first) = violation.path.first_mut() {
                    *first = file.code().to_owned();
                }
                violation
            }
            Self::ColumnMissing { file, column } => {
                Violation::new(Code::CsvColumnMissing, [file.code()]).with("column", column.as_str())
            }
            Self::ColumnTwice { file, column } => {
                Violation::new(Code::CsvColumnTwice, [file.code()]).with("column", column.as_str())
            }
            Self::NoQuotas => Violation::new(Code::LotNoQuotas, quotas()),
            Self::NotANumber { row: number, column, value } => {
                let violation = Violation::new(Code::LotNotANumber, row(*number, File::Categories));
                violation.with("row", *number).with("column", column.as_str()).with("value", value.as_str())
            }
            Self::MinAboveMax { row: number, min, max } => {
                let violation = Violation::new(Code::LotMinAboveMax, row(*number, File::Categories));
                violation.with("row", *number).with("min", i64::from(*min)).with("max", i64::from(*max))
            }
            Self::FlexInward { row: number, column, flex, limit } => {
                let violation = Violation::new(Code::LotFlexInward, row(*number, File::Categories));
                let violation = violation.with("row", *number).with("column", column.as_str());
                violation.with("value", i64::from(*flex)).with("limit", i64::from(*limit))
            }
            Self::QuotaTwice { row: number, feature, value } => {
                let violation = Violation::new(Code::LotQuotaTwice, row(*number, File::Categories));
                violation.with("row", *number).with("feature", feature.as_str()).with("value", value.as_str())
            }
            Self::IdMissing { row: number } => {
                Violation::new(Code::LotIdMissing, row(*number, File::Respondents)).with("row", *number)
            }
            Self::DuplicateId { row: number, id } => {
                let violation = Violation::new(Code::LotDuplicateId, row(*number, File::Respondents));
                violation.with("row", *number).with("id", id.as_str())
            }
            Self::UnknownValue { row: number, feature, value } => {
                let violation = Violation::new(Code::LotUnknownValue, row(*number, File::Respondents));
                violation.with("row", *number).with("feature", feature.as_str()).with("value", value.as_str())
            }
            Self::PoolTooSmall { have, need } => Violation::new(Code::LotPoolTooSmall, ["seats"])
                .with("have", *have)
                .with("need", i64::from(*need)),
            Self::QuotaSumMinGtK { feature, sum, seats } => {
                let violation =
                    Violation::new(Code::LotQuotaSumMinGtK, quotas()).with("feature", feature.as_str());
                violation.with("sum", i64::from(*sum)).with("seats", i64::from(*seats))
            }
            Self::QuotaSumMaxLtK { feature, sum, seats } => {
                let violation =
                    Violation::new(Code::LotQuotaSumMaxLtK, quotas()).with("feature", feature.as_str());
                violation.with("sum", i64::from(*sum)).with("seats", i64::from(*seats))
            }
            Self::ValueShortage { feature, value, have, need } => {
                let violation =
                    Violation::new(Code::LotValueShortage, quotas()).with("feature", feature.as_str());
                violation.with("value", value.as_str()).with("have", *have).with("need", i64::from(*need))
            }
            Self::Infeasible { relaxations } => {
                Violation::new(Code::LotInfeasible, quotas()).with("changes", in_signs(relaxations))
            }
            Self::InfeasibleWithinFlex { relaxations } => {
                Violation::new(Code::LotInfeasibleWithinFlex, quotas()).with("changes", in_signs(relaxations))
            }
            Self::HouseholdConflict { relaxations } => {
                Violation::new(Code::LotHouseholdConflict, quotas()).with("changes", in_signs(relaxations))
            }
            Self::ChangeNotProven { relaxations } if relaxations.is_empty() => {
                Violation::new(Code::LotNoChangeInTime, quotas())
            }
            Self::ChangeNotProven { relaxations } => {
                Violation::new(Code::LotChangeNotProven, quotas()).with("changes", in_signs(relaxations))
            }
            Self::CandidateUnselectable { ids, quotas: blocking } => {
                let names: Vec<String> =
                    blocking.iter().map(|one| format!("{} {}", one.feature, one.value)).collect();
                let violation = Violation::new(Code::LotCandidateUnselectable, quotas());
                violation
                    .with("count", ids.len())
                    .with("ids", shortened(ids))
                    .with("quotas", names.join("; "))
            }
            Self::NotComposed { panels } => {
                Violation::new(Code::LotNotComposed, ["seats"]).with("panels", *panels)
            }
            Self::TimeLimit { gap: Some(gap) } => {
                Violation::new(Code::LotTimeLimit, ["seats"]).with("gap", format!("{gap:.6}"))
            }
            Self::TimeLimit { gap: None } => Violation::new(Code::LotNoPanelInTime, ["seats"]),
        }
    }
}

/// `ikä 75+: ≥ 9 → ≥ 7`, whatever the language.
fn in_signs(relaxations: &[Relaxation]) -> String {
    let told = relaxations.iter().map(|one| {
        let mut changes = Vec::new();
        if one.new_min != one.min {
            changes.push(format!("≥ {} → ≥ {}", one.min, one.new_min));
        }
        if one.new_max != one.max {
            changes.push(format!("≤ {} → ≤ {}", one.max, one.new_max));
        }
        format!("{} {}: {}", one.feature, one.value, changes.join(", "))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// The first ten.
fn shortened(ids: &[String]) -> String {
    let mut told = ids.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
    if ids.len() > 10 {
        told.push_str(", …");
    }
    told
}
