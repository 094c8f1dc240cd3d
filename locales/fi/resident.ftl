# Luettelo
list-lead = Kerro, mitä ajattelet palveluista. Tällä sivulla näet, mihin voit vaikuttaa nyt ja mitä vastauksista seurasi.
list-empty-open = Yhtään kyselyä ei ole avoinna juuri nyt.
list-empty-next = Seuraava kysely avautuu { $date }.
list-empty-come-back = Uusia kyselyjä tulee ympäri vuoden. Katso uudelleen parin viikon päästä tai tilaa tieto uusista kyselyistä alta.
list-empty-otherwise = Palautetta voit antaa milloin tahansa:
list-empty-filtered = Näillä rajauksilla ei löytynyt avoimia kyselyjä. Poista jokin rajaus.
filter-title = Hae ja rajaa kyselyjä
filter-search = Hakusana
filter-language = Vastauskieli
filter-municipality = Kunta
filter-audience = Kenelle
filter-all = Kaikki
filter-apply = Hae
filter-clear = Poista rajaukset
filter-found = { $count ->
    [one] Löytyi { $count } kysely.
   *[other] Löytyi { $count } kyselyä.
}
for-whom = Kenelle:
in-languages = Kielet:
answered-elsewhere = Vastataan toisessa palvelussa
answered-anonymously = Vastaat nimettömästi
takes-minutes = { $minutes ->
    [one] Vie noin minuutin
   *[other] Vie noin { $minutes } minuuttia
}
timing-standing = Avoinna jatkuvasti
timing-last-day = Viimeinen vastauspäivä on tänään
timing-days-left = { $days ->
    [one] Avoinna vielä { $days } päivän
   *[other] Avoinna vielä { $days } päivää
}
timing-opens = Avautuu { $date }
timing-closed = Päättyi { $date }
mark-results = Tulokset julkaistu
mark-outcome = Kerrottu, mitä tehtiin
follow-title = Saat tiedon uusista kyselyistä
follow-lead = Tilaa syöte lukuohjelmaasi.

