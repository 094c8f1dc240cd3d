### Initiatives, agreements and documents in use: what those see who handle and keep them.

staff-nav-initiatives = Initiativ
staff-nav-agreements = Avtal
staff-nav-documents = Dokument
staff-home-initiatives = { $count ->
    [one] Ett initiativ
   *[other] { $count } initiativ
}
staff-home-initiatives-help = Initiativtagaren ska få veta vad som har gjorts med anledning av initiativet.
staff-home-see-initiatives = Öppna initiativen
staff-initiative-enter = Anteckna ett initiativ
staff-initiative-enter-lead = Anteckna ett initiativ som kom på papper, per telefon eller muntligen. Det behandlas på samma sätt som ett som gjorts med blanketten.
staff-initiative-channel = Hur initiativet kom
initiative-channel-web = Med blanketten
initiative-channel-paper = På papper
initiative-channel-phone = Per telefon
initiative-channel-in_person = Muntligen
staff-initiatives-year = Initiativ per år
staff-initiatives-settings = Inställningar för initiativ
staff-initiatives-empty-title = Det finns inga initiativ ännu.
staff-initiatives-empty-text = Invånare och sammanslutningar gör initiativ med den offentliga blanketten. De som kommer på papper antecknas här.
staff-initiatives-search = Sök initiativ
staff-initiatives-search-in = Sök i rubrik, text eller ärendenummer
staff-initiatives-only-overdue = Bara försenade
staff-initiatives-none-found = Inget initiativ motsvarar sökningen.
staff-initiatives-show-all = Visa alla initiativ
staff-initiatives-caption = { $count ->
    [one] Ett initiativ
   *[other] { $count } initiativ
}
staff-initiative-due = Senast
staff-initiative-overdue = Försenat
staff-initiative-case-number = Ärendenummer
staff-initiative-owner = Vem som behandlar
staff-initiative-taken-back = Återtaget initiativ
staff-initiative-language = Svarets språk
staff-initiative-first-told = Initiativtagaren informerad första gången
staff-initiative-by-share = Initiativtagarna är så många att lagen anger när ärendet ska tas upp till behandling.
staff-initiative-public-page = Initiativets offentliga sida
staff-initiative-who = Vem som gjorde initiativet
staff-initiative-who-help = Att du tittar antecknas i händelseloggen.
staff-initiative-no-reach = Initiativtagaren lämnade inga kontaktuppgifter. Meddelandena syns via den egna länken.
staff-initiative-forgotten = Initiativtagarens uppgifter har raderats.
staff-initiative-notes = Vad initiativtagaren har fått veta
staff-initiative-no-notes = Initiativtagaren har inte fått veta något ännu.
staff-initiative-replies = Vad den som gjort initiativet har svarat
staff-initiative-new-reply = nytt svar
staff-initiatives-only-replied = Bara de som har fått ett nytt svar
staff-initiative-next = Vad som följer
staff-initiative-take-up = Ta upp till behandling
staff-initiative-take-up-text = När du har tagit upp initiativet, berätta för initiativtagaren vad som händer härnäst.
staff-initiative-tell = Berätta för initiativtagaren
staff-initiative-tell-help = Meddelandet syns på initiativtagarens egen sida. Om hen har lämnat kontaktuppgifter får hen veta om det. Det som har skickats kan inte ändras.
staff-initiative-day = Dag
staff-initiative-hearing = Initiativtagaren eller initiativtagarnas företrädare har hörts
staff-initiative-message = Meddelande på initiativtagarens språk
staff-initiative-tell-send = Skicka till initiativtagaren
staff-initiative-answer = Anteckna beslutet och svara
staff-initiative-answer-mend = Rätta svaret
staff-initiative-answer-help = Initiativtagaren får svaret. Om initiativet är publicerat ser alla det.
staff-initiative-answer-send = Svara
staff-initiative-outcome-text = Vad som beslutades och varför
staff-initiative-choose = Välj
staff-initiative-transfer = Överför
staff-initiative-transfer-help = Överför initiativet om välfärdsområdet inte beslutar om saken. Överföringen kan inte ångras.
staff-initiative-transfer-to = Till vem initiativet överförs
staff-initiative-publish = Publicera
staff-initiative-publish-anew = Publicera på nytt
staff-initiative-publish-help = Skriv initiativet så att varken initiativtagaren eller andra människor kan kännas igen. Texten ska finnas på varje språk som välfärdsområdet informerar på.
staff-initiative-public-title = Offentlig rubrik
staff-initiative-public-text = Offentlig text
staff-initiative-hide = Ta bort från offentligheten
staff-initiative-file = Behandlare, ärendenummer och antal initiativtagare
staff-initiative-supporters-help = Om du rättar antalet räknas tidsfristerna om.
staff-initiatives-settings-lead = Inställningarna gäller initiativ som kommer härefter.
staff-initiative-residents = Antal invånare i välfärdsområdet
staff-initiative-residents-help = Härav räknas hur många initiativtagare som räcker för att lagen ska ange behandlingstiden. Noll: räknas inte.
staff-initiative-share-percent = Andel av invånarna, procent
staff-initiative-share-percent-help = När minst denna andel av invånarna står bakom ett initiativ ska ärendet tas upp till behandling inom tidsfristen.
staff-initiative-share-months = Tidsfristen då, månader
staff-initiative-share-months-help = Räknas från det att initiativet kom.
staff-initiative-tell-days = Initiativtagaren informeras, dagar
staff-initiative-tell-days-help = Inom så många kalenderdagar får initiativtagaren veta vad som görs med initiativet.
staff-initiative-answer-months = Initiativ besvaras, månader
staff-initiative-answer-months-help = Välfärdsområdets eget mål för andra initiativ.
staff-initiative-kept-months = Initiativtagarens uppgifter sparas, månader
staff-initiative-kept-months-help = Räknas från det att initiativet besvarades eller överfördes.
staff-initiatives-of-year = Initiativ { $year }
staff-initiatives-year-lead = Välfärdsområdesfullmäktige informeras varje år om vilka initiativ som har gjorts och vad som har gjorts med anledning av dem.
staff-initiatives-year-choose = År
staff-initiatives-none-in-year = Inga initiativ kom under året.
staff-initiatives-received = Kom in
staff-initiatives-handling = Behandlas
staff-initiatives-answered = Besvarade
staff-initiatives-accepted = Av dem genomförs helt eller delvis
staff-initiatives-transferred = Överförda
staff-initiatives-withdrawn = Återtagna
staff-initiatives-in-time = Besvarade eller överförda i tid
staff-initiatives-late = Försenade
staff-initiatives-council = Till välfärdsområdesfullmäktige för kännedom
staff-initiatives-council-told = Välfärdsområdesfullmäktige informerades { $date }.
staff-initiatives-council-not-told = Välfärdsområdesfullmäktige har inte informerats om årets initiativ ännu.
staff-initiatives-council-on = Dagen då fullmäktige informerades
cooperation-kind-partnership = Partnerskapsavtal
cooperation-kind-cooperation = Samarbetsavtal
staff-agreement-new = Lägg till ett avtal
staff-agreement-edit = Redigera avtalet
staff-agreements-empty-title = Det finns inga avtal ännu.
staff-agreements-empty-text = Lägg till partnerskaps- och samarbetsavtal, så räknas antalet för varje dag.
staff-agreements-search = Sök avtal
staff-agreements-search-in = Sök i partner eller ämne
staff-agreements-in-force-on = I kraft dagen
staff-agreements-none-found = Inget avtal motsvarar sökningen.
staff-agreements-show-all = Visa alla avtal
staff-agreements-in-force = { $count ->
    [one] Av dem är ett i kraft i dag.
   *[other] Av dem är { $count } i kraft i dag.
}
staff-agreements-caption = { $count ->
    [one] Ett avtal
   *[other] { $count } avtal
}
staff-agreement-partner = Partner
staff-agreement-subject = Vad som är avtalat
staff-agreement-kind = Slag
staff-agreement-starts = Börjar
staff-agreement-ends = Slutar
staff-agreement-ends-help = Lämna tomt om avtalet gäller tills vidare.
staff-agreement-until-further-notice = Tills vidare
staff-agreement-state = Läge
staff-agreement-in-force = I kraft
staff-agreement-not-in-force = Inte i kraft
staff-agreement-owner = Vems avtal
staff-agreement-contact-role = Vem man frågar
staff-agreement-contact-role-help = Skriv uppgiften, inte namnet.
staff-agreement-remove = Ta bort avtalet
staff-agreement-remove-text = Ta bara bort det som har lagts till av misstag. Ett avtal som har löpt ut lämnas kvar, så att tidigare antal förblir rätt. Det som tas bort kan inte återställas.
staff-register-link = Länk (https://…)
staff-document-new = Lägg till ett dokument
staff-document-edit = Redigera dokumentet
staff-documents-empty-title = Det finns inga dokument ännu.
staff-documents-empty-text = Lägg till principer, anvisningar, modeller och planer. De som är i bruk syns för alla.
staff-documents-search = Sök dokument
staff-documents-search-in = Sök i namn eller beskrivning
staff-documents-only-used = Bara de som är i bruk i dag
staff-documents-none-found = Inget dokument motsvarar sökningen.
staff-documents-show-all = Visa alla dokument
staff-documents-caption = { $count ->
    [one] Ett dokument
   *[other] { $count } dokument
}
staff-document-title = Namn
staff-document-summary = Vad dokumentet är till för
staff-document-kind = Slag
staff-document-drawn-up = Utarbetat
staff-document-since = I bruk från
staff-document-until = I bruk senast
staff-document-until-help = Lämna tomt om dokumentet är i bruk tills ett annat ersätter det.
staff-document-state = Läge
staff-document-in-use = I bruk
staff-document-not-in-use = Inte i bruk
staff-document-owner = Vem som ansvarar
staff-document-replaced-by = Ersätts av
staff-document-replaced-by-none = Ersätts inte
staff-document-remove = Ta bort dokumentet
staff-document-remove-text = Ta bara bort det som har lagts till av misstag. Det som inte längre är i bruk lämnas kvar. Det som tas bort kan inte återställas.
violation-before-it-was-received = Dagen är före den dag då initiativet kom.
violation-too-many-notes = Initiativtagaren har redan informerats { $max } gånger. Fler kan inte antecknas.
violation-stale-agreement = Någon annan har ändrat avtalet. Ladda om sidan.
violation-stale-document = Någon annan har ändrat dokumentet. Ladda om sidan.
violation-unknown-document = Det ersättande dokumentet finns inte.
violation-in-use-before-drawn-up = Ett dokument kan inte vara i bruk innan det är utarbetat.
violation-replaced-before-use = Det ersättande dokumentet måste tas i bruk senare än detta.
violation-replaced-in-circle = Dokumenten skulle ersätta varandra i en ring. Välj ett annat ersättande dokument.
violation-document-replaces-another = Det här dokumentet ersätter ett annat. Ändra det först.
violation-document-not-in-use = Välj dokument som är i bruk på verksamhetens dag.
violation-document-followed = Det här dokumentet har följts i verksamhet. Ange dess sista dag i bruk i stället för att ta bort det.
