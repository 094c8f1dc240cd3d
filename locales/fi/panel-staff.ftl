### Panels and their lots: what their organisers see.

panel-command-recruit = Aloita jäsenten haku
panel-command-select = Aloita jäsenten valinta
panel-command-activate = Käynnistä raadin toiminta
panel-command-pause = Siirrä tauolle
panel-command-end = Päätä toimikausi
lot-objective-leximin = Reiluin kaikille: ensin pienin todennäköisyys mahdollisimman suureksi, sitten seuraavat
lot-objective-maximin = Vain pienin todennäköisyys mahdollisimman suureksi
staff-nav-panels = Raadit
staff-panels-new = Uusi raati
staff-panels-empty-title = Raateja ei ole vielä.
staff-panels-empty-text = Perusta raati, kirjoita mitä varten se on, ja valitse sen jäsenet arvalla.
staff-panels-caption = { $count ->
    [one] Yksi raati
   *[other] { $count } raatia
}
staff-panel-changed = Muutettu
staff-panel-edit = Muokkaa tietoja
staff-panel-back = Takaisin raatiin
staff-panel-form-lead = Nämä tiedot näkyvät kaikille, kun jäsenten haku tai valinta alkaa.
staff-panel-purpose = Mitä varten raati on
staff-panel-purpose-help = Kerro, mihin raati vaikuttaa ja kuinka usein se kokoontuu.
staff-panel-theme-help = Lyhyesti, esimerkiksi: Ikäihmisten kotona asuminen.
staff-panel-categories-help = Näiden mukaan raati lasketaan osallisuuden muotoihin. Jos et valitse mitään, muoto tulee raadin lajista.
staff-panel-support-help = Kerro, millä kielillä voi osallistua, milloin saa tulkin ja miten tiloihin pääsee.
staff-panel-principles-help = Kerro, miten kokouksissa kohdellaan toisia ja mitä tehdään, jos joku ei koe oloaan turvalliseksi.
staff-panel-reserve-seats = Montako varapaikkaa halutaan
staff-panel-term-starts = Toimikausi alkaa
staff-panel-term-ends = Toimikausi päättyy
staff-panel-term-ends-help = Kun toimikausi on päättynyt, raati näkyy aloitussivullasi. Jos kukaan ei päätä raatia eikä siirrä toimikauden loppua, raati päättyy itsestään { $days } päivän kuluttua, ja jäsenten tiedot poistetaan.
staff-home-terms = Raadin toimikausi on päättynyt
staff-home-terms-help = Päätä raati tai siirrä toimikauden loppua. Jos kumpaakaan ei tehdä, raati päättyy itsestään { $days } päivän kuluttua toimikauden viimeisestä päivästä, ja jäsenten tiedot poistetaan.
staff-home-terms-open = Avaa raati
staff-home-term-over = Toimikausi päättyi { $date }. Raati päättyy itsestään { $by }.
staff-panel-owner = Mihin raati kuuluu
staff-panel-public = Raadin julkinen sivu
staff-panel-next = Mitä seuraavaksi
staff-panel-lots-empty = Arvontoja ei ole vielä.
staff-lot-new = Tee arvonta
staff-lot-not-now = Arvonnan voi tehdä, kun jäseniä valitaan tai raati on toiminnassa eikä toista arvontaa lasketa.
staff-lot-lead = Raatiin valitaan { $seats } jäsentä. Ohjelma laskee reiluimman arvonnan ja julkaisee kokoonpanot, joista siemenluku valitsee yhden.
staff-lot-respondents = Ilmoittautuneet CSV-taulukkona
staff-lot-respondents-help = Ensimmäisellä rivillä sarakkeiden nimet, sitten rivi jokaiselle. Käytä peitenimiä: ne julkaistaan. Muita tietoja ei tallenneta minnekään.
staff-lot-categories = Kiintiöt CSV-taulukkona
staff-lot-categories-help = Sarakkeet feature, value, min ja max: ominaisuus, sen arvo ja kuinka monta vähintään ja enintään. Kiintiöt julkaistaan.
staff-lot-household = Talouden sarake, jos samasta taloudesta valitaan enintään yksi
staff-lot-objective = Mikä tekee arvonnasta reilun
staff-lot-seed-source-help = Kerro tarkasti, mikä julkinen ja ennalta arvaamaton luku arvonnan ratkaisee, esimerkiksi ensi lauantain Lotto-numerot. Tämä julkaistaan heti.
staff-lot-reason = Miksi arvotaan uudelleen (julkaistaan)
staff-lot-begin = Laske arvonta
staff-lot-note = Huomaa:
staff-lot-refused = Arvontaa ei voitu laskea:
staff-lot-working = Reiluinta arvontaa lasketaan. Voit poistua sivulta: laskenta jatkuu.
staff-lot-progress = Laskennan eteneminen
staff-lot-look-again = Katso tilanne
staff-lot-cancel = Peru laskenta
staff-lot-interrupted = Ohjelma pysähtyi kesken laskennan. Mitään ei tallennettu.
staff-lot-committed-lead = Kokoonpanot on julkaistu. Kun siemenluku on tiedossa, kirjoita se tähän ja arvo.
staff-lot-draw = Arvo
staff-lot-draw-now = Arvo nyt
staff-lot-seed-help = Heksadesimaalilukuna: numerot 0–9 ja kirjaimet a–f, parillinen määrä, vähintään 8. Arvonnan voi tehdä vain kerran.
staff-lot-public = Arvonnan julkinen sivu
staff-lot-prove = Todista arvonta hakijoiden tiedoilla
staff-lot-prove-text = Julkisella asiakirjalla jokainen voi todistaa, että arpa osui oikein. Näillä taulukoilla todistat myös, että jokainen julkaistu kokoonpano täyttää kiintiöt. Ihmiset ovat niissä peitenimillä. Ota taulukot talteen ennen arvontaa: niitä ei saa enää, kun joku hakijoista on jäänyt pois tai taustatiedot on poistettu. Lataaminen merkitään lokiin.
staff-lot-prove-pool = Lataa hakijoiden taulukko (CSV)
staff-lot-prove-quotas = Lataa kiintiöt (CSV)
staff-panel-functions = Lasketaan toimivaksi raadiksi: raati on toiminnassa, ja sen kokouksessa on ollut osallistujia { $months ->
    [one] viimeisen kuukauden
   *[other] viimeisten { $months } kuukauden
} aikana.
staff-panel-functions-not = Ei lasketa toimivaksi raadiksi. Siihen tarvitaan asukas- tai asiakasraati, joka on toiminnassa ja jonka kokouksessa on ollut osallistujia { $months ->
    [one] viimeisen kuukauden
   *[other] viimeisten { $months } kuukauden
} aikana.
staff-panel-end-text = Tätä ei voi perua. Raadin sivu jää näkyviin.
staff-panel-meetings-empty = Kokouksia ei ole vielä.
staff-meeting-plan = Lisää kokous
staff-meeting-on = Päivä
staff-meeting-mode = Miten kokous pidetään
staff-meeting-place = Paikka (näkyy kaikille)
staff-meeting-attended = Jäseniä paikalla
staff-meeting-remove = Poista kokous

