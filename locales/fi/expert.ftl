# Kokemusasiantuntijoiden rekisteri ja haku: koodien nimet

# Tila
expert-status-applicant = Hakija
expert-status-in_training = Koulutuksessa
expert-status-erased = Tiedot poistettu

# Kielitaito
language-level-native = Äidinkielen tasoinen
language-level-working = Työkieli
language-level-understands = Ymmärtää

# Sopimus
agreement-kind-expert = Kokemusasiantuntija
agreement-kind-development_client = Kehittäjäasiakas
agreement-kind-panel_member = Raadin jäsen

# Suostumukset
consent-purpose-matching = Kokemusteemojen tallentaminen ja käyttö keikkojen etsimiseen
consent-purpose-told_to_orderer = Valittujen kokemusteemojen kertominen tilaajalle, kun keikka on varattu, ja koordinaattorien ehdokasluetteloissa
consent-purpose-text_messages = Yhteydenotto tekstiviestillä

# Tietojen suojaluokat
field-class-l0 = Lukumäärät
field-class-l1 = Peitenimi, kielet ja toiminta-alue
field-class-l2 = Nimi ja yhteystiedot
field-class-l3 = Kokemusteemat, tarina ja tuen tarpeet

# Esteettömyys ja tuki
access-need-step_free = Esteetön kulku ilman portaita
access-need-sign_language_interpreter = Viittomakielen tulkki
access-need-assistant = Avustaja
access-need-breaks = Taukoja
access-need-hearing_loop = Induktiosilmukka
access-need-quiet_room = Hiljainen tila

# Kenen kokemus, miltä ajalta ja kuka siitä saa tietää
theme-relation-own = Oma kokemus
theme-relation-close_one = Läheisen kokemus
theme-recency-ongoing = Jatkuu yhä
theme-recency-within_five_years = Viiden viime vuoden ajalta
theme-recency-earlier = Kauemmin sitten
theme-visibility-matching_only = Vain koordinaattori ja keikkojen haku
theme-visibility-orderer = Myös tilaaja, kun kokemusasiantuntija on varattu hänen keikalleen
theme-visibility-public = Myös tilaaja, kun keikka on varattu, ja koordinaattorien ehdokasluettelo; ei julkinen

# Kokemusteemat
theme-mental_health = Mielenterveys
theme-depression = Masennus
theme-anxiety = Ahdistus
theme-psychosis = Psykoosi
theme-bipolar_disorder = Kaksisuuntainen mielialahäiriö
theme-eating_disorder = Syömishäiriö
theme-neurodiversity = Neurokirjo
theme-self_harm = Itsensä vahingoittaminen
theme-alcohol = Alkoholi
theme-drugs = Huumeet
theme-gambling = Rahapelaaminen
theme-crime = Rikostausta
theme-homelessness = Asunnottomuus
theme-debt = Velat
theme-unemployment = Työttömyys
theme-child_protection = Lastensuojelu
theme-foster_care = Sijaishuolto
theme-domestic_violence = Lähisuhdeväkivalta
theme-sexual_violence = Seksuaalinen väkivalta
theme-physical_disability = Fyysinen vamma
theme-intellectual_disability = Kehitysvamma
theme-visual_impairment = Näkövamma
theme-hearing_impairment = Kuulovamma
theme-long_term_illness = Pitkäaikaissairaus
theme-cancer = Syöpä
theme-diabetes = Diabetes
theme-heart_disease = Sydänsairaus
theme-chronic_pain = Krooninen kipu
theme-memory_disorder = Muistisairaus
theme-rehabilitation = Kuntoutus
theme-family_caring = Omaishoito
theme-ageing = Ikääntyminen
theme-parenthood = Vanhemmuus
theme-youth = Nuoruus
theme-bereavement = Läheisen kuolema
theme-immigration = Maahanmuutto
theme-sami_services = Saamelaisten palvelut
theme-gender_and_sexuality = Sukupuolen ja seksuaalisuuden moninaisuus

