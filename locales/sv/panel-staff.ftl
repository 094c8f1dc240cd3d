### Panels and their lots: what their organisers see.

panel-command-recruit = Börja söka medlemmar
panel-command-select = Börja välja medlemmar
panel-command-activate = Starta rådets verksamhet
panel-command-pause = Ta paus
panel-command-end = Avsluta mandatperioden
lot-objective-leximin = Rättvisast för alla: först görs den minsta sannolikheten så stor som möjligt, sedan de följande
lot-objective-maximin = Bara den minsta sannolikheten görs så stor som möjligt
staff-nav-panels = Råd
staff-panels-new = Nytt råd
staff-panels-empty-title = Det finns inga råd ännu.
staff-panels-empty-text = Grunda ett råd, skriv vad det är till för och välj medlemmarna genom lottning.
staff-panels-caption = { $count ->
    [one] Ett råd
   *[other] { $count } råd
}
staff-panel-changed = Ändrat
staff-panel-edit = Redigera uppgifterna
staff-panel-back = Tillbaka till rådet
staff-panel-form-lead = De här uppgifterna syns för alla när medlemmar börjar sökas eller väljas.
staff-panel-purpose = Vad rådet är till för
staff-panel-purpose-help = Berätta vad rådet påverkar och hur ofta det sammanträder.
staff-panel-theme-help = Kort, till exempel: Äldre som bor hemma.
staff-panel-categories-help = Enligt dessa räknas panelen till former av delaktighet. Om du inte väljer något bestäms formen av panelens typ.
staff-panel-support-help = Berätta på vilka språk man kan delta, när man får tolk och hur man kommer in i lokalerna.
staff-panel-principles-help = Berätta hur man bemöter varandra på mötena och vad man gör om någon inte känner sig trygg.
staff-panel-reserve-seats = Hur många reservplatser önskas
staff-panel-term-starts = Mandatperioden börjar
staff-panel-term-ends = Mandatperioden slutar
staff-panel-term-ends-help = När mandatperioden är slut syns rådet på din startsida. Om ingen avslutar rådet eller flyttar mandatperiodens slut, avslutas rådet av sig självt efter { $days } dagar och medlemmarnas uppgifter raderas.
staff-home-terms = Rådets mandatperiod är slut
staff-home-terms-help = Avsluta rådet eller flytta mandatperiodens slut. Om ingetdera görs avslutas rådet av sig självt { $days } dagar efter mandatperiodens sista dag, och medlemmarnas uppgifter raderas.
staff-home-terms-open = Öppna rådet
staff-home-term-over = Mandatperioden slutade { $date }. Rådet avslutas av sig självt { $by }.
staff-panel-owner = Vart rådet hör
staff-panel-public = Rådets offentliga sida
staff-panel-next = Nästa steg
staff-panel-lots-empty = Det finns inga lottningar ännu.
staff-lot-new = Gör en lottning
staff-lot-not-now = En lottning kan göras när medlemmar väljs eller rådet är verksamt och ingen annan lottning beräknas.
staff-lot-lead = { $seats } medlemmar väljs till rådet. Programmet räknar ut den rättvisaste lottningen och publicerar de sammansättningar av vilka fröet väljer en.
staff-lot-respondents = De anmälda som CSV-tabell
staff-lot-respondents-help = På första raden kolumnernas namn, sedan en rad per person. Använd pseudonymer: de publiceras. Övriga uppgifter sparas inte någonstans.
staff-lot-categories = Kvoterna som CSV-tabell
staff-lot-categories-help = Kolumnerna feature, value, min och max: egenskapen, dess värde och hur många minst och högst. Kvoterna publiceras.
staff-lot-household = Hushållets kolumn, om högst en väljs ur samma hushåll
staff-lot-objective = Vad som gör lottningen rättvis
staff-lot-seed-source-help = Berätta noggrant vilket offentligt och oförutsägbart tal som avgör lottningen, till exempel nästa lördags Lotto-nummer. Detta publiceras genast.
staff-lot-reason = Varför det lottas på nytt (publiceras)
staff-lot-begin = Beräkna lottningen
staff-lot-note = Observera:
staff-lot-refused = Lottningen kunde inte beräknas:
staff-lot-working = Den rättvisaste lottningen beräknas. Du kan lämna sidan: beräkningen fortsätter.
staff-lot-progress = Hur beräkningen framskrider
staff-lot-look-again = Se läget
staff-lot-cancel = Avbryt beräkningen
staff-lot-interrupted = Programmet stannade under beräkningen. Inget sparades.
staff-lot-committed-lead = Sammansättningarna är publicerade. När fröet är känt, skriv det här och lotta.
staff-lot-draw = Lotta
staff-lot-draw-now = Lotta nu
staff-lot-seed-help = Som hexadecimalt tal: siffrorna 0–9 och bokstäverna a–f, ett jämnt antal, minst 8. Lottningen kan göras bara en gång.
staff-lot-public = Lottningens offentliga sida
staff-lot-prove = Bevisa lottningen med de sökandes uppgifter
staff-lot-prove-text = Med det offentliga dokumentet kan vem som helst bevisa att lotten föll rätt. Med de här tabellerna bevisar du också att varje publicerad sammansättning uppfyller kvoterna. Personerna finns i dem under pseudonym. Ta vara på tabellerna före lottningen: de kan inte längre fås när någon av de sökande har hoppat av eller bakgrundsuppgifterna har raderats. Nedladdningen antecknas i loggen.
staff-lot-prove-pool = Ladda ner de sökandes tabell (CSV)
staff-lot-prove-quotas = Ladda ner kvoterna (CSV)
staff-panel-functions = Räknas som ett fungerande råd: rådet är verksamt och dess möte har haft deltagare under { $months ->
    [one] den senaste månaden
   *[other] de senaste { $months } månaderna
}.
staff-panel-functions-not = Räknas inte som ett fungerande råd. Det förutsätter ett invånar- eller kundråd som är verksamt och vars möte har haft deltagare under { $months ->
    [one] den senaste månaden
   *[other] de senaste { $months } månaderna
}.
staff-panel-end-text = Detta kan inte ångras. Rådets sida blir synlig.
staff-panel-meetings-empty = Det finns inga möten ännu.
staff-meeting-plan = Lägg till ett möte
staff-meeting-on = Dag
staff-meeting-mode = Hur mötet hålls
staff-meeting-place = Plats (syns för alla)
staff-meeting-attended = Medlemmar närvarande
staff-meeting-remove = Ta bort mötet