# Kyselyn sivu
survey-other-language = Kyselyyn ei voi vastata tällä kielellä. Voit vastata näillä kielillä:
privacy-title = Mitä vastauksillesi tapahtuu
privacy-short = Vastaat nimettömästi. Emme tallenna tietoja, joista sinut voisi tunnistaa. Voit perua vastauksesi saamallasi tunnuksella, kunnes tulokset julkaistaan.
privacy-short-invited = Vastaat nimettömästi. Kutsusta tiedetään vain, onko sillä vastattu, ei sitä, mitä vastattiin. Voit perua vastauksesi saamallasi tunnuksella, kunnes tulokset julkaistaan. Samalla kutsulla ei voi vastata uudelleen.
invited-title = Tähän kyselyyn vastataan kutsulla
invited-text = Kysely on raadin jäsenille. Avaa se viestissäsi olevasta linkistä tai kirjoita tähän kutsusi koodi.
invited-code = Kutsun koodi
invited-code-help = Koodi on viestissäsi olevan linkin lopussa. Isot ja pienet kirjaimet käyvät.
invited-open = Avaa kysely
pairing-title = Vastausten yhdistäminen
pairing-help = Kun samojen ihmisten vastaukset yhdistetään, nähdään, miten mielipiteet muuttuvat. Nimeäsi ei merkitä vastauksiin. Voit vastata, vaikka et suostu. Suostumuksesi voit perua omalla raatisivullasi.
pairing-label = Vastaukseni saa yhdistää vastauksiini tämän raadin muihin kyselyihin
told-invitation-used-title = Tällä kutsulla on jo vastattu
told-invitation-used-advice = Kutsulla voi vastata kerran. Jos vastasit itse, kiitos! Jos et vastannut, ota yhteyttä raatisi järjestäjään.
told-invitation-not-valid-title = Kutsu ei kelpaa
told-invitation-not-valid-advice = Tarkista, että avasit koko linkin. Kysely voi myös olla jo päättynyt ja kutsut poistettu.
privacy-more = Lue, miten nimettömyys toimii
privacy-purpose = Miksi kysymme
privacy-basis = Oikeusperuste
privacy-contact = Kuka vastaa kysymyksiin
privacy-deletion = Milloin vastaukset poistetaan
privacy-deleted-by = Yksittäiset vastaukset poistetaan viimeistään { $date }.
optional = (vapaaehtoinen)
text-limit = Voit kirjoittaa enintään { $max } merkkiä. Älä kirjoita nimiä tai muita tietoja, joista sinut tai toisen voi tunnistaa.
choose-any = Voit valita useita.
choose-at-most = { $max ->
    [one] Valitse yksi.
   *[other] Valitse enintään { $max }.
}
submit-note = Kun lähetät, saat kuittaustunnuksen. Sen jälkeen vastausta ei voi muuttaa, mutta sen voi perua.
submit-answer = Lähetä vastaus
channel-title = Miten vastaus tuli
channel-help = Kirjaat vastausta työntekijänä. Valitse, miten vastaaja antoi sen.
waiting-opens = Kysely avautuu { $date }.
waiting-days = { $days ->
    [one] Avautumiseen on { $days } päivä.
   *[other] Avautumiseen on { $days } päivää.
}
waiting-follow = Saat tiedon avautumisesta syötteestä:
closed-on = Kysely päättyi { $date }.
closed-see-results = Kiitos kaikille, jotka vastasivat. Näin vastaukset vaikuttivat:
closed-results-link = Katso tulokset
closed-outcome-link = Katso, mitä tehtiin
closed-results-later = Kiitos kaikille, jotka vastasivat. Julkaisemme tulokset tällä sivulla, kun ne on käsitelty.
external-note = Tähän kyselyyn vastataan toisessa palvelussa. Sen tietosuojasta kerrotaan siellä.
external-go = Siirry vastaamaan
external-closed = Tähän kyselyyn ei voi enää vastata.

# Kuitti
receipt-title = Kiitos vastauksestasi
receipt-repeated = Vastauksesi oli jo tallessa. Se on laskettu kerran.
receipt-code = Kuittaustunnus
receipt-copy = Kopioi tunnus
receipt-copied = Kopioitu
receipt-what-for = Ota tunnus talteen, jos haluat ehkä perua vastauksesi. Tunnusta ei näytetä uudelleen, eikä kukaan voi hakea sitä puolestasi.
receipt-next-title = Mitä seuraavaksi
receipt-results-after = Kysely päättyy { $date }. Sen jälkeen julkaisemme tulokset ja kerromme, mitä niistä seurasi.
receipt-results-standing = Kysely on avoinna jatkuvasti. Kerromme tällä sivustolla, mitä vastauksista seuraa.
receipt-others = Vastaa myös näihin
enter-another = Kirjaa seuraava vastaus

# Miten kävi
told-key-used-title = Vastausta ei tallennettu
told-key-used-advice = Lomake oli vanha. Avaa kysely uudelleen ja vastaa siihen.
told-answer-withdrawn-title = Tämä vastaus on peruttu
told-answer-withdrawn-advice = Olet perunut tämän vastauksen, joten sitä ei tallennettu uudelleen. Jos haluat vastata, avaa kysely alusta.
told-next-survey = Avaa kysely uudelleen
told-withdrawn-title = Vastauksesi on peruttu
told-withdrawn-advice = Sitä ei lasketa tuloksiin. Luvuista se poistuu viimeistään seuraavassa laskennassa.
told-withdrawn-before-title = Vastauksesi on jo peruttu
told-withdrawn-before-advice = Sinun ei tarvitse tehdä mitään.
told-too-late-title = Vastausta ei voi enää perua
told-too-late-advice = Tulokset on julkaistu, eikä vastaustasi voi enää erottaa muista.
told-link-not-valid-title = Linkki ei toimi enää
told-link-not-valid-advice = Linkki on vanhentunut tai se on jo käytetty. Pyydä pääkäyttäjältä uusi.
told-password-chosen-title = Salasana on vaihdettu
told-password-chosen-advice = Kirjaudu sisään uudella salasanalla.

