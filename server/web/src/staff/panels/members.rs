//! Those who have applied to a panel or are members of it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::expert::Contact;
use domain::id::{MemberId, PanelId, TypedId};
use domain::initiative::IntakeChannel;
use domain::panel::{
    Acceptance, Feature, FeatureValue, MemberCommand, MemberConsent, MemberRoute, MemberState, MemberTerm,
    Panel, PanelState,
};
use domain::{Code, LanguageTag, Violation, Violations};
use service::ServiceError;
use service::panel::contact as correct;
use service::panel::member::{self, MemberView};
use service::panel::person::{Answers, Person};
use service::panel::{nominee, public_name};

use super::application::{ChannelChoice, channels, told_by};
use super::form::managed;
use super::panel_address;
use crate::Reply;
use crate::consent::{self, ConsentForm};
use crate::contact::{self, ContactForm};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::panel::PanelFacts;
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::experts::parse_day;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct Command {
    value: &'static str,
    label: Said,
}

struct Row {
    id: String,
    version: i64,
    pseudonym: String,
    name: Option<String>,
    reach: String,
    needs: String,
    /// Who agrees, where they are not of age.
    guardian: Option<Said>,
    /// By which everybody knows them.
    public_name: Option<Said>,
    /// What they have agreed to, or that they have not yet.
    consent: Option<Said>,
    /// They were named, and what they tell of that can be written down.
    may_accept: bool,
    /// From when to when they are a member, and whom they have come in place of.
    term: Option<String>,
    in_place_of: Option<Said>,
    route: Said,
    turn: Option<u32>,
    since: String,
    commands: Vec<Command>,
    /// Whoever leaves is forgotten, which cannot be undone.
    leave: Option<Command>,
    /// It is their turn when a seat becomes free.
    is_next: bool,
}

/// What may be told of somebody who is named, so that they count in the quotas.
struct Asked {
    /// The name and the id of its field.
    field: String,
    name: Said,
    choices: Vec<Choice>,
}

struct Choice {
    value: String,
    label: Said,
    is_on: bool,
}

/// Somebody to be named, as they stand in the form.
#[derive(Default)]
struct Typed {
    contact: Contact,
    answers: Answers,
    /// Whose details are corrected, and what was typed of them.
    correcting: Option<(MemberId, Option<ContactForm>)>,
    /// Whose consent is written down, and what was typed of it.
    accepting: Option<(MemberId, Acceptance, Option<IntakeChannel>)>,
    /// Whose term is written, and what was typed of it: the first day and the last.
    term: Option<(MemberId, Option<[String; 2]>)>,
}

/// Somebody whose details are corrected.
struct Correcting {
    id: String,
    pseudonym: String,
    form: ContactForm,
}

/// Somebody who was named, and has told that they take the seat.
struct Accepting {
    id: String,
    version: i64,
    pseudonym: String,
    consent: ConsentForm,
    channels: Vec<ChannelChoice>,
}

/// A member whose term is written.
struct OwnTerm {
    id: String,
    pseudonym: String,
    starts: String,
    ends: String,
}

/// Those who stand alike.
struct Group {
    id: &'static str,
    state: Said,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "staff/panel_members.html")]
struct MembersPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    panel: PanelFacts,
    back: String,
    action: String,
    groups: Vec<Group>,
    /// How many have left.
    left: usize,
    seated: usize,
    correcting: Option<Correcting>,
    accepting: Option<Accepting>,
    own_term: Option<OwnTerm>,
    may_name: bool,
    asked: Vec<Asked>,
    typed: Typed,
}

impl MembersPage {
    fn email(&self) -> &str {
        self.typed.contact.email.as_deref().unwrap_or_default()
    }

