# När sidan inte kan visas
problem-not-found-title = Sidan hittades inte
problem-not-found-advice = Kontrollera adressen eller börja från listan.
problem-denied-title = Du har inte rätt till det här
problem-denied-advice = Om du behöver behörighet i ditt arbete, be huvudanvändaren om den.
problem-conflict-title = Någon annan hann ändra det här
problem-conflict-advice = Öppna sidan på nytt och gör dina ändringar där.
problem-invalid-title = Det här går inte att göra
problem-invalid-advice = Gå tillbaka och rätta de här punkterna.
problem-limited-title = För många försök
problem-limited-advice = Vänta en stund och försök sedan igen.
problem-unavailable-title = Tjänsten är överbelastad just nu
problem-unavailable-advice = Vänta en stund och ladda sidan på nytt. Om du höll på att skicka ett svar, skicka det igen: det räknas bara en gång.
problem-fault-title = Det är fel på tjänsten
problem-fault-advice = Felet är vårt. Försök igen senare. Om felet upprepas, uppge felkoden.
problem-fault-id = Felets kod:
problem-request-title = Begäran kunde inte tolkas
problem-request-advice = Gå tillbaka till föregående sida och försök igen.

# Vilket fält som helst
violation-required = Fyll i den här punkten.
violation-too-long = Korta texten: högst { $max } tecken.
violation-not-a-date = Skriv dag och klockslag, till exempel 21.11.2026 och 14.30.
violation-local-time-does-not-exist = Välj ett annat klockslag: klockan ställs fram då och tiden finns inte.
violation-local-time-is-ambiguous = Välj ett annat klockslag: klockan ställs tillbaka då och tiden infaller två gånger.
violation-not-an-address = Skriv hela webbadressen, till exempel https://www.exempel.fi.
violation-remote-link-missing = Ange adressen till distansmötet: utan den kan den som deltar på distans inte vara med.
violation-not-a-language = Välj ett språk i listan.
violation-not-an-id = Välj något i listan.
violation-not-an-email = Skriv e-postadressen i formen namn@exempel.fi.
violation-not-a-phone-number = Skriv telefonnumret, till exempel 040 123 4567 eller +358 40 123 4567.
violation-not-a-postcode = Skriv postnumret, fem siffror, till exempel 01300.

# Svar
violation-answer-required = Svara på den här frågan.
violation-unknown-question = Öppna enkäten på nytt: frågorna har ändrats.
violation-unknown-option = Välj något av alternativen.
violation-wrong-answer-type = Välj ett svar bland alternativen.
violation-answer-too-long = Korta svaret: högst { $max } tecken.
violation-out-of-range = Välj ett tal mellan { $min } och { $max }.
violation-too-many-choices = { $max ->
    [one] Välj bara ett alternativ.
   *[other] Välj högst { $max } alternativ.
}
violation-answered-twice = Ge bara ett svar på frågan.
violation-no-answers = Svara på minst en fråga.
violation-language-not-offered = Välj ett språk som enkäten kan besvaras på.
violation-not-stored = Svaret kunde inte sparas just nu. Skicka det på nytt om en stund. Det du har skrivit finns kvar på den här sidan.
violation-survey-invitation-needed = Den här enkäten besvaras på inbjudan. Öppna enkäten via länken i meddelandet eller skriv koden i din inbjudan.
violation-survey-invitation-used = Ett svar har redan getts med den här inbjudan.
violation-not-a-receipt-code = Kontrollera koden: den har 26 bokstäver och siffror.
violation-not-a-client-key = Skicka svaret på nytt. Dina svar finns kvar i formuläret.

# Villkor för publicering
violation-missing-text = Skriv texten på det här språket: { $language }.
violation-no-questions = Lägg till minst en fråga.
violation-not-of-this-type = Utelämna detta: en fråga av den här typen har det inte.
violation-too-few-options = Lägg till alternativ: det ska finnas minst två.
violation-duplicate-code = Ge en annan kod: { $code } används redan.
violation-malformed-code = Ändra koden { $code }: använd små bokstäver a–z, siffror och tecknen - och _.
violation-closes-before-opening = Välj en sluttid som är efter öppningen.
violation-closes-in-the-past = Välj en sluttid i framtiden.
violation-deletion-before-closing = Välj en raderingsdag som är efter att enkäten har avslutats och sena svar förts in.
violation-too-many-questions = Ta bort frågor: det får finnas högst { $max }.