violation-lot-no-quotas = Lisää kiintiöihin ainakin yksi ominaisuus ja sen arvot.
violation-lot-not-a-number = Korjaa rivi { $row }: sarakkeessa { $column } pitää olla kokonaisluku, nyt siinä on ”{ $value }”.
violation-lot-min-above-max = Korjaa rivi { $row }: vähimmäismäärä { $min } on suurempi kuin enimmäismäärä { $max }.
violation-lot-flex-inward = Korjaa rivi { $row }: sarakkeen { $column } luku { $value } on tiukempi kuin kiintiö { $limit }. Jousto voi vain väljentää kiintiötä.
violation-lot-quota-twice = Poista rivi { $row }: ominaisuuden { $feature } arvolla ”{ $value }” on jo kiintiö.
violation-lot-id-missing = Lisää tunniste riville { $row }.
violation-lot-duplicate-id = Korjaa rivi { $row }: tunniste { $id } on jo toisella rivillä.
violation-lot-unknown-value = Korjaa rivi { $row }: ominaisuudella { $feature } ei ole kiintiöissä arvoa ”{ $value }”.
violation-lot-pool-too-small = Paikkoja on { $need }, mutta niihin voidaan valita vain { $have } ihmistä. Hanki lisää ilmoittautuneita tai vähennä paikkoja.
violation-lot-quota-sum-min-gt-k = Pienennä ominaisuuden { $feature } vähimmäismääriä: ne ovat yhteensä { $sum }, mutta paikkoja on { $seats }.
violation-lot-quota-sum-max-lt-k = Suurenna ominaisuuden { $feature } enimmäismääriä: ne ovat yhteensä { $sum }, mutta paikkoja on { $seats }.
violation-lot-named-beside-quotas = { $count ->
    [one] Yksi nimetty jäsen vie paikan, mutta hänen tietoaan ominaisuudesta { $feature } ei ole kerrottu. Siksi hän ei ole mukana sen kiintiöissä.
   *[other] { $count } nimettyä jäsentä vie paikan, mutta heidän tietoaan ominaisuudesta { $feature } ei ole kerrottu. Siksi he eivät ole mukana sen kiintiöissä.
} Jäljellä olevat vähimmäismäärät ovat yhteensä { $sum }, mutta paikkoja on jäljellä { $seats }. Pienennä haun vähimmäismääriä yhteensä { $over }.
violation-lot-value-shortage = Ominaisuuden { $feature } arvoa ”{ $value }” pitää olla vähintään { $need }, mutta ilmoittautuneista se on vain { $have } ihmisellä. Pienennä vähimmäismäärää tai hanki lisää ilmoittautuneita.
violation-lot-infeasible = Mikään kokoonpano ei täytä kaikkia kiintiöitä. Pienin muutos, joka auttaa: { $changes }.
violation-lot-infeasible-within-flex = Mikään kokoonpano ei täytä kiintiöitä edes sallituilla joustoilla. Pienin muutos, joka auttaa: { $changes }.
violation-lot-household-conflict = Kiintiöt täyttyisivät vain, jos samasta taloudesta valittaisiin useita. Pienin muutos, joka auttaa: { $changes }.
violation-lot-change-not-proven = Mikään kokoonpano ei täytä kaikkia kiintiöitä. Haku päättyi ennen kuin varmistui, mikä on pienin muutos, joka auttaa. Tämä auttaa, mutta pienempikin voi riittää: { $changes }.
violation-lot-no-change-in-time = Mikään kokoonpano ei täytä kaikkia kiintiöitä. Haku päättyi ennen kuin löytyi muutos, joka auttaa. Anna lisää aikaa tai väljennä kiintiöitä.
violation-lot-candidate-unselectable = { $count } ihmistä ei voi tulla valituksi näillä kiintiöillä: { $ids }. Esteenä ovat: { $quotas }.
violation-lot-time-limit = Aika loppui ennen kuin reiluin arvonta löytyi. Pienin todennäköisyys voi olla enintään { $gap } pienempi kuin paras mahdollinen.
violation-lot-not-composed = Reilu arvonta löytyi, mutta aika loppui ennen kuin siitä oli muodostettu { $panels } kokoonpanoa. Anna lisää aikaa tai muodosta vähemmän kokoonpanoja.
violation-lot-no-panel-in-time = Aika loppui ennen kuin yhtään kiintiöt täyttävää kokoonpanoa löytyi. Anna lisää aikaa tai väljennä kiintiöitä.
violation-panel-not-so = Tätä ei voi tehdä raadin nykyisessä tilassa.
violation-stale-panel = Joku muu on muuttanut tietoja. Lataa sivu uudelleen.
violation-lot-not-so = Tätä ei voi tehdä arvonnan nykyisessä tilassa.
violation-lot-pool-forgotten = Taulukoita ei enää saa: joku arvonnan hakijoista on jäänyt pois, tai taustatiedot on poistettu.
violation-lot-not-a-seed = Anna siemenluku heksadesimaalina: parillinen määrä merkkejä 0–9 ja a–f, { $min }–{ $max } merkkiä.
violation-meeting-not-yet = Merkitse osallistujat vasta, kun kokous on pidetty.
violation-meeting-held = Kokousta ei voi poistaa, koska se on pidetty.
member-state-applied = Hakenut
member-state-invited = Kutsuttu hakemaan
member-state-selected = Paikkaa tarjottu
member-state-nominated = Ehdotettu, vastausta odotetaan
member-state-reserve = Varalla
member-state-member = Jäsen
member-state-declined = Ei ottanut paikkaa
member-state-withdrawn = Jättäytynyt pois
member-state-replaced = Pois jäänyt, paikka täytetty
member-state-term_ended = Toimikausi päättynyt
member-route-applied = Haki itse
member-route-invited = Kutsuttiin satunnaisotoksesta
member-route-nominated = Nimetty
member-command-draw = Arvo jäseneksi
member-command-apply = Hakee
member-command-wait = Jätä varalle
member-command-call_up = Tarjoa paikkaa
member-command-accept = Ottaa paikan
member-command-decline = Ei ota paikkaa
member-command-withdraw = Jättäytyy pois
member-command-replace = Paikka on täytetty
member-command-end_term = Päätä toimikausi
staff-panel-call-none = Raadilla ei ole avointa hakua.
staff-panel-at-work = Kun paikkoja vapautuu, voit avata haun, lähettää kutsut ja tehdä arvonnan. Raati pysyy silloinkin toiminnassa.
staff-call-title = Avoin haku ja kiintiöt
staff-call-lead = Haku näkyy kaikille ja on avoinna viimeiseen hakupäivään asti, kun raadin tila on ”Hakee jäseniä” tai ”Toiminnassa”. Jos haluat päättää haun aiemmin, vaihda viimeinen hakupäivä. Paikkoja on { $seats }.
staff-call-closes-on = Viimeinen hakupäivä
staff-call-info = Mitä jäsenyys tarkoittaa
staff-call-info-help = Kerro kokousten määrä, kesto, palkkio ja matkakulut.
staff-call-conditions = Kuka voi hakea
staff-call-conditions-help = Hakija vahvistaa täyttävänsä nämä ehdot. Esimerkiksi: hyvinvointialueen työntekijät ja vaikuttamistoimielinten jäsenet eivät voi hakea.
staff-call-features = Taustatiedot ja kiintiöt
staff-call-features-help = Kysy hakijoilta vain se, minkä mukaan raadin pitää vastata väestöä. Kullekin vaihtoehdolle annetaan, kuinka monta { $seats } paikasta menee sille vähintään ja enintään. Tyhjät rivit poistuvat.
staff-call-applied = { $count ->
    [one] Yksi ihminen on jo hakenut tai on jäsen. Siksi kysymyksiä ja vaihtoehtoja ei voi enää poistaa.
   *[other] { $count } ihmistä on jo hakenut tai on jäsen. Siksi kysymyksiä ja vaihtoehtoja ei voi enää poistaa.
}
staff-call-feature = Taustatieto { $number }
staff-call-feature-name = Mitä kysytään
staff-call-values = Taustatiedon { $number } vaihtoehdot
staff-call-value = Vaihtoehto
staff-call-value-number = Vaihtoehto { $number }
staff-call-min = Vähintään
staff-call-max = Enintään
staff-call-min-flex = Joustaa alas
staff-call-max-flex = Joustaa ylös
staff-call-flex-help = Jos kiintiöt eivät täyty, arvonta ehdottaa pienintä muutosta. Jousto rajaa, kuinka alas vähimmäismäärä ja kuinka ylös enimmäismäärä saa siirtyä. Tyhjä kenttä ei rajaa.
staff-call-household = Samasta kodista arvotaan enintään yksi
staff-call-household-help = Hakijoilta kysytään kotiosoite. Osoitetta ei tallenneta, vain siitä laskettu tunniste, josta arvonta näkee, ketkä asuvat yhdessä. Valintaa ei voi muuttaa, kun joku on jo hakenut.
staff-call-guardian = Huoltajan suostumus alle tämän ikäisiltä
staff-call-guardian-help = Jätä tyhjäksi, jos huoltajan suostumusta ei tarvita. Ikä on 13–18 vuotta.
staff-call-have = Vastanneita
staff-call-short = liian vähän
staff-call-sums = Vähimmäismäärät ovat yhteensä { $least } ja enimmäismäärät { $most }. Paikkoja on { $seats }.
staff-call-kept-days = Kuinka monen päivän kuluttua arvonnasta taustatiedot poistetaan
staff-call-kept-days-help = 1–365 päivää viimeisestä arvonnasta. Tämä kerrotaan hakijoille. Kunkin hakijan taustatiedot poistetaan viimeistään vuoden kuluttua hakemuksesta, joten arvo jäsenet sitä ennen.
staff-members-title = Jäsenet ja hakijat
staff-members-open = Näytä jäsenet ja hakijat
staff-members-lead = Jäseniä on { $members }, paikkoja { $seats }. Nimien katsominen merkitään lokiin.
staff-members-empty-title = Kukaan ei ole vielä hakenut.
staff-members-empty-text = Avaa haku tai nimeä jäseniä.
staff-members-left = { $count ->
    [one] Yksi on jättäytynyt pois. Hänen tietonsa on poistettu.
   *[other] { $count } on jättäytynyt pois. Heidän tietonsa on poistettu.
}
staff-member-pseudonym = Peitenimi
staff-member-who = Kuka
staff-member-route = Miten mukaan
staff-member-since = Tila alkoi
staff-member-act = Mitä tehdään
staff-member-forgotten = Tiedot on poistettu
staff-member-term = Muuta toimikautta
staff-member-term-title = Toimikausi: { $pseudonym }
staff-member-term-text = Jätä viimeinen päivä tyhjäksi, jos jäsen on mukana raadin toimikauden loppuun.
staff-member-term-starts = Ensimmäinen päivä
staff-member-term-ends = Viimeinen päivä
staff-member-in-place-of = Tuli jäsenen { $pseudonym } tilalle
staff-member-guardian = Huoltaja: { $name }, { $reach }
staff-member-leave-text = Nimi, yhteystiedot ja vastaukset poistetaan heti. Tätä ei voi perua.
staff-member-name-title = Nimeä jäsen
staff-member-name-text = Hänelle lähetetään viesti ja linkki, jonka takana hän suostuu jäseneksi tai kieltäytyy. Jäsen hän on vasta suostuttuaan. Paikka odottaa häntä.
staff-member-name-answers = Jos kerrot nämä tiedot, jäsen on mukana kiintiöissä, ja muut paikat arvotaan sen mukaan, mitä kiintiöistä jää. Muuten jäsen vie paikan mutta ei ole mukana missään kiintiössä.
staff-member-answer-none = Ei kerrottu
staff-member-name = Tarjoa paikkaa
staff-member-consent = Suostui { $at }, suostumustekstin versio { $version }: { $channel }
staff-member-consent-none = Suostumus puuttuu
staff-member-accepts-title = Kirjaa suostumus: { $pseudonym }
staff-member-accepts-text = Kirjaa tähän, mitä ehdotettu on itse kertonut paperilla, puhelimessa tai suullisesti. Lue hänelle ensin alla oleva teksti.
staff-member-accepts = Kirjaa, että hän haluaa jäseneksi
staff-application-title = Kirjaa hakemus
staff-application-lead = Kirjaa tähän hakemus, joka on tullut paperilla, puhelimessa tai suullisesti. Samat kohdat tarvitaan kuin lomakkeella. Jos hakija ei ole lukenut alla olevaa tekstiä, lue se hänelle. Hakija saa vahvistuksen.
staff-application-channel = Miten hakemus tuli
staff-application-save = Tallenna hakemus
staff-lot-from = Keistä arvotaan
staff-lot-from-applicants = { $count ->
    [one] Yhdestä hakijasta haun kiintiöillä
   *[other] { $count } hakijasta haun kiintiöillä
}
staff-lot-from-files = Muualla kerätystä joukosta
staff-lot-tables = Taulukot
staff-pool-title = Joukko ja kiintiöt
staff-pool-people = Joukossa on { $people } ihmistä, ja paikkoja arvotaan { $seats }.
staff-pool-enough = Jokaiseen kiintiöön on tarpeeksi ihmisiä. Arvonta kertoo, täyttyvätkö kiintiöt myös yhdessä.
staff-pool-short = Näitä kiintiöitä ei voi täyttää:
staff-pool-caption = Joukko kiintiöittäin
staff-pool-check = Vertaa joukkoa kiintiöihin
staff-pool-compared = Sarakkeessa ”Vastanneita” on nyt liitetyn joukon luvut. Mitään ei ole tallennettu.
staff-pool-compare-title = Vertaa kiintiöitä muualla kerättyyn joukkoon
staff-pool-compare-help = Liitä taulukko CSV-muodossa. Sarakkeet ja vastaukset nimetään samoin kuin kysymykset ja vaihtoehdot suomeksi. Taulukkoa ei tallenneta.
staff-pool-compare = Laske joukko

