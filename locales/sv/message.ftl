# Hur man meddelar en person
message-channel-email = Per e-post
message-channel-sms = Per sms
message-channel-phone = Per telefon

# Meddelandenas ramar
message-letter =
    Hej!

    { $text }

    { $reply }

    Med vänlig hälsning
    { $county }
message-letter-reply = Om du har frågor kan du svara på det här meddelandet eller skriva till { $address }.
message-letter-no-reply = Det här meddelandet kan inte besvaras.
message-sms = { $county }: { $text }
message-gig =
    { $times ->
        [one]
            Börjar: { $starts }
            Slutar: { $ends }
            Deltagande: { $mode }
       *[other]
            Antal tider: { $times }
            Den första börjar: { $starts }
            Den första slutar: { $ends }
            Deltagande: { $mode }
    }

# Förfrågningar
message-offer_sent-subject = En förfrågan till dig: uppdrag { $reference }
message-offer_sent-body =
    Du tillfrågas om uppdraget { $reference }.

    { $gig }

    Läs vad uppdraget gäller och svara här:
    { $link }

    Svara senast { $expires }. Du kan fritt tacka nej. Länken är bara för dig: ge den inte till andra.
message-offer_sent-sms = Du har fått en förfrågan om uppdraget { $reference }. Svara senast { $expires }: { $link }
message-offer_reminder-subject = Påminnelse: förfrågan om uppdrag { $reference } väntar på ditt svar
message-offer_reminder-body =
    Du har ännu inte svarat om du tar emot uppdraget { $reference }.

    { $gig }

    Läs vad uppdraget gäller och svara här:
    { $link }

    Svara senast { $expires }. Du kan fritt tacka nej. Länken är bara för dig: ge den inte till andra.
message-offer_reminder-sms = Påminnelse: förfrågan om uppdraget { $reference } väntar på ditt svar. Svara senast { $expires }: { $link }
message-offer_not_chosen-subject = Den här gången valdes någon annan till uppdraget { $reference }
message-offer_not_chosen-body =
    Tack för ditt intresse för uppdraget { $reference }. Den här gången valdes någon annan.

    Tiderna är inte bokade för dig. Du behöver inte göra något.
message-offer_not_chosen-sms = Tack för ditt intresse för uppdraget { $reference }. Den här gången valdes någon annan. Du behöver inte göra något.

# Bokade uppdrag
message-booking_confirmed-subject = Uppdraget { $reference } är bekräftat
message-booking_confirmed-body =
    Uppdraget { $reference } är bekräftat och tiderna är bokade för dig.

    { $gig }

    Uppgifterna om uppdraget finns här:
    { $link }

    Om du får förhinder, kontakta koordinatorn så snart som möjligt.
message-booking_confirmed-sms = Uppdraget { $reference } är bekräftat. Det börjar { $starts }. Uppgifter: { $link }
message-booking_moved-subject = Tiden för uppdraget { $reference } har ändrats
message-booking_moved-body =
    Tiden för uppdraget { $reference } har ändrats. Här är den nya tiden.

    { $gig }

    Uppgifterna om uppdraget finns här:
    { $link }

    Om den nya tiden inte passar dig, kontakta koordinatorn så snart som möjligt.
message-booking_moved-sms = Tiden för uppdraget { $reference } har ändrats. Uppdraget börjar { $starts }. Uppgifter: { $link }
message-booking_cancelled-subject = Uppdraget { $reference } har ställts in
message-booking_cancelled-body =
    Uppdraget { $reference } har ställts in. Det skulle ha börjat { $starts }.

    Tiden är inte längre bokad för dig. Du behöver inte göra något.
message-booking_cancelled-sms = Uppdraget { $reference } har ställts in. Det skulle ha börjat { $starts }. Du behöver inte göra något.
message-gig_reminder-subject = Påminnelse: uppdraget { $reference } börjar { $starts }
message-gig_reminder-body =
    Det är snart dags för uppdraget { $reference }.

    Börjar: { $starts }
    Deltagande: { $mode }

    Uppgifterna om uppdraget finns här:
    { $link }

    Om du får förhinder, kontakta koordinatorn genast.
