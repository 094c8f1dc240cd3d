# Miten ihmiselle kerrotaan
message-channel-email = Sähköpostilla
message-channel-sms = Tekstiviestillä
message-channel-phone = Puhelimessa

# Viestien kehykset
message-letter =
    Hei!

    { $text }

    { $reply }

    Terveisin
    { $county }
message-letter-reply = Jos sinulla on kysyttävää, vastaa tähän viestiin tai kirjoita osoitteeseen { $address }.
message-letter-no-reply = Tähän viestiin ei voi vastata.
message-sms = { $county }: { $text }
message-gig =
    { $times ->
        [one]
            Alkaa: { $starts }
            Päättyy: { $ends }
            Osallistuminen: { $mode }
       *[other]
            Aikoja: { $times }
            Ensimmäinen alkaa: { $starts }
            Ensimmäinen päättyy: { $ends }
            Osallistuminen: { $mode }
    }

# Pyynnöt
message-offer_sent-subject = Sinulle on keikkapyyntö { $reference }
message-offer_sent-body =
    Sinua pyydetään keikalle { $reference }.

    { $gig }

    Lue, mistä keikassa on kyse, ja vastaa täällä:
    { $link }

    Vastaa viimeistään { $expires }. Voit kieltäytyä vapaasti. Linkki on vain sinulle: älä anna sitä muille.
message-offer_sent-sms = Sinulle on keikkapyyntö { $reference }. Vastaa viimeistään { $expires }: { $link }
message-offer_reminder-subject = Muistutus: keikkapyyntö { $reference } odottaa vastaustasi
message-offer_reminder-body =
    Et ole vielä vastannut, tuletko keikalle { $reference }.

    { $gig }

    Lue, mistä keikassa on kyse, ja vastaa täällä:
    { $link }

    Vastaa viimeistään { $expires }. Voit kieltäytyä vapaasti. Linkki on vain sinulle: älä anna sitä muille.
message-offer_reminder-sms = Muistutus: keikkapyyntö { $reference } odottaa vastaustasi. Vastaa viimeistään { $expires }: { $link }
message-offer_not_chosen-subject = Keikalle { $reference } valittiin tällä kertaa joku toinen
message-offer_not_chosen-body =
    Kiitos kiinnostuksestasi keikkaan { $reference }. Tällä kertaa siihen valittiin joku toinen.

    Aikoja ei ole varattu sinulle. Sinun ei tarvitse tehdä mitään.
message-offer_not_chosen-sms = Kiitos kiinnostuksestasi keikkaan { $reference }. Tällä kertaa siihen valittiin joku toinen. Sinun ei tarvitse tehdä mitään.

# Varatut keikat
message-booking_confirmed-subject = Keikka { $reference } on vahvistettu
message-booking_confirmed-body =
    Keikka { $reference } on vahvistettu, ja sen ajat on varattu sinulle.

    { $gig }

    Keikan tiedot ovat täällä:
    { $link }

    Jos et pääsekään keikalle, kerro siitä koordinaattorille mahdollisimman pian.
message-booking_confirmed-sms = Keikka { $reference } on vahvistettu. Se alkaa { $starts }. Tiedot: { $link }
message-booking_moved-subject = Keikan { $reference } aika on muuttunut
message-booking_moved-body =
    Keikan { $reference } aika on muuttunut. Uusi aika on tässä.

    { $gig }

    Keikan tiedot ovat täällä:
    { $link }

    Jos uusi aika ei sovi sinulle, kerro siitä koordinaattorille mahdollisimman pian.
message-booking_moved-sms = Keikan { $reference } aika on muuttunut. Keikka alkaa { $starts }. Tiedot: { $link }
message-booking_cancelled-subject = Keikka { $reference } on peruttu
message-booking_cancelled-body =
    Keikka { $reference } on peruttu. Sen piti alkaa { $starts }.

    Aikaa ei ole enää varattu sinulle. Sinun ei tarvitse tehdä mitään.
message-booking_cancelled-sms = Keikka { $reference } on peruttu. Sen piti alkaa { $starts }. Sinun ei tarvitse tehdä mitään.
message-gig_reminder-subject = Muistutus: keikka { $reference } alkaa { $starts }
message-gig_reminder-body =
    Keikka { $reference } lähestyy.

    Alkaa: { $starts }
    Osallistuminen: { $mode }

    Keikan tiedot ovat täällä:
    { $link }

    Jos et pääsekään keikalle, kerro siitä heti koordinaattorille.
