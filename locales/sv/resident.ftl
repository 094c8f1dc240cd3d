# Listan
list-lead = Berätta vad du tycker om servicen. Här ser du vad du kan påverka nu och vad svaren har lett till.
list-empty-open = Ingen enkät är öppen just nu.
list-empty-next = Nästa enkät öppnas { $date }.
list-empty-come-back = Nya enkäter kommer året om. Titta in igen om ett par veckor eller prenumerera på nya enkäter här nedan.
list-empty-otherwise = Du kan ge respons när som helst:
list-empty-filtered = Inga öppna enkäter motsvarar dina val. Ta bort något av valen.
filter-title = Sök och avgränsa enkäter
filter-search = Sökord
filter-language = Svarsspråk
filter-municipality = Kommun
filter-audience = För vem
filter-all = Alla
filter-apply = Sök
filter-clear = Ta bort valen
filter-found = { $count ->
    [one] { $count } enkät hittades.
   *[other] { $count } enkäter hittades.
}
for-whom = För vem:
in-languages = Språk:
answered-elsewhere = Besvaras i en annan tjänst
answered-anonymously = Du svarar anonymt
takes-minutes = { $minutes ->
    [one] Tar ungefär en minut
   *[other] Tar ungefär { $minutes } minuter
}
timing-standing = Öppen tills vidare
timing-last-day = I dag är sista svarsdagen
timing-days-left = { $days ->
    [one] Öppen { $days } dag till
   *[other] Öppen { $days } dagar till
}
timing-opens = Öppnas { $date }
timing-closed = Avslutades { $date }
mark-results = Resultaten har publicerats
mark-outcome = Läs vad svaren ledde till
follow-title = Få veta om nya enkäter
follow-lead = Prenumerera på flödet i din nyhetsläsare.

# Enkätens sida
survey-other-language = Enkäten kan inte besvaras på det här språket. Du kan svara på de här språken:
privacy-title = Vad händer med dina svar
privacy-short = Du svarar anonymt. Vi sparar inga uppgifter som du kan identifieras med. Med koden du får kan du återkalla ditt svar tills resultaten publiceras.
privacy-short-invited = Du svarar anonymt. Om inbjudan vet man bara om ett svar har getts, inte vad som svarades. Med koden du får kan du återkalla ditt svar tills resultaten publiceras. Med samma inbjudan kan man inte svara på nytt.
invited-title = Den här enkäten besvaras på inbjudan
invited-text = Enkäten är för rådets medlemmar. Öppna den via länken i ditt meddelande eller skriv koden i din inbjudan här.
invited-code = Inbjudans kod
invited-code-help = Koden finns i slutet av länken i ditt meddelande. Både stora och små bokstäver går bra.
invited-open = Öppna enkäten
pairing-title = Parning av svar
pairing-help = När samma personers svar paras ser man hur åsikterna ändras. Ditt namn antecknas inte i svaren. Du kan svara även om du inte samtycker. Du kan återkalla ditt samtycke på din egen rådssida.
pairing-label = Mina svar får paras med mina svar på det här rådets andra enkäter
told-invitation-used-title = Ett svar har redan getts med den här inbjudan
told-invitation-used-advice = Med en inbjudan kan man svara en gång. Om du har svarat, tack! Om du inte har svarat, kontakta den som ordnar ditt råd.
told-invitation-not-valid-title = Inbjudan gäller inte
told-invitation-not-valid-advice = Kontrollera att du öppnade hela länken. Enkäten kan också ha avslutats och inbjudningarna tagits bort.
privacy-more = Läs hur anonymiteten fungerar
privacy-purpose = Varför vi frågar
privacy-basis = Rättslig grund
privacy-contact = Vem svarar på frågor
privacy-deletion = När svaren raderas
privacy-deleted-by = De enskilda svaren raderas senast { $date }.
optional = (frivillig)
text-limit = Du kan skriva högst { $max } tecken. Skriv inte namn eller annat som du själv eller någon annan kan identifieras med.
choose-any = Du kan välja flera.
choose-at-most = { $max ->
    [one] Välj ett.
   *[other] Välj högst { $max }.
}
submit-note = När du skickar får du en kvitteringskod. Efter det kan svaret inte ändras, men det kan återkallas.
submit-answer = Skicka svaret
channel-title = Hur svaret kom
channel-help = Du för in svaret som anställd. Välj hur personen gav det.
waiting-opens = Enkäten öppnas { $date }.
waiting-days = { $days ->
    [one] { $days } dag kvar till öppningen.
   *[other] { $days } dagar kvar till öppningen.
}
waiting-follow = Flödet berättar när enkäten öppnas:
closed-on = Enkäten avslutades { $date }.
closed-see-results = Tack till alla som svarade. Det här ledde svaren till:
closed-results-link = Se resultaten
closed-outcome-link = Se vad som gjordes
closed-results-later = Tack till alla som svarade. Vi publicerar resultaten på den här sidan när de har behandlats.
external-note = Den här enkäten besvaras i en annan tjänst. Där berättas om dataskyddet.
external-go = Gå till enkäten
external-closed = Den här enkäten kan inte längre besvaras.