message-gig_reminder-sms = Påminnelse: uppdraget { $reference } börjar { $starts }. Uppgifter: { $link }

# Till den egna sidan
message-sign_in_code-subject = Din kod
message-sign_in_code-body =
    Din kod är { $code }.

    Koden gäller till { $expires }. Ge den inte till någon. Om du inte har bett om någon kod behöver du inte göra något.
message-sign_in_code-sms = Din kod är { $code }. Den gäller till { $expires }. Ge den inte till någon.
message-personal_link-subject = Länken till din egen sida
message-personal_link-body =
    Här kommer du till din egen sida:
    { $link }

    Länken är bara för dig: ge den inte till andra.
message-personal_link-sms = Här kommer du till din egen sida: { $link } Ge inte länken till andra.

# Till beställaren
message-order_received-subject = Beställningen { $reference } har kommit fram
message-order_received-body =
    Din beställning { $reference } har kommit fram. Koordinatorn börjar söka en lämplig person.

    Du kan följa beställningen här:
    { $link }
message-order_received-sms = Din beställning { $reference } har kommit fram. Följ den här: { $link }
message-order_returned-subject = Komplettera beställningen { $reference }
message-order_returned-body =
    Koordinatorn har återsänt din beställning { $reference }. Komplettera den och skicka den på nytt:
    { $link }
message-order_returned-sms = Din beställning { $reference } har återsänts. Komplettera den och skicka den på nytt: { $link }
message-order_confirmed-subject = Beställningen { $reference } är bekräftad
message-order_confirmed-body =
    Alla platser i din beställning { $reference } är besatta. Uppdraget börjar { $starts }.

    Personerna och tiderna ser du här:
    { $link }
message-order_confirmed-sms = Din beställning { $reference } är bekräftad. Uppdraget börjar { $starts }. Uppgifter: { $link }
message-order_moved-subject = Tiderna för beställningen { $reference } har ändrats
message-order_moved-body =
    Tiderna för din beställning { $reference } har ändrats.

    De nya tiderna ser du här:
    { $link }
message-order_moved-sms = Tiderna för din beställning { $reference } har ändrats. De nya tiderna: { $link }
message-order_unfilled-subject = Ingen hittades till beställningen { $reference }
message-order_unfilled-body =
    Tyvärr hittades ingen till din beställning { $reference }.

    Läs mer här:
    { $link }
message-order_unfilled-sms = Tyvärr hittades ingen till din beställning { $reference }. Läs mer: { $link }
message-order_cancelled-subject = Beställningen { $reference } har ställts in
message-order_cancelled-body =
    Din beställning { $reference } har ställts in och de bokade tiderna har frigjorts.

    Läs mer här:
    { $link }
message-order_cancelled-sms = Din beställning { $reference } har ställts in. Läs mer: { $link }
message-seat_reopened-subject = Vi söker en ny person till beställningen { $reference }
message-seat_reopened-body =
    Personen som var bokad för din beställning { $reference } har fått förhinder. Koordinatorn söker en ny, och vi meddelar dig hur det går.

    Du kan följa beställningen här:
    { $link }
message-seat_reopened-sms = Personen som var bokad för din beställning { $reference } har fått förhinder. Vi söker en ny. Läs mer: { $link }

# Efter uppdraget
message-held_question-subject = Blev uppdraget { $reference } av?
message-held_question-body =
    Tiden för uppdraget { $reference } är förbi. Berätta om uppdraget blev av:
    { $link }
message-held_question-sms = Blev uppdraget { $reference } av? Svara här: { $link }
message-feedback_asked-subject = Ge respons på uppdraget { $reference }
message-feedback_asked-body =
    Uppdraget { $reference } har genomförts. Berätta hur det gick:
    { $link }

    Det är frivilligt att ge respons.
