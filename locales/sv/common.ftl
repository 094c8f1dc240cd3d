# På alla sidor
site-name = Delta och påverka
skip-to-content = Hoppa till innehållet
language-switch = Språk
language-not-translated = Sidan är inte helt översatt. En del av texterna är på finska.
demonstration-band = Demonstration: alla uppgifter i tjänsten är påhittade.
footer-navigation = Om tjänsten
back-to-list = Alla enkäter
nav-staff = Arbetsyta
nav-privacy = Skydd för dig som svarar
nav-withdraw = Återkalla ditt svar
nav-accessibility = Tillgänglighetsutlåtande
nav-log-in = Inloggning för personal
log-in = Logga in
log-out = Logga ut

# Fel i formulär
error-prefix = Fel:
error-summary-title = Kontrollera de här punkterna

# Slag av enkät
survey-kind-resident = Invånarenkät
survey-kind-customer = Klientenkät
survey-kind-customer_feedback = Kundresponsenkät
survey-kind-event = Enkät vid evenemang
survey-kind-panel = Rådets enkät
survey-kind-partner = Partnerenkät

# Vem enkäten är för
audience-children_and_young = Barn och unga
audience-families = Familjer
audience-working_age = Personer i arbetsför ålder
audience-older_people = Äldre
audience-people_with_disabilities = Personer med funktionsnedsättning
audience-carers = Närståendevårdare och närstående
audience-service_users = De som använder tjänsterna
audience-partners = Organisationer och partner

# Rättslig grund
legal-basis-public_task = Uppgift av allmänt intresse (EU:s dataskyddsförordning, artikel 6.1 e)
legal-basis-legal_obligation = Rättslig förpliktelse (EU:s dataskyddsförordning, artikel 6.1 c)
legal-basis-consent = Samtycke (EU:s dataskyddsförordning, artikel 6.1 a)

# Enkätens skede
phase-draft = Utkast
phase-scheduled = På kommande
phase-open = Öppen
phase-closed = Avslutad
phase-archived = Arkiverad

# Listans delar
section-open = Öppna nu
section-upcoming = På kommande
section-closed = Vad svaren ledde till

# Ja och nej
yes-no-yes = Ja
yes-no-no = Nej
yes-no-cannot_say = Kan inte säga

# Hur svaret kom
channel-web = På webben
channel-paper = På papper
channel-phone = Per telefon

# Rekommendationsfrågans ändar
nps-low = inte alls sannolikt
nps-high = mycket sannolikt

# Resultat
scale-end = { $step } = { $words }
chart-of = Diagram: { $question } Samma siffror finns i tabellen under diagrammet.
column-answer = Svar
column-respondents = Svarande
column-share = Andel
column-range = Konfidensintervall
share-of-valid = Andelarna är räknade på dem som tog ställning.
finding-choice = Det vanligaste svaret är ”{ $answer }”: { $share } valde det.
finding-choices = Oftast valdes ”{ $answer }”: { $share } valde det.
finding-scale = { $share } svarade i skalans övre ände ({ $from }–{ $to }).
finding-nps = Rekommendationsindexet (NPS) är { $score }.
finding-none = Ingen har tagit ställning.
finding-answered = { $count ->
    [one] { $count } svarande.
   *[other] { $count } svarande.
}
certainty-share = Med hänsyn till slumpen är andelen sannolikt { $low }–{ $high }.
certainty-nps = Med hänsyn till slumpen ligger indexet sannolikt mellan { $low } och { $high }. Skalan går från −100 till 100.

# Uppdrag
gig-type = Slag av uppdrag
gig-mode = Hur man deltar
gig-place = Plats
gig-times = Tider
gig-language = Uppdragets språk
gig-type-lecture = Föreläsning eller inlägg
gig-type-group_facilitation = Gruppledning
gig-type-peer_support = Kamratstöd
gig-type-co_work_with_professional = Arbete i par med en yrkesperson
gig-type-service_development = Utveckling av service
gig-type-working_group = Arbetsgrupp
gig-type-representation = Representation
gig-type-recruitment_panel = Medverkan vid rekrytering
gig-type-research_interview = Intervju för forskning
gig-type-media = Framträdande i medier
gig-type-info_point = Infopunkt eller evenemang
gig-type-text_review = Granskning av texter
gig-type-other = Annat
gig-mode-in_person = På plats
gig-mode-remote = På distans
gig-mode-hybrid = På plats eller på distans
