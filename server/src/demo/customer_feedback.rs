//! Invented customer feedback: given by all ways, handled in time and late, and told of.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use chrono::{Datelike, NaiveDate};
use domain::customer_feedback::{
    Classified, CommentPart, Done, FeedbackChannel as Way, FeedbackClass as Class,
    FeedbackService as Service, FeedbackTheme as Theme, ScoreBatch, Scores, Sender, ServiceLanguage, Span,
    SummaryContent,
};
use domain::id::FeedbackItemId;
use domain::identity::{Actor, Scope};
use domain::programme::KnownProgramme;
use domain::time::half_year;
use domain::{LanguageTag, LocalizedText};
use service::customer_feedback::{self as feedback, BatchLine, Sent, SentComment};
use service::{Result, Services};

use super::county::Divisions;
use super::script::{Day, Owner, date};
use super::staff::Staff;

/// One piece of feedback and what became of it.
struct Story {
    given: Day,
    /// `None`: nobody has handled it yet.
    handled: Option<Day>,
    way: Way,
    class: Class,
    theme: Theme,
    service: Option<Service>,
    service_language: Option<ServiceLanguage>,
    owner: Owner,
    text: &'static str,
    /// Where its sender can be reached.
    email: Option<&'static str>,
    action: &'static str,
    answer: &'static str,
}

const STORIES: [Story; 9] = [
    Story {
        given: -190,
        handled: Some(-180),
        way: Way::Web,
        class: Class::Complaint,
        theme: Theme::Access,
        service: Some(Service::HealthCentre),
        service_language: Some(ServiceLanguage::Finnish),
        owner: Owner::HealthServices,
        text: "Jonotin puhelimessa lähes tunnin, eikä takaisinsoittoa tullut samana päivänä.",
        email: Some("jonottaja@example.fi"),
        action: "Takaisinsoiton aikoja lisättiin aamuihin.",
        answer: "Kiitos palautteestasi. Olemme lisänneet takaisinsoiton aikoja aamuihin.",
    },
    Story {
        given: -160,
        handled: Some(-150),
        way: Way::Paper,
        class: Class::Thanks,
        theme: Theme::Encounter,
        service: Some(Service::OlderPeople),
        service_language: Some(ServiceLanguage::Finnish),
        owner: Owner::ServicesForOlderPeople,
        text: "Kotihoidon hoitajat ovat ystävällisiä ja ehtivät kuunnella.",
        email: None,
        action: "Kiitos luettiin tiimin kokouksessa.",
        answer: "",
    },
    Story {
        given: -120,
        handled: Some(-85),
        way: Way::Phone,
        class: Class::Complaint,
        theme: Theme::OwnCare,
        service: Some(Service::Disability),
        service_language: Some(ServiceLanguage::Swedish),
        owner: Owner::County,
        text: "Palvelusuunnitelmaan kirjattiin asioita, joista ei ollut puhuttu kanssani.",
        email: None,
        action: "Suunnitelma käytiin läpi uudelleen asiakkaan kanssa, ja ohjetta täsmennettiin.",
        answer: "",
    },
    Story {
        given: -60,
        handled: Some(-52),
        way: Way::Web,
        class: Class::SamiServices,
        theme: Theme::Language,
        service: Some(Service::Guidance),
        service_language: Some(ServiceLanguage::NorthernSami),
        owner: Owner::County,
        text: "Sain neuvontaa pohjoissaameksi ensimmäistä kertaa. Kiitos siitä.",
        email: Some("kiittaja@example.fi"),
        action: "Palaute välitettiin saamenkielisen palveluohjauksen kehittäjille.",
        answer: "Kiitos! Jatkamme saamenkielistä neuvontaa.",
    },
    Story {
        given: -40,
        handled: Some(-30),
        way: Way::Web,
        class: Class::Accessibility,
        theme: Theme::Digital,
        service: Some(Service::Digital),
        service_language: None,
        owner: Owner::County,
        text: "Ajanvarauksen kalenteria ei voi käyttää ruudunlukijalla.",
        email: Some("kayttaja@example.fi"),
        action: "Kalenterin päivät nimettiin, ja korjaus testattiin ruudunlukijalla.",
        answer: "Kiitos. Kalenteri on korjattu, ja se toimii nyt ruudunlukijalla.",
    },
    Story {
        given: -35,
        handled: None,
        way: Way::Visit,
        class: Class::Proposal,
        theme: Theme::Premises,
        service: Some(Service::HealthCentre),
        service_language: Some(ServiceLanguage::Finnish),
        owner: Owner::HealthServices,
        text: "Odotustilaan tarvittaisiin tuoleja, joista on helppo nousta.",
        email: None,
        action: "",
        answer: "",
    },
    Story {
        given: -9,
        handled: None,
        way: Way::SurveyComment,
        class: Class::Proposal,
        theme: Theme::Information,
        service: None,
        service_language: None,
        owner: Owner::HealthServices,
        text: "Hoitoon pääsyn ajat voisi kertoa verkkosivuilla viikoittain.",
        email: None,
        action: "",
        answer: "",
    },
    Story {
        given: -6,
        handled: None,
        way: Way::Web,
        class: Class::Discrimination,
        theme: Theme::Encounter,
        service: Some(Service::SocialWork),
        service_language: Some(ServiceLanguage::Other),
        owner: Owner::HealthServices,
        text: "Tulkkia ei tilattu, vaikka pyysin. Minua pyydettiin tuomaan oma lapsi tulkkaamaan.",
        email: Some("asiakas@example.fi"),
        action: "",
        answer: "",
    },
    Story {
        given: -2,
        handled: None,
        way: Way::Web,
        class: Class::Thanks,
        theme: Theme::Quality,
        service: Some(Service::OralHealth),
        service_language: Some(ServiceLanguage::Swedish),
        owner: Owner::HealthServices,
        text: "Fick tid snabbt och på svenska. Tack!",
        email: None,
        action: "",
        answer: "",
    },
];

