# Omat sivut: linkki ja koodi
own-link-title = Kirjaudu omalle sivullesi
own-link-lead = Lähetämme sinulle viestin. Viestissä on koodi. Koodilla pääset omalle sivullesi.
own-link-ask = Lähetä koodi
own-link-sent = Lähetimme sinulle koodin. Koodi toimii { $until } asti.
own-link-code = Koodi
own-link-code-help = Koodissa on 6 numeroa.
own-link-enter = Kirjaudu
own-link-no-code = Etkö saanut koodia?
own-link-again-text = Odota vähän. Jos koodi ei tule, pyydä uusi koodi. Vanha koodi ei toimi sen jälkeen.
own-link-again = Lähetä uusi koodi
own-link-not-valid-title = Linkki ei toimi
own-link-not-valid-advice = Olet ehkä saanut uuden linkin. Jos et löydä sitä, pyydä linkki koordinaattorilta.
own-session-over-title = Kirjaudu uudelleen
own-session-over-advice = Avaa linkki omalle sivullesi. Pyydä uusi koodi. Jos sinulla ei ole linkkiä, pyydä se koordinaattorilta.

# Valikko ja etusivu
own-nav-label = Omat sivut
own-nav-overview = Pyynnöt ja keikat
own-nav-times = Sopivat ajat
own-nav-calendar = Kalenteri
own-nav-income = Palkkiot
own-nav-consents = Luvat
own-nav-data = Omat tiedot
own-title = Oma sivu
own-known-as = Nimesi täällä on { $alias }.
own-is-paused = Olet tauolla. Emme kysy sinua uusille keikoille.
own-offers = Pyynnöt sinulle
own-offers-none = Sinulle ei ole nyt pyyntöjä.
own-offer-waits = Kerroit, että voit tulla. Koordinaattori kertoo, kuka tulee.
own-coming = Tulevat keikat
own-coming-none = Sinulla ei ole tulevia keikkoja.
own-gig-reach = Keikan vastuuhenkilö
own-past = Menneet keikat
own-break = Tauko
own-pause-text = Kun olet tauolla, emme kysy sinua uusille keikoille. Sovitut keikat pysyvät. Voit lopettaa tauon, kun haluat.
own-pause = Aloita tauko
own-resume-text = Kun lopetat tauon, kysymme sinua taas keikoille.
own-resume = Lopeta tauko

# Keikan peruminen
own-withdraw-link = En pääse keikalle
own-withdraw-title = Etkö pääse keikalle?
own-withdraw-text = Kun perut keikan, koordinaattori etsii toisen ihmisen. Siitä ei ole sinulle haittaa. Sinun ei tarvitse kertoa syytä.
own-withdraw = Perun keikan
own-cancel = Palaa takaisin

# Palaute keikasta
own-feedback-link = Kerro, millainen keikka oli
own-dispute-link = Olin keikalla
own-dispute-title = Olitko keikalla?
own-dispute-text = Tilaaja on ilmoittanut, että et tullut keikalle. Jos olit keikalla, kerro se tässä. Silloin tieto korjataan. Voit saada keikasta palkkion ja kulut.
own-dispute = Olin keikalla
own-feedback-is-given = Kerroit, millainen keikka oli. Kiitos!
own-feedback-title = Millainen keikka oli?
own-feedback-lead = Tilaaja ei näe, mitä kirjoitat. Koordinaattori voi lukea sen. Näet omista tiedoistasi, milloin hän on lukenut sen. Jos jotakuta kohdeltiin huonosti, koordinaattori saa heti viestin.
own-feedback-score = Kuunneltiinko sinua hyvin?
own-feedback-score-low = ei yhtään
own-feedback-score-high = oikein hyvin
own-feedback-safe = Kohdeltiinko kaikkia hyvin? Myös sinua?
own-feedback-yes = Kyllä
own-feedback-no = Ei
own-feedback-comment = Mitä haluat kertoa?
own-feedback-comment-help = Sinun ei ole pakko kirjoittaa. Älä kirjoita muiden ihmisten nimiä.
own-feedback-talk-title = Haluatko puhua keikasta?
own-feedback-talk-text = Keikka voi jäädä mieleen. Siitä voi tulla paha olo. Voit puhua keikasta koordinaattorin kanssa.
own-feedback-talk = Haluan, että koordinaattori soittaa tai kirjoittaa minulle
own-feedback-send = Lähetä

# Mitä tapahtui
own-done-answered = Vastauksesi on tallessa.
own-done-withdrawn = Olet perunut keikan.
own-done-disputed = Tieto on korjattu: olit keikalla.
own-done-paused = Olet nyt tauolla.
own-done-resumed = Taukosi loppui.
own-done-fee-sent = Tiedot on lähetetty.
own-done-told = Kiitos, että kerroit!
own-done-contact = Kiitos, että kerroit! Koordinaattori soittaa tai kirjoittaa sinulle.
own-done-revoked = Kalenterin osoite ei enää toimi.
own-done-given = Lupasi on tallessa.
own-done-taken-back = Lupasi on peruttu.
own-done-saved = Tallennettu.
own-save = Tallenna

