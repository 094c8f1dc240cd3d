//! A pool and its quotas from tables, as the tools of the field write them.
//!
//! `respondents`: a row for each person, an id column, a column for each feature, perhaps one for the household.
//! `categories`: feature, value, min, max, perhaps min_flex and max_flex. Other columns are not looked at.

use std::collections::{BTreeMap, BTreeSet};

use crate::pool::{Feature, Person, Pool, Quota};
use crate::refusal::{File, Refusal};

/// Nobody mends more than this at once, and it is usually one mistake all the way down.
const REFUSALS_MAX: usize = 100;

/// A table that has been read from a file.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub header: Vec<String>,
    /// Each with the number that a spreadsheet shows.
    pub rows: Vec<(usize, Vec<String>)>,
}

impl Sheet {
    /// Where the first of these columns stands; upper and lower case are the same.
    fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            self.header.iter().position(|header| header.to_lowercase() == name.to_lowercase())
        })
    }
}

/// Every refusal has its row; all are told at once.
pub fn read(respondents: &Sheet, categories: &Sheet, household: Option<&str>) -> Result<Pool, Vec<Refusal>> {
    let features = features(categories)?;
    let people = people(respondents, &features, household)?;
    // What `Pool::new` looks at has been refused with its row above.
    Pool::new(features, people).map_err(|_| vec![Refusal::NoQuotas])
}

/// The headers say `feature,value`, or `category,feature` or `category,name` as other tools do.
fn features(sheet: &Sheet) -> Result<Vec<Feature>, Vec<Refusal>> {
    let category = sheet.column(&["category"]);
    let (feature, value) = match category {
        Some(category) => (Some(category), sheet.column(&["feature", "name", "value"])),
        None => (sheet.column(&["feature"]), sheet.column(&["value", "name"])),
    };
    let (min, max) = (sheet.column(&["min"]), sheet.column(&["max"]));
    let (Some(feature), Some(value), Some(min), Some(max)) = (feature, value, min, max) else {
        let missing = |found: Option<usize>, column: &str| {
            found
                .is_none()
                .then(|| Refusal::ColumnMissing { file: File::Categories, column: column.to_owned() })
        };
        let columns =
            [missing(feature, "feature"), missing(value, "value"), missing(min, "min"), missing(max, "max")];
        return Err(columns.into_iter().flatten().collect());
    };
    let (min_flex, max_flex) = (sheet.column(&["min_flex"]), sheet.column(&["max_flex"]));

    let mut features: Vec<Feature> = Vec::new();
    let mut refused = Vec::new();
    for (row, cells) in &sheet.rows {
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        let mut number = |place: usize, column: &str| {
            let text = cell(place);
            text.parse::<u32>().inspect_err(|_| {
                let (column, value) = (column.to_owned(), text.to_owned());
                refused.push(Refusal::NotANumber { row: *row, column, value });
            })
        };
        let (Ok(least), Ok(most)) = (number(min, "min"), number(max, "max")) else {
            continue;
        };
        // An empty cell of a flex column allows what it takes.
        let mut flex = |place: Option<usize>, column: &str| match place {
            Some(place) if !cell(place).is_empty() => number(place, column).ok(),
            _ => None,
        };
        let (min_flex, max_flex) = (flex(min_flex, "min_flex"), flex(max_flex, "max_flex"));
        if least > most {
            refused.push(Refusal::MinAboveMax { row: *row, min: least, max: most });
            continue;
        }
        let (name, value) = (cell(feature).to_owned(), cell(value).to_owned());
        let quota = Quota { value, min: least, max: most, min_flex, max_flex };
        match features.iter_mut().find(|feature| feature.name == name) {
            None => features.push(Feature { name, quotas: vec![quota] }),
            Some(feature) if feature.quotas.iter().any(|other| other.value == quota.value) => {
                refused.push(Refusal::QuotaTwice { row: *row, feature: name, value: quota.value });
            }
            Some(feature) => feature.quotas.push(quota),
        }
    }
    if refused.is_empty() && features.is_empty() {
        refused.push(Refusal::NoQuotas);
    }
    refused.truncate(REFUSALS_MAX);
    if refused.is_empty() { Ok(features) } else { Err(refused) }
}

