# Henkilöstön sivut: kyselyjen tekeminen, tulokset, käyttäjätilit.

staff-nav-label = Henkilöstön valikko
staff-nav-waiting = Odottaa sinua
staff-nav-surveys = Kyselyt
staff-nav-accounts = Käyttäjätilit
staff-nav-audit = Tapahtumaloki
staff-nav-account = Oma tili
staff-saved = Tallennettu.
staff-done = Valmis.
staff-cancel = Peruuta
staff-save = Tallenna
staff-back-to-survey = Takaisin kyselyyn
staff-untitled = (otsikko puuttuu)
staff-not-set = –
staff-cannot-be-undone = Tätä ei voi perua.
staff-page-of = Sivu { $page } / { $pages }
staff-pages-label = Sivut
staff-previous = Edellinen
staff-next = Seuraava
staff-expired-title = Istuntosi päättyi
staff-expired-text = Mitään kirjoittamaasi ei ole kadonnut. Kirjaudu sisään toisessa välilehdessä, palaa tälle sivulle ja paina Tallenna.
staff-expired-log-in = Kirjaudu sisään uudessa välilehdessä

staff-home-lead = Seuraavat askeleet, kiireellisin ensin.
staff-home-owing = Kerro, mitä kyselystä seurasi
staff-home-owing-help = Kysely on päättynyt, mutta vastaajille ei ole vielä kerrottu, mitä kuultiin, päätettiin ja tehtiin.
staff-home-closing = Päättyy viikon sisällä
staff-home-results = Tulokset odottavat julkaisemista
staff-home-results-help = Vastaukset on sekoitettu viimeisen kerran, joten luvut ovat lopulliset.
staff-home-drafts = Keskeneräiset luonnokset
staff-home-write-outcome = Kirjoita lopputulos
staff-home-see-survey = Avaa kysely
staff-home-see-results = Katso tulokset
staff-home-continue = Jatka kirjoittamista
staff-home-closed-on = Päättyi { $date }
staff-home-closes-on = Päättyy { $date }
staff-home-edited-on = Muokattu { $date }
staff-home-more = Näytä kaikki
staff-home-empty-title = Mikään ei odota sinua juuri nyt
staff-home-empty-text = Tähän kertyvät luonnoksesi, pian päättyvät kyselyt ja päättyneet kyselyt, joiden tuloksia tai lopputulosta ei ole vielä kerrottu vastaajille.

staff-surveys-new = Uusi kysely
staff-surveys-search = Hae otsikosta
staff-surveys-state = Tila
staff-surveys-all = Kaikki
staff-surveys-owing = Lopputulos kertomatta
staff-surveys-show = Näytä
staff-surveys-caption =
    { $count ->
        [one] { $count } kysely
       *[other] { $count } kyselyä
    }
staff-column-title = Otsikko
staff-column-state = Tila
staff-column-closes = Päättyy
staff-column-received = Vastauksia
staff-column-edited = Muokattu
staff-column-owner = Kenen kysely
staff-sorted-ascending = nouseva järjestys
staff-sorted-descending = laskeva järjestys
staff-surveys-standing = Jatkuva
staff-surveys-external = Muualla tehtävä
staff-surveys-none-found = Mikään kysely ei vastaa hakua. Poista rajauksia tai hae toisella sanalla.
staff-surveys-show-all = Näytä kaikki kyselyt
staff-surveys-empty-title = Ei vielä kyselyjä
staff-surveys-empty-text = Kysely alkaa luonnoksena, jota näkee vain henkilöstö. Kirjoita otsikko ja kysymykset, katso esikatselu ja julkaise, kun kaikki kielet ovat valmiina.