violation-feature-named-twice = Anna eri nimi: samanniminen on jo.
violation-features-in-use = Kysymyksiä ja vaihtoehtoja ei voi poistaa eikä kysymyksiä lisätä, koska joku on jo hakenut.
violation-too-few-values = Anna vähintään kaksi vaihtoehtoa.
violation-quota-min-above-max = Korjaa: vähimmäismäärä on suurempi kuin enimmäismäärä.
violation-flex-inward = Korjaa: jousto ei voi olla kiintiötä tiukempi.
violation-not-a-whole-number = Anna kokonaisluku.
violation-no-applicants = Raadilla ei ole hakijoita, joista arpoa.
violation-no-seats-left = Kaikki paikat on jo tarjottu tai täytetty.
violation-member-is-there = Tällä yhteystiedolla on jo joku hakenut tai nimetty.

# Kannanotot
staff-positions-empty = Raadilla ei ole vielä kannanottoja.
staff-position-new = Kirjoita kannanotto
staff-position-edit = Muokkaa luonnosta
staff-position-public = Kannanoton julkinen sivu
staff-position-back = Takaisin kannanottoon
staff-position-form-lead = Luonnoksen näkevät vain raadin järjestäjät.
staff-position-about = Mitä kannanotto koskee
staff-position-to-help = Kuka vastaa kannanottoon: esimerkiksi aluehallitus, lautakunta tai palvelun johto.
staff-position-text = Mitä raati sanoo
staff-position-save = Tallenna
staff-position-give = Anna kannanotto
staff-position-give-text = Kannanotto näkyy sen jälkeen kaikille, eikä sitä voi enää muuttaa.
staff-position-given-on = Päivä, jona raati antoi kannanoton
staff-position-remove = Poista luonnos
staff-position-remove-text = Luonnosta ei saa takaisin.
staff-position-answer = Kirjaa vastaus
staff-position-answer-text = Vastaus näkyy kaikille heti.
staff-position-answer-mend = Korjaa vastausta
staff-position-day = Päivä
staff-position-follow = Kirjaa, mitä on tehty
staff-position-follow-text = Kerro omin sanoin, mitä kannanoton pohjalta tehtiin tai miksi ei tehty. Teksti näkyy kaikille heti.
staff-position-deed = Mitä tehtiin
violation-position-not-so = Tätä ei voi tehdä kannanotolle, koska sen tila on muuttunut.
violation-stale-position = Joku muu on muuttanut kannanottoa. Lataa sivu uudelleen.
violation-day-in-future = Päivä ei ole vielä ollut.
violation-before-it-was-given = Päivä on ennen kannanoton antamista.