# Ändringar efter publiceringen
violation-question-removed = Återställ frågan { $code }: en publicerad fråga kan inte tas bort.
violation-option-removed = Återställ alternativet { $option } i frågan { $code }: ett publicerat alternativ kan inte tas bort.
violation-question-type-changed = Återställ typen för frågan { $code } eller lägg till en ny fråga.
violation-code-changed = Återställ koden { $code }: en publicerad kod kan inte bytas.
violation-bank-key-changed = Återställ frågebankens kod för frågan { $code }: den kan inte ändras efter publiceringen.
violation-validity-changed = Återställ hur alternativet { $option } räknas i frågan { $code }: det kan inte ändras efter publiceringen.
violation-made-required = Låt frågan { $code } vara frivillig: en del har redan hoppat över den.
violation-limit-tightened = Låt gränsen för frågan { $code } vara minst den förra.
violation-source-language-changed = Behåll samma källspråk som i den publicerade enkäten.
violation-form-changed = Behåll enkätens form: egna frågor och en extern enkät kan inte byta plats.
violation-deletion-postponed = Behåll raderingsdagen eller tidigarelägg den: den har utlovats till dem som svarar.

# Enkätens skeden
violation-not-a-draft = Det här kan bara göras med ett utkast.
violation-not-published = Publicera enkäten först.
violation-not-open = Svaret sparades inte eftersom enkäten inte är öppen. Du kan kopiera de texter du har skrivit.
violation-already-closed = Enkäten är redan avslutad.
violation-not-closed = Vänta tills enkäten har avslutats.
violation-not-finalised = Vänta tills de sena svaren har förts in och räknats.
violation-outcome-owed = Berätta först vad enkäten ledde till.
violation-already-released = Resultaten har redan publicerats.
violation-no-results-of-external = Publicera resultaten i den tjänst där enkäten gjordes.
violation-responses-deleted = Svaren har redan raderats så som utlovats.

# Enkäter i allmänhet
violation-malformed-slug = Ändra adressen: använd små bokstäver a–z, siffror och streck.
violation-slug-taken = Välj en annan adress: den här används redan.
violation-stale-revision = Någon annan har sparat under tiden. Jämför ändringarna och spara på nytt.
violation-unknown-municipality = Välj en kommun i listan.
violation-unknown-unit = Välj ett verksamhetsområde eller en enhet i listan.

# Tabeller som filer
violation-csv-too-large = Dela upp filen: den får vara högst { $max } kilobyte stor.
violation-csv-not-utf8 = Spara tabellen på nytt. Välj filformatet ”CSV UTF-8”. På rad { $row } finns ett tecken som inte kan läsas.
violation-csv-empty = Skriv kolumnernas namn på filens första rad. Nu är filen tom.
violation-csv-too-many-rows = Dela upp filen: utöver rubrikraden får den ha högst { $max } rader.
violation-csv-too-many-columns = Ta bort kolumner: de får vara högst { $max }.
violation-csv-column-missing = Lägg till kolumnen { $column } på rubrikraden.
violation-csv-column-twice = Lämna kvar bara en kolumn med namnet { $column }.
violation-csv-column-unnamed = Ge kolumn { $number } ett namn eller ta bort den.
violation-csv-row-width = Rätta rad { $row }: antalet celler är { $cells }, men { $columns } på rubrikraden.
violation-csv-quote-open = Rätta rad { $row }: ett citattecken saknar par.

# Konton
violation-email-taken = Använd en annan e-postadress: den här har redan ett konto.
violation-password-too-short = Välj ett längre lösenord: minst { $min } tecken.
violation-password-too-weak = Välj ett lösenord som är svårare att gissa, till exempel en mening med flera ord.
violation-account-disabled = Ta först kontot i bruk.
violation-link-not-valid = Be om en ny länk: den här fungerar inte längre.
violation-not-yourself = Be en annan huvudanvändare göra det här: du kan inte stänga ditt eget konto.
violation-last-administrator = Ge först någon annan rollen som huvudanvändare.
violation-wrong-password = Kontrollera ditt nuvarande lösenord.
violation-role-required = Välj minst en roll.