# Ajat
own-times-title = Milloin voit tulla keikalle?
own-times-lead = Kysymme sinua keikoille näinä aikoina.
own-weekly = Ajat joka viikko
own-weekly-help = Jos et kirjoita mitään, kaikki ajat sopivat. Kun tyhjennät rivin kellonajat, rivi poistuu. Keskiyö on 00:00.
own-weekly-row = Aika { $number }
own-weekday = Viikonpäivä
own-weekday-mon = maanantai
own-weekday-tue = tiistai
own-weekday-wed = keskiviikko
own-weekday-thu = torstai
own-weekday-fri = perjantai
own-weekday-sat = lauantai
own-weekday-sun = sunnuntai
own-from-clock = Alkaa
own-until-clock = Loppuu
own-days = Muut päivät
own-days-help = Esimerkiksi loma. Tai päivä, jolloin pääset silloinkin, kun et yleensä pääse. Kun tyhjennät rivin päivät, rivi poistuu.
own-days-row = Muu aika { $number }
own-from-day = Ensimmäinen päivä
own-until-day = Viimeinen päivä
own-day-can = Pääsetkö keikalle?
own-day-no = En pääse
own-day-yes = Pääsen koko päivän
own-caps = Kuinka monta keikkaa?
own-caps-help = Kuinka monta keikkaa haluat enintään? Jos et halua rajaa, älä kirjoita mitään.
own-per-week = Enintään viikossa
own-per-month = Enintään kuukaudessa

# Palkkiot
own-income-title = Palkkiosi ja kulusi
own-income-lead = Palkkio on tuloa. Se voi vaikuttaa tukiin, joita saat. Kulut eivät ole tuloa. Kuluja ovat esimerkiksi matkat.
own-income-none = Sinulla ei vielä ole palkkioita.
own-income-caption = Palkkiot ja kulut kuukausittain
own-income-month = Kuukausi
own-income-fees = Palkkiot, jotka saat
own-income-costs = Kulut, jotka saat
own-income-pending = Odottaa päätöstä
own-income-year = Koko vuosi

# Yhden keikan palkkio ja kulut
own-fees = Palkkio jokaisesta keikasta
own-fees-help = Kerro keikan jälkeen, mitä matka maksoi. Kerro myös muut kulut. Lähetä sitten tiedot koordinaattorille.
own-fee-title = Keikan palkkio ja kulut
own-fee-day = Keikan päivä
own-fee-fee = Palkkio
own-fee-waived = Et ota palkkiota
own-fee-costs-only = Et saa tästä keikasta palkkiota. Saat rahat kuluista.
own-fee-km = Kuinka monta kilometriä ajoit omalla autolla?
own-fee-km-at = { $km } km. Saat { $price } jokaisesta kilometristä.
own-fee-km-is-other = Ajoitko omalla autolla? Kerro se kohdassa Muut kulut.
own-fee-other = Muut kulut
own-fee-other-euros = Muut kulut euroina. Esimerkiksi bussilippu.
own-fee-note = Mitä muut kulut ovat?
own-fee-total = Yhteensä
own-fee-reason = Emme hyväksyneet tietoja. Syy:
own-fee-form = Kerro kulut
own-fee-waive-fee = En ota palkkiota. Saan silti rahat kuluista.
own-fee-send = Lähetä
own-fee-send-help = Kun olet lähettänyt tiedot, et voi enää muuttaa niitä.
own-fee-waive-link = En halua rahaa tästä keikasta
own-fee-waive-title = Etkö halua rahaa tästä keikasta?
own-fee-waive-text = Et saa palkkiota. Et saa rahaa kuluista. Et voi muuttaa tätä myöhemmin.
own-fee-waive = En halua rahaa

# Luvat
own-consents-title = Lupasi
own-consents-lead = Voit antaa luvan tai perua luvan, kun haluat. Siitä ei ole sinulle haittaa.
own-consent-since = Annoit luvan { $since }.
own-consent-not-given = Et ole antanut lupaa.
own-consent-give-link = Anna lupa
own-consent-withdraw-link = Peru lupa
own-consent-give-title = Annatko luvan?
own-consent-withdraw-title = Perutko luvan?
own-consent-give = Annan luvan
own-consent-withdraw = Perun luvan
own-consent-give-matching = Saamme kirjoittaa muistiin, mistä sinulla on kokemusta. Etsimme sinulle sopivia keikkoja. Vain koordinaattori näkee tiedot.
own-consent-give-told = Saamme kertoa tilaajalle, mistä sinulla on kokemusta. Kerromme vain ne asiat, joista sovimme.
own-consent-give-texts = Saat tekstiviestejä, jos sinulla ei ole sähköpostia.
own-consent-withdraw-matching = Poistamme heti tiedot kokemuksistasi. Emme enää kysy sinua uusille keikoille. Sovitut keikat pysyvät.
own-consent-withdraw-told = Emme enää kerro tilaajalle kokemuksistasi. Koordinaattori näkee ne yhä.
own-consent-withdraw-texts = Emme lähetä sinulle tekstiviestejä. Jos sinulla ei ole sähköpostia, koordinaattori soittaa sinulle.

