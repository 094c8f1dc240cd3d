# Luettelo
list-lead = Kerro, mitä ajattelet palveluista. Sinun mielipiteesi on tärkeä.
list-empty-open = Nyt ei ole kyselyjä, joihin voit vastata.
list-empty-next = Seuraava kysely alkaa { $date }.
list-empty-come-back = Katso tätä sivua uudelleen parin viikon päästä.
list-empty-otherwise = Voit antaa palautetta myös sähköpostilla:
list-empty-filtered = Näillä ehdoilla ei löydy kyselyjä. Poista jokin ehto.
filter-title = Etsi kyselyjä
filter-search = Sana, jota etsit
filter-language = Kieli
filter-municipality = Kunta
filter-audience = Kenelle
filter-all = Kaikki
filter-apply = Etsi
filter-clear = Poista ehdot
filter-found = { $count ->
    [one] Löytyi { $count } kysely.
   *[other] Löytyi { $count } kyselyä.
}
for-whom = Kenelle:
in-languages = Kielet:
answered-elsewhere = Vastaat toisella sivustolla
answered-anonymously = Emme kysy nimeäsi
takes-minutes = { $minutes ->
    [one] Vastaat noin minuutissa
   *[other] Vastaat noin { $minutes } minuutissa
}
timing-standing = Voit vastata milloin vain
timing-last-day = Voit vastata vielä tänään
timing-days-left = { $days ->
    [one] Voit vastata vielä { $days } päivän
   *[other] Voit vastata vielä { $days } päivää
}
timing-opens = Kysely alkaa { $date }
timing-closed = Kysely päättyi { $date }
mark-results = Tulokset ovat valmiit
mark-outcome = Kerromme, mitä teimme
follow-title = Uudet kyselyt
follow-lead = Voit tilata tiedon uusista kyselyistä lukuohjelmaan.

# Kyselyn sivu
survey-other-language = Et voi vastata tällä kielellä. Voit vastata näillä kielillä:
privacy-title = Mitä vastauksille tapahtuu
privacy-short = Emme kysy nimeäsi. Emme tiedä, kuka vastasi. Voit poistaa vastauksesi. Tarvitset siihen koodin, jonka saat.
privacy-short-invited = Emme kysy nimeäsi. Emme tiedä, kuka vastasi mitä. Voit vastata yhden kerran. Voit poistaa vastauksesi. Tarvitset siihen koodin, jonka saat.
invited-title = Tarvitset kutsun
invited-text = Tämä kysely on raadin jäsenille. Avaa linkki, jonka sait viestissä. Voit myös kirjoittaa kutsusi koodin tähän.
invited-code = Kutsun koodi
invited-code-help = Koodi on linkin lopussa.
invited-open = Avaa kysely
pairing-title = Saako vastauksesi yhdistää?
pairing-help = Raadilta kysytään monta kertaa. Jos vastauksesi yhdistetään, näemme, miten mielipiteet muuttuvat. Nimeäsi ei kirjoiteta vastauksiin. Voit vastata, vaikka et halua tätä. Voit muuttaa mielesi omalla raatisivullasi.
pairing-label = Vastaukseni saa yhdistää muihin vastauksiini tässä raadissa
told-invitation-used-title = Olet jo vastannut
told-invitation-used-advice = Voit vastata yhden kerran. Jos et ole vastannut, ota yhteyttä raadin järjestäjään.
told-invitation-not-valid-title = Kutsu ei toimi
told-invitation-not-valid-advice = Avaa koko linkki viestistä. Kysely voi olla jo loppunut.
privacy-more = Lue lisää
privacy-purpose = Miksi kysymme
privacy-basis = Mihin lupa perustuu
privacy-contact = Keneltä voit kysyä
privacy-deletion = Milloin poistamme vastaukset
privacy-deleted-by = Poistamme vastaukset viimeistään { $date }.
optional = (ei ole pakko vastata)
text-limit = Voit kirjoittaa enintään { $max } merkkiä. Älä kirjoita kenenkään nimeä.
choose-any = Voit valita monta.
choose-at-most = { $max ->
    [one] Valitse yksi.
   *[other] Valitse enintään { $max }.
}
submit-note = Kun lähetät vastauksen, saat koodin. Et voi enää muuttaa vastausta. Voit poistaa sen koodilla.
submit-answer = Lähetä vastaus
channel-title = Miten vastaus tuli
channel-help = Olet työntekijä ja kirjoitat toisen ihmisen vastauksen. Miten hän antoi sen?
waiting-opens = Kysely alkaa { $date }.
waiting-days = { $days ->
    [one] Siihen on { $days } päivä.
   *[other] Siihen on { $days } päivää.
}
waiting-follow = Saat tiedon myös täältä:
closed-on = Kysely päättyi { $date }.
closed-see-results = Kiitos kaikille, jotka vastasivat.
closed-results-link = Katso tulokset
closed-outcome-link = Katso, mitä teimme
closed-results-later = Kiitos kaikille, jotka vastasivat. Kerromme tulokset myöhemmin tällä sivulla.
external-note = Vastaat tähän kyselyyn toisella sivustolla.
external-go = Siirry vastaamaan
external-closed = Et voi enää vastata tähän kyselyyn.

