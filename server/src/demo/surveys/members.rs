//! A survey of the residents' panel: open to its members, each by an invitation.

use domain::survey::SurveyKind;

use crate::demo::script::{Aftermath, Ask, Asks, Days, Kind, Owner, Story, opt};

pub const STORY: Story = Story {
    slug: "raadin-kysely-puhelinpalvelusta",
    kind: SurveyKind::Panel,
    owner: Owner::County,
    languages: &["fi", "sv"],
    title: &[("fi", "Raadin kysely: yhteinen puhelinnumero"), ("sv", "Rådets enkät: det gemensamma numret")],
    summary: &[
        ("fi", "Miten kokeilu on toiminut, ja mitä numerosta pitäisi vielä muuttaa?"),
        ("sv", "Hur har försöket fungerat, och vad borde ännu ändras i numret?"),
    ],
    introduction: &[
        ("fi", "Vastaukset käydään läpi raadin seuraavassa kokouksessa."),
        ("sv", "Svaren gås igenom på rådets nästa möte."),
    ],
    purpose: &[
        ("fi", "Puhelinpalvelun kehittäminen raadin kanssa."),
        ("sv", "Att utveckla telefonservicen med rådet."),
    ],
    audiences: &[],
    municipalities: &[],
    asks: Asks::Here(&[REACHED, EASY, WISH]),
    days: Days {
        written: 0,
        published: Some(0),
        opens: 0,
        closes: Some(21),
        late_answer_days: Some(0),
        deletes: 120,
    },
    waves: &[],
    aftermath: Aftermath::NOTHING_YET,
};

const REACHED: Ask = Ask {
    code: "reached",
    text: &[
        ("fi", "Oletko saanut yhteisestä numerosta vastauksen samana päivänä?"),
        ("sv", "Har du fått svar samma dag via det gemensamma numret?"),
    ],
    kind: Kind::One(&[
        opt("yes", &[("fi", "Kyllä"), ("sv", "Ja")]),
        opt("no", &[("fi", "En"), ("sv", "Nej")]),
        opt("not-called", &[("fi", "En ole soittanut"), ("sv", "Jag har inte ringt")]),
    ]),
    ..Ask::REQUIRED
};

const EASY: Ask = Ask {
    code: "easy",
    text: &[
        ("fi", "Miten helppoa oikean palvelun löytäminen on nyt?"),
        ("sv", "Hur lätt är det nu att hitta rätt service?"),
    ],
    kind: Kind::Likert {
        low: &[("fi", "Hyvin vaikeaa"), ("sv", "Mycket svårt")],
        high: &[("fi", "Hyvin helppoa"), ("sv", "Mycket lätt")],
    },
    ..Ask::OPTIONAL
};

const WISH: Ask = Ask {
    code: "wishes",
    text: &[("fi", "Mitä numerosta pitäisi vielä muuttaa?"), ("sv", "Vad borde ännu ändras i numret?")],
    kind: Kind::LongText(&[]),
    ..Ask::OPTIONAL
};