# Omat tiedot
own-data-title = Tietosi
own-data-lead = Nimesi, yhteystietosi ja kokemuksesi ovat salassa. Kirjoitamme muistiin, kuka katsoo niitä.
own-reads = Kuka on katsonut tietojasi
own-reads-help = Uusin on ensin.
own-reads-none = Kukaan ei ole katsonut tietojasi.
own-read-at = Milloin
own-read-by = Kuka
own-read-what = Mitä
own-read-for = Miksi
own-read-order = Tilaus
own-reader-coordinator = Koordinaattori
own-reader-orderer = Tilaaja
own-reader-expert = Sinä
own-reader-system = Palvelu
own-reader-payroll = Palkkojen maksaja
own-purpose-message = Viestin lähettäminen
own-purpose-call = Soittaminen
own-purpose-registry = Tietojen hoitaminen
own-purpose-consent = Luvan peruminen
own-purpose-payroll = Palkkion maksaminen
own-purpose-feedback = Palaute keikasta
own-purpose-figures = Keskiarvon laskeminen
own-purpose-export = Omien tietojen lataaminen
own-purpose-other = Keikan hoitaminen
own-export-title = Lataa tietosi
own-export-text = Saat tiedoston. Siinä ovat kaikki tietosi. Pidä tiedosto tallessa niin, että muut eivät näe sitä.
own-export = Lataa tiedosto
own-erasure-heading = Tietojen poistaminen
own-erasure-lead = Voit pyytää, että poistamme kaikki tietosi. Teemme sen aina.
own-erasure-link = Pyydä tietojen poistamista
own-erasure-title = Poistammeko kaikki tietosi?
own-erasure-at-once = Poistamme heti tiedot kokemuksistasi ja avoimet pyynnöt.
own-erasure-later = Jos sinulla on sovittu keikka, poistamme muut tiedot keikan jälkeen. Jos odotat palkkiota tai rahaa kuluista, maksamme ne ensin.
own-erasure-for-good = Et saa tietoja takaisin.
own-erasure = Poista tietoni
own-erasure-asked-title = Saimme pyyntösi
own-erasure-asked-advice = Poistimme tiedot kokemuksistasi. Poistamme muut tiedot, kun sovitut keikat ja palkkiot on hoidettu. Kiitos sinulle.

# Kalenteri
own-feed-name = Keikat
own-feed-gig = Keikka
own-calendar-title = Keikat omaan kalenteriin
own-calendar-lead = Saat osoitteen. Lisää se kalenteriin puhelimessa tai tietokoneella. Näet kalenterissa keikkojen ajat. Keikan aihe ei näy siellä.
own-calendar-once = Ota osoite talteen nyt. Näytämme sen vain kerran.
own-calendar-address = Kalenterin osoite. Älä anna osoitetta muille. He näkevät siitä keikkojesi ajat.
own-calendar-since = Sinulla on kalenteri. Osoite on tehty { $since }.
own-calendar-none = Sinulla ei vielä ole kalenteria.
own-calendar-place = Näytä myös keikan paikka
own-calendar-place-help = Paikka voi kertoa muille, millainen keikka on.
own-calendar-make = Tee osoite
own-calendar-again = Tee uusi osoite
own-calendar-revoke-text = Jos joku muu on saanut osoitteen, tee uusi osoite tai poista osoite. Vanha osoite ei toimi sen jälkeen.
own-calendar-revoke = Poista osoite
own-copy = Kopioi osoite
own-copied = Kopioitu

# Nimet, jotka näkyvät omilla sivuilla
consent-purpose-matching = Lupa kirjoittaa muistiin kokemuksesi ja etsiä niiden avulla keikkoja
consent-purpose-told_to_orderer = Lupa kertoa kokemuksistasi tilaajalle
consent-purpose-text_messages = Lupa lähettää tekstiviestejä
field-class-l2 = Nimi ja yhteystiedot
field-class-l3 = Kokemukset ja avun tarve
claim-state-draft = Kerro kulut
claim-state-submitted = Koordinaattori tarkistaa tiedot
claim-state-checked = Odottaa päätöstä
claim-state-approved = Saat rahat
claim-state-exported = Saat rahat pian
claim-state-paid = Maksettu
claim-state-waived = Et halunnut rahaa
claim-state-rejected = Ei hyväksytty
