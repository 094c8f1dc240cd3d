### Initiatives and documents in use: what everybody and the makers see.

initiatives-title = Aloitteet
initiatives-lead = Aloitteella ehdotat hyvinvointialueelle, mitä sen pitäisi tehdä. Kerromme sinulle, mitä aloitteesi johdosta on tehty.
initiatives-published = Julkaistut aloitteet
initiatives-empty = Aloitteita ei ole vielä julkaistu.
initiatives-search = Hae julkaistuista aloitteista
initiatives-found = { $count ->
    [0] Hakua vastaavia aloitteita ei ole.
    [one] Yksi aloite vastaa hakua.
   *[other] { $count } aloitetta vastaa hakua.
}
initiatives-pages = Sivut
initiatives-page = Sivu { $page } / { $pages }
initiatives-newer = Uudemmat
initiatives-older = Vanhemmat
initiative-make = Tee aloite
initiative-make-lead = Kerro, mitä hyvinvointialueen pitäisi tehdä.
initiative-make-text = Aloitteen voi tehdä hyvinvointialueen asukas sekä yhdistys, säätiö tai muu yhteisö, joka toimii alueella. Palvelun käyttäjä voi tehdä aloitteen palvelusta, jota hän käyttää. Ikää ei kysytä.
initiative-privacy = Mihin tietojasi käytetään
initiative-privacy-text = Nimesi ja yhteystietosi näkevät vain ne, jotka käsittelevät aloitetta. Emme julkaise niitä. Aloitteesta voidaan julkaista teksti, josta sinua ei tunnista. Poistamme nimesi ja yhteystietosi, kun aloitteen käsittelyn päättymisestä on kulunut hyvinvointialueen määräämä aika. Voit perua aloitteen, kunnes siitä on päätetty. Silloin poistamme kaiken heti. Älä kirjoita aloitteeseen henkilötunnusta tai muiden ihmisten tietoja.
initiative-maker = Kuka tekee aloitteen
initiative-maker-person = Yksityishenkilö tai useampi yhdessä
initiative-maker-association = Yhdistys
initiative-maker-organisation = Muu yhteisö, säätiö tai yritys
initiative-ground = Millä perusteella teet aloitteen
initiative-ground-resident = Asun hyvinvointialueella
initiative-ground-organisation_here = Yhteisö toimii hyvinvointialueella
initiative-ground-service_user = Käytän palvelua, jota aloite koskee
initiative-service = Palvelu, jota aloite koskee
initiative-service-help = Tarvitaan, jos teet aloitteen palvelun käyttäjänä. Muuten voit jättää tämän tyhjäksi.
initiative-supporters = Kuinka monta tekijää aloitteella on
initiative-supporters-help = Laske mukaan myös itsesi. Jos tekijöitä on paljon, aloite voi olla otettava käsiteltäväksi määräajassa.
initiative-itself = Aloite
initiative-title = Otsikko
initiative-title-help = Kerro lyhyesti, mistä on kyse.
initiative-text = Mitä ehdotat
initiative-text-help = Kerro, mitä hyvinvointialueen pitäisi tehdä ja miksi.
initiative-contact = Tekijä
initiative-name = Nimi
initiative-reach-help = Jos annat sähköpostin tai puhelinnumeron, saat viestin, kun aloitteesi etenee. Voit myös jättää ne pois: silloin näet tilanteen linkistä, jonka saat lähetettyäsi aloitteen.
initiative-language = Millä kielellä haluat vastauksen?
initiative-send = Lähetä aloite
initiative-state = Tila
initiative-state-received = Vastaanotettu
initiative-state-handling = Käsiteltävänä
initiative-state-answered = Vastattu
initiative-state-transferred = Siirretty muualle
initiative-state-withdrawn = Peruttu
initiative-outcome-is = Tulos
initiative-outcome-accepted = Toteutetaan
initiative-outcome-partly = Toteutetaan osittain
initiative-outcome-not_accepted = Ei toteuteta
initiative-outcome-noted = Otetaan huomioon valmistelussa
initiative-note-told = Tiedoksi
initiative-note-hearing = Kuuleminen
initiative-note-answer = Vastaus
initiative-note-transfer = Siirto
initiative-made-by = Tekijä
initiative-supporters-are = Tekijöitä
initiative-received-on = Vastaanotettu
initiative-came-on = Vastaanotettu { $date }
initiative-came-of-it = Mitä aloitteesta seurasi
initiative-decided-by = Kuka päätti
initiative-decided-on = Päätetty
initiative-not-decided = Aloitetta käsitellään vielä.
initiative-transferred-to = Aloite on siirretty { $date }. Sitä käsittelee:
own-initiative-title = Oma aloitteesi
own-initiative-sent = Aloitteesi on vastaanotettu. Kiitos!
own-initiative-keep-link = Ota tämän sivun osoite talteen. Näet sivulta, mitä aloitteellesi tapahtuu. Kuka tahansa, jolla on osoite, näkee sivun.
own-initiative-received = Olemme saaneet aloitteesi.
own-initiative-handling = Käsittelemme aloitettasi.
own-initiative-answered = Aloitteeseesi on vastattu.
own-initiative-transferred = Aloitteesi ei kuulu hyvinvointialueelle, joten siirsimme sen.
own-initiative-withdrawn = Olet perunut aloitteen. Aloitteen teksti ja tietosi on poistettu.
own-initiative-told-by = Kerromme viimeistään { $date }, mitä aloitteellesi tehdään.
own-initiative-answered-by = Vastaamme viimeistään { $date }.
own-initiative-notes = Mitä sinulle on kerrottu
own-initiative-no-notes = Sinulle ei ole vielä kirjoitettu.
own-initiative-text = Aloitteen teksti
own-initiative-public = Aloitteen julkinen sivu
own-initiative-withdraw = Peru aloite
own-initiative-withdraw-text = Poistamme aloitteen tekstin, nimesi ja yhteystietosi heti. Niitä ei saa takaisin.
own-initiative-not-valid-title = Linkki ei toimi
own-initiative-not-valid-advice = Tarkista, että osoite on kokonainen. Jos linkki ei vieläkään toimi, ota yhteyttä hyvinvointialueen kirjaamoon.
documents-title = Periaatteet ja ohjeet
documents-lead = Näiden periaatteiden, ohjeiden, toimintamallien ja suunnitelmien mukaan hyvinvointialue toimii tänään.
documents-empty = Käytössä olevia asiakirjoja ei ole vielä lisätty.
document-since = Käytössä { $date } alkaen
document-read = Lue asiakirja
document-used = Missä tätä on noudatettu
document-no-more = Tämä asiakirja ei ole enää käytössä.
document-held = { $count ->
    [0] Tätä ei ole vielä noudatettu kirjatussa toiminnassa.
    [one] Noudatettu kerran.
   *[other] Noudatettu { $count } kertaa.
}
document-kind-principles = Periaatteet
document-kind-guideline = Ohjeet
document-kind-model = Toimintamallit
document-kind-plan = Suunnitelmat
