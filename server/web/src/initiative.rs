//! Initiatives as residents and staff both see them, and the form in which they are made.

use domain::expert::Contact;
use domain::id::TypedId;
use domain::initiative::{
    Initiative, InitiativeText, MakerGround, MakerKind, MakerReply, NewInitiative, Note, Outcome,
};
use domain::{Code, LanguageTag, LocalizedText, Violation, Violations};

use crate::forms::Fields;
use crate::layout::{Frame, LanguageName};
use crate::said::Said;

/// Languages in which the service writes to people.
const WRITTEN_IN: [&str; 4] = ["fi", "sv", "en", "fi-simple"];

/// What was decided of an initiative.
pub(crate) struct OutcomeFacts {
    pub(crate) kind: Said,
    pub(crate) on: String,
    pub(crate) decided_by: Said,
    pub(crate) text: Said,
}

impl OutcomeFacts {
    pub(crate) fn new(frame: &Frame, outcome: &Outcome) -> Self {
        Self {
            kind: frame.text(outcome.kind.label_key()),
            on: frame.date(outcome.on),
            decided_by: content(frame, &outcome.decided_by),
            text: content(frame, &outcome.text),
        }
    }
}

/// What everybody reads of an initiative.
pub(crate) struct PublicFacts {
    pub(crate) title: Said,
    pub(crate) text: Said,
    pub(crate) state: Said,
    pub(crate) maker: Said,
    /// How many make it together, where they are more than one.
    pub(crate) supporters: Option<String>,
    pub(crate) received_on: String,
    pub(crate) outcome: Option<OutcomeFacts>,
    /// Who handles it instead, and since when.
    pub(crate) transferred: Option<(Said, String)>,
}

impl PublicFacts {
    /// `None` where nobody reads it.
    pub(crate) fn new(frame: &Frame, one: &Initiative) -> Option<Self> {
        let public = one.public.as_ref()?;
        Some(Self {
            title: content(frame, &public.title),
            text: content(frame, &public.text),
            state: frame.text(one.state().label_key()),
            maker: frame.text(one.maker.label_key()),
            supporters: supporters(frame, one),
            received_on: frame.date(one.received_on),
            outcome: one.outcome().map(|outcome| OutcomeFacts::new(frame, outcome)),
            transferred: transferred(frame, one),
        })
    }
}

/// How many make it together, where they are more than one.
pub(crate) fn supporters(frame: &Frame, one: &Initiative) -> Option<String> {
    (one.supporters > 1).then(|| frame.integer(one.supporters.into()))
}

/// Who handles it instead, and since when.
pub(crate) fn transferred(frame: &Frame, one: &Initiative) -> Option<(Said, String)> {
    one.transfer().map(|transfer| (content(frame, &transfer.to), frame.date(transfer.on)))
}

/// The address of an initiative's page for everybody.
pub(crate) fn public_address(frame: &Frame, one: &Initiative) -> String {
    frame.address(&format!("initiatives/{}", one.id.uuid()))
}

/// What a maker was told on a day.
pub(crate) struct NoteFacts {
    pub(crate) kind: Said,
    pub(crate) on: String,
    pub(crate) text: Said,
}

impl NoteFacts {
    pub(crate) fn new(frame: &Frame, note: &Note, language: &LanguageTag) -> Self {
        Self {
            kind: frame.text(note.kind.label_key()),
            on: frame.date(note.on),
            text: Said::new(note.text.clone(), language.as_str(), &frame.language),
        }
    }
}

/// What a maker has replied on a day.
pub(crate) struct ReplyFacts {
    pub(crate) on: String,
    pub(crate) text: Said,
    /// Nobody who handles the initiative has opened it before.
    pub(crate) is_new: bool,
}

impl ReplyFacts {
    pub(crate) fn new(frame: &Frame, reply: &MakerReply, language: &LanguageTag) -> Self {
        Self {
            on: frame.date(reply.on),
            text: Said::new(reply.text.clone(), language.as_str(), &frame.language),
            is_new: !reply.is_seen,
        }
    }
}

fn content(frame: &Frame, text: &LocalizedText) -> Said {
    frame.content(text, &LanguageTag::finnish())
}