    fn phone(&self) -> &str {
        self.typed.contact.phone.as_deref().unwrap_or_default()
    }
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    let correcting = query.get("contact").and_then(|of| parse_id(of)).map(|of| (of, None));
    let accepting = query.get("accepts").and_then(|of| parse_id(of));
    let accepting = accepting.map(|of| (of, Acceptance::default(), None));
    let term = query.get("term").and_then(|of| parse_id(of)).map(|of| (of, None));
    let typed = Typed { correcting, accepting, term, ..Typed::default() };
    members_page(page, &state, id, typed, notice, &Violations::new()).await
}

/// Names somebody, corrects their details, or does what somebody has told, as the button says.
pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let mut typed = Typed::default();
    let done = if fields.get("act") == "name" {
        typed = sent(&fields);
        let person = Person { contact: typed.contact.clone(), ..Person::default() };
        member::name(services, actor, id, person, &typed.answers).await
    } else if fields.get("act") == "correct" {
        let of = parse_id(fields.get("member")).ok_or(ServiceError::NotFound)?;
        let change = contact::sent(&fields);
        typed.correcting = Some((of, Some(ContactForm::of_change(&change))));
        correct::set(services, actor, of, change).await.map(|_| ())
    } else if fields.get("act") == "term" {
        let of = parse_id(fields.get("member")).ok_or(ServiceError::NotFound)?;
        let sent = ["termStarts", "termEnds"].map(|name| fields.get(name).trim().to_owned());
        typed.term = Some((of, Some(sent.clone())));
        match read_term(&sent) {
            Ok(term) => member::set_term(services, actor, of, term).await.map(drop),
            Err(wrong) => Err(ServiceError::Invalid(wrong)),
        }
    } else if fields.get("act") == "accept" {
        let of = parse_id(fields.get("member")).ok_or(ServiceError::NotFound)?;
        let (acceptance, channel) = (consent::sent(&fields), told_by(&fields));
        typed.accepting = Some((of, acceptance.clone(), channel));
        let version = fields.get("version").parse().unwrap_or(0);
        match channel {
            Some(channel) => {
                nominee::accept_for(services, actor, of, version, channel, acceptance).await.map(drop)
            }
            None => Err(Violation::new(Code::Required, ["channel"]).into()),
        }
    } else {
        let of = parse_id(fields.get("member")).ok_or(ServiceError::NotFound)?;
        if fields.get("act") == "hideName" {
            public_name::hide(services, actor, of).await?;
            return Ok(see_other(&panel_address(&page.frame, id, "/members?done=saved")));
        }
        let command = MemberCommand::from_code(fields.get("command")).ok_or(ServiceError::NotFound)?;
        let version = fields.get("version").parse().unwrap_or(0);
        member::advance(services, actor, of, version, command).await.map(drop)
    };
    match done {
        Ok(()) => Ok(see_other(&panel_address(&page.frame, id, "/members?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            members_page(page, &state, id, typed, None, &wrong).await
        }
    }
}

fn read_term([starts, ends]: &[String; 2]) -> Result<MemberTerm, Violations> {
    let mut wrong = Violations::new();
    let mut day = |field: &str, text: &str| {
        let read = parse_day(text);
        if !text.is_empty() && read.is_none() {
            wrong.push(Violation::new(Code::NotADate, [field]));
        }
        read
    };
    let term = MemberTerm { starts: day("termStarts", starts), ends: day("termEnds", ends) };
    if wrong.is_empty() { Ok(term) } else { Err(wrong) }
}

fn sent(fields: &Fields) -> Typed {
    let value = |name: &str| Some(fields.get(name).trim().to_owned()).filter(|value| !value.is_empty());
    let contact = Contact {
        name: fields.get("contact.name").to_owned(),
        email: value("contact.email"),
        phone: value("contact.phone"),
        ..Contact::default()
    };
    // What was not chosen is not known.
    let answer = |(name, value): (&str, &str)| {
        let code = name.strip_prefix("answers.").filter(|_| !value.is_empty())?;
        Some((code.to_owned(), value.to_owned()))
    };
    Typed { contact, answers: fields.iter().filter_map(answer).collect(), ..Typed::default() }
}

async fn members_page(
    page: Page,
    state: &WebState,
    id: PanelId,
    mut typed: Typed,
    notice: Option<Said>,
    wrong: &Violations,
) -> Reply {
    let view = managed(&page, state, id).await?;
    let members = member::members(&state.services, &page.caller.actor, id).await?;
    let frame = page.frame;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let field = |violation: &domain::Violation| match violation.path.first().map(String::as_str) {
        Some(
            "contact" | "answers" | "needs" | "meetsConditions" | "isOfAge" | "guardian" | "homeAddress"
            | "consents" | "channel" | "termStarts" | "termEnds",
        ) => violation.path.join("."),
        _ => String::new(),
    };
    let correcting = typed.correcting.take().and_then(|(of, sent)| correcting(&members, of, sent));
    let accepting =
        typed.accepting.take().and_then(|sent| accepting(&frame, (&view.panel, members.as_slice()), sent));
    let own_term = typed.term.take().and_then(|(of, sent)| own_term(&members, of, sent));
    let page = MembersPage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        panel: PanelFacts::new(&frame, &view.panel),
        back: panel_address(&frame, id, ""),
        action: panel_address(&frame, id, "/members"),
        groups: groups(&frame, &members),
        left: members.iter().filter(|one| one.member.state.has_left()).count(),
        seated: members.iter().filter(|one| one.member.state == MemberState::Member).count(),
        may_name: correcting.is_none()
            && accepting.is_none()
            && own_term.is_none()
            && view.panel.state != PanelState::Ended,
        correcting,
        accepting,
        own_term,
        asked: asked(&frame, &view.panel, &typed.answers),
        typed,
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

/// The form for somebody who is not forgotten, as it was sent or else as it is stored.
fn correcting(members: &[MemberView], of: MemberId, sent: Option<ContactForm>) -> Option<Correcting> {
    let one = members.iter().find(|one| one.member.id == of)?;
    let person = one.person.as_ref()?;
    Some(Correcting {
        id: of.uuid().to_string(),
        pseudonym: one.member.pseudonym.clone(),
        form: sent.unwrap_or_else(|| ContactForm::of(person)),
    })
}

/// The form for a member's term, as it was sent or else as it is stored.
fn own_term(members: &[MemberView], of: MemberId, sent: Option<[String; 2]>) -> Option<OwnTerm> {
    let one = &members.iter().find(|one| one.member.id == of)?.member;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let [starts, ends] = sent.unwrap_or_else(|| [day(one.term.starts), day(one.term.ends)]);
    let is_member = one.state == MemberState::Member;
    let (id, pseudonym) = (of.uuid().to_string(), one.pseudonym.clone());
    is_member.then_some(OwnTerm { id, pseudonym, starts, ends })
}

/// The form for somebody who was named and has told that they take the seat.
fn accepting(
    frame: &Frame,
    (panel, members): (&Panel, &[MemberView]),
    (of, typed, channel): (MemberId, Acceptance, Option<IntakeChannel>),
) -> Option<Accepting> {
    let one = members.iter().find(|one| one.member.id == of)?;
    (one.member.state == MemberState::Nominated).then(|| Accepting {
        id: of.uuid().to_string(),
        version: one.member.version,
        pseudonym: one.member.pseudonym.clone(),
        consent: ConsentForm::new(frame, panel.call.as_ref(), typed),
        channels: channels(frame, channel),
    })
}

fn asked(frame: &Frame, panel: &Panel, answers: &Answers) -> Vec<Asked> {
    let features = panel.call.as_ref().map(|call| call.features.as_slice()).unwrap_or_default();
    let asked = |feature: &Feature| {
        let answer = answers.get(&feature.code);
        let choice = |value: &FeatureValue| Choice {
            value: value.code.clone(),
            label: frame.content(&value.label, &LanguageTag::finnish()),
            is_on: answer == Some(&value.code),
        };
        Asked {
            field: format!("answers.{}", feature.code),
            name: frame.content(&feature.name, &LanguageTag::finnish()),
            choices: feature.values.iter().map(choice).collect(),
        }
    };
    features.iter().map(asked).collect()
}

/// Members first, then those who are asked, the reserve in its turn, and those who wait for the lot.
fn groups(frame: &Frame, members: &[MemberView]) -> Vec<Group> {
    let order = [
        MemberState::Member,
        MemberState::Nominated,
        MemberState::Selected,
        MemberState::Reserve,
        MemberState::Applied,
        MemberState::Invited,
        MemberState::TermEnded,
    ];
    let group = |state: MemberState| Group {
        id: state.code(),
        state: frame.text(state.label_key()),
        rows: members
            .iter()
            .filter(|one| one.member.state == state)
            .map(|one| row(frame, members, one))
            .collect(),
    };
    order.into_iter().map(group).filter(|group| !group.rows.is_empty()).collect()
}

fn term(frame: &Frame, term: &MemberTerm) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| frame.date(day)).unwrap_or_default();
    format!("{}–{}", day(term.starts), day(term.ends))
}