message-feedback_asked-sms = Hur gick uppdraget { $reference }? Ge respons här: { $link }
message-safety_reported-subject = Någon har berättat om ett uppdrag som inte kändes tryggt
message-safety_reported-body =
    Någon har berättat i sin respons att ett uppdrag inte kändes tryggt.

    Läs responsen och ta reda på vad som har hänt:
    { $link }
message-safety_reported-sms = Någon har berättat att ett uppdrag inte kändes tryggt. Läs responsen: { $link }
message-message_arrived-subject = Du har ett nytt meddelande: { $reference }
message-message_arrived-body =
    Du har ett nytt meddelande om uppdraget { $reference }. Läs det och svara här:
    { $link }
message-message_arrived-sms = Du har ett nytt meddelande om uppdraget { $reference }: { $link }
message-fee_approved-subject = Arvodet för uppdraget { $reference } har godkänts
message-fee_approved-body =
    Arvodet och kostnaderna för uppdraget { $reference } har godkänts. Du får sammanlagt { $amount }.
message-fee_approved-sms = Arvodet och kostnaderna för uppdraget { $reference } har godkänts: sammanlagt { $amount }.
message-fee_rejected-subject = Arvodet för uppdraget { $reference } godkändes inte
message-fee_rejected-body =
    Arvodet för uppdraget { $reference } godkändes inte som det var. Se orsaken och rätta uppgifterna:
    { $link }
message-fee_rejected-sms = Arvodet för uppdraget { $reference } godkändes inte. Se orsaken och rätta uppgifterna: { $link }

# Avtalet
message-agreement_ends-subject = Ditt avtal går ut { $day }
message-agreement_ends-body =
    Ditt avtal går ut { $day }.

    Om du vill fortsätta, kom överens om det med koordinatorn före det. Efter att avtalet har gått ut tillfrågas du inte om nya uppdrag.
message-agreement_ends-sms = Ditt avtal går ut { $day }. Om du vill fortsätta, kontakta koordinatorn.


# Råd
message-application_received-subject = Din ansökan till rådet har kommit fram
message-application_received-body =
    Din ansökan till rådet har kommit fram.

    Här ser du hur det går med ansökan och kan också återta den:
    { $link }

    Länken är bara för dig: ge den inte till andra.
message-application_received-sms = Din ansökan till rådet har kommit fram. Läget: { $link }
message-seat_offered-subject = Du erbjuds en plats i rådet
message-seat_offered-body =
    Du erbjuds en plats i rådet.

    Berätta här om du tar platsen:
    { $link }

    Du får fritt tacka nej. Länken är bara för dig: ge den inte till andra.
message-seat_offered-sms = Du erbjuds en plats i rådet. Berätta om du tar den: { $link }
message-seat_proposed-subject = Du har föreslagits till medlem i rådet
message-seat_proposed-body =
    Du har föreslagits till medlem i rådet.

    Berätta här om du vill bli medlem:
    { $link }

    På sidan berättar vi vad dina uppgifter används till. Du är medlem först när du samtycker. Du får fritt tacka nej. Länken är bara för dig: ge den inte till andra.
message-seat_proposed-sms = Du har föreslagits till medlem i rådet. Berätta om du vill: { $link }
message-put_in_reserve-subject = Rådets medlemmar har lottats
message-put_in_reserve-body =
    Rådets medlemmar har lottats. Lotten föll inte på dig den här gången, men du är på reservplats. Vi frågar dig om en plats blir ledig och det är din tur.

    Här ser du läget:
    { $link }
message-put_in_reserve-sms = Rådets medlemmar har lottats. Du är på reservplats. Läget: { $link }

# Rådets möten
message-calendar-meeting = Möte
message-meeting_invitation-subject = Kallelse till möte { $starts }
message-meeting_invitation-body =
    Du kallas till ett möte.
    Mötet börjar: { $starts }
    Mötet slutar: { $ends }

    Läs föredragningslistan och berätta om du kommer:
    { $link }

    Länken är bara för dig: ge den inte till andra.
