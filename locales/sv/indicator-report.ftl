# Indikatorrapporten: det som sidan, PDF-filen och arbetsboken säger.

report-title = { $programme }: indikatorrapport
report-title-year = { $programme }: indikatorerna under året
report-subtitle-corrected = { $period }, rättad utgåva { $number }
report-summary = Sammanfattning
report-with-value = Indikatorer med ett värde
report-of-indicators = sammanlagt { $count } indikatorer
report-without-value = Indikatorer utan värde
report-explained = förklaring ges: { $count }
report-not-due = Indikatorer vars tid inte är inne
report-not-due-note = mäts för en annan period eller en viss dag
report-hidden = Indikatorer vars värde inte visas
report-hidden-note = svaren är för få
report-no-targets = Inga mål har ställts upp som värdena kan jämföras med.
report-reached = Målet nått
report-missed = Målet inte nått
report-cannot-say = Går inte att säga
report-without-target = Indikatorer utan mål
report-target-chart = Hur målen har nåtts inom varje insatsområde
report-target-chart-text = Staplarna visar för varje insatsområde hur många indikatorer som nådde målet, hur många som inte gjorde det och hur många som man inte kan säga något om.
report-area = Insatsområde
report-share-chart = Andelar som räknats av svar
report-share-chart-text = Stapeln är andelen av dem som svarat, och strecket vid den visar 95-procentsintervallet.
report-how-to-read = Så läser du rapporten
report-how-to-read-text = Siffrorna är frysta enligt läget { $day }. Bredvid tal som räknats av enkätsvar står ett 95-procentsintervall. Det visar hur mycket slumpen kan påverka talet, men inte vilka som valde att svara. Målet har nåtts först när hela intervallet ligger på rätt sida om det. Tomt är inte noll: om ett värde saknas berättas varför. Om värdet gäller tiden innan tjänsten togs i bruk sägs det i en anmärkning.
report-changes = Vad som har ändrats sedan förra rapporten
report-nothing-before = Det finns ingen rapport om föregående period att jämföra värdena med.
report-compared-with = Värdena jämförs med föregående rapport: { $period }, utgåva { $number }, gjord { $day }.
report-nothing-changed = Inget värde har ändrats, och läget är detsamma för alla mål.
report-now-reached = Målet nåddes nu för { $count ->
    [one] en indikator
   *[other] { $count } indikatorer
}: { $codes }.
report-no-longer-reached = Målet nås inte längre för { $count ->
    [one] en indikator
   *[other] { $count } indikatorer
}: { $codes }.
report-changed-values = Värdet har ändrats för { $count ->
    [one] en indikator
   *[other] { $count } indikatorer
}: { $codes }.
report-new-values = Värde finns nu för { $count ->
    [one] en indikator som saknade det
   *[other] { $count } indikatorer som saknade det
} i förra rapporten: { $codes }.
report-gone-values = Värde saknas nu för { $count ->
    [one] en indikator som hade det
   *[other] { $count } indikatorer som hade det
} i förra rapporten: { $codes }.
report-new-indicators = Programmet har fått { $count ->
    [one] en indikator
   *[other] { $count } indikatorer
} som inte fanns i förra rapporten: { $codes }.
report-changes-caption = Värden som har ändrats
report-before = Föregående
report-now = Nu
report-difference = Förändring
report-difference-meaning = Förändringen av andelar anges i procentenheter, av övriga i samma enhet som värdet. Den räknas av de tal som visas.
report-rule-changed = räkneregeln har ändrats
report-corrections = Rättelser av den tidigare utgåvan
report-reason = Den här utgåvan ersätter den tidigare. Orsak till rättelsen:
report-no-value-corrected = Rättelsen ändrade inga värden.
report-corrections-caption = Rättade värden
report-was = Tidigare utgåva
report-corrected = Rättat
report-indicators = Indikatorer
report-other-indicators = Övriga indikatorer
report-code = Kod
report-indicator = Indikator
report-value = Värde
report-figure = Tal
report-interval = 95 %-intervall
report-low = från
report-high = till
report-low-end = Intervall från
report-high-end = Intervall till
report-interval-meaning = Det intervall där talet för hela gruppen ligger med 95 procents säkerhet, om de som svarat vore ett slumpmässigt urval. Intervallet omfattar inte vilka som valde att svara. Om allt har räknats finns inget intervall.
report-term-interval = 95-procentsintervall
report-n-meaning = Hur många svar eller fall talet har räknats av.
report-before-meaning = Värdet i föregående rapport; i årsrapporten vårens värde.
report-target = Mål
report-status = Läge
report-values-caption = Värden: { $codes }
report-in-words = i ord, se nedan
report-agreed = överenskommet { $value }
report-told-caption = Förklaringar, kommentarer och underlag: { $codes }
report-told-what = Vad
report-told-text = Text
report-told-why = Varför värdet saknas
report-told-words = Bedömning i ord
report-told-document = Dokument
report-told-comment = Kommentar
report-told-evidence = Underlag
report-told-note = Observera
report-measured-over = Mäts för { $period }.
report-kept-since = Registret har förts sedan { $day }. Värdet gäller tiden därifrån till periodens slut.
report-reported-by = Värdet har rapporterats av { $count } av { $of } ansvariga.
report-before-go-live = Värdet gäller tiden innan tjänsten togs i bruk.
report-details = Närmare uppgifter
report-beside-caption = Tal bredvid värdet
report-breakdown-caption = { $code }, uppdelning: { $by }
report-counting = Så har värdena räknats
report-counting-caption = Indikatorernas definitioner
report-counting-how = Så uppstår värdet
report-counting-rule = Räkneregel
report-counting-source = Varifrån och hur ofta
report-rule = { $rule }, version { $version }
report-about = Om rapporten
report-about-edition = { $period }, utgåva { $number }, gjord { $day }.
report-about-as-of = Siffrorna visar läget { $day }. Det som har hänt senare ändrar dem inte.
report-about-programme = Programmets version är { $version }.
report-about-before = Föregående rapport: { $period }, utgåva { $number }, gjord { $day }.
report-about-first-half = Årets första hälft: { $period }, utgåva { $number }, gjord { $day }.
report-about-hash = Det frysta innehållets kontrollsumma (SHA-256): { $hash }
report-meaning-reached = Värdet, och i enkäter hela dess intervall, når minst upp till målet.
report-meaning-missed = Värdet, och i enkäter hela dess intervall, når inte målet.
report-meaning-cannot-say = Målet ligger inom intervallet, eller så finns det inget värde eller ingen bekräftad utgångsnivå att jämföra med.
report-meaning-no-data = Ingen har tillfrågats, eller saken har inte registrerats. Det är inte noll.
report-meaning-suppressed = Svaren är så få att talet kunde avslöja något om en enskild människa.
report-meaning-not-due = Indikatorns egen period har inte tagit slut, eller det som den gäller har inte hänt.
report-meaning-no-baseline = Ökningen kan inte räknas, eftersom utgångsnivån inte har bekräftats.
report-meaning-not-confirmed = En bekräftelse eller den dagliga kontrollen saknas.
report-meaning-not-reported = Den ansvariga har inte rapporterat värdet.
report-meaning-not-approved = Värdet har rapporterats, men någon annan har inte ännu godkänt det.
