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
message-letter-reply =
    Voit kysyä lisää.
    Vastaa tähän viestiin. Tai kirjoita tähän osoitteeseen: { $address }
message-letter-no-reply = Et voi vastata tähän viestiin.
message-sms = { $county }: { $text }
message-gig =
    { $times ->
        [one]
            Keikka alkaa: { $starts }
            Keikka loppuu: { $ends }
            Miten osallistut: { $mode }
       *[other]
            Montako kertaa: { $times }
            Ensimmäinen kerta alkaa: { $starts }
            Ensimmäinen kerta loppuu: { $ends }
            Miten osallistut: { $mode }
    }

# Pyynnöt
message-offer_sent-subject = Tuletko keikalle { $reference }?
message-offer_sent-body =
    Kysymme, tuletko keikalle.
    Keikan numero on { $reference }.

    { $gig }

    Avaa linkki. Lue, mitä keikalla tehdään. Vastaa sitten, tuletko keikalle.
    { $link }

    Vastaa viimeistään { $expires }.
    Voit sanoa ei. Siitä ei ole sinulle haittaa.
    Älä anna linkkiä muille.
message-offer_sent-sms = Tuletko keikalle { $reference }? Vastaa viimeistään { $expires }: { $link }
message-offer_reminder-subject = Muista vastata: tuletko keikalle { $reference }?
message-offer_reminder-body =
    Kysyimme, tuletko keikalle. Et ole vielä vastannut.
    Keikan numero on { $reference }.

    { $gig }

    Avaa linkki. Lue, mitä keikalla tehdään. Vastaa sitten, tuletko keikalle.
    { $link }

    Vastaa viimeistään { $expires }.
    Voit sanoa ei. Siitä ei ole sinulle haittaa.
    Älä anna linkkiä muille.
message-offer_reminder-sms = Muista vastata: tuletko keikalle { $reference }? Vastaa viimeistään { $expires }: { $link }
message-offer_not_chosen-subject = Keikalle { $reference } tulee toinen ihminen
message-offer_not_chosen-body =
    Kiitos, että halusit tulla keikalle { $reference }.
    Tällä kertaa valitsimme toisen ihmisen.

    Sinun ei tarvitse tehdä mitään.
message-offer_not_chosen-sms = Kiitos, että halusit tulla keikalle { $reference }. Tällä kertaa valitsimme toisen ihmisen. Sinun ei tarvitse tehdä mitään.

# Varatut keikat
message-booking_confirmed-subject = Keikka { $reference } on varma
message-booking_confirmed-body =
    Keikka { $reference } on nyt varma. Olet mukana.

    { $gig }

    Lue keikan tiedot täältä:
    { $link }

    Kerro heti koordinaattorille, jos et pääse keikalle.
message-booking_confirmed-sms = Keikka { $reference } on nyt varma. Se alkaa { $starts }. Lue tiedot: { $link }
message-booking_moved-subject = Keikan { $reference } aika muuttui
message-booking_moved-body =
    Keikan { $reference } aika muuttui. Tässä on uusi aika.

    { $gig }

    Lue keikan tiedot täältä:
    { $link }

    Kerro heti koordinaattorille, jos uusi aika ei sovi sinulle.
message-booking_moved-sms = Keikan { $reference } aika muuttui. Keikka alkaa { $starts }. Lue tiedot: { $link }
message-booking_cancelled-subject = Keikka { $reference } on peruttu
message-booking_cancelled-body =
    Keikkaa { $reference } ei pidetä.
    Sen piti alkaa { $starts }.

    Sinun ei tarvitse tehdä mitään.
message-booking_cancelled-sms = Keikkaa { $reference } ei pidetä. Sen piti alkaa { $starts }. Sinun ei tarvitse tehdä mitään.
message-gig_reminder-subject = Muista keikka { $reference }: se alkaa { $starts }
message-gig_reminder-body =
    Sinulla on pian keikka { $reference }.

    Keikka alkaa: { $starts }
    Miten osallistut: { $mode }

    Lue keikan tiedot täältä:
    { $link }

    Kerro heti koordinaattorille, jos et pääse keikalle.
message-gig_reminder-sms = Muista keikka { $reference }. Se alkaa { $starts }. Lue tiedot: { $link }