staff-new-title = Uusi kysely
staff-new-lead = Kaikkea muuta kuin lähdekieltä ja toteutustapaa voi muuttaa myöhemmin.
staff-new-kind = Millainen kysely?
staff-new-source = Lähdekieli
staff-new-source-help = Kieli, jolla kirjoitat. Muut kielet käännetään siitä.
staff-new-survey-title = Otsikko lähdekielellä
staff-new-survey-title-help = Siitä tehdään myös kyselyn osoite.
staff-new-owner = Kenen kysely?
staff-new-owner-help = Kyselyä näkevät ja muokkaavat ne, joilla on siihen oikeus tässä osassa aluetta.
staff-new-external = Kysely tehdään muualla
staff-new-external-help = Kysely näkyy listalla ja siitä on linkki. Siihen ei vastata täällä.
staff-new-create = Luo luonnos

staff-survey-facts = Tiedot
staff-survey-actions = Mitä voit tehdä nyt
staff-survey-kind = Laji
staff-survey-opens = Avautuu
staff-survey-opens-at-once = Heti julkaistaessa
staff-survey-late-until = Jälkikirjaus päättyy
staff-survey-version = Julkaistu versio
staff-survey-version-since = { $version }, ensimmäinen julkaistiin { $date }
staff-survey-results-published = Tulokset julkaistu
staff-survey-outcome-published = Lopputulos kerrottu
staff-survey-deletion = Vastaukset poistetaan
staff-survey-deleted = Vastaukset poistettu
staff-survey-public-link = Avaa julkinen sivu
staff-survey-address = Osoite
staff-survey-languages = Kielet
staff-survey-languages-caption = Kuinka valmis luonnos on kullakin kielellä
staff-language = Kieli
staff-complete = Valmiina
staff-texts-missing = Puuttuu
staff-texts-outdated = Vanhentunut
staff-language-required = pakollinen
staff-language-offered = Tarjotaan vastaajille
staff-yes = Kyllä
staff-no = Ei
staff-survey-missing =
    { $count ->
        [one] Julkaisemisesta puuttuu { $count } kohta
       *[other] Julkaisemisesta puuttuu { $count } kohtaa
    }
staff-survey-ready = Valmis julkaistavaksi
staff-step-edit = Muokkaa
staff-step-preview = Esikatsele
staff-step-publish = Julkaise
staff-step-publish-again = Julkaise muutokset
staff-step-close = Päätä kysely nyt
staff-step-end-late-answers = Päätä jälkikirjaus
staff-step-results = Tulokset
staff-step-publish-results = Julkaise tulokset
staff-step-outcome = Kerro lopputulos
staff-step-outcome-again = Korjaa lopputulosta
staff-step-archive = Arkistoi
staff-step-delete = Poista luonnos

staff-close-title = Päätetäänkö kysely nyt?
staff-close-text = Kyselyyn ei voi enää vastata, eikä sitä voi avata uudelleen.
staff-close-late =
    { $days ->
        [one] Paperilla ja puhelimessa annettuja vastauksia voi kirjata vielä { $days } päivän ajan.
       *[other] Paperilla ja puhelimessa annettuja vastauksia voi kirjata vielä { $days } päivän ajan.
    }
staff-end-late-answers-title = Päätetäänkö jälkikirjaus nyt?
staff-end-late-answers-text = Paperilla ja puhelimessa annettuja vastauksia ei voi enää kirjata. Vastaukset sekoitetaan viimeisen kerran, ja sen jälkeen tulokset voi julkaista.
staff-archive-title = Arkistoidaanko kysely?
staff-archive-text = Kysely poistuu julkiselta listalta.
staff-archive-owing = Vastaajille ei ole vielä kerrottu, mitä kyselystä seurasi. Kerro se mieluummin ensin.
staff-delete-title = Poistetaanko luonnos?
staff-delete-text = Luonnos ja kaikki siihen kirjoitetut tekstit poistetaan kokonaan.
staff-publish-results-title = Julkaistaanko tulokset?
staff-publish-results-text = Koko kyselyn luvut tulevat kaikkien nähtäville, eikä niitä voi enää muuttaa. Avovastauksia ja ryhmittäisiä lukuja ei julkaista. Vastaajat eivät voi enää perua vastauksiaan.
staff-not-possible-now = Tätä ei voi tehdä kyselyn nykyisessä tilassa.