message-meeting_invitation-sms = Kallelse till möte { $starts }. Berätta om du kommer: { $link }
message-meeting_moved-subject = Mötet har ändrats: { $starts }
message-meeting_moved-body =
    Mötets tid, plats, sätt eller länk har ändrats.
    Mötet börjar: { $starts }
    Mötet slutar: { $ends }

    Läs de nya uppgifterna och berätta om du kommer:
    { $link }
message-meeting_moved-sms = Mötet har ändrats. Det börjar { $starts }. Läs mer: { $link }
message-meeting_called_off-subject = Mötet { $starts } har ställts in
message-meeting_called_off-body =
    Mötet som skulle börja { $starts } hålls inte.
message-meeting_called_off-sms = Mötet { $starts } hålls inte.
message-meeting_reminder-subject = Påminnelse om möte { $starts }
message-meeting_reminder-body =
    Vi påminner om mötet.
    Mötet börjar: { $starts }
    Mötet slutar: { $ends }

    Om du inte kan komma, berätta det här:
    { $link }
message-meeting_reminder-sms = Påminnelse: mötet börjar { $starts }. Läs mer: { $link }
message-survey_invitation-subject = Ditt råds enkät väntar på ditt svar
message-survey_invitation-body =
    Medlemmarna i ditt råd ombeds berätta vad de tycker. Du kan svara en gång via länken.

    Länk: { $link }

    Enkäten är öppen till { $closes }.
    Länken är din egen, ge den inte till andra. I ditt svar antecknas inte vem det kommer från.
message-survey_invitation-sms = Ditt råds enkät väntar på ditt svar till { $closes }: { $link }
message-survey_reminder-subject = Påminnelse om ditt råds enkät
message-survey_reminder-body =
    Ditt råds enkät är fortfarande öppen. Ditt svar är viktigt.

    Länk: { $link }

    Enkäten är öppen till { $closes }.
    Om du redan har svarat behöver du inte göra något.
message-survey_reminder-sms = Påminnelse: ditt råds enkät är öppen till { $closes }: { $link }
message-panel_invitation-subject = Inbjudan att söka till ett råd
message-panel_invitation-body =
    Du har slumpmässigt valts bland dem som inbjuds att söka till ett råd. I rådet berättar du hur servicen borde utvecklas.

    Läs mer och sök:
    { $link }

    Om du inte vill söka behöver du inte göra någonting. Länken är bara för dig: ge den inte till andra.
message-panel_invitation-sms = Du har slumpmässigt valts ut för att bjudas in att söka till ett råd. Läs mer och sök: { $link }
message-seat_taken-subject = Du är medlem i rådet
message-seat_taken-body =
    Du är medlem i rådet.

    Din egen sida med kallelserna till möten:
    { $link }
message-seat_taken-sms = Du är medlem i rådet. Din egen sida med kallelserna till möten: { $link }
message-topic_answered-subject = Ditt förslag har besvarats
message-topic_answered-body =
    Den som ordnar rådet har svarat på ditt förslag.

    Läs svaret:
    { $link }
message-topic_answered-sms = Den som ordnar rådet har svarat på ditt förslag. Läs svaret: { $link }
message-meeting_costs_asked-subject = Berätta om dina kostnader för mötet { $day }
message-meeting_costs_asked-body =
    Tack för att du deltog i mötet { $day }.

    Berätta vad det kostade dig att delta och skicka din ersättningsansökan:
    { $link }

    Länken är bara för dig: ge den inte till andra.
message-meeting_costs_asked-sms = Tack för att du deltog i mötet { $day }. Berätta om dina kostnader: { $link }
message-meeting_fee_approved-subject = Ersättningen för mötet { $day } har godkänts
message-meeting_fee_approved-body =
    Din ersättning för mötet { $day } har godkänts. Du får sammanlagt { $amount }.