# Kuitti
receipt-title = Kiitos vastauksesta
receipt-repeated = Vastaus oli jo tallessa. Laskemme sen yhden kerran.
receipt-code = Koodi
receipt-copy = Kopioi koodi
receipt-copied = Kopioitu
receipt-what-for = Kirjoita koodi muistiin. Voit poistaa vastauksesi koodilla. Et näe koodia enää uudelleen.
receipt-next-title = Mitä nyt tapahtuu
receipt-results-after = Kysely päättyy { $date }. Sen jälkeen kerromme tulokset.
receipt-results-standing = Kerromme tällä sivustolla, mitä vastauksista seuraa.
receipt-others = Vastaa myös näihin
enter-another = Kirjoita seuraava vastaus

# Miten kävi
told-key-used-title = Vastausta ei tallennettu
told-key-used-advice = Sivu oli vanha. Avaa kysely uudelleen ja vastaa.
told-answer-withdrawn-title = Tämä vastaus on poistettu
told-answer-withdrawn-advice = Olet poistanut tämän vastauksen. Jos haluat vastata, avaa kysely uudelleen.
told-next-survey = Avaa kysely uudelleen
told-withdrawn-title = Vastaus on poistettu
told-withdrawn-advice = Emme laske vastaustasi mukaan tuloksiin.
told-withdrawn-before-title = Vastaus on jo poistettu
told-withdrawn-before-advice = Sinun ei tarvitse tehdä mitään.
told-too-late-title = Vastausta ei voi enää poistaa
told-too-late-advice = Tulokset ovat jo valmiit. Emme voi enää löytää vastaustasi muiden joukosta.
told-link-not-valid-title = Linkki ei toimi
told-link-not-valid-advice = Linkki on vanha tai käytetty. Pyydä uusi linkki pääkäyttäjältä.
told-password-chosen-title = Salasana on vaihdettu
told-password-chosen-advice = Kirjaudu sisään uudella salasanalla.

# Vastauksen poistaminen
withdraw-title = Poista vastauksesi
withdraw-lead = Kirjoita koodi, jonka sait, kun vastasit.
withdraw-code-help = Koodissa on 26 kirjainta ja numeroa.
withdraw-submit = Poista vastaus
withdraw-until = Voit poistaa vastauksen ennen kuin tulokset ovat valmiit. Poistettua vastausta ei saa takaisin.
withdraw-not-found = Tarkista koodi. Emme löydä vastausta.

# Tulokset ja vaikutus
results-title = Tulokset
results-not-yet-title = Tulokset eivät ole vielä valmiit
results-not-yet = Kerromme tulokset tällä sivulla, kun kysely on päättynyt.
results-respondents = { $count ->
    [one] { $count } ihminen vastasi.
   *[other] { $count } ihmistä vastasi.
}
results-few-respondents = Vain harva vastasi. Siksi emme kerro lukua.
results-self-selected = Kuka tahansa sai vastata. Tulos kertoo, mitä vastaajat ajattelevat. Kaikki asukkaat eivät vastanneet.
finding-too-few = Vain harva vastasi tähän. Siksi emme näytä tulosta.
finding-free-text = Emme julkaise tekstejä, joita vastaajat kirjoittivat. Olemme lukeneet ne.
outcome-title = Mitä vastauksista seurasi
outcome-heard = Mitä kuulimme
outcome-decided = Mitä päätettiin
outcome-done = Mitä tehtiin
outcome-published-on = Kerroimme tämän { $date }.
outcome-not-yet = Kerromme tässä myöhemmin, mitä vastauksista seurasi.

