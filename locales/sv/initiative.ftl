### Initiatives and documents in use: what everybody and the makers see.

initiatives-title = Initiativ
initiatives-lead = Med ett initiativ föreslår du vad välfärdsområdet borde göra. Vi berättar för dig vad som har gjorts med anledning av ditt initiativ.
initiatives-published = Publicerade initiativ
initiatives-empty = Inga initiativ har publicerats ännu.
initiatives-search = Sök bland publicerade initiativ
initiatives-found = { $count ->
    [0] Inga initiativ motsvarar sökningen.
    [one] Ett initiativ motsvarar sökningen.
   *[other] { $count } initiativ motsvarar sökningen.
}
initiatives-pages = Sidor
initiatives-page = Sida { $page } / { $pages }
initiatives-newer = Nyare
initiatives-older = Äldre
initiative-make = Gör ett initiativ
initiative-make-lead = Berätta vad välfärdsområdet borde göra.
initiative-make-text = Ett initiativ kan göras av den som bor i välfärdsområdet och av en förening, stiftelse eller annan sammanslutning som är verksam där. Den som använder en tjänst kan göra ett initiativ om tjänsten. Vi frågar inte om ålder.
initiative-privacy = Vad dina uppgifter används till
initiative-privacy-text = Ditt namn och dina kontaktuppgifter ses bara av dem som behandlar initiativet. Vi publicerar dem inte. Av initiativet kan vi publicera en text som inte röjer vem du är. Vi raderar ditt namn och dina kontaktuppgifter när den tid som välfärdsområdet har bestämt har gått sedan behandlingen avslutades. Du kan återta initiativet tills det har avgjorts. Då raderar vi allt genast. Skriv inte personbeteckningar eller andra människors uppgifter i initiativet.
initiative-maker = Vem gör initiativet
initiative-maker-person = En privatperson eller flera tillsammans
initiative-maker-association = En förening
initiative-maker-organisation = En annan sammanslutning, en stiftelse eller ett företag
initiative-ground = På vilken grund gör du initiativet
initiative-ground-resident = Jag bor i välfärdsområdet
initiative-ground-organisation_here = Sammanslutningen är verksam i välfärdsområdet
initiative-ground-service_user = Jag använder den tjänst som initiativet gäller
initiative-service = Tjänsten som initiativet gäller
initiative-service-help = Behövs om du gör initiativet som användare av en tjänst. Annars kan du lämna fältet tomt.
initiative-supporters = Hur många står bakom initiativet
initiative-supporters-help = Räkna också med dig själv. Om ni är många kan initiativet behöva tas upp till behandling inom en viss tid.
initiative-itself = Initiativet
initiative-title = Rubrik
initiative-title-help = Berätta kort vad det gäller.
initiative-text = Vad du föreslår
initiative-text-help = Berätta vad välfärdsområdet borde göra och varför.
initiative-contact = Initiativtagare
initiative-name = Namn
initiative-reach-help = Om du anger e-post eller telefonnummer får du ett meddelande när ditt initiativ går framåt. Du kan också låta bli: då ser du läget via den länk som du får när du har skickat initiativet.
initiative-language = På vilket språk vill du ha svar?
initiative-send = Skicka initiativet
initiative-state = Läge
initiative-state-received = Mottaget
initiative-state-handling = Behandlas
initiative-state-answered = Besvarat
initiative-state-transferred = Överfört
initiative-state-withdrawn = Återtaget
initiative-outcome-is = Resultat
initiative-outcome-accepted = Genomförs
initiative-outcome-partly = Genomförs delvis
initiative-outcome-not_accepted = Genomförs inte
initiative-outcome-noted = Beaktas i beredningen
initiative-note-told = För kännedom
initiative-note-hearing = Hörande
initiative-note-answer = Svar
initiative-note-transfer = Överföring
initiative-made-by = Initiativtagare
initiative-supporters-are = Antal initiativtagare
initiative-received-on = Mottaget
initiative-came-on = Mottaget { $date }
initiative-came-of-it = Vad initiativet ledde till
initiative-decided-by = Vem som beslutade
initiative-decided-on = Beslutat
initiative-not-decided = Initiativet behandlas fortfarande.
initiative-transferred-to = Initiativet överfördes { $date }. Det behandlas av:
own-initiative-title = Ditt initiativ
own-initiative-sent = Vi har tagit emot ditt initiativ. Tack!
own-initiative-keep-link = Spara adressen till den här sidan. Här ser du vad som händer med ditt initiativ. Vem som helst som har adressen kan se sidan.
own-initiative-received = Vi har fått ditt initiativ.
own-initiative-handling = Vi behandlar ditt initiativ.
own-initiative-answered = Ditt initiativ har besvarats.
own-initiative-transferred = Ditt initiativ hör inte till välfärdsområdet, så vi har fört det vidare.
own-initiative-withdrawn = Du har återtagit initiativet. Initiativets text och dina uppgifter har raderats.
own-initiative-told-by = Vi berättar senast { $date } vad som görs med ditt initiativ.
own-initiative-answered-by = Vi svarar senast { $date }.
own-initiative-notes = Vad du har fått veta
own-initiative-no-notes = Vi har inte skrivit till dig ännu.
own-initiative-text = Initiativets text
own-initiative-public = Initiativets offentliga sida
own-initiative-withdraw = Återta initiativet
own-initiative-withdraw-text = Vi raderar initiativets text, ditt namn och dina kontaktuppgifter genast. De kan inte återställas.
own-initiative-not-valid-title = Länken fungerar inte
own-initiative-not-valid-advice = Kontrollera att adressen är hel. Om länken ändå inte fungerar, kontakta välfärdsområdets registratorskontor.
documents-title = Principer och anvisningar
documents-lead = Enligt dessa principer, anvisningar, modeller och planer arbetar välfärdsområdet i dag.
documents-empty = Inga dokument som är i bruk har lagts till ännu.
document-since = I bruk från { $date }
document-read = Läs dokumentet
document-used = Var det har följts
document-no-more = Det här dokumentet är inte längre i bruk.
document-held = { $count ->
    [0] Har ännu inte följts i registrerad verksamhet.
    [one] Har följts en gång.
   *[other] Har följts { $count } gånger.
}
document-kind-principles = Principer
document-kind-guideline = Anvisningar
document-kind-model = Verksamhetsmodeller
document-kind-plan = Planer
