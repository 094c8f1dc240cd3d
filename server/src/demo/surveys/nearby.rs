//! Upcoming survey: published, opens in a week.

use domain::survey::SurveyKind;

use crate::demo::script::{Aftermath, Ask, Asks, Days, Kind, Owner, Story, opt};

pub const STORY: Story = Story {
    slug: "lahipalvelut-kylilla",
    kind: SurveyKind::Resident,
    owner: Owner::County,
    languages: &["fi", "sv"],
    title: &[("fi", "Lähipalvelut kylillä ja saaristossa"), ("sv", "Närservicen i byarna och skärgården")],
    summary: &[
        ("fi", "Mitä palveluja tarvitset lähelle? Kysymme Koekylän ja Mallisaaren asukkailta."),
        ("sv", "Vilka tjänster behöver du nära dig? Vi frågar invånarna i Provby och Modellö."),
    ],
    introduction: &[
        (
            "fi",
            "Aluevaltuusto päättää ensi vuonna palvelupisteistä. Ennen sitä kysymme, mikä asukkaille on \
             tärkeää.",
        ),
        (
            "sv",
            "Välfärdsområdesfullmäktige beslutar nästa år om serviceställena. Innan dess frågar vi vad som \
             är viktigt för invånarna.",
        ),
    ],
    purpose: &[
        ("fi", "Palvelupisteitä koskevan päätöksen valmistelu."),
        ("sv", "Att bereda beslutet om serviceställena."),
    ],
    audiences: &[],
    municipalities: &["902", "903"],
    asks: Asks::Here(&[MOST_IMPORTANT, TRAVEL, MOBILE_SERVICE, WISH]),
    days: Days {
        written: -5,
        published: Some(-2),
        opens: 7,
        closes: Some(35),
        late_answer_days: None,
        deletes: 230,
    },
    waves: &[],
    aftermath: Aftermath::NOTHING_YET,
};

const MOST_IMPORTANT: Ask = Ask {
    code: "most-important-nearby",
    text: &[
        ("fi", "Mitkä palvelut ovat sinulle tärkeimmät lähellä kotia?"),
        ("sv", "Vilka tjänster är viktigast för dig nära hemmet?"),
    ],
    help: &[("fi", "Valitse enintään kolme."), ("sv", "Välj högst tre.")],
    kind: Kind::Many {
        options: &[
            opt("nurse", &[("fi", "Sairaanhoitajan vastaanotto"), ("sv", "Sjukskötarmottagning")]),
            opt("doctor", &[("fi", "Lääkärin vastaanotto"), ("sv", "Läkarmottagning")]),
            opt("dentist", &[("fi", "Suun terveydenhuolto"), ("sv", "Munhälsovård")]),
            opt("clinic", &[("fi", "Neuvola"), ("sv", "Rådgivning")]),
            opt("laboratory", &[("fi", "Näytteenotto"), ("sv", "Provtagning")]),
            opt("social", &[("fi", "Sosiaalipalvelujen neuvonta"), ("sv", "Rådgivning i socialservice")]),
        ],
        at_most: Some(3),
    },
    ..Ask::REQUIRED
};

const TRAVEL: Ask = Ask {
    code: "longest-journey",
    text: &[
        ("fi", "Kuinka pitkä matka yhteen suuntaan on sinulle vielä kohtuullinen?"),
        ("sv", "Hur lång resa i en riktning är ännu rimlig för dig?"),
    ],
    kind: Kind::One(&[
        opt("under-20-minutes", &[("fi", "Alle 20 minuuttia"), ("sv", "Under 20 minuter")]),
        opt("20-to-40-minutes", &[("fi", "20–40 minuuttia"), ("sv", "20–40 minuter")]),
        opt("41-to-60-minutes", &[("fi", "41–60 minuuttia"), ("sv", "41–60 minuter")]),
        opt("over-60-minutes", &[("fi", "Yli tunti"), ("sv", "Över en timme")]),
    ]),
    ..Ask::OPTIONAL
};

const MOBILE_SERVICE: Ask = Ask {
    code: "mobile-service",
    text: &[
        ("fi", "Käyttäisitkö liikkuvaa palvelua, joka käy kylällä kerran viikossa?"),
        ("sv", "Skulle du använda en mobil tjänst som besöker byn en gång i veckan?"),
    ],
    kind: Kind::YesNo,
    ..Ask::OPTIONAL
};

const WISH: Ask = Ask {
    code: "wishes",
    text: &[
        ("fi", "Mitä haluat sanoa päättäjille lähipalveluista?"),
        ("sv", "Vad vill du säga till beslutsfattarna om närservicen?"),
    ],
    kind: Kind::LongText(&[]),
    ..Ask::OPTIONAL
};
