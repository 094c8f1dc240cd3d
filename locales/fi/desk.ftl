# Koordinaattorin pöytä: rekisteri tiedostoina, viikko, asetukset ja päättyvät sopimukset

# Rekisteri tiedostona
desk-export = Lataa rekisteri taulukkona
desk-municipality = Kunta
desk-areas = Toiminta-alue
desk-competences = Mitä tekee

# Luettelon tuonti
desk-import-title = Lisää useita luettelosta
desk-import-lead = Kopioi luettelo taulukkolaskennasta tähän. Näet ensin, keitä siinä on. Vasta sitten lisäät heidät rekisteriin: kaikki tai ei ketään.
desk-import-template = Lataa tyhjä luettelo täytettäväksi
desk-import-csv = Luettelo
desk-import-csv-help = Ensimmäisellä rivillä on sarakkeiden nimet ja sen jälkeen jokainen omalla rivillään. Voit liittää rivit suoraan taulukosta tai avata CSV-tiedoston tekstinä. Enintään 500 riviä; lähetä pidempi luettelo osissa.
desk-import-preview = Tarkista luettelo
desk-import-columns = Sarakkeet
desk-import-columns-help = Sarakkeet voivat olla missä järjestyksessä tahansa. Otsikot voivat olla suomeksi, ruotsiksi tai englanniksi. Muita sarakkeita luettelossa ei saa olla.
desk-import-languages = Kielet, joilla tekee keikkoja, lyhenteinä: fi sv se smn sms en. Viittomakielet ovat fse ja fss.
desk-import-modes = Paikan päällä, etänä tai hybridi. Erota useampi pilkulla.
desk-import-municipality = Kunnan suomenkielinen nimi tai kuntanumero.
desk-import-agreement = Sopimuksen viimeinen päivä, esimerkiksi 31.12.2027.
desk-import-name = Etunimi ja sukunimi. Nimi ja yhteystiedot säilytetään suojattuina.
desk-import-email = Sähköpostiosoite. Ilman sitä koordinaattori soittaa.
desk-import-phone = Puhelinnumero, esimerkiksi 040 123 4567.
desk-import-consent = Onko antanut suostumuksen siihen, että hänelle etsitään sopivia keikkoja: kyllä tai ei. Ilman suostumusta häneltä ei kysytä.
desk-import-standing = Hakija, koulutuksessa tai aktiivinen. Tyhjä on aktiivinen. Vain aktiivisilta kysytään keikoille.
desk-import-no-rows = Lisää otsikkorivin alle ainakin yksi rivi.
desk-import-problem = Rivi { $row }, { $column }: { $message }
desk-import-ready =
    { $count ->
        [one] Luettelossa on yksi henkilö. Ketään ei ole vielä lisätty.
       *[other] Luettelossa on { $count } henkilöä. Ketään ei ole vielä lisätty.
    }
desk-import-known =
    { $count ->
        [one] Yksi luettelon henkilö saattaa olla jo rekisterissä. Poista hänet luettelosta, tai merkitse, että hänet lisätään silti.
       *[other] { $count } luettelon henkilöä saattaa olla jo rekisterissä. Poista heidät luettelosta, tai merkitse, ketkä lisätään silti.
    }
desk-import-caption = Luettelo sellaisena kuin se lisätään
desk-import-row = Rivi
desk-import-reached = Nimi ja yhteystiedot
desk-import-consented = Suostumus
desk-import-known-column = Onko jo rekisterissä
desk-import-even-if-known = Lisää silti: { $alias }
desk-import-register = Lisää kaikki rekisteriin
desk-import-write = Palaa muokkaamaan luetteloa

# Asetukset
desk-settings-title = Rekisterin asetukset
desk-settings-wording = Nimitys suomeksi
desk-settings-wording-help = Suomenkieliset sivut käyttävät tätä sanaa. Muissa kielissä on yksi nimitys.
desk-settings-weights = Pisteet, joiden mukaan tekijöitä ehdotetaan
desk-settings-weights-help = Enintään näin monta pistettä kustakin asiasta. Yhteensä niitä on sata. Uuden tekijän pisteet ovat osa kokemuksen pisteistä: vähintään puolet niistä.
desk-settings-fairness = Odotus ja keikkojen määrä muihin verrattuna
desk-settings-newcomer = Uusi tekijä
desk-settings-needs-training = Keikalle tarvitaan voimassa oleva koulutus
desk-settings-lead-days = Kuinka monta päivää etukäteen tilataan
desk-settings-lead-days-help = Tilauslomake kertoo tämän tilaajille. Nolla: lomake ei kerro mitään.
desk-settings-travel-times = Matkat, joiden kesto poikkeaa arviosta
desk-settings-travel-times-help = Yksi matka riville: kaksi kuntaa ja minuutit yhteen suuntaan, esimerkiksi Inari; Utsjoki; 120
desk-settings-travel-not-read = Kirjoita jokaiselle riville kaksi kuntaa ja minuutit puolipisteellä erotettuina, esimerkiksi Inari; Utsjoki; 120.