violation-lot-no-quotas = Lägg till minst en egenskap med värden i kvoterna.
violation-lot-not-a-number = Rätta rad { $row }: i kolumnen { $column } ska det stå ett heltal, nu står det ”{ $value }”.
violation-lot-min-above-max = Rätta rad { $row }: minimiantalet { $min } är större än maximiantalet { $max }.
violation-lot-flex-inward = Rätta rad { $row }: talet { $value } i kolumnen { $column } är snävare än kvoten { $limit }. Flexen kan bara göra kvoten vidare.
violation-lot-quota-twice = Ta bort rad { $row }: värdet ”{ $value }” för egenskapen { $feature } har redan en kvot.
violation-lot-id-missing = Lägg till en identifierare på rad { $row }.
violation-lot-duplicate-id = Rätta rad { $row }: identifieraren { $id } finns redan på en annan rad.
violation-lot-unknown-value = Rätta rad { $row }: egenskapen { $feature } har inget värde ”{ $value }” i kvoterna.
violation-lot-pool-too-small = Platserna är { $need }, men bara { $have } personer kan väljas. Skaffa fler anmälda eller minska antalet platser.
violation-lot-quota-sum-min-gt-k = Minska minimiantalen för egenskapen { $feature }: de är sammanlagt { $sum }, men platserna är { $seats }.
violation-lot-quota-sum-max-lt-k = Öka maximiantalen för egenskapen { $feature }: de är sammanlagt { $sum }, men platserna är { $seats }.
violation-lot-named-beside-quotas = { $count ->
    [one] En utsedd medlem tar en plats utan att egenskapen { $feature } har angetts, och räknas därför inte i dess kvoter.
   *[other] { $count } utsedda medlemmar tar platser utan att egenskapen { $feature } har angetts, och räknas därför inte i dess kvoter.
} Minimiantalen som återstår är sammanlagt { $sum }, men { $seats } platser är lediga. Minska minimiantalen i utlysningen med sammanlagt { $over }.
violation-lot-value-shortage = Värdet ”{ $value }” för egenskapen { $feature } behövs minst { $need } gånger, men bara { $have } av de anmälda har det. Minska minimiantalet eller skaffa fler anmälda.
violation-lot-infeasible = Ingen sammansättning uppfyller alla kvoter. Den minsta ändring som hjälper: { $changes }.
violation-lot-infeasible-within-flex = Ingen sammansättning uppfyller kvoterna ens med den tillåtna flexibiliteten. Den minsta ändring som hjälper: { $changes }.
violation-lot-household-conflict = Kvoterna skulle uppfyllas bara om flera valdes från samma hushåll. Den minsta ändring som hjälper: { $changes }.
violation-lot-change-not-proven = Ingen sammansättning uppfyller alla kvoter. Sökningen avslutades innan det var klart vilken som är den minsta ändring som hjälper. Den här hjälper, men även en mindre kan räcka: { $changes }.
violation-lot-no-change-in-time = Ingen sammansättning uppfyller alla kvoter. Sökningen avslutades innan någon ändring som hjälper hade hittats. Ge mer tid eller lätta på kvoterna.
violation-lot-candidate-unselectable = { $count } personer kan inte bli valda med de här kvoterna: { $ids }. I vägen står: { $quotas }.
violation-lot-time-limit = Tiden tog slut innan den rättvisaste lottningen hade hittats. Den minsta sannolikheten kan vara högst { $gap } mindre än den bästa möjliga.
violation-lot-not-composed = En rättvis lottning hittades, men tiden tog slut innan { $panels } sammansättningar hade bildats av den. Ge mer tid eller bilda färre sammansättningar.
violation-lot-no-panel-in-time = Tiden tog slut innan någon sammansättning som uppfyller kvoterna hade hittats. Ge mer tid eller lätta på kvoterna.
violation-panel-not-so = Detta kan inte göras i rådets nuvarande läge.
violation-stale-panel = Någon annan har ändrat uppgifterna. Ladda om sidan.
violation-lot-not-so = Detta kan inte göras i lottningens nuvarande läge.
violation-lot-pool-forgotten = Tabellerna kan inte längre fås: någon av lottningens sökande har hoppat av, eller bakgrundsuppgifterna har raderats.
violation-lot-not-a-seed = Ge fröet hexadecimalt: ett jämnt antal tecken 0–9 och a–f, { $min }–{ $max } tecken.
violation-meeting-not-yet = Anteckna deltagarna först när mötet har hållits.
violation-meeting-held = Mötet kan inte tas bort eftersom det har hållits.
member-state-applied = Har ansökt
member-state-invited = Inbjuden att söka
member-state-selected = Erbjuden plats
member-state-nominated = Föreslagen, svar inväntas
member-state-reserve = På reservplats
member-state-member = Medlem
member-state-declined = Tog inte platsen
member-state-withdrawn = Har dragit sig ur
member-state-replaced = Har dragit sig ur, platsen fylld
member-state-term_ended = Mandatperioden slut
member-route-applied = Ansökte
member-route-invited = Inbjöds ur ett slumpmässigt urval
member-route-nominated = Utsedd
member-command-draw = Lotta till medlem
member-command-apply = Söker
member-command-wait = Sätt på reservplats
member-command-call_up = Erbjud plats
member-command-accept = Tar platsen
member-command-decline = Tar inte platsen
member-command-withdraw = Drar sig ur
member-command-replace = Platsen har fyllts
member-command-end_term = Avsluta mandatperioden
staff-panel-call-none = Rådet har ingen öppen utlysning.
staff-panel-at-work = När platser blir lediga kan du öppna utlysningen, skicka inbjudningar och göra en lottning. Rådet är verksamt hela tiden.
staff-call-title = Öppen utlysning och kvoter
staff-call-lead = Utlysningen syns för alla och är öppen till och med den sista ansökningsdagen när rådets läge är ”Söker medlemmar” eller ”Verksamt”. Om du vill avsluta den tidigare, byt den sista ansökningsdagen. Antalet platser är { $seats }.
staff-call-closes-on = Sista ansökningsdagen
staff-call-info = Vad medlemskapet innebär
staff-call-info-help = Berätta om antalet möten, deras längd, arvode och resekostnader.
staff-call-conditions = Vem kan söka
staff-call-conditions-help = Den som söker bekräftar att hen uppfyller villkoren. Till exempel: anställda vid välfärdsområdet och medlemmar i påverkansorgan kan inte söka.
staff-call-features = Bakgrundsuppgifter och kvoter
staff-call-features-help = Fråga bara sådant som rådet ska motsvara befolkningen i. För varje alternativ anges hur många av { $seats } platser som går till det minst och högst. Tomma rader tas bort.
staff-call-applied = { $count ->
    [one] En person har redan ansökt eller är medlem. Därför kan frågor och alternativ inte längre tas bort.
   *[other] { $count } personer har redan ansökt eller är medlemmar. Därför kan frågor och alternativ inte längre tas bort.
}
staff-call-feature = Bakgrundsuppgift { $number }
staff-call-feature-name = Vad som frågas
staff-call-values = Alternativ för bakgrundsuppgift { $number }
staff-call-value = Alternativ
staff-call-value-number = Alternativ { $number }
staff-call-min = Minst
staff-call-max = Högst
staff-call-min-flex = Flexar ner till
staff-call-max-flex = Flexar upp till
staff-call-flex-help = Om kvoterna inte kan fyllas föreslår lottningen den minsta ändringen. Flexen begränsar hur långt ner minimiantalet och hur långt upp maximiantalet får flyttas. Ett tomt fält begränsar inte.
staff-call-household = Högst en lottas ur samma hem
staff-call-household-help = De sökande tillfrågas om sin hemadress. Adressen sparas inte, bara en kod som räknas ut av den och som visar lottningen vilka som bor tillsammans. Valet kan inte ändras när någon redan har sökt.
staff-call-guardian = Vårdnadshavarens samtycke för dem som är yngre än
staff-call-guardian-help = Lämna tomt om vårdnadshavarens samtycke inte behövs. Åldern är 13–18 år.
staff-call-have = Har svarat så
staff-call-short = för få
staff-call-sums = Minimiantalen är sammanlagt { $least } och maximiantalen { $most }. Antalet platser är { $seats }.
staff-call-kept-days = Hur många dagar efter lottningen bakgrundsuppgifterna raderas
staff-call-kept-days-help = 1–365 dagar från den sista lottningen. Det här berättas för dem som söker. Varje sökandes bakgrundsuppgifter raderas senast ett år efter ansökan, så lotta medlemmarna före det.
staff-members-title = Medlemmar och sökande
staff-members-open = Visa medlemmar och sökande
staff-members-lead = Medlemmar: { $members }, platser: { $seats }. Att namnen visas antecknas i loggen.
staff-members-empty-title = Ingen har ansökt ännu.
staff-members-empty-text = Öppna utlysningen eller utse medlemmar.
staff-members-left = { $count ->
    [one] En person har dragit sig ur. Uppgifterna har raderats.
   *[other] { $count } personer har dragit sig ur. Deras uppgifter har raderats.
}
staff-member-pseudonym = Pseudonym
staff-member-who = Vem
staff-member-route = Hur personen kom med
staff-member-since = Läget började
staff-member-act = Åtgärder
staff-member-forgotten = Uppgifterna har raderats
staff-member-term = Ändra mandatperioden
staff-member-term-title = Mandatperiod: { $pseudonym }
staff-member-term-text = Lämna den sista dagen tom om medlemmen är med till slutet av rådets mandatperiod.
staff-member-term-starts = Första dagen
staff-member-term-ends = Sista dagen
staff-member-in-place-of = Kom i stället för { $pseudonym }
staff-member-guardian = Vårdnadshavare: { $name }, { $reach }
staff-member-leave-text = Namnet, kontaktuppgifterna och svaren raderas genast. Det kan inte ångras.
staff-member-name-title = Utse en medlem
staff-member-name-text = Personen får ett meddelande med en länk, där hen samtycker till att bli medlem eller tackar nej. Medlem är hen först efter samtycket. Platsen väntar.
staff-member-name-answers = Om du anger de här uppgifterna räknas medlemmen i kvoterna, och de andra platserna lottas enligt det som återstår av dem. Annars tar medlemmen en plats men räknas inte i någon kvot.
staff-member-answer-none = Inte angett
staff-member-name = Erbjud plats
staff-member-consent = Samtyckte { $at }, samtyckestextens version { $version }: { $channel }
staff-member-consent-none = Samtycke saknas
staff-member-accepts-title = Skriv in samtycke: { $pseudonym }
staff-member-accepts-text = Skriv in vad den föreslagna själv har berättat på papper, per telefon eller muntligen. Läs först texten nedan för personen.
staff-member-accepts = Skriv in att personen vill bli medlem
staff-application-title = Skriv in en ansökan
staff-application-lead = Skriv in en ansökan som har kommit på papper, per telefon eller muntligen. Samma punkter behövs som på blanketten. Om den sökande inte har läst texten nedan, läs den för hen. Den sökande får en bekräftelse.
staff-application-channel = Hur ansökan kom
staff-application-save = Spara ansökan
staff-lot-from = Bland vilka det lottas
staff-lot-from-applicants = { $count ->
    [one] Bland en sökande med utlysningens kvoter
   *[other] Bland { $count } sökande med utlysningens kvoter
}
staff-lot-from-files = Bland personer som samlats någon annanstans
staff-lot-tables = Tabeller
staff-pool-title = Gruppen och kvoterna
staff-pool-people = Gruppen har { $people } personer, och { $seats } platser lottas ut.
staff-pool-enough = Det finns tillräckligt många för varje kvot. Lottningen visar om kvoterna också kan uppfyllas tillsammans.
staff-pool-short = Dessa kvoter kan inte uppfyllas:
staff-pool-caption = Gruppen enligt kvot
staff-pool-check = Jämför gruppen med kvoterna
staff-pool-compared = Kolumnen ”Har svarat så” visar nu siffrorna för den inklistrade gruppen. Ingenting har sparats.
staff-pool-compare-title = Jämför kvoterna med en grupp som samlats in annanstans
staff-pool-compare-help = Klistra in tabellen som CSV. Kolumner och svar heter som frågorna och alternativen på finska. Tabellen sparas inte.
staff-pool-compare = Räkna gruppen

