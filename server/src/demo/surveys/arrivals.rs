//! Open short survey for people who have moved to the county, also in Arabic, which reads from the right.
//!
//! The Arabic is written by us, like everything here, in standard Arabic and addressed to men and women
//! alike. A native speaker has not read it.

use domain::survey::{Channel, SurveyKind};

use crate::demo::script::{Aftermath, Ask, Asks, Days, Kind, Owner, Story, Wave, opt};

pub const STORY: Story = Story {
    slug: "uutena-asukkaana",
    kind: SurveyKind::Resident,
    owner: Owner::County,
    languages: &["fi", "sv", "ar"],
    title: &[("fi", "Uutena asukkaana"), ("sv", "Ny invånare"), ("ar", "للسكان الجدد")],
    summary: &[
        ("fi", "Kolme kysymystä sinulle, joka olet muuttanut alueelle viime vuosina."),
        ("sv", "Tre frågor till dig som har flyttat till området under de senaste åren."),
        ("ar", "ثلاثة أسئلة لمن انتقلوا إلى المنطقة في السنوات الأخيرة."),
    ],
    introduction: &[
        ("fi", "Haluamme tietää, miten uudet asukkaat löytävät palvelut. Emme kysy nimeäsi."),
        ("sv", "Vi vill veta hur nya invånare hittar tjänsterna. Vi frågar inte efter ditt namn."),
        ("ar", "نودّ أن نعرف كيف يجد السكان الجدد خدماتنا. لا نسأل عن الاسم."),
    ],
    purpose: &[
        ("fi", "Uusien asukkaiden neuvonnan ja ohjauksen kehittäminen."),
        ("sv", "Att utveckla rådgivningen och handledningen för nya invånare."),
        ("ar", "تحسين الإرشاد والمعلومات المقدَّمة للسكان الجدد."),
    ],
    audiences: &[],
    municipalities: &[],
    asks: Asks::Here(&[FOUND, UNDERSTOOD, MISSING]),
    days: Days {
        written: -16,
        published: Some(-14),
        opens: -12,
        closes: Some(30),
        late_answer_days: None,
        deletes: 215,
    },
    waves: &[
        Wave { language: "fi", channel: Channel::Web, answers: 12, from: -12, until: -3 },
        Wave { language: "sv", channel: Channel::Web, answers: 6, from: -12, until: -4 },
        Wave { language: "ar", channel: Channel::Web, answers: 10, from: -11, until: -3 },
    ],
    aftermath: Aftermath::NOTHING_YET,
};

const FOUND: Ask = Ask {
    code: "how-found",
    text: &[
        ("fi", "Mistä sait tietoa sosiaali- ja terveyspalveluista?"),
        ("sv", "Var fick du information om social- och hälsovårdstjänsterna?"),
        ("ar", "من أين حصلتم على معلومات عن الخدمات الاجتماعية والصحية؟"),
    ],
    kind: Kind::One(&[
        opt("staff", &[("fi", "Henkilökunnalta"), ("sv", "Av personalen"), ("ar", "من الموظفين")]),
        opt("internet", &[("fi", "Internetistä"), ("sv", "På internet"), ("ar", "من الإنترنت")]),
        opt(
            "friends",
            &[
                ("fi", "Sukulaisilta tai ystäviltä"),
                ("sv", "Av släktingar eller vänner"),
                ("ar", "من الأقارب أو الأصدقاء"),
            ],
        ),
        opt(
            "nowhere",
            &[
                ("fi", "En ole saanut tietoa"),
                ("sv", "Jag har inte fått information"),
                ("ar", "لم أحصل على معلومات"),
            ],
        ),
    ]),
    leanings: &[("fi", &[30, 40, 20, 10]), ("ar", &[15, 25, 45, 15])],
    ..Ask::REQUIRED
};

const UNDERSTOOD: Ask = Ask {
    code: "could-speak",
    text: &[
        ("fi", "Saitko asioida omalla kielelläsi tai tulkin avulla?"),
        ("sv", "Kunde du sköta ditt ärende på ditt eget språk eller med hjälp av en tolk?"),
        ("ar", "هل أمكنكم التحدث بلغتكم أو بمساعدة مترجم شفوي؟"),
    ],
    kind: Kind::YesNo,
    leanings: &[("fi", &[80, 10, 10]), ("ar", &[45, 45, 10])],
    ..Ask::OPTIONAL
};

const MISSING: Ask = Ask {
    code: "what-is-missing",
    text: &[
        ("fi", "Mistä haluat lisää tietoa?"),
        ("sv", "Vad vill du ha mer information om?"),
        ("ar", "ما المعلومات التي تنقصكم؟"),
    ],
    kind: Kind::ShortText(&[
        ("fi", "Hammaslääkäristä"),
        ("fi", "Neuvolasta ja lapsen rokotuksista"),
        ("sv", "Hur man byter hälsostation"),
        ("sv", "Om avgifterna"),
        ("ar", "حجز موعد عند طبيب الأسنان"),
        ("ar", "طلب مترجم شفوي"),
        ("ar", "رسوم الخدمات الصحية"),
    ]),
    answered: 60,
    ..Ask::OPTIONAL
};
