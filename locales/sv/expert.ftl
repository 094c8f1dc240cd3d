# Registret över erfarenhetsexperter och sökningen: kodernas namn

# Status
expert-status-applicant = Sökande
expert-status-in_training = Under utbildning
expert-status-erased = Uppgifterna raderade

# Språkkunskaper
language-level-native = Som modersmål
language-level-working = Arbetsspråk
language-level-understands = Förstår

# Avtal
agreement-kind-expert = Erfarenhetsexpert
agreement-kind-development_client = Utvecklarklient
agreement-kind-panel_member = Medlem i ett råd

# Samtycken
consent-purpose-matching = Att erfarenhetsteman sparas och används för att hitta uppdrag
consent-purpose-told_to_orderer = Att valda erfarenhetsteman berättas för beställaren när uppdraget är bokat, och syns i koordinatorernas listor över kandidater
consent-purpose-text_messages = Att bli kontaktad per textmeddelande

# Uppgifternas skyddsklasser
field-class-l0 = Antal
field-class-l1 = Täcknamn, språk och verksamhetsområde
field-class-l2 = Namn och kontaktuppgifter
field-class-l3 = Erfarenhetsteman, berättelse och behov av stöd

# Tillgänglighet och stöd
access-need-step_free = Tillträde utan trappor
access-need-sign_language_interpreter = Teckenspråkstolk
access-need-assistant = Assistent
access-need-breaks = Pauser
access-need-hearing_loop = Hörslinga
access-need-quiet_room = Lugnt rum

# Vems erfarenheten är, från vilken tid och vem som får veta om den
theme-relation-own = Egen erfarenhet
theme-relation-close_one = En närståendes erfarenhet
theme-recency-ongoing = Pågår fortfarande
theme-recency-within_five_years = Från de senaste fem åren
theme-recency-earlier = För längre sedan
theme-visibility-matching_only = Bara koordinatorn och sökningen av uppdrag
theme-visibility-orderer = Också beställaren, när erfarenhetsexperten är bokad till uppdraget
theme-visibility-public = Också beställaren, när uppdraget är bokat, och koordinatorernas lista över kandidater; inte offentligt

# Erfarenhetsteman
theme-mental_health = Psykisk hälsa
theme-depression = Depression
theme-anxiety = Ångest
theme-psychosis = Psykos
theme-bipolar_disorder = Bipolär sjukdom
theme-eating_disorder = Ätstörning
theme-neurodiversity = Neurodiversitet
theme-self_harm = Självskada
theme-alcohol = Alkohol
theme-drugs = Narkotika
theme-gambling = Penningspel
theme-crime = Brottslig bakgrund
theme-homelessness = Hemlöshet
theme-debt = Skulder
theme-unemployment = Arbetslöshet
theme-child_protection = Barnskydd
theme-foster_care = Vård utom hemmet
theme-domestic_violence = Våld i nära relationer
theme-sexual_violence = Sexuellt våld
theme-physical_disability = Fysisk funktionsnedsättning
theme-intellectual_disability = Intellektuell funktionsnedsättning
theme-visual_impairment = Synnedsättning
theme-hearing_impairment = Hörselnedsättning
theme-long_term_illness = Långvarig sjukdom
theme-cancer = Cancer
theme-diabetes = Diabetes
theme-heart_disease = Hjärtsjukdom
theme-chronic_pain = Kronisk smärta
theme-memory_disorder = Minnessjukdom
theme-rehabilitation = Rehabilitering
theme-family_caring = Närståendevård
theme-ageing = Åldrande
theme-parenthood = Föräldraskap
theme-youth = Ungdomstid
theme-bereavement = Sorg efter en närstående
theme-immigration = Invandring
theme-sami_services = Service för samer
theme-gender_and_sexuality = Köns- och sexuell mångfald

# Varför personen inte tillfrågas
hindrance-no_training = utbildningen är inte giltig
hindrance-no_consent = har inte samtyckt till sökning av uppdrag
hindrance-missing_theme = har inte erfarenhet av de önskade temana
hindrance-other_gig_type = tar inte uppdrag av det här slaget
hindrance-too_far = resan är längre än hen reser
hindrance-other_area = tar inte uppdrag i den här kommunen
hindrance-not_available = tiden ligger utanför hens egna tider
hindrance-cap_reached = har redan så många uppdrag som hen tar
hindrance-place_not_accessible = platsen eller arrangemangen motsvarar inte hens behov
hindrance-keep_away = kan inte arbeta för den här beställaren

# Vad poängen ges för
match-reason-theme_match = Erfarenhetsteman
match-reason-no_theme_wanted = Inget tema har önskats
match-reason-language_match = Språkkunskaper
match-reason-waiting = Väntan sedan förra uppdraget
match-reason-load = Uppdrag under ett år jämfört med andra
match-reason-travel = Resa
match-reason-experience = Erfarenhet av sådana här uppdrag
match-reason-newcomer = Ny erfarenhetsexpert
match-reason-continuity = Bekant för beställaren från tidigare

# Lång resa
travel-advice-remote_first = Resan tar över två timmar. Fråga om uppdraget kan ske på distans.
travel-advice-overnight = Resan tar över fyra timmar. Fråga om uppdraget kan ske på distans. Boka annars övernattning.
staff-offers-way = resa { $minutes } min, { $km } km
staff-offers-way-unknown = för resan reserveras { $minutes } min (avståndet är inte känt)
staff-offers-remotely = deltar på distans
staff-offers-far = Några har lång resa till uppdraget. Fråga beställaren om uppdraget kan ske på distans eller så att en del deltar på distans.

# Vad en erfarenhetsexpert kan tillfrågas om
staff-skills-title = Uppgifter, områden och utbildningar
staff-skills-lead = Utifrån de här uppgifterna föreslås erfarenhetsexperten för uppdrag. Avtalade uppdrag ändras inte.
staff-skills-languages = Språk, och hur bra personen kan dem
staff-skills-gig-types = Vad personen gör
staff-skills-municipality = Hemkommun
staff-skills-municipality-help = Resan till uppdraget räknas härifrån.
staff-skills-areas = Kommuner där personen tar emot uppdrag
staff-skills-areas-help = Varje kommun på en egen rad, med sitt finska namn. Lämna fältet tomt om kommunen inte har någon betydelse.
staff-skills-max-travel = Längsta resa till ett uppdrag i kilometer
staff-skills-max-travel-help = Lämna fältet tomt om resans längd inte är begränsad.
staff-skills-trainings = Utbildningar
staff-skills-trainings-help = Varje utbildning på en egen rad: namn; anordnare; sista giltighetsdag. Till exempel: Utbildning till erfarenhetsexpert; Exempelföreningen; 31.12.2028. Dagen kan lämnas bort om utbildningen inte föråldras.
staff-skills-agreement = Typ av avtal
staff-skills-confidentiality = Har undertecknat en sekretessförbindelse
staff-times-title = Lämpliga tider och antal uppdrag
staff-times-lead = Anteckna här vad erfarenhetsexperten har berättat. Experten ser tiderna på sin egen sida och kan ändra dem. Uppdrag som redan är avtalade ändras inte.
staff-times-days-help = Till exempel semester eller en dag då hen kan komma även andra tider än vanligt. En rad tas bort när du tömmer dess datum.
staff-times-day-can = Kan hen komma?
staff-times-day-no = Kan inte
staff-times-day-yes = Kan hela dagen
staff-times-caps-help = Hur många uppdrag tar hen högst? Lämna tomt om hen inte vill ha någon gräns.