violation-feature-named-twice = Ge ett annat namn: det finns redan ett likadant.
violation-features-in-use = Frågor och alternativ kan inte tas bort och frågor inte läggas till, eftersom någon redan har ansökt.
violation-too-few-values = Ge minst två alternativ.
violation-quota-min-above-max = Rätta: minimiantalet är större än maximiantalet.
violation-flex-inward = Rätta: flexen kan inte vara snävare än kvoten.
violation-not-a-whole-number = Ange ett heltal.
violation-no-applicants = Rådet har inga sökande att lotta bland.
violation-no-seats-left = Alla platser har redan erbjudits eller fyllts.
violation-member-is-there = Någon med de här kontaktuppgifterna har redan ansökt eller utsetts.

# Ställningstaganden
staff-positions-empty = Rådet har inga ställningstaganden ännu.
staff-position-new = Skriv ett ställningstagande
staff-position-edit = Redigera utkastet
staff-position-public = Ställningstagandets offentliga sida
staff-position-back = Tillbaka till ställningstagandet
staff-position-form-lead = Utkastet syns bara för dem som ordnar rådet.
staff-position-about = Vad ställningstagandet gäller
staff-position-to-help = Vem som svarar på ställningstagandet: till exempel välfärdsområdesstyrelsen, en nämnd eller tjänstens ledning.
staff-position-text = Vad rådet säger
staff-position-save = Spara
staff-position-give = Ge ställningstagandet
staff-position-give-text = Därefter syns ställningstagandet för alla och kan inte längre ändras.
staff-position-given-on = Dagen då rådet gav sitt ställningstagande
staff-position-remove = Ta bort utkastet
staff-position-remove-text = Utkastet kan inte återställas.
staff-position-answer = Anteckna svaret
staff-position-answer-text = Svaret syns för alla genast.
staff-position-answer-mend = Rätta svaret
staff-position-day = Dag
staff-position-follow = Anteckna vad som har gjorts
staff-position-follow-text = Berätta med egna ord vad som gjordes utifrån ställningstagandet eller varför inget gjordes. Texten syns för alla genast.
staff-position-deed = Vad som gjordes
violation-position-not-so = Det här går inte att göra, eftersom ställningstagandets läge har ändrats.
violation-stale-position = Någon annan har ändrat ställningstagandet. Ladda om sidan.
violation-day-in-future = Dagen har inte varit ännu.
violation-before-it-was-given = Dagen är före den dag då ställningstagandet gavs.

