# Kun sivua ei voi näyttää
problem-not-found-title = Sivua ei löytynyt
problem-not-found-advice = Tarkista osoite tai aloita luettelosta.
problem-denied-title = Sinulla ei ole oikeutta tähän
problem-denied-advice = Jos tarvitset oikeuden työssäsi, pyydä se pääkäyttäjältä.
problem-conflict-title = Joku muu ehti muuttaa tätä
problem-conflict-advice = Avaa sivu uudelleen ja tee muutoksesi siihen.
problem-invalid-title = Tätä ei voi tehdä
problem-invalid-advice = Palaa takaisin ja korjaa nämä kohdat.
problem-limited-title = Liian monta yritystä
problem-limited-advice = Odota hetki ja yritä sitten uudelleen.
problem-unavailable-title = Palvelu on juuri nyt kuormittunut
problem-unavailable-advice = Odota hetki ja lataa sivu uudelleen. Jos olit lähettämässä vastausta, lähetä se uudelleen: se lasketaan vain kerran.
problem-fault-title = Palvelussa on vika
problem-fault-advice = Vika on meidän. Yritä myöhemmin uudelleen. Jos se toistuu, ilmoita vian tunnus.
problem-fault-id = Vian tunnus:
problem-request-title = Pyyntöä ei ymmärretty
problem-request-advice = Palaa edelliselle sivulle ja yritä uudelleen.

# Mitä tahansa kenttää koskevat
violation-required = Täytä tämä kohta.
violation-too-long = Lyhennä tekstiä: enintään { $max } merkkiä.
violation-not-a-date = Kirjoita päivä ja kellonaika, esimerkiksi 21.11.2026 ja 14.30.
violation-local-time-does-not-exist = Valitse toinen kellonaika: kelloja siirretään silloin eteenpäin, eikä tätä aikaa ole.
violation-local-time-is-ambiguous = Valitse toinen kellonaika: kelloja siirretään silloin taaksepäin, ja tämä aika on kahdesti.
violation-not-an-address = Kirjoita koko verkko-osoite, esimerkiksi https://www.esimerkki.fi.
violation-remote-link-missing = Anna etäkokouksen osoite: ilman sitä etänä osallistuva ei pääse mukaan.
violation-not-a-language = Valitse kieli luettelosta.
violation-not-an-id = Valitse kohde luettelosta.
violation-not-an-email = Kirjoita sähköpostiosoite muodossa nimi@esimerkki.fi.
violation-not-a-phone-number = Kirjoita puhelinnumero, esimerkiksi 040 123 4567 tai +358 40 123 4567.
violation-not-a-postcode = Kirjoita postinumero, viisi numeroa, esimerkiksi 01300.

# Vastaukset
violation-answer-required = Vastaa tähän kysymykseen.
violation-unknown-question = Avaa kysely uudelleen: sen kysymykset ovat muuttuneet.
violation-unknown-option = Valitse jokin vaihtoehdoista.
violation-wrong-answer-type = Valitse vastaus annetuista vaihtoehdoista.
violation-answer-too-long = Lyhennä vastausta: enintään { $max } merkkiä.
violation-out-of-range = Valitse luku väliltä { $min }–{ $max }.
violation-too-many-choices = { $max ->
    [one] Valitse vain yksi vaihtoehto.
   *[other] Valitse enintään { $max } vaihtoehtoa.
}
violation-answered-twice = Anna kysymykseen vain yksi vastaus.
violation-no-answers = Vastaa ainakin yhteen kysymykseen.
violation-language-not-offered = Valitse kieli, jolla kyselyyn voi vastata.
violation-not-stored = Vastausta ei voitu tallentaa juuri nyt. Lähetä se hetken kuluttua uudelleen. Kirjoittamasi on tällä sivulla tallella.
violation-survey-invitation-needed = Tähän kyselyyn vastataan kutsulla. Avaa kysely viestissä olevasta linkistä tai kirjoita kutsusi koodi.
violation-survey-invitation-used = Tällä kutsulla on jo vastattu.
violation-not-a-receipt-code = Tarkista tunnus: siinä on 26 kirjainta ja numeroa.
violation-not-a-client-key = Lähetä vastaus uudelleen. Vastauksesi ovat tallella lomakkeella.

