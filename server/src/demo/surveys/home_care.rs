//! Closed survey of the services for older people: final mix done, results not released, outcome owed.

use domain::survey::{Audience, Channel, SurveyKind};

use super::bank;
use crate::demo::script::{Aftermath, Ask, Asks, Days, Kind, Owner, Story, Wave, opt};

pub const STORY: Story = Story {
    slug: "kotihoidon-arki",
    kind: SurveyKind::Customer,
    owner: Owner::ServicesForOlderPeople,
    languages: &["fi", "sv"],
    title: &[("fi", "Kotihoidon arki"), ("sv", "Vardagen i hemvården")],
    summary: &[
        ("fi", "Kysyimme kotihoidon asiakkailta ja heidän läheisiltään, miten käynnit sujuvat."),
        ("sv", "Vi frågade hemvårdens klienter och deras närstående hur besöken går."),
    ],
    introduction: &[
        ("fi", "Voit vastata itse tai läheisen kanssa. Vastaus ei vaikuta hoitoosi."),
        ("sv", "Du kan svara själv eller tillsammans med en närstående. Svaret påverkar inte din vård."),
    ],
    purpose: &[
        ("fi", "Kotihoidon käyntien suunnittelu ja laadun seuranta."),
        ("sv", "Att planera hemvårdens besök och följa upp kvaliteten."),
    ],
    audiences: &[Audience::OlderPeople, Audience::Carers],
    municipalities: &[],
    asks: Asks::Here(&[WHO, ON_TIME, SAME_STAFF, bank::RECOMMENDATION, bank::OWN_LANGUAGE_SERVICE, BETTER]),
    days: Days {
        written: -41,
        published: Some(-38),
        opens: -35,
        closes: Some(-9),
        late_answer_days: Some(5),
        deletes: 120,
    },
    waves: &[
        Wave { language: "fi", channel: Channel::Web, answers: 24, from: -35, until: -10 },
        Wave { language: "fi", channel: Channel::Paper, answers: 13, from: -30, until: -6 },
        Wave { language: "fi", channel: Channel::Phone, answers: 6, from: -25, until: -11 },
        Wave { language: "sv", channel: Channel::Web, answers: 8, from: -33, until: -12 },
    ],
    aftermath: Aftermath::NOTHING_YET,
};

const WHO: Ask = Ask {
    code: "who-answers",
    text: &[("fi", "Kuka vastaa?"), ("sv", "Vem svarar?")],
    kind: Kind::One(&[
        opt("customer", &[("fi", "Kotihoidon asiakas"), ("sv", "Klient i hemvården")]),
        opt("close-one", &[("fi", "Läheinen"), ("sv", "Närstående")]),
        opt(
            "together",
            &[("fi", "Asiakas ja läheinen yhdessä"), ("sv", "Klient och närstående tillsammans")],
        ),
    ]),
    leanings: &[("fi", &[44, 33, 23])],
    ..Ask::REQUIRED
};

const ON_TIME: Ask = Ask {
    code: "visits-on-time",
    text: &[("fi", "Käynnit alkavat sovittuun aikaan."), ("sv", "Besöken börjar på överenskommen tid.")],
    kind: Kind::Likert { low: bank::DISAGREE, high: bank::AGREE },
    leanings: &[("fi", &[11, 24, 22, 29, 14])],
    ..Ask::OPTIONAL
};

const SAME_STAFF: Ask = Ask {
    code: "familiar-staff",
    text: &[
        ("fi", "Käykö sinulla useimmiten tuttu hoitaja?"),
        ("sv", "Är det oftast en bekant vårdare som besöker dig?"),
    ],
    kind: Kind::YesNo,
    leanings: &[("fi", &[47, 42, 11])],
    ..Ask::OPTIONAL
};

const BETTER: Ask = Ask {
    code: "better-visits",
    text: &[("fi", "Mikä tekisi käynneistä parempia?"), ("sv", "Vad skulle göra besöken bättre?")],
    kind: Kind::LongText(&[
        ("fi", "Sama hoitaja useammin. On raskasta selittää kaikki aina alusta."),
        ("fi", "Voisiko joku soittaa, jos käynti myöhästyy yli puoli tuntia?"),
        ("fi", "Hoitajat ovat ystävällisiä, mutta heillä on kiire."),
        ("fi", "Aamukäynti on liian myöhään, olen noussut jo kuudelta."),
        ("sv", "Jag önskar att någon kunde tala svenska också på kvällarna."),
        ("sv", "Att det är samma vårdare som kommer."),
    ]),
    answered: 55,
    ..Ask::OPTIONAL
};
