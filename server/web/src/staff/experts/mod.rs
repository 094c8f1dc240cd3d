//! Experts by experience: orders, asking experts, and the registry.

mod calls;
mod choose;
mod contacts;
mod download;
mod figures;
mod form;
mod import;
mod link;
mod offers;
mod orders;
mod pay;
mod person;
mod read;
mod reads;
mod registry;
mod running;
mod settings;
mod show;
mod skills;
mod step;
mod steps;
mod thread;
mod times;
mod week;

use chrono::{DateTime, Utc};
use domain::LanguageTag;
use domain::expert::booking::OrderState;
use domain::expert::matching::{Explanation, Reason, Score};
use domain::expert::person::AccessNeed;
use domain::expert::theme::{Recency, Relation, Theme, Visibility};
use domain::expert::{
    AgreementKind, Estimate, ExpertStatus, GigType, Level, Mode, OfferMode, Order, OrderContent,
    OrderPrivate, OverrideReason, TravelEstimate, municipality,
};
use domain::id::{ExpertId, OrderId, TypedId};
use domain::identity::{Action, Actor};

use self::steps::Step;
use crate::layout::LanguageName;
use crate::{Frame, Said};

pub(super) use calls::{note as note_call, show as show_calls};
pub(super) use choose::{choose as choose_offers, show as show_choice};
pub(super) use contacts::show as show_contacts;
pub(super) use download::{registry as download_registry, template as download_template};
pub(super) use figures::show as show_figures;
pub(super) use form::{create, edit, new, save};
pub(super) use import::{show as show_import, submit as submit_import};
pub(super) use link::{send as send_link, show as show_link};
pub(super) use offers::{send as send_offers, show as show_offers};
pub(super) use orders::show as show_orders;
pub(super) use pay::{save as save_pay, show as show_pay};
pub(super) use person::{save as save_person, show as show_person};
pub(super) use read::{parse_day, read_day, read_hours};
pub(super) use reads::{ask as ask_erasure, erase as erase_expert, show as show_reads};
pub(super) use registry::{
    change as change_expert, find as find_experts, list as show_experts, one as show_expert, register,
};
pub(super) use running::{change as change_running, show as show_running};
pub(super) use settings::{save as save_settings, show as show_settings};
pub(super) use show::show as show_order;
pub(super) use skills::{save as save_skills, show as show_skills};
pub(super) use step::{show as show_step, submit as submit_step};
pub(super) use thread::write as write_message;
pub(super) use times::{save as save_times, show as show_times};
pub(super) use week::show as show_week;

/// Languages in which experts work, besides those that somebody has already.
const WORKING_LANGUAGES: [&str; 8] = ["fi", "sv", "se", "smn", "sms", "en", "fse", "fss"];

/// One language of a select or of boxes.
struct LanguageChoice {
    language: LanguageName,
    is_on: bool,
}

/// One code of a select, of boxes or of radio buttons.
struct Choice {
    value: &'static str,
    label: Said,
    is_on: bool,
}

/// One municipality of a select.
struct MunicipalityChoice {
    code: &'static str,
    name: &'static str,
    is_on: bool,
}

/// The codes of an enum that has labels, as choices.
trait Labelled: Copy + 'static {
    fn code(self) -> &'static str;
    fn label_key(self) -> &'static str;
}

macro_rules! labelled {
    ($($name:ident),*) => {
        $(impl Labelled for $name {
            fn code(self) -> &'static str {
                $name::code(self)
            }
            fn label_key(self) -> &'static str {
                $name::label_key(self)
            }
        })*
    };
}
labelled!(
    AccessNeed,
    AgreementKind,
    ExpertStatus,
    GigType,
    Level,
    OverrideReason,
    Relation,
    Recency,
    Theme,
    Visibility
);

fn choices<T: Labelled>(frame: &Frame, all: &[T], is_on: impl Fn(T) -> bool) -> Vec<Choice> {
    let choice =
        |one: &T| Choice { value: one.code(), label: frame.text(one.label_key()), is_on: is_on(*one) };
    all.iter().map(choice).collect()
}

fn language_choices(chosen: &[LanguageTag]) -> Vec<LanguageChoice> {
    let further = chosen.iter().filter(|tag| !WORKING_LANGUAGES.contains(&tag.as_str())).cloned();
    let known = WORKING_LANGUAGES.iter().filter_map(|tag| tag.parse::<LanguageTag>().ok());
    known
        .chain(further)
        .map(|tag| LanguageChoice { language: LanguageName::of(&tag), is_on: chosen.contains(&tag) })
        .collect()
}

fn mode_choices(frame: &Frame, chosen: &[Mode]) -> Vec<Choice> {
    let choice = |mode: &Mode| Choice {
        value: mode.code(),
        label: frame.text(mode.label_key()),
        is_on: chosen.contains(mode),
    };
    Mode::ALL.iter().map(choice).collect()
}

/// The municipalities of Finland in the order of their names; `chosen` is a code, or empty.
fn municipalities(chosen: &str) -> Vec<MunicipalityChoice> {
    let choice = |one: &municipality::Municipality| MunicipalityChoice {
        code: one.code,
        name: one.name,
        is_on: one.code == chosen,
    };
    let mut all: Vec<_> = municipality::all().iter().map(choice).collect();
    let order = l10n::Collator::new("fi");
    all.sort_by(|one, other| order.compare(one.name, other.name));
    all
}

/// What an expert's yes means, in words.
fn offer_mode(frame: &Frame, mode: OfferMode) -> Said {
    frame.text(match mode {
        OfferMode::Binding => "staff-offer-mode-binding",
        OfferMode::Interest => "staff-offer-mode-interest",
    })
}

