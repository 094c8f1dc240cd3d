//! An invented half-yearly report with everything a report may have, in Finnish and in Swedish.

use chrono::NaiveDate;
use domain::LanguageTag;
use l10n::Catalogues;

use super::{
    Align, Block, Chart, ChartKind, Column, ColumnGroup, Definition, Interval, KeyFigure, List, Note, Point,
    Report, Row, Section, Series, Table, Text, Value, Words,
};

/// Chooses between the two languages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    Finnish,
    Swedish,
}

impl In {
    fn tag(self) -> LanguageTag {
        match self {
            Self::Finnish => LanguageTag::finnish(),
            Self::Swedish => LanguageTag::swedish(),
        }
    }

    fn say(self, finnish: &str, swedish: &str) -> String {
        match self {
            Self::Finnish => finnish.to_owned(),
            Self::Swedish => swedish.to_owned(),
        }
    }
}

pub(super) fn words(language: &LanguageTag) -> Words {
    let texts = Catalogues::embedded().unwrap().texts(&[language.as_str()]);
    Words::of(&texts)
}

/// A report with nothing in it yet.
pub(super) fn bare(language: In) -> Report {
    Report {
        title: language
            .say("Osallisuusohjelman puolivuosiraportti", "Halvårsrapport om delaktighetsprogrammet"),
        subtitle: Some("1.1.–30.6.2026".to_owned()),
        language: language.tag(),
        author: language.say("Koivurannan hyvinvointialue", "Koivuranta välfärdsområde"),
        date: NaiveDate::from_ymd_opt(2026, 8, 24).unwrap(),
        words: words(&language.tag()),
        sections: Vec::new(),
        definitions: Vec::new(),
    }
}

pub(super) fn report(language: In) -> Report {
    let l = language;
    let mut report = bare(l);
    report.sections = vec![summary(l), changes(l), feedback(l), indicators(l), categories(l)];
    report.definitions = vec![
        Definition {
            term: l.say("Käsitelty ajallaan", "Behandlad i tid").into(),
            meaning: l
                .say(
                    "Palaute on käsitelty enintään 15 työpäivässä. Saapumispäivää ei lasketa. Palaute, jonka määräaika ei ole vielä kulunut, ei ole myöhässä.",
                    "Responsen har behandlats inom högst 15 arbetsdagar. Ankomstdagen räknas inte. Respons vars tidsfrist ännu inte har löpt ut är inte försenad.",
                )
                .into(),
        },
        Definition {
            term: l.say("Luottamusväli", "Konfidensintervall").into(),
            meaning: l
                .say(
                    "Väli, jolla koko asukkaiden joukon osuus on 95 prosentin varmuudella.",
                    "Det intervall inom vilket andelen bland alla invånare ligger med 95 procents säkerhet.",
                )
                .into(),
        },
    ];
    report
}

fn summary(l: In) -> Section {
    Section::new(
        l.say("Yhteenveto", "Sammanfattning"),
        vec![
            Block::Paragraph(
                l.say(
                    "Asukkaiden palautteet käsitellään yhä useammin ajallaan, ja asiakasraadit ovat kokoontuneet suunnitellusti. Kokemusasiantuntijoita tilattiin edelliseen puolivuoteen verrattuna enemmän, mutta joka kahdeksas tilaus jäi ilman tekijää. Vaikuttamistoimielinten lausuntopyynnöistä osa tuli edelleen liian myöhään.",
                    "Invånarnas respons behandlas allt oftare i tid, och klientråden har sammanträtt enligt planerna. Erfarenhetsexperter beställdes oftare än under föregående halvår, men var åttonde beställning blev utan utförare. En del av begärandena om utlåtande kom fortfarande för sent till påverkansorganen.",
                )
                .into(),
            ),
            Block::KeyFigures(vec![
                KeyFigure {
                    label: l.say("Palautteista käsitelty ajallaan", "Respons som behandlats i tid").into(),
                    value: Value::Percent { units: 874, places: 1 },
                    note: Some(l.say("tavoite 90 %", "mål 90 %").into()),
                },
                KeyFigure {
                    label: l.say("Kokemusasiantuntijoiden tilaukset", "Beställningar av erfarenhetsexperter").into(),
                    value: Value::Whole(1_284),
                    note: Some(l.say("edellisellä kaudella 1 102", "föregående period 1 102").into()),
                },
                KeyFigure {
                    label: l.say("Suositteluindeksi (NPS)", "Rekommendationsindex (NPS)").into(),
                    value: Value::Whole(-12),
                    note: Some(l.say("luottamusväli −19…−5", "konfidensintervall −19…−5").into()),
                },
            ]),
            Block::Note(Note {
                heading: Some(l.say("Näin luet lukuja", "Så läser du siffrorna").into()),
                text: l
                    .say(
                        "Kyselyjen tulokset ovat avoimella linkillä kerättyjä. Luottamusväli ei kata sitä, ketkä valikoituivat vastaamaan.",
                        "Enkäternas resultat har samlats in med en öppen länk. Konfidensintervallet omfattar inte vem som valde att svara.",
                    )
                    .into(),
            }),
        ],
    )
}

