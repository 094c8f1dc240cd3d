//! Closed resident survey, in four languages: results released, outcome published.

use domain::survey::{Audience, Channel, SurveyKind};

use super::bank;
use crate::demo::script::{Aftermath, Ask, Asks, Days, Kind, OutcomeTexts, Owner, Story, Wave, opt};

pub const STORY: Story = Story {
    slug: "digipalvelut-tutuiksi",
    kind: SurveyKind::Resident,
    owner: Owner::County,
    languages: &["fi", "sv", "en", "fi-simple"],
    title: &[
        ("fi", "Digipalvelut tutuiksi"),
        ("sv", "Bekanta dig med de digitala tjänsterna"),
        ("en", "Getting to know digital services"),
        ("fi-simple", "Palvelut internetissä"),
    ],
    summary: &[
        ("fi", "Kysyimme, mikä digipalveluissa on vaikeaa ja millaista tukea niiden käyttöön tarvitaan."),
        ("sv", "Vi frågade vad som är svårt i de digitala tjänsterna och vilket stöd som behövs."),
        ("en", "We asked what is difficult about digital services and what support people need."),
        ("fi-simple", "Kysyimme, onko palveluja helppo käyttää internetissä."),
    ],
    introduction: &[
        (
            "fi",
            "Digipalvelujen käyttöön on tulossa uutta tukea. Kerro, mistä siitä olisi sinulle eniten \
             hyötyä.",
        ),
        (
            "sv",
            "Det kommer nytt stöd för att använda de digitala tjänsterna. Berätta vad du skulle ha mest \
             nytta av.",
        ),
        ("en", "New support for using digital services is being planned. Tell us what would help you most."),
        (
            "fi-simple",
            "Haluamme auttaa ihmisiä käyttämään palveluja internetissä. Kerro, millaista apua tarvitset.",
        ),
    ],
    purpose: &[
        ("fi", "Digituen suunnittelu hyvinvointialueella."),
        ("sv", "Att planera det digitala stödet i välfärdsområdet."),
        ("en", "To plan digital support in the county."),
        ("fi-simple", "Suunnittelemme apua internetin käyttöön. Siksi keräämme vastauksia."),
    ],
    audiences: &[Audience::OlderPeople, Audience::WorkingAge],
    municipalities: &[],
    asks: Asks::Here(&[USE, EASE, OBSTACLES, SUPPORT, OWN_WORDS]),
    days: Days {
        written: -66,
        published: Some(-63),
        opens: -60,
        closes: Some(-38),
        late_answer_days: Some(7),
        deletes: 150,
    },
    waves: &[
        Wave { language: "fi", channel: Channel::Web, answers: 45, from: -60, until: -39 },
        // Some of the posted ones were entered after the closing day.
        Wave { language: "fi", channel: Channel::Paper, answers: 12, from: -46, until: -33 },
        Wave { language: "sv", channel: Channel::Web, answers: 14, from: -60, until: -39 },
        Wave { language: "en", channel: Channel::Web, answers: 7, from: -58, until: -40 },
        Wave { language: "fi-simple", channel: Channel::Web, answers: 6, from: -55, until: -41 },
    ],
    aftermath: Aftermath {
        results_released: Some(-27),
        outcome: Some((-12, OUTCOME)),
        ..Aftermath::NOTHING_YET
    },
};

