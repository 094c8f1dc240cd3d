# Palkkiot ja kulut

# Roolit
role-budget_approver = Palkkioiden hyväksyjä
role-payroll = Palkanmaksu

# Korvauksen tila
claim-state-draft = Täydennettävänä
claim-state-submitted = Odottaa tarkistusta
claim-state-checked = Odottaa hyväksyntää
claim-state-approved = Hyväksytty
claim-state-exported = Viety palkanmaksuun
claim-state-paid = Maksettu
claim-state-waived = Ei peri korvausta
claim-state-rejected = Hylätty

# Mistä palkkio maksetaan
fee-unit-hour = Tunti
fee-unit-task = Tehtävä
fee-unit-half_day = Puoli päivää
fee-unit-day = Päivä

# Lokin tapahtumat
act-fee-class-saved = Muutti hinnastoa
act-claim-filled = Täytti korvauksen tiedot
act-claim-submitted = Lähetti korvauksen tarkistettavaksi
act-claim-waived = Kirjasi, ettei korvausta peritä
act-claim-checked = Tarkisti korvauksen
act-claim-approved = Hyväksyi korvauksen
act-claim-rejected = Hylkäsi korvauksen
act-claim-reopened = Palautti korvauksen täydennettäväksi
act-payroll-exported = Teki palkanmaksun tiedoston
act-payroll-downloaded = Latasi palkanmaksun tiedoston
act-claims-paid = Merkitsi korvaukset maksetuiksi
act-feedback-given = Antoi palautetta keikasta
act-feedback-handled = Merkitsi palautteen käsitellyksi

# Korvausten luettelo
staff-nav-fees = Palkkiot ja kulut
staff-fees-all = Kaikki korvaukset
staff-fees-empty-title = Korvauksia ei vielä ole
staff-fees-empty-text = Korvaus syntyy, kun keikka ilmoitetaan pidetyksi. Jos keikalle ei ole sovittu palkkioluokkaa, siitä maksetaan vain kulut.
staff-fees-open = Avaa korvaus
staff-fees-none-found = Tässä tilassa ei ole korvauksia.
staff-fees-caption =
    { $count ->
        [one] { $count } korvaus
       *[other] { $count } korvausta
    }, yhteensä { $total }
staff-fee-order = Tilaus
staff-fee-day = Keikkapäivä
staff-fee-total = Yhteensä

# Yksi korvaus
staff-fee-gig = Keikka
staff-fee-cost-centre = Kustannuspaikka
staff-fee-class = Palkkioluokka
staff-fee-fee = Palkkio
staff-fee-waived = Ei peri palkkiota
staff-fee-costs-only = Palkkiota ei ole sovittu, vain kulut maksetaan
staff-fee-km = Kilometrit omalla autolla
staff-fee-km-at = { $km } km, { $price } kilometriltä
staff-fee-km-is-other = Hinnastossa ei ole kilometrin hintaa. Kirjaa omalla autolla ajettu matka muihin kuluihin.
staff-fee-other = Muut kulut
staff-fee-other-euros = Muut kulut euroina, esimerkiksi matkaliput
staff-fee-note = Mitä muut kulut ovat
staff-fee-reason = Korvausta ei hyväksytty. Syy:
staff-fee-fill-title = Matkat ja muut kulut
staff-fee-fill-help = Täytä, mitä kokemusasiantuntija on kertonut. Et voi itse hyväksyä korvausta, jonka tietoja olet täyttänyt.
staff-fee-waive-fee = Kokemusasiantuntija ei peri palkkiota. Kulut maksetaan silti.
staff-fee-step-submit = Lähetä tarkistettavaksi
staff-fee-step-check = Merkitse tarkistetuksi
staff-fee-step-approve = Hyväksy maksettavaksi
staff-fee-step-reopen = Palauta täydennettäväksi
staff-fee-step-reject = Hylkää korvaus
staff-fee-step-waive = Kirjaa, ettei korvausta peritä
staff-fee-submit-text = Korvaus siirtyy tarkistettavaksi. Sen jälkeen tietoja ei voi muuttaa.
staff-fee-check-text = Vahvista, että keikka on pidetty ja kulut ovat oikein. Sen jälkeen korvaus siirtyy hyväksyjälle.
staff-fee-approve-text = Korvaus maksetaan. Kokemusasiantuntija saa siitä viestin.
staff-fee-reopen-text = Korvauksen tietoja voi taas muuttaa. Sen jälkeen se tarkistetaan ja hyväksytään uudelleen.
staff-fee-reject-text = Korvausta ei makseta tällaisena. Kokemusasiantuntija saa tietää syyn.
staff-fee-waive-text = Kokemusasiantuntija ei peri palkkiota eikä kuluja. Tätä ei voi perua.
staff-fee-reject-reason = Miksi korvausta ei makseta?
staff-fee-not-possible = Tätä ei voi nyt tehdä. Korvauksen tila on ehkä muuttunut, tai olet itse käsitellyt korvausta.
staff-fee-back = Takaisin korvaukseen

