# Kun sivua ei voi näyttää
problem-not-found-title = Sivua ei löydy
problem-not-found-advice = Tarkista osoite. Voit myös katsoa kaikki kyselyt.
problem-denied-title = Et saa tehdä tätä
problem-denied-advice = Jos tarvitset tätä työssäsi, pyydä lupa pääkäyttäjältä.
problem-conflict-title = Joku muu muutti tätä
problem-conflict-advice = Avaa sivu uudelleen. Tee muutokset uudelleen.
problem-invalid-title = Tätä ei voi tehdä
problem-invalid-advice = Mene takaisin. Korjaa nämä kohdat.
problem-limited-title = Yritit liian monta kertaa
problem-limited-advice = Odota vähän aikaa. Yritä sitten uudelleen.
problem-unavailable-title = Palvelussa on nyt ruuhkaa
problem-unavailable-advice = Odota vähän aikaa. Yritä sitten uudelleen. Laskemme vastauksesi vain yhden kerran.
problem-fault-title = Palvelussa on vika
problem-fault-advice = Vika ei ole sinun. Yritä myöhemmin uudelleen. Jos vika ei häviä, kerro meille vian tunnus.
problem-fault-id = Vian tunnus:
problem-request-title = Jotain meni vikaan
problem-request-advice = Mene takaisin. Yritä uudelleen.

# Mitä tahansa kenttää koskevat
violation-required = Täytä tämä kohta.
violation-too-long = Teksti on liian pitkä. Siinä saa olla enintään { $max } merkkiä.
violation-not-a-date = Kirjoita päivä ja kellonaika. Esimerkki: 21.11.2026 ja 14.30.
violation-local-time-does-not-exist = Valitse toinen kellonaika. Silloin kelloja siirretään.
violation-local-time-is-ambiguous = Valitse toinen kellonaika. Silloin kelloja siirretään.
violation-not-an-address = Kirjoita koko osoite. Esimerkki: https://www.esimerkki.fi
violation-remote-link-missing = Kirjoita linkki kokoukseen. Ilman linkkiä ei voi osallistua etänä.
violation-not-a-language = Valitse kieli listasta.
violation-not-an-id = Valitse jokin listasta.
violation-not-an-email = Kirjoita sähköpostiosoite. Esimerkki: nimi@esimerkki.fi
violation-not-a-phone-number = Kirjoita puhelinnumero. Esimerkki: 040 123 4567
violation-not-a-postcode = Kirjoita postinumero. Siinä on viisi numeroa. Esimerkki: 01300

# Vastaukset
violation-answer-required = Vastaa tähän kysymykseen.
violation-unknown-question = Kysymykset ovat muuttuneet. Avaa kysely uudelleen.
violation-unknown-option = Valitse jokin vastaus.
violation-wrong-answer-type = Valitse jokin vastaus.
violation-answer-too-long = Vastaus on liian pitkä. Siinä saa olla enintään { $max } merkkiä.
violation-out-of-range = Valitse luku. Pienin luku on { $min } ja suurin luku on { $max }.
violation-too-many-choices = { $max ->
    [one] Valitse vain yksi vaihtoehto.
   *[other] Valitse enintään { $max } vaihtoehtoa.
}
violation-answered-twice = Anna vain yksi vastaus.
violation-no-answers = Vastaa ainakin yhteen kysymykseen.
violation-language-not-offered = Valitse kieli, jolla voit vastata.
violation-not-stored = Vastausta ei tallennettu. Odota hetki ja lähetä vastaus uudelleen. Tekstisi ovat tällä sivulla.
violation-survey-invitation-needed = Tarvitset kutsun. Avaa linkki viestistä tai kirjoita kutsusi koodi.
violation-survey-invitation-used = Olet jo vastannut.
violation-not-a-receipt-code = Tarkista koodi. Siinä on 26 kirjainta ja numeroa.
violation-not-a-client-key = Lähetä vastaus uudelleen. Vastauksesi ovat vielä sivulla.