/// What has been given so far, by its place among the stories.
#[derive(Default)]
pub struct Stories(BTreeMap<usize, FeedbackItemId>);

impl Stories {
    /// What happens on a day. On the last one the half-year that is over is told of.
    pub async fn live_through(
        &mut self,
        services: &Services,
        staff: &Staff,
        divisions: Divisions,
        (today, day): (NaiveDate, Day),
    ) -> Result<()> {
        for (place, story) in STORIES.iter().enumerate() {
            if story.given == day {
                let id = give(services, staff, divisions, story).await?;
                self.0.insert(place, id);
            }
            if let (Some(handled), Some(id)) = (story.handled, self.0.get(&place))
                && handled == day
            {
                let taken = feedback::take(services, &staff.feedback_handler, *id, 1).await?;
                let done = Done { action: story.action.to_owned(), answer: story.answer.to_owned() };
                feedback::handle(services, &staff.feedback_handler, *id, taken.version, done).await?;
            }
        }
        let on = date(today, day);
        if on.day() == 1 && day > -200 {
            import_scores(services, staff, on).await?;
        }
        if day == -30 {
            let note = "Puhelinpalvelun palautteet käytiin läpi. Takaisinsoittoja seurataan viikoittain.";
            let unit = divisions.scope(Owner::HealthServices);
            feedback::note_review(services, &staff.feedback_handler, unit, note).await?;
        }
        if day == 0 { publish(services, staff, today).await } else { Ok(()) }
    }
}

async fn give(
    services: &Services,
    staff: &Staff,
    divisions: Divisions,
    story: &Story,
) -> Result<FeedbackItemId> {
    let sent = Sent {
        channel: story.way,
        classified: Classified {
            class: story.class,
            theme: Some(story.theme),
            service: story.service,
            service_language: story.service_language,
        },
        language: LanguageTag::finnish(),
        about: divisions.scope(story.owner),
        received_on: None,
        text: story.text.to_owned(),
        sender: Sender { email: story.email.map(str::to_owned), ..Sender::default() },
    };
    if story.way.is_entered() {
        return Ok(feedback::enter(services, &staff.feedback_handler, sent).await?.id);
    }
    let token = feedback::give(services, IpAddr::V4(Ipv4Addr::LOCALHOST), sent).await?;
    Ok(feedback::status(services, &token).await?.item.id)
}