# Millä perusteella maksetaan
staff-order-fee-class-help = Palkkio sovitaan tämän luokan mukaan, kun tilaus vahvistetaan.
staff-order-fee-class-own = Kokemusasiantuntijan oma palkkioluokka
staff-pay-title = Palkkion perusteet
staff-pay-lead = Näitä käytetään, jos tilaukselle ei ole valittu palkkioluokkaa. Jo vahvistettujen keikkojen palkkioluokka ei muutu.
staff-pay-no-class = Ei omaa palkkioluokkaa

# Hinnasto
staff-prices-title = Palkkioiden hinnasto
staff-prices-lead = Palkkio määräytyy keikkapäivänä voimassa olevan hinnan mukaan. Kun keikka on vahvistettu, sen hinta ei enää muutu.
staff-prices-empty = Hinnastossa ei ole vielä palkkioluokkia.
staff-prices-caption = Palkkioluokat ja niiden hinnat
staff-price-name = Nimi
staff-price-code = Tunnus
staff-price-from = Voimassa alkaen
staff-price-unit = Mistä maksetaan
staff-price-price = Hinta
staff-price-km-price = Kilometri
staff-price-current = Voimassa
staff-prices-new = Lisää luokka tai uusi hinta
staff-prices-new-help = Uusi hinta: käytä luokan nykyistä tunnusta ja valitse päivä, josta alkaen hinta on voimassa.
staff-price-cents = Hinta euroina
staff-price-preparation = Valmistautuminen minuutteina (vain tuntihinta)
staff-price-km = Kilometrin hinta euroina

# Palkanmaksu
staff-payroll-title = Palkanmaksun tiedostot
staff-payroll-lead = Tiedostossa on nimiä ja palkkanumeroita. Jokainen lataus kirjataan lokiin. Poista tiedosto koneeltasi, kun se on viety palkanmaksuun.
staff-payroll-waiting = Hyväksytyt korvaukset
staff-payroll-nothing = Maksuun vietäviä korvauksia ei ole.
staff-payroll-waiting-text =
    { $count ->
        [one] { $count } korvaus odottaa maksua
       *[other] { $count } korvausta odottaa maksua
    }, yhteensä { $total }.
staff-payroll-make = Tee tiedosto
staff-payroll-made = Tehdyt tiedostot
staff-payroll-empty = Tiedostoja ei ole vielä tehty.
staff-payroll-caption = Palkanmaksun tiedostot, uusin ensin
staff-payroll-made-at = Tehty
staff-payroll-claims = Korvauksia
staff-payroll-download = Lataa
staff-payroll-paid = Merkitse maksetuksi

# Palaute keikoista
staff-nav-feedback = Palaute keikoista
staff-order-step-feedback = Anna palautetta
staff-feedback-give-title = Miten keikka sujui?
staff-feedback-give-lead = Koordinaattorit lukevat palautteesi. Kokemusasiantuntija voi nähdä sen omista tiedoistaan. Hän antaa oman palautteensa erikseen. Jos jotakuta ei kohdeltu kunnioittavasti, koordinaattorit saavat siitä heti viestin.
staff-feedback-of-order = Palaute
staff-feedback-none-yet = Kukaan ei ole vielä antanut palautetta.
staff-feedback-own = Antamanne palaute
staff-feedback-own-none = Ette ole vielä antaneet palautetta.
staff-feedback-no-gigs = Tilauksessa ei ole pidettyjä keikkoja.
staff-feedback-is-given = Palaute on annettu. Kiitos!
staff-feedback-score = Kuinka hyödyllinen keikka oli?
staff-feedback-score-low = ei lainkaan hyödyllinen
staff-feedback-score-high = erittäin hyödyllinen
staff-feedback-safe = Kohdeltiinko kaikkia kunnioittavasti?
staff-feedback-comment = Mikä onnistui, mitä voisi tehdä toisin?
staff-feedback-contact = Haluan, että koordinaattori ottaa minuun yhteyttä
staff-feedback-send = Lähetä palaute
staff-feedback-lead = Tässä ovat palautteet, joissa pyydetään yhteydenottoa tai kerrotaan, ettei kaikkia kohdeltu kunnioittavasti. Kokemusasiantuntija näkee, kuka on lukenut hänen keikkojensa palautteita.
staff-feedback-empty = Mikään palaute ei odota käsittelyä.
staff-feedback-by-orderer = Tilaajan palaute
staff-feedback-by-expert = Kokemusasiantuntijan palaute
staff-feedback-unsafe = Kaikkia ei kohdeltu kunnioittavasti
staff-feedback-wants-contact = Pyytää yhteydenottoa
staff-feedback-score-given = Arvosana
staff-feedback-handled = Merkitse käsitellyksi
staff-fee-panel = Raati