violation-illegal-transition = Det här går inte att göra med beställningen just nu.
violation-stale-order = Någon annan har ändrat beställningen. Läs den på nytt.
violation-ends-before-start = Ange en sluttid som är efter starttiden.
violation-gig-too-long = Förkorta uppdraget: det får vara högst { $max } timmar.
violation-time-has-passed = Välj en tid som inte har passerat.
violation-times-overlap = Rätta tiderna: två tider överlappar varandra.
violation-too-many-times = Dela upp beställningen: en beställning kan ha högst { $max } tider.
violation-unknown-expert = Välj en erfarenhetsexpert i listan.
violation-expert-hindered = Utelämna { $alias }: hen kan inte få den här förfrågan.
violation-expert-double-booked = Du har redan ett annat uppdrag vid samma tid.
violation-offer-not-open = Förfrågan kan inte längre besvaras.
violation-expert-not-active = Uppdraget kan inte tas under en paus eller efter att verksamheten som erfarenhetsexpert har upphört. Pausen kan avslutas på den egna sidan.
violation-agreement-not-valid = Avtalet gäller inte under uppdraget. Kom överens om en fortsättning med koordinatorn.
violation-training-not-valid = Utbildningen gäller inte under uppdraget. Fråga koordinatorn.
violation-matching-not-consented = Samtycket till förmedling av uppdrag saknas eller har återkallats. Samtycket kan ges på nytt tillsammans med koordinatorn.
violation-expert-kept-away = Uppdrag för den här beställaren kan inte tas. Fråga koordinatorn.
violation-offer-expired = Svarstiden för förfrågan har gått ut.

violation-control-character = Ta bort radbrytningar och styrtecken.
violation-consent-missing = Uppgiften kan inte sparas utan erfarenhetsexpertens samtycke. Anteckna först samtycket.
violation-reason-required = Berätta varför du frågar trots hindret: { $alias }.
violation-not-over-yet = Uppdraget är inte slut ännu.
violation-seats-below-booked = Det måste finnas minst lika många platser som bokade erfarenhetsexperter.
violation-nobody-booked = Varje tid behöver minst en erfarenhetsexpert.
violation-too-many-selected = Välj högst { $max }.
violation-received-in-future = Ankomstdagen kan inte vara i framtiden.
violation-order-not-sent = Skicka först beställningen till koordinatorn. Därefter kan ni skriva till varandra.
violation-thread-full = Det finns redan { $max } meddelanden om beställningen. Kom överens om resten per telefon.
violation-report-too-late = Rapporten kan ändras i högst { $days } dagar.
violation-not-a-week = Skriv veckan i formen 2026-W48.
violation-not-a-mode = Skriv på plats, på distans eller hybrid.
violation-not-a-standing = Skriv sökande, under utbildning eller aktiv.
violation-not-yes-or-no = Skriv ja eller nej.
violation-already-registered = Namnet eller telefonnumret finns redan i registret.
violation-twice-in-list = Samma namn eller telefonnummer finns redan på rad { $row }.
violation-csv-column-unknown = Ta bort kolumnen { $column } eller rätta dess namn.

violation-unknown-fee-class = Välj en arvodesklass ur prislistan: den här klassen gäller inte den dagen.
violation-amount-out-of-range = Ange ett belopp på 0–{ $max } euro.
violation-not-an-amount = Ange beloppet i euro, till exempel 12,50.
violation-stale-claim = Någon annan har ändrat ersättningen. Läs den på nytt.
violation-claim-not-so = Detta kan inte göras med ersättningens nuvarande status.
violation-gig-not-held = Uppdraget har inte anmälts som genomfört.
violation-four-eyes = Be en annan godkännare: den som får ersättningen eller har behandlat den kan inte godkänna den.
violation-nothing-to-export = Det finns inga ersättningar att betala ut.
violation-nothing-is-paid = Rådet betalar ingenting för möten, så de närvarande antecknas inte med namn.
violation-feedback-given = Respons på det här uppdraget har redan lämnats.
violation-wrong-code = Kontrollera koden. Försök kvar: { $left }.
violation-code-not-valid = Be om en ny kod: den här gäller inte längre.
violation-call-not-open = Man kan inte söka nu. Ansökningstiden pågår inte.
violation-email-or-phone = Ge en e-postadress eller ett telefonnummer så att vi kan berätta resultatet för dig.
violation-member-not-so = Det här kan inte längre göras. Ladda om sidan.
violation-too-many-topics = Du har redan { $max } förslag som väntar på svar. Vänta på svaren.
violation-invitation-not-valid = Kontrollera koden i brevet eller meddelandet. Med koden kan man söka bara en gång.
violation-meeting-not-so = Det här kan inte längre göras med mötet. Ladda om sidan.
violation-attendance-not-offered = Man kan inte delta så i det här mötet. Välj ett annat sätt.