# Miksi ei kysytä
hindrance-no_training = koulutus ei ole voimassa
hindrance-no_consent = ei ole antanut suostumusta keikkojen etsimiseen
hindrance-missing_theme = ei kokemusta toivotuista teemoista
hindrance-other_gig_type = ei tee tämänlaisia keikkoja
hindrance-too_far = matka on pidempi kuin hän kulkee
hindrance-other_area = ei tee keikkoja tässä kunnassa
hindrance-not_available = aika ei sovi hänen omiin aikoihinsa
hindrance-cap_reached = keikkoja on jo niin monta kuin hän ottaa
hindrance-place_not_accessible = paikka tai järjestelyt eivät vastaa hänen tarpeitaan
hindrance-keep_away = ei voi työskennellä tälle tilaajalle

# Mistä pisteet tulevat
match-reason-theme_match = Kokemusteemat
match-reason-no_theme_wanted = Teemaa ei ole toivottu
match-reason-language_match = Kielitaito
match-reason-waiting = Odotus edellisestä keikasta
match-reason-load = Keikkoja vuoden aikana muihin verrattuna
match-reason-travel = Matka
match-reason-experience = Kokemus tämänlaisista keikoista
match-reason-newcomer = Uusi kokemusasiantuntija
match-reason-continuity = Tilaajalle ennestään tuttu

# Pitkä matka
travel-advice-remote_first = Matka kestää yli kaksi tuntia. Kysy, voiko keikan pitää etänä.
travel-advice-overnight = Matka kestää yli neljä tuntia. Kysy, voiko keikan pitää etänä. Muuten varaa yöpyminen.
staff-offers-way = matka { $minutes } min, { $km } km
staff-offers-way-unknown = matkaan varataan { $minutes } min (pituutta ei tiedetä)
staff-offers-remotely = osallistuu etänä
staff-offers-far = Joillakin on keikalle pitkä matka. Kysy tilaajalta, voiko keikan pitää etänä tai niin, että osa osallistuu etänä.

# Mitä kokemusasiantuntijalta voi pyytää
staff-skills-title = Tehtävät, alueet ja koulutukset
staff-skills-lead = Näiden perusteella kokemusasiantuntijaa ehdotetaan keikoille. Jo sovitut keikat eivät muutu.
staff-skills-languages = Kielet, ja kuinka hyvin hän niitä osaa
staff-skills-gig-types = Mitä hän tekee
staff-skills-municipality = Kotikunta
staff-skills-municipality-help = Matka keikalle lasketaan täältä.
staff-skills-areas = Kunnat, joissa hän ottaa keikkoja
staff-skills-areas-help = Kukin kunta omalle rivilleen. Jätä tyhjäksi, jos kunnalla ei ole väliä.
staff-skills-max-travel = Pisin matka keikalle kilometreinä
staff-skills-max-travel-help = Jätä tyhjäksi, jos matkan pituutta ei ole rajattu.
staff-skills-trainings = Koulutukset
staff-skills-trainings-help = Kukin koulutus omalle rivilleen: nimi; järjestäjä; viimeinen voimassaolopäivä. Esimerkiksi: Kokemusasiantuntijakoulutus; Esimerkkiyhdistys; 31.12.2028. Päivän voi jättää pois, jos koulutus ei vanhene.
staff-skills-agreement = Sopimuksen laji
staff-skills-confidentiality = On allekirjoittanut salassapitositoumuksen
staff-times-title = Sopivat ajat ja keikkojen määrä
staff-times-lead = Kirjaa tähän, mitä kokemusasiantuntija on kertonut. Hän näkee ajat omalla sivullaan ja voi muuttaa niitä. Jo sovitut keikat eivät muutu.
staff-times-days-help = Esimerkiksi loma tai päivä, jona hän pääsee myös muulloin kuin tavallisesti. Rivi poistuu, kun tyhjennät sen päivät.
staff-times-day-can = Pääseekö hän keikalle?
staff-times-day-no = Ei pääse
staff-times-day-yes = Pääsee koko päivän
staff-times-caps-help = Kuinka monta keikkaa hän ottaa enintään? Jätä tyhjäksi, jos hän ei halua rajaa.
