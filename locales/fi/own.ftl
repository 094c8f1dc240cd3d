# Kokemusasiantuntijan omat sivut: linkki ja koodi
own-link-title = Kirjaudu omalle sivullesi
own-link-lead = Lähetämme sinulle koodin samalla tavalla kuin muutkin viestimme. Koodilla pääset omalle sivullesi.
own-link-ask = Lähetä minulle koodi
own-link-sent = Olemme lähettäneet sinulle koodin. Se toimii { $until } asti.
own-link-code = Koodi
own-link-code-help = Kuusi numeroa
own-link-enter = Kirjaudu sisään
own-link-no-code = Eikö koodi tullut?
own-link-again-text = Odota hetki. Jos koodi ei tule, pyydä uusi. Aiempi koodi ei sen jälkeen toimi.
own-link-again = Lähetä uusi koodi
own-link-not-valid-title = Linkki ei toimi
own-link-not-valid-advice = Sinulle on ehkä lähetetty uudempi linkki. Jos et löydä sitä, pyydä koordinaattorilta uusi.
own-session-over-title = Kirjaudu uudelleen
own-session-over-advice = Avaa linkki, jonka olet saanut omalle sivullesi, ja pyydä uusi koodi. Jos sinulla ei ole linkkiä, pyydä se koordinaattorilta.

# Valikko ja etusivu
own-nav-label = Omat sivut
own-nav-overview = Pyynnöt ja keikat
own-nav-times = Sopivat ajat
own-nav-calendar = Kalenteri
own-nav-income = Palkkiot
own-nav-consents = Suostumukset
own-nav-data = Omat tiedot
own-title = Oma sivu
own-known-as = Sinut tunnetaan täällä nimellä { $alias }.
own-is-paused = Olet tauolla. Sinulta ei kysytä uusista keikoista.
own-offers = Pyynnöt sinulle
own-offers-none = Sinulle ei ole nyt pyyntöjä.
own-offer-waits = Olet kertonut, että voit tulla. Koordinaattori ilmoittaa, kuka valitaan.
own-coming = Tulevat keikat
own-coming-none = Sinulla ei ole tulevia keikkoja.
own-gig-reach = Keikasta vastaa
own-past = Menneet keikat
own-break = Tauko
own-pause-text = Tauon aikana sinulta ei kysytä uusista keikoista. Sovitut keikat pysyvät. Voit lopettaa tauon milloin vain.
own-pause = Pidä tauko
own-resume-text = Kun lopetat tauon, sinulta kysytään taas uusista keikoista.
own-resume = Lopeta tauko

# Keikan peruminen
own-withdraw-link = En pääse keikalle
own-withdraw-title = Etkö pääse keikalle?
own-withdraw-text = Kun perut, nämä ajat vapautuvat ja koordinaattori etsii tilallesi toisen. Perumisesta ei ole sinulle haittaa, eikä syytä tarvitse kertoa.
own-withdraw = Perun keikan
own-cancel = Palaa takaisin

# Palaute keikasta
own-feedback-link = Kerro, miten keikka sujui
own-feedback-is-given = Olet antanut palautetta. Kiitos!
own-feedback-title = Miten keikka sujui?
own-feedback-lead = Tilaaja ei näe palautettasi. Koordinaattori voi lukea sen, ja näet omista tiedoistasi, milloin niin on tehty. Jos jotakuta ei kohdeltu kunnioittavasti, koordinaattori saa siitä heti viestin.
own-feedback-score = Kuinka hyvin sinua kuunneltiin?
own-feedback-score-low = ei lainkaan
own-feedback-score-high = erittäin hyvin
own-feedback-safe = Kohdeltiinko kaikkia kunnioittavasti, myös sinua?
own-feedback-yes = Kyllä
own-feedback-no = Ei
own-feedback-comment = Mitä haluat kertoa?
own-feedback-comment-help = Voit jättää kentän tyhjäksi. Älä kirjoita muiden nimiä tai tietoja.
own-feedback-talk-title = Haluatko jutella keikasta?
own-feedback-talk-text = Keikka voi jäädä mieleen tai nostaa vanhoja asioita pintaan. Voit purkaa sitä koordinaattorin kanssa.
own-feedback-talk = Haluan, että koordinaattori ottaa minuun yhteyttä
own-feedback-send = Lähetä palaute