# Kokoukset
staff-meeting-edit = Muokkaa kokousta
staff-meeting-back = Takaisin kokoukseen
staff-meeting-edit-invited = Jäsenet on kutsuttu. Jos muutat aikaa, paikkaa tai tapaa, heille lähetetään viesti.
staff-meeting-starts = Alkaa
staff-meeting-ends = Päättyy
staff-meeting-remote-link = Etälinkki (näkyy vain jäsenille)
staff-meeting-access-help = Kerro esimerkiksi sisäänkäynnistä, hissistä, induktiosilmukasta ja pysäköinnistä.
staff-meeting-materials-help = Linkit näkyvät kaikille. Tyhjät rivit poistuvat.
staff-meeting-material-name = Aineiston { $number } nimi
staff-meeting-material-address = Aineiston { $number } osoite
staff-meeting-public = Kokouksen julkinen sivu
staff-meeting-invitations = Kutsut ja ilmoittautumiset
staff-meeting-invited = Jäsenet kutsuttiin { $at }.
staff-meeting-nobody = Raadissa ei ole vielä jäseniä. Kutsu lähtee jokaiselle, kun hän ottaa paikan vastaan.
staff-meeting-answers = Jäsenten vastaukset
staff-meeting-answer = Vastaus
staff-meeting-needs = Mitä tarvitsee
staff-meeting-interpreter = Tulkkausta tarvitsee: { $language }
staff-meeting-access-needs = Muita tarpeita kertonut
staff-meeting-interpretation = Tulkkaus
staff-meeting-invite = Kutsu jäsenet
staff-meeting-invite-text = Jokaiselle jäsenelle lähetetään kutsu, kalenteritiedosto ja myöhemmin muistutus. Jäsen vastaa oman linkkinsä takana.
staff-meeting-invite-hours = Lisää kokoukselle kellonaika, niin voit kutsua jäsenet.
staff-meeting-held = Kokous on pidetty
staff-meeting-remove-text = Kokous poistetaan. Ketään ei ole vielä kutsuttu.
staff-meeting-call-off = Peru kokous
staff-meeting-call-off-text = Kutsutuille lähetetään viesti, että kokousta ei pidetä. Tätä ei voi perua.
staff-memo-none = Muistiota ei ole vielä kirjoitettu.
staff-memo-draft = Muistio on luonnos. Sen näkevät vain raadin järjestäjät.
staff-memo-approved = Muistio on hyväksytty. Se näkyy kaikille.
staff-memo-approved-on = Hyväksymispäivä
staff-memo-help = Jätä päivä tyhjäksi, kunnes muistio on hyväksytty. Hyväksytty muistio näkyy kaikille heti.
violation-stale-meeting = Joku muu on muuttanut kokousta. Lataa sivu uudelleen.
violation-not-a-time = Kirjoita kellonaika, esimerkiksi 14.30.
violation-not-in-turn = Varalta kysytään sitä, jonka vuoro on. Hänet on merkitty luetteloon.
violation-nobody-in-turn = Kukaan varalla olevista ei sovi kiintiöihin, tai vapaita paikkoja ei ole. Tee uusi arvonta.
staff-member-next = seuraavana vuorossa
violation-no-way-to-reach = Riviltä puuttuu osoite, sähköposti ja puhelinnumero. Lisää yksi niistä.
violation-nobody-to-invite = Kenelläkään kutsutulla, joka ei ole vielä hakenut, ei ole sähköpostia tai puhelinnumeroa.