# Kirjautuminen
log-in-title = Työntekijän kirjautuminen
log-in-lead = Tämä sivu on vain työntekijöille. Voit vastata kyselyihin ilman kirjautumista.
log-in-email = Sähköposti
log-in-password = Salasana
log-in-wrong = Tarkista sähköposti ja salasana.
log-in-forgotten = Jos et muista salasanaa, pyydä uusi linkki pääkäyttäjältä.
link-title = Valitse salasana
link-lead-invitation = Tervetuloa. Valitse salasana. Sitten voit kirjautua sisään.
link-lead-reset = Valitse uusi salasana.
link-name = Nimi
link-password = Uusi salasana
link-password-again = Sama salasana uudelleen
link-password-rule = Käytä vähintään { $min } merkkiä. Hyvä salasana on monta sanaa peräkkäin.
link-passwords-differ = Kirjoita sama salasana kaksi kertaa.
link-submit = Tallenna salasana

# Saavutettavuusseloste
accessibility-title = Tietoa saavutettavuudesta
accessibility-lead = Haluamme, että kaikki voivat käyttää tätä palvelua.
accessibility-status-title = Kuinka hyvin palvelu toimii
accessibility-status = Laki sanoo, että palvelun pitää toimia kaikille. Lain ehto on nimeltään WCAG 2.1, taso AA. Palvelu täyttää ehdon osittain.
accessibility-how-checked = Olemme tarkastaneet sivut itse.
accessibility-gaps-title = Mikä ei vielä toimi
accessibility-gap-languages = Kaikki tekstit eivät ole kaikilla kielillä. Silloin teksti on suomeksi.
accessibility-gap-content = Muiden sivustojen kyselyt voivat toimia eri tavalla.
accessibility-feedback-title = Kerro ongelmasta
accessibility-feedback = Jos et pysty käyttämään sivua, kerro siitä meille. Voit pyytää kyselyn myös muulla tavalla, esimerkiksi paperilla.
accessibility-answer-time = Vastaamme sinulle 14 päivän aikana.
accessibility-authority-title = Kuka valvoo
accessibility-authority = Jos emme vastaa 14 päivän aikana tai vastaus on huono, voit kertoa siitä viranomaiselle.
accessibility-authority-name = Liikenne- ja viestintävirasto Traficom, digitaalisen esteettömyyden ja saavutettavuuden valvontayksikkö

# Miten nimettömyys toimii
anonymity-title = Kukaan ei tiedä, mitä sinä vastasit
anonymity-lead = Emme tiedä, kuka vastasi. Emme voi selvittää sitä myöhemminkään.
anonymity-not-kept-title = Mitä emme tallenna
anonymity-not-kept = Emme kysy nimeäsi. Emme tallenna tietoa puhelimestasi tai tietokoneestasi. Emme tallenna, mihin kellonaikaan vastasit. Kukaan muu ei seuraa sinua näillä sivuilla.
anonymity-mixed-title = Sekoitamme vastaukset
anonymity-mixed = Odotamme, että vastauksia on vähintään { $count }. Sitten sekoitamme ne. Kukaan ei voi päätellä järjestyksestä, kuka vastasi mitä.
anonymity-code-title = Koodi on vain sinulla
anonymity-code = Voit poistaa vastauksesi koodilla. Emme tiedä koodiasi. Emme voi antaa sitä uudelleen.
anonymity-results-title = Emme näytä pieniä lukuja
anonymity-results = Näytämme tuloksen, kun vähintään { $count } ihmistä on vastannut. Emme julkaise tekstejä, joita vastaajat kirjoittivat.
anonymity-deleted-title = Poistamme vastaukset
anonymity-deleted = Kyselyn sivulla kerrotaan päivä, jolloin poistamme vastaukset. Tulokset jäävät.
anonymity-care-title = Mitä voit tehdä itse
anonymity-care = Älä kirjoita vastaukseen kenenkään nimeä tai osoitetta.