message-gig_reminder-sms = Muistutus: keikka { $reference } alkaa { $starts }. Tiedot: { $link }

# Pääsy omalle sivulle
message-sign_in_code-subject = Koodisi
message-sign_in_code-body =
    Koodisi on { $code }.

    Koodi toimii { $expires } asti. Älä kerro sitä kenellekään. Jos et ole pyytänyt koodia, sinun ei tarvitse tehdä mitään.
message-sign_in_code-sms = Koodisi on { $code }. Se toimii { $expires } asti. Älä kerro sitä kenellekään.
message-personal_link-subject = Linkki omalle sivullesi
message-personal_link-body =
    Pääset omalle sivullesi tästä:
    { $link }

    Linkki on vain sinulle: älä anna sitä muille.
message-personal_link-sms = Pääset omalle sivullesi tästä: { $link } Älä anna linkkiä muille.

# Tilaajalle
message-order_received-subject = Tilaus { $reference } on tullut perille
message-order_received-body =
    Tilauksesi { $reference } on tullut perille. Koordinaattori alkaa etsiä sopivaa tekijää.

    Näet tilauksen tilanteen täällä:
    { $link }
message-order_received-sms = Tilauksesi { $reference } on tullut perille. Tilanne: { $link }
message-order_returned-subject = Täydennä tilausta { $reference }
message-order_returned-body =
    Koordinaattori on palauttanut tilauksesi { $reference } sinulle. Täydennä se ja lähetä uudelleen:
    { $link }
message-order_returned-sms = Tilauksesi { $reference } on palautettu. Täydennä se ja lähetä uudelleen: { $link }
message-order_confirmed-subject = Tilaus { $reference } on vahvistettu
message-order_confirmed-body =
    Tilauksellesi { $reference } on löytynyt tekijä kaikille paikoille. Keikka alkaa { $starts }.

    Näet tekijät ja ajat täällä:
    { $link }
message-order_confirmed-sms = Tilauksesi { $reference } on vahvistettu. Keikka alkaa { $starts }. Tiedot: { $link }
message-order_moved-subject = Tilauksen { $reference } ajat ovat muuttuneet
message-order_moved-body =
    Tilauksesi { $reference } ajat ovat muuttuneet.

    Näet uudet ajat täällä:
    { $link }
message-order_moved-sms = Tilauksesi { $reference } ajat ovat muuttuneet. Uudet ajat: { $link }
message-order_unfilled-subject = Tilaukseen { $reference } ei löytynyt tekijää
message-order_unfilled-body =
    Tilaukseesi { $reference } ei valitettavasti löytynyt tekijää.

    Lue lisää täällä:
    { $link }
message-order_unfilled-sms = Tilaukseesi { $reference } ei valitettavasti löytynyt tekijää. Lue lisää: { $link }
message-order_cancelled-subject = Tilaus { $reference } on peruttu
message-order_cancelled-body =
    Tilauksesi { $reference } on peruttu, ja siihen varatut ajat ovat vapautuneet.

    Lue lisää täällä:
    { $link }
message-order_cancelled-sms = Tilauksesi { $reference } on peruttu. Lue lisää: { $link }
message-seat_reopened-subject = Tilaukseen { $reference } etsitään uutta tekijää
message-seat_reopened-body =
    Tilaukseesi { $reference } varattu tekijä on estynyt. Koordinaattori etsii uutta tekijää, ja kerromme sinulle, miten käy.

    Näet tilauksen tilanteen täällä:
    { $link }
message-seat_reopened-sms = Tilaukseesi { $reference } varattu tekijä on estynyt. Etsimme uutta. Tilanne: { $link }

# Keikan jälkeen
message-held_question-subject = Pidettiinkö keikka { $reference }?
message-held_question-body =
    Keikan { $reference } aika on ohi. Kerro, pidettiinkö keikka:
    { $link }
message-held_question-sms = Pidettiinkö keikka { $reference }? Vastaa: { $link }
message-feedback_asked-subject = Anna palautetta keikasta { $reference }
message-feedback_asked-body =
    Keikka { $reference } on pidetty. Kerro, miten se sujui:
    { $link }

    Palautteen antaminen on vapaaehtoista.