/// The experience that an order looks for.
struct Sought {
    themes: Vec<Said>,
    /// The same in the orderer's words.
    words: Said,
}

impl Sought {
    fn of(frame: &Frame, private: &OrderPrivate) -> Self {
        Self {
            themes: private.themes.iter().map(|theme| frame.text(theme.label_key())).collect(),
            words: Said::neutral(private.experience.trim(), &frame.language),
        }
    }

    fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.words.is_empty()
    }
}

/// One part of a score.
struct Points {
    label: Said,
    points: u32,
    of: u32,
}

impl Points {
    /// Where the points of a score come from; nothing where there is none.
    fn all(frame: &Frame, score: Option<&Score>) -> Vec<Self> {
        let points = |reason: &Reason| Self {
            label: frame.text(reason.code.label_key()),
            points: reason.points,
            of: reason.of,
        };
        score.iter().flat_map(|score| &score.reasons).map(points).collect()
    }
}

/// Why an expert was asked, as it was then.
struct Why {
    /// 0 to 100.
    score: Option<u32>,
    points: Vec<Points>,
    in_spite_of: Vec<Said>,
    /// Why they were asked all the same.
    reason: Option<Said>,
}

impl Why {
    fn of(frame: &Frame, explanation: &Explanation) -> Self {
        let against = explanation.in_spite_of.iter();
        Self {
            score: explanation.score.as_ref().map(|score| score.total),
            points: Points::all(frame, explanation.score.as_ref()),
            in_spite_of: against.map(|hindrance| frame.text(hindrance.label_key())).collect(),
            reason: explanation.reason.map(|reason| frame.text(reason.label_key())),
        }
    }

    /// Whether anything was kept that tells why.
    fn is_told(&self) -> bool {
        self.score.is_some() || !self.in_spite_of.is_empty()
    }
}

/// Where an order's place is and what it offers, each with what it is called, as far as that was told.
fn whereabouts(frame: &Frame, content: &OrderContent) -> Vec<(Said, Said)> {
    let mut told = Vec::new();
    if let Some(found) = content.municipality.as_deref().and_then(municipality::find) {
        told.push((frame.text("staff-order-municipality"), Said::neutral(found.name, &frame.language)));
    }
    let needs = content.accessibility.iter().map(|need| frame.text(need.label_key()));
    let needs: Vec<String> = needs.map(|need| need.plain().to_owned()).collect();
    if !needs.is_empty() {
        told.push((
            frame.text("staff-order-accessibility"),
            Said::neutral(needs.join(", "), &frame.language),
        ));
    }
    told
}

/// What an order is likely to cost, each part with what it is called. What cannot be estimated is said to be so.
fn estimated(frame: &Frame, estimate: &Estimate) -> Vec<(Said, Said)> {
    let fees = match estimate.fees {
        Some(cents) => frame.with("desk-order-estimate-value", [("amount", frame.euros(cents).into())]),
        None => frame.text("desk-order-estimate-no-fees"),
    };
    let travel = match estimate.travel {
        TravelEstimate::Remote => None,
        TravelEstimate::Unknown => Some(frame.text("desk-order-estimate-no-travel")),
        TravelEstimate::Between { least, most, may_take_a_night } => {
            let key = if may_take_a_night {
                "desk-order-estimate-travel-and-night"
            } else {
                "desk-order-estimate-travel-value"
            };
            let (least, most) = (frame.euros(least), frame.euros(most));
            Some(frame.with(key, [("least", least.into()), ("most", most.into())]))
        }
    };
    let travel = travel.map(|travel| (frame.text("desk-order-estimate-travel"), travel));
    std::iter::once((frame.text("desk-order-estimate"), fees)).chain(travel).collect()
}

/// The address of an order's page; `rest` begins with a slash or is empty.
pub(super) fn order_address(frame: &Frame, id: OrderId, rest: &str) -> String {
    frame.address(&format!("staff/orders/{}{rest}", id.uuid()))
}

/// The address of an expert's page; `rest` begins with a slash or is empty.
fn expert_address(frame: &Frame, id: ExpertId, rest: &str) -> String {
    frame.address(&format!("staff/experts/{}{rest}", id.uuid()))
}

/// An order's title; says so where there is none.
pub(super) fn title_of(frame: &Frame, order: &Order) -> Said {
    let title = order.content.title.trim();
    if title.is_empty() { frame.text("staff-untitled") } else { Said::neutral(title, &frame.language) }
}

/// When an order's first time begins; says so where there is none.
pub(super) fn first_time(frame: &Frame, order: &Order) -> Said {
    match order.content.times.iter().map(|(starts_at, _)| *starts_at).min() {
        Some(first) => Said::neutral(frame.date_time(first), &frame.language),
        None => frame.text("staff-not-set"),
    }
}

/// Whether an order waits for this person to ask experts.
pub(super) fn waits_for(actor: &Actor, order: &Order) -> bool {
    order.state == OrderState::Requested && actor.may(Action::CoordinateOrders, order.owner)
}

/// Whether it is on this person to say that an order was held: on orderers for their part of the county, on coordinators
/// for what they have entered themselves.
pub(super) fn waits_for_report(actor: &Actor, order: &Order, now: DateTime<Utc>) -> bool {
    let is_theirs = actor.staff().is_some_and(|staff| staff.account == order.orderer)
        || !actor.may(Action::CoordinateOrders, order.owner);
    is_theirs && Step::ReportHeld.is_offered(order, actor, now)
}
