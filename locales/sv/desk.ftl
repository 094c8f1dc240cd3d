# Koordinatorns bord: registret som filer, veckan, inställningar och avtal som upphör

# Registret som fil
desk-export = Ladda ner registret som tabell
desk-municipality = Kommun
desk-areas = Verksamhetsområde
desk-competences = Uppdrag som personen tar

# Import av en lista
desk-import-title = Registrera flera från en lista
desk-import-lead = Kopiera listan hit från ett kalkylprogram. Du ser först vilka som finns på den. Först därefter registrerar du dem: alla eller ingen.
desk-import-template = Ladda ner en tom lista att fylla i
desk-import-csv = Lista
desk-import-csv-help = På första raden står kolumnernas namn och därefter varje person på en egen rad. Du kan klistra in raderna direkt från en tabell eller öppna en CSV-fil som text. Högst 500 rader; skicka en längre lista i delar.
desk-import-preview = Kontrollera listan
desk-import-columns = Kolumner
desk-import-columns-help = Kolumnerna kan stå i vilken ordning som helst. Rubrikerna kan vara på finska, svenska eller engelska. Andra kolumner får inte finnas på listan.
desk-import-languages = Språk som personen tar uppdrag på, som förkortningar: fi sv se smn sms en. Teckenspråken är fse och fss.
desk-import-modes = På plats, på distans eller hybrid. Skilj flera åt med kommatecken.
desk-import-municipality = Kommunens finska namn eller kommunnummer.
desk-import-agreement = Avtalets sista dag, till exempel 31.12.2027.
desk-import-name = Förnamn och efternamn. Namn och kontaktuppgifter förvaras skyddade.
desk-import-email = E-postadress. Utan den ringer koordinatorn.
desk-import-phone = Telefonnummer, till exempel 040 123 4567.
desk-import-consent = Om personen har samtyckt till att lämpliga uppdrag söks: ja eller nej. Utan samtycke tillfrågas personen inte.
desk-import-standing = Sökande, under utbildning eller aktiv. Tomt betyder aktiv. Bara aktiva tillfrågas om uppdrag.
desk-import-no-rows = Lägg till åtminstone en rad under rubrikraden.
desk-import-problem = Rad { $row }, { $column }: { $message }
desk-import-ready =
    { $count ->
        [one] Det finns en person på listan. Ingen har registrerats ännu.
       *[other] Det finns { $count } personer på listan. Ingen har registrerats ännu.
    }
desk-import-known =
    { $count ->
        [one] En person på listan kan redan finnas i registret. Ta bort personen från listan eller markera att personen ändå ska registreras.
       *[other] { $count } personer på listan kan redan finnas i registret. Ta bort dem från listan eller markera vilka som ändå ska registreras.
    }
desk-import-caption = Listan som den registreras
desk-import-row = Rad
desk-import-reached = Namn och kontaktuppgifter
desk-import-consented = Samtycke
desk-import-known-column = Finns redan i registret?
desk-import-even-if-known = Registrera ändå: { $alias }
desk-import-register = Registrera alla
desk-import-write = Gå tillbaka och redigera listan

# Inställningar
desk-settings-title = Registrets inställningar
desk-settings-wording = Benämning på finska
desk-settings-wording-help = De finska sidorna använder det här ordet. Andra språk har en enda benämning.
desk-settings-weights = Poäng enligt vilka personer föreslås
desk-settings-weights-help = Högst så här många poäng för varje sak. Sammanlagt är poängen hundra. Poängen för en ny person är en del av poängen för erfarenhet: minst hälften av dem.
desk-settings-fairness = Väntan och antalet uppdrag jämfört med andra
desk-settings-newcomer = Ny person
desk-settings-needs-training = Ett uppdrag kräver en giltig utbildning
desk-settings-lead-days = Hur många dagar i förväg beställningar görs
desk-settings-lead-days-help = Beställningsformuläret berättar detta för beställarna. Noll: formuläret säger ingenting om saken.
desk-settings-travel-times = Resor vars restid avviker från den beräknade
desk-settings-travel-times-help = En resa per rad: två kommuner med finska namn och minuter i en riktning, till exempel Inari; Utsjoki; 120
desk-settings-travel-not-read = Skriv på varje rad två kommuner och minuter, åtskilda med semikolon, till exempel Inari; Utsjoki; 120.