/// One choice of the form.
pub(crate) struct Choice {
    pub(crate) value: &'static str,
    pub(crate) label: Said,
    pub(crate) is_on: bool,
}

pub(crate) struct LanguageChoice {
    pub(crate) language: LanguageName,
    pub(crate) is_on: bool,
}

/// The form as it is shown.
pub(crate) struct InitiativeForm {
    pub(crate) makers: Vec<Choice>,
    pub(crate) grounds: Vec<Choice>,
    pub(crate) languages: Vec<LanguageChoice>,
    pub(crate) typed: Typed,
}

/// What was typed.
#[derive(Clone, Default)]
pub(crate) struct Typed {
    maker: Option<MakerKind>,
    ground: Option<MakerGround>,
    pub(crate) service: String,
    pub(crate) supporters: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    language: Option<LanguageTag>,
}

impl Typed {
    /// The form as it is at first, for a reader of this language.
    pub(crate) fn blank(language: &LanguageTag) -> Self {
        Self { supporters: "1".to_owned(), language: Some(language.clone()), ..Self::default() }
    }

    pub(crate) fn sent(fields: &Fields) -> Self {
        let value = |name: &str| fields.get(name).trim().to_owned();
        Self {
            maker: MakerKind::from_code(fields.get("maker")),
            ground: MakerGround::from_code(fields.get("ground")),
            service: value("service"),
            supporters: value("supporters"),
            title: value("title"),
            text: fields.get("text").replace("\r\n", "\n"),
            name: fields.get("contact.name").to_owned(),
            email: value("contact.email"),
            phone: value("contact.phone"),
            language: fields.get("contact.language").parse().ok(),
        }
    }

    /// What it means, or everything that is wrong where something was not chosen.
    pub(crate) fn read(&self) -> Result<NewInitiative, Violations> {
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        // What was not chosen is told as that, and nothing else is said of it.
        let (maker, ground) = match (self.maker, self.ground) {
            (Some(maker), Some(ground)) => (maker, ground),
            (Some(MakerKind::Person) | None, None) => (MakerKind::Person, MakerGround::Resident),
            (Some(maker), None) => (maker, MakerGround::OrganisationHere),
            (None, Some(ground @ MakerGround::OrganisationHere)) => (MakerKind::Association, ground),
            (None, Some(ground)) => (MakerKind::Person, ground),
        };
        let new = NewInitiative {
            maker,
            ground,
            contact: Contact {
                name: self.name.clone(),
                email: filled(&self.email),
                phone: filled(&self.phone),
                language: self.language.clone(),
                payroll_number: None,
            },
            text: InitiativeText {
                title: self.title.clone(),
                text: self.text.clone(),
                service: self.service.clone(),
            },
            // What is no number is out of range, and told as that.
            supporters: self.supporters.parse().unwrap_or(0),
        };
        let missing = [("maker", self.maker.is_none()), ("ground", self.ground.is_none())];
        let mut wrong: Violations = missing
            .iter()
            .filter(|(_, is_missing)| *is_missing)
            .map(|(field, _)| Violation::new(Code::Required, [*field]))
            .collect();
        if wrong.is_empty() {
            return Ok(new);
        }
        wrong.extend(new.check().err().into_iter().flatten());
        Err(wrong)
    }

    pub(crate) fn form(self, frame: &Frame) -> InitiativeForm {
        let maker = |kind: &MakerKind| Choice {
            value: kind.code(),
            label: frame.text(kind.label_key()),
            is_on: self.maker == Some(*kind),
        };
        let ground = |ground: &MakerGround| Choice {
            value: ground.code(),
            label: frame.text(ground.label_key()),
            is_on: self.ground == Some(*ground),
        };
        let chosen = self.language.clone().unwrap_or_else(LanguageTag::finnish);
        let known = WRITTEN_IN.iter().filter_map(|tag| tag.parse::<LanguageTag>().ok());
        let language =
            |tag: LanguageTag| LanguageChoice { language: LanguageName::of(&tag), is_on: tag == chosen };
        InitiativeForm {
            makers: MakerKind::ALL.iter().map(maker).collect(),
            grounds: MakerGround::ALL.iter().map(ground).collect(),
            languages: known.map(language).collect(),
            typed: self,
        }
    }
}
