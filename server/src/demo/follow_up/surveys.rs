//! The surveys that the follow-up counts: the standing one, opened before the first half-year, and two with one question
//! that were open at the end of the second, whose late paper answers correct its report.

use domain::survey::{Audience, SurveyKind};

use super::super::script::{Aftermath, Asks, Days, OutcomeTexts, Owner, Story, Texts};
use super::super::surveys::bank;
use super::calendar::Calendar;

pub const ONE_QUESTION: &str = "yksi-kysymys-tiedosta";
pub const HOME_CARE: &str = "kotihoidon-asiakkaat-ja-tieto";

/// The standing survey as it was opened before the first half-year began.
pub fn opened_long_ago(story: Story, calendar: Calendar) -> Story {
    let written = calendar.begins();
    let days = Days { written, published: Some(written + 1), opens: written + 3, ..story.days };
    Story { days, ..story }
}

/// Both surveys with one question.
pub fn of_the_second_half_year(calendar: Calendar) -> [Story; 2] {
    let ends = |days| calendar.after(calendar.second, days);
    let days = Days {
        written: ends(-45),
        published: Some(ends(-43)),
        opens: ends(-40),
        closes: Some(ends(1)),
        late_answer_days: Some(40),
        deletes: 400,
    };
    let aftermath = |outcome| Aftermath {
        results_released: Some(ends(46)),
        outcome: Some((ends(52), outcome)),
        archived: Some(ends(90)),
    };
    [
        Story { days, aftermath: aftermath(OUTCOME), ..OF_RESIDENTS },
        Story { days, aftermath: aftermath(OUTCOME), ..OF_HOME_CARE },
    ]
}

const NO_DAYS: Days =
    Days { written: 0, published: None, opens: 0, closes: None, late_answer_days: None, deletes: 0 };

const OF_RESIDENTS: Story = Story {
    slug: ONE_QUESTION,
    kind: SurveyKind::Resident,
    owner: Owner::County,
    languages: &["fi", "sv"],
    title: &[("fi", "Yksi kysymys tiedosta"), ("sv", "En fråga om information")],
    summary: &[
        ("fi", "Kysyimme asukkailta yhden asian: saitko tiedon, jota tarvitsit?"),
        ("sv", "Vi frågade invånarna en enda sak: fick du den information du behövde?"),
    ],
    introduction: &[],
    purpose: PURPOSE,
    audiences: &[],
    municipalities: &[],
    asks: Asks::Here(&[bank::INFORMATION_RECEIVED]),
    days: NO_DAYS,
    waves: &[],
    aftermath: Aftermath::NOTHING_YET,
};

const OF_HOME_CARE: Story = Story {
    slug: HOME_CARE,
    kind: SurveyKind::Customer,
    owner: Owner::ServicesForOlderPeople,
    title: &[("fi", "Kotihoidon asiakkaat ja tieto"), ("sv", "Hemvårdens klienter och informationen")],
    summary: &[
        (
            "fi",
            "Kysyimme kotihoidon asiakkailta, saivatko he tiedon, jota tarvitsivat. Moni vastasi paperilla.",
        ),
        (
            "sv",
            "Vi frågade hemvårdens klienter om de fick den information de behövde. Många svarade på papper.",
        ),
    ],
    audiences: &[Audience::ServiceUsers],
    ..OF_RESIDENTS
};

const PURPOSE: Texts = &[
    ("fi", "Osallisuusohjelman toteutumisen seuranta."),
    ("sv", "Att följa upp hur delaktighetsprogrammet genomförs."),
];

const OUTCOME: OutcomeTexts = OutcomeTexts {
    heard: &[
        ("fi", "Yli puolet sai tarvitsemansa tiedon. Moni sai siitä vain osan."),
        ("sv", "Över hälften fick den information de behövde. Många fick bara en del av den."),
    ],
    decided: &[
        ("fi", "Palvelujen sivut kirjoitetaan uudelleen selkeällä kielellä, suomeksi ja ruotsiksi."),
        ("sv", "Sidorna om tjänsterna skrivs om på klart språk, på finska och svenska."),
    ],
    done: &[
        ("fi", "Terveysasemien ja kotihoidon sivut on uudistettu."),
        ("sv", "Hälsostationernas och hemvårdens sidor har förnyats."),
    ],
};
