# Personalens sidor: att göra enkäter, resultat, användarkonton.

staff-nav-label = Personalens meny
staff-nav-waiting = Väntar på dig
staff-nav-surveys = Enkäter
staff-nav-accounts = Användarkonton
staff-nav-audit = Händelselogg
staff-nav-account = Mitt konto
staff-saved = Sparat.
staff-done = Klart.
staff-cancel = Avbryt
staff-save = Spara
staff-back-to-survey = Tillbaka till enkäten
staff-untitled = (rubrik saknas)
staff-not-set = –
staff-cannot-be-undone = Det här kan inte ångras.
staff-page-of = Sida { $page } / { $pages }
staff-pages-label = Sidor
staff-previous = Föregående
staff-next = Nästa
staff-expired-title = Din session har avslutats
staff-expired-text = Inget av det du skrivit har gått förlorat. Logga in i en annan flik, kom tillbaka till den här sidan och tryck på Spara.
staff-expired-log-in = Logga in i en ny flik

staff-home-lead = De följande stegen, det mest brådskande först.
staff-home-owing = Berätta vad enkäten ledde till
staff-home-owing-help = Enkäten har avslutats, men de svarande har ännu inte fått veta vad vi hörde, vad som beslutades och vad som gjordes.
staff-home-closing = Stängs inom en vecka
staff-home-results = Resultaten väntar på publicering
staff-home-results-help = Svaren har blandats en sista gång, så siffrorna är slutgiltiga.
staff-home-drafts = Ofärdiga utkast
staff-home-write-outcome = Berätta vad enkäten ledde till
staff-home-see-survey = Öppna enkäten
staff-home-see-results = Se resultaten
staff-home-continue = Fortsätt skriva
staff-home-closed-on = Stängdes { $date }
staff-home-closes-on = Stängs { $date }
staff-home-edited-on = Redigerat { $date }
staff-home-more = Visa alla
staff-home-empty-title = Inget väntar på dig just nu
staff-home-empty-text = Här samlas utkast, enkäter som avslutas snart och avslutade enkäter där de svarande ännu inte har fått veta resultaten eller vad enkäten ledde till.

staff-surveys-new = Ny enkät
staff-surveys-search = Sök i rubriken
staff-surveys-state = Status
staff-surveys-all = Alla
staff-surveys-owing = Har inte berättat vad enkäten ledde till
staff-surveys-show = Visa
staff-surveys-caption =
    { $count ->
        [one] { $count } enkät
       *[other] { $count } enkäter
    }
staff-column-title = Rubrik
staff-column-state = Status
staff-column-closes = Stängs
staff-column-received = Svar
staff-column-edited = Redigerad
staff-column-owner = Vems enkät
staff-sorted-ascending = stigande ordning
staff-sorted-descending = fallande ordning
staff-surveys-standing = Fortlöpande
staff-surveys-external = Görs någon annanstans
staff-surveys-none-found = Ingen enkät motsvarar sökningen. Ta bort begränsningar eller sök med ett annat ord.
staff-surveys-show-all = Visa alla enkäter
staff-surveys-empty-title = Inga enkäter ännu
staff-surveys-empty-text = En enkät börjar som ett utkast som bara personalen ser. Skriv rubrik och frågor, se på förhandsvisningen och publicera när alla språk är klara.

staff-new-title = Ny enkät
staff-new-lead = Allt utom källspråket och sättet att genomföra enkäten kan ändras senare.
staff-new-kind = Hurdan enkät?
staff-new-source = Källspråk
staff-new-source-help = Språket du skriver på. De andra språken översätts från det.
staff-new-survey-title = Rubrik på källspråket
staff-new-survey-title-help = Av den bildas också enkätens adress.
staff-new-owner = Vems enkät?
staff-new-owner-help = Enkäten ses och redigeras av dem som har rätt till det i den här delen av området.
staff-new-external = Enkäten görs någon annanstans
staff-new-external-help = Enkäten visas i listan med en länk. Den besvaras inte här.
staff-new-create = Skapa utkast