# Pääsy omalle sivulle
message-sign_in_code-subject = Koodi, jolla kirjaudut
message-sign_in_code-body =
    Kirjaudu tällä koodilla: { $code }

    Koodi toimii { $expires } asti.
    Älä kerro koodia kenellekään.
    Jos et ole kirjautumassa, sinun ei tarvitse tehdä mitään.
message-sign_in_code-sms = Kirjaudu tällä koodilla: { $code } Koodi toimii { $expires } asti. Älä kerro koodia kenellekään.
message-personal_link-subject = Linkki omalle sivullesi
message-personal_link-body =
    Pääset omalle sivullesi tästä linkistä:
    { $link }

    Linkki on vain sinulle. Älä anna sitä muille.
message-personal_link-sms = Pääset omalle sivullesi tästä: { $link } Älä anna linkkiä muille.

# Tilaajalle
message-order_received-subject = Saimme tilauksen { $reference }
message-order_received-body =
    Saimme tilauksesi { $reference }. Koordinaattori etsii keikalle tekijän.

    Näet täältä, miten tilaus etenee:
    { $link }
message-order_received-sms = Saimme tilauksesi { $reference }. Katso, miten se etenee: { $link }
message-order_returned-subject = Korjaa tilaus { $reference }
message-order_returned-body =
    Tilauksessasi { $reference } on korjattavaa. Korjaa se ja lähetä uudelleen:
    { $link }
message-order_returned-sms = Tilauksessasi { $reference } on korjattavaa. Korjaa se ja lähetä uudelleen: { $link }
message-order_confirmed-subject = Tilaus { $reference } on varma
message-order_confirmed-body =
    Tilauksesi { $reference } on nyt varma. Keikalla on tekijät.
    Keikka alkaa { $starts }.

    Katso tiedot täältä:
    { $link }
message-order_confirmed-sms = Tilauksesi { $reference } on nyt varma. Keikka alkaa { $starts }. Katso tiedot: { $link }
message-order_moved-subject = Tilauksen { $reference } aika on muuttunut
message-order_moved-body =
    Tilauksesi { $reference } aika on muuttunut.

    Katso uusi aika täältä:
    { $link }
message-order_moved-sms = Tilauksesi { $reference } aika on muuttunut. Katso uusi aika: { $link }
message-order_unfilled-subject = Emme löytäneet tekijää: tilaus { $reference }
message-order_unfilled-body =
    Emme löytäneet tekijää tilaukseesi { $reference }. Olemme pahoillamme.

    Lue lisää täältä:
    { $link }
message-order_unfilled-sms = Emme löytäneet tekijää tilaukseesi { $reference }. Lue lisää: { $link }
message-order_cancelled-subject = Tilaus { $reference } on peruttu
message-order_cancelled-body =
    Tilauksesi { $reference } on peruttu. Keikkaa ei pidetä.

    Lue lisää täältä:
    { $link }
message-order_cancelled-sms = Tilauksesi { $reference } on peruttu. Lue lisää: { $link }
message-seat_reopened-subject = Etsimme uuden tekijän: tilaus { $reference }
message-seat_reopened-body =
    Tekijä ei pääsekään tulemaan keikalle, jonka tilasit. Tilauksen numero on { $reference }.
    Koordinaattori etsii uuden tekijän. Kerromme sinulle, kun tekijä löytyy.

    Näet täältä, miten tilaus etenee:
    { $link }
message-seat_reopened-sms = Tekijä ei pääse tulemaan. Etsimme uuden tekijän tilaukseesi { $reference }. Lue lisää: { $link }

# Keikan jälkeen
message-held_question-subject = Pidettiinkö keikka { $reference }?
message-held_question-body =
    Keikan { $reference } aika on ohi. Kerro meille, pidettiinkö keikka:
    { $link }
message-held_question-sms = Pidettiinkö keikka { $reference }? Vastaa täällä: { $link }
message-feedback_asked-subject = Millainen keikka { $reference } oli?
message-feedback_asked-body =
    Keikka { $reference } on pidetty. Kerro, millainen se oli:
    { $link }

    Saat itse päättää, vastaatko.