# Julkaisemisen ehdot
violation-missing-text = Kirjoita teksti tällä kielellä: { $language }.
violation-no-questions = Lisää ainakin yksi kysymys.
violation-not-of-this-type = Jätä tämä pois. Tällaisessa kysymyksessä ei ole tätä.
violation-too-few-options = Lisää vaihtoehtoja: niitä pitää olla ainakin kaksi.
violation-duplicate-code = Anna toinen tunnus: { $code } on jo käytössä.
violation-malformed-code = Muuta tunnusta { $code }: käytä pieniä kirjaimia a–z, numeroita ja merkkejä - ja _.
violation-closes-before-opening = Valitse päättymisaika, joka on avautumisen jälkeen.
violation-closes-in-the-past = Valitse päättymisaika, joka on tulevaisuudessa.
violation-deletion-before-closing = Valitse poistopäivä, joka on päättymisen ja jälkikirjausten jälkeen.
violation-too-many-questions = Poista kysymyksiä: niitä voi olla enintään { $max }.

# Muutokset julkaisemisen jälkeen
violation-question-removed = Palauta kysymys { $code }. Kysely on julkaistu, joten kysymystä ei voi poistaa.
violation-option-removed = Palauta kysymyksen { $code } vaihtoehto { $option }. Kysely on julkaistu, joten sitä ei voi poistaa.
violation-question-type-changed = Kysymyksen { $code } tyyppiä ei voi vaihtaa. Lisää uusi kysymys.
violation-code-changed = Palauta tunnus { $code }: julkaistua tunnusta ei voi vaihtaa.
violation-bank-key-changed = Palauta kysymyksen { $code } vanha tunnus. Sitä ei voi vaihtaa.
violation-validity-changed = Palauta vaihtoehto { $option } kysymyksessä { $code } ennalleen. Sitä ei voi vaihtaa.
violation-made-required = Kysymykseen { $code } ei saa olla pakko vastata. Osa vastaajista on jo jättänyt sen väliin.
violation-limit-tightened = Pidä kysymyksen { $code } raja vähintään entisellään.
violation-source-language-changed = Pidä lähdekieli samana kuin julkaistussa kyselyssä.
violation-form-changed = Pidä kyselyn toteutustapa: omat kysymykset ja ulkoinen kysely eivät voi vaihtua.
violation-deletion-postponed = Vastaukset pitää poistaa silloin, kun on luvattu. Valitse sama päivä tai aiempi päivä.

# Kyselyn vaiheet
violation-not-a-draft = Tämän voi tehdä vain luonnokselle.
violation-not-published = Julkaise kysely ensin.
violation-not-open = Vastausta ei tallennettu. Kyselyyn ei voi nyt vastata. Voit kopioida tekstisi talteen.
violation-already-closed = Kysely on jo päättynyt.
violation-not-closed = Odota, että kysely päättyy.
violation-not-finalised = Odota, että myöhässä tulleet vastaukset on kirjattu ja laskettu.
violation-outcome-owed = Kerro ensin, mihin kysely johti.
violation-already-released = Tulokset on jo julkaistu.
violation-no-results-of-external = Kysely tehtiin toisella sivustolla. Julkaise tulokset siellä.
violation-responses-deleted = Vastaukset on jo poistettu luvatusti.

# Kyselyt yleensä
violation-malformed-slug = Muuta osoitetta: käytä pieniä kirjaimia a–z, numeroita ja viivaa.
violation-slug-taken = Tämä osoite on jo käytössä. Valitse toinen.
violation-stale-revision = Joku muu tallensi samaan aikaan. Tarkista muutokset ja tallenna uudelleen.
violation-unknown-municipality = Valitse kunta luettelosta.
violation-unknown-unit = Valitse toimiala tai yksikkö luettelosta.