staff-publish-title = Julkaiseminen
staff-publish-missing = Mitä puuttuu
staff-publish-missing-lead = Kysely julkaistaan vasta, kun nämä on korjattu. Linkki vie oikeaan kohtaan muokkauksessa.
staff-publish-ready-title = Kaikki on valmista
staff-publish-offered = Kysely tarjotaan näillä kielillä:
staff-publish-not-offered = Keskeneräisiä kieliä ei tarjota vastaajille ennen kuin ne ovat valmiita ja julkaiset uudelleen.
staff-publish-opens-now = Kysely avautuu heti.
staff-publish-opens-at = Kysely avautuu { $date }.
staff-publish-closes-at = Se päättyy { $date }.
staff-publish-standing = Se on avoinna toistaiseksi, kunnes päätät sen.
staff-publish-fixed = Julkaisun jälkeen osoite, kysymysten tyypit ja tunnukset pysyvät. Sanamuotoja voi korjata, ja vaihtoehtoja ja vapaaehtoisia kysymyksiä voi lisätä. Vastausten poistopäivää voi vain aikaistaa.
staff-publish-again-text = Uusi versio korvaa nykyisen keskeytyksettä. Jo annetut vastaukset säilyvät.
staff-publish-answers-are = Vastaaminen:
anonymity-anonymous_open = nimettömänä, kuka tahansa osoitteen saanut voi vastata
staff-publish-stale = Luonnosta on muutettu sen jälkeen, kun avasit tämän sivun. Katso se läpi ja julkaise sitten.
staff-publish-place-question = Kysymys { $number }: { $text }
staff-publish-place-note = Väliteksti: { $text }
staff-publish-missing-in = Puuttuu kielellä: { $language }

staff-edit-title = Muokkaa kyselyä
staff-edit-languages = Kielet
staff-edit-languages-help = Lähdekieli on ensimmäisenä. Muut kielet ovat sen vieressä.
staff-edit-add-language = Lisää kieli
staff-edit-choose-language = Valitse kieli
staff-edit-source = lähdekieli
staff-edit-missing = puuttuu
staff-edit-outdated = lähde on muuttunut
staff-edit-still-right = Käännös on yhä oikein
staff-edit-basics = Perustiedot
staff-edit-survey-title = Otsikko
staff-edit-summary = Yhdellä lauseella listaan
staff-edit-introduction = Johdanto: kuka kysyy ja miksi
staff-edit-slug-help = Pieniä kirjaimia a–z, numeroita ja viivoja. Osoite pysyy samana julkaisun jälkeen.
staff-edit-address = Kyselyn osoite
staff-edit-address-help = Alkaa https://
staff-edit-optional = vapaaehtoinen
staff-edit-kind = Kyselyn laji
staff-edit-audiences = Kenelle
staff-edit-audiences-help = Jos et valitse mitään, kysely on kaikille.
staff-edit-municipalities = Kunnat
staff-edit-municipalities-help = Jos et valitse mitään, kysely koskee koko aluetta.
staff-edit-times = Aukiolo
staff-edit-opens = Avautuu
staff-edit-opens-help = Tyhjä: heti julkaistaessa.
staff-edit-closes = Päättyy
staff-edit-closes-help = Tyhjä: avoinna toistaiseksi.
staff-edit-late = Jälkikirjaus, päivää
staff-edit-late-help =
    { $days ->
        [one] Kuinka kauan sulkemisen jälkeen henkilöstö voi kirjata paperilla ja puhelimessa annettuja vastauksia. Tyhjä: alueen oma, { $days } päivä.
       *[other] Kuinka kauan sulkemisen jälkeen henkilöstö voi kirjata paperilla ja puhelimessa annettuja vastauksia. Tyhjä: alueen oma, { $days } päivää.
    }