const OUTCOME: OutcomeTexts = OutcomeTexts {
    heard: &[
        (
            "fi",
            "Moni käyttää digipalveluja, mutta kirjautuminen on vaikeaa ja pelko virheistä estää \
             kokeilemasta. Eniten toivottiin ihmistä, joka auttaa paikan päällä.",
        ),
        (
            "sv",
            "Många använder de digitala tjänsterna, men inloggningen är svår och rädslan för att göra fel \
             hindrar många från att pröva. Det som önskades mest var en människa som hjälper på plats.",
        ),
        (
            "en",
            "Many people use digital services, but logging in is difficult and the fear of making a mistake \
             keeps many from trying. What people wished for most was a person who helps on the spot.",
        ),
        (
            "fi-simple",
            "Moni käyttää palveluja internetissä. Kirjautuminen on monelle vaikeaa. Moni pelkää tekevänsä \
             virheen. Ihmiset haluavat, että joku auttaa heitä paikan päällä.",
        ),
    ],
    decided: &[
        (
            "fi",
            "Aluehallitus päätti, että jokaisella terveysasemalla on digitukea kahtena päivänä viikossa. \
             Puhelinpalvelu säilyy digipalvelujen rinnalla.",
        ),
        (
            "sv",
            "Välfärdsområdesstyrelsen beslutade att varje hälsostation ger digitalt stöd två dagar i \
             veckan. Telefontjänsten finns kvar vid sidan av de digitala tjänsterna.",
        ),
        (
            "en",
            "The county board decided that every health station offers digital support on two days a week. \
             The telephone service stays beside the digital services.",
        ),
        (
            "fi-simple",
            "Saat apua jokaisella terveysasemalla kahtena päivänä viikossa. Voit edelleen hoitaa asioita \
             myös puhelimella.",
        ),
    ],
    done: &[
        (
            "fi",
            "Digituki alkoi Keskustan terveysasemalla. Rannan terveysasemalla se alkaa seuraavaksi. \
             Kirjautumisen ohjeet on kirjoitettu uudelleen, myös selkosuomeksi.",
        ),
        (
            "sv",
            "Det digitala stödet har börjat på Centrums hälsostation. Härnäst börjar det på Strandens \
             hälsostation. Anvisningarna för inloggning har skrivits om, också på lättläst finska.",
        ),
        (
            "en",
            "Digital support has begun at the city centre health station; Ranta health station is next. The \
             instructions for logging in have been rewritten, also in easy Finnish.",
        ),
        (
            "fi-simple",
            "Saat jo apua Keskustan terveysasemalla. Pian saat apua myös Rannan terveysasemalla. Teimme \
             kirjautumisesta uudet, helpot ohjeet.",
        ),
    ],
};

const USE: Ask = Ask {
    code: "use-of-digital-services",
    text: &[
        ("fi", "Kuinka usein käytät hyvinvointialueen digipalveluja?"),
        ("sv", "Hur ofta använder du välfärdsområdets digitala tjänster?"),
        ("en", "How often do you use the county's digital services?"),
        ("fi-simple", "Käytätkö palveluja internetissä?"),
    ],
    kind: Kind::One(&[
        opt(
            "monthly",
            &[
                ("fi", "Joka kuukausi"),
                ("sv", "Varje månad"),
                ("en", "Every month"),
                ("fi-simple", "Kyllä, usein"),
            ],
        ),
        opt("sometimes", &[("fi", "Joskus"), ("sv", "Ibland"), ("en", "Sometimes"), ("fi-simple", "Joskus")]),
        opt("never", &[("fi", "En koskaan"), ("sv", "Aldrig"), ("en", "Never"), ("fi-simple", "En")]),
    ]),
    leanings: &[("fi", &[42, 41, 17]), ("fi-simple", &[10, 40, 50])],
    ..Ask::REQUIRED
};

const EASE: Ask = Ask {
    code: "easy-to-use",
    text: &[
        ("fi", "Digipalveluja on helppo käyttää."),
        ("sv", "De digitala tjänsterna är lätta att använda."),
        ("en", "The digital services are easy to use."),
        ("fi-simple", "Palveluja on helppo käyttää internetissä."),
    ],
    kind: Kind::Likert { low: bank::DISAGREE, high: bank::AGREE },
    leanings: &[("fi", &[12, 24, 28, 26, 10]), ("fi-simple", &[40, 35, 15, 10, 0])],
    answered: 96,
    ..Ask::OPTIONAL
};