# Mitä tapahtui
own-done-answered = Vastauksesi on tallennettu.
own-done-withdrawn = Olet perunut osallistumisesi keikalle.
own-done-paused = Olet nyt tauolla.
own-done-resumed = Taukosi on päättynyt.
own-done-fee-sent = Tiedot on lähetetty tarkistettaviksi.
own-done-told = Kiitos palautteesta!
own-done-contact = Kiitos palautteesta! Koordinaattori ottaa sinuun yhteyttä.
own-done-revoked = Kalenterin osoite ei enää toimi.
own-done-given = Suostumuksesi on tallennettu.
own-done-taken-back = Suostumuksesi on peruttu.
own-done-saved = Tallennettu.
own-save = Tallenna

# Ajat
own-times-title = Ajat, jotka sopivat sinulle
own-times-lead = Kysymme sinua vain keikoille, jotka sopivat näihin aikoihin. Voit silti ottaa vastaan muitakin keikkoja.
own-weekly = Viikoittaiset ajat
own-weekly-help = Jos jätät kaikki tyhjiksi, kaikki ajat sopivat. Rivi poistuu, kun tyhjennät sen kellonajat. Keskiyö kirjoitetaan 00:00.
own-weekly-row = Viikoittainen aika { $number }
own-weekday = Viikonpäivä
own-weekday-mon = maanantai
own-weekday-tue = tiistai
own-weekday-wed = keskiviikko
own-weekday-thu = torstai
own-weekday-fri = perjantai
own-weekday-sat = lauantai
own-weekday-sun = sunnuntai
own-from-clock = Alkaa
own-until-clock = Päättyy
own-days = Poikkeavat päivät
own-days-help = Esimerkiksi loma tai päivä, jona pääset myös muulloin kuin tavallisesti. Rivi poistuu, kun tyhjennät sen päivät.
own-days-row = Poikkeus { $number }
own-from-day = Ensimmäinen päivä
own-until-day = Viimeinen päivä
own-day-can = Pääsetkö keikalle?
own-day-no = En pääse
own-day-yes = Pääsen koko päivän
own-caps = Keikkojen määrä
own-caps-help = Kuinka monta keikkaa otat enintään? Jätä tyhjäksi, jos et halua rajaa.
own-per-week = Enintään viikossa
own-per-month = Enintään kuukaudessa

# Palkkiot
own-income-title = Palkkiosi ja kulusi
own-income-lead = Palkkio on tuloa, ja se voi vaikuttaa etuuksiin. Kulut, kuten matkat, eivät ole tuloa. Summat näkyvät sen kuukauden kohdalla, jona keikka oli.
own-income-none = Palkkioita ei vielä ole.
own-income-caption = Palkkiot ja kulut kuukausittain
own-income-month = Kuukausi
own-income-fees = Hyväksytyt palkkiot
own-income-costs = Hyväksytyt kulut
own-income-pending = Odottaa päätöstä
own-income-year = Koko vuosi

# Yhden keikan palkkio ja kulut
own-fees = Palkkiot keikoittain
own-fees-help = Kun keikka on pidetty, kerro matkasi ja muut kulusi ja lähetä tiedot tarkistettaviksi.
own-fee-title = Keikan palkkio ja kulut
own-fee-day = Keikkapäivä
own-fee-fee = Palkkio
own-fee-waived = Et ota palkkiota
own-fee-costs-only = Palkkiota ei ole sovittu. Saat korvauksen kuluistasi.
own-fee-km = Kilometrit omalla autolla
own-fee-km-at = { $km } km, { $price } kilometriltä
own-fee-km-is-other = Kerro myös omalla autolla ajettu matka muissa kuluissa.
own-fee-other = Muut kulut
own-fee-other-euros = Muut kulut euroina, esimerkiksi matkaliput
own-fee-note = Mitä muut kulut ovat
own-fee-total = Yhteensä
own-fee-reason = Korvausta ei hyväksytty. Syy:
own-fee-form = Kerro kulusi
own-fee-waive-fee = En ota palkkiota. Kulut maksetaan silti.
own-fee-send = Lähetä tarkistettavaksi
own-fee-send-help = Lähettämisen jälkeen tietoja ei voi enää muuttaa.
own-fee-waive-link = En halua palkkiota enkä korvausta kuluista
own-fee-waive-title = Etkö halua palkkiota etkä korvausta kuluista?
own-fee-waive-text = Tästä keikasta ei makseta sinulle mitään. Tätä ei voi perua.
own-fee-waive = En halua korvausta

