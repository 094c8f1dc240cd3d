//! Draft whose Swedish is not complete: the publishing gate refuses it and names each missing text.

use domain::survey::{Audience, SurveyKind};

use super::bank;
use crate::demo::script::{Aftermath, Ask, Asks, Days, Kind, Owner, Story, opt};

pub const STORY: Story = Story {
    slug: "ajanvaraus-uudistuu",
    kind: SurveyKind::Customer,
    owner: Owner::HealthServices,
    languages: &["fi", "sv"],
    title: &[("fi", "Ajanvaraus uudistuu"), ("sv", "Tidsbokningen förnyas")],
    summary: &[
        ("fi", "Miten haluat varata ajan terveysasemalle? Vastaukset auttavat valitsemaan uuden palvelun."),
        ("sv", "Hur vill du boka tid till hälsostationen? Svaren hjälper oss att välja en ny tjänst."),
    ],
    introduction: &[("fi", "Ajanvaraus vaihtuu, ja haluamme, että se toimii myös ilman älypuhelinta.")],
    purpose: &[("fi", "Uuden ajanvarauspalvelun valinta.")],
    audiences: &[Audience::ServiceUsers],
    municipalities: &[],
    asks: Asks::Here(&[WAY_TO_BOOK, EASY_TO_BOOK, HOPES]),
    days: Days {
        written: -1,
        published: None,
        opens: 10,
        closes: Some(40),
        late_answer_days: None,
        deletes: 240,
    },
    waves: &[],
    aftermath: Aftermath::NOTHING_YET,
};

const WAY_TO_BOOK: Ask = Ask {
    code: "way-to-book",
    text: &[("fi", "Miten varaat ajan mieluiten?"), ("sv", "Hur bokar du helst tid?")],
    kind: Kind::One(&[
        opt("phone", &[("fi", "Puhelimitse"), ("sv", "Per telefon")]),
        opt("online", &[("fi", "Verkossa")]),
        opt("on-site", &[("fi", "Paikan päällä"), ("sv", "På plats")]),
    ]),
    ..Ask::REQUIRED
};

const EASY_TO_BOOK: Ask = Ask {
    code: "easy-to-book",
    text: &[("fi", "Ajan varaaminen on nyt helppoa.")],
    kind: Kind::Likert { low: bank::DISAGREE, high: bank::AGREE },
    ..Ask::OPTIONAL
};

const HOPES: Ask = Ask {
    code: "hopes",
    text: &[
        ("fi", "Mitä toivot uudelta ajanvaraukselta?"),
        ("sv", "Vad önskar du av den nya tidsbokningen?"),
    ],
    help: &[("fi", "Älä kirjoita nimeäsi tai terveystietojasi.")],
    kind: Kind::LongText(&[]),
    ..Ask::OPTIONAL
};
