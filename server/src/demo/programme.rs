//! The programme of the invented county: that of Vantaa and Kerava, approved, with a draft of its next version.

use chrono::{Duration, NaiveDate};
use domain::LocalizedText;
use domain::identity::Actor;
use domain::programme::{Adoption, KnownProgramme, ProgrammeContent, TextProvenance, to_json};
use domain::{LanguageTag, programme};
use service::{Result, Services};

/// The council met so many days ago.
const APPROVED: i64 = 75;

/// Loads the programme, has it approved, and begins its next version.
pub async fn set_up(services: &Services, officer: &Actor, today: NaiveDate) -> Result<()> {
    let known = KnownProgramme::VantaaKerava;
    let view = service::programme::load(services, officer, known).await?;
    let body = LocalizedText::from([("fi", "Aluevaltuusto"), ("sv", "Välfärdsområdesfullmäktige")]);
    let adoption = Adoption { body, on: today - Duration::days(APPROVED) };
    let draft = &view.version;
    service::programme::adopt(services, officer, draft.id, draft.revision, adoption).await?;
    if let Some(content) = known.content() {
        service::programme::import(services, officer, &to_json(&next(content.clone())), None).await?;
    }
    Ok(())
}

/// What the next version says: years, two wordings mended, and one measure fewer.
fn next(mut content: ProgrammeContent) -> ProgrammeContent {
    content.period = Some(programme::Period { first_year: 2026, last_year: 2029 });
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