fn people(sheet: &Sheet, features: &[Feature], household: Option<&str>) -> Result<Vec<Person>, Vec<Refusal>> {
    let mut refused = Vec::new();
    let mut find = |name: &str| {
        // A feature's column is first looked for by its exact name.
        let exact = sheet.header.iter().position(|header| header == name);
        exact.or_else(|| sheet.column(&[name])).unwrap_or_else(|| {
            refused.push(Refusal::ColumnMissing { file: File::Respondents, column: name.to_owned() });
            usize::MAX
        })
    };
    let columns: Vec<usize> = features.iter().map(|feature| find(&feature.name)).collect();
    let household = household.map(&mut find);
    if !refused.is_empty() {
        return Err(refused);
    }
    let id = sheet.column(&["id", "unique_id", "nationbuilder_id"]).unwrap_or(0);
    let known: Vec<BTreeMap<&str, usize>> = features
        .iter()
        .map(|feature| {
            feature.quotas.iter().enumerate().map(|(place, quota)| (quota.value.as_str(), place)).collect()
        })
        .collect();

    let mut people = Vec::with_capacity(sheet.rows.len());
    let mut ids = BTreeSet::new();
    for (row, cells) in &sheet.rows {
        if refused.len() >= REFUSALS_MAX {
            break;
        }
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        let name = cell(id);
        if name.is_empty() {
            refused.push(Refusal::IdMissing { row: *row });
        } else if !ids.insert(name) {
            refused.push(Refusal::DuplicateId { row: *row, id: name.to_owned() });
        }
        let mut values = Vec::with_capacity(columns.len());
        for ((&column, known), feature) in columns.iter().zip(&known).zip(features) {
            match known.get(cell(column)) {
                Some(&place) => values.push(place),
                None => refused.push(Refusal::UnknownValue {
                    row: *row,
                    feature: feature.name.clone(),
                    value: cell(column).to_owned(),
                }),
            }
        }
        let household = household.map(cell).filter(|name| !name.is_empty()).map(str::to_owned);
        people.push(Person { id: name.to_owned(), values, household });
    }
    if refused.is_empty() { Ok(people) } else { Err(refused) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> Sheet {
        let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        Sheet {
            header: lines.next().unwrap_or_default(),
            rows: lines.enumerate().map(|(number, cells)| (number + 2, cells)).collect(),
        }
    }

    #[test]
    fn the_headers_of_other_tools_are_understood() {
        let people = sheet("nationbuilder_id,name,Age\n7,Somebody,young\n8,Else,old");
        for header in ["feature,value,min,max", "category,feature,min,max", "Category,Name,Min,Max,comment"] {
            let quotas = sheet(&format!("{header}\nAge,young,0,1,x\nAge,old,1,1,x"));
            let pool = read(&people, &quotas, None).unwrap_or_else(|refused| panic!("{header}: {refused:?}"));
            assert_eq!(pool.people().iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["7", "8"]);
            assert_eq!(pool.features().len(), 1);
        }
    }

    #[test]
    fn everything_wrong_with_the_people_comes_with_its_row() {
        let quotas = sheet("feature,value,min,max\nage,young,0,1\nage,old,1,1");
        let people = sheet("id,age\n1,young\n1,old\n,old\n4,middle");
        assert_eq!(
            read(&people, &quotas, None),
            Err(vec![
                Refusal::DuplicateId { row: 3, id: "1".to_owned() },
                Refusal::IdMissing { row: 4 },
                Refusal::UnknownValue { row: 5, feature: "age".to_owned(), value: "middle".to_owned() },
            ])
        );
        let refused = read(&sheet("id,sex\n1,x"), &quotas, Some("home"));
        let missing =
            |column: &str| Refusal::ColumnMissing { file: File::Respondents, column: column.to_owned() };
        assert_eq!(refused, Err(vec![missing("age"), missing("home")]));
    }

    #[test]
    fn everything_wrong_with_the_quotas_comes_with_its_row() {
        let quotas = sheet("feature,value,min,max\nage,young,two,3\nage,old,3,2\nage,x,0,1\nage,x,0,1");
        assert_eq!(
            read(&Sheet::default(), &quotas, None),
            Err(vec![
                Refusal::NotANumber { row: 2, column: "min".to_owned(), value: "two".to_owned() },
                Refusal::MinAboveMax { row: 3, min: 3, max: 2 },
                Refusal::QuotaTwice { row: 5, feature: "age".to_owned(), value: "x".to_owned() },
            ])
        );
        assert_eq!(
            read(&Sheet::default(), &sheet("feature,value,min,max"), None),
            Err(vec![Refusal::NoQuotas])
        );
    }
}