message-meeting_fee_approved-sms = Din ersättning för mötet { $day } har godkänts: sammanlagt { $amount }.
message-meeting_fee_rejected-subject = Ersättningen för mötet { $day } godkändes inte
message-meeting_fee_rejected-body =
    Din ersättning för mötet { $day } godkändes inte som den var. Läs varför här:
    { $link }

    Kontakta den som ordnar rådet om något är fel.
message-meeting_fee_rejected-sms = Din ersättning för mötet { $day } godkändes inte. Läs varför: { $link }
message-panel_ended-subject = Rådet har avslutats
message-panel_ended-body =
    Rådet som du sökte till eller var med i har avslutats. Tack!

    Vi tar bort dina uppgifter ur tjänsten. Du behöver inte göra något.
message-panel_ended-sms = Rådet som du sökte till eller var med i har avslutats. Tack! Vi tar bort dina uppgifter.
message-contact_changed-subject = Dina kontaktuppgifter har ändrats
message-contact_changed-body =
    Namnet eller kontaktuppgifterna som du har gett till rådet har ändrats. Från och med nu skickar vi meddelanden enligt de nya uppgifterna.

    Om du varken har ändrat uppgifterna själv eller bett om det, kontakta genast den som ordnar rådet.
message-contact_changed-sms = Namnet eller kontaktuppgifterna som du har gett till rådet har ändrats. Om du inte kände till det, kontakta genast den som ordnar rådet.
message-indicators_owed-subject = Programmets indikatorer saknar värden
message-indicators_owed-body =
    Delaktighetsprogrammets indikatorer saknar värden som du ska rapportera eller godkänna.

    Rapportera värdena senast { $day }. Om det inte finns något värde, berätta varför.

    Värdena rapporteras här:
    { $link }
message-indicators_owed-sms = Delaktighetsprogrammets indikatorer saknar värden. Rapportera dem senast { $day }: { $link }

message-initiative_received-subject = Vi har tagit emot ditt initiativ
message-initiative_received-body =
    Vi har fått ditt initiativ. Tack! Via den här länken ser du vad som händer med det:

    { $link }

    Länken är bara för dig. Skicka den inte vidare.
message-initiative_received-sms = Vi har fått ditt initiativ. Tack! Här ser du läget: { $link }
message-initiative_told-subject = Ny information om ditt initiativ
message-initiative_told-body =
    Vi har skrivit till dig om ditt initiativ. Läs meddelandet via den här länken:

    { $link }

    Länken är bara för dig. Skicka den inte vidare.
message-initiative_told-sms = Vi har skrivit till dig om ditt initiativ. Läs meddelandet: { $link }
# Kundrespons
message-customer_feedback_received-subject = Vi har tagit emot din respons
message-customer_feedback_received-body =
    Tack för din respons. Vi har tagit emot den.

    Här ser du hur behandlingen av din respons framskrider:
    { $link }

    Länken är bara för dig: ge den inte till andra.
message-customer_feedback_received-sms = Tack, vi har tagit emot din respons. Följ behandlingen: { $link }
message-customer_feedback_answered-subject = Din respons har besvarats
message-customer_feedback_answered-body =
    Din respons har behandlats och besvarats.

    Läs svaret:
    { $link }

    Länken är bara för dig: ge den inte till andra.
message-customer_feedback_answered-sms = Din respons har behandlats. Läs svaret: { $link }
message-customer_feedback_waits-subject = Kundrespons väntar på behandling
message-customer_feedback_waits-body =
    Det finns kundrespons i din kö.

    Ingen har tagit hand om: { $untaken }
    Tidsfristen går ut inom tre vardagar: { $soon }
    Försenad: { $overdue }

    Kön finns här:
    { $link }
message-customer_feedback_waits-sms = Kundrespons i din kö: inte tagen { $untaken }, snart tidsfrist { $soon }, försenad { $overdue }. { $link }
