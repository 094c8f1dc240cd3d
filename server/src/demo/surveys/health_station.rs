//! Standing customer-feedback survey of the health services: open, with no closing day.

use domain::survey::{Audience, Channel, SurveyKind};

use super::bank;
use crate::demo::script::{Aftermath, Ask, Asks, Days, Kind, Owner, Story, Wave, opt};

pub const STORY: Story = Story {
    slug: "palaute-terveysasemasta",
    kind: SurveyKind::CustomerFeedback,
    owner: Owner::HealthServices,
    languages: &["fi", "sv", "en"],
    title: &[
        ("fi", "Anna palautetta terveysasemasta"),
        ("sv", "Ge respons på hälsostationens service"),
        ("en", "Give feedback on the health station"),
    ],
    summary: &[
        ("fi", "Kerro, miten asiointi terveysasemalla sujui. Kysely on aina auki."),
        ("sv", "Berätta hur besöket på hälsostationen gick. Enkäten är alltid öppen."),
        ("en", "Tell us how your visit to the health station went. This survey is always open."),
    ],
    introduction: &[
        (
            "fi",
            "Terveysasemien henkilökunta lukee palautteet joka viikko. Tällä lomakkeella ei voi hoitaa omia \
             asioita.",
        ),
        (
            "sv",
            "Hälsostationernas personal läser responsen varje vecka. Du kan inte sköta dina ärenden på den \
             här blanketten.",
        ),
        (
            "en",
            "The staff of the health stations read the feedback every week. Your own matters cannot be \
             handled here.",
        ),
    ],
    purpose: &[
        ("fi", "Terveysasemien palvelun kehittäminen asiakkaiden palautteen avulla."),
        ("sv", "Att utveckla hälsostationernas service med hjälp av klienternas respons."),
        ("en", "To improve the service of the health stations with the help of customer feedback."),
    ],
    audiences: &[Audience::ServiceUsers],
    municipalities: &[],
    asks: Asks::Here(&[
        PLACE,
        GOT_HELP,
        bank::INFORMATION_RECEIVED,
        LISTENED,
        bank::OWN_LANGUAGE,
        bank::OWN_LANGUAGE_SERVICE,
        bank::RECOMMENDATION,
        FEEDBACK,
    ]),
    days: Days {
        written: -50,
        published: Some(-47),
        opens: -45,
        closes: None,
        late_answer_days: None,
        deletes: 400,
    },
    waves: &[
        Wave { language: "fi", channel: Channel::Web, answers: 52, from: -45, until: -2 },
        Wave { language: "sv", channel: Channel::Web, answers: 15, from: -45, until: -4 },
        Wave { language: "en", channel: Channel::Web, answers: 9, from: -40, until: -12 },
    ],
    aftermath: Aftermath::NOTHING_YET,
};

const PLACE: Ask = Ask {
    code: "place-of-visit",
    text: &[
        ("fi", "Missä asioit?"),
        ("sv", "Var skötte du ditt ärende?"),
        ("en", "Where was your appointment?"),
    ],
    kind: Kind::One(&[
        opt(
            "centre",
            &[
                ("fi", "Keskustan terveysasemalla"),
                ("sv", "På Centrums hälsostation"),
                ("en", "City centre health station"),
            ],
        ),
        opt(
            "shore",
            &[
                ("fi", "Rannan terveysasemalla"),
                ("sv", "På Strandens hälsostation"),
                ("en", "Ranta health station"),
            ],
        ),
        opt(
            "remote",
            &[("fi", "Etävastaanotolla"), ("sv", "På distansmottagningen"), ("en", "Remote appointment")],
        ),
    ]),
    leanings: &[("fi", &[55, 25, 20]), ("sv", &[25, 60, 15])],
    ..Ask::REQUIRED
};

const GOT_HELP: Ask = Ask {
    code: "got-help",
    text: &[
        ("fi", "Saitko apua siihen asiaan, jonka vuoksi asioit?"),
        ("sv", "Fick du hjälp med det ärende som du kom för?"),
        ("en", "Did you get help with the matter you came for?"),
    ],
    kind: Kind::YesNo,
    leanings: &[("fi", &[74, 16, 10])],
    ..Ask::REQUIRED
};

const LISTENED: Ask = Ask {
    code: "listened-to",
    text: &[("fi", "Minua kuunneltiin."), ("sv", "Man lyssnade på mig."), ("en", "I was listened to.")],
    kind: Kind::Likert { low: bank::DISAGREE, high: bank::AGREE },
    leanings: &[("fi", &[5, 8, 15, 34, 38])],
    ..Ask::OPTIONAL
};

const FEEDBACK: Ask = Ask {
    code: "feedback",
    text: &[
        ("fi", "Mitä haluat sanoa meille?"),
        ("sv", "Vad vill du säga till oss?"),
        ("en", "What would you like to tell us?"),
    ],
    help: &[
        ("fi", "Älä kirjoita nimeäsi tai terveystietojasi."),
        ("sv", "Skriv inte ditt namn eller uppgifter om din hälsa."),
        ("en", "Please do not write your name or anything about your health."),
    ],
    kind: Kind::LongText(&[
        ("fi", "Hoitaja selitti kaiken rauhassa. Kiitos!"),
        ("fi", "Takaisinsoitto tuli vasta seuraavana päivänä, vaikka luvattiin samana päivänä."),
        ("fi", "Ilmoittautumisautomaatti ei toiminut, eikä tiskillä ollut ketään."),
        ("fi", "Etävastaanotto säästi minulta puolen päivän matkan."),
        ("fi", "Odotustilassa voisi olla enemmän istuimia, joissa on käsinojat."),
        ("sv", "Läkaren talade svenska med mig, det uppskattade jag."),
        ("sv", "Anvisningarna som jag fick hem var bara på finska."),
        ("en", "The nurse was kind and patient, but the letter afterwards was in Finnish only."),
    ]),
    answered: 45,
    ..Ask::OPTIONAL
};