message-feedback_asked-sms = Millainen keikka { $reference } oli? Vastaa täällä: { $link }
message-safety_reported-subject = Joku kertoi, että keikka ei ollut turvallinen
message-safety_reported-body =
    Joku antoi palautetta keikasta.
    Hän kertoi, että keikka ei ollut turvallinen.

    Lue palaute täältä:
    { $link }
message-safety_reported-sms = Joku kertoi, että keikka ei tuntunut turvalliselta. Lue palaute: { $link }
message-message_arrived-subject = Sait viestin: { $reference }
message-message_arrived-body =
    Sait viestin, joka koskee keikkaa { $reference }. Lue viesti ja vastaa täällä:
    { $link }
message-message_arrived-sms = Sait viestin, joka koskee keikkaa { $reference }. Lue se: { $link }
message-fee_approved-subject = Saat palkkion keikasta { $reference }
message-fee_approved-body =
    Saat palkkion ja korvauksen kuluista keikasta { $reference }.
    Ne ovat yhteensä { $amount }.
message-fee_approved-sms = Saat palkkion ja korvauksen kuluista keikasta { $reference }. Ne ovat yhteensä { $amount }.
message-fee_rejected-subject = Keikan { $reference } palkkio pitää korjata
message-fee_rejected-body =
    Emme voineet hyväksyä keikan { $reference } palkkiota. Lue syy ja korjaa tiedot:
    { $link }
message-fee_rejected-sms = Emme voineet hyväksyä keikan { $reference } palkkiota. Lue syy ja korjaa tiedot: { $link }

# Sopimus
message-agreement_ends-subject = Sopimuksesi loppuu { $day }
message-agreement_ends-body =
    Sopimuksesi loppuu { $day }.

    Haluatko jatkaa? Sovi siitä koordinaattorin kanssa ennen kuin sopimus loppuu.
    Sen jälkeen emme kysy sinua uusille keikoille.
message-agreement_ends-sms = Sopimuksesi loppuu { $day }. Jos haluat jatkaa, kerro siitä koordinaattorille.


# Raadit
message-application_received-subject = Saimme hakemuksesi raatiin
message-application_received-body =
    Saimme hakemuksesi raatiin. Kiitos!

    Tästä linkistä näet, miten hakemus etenee. Voit myös perua hakemuksen:
    { $link }

    Linkki on vain sinulle. Älä anna sitä muille.
message-application_received-sms = Saimme hakemuksesi raatiin. Näin se etenee: { $link }
message-seat_offered-subject = Pääsit raatiin. Otatko paikan?
message-seat_offered-body =
    Voit tulla raadin jäseneksi.

    Kerro tästä linkistä, otatko paikan:
    { $link }

    Voit myös kieltäytyä. Linkki on vain sinulle. Älä anna sitä muille.
message-seat_offered-sms = Pääsit raatiin. Kerro, otatko paikan: { $link }
message-seat_proposed-subject = Haluatko raadin jäseneksi?
message-seat_proposed-body =
    Joku ehdotti sinua raadin jäseneksi.

    Kerro tästä linkistä, haluatko jäseneksi:
    { $link }

    Linkissä kerromme, mihin tarvitsemme tietojasi. Voit myös kieltäytyä. Linkki on vain sinulle. Älä anna sitä muille.
message-seat_proposed-sms = Sinua ehdotettiin raadin jäseneksi. Kerro, haluatko: { $link }
message-put_in_reserve-subject = Raadin jäsenet on nyt valittu
message-put_in_reserve-body =
    Raadin jäsenet valittiin arvalla. Sinua ei valittu tällä kertaa. Olet varalla. Kysymme sinua, jos paikka vapautuu.

    Tästä linkistä näet tilanteen:
    { $link }
message-put_in_reserve-sms = Raadin jäsenet on valittu. Sinä olet varalla: { $link }

# Raadin kokoukset
message-calendar-meeting = Kokous
message-meeting_invitation-subject = Kutsu kokoukseen { $starts }
message-meeting_invitation-body =
    Tervetuloa kokoukseen.
    Kokous alkaa: { $starts }
    Kokous loppuu: { $ends }

    Avaa tämä linkki. Kerro, tuletko kokoukseen:
    { $link }

    Linkki on vain sinulle. Älä anna sitä muille.
