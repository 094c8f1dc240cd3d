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
    /// Where the first of these columns stands; upper and lower case are the same, so that only one may be called so.
    fn column(&self, file: File, names: &[&str]) -> Result<Option<usize>, Refusal> {
        for name in names {
            let is_called = |header: &&String| header.to_lowercase() == name.to_lowercase();
            if self.header.iter().filter(is_called).nth(1).is_some() {
                return Err(Refusal::ColumnTwice { file, column: (*name).to_owned() });
            }
            if let Some(place) = self.header.iter().position(|header| is_called(&header)) {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    /// Where the column stands that has exactly this name, else the one that has it in other letters.
    fn exactly(&self, file: File, name: &str) -> Result<usize, Refusal> {
        let mut exact = self.header.iter().enumerate().filter(|(_, header)| *header == name);
        match (exact.next(), exact.next()) {
            (Some((place, _)), None) => Ok(place),
            (Some(_), Some(_)) => Err(Refusal::ColumnTwice { file, column: name.to_owned() }),
            (None, _) => self
                .column(file, &[name])?
                .ok_or_else(|| Refusal::ColumnMissing { file, column: name.to_owned() }),
        }
    }
}

/// Every refusal has its row; all are told at once.
pub fn read(respondents: &Sheet, categories: &Sheet, household: Option<&str>) -> Result<Pool, Vec<Refusal>> {
    let features = features(categories)?;
    let people = people(respondents, &features, household)?;
    // What `Pool::new` looks at has been refused with its row above.
    Pool::new(features, people).map_err(|_| vec![Refusal::NoQuotas])
}

/// Where the columns of the quotas stand.
struct Columns {
    feature: usize,
    value: usize,
    min: usize,
    max: usize,
    min_flex: Option<usize>,
    max_flex: Option<usize>,
}

impl Columns {
    /// The headers say `feature,value`, or `category,feature` or `category,name` as other tools do.
    fn of(sheet: &Sheet) -> Result<Self, Vec<Refusal>> {
        let mut refused = Vec::new();
        let mut find = |names: &[&str]| {
            sheet.column(File::Categories, names).unwrap_or_else(|twice| {
                refused.push(twice);
                None
            })
        };
        let category = find(&["category"]);
        let (feature, value) = match category {
            Some(category) => (Some(category), find(&["feature", "name", "value"])),
            None => (find(&["feature"]), find(&["value", "name"])),
        };
        let (min, max) = (find(&["min"]), find(&["max"]));
        let (min_flex, max_flex) = (find(&["min_flex"]), find(&["max_flex"]));
        if !refused.is_empty() {
            return Err(refused);
        }
        if let (Some(feature), Some(value), Some(min), Some(max)) = (feature, value, min, max) {
            return Ok(Self { feature, value, min, max, min_flex, max_flex });
        }
        let columns = [(feature, "feature"), (value, "value"), (min, "min"), (max, "max")];
        let missing = columns.into_iter().filter(|(found, _)| found.is_none());
        Err(missing
            .map(|(_, column)| Refusal::ColumnMissing { file: File::Categories, column: column.to_owned() })
            .collect())
    }
}

fn features(sheet: &Sheet) -> Result<Vec<Feature>, Vec<Refusal>> {
    let columns = Columns::of(sheet)?;
    let mut features: Vec<Feature> = Vec::new();
    let mut refused = Vec::new();
    for (row, cells) in &sheet.rows {
        let row = Row { number: *row, cells };
        let Some(quota) = row.quota(&columns, &mut refused) else {
            continue;
        };
        let name = row.cell(columns.feature).to_owned();
        match features.iter_mut().find(|feature| feature.name == name) {
            None => features.push(Feature { name, quotas: vec![quota] }),
            Some(feature) if feature.quotas.iter().any(|other| other.value == quota.value) => {
                refused.push(Refusal::QuotaTwice { row: row.number, feature: name, value: quota.value });
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

/// A row of the quotas.
struct Row<'a> {
    number: usize,
    cells: &'a [String],
}

impl Row<'_> {
    fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", |cell| cell.trim())
    }

    fn number(&self, place: usize, column: &str, refused: &mut Vec<Refusal>) -> Option<u32> {
        let text = self.cell(place);
        let number = text.parse().ok();
        if number.is_none() {
            let (column, value) = (column.to_owned(), text.to_owned());
            refused.push(Refusal::NotANumber { row: self.number, column, value });
        }
        number
    }

    /// An empty cell of a flex column allows what it takes.
    fn flex(&self, place: Option<usize>, column: &str, refused: &mut Vec<Refusal>) -> Option<u32> {
        place
            .filter(|&place| !self.cell(place).is_empty())
            .and_then(|place| self.number(place, column, refused))
    }

    /// Its quota; `None` when it has been refused.
    fn quota(&self, columns: &Columns, refused: &mut Vec<Refusal>) -> Option<Quota> {
        let (min, max) = (self.number(columns.min, "min", refused), self.number(columns.max, "max", refused));
        let (min, max) = (min?, max?);
        let min_flex = self.flex(columns.min_flex, "min_flex", refused);
        let max_flex = self.flex(columns.max_flex, "max_flex", refused);
        if min > max {
            refused.push(Refusal::MinAboveMax { row: self.number, min, max });
            return None;
        }
        let inward = [
            min_flex.filter(|&flex| flex > min).map(|flex| ("min_flex", flex, min)),
            max_flex.filter(|&flex| flex < max).map(|flex| ("max_flex", flex, max)),
        ];
        refused.extend(inward.into_iter().flatten().map(|(column, flex, limit)| Refusal::FlexInward {
            row: self.number,
            column: column.to_owned(),
            flex,
            limit,
        }));
        Some(Quota { value: self.cell(columns.value).to_owned(), min, max, min_flex, max_flex })
    }
}

fn people(sheet: &Sheet, features: &[Feature], household: Option<&str>) -> Result<Vec<Person>, Vec<Refusal>> {
    let mut refused = Vec::new();
    let mut find = |name: &str| {
        sheet.exactly(File::Respondents, name).unwrap_or_else(|refusal| {
            refused.push(refusal);
            usize::MAX
        })
    };
    let columns: Vec<usize> = features.iter().map(|feature| find(&feature.name)).collect();
    let household = household.map(&mut find);
    let id = sheet.column(File::Respondents, &["id", "unique_id", "nationbuilder_id"]);
    let id = id.unwrap_or_else(|twice| {
        refused.push(twice);
        None
    });
    if !refused.is_empty() {
        return Err(refused);
    }
    let id = id.unwrap_or(0);
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

    #[test]
    fn a_flex_can_only_widen_its_quota() {
        let quotas = |rows: &str| sheet(&format!("feature,value,min,max,min_flex,max_flex\n{rows}"));
        let people = sheet("id,age\n1,young\n2,old");
        assert!(read(&people, &quotas("age,young,1,2,1,2\nage,old,1,2,0,"), None).is_ok());
        let inward = |row, column: &str, flex, limit| Refusal::FlexInward {
            row,
            column: column.to_owned(),
            flex,
            limit,
        };
        assert_eq!(
            read(&people, &quotas("age,young,1,2,2,1\nage,old,1,2,,1"), None),
            Err(vec![inward(2, "min_flex", 2, 1), inward(2, "max_flex", 1, 2), inward(3, "max_flex", 1, 2)])
        );
    }

    /// Which of the two is meant nobody knows; columns that are not looked at may be called anyhow.
    #[test]
    fn a_column_that_is_needed_stands_there_once() {
        let twice = |file, column: &str| Refusal::ColumnTwice { file, column: column.to_owned() };
        let rows = "age,young,1,1,1,1\nage,old,1,1,1,1";
        let people = sheet("id,age\n1,young\n2,old");
        for (header, column) in [
            ("feature,value,min,max,Min", "min"),
            ("feature,feature,value,min,max", "feature"),
            ("category,name,min,max,category", "category"),
            ("feature,value,min,max,min_flex,min_flex", "min_flex"),
        ] {
            let refused = read(&people, &sheet(&format!("{header}\n{rows}")), None);
            assert_eq!(refused, Err(vec![twice(File::Categories, column)]), "{header}");
        }
        let quotas = sheet("feature,value,min,max,note,note\nage,young,1,1,,\nage,old,1,1,,");
        for (header, columns) in [
            ("id,age,age", vec!["age"]),
            ("id,AGE,Age", vec!["age"]),
            ("id,age,ID", vec!["id"]),
            ("age,home,home", vec!["home"]),
            ("id,age,home,age,home,id", vec!["age", "home", "id"]),
        ] {
            let refused = read(&sheet(&format!("{header}\n1,young,a")), &quotas, Some("home"));
            let expected: Vec<_> = columns.into_iter().map(|name| twice(File::Respondents, name)).collect();
            let refused = refused.unwrap_err();
            assert_eq!(
                refused.iter().filter(|one| expected.contains(one)).count(),
                expected.len(),
                "{header}"
            );
        }
        assert!(read(&sheet("id,age,Age,note,note\n1,young,x,,\n2,old,x,,"), &quotas, None).is_ok());
    }
}