# Julkaisemisen ehdot
violation-missing-text = Kirjoita teksti tällä kielellä: { $language }.
violation-no-questions = Lisää ainakin yksi kysymys.
violation-not-of-this-type = Jätä tämä pois: tämäntyyppisellä kysymyksellä ei ole sitä.
violation-too-few-options = Lisää vaihtoehtoja: niitä pitää olla ainakin kaksi.
violation-duplicate-code = Anna toinen tunnus: { $code } on jo käytössä.
violation-malformed-code = Muuta tunnusta { $code }: käytä pieniä kirjaimia a–z, numeroita ja merkkejä - ja _.
violation-closes-before-opening = Valitse päättymisaika, joka on avautumisen jälkeen.
violation-closes-in-the-past = Valitse päättymisaika, joka on tulevaisuudessa.
violation-deletion-before-closing = Valitse poistopäivä, joka on päättymisen ja jälkikirjausten jälkeen.
violation-too-many-questions = Poista kysymyksiä: niitä voi olla enintään { $max }.

# Muutokset julkaisemisen jälkeen
violation-question-removed = Palauta kysymys { $code }: julkaistua kysymystä ei voi poistaa.
violation-option-removed = Palauta kysymyksen { $code } vaihtoehto { $option }: julkaistua vaihtoehtoa ei voi poistaa.
violation-question-type-changed = Palauta kysymyksen { $code } tyyppi tai lisää uusi kysymys.
violation-code-changed = Palauta tunnus { $code }: julkaistua tunnusta ei voi vaihtaa.
violation-bank-key-changed = Palauta kysymyksen { $code } kysymyspankin tunnus: sitä ei voi vaihtaa julkaisemisen jälkeen.
violation-validity-changed = Palauta vaihtoehdon { $option } laskentatapa kysymyksessä { $code }: sitä ei voi vaihtaa julkaisemisen jälkeen.
violation-made-required = Pidä kysymys { $code } vapaaehtoisena: osa on jo ohittanut sen.
violation-limit-tightened = Pidä kysymyksen { $code } raja vähintään entisellään.
violation-source-language-changed = Pidä lähdekieli samana kuin julkaistussa kyselyssä.
violation-form-changed = Pidä kyselyn toteutustapa: omat kysymykset ja ulkoinen kysely eivät voi vaihtua.
violation-deletion-postponed = Pidä poistopäivä ennallaan tai aikaista sitä: vastaajille on luvattu se.

# Kyselyn vaiheet
violation-not-a-draft = Tämän voi tehdä vain luonnokselle.
violation-not-published = Julkaise kysely ensin.
violation-not-open = Vastausta ei tallennettu, koska kysely ei ole avoinna. Voit kopioida kirjoittamasi tekstit talteen.
violation-already-closed = Kysely on jo päättynyt.
violation-not-closed = Odota, että kysely päättyy.
violation-not-finalised = Odota, että myöhässä tulleet vastaukset on kirjattu ja laskettu.
violation-outcome-owed = Kerro ensin, mihin kysely johti.
violation-already-released = Tulokset on jo julkaistu.
violation-no-results-of-external = Julkaise tulokset siinä palvelussa, jossa kysely tehtiin.
violation-responses-deleted = Vastaukset on jo poistettu luvatusti.

# Kyselyt yleensä
violation-malformed-slug = Muuta osoitetta: käytä pieniä kirjaimia a–z, numeroita ja viivaa.
violation-slug-taken = Valitse toinen osoite: tämä on jo käytössä.
violation-stale-revision = Joku muu on tallentanut tällä välin. Vertaa muutoksia ja tallenna uudelleen.
violation-unknown-municipality = Valitse kunta luettelosta.
violation-unknown-unit = Valitse toimiala tai yksikkö luettelosta.

