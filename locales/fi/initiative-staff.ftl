### Initiatives, agreements and documents in use: what those see who handle and keep them.

staff-nav-initiatives = Aloitteet
staff-nav-agreements = Sopimukset
staff-nav-documents = Asiakirjat
staff-home-initiatives = { $count ->
    [one] Yksi aloite
   *[other] { $count } aloitetta
}
staff-home-initiatives-help = Aloitteen tekijälle on kerrottava, mitä aloitteen johdosta on tehty.
staff-home-see-initiatives = Avaa aloitteet
staff-initiative-enter = Kirjaa aloite
staff-initiative-enter-lead = Kirjaa aloite, joka tuli paperilla, puhelimessa tai suullisesti. Se käsitellään samalla tavalla kuin lomakkeella tehty.
staff-initiative-channel = Miten aloite tuli
initiative-channel-web = Lomakkeella
initiative-channel-paper = Paperilla
initiative-channel-phone = Puhelimessa
initiative-channel-in_person = Suullisesti
staff-initiatives-year = Aloitteet vuosittain
staff-initiatives-settings = Aloitteiden asetukset
staff-initiatives-empty-title = Aloitteita ei ole vielä.
staff-initiatives-empty-text = Asukkaat ja yhteisöt tekevät aloitteita julkisella lomakkeella. Paperilla tulleet kirjataan tähän.
staff-initiatives-search = Hae aloitteita
staff-initiatives-search-in = Hae otsikosta, tekstistä tai asianumerosta
staff-initiatives-only-overdue = Vain myöhässä olevat
staff-initiatives-none-found = Mikään aloite ei vastaa hakua.
staff-initiatives-show-all = Näytä kaikki aloitteet
staff-initiatives-caption = { $count ->
    [one] Yksi aloite
   *[other] { $count } aloitetta
}
staff-initiative-due = Määräpäivä
staff-initiative-overdue = Myöhässä
staff-initiative-case-number = Asianumero
staff-initiative-owner = Kuka käsittelee
staff-initiative-taken-back = Peruttu aloite
staff-initiative-language = Vastauksen kieli
staff-initiative-first-told = Tekijälle kerrottu ensimmäisen kerran
staff-initiative-by-share = Tekijöitä on niin monta, että laki määrää, milloin asia on otettava käsiteltäväksi.
staff-initiative-public-page = Aloitteen julkinen sivu
staff-initiative-who = Kuka aloitteen teki
staff-initiative-who-help = Katselusi kirjataan tapahtumalokiin.
staff-initiative-no-reach = Tekijä ei antanut yhteystietoja. Hän näkee viestit omasta linkistään.
staff-initiative-forgotten = Tekijän tiedot on poistettu.
staff-initiative-notes = Mitä tekijälle on kerrottu
staff-initiative-no-notes = Tekijälle ei ole vielä kerrottu mitään.
staff-initiative-replies = Mitä tekijä on vastannut
staff-initiative-new-reply = uusi vastaus
staff-initiatives-only-replied = Vain ne, joihin on tullut uusi vastaus
staff-initiative-next = Mitä seuraavaksi
staff-initiative-take-up = Ota käsittelyyn
staff-initiative-take-up-text = Kun olet ottanut aloitteen käsittelyyn, kerro tekijälle, mitä seuraavaksi tapahtuu.
staff-initiative-tell = Kerro tekijälle
staff-initiative-tell-help = Viesti näkyy tekijän omalla sivulla. Jos hän on antanut yhteystietonsa, hän saa tiedon siitä. Lähetettyä ei voi muuttaa.
staff-initiative-day = Päivä
staff-initiative-hearing = Tekijää tai tekijöiden edustajia on kuultu
staff-initiative-message = Viesti tekijälle hänen kielellään
staff-initiative-tell-send = Lähetä tekijälle
staff-initiative-answer = Kirjaa päätös ja vastaa
staff-initiative-answer-mend = Korjaa vastausta
staff-initiative-answer-help = Tekijä saa vastauksen. Jos aloite on julkaistu, kaikki näkevät sen.
staff-initiative-answer-send = Vastaa
staff-initiative-outcome-text = Mitä päätettiin ja miksi
staff-initiative-choose = Valitse
staff-initiative-transfer = Siirrä muualle
staff-initiative-transfer-help = Siirrä aloite, jos siitä ei päätä hyvinvointialue. Siirtoa ei voi perua.
staff-initiative-transfer-to = Kenelle aloite siirretään
staff-initiative-publish = Julkaise
staff-initiative-publish-anew = Julkaise uudelleen
staff-initiative-publish-help = Kirjoita aloite niin, ettei siitä tunnista tekijää eikä muita ihmisiä. Teksti on oltava jokaisella kielellä, jolla alue tiedottaa.
staff-initiative-public-title = Julkinen otsikko
staff-initiative-public-text = Julkinen teksti
staff-initiative-hide = Poista julkisuudesta
staff-initiative-file = Käsittelijä, asianumero ja tekijöiden määrä
staff-initiative-supporters-help = Jos korjaat määrää, määräpäivät lasketaan uudelleen.
staff-initiatives-settings-lead = Asetukset vaikuttavat aloitteisiin, jotka tulevat tämän jälkeen.
staff-initiative-residents = Alueen asukasluku
staff-initiative-residents-help = Tästä lasketaan, kuinka moni tekijä riittää siihen, että laki määrää käsittelyajan. Nolla: ei lasketa.
staff-initiative-share-percent = Osuus asukkaista, prosenttia
staff-initiative-share-percent-help = Kun aloitteella on vähintään näin suuri osuus asukkaista tekijöinä, asia on otettava käsiteltäväksi määräajassa.
staff-initiative-share-months = Määräaika silloin, kuukautta
staff-initiative-share-months-help = Luetaan siitä, kun aloite tuli.
staff-initiative-tell-days = Tekijälle kerrotaan, päivää
staff-initiative-tell-days-help = Näin monen kalenteripäivän kuluessa tekijälle kerrotaan, mitä aloitteelle tehdään.
staff-initiative-answer-months = Aloitteeseen vastataan, kuukautta
staff-initiative-answer-months-help = Alueen oma tavoite muille aloitteille.
staff-initiative-kept-months = Tekijän tiedot säilytetään, kuukautta
staff-initiative-kept-months-help = Luetaan siitä, kun aloitteeseen on vastattu tai se on siirretty.
staff-initiatives-of-year = Aloitteet { $year }
staff-initiatives-year-lead = Aluevaltuustolle kerrotaan vuosittain, mitä aloitteita on tehty ja mitä niiden johdosta on tehty.
staff-initiatives-year-choose = Vuosi
staff-initiatives-none-in-year = Vuonna ei tullut aloitteita.
staff-initiatives-received = Tuli
staff-initiatives-handling = Käsiteltävänä
staff-initiatives-answered = Vastattu
staff-initiatives-accepted = Näistä toteutetaan kokonaan tai osittain
staff-initiatives-transferred = Siirretty muualle
staff-initiatives-withdrawn = Peruttu
staff-initiatives-in-time = Vastattu tai siirretty ajoissa
staff-initiatives-late = Myöhässä
staff-initiatives-council = Tiedoksi aluevaltuustolle
staff-initiatives-council-told = Aluevaltuustolle on kerrottu { $date }.
staff-initiatives-council-not-told = Aluevaltuustolle ei ole vielä kerrottu vuoden aloitteista.
staff-initiatives-council-on = Päivä, jona valtuustolle kerrottiin
cooperation-kind-partnership = Kumppanuussopimus
cooperation-kind-cooperation = Yhteistyösopimus
staff-agreement-new = Lisää sopimus
staff-agreement-edit = Muokkaa sopimusta
staff-agreements-empty-title = Sopimuksia ei ole vielä.
staff-agreements-empty-text = Lisää kumppanuus- ja yhteistyösopimukset, niin niiden määrä lasketaan joka päivältä.
staff-agreements-search = Hae sopimuksia
staff-agreements-search-in = Hae kumppanista tai aiheesta
staff-agreements-in-force-on = Voimassa päivänä
staff-agreements-none-found = Mikään sopimus ei vastaa hakua.
staff-agreements-show-all = Näytä kaikki sopimukset
staff-agreements-in-force = { $count ->
    [one] Näistä yksi on voimassa tänään.
   *[other] Näistä { $count } on voimassa tänään.
}
staff-agreements-caption = { $count ->
    [one] Yksi sopimus
   *[other] { $count } sopimusta
}
staff-agreement-partner = Kumppani
staff-agreement-subject = Mistä on sovittu
staff-agreement-kind = Laji
staff-agreement-starts = Alkaa
staff-agreement-ends = Päättyy
staff-agreement-ends-help = Jätä tyhjäksi, jos sopimus on voimassa toistaiseksi.
staff-agreement-until-further-notice = Toistaiseksi
staff-agreement-state = Tila
staff-agreement-in-force = Voimassa
staff-agreement-not-in-force = Ei voimassa
staff-agreement-owner = Kenen sopimus
staff-agreement-contact-role = Keneltä kysytään
staff-agreement-contact-role-help = Kirjoita tehtävä, ei nimeä.
staff-agreement-remove = Poista sopimus
staff-agreement-remove-text = Poista vain vahingossa lisätty. Päättynyt sopimus jätetään luetteloon, jotta menneet määrät pysyvät oikeina. Poistettua ei saa takaisin.
staff-register-link = Linkki (https://…)
staff-document-new = Lisää asiakirja
staff-document-edit = Muokkaa asiakirjaa
staff-documents-empty-title = Asiakirjoja ei ole vielä.
staff-documents-empty-text = Lisää periaatteet, ohjeet, toimintamallit ja suunnitelmat. Käytössä olevat näkyvät kaikille.
staff-documents-search = Hae asiakirjoja
staff-documents-search-in = Hae nimestä tai kuvauksesta
staff-documents-only-used = Vain tänään käytössä olevat
staff-documents-none-found = Mikään asiakirja ei vastaa hakua.
staff-documents-show-all = Näytä kaikki asiakirjat
staff-documents-caption = { $count ->
    [one] Yksi asiakirja
   *[other] { $count } asiakirjaa
}
staff-document-title = Nimi
staff-document-summary = Mitä varten asiakirja on
staff-document-kind = Laji
staff-document-drawn-up = Laadittu
staff-document-since = Käytössä alkaen
staff-document-until = Käytössä viimeistään
staff-document-until-help = Jätä tyhjäksi, jos asiakirja on käytössä, kunnes toinen korvaa sen.
staff-document-state = Tila
staff-document-in-use = Käytössä
staff-document-not-in-use = Ei käytössä
staff-document-owner = Kuka vastaa
staff-document-replaced-by = Korvaava asiakirja
staff-document-replaced-by-none = Ei korvaavaa
staff-document-remove = Poista asiakirja
staff-document-remove-text = Poista vain vahingossa lisätty. Käytöstä poistunut jätetään luetteloon. Poistettua ei saa takaisin.
violation-before-it-was-received = Päivä on ennen kuin aloite tuli.
violation-too-many-notes = Tekijälle on kerrottu jo { $max } kertaa. Enempää ei voi kirjata.
violation-stale-agreement = Joku muu on muuttanut sopimusta. Lataa sivu uudelleen.
violation-stale-document = Joku muu on muuttanut asiakirjaa. Lataa sivu uudelleen.
violation-unknown-document = Korvaavaa asiakirjaa ei ole.
violation-in-use-before-drawn-up = Asiakirja ei voi olla käytössä ennen kuin se on laadittu.
violation-replaced-before-use = Korvaavan asiakirjan on tultava käyttöön myöhemmin kuin tämän.
violation-replaced-in-circle = Asiakirjat korvaisivat toisensa kehässä. Valitse toinen korvaava asiakirja.
violation-document-replaces-another = Tämä asiakirja korvaa toisen. Muuta ensin sitä.
violation-document-not-in-use = Valitse asiakirjoja, jotka ovat käytössä tapahtuman päivänä.
violation-document-followed = Tätä asiakirjaa on noudatettu toiminnassa. Merkitse sille viimeinen käyttöpäivä, älä poista sitä.
