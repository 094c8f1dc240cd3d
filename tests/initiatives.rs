//! Initiatives over HTTP: made by the form or the schema, handled, told of to whoever made them, published with what came of
//! them, taken back, and forgotten.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::LocalizedText;
use domain::expert::Contact;
use domain::id::{InitiativeId, TypedId};
use domain::identity::{Actor, Role, Scope};
use domain::initiative::{InitiativeText, MakerGround, MakerKind, NewInitiative};
use domain::message::Notice;
use domain::time::civil_day;
use serde_json::{Value, json};
use service::initiative::{handling, intake};

use crate::panels::{called, codes};
use crate::past;
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const MADE: &str = "__typename ... on InitiativeMade { initiativeId token }
    ... on InvalidInput { violations { code path } }";
const MANAGED: &str = "__typename ... on ManagedInitiative { id version state title text caseNumber supporters tellBy answerBy
      isByShare nextDue isOverdue firstToldOn owner { division } outcome { kind on decidedBy { text } text { text } }
      transferredTo { text } published { title { text } } }
    ... on InvalidInput { violations { code path } }";
const OWN: &str =
    "state title text tellBy answerBy canBeWithdrawn notes { kind on text } outcome { text { text } }
    transferredTo { text }";

const NAME: &str = "Tuulikki Aloitteinen";
const EMAIL: &str = "tuulikki.aloitteinen@example.fi";
const TEXT: &str = "Pitäkää terveysaseman ovet auki iltaisin.";

const NOTE: &str = "Kävimme reitin läpi tekijän kanssa.";

const REPLY: &str = "Tulen mielelläni uudestaan kertomaan bussivuoroista.";

/// What nobody may find in the database.
pub(crate) const PLANTED: [&str; 5] = [NAME, EMAIL, TEXT, NOTE, REPLY];

/// An initiative whose maker has been told something: the secret of their private link.
pub(crate) async fn planted(services: &::service::Services, actor: &Actor) -> String {
    let text = InitiativeText { title: "Ovet".to_owned(), text: TEXT.to_owned(), service: String::new() };
    let contact = Contact { name: NAME.to_owned(), email: Some(EMAIL.to_owned()), ..Contact::default() };
    let (maker, ground) = (MakerKind::Person, MakerGround::Resident);
    let new = NewInitiative { maker, ground, contact, text, supporters: 1 };
    let made = intake::send(services, [127, 0, 0, 1].into(), new, None).await.unwrap();
    let taken = handling::take_up(services, actor, made.id, 1).await.unwrap();
    let today = civil_day(services.now());
    handling::tell(services, actor, made.id, taken.version, false, today, NOTE).await.unwrap();
    ::service::initiative::own::reply(services, &made.token, REPLY).await.unwrap();
    made.token
}

fn finnish(text: &str) -> Value {
    json!([{ "language": "fi", "text": text }])
}

fn both(fi: &str, sv: &str) -> Value {
    json!([{ "language": "fi", "text": fi }, { "language": "sv", "text": sv }])
}

fn content() -> Value {
    json!({
        "maker": "PERSON", "ground": "RESIDENT", "title": "Iltavastaanotto", "text": TEXT,
        "contact": { "name": NAME, "email": EMAIL, "language": "sv" },
    })
}

/// An initiative that somebody has made: its id, and the secret of the private link.
#[derive(Default)]
pub(crate) struct Made {
    pub(crate) id: Value,
    pub(crate) token: String,
}

pub(crate) async fn made(client: &Client) -> Made {
    let made = called(client, "makeInitiative", json!({ "content": content() }), MADE).await;
    assert_eq!(made["__typename"], "InitiativeMade", "{made}");
    Made { id: made["initiativeId"].clone(), token: made["token"].as_str().unwrap().to_owned() }
}

/// One that came on paper and that everybody reads.
pub(crate) async fn read_by_everybody(client: &Client) -> Made {
    let input = json!({ "channel": "PAPER", "receivedOn": "2026-11-20", "content": content() });
    let made = called(client, "enterInitiative", input, MADE).await;
    let text = json!({ "title": both("Illat", "Kvällar"), "text": both("Auki", "Öppet") });
    let shown = step(client, "publishInitiative", &made["initiativeId"], 1, text).await;
    assert_eq!(shown["__typename"], "ManagedInitiative", "{shown}");
    Made { id: made["initiativeId"].clone(), token: made["token"].as_str().unwrap().to_owned() }
}

fn uuid(id: &Value) -> String {
    InitiativeId::parse_node_id(id.as_str().unwrap()).unwrap().uuid().to_string()
}

async fn step(client: &Client, field: &str, id: &Value, version: i64, more: Value) -> Value {
    let mut input = json!({ "initiativeId": id, "version": version });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    called(client, field, input, MANAGED).await
}