fn agreed(frame: &Frame, consent: &MemberConsent) -> Said {
    let (at, channel) = (frame.date_time(consent.given_at), frame.text(consent.channel.label_key()));
    let args = [
        ("at", at.as_str().into()),
        ("version", u32::from(consent.text_version).into()),
        ("channel", channel.plain().into()),
    ];
    frame.with("staff-member-consent", args)
}

fn row(frame: &Frame, members: &[MemberView], view: &MemberView) -> Row {
    let MemberView { member, person, is_next, public_name } = view;
    let command =
        |command: MemberCommand| Command { value: command.code(), label: frame.text(command.label_key()) };
    let leaves = |one: &MemberCommand| matches!(one, MemberCommand::Withdraw | MemberCommand::Decline);
    let contact = person.as_ref().map(|person| &person.contact);
    let is_named_for = member.state == MemberState::Nominated;
    // With what they agree to, in a form of its own.
    let is_told = |one: &MemberCommand| is_named_for && *one == MemberCommand::Accept;
    let reach =
        contact.map(|contact| [&contact.email, &contact.phone].map(|one| one.clone().unwrap_or_default()));
    Row {
        id: member.id.uuid().to_string(),
        version: member.version,
        pseudonym: member.pseudonym.clone(),
        name: contact.map(|contact| contact.name.clone()),
        reach: reach.unwrap_or_default().join(" ").trim().to_owned(),
        needs: person.as_ref().map(|person| person.needs.clone()).unwrap_or_default(),
        guardian: person.as_ref().and_then(|person| person.guardian.as_ref()).map(|one| {
            let args = [("name", one.name.as_str().into()), ("reach", one.reach.as_str().into())];
            frame.with("staff-member-guardian", args)
        }),
        public_name: public_name
            .as_deref()
            .map(|name| frame.with("staff-member-public-name", [("name", name.into())])),
        consent: person.as_ref().and_then(|person| match &person.consent {
            Some(consent) => Some(agreed(frame, consent)),
            None => (member.route == MemberRoute::Nominated).then(|| frame.text("staff-member-consent-none")),
        }),
        may_accept: is_named_for,
        term: (member.state == MemberState::Member).then(|| term(frame, &member.term)),
        in_place_of: members.iter().find(|one| one.member.replaced_by == Some(member.id)).map(|left| {
            let pseudonym = left.member.pseudonym.as_str();
            frame.with("staff-member-in-place-of", [("pseudonym", pseudonym.into())])
        }),
        route: frame.text(member.route.label_key()),
        turn: member.turn,
        since: frame.date_time(member.changed_at),
        commands: view.commands().filter(|one| !leaves(one) && !is_told(one)).map(command).collect(),
        leave: view.commands().find(leaves).map(command),
        is_next: *is_next,
    }
}
