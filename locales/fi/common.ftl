# Joka sivulla
site-name = Osallistu ja vaikuta
skip-to-content = Siirry sisältöön
language-switch = Kieli
language-not-translated = Tätä sivua ei ole käännetty kokonaan. Osa teksteistä on suomeksi.
demonstration-band = Esittely: kaikki tämän palvelun tiedot ovat keksittyjä.
footer-navigation = Palvelun tiedot
back-to-list = Kaikki kyselyt
nav-staff = Työtila
nav-privacy = Vastaajan tietosuoja
nav-withdraw = Peruuta vastauksesi
nav-accessibility = Saavutettavuusseloste
nav-log-in = Henkilöstön kirjautuminen
log-in = Kirjaudu sisään
log-out = Kirjaudu ulos

# Lomakkeiden virheet
error-prefix = Virhe:
error-summary-title = Tarkista nämä kohdat

# Kyselyn laji
survey-kind-resident = Asukaskysely
survey-kind-customer = Asiakaskysely
survey-kind-customer_feedback = Asiakaspalautekysely
survey-kind-event = Tapahtumakysely
survey-kind-panel = Raadin kysely
survey-kind-partner = Kumppanikysely

# Kenelle kysely on
audience-children_and_young = Lapset ja nuoret
audience-families = Perheet
audience-working_age = Työikäiset
audience-older_people = Ikäihmiset
audience-people_with_disabilities = Vammaiset ihmiset
audience-carers = Omaishoitajat ja läheiset
audience-service_users = Palvelujen käyttäjät
audience-partners = Järjestöt ja kumppanit

# Käsittelyn oikeusperuste
legal-basis-public_task = Yleistä etua koskeva tehtävä (EU:n tietosuoja-asetus, 6 artiklan 1 kohdan e alakohta)
legal-basis-legal_obligation = Lakisääteinen velvoite (EU:n tietosuoja-asetus, 6 artiklan 1 kohdan c alakohta)
legal-basis-consent = Suostumus (EU:n tietosuoja-asetus, 6 artiklan 1 kohdan a alakohta)

# Kyselyn vaihe
phase-draft = Luonnos
phase-scheduled = Tulossa
phase-open = Avoinna
phase-closed = Päättynyt
phase-archived = Arkistoitu

# Luettelon osat
section-open = Avoinna nyt
section-upcoming = Tulossa
section-closed = Mitä vastauksista seurasi

# Kyllä ja ei
yes-no-yes = Kyllä
yes-no-no = Ei
yes-no-cannot_say = En osaa sanoa

# Miten vastaus tuli
channel-web = Verkossa
channel-paper = Paperilla
channel-phone = Puhelimessa

# Suosittelukysymyksen päät
nps-low = en lainkaan todennäköisesti
nps-high = erittäin todennäköisesti

# Tulokset
scale-end = { $step } = { $words }
chart-of = Kaavio: { $question } Samat luvut ovat taulukossa kaavion alla.
column-answer = Vastaus
column-respondents = Vastaajia
column-share = Osuus
column-range = Luottamusväli
share-of-valid = Osuudet on laskettu niistä, jotka ottivat kantaa.
finding-choice = Yleisin vastaus on ”{ $answer }”: sen valitsi { $share }.
finding-choices = Useimmin valittiin ”{ $answer }”: sen valitsi { $share }.
finding-scale = { $share } vastasi asteikon yläpäästä ({ $from }–{ $to }).
finding-nps = Suositteluindeksi (NPS) on { $score }.
finding-none = Kukaan ei ole ottanut kantaa.
finding-answered = { $count ->
    [one] { $count } vastaaja.
   *[other] { $count } vastaajaa.
}
certainty-share = Sattuma huomioon ottaen osuus on todennäköisesti { $low }–{ $high }.
certainty-nps = Sattuma huomioon ottaen indeksi on todennäköisesti välillä { $low }–{ $high }. Asteikko on −100:sta 100:aan.

# Keikat
gig-type = Keikan laji
gig-mode = Miten osallistutaan
gig-place = Paikka
gig-times = Ajat
gig-language = Keikan kieli
gig-type-lecture = Luento tai puheenvuoro
gig-type-group_facilitation = Ryhmän ohjaaminen
gig-type-peer_support = Vertaistuki
gig-type-co_work_with_professional = Työskentely ammattilaisen työparina
gig-type-service_development = Palvelujen kehittäminen
gig-type-working_group = Työryhmä
gig-type-representation = Edustaminen
gig-type-recruitment_panel = Mukana rekrytoinnissa
gig-type-research_interview = Haastattelu tutkimukseen
gig-type-media = Esiintyminen mediassa
gig-type-info_point = Neuvontapiste tai tapahtuma
gig-type-text_review = Tekstien arviointi
gig-type-other = Muu
gig-mode-in_person = Paikan päällä
gig-mode-remote = Etänä
gig-mode-hybrid = Paikan päällä tai etänä