staff-survey-facts = Uppgifter
staff-survey-actions = Vad du kan göra nu
staff-survey-kind = Typ
staff-survey-opens = Öppnas
staff-survey-opens-at-once = Genast vid publiceringen
staff-survey-late-until = Efterregistreringen upphör
staff-survey-version = Publicerad version
staff-survey-version-since = { $version }, den första publicerades { $date }
staff-survey-results-published = Resultaten publicerade
staff-survey-outcome-published = Berättat vad enkäten ledde till
staff-survey-deletion = Svaren raderas
staff-survey-deleted = Svaren raderade
staff-survey-public-link = Öppna den offentliga sidan
staff-survey-address = Adress
staff-survey-languages = Språk
staff-survey-languages-caption = Hur färdigt utkastet är på varje språk
staff-language = Språk
staff-complete = Färdigt
staff-texts-missing = Saknas
staff-texts-outdated = Föråldrad
staff-language-required = obligatoriskt
staff-language-offered = Erbjuds de svarande
staff-yes = Ja
staff-no = Nej
staff-survey-missing =
    { $count ->
        [one] { $count } punkt saknas före publicering
       *[other] { $count } punkter saknas före publicering
    }
staff-survey-ready = Klar att publiceras
staff-step-edit = Redigera
staff-step-preview = Förhandsvisa
staff-step-publish = Publicera
staff-step-publish-again = Publicera ändringarna
staff-step-close = Avsluta enkäten nu
staff-step-end-late-answers = Avsluta efterregistreringen
staff-step-results = Resultat
staff-step-publish-results = Publicera resultaten
staff-step-outcome = Berätta vad enkäten ledde till
staff-step-outcome-again = Korrigera vad enkäten ledde till
staff-step-archive = Arkivera
staff-step-delete = Radera utkastet

staff-close-title = Avsluta enkäten nu?
staff-close-text = Det går inte längre att svara på enkäten, och den kan inte öppnas på nytt.
staff-close-late =
    { $days ->
        [one] Svar på papper och per telefon kan registreras i ännu { $days } dag.
       *[other] Svar på papper och per telefon kan registreras i ännu { $days } dagar.
    }
staff-end-late-answers-title = Avsluta efterregistreringen nu?
staff-end-late-answers-text = Svar på papper och per telefon kan inte längre registreras. Svaren blandas en sista gång, och därefter kan resultaten publiceras.
staff-archive-title = Arkivera enkäten?
staff-archive-text = Enkäten försvinner från den offentliga listan.
staff-archive-owing = De svarande har ännu inte fått veta vad enkäten ledde till. Berätta det hellre först.
staff-delete-title = Radera utkastet?
staff-delete-text = Utkastet och alla texter i det raderas helt.
staff-publish-results-title = Publicera resultaten?
staff-publish-results-text = Siffrorna för hela enkäten blir synliga för alla och kan inte längre ändras. Öppna svar och siffror för grupper publiceras inte. De svarande kan inte längre återkalla sina svar.
staff-not-possible-now = Det här kan inte göras i enkätens nuvarande läge.

staff-publish-title = Publicering
staff-publish-missing = Vad som saknas
staff-publish-missing-lead = Enkäten publiceras först när de här har rättats till. Länken leder till rätt ställe i redigeringen.
staff-publish-ready-title = Allt är klart
staff-publish-offered = Enkäten erbjuds på de här språken:
staff-publish-not-offered = Ofärdiga språk erbjuds inte de svarande förrän de är klara och du publicerar på nytt.
staff-publish-opens-now = Enkäten öppnas genast.
staff-publish-opens-at = Enkäten öppnas { $date }.
staff-publish-closes-at = Den avslutas { $date }.
staff-publish-standing = Den är öppen tills vidare, tills du avslutar den.
staff-publish-fixed = Efter publiceringen ändras adressen samt frågornas typer och koder inte. Ordalydelser kan rättas, och alternativ och frivilliga frågor kan läggas till. Dagen då svaren raderas kan bara tidigareläggas.
staff-publish-again-text = Den nya versionen ersätter den nuvarande utan avbrott. Svar som redan getts finns kvar.
staff-publish-answers-are = Så besvaras enkäten:
anonymity-anonymous_open = anonymt, vem som helst som fått adressen kan svara
staff-publish-stale = Utkastet har ändrats efter att du öppnade den här sidan. Gå igenom det och publicera sedan.
staff-publish-place-question = Fråga { $number }: { $text }
staff-publish-place-note = Mellantext: { $text }
staff-publish-missing-in = Saknas på språket: { $language }