staff-edit-helsinki = Suomen aikaa
staff-edit-privacy = Tietosuoja
staff-edit-purpose = Miksi vastauksia kerätään
staff-edit-basis = Oikeusperuste
staff-edit-contact = Kuka vastaa tietosuojaa koskeviin kysymyksiin: yksikkö, ei henkilö
staff-edit-deletion = Vastaukset poistetaan
staff-edit-deletion-help = Yksittäiset vastaukset poistetaan tänä päivänä. Julkaistut luvut jäävät.
staff-edit-choose = Valitse
staff-edit-questions = Kysymykset
staff-edit-no-questions = Ei vielä kysymyksiä. Aloita lisäämällä ensimmäinen.
staff-edit-question = Kysymys { $number }
staff-edit-note = Väliteksti
staff-edit-text = Kysymysteksti
staff-edit-note-text = Teksti
staff-edit-help = Ohje
staff-edit-required = Vastaus on pakollinen
staff-edit-details = Tunnus ja kysymyspankki
staff-edit-code = Tunnus
staff-edit-code-help = Vastauksen nimi aineistossa: pieniä kirjaimia a–z, numeroita, merkkejä - ja _.
staff-edit-bank = Kysymyspankin avain
staff-edit-bank-help = Sama avain tekee eri kyselyjen tuloksista vertailukelpoisia.
staff-edit-options = Vaihtoehdot
staff-edit-option = Vaihtoehto { $number }
staff-edit-valid = Lasketaan mukaan osuuksiin
staff-edit-valid-help = Ota valinta pois vastauksesta, joka ei kerro asiasta, kuten ”En ole tarvinnut”.
staff-edit-at-most = Enintään näin monta valintaa
staff-edit-at-most-help = Tyhjä: niin monta kuin haluaa.
staff-edit-points = Asteikon portaita
staff-edit-low = Pienin pää sanoin
staff-edit-high = Suurin pää sanoin
staff-edit-add-question = Lisää kysymys
staff-edit-add-option = Lisää vaihtoehto
staff-edit-remove = Poista
staff-edit-remove-question = Poista kysymys
staff-edit-remove-question-text = Kysymys ja sen tekstit kaikilla kielillä poistetaan luonnoksesta.
staff-edit-up = Siirrä ylemmäs
staff-edit-down = Siirrä alemmas
staff-edit-of = { $action }: { $place }
staff-edit-not-stored = Muu on tallennettu, mutta näitä kohtia ei voitu:
staff-edit-conflict-title = Joku muu on tallentanut kyselyn sillä välin
staff-edit-conflict-text = Oma tekstisi on lomakkeella sellaisena kuin kirjoitit sen. Sitä ei ole vielä tallennettu. Jos tallennat nyt, se korvaa alla luetellut kohdat.
staff-edit-conflict-caption = Missä tallennettu ja oma tekstisi eroavat
staff-edit-conflict-place = Kohta
staff-edit-conflict-theirs = Tallennettu
staff-edit-conflict-yours = Sinun
staff-edit-conflict-none = Tekstit eivät eroa toisistaan.
staff-edit-conflict-stored = Avaa tallennettu versio uudessa välilehdessä
staff-edit-conflict-questions = Kysymysten järjestys tai määrä
staff-edit-conflict-setting = Asetus: { $name }

question-type-single_choice = Yksi valinta
question-type-multiple_choice = Monta valintaa
question-type-yes_no = Kyllä, ei, en osaa sanoa
question-type-likert = Asteikko
question-type-nps = Suositteluhalukkuus 0–10 (NPS)
question-type-short_text = Lyhyt avovastaus
question-type-long_text = Pitkä avovastaus
question-type-note = Väliteksti

staff-preview-title = Esikatselu
staff-preview-lead = Näin vastaaja näkee kyselyn. Esikatselussa ei voi lähettää vastausta.
staff-preview-incomplete = Kaikki tekstit eivät ole tällä kielellä. Vastaajille kieltä ei tarjota ennen kuin se on valmis.
staff-preview-languages = Esikatselun kieli

