//! Invented customer feedback: given by all ways, handled in time and late, and told of.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use chrono::NaiveDate;
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
use super::script::{Day, Owner};
use super::staff::Staff;

/// One piece of feedback and what became of it.
#[derive(Clone, Copy)]
pub struct Story {
    pub given: Day,
    /// `None`: nobody has handled it yet.
    pub handled: Option<Day>,
    pub way: Way,
    pub class: Class,
    pub theme: Theme,
    pub service: Option<Service>,
    pub service_language: Option<ServiceLanguage>,
    pub owner: Owner,
    pub text: &'static str,
    /// Where its sender can be reached.
    pub email: Option<&'static str>,
    pub action: &'static str,
    pub answer: &'static str,
}

const STORIES: [Story; 9] = [
    Story {
        given: -175,
        handled: Some(-165),
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

/// Everything that is given, and what has been so far, by its place among that.
pub struct Stories {
    all: Vec<Story>,
    given: BTreeMap<usize, FeedbackItemId>,
}

impl Stories {
    /// The recent feedback, after what came in earlier half-years.
    pub fn after(earlier: Vec<Story>) -> Self {
        Self { all: earlier.into_iter().chain(STORIES).collect(), given: BTreeMap::new() }
    }

    /// What happens on a day. On the last one the half-year that is over is told of.
    pub async fn live_through(
        &mut self,
        services: &Services,
        staff: &Staff,
        divisions: Divisions,
        (today, day): (NaiveDate, Day),
    ) -> Result<()> {
        for (place, story) in self.all.iter().enumerate() {
            if story.given == day {
                let id = give(services, staff, divisions, story).await?;
                self.given.insert(place, id);
            }
            if let (Some(handled), Some(id)) = (story.handled, self.given.get(&place))
                && handled == day
            {
                let taken = feedback::take(services, &staff.feedback_handler, *id, 1).await?;
                let done = Done { action: story.action.to_owned(), answer: story.answer.to_owned() };
                feedback::handle(services, &staff.feedback_handler, *id, taken.version, done).await?;
            }
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

/// What the text message service reports of a month.
pub async fn import_scores(
    services: &Services,
    staff: &Staff,
    (from, until): (NaiveDate, NaiveDate),
    scores: Scores,
) -> Result<()> {
    let batch = ScoreBatch {
        external_id: from.format("%Y-%m").to_string(),
        about: Scope::County,
        span: Span { from, until },
        scores,
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