# Vastauksen peruminen
withdraw-title = Peruuta vastauksesi
withdraw-lead = Anna kuittaustunnus, jonka sait, kun vastasit.
withdraw-code-help = Tunnuksessa on 26 kirjainta ja numeroa. Väliviivoilla ja kirjainten koolla ei ole väliä.
withdraw-submit = Peruuta vastaus
withdraw-until = Vastauksen voi perua, kunnes kyselyn tulokset julkaistaan. Perumista ei voi kumota.
withdraw-not-found = Tarkista tunnus: sillä ei löydy vastausta.

# Tulokset ja vaikutus
results-title = Tulokset
results-not-yet-title = Tuloksia ei ole vielä
results-not-yet = Julkaisemme tulokset tällä sivulla, kun kysely on päättynyt ja vastaukset on käsitelty.
results-respondents = { $count ->
    [one] { $count } vastaaja.
   *[other] { $count } vastaajaa.
}
results-few-respondents = Vastaajia oli niin vähän, ettei määrää kerrota.
results-self-selected = Kyselyyn sai vastata kuka tahansa. Tulos kertoo vastanneiden mielipiteistä. Luottamusväli kertoo vain sattumasta, ei siitä, ketkä jättivät vastaamatta.
finding-too-few = Tähän vastasi niin harva, ettei tulosta näytetä.
finding-free-text = Kirjoitettuja vastauksia ei julkaista. Olemme lukeneet ne.
outcome-title = Mitä vastauksista seurasi
outcome-heard = Mitä kuulimme
outcome-decided = Mitä päätettiin
outcome-done = Mitä tehtiin
outcome-published-on = Julkaistu { $date }.
outcome-not-yet = Kerromme tässä, mitä vastauksista seurasi, kun asiasta on päätetty.

# Kirjautuminen
log-in-title = Henkilöstön kirjautuminen
log-in-lead = Kyselyihin voi vastata kirjautumatta. Tämä sivu on hyvinvointialueen henkilöstölle.
log-in-email = Sähköposti
log-in-password = Salasana
log-in-wrong = Tarkista sähköposti ja salasana.
log-in-forgotten = Unohditko salasanan? Pyydä pääkäyttäjältä linkki, jolla voit valita uuden.
link-title = Valitse salasana
link-lead-invitation = Tervetuloa. Valitse salasana, niin voit kirjautua sisään.
link-lead-reset = Valitse uusi salasana.
link-name = Nimi
link-password = Uusi salasana
link-password-again = Sama salasana uudelleen
link-password-rule = Käytä vähintään { $min } merkkiä. Usean sanan lause on hyvä salasana.
link-passwords-differ = Kirjoita sama salasana molempiin kohtiin.
link-submit = Tallenna salasana