message-meeting_invitation-sms = Tervetuloa kokoukseen { $starts }. Kerro, tuletko: { $link }
message-meeting_moved-subject = Kokous muuttui: { $starts }
message-meeting_moved-body =
    Kokouksen aika, paikka tai linkki muuttui.
    Kokous alkaa nyt: { $starts }
    Kokous loppuu: { $ends }

    Avaa tämä linkki. Kerro, tuletko kokoukseen:
    { $link }
message-meeting_moved-sms = Kokous muuttui. Se alkaa nyt { $starts }. Katso: { $link }
message-meeting_called_off-subject = Kokousta { $starts } ei ole
message-meeting_called_off-body =
    Kokous { $starts } on peruttu.
    Sinun ei tarvitse tulla.
message-meeting_called_off-sms = Kokous { $starts } on peruttu. Sinun ei tarvitse tulla.
message-meeting_reminder-subject = Muista kokous { $starts }
message-meeting_reminder-body =
    Muista kokous.
    Kokous alkaa: { $starts }
    Kokous loppuu: { $ends }

    Etkö voi tulla? Kerro se täällä:
    { $link }
message-meeting_reminder-sms = Muista kokous { $starts }. Katso: { $link }
message-survey_invitation-subject = Raatisi kysely
message-survey_invitation-body =
    Raatisi kysyy, mitä mieltä olet.
    Avaa linkki ja vastaa. Voit vastata yhden kerran.

    Linkki: { $link }

    Vastaa ennen kuin kysely loppuu. Kysely loppuu: { $closes }.
    Linkki on vain sinulle. Älä anna linkkiä muille.
    Kukaan ei näe, mitä juuri sinä vastasit.
message-survey_invitation-sms = Raatisi kysyy mielipidettäsi. Kysely loppuu { $closes }. Vastaa: { $link }
message-survey_reminder-subject = Muista raatisi kysely
message-survey_reminder-body =
    Voit vielä vastata raatisi kyselyyn.
    Vastauksesi on tärkeä.

    Linkki: { $link }

    Kysely loppuu: { $closes }.
    Jos olet jo vastannut, sinun ei tarvitse tehdä mitään.
message-survey_reminder-sms = Muista raatisi kysely. Kysely loppuu { $closes }. Vastaa: { $link }
message-panel_invitation-subject = Kutsu hakea raatiin
message-panel_invitation-body =
    Raati on ryhmä ihmisiä. Ryhmä kertoo, millaisia palvelujen pitäisi olla.
    Sinut on valittu arvalla. Saat hakea raatiin.

    Lue lisää täältä:
    { $link }

    Etkö halua hakea? Sitten sinun ei tarvitse tehdä mitään.
    Linkki on vain sinulle. Älä anna sitä muille.
message-panel_invitation-sms = Sinut on valittu arvalla. Saat hakea raatiin. Lue lisää: { $link }
message-seat_taken-subject = Sinulla on paikka raadissa
message-seat_taken-body =
    Olet jo mukana raadissa.

    Tältä sivulta näet, milloin kokoukset ovat:
    { $link }
message-seat_taken-sms = Olet jo mukana raadissa. Tältä sivulta näet, milloin kokoukset ovat: { $link }
message-topic_answered-subject = Ehdotukseesi tuli vastaus
message-topic_answered-body =
    Ehdotit raadille asiaa. Nyt siihen on vastattu.

    Lue vastaus täältä:
    { $link }
message-topic_answered-sms = Ehdotit raadille asiaa. Nyt siihen on vastattu. Lue vastaus täältä: { $link }
message-meeting_costs_asked-subject = Kerro kulusi kokouksesta { $day }
message-meeting_costs_asked-body =
    Olit mukana kokouksessa { $day }. Kiitos!

    Maksoiko matka sinulle jotain?
    Kerro kulut ja lähetä ne täältä:
    { $link }

    Linkki on vain sinulle. Älä anna linkkiä muille.
message-meeting_costs_asked-sms = Olit mukana kokouksessa { $day }. Kiitos! Kerro kulusi täältä: { $link }
message-meeting_fee_approved-subject = Saat korvauksen kokouksesta { $day }
message-meeting_fee_approved-body =
    Saat korvauksen kokouksesta { $day }.
    Saat rahaa yhteensä { $amount }.
