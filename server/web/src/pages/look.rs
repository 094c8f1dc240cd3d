use super::tests::*;
use super::*;
use crate::layout::*;
use crate::said::Said;
use askama::Template;
use domain::survey::release::ReleasedQuestion;
use domain::survey::tally::CategoryCount;
use domain::survey::*;

fn put(name: &str, html: String) {
    let html = html
        .replace(&*crate::assets::STYLE.path, "style.css")
        .replace(&*crate::assets::SCRIPT.path, "app.js");
    std::fs::write(format!("/tmp/web-look/{name}.html"), html).unwrap();
}
fn item(frame: &Frame, t: &str, s: &str, open: bool, res: bool) -> Item {
    Item {
        slug: "x".into(),
        title: Said::new(t, "fi", &frame.language),
        summary: Said::new(s, "fi", &frame.language),
        kind: frame.text("survey-kind-resident"),
        audiences: vec![frame.text("audience-older_people"), frame.text("audience-carers")],
        municipalities: vec![Said::new("Vantaa", "fi", &frame.language)],
        timing: if open {
            frame.with("timing-days-left", [("days", 6i64.into())])
        } else {
            frame.with("timing-closed", [("date", "1.10.2026".into())])
        },
        minutes: 4,
        languages: ["fi", "sv", "ar"].iter().map(|t| LanguageName::of(&t.parse().unwrap())).collect(),
        is_external: false,
        is_open: open,
        has_results: res,
        has_outcome: res,
        opens_at: chrono::DateTime::UNIX_EPOCH,
    }
}
#[test]
fn look() {
    std::fs::create_dir_all("/tmp/web-look").unwrap();
    std::fs::copy("assets/style.css", "/tmp/web-look/style.css").unwrap();
    std::fs::copy("assets/app.js", "/tmp/web-look/app.js").unwrap();
    put("answer-fi", page("fi", None).replace("&#60;b&#62;&#38;", "").replace("&lt;b&gt;&amp;", ""));
    put("answer-err", page("fi", Some(&[("a.q4", "vantaa"), ("a.q4", "kerava"), ("a.q6", "7")])));
    put("answer-ar", page("ar", None));
    for l in ["fi", "sv", "ar"] {
        let f = frame(l);
        let c = |v: &str, label: &str, n| super::list::Choice {
            value: v.into(),
            label: Said::new(label, l, &f.language),
            count: n,
            selected: false,
        };
        let p = super::list::ListPage {
            search: String::new(),
            languages: vec![c("fi", "Suomi", 3), c("sv", "Svenska", 2)],
            municipalities: vec![c("092", "Vantaa", 3)],
            audiences: vec![c("a", "Vammaiset ihmiset", 1)],
            is_filtered: false,
            found: 3,
            open: vec![
                item(
                    &f,
                    "Ikäihmisten kotihoidon ja palveluasumisen asiakaskokemus 2026",
                    "Miten kotihoito toimii? Vastauksilla suunnitellaan ensi vuoden palvelut.",
                    true,
                    false,
                ),
                item(
                    &f,
                    "Terveysaseman aukioloajat",
                    "Milloin terveysaseman pitäisi olla auki?",
                    true,
                    false,
                ),
            ],
            upcoming: vec![],
            closed: vec![item(&f, "Perhekeskuksen tilat", "Millaiset tilat perheet haluavat?", false, true)],
            frame: frame(l),
        };
        put(&format!("list-{l}"), p.render().unwrap());
    }
    let f = frame("fi");
    let ct = content();
    let now = Said::neutral("", &f.language);
    let h = |f: &Frame| super::survey::Heading::of(f, "palvelut", &ct, &["fi".parse().unwrap()], now.clone());
    let r = super::answering::ReceiptPage {
        heading: h(&f),
        code: "7ZZZ-8K2M-0QWE-RTY1-PASD-FGHJ-KZ".into(),
        repeated: false,
        is_entered_by_staff: false,
        version: 1,
        language: "fi".parse().unwrap(),
        closes_on: Some("1.12.2026".into()),
        others: vec![item(&f, "Terveysaseman aukioloajat", "Milloin?", true, false)],
        frame: frame("fi"),
    };
    put("receipt", r.render().unwrap());
    let q = ct.form.questions();
    let cat = |c: &str, n, v| CategoryCount { code: c.into(), count: n, valid: v };
    let rel = vec![
        ReleasedQuestion::Totals(QuestionTally {
            question: q[1].id,
            answered: 1310,
            valid: 1200,
            categories: vec![cat("yes", 800, true), cat("no", 400, true), cat("cannot_say", 110, false)],
        }),
        ReleasedQuestion::Totals(QuestionTally {
            question: q[4].id,
            answered: 100,
            valid: 100,
            categories: (1..=5).map(|n| cat(&n.to_string(), n * 6, true)).collect(),
        }),
        ReleasedQuestion::Totals(QuestionTally {
            question: q[5].id,
            answered: 66,
            valid: 66,
            categories: (0..=10).map(|n: u64| cat(&n.to_string(), n + 1, true)).collect(),
        }),
        ReleasedQuestion::TooFewAnswers(q[2].id),
        ReleasedQuestion::FreeText(q[7].id),
    ];
    let rp = super::results::ResultsPage {
        heading: h(&f),
        closed_on: Some("1.10.2026".into()),
        respondents: Some(Some(1944)),
        findings: crate::chart::findings(&f, &ct, &rel),
        outcome: Some(super::results::OutcomeView {
            heard: Said::new("Toivotte pidempiä aukioloaikoja.", "fi", &f.language),
            decided: Said::new("Aukioloja pidennetään.", "fi", &f.language),
            done: Said::new("Kaksi asemaa on auki iltaisin.", "fi", &f.language),
            published_on: "20.11.2026".into(),
        }),
        frame: frame("fi"),
    };
    put("results", rp.render().unwrap());
}