# Taulukot tiedostoina
violation-csv-too-large = Tiedosto on liian suuri. Sen koko saa olla enintään { $max } kilotavua.
violation-csv-not-utf8 = Tallenna taulukko uudelleen. Valitse tiedostomuoto ”CSV UTF-8”. Rivillä { $row } on merkki, jota ei voi lukea.
violation-csv-empty = Tiedosto on tyhjä. Kirjoita ensimmäiselle riville sarakkeiden nimet.
violation-csv-too-many-rows = Tiedostossa on liikaa rivejä. Niitä saa olla enintään { $max }.
violation-csv-too-many-columns = Tiedostossa on liikaa sarakkeita. Niitä saa olla enintään { $max }.
violation-csv-column-missing = Tiedostosta puuttuu sarake { $column }. Lisää se.
violation-csv-column-twice = Sarake { $column } on tiedostossa monta kertaa. Jätä vain yksi.
violation-csv-column-unnamed = Sarakkeella { $number } ei ole nimeä. Anna nimi tai poista sarake.
violation-csv-row-width = Korjaa rivi { $row }. Rivin solujen määrä on { $cells }. Oikea määrä on { $columns }.
violation-csv-quote-open = Korjaa rivi { $row }. Yksi lainausmerkki puuttuu.

# Käyttäjätilit
violation-email-taken = Tällä sähköpostilla on jo tili. Käytä toista osoitetta.
violation-password-too-short = Salasana on liian lyhyt. Siinä pitää olla vähintään { $min } merkkiä.
violation-password-too-weak = Salasana on liian helppo. Valitse monta sanaa peräkkäin.
violation-account-disabled = Ota tili ensin käyttöön.
violation-link-not-valid = Linkki ei toimi. Pyydä uusi linkki.
violation-not-yourself = Et voi sulkea omaa tiliäsi. Pyydä toista pääkäyttäjää tekemään se.
violation-last-administrator = Anna ensin jollekulle muulle pääkäyttäjän rooli.
violation-wrong-password = Tarkista salasana, joka sinulla on nyt.
violation-role-required = Valitse ainakin yksi rooli.

violation-illegal-transition = Tätä ei voi tehdä nyt.
violation-stale-order = Joku muu on muuttanut tilausta. Lue se uudelleen.
violation-ends-before-start = Korjaa aika. Lopun pitää olla alun jälkeen.
violation-gig-too-long = Lyhennä aikaa. Enintään { $max } tuntia.
violation-time-has-passed = Valitse aika, joka ei ole vielä mennyt.
violation-times-overlap = Korjaa ajat. Kaksi aikaa on päällekkäin.
violation-too-many-times = Aikoja saa olla enintään { $max }.
violation-unknown-expert = Valitse henkilö luettelosta.
violation-expert-hindered = Jätä { $alias } pois. Häneltä ei voi pyytää tätä.
violation-expert-double-booked = Sinulla on jo muuta samaan aikaan.
violation-offer-not-open = Tähän pyyntöön ei voi enää vastata.
violation-expert-not-active = Olet nyt tauolla tai olet lopettanut. Et voi ottaa tätä keikkaa. Voit lopettaa tauon omalla sivullasi.
violation-agreement-not-valid = Sopimuksesi ei ole voimassa silloin. Kysy neuvoa koordinaattorilta.
violation-training-not-valid = Koulutuksesi ei ole voimassa silloin. Kysy neuvoa koordinaattorilta.
violation-matching-not-consented = Sinulta puuttuu lupa, jota keikkaan tarvitaan. Kysy neuvoa koordinaattorilta.
violation-expert-kept-away = Et voi ottaa tätä keikkaa. Kysy lisää koordinaattorilta.
violation-offer-expired = Et voi enää vastata. Aika on päättynyt.

