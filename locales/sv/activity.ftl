### Activities and the methods bank: what everybody sees.

events-title = Evenemang
events-lead = Kom med: berätta vad du tycker, lär dig och utveckla tjänsterna tillsammans med andra.
events-coming = Kommande evenemang
events-none-coming = Det finns inga kommande evenemang just nu. Titta in här senare igen.
events-all = Alla evenemang och vad de ledde till
events-past = Evenemang som har hållits
events-past-lead = Öppna ett evenemang för att se vad det ledde till.
events-calendar = Prenumerera på evenemangen i din kalender
activity-when = Tid
activity-day-hours = { $day } kl. { $hours }
activity-days-hours = { $first } kl. { $starts } – { $last } kl. { $ends }
activity-mode = Hur man kan delta
activity-place = Plats
activity-municipality = Kommun
activity-access = Tillgänglighet
activity-languages = Språk
activity-audiences = För vem
activity-categories = Former av delaktighet
activity-documents = Principer och anvisningar som följs
activity-method = Metod
activity-trial = Försök
activity-trial-since = Ett nytt sätt att delta, prövas från och med { $date }
activity-sign-up = Anmäl dig
activity-to-calendar = Lägg till i kalendern
activity-called-off = Inställt
activity-called-off-text = Evenemanget är inställt.
activity-outcome = Vad evenemanget ledde till
activity-outcome-none = Vi berättar om detta när resultaten är klara.
activity-participants = Antal deltaganden
activity-reach = Personer som nåddes
activity-came-counted = { $count ->
    [one] { $count } deltagare
   *[other] { $count } deltagare
}
activity-came-estimated = { $count ->
    [one] Omkring { $count } deltagare
   *[other] Omkring { $count } deltagare
}
activity-kind-resident_event = Invånarmöte
activity-kind-training = Utbildning
activity-kind-workshop = Workshop
activity-kind-outreach = Uppsökande verksamhet
activity-kind-participatory_budgeting = Medborgarbudget
activity-kind-other = Annan verksamhet
activity-audience-residents = Invånare
activity-audience-customers = Klienter
activity-audience-staff = Personal
activity-audience-supervisors = Chefer
activity-audience-ombudsmen = Social- och patientombud
activity-audience-decision_makers = Beslutsorganisationen
activity-audience-partners = Partner
activity-counting-counted = Räknat
activity-counting-estimated = Uppskattning
activity-state-planned = Planerad
activity-state-held = Hållen
activity-state-called_off = Inställd
participation-information = Informationsdelaktighet
participation-initiative = Initiativdelaktighet
participation-planning = Planeringsdelaktighet
participation-action = Handlingsdelaktighet
participation-evaluation = Utvärderingsdelaktighet
participation-decision_making = Beslutsdelaktighet

methods-title = Metodbanken
methods-lead = Sätt att delta och ta med andra: vad en metod är, när den passar och hur den genomförs.
method-effort = Arbetsmängd
method-effort-light = Liten: en person, några timmar
method-effort-moderate = Måttlig: några personer, några dagar
method-effort-heavy = Stor: flera personer, veckor eller månader
method-suits = När den passar
method-steps = Så här gör man
method-used = Var metoden har använts
method-held = { $count ->
    [0] Metoden har inte använts ännu.
    [one] Använd { $count } gång
   *[other] Använd { $count } gånger
}
method-retired = Metoden används inte längre.