staff-edit-title = Redigera enkäten
staff-edit-languages = Språk
staff-edit-languages-help = Källspråket är först. De andra språken står bredvid.
staff-edit-add-language = Lägg till språk
staff-edit-choose-language = Välj språk
staff-edit-source = källspråk
staff-edit-missing = saknas
staff-edit-outdated = källan har ändrats
staff-edit-still-right = Översättningen är fortfarande rätt
staff-edit-basics = Grunduppgifter
staff-edit-survey-title = Rubrik
staff-edit-summary = Med en mening i listan
staff-edit-introduction = Inledning: vem frågar och varför
staff-edit-slug-help = Små bokstäver a–z, siffror och streck. Adressen ändras inte efter publiceringen.
staff-edit-address = Enkätens adress
staff-edit-address-help = Börjar med https://
staff-edit-optional = frivillig
staff-edit-kind = Typ av enkät
staff-edit-audiences = För vem
staff-edit-audiences-help = Om du inte väljer något är enkäten för alla.
staff-edit-municipalities = Kommuner
staff-edit-municipalities-help = Om du inte väljer något gäller enkäten hela området.
staff-edit-times = Öppettid
staff-edit-opens = Öppnas
staff-edit-opens-help = Tomt: genast vid publiceringen.
staff-edit-closes = Stängs
staff-edit-closes-help = Tomt: öppen tills vidare.
staff-edit-late = Efterregistrering, dagar
staff-edit-late-help =
    { $days ->
        [one] Hur länge efter att enkäten har avslutats personalen kan registrera svar som getts på papper och per telefon. Tomt: områdets egen tid, { $days } dag.
       *[other] Hur länge efter att enkäten har avslutats personalen kan registrera svar som getts på papper och per telefon. Tomt: områdets egen tid, { $days } dagar.
    }
staff-edit-helsinki = Finsk tid
staff-edit-privacy = Dataskydd
staff-edit-purpose = Varför svaren samlas in
staff-edit-basis = Rättslig grund
staff-edit-contact = Vem svarar på frågor om dataskydd: en enhet, inte en person
staff-edit-deletion = Svaren raderas
staff-edit-deletion-help = De enskilda svaren raderas den här dagen. Publicerade siffror blir kvar.
staff-edit-choose = Välj
staff-edit-questions = Frågor
staff-edit-no-questions = Inga frågor ännu. Börja med att lägga till den första.
staff-edit-question = Fråga { $number }
staff-edit-note = Mellantext
staff-edit-text = Frågetext
staff-edit-note-text = Text
staff-edit-help = Hjälptext
staff-edit-required = Svar är obligatoriskt
staff-edit-details = Kod och frågebank
staff-edit-code = Kod
staff-edit-code-help = Svarets namn i materialet: små bokstäver a–z, siffror, tecknen - och _.
staff-edit-bank = Nyckel i frågebanken
staff-edit-bank-help = Samma nyckel gör resultaten av olika enkäter jämförbara.
staff-edit-options = Alternativ
staff-edit-option = Alternativ { $number }
staff-edit-valid = Räknas med i andelarna
staff-edit-valid-help = Ta bort valet för ett svar som inte säger något om saken, till exempel ”Jag har inte behövt”.
staff-edit-at-most = Högst så här många val
staff-edit-at-most-help = Tomt: så många man vill.
staff-edit-points = Antal steg på skalan
staff-edit-low = Skalans lägsta steg i ord
staff-edit-high = Skalans högsta steg i ord
staff-edit-add-question = Lägg till en fråga
staff-edit-add-option = Lägg till alternativ
staff-edit-remove = Ta bort
staff-edit-remove-question = Ta bort frågan
staff-edit-remove-question-text = Frågan och dess texter på alla språk tas bort ur utkastet.
staff-edit-up = Flytta uppåt
staff-edit-down = Flytta nedåt
staff-edit-of = { $action }: { $place }
staff-edit-not-stored = Resten har sparats, men de här punkterna kunde inte sparas:
staff-edit-conflict-title = Någon annan har sparat enkäten under tiden
staff-edit-conflict-text = Din egen text finns i formuläret så som du skrev den. Den har ännu inte sparats. Om du sparar nu ersätter den punkterna som räknas upp nedan.
staff-edit-conflict-caption = Var den sparade texten och din egen skiljer sig
staff-edit-conflict-place = Punkt
staff-edit-conflict-theirs = Sparat
staff-edit-conflict-yours = Ditt
staff-edit-conflict-none = Texterna skiljer sig inte.
staff-edit-conflict-stored = Öppna den sparade versionen i en ny flik
staff-edit-conflict-questions = Frågornas ordning eller antal
staff-edit-conflict-setting = Inställning: { $name }

