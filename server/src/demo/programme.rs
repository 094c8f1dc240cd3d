//! The programme of the invented county: that of Vantaa and Kerava, approved and followed by half-years, with a draft of its
//! next version.

use chrono::{Datelike, NaiveDate};
use domain::LocalizedText;
use domain::identity::Actor;
use domain::programme::{
    Adoption, Cycle, KnownProgramme, ProgrammeContent, ProgrammeKey, TextProvenance, to_json,
};
use domain::time::civil_day;
use domain::{LanguageTag, programme};
use service::{Result, ServiceError, Services};

/// Brings the programme and has it approved on the same day; its key.
pub async fn set_up(services: &Services, officer: &Actor) -> Result<ProgrammeKey> {
    let content = of_the_county()?;
    let key = content.key.clone();
    let view = service::programme::import(services, officer, &to_json(&content), None).await?;
    let body = LocalizedText::from([("fi", "Aluevaltuusto"), ("sv", "Välfärdsområdesfullmäktige")]);
    let adoption = Adoption { body, on: civil_day(services.now()) };
    let draft = &view.version;
    service::programme::adopt(services, officer, draft.id, draft.revision, adoption).await?;
    Ok(key)
}

/// Begins the next version.
pub async fn write_next(services: &Services, officer: &Actor, today: NaiveDate) -> Result<()> {
    let next = next(of_the_county()?, today.year());
    service::programme::import(services, officer, &to_json(&next), None).await.map(drop)
}

/// The known programme, reported by half-years: its draft does not print how often it is, and a county sets that itself.
fn of_the_county() -> Result<ProgrammeContent> {
    let known = KnownProgramme::VantaaKerava.content();
    let mut content = known.cloned().ok_or(ServiceError::NotFound)?;
    // The invented council met two years ago, and not on the day that is planned elsewhere.
    content.approval = None;
    content.reporting.cycle = Cycle::HalfYear;
    let yearly = content.reporting.steps.iter_mut().filter_map(|step| step.cycle.as_mut());
    let cycles = content.indicators.iter_mut().map(|indicator| &mut indicator.cycle);
    for cycle in yearly.chain(cycles).filter(|cycle| **cycle == Cycle::Year) {
        *cycle = Cycle::HalfYear;
    }
    Ok(content)
}

/// What the next version says: years, two wordings mended, and one measure fewer.
fn next(mut content: ProgrammeContent, year: i32) -> ProgrammeContent {
    content.period = Some(programme::Period { first_year: year, last_year: year + 3 });
    for measure in
        content.focus_areas.iter_mut().flat_map(|area| &mut area.goals).flat_map(|goal| &mut goal.measures)
    {
        let mended = match measure.key.as_str() {
            "vake-2-1-a" => {
                "Vahvistetaan henkilöstön vuorovaikutus- ja kohtaamisosaamista koulutuksilla ja yhteisillä toimintatavoilla."
            }
            "vake-2-2-a" => {
                "Hyvinvointialueen kaksikielisyyttä edistetään kaksikielisyysohjelman toimintasuunnitelman avulla"
            }
            _ => continue,
        };
        measure.title.set(LanguageTag::finnish(), mended, TextProvenance::Printed);
    }
    for goal in content.focus_areas.iter_mut().flat_map(|area| &mut area.goals) {
        goal.measures.retain(|measure| measure.key.as_str() != "vake-2-2-c");
    }
    content
}
