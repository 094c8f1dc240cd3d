//! Experts by experience: orders, asking experts, and the registry.

mod form;
mod offers;
mod orders;
mod read;
mod registry;
mod show;
mod step;
mod steps;

use domain::LanguageTag;
use domain::expert::booking::OrderState;
use domain::expert::{Mode, Order};
use domain::id::{OrderId, TypedId};
use domain::identity::{Action, Actor};

use crate::layout::LanguageName;
use crate::{Frame, Said};

pub(super) use form::{create, edit, new, save};
pub(super) use offers::{send as send_offers, show as show_offers};
pub(super) use orders::show as show_orders;
pub(super) use registry::{change as change_expert, list as show_experts, one as show_expert, register};
pub(super) use show::show as show_order;
pub(super) use step::{show as show_step, submit as submit_step};

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

/// The address of an order's page; `rest` begins with a slash or is empty.
pub(super) fn order_address(frame: &Frame, id: OrderId, rest: &str) -> String {
    frame.address(&format!("staff/orders/{}{rest}", id.uuid()))
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