message-feedback_asked-sms = Miten keikka { $reference } sujui? Anna palautetta: { $link }
message-safety_reported-subject = Palautteessa on kerrottu turvattomasta keikasta
message-safety_reported-body =
    Joku on kertonut palautteessa, ettei keikalla tuntunut turvalliselta.

    Lue palaute ja selvitä asia:
    { $link }
message-safety_reported-sms = Joku on kertonut, ettei keikalla tuntunut turvalliselta. Lue palaute: { $link }
message-message_arrived-subject = Sinulle on uusi viesti: { $reference }
message-message_arrived-body =
    Sinulle on uusi viesti keikasta { $reference }. Lue se ja vastaa täällä:
    { $link }
message-message_arrived-sms = Sinulle on uusi viesti keikasta { $reference }: { $link }
message-fee_approved-subject = Keikan { $reference } palkkio on hyväksytty
message-fee_approved-body =
    Keikan { $reference } palkkio ja kulut on hyväksytty. Sinulle maksetaan yhteensä { $amount }.
message-fee_approved-sms = Keikan { $reference } palkkio ja kulut on hyväksytty: yhteensä { $amount }.
message-fee_rejected-subject = Keikan { $reference } palkkiota ei hyväksytty
message-fee_rejected-body =
    Keikan { $reference } palkkiota ei hyväksytty sellaisena kuin se oli. Katso syy ja korjaa tiedot:
    { $link }
message-fee_rejected-sms = Keikan { $reference } palkkiota ei hyväksytty. Katso syy ja korjaa tiedot: { $link }

# Sopimus
message-agreement_ends-subject = Sopimuksesi päättyy { $day }
message-agreement_ends-body =
    Sopimuksesi päättyy { $day }.

    Jos haluat jatkaa, sovi siitä koordinaattorin kanssa ennen sitä. Sopimuksen päätyttyä sinulta ei kysytä uusista keikoista.
message-agreement_ends-sms = Sopimuksesi päättyy { $day }. Jos haluat jatkaa, ota yhteyttä koordinaattoriin.


# Raadit
message-application_received-subject = Hakemuksesi raatiin on tullut perille
message-application_received-body =
    Hakemuksesi raatiin on tullut perille.

    Näet hakemuksen tilanteen täällä ja voit myös perua sen:
    { $link }

    Linkki on vain sinulle: älä anna sitä muille.
message-application_received-sms = Hakemuksesi raatiin on tullut perille. Tilanne: { $link }
message-seat_offered-subject = Sinulle tarjotaan paikkaa raadissa
message-seat_offered-body =
    Sinulle tarjotaan paikkaa raadissa.

    Kerro täällä, otatko paikan:
    { $link }

    Voit kieltäytyä vapaasti. Linkki on vain sinulle: älä anna sitä muille.
message-seat_offered-sms = Sinulle tarjotaan paikkaa raadissa. Kerro, otatko sen: { $link }
message-seat_proposed-subject = Sinua on ehdotettu raadin jäseneksi
message-seat_proposed-body =
    Sinua on ehdotettu raadin jäseneksi.

    Kerro täällä, haluatko jäseneksi:
    { $link }

    Sivulla kerrotaan, mihin tietojasi käytetään. Olet jäsen vasta, kun suostut siihen. Voit kieltäytyä vapaasti. Linkki on vain sinulle: älä anna sitä muille.
message-seat_proposed-sms = Sinua on ehdotettu raadin jäseneksi. Kerro, haluatko: { $link }
message-put_in_reserve-subject = Raadin jäsenet on arvottu
message-put_in_reserve-body =
    Raadin jäsenet on arvottu. Arpa ei osunut sinuun tällä kertaa, mutta olet varalla. Kysymme sinua, jos paikka vapautuu ja vuorosi tulee.

    Näet tilanteen täällä:
    { $link }
message-put_in_reserve-sms = Raadin jäsenet on arvottu. Olet varalla. Tilanne: { $link }

# Raadin kokoukset
message-calendar-meeting = Kokous
message-meeting_invitation-subject = Kutsu kokoukseen { $starts }
message-meeting_invitation-body =
    Sinut kutsutaan kokoukseen.
    Kokous alkaa: { $starts }
    Kokous päättyy: { $ends }

    Katso esityslista ja kerro, tuletko:
    { $link }

    Linkki on vain sinulle: älä anna sitä muille.
