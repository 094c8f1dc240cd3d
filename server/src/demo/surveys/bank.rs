//! Questions of the question bank: their keys make results comparable over surveys and years.
//!
//! The Finnish of [`INFORMATION_RECEIVED`] and [`OWN_LANGUAGE_SERVICE`] is exact from the participation and
//! equality programme of Vantaa and Kerava. The wording of [`RECOMMENDATION`], which the programme names
//! only as an index, the options, and every text in another language are ours.

use crate::demo::script::{Ask, Kind, Opt, Texts, opt, opt_outside};

/// Indicator V01.
pub const INFORMATION_RECEIVED: Ask = Ask {
    code: "information-received",
    bank_key: Some("information-received"),
    text: &[
        ("fi", "Oletko saanut tarvitsemasi tiedon hyvinvointialueen palveluista?"),
        ("sv", "Har du fått den information du behöver om välfärdsområdets tjänster?"),
        ("en", "Have you received the information you need about the county's services?"),
        ("fi-simple", "Oletko saanut tietoa, jota tarvitset hyvinvointialueen palveluista?"),
    ],
    kind: Kind::One(&[
        opt("yes", &[("fi", "Kyllä"), ("sv", "Ja"), ("en", "Yes"), ("fi-simple", "Kyllä")]),
        opt(
            "partly",
            &[("fi", "Osittain"), ("sv", "Delvis"), ("en", "Partly"), ("fi-simple", "Osan tiedosta")],
        ),
        opt("no", &[("fi", "En"), ("sv", "Nej"), ("en", "No"), ("fi-simple", "En")]),
        opt_outside(
            "not-needed",
            &[
                ("fi", "En ole tarvinnut"),
                ("sv", "Jag har inte behövt"),
                ("en", "I have not needed any"),
                ("fi-simple", "En ole tarvinnut tietoa"),
            ],
        ),
    ]),
    leanings: &[("fi", &[52, 26, 13, 9]), ("sv", &[38, 34, 20, 8]), ("en", &[25, 35, 35, 5])],
    ..Ask::REQUIRED
};

/// Indicator V05.
pub const RECOMMENDATION: Ask = Ask {
    code: "recommendation-nps",
    bank_key: Some("recommendation-nps"),
    text: &[
        ("fi", "Kuinka todennäköisesti suosittelisit palveluamme läheisellesi?"),
        ("sv", "Hur sannolikt är det att du skulle rekommendera vår service till en närstående?"),
        ("en", "How likely are you to recommend our services to someone close to you?"),
        ("fi-simple", "Suosittelisitko palvelua esimerkiksi ystävällesi?"),
    ],
    help: &[
        ("fi", "0 tarkoittaa: en lainkaan todennäköisesti. 10 tarkoittaa: erittäin todennäköisesti."),
        ("sv", "0 betyder: inte alls sannolikt. 10 betyder: mycket sannolikt."),
        ("en", "0 means: not at all likely. 10 means: extremely likely."),
        (
            "fi-simple",
            "Valitse numero. 0 tarkoittaa, että et suosittelisi. 10 tarkoittaa, että suosittelisit \
             varmasti.",
        ),
    ],
    kind: Kind::Nps,
    leanings: &[
        ("fi", &[2, 1, 2, 3, 3, 7, 8, 15, 24, 19, 16]),
        ("sv", &[2, 2, 3, 4, 4, 9, 11, 18, 22, 14, 11]),
    ],
    ..Ask::OPTIONAL
};

/// Indicator V06.
pub const OWN_LANGUAGE_SERVICE: Ask = Ask {
    code: "own-language-service",
    bank_key: Some("own-language-service"),
    text: &[
        ("fi", "Saitko palvelun ja mahdolliset ohjeet omalla kielelläsi?"),
        ("sv", "Fick du servicen och eventuella anvisningar på ditt eget språk?"),
        ("en", "Did you get the service and any instructions in your own language?"),
        ("fi-simple", "Saitko palvelua omalla kielelläsi? Saitko myös ohjeet omalla kielelläsi?"),
    ],
    kind: Kind::One(&[
        opt("yes", &[("fi", "Kyllä"), ("sv", "Ja"), ("en", "Yes"), ("fi-simple", "Kyllä")]),
        opt("partly", &[("fi", "Osittain"), ("sv", "Delvis"), ("en", "Partly"), ("fi-simple", "Osan sain")]),
        opt("no", &[("fi", "En"), ("sv", "Nej"), ("en", "No"), ("fi-simple", "En")]),
        CANNOT_SAY,
    ]),
    leanings: &[("fi", &[88, 6, 2, 4]), ("sv", &[46, 33, 15, 6]), ("en", &[30, 35, 30, 5])],
    ..Ask::OPTIONAL
};

/// One's own language, by which indicator V06 is broken down: the language of an answer is another thing.
pub const OWN_LANGUAGE: Ask = Ask {
    code: "own-language",
    bank_key: Some("own-language"),
    text: &[
        ("fi", "Mikä on oma kielesi?"),
        ("sv", "Vilket är ditt eget språk?"),
        ("en", "What is your own language?"),
    ],
    kind: Kind::One(&[
        opt("fi", &[("fi", "Suomi"), ("sv", "Finska"), ("en", "Finnish")]),
        opt("sv", &[("fi", "Ruotsi"), ("sv", "Svenska"), ("en", "Swedish")]),
        opt("other", &[("fi", "Muu kieli"), ("sv", "Ett annat språk"), ("en", "Another language")]),
    ]),
    leanings: &[("fi", &[95, 2, 3]), ("sv", &[5, 93, 2]), ("en", &[2, 3, 95])],
    ..Ask::OPTIONAL
};

/// The option of whoever has no opinion; it does not count among valid answers.
pub const CANNOT_SAY: Opt = opt_outside(
    "cannot-say",
    &[
        ("fi", "En osaa sanoa"),
        ("sv", "Jag kan inte säga"),
        ("en", "I cannot say"),
        ("fi-simple", "En osaa sanoa"),
    ],
);

/// The ends of a scale of agreement.
pub const DISAGREE: Texts = &[
    ("fi", "Täysin eri mieltä"),
    ("sv", "Helt av annan åsikt"),
    ("en", "Strongly disagree"),
    ("fi-simple", "Täysin eri mieltä"),
];
pub const AGREE: Texts = &[
    ("fi", "Täysin samaa mieltä"),
    ("sv", "Helt av samma åsikt"),
    ("en", "Strongly agree"),
    ("fi-simple", "Täysin samaa mieltä"),
];