message-meeting_fee_approved-sms = Saat korvauksen kokouksesta { $day }. Saat rahaa yhteensä { $amount }.
message-meeting_fee_rejected-subject = Korvausta kokouksesta { $day } ei hyväksytty
message-meeting_fee_rejected-body =
    Korvausta kokouksesta { $day } ei hyväksytty.
    Katso syy täältä:
    { $link }

    Onko jotain väärin? Kysy raadin järjestäjältä.
message-meeting_fee_rejected-sms = Korvausta kokouksesta { $day } ei hyväksytty. Katso syy täältä: { $link }
message-panel_ended-subject = Raati on loppunut
message-panel_ended-body =
    Hait raatiin tai olit raadissa. Nyt raati on loppunut. Kiitos sinulle!

    Poistamme sinun tietosi. Sinun ei tarvitse tehdä mitään.
message-panel_ended-sms = Hait raatiin tai olit raadissa. Nyt raati on loppunut. Kiitos! Poistamme sinun tietosi.
message-contact_changed-subject = Sinun tietosi on muutettu
message-contact_changed-body =
    Nimesi tai yhteystietosi on muutettu raadin tiedoissa.
    Nyt lähetämme viestit uusien tietojen mukaan.

    Etkö muuttanut tietoja itse? Ota heti yhteyttä raadin järjestäjään.
message-contact_changed-sms = Nimesi tai yhteystietosi on muutettu raadin tiedoissa. Etkö muuttanut tietoja itse? Ota heti yhteyttä raadin järjestäjään.
message-indicators_owed-subject = Mittareista puuttuu tietoja
message-indicators_owed-body =
    Osallisuusohjelman mittareista puuttuu tietoja. Sinun pitää ilmoittaa tai hyväksyä tiedot.

    Ilmoita tiedot. Viimeinen päivä on { $day }. Jos tietoa ei ole, kerro syy.

    Ilmoita tiedot täällä:
    { $link }
message-indicators_owed-sms = Mittareista puuttuu tietoja. Ilmoita ne. Viimeinen päivä on { $day }: { $link }

message-initiative_received-subject = Olemme saaneet aloitteesi
message-initiative_received-body =
    Olemme saaneet aloitteesi. Kiitos! Avaa linkki, niin näet, mitä aloitteelle tapahtuu:

    { $link }

    Linkki on vain sinulle. Älä anna sitä muille.
message-initiative_received-sms = Olemme saaneet aloitteesi. Kiitos! Katso tilanne: { $link }
message-initiative_told-subject = Kirjoitimme sinulle aloitteesta
message-initiative_told-body =
    Kirjoitimme sinulle aloitteestasi. Avaa linkki ja lue:

    { $link }

    Linkki on vain sinulle. Älä anna sitä muille.
message-initiative_told-sms = Kirjoitimme sinulle aloitteestasi. Lue: { $link }
# Asiakaspalaute
message-customer_feedback_received-subject = Saimme palautteesi
message-customer_feedback_received-body =
    Saimme palautteesi. Kiitos!

    Luemme palautteesi ja mietimme, mitä teemme sen vuoksi.
    Näet täältä, miten asia etenee:
    { $link }

    Linkki on vain sinulle. Älä anna linkkiä muille.
message-customer_feedback_received-sms = Saimme palautteesi. Kiitos! Näet täältä, miten asia etenee: { $link }
message-customer_feedback_answered-subject = Palautteeseesi tuli vastaus
message-customer_feedback_answered-body =
    Annoit meille palautetta. Nyt siihen on vastattu.

    Lue vastaus täältä:
    { $link }

    Linkki on vain sinulle. Älä anna linkkiä muille.
message-customer_feedback_answered-sms = Annoit meille palautetta. Nyt siihen on vastattu. Lue vastaus täältä: { $link }
message-customer_feedback_waits-subject = Palautteita odottaa
message-customer_feedback_waits-body =
    Sinulla on palautteita, jotka pitää käsitellä.

    Kukaan ei ole vielä ottanut näitä: { $untaken }
    Näiden määräaika on pian: { $soon }
    Nämä ovat myöhässä: { $overdue }

    Palautteet ovat täällä:
    { $link }
message-customer_feedback_waits-sms = Palautteita odottaa. Ottamatta { $untaken }, pian määräaika { $soon }, myöhässä { $overdue }. { $link }