violation-control-character = Kirjoita teksti yhdelle riville.
violation-consent-missing = Tähän tarvitaan lupa.
violation-reason-required = Kerro, miksi kysyt: { $alias }.
violation-not-over-yet = Keikka ei ole vielä loppunut.
violation-seats-below-booked = Paikkoja on liian vähän.
violation-nobody-booked = Keikalla ei ole vielä ketään.
violation-too-many-selected = Valitse enintään { $max }.
violation-received-in-future = Valitse päivä, joka on jo ollut.
violation-order-not-sent = Lähetä ensin tilaus koordinaattorille.
violation-thread-full = Viestejä on jo { $max }. Sopikaa asiasta puhelimessa.
violation-report-too-late = Ilmoitusta voi muuttaa { $days } päivän ajan.
violation-not-a-week = Kirjoita viikko näin: 2026-W48.
violation-not-a-mode = Kirjoita paikan päällä, etänä tai hybridi.
violation-not-a-standing = Kirjoita hakija, koulutuksessa tai aktiivinen.
violation-not-yes-or-no = Kirjoita kyllä tai ei.
violation-already-registered = Tämä nimi tai puhelinnumero on jo rekisterissä.
violation-twice-in-list = Sama nimi tai puhelinnumero on myös rivillä { $row }.
violation-csv-column-unknown = Poista sarake { $column } tai korjaa sarakkeen nimi.

violation-unknown-fee-class = Valitse palkkioluokka hinnastosta. Tätä luokkaa ei voi käyttää.
violation-amount-out-of-range = Anna summa. Summa voi olla 0–{ $max } euroa.
violation-not-an-amount = Kirjoita summa näin: 12,50.
violation-stale-claim = Joku muu on muuttanut tietoja. Lue tiedot uudelleen.
violation-claim-not-so = Tätä ei voi tehdä nyt.
violation-gig-not-held = Keikkaa ei ole vielä pidetty.
violation-four-eyes = Pyydä toista hyväksyjää. Et voi hyväksyä tätä itse.
violation-nothing-to-export = Maksettavia korvauksia ei ole.
violation-nothing-is-paid = Raati ei maksa kokouksista. Siksi läsnä olleiden nimiä ei merkitä.
violation-feedback-given = Olet jo antanut palautteen tästä keikasta.
violation-wrong-code = Koodi on väärä. Katso koodi viestistä. Voit yrittää vielä näin monta kertaa: { $left }.
violation-code-not-valid = Koodi ei toimi enää. Pyydä uusi koodi.
violation-call-not-open = Nyt ei voi hakea. Haku ei ole auki.
violation-email-or-phone = Kirjoita sähköposti tai puhelinnumero. Silloin voimme kertoa sinulle tuloksen.
violation-member-not-so = Tätä ei voi enää tehdä. Avaa sivu uudelleen.
violation-too-many-topics = Olet jo ehdottanut { $max } asiaa. Odota, että saat vastauksen.
violation-invitation-not-valid = Katso koodi uudelleen kirjeestä tai viestistä. Koodilla voi hakea vain kerran.
violation-meeting-not-so = Kokous on muuttunut. Avaa sivu uudelleen.
violation-attendance-not-offered = Tähän kokoukseen ei voi tulla näin. Valitse toinen tapa.

