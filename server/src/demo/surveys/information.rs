//! Open resident survey with the programme's own questions, in four languages. Most answers go here.

use domain::survey::{Channel, SurveyKind};

use super::bank;
use crate::demo::script::{Aftermath, Ask, Asks, Days, Kind, Owner, Story, Wave, opt};

pub const STORY: Story = Story {
    slug: "tieto-palveluista",
    kind: SurveyKind::Resident,
    owner: Owner::County,
    languages: &["fi", "sv", "en", "fi-simple"],
    title: &[
        ("fi", "Saatko tietoa palveluista?"),
        ("sv", "Får du information om tjänsterna?"),
        ("en", "Do you get information about our services?"),
        ("fi-simple", "Saatko tietoa palveluista?"),
    ],
    summary: &[
        ("fi", "Kerro, löydätkö tarvitsemasi tiedon ja saatko palvelua omalla kielelläsi."),
        ("sv", "Berätta om du hittar den information du behöver och om du får service på ditt eget språk."),
        ("en", "Tell us whether you find the information you need and get service in your own language."),
        ("fi-simple", "Kerro, saatko tietoa hyvinvointialueen palveluista."),
    ],
    introduction: &[
        (
            "fi",
            "Hyvinvointialue kysyy kaikilta asukkailta, miten tieto palveluista tavoittaa heidät. \
             Vastausten perusteella päätämme, mistä ja millä tavalla kerromme palveluista. Vastaat \
             nimettömästi.",
        ),
        (
            "sv",
            "Välfärdsområdet frågar alla invånare hur informationen om tjänsterna når dem. Utifrån svaren \
             beslutar vi var och hur vi informerar om tjänsterna. Du svarar anonymt.",
        ),
        (
            "en",
            "The county asks all residents how information about its services reaches them. The answers \
             decide where and how we tell about our services. You answer anonymously.",
        ),
        (
            "fi-simple",
            "Tämä on kysely asukkaille. Kysymme, saatko tietoa palveluista. Käytämme vastauksia, kun \
             suunnittelemme tiedottamista. Et kerro nimeäsi.",
        ),
    ],
    purpose: &[
        ("fi", "Palveluista tiedottamisen kehittäminen ja osallisuusohjelman toteutumisen seuranta."),
        ("sv", "Att utveckla informationen om tjänsterna och följa upp delaktighetsprogrammet."),
        ("en", "To improve information about services and to follow up the participation programme."),
        ("fi-simple", "Haluamme kertoa palveluista paremmin. Siksi keräämme vastauksia."),
    ],
    audiences: &[],
    municipalities: &[],
    asks: Asks::Here(&[
        ABOUT_SERVICES,
        bank::INFORMATION_RECEIVED,
        CHANNELS,
        CLEAR_MESSAGES,
        bank::RECOMMENDATION,
        bank::OWN_LANGUAGE_SERVICE,
        MISSING_INFORMATION,
    ]),
    days: Days {
        written: -28,
        published: Some(-25),
        opens: -21,
        closes: Some(21),
        late_answer_days: None,
        deletes: 210,
    },
    waves: &[
        Wave { language: "fi", channel: Channel::Web, answers: 210, from: -21, until: -1 },
        Wave { language: "fi", channel: Channel::Paper, answers: 14, from: -14, until: -3 },
        Wave { language: "fi", channel: Channel::Phone, answers: 8, from: -10, until: -3 },
        Wave { language: "sv", channel: Channel::Web, answers: 58, from: -21, until: -2 },
        Wave { language: "en", channel: Channel::Web, answers: 11, from: -19, until: -3 },
        // So few that staff must not see them apart.
        Wave { language: "fi-simple", channel: Channel::Web, answers: 4, from: -17, until: -5 },
        // So few that they wait for the mixer.
        Wave { language: "fi", channel: Channel::Web, answers: 5, from: 0, until: 0 },
    ],
    aftermath: Aftermath::NOTHING_YET,
};

const ABOUT_SERVICES: Ask = Ask {
    code: "about-services",
    text: &[
        (
            "fi",
            "Kysymykset koskevat hyvinvointialueen palveluja. Niitä ovat esimerkiksi terveysasema, neuvola, \
             sosiaalityö, kotihoito ja pelastustoimi.",
        ),
        (
            "sv",
            "Frågorna gäller välfärdsområdets tjänster. Sådana är till exempel hälsostationen, \
             rådgivningen, socialarbetet, hemvården och räddningsväsendet.",
        ),
        (
            "en",
            "The questions are about the county's services, such as health stations, child health clinics, \
             social work, home care and rescue services.",
        ),
        (
            "fi-simple",
            "Hyvinvointialueen palveluja ovat esimerkiksi terveysasema, neuvola ja kotihoito. Kysymme \
             niistä.",
        ),
    ],
    ..Ask::OPTIONAL
};