fn changes(l: In) -> Section {
    Section::new(
        l.say("Mikä muuttui edellisestä raportista", "Vad som har förändrats sedan förra rapporten"),
        vec![
            Block::List(List {
                is_numbered: false,
                items: vec![
                    l.say(
                        "Palautteiden vastausaika lyheni keskimäärin 17,2 työpäivästä 11,4 työpäivään.",
                        "Svarstiden för respons förkortades i medeltal från 17,2 till 11,4 arbetsdagar.",
                    )
                    .into(),
                    l.say(
                        "Kaksi uutta asiakasraatia aloitti: mielenterveys- ja päihdepalvelujen raati sekä perhekeskusten raati.",
                        "Två nya klientråd inledde sin verksamhet: ett för mental- och missbrukstjänsterna och ett för familjecentren.",
                    )
                    .into(),
                    l.say(
                        "Toimenpide ”Saavutettavuuskyselyn toteuttaminen” siirtyi toteutuksesta valmiiksi.",
                        "Åtgärden ”Genomförande av tillgänglighetsenkäten” gick från pågående till klar.",
                    )
                    .into(),
                ],
            }),
            Block::Table(Table {
                caption: l.say("Muuttuneet mittarit", "Förändrade indikatorer").into(),
                groups: vec![
                    ColumnGroup { heading: "".into(), columns: 1 },
                    ColumnGroup { heading: l.say("Arvo", "Värde").into(), columns: 3 },
                    ColumnGroup { heading: l.say("Tavoite", "Mål").into(), columns: 2 },
                ],
                columns: vec![
                    Column::text(l.say("Mittari", "Indikator")),
                    Column::number("7–12/2025"),
                    Column::number("1–6/2026"),
                    Column::number(l.say("Muutos", "Förändring"))
                        .meaning(l.say("Prosenttiyksikköä tai kappaletta.", "Procentenheter eller antal.")),
                    Column::number(l.say("Taso", "Nivå")),
                    Column::text(l.say("Toteutuma", "Utfall")),
                ],
                rows: vec![
                    vec![
                        l.say("Palautteiden käsittelyaste 15 arkipäivässä", "Andel respons som behandlats inom 15 vardagar").into(),
                        Value::Percent { units: 712, places: 1 },
                        Value::Percent { units: 874, places: 1 },
                        Value::Decimal { units: 162, places: 1 },
                        Value::Percent { units: 900, places: 1 },
                        l.say("ei voi sanoa", "kan inte bedömas").into(),
                    ]
                    .into(),
                    vec![
                        l.say("Kokemusasiantuntijoiden tilausmäärä", "Antal beställningar av erfarenhetsexperter").into(),
                        Value::Whole(1_102),
                        Value::Whole(1_284),
                        Value::Whole(182),
                        Value::Missing(l.say("ei tavoitetta", "inget mål")),
                        l.say("–", "–").into(),
                    ]
                    .into(),
                    vec![
                        l.say("Asukkaista tuntee vaikuttamismahdollisuutensa", "Invånare som känner till sina möjligheter att påverka").into(),
                        Value::Missing(l.say("ei tietoa", "uppgift saknas")),
                        Value::Percent { units: 44, places: 0 },
                        Value::Missing(l.say("ei vertailua", "ingen jämförelse")),
                        Value::Percent { units: 50, places: 0 },
                        l.say("ei saavutettu", "inte uppnått").into(),
                    ]
                    .into(),
                ],
                has_row_headers: true,
                notes: vec![
                    l.say(
                        "Edellisen kauden lukua on korjattu 12.5.2026: kolme tilausta oli kirjattu kahdesti.",
                        "Siffran för föregående period korrigerades 12.5.2026: tre beställningar hade registrerats två gånger.",
                    )
                    .into(),
                ],
            }),
        ],
    )
}