# Saavutettavuusseloste
accessibility-title = Saavutettavuusseloste
accessibility-lead = Haluamme, että jokainen voi käyttää tätä palvelua. Tämä seloste koskee Osallistu ja vaikuta -palvelua.
accessibility-status-title = Miten saavutettava palvelu on
accessibility-status = Palvelun tavoitteena on täyttää lain vaatimukset eli WCAG 2.1 -ohjeiston A- ja AA-tasot. Palvelu täyttää ne osittain: puutteet on lueteltu alla.
accessibility-how-checked = Arvio perustuu omaan tarkastukseen. Sivut on tarkastettu ohjelmallisesti ja näppäimistöllä.
accessibility-gaps-title = Tunnetut puutteet
accessibility-gap-languages = Kaikkia tekstejä ei ole kaikilla kielillä. Puuttuva teksti näytetään suomeksi, ja se on merkitty suomenkieliseksi.
accessibility-gap-content = Muissa palveluissa olevat kyselyt eivät kuulu tähän selosteeseen.
accessibility-feedback-title = Kerro puutteesta
accessibility-feedback = Jos et pysty käyttämään jotakin sivua, kerro siitä meille. Voit myös pyytää tiedot tai vastauslomakkeen toisessa muodossa.
accessibility-answer-time = Vastaamme 14 päivän kuluessa.
accessibility-authority-title = Valvonta
accessibility-authority = Jos et saa vastausta 14 päivässä tai vastaus ei riitä, voit tehdä ilmoituksen valvovalle viranomaiselle.
accessibility-authority-name = Liikenne- ja viestintävirasto Traficom, digitaalisen esteettömyyden ja saavutettavuuden valvontayksikkö

# Miten nimettömyys toimii
anonymity-title = Miten nimettömyys toimii
anonymity-lead = Lupaamme, ettei vastaustasi voi yhdistää sinuun. Palvelu on rakennettu niin, ettemme itsekään pysty siihen.
anonymity-not-kept-title = Mitä emme tallenna
anonymity-not-kept = Emme kysy nimeäsi. Emme tallenna vastauksen viereen verkko-osoitettasi, laitettasi tai kellonaikaa. Vastaajan selaimeen ei tallenneta evästeitä, eikä sivuilla ole muiden yritysten seurantaa.
anonymity-mixed-title = Vastaukset sekoitetaan
anonymity-mixed = Vastauksesi odottaa salattuna, kunnes niitä on vähintään { $count }. Sitten ne sekoitetaan, joten järjestyksestä ei voi päätellä, kuka vastasi mitä. Kyselyn päätyttyä sekoitetaan vielä kerran kaikki.
anonymity-code-title = Kuittaustunnus on vain sinulla
anonymity-code = Tunnus on ainoa tie vastaukseesi. Sillä voit perua vastauksen, kunnes tulokset julkaistaan. Me emme tiedä tunnustasi emmekä voi antaa sitä uudelleen.
anonymity-results-title = Pieniä lukuja ei näytetä
anonymity-results = Kysymyksen tulos julkaistaan, kun siihen on vastannut vähintään { $count }. Kirjoitettuja vastauksia ei julkaista.
anonymity-deleted-title = Vastaukset poistetaan
anonymity-deleted = Jokaisen kyselyn sivulla kerrotaan päivä, jolloin yksittäiset vastaukset viimeistään poistetaan. Julkaistut luvut jäävät.
anonymity-care-title = Mitä voit tehdä itse
anonymity-care = Älä kirjoita vastauksiin nimiä, osoitteita tai muuta, mistä sinut tai toisen voi tunnistaa.

