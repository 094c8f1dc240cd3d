# Mittariraportti: mitä HTML-sivu, PDF ja taulukko sanovat. Raportti tehdään suomeksi, ruotsiksi ja englanniksi.

report-title = { $programme }: mittariraportti
report-title-year = { $programme }: mittarit vuoden mittaan
report-subtitle-corrected = { $period }, korjattu painos { $number }
report-summary = Yhteenveto
report-with-value = Mittareita, joilla on arvo
report-of-indicators = kaikkiaan { $count } mittaria
report-without-value = Mittareita, joilta arvo puuttuu
report-explained = selitys annettu: { $count }
report-not-due = Mittareita, joiden aika ei ole vielä
report-not-due-note = mitataan toiselta jaksolta tai tiettynä päivänä
report-hidden = Mittareita, joiden arvoa ei näytetä
report-hidden-note = vastauksia on liian vähän
report-no-targets = Mittareille ei ole asetettu tavoitteita, joihin arvoja voisi verrata.
report-reached = Tavoite saavutettu
report-missed = Tavoitetta ei saavutettu
report-cannot-say = Ei voi sanoa
report-without-target = Mittareita ilman tavoitetta
report-target-chart = Tavoitteiden tila painopisteittäin
report-target-chart-text = Pylväät kertovat kussakin painopisteessä, kuinka monen mittarin tavoite saavutettiin, kuinka monen ei ja kuinka monesta sitä ei voi sanoa.
report-area = Painopiste
report-share-chart = Vastauksista lasketut osuudet
report-share-chart-text = Pylväs on osuus vastanneista, ja viiva sen kohdalla näyttää 95 prosentin välin.
report-how-to-read = Näin luet raporttia
report-how-to-read-text = Luvut on jäädytetty { $day } tilanteen mukaan. Kyselyistä laskettujen lukujen vieressä on 95 prosentin väli: se kertoo, kuinka paljon sattuma voi vaikuttaa lukuun, mutta ei sitä, ketkä valikoituivat vastaamaan. Tavoite on saavutettu vasta, kun koko väli on sen paremmalla puolella. Tyhjä ei ole nolla: jos arvoa ei ole, kerrotaan miksi. Jos arvo on ajalta ennen palvelun käyttöönottoa, siitä on huomautus.
report-changes = Mikä muuttui edellisestä raportista
report-nothing-before = Edelliseltä jaksolta ei ole raporttia, johon arvoja voisi verrata.
report-compared-with = Arvoja verrataan edelliseen raporttiin: { $period }, painos { $number }, tehty { $day }.
report-nothing-changed = Mikään arvo ei muuttunut, eikä minkään tavoitteen tila muuttunut.
report-now-reached = Tavoite saavutettiin nyt { $count ->
    [one] yhdellä mittarilla
   *[other] { $count } mittarilla
}: { $codes }.
report-no-longer-reached = Tavoitetta ei enää saavutettu { $count ->
    [one] yhdellä mittarilla
   *[other] { $count } mittarilla
}: { $codes }.
report-changed-values = Arvo muuttui { $count ->
    [one] yhdellä mittarilla
   *[other] { $count } mittarilla
}: { $codes }.
report-new-values = Arvo saatiin { $count ->
    [one] yhdeltä mittarilta, jolta se edellisessä raportissa puuttui
   *[other] { $count } mittarilta, joilta se edellisessä raportissa puuttui
}: { $codes }.
report-gone-values = Arvo puuttuu nyt { $count ->
    [one] yhdeltä mittarilta, jolla se edellisessä raportissa oli
   *[other] { $count } mittarilta, joilla se edellisessä raportissa oli
}: { $codes }.
report-new-indicators = Ohjelmaan on tullut { $count ->
    [one] yksi mittari, jota edellisessä raportissa ei ollut
   *[other] { $count } mittaria, joita edellisessä raportissa ei ollut
}: { $codes }.
report-changes-caption = Muuttuneet arvot
report-before = Edellinen
report-now = Nyt
report-difference = Muutos
report-difference-meaning = Osuuksien muutos on prosenttiyksikköinä, muiden samassa yksikössä kuin arvo. Muutos lasketaan näytetyistä luvuista.
report-rule-changed = laskentasääntö muuttui
report-corrections = Korjaukset aiempaan painokseen
report-reason = Tämä painos korvaa aiemman. Korjauksen syy:
report-no-value-corrected = Korjaus ei muuttanut mittarien arvoja.
report-corrections-caption = Korjatut arvot
report-was = Aiempi painos
report-corrected = Korjattu
report-indicators = Mittarit
report-other-indicators = Muut mittarit
report-code = Tunnus
report-indicator = Mittari
report-value = Arvo
report-figure = Luku
report-interval = 95 %:n väli
report-low = ala
report-high = ylä
report-low-end = Väli, ala
report-high-end = Väli, ylä
report-interval-meaning = Väli, jolle koko joukon luku asettuu 95 prosentin varmuudella, jos vastaajat olisivat satunnainen otos. Väli ei kata sitä, ketkä valikoituivat vastaamaan. Jos kaikki on laskettu, väliä ei ole.
report-term-interval = 95 prosentin väli
report-n-meaning = Kuinka monesta vastauksesta tai tapauksesta luku on laskettu.
report-before-meaning = Arvo edellisessä raportissa; vuosiraportissa kevään arvo.
report-target = Tavoite
report-status = Tavoitteen tila
report-values-caption = Arvot: { $codes }
report-in-words = sanallinen, ks. alla
report-agreed = sovittu { $value }
report-told-caption = Selitykset, kommentit ja näyttö: { $codes }
report-told-what = Mitä
report-told-text = Teksti
report-told-why = Miksi arvo puuttuu
report-told-words = Sanallinen arvio
report-told-document = Asiakirja
report-told-comment = Kommentti
report-told-evidence = Näyttö
report-told-note = Huomaa
report-measured-over = Mitataan ajalta { $period }.
report-kept-since = Rekisteriä on pidetty { $day } alkaen. Arvo kattaa ajan siitä jakson loppuun.
report-reported-by = Arvon on ilmoittanut { $count } taholta, joita on { $of }.
report-before-go-live = Arvo on ajalta ennen palvelun käyttöönottoa.
report-details = Tarkemmat luvut
report-beside-caption = Luvut arvon rinnalla
report-breakdown-caption = { $code }, erittely: { $by }
report-counting = Näin arvot on laskettu
report-counting-caption = Mittarien määritelmät
report-counting-how = Miten arvo syntyy
report-counting-rule = Laskentasääntö
report-counting-source = Mistä ja kuinka usein
report-rule = { $rule }, versio { $version }
report-about = Tietoja raportista
report-about-edition = { $period }, painos { $number }, tehty { $day }.
report-about-as-of = Luvut ovat { $day } tilanteen mukaiset. Myöhemmin tapahtunut ei muuta niitä.
report-about-programme = Ohjelmasta on käytetty versiota { $version }.
report-about-before = Edellinen raportti: { $period }, painos { $number }, tehty { $day }.
report-about-first-half = Vuoden alkupuoli: { $period }, painos { $number }, tehty { $day }.
report-about-hash = Jäädytetyn sisällön tarkiste (SHA-256): { $hash }
report-meaning-reached = Arvo, ja kyselyissä koko sen väli, on vähintään tavoitteen mukainen.
report-meaning-missed = Arvo, ja kyselyissä koko sen väli, jää tavoitteesta.
report-meaning-cannot-say = Tavoite on välin sisällä, tai ei ole arvoa tai vahvistettua lähtötasoa, johon verrata.
report-meaning-no-data = Keneltäkään ei ole kysytty, tai asiaa ei ole kirjattu. Tämä ei ole nolla.
report-meaning-suppressed = Vastauksia on niin vähän, että luku voisi kertoa yksittäisestä ihmisestä.
report-meaning-not-due = Mittarin oma jakso ei ole päättynyt, tai asia, johon se liittyy, ei ole tapahtunut.
report-meaning-no-baseline = Kasvua ei voi laskea, koska lähtötasoa ei ole vahvistettu.
report-meaning-not-confirmed = Vahvistus tai päivittäinen tarkistus puuttuu.
report-meaning-not-reported = Vastuutaho ei ole ilmoittanut arvoa.
report-meaning-not-approved = Arvo on ilmoitettu, mutta toinen henkilö ei ole vielä hyväksynyt sitä.