# Möten
staff-meeting-edit = Redigera mötet
staff-meeting-back = Tillbaka till mötet
staff-meeting-edit-invited = Medlemmarna har kallats. Om du ändrar tiden, platsen eller sättet får de ett meddelande.
staff-meeting-starts = Börjar
staff-meeting-ends = Slutar
staff-meeting-remote-link = Distanslänk (syns bara för medlemmarna)
staff-meeting-access-help = Berätta till exempel om ingång, hiss, hörslinga och parkering.
staff-meeting-materials-help = Länkarna syns för alla. Tomma rader tas bort.
staff-meeting-material-name = Namn på material { $number }
staff-meeting-material-address = Adress till material { $number }
staff-meeting-public = Mötets offentliga sida
staff-meeting-invitations = Kallelser och anmälningar
staff-meeting-invited = Medlemmarna kallades { $at }.
staff-meeting-nobody = Rådet har inga medlemmar ännu. Kallelsen går till var och en som tar emot en plats.
staff-meeting-answers = Medlemmarnas svar
staff-meeting-answer = Svar
staff-meeting-needs = Vad som behövs
staff-meeting-interpreter = Behöver tolkning: { $language }
staff-meeting-access-needs = Har berättat om andra behov
staff-meeting-interpretation = Tolkning
staff-meeting-invite = Kalla medlemmarna
staff-meeting-invite-text = Varje medlem får en kallelse med en kalenderfil och senare en påminnelse. Medlemmen svarar via sin egen länk.
staff-meeting-invite-hours = Lägg till klockslag för mötet, så kan du kalla medlemmarna.
staff-meeting-held = Mötet har hållits
staff-meeting-remove-text = Mötet tas bort. Ingen har kallats ännu.
staff-meeting-call-off = Ställ in mötet
staff-meeting-call-off-text = De som har kallats får ett meddelande om att mötet inte hålls. Det kan inte ångras.
staff-memo-none = Promemorian har inte skrivits ännu.
staff-memo-draft = Promemorian är ett utkast. Den syns bara för dem som ordnar rådet.
staff-memo-approved = Promemorian är godkänd. Den syns för alla.
staff-memo-approved-on = Dagen då den godkändes
staff-memo-help = Lämna dagen tom tills promemorian har godkänts. En godkänd promemoria syns genast för alla.
violation-stale-meeting = Någon annan har ändrat mötet. Ladda om sidan.
violation-not-a-time = Skriv ett klockslag, till exempel 14.30.
violation-not-in-turn = Den som står i tur tillfrågas först. Hen är utmärkt i förteckningen.
violation-nobody-in-turn = Ingen på reservplats passar in i kvoterna, eller så finns det inga lediga platser. Gör en ny lottning.
staff-member-next = näst i tur
violation-no-way-to-reach = På raden saknas adress, e-post och telefonnummer. Lägg till något av dem.
violation-nobody-to-invite = Ingen av de inbjudna som inte har sökt ännu har e-post eller telefonnummer.