# Pyyntö kokemusasiantuntijalle
offer-title = Pyyntö kokemusasiantuntijalle
offer-lead = Sinua pyydetään tälle keikalle. Vastaa alla olevilla painikkeilla.
offer-answer-by = Vastaa viimeistään
offer-ordered-by = Kuka tilaa
offer-fee = Palkkio
offer-fee-class = { $name }: { $price } / { $unit }
offer-fee-total = Yhteensä { $total }
offer-fee-waived = Palkkiota ei makseta, koska olet kertonut, ettet ota sitä.
offer-fee-open = Palkkiosta ei ole vielä sovittu. Kysy siitä koordinaattorilta.
offer-travel = Matkakulut
offer-travel-paid = Matkakulut maksetaan.
offer-travel-km = Matkakulut maksetaan. Omalla autolla { $price } kilometriltä.
offer-question = Otatko keikan vastaan?
offer-accept-note = Jos otat keikan vastaan, varaamme sinulle nämä ajat.
offer-accept-told = Kun keikka on vahvistettu, tilaaja voi katsoa nimesi, puhelinnumerosi ja sähköpostiosoitteesi. Näet omilta sivuiltasi, milloin niitä on katsottu.
offer-accept = Otan keikan vastaan
offer-decline-note = Voit kieltäytyä vapaasti. Siitä ei ole sinulle mitään haittaa, eikä tilaaja saa tietää siitä.
offer-decline = En ota keikkaa vastaan
offer-choose = Valitse, otatko keikan vastaan.
offer-accepted-title = Olet ottanut keikan vastaan
offer-accepted-text = Olemme varanneet sinulle nämä ajat. Jos jokin muuttuu, ota yhteyttä koordinaattoriin.
offer-interested-title = Olet kertonut, että voit tulla
offer-interested-text = Koordinaattori valitsee kiinnostuneista ja kertoo sinulle. Aikoja ei ole vielä varattu.
offer-declined-title = Olet kieltäytynyt keikasta
offer-declined-text = Kiitos vastauksesta. Sinun ei tarvitse tehdä muuta.
offer-expired-title = Vastausaika on päättynyt
offer-expired-text = Tähän pyyntöön ei voi enää vastata. Jos haluaisit keikan, kysy koordinaattorilta, onko se vielä vapaana.
offer-withdrawn-title = Pyyntö on peruttu
offer-withdrawn-text = Tämä sinulle lähetetty pyyntö on peruttu, eikä siihen voi enää vastata. Sinun ei tarvitse tehdä mitään.
offer-superseded-title = Keikka on jo täynnä
offer-superseded-text = Muut ehtivät vastata ensin. Sinun ei tarvitse tehdä mitään.
offer-not-chosen-title = Keikalle valittiin joku toinen
offer-not-chosen-text = Kiitos kiinnostuksestasi. Näitä aikoja ei ole varattu sinulle, eikä sinun tarvitse tehdä mitään.
offer-called-off-title = Keikka on peruttu
offer-called-off-text = Olit ottanut keikan vastaan, mutta se on peruttu. Näitä aikoja ei ole enää varattu sinulle.

# Kokemusasiantuntijat
experts-title = Kokemusasiantuntijat
experts-lead = Kokemusasiantuntija tuntee sairauden, vamman, kriisin tai vaikean elämäntilanteen omasta kokemuksestaan tai läheisenä. Hän auttaa hyvinvointialuetta näkemään palvelut käyttäjän silmin.
experts-what-title = Mitä kokemusasiantuntija tekee
experts-what = Hän kehittää palveluja ammattilaisten kanssa, kertoo kokemuksestaan koulutuksissa ja tapahtumissa, ohjaa ryhmiä, antaa vertaistukea ja haastattelee työnhakijoita.
experts-terms = Hänellä on sopimus hyvinvointialueen kanssa, ja työstä maksetaan palkkio. Hän päättää itse, mistä kertoo ja mille keikalle lähtee.
experts-order-title = Näin ammattilainen tilaa
experts-order = Kirjaudu sisään ja tee tilaus: kerro, mitä tarvitset, milloin ja missä. Koordinaattori etsii sopivan kokemusasiantuntijan ja kysyy häneltä. Saat viestin, kun keikka on vahvistettu.
experts-order-no-account = Jos sinulla ei ole tunnusta, ota yhteyttä alueesi kokemusasiantuntijoiden koordinaattoriin. Hän kirjaa tilauksen puolestasi.
experts-figures-title = Kuinka paljon on tilattu
experts-figures-help = Tilaus lasketaan päivälle, jona se tehtiin, ja keikat lasketaan tilauksensa puolivuodelle. Kahdesti, kokeeksi tai vahingossa tehtyjä tilauksia ei lasketa. Viittä pienempiä määriä ei kerrota.
experts-period = Puolivuosi
experts-orders = Tilauksia
experts-gigs = Pidettyjä keikkoja
experts-few = alle viisi
