//! External survey: run elsewhere, listed here with its address and its days.

use domain::survey::SurveyKind;

use crate::demo::script::{Aftermath, Asks, Days, Owner, Story};

pub const STORY: Story = Story {
    slug: "turvallinen-arki",
    kind: SurveyKind::Resident,
    owner: Owner::County,
    languages: &["fi", "sv", "en"],
    title: &[("fi", "Turvallinen arki"), ("sv", "Trygg vardag"), ("en", "A safe everyday life")],
    summary: &[
        (
            "fi",
            "Pelastustoimi kysyy, mitkä asiat huolestuttavat kotona ja kadulla. Kysely on toisella \
             sivustolla.",
        ),
        (
            "sv",
            "Räddningsväsendet frågar vad som oroar dig hemma och ute. Enkäten finns på en annan webbplats.",
        ),
        (
            "en",
            "The rescue services ask what worries you at home and outdoors. The survey is on another \
             website.",
        ),
    ],
    introduction: &[],
    purpose: &[],
    audiences: &[],
    municipalities: &[],
    asks: Asks::Elsewhere(&[
        ("fi", "https://example.org/turvallinen-arki"),
        ("sv", "https://example.org/trygg-vardag"),
        ("en", "https://example.org/safe-everyday-life"),
    ]),
    days: Days {
        written: -9,
        published: Some(-8),
        opens: -6,
        closes: Some(24),
        late_answer_days: None,
        deletes: 0,
    },
    waves: &[],
    aftermath: Aftermath::NOTHING_YET,
};