message-meeting_invitation-sms = Kutsu kokoukseen { $starts }. Kerro, tuletko: { $link }
message-meeting_moved-subject = Kokous on muuttunut: { $starts }
message-meeting_moved-body =
    Kokouksen aika, paikka, tapa tai etälinkki on muuttunut.
    Kokous alkaa: { $starts }
    Kokous päättyy: { $ends }

    Katso uudet tiedot ja kerro, tuletko:
    { $link }
message-meeting_moved-sms = Kokous on muuttunut. Se alkaa { $starts }. Katso tiedot: { $link }
message-meeting_called_off-subject = Kokous { $starts } on peruttu
message-meeting_called_off-body =
    Kokousta, jonka piti alkaa { $starts }, ei pidetä.
message-meeting_called_off-sms = Kokousta { $starts } ei pidetä.
message-meeting_reminder-subject = Muistutus kokouksesta { $starts }
message-meeting_reminder-body =
    Muistutamme kokouksesta.
    Kokous alkaa: { $starts }
    Kokous päättyy: { $ends }

    Jos et pääse tulemaan, kerro se täällä:
    { $link }
message-meeting_reminder-sms = Muistutus: kokous alkaa { $starts }. Tiedot: { $link }
message-survey_invitation-subject = Raatisi kysely odottaa vastaustasi
message-survey_invitation-body =
    Raatisi jäseniltä kysytään mielipidettä. Voit vastata linkistä kerran.

    Linkki: { $link }

    Kysely on avoinna: { $closes } asti.
    Linkki on sinun omasi, älä anna sitä muille. Vastaukseesi ei merkitä, keneltä se tuli.
message-survey_invitation-sms = Raatisi kysely odottaa vastaustasi { $closes } asti: { $link }
message-survey_reminder-subject = Muistutus raatisi kyselystä
message-survey_reminder-body =
    Raatisi kysely on vielä avoinna. Vastauksesi on tärkeä.

    Linkki: { $link }

    Kysely on avoinna: { $closes } asti.
    Jos olet jo vastannut, sinun ei tarvitse tehdä mitään.
message-survey_reminder-sms = Muistutus: raatisi kysely on avoinna { $closes } asti: { $link }
message-panel_invitation-subject = Kutsu hakea raatiin
message-panel_invitation-body =
    Sinut on valittu satunnaisesti niiden joukosta, joita kutsutaan hakemaan raatiin. Raadissa kerrot, miten palveluja pitäisi kehittää.

    Lue lisää ja hae mukaan:
    { $link }

    Jos et halua hakea, sinun ei tarvitse tehdä mitään. Linkki on vain sinulle: älä anna sitä muille.
message-panel_invitation-sms = Sinut on valittu satunnaisesti kutsuttavaksi hakemaan raatiin. Lue lisää ja hae: { $link }
message-seat_taken-subject = Olet raadin jäsen
message-seat_taken-body =
    Olet raadin jäsen.

    Oma sivusi, jolla näet kokouskutsut:
    { $link }
message-seat_taken-sms = Olet raadin jäsen. Oma sivusi, jolla näet kokouskutsut: { $link }
message-topic_answered-subject = Ehdotukseesi on vastattu
message-topic_answered-body =
    Raadin järjestäjä on vastannut aihe-ehdotukseesi.

    Lue vastaus:
    { $link }
message-topic_answered-sms = Raadin järjestäjä on vastannut aihe-ehdotukseesi. Lue vastaus: { $link }
message-meeting_costs_asked-subject = Kerro kokouksen { $day } kulut
message-meeting_costs_asked-body =
    Kiitos, että osallistuit kokoukseen { $day }.

    Kerro, mitä tulo kokoukseen maksoi, ja lähetä korvauspyyntö:
    { $link }

    Linkki on vain sinulle: älä anna sitä muille.
message-meeting_costs_asked-sms = Kiitos, että osallistuit kokoukseen { $day }. Kerro kulusi ja lähetä korvauspyyntö: { $link }
message-meeting_fee_approved-subject = Kokouksen { $day } korvaus on hyväksytty
message-meeting_fee_approved-body =
    Korvauksesi kokouksesta { $day } on hyväksytty. Sinulle maksetaan yhteensä { $amount }.