staff-results-title = Tulokset
staff-results-received = Saapunut
staff-results-counted = Laskettu alla
staff-results-why = Vastaukset sekoitetaan vähintään kymmenen erissä, jotta niitä ei voi yhdistää vastaajiin. Loput lasketaan mukaan, kun niitä on tarpeeksi tai kun kysely on päättynyt.
staff-results-none = Vastauksia ei ole vielä laskettu.
staff-results-texts-note = Vain henkilöstölle. Avovastauksessa voi olla henkilötietoja: älä kopioi sellaisia muualle.
staff-results-texts-count =
    { $count ->
        [one] { $count } avovastaus
       *[other] { $count } avovastausta
    }
staff-results-interval-note = Palkin viiva ja taulukon luottamusväli kertovat, kuinka paljon osuus voi vaihdella sattumalta (95 %). Ne eivät kerro siitä, ketkä päättivät vastata.
staff-results-by-language = Kielittäin
staff-results-by-channel = Vastaustavoittain
staff-results-group = Ryhmä
staff-results-respondents = Vastaajia
staff-results-hidden = – tarkoittaa, että lukua ei näytetä: ryhmässä on niin vähän vastauksia, että yksittäinen vastaaja voisi erottua siitä tai muiden ryhmien luvuista.
staff-results-groups-of-question = Ryhmittäin
staff-results-groups-caption = Valinnat ryhmittäin, osuus kelvollisista vastauksista
staff-results-public-title = Mitä julkaistaan
staff-results-public-text = Julki tulevat koko kyselyn luvut niistä kysymyksistä, joihin on vähintään 10 vastausta. Avovastauksia ja ryhmittäisiä lukuja ei julkaista.
staff-results-too-few = Ei julkaista: alle 10 vastausta
staff-results-text-stays = Ei julkaista: avovastaukset
staff-results-goes-public = Julkaistaan
staff-results-published-on = Tulokset julkaistiin { $date }.
staff-results-not-closed = Tulokset voi julkaista, kun kysely ja jälkikirjaus ovat päättyneet.
staff-results-waits-late = Tulokset voi julkaista jälkikirjauksen päätyttyä { $date }.
staff-results-waits-mix = Vastaukset sekoitetaan parhaillaan viimeisen kerran. Tulokset voi julkaista hetken kuluttua.
staff-results-see-public = Katso julkiset tulokset

staff-outcome-title = Lopputulos
staff-outcome-lead = Vastaajat näkevät tämän kyselyn sivulla. Kirjoita se kaikilla kielillä, joilla kyselyyn saattoi vastata.
staff-outcome-heard = Mitä kuulimme
staff-outcome-heard-help = Tärkeimmät asiat, joita vastaajat kertoivat, myös kriittiset.
staff-outcome-decided = Mitä päätettiin
staff-outcome-decided-help = Kuka päätti, mitä ja milloin. Kerro myös, mihin ei voitu vaikuttaa ja miksi.
staff-outcome-done = Mitä on tehty
staff-outcome-done-help = Jos mitään ei ole vielä tehty, kerro mitä tapahtuu seuraavaksi ja milloin.
staff-outcome-publish = Julkaise lopputulos
staff-outcome-not-yet = Lopputuloksen voi kertoa, kun kysely on päättynyt.

staff-accounts-invite = Kutsu uusi käyttäjä
staff-accounts-caption =
    { $count ->
        [one] { $count } käyttäjätili
       *[other] { $count } käyttäjätiliä
    }