const OBSTACLES: Ask = Ask {
    code: "obstacles",
    text: &[
        ("fi", "Mikä digipalveluissa on vaikeaa?"),
        ("sv", "Vad är svårt i de digitala tjänsterna?"),
        ("en", "What is difficult about digital services?"),
        ("fi-simple", "Mikä on vaikeaa internetissä?"),
    ],
    help: &[],
    kind: Kind::Many {
        options: &[
            opt(
                "log-in",
                &[
                    ("fi", "Kirjautuminen"),
                    ("sv", "Inloggningen"),
                    ("en", "Logging in"),
                    ("fi-simple", "Kirjautuminen"),
                ],
            ),
            opt(
                "no-device",
                &[
                    ("fi", "Minulla ei ole sopivaa laitetta"),
                    ("sv", "Jag har ingen lämplig enhet"),
                    ("en", "I have no suitable device"),
                    ("fi-simple", "Minulla ei ole tietokonetta tai älypuhelinta"),
                ],
            ),
            opt(
                "fear-of-mistakes",
                &[
                    ("fi", "Pelkään tekeväni virheen"),
                    ("sv", "Jag är rädd för att göra fel"),
                    ("en", "I am afraid of making a mistake"),
                    ("fi-simple", "Pelkään tekeväni virheen"),
                ],
            ),
            opt(
                "language",
                &[
                    ("fi", "Vaikea kieli"),
                    ("sv", "Svårt språk"),
                    ("en", "Difficult language"),
                    ("fi-simple", "Vaikeat sanat"),
                ],
            ),
        ],
        at_most: None,
    },
    leanings: &[("fi", &[56, 14, 38, 21]), ("fi-simple", &[70, 30, 60, 80])],
    ..Ask::OPTIONAL
};

const SUPPORT: Ask = Ask {
    code: "wished-support",
    text: &[
        ("fi", "Mistä tuesta olisi sinulle eniten hyötyä?"),
        ("sv", "Vilket stöd skulle du ha mest nytta av?"),
        ("en", "Which kind of support would help you most?"),
        ("fi-simple", "Millaista apua haluat?"),
    ],
    kind: Kind::One(&[
        opt(
            "on-site",
            &[
                ("fi", "Joku auttaa paikan päällä"),
                ("sv", "Någon hjälper på plats"),
                ("en", "Someone who helps on the spot"),
                ("fi-simple", "Joku auttaa minua paikan päällä"),
            ],
        ),
        opt(
            "phone",
            &[
                ("fi", "Apua puhelimitse"),
                ("sv", "Hjälp per telefon"),
                ("en", "Help by telephone"),
                ("fi-simple", "Joku auttaa minua puhelimella"),
            ],
        ),
        opt(
            "instructions",
            &[
                ("fi", "Selkeät ohjeet"),
                ("sv", "Tydliga anvisningar"),
                ("en", "Clear instructions"),
                ("fi-simple", "Helpot ohjeet"),
            ],
        ),
        bank::CANNOT_SAY,
    ]),
    leanings: &[("fi", &[51, 19, 22, 8])],
    ..Ask::OPTIONAL
};

const OWN_WORDS: Ask = Ask {
    code: "own-words",
    text: &[
        ("fi", "Mitä muuta haluat kertoa?"),
        ("sv", "Vad vill du annars berätta?"),
        ("en", "What else would you like to tell us?"),
        ("fi-simple", "Mitä muuta haluat kertoa?"),
    ],
    kind: Kind::LongText(&[
        ("fi", "Kirjasto auttoi minua, terveysasemalla ei ehditty."),
        ("fi", "Haluaisin, että sama ihminen neuvoisi minua useamman kerran."),
        ("fi", "Älkää lakkauttako puhelinpalvelua."),
        ("sv", "Min dotter sköter mina ärenden. Jag skulle gärna lära mig själv."),
        ("en", "Logging in without a Finnish bank account is not possible for me."),
        ("fi-simple", "Haluan, että minulle näytetään rauhassa."),
    ]),
    answered: 30,
    ..Ask::OPTIONAL
};