# Avtal som upphör
desk-ending-title = Avtalet upphör snart
desk-ending-help = Avtalet för de här personerna upphör inom 60 dagar. Tjänsten påminner dem 60 och 14 dagar i förväg. Kom överens om en fortsättning och skriv in den nya dagen.
desk-beyond-title = Uppdraget är efter att avtalet har upphört
desk-beyond-help = De här bekräftade uppdragen är efter avtalets sista dag. De avbokas inte av sig själva: kom överens om en fortsättning och skriv in den nya dagen, eller sök någon annan.
desk-beyond-notice = Avtalet gäller inte under uppdraget: { $aliases }. Kom överens om en fortsättning eller sök någon annan.

# Veckan
desk-week-open = Veckokalender
desk-week-title = Uppdrag vecka { $week }/{ $year }
desk-week-label = Veckor
desk-week-previous = Föregående vecka
desk-week-this = Den här veckan
desk-week-next = Nästa vecka
desk-week-empty-title = Inga uppdrag den här veckan
desk-week-empty-text = Kalendern visar tiderna i beställningar som har skickats, också dem som någon ännu söks till.
desk-week-day-empty = Inga uppdrag.
desk-week-seats = Bokade { $filled }/{ $seats }
desk-monday = Måndag
desk-tuesday = Tisdag
desk-wednesday = Onsdag
desk-thursday = Torsdag
desk-friday = Fredag
desk-saturday = Lördag
desk-sunday = Söndag

# Vägledning för beställaren
desk-order-lead-days =
    { $days ->
        [one] Gör beställningen helst minst en dag före uppdraget, så att vi hinner hitta någon.
       *[other] Gör beställningen helst minst { $days } dagar före uppdraget, så att vi hinner hitta någon.
    }
desk-order-induction = Så förbereder du uppdraget
desk-order-induction-purpose = Berätta i beskrivningen om målet, deltagarna och vad ni önskar att erfarenhetsexperten talar om.
desk-order-induction-contact = Utse en person som kontaktar erfarenhetsexperten före uppdraget och tar emot hen.
desk-order-induction-place = Kontrollera att platsen är tillgänglig, planera in pauser och ordna ett lugnt utrymme.
desk-order-induction-share = Kom överens om vad erfarenhetsexperten vill berätta och vad ni inte frågar om.
desk-order-induction-after = Reservera tid efter uppdraget för ett samtal om hur det kändes.
desk-order-estimate = Beräknat arvode
desk-order-estimate-value = { $amount } utan resor och andra kostnader
desk-order-estimate-no-fees = Kan inte beräknas. Det behövs tider och en arvodesklass som gäller då.
desk-order-estimate-travel = Beräknade resekostnader
desk-order-estimate-travel-value = { $least }–{ $most } med egen bil, räknat från den närmaste och den mest avlägsna kommunen i välfärdsområdet
desk-order-estimate-travel-and-night = { $least }–{ $most } med egen bil, räknat från den närmaste och den mest avlägsna kommunen i välfärdsområdet. Den som kommer långväga behöver dessutom övernattning.
desk-order-estimate-no-travel = Kan inte beräknas. Det behövs tider, platsens kommun, välfärdsområdets kommuner och en prislista.
desk-order-estimate-title = Beräknade kostnader
desk-order-estimate-ask = Beräkna kostnaderna

# Händelser
act-experts-exported = Laddade ner registret som tabell
act-expert-settings-changed = Ändrade registrets inställningar