staff-accounts-name = Nimi
staff-accounts-email = Sähköposti
staff-accounts-status = Tila
staff-accounts-roles = Roolit
staff-accounts-language = Palvelun kieli
staff-accounts-any-language = Ei valittu
staff-accounts-invited = kutsuttu
staff-accounts-active = käytössä
staff-accounts-disabled = poissa käytöstä
staff-accounts-yourself = sinä
staff-accounts-role-none = Ei tätä roolia
staff-accounts-roles-help = Valitse jokaiselle roolille, missä osassa aluetta se on voimassa.
staff-accounts-more-scope = Lisäksi
staff-accounts-send = Luo tili ja kutsulinkki
staff-accounts-save-roles = Tallenna roolit
staff-accounts-roles-note = Käyttäjän istunnot päättyvät, jotta muutos tulee voimaan heti.
staff-accounts-make-invitation = Tee uusi kutsulinkki
staff-accounts-make-reset = Tee linkki salasanan vaihtoon
staff-accounts-link-note = Aiemmat linkit lakkaavat toimimasta.
staff-accounts-disable = Poista tili käytöstä
staff-accounts-disable-note = Käyttäjä ei voi enää kirjautua, ja hänen istuntonsa päättyvät heti. Tilin voi ottaa uudelleen käyttöön.
staff-accounts-enable = Ota tili käyttöön
staff-accounts-own-note = Omaa tiliä ei voi poistaa käytöstä.
staff-link-invitation-title = Kutsulinkki käyttäjälle { $name }
staff-link-reset-title = Salasanalinkki käyttäjälle { $name }
staff-link-warning = Linkki näytetään vain nyt.
staff-link-hand-over = Anna se itse oikealle henkilölle. Se toimii kerran, { $until } asti.
staff-link-label = Linkki
staff-link-copy = Kopioi linkki
staff-link-copied = Kopioitu
staff-link-done = Takaisin käyttäjätileihin
role-administrator = Pääkäyttäjä
role-survey_editor = Kyselyn tekijä
role-analyst = Tulosten tarkastelija
role-coordinator = Koordinaattori
role-orderer = Tilaaja
role-programme_officer = Osallisuusohjelman vastuuhenkilö

staff-account-language-save = Tallenna kieli
staff-account-password = Vaihda salasana
staff-account-password-note = Salasanan vaihto päättää kaikki istuntosi. Kirjaudu sen jälkeen uudelleen.
staff-account-current = Nykyinen salasana
staff-account-new = Uusi salasana
staff-account-new-help = Vähintään 12 merkkiä. Pitkä lause on hyvä salasana.
staff-account-repeat = Uusi salasana uudelleen
staff-account-not-same = Salasanat eivät ole samat. Kirjoita uusi salasana uudelleen.
staff-account-roles = Roolini

staff-audit-lead = Mitä henkilöstö ja palvelu itse ovat tehneet, uusin ensin. Vastaajien toimia ei kirjata.
staff-audit-caption = Tapahtumat, uusin ensin
staff-audit-at = Aika
staff-audit-who = Kuka
staff-audit-act = Mitä
staff-audit-subject = Kohde
staff-audit-detail = Tarkemmin
staff-audit-system = Palvelu itse
staff-audit-older = Vanhemmat
staff-audit-newest = Uusimmat
staff-audit-of-subject = Näytetään yhden kohteen tapahtumat.
staff-audit-show-all = Näytä kaikki
staff-audit-empty = Ei tapahtumia.
act-account-invited = Kutsui käyttäjän
act-account-link-made = Teki kertalinkin tilille
act-account-activated = Tili otettiin käyttöön
act-account-disabled = Poisti tilin käytöstä
act-account-enabled = Otti tilin uudelleen käyttöön
act-roles-changed = Muutti rooleja
act-language-chosen = Valitsi kielen
act-password-changed = Vaihtoi salasanan
act-logged-in = Kirjautui sisään
act-logged-out = Kirjautui ulos
act-sessions-revoked = Päätti istunnot
act-survey-created = Aloitti kyselyn
act-survey-edited = Muokkasi kyselyä
act-survey-published = Julkaisi kyselyn
act-survey-closed = Päätti kyselyn
act-late-answers-ended = Päätti jälkikirjauksen
act-survey-finalised = Vastaukset sekoitettiin viimeisen kerran
act-survey-archived = Arkistoi kyselyn
act-survey-deleted = Poisti luonnoksen
act-results-viewed = Katsoi tuloksia
act-results-published = Julkaisi tulokset
act-outcome-published = Julkaisi lopputuloksen
act-responses-deleted = Vastaukset poistettiin
act-county-changed = Muutti alueen asetuksia