# Satunnaiskutsut
staff-invitations-title = Satunnaiskutsut
staff-invitations-lead = Kutsu satunnaisotos hakemaan. Jokainen saa oman koodin. Arvonta tehdään niistä, jotka hakevat, ja samasta taloudesta valitaan enintään yksi.
staff-invitations-no-call = Kirjoita ensin haku: mihin mennessä haetaan ja mitä hakijoilta kysytään.
staff-invitations-send-title = Kutsu otos
staff-invitations-waiting = { $count ->
    [one] Yksi kutsuttava ei ole vielä hakenut.
   *[other] { $count } kutsuttavaa ei ole vielä hakenut.
}
staff-invitations-send-text = Viesti lähtee niille, joilla on sähköposti tai puhelinnumero. Kukin saa vain yhden viestin. Kirje tulostetaan niille, joilla on postiosoite.
staff-invitations-send = Lähetä viestit
staff-invitations-letters = Kutsukirjeet
staff-invitations-import-title = Tuo otos
staff-invitations-csv = Otos CSV-taulukkona
staff-invitations-csv-help = Liitä taulukko, jonka ensimmäisellä rivillä ovat sarakkeiden nimet. Rivejä saa olla enintään { $most }. Jokaisella rivillä on nimi ja vähintään yksi näistä: osoite, sähköposti tai puhelinnumero. Nimet ja yhteystiedot tallennetaan salattuina, ja ne poistetaan haun päätyttyä niiltä, jotka eivät hae. Sarakkeet:
staff-invitations-import = Tuo otos
staff-invitations-row = Rivi { $row }: { $text }
staff-letters-lead = { $count ->
    [one] Yksi kirje. Tulosta sivu selaimella.
   *[other] { $count } kirjettä. Tulosta sivu selaimella: jokainen kirje tulee omalle arkilleen.
}
staff-call-by-invitation = Vain kutsutut voivat hakea
violation-meeting-not-reported = Merkitse ensin, montako jäsentä oli paikalla.
violation-answers-deleted = Paikkoja on jo annettu ihmisille, joiden taustatiedot on poistettu. Siksi kiintiöitä ei voi enää laskea. Kysy varalla olevia tai nimeä jäseniä.
violation-call-still-open = Haku on vielä avoinna. Tee arvonta hakijoista vasta, kun haku on päättynyt, tai vaihda ensin viimeinen hakupäivä.
violation-kept-longer = Hakijoille on luvattu, että taustatiedot poistetaan { $days } päivän kuluttua. Aikaa ei voi enää pidentää.
staff-topics-title = Aihe-ehdotukset
staff-topics-lead = Jäsenten ehdotukset siitä, mistä raadissa puhutaan. Ehdottajan nimeä ei näytetä.
staff-topics-empty-title = Ehdotuksia ei ole vielä
staff-topics-empty-text = Jäsen ehdottaa aihetta omalla sivullaan.
staff-topic-decide = Vastaa ehdotukseen
staff-topic-answer = Vastaus ehdottajalle
staff-topic-answer-help = Vastauksen näkee vain ehdottaja. Jos ehdotusta ei oteta käsittelyyn, kerro miksi.
staff-topic-take = Ota käsittelyyn
staff-topic-leave = Älä ota käsittelyyn
violation-stale-topic = Joku muu on jo vastannut ehdotukseen. Lataa sivu uudelleen.
violation-nobody-to-ask = Raadissa ei ole jäseniä, joille kirjoittaa.
violation-kind-of-panels = Kyselyn lajia ei voi vaihtaa raadin kyselyksi eikä raadin kyselystä muuksi. Raadin kysely aloitetaan raadin sivulta.
staff-panel-surveys-empty = Raadilta ei ole vielä kysytty mitään.
staff-panel-survey-new = Uusi kysely jäsenille
staff-panel-survey-lead = Jäsenet saavat kutsun, kun kysely avautuu. Kukin vastaa kerran, eikä kukaan näe, kuka vastasi tai mitä.
staff-panel-survey-answers = Miten vastauksia käytetään?
staff-panel-survey-alone = Vain tämän kyselyn tuloksina
staff-panel-survey-alone-help = Vastausta ei voi yhdistää jäseneen eikä muihin vastauksiin.
staff-panel-survey-paired = Vertaillen raadin muihin kyselyihin
staff-panel-survey-paired-help = Jokaiselta jäseneltä kysytään, saako vastaukset yhdistää. Suostuneiden vastauksista nähdään, miten mielipiteet ovat muuttuneet. Nimiä ei tallenneta vastauksiin.
staff-panel-survey-continues = Kysy uudelleen aiempi kysely
staff-panel-survey-continues-help = Kysymykset kopioidaan sellaisinaan, joten vastauksia voi verrata.
staff-panel-survey-afresh = Aloita tyhjästä
staff-survey-panel = Raadin sivulle
staff-survey-mode = Vastaaminen
staff-survey-invited = Kutsuttuja
staff-step-remind = Muistuta jäseniä
staff-remind-title = Muistutetaanko jäseniä kyselystä?
staff-remind-text = Muistutus lähtee jäsenille, jotka eivät ole vastanneet, enintään kerran päivässä. Kukaan ei näe, ketkä sen saivat.
staff-results-compared = Muutos kyselystä { $title }
staff-results-pairs = { $count ->
    [one] Yksi jäsen on vastannut molempiin ja suostunut vertailuun.
   *[other] { $count } jäsentä on vastannut molempiin ja suostunut vertailuun.
}
staff-results-changes = Samojen ihmisten vastaukset. Viiva: alle viisi vastasi molemmilla kerroilla, tai kysymyksellä ei ole suuntaa.
staff-results-question = Kysymys
staff-results-up = Nousi
staff-results-same = Ennallaan
staff-results-down = Laski
staff-results-other = Muuttui
staff-member-public-name = Näkyy raadin sivulla nimellä { $name }
staff-member-hide-name = Piilota nimi sivulta
staff-member-correct = Korjaa tietoja
staff-member-correct-title = Korjaa tietoja: { $pseudonym }
staff-member-correct-text = Jos nimi, sähköposti tai puhelinnumero muuttuu, palvelu kertoo siitä viestillä aiempaan osoitteeseen tai numeroon.