message-meeting_fee_approved-sms = Korvauksesi kokouksesta { $day } on hyväksytty: yhteensä { $amount }.
message-meeting_fee_rejected-subject = Kokouksen { $day } korvausta ei hyväksytty
message-meeting_fee_rejected-body =
    Korvaustasi kokouksesta { $day } ei hyväksytty sellaisena kuin se oli. Katso syy täältä:
    { $link }

    Jos jokin on väärin, ota yhteyttä raadin järjestäjään.
message-meeting_fee_rejected-sms = Korvaustasi kokouksesta { $day } ei hyväksytty. Katso syy: { $link }
message-panel_ended-subject = Raati on päättynyt
message-panel_ended-body =
    Raati, johon hait tai johon kuuluit, on päättynyt. Kiitos sinulle!

    Poistamme tietosi palvelusta. Sinun ei tarvitse tehdä mitään.
message-panel_ended-sms = Raati, johon hait tai johon kuuluit, on päättynyt. Kiitos! Poistamme tietosi.
message-contact_changed-subject = Yhteystietosi on muutettu
message-contact_changed-body =
    Raadille antamasi nimi tai yhteystiedot on muutettu. Tästä lähtien lähetämme viestit uusien tietojen mukaan.

    Jos et ole muuttanut tietoja itse etkä ole pyytänyt muutosta, ota heti yhteyttä raadin järjestäjään.
message-contact_changed-sms = Raadille antamasi nimi tai yhteystiedot on muutettu. Jos et tiennyt muutoksesta, ota heti yhteyttä raadin järjestäjään.
message-indicators_owed-subject = Ohjelman mittareista puuttuu arvoja
message-indicators_owed-body =
    Osallisuusohjelman mittareista puuttuu arvoja, jotka sinun pitää ilmoittaa tai hyväksyä.

    Ilmoita arvot viimeistään { $day }. Jos arvoa ei ole, kerro miksi.

    Arvot ilmoitetaan täällä:
    { $link }
message-indicators_owed-sms = Osallisuusohjelman mittareista puuttuu arvoja. Ilmoita ne viimeistään { $day }: { $link }

message-initiative_received-subject = Aloitteesi on vastaanotettu
message-initiative_received-body =
    Olemme saaneet aloitteesi. Kiitos! Näet tästä linkistä, mitä aloitteellesi tapahtuu:

    { $link }

    Linkki on vain sinulle. Älä lähetä sitä muille.
message-initiative_received-sms = Olemme saaneet aloitteesi. Kiitos! Näet tilanteen tästä: { $link }
message-initiative_told-subject = Uutta tietoa aloitteestasi
message-initiative_told-body =
    Olemme kirjoittaneet sinulle aloitteestasi. Lue viesti tästä linkistä:

    { $link }

    Linkki on vain sinulle. Älä lähetä sitä muille.
message-initiative_told-sms = Olemme kirjoittaneet sinulle aloitteestasi. Lue viesti: { $link }
# Asiakaspalaute
message-customer_feedback_received-subject = Olemme saaneet palautteesi
message-customer_feedback_received-body =
    Kiitos palautteestasi. Olemme saaneet sen.

    Täältä näet, miten palautteesi käsittely etenee:
    { $link }

    Linkki on vain sinulle: älä anna sitä muille.
message-customer_feedback_received-sms = Olemme saaneet palautteesi. Kiitos! Näin sen käsittely etenee: { $link }
message-customer_feedback_answered-subject = Palautteeseesi on vastattu
message-customer_feedback_answered-body =
    Palautteesi on käsitelty, ja siihen on vastattu.

    Lue vastaus:
    { $link }

    Linkki on vain sinulle: älä anna sitä muille.
message-customer_feedback_answered-sms = Palautteesi on käsitelty. Lue vastaus: { $link }
message-customer_feedback_waits-subject = Asiakaspalautteita odottaa käsittelyä
message-customer_feedback_waits-body =
    Jonossasi on asiakaspalautteita.

    Kukaan ei ole ottanut käsittelyyn: { $untaken }
    Määräaika on kolmen arkipäivän sisällä: { $soon }
    Myöhässä: { $overdue }

    Jono on täällä:
    { $link }
message-customer_feedback_waits-sms = Asiakaspalautteita jonossasi: ottamatta { $untaken }, määräaika lähellä { $soon }, myöhässä { $overdue }. { $link }