fn feedback(l: In) -> Section {
    let point = |value, low, high| Point {
        value: Value::Percent { units: value, places: 0 },
        interval: Some(Interval {
            low: Value::Percent { units: low, places: 0 },
            high: Value::Percent { units: high, places: 0 },
        }),
    };
    let mut section = Section::new(l.say("Palaute", "Respons"), vec![]);
    section.sections.push(Section::new(
        l.say("Käsittely ajallaan", "Behandling i tid"),
        vec![Block::Chart(Chart {
            title: l
                .say("Yhä useampi palaute käsitellään ajallaan", "Allt fler responser behandlas i tid")
                .into(),
            description: l.say(
                "Ajallaan käsiteltyjen osuus nousi viidessä puolivuodessa 58 prosentista 87 prosenttiin.",
                "Andelen som behandlats i tid steg under fem halvår från 58 till 87 procent.",
            ),
            kind: ChartKind::Lines,
            dimension: l.say("Puolivuosi", "Halvår").into(),
            categories: ["1/2024", "2/2024", "1/2025", "2/2025", "1/2026"].map(Text::from).to_vec(),
            series: vec![Series {
                name: l.say("Ajallaan", "I tid").into(),
                points: vec![
                    point(58, 52, 64),
                    point(63, 58, 68),
                    Value::Missing(l.say("ei tietoa", "uppgift saknas")).into(),
                    point(71, 67, 75),
                    point(87, 84, 90),
                ],
            }],
        })],
    ));
    section.sections.push(Section::new(
        l.say("Tyytyväisyys palvelualueittain", "Nöjdhet enligt serviceområde"),
        vec![Block::Chart(Chart {
            title: l
                .say(
                    "Tiedonsaantiin oltiin tyytyväisimpiä ikääntyneiden palveluissa",
                    "Nöjdast med informationen var man inom tjänsterna för äldre",
                )
                .into(),
            description: l.say(
                "Kolme palvelualuetta, kaksi vuotta. Osuudet kasvoivat kaikilla palvelualueilla.",
                "Tre serviceområden, två år. Andelarna ökade inom alla serviceområden.",
            ),
            kind: ChartKind::Bars,
            dimension: l.say("Palvelualue", "Serviceområde").into(),
            categories: vec![
                l.say("Ikääntyneiden palvelut", "Tjänster för äldre").into(),
                l.say("Lasten, nuorten ja perheiden palvelut", "Tjänster för barn, unga och familjer").into(),
                l.say(
                    "Mielenterveys- ja päihdekuntoutuspalvelut",
                    "Mentalvårds- och missbrukarrehabilitering",
                )
                .into(),
            ],
            series: vec![
                Series {
                    name: "2025".into(),
                    points: vec![
                        point(61, 55, 67),
                        point(44, 42, 47),
                        Value::Missing(l.say("salattu", "sekretess")).into(),
                    ],
                },
                Series {
                    name: "2026".into(),
                    points: vec![point(70, 65, 75), point(52, 48, 56), point(49, 40, 58)],
                },
            ],
        })],
    ));
    section.sections.push(Section::new(
        l.say("Palautekanavat", "Responskanaler"),
        vec![Block::Chart(Chart {
            title: l
                .say(
                    "Verkossa annettu palaute ohitti paperin",
                    "Responsen på nätet gick om pappersblanketten",
                )
                .into(),
            description: l.say("Kolme kanavaa neljän vuoden ajalta.", "Tre kanaler under fyra år."),
            kind: ChartKind::Lines,
            dimension: l.say("Vuosi", "År").into(),
            categories: ["2023", "2024", "2025", "2026"].map(Text::from).to_vec(),
            series: vec![
                series(&l.say("Verkkolomake", "Webbblankett"), &[210, 340, 480, 655]),
                series(&l.say("Paperilomake", "Pappersblankett"), &[520, 470, 390, 300]),
                series(
                    &l.say("Puhelin ja asiointi paikan päällä", "Telefon och besök"),
                    &[150, 165, 190, 205],
                ),
            ],
        })],
    ));
    section
}

fn series(name: &str, values: &[i64]) -> Series {
    Series { name: name.into(), points: values.iter().map(|value| Value::Whole(*value).into()).collect() }
}