# Taulukot tiedostoina
violation-csv-too-large = Jaa tiedosto osiin: se saa olla enintään { $max } kilotavun kokoinen.
violation-csv-not-utf8 = Tallenna taulukko uudelleen. Valitse tiedostomuodoksi ”CSV UTF-8”. Rivillä { $row } on merkki, jota ei voi lukea.
violation-csv-empty = Lisää tiedoston ensimmäiselle riville sarakkeiden nimet. Nyt tiedosto on tyhjä.
violation-csv-too-many-rows = Jaa tiedosto osiin: siinä saa olla otsikkorivin lisäksi enintään { $max } riviä.
violation-csv-too-many-columns = Poista sarakkeita: niitä saa olla enintään { $max }.
violation-csv-column-missing = Lisää otsikkoriville sarake { $column }.
violation-csv-column-twice = Jätä vain yksi sarake, jonka nimi on { $column }.
violation-csv-column-unnamed = Anna nimi sarakkeelle { $number } tai poista se.
violation-csv-row-width = Korjaa rivi { $row }: solujen määrä on { $cells }, mutta otsikkorivillä { $columns }.
violation-csv-quote-open = Korjaa rivi { $row }: yhdeltä lainausmerkiltä puuttuu pari.

# Käyttäjätilit
violation-email-taken = Käytä toista sähköpostiosoitetta: tällä on jo tili.
violation-password-too-short = Valitse pidempi salasana: vähintään { $min } merkkiä.
violation-password-too-weak = Valitse vaikeammin arvattava salasana, esimerkiksi usean sanan lause.
violation-account-disabled = Ota tili ensin käyttöön.
violation-link-not-valid = Pyydä uusi linkki: tämä ei toimi enää.
violation-not-yourself = Pyydä toista pääkäyttäjää tekemään tämä: omaa tiliä ei voi poistaa käytöstä.
violation-last-administrator = Anna ensin jollekulle muulle pääkäyttäjän rooli.
violation-wrong-password = Tarkista nykyinen salasana.
violation-role-required = Valitse ainakin yksi rooli.

violation-illegal-transition = Tätä ei voi tehdä tilauksen nykyisessä tilassa.
violation-stale-order = Joku muu on muuttanut tilausta. Lue se uudelleen.
violation-ends-before-start = Anna päättymisaika, joka on alkamisajan jälkeen.
violation-gig-too-long = Lyhennä keikkaa: se saa kestää enintään { $max } tuntia.
violation-time-has-passed = Valitse aika, joka ei ole vielä mennyt.
violation-times-overlap = Korjaa ajat: kaksi aikaa osuu päällekkäin.
violation-too-many-times = Jaa tilaus osiin: yhdessä tilauksessa voi olla enintään { $max } aikaa.
violation-unknown-expert = Valitse kokemusasiantuntija luettelosta.
violation-expert-hindered = Jätä { $alias } pois: häneltä ei voi pyytää tätä.
violation-expert-double-booked = Sinulla on jo samaan aikaan toinen keikka.
violation-offer-not-open = Tähän pyyntöön ei voi enää vastata.
violation-expert-not-active = Keikkaa ei voi ottaa tauon aikana eikä sen jälkeen, kun toiminta kokemusasiantuntijana on päättynyt. Tauon voi lopettaa omalla sivulla.
violation-agreement-not-valid = Sopimus ei ole voimassa keikan aikana. Sovi jatkosta koordinaattorin kanssa.
violation-training-not-valid = Koulutus ei ole voimassa keikan aikana. Kysy neuvoa koordinaattorilta.
violation-matching-not-consented = Suostumus keikkojen välittämiseen puuttuu tai se on peruttu. Suostumuksen voi antaa uudelleen koordinaattorin kanssa.
violation-expert-kept-away = Tälle tilaajalle ei voi ottaa keikkaa. Kysy lisää koordinaattorilta.
violation-offer-expired = Pyynnön vastausaika on päättynyt.