# Kvittot
receipt-title = Tack för ditt svar
receipt-repeated = Ditt svar var redan sparat. Det räknas en gång.
receipt-code = Kvitteringskod
receipt-copy = Kopiera koden
receipt-copied = Kopierad
receipt-what-for = Spara koden om du kanske vill återkalla ditt svar. Koden visas inte igen, och ingen kan hämta den åt dig.
receipt-next-title = Vad händer sedan
receipt-results-after = Enkäten avslutas { $date }. Efter det publicerar vi resultaten och berättar vad de ledde till.
receipt-results-standing = Enkäten är öppen tills vidare. Vi berättar på den här webbplatsen vad svaren leder till.
receipt-others = Svara också på de här
enter-another = För in nästa svar

# Hur det gick
told-key-used-title = Svaret sparades inte
told-key-used-advice = Formuläret var gammalt. Öppna enkäten på nytt och svara.
told-answer-withdrawn-title = Svaret har återkallats
told-answer-withdrawn-advice = Du har återkallat det här svaret, så det sparades inte igen. Om du vill svara, öppna enkäten från början.
told-next-survey = Öppna enkäten på nytt
told-withdrawn-title = Ditt svar har återkallats
told-withdrawn-advice = Det räknas inte med i resultaten. Det försvinner ur siffrorna senast vid nästa räkning.
told-withdrawn-before-title = Ditt svar har redan återkallats
told-withdrawn-before-advice = Du behöver inte göra något.
told-too-late-title = Svaret kan inte längre återkallas
told-too-late-advice = Resultaten har publicerats och ditt svar kan inte längre skiljas från de andra.
told-link-not-valid-title = Länken fungerar inte längre
told-link-not-valid-advice = Länken har gått ut eller redan använts. Be huvudanvändaren om en ny.
told-password-chosen-title = Lösenordet har bytts
told-password-chosen-advice = Logga in med ditt nya lösenord.

# Återkalla ett svar
withdraw-title = Återkalla ditt svar
withdraw-lead = Ange kvitteringskoden som du fick när du svarade.
withdraw-code-help = Koden har 26 bokstäver och siffror. Bindestreck och små eller stora bokstäver spelar ingen roll.
withdraw-submit = Återkalla svaret
withdraw-until = Ett svar kan återkallas tills enkätens resultat publiceras. Det går inte att ångra.
withdraw-not-found = Kontrollera koden: inget svar hör till den.

# Resultat och följder
results-title = Resultat
results-not-yet-title = Inga resultat ännu
results-not-yet = Vi publicerar resultaten på den här sidan när enkäten är avslutad och svaren har behandlats.
results-respondents = { $count ->
    [one] { $count } svarande.
   *[other] { $count } svarande.
}
results-few-respondents = Så få svarade att antalet inte visas.
results-self-selected = Vem som helst fick svara på enkäten. Resultatet visar vad de som svarade tycker. Konfidensintervallet beskriver bara slumpen, inte vilka som lät bli att svara.
finding-too-few = Så få svarade på det här att resultatet inte visas.
finding-free-text = Skrivna svar publiceras inte. Vi har läst dem.
outcome-title = Vad svaren ledde till
outcome-heard = Vad vi hörde
outcome-decided = Vad som beslutades
outcome-done = Vad som gjordes
outcome-published-on = Publicerat { $date }.
outcome-not-yet = Här berättar vi vad svaren ledde till när saken har avgjorts.