/// Texts of a programme that exists in Finnish only, and names in Sámi.
fn indicators(l: In) -> Section {
    let finnish = |words: &str| Value::Text(Text::in_language(words, LanguageTag::finnish()));
    let places = [
        "Utsjoki – Ohcejohka",
        "Inari – Aanaar – Anár – Aanar",
        "Sevettijärvi – Čeʹvetjäuʹrr",
        "Karigasniemi – Gáregasnjárga",
    ];
    let statuses =
        [l.say("toteutuksessa", "pågår"), l.say("valmis", "klar"), l.say("ei alkanut", "inte påbörjad")];
    let rows = (0..48_usize).map(|number| {
        let kind = [
            "Osallisuusrakenteiden ja -toimintamallien yhtenäistäminen",
            "Kokemusasiantuntijuuden hyödyntäminen palveluiden kehittämisessä",
            "Asukkaiden vaikuttamismahdollisuuksien lisääminen",
        ][number % 3];
        Row::from(vec![
            format!("{}.{}", number / 6 + 1, number % 6 + 1).into(),
            finnish(kind),
            places[number % places.len()].into(),
            statuses[number % statuses.len()].as_str().into(),
            Value::Whole(number as i64 * 37 % 90 + 1),
            Value::Percent { units: (number as i64 * 53) % 100, places: 0 },
        ])
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.push(Row {
        cells: vec![
            l.say("Yhteensä", "Totalt").into(),
            "".into(),
            "".into(),
            "".into(),
            Value::Whole(2_144),
            Value::Percent { units: 49, places: 0 },
        ],
        is_total: true,
    });
    Section::new(
        l.say("Toimenpiteiden tilanne", "Åtgärdernas läge"),
        vec![Block::Table(Table {
            caption: l.say("Toimenpiteet ja niiden mittarit", "Åtgärder och deras indikatorer").into(),
            groups: Vec::new(),
            columns: vec![
                Column::text(l.say("Nro", "Nr")),
                Column::text(l.say("Toimenpide", "Åtgärd")),
                Column::text(l.say("Kunta tai kylä", "Kommun eller by")),
                Column::text(l.say("Tila", "Status")),
                Column::number(l.say("Tilaisuuksia", "Evenemang")),
                Column::number(l.say("Toteutumisaste", "Genomförandegrad")),
            ],
            rows,
            has_row_headers: true,
            notes: Vec::new(),
        })],
    )
}

fn categories(l: In) -> Section {
    let columns = [
        l.say("Tieto", "Information"),
        l.say("Aloitteet", "Initiativ"),
        l.say("Suunnittelu", "Planering"),
        l.say("Toiminta", "Verksamhet"),
        l.say("Arviointi", "Utvärdering"),
        l.say("Päätöksenteko", "Beslutsfattande"),
        l.say("Kokemusasiantuntijat", "Erfarenhetsexperter"),
        l.say("Vaikuttamistoimielimet", "Påverkansorgan"),
        l.say("Yhdyspintayhteistyö", "Samarbete med kommuner"),
        l.say("Yhteensä", "Totalt"),
    ];
    let units = [
        l.say("Ikääntyneiden palvelut", "Tjänster för äldre"),
        l.say("Lasten ja nuorten palvelut", "Tjänster för barn och unga"),
        l.say("Pelastuslaitos", "Räddningsverket"),
        l.say("Vammaispalvelut", "Funktionshinderservice"),
    ];
    let rows = units.iter().zip(1_i64..).map(|(unit, number)| {
        let mut cells = vec![Value::from(unit.as_str())];
        cells.extend((0..10).map(|place| Value::Whole(number * 7 + place * 11 % 40)));
        Row { cells, is_total: false }
    });
    let mut heads = vec![Column::text(l.say("Palvelualue", "Serviceområde"))];
    heads.extend(columns.map(|column| Column { heading: column.into(), align: Align::End, meaning: None }));
    Section::new(
        l.say("Osallistumisen muodot", "Former av delaktighet"),
        vec![
            Block::Table(Table {
                caption: l
                    .say("Toiminta osallistumisen muodoittain", "Verksamhet enligt form av delaktighet")
                    .into(),
                groups: Vec::new(),
                columns: heads,
                rows: rows.collect(),
                has_row_headers: true,
                notes: vec![],
            }),
            Block::List(List {
                is_numbered: true,
                items: vec![
                    l.say(
                        "Raportti käsitellään osallisuusjaostossa.",
                        "Rapporten behandlas i delaktighetssektionen.",
                    )
                    .into(),
                    l.say(
                        "Jaosto antaa siitä lausunnon aluehallitukselle.",
                        "Sektionen ger utlåtande om den till välfärdsområdesstyrelsen.",
                    )
                    .into(),
                ],
            }),
        ],
    )
}