# Pyyntö kokemusasiantuntijalle
offer-title = Sinulle on pyyntö
offer-lead = Kysymme, tuletko keikalle. Olet kokemusasiantuntija. Vastaa painikkeilla.
offer-answer-by = Vastaa viimeistään
offer-ordered-by = Kuka pyytää
offer-fee = Palkkio
offer-fee-class = { $name }: { $price } / { $unit }
offer-fee-total = Saat yhteensä { $total }.
offer-fee-waived = Et saa palkkiota. Olet kertonut, että et ota palkkiota.
offer-fee-open = Palkkiosta ei ole vielä sovittu. Kysy siitä koordinaattorilta.
offer-travel = Matka
offer-travel-paid = Saat rahat matkasta.
offer-travel-km = Saat rahat matkasta. Jos ajat omalla autolla, saat { $price } jokaisesta kilometristä.
offer-question = Tuletko keikalle?
offer-accept-note = Jos tulet, varaamme sinulle nämä ajat.
offer-accept-told = Kun keikka on vahvistettu, tilaaja voi katsoa nimesi, puhelinnumerosi ja sähköpostisi. Näet omilta sivuiltasi, kuka on katsonut tietojasi.
offer-accept = Kyllä, tulen
offer-decline-note = Voit sanoa ei. Siitä ei ole sinulle haittaa. Emme kerro sitä tilaajalle.
offer-decline = En tule
offer-choose = Valitse, tuletko keikalle.
offer-accepted-title = Sanoit kyllä
offer-accepted-text = Varasimme sinulle nämä ajat. Jos et pääsekään, kerro siitä koordinaattorille.
offer-interested-title = Kerroit, että voit tulla
offer-interested-text = Koordinaattori valitsee, kuka tulee. Hän kertoo sinulle. Aikoja ei ole vielä varattu.
offer-declined-title = Sanoit ei
offer-declined-text = Kiitos vastauksesta. Sinun ei tarvitse tehdä muuta.
offer-expired-title = Et voi enää vastata
offer-expired-text = Vastausaika on päättynyt. Jos haluat keikan, kysy siitä koordinaattorilta.
offer-withdrawn-title = Pyyntö on peruttu
offer-withdrawn-text = Peruimme pyynnön, jonka lähetimme sinulle. Siihen ei voi enää vastata. Sinun ei tarvitse tehdä mitään.
offer-superseded-title = Keikalla on jo tekijä
offer-superseded-text = Toinen ihminen vastasi ennen sinua. Sinun ei tarvitse tehdä mitään.
offer-not-chosen-title = Keikalle tulee toinen ihminen
offer-not-chosen-text = Kiitos, että halusit tulla. Tällä kertaa valitsimme toisen ihmisen. Sinun ei tarvitse tehdä mitään.
offer-called-off-title = Keikka on peruttu
offer-called-off-text = Sanoit kyllä, mutta keikkaa ei ole. Sinulle ei ole enää varattu näitä aikoja.

# Kokemusasiantuntijat
experts-title = Kokemusasiantuntijat
experts-lead = Kokemusasiantuntija on ihminen, jolla on omaa kokemusta. Hän on esimerkiksi ollut sairas, tai hänen läheisensä on ollut sairas. Hän kertoo, millaisia palvelujen pitäisi olla.
experts-what-title = Mitä kokemusasiantuntija tekee
experts-what = Hän puhuu kokemuksestaan työntekijöille ja opiskelijoille. Hän ohjaa ryhmiä ja tukee muita. Hän auttaa tekemään palveluista parempia.
experts-terms = Hän saa työstä rahaa. Hän päättää itse, mistä hän puhuu.
experts-order-title = Miten työntekijä tilaa
experts-order = Kirjaudu sisään. Kerro, mitä tarvitset ja milloin. Koordinaattori etsii sopivan ihmisen. Saat viestin, kun ihminen on löytynyt.
experts-order-no-account = Jos et voi kirjautua, kerro asia koordinaattorille. Hän tekee tilauksen sinun puolestasi.
experts-figures-title = Kuinka monta tilausta on tehty
experts-figures-help = Laskemme, kuinka monta tilausta puolessa vuodessa on tehty. Laskemme myös, kuinka monta keikkaa niistä on pidetty. Jos luku on pienempi kuin viisi, emme kerro sitä.
experts-period = Puoli vuotta
experts-orders = Tilauksia
experts-gigs = Keikkoja
experts-few = alle viisi