# Inloggning
log-in-title = Inloggning för personal
log-in-lead = Du kan svara på enkäter utan att logga in. Den här sidan är för välfärdsområdets personal.
log-in-email = E-post
log-in-password = Lösenord
log-in-wrong = Kontrollera e-postadressen och lösenordet.
log-in-forgotten = Har du glömt lösenordet? Be huvudanvändaren om en länk med vilken du kan välja ett nytt.
link-title = Välj lösenord
link-lead-invitation = Välkommen. Välj ett lösenord så kan du logga in.
link-lead-reset = Välj ett nytt lösenord.
link-name = Namn
link-password = Nytt lösenord
link-password-again = Samma lösenord på nytt
link-password-rule = Använd minst { $min } tecken. En mening med flera ord är ett bra lösenord.
link-passwords-differ = Skriv samma lösenord i båda fälten.
link-submit = Spara lösenordet

# Tillgänglighetsutlåtande
accessibility-title = Tillgänglighets{"\u00AD"}utlåtande
accessibility-lead = Vi vill att alla ska kunna använda tjänsten. Det här utlåtandet gäller tjänsten Delta och påverka.
accessibility-status-title = Hur tillgänglig tjänsten är
accessibility-status = Målet är att tjänsten uppfyller lagens krav, det vill säga nivåerna A och AA i WCAG 2.1. Tjänsten uppfyller dem delvis: bristerna räknas upp nedan.
accessibility-how-checked = Bedömningen grundar sig på vår egen granskning. Sidorna har granskats maskinellt och med tangentbord.
accessibility-gaps-title = Kända brister
accessibility-gap-languages = Alla texter finns inte på alla språk. En text som saknas visas på finska och är märkt som finsk.
accessibility-gap-content = Enkäter i andra tjänster omfattas inte av det här utlåtandet.
accessibility-feedback-title = Berätta om en brist
accessibility-feedback = Om du inte kan använda någon sida, berätta det för oss. Du kan också be om informationen eller svarsblanketten i en annan form.
accessibility-answer-time = Vi svarar inom 14 dagar.
accessibility-authority-title = Tillsyn
accessibility-authority = Om du inte får svar inom 14 dagar, eller om svaret inte räcker, kan du göra en anmälan till tillsynsmyndigheten.
accessibility-authority-name = Transport- och kommunikationsverket Traficom, enheten för tillsyn över digital tillgänglighet

# Hur anonymiteten fungerar
anonymity-title = Hur anonymiteten fungerar
anonymity-lead = Vi lovar att ditt svar inte kan kopplas till dig. Tjänsten är byggd så att inte ens vi kan göra det.
anonymity-not-kept-title = Vad vi inte sparar
anonymity-not-kept = Vi frågar inte vad du heter. Vi sparar inte din nätadress, din apparat eller klockslaget tillsammans med svaret. Vi sparar inga kakor i svarandens webbläsare, och inga andra företag följer dig på sidorna.
anonymity-mixed-title = Svaren blandas
anonymity-mixed = Ditt svar väntar krypterat tills det finns minst { $count }. Sedan blandas de, så att ordningen inte avslöjar vem som svarade vad. När enkäten har avslutats blandas alla svar en gång till.
anonymity-code-title = Bara du har kvitteringskoden
anonymity-code = Koden är den enda vägen till ditt svar. Med den kan du återkalla svaret tills resultaten publiceras. Vi känner inte till din kod och kan inte ge den på nytt.
anonymity-results-title = Små tal visas inte
anonymity-results = Resultatet av en fråga publiceras när minst { $count } har svarat på den. Skrivna svar publiceras inte.
anonymity-deleted-title = Svaren raderas
anonymity-deleted = På varje enkäts sida står det vilken dag de enskilda svaren senast raderas. De publicerade siffrorna blir kvar.
anonymity-care-title = Vad du själv kan göra
anonymity-care = Skriv inte namn, adresser eller annat i svaren som du själv eller någon annan kan identifieras med.