/// What residents say of the programme: one that is published with its answer, and one that waits.
pub async fn comment(services: &Services, officer: &Actor) -> Result<()> {
    let Some(content) = KnownProgramme::VantaaKerava.content() else { return Ok(()) };
    let Some(measure) = content.measures().next() else { return Ok(()) };
    let said = |part: CommentPart, text: &str| SentComment {
        programme: content.key.clone(),
        part,
        language: LanguageTag::finnish(),
        text: text.to_owned(),
        sender: Sender::default(),
        may_publish: true,
    };
    let text = "Hyvä, että tämä on luvattu. Kertokaa myös, mistä näkee, miten on käynyt.";
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let token =
        feedback::comment(services, address, said(CommentPart::Measure(measure.key.clone()), text)).await?;
    let item = feedback::status(services, &token).await?.item;
    let taken = feedback::take(services, officer, item.id, item.version).await?;
    let answer =
        "Kiitos kommentista. Kerromme puolivuosittain seurantaraportissa, miten toimenpide on edennyt.";
    let done = Done {
        action: "Kommentti käytiin läpi ohjelman ohjausryhmässä.".to_owned(),
        answer: answer.to_owned(),
    };
    feedback::handle(services, officer, item.id, taken.version, done).await?;
    feedback::publish_comment(services, officer, item.id, (text, answer)).await?;
    let waiting = said(CommentPart::Whole, "Ohjelma on pitkä. Tehkää siitä myös lyhyt versio.");
    feedback::comment(services, address, waiting).await?;
    Ok(())
}

/// What the text message service reports of the month before.
async fn import_scores(services: &Services, staff: &Staff, on: NaiveDate) -> Result<()> {
    let until = on.pred_opt().unwrap_or(on);
    let from = until.with_day(1).unwrap_or(until);
    let month = from.month();
    let batch = ScoreBatch {
        external_id: from.format("%Y-%m").to_string(),
        about: Scope::County,
        span: Span { from, until },
        scores: Scores { promoters: 140 + 5 * month, passives: 60 - 2 * month, detractors: 20 + month },
    };
    let line = BatchLine { batch, place: ["batches".to_owned(), "0".to_owned()] };
    feedback::import(services, &staff.programme_officer, vec![line], false).await?;
    Ok(())
}

/// Tells what was received in the half-year that is over, and what was done.
async fn publish(services: &Services, staff: &Staff, today: NaiveDate) -> Result<()> {
    let (first, _) = half_year(today);
    let (from, until) = half_year(first.pred_opt().unwrap_or(first));
    let content = SummaryContent {
        themes: LocalizedText::from([
            ("fi", "Moitteita tuli eniten puhelinpalvelun jonoista, kiitoksia kotihoidon kohtaamisesta."),
            ("sv", "Klagomålen gällde mest telefonköerna, tacken bemötandet i hemvården."),
            (
                "en",
                "Complaints were mostly about queues on the phone, thanks about how people were met in home care.",
            ),
        ]),
        actions: LocalizedText::from([
            (
                "fi",
                "Takaisinsoiton aikoja lisättiin aamuihin. Palautteet käydään läpi yksiköissä kuukausittain.",
            ),
            (
                "sv",
                "Fler tider för återuppringning lades till på morgnarna. Enheterna går igenom responsen varje månad.",
            ),
            (
                "en",
                "More times for calling back were added in the mornings. Units go through feedback every month.",
            ),
        ]),
    };
    let officer = &staff.programme_officer;
    let draft = feedback::create_summary(services, officer, Span { from, until }, content).await?;
    feedback::publish_summary(services, officer, draft.id, draft.version).await?;
    Ok(())
}