# Activities and methods
violation-activity-not-so = Detta kan inte längre göras med verksamheten. Ladda om sidan.
violation-activity-not-yet = Den sista dagen har inte kommit ännu. Anteckna deltagarna då.
violation-activity-too-long = En verksamhet varar högst { $max } dagar. Registrera en längre som flera.
violation-stale-activity = Någon annan har ändrat verksamheten. Läs den på nytt.
violation-unknown-method = Välj en metod ur listan.
violation-stale-method = Någon annan har ändrat metoden. Läs den på nytt.
# Initiatives
violation-ground-not-of-maker = Välj en grund som passar initiativtagaren: en människa bor i området, en sammanslutning är verksam där.
violation-initiative-not-so = Det här går inte längre att göra, eftersom initiativets läge har ändrats. Ladda om sidan.
violation-stale-initiative = Någon annan har ändrat initiativet. Ladda om sidan.
# Bodies and matters under preparation
violation-stale-entry = Någon annan har ändrat detta under tiden. Läs den nyaste versionen och gör dina ändringar i den.
violation-unknown-body = Välj ett organ ur registret.
violation-unknown-matter = Välj ett ärende ur förteckningen.
violation-document-twice = Anteckna varje dokument bara en gång.
violation-too-many-steps = Vägen kan ha högst { $max } steg.
violation-matter-not-so = Det här kan inte göras i ärendets nuvarande skede.
violation-before-decision = Välj en dag som inte är före beslutets dag.
violation-before-proposal = Uppföljningen kan inte vara före förslagets dag.
# Participation programmes
violation-not-json = Kontrollera rad { $line } i filen: från och med den är filen inte JSON.
violation-not-in-this-form = Kontrollera formen på det här stället: här finns något annat än det borde.
violation-unknown-field = Ta bort fältet { $name } eller rätta dess namn.
violation-not-a-key = Ändra nyckeln: den kan ha bokstäver a–z, siffror och bindestreck, högst { $max } tecken.
violation-key-twice = Ge en annan nyckel: { $key } används redan.
violation-unknown-party = Lägg till den ansvariga { $key } bland programmets ansvariga, eller rätta nyckeln.
violation-indicator-not-listed = Lägg till mätaren { $code } bland programmets mätare, eller rätta koden.
violation-indicator-nowhere = Lägg till mätaren { $code } i ett mål eller en åtgärd: nu hör den inte till något.
violation-indicator-twice = Ta bort den ena: mätaren { $code } finns här två gånger.
violation-unknown-word = Välj något av dessa: { $words }.
violation-not-years = Ange programmets första och sista år, till exempel 2026–2029.
violation-not-a-month = Ange månaden som ett tal 1–12.
violation-row-out-of-place = Lägg till en rad ovanför, vars del är { $needed }.
violation-too-many-parts = Gör programmet mindre: av varje del får det finnas högst { $max }.
violation-programme-other = Kontrollera filen: programmets nyckel är { $key }, men filen har en annan.
violation-programme-not-so = Det här kan inte längre göras med den här versionen av programmet. Ladda om sidan.
violation-programme-unchanged = Programmet har redan sparats precis så här.
violation-adopted-before = Välj en senare dag: den gällande versionen har godkänts efter den här dagen.
violation-stale-programme = Någon annan har ändrat programmet. Ladda om sidan och gör sedan dina ändringar.
# Kundrespons
violation-customer-feedback-not-so = Detta kan inte göras med responsen i det läge som den är i.
violation-stale-feedback = Någon annan har ändrat responsen samtidigt. Kontrollera uppgifterna och försök igen.
violation-feedback-own-unit = Respons om diskriminering kan inte flyttas till den enhet som den gäller.
violation-span-over-periods = Den första och den sista dagen ska höra till samma halvår.
violation-no-scores = Partiet har inga betyg.
violation-batch-differs = Partiet { $id } är redan importerat med ett annat innehåll.
violation-summary-published = Sammandraget är publicerat och kan inte längre ändras.
violation-stale-summary = Någon annan har ändrat sammandraget samtidigt. Kontrollera det och försök igen.
violation-page-not-ours = Sidan är inte välfärdsområdets egen.
violation-too-many-replies = Du har redan svarat { $max } gånger. Kontakta välfärdsområdets registratorskontor.
violation-comment-not-publishable = Kommentaren kan inte publiceras: den måste vara behandlad och skribenten måste ge lov.
violation-comment-tells-who = Texten innehåller skribentens namn, e-postadress eller telefonnummer. Ta bort det.
violation-comment-published = Kommentaren är redan publicerad.
violation-comment-not-published = Kommentaren är inte publicerad.