question-type-single_choice = Ett val
question-type-multiple_choice = Flera val
question-type-yes_no = Ja, nej, kan inte säga
question-type-likert = Skala
question-type-nps = Rekommendationsvilja 0–10 (NPS)
question-type-short_text = Kort öppet svar
question-type-long_text = Långt öppet svar
question-type-note = Mellantext

staff-preview-title = Förhandsvisning
staff-preview-lead = Så här ser den svarande enkäten. I förhandsvisningen går det inte att skicka svar.
staff-preview-incomplete = Alla texter finns inte på det här språket. Språket erbjuds inte de svarande förrän det är klart.
staff-preview-languages = Förhandsvisningens språk

staff-results-title = Resultat
staff-results-received = Inkommit
staff-results-counted = Räknats nedan
staff-results-why = Svaren blandas i omgångar på minst tio, så att de inte kan kopplas till dem som svarat. Resten räknas med när de är tillräckligt många eller när enkäten har avslutats.
staff-results-none = Inga svar har räknats ännu.
staff-results-texts-note = Endast för personalen. Ett öppet svar kan innehålla personuppgifter: kopiera inte sådana någon annanstans.
staff-results-texts-count =
    { $count ->
        [one] { $count } öppet svar
       *[other] { $count } öppna svar
    }
staff-results-interval-note = Strecket i stapeln och intervallet i tabellen visar hur osäker andelen är (95 %). De säger inget om vem som valde att svara.
staff-results-by-language = Enligt språk
staff-results-by-channel = Enligt svarssätt
staff-results-group = Grupp
staff-results-respondents = Svarande
staff-results-hidden = – betyder att siffran inte visas: gruppen har så få svar att en enskild svarande kunde urskiljas i den eller ur de andra gruppernas siffror.
staff-results-groups-of-question = Gruppvis
staff-results-groups-caption = Val enligt grupp, andel av giltiga svar
staff-results-public-title = Vad som publiceras
staff-results-public-text = Offentliga blir hela enkätens siffror för de frågor som har minst 10 svar. Öppna svar och siffror för grupper publiceras inte.
staff-results-too-few = Publiceras inte: färre än 10 svar
staff-results-text-stays = Publiceras inte: öppna svar
staff-results-goes-public = Publiceras
staff-results-published-on = Resultaten publicerades { $date }.
staff-results-not-closed = Resultaten kan publiceras när enkäten och efterregistreringen har avslutats.
staff-results-waits-late = Resultaten kan publiceras när efterregistreringen upphör { $date }.
staff-results-waits-mix = Svaren blandas som bäst en sista gång. Resultaten kan publiceras om en stund.
staff-results-see-public = Se de offentliga resultaten

staff-outcome-title = Vad enkäten ledde till
staff-outcome-lead = De svarande ser detta på enkätens sida. Skriv det på alla språk som enkäten kunde besvaras på.
staff-outcome-heard = Vad vi hörde
staff-outcome-heard-help = Det viktigaste som de svarande berättade, också det kritiska.
staff-outcome-decided = Vad som beslutades
staff-outcome-decided-help = Vem beslutade, vad och när. Berätta också vad som inte gick att påverka och varför.
staff-outcome-done = Vad som har gjorts
staff-outcome-done-help = Om inget har gjorts ännu, berätta vad som händer härnäst och när.
staff-outcome-publish = Publicera vad enkäten ledde till
staff-outcome-not-yet = Du kan berätta vad enkäten ledde till när den har avslutats.

staff-accounts-invite = Bjud in en ny användare
staff-accounts-caption =
    { $count ->
        [one] { $count } användarkonto
       *[other] { $count } användarkonton
    }
