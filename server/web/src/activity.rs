//! An activity as residents and staff both see it.

use domain::activity::{Activity, ActivityContent, ActivityState, Counting};
use domain::county::County;
use domain::id::TypedId;
use domain::{LanguageTag, LocalizedText};
use service::activity::ActivityView;

use crate::layout::{Frame, LanguageName};
use crate::said::Said;

/// What is told of an activity.
pub struct ActivityFacts {
    pub title: Said,
    pub kind: Said,
    pub state: Said,
    /// Its day or days, with the hours where they are known.
    pub when: String,
    pub mode: Said,
    /// Where it is: the place, the municipality; each may be blank.
    pub place: String,
    pub municipality: Said,
    pub access: Said,
    pub languages: Vec<LanguageName>,
    pub audiences: Vec<Said>,
    pub categories: Vec<Said>,
    pub description: Said,
    /// The address of its method in the bank, and what that is called.
    pub method: Option<(String, Said)>,
    /// The addresses of the documents that are followed, and what they are called.
    pub documents: Vec<(String, Said)>,
    /// The day on which it began as a trial.
    pub trial: Option<String>,
    /// Where one signs up, while that makes sense.
    pub sign_up: Option<String>,
    pub is_called_off: bool,
    pub report: Option<ReportFacts>,
}

/// How it went.
pub struct ReportFacts {
    pub participants: String,
    pub is_estimate: bool,
    pub reach: Option<String>,
    pub outcome: Said,
}

impl ActivityFacts {
    pub fn new(frame: &Frame, county: &County, view: &ActivityView) -> Self {
        let (one, method) = (&view.activity, view.method.as_ref());
        let said = |text: &LocalizedText| frame.content(text, &LanguageTag::finnish());
        let content = &one.content;
        let report = one.report().map(|report| ReportFacts {
            participants: frame.integer(report.participants.into()),
            is_estimate: report.counting == Counting::Estimated,
            reach: report.reach.map(|reach| frame.integer(reach.into())),
            outcome: said(&report.outcome),
        });
        let sign_up = Some(content.sign_up.clone())
            .filter(|address| !address.is_empty() && one.state() == ActivityState::Planned);
        Self {
            title: said(&content.title),
            kind: frame.text(content.kind.label_key()),
            state: frame.text(one.state().label_key()),
            when: when(frame, content),
            mode: frame.text(content.mode.label_key()),
            place: content.place.clone(),
            municipality: municipality(frame, county, content.municipality.as_deref()),
            access: said(&content.access),
            languages: content.languages.iter().map(LanguageName::of).collect(),
            audiences: content.audiences.iter().map(|one| frame.text(one.label_key())).collect(),
            categories: content.categories.iter().map(|one| frame.text(one.label_key())).collect(),
            description: said(&content.description),
            method: method
                .map(|one| (frame.address(&format!("methods/{}", one.id.uuid())), said(&one.content.name))),
            documents: view
                .documents
                .iter()
                .map(|one| (frame.address(&format!("documents/{}", one.id.uuid())), said(&one.content.title)))
                .collect(),
            trial: content.trial_since.map(|day| frame.date(day)),
            sign_up,
            is_called_off: one.state() == ActivityState::CalledOff,
            report,
        }
    }
}

/// What a municipality of the county is called; its code where the county does not have it, blank where there is none.
pub fn municipality(frame: &Frame, county: &County, code: Option<&str>) -> Said {
    let Some(code) = code else { return Said::neutral("", &frame.language) };
    match county.municipalities.iter().find(|one| one.code == code) {
        Some(found) => frame.content(&found.name, &LanguageTag::finnish()),
        None => Said::neutral(code, &frame.language),
    }
}

/// The day or days of an activity, with its hours where they are known.
pub fn when(frame: &Frame, content: &ActivityContent) -> String {
    let (first, last) = (frame.date(content.on), frame.date(content.last_day()));
    let hours = content.hours.map(|(starts, ends)| (frame.clock(starts), frame.clock(ends)));
    let text = match hours {
        None if first == last => return first,
        None => return format!("{first}–{last}"),
        Some((starts, ends)) if first == last => {
            let hours = format!("{starts}–{ends}");
            frame.with("activity-day-hours", [("day", first.into()), ("hours", hours.into())])
        }
        Some((starts, ends)) => frame.with(
            "activity-days-hours",
            [
                ("first", first.into()),
                ("starts", starts.into()),
                ("last", last.into()),
                ("ends", ends.into()),
            ],
        ),
    };
    text.plain().to_owned()
}

/// A public activity in a list.
pub struct ActivityItem {
    pub href: String,
    pub title: Said,
    pub kind: Said,
    pub description: Said,
    /// When and where.
    pub when: String,
    pub is_called_off: bool,
    /// How many came, once that is told.
    pub participants: Option<Said>,
}

impl ActivityItem {
    pub fn new(frame: &Frame, county: &County, one: &Activity) -> Self {
        let content = &one.content;
        let municipality = municipality(frame, county, content.municipality.as_deref());
        let parts = [when(frame, content), content.place.clone(), municipality.plain().to_owned()];
        let participants = one.report().map(|report| {
            let count = report.participants.into();
            match report.counting {
                Counting::Counted => frame.with("activity-came-counted", [("count", count)]),
                Counting::Estimated => frame.with("activity-came-estimated", [("count", count)]),
            }
        });
        Self {
            href: public_activity(frame, one),
            title: frame.content(&content.title, &LanguageTag::finnish()),
            kind: frame.text(content.kind.label_key()),
            description: frame.content(&content.description, &LanguageTag::finnish()),
            when: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            is_called_off: one.state() == ActivityState::CalledOff,
            participants,
        }
    }
}

/// The address of an activity's page for everybody.
pub fn public_activity(frame: &Frame, one: &Activity) -> String {
    frame.address(&format!("events/{}", one.id.uuid()))
}