violation-control-character = Poista rivinvaihdot ja ohjausmerkit.
violation-consent-missing = Tietoa ei voi tallentaa ilman kokemusasiantuntijan suostumusta. Kirjaa ensin suostumus.
violation-reason-required = Kerro, miksi kysyt esteestä huolimatta: { $alias }.
violation-not-over-yet = Keikka ei ole vielä päättynyt.
violation-seats-below-booked = Paikkoja on oltava vähintään yhtä monta kuin varattuja kokemusasiantuntijoita.
violation-nobody-booked = Kaikkiin aikoihin tarvitaan vähintään yksi kokemusasiantuntija.
violation-too-many-selected = Valitse enintään { $max }.
violation-received-in-future = Saapumispäivä ei voi olla tulevaisuudessa.
violation-order-not-sent = Lähetä tilaus ensin koordinaattorille. Sen jälkeen voitte kirjoittaa toisillenne.
violation-thread-full = Tilauksesta on jo { $max } viestiä. Sopikaa lopusta puhelimessa.
violation-report-too-late = Ilmoitusta voi muuttaa enintään { $days } päivän ajan.
violation-not-a-week = Kirjoita viikko muodossa 2026-W48.
violation-not-a-mode = Kirjoita paikan päällä, etänä tai hybridi.
violation-not-a-standing = Kirjoita hakija, koulutuksessa tai aktiivinen.
violation-not-yes-or-no = Kirjoita kyllä tai ei.
violation-already-registered = Tämä nimi tai puhelinnumero on jo rekisterissä.
violation-twice-in-list = Sama nimi tai puhelinnumero on jo rivillä { $row }.
violation-csv-column-unknown = Poista sarake { $column } tai korjaa sen nimi.

violation-unknown-fee-class = Valitse palkkioluokka hinnastosta: tätä luokkaa ei ole voimassa sinä päivänä.
violation-amount-out-of-range = Anna summa, joka on 0–{ $max } euroa.
violation-not-an-amount = Anna summa euroina, esimerkiksi 12,50.
violation-stale-claim = Joku muu on muuttanut korvausta. Lue se uudelleen.
violation-claim-not-so = Tätä ei voi tehdä korvauksen nykyisessä tilassa.
violation-gig-not-held = Keikkaa ei ole ilmoitettu pidetyksi.
violation-four-eyes = Pyydä toista hyväksyjää: korvauksen saaja tai sitä käsitellyt ei voi hyväksyä sitä.
violation-nothing-to-export = Maksuun vietäviä korvauksia ei ole.
violation-nothing-is-paid = Raati ei maksa kokouksista mitään, joten läsnä olleita ei merkitä nimeltä.
violation-feedback-given = Palaute tästä keikasta on jo annettu.
violation-wrong-code = Tarkista koodi. Yrityksiä on jäljellä { $left }.
violation-code-not-valid = Pyydä uusi koodi: tämä ei toimi enää.
violation-call-not-open = Haku ei ole avoinna.
violation-email-or-phone = Anna sähköposti tai puhelinnumero, jotta voimme kertoa sinulle tuloksen.
violation-member-not-so = Tätä ei voi enää tehdä. Lataa sivu uudelleen.
violation-too-many-topics = Sinulla on jo { $max } ehdotusta, joihin ei ole vielä vastattu. Odota vastauksia.
violation-invitation-not-valid = Tarkista koodi kirjeestä tai viestistä. Koodilla voi hakea vain kerran.
violation-meeting-not-so = Tätä ei voi enää tehdä kokoukselle. Lataa sivu uudelleen.
violation-attendance-not-offered = Tähän kokoukseen ei voi osallistua näin. Valitse toinen tapa.