staff-accounts-name = Namn
staff-accounts-email = E-post
staff-accounts-status = Status
staff-accounts-roles = Roller
staff-accounts-language = Tjänstens språk
staff-accounts-any-language = Inte valt
staff-accounts-invited = inbjuden
staff-accounts-active = i bruk
staff-accounts-disabled = ur bruk
staff-accounts-yourself = du
staff-accounts-role-none = Inte den här rollen
staff-accounts-roles-help = Välj för varje roll i vilken del av området den gäller.
staff-accounts-more-scope = Dessutom
staff-accounts-send = Skapa konto och inbjudningslänk
staff-accounts-save-roles = Spara rollerna
staff-accounts-roles-note = Användarens sessioner avslutas så att ändringen gäller genast.
staff-accounts-make-invitation = Skapa en ny inbjudningslänk
staff-accounts-make-reset = Skapa en länk för byte av lösenord
staff-accounts-link-note = Tidigare länkar slutar fungera.
staff-accounts-disable = Ta kontot ur bruk
staff-accounts-disable-note = Användaren kan inte längre logga in och sessionerna avslutas genast. Kontot kan tas i bruk igen.
staff-accounts-enable = Ta kontot i bruk
staff-accounts-own-note = Du kan inte ta ditt eget konto ur bruk.
staff-link-invitation-title = Inbjudningslänk till { $name }
staff-link-reset-title = Lösenordslänk till { $name }
staff-link-warning = Länken visas bara nu.
staff-link-hand-over = Ge den själv till rätt person. Den fungerar en gång, till { $until }.
staff-link-label = Länk
staff-link-copy = Kopiera länken
staff-link-copied = Kopierad
staff-link-done = Tillbaka till användarkontona
role-administrator = Huvudanvändare
role-survey_editor = Enkätredaktör
role-analyst = Analytiker
role-coordinator = Koordinator
role-orderer = Beställare
role-programme_officer = Ansvarig för delaktighetsprogrammet

staff-account-language-save = Spara språket
staff-account-password = Byt lösenord
staff-account-password-note = När du byter lösenord avslutas alla dina sessioner. Logga sedan in på nytt.
staff-account-current = Nuvarande lösenord
staff-account-new = Nytt lösenord
staff-account-new-help = Minst 12 tecken. En lång mening är ett bra lösenord.
staff-account-repeat = Det nya lösenordet igen
staff-account-not-same = Lösenorden är inte desamma. Skriv det nya lösenordet på nytt.
staff-account-roles = Mina roller

staff-audit-lead = Vad personalen och tjänsten själv har gjort, det nyaste först. De svarandes åtgärder loggas inte.
staff-audit-caption = Händelser, den nyaste först
staff-audit-at = Tid
staff-audit-who = Vem
staff-audit-act = Vad
staff-audit-subject = Objekt
staff-audit-detail = Närmare
staff-audit-system = Tjänsten själv
staff-audit-older = Äldre
staff-audit-newest = Nyaste
staff-audit-of-subject = Händelserna för ett objekt visas.
staff-audit-show-all = Visa alla
staff-audit-empty = Inga händelser.
act-account-invited = Bjöd in en användare
act-account-link-made = Skapade en engångslänk till kontot
act-account-activated = Kontot togs i bruk
act-account-disabled = Tog kontot ur bruk
act-account-enabled = Tog kontot i bruk igen
act-roles-changed = Ändrade roller
act-language-chosen = Valde språk
act-password-changed = Bytte lösenord
act-logged-in = Loggade in
act-logged-out = Loggade ut
act-sessions-revoked = Avslutade sessioner
act-survey-created = Påbörjade en enkät
act-survey-edited = Redigerade enkäten
act-survey-published = Publicerade enkäten
act-survey-closed = Avslutade enkäten
act-late-answers-ended = Avslutade efterregistreringen
act-survey-finalised = Svaren blandades en sista gång
act-survey-archived = Arkiverade enkäten
act-survey-deleted = Raderade utkastet
act-results-viewed = Såg på resultat
act-results-published = Publicerade resultaten
act-outcome-published = Berättade vad enkäten ledde till
act-responses-deleted = Svaren raderades
act-county-changed = Ändrade områdets inställningar