# Slumpmässiga inbjudningar
staff-invitations-title = Slumpmässiga inbjudningar
staff-invitations-lead = Bjud in ett slumpmässigt urval att söka. Var och en får en egen kod. Lottningen görs bland dem som söker, och högst en väljs från samma hushåll.
staff-invitations-no-call = Skriv först utlysningen: när ansökningstiden slutar och vad de sökande tillfrågas om.
staff-invitations-send-title = Bjud in urvalet
staff-invitations-waiting = { $count ->
    [one] En person har inte sökt ännu.
   *[other] { $count } personer har inte sökt ännu.
}
staff-invitations-send-text = Meddelandet går till dem som har e-post eller telefonnummer. Var och en får bara ett meddelande. Ett brev skrivs ut till dem som har en postadress.
staff-invitations-send = Skicka meddelandena
staff-invitations-letters = Inbjudningsbrev
staff-invitations-import-title = Importera ett urval
staff-invitations-csv = Urvalet som CSV-tabell
staff-invitations-csv-help = Klistra in en tabell med kolumnernas namn på första raden. Tabellen får ha högst { $most } rader. På varje rad finns ett namn och minst ett av följande: adress, e-post eller telefonnummer. Namn och kontaktuppgifter sparas krypterade, och de raderas när ansökan har slutat för dem som inte söker. Kolumnerna:
staff-invitations-import = Importera urvalet
staff-invitations-row = Rad { $row }: { $text }
staff-letters-lead = { $count ->
    [one] Ett brev. Skriv ut sidan i webbläsaren.
   *[other] { $count } brev. Skriv ut sidan i webbläsaren: varje brev kommer på ett eget ark.
}
staff-call-by-invitation = Bara de som har bjudits in kan söka
violation-meeting-not-reported = Anteckna först hur många medlemmar som var närvarande.
violation-answers-deleted = Platser har redan getts till personer vars bakgrundsuppgifter har raderats. Därför kan kvoterna inte längre räknas. Fråga dem på reservplats eller utse medlemmar.
violation-call-still-open = Utlysningen är ännu öppen. Lotta bland de sökande först när den har avslutats, eller byt först den sista ansökningsdagen.
violation-kept-longer = De sökande har lovats att bakgrundsuppgifterna raderas efter { $days } dagar. Tiden kan inte längre förlängas.
staff-topics-title = Förslag på ämnen
staff-topics-lead = Medlemmarnas förslag på vad rådet ska tala om. Förslagsställarens namn visas inte.
staff-topics-empty-title = Det finns inga förslag ännu
staff-topics-empty-text = En medlem föreslår ett ämne på sin egen sida.
staff-topic-decide = Svara på förslaget
staff-topic-answer = Svar till förslagsställaren
staff-topic-answer-help = Bara förslagsställaren ser svaret. Om förslaget inte tas upp, berätta varför.
staff-topic-take = Ta upp
staff-topic-leave = Ta inte upp
violation-stale-topic = Någon annan har redan svarat på förslaget. Ladda om sidan.
violation-nobody-to-ask = Rådet har inga medlemmar att skriva till.
violation-kind-of-panels = En enkät kan inte ändras till rådets enkät, och rådets enkät inte till en annan. Rådets enkät börjar på rådets sida.
staff-panel-surveys-empty = Rådet har ännu inte tillfrågats om något.
staff-panel-survey-new = Ny enkät till medlemmarna
staff-panel-survey-lead = Medlemmarna får en inbjudan när enkäten öppnas. Var och en svarar en gång, och ingen ser vem som svarade eller vad.
staff-panel-survey-answers = Hur används svaren?
staff-panel-survey-alone = Endast som resultat av den här enkäten
staff-panel-survey-alone-help = Svaret kan inte kopplas till medlemmen eller till andra svar.
staff-panel-survey-paired = Jämfört med rådets andra enkäter
staff-panel-survey-paired-help = Varje medlem tillfrågas om svaren får paras. Svaren från dem som samtyckt visar hur åsikterna har ändrats. Namn sparas inte i svaren.
staff-panel-survey-continues = Ställ en tidigare enkät på nytt
staff-panel-survey-continues-help = Frågorna kopieras som de är, så att svaren kan jämföras.
staff-panel-survey-afresh = Börja från början
staff-survey-panel = Till rådets sida
staff-survey-mode = Hur man svarar
staff-survey-invited = Inbjudna
staff-step-remind = Påminn medlemmarna
staff-remind-title = Ska medlemmarna påminnas om enkäten?
staff-remind-text = Påminnelsen går till de medlemmar som inte har svarat, högst en gång per dag. Ingen ser vilka som fick den.
staff-results-compared = Förändring sedan enkäten { $title }
staff-results-pairs = { $count ->
    [one] En medlem har svarat på båda och samtyckt till jämförelsen.
   *[other] { $count } medlemmar har svarat på båda och samtyckt till jämförelsen.
}
staff-results-changes = Samma personers svar. Streck: färre än fem svarade båda gångerna, eller frågan har ingen riktning.
staff-results-question = Fråga
staff-results-up = Steg
staff-results-same = Oförändrat
staff-results-down = Sjönk
staff-results-other = Ändrades
staff-member-public-name = Visas på rådets sida som { $name }
staff-member-hide-name = Dölj namnet på sidan
staff-member-correct = Rätta uppgifter
staff-member-correct-title = Rätta uppgifter: { $pseudonym }
staff-member-correct-text = Om namnet, e-posten eller telefonnumret ändras, berättar tjänsten om det med ett meddelande till den tidigare adressen eller det tidigare numret.