# Päättyvät sopimukset
desk-ending-title = Sopimus päättyy pian
desk-ending-help = Näiden sopimus päättyy 60 päivän kuluessa. Palvelu muistuttaa heitä 60 ja 14 päivää ennen. Sovi jatkosta ja kirjaa uusi päivä.
desk-beyond-title = Keikka on sopimuksen päättymisen jälkeen
desk-beyond-help = Nämä vahvistetut keikat ovat sopimuksen viimeisen päivän jälkeen. Niitä ei peruta itsestään: sovi jatkosta ja kirjaa uusi päivä, tai etsi keikalle toinen.
desk-beyond-notice = Sopimus ei ole voimassa keikan aikana: { $aliases }. Sovi jatkosta tai etsi keikalle toinen.

# Viikko
desk-week-open = Viikkokalenteri
desk-week-title = Keikat viikolla { $week }/{ $year }
desk-week-label = Viikot
desk-week-previous = Edellinen viikko
desk-week-this = Tämä viikko
desk-week-next = Seuraava viikko
desk-week-empty-title = Tällä viikolla ei ole keikkoja
desk-week-empty-text = Kalenterissa näkyvät lähetettyjen tilausten ajat, myös ne, joihin vielä etsitään tekijää.
desk-week-day-empty = Ei keikkoja.
desk-week-seats = Varattu { $filled }/{ $seats }
desk-monday = Maanantai
desk-tuesday = Tiistai
desk-wednesday = Keskiviikko
desk-thursday = Torstai
desk-friday = Perjantai
desk-saturday = Lauantai
desk-sunday = Sunnuntai

# Tilaajan opastus
desk-order-lead-days =
    { $days ->
        [one] Tee tilaus mieluiten vähintään päivää ennen keikkaa, jotta tekijä ehtii löytyä.
       *[other] Tee tilaus mieluiten vähintään { $days } päivää ennen keikkaa, jotta tekijä ehtii löytyä.
    }
desk-order-induction = Näin valmistelet keikan
desk-order-induction-purpose = Kerro kuvauksessa tavoite, osallistujat ja se, mistä kokemusasiantuntijan toivotaan puhuvan.
desk-order-induction-contact = Nimeä henkilö, joka on yhteydessä kokemusasiantuntijaan ennen keikkaa ja ottaa hänet vastaan.
desk-order-induction-place = Tarkista, että paikka on esteetön, ja varaa taukoja ja rauhallinen tila.
desk-order-induction-share = Sovi, mistä kokemusasiantuntija haluaa kertoa ja mistä häneltä ei kysytä.
desk-order-induction-after = Varaa keikan jälkeen aikaa keskustella siitä, miltä se tuntui.
desk-order-estimate = Palkkioarvio
desk-order-estimate-value = { $amount } ilman matkoja ja muita kuluja
desk-order-estimate-no-fees = Ei voi laskea. Arvioon tarvitaan ajat ja palkkioluokka, joka on silloin voimassa.
desk-order-estimate-travel = Matka-arvio
desk-order-estimate-travel-value = { $least }–{ $most } omalla autolla, laskettuna hyvinvointialueen lähimmästä ja kaukaisimmasta kunnasta
desk-order-estimate-travel-and-night = { $least }–{ $most } omalla autolla, laskettuna hyvinvointialueen lähimmästä ja kaukaisimmasta kunnasta. Kaukaa tuleva tarvitsee lisäksi majoituksen.
desk-order-estimate-no-travel = Ei voi laskea. Arvioon tarvitaan ajat, paikan kunta, hyvinvointialueen kunnat ja hinnasto.
desk-order-estimate-title = Arvio kustannuksista
desk-order-estimate-ask = Laske arvio kustannuksista

# Tapahtumat
act-experts-exported = Latasi rekisterin taulukkona
act-expert-settings-changed = Muutti rekisterin asetuksia