# Förfrågan till en erfarenhetsexpert
offer-title = Förfrågan till dig som erfarenhetsexpert
offer-lead = Du tillfrågas om det här uppdraget. Svara med knapparna nedan.
offer-answer-by = Svara senast
offer-ordered-by = Vem som beställer
offer-fee = Arvode
offer-fee-class = { $name }: { $price } / { $unit }
offer-fee-total = Sammanlagt { $total }
offer-fee-waived = Inget arvode betalas, eftersom du har berättat att du inte tar emot något.
offer-fee-open = Arvodet har inte avtalats ännu. Fråga koordinatorn om det.
offer-travel = Resekostnader
offer-travel-paid = Resekostnaderna ersätts.
offer-travel-km = Resekostnaderna ersätts. Med egen bil { $price } per kilometer.
offer-question = Tar du emot uppdraget?
offer-accept-note = Om du tar emot uppdraget bokar vi de här tiderna för dig.
offer-accept-told = När uppdraget är bekräftat kan beställaren läsa ditt namn, telefonnummer och din e-postadress. På dina egna sidor ser du när de har lästs.
offer-accept = Jag tar emot uppdraget
offer-decline-note = Du kan fritt tacka nej. Det kostar dig inget, och beställaren får inte veta det.
offer-decline = Jag tackar nej
offer-choose = Välj om du tar emot uppdraget.
offer-accepted-title = Du har tagit emot uppdraget
offer-accepted-text = Vi har bokat de här tiderna för dig. Om något ändras, kontakta koordinatorn.
offer-interested-title = Du har berättat att du kan komma
offer-interested-text = Koordinatorn väljer bland dem som är intresserade och hör av sig. Tiderna är inte bokade ännu.
offer-declined-title = Du har tackat nej
offer-declined-text = Tack för svaret. Du behöver inte göra något mer.
offer-expired-title = Svarstiden har gått ut
offer-expired-text = Den här förfrågan kan inte längre besvaras. Om du vill ha uppdraget, fråga koordinatorn om det ännu är ledigt.
offer-withdrawn-title = Förfrågan har dragits tillbaka
offer-withdrawn-text = Den här förfrågan till dig har dragits tillbaka och kan inte längre besvaras. Du behöver inte göra något.
offer-superseded-title = Uppdraget är redan fyllt
offer-superseded-text = Andra hann svara först. Du behöver inte göra något.
offer-not-chosen-title = Någon annan valdes till uppdraget
offer-not-chosen-text = Tack för ditt intresse. De här tiderna är inte bokade för dig, och du behöver inte göra något.
offer-called-off-title = Uppdraget har ställts in
offer-called-off-text = Du hade tagit emot uppdraget, men det har ställts in. Tiderna är inte längre bokade för dig.

# Erfarenhetsexperter
experts-title = Erfarenhetsexperter
experts-lead = En erfarenhetsexpert känner en sjukdom, en funktionsnedsättning, en kris eller en svår livssituation av egen erfarenhet eller som närstående. Hen hjälper välfärdsområdet att se servicen med användarens ögon.
experts-what-title = Vad en erfarenhetsexpert gör
experts-what = Hen utvecklar servicen tillsammans med yrkespersoner, berättar om sin erfarenhet på utbildningar och evenemang, leder grupper, ger kamratstöd och intervjuar arbetssökande.
experts-terms = Hen har ett avtal med välfärdsområdet och får arvode för arbetet. Hen bestämmer själv vad hen berättar om och vilka uppdrag hen tar.
experts-order-title = Så beställer en yrkesperson
experts-order = Logga in och gör en beställning: berätta vad du behöver, när och var. Koordinatorn söker en lämplig erfarenhetsexpert och frågar hen. Du får ett meddelande när uppdraget är bekräftat.
experts-order-no-account = Om du inte har något konto, kontakta koordinatorn för erfarenhetsexperter i ditt område. Koordinatorn för in beställningen för din räkning.
experts-figures-title = Hur mycket som har beställts
experts-figures-help = En beställning räknas till den dag då den gjordes, och uppdragen räknas till samma halvår som sin beställning. Beställningar som gjorts två gånger, på prov eller av misstag räknas inte. Antal under fem uppges inte.
experts-period = Halvår
experts-orders = Beställningar
experts-gigs = Genomförda uppdrag
experts-few = färre än fem