# Toiminta ja menetelmät
violation-activity-not-so = Et voi enää tehdä tätä. Avaa sivu uudelleen.
violation-activity-not-yet = Viimeinen päivä ei ole vielä tullut. Kirjoita osallistujat silloin.
violation-activity-too-long = Toiminta voi kestää enintään { $max } päivää.
violation-stale-activity = Joku muu on muuttanut tietoja. Avaa sivu uudelleen.
violation-unknown-method = Valitse menetelmä luettelosta.
violation-stale-method = Joku muu on muuttanut menetelmää. Avaa sivu uudelleen.
# Initiatives
violation-ground-not-of-maker = Valitse toinen syy. Ihminen voi asua alueella. Yhdistys tai yritys voi toimia alueella.
violation-initiative-not-so = Tätä ei voi enää tehdä. Avaa sivu uudelleen.
violation-stale-initiative = Aloite on muuttunut. Avaa sivu uudelleen.
# Bodies and matters under preparation
violation-stale-entry = Joku muu on muuttanut tätä. Lue tiedot uudelleen ja tee sitten muutoksesi.
violation-unknown-body = Valitse ryhmä luettelosta.
violation-unknown-matter = Valitse asia luettelosta.
violation-document-twice = Merkitse jokainen asiakirja vain kerran.
violation-too-many-steps = Vaiheita voi olla enintään { $max }.
violation-matter-not-so = Tätä ei voi tehdä nyt.
violation-before-decision = Päivä ei saa olla ennen päätöstä.
violation-before-proposal = Päivä ei saa olla ennen esitystä.
# Participation programmes
violation-not-json = Tiedoston rivillä { $line } on virhe. Tiedosto ei ole JSON-tiedosto.
violation-not-in-this-form = Tässä kohdassa on väärä tieto.
violation-unknown-field = Kentän { $name } nimi on väärä. Poista kenttä tai korjaa nimi.
violation-not-a-key = Tunnus on väärä. Käytä kirjaimia a–z, numeroita ja viivaa. Merkkejä saa olla enintään { $max }.
violation-key-twice = Tunnus { $key } on jo käytössä. Anna toinen tunnus.
violation-unknown-party = Ohjelmassa ei ole vastuutahoa { $key }. Lisää se tai korjaa tunnus.
violation-indicator-not-listed = Ohjelmassa ei ole mittaria { $code }. Lisää se tai korjaa tunnus.
violation-indicator-nowhere = Mittari { $code } ei kuulu mihinkään. Lisää se tavoitteeseen tai toimenpiteeseen.
violation-indicator-twice = Mittari { $code } on tässä kaksi kertaa. Poista toinen.
violation-unknown-word = Valitse jokin näistä: { $words }.
violation-not-years = Kirjoita ohjelman ensimmäinen ja viimeinen vuosi. Esimerkki: 2026–2029.
violation-not-a-month = Kirjoita kuukausi numerona 1–12.
violation-row-out-of-place = Lisää ylemmäs rivi, jossa osa on { $needed }.
violation-too-many-parts = Ohjelma on liian suuri. Jokaista osaa saa olla enintään { $max }.
violation-programme-other = Tiedosto on toisesta ohjelmasta. Tämän ohjelman tunnus on { $key }.
violation-programme-not-so = Tätä ei voi enää tehdä. Avaa sivu uudelleen.
violation-programme-unchanged = Ohjelma on jo tallennettu tällaisena.
violation-adopted-before = Valitse myöhempi päivä. Voimassa oleva ohjelma on hyväksytty tämän päivän jälkeen.
violation-stale-programme = Joku muu on muuttanut ohjelmaa. Avaa sivu uudelleen.
# Asiakaspalaute
violation-customer-feedback-not-so = Tätä ei voi tehdä palautteelle nyt.
violation-stale-feedback = Joku muu muutti palautetta samaan aikaan. Tarkista tiedot ja yritä uudelleen.
violation-feedback-own-unit = Palaute kertoo syrjinnästä. Sitä ei voi siirtää samaan yksikköön.
violation-span-over-periods = Ensimmäisen ja viimeisen päivän pitää olla samalla puolella vuotta.
violation-no-scores = Erässä ei ole yhtään arviota.
violation-batch-differs = Erä { $id } on jo tuotu. Siinä on eri tiedot.
violation-summary-published = Yhteenveto on julkaistu. Sitä ei voi enää muuttaa.
violation-stale-summary = Joku muu muutti yhteenvetoa samaan aikaan. Tarkista se ja yritä uudelleen.
violation-page-not-ours = Sivu ei ole hyvinvointialueen oma sivu.
violation-too-many-replies = Olet vastannut jo { $max } kertaa. Ota yhteyttä kirjaamoon.
violation-comment-not-publishable = Tätä tekstiä ei voi julkaista. Se pitää ensin käsitellä. Kirjoittajan pitää antaa lupa.
violation-comment-tells-who = Tekstissä on kirjoittajan nimi, sähköposti tai puhelinnumero. Poista se.
violation-comment-published = Teksti on jo julkaistu.
violation-comment-not-published = Tekstiä ei ole julkaistu.
