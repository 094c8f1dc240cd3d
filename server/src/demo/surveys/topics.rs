//! Archived survey: told about, taken off the list, its single answers deleted on the promised day.

use domain::survey::{Channel, SurveyKind};

use crate::demo::script::{Aftermath, Ask, Asks, Days, Kind, OutcomeTexts, Owner, Story, Wave, opt};

pub const STORY: Story = Story {
    slug: "asukastilaisuuksien-aiheet",
    kind: SurveyKind::Event,
    owner: Owner::County,
    languages: &["fi", "sv"],
    title: &[("fi", "Asukastilaisuuksien aiheet"), ("sv", "Teman för invånarmötena")],
    summary: &[
        ("fi", "Kysyimme, mistä asukastilaisuuksissa pitäisi puhua ja milloin ne sopivat."),
        ("sv", "Vi frågade vad man borde tala om på invånarmötena och när de passar."),
    ],
    introduction: &[],
    purpose: &[("fi", "Asukastilaisuuksien suunnittelu."), ("sv", "Att planera invånarmötena.")],
    audiences: &[],
    municipalities: &["901"],
    asks: Asks::Here(&[TOPIC, TIME_OF_DAY, ANOTHER_TOPIC]),
    days: Days {
        written: -125,
        published: Some(-122),
        opens: -120,
        closes: Some(-99),
        late_answer_days: Some(0),
        deletes: -30,
    },
    waves: &[
        Wave { language: "fi", channel: Channel::Web, answers: 22, from: -120, until: -100 },
        Wave { language: "sv", channel: Channel::Web, answers: 9, from: -120, until: -100 },
    ],
    aftermath: Aftermath { results_released: Some(-95), outcome: Some((-85, OUTCOME)), archived: Some(-60) },
};

const OUTCOME: OutcomeTexts = OutcomeTexts {
    heard: &[
        ("fi", "Hoitoon pääsy kiinnosti eniten. Useimmille sopii ilta."),
        ("sv", "Tillgången till vård intresserade mest. De flesta föredrar kvällen."),
    ],
    decided: &[
        ("fi", "Ensimmäisen tilaisuuden aihe on hoitoon pääsy, ja kaikki tilaisuudet alkavat kello 18."),
        ("sv", "Temat för det första mötet är tillgången till vård, och alla möten börjar klockan 18."),
    ],
    done: &[
        ("fi", "Tilaisuus pidettiin Esimerkkilän kirjastossa suomeksi ja ruotsiksi."),
        ("sv", "Mötet hölls i Exempelby bibliotek på finska och svenska."),
    ],
};

const TOPIC: Ask = Ask {
    code: "topic",
    text: &[("fi", "Mikä aihe kiinnostaa sinua eniten?"), ("sv", "Vilket tema intresserar dig mest?")],
    kind: Kind::One(&[
        opt("access-to-care", &[("fi", "Hoitoon pääsy"), ("sv", "Tillgången till vård")]),
        opt("older-people", &[("fi", "Ikääntyneiden palvelut"), ("sv", "Tjänster för äldre")]),
        opt("families", &[("fi", "Perheiden palvelut"), ("sv", "Tjänster för familjer")]),
        opt("money", &[("fi", "Hyvinvointialueen talous"), ("sv", "Välfärdsområdets ekonomi")]),
    ]),
    leanings: &[("fi", &[50, 20, 15, 15])],
    ..Ask::REQUIRED
};

const TIME_OF_DAY: Ask = Ask {
    code: "time-of-day",
    text: &[("fi", "Mikä aika sopii sinulle parhaiten?"), ("sv", "Vilken tid passar dig bäst?")],
    kind: Kind::One(&[
        opt("day", &[("fi", "Päivä"), ("sv", "Dagen")]),
        opt("evening", &[("fi", "Ilta"), ("sv", "Kvällen")]),
        opt("weekend", &[("fi", "Viikonloppu"), ("sv", "Veckoslutet")]),
    ]),
    leanings: &[("fi", &[18, 67, 15])],
    ..Ask::OPTIONAL
};

const ANOTHER_TOPIC: Ask = Ask {
    code: "another-topic",
    text: &[("fi", "Mistä muusta haluaisit puhua?"), ("sv", "Vad annat skulle du vilja tala om?")],
    kind: Kind::ShortText(&[
        ("fi", "Omaishoitajien jaksamisesta"),
        ("fi", "Nuorten mielenterveyspalveluista"),
        ("sv", "Om svenskspråkig service"),
    ]),
    answered: 25,
    ..Ask::OPTIONAL
};
