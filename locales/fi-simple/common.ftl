# Joka sivulla
site-name = Osallistu ja vaikuta
skip-to-content = Siirry sivun tekstiin
language-switch = Kieli
language-not-translated = Osa tämän sivun teksteistä ei ole selkokielellä.
demonstration-band = Tämä on esittely. Tiedot ovat keksittyjä.
footer-navigation = Tietoa palvelusta
back-to-list = Kaikki kyselyt
nav-staff = Työtila
nav-privacy = Vastaajan tietojen suoja
nav-withdraw = Poista vastauksesi
nav-accessibility = Tietoa saavutettavuudesta
nav-log-in = Työntekijän kirjautuminen
log-in = Kirjaudu sisään
log-out = Kirjaudu ulos

# Lomakkeiden virheet
error-prefix = Virhe:
error-summary-title = Korjaa nämä kohdat

# Kyselyn laji
survey-kind-resident = Kysely asukkaille
survey-kind-customer = Kysely asiakkaille
survey-kind-customer_feedback = Palautekysely
survey-kind-event = Kysely tapahtumasta
survey-kind-panel = Raadin kysely
survey-kind-partner = Kysely kumppaneille

# Kenelle kysely on
audience-children_and_young = Lapset ja nuoret
audience-families = Perheet
audience-working_age = Työikäiset
audience-older_people = Iäkkäät ihmiset
audience-people_with_disabilities = Vammaiset ihmiset
audience-carers = Ihmiset, jotka hoitavat läheistään
audience-service_users = Ihmiset, jotka käyttävät palveluja
audience-partners = Järjestöt ja kumppanit

# Käsittelyn oikeusperuste
legal-basis-public_task = Laki antaa hyvinvointialueelle luvan kysyä. Kyse on kaikkien yhteisestä edusta.
legal-basis-legal_obligation = Laki määrää hyvinvointialueen kysymään.
legal-basis-consent = Annat itse luvan.

# Kyselyn vaihe
phase-draft = Luonnos
phase-scheduled = Tulossa
phase-open = Auki
phase-closed = Päättynyt
phase-archived = Arkistossa

# Luettelon osat
section-open = Voit vastata nyt
section-upcoming = Tulossa
section-closed = Mitä vastauksista seurasi

# Kyllä ja ei
yes-no-yes = Kyllä
yes-no-no = Ei
yes-no-cannot_say = En osaa sanoa

# Miten vastaus tuli
channel-web = Internetissä
channel-paper = Paperilla
channel-phone = Puhelimessa

# Suosittelukysymyksen päät
nps-low = en suosittele
nps-high = suosittelen varmasti

# Tulokset
scale-end = { $step } = { $words }
chart-of = Kuva: { $question } Samat luvut ovat taulukossa kuvan alla.
column-answer = Vastaus
column-respondents = Vastaajia
column-share = Osuus
column-range = Näiden lukujen välissä
share-of-valid = Osuus on laskettu niistä, jotka kertoivat mielipiteensä.
finding-choice = Moni vastasi ”{ $answer }”. Näin vastasi { $share }.
finding-choices = Moni valitsi ”{ $answer }”. Sen valitsi { $share }.
finding-scale = { $share } vastasi { $from }–{ $to }.
finding-nps = Suosittelun luku on { $score }.
finding-none = Kukaan ei kertonut mielipidettään.
finding-answered = { $count ->
    [one] { $count } vastaaja.
   *[other] { $count } vastaajaa.
}
certainty-share = Luku voi vaihdella sattumalta. Se on luultavasti { $low }–{ $high }.
certainty-nps = Oikea luku on luultavasti { $low }–{ $high }. Huonoin luku on −100 ja paras luku on 100.

# Keikat
gig-type = Mitä keikalla tehdään
gig-mode = Miten osallistut
gig-place = Paikka
gig-times = Milloin
gig-language = Keikan kieli
gig-type-lecture = Puhut ryhmälle
gig-type-group_facilitation = Ohjaat ryhmää
gig-type-peer_support = Annat vertaistukea
gig-type-co_work_with_professional = Teet työtä ammattilaisen kanssa
gig-type-service_development = Kehität palveluja
gig-type-working_group = Olet mukana työryhmässä
gig-type-representation = Edustat muita ihmisiä
gig-type-recruitment_panel = Autat valitsemaan työntekijän
gig-type-research_interview = Vastaat tutkijan kysymyksiin
gig-type-media = Puhut toimittajalle
gig-type-info_point = Kerrot asioista tapahtumassa
gig-type-text_review = Luet ja arvioit tekstejä
gig-type-other = Muu tehtävä
gig-mode-in_person = Paikan päällä
gig-mode-remote = Etänä
gig-mode-hybrid = Paikan päällä tai etänä