# Mitä kokouksista maksetaan
panel-compensation-nothing = Ei mitään
panel-compensation-costs = Kulut, kuten matkat
panel-compensation-per_meeting = Sama palkkio joka kokoukselta ja kulut
panel-compensation-fee_class = Palkkio hinnaston luokan mukaan ja kulut
staff-panel-paid-help = Kaikki näkevät, maksetaanko kokouksista. Kun merkitset, kuka oli paikalla, jäsen saa viestin ja pyytää korvauksen omalla sivullaan.
staff-panel-meeting-euros = Palkkio kokoukselta euroina, jos se on aina sama
staff-panel-fee-class = Palkkioluokka, jos palkkio on hinnastosta
staff-panel-fee-class-none = Ei luokkaa
staff-meeting-present = Ketkä olivat paikalla?
staff-meeting-present-help = Merkityt saavat viestin, jossa heitä pyydetään kertomaan kulunsa.
staff-meeting-asked = korvauspyyntö tehty
# Arvonta komentoriviltä
lot-cli-unreadable = { $file }: tiedostoa ei voi lukea ({ $reason }).
lot-cli-no-lot = Tämä ei ole julkaistu arvonta: { $reason }
lot-cli-no-seed = Anna siemenluku heksadesimaalina: parillinen määrä merkkejä 0–9 ja a–f.
lot-cli-refused-file = { $file }: { $text }
lot-cli-there-already = { $file }: tiedosto on jo olemassa. Julkaistun sitoumuksen päälle ei kirjoiteta. Anna toinen nimi.
lot-cli-unwritten = { $file }: tiedostoa ei voi kirjoittaa ({ $reason }).
lot-cli-committed = Mitään ei ole arvottu. Julkaise asiakirja { $file }, kerro mistä siemenluku tulee, ja arvo sitten: osallistu panel draw
lot-cli-drawn-already = Asiakirjasta on jo arvottu siemenluvulla { $seed }. Toinen arvonta olisi valinta.
lot-cli-note = Huomaa: { $text }
lot-cli-pool = Ihmisiä: { $people }. Paikkoja: { $seats }.
lot-cli-lottery = Arvonta: { $objective }.
lot-cli-not-complete = Arvonta: { $objective }, jäi kesken. Pienin todennäköisyys voi olla enintään { $gap } pienempi kuin paras mahdollinen.
lot-cli-chances = Todennäköisyydet: pienin { $smallest }, suurin { $largest }. Pienin voisi olla enintään { $bound }.
lot-cli-panels = Kokoonpanoja: { $panels }. Pyöristys niihin muutti todennäköisyyksiä enintään { $moved }.
lot-cli-portfolio = Kokoonpanojen tarkistussumma: { $hash }
lot-cli-commitment = Sitoumuksen tarkistussumma: { $hash }
lot-cli-chances-before = Todennäköisyydet ennen pyöristystä kokoonpanoiksi:
lot-cli-drawn = Arvottu siemenluvulla { $seed }: kokoonpano { $panel }
lot-cli-holds = Asiakirja pitää paikkansa. Sitoumuksen tarkistussumma: { $hash }
lot-cli-holds-drawn = Siemenluku { $seed } arpoo kokoonpanon { $panel }, kuten on julkaistu.
lot-cli-holds-not-drawn = Mitään ei ole vielä arvottu.
lot-cli-holds-pool = Ilmoittautuneet ja kiintiöt ovat ne, joista arvonta on tehty, ja jokainen kokoonpano täyttää jokaisen kiintiön.
lot-flaw-format = Ohjelma ei tunne asiakirjan muotoa (`format`).
lot-flaw-portfolio-hash = Kokoonpanot eivät ole ne, joiden tarkistussumma on julkaistu (`portfolio_sha256`).
lot-flaw-commitment-hash = Jotakin on muutettu sen jälkeen, kun sitoumus tehtiin (`commitment_sha256`).
lot-flaw-panel-size = Kokoonpanossa { $panel } on väärä määrä ihmisiä tai joku on siinä kahdesti.
lot-flaw-unknown-person = { $id } on kokoonpanossa mutta ei ilmoittautuneissa.
lot-flaw-probabilities = Todennäköisyyksien (`probabilities`) summa ei ole paikkojen määrä, tai jokin niistä ei kelpaa todennäköisyydeksi.
lot-flaw-rounded = Tunnisteen { $id } pyöristetty todennäköisyys (`probabilities_rounded`) ei ole se, joka kokoonpanoista seuraa.
lot-flaw-min-probability = `min_probability` ei ole pienin todennäköisyyksistä.
lot-flaw-bound = `lp_bound` tai `certified_bound` ei pidä paikkaansa.
lot-flaw-gap = `gap` ei ole lukujen `min_probability` ja `lp_bound` (tai `certified_bound`) erotus.
lot-flaw-seed = Siemenluku (`seed`) ei ole heksadesimaaliluku pienin kirjaimin.
lot-flaw-index = Siemenluku arpoo toisen kokoonpanon (`index`).
lot-flaw-panel = Valitut (`panel`) eivät ole ne, jotka siemenluku arpoo.
lot-flaw-reserve = Varalla olevat (`reserve`) eivät ole siemenluvun mukaisessa järjestyksessä.
lot-flaw-pool-hash = Ilmoittautuneet eivät ole ne, joista arvonta on tehty (`pool_sha256`).
lot-flaw-quotas = Kiintiöt eivät ole ne, joilla arvonta on tehty (`quotas`).
lot-flaw-quota-missed = Kokoonpano { $panel } ei täytä kiintiöitä.
