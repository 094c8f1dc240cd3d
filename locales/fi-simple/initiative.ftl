### Initiatives and documents in use in easy Finnish: short sentences, everyday words.

initiatives-title = Aloitteet
initiatives-lead = Aloite on ehdotus. Voit ehdottaa, mitä hyvinvointialue tekee. Kerromme sinulle, mitä ehdotuksesta seurasi.
initiatives-published = Muiden aloitteet
initiatives-empty = Täällä ei ole vielä aloitteita.
initiatives-search = Etsi aloitteita
initiatives-found = { $count ->
    [0] Ei löytynyt aloitteita.
    [one] Löytyi yksi aloite.
   *[other] Löytyi { $count } aloitetta.
}
initiatives-pages = Sivut
initiatives-page = Sivu { $page } / { $pages }
initiatives-newer = Uudemmat
initiatives-older = Vanhemmat
initiative-make = Tee aloite
initiative-make-lead = Kerro, mitä hyvinvointialueen pitäisi tehdä.
initiative-make-text = Voit tehdä aloitteen, jos asut tällä alueella. Voit tehdä aloitteen myös, jos käytät palvelua. Yhdistys tai yritys voi tehdä aloitteen, jos se toimii tällä alueella. Emme kysy ikääsi.
initiative-privacy = Mitä teemme tiedoillasi
initiative-privacy-text = Vain aloitteen käsittelijät näkevät nimesi. Emme julkaise nimeäsi. Voimme julkaista tekstin, joka kertoo aloitteesta. Tekstistä ei näe, kuka olet. Poistamme nimesi myöhemmin, kun aloite on käsitelty. Voit perua aloitteen. Silloin poistamme kaiken heti. Älä kirjoita henkilötunnusta. Älä kirjoita muiden ihmisten asioita.
initiative-maker = Kuka tekee aloitteen?
initiative-maker-person = Minä tai minä ja muita ihmisiä
initiative-maker-association = Yhdistys
initiative-maker-organisation = Yritys tai muu yhteisö
initiative-ground = Miksi voit tehdä aloitteen?
initiative-ground-resident = Asun tällä alueella
initiative-ground-organisation_here = Yhdistys tai yritys toimii tällä alueella
initiative-ground-service_user = Käytän palvelua, josta kirjoitan
initiative-service = Mistä palvelusta kirjoitat?
initiative-service-help = Kirjoita palvelun nimi, jos käytät palvelua. Muuten voit jättää tämän tyhjäksi.
initiative-supporters = Montako teitä on?
initiative-supporters-help = Laske myös itsesi. Jos olet yksin, kirjoita 1.
initiative-itself = Aloite
initiative-title = Otsikko
initiative-title-help = Kerro lyhyesti, mistä kirjoitat.
initiative-text = Mitä ehdotat?
initiative-text-help = Kerro, mitä pitäisi tehdä. Kerro myös, miksi.
initiative-contact = Kuka olet?
initiative-name = Nimi
initiative-reach-help = Kirjoita sähköposti tai puhelinnumero, jos haluat viestin. Sinun ei ole pakko. Saat linkin, kun olet lähettänyt aloitteen. Linkistä näet, mitä aloitteelle tapahtuu.
initiative-language = Millä kielellä haluat vastauksen?
initiative-send = Lähetä aloite
initiative-state = Tilanne
initiative-state-received = Olemme saaneet aloitteen
initiative-state-handling = Käsittelemme aloitetta
initiative-state-answered = Olemme vastanneet
initiative-state-transferred = Joku muu käsittelee aloitetta
initiative-state-withdrawn = Aloite on peruttu
initiative-outcome-is = Mitä päätettiin
initiative-outcome-accepted = Teemme niin
initiative-outcome-partly = Teemme osan
initiative-outcome-not_accepted = Emme tee niin
initiative-outcome-noted = Muistamme tämän, kun suunnittelemme palveluja
initiative-note-told = Tieto sinulle
initiative-note-hearing = Keskustelu kanssasi
initiative-note-answer = Vastaus
initiative-note-transfer = Kuka käsittelee aloitetta
initiative-made-by = Kuka teki
initiative-supporters-are = Montako tekijää
initiative-received-on = Milloin aloite tuli
initiative-came-on = Aloite tuli { $date }
initiative-came-of-it = Mitä aloitteesta seurasi
initiative-decided-by = Kuka päätti
initiative-decided-on = Milloin päätettiin
initiative-not-decided = Emme ole vielä päättäneet.
initiative-transferred-to = Lähetimme aloitteen eteenpäin { $date }. Aloitetta käsittelee:
own-initiative-title = Sinun aloitteesi
own-initiative-sent = Olemme saaneet aloitteesi. Kiitos!
own-initiative-keep-link = Ota tämän sivun osoite talteen. Sivulla näet, mitä aloitteelle tapahtuu. Älä anna osoitetta muille.
own-initiative-received = Olemme saaneet aloitteesi.
own-initiative-handling = Käsittelemme aloitettasi.
own-initiative-answered = Olemme vastanneet aloitteeseesi.
own-initiative-transferred = Emme voi päättää asiasta. Lähetimme aloitteen muualle.
own-initiative-withdrawn = Olet perunut aloitteen. Olemme poistaneet aloitteen ja tietosi.
own-initiative-told-by = Kerromme sinulle lisää. Kerromme viimeistään { $date }.
own-initiative-answered-by = Vastaamme viimeistään { $date }.
own-initiative-notes = Mitä olemme kertoneet sinulle
own-initiative-no-notes = Emme ole vielä kirjoittaneet sinulle.
own-initiative-text = Mitä kirjoitit
own-initiative-public = Aloitteen sivu, jonka kaikki näkevät
own-initiative-withdraw = Peru aloite
own-initiative-withdraw-text = Poistamme aloitteen ja tietosi heti. Et saa niitä takaisin.
own-initiative-not-valid-title = Linkki ei toimi
own-initiative-not-valid-advice = Tarkista osoite. Jos osoite on oikein, ota yhteyttä hyvinvointialueeseen.
documents-title = Periaatteet ja ohjeet
documents-lead = Näiden ohjeiden mukaan toimimme.
documents-empty = Täällä ei ole vielä ohjeita.
document-since = Käytössä { $date } alkaen
document-read = Lue ohje
document-used = Missä ohjetta on noudatettu
document-no-more = Tämä ohje ei ole enää käytössä.
document-held = { $count ->
    [0] Ohjetta ei ole vielä noudatettu tapahtumissa.
    [one] Ohjetta on noudatettu kerran.
   *[other] Ohjetta on noudatettu { $count } kertaa.
}
document-kind-principles = Periaatteet
document-kind-guideline = Ohjeet
document-kind-model = Miten toimimme
document-kind-plan = Suunnitelmat