async fn plain_step(client: &Client, field: &str, id: &Value, version: i64) -> Value {
    let document = format!(
        "mutation($id: ID!, $version: Int!) {{ {field}(initiativeId: $id, version: $version) {{ {MANAGED} }} }}"
    );
    let answer = client.graphql(&document, json!({ "id": id, "version": version })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"][field].clone()
}

async fn own(client: &Client, token: &str) -> Value {
    let document = format!("query($token: String!) {{ ownInitiative(token: $token) {{ {OWN} }} }}");
    client.graphql(&document, json!({ "token": token })).await["data"]["ownInitiative"].clone()
}

async fn queue(client: &Client, arguments: &str) -> Vec<Value> {
    let document = format!("{{ managedInitiatives{arguments} {{ nodes {{ id title state isOverdue }} }} }}");
    let answer = client.graphql(&document, json!({})).await;
    answer["data"]["managedInitiatives"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

async fn published(client: &Client) -> Value {
    let document = "{ initiatives { nodes { id state title { text } text { text } maker outcome { kind text { text } } } } }";
    client.graphql(document, json!({})).await["data"]["initiatives"]["nodes"].clone()
}

fn day(service: &TestService, days: i64) -> String {
    (civil_day(service.services.now()) + Duration::days(days)).to_string()
}

fn error_code(answer: &Value) -> &Value {
    &answer["errors"][0]["extensions"]["code"]
}

fn fields(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The one value of a query.
async fn count(service: &TestService, from: &str) -> String {
    past::texts(&service.database, &format!("SELECT CAST(count(*) AS text) FROM {from}")).await.remove(0)
}

/// The messages to makers that leave now: what they tell, in which language, and the secret of their link.
async fn letters(service: &TestService) -> Vec<(&'static str, String, String)> {
    let mut found = Vec::new();
    for one in ::service::outbox::claim(&service.services, &service.url, 100).await.unwrap() {
        ::service::outbox::sent(&service.services, &one).await.unwrap();
        let (kind, link) = match one.notice {
            Notice::InitiativeReceived { link } => ("received", link),
            Notice::InitiativeTold { link } => ("told", link),
            _ => continue,
        };
        found.push((kind, one.language.to_string(), link.rsplit('/').next().unwrap().to_owned()));
    }
    found
}

on_both_databases! {
    async fn an_initiative_is_handled_answered_and_told_of_and_everybody_reads_what_came_of_it(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let everybody = service.client();
        let Made { id, token } = made(&everybody).await;
        assert_eq!(letters(&service).await, [("received", "sv".to_owned(), token.clone())]);
        let seen = own(&everybody, &token).await;
        assert_eq!((&seen["state"], &seen["title"], &seen["notes"]), (&json!("RECEIVED"), &json!("Iltavastaanotto"), &json!([])));
        assert_eq!((&seen["tellBy"], &seen["canBeWithdrawn"]), (&json!(day(&service, 30)), &json!(true)));
        assert_eq!(published(&everybody).await, json!([]), "nobody reads it yet");
        let public = "query($id: ID!) { initiative(id: $id) { title { text } } }";
        assert_eq!(*error_code(&everybody.graphql(public, json!({ "id": id })).await), "NOT_FOUND");

        let early = step(&officer, "tellInitiativeMaker", &id, 1, json!({ "on": day(&service, 0), "message": "Hej" })).await;
        assert_eq!(codes(&early), ["INITIATIVE_NOT_SO"]);
        let taken = plain_step(&officer, "takeUpInitiative", &id, 1).await;
        assert_eq!((&taken["state"], &taken["nextDue"]), (&json!("HANDLING"), &json!(day(&service, 30))));
        assert_eq!(codes(&plain_step(&officer, "takeUpInitiative", &id, 1).await), ["STALE_INITIATIVE"]);
        let wrong = step(&officer, "tellInitiativeMaker", &id, 2, json!({ "on": day(&service, 1), "message": " " })).await;
        assert_eq!(codes(&wrong), ["REQUIRED", "DAY_IN_FUTURE"]);
        let told = json!({ "on": day(&service, 0), "message": "Vi utreder saken." });
        let told = step(&officer, "tellInitiativeMaker", &id, 2, told).await;
        assert_eq!((&told["firstToldOn"], &told["nextDue"]), (&json!(day(&service, 0)), &told["answerBy"]));
        service.clock.advance(Duration::days(2));
        assert_eq!(letters(&service).await, [("told", "sv".to_owned(), token.clone())], "what it says is behind the link");

        // The languages that the county owes everybody are those of a blank one: Finnish and Swedish.
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let missing = step(&officer, "publishInitiative", &id, 3, json!({ "title": finnish("Illat"), "text": both("Auki", "Öppet") })).await;
        assert_eq!(missing["violations"], json!([{ "code": "REQUIRED", "path": ["title", "sv"] }]));
        let public_text = json!({ "title": both("Iltavastaanotto", "Kvällsmottagning"), "text": both("Auki illalla", "Öppet på kvällen") });
        let shown = step(&officer, "publishInitiative", &id, 3, public_text).await;
        assert_eq!(shown["published"]["title"]["text"], "Iltavastaanotto", "{shown}");
        let outcome = |text: Value| json!({ "kind": "PARTLY", "on": day(&service, 0), "decidedBy": both("Aluehallitus", "Styrelsen"), "text": text });
        let owed = step(&officer, "answerInitiative", &id, 4, outcome(finnish("Kokeillaan."))).await;
        assert_eq!(owed["violations"], json!([{ "code": "REQUIRED", "path": ["text", "sv"] }]));
        let answered = step(&officer, "answerInitiative", &id, 4, outcome(both("Kokeillaan.", "Vi prövar."))).await;
        assert_eq!((&answered["state"], &answered["nextDue"]), (&json!("ANSWERED"), &Value::Null));
        assert_eq!(letters(&service).await, [("told", "sv".to_owned(), token.clone())]);

        let seen = own(&everybody.speaking("sv"), &token).await;
        let notes: Vec<_> = seen["notes"].as_array().unwrap().iter().map(|note| (&note["kind"], &note["text"])).collect();
        assert_eq!(notes, [(&json!("TOLD"), &json!("Vi utreder saken.")), (&json!("ANSWER"), &json!("Vi prövar."))]);
        assert_eq!((&seen["outcome"]["text"]["text"], &seen["canBeWithdrawn"]), (&json!("Vi prövar."), &json!(false)));
        let everybody = service.client();
        let all = published(&everybody).await;
        assert_eq!(all[0]["outcome"], json!({ "kind": "PARTLY", "text": { "text": "Kokeillaan." } }), "{all}");
        assert_eq!((&all[0]["text"]["text"], &all[0]["maker"]), (&json!("Auki illalla"), &json!("PERSON")));
        let withdraw = "mutation($token: String!) { withdrawInitiative(token: $token) { ... on InvalidInput { violations { code } } } }";
        let late = everybody.graphql(withdraw, json!({ "token": token })).await;
        assert_eq!(codes(&late["data"]["withdrawInitiative"]), ["INITIATIVE_NOT_SO"], "what is decided stays");

        let hidden = plain_step(&officer, "hideInitiative", &id, 5).await;
        assert_eq!(hidden["published"], Value::Null, "{hidden}");
        assert_eq!(published(&everybody).await, json!([]));
    }

    async fn who_made_it_is_for_those_who_handle_it_and_each_look_is_logged(service: TestService) {
        let Made { id, .. } = made(&service.client()).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let document = "query($id: ID!) { managedInitiative(id: $id) { contact { name email phone } initiative { text ground channel } } }";
        let seen = officer.graphql(document, json!({ "id": id })).await;
        assert_eq!(seen["data"]["managedInitiative"]["contact"], json!({ "name": NAME, "email": EMAIL, "phone": null }), "{seen}");
        assert_eq!(seen["data"]["managedInitiative"]["initiative"]["channel"], "WEB");
        let admin = service.staff(Role::Administrator).await;
        let log = "query($subject: String) { auditEvents(subject: $subject, first: 10) { nodes { act } } }";
        let log = admin.graphql(log, json!({ "subject": id })).await;
        assert_eq!(log["data"]["auditEvents"]["nodes"], json!([{ "act": "initiative-read" }]), "{log}");

        // Neither who made it nor what it says lies open in the database.
        let everything = past::everything(&service.database).await;
        for said in [NAME, EMAIL, TEXT, "Iltavastaanotto"] {
            assert!(!past::contains(&everything, said.as_bytes()), "{said}");
        }

        // A part of the county to which it has not been given does not know of it.
        let name = LocalizedText::from([("fi", "Terveys")]);
        let added = ::service::county::add_division(&service.services, &Actor::System, name, Vec::new()).await.unwrap();
        let health = service.staff_in(Role::Coordinator, Scope::Division(added.id)).await;
        assert_eq!(queue(&health, "").await, Vec::<Value>::new());
        assert_eq!(*error_code(&health.graphql(document, json!({ "id": id })).await), "NOT_FOUND");
        let filing = json!({ "owner": { "division": added.id.node_id() }, "caseNumber": "VAKE/7/2026", "supporters": 1 });
        let filed = step(&officer, "fileInitiative", &id, 1, filing).await;
        assert_eq!((&filed["caseNumber"], &filed["owner"]["division"]), (&json!("VAKE/7/2026"), &json!(added.id.node_id())));
        assert_eq!(queue(&health, "(search: \"vake/7\")").await.len(), 1);
        assert_eq!(plain_step(&health, "takeUpInitiative", &id, 2).await["state"], "HANDLING");
        let away = json!({ "caseNumber": "", "supporters": 1 });
        let document = "mutation($input: FileInitiativeInput!) { fileInitiative(input: $input) { __typename } }";
        let mut input = json!({ "initiativeId": id, "version": 3 });
        input["caseNumber"] = away["caseNumber"].clone();
        input["supporters"] = away["supporters"].clone();
        let refused = health.graphql(document, json!({ "input": input })).await;
        assert_eq!(*error_code(&refused), "FORBIDDEN", "nobody gives away to where they handle nothing: {refused}");
    }

    async fn what_is_due_is_told_first_and_so_many_makers_bring_it_forward(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let everybody = service.client();
        let Made { id, .. } = made(&everybody).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let settings = json!({ "residents": 1000, "sharePercent": 2, "shareMonths": 6, "tellDays": 14, "answerMonths": 12, "keptMonths": 24 });
        let selected = "__typename ... on InitiativeSettings { residents tellDays } ... on InvalidInput { violations { code path } }";
        let wrong = called(&officer, "setInitiativeSettings", json!({ "residents": 1, "sharePercent": 0, "shareMonths": 6,
            "tellDays": 91, "answerMonths": 12, "keptMonths": 24 }), selected).await;
        assert_eq!(codes(&wrong), ["OUT_OF_RANGE", "OUT_OF_RANGE"]);
        let set = called(&officer, "setInitiativeSettings", settings, selected).await;
        assert_eq!((&set["residents"], &set["tellDays"]), (&json!(1000), &json!(14)), "{set}");
        // What has come already stays due as it was, until its makers are counted anew.
        let filing = |supporters: u32| json!({ "caseNumber": "", "supporters": supporters });
        let one = step(&coordinator, "fileInitiative", &id, 1, filing(1)).await;
        assert_eq!((&one["tellBy"], &one["isByShare"]), (&json!(day(&service, 30)), &json!(false)));
        let many = step(&coordinator, "fileInitiative", &id, 2, filing(20)).await;
        assert_eq!((&many["tellBy"], &many["isByShare"], &many["supporters"]), (&json!(day(&service, 14)), &json!(true), &json!(20)));
        assert_eq!(many["answerBy"], "2027-05-21", "six months from the day on which it came");

        service.clock.advance(Duration::days(14));
        let officer = service.staff(Role::ProgrammeOfficer).await;
        assert_eq!(queue(&officer, "(overdue: true)").await, Vec::<Value>::new());
        service.clock.advance(Duration::days(1));
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let late = queue(&officer, "(overdue: true, state: RECEIVED, search: \"ILTA\")").await;
        assert_eq!((late.len(), &late[0]["isOverdue"]), (1, &json!(true)));
        assert_eq!(queue(&officer, "(search: \"jotain muuta\")").await, Vec::<Value>::new());
        let home = officer.get("/fi/staff").await.text().await.unwrap();
        assert!(home.contains("staff/initiatives?overdue=yes"), "{home}");
        let page = officer.get("/fi/staff/initiatives?overdue=yes&search=ilta").await.text().await.unwrap();
        assert!(page.contains("Iltavastaanotto") && page.contains("Myöhässä"), "{page}");
        let empty = officer.get("/fi/staff/initiatives?search=zzz").await.text().await.unwrap();
        assert!(empty.contains("Mikään aloite ei vastaa hakua"), "{empty}");
    }

    async fn what_its_maker_takes_back_is_forgotten_at_once(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let everybody = service.client();
        let Made { id, token } = made(&everybody).await;
        plain_step(&officer, "takeUpInitiative", &id, 1).await;
        step(&officer, "tellInitiativeMaker", &id, 2, json!({ "on": day(&service, 0), "message": "Kiitos." })).await;
        let text = json!({ "title": both("Illat", "Kvällar"), "text": both("Auki", "Öppet") });
        step(&officer, "publishInitiative", &id, 3, text).await;
        let path = format!("/fi/own-initiative/{token}");
        let page = everybody.get(&path).await;
        assert_eq!(page.headers()["referrer-policy"], "no-referrer");
        let page = page.text().await.unwrap();
        assert!(page.contains("Kiitos.") && !page.contains(EMAIL) && !page.contains(NAME), "{page}");
        assert_eq!(everybody.post_form(&path, &fields(&[])).await.status(), 404, "only the button takes it back");
        let back = everybody.post_form(&path, &fields(&[("act", "withdraw")])).await;
        assert_eq!(back.status(), 200);
        assert_eq!(own(&everybody, &token).await["state"], "WITHDRAWN");
        assert_eq!(own(&everybody, &token).await["text"], Value::Null);
        let sealed = "initiative WHERE text_sealed IS NOT NULL OR contact_sealed IS NOT NULL OR public_text IS NOT NULL";
        assert_eq!((count(&service, sealed).await, count(&service, "initiative_note").await), ("0".to_owned(), "0".to_owned()));
        assert_eq!(letters(&service).await, [], "nor does a message leave any more");
        assert_eq!(published(&everybody).await, json!([]));
        assert_eq!(everybody.post_form(&path, &fields(&[("act", "withdraw")])).await.status(), 409);
        assert_eq!(queue(&officer, "").await[0]["title"], Value::Null);
        let figures = "query($from: Date!, $until: Date!) { initiativeFigures(from: $from, until: $until) { received withdrawn late byMaker { maker count } } }";
        let counted = officer.graphql(figures, json!({ "from": "2026-01-01", "until": "2026-12-31" })).await;
        let counted = &counted["data"]["initiativeFigures"];
        assert_eq!((&counted["received"], &counted["withdrawn"], &counted["late"]), (&json!(1), &json!(1), &json!(0)), "that there was one is counted");
    }

    async fn its_maker_replies_by_the_link_and_takes_along_what_is_kept(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let everybody = service.client();
        let Made { id, token } = made(&everybody).await;
        plain_step(&officer, "takeUpInitiative", &id, 1).await;
        step(&officer, "tellInitiativeMaker", &id, 2, json!({ "on": day(&service, 0), "message": "Milloin?" })).await;
        let path = format!("/fi/own-initiative/{token}");
        let send = async |message: &str| everybody.post_form(&path, &fields(&[("act", "reply"), ("message", message)])).await;
        let empty = send("  ").await;
        assert_eq!(empty.status(), 422);
        assert!(empty.text().await.unwrap().contains("message.error"));
        for _ in 0..2 {
            assert_eq!(send("Arkisin <kuuteen>.").await.status(), 303, "sent twice, it is there once");
        }
        assert_eq!(count(&service, "initiative_reply").await, "1");
        let page = everybody.get(&path).await.text().await.unwrap();
        assert!(page.contains("Arkisin &lt;kuuteen&gt;."), "{page}");

        service.clock.advance(Duration::minutes(1));
        // Whoever was about to write to the maker reads it first.
        let late = json!({ "on": day(&service, 0), "message": "Kiitos." });
        assert_eq!(codes(&step(&officer, "tellInitiativeMaker", &id, 3, late.clone()).await), ["STALE_INITIATIVE"]);
        let home = officer.get("/fi/staff").await.text().await.unwrap();
        assert!(home.contains("/fi/staff/initiatives?replied=yes"), "{home}");
        let list = officer.get("/fi/staff/initiatives?replied=yes").await.text().await.unwrap();
        assert!(list.contains("uusi vastaus") && list.contains("Iltavastaanotto"), "{list}");
        let address = format!("/fi/staff/initiatives/{}", uuid(&id));
        let page = officer.get(&address).await.text().await.unwrap();
        assert!(page.contains("Arkisin &lt;kuuteen&gt;.") && page.contains("uusi vastaus"), "{page}");
        assert!(!officer.get(&address).await.text().await.unwrap().contains("uusi vastaus"), "it has been read");
        assert!(!officer.get("/fi/staff").await.text().await.unwrap().contains("replied=yes"));
        assert_eq!(step(&officer, "tellInitiativeMaker", &id, 4, late).await["__typename"], "ManagedInitiative");
        service.clock.advance(Duration::minutes(1));
        let reply = "mutation($input: ReplyToInitiativeInput!) { replyToInitiative(input: $input) { __typename
            ... on OwnInitiative { takesReplies replies { on text } } ... on InvalidInput { violations { code } } } }";
        let added = everybody.graphql(reply, json!({ "input": { "token": token, "message": "Kiitos!" } })).await;
        let added = &added["data"]["replyToInitiative"];
        assert_eq!((&added["takesReplies"], &added["replies"][1]["text"]), (&json!(true), &json!("Kiitos!")), "{added}");
        let unknown = everybody.graphql(reply, json!({ "input": { "token": "x", "message": "Kiitos!" } })).await;
        assert_eq!(unknown["errors"][0]["extensions"]["code"], "NOT_FOUND", "{unknown}");

        let file = everybody.get(&format!("{path}/data")).await;
        assert_eq!(file.headers()["referrer-policy"], "no-referrer");
        assert!(file.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
        let file = file.text().await.unwrap();
        assert!(!file.contains(NAME) && !file.contains(EMAIL), "a link is forwarded easily: {file}");
        let file: Value = serde_json::from_str(&file).unwrap();
        assert_eq!((&file["text"], &file["replies"][0]["text"], &file["told"][0]["text"]),
            (&json!(TEXT), &json!("Arkisin <kuuteen>."), &json!("Milloin?")), "{file}");
        assert_eq!(file["kept"], json!({ "name": true, "email": true, "phone": false, "until": null }));
        let ask = "query($token: String!) { ownInitiativeData(token: $token) }";
        let same = everybody.graphql(ask, json!({ "token": token })).await;
        let same: Value = serde_json::from_str(same["data"]["ownInitiativeData"].as_str().unwrap()).unwrap();
        assert_eq!(same, file);
        everybody.post_form(&path, &fields(&[("act", "withdraw")])).await;
        assert_eq!(count(&service, "initiative_reply").await, "0", "it is forgotten with the rest");
        assert_eq!(send("Vielä yksi.").await.status(), 409);
    }

    async fn who_made_it_is_forgotten_once_it_has_been_kept_for_long_enough(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let Made { id, .. } = made(&service.client()).await;
        let to = json!({ "to": finnish("Kunta"), "message": "Kommunen beslutar." });
        let gone = step(&officer, "transferInitiative", &id, 1, to).await;
        assert_eq!((&gone["state"], &gone["transferredTo"]["text"]), (&json!("TRANSFERRED"), &json!("Kunta")), "{gone}");
        let nightly = async || ::service::survey::retention::nightly(&service.services).await.unwrap();
        // Two years, one of them a leap year.
        service.clock.advance(Duration::days(731));
        nightly().await;
        assert_eq!(count(&service, "initiative WHERE contact_sealed IS NOT NULL").await, "1", "the last day still counts");
        service.clock.advance(Duration::days(1));
        nightly().await;
        assert_eq!(count(&service, "initiative WHERE contact_sealed IS NOT NULL").await, "0");
        assert_eq!(count(&service, "initiative WHERE text_sealed IS NOT NULL").await, "1", "what it says stays");
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let document = "query($id: ID!) { managedInitiative(id: $id) { contact { name } notes { text } } }";
        let seen = officer.graphql(document, json!({ "id": id })).await;
        assert_eq!(seen["data"]["managedInitiative"], json!({ "contact": null, "notes": [{ "text": "Kommunen beslutar." }] }), "{seen}");
        letters(&service).await;
        let told = step(&officer, "tellInitiativeMaker", &id, 2, json!({ "on": day(&service, 0), "message": "Ännu en sak." })).await;
        assert_eq!(told["__typename"], "ManagedInitiative", "{told}");
        assert_eq!(letters(&service).await, [], "nobody is written to any more");
    }

    async fn what_was_told_cannot_be_written_anew_in_the_database(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let Made { id, .. } = made(&service.client()).await;
        plain_step(&officer, "takeUpInitiative", &id, 1).await;
        step(&officer, "tellInitiativeMaker", &id, 2, json!({ "on": day(&service, 0), "message": "Kiitos." })).await;
        let refused = past::try_execute(&service.database, "UPDATE initiative_note SET told_on = '2020-01-01'").await;
        assert!(refused.unwrap_err().to_string().contains("initiative_note is immutable"));
    }

    async fn the_form_keeps_what_was_typed_and_an_initiative_sent_twice_is_there_once(service: TestService) {
        let everybody = service.client();
        let list = everybody.get("/fi/").await.text().await.unwrap();
        assert!(list.contains("/fi/initiatives/new") && list.contains("/fi/documents"), "{list}");
        let path = "/fi/initiatives/new";
        let form = everybody.get(path).await.text().await.unwrap();
        let key = form.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let wrong = fields(&[("key", &key), ("maker", "person"), ("title", "Illat & <yöt>"), ("supporters", "monta"),
            ("contact.email", "ei osoite"), ("contact.name", "Tuulikki"), ("contact.language", "fi")]);
        let refused = everybody.post_form(path, &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        for kept in ["Illat &#38; &#60;yöt&#62;", "value=\"monta\"", "value=\"ei osoite\"", "ground.error", "text.error", "supporters.error", "contact.email.error"] {
            assert!(page.contains(kept), "{kept}: {page}");
        }
        assert!(page.contains(&key), "the key stays");
        let right = fields(&[("key", &key), ("maker", "association"), ("ground", "organisation_here"), ("title", "Illat"), ("text", TEXT),
            ("supporters", "12"), ("contact.name", "Kerho ry"), ("contact.language", "fi-simple")]);
        let first = everybody.post_form(path, &right).await;
        assert_eq!((first.status().as_u16(), first.headers()["referrer-policy"].to_str().unwrap()), (303, "no-referrer"));
        let own = first.headers()["location"].to_str().unwrap().to_owned();
        let again = everybody.post_form(path, &right).await;
        assert_eq!(again.headers()["location"].to_str().unwrap(), own);
        assert_eq!(count(&service, "initiative").await, "1");
        assert_eq!(letters(&service).await, [], "whoever told neither an address nor a number is written to by nobody");
        let page = everybody.get(&own).await.text().await.unwrap();
        assert!(page.contains("Ota tämän sivun osoite talteen") && page.contains("Illat"), "{page}");
        let simple = everybody.get(&own.replace("/fi/", "/fi-simple/")).await.text().await.unwrap();
        assert!(simple.contains("Älä anna osoitetta muille"), "{simple}");
        assert_eq!(everybody.get("/fi/own-initiative/none").await.status(), 404);
    }

    async fn too_many_from_one_place_have_to_wait(service: TestService) {
        let everybody = service.client();
        let document = "mutation($input: MakeInitiativeInput!) { makeInitiative(input: $input) { __typename } }";
        let input = json!({ "input": { "content": content() } });
        for _ in 0..10 {
            let answer = everybody.graphql(document, input.clone()).await;
            assert_eq!(answer["data"]["makeInitiative"]["__typename"], "InitiativeMade", "{answer}");
        }
        assert_eq!(*error_code(&everybody.graphql(document, input.clone()).await), "RATE_LIMITED");
        service.clock.advance(Duration::minutes(5));
        assert!(everybody.graphql(document, input).await["errors"].is_null());
    }

    async fn an_initiative_that_cannot_be_is_refused_with_a_code(service: TestService) {
        let everybody = service.client();
        let sent = async |more: Value| {
            let mut content = content();
            for (key, value) in more.as_object().unwrap() {
                content[key] = value.clone();
            }
            called(&everybody, "makeInitiative", json!({ "content": content }), MADE).await
        };
        assert_eq!(codes(&sent(json!({ "maker": "ASSOCIATION" })).await), ["GROUND_NOT_OF_MAKER"]);
        assert_eq!(codes(&sent(json!({ "ground": "SERVICE_USER" })).await), ["REQUIRED"]);
        assert_eq!(codes(&sent(json!({ "title": "x".repeat(201), "text": "", "supporters": 0 })).await), ["OUT_OF_RANGE", "TOO_LONG", "REQUIRED"]);
        let keyed = json!({ "content": content(), "clientKey": "ei avain" });
        assert_eq!(codes(&called(&everybody, "makeInitiative", keyed, MADE).await), ["NOT_A_CLIENT_KEY"]);
        assert_eq!(count(&service, "initiative").await, "0");

        let officer = service.staff(Role::ProgrammeOfficer).await;
        let entered = |channel: &str, on: String| json!({ "channel": channel, "receivedOn": on, "content": content() });
        let wrong = called(&officer, "enterInitiative", entered("WEB", day(&service, 1)), MADE).await;
        assert_eq!(codes(&wrong), ["REQUIRED", "RECEIVED_IN_FUTURE"]);
        let made = called(&officer, "enterInitiative", entered("PAPER", day(&service, -3)), MADE).await;
        assert_eq!(made["__typename"], "InitiativeMade", "{made}");
        assert_eq!(own(&everybody, made["token"].as_str().unwrap()).await["tellBy"], day(&service, 27), "from the day on which it came");
    }

    async fn pages_of_staff_handle_it_and_nothing_typed_is_lost(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let Made { id, .. } = made(&service.client()).await;
        let uuid = InitiativeId::parse_node_id(id.as_str().unwrap()).unwrap().uuid();
        let path = format!("/fi/staff/initiatives/{uuid}");
        let page = officer.get(&path).await.text().await.unwrap();
        assert!(page.contains(TEXT) && page.contains(EMAIL) && page.contains("Ota käsittelyyn"), "{page}");
        assert_eq!(officer.post_form(&path, &fields(&[("act", "takeUp"), ("version", "1")])).await.status(), 303);
        let today = day(&service, 0);
        let wrong = fields(&[("act", "told"), ("version", "2"), ("told.on", "eilen"), ("told.message", "Hej <där>")]);
        let refused = officer.post_form(&path, &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("value=\"eilen\"") && page.contains("Hej &#60;där&#62;") && page.contains("told.on.error"), "{page}");
        let right = fields(&[("act", "told"), ("version", "2"), ("told.on", &today), ("told.message", "Hej"), ("told.hearing", "yes")]);
        assert_eq!(officer.post_form(&path, &right).await.status(), 303);
        let half = fields(&[("act", "outcome"), ("version", "3"), ("outcome.on", &today), ("outcome.decidedBy.sv", "Styrelsen")]);
        let page = officer.post_form(&path, &half).await.text().await.unwrap();
        assert!(page.contains("outcome.kind.error") && page.contains("value=\"Styrelsen\""), "{page}");
        let stale = fields(&[("act", "outcome"), ("version", "2"), ("outcome.kind", "noted"), ("outcome.on", &today),
            ("outcome.decidedBy.fi", "Johtaja"), ("outcome.text.fi", "Otetaan huomioon.")]);
        let page = officer.post_form(&path, &stale).await.text().await.unwrap();
        assert!(page.contains("Joku muu on muuttanut aloitetta") && page.contains("Otetaan huomioon."), "{page}");
        let mut answer = stale;
        answer[1].1 = "3".to_owned();
        assert_eq!(officer.post_form(&path, &answer).await.status(), 303);
        let public = fields(&[("act", "public"), ("version", "4"), ("public.title.fi", "Illat"), ("public.title.sv", "Kvällar"),
            ("public.text.fi", "Auki"), ("public.text.sv", "Öppet")]);
        let page = officer.post_form(&path, &public).await.text().await.unwrap();
        assert!(page.contains("error-summary") && page.contains("Öppet"), "the answer is owed in Swedish as well: {page}");
        let mended = fields(&[("act", "outcome"), ("version", "4"), ("outcome.kind", "noted"), ("outcome.on", &today),
            ("outcome.decidedBy.fi", "Johtaja"), ("outcome.decidedBy.sv", "Direktören"), ("outcome.text.fi", "Huomioon."), ("outcome.text.sv", "Beaktas.")]);
        assert_eq!(officer.post_form(&path, &mended).await.status(), 303);
        let mut public = public;
        public[1].1 = "5".to_owned();
        assert_eq!(officer.post_form(&path, &public).await.status(), 303);
        let everybody = service.client();
        let shown = everybody.get(&format!("/sv/initiatives/{uuid}")).await.text().await.unwrap();
        assert!(shown.contains("Kvällar") && shown.contains("Beaktas.") && !shown.contains(NAME), "{shown}");
        let list = everybody.get("/fi/initiatives").await.text().await.unwrap();
        assert!(list.contains(&format!("/fi/initiatives/{uuid}")) && list.contains("Otetaan huomioon valmistelussa"), "{list}");
        let found = everybody.get("/sv/initiatives?q=ILLAT&state=answered").await.text().await.unwrap();
        assert!(found.contains("Kvällar") && found.contains("Ett initiativ motsvarar"), "in any language: {found}");
        let none = everybody.get("/sv/initiatives?q=zzz").await.text().await.unwrap();
        assert!(!none.contains("Kvällar") && none.contains("Inga initiativ motsvarar"), "{none}");
        let states = "{ found: initiatives(search: \"illat\", state: ANSWERED) { nodes { id } } none: initiatives(state: HANDLING) { nodes { id } } }";
        let states = everybody.graphql(states, json!({})).await;
        assert_eq!(states["data"], json!({ "found": { "nodes": [{ "id": id }] }, "none": { "nodes": [] } }), "{states}");
        assert_eq!(service.staff(Role::SurveyEditor).await.get(&path).await.status(), 403);
    }

    async fn what_comes_on_paper_is_written_down_and_the_council_is_told_of_the_year(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let path = "/fi/staff/initiatives/new";
        let today = day(&service, 0);
        let half = fields(&[("title", "Kahvila"), ("text", "Avatkaa kahvila."), ("supporters", "2"), ("contact.name", "Kerho ry")]);
        let refused = officer.post_form(path, &half).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        for named in ["channel.error", "receivedOn.error", "maker.error", "ground.error", "value=\"Kahvila\""] {
            assert!(page.contains(named), "{named}: {page}");
        }
        let mut right = half;
        right.extend(fields(&[("channel", "paper"), ("receivedOn", &today), ("maker", "association"), ("ground", "organisation_here")]));
        assert_eq!(officer.post_form(path, &right).await.status(), 303);
        let year = officer.get("/fi/staff/initiatives/year").await.text().await.unwrap();
        assert!(year.contains("Aloitteet 2026") && year.contains("Kahvila") && year.contains("ei ole vielä kerrottu"), "{year}");
        let post = |on: &str| fields(&[("year", "2026"), ("on", on)]);
        assert_eq!(officer.post_form("/fi/staff/initiatives/year", &post("2027-01-15")).await.status(), 422);
        assert_eq!(officer.post_form("/fi/staff/initiatives/year", &post(&today)).await.status(), 303);
        let noted = officer.graphql("{ initiativeYear(year: 2026) { councilToldOn figures { received } } }", json!({})).await;
        assert_eq!(noted["data"]["initiativeYear"], json!({ "councilToldOn": today, "figures": { "received": 1 } }), "{noted}");
        let settings = "/fi/staff/initiatives/settings";
        let typed = |residents: &str| fields(&[("residents", residents), ("sharePercent", "2"), ("shareMonths", "6"), ("tellDays", "30"), ("answerMonths", "12"), ("keptMonths", "24")]);
        let refused = officer.post_form(settings, &typed("paljon")).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains("value=\"paljon\""));
        assert_eq!(officer.post_form(settings, &typed("52 000")).await.status(), 303);
        let read = officer.graphql("{ initiativeSettings { residents } }", json!({})).await;
        assert_eq!(read["data"]["initiativeSettings"]["residents"], 52_000);
    }
}