# Suostumukset
own-consents-title = Suostumuksesi
own-consents-lead = Voit antaa ja perua suostumuksen milloin vain. Perumisesta ei ole sinulle haittaa.
own-consent-since = Annettu { $since }.
own-consent-not-given = Ei annettu.
own-consent-give-link = Anna suostumus
own-consent-withdraw-link = Peru suostumus
own-consent-give-title = Annatko suostumuksen?
own-consent-withdraw-title = Perutko suostumuksen?
own-consent-give = Annan suostumuksen
own-consent-withdraw = Perun suostumuksen
own-consent-give-matching = Kokemuksesi teemat saa tallentaa, ja niiden avulla sinulle etsitään sopivia keikkoja. Ne näkee vain koordinaattori.
own-consent-give-told = Tilaajalle saa kertoa ne teemat, joista sovit koordinaattorin kanssa. Muita teemoja tilaaja ei näe.
own-consent-give-texts = Saat viestit tekstiviestillä, jos sinulla ei ole sähköpostia.
own-consent-withdraw-matching = Teemasi, tarinasi ja tuen tarpeesi poistetaan heti. Sen jälkeen sinulta ei kysytä uusista keikoista. Sovitut keikat pysyvät.
own-consent-withdraw-told = Tilaajalle ei enää kerrota teemojasi. Koordinaattori käyttää niitä yhä keikkojen etsimiseen.
own-consent-withdraw-texts = Et saa enää tekstiviestejä. Jos sinulla ei ole sähköpostia, koordinaattori soittaa sinulle.

# Omat tiedot
own-data-title = Tietosi
own-data-lead = Nimesi, yhteystietosi ja kokemuksesi säilytetään lukittuina. Jokainen katsominen kirjataan.
own-reads = Kuka on katsonut tietojasi
own-reads-help = Uusin on ensin.
own-reads-none = Kukaan ei ole katsonut tietojasi.
own-read-at = Milloin
own-read-by = Kuka
own-read-what = Mitä
own-read-for = Mitä varten
own-read-order = Tilaus
own-reader-coordinator = Koordinaattori
own-reader-orderer = Tilaaja
own-reader-expert = Sinä
own-reader-system = Palvelu
own-reader-payroll = Palkanmaksu
own-purpose-message = Viestin lähettäminen
own-purpose-call = Soittaminen
own-purpose-registry = Rekisterin hoitaminen
own-purpose-consent = Suostumuksen peruminen
own-purpose-payroll = Palkkion maksaminen
own-purpose-feedback = Palaute keikasta
own-purpose-figures = Palautteen keskiarvon laskeminen
own-purpose-export = Omien tietojen lataaminen
own-purpose-other = Keikan hoitaminen
own-export-title = Lataa tietosi
own-export-text = Saat tiedoston, jossa on kaikki, mitä sinusta on tallennettu. Säilytä se turvallisesti.
own-export = Lataa tiedosto
own-erasure-heading = Tietojen poistaminen
own-erasure-lead = Voit pyytää, että kaikki tietosi poistetaan. Pyyntöön suostutaan aina.
own-erasure-link = Pyydä tietojesi poistamista
own-erasure-title = Poistetaanko kaikki tietosi?
own-erasure-at-once = Kokemuksesi ja avoimet pyynnöt poistetaan heti.
own-erasure-later = Jos sinulla on sovittu keikka tai et ole vielä saanut palkkiotasi tai korvausta kuluistasi, muut tiedot poistetaan, kun ne on hoidettu.
own-erasure-for-good = Poistettuja tietoja ei saa takaisin.
own-erasure = Poista tietoni
own-erasure-asked-title = Pyyntösi on otettu vastaan
own-erasure-asked-advice = Kokemuksesi on poistettu. Muut tiedot poistetaan heti, kun sovitut keikat ja palkkiot on hoidettu. Kiitos kaikesta, mitä olet tehnyt.

# Kalenteri
own-feed-name = Keikat
own-feed-gig = Keikka
own-calendar-title = Keikat omaan kalenteriin
own-calendar-lead = Saat osoitteen, jonka voit lisätä kalenteriohjelmaasi. Keikat näkyvät siellä ilman aihetta ja nimiä.
own-calendar-once = Ota osoite talteen nyt: se näytetään vain kerran.
own-calendar-address = Kalenterin osoite. Jokainen, jolla on osoite, näkee keikkojesi ajat.
own-calendar-since = Sinulla on kalenteri. Osoite on tehty { $since }.
own-calendar-none = Sinulla ei ole vielä kalenteria.
own-calendar-place = Näytä kalenterissa myös keikan paikka
own-calendar-place-help = Paikka voi kertoa keikasta enemmän kuin haluat muiden näkevän.
own-calendar-make = Tee kalenterin osoite
own-calendar-again = Tee uusi osoite
own-calendar-revoke-text = Jos osoite on päätynyt vääriin käsiin, tee uusi tai poista se. Vanha osoite lakkaa toimimasta heti.
own-calendar-revoke = Poista osoite
own-copy = Kopioi osoite
own-copied = Kopioitu