# Vad som betalas för möten
panel-compensation-nothing = Ingenting
panel-compensation-costs = Kostnader, till exempel resor
panel-compensation-per_meeting = Samma arvode för varje möte samt kostnader
panel-compensation-fee_class = Arvode enligt en klass i prislistan samt kostnader
staff-panel-paid-help = Alla ser om möten ersätts. När du antecknar vem som var på plats får medlemmen ett meddelande och ansöker om ersättning på sin egen sida.
staff-panel-meeting-euros = Arvode per möte i euro, om det alltid är detsamma
staff-panel-fee-class = Arvodesklass, om arvodet finns i prislistan
staff-panel-fee-class-none = Ingen klass
staff-meeting-present = Vilka var på plats?
staff-meeting-present-help = De som antecknas får ett meddelande där de ombeds berätta om sina kostnader.
staff-meeting-asked = ersättningsansökan gjord
# Lottning från kommandoraden
lot-cli-unreadable = { $file }: filen kan inte läsas ({ $reason }).
lot-cli-no-lot = Detta är ingen publicerad lottning: { $reason }
lot-cli-no-seed = Ge fröet hexadecimalt: ett jämnt antal tecken 0–9 och a–f.
lot-cli-refused-file = { $file }: { $text }
lot-cli-there-already = { $file }: filen finns redan. En publicerad bindning skrivs inte över. Ge ett annat namn.
lot-cli-unwritten = { $file }: filen kan inte skrivas ({ $reason }).
lot-cli-committed = Ingenting har lottats. Publicera dokumentet { $file }, berätta varifrån fröet kommer och lotta sedan: osallistu panel draw
lot-cli-drawn-already = Dokumentet har redan lottats med fröet { $seed }. En andra lottning vore ett val.
lot-cli-note = Observera: { $text }
lot-cli-pool = Personer: { $people }. Platser: { $seats }.
lot-cli-lottery = Lottning: { $objective }.
lot-cli-not-complete = Lottning: { $objective }, inte slutförd. Den minsta sannolikheten kan vara högst { $gap } mindre än den bästa möjliga.
lot-cli-chances = Sannolikheter: den minsta { $smallest }, den största { $largest }. Den minsta kunde vara högst { $bound }.
lot-cli-panels = Sammansättningar: { $panels }. Avrundningen till dem ändrade ingens sannolikhet med mer än { $moved }.
lot-cli-portfolio = Sammansättningarnas kontrollsumma: { $hash }
lot-cli-commitment = Bindningens kontrollsumma: { $hash }
lot-cli-chances-before = Sannolikheterna före avrundningen till sammansättningar:
lot-cli-drawn = Lottat med fröet { $seed }: sammansättning { $panel }
lot-cli-holds = Dokumentet stämmer. Bindningens kontrollsumma: { $hash }
lot-cli-holds-drawn = Fröet { $seed } lottar fram sammansättning { $panel }, så som det har publicerats.
lot-cli-holds-not-drawn = Ingenting har lottats ännu.
lot-cli-holds-pool = De anmälda och kvoterna är de som lottningen har gjorts med, och varje sammansättning uppfyller varje kvot.
lot-flaw-format = Programmet känner inte till dokumentets form (`format`).
lot-flaw-portfolio-hash = Sammansättningarna är inte de vilkas kontrollsumma har publicerats (`portfolio_sha256`).
lot-flaw-commitment-hash = Något har ändrats efter att bindningen gjordes (`commitment_sha256`).
lot-flaw-panel-size = Sammansättning { $panel } har fel antal personer, eller så finns någon med två gånger.
lot-flaw-unknown-person = { $id } finns i en sammansättning men inte bland de anmälda.
lot-flaw-probabilities = Summan av sannolikheterna (`probabilities`) är inte antalet platser, eller så är någon av dem ingen giltig sannolikhet.
lot-flaw-rounded = Den avrundade sannolikheten för { $id } (`probabilities_rounded`) är inte den som följer av sammansättningarna.
lot-flaw-min-probability = `min_probability` är inte den minsta av sannolikheterna.
lot-flaw-bound = `lp_bound` eller `certified_bound` stämmer inte.
lot-flaw-gap = `gap` är inte skillnaden mellan `min_probability` och `lp_bound` (eller `certified_bound`).
lot-flaw-seed = Fröet (`seed`) är inte hexadecimalt med små bokstäver.
lot-flaw-index = Fröet lottar fram en annan sammansättning (`index`).
lot-flaw-panel = De valda (`panel`) är inte de som fröet lottar fram.
lot-flaw-reserve = De som är på reservplats (`reserve`) står inte i den ordning som fröet ger.
lot-flaw-pool-hash = De anmälda är inte de som lottningen har gjorts med (`pool_sha256`).
lot-flaw-quotas = Kvoterna är inte de som lottningen har gjorts med (`quotas`).
lot-flaw-quota-missed = Sammansättning { $panel } uppfyller inte kvoterna.