const CHANNELS: Ask = Ask {
    code: "information-channels",
    text: &[
        ("fi", "Mistä saat tietoa hyvinvointialueen palveluista?"),
        ("sv", "Var får du information om välfärdsområdets tjänster?"),
        ("en", "Where do you get information about the county's services?"),
        ("fi-simple", "Mistä saat tietoa palveluista?"),
    ],
    help: &[],
    kind: Kind::Many {
        options: &[
            opt(
                "website",
                &[
                    ("fi", "Verkkosivuilta"),
                    ("sv", "På webbplatsen"),
                    ("en", "From the website"),
                    ("fi-simple", "Verkkosivuilta eli internetistä"),
                ],
            ),
            opt(
                "staff",
                &[
                    ("fi", "Henkilökunnalta"),
                    ("sv", "Av personalen"),
                    ("en", "From staff"),
                    ("fi-simple", "Työntekijältä, esimerkiksi hoitajalta"),
                ],
            ),
            opt(
                "phone",
                &[
                    ("fi", "Puhelinpalvelusta"),
                    ("sv", "Via telefontjänsten"),
                    ("en", "By telephone"),
                    ("fi-simple", "Puhelimella"),
                ],
            ),
            opt(
                "letter",
                &[
                    ("fi", "Kirjeestä tai esitteestä"),
                    ("sv", "I ett brev eller en broschyr"),
                    ("en", "From a letter or a leaflet"),
                    ("fi-simple", "Kirjeestä tai esitteestä"),
                ],
            ),
            opt(
                "newspaper",
                &[
                    ("fi", "Paikallislehdestä"),
                    ("sv", "I lokaltidningen"),
                    ("en", "From the local newspaper"),
                    ("fi-simple", "Lehdestä"),
                ],
            ),
            opt(
                "social-media",
                &[
                    ("fi", "Sosiaalisesta mediasta"),
                    ("sv", "I sociala medier"),
                    ("en", "From social media"),
                    ("fi-simple", "Somesta, esimerkiksi Facebookista"),
                ],
            ),
            opt(
                "friends",
                &[
                    ("fi", "Läheisiltä tai tuttavilta"),
                    ("sv", "Av närstående eller bekanta"),
                    ("en", "From family or friends"),
                    ("fi-simple", "Perheeltä tai ystäviltä"),
                ],
            ),
        ],
        at_most: None,
    },
    leanings: &[("fi", &[64, 38, 27, 22, 35, 24, 31]), ("sv", &[55, 34, 30, 18, 44, 20, 36])],
    ..Ask::OPTIONAL
};

const CLEAR_MESSAGES: Ask = Ask {
    code: "clear-messages",
    text: &[
        ("fi", "Hyvinvointialueen viestit ovat selkeitä ja helppoja ymmärtää."),
        ("sv", "Välfärdsområdets meddelanden är tydliga och lätta att förstå."),
        ("en", "The county's messages are clear and easy to understand."),
        ("fi-simple", "Ymmärrän hyvin, mitä hyvinvointialue kertoo."),
    ],
    kind: Kind::Likert { low: bank::DISAGREE, high: bank::AGREE },
    leanings: &[
        ("fi", &[6, 14, 25, 37, 18]),
        ("sv", &[8, 19, 28, 31, 14]),
        ("fi-simple", &[20, 35, 25, 15, 5]),
    ],
    ..Ask::OPTIONAL
};

const MISSING_INFORMATION: Ask = Ask {
    code: "missing-information",
    text: &[
        ("fi", "Mitä tietoa olet kaivannut?"),
        ("sv", "Vilken information har du saknat?"),
        ("en", "What information have you missed?"),
        ("fi-simple", "Mitä tietoa haluat lisää?"),
    ],
    help: &[
        ("fi", "Älä kirjoita nimeäsi tai terveystietojasi."),
        ("sv", "Skriv inte ditt namn eller uppgifter om din hälsa."),
        ("en", "Please do not write your name or anything about your health."),
        ("fi-simple", "Älä kirjoita nimeäsi. Älä kerro sairauksista."),
    ],
    kind: Kind::LongText(&[
        ("fi", "Mistä saan varattua ajan illaksi, kun olen päivät töissä?"),
        ("fi", "Terveysaseman kesän aukioloajat löytyivät vasta kolmannelta sivulta."),
        ("fi", "Olisi hyvä nähdä yhdellä silmäyksellä, mitä palvelut maksavat."),
        ("fi", "Omaishoidon tuesta on vaikea löytää tietoa, ja ohjeet ovat eri paikoissa."),
        ("fi", "Kaipaan tietoa siitä, mihin soitan viikonloppuna, kun asia ei ole hätätapaus."),
        ("fi", "Paperinen esite kotiin olisi hyvä. Kaikki eivät käytä nettiä."),
        ("fi", "Milloin liikkuva neuvola käy Mallisaaressa?"),
        ("fi", "Minulle riittää hyvin se tieto, joka sivuilla on."),
        ("sv", "Den svenska sidan är ofta kortare än den finska. Jag vill läsa samma sak på svenska."),
        ("sv", "Jag vet inte vart jag ska ringa på svenska när hälsostationen är stängd."),
        ("sv", "Det vore bra med en lista över vad tjänsterna kostar."),
        ("sv", "När är munhälsovården öppen i Modellö?"),
        ("en", "I could not find how to book an interpreter for an appointment."),
        ("en", "It is hard to know which services I am entitled to when I have just moved here."),
        ("fi-simple", "Haluan tietää, miten varaan ajan lääkärille."),
        ("fi-simple", "Haluan enemmän selkokieltä."),
    ]),
    answered: 34,
    ..Ask::OPTIONAL
};