# Toiminta ja menetelmät
violation-activity-not-so = Tätä ei voi enää tehdä toiminnalle. Lataa sivu uudelleen.
violation-activity-not-yet = Viimeinen päivä ei ole vielä tullut. Kirjaa osallistujat sitten.
violation-activity-too-long = Yksi toiminta kestää enintään { $max } päivää. Kirjaa pidempi useana.
violation-stale-activity = Joku muu on muuttanut toimintaa. Lue se uudelleen.
violation-unknown-method = Valitse menetelmä luettelosta.
violation-stale-method = Joku muu on muuttanut menetelmää. Lue se uudelleen.
# Initiatives
violation-ground-not-of-maker = Valitse peruste, joka sopii tekijään: ihminen asuu alueella, yhteisö toimii siellä.
violation-initiative-not-so = Tätä ei voi enää tehdä aloitteelle, koska sen tila on muuttunut. Lataa sivu uudelleen.
violation-stale-initiative = Joku muu on muuttanut aloitetta. Lataa sivu uudelleen.
# Bodies and matters under preparation
violation-stale-entry = Joku muu on muuttanut tätä sillä välin. Lue uusin versio ja tee muutoksesi siihen.
violation-unknown-body = Valitse toimielin rekisteristä.
violation-unknown-matter = Valitse asia luettelosta.
violation-document-twice = Merkitse kukin asiakirja vain kerran.
violation-too-many-steps = Polulla voi olla enintään { $max } vaihetta.
violation-matter-not-so = Tätä ei voi tehdä asian nykyisessä vaiheessa.
violation-before-decision = Valitse päivä, joka ei ole ennen päätöksen päivää.
violation-before-proposal = Seuranta ei voi olla ennen esityksen päivää.
# Participation programmes
violation-not-json = Tarkista tiedoston rivi { $line }: siitä eteenpäin tiedosto ei ole JSON-muotoa.
violation-not-in-this-form = Tarkista tämän kohdan muoto: tässä on muuta kuin pitäisi.
violation-unknown-field = Poista kenttä { $name } tai korjaa sen nimi.
violation-not-a-key = Muuta tunnistetta: siinä voi olla kirjaimia a–z, numeroita ja yhdysmerkkejä, enintään { $max } merkkiä.
violation-key-twice = Anna toinen tunniste: { $key } on jo käytössä.
violation-unknown-party = Lisää vastuutaho { $key } ohjelman vastuutahoihin tai korjaa tunniste.
violation-indicator-not-listed = Lisää mittari { $code } ohjelman mittareihin tai korjaa tunnus.
violation-indicator-nowhere = Lisää mittari { $code } tavoitteeseen tai toimenpiteeseen: nyt se ei kuulu mihinkään.
violation-indicator-twice = Poista toinen: mittari { $code } on tässä kahdesti.
violation-unknown-word = Valitse jokin näistä: { $words }.
violation-not-years = Anna ohjelman ensimmäinen ja viimeinen vuosi, esimerkiksi 2026–2029.
violation-not-a-month = Anna kuukausi numerona 1–12.
violation-row-out-of-place = Lisää ylemmäksi rivi, jonka osa on { $needed }.
violation-too-many-parts = Jaa ohjelma pienemmäksi: kutakin osaa voi olla enintään { $max }.
violation-programme-other = Tarkista tiedosto: tämän ohjelman tunniste on { $key }, mutta tiedostossa on toinen.
violation-programme-not-so = Tätä ei voi enää tehdä tälle ohjelman versiolle. Lataa sivu uudelleen.
violation-programme-unchanged = Ohjelma on jo tallennettu täsmälleen tällaisena.
violation-adopted-before = Valitse myöhempi päivä: voimassa oleva versio on hyväksytty tätä myöhemmin.
violation-stale-programme = Joku muu on muuttanut ohjelmaa. Lataa sivu uudelleen ja tee muutoksesi sitten.
# Asiakaspalaute
violation-customer-feedback-not-so = Palautteelle ei voi tehdä tätä siinä tilassa, jossa se on.
violation-stale-feedback = Joku muu on muuttanut palautetta samaan aikaan. Tarkista tiedot ja yritä uudelleen.
violation-feedback-own-unit = Syrjinnästä kertovaa palautetta ei voi siirtää yksikölle, jota se koskee.
violation-span-over-periods = Ensimmäisen ja viimeisen päivän on oltava samalla puolivuotiskaudella.
violation-no-scores = Erässä ei ole yhtään arviota.
violation-batch-differs = Erä { $id } on jo tuotu, ja sen sisältö on toinen.
violation-summary-published = Yhteenveto on julkaistu, eikä sitä voi enää muuttaa.
violation-stale-summary = Joku muu on muuttanut yhteenvetoa samaan aikaan. Tarkista se ja yritä uudelleen.
violation-page-not-ours = Sivu ei ole hyvinvointialueen oma sivu.
violation-too-many-replies = Olet vastannut jo { $max } kertaa. Ota yhteyttä hyvinvointialueen kirjaamoon.
violation-comment-not-publishable = Tätä kommenttia ei voi julkaista: sen pitää olla käsitelty, ja kirjoittajan pitää antaa lupa.
violation-comment-tells-who = Tekstissä on kirjoittajan nimi, sähköpostiosoite tai puhelinnumero. Poista se.
violation-comment-published = Kommentti on jo julkaistu.
violation-comment-not-published = Kommenttia ei ole julkaistu.
