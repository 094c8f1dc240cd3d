# Arvoden och kostnader

# Roller
role-budget_approver = Godkännare av arvoden
role-payroll = Löneutbetalning

# Ersättningens status
claim-state-draft = Ska kompletteras
claim-state-submitted = Väntar på granskning
claim-state-checked = Väntar på godkännande
claim-state-approved = Godkänd
claim-state-exported = Skickad till löneutbetalningen
claim-state-paid = Betald
claim-state-waived = Tar inte ut ersättning
claim-state-rejected = Avslagen

# Vad arvodet betalas för
fee-unit-hour = Timme
fee-unit-task = Uppdrag
fee-unit-half_day = Halv dag
fee-unit-day = Dag

# Händelser i loggen
act-fee-class-saved = Ändrade prislistan
act-claim-filled = Fyllde i ersättningens uppgifter
act-claim-submitted = Skickade en ersättning för granskning
act-claim-waived = Antecknade att ingen ersättning tas ut
act-claim-checked = Granskade en ersättning
act-claim-approved = Godkände en ersättning
act-claim-rejected = Avslog en ersättning
act-claim-reopened = Skickade tillbaka en ersättning för komplettering
act-payroll-exported = Skapade en fil för löneutbetalningen
act-payroll-downloaded = Laddade ner en fil för löneutbetalningen
act-claims-paid = Markerade ersättningar som betalda
act-feedback-given = Gav respons på ett uppdrag
act-feedback-handled = Markerade respons som behandlad

# Förteckningen över ersättningar
staff-nav-fees = Arvoden och kostnader
staff-fees-all = Alla ersättningar
staff-fees-empty-title = Det finns inga ersättningar än
staff-fees-empty-text = En ersättning uppstår när ett uppdrag anmäls som genomfört. Om ingen arvodesklass har avtalats för det betalas bara kostnaderna.
staff-fees-open = Öppna ersättningen
staff-fees-none-found = Det finns inga ersättningar med denna status.
staff-fees-caption =
    { $count ->
        [one] { $count } ersättning
       *[other] { $count } ersättningar
    }, sammanlagt { $total }
staff-fee-order = Beställning
staff-fee-day = Uppdragets dag
staff-fee-total = Sammanlagt

# En ersättning
staff-fee-gig = Uppdrag
staff-fee-cost-centre = Kostnadsställe
staff-fee-class = Arvodesklass
staff-fee-fee = Arvode
staff-fee-waived = Tar inte ut arvode
staff-fee-costs-only = Inget arvode har avtalats, bara kostnaderna betalas
staff-fee-km = Kilometer med egen bil
staff-fee-km-at = { $km } km, { $price } per kilometer
staff-fee-km-is-other = Prislistan har inget pris per kilometer. Anteckna resan med egen bil under övriga kostnader.
staff-fee-other = Övriga kostnader
staff-fee-other-euros = Övriga kostnader i euro, till exempel biljetter
staff-fee-note = Vad de övriga kostnaderna gäller
staff-fee-reason = Ersättningen godkändes inte. Orsak:
staff-fee-fill-title = Resor och övriga kostnader
staff-fee-fill-help = Fyll i det som erfarenhetsexperten har berättat. Du kan inte själv godkänna en ersättning vars uppgifter du har fyllt i.
staff-fee-waive-fee = Erfarenhetsexperten tar inte ut arvode. Kostnaderna betalas ändå.
staff-fee-step-submit = Skicka för granskning
staff-fee-step-check = Markera som granskad
staff-fee-step-approve = Godkänn för betalning
staff-fee-step-reopen = Skicka tillbaka för komplettering
staff-fee-step-reject = Avslå ersättningen
staff-fee-step-waive = Anteckna att ingen ersättning tas ut
staff-fee-submit-text = Ersättningen går till granskning. Därefter kan uppgifterna inte ändras.
staff-fee-check-text = Bekräfta att uppdraget har genomförts och att kostnaderna stämmer. Därefter går ersättningen till godkännaren.
staff-fee-approve-text = Ersättningen betalas. Erfarenhetsexperten får ett meddelande om det.
staff-fee-reopen-text = Ersättningens uppgifter kan ändras igen. Därefter granskas och godkänns den på nytt.
staff-fee-reject-text = Ersättningen betalas inte som den är. Erfarenhetsexperten får veta orsaken.
staff-fee-waive-text = Erfarenhetsexperten tar inte ut arvode eller kostnader. Detta kan inte ångras.
staff-fee-reject-reason = Varför betalas ersättningen inte?
staff-fee-not-possible = Detta kan inte göras nu. Ersättningens status kan ha ändrats, eller så har du själv behandlat ersättningen.
staff-fee-back = Tillbaka till ersättningen

# Enligt vad som betalas
staff-order-fee-class-help = Arvodet avtalas enligt den här klassen när beställningen bekräftas.
staff-order-fee-class-own = Erfarenhetsexpertens egen arvodesklass
staff-pay-title = Grunder för arvodet
staff-pay-lead = Dessa används om ingen arvodesklass har valts för beställningen. Arvodesklassen för uppdrag som redan har bekräftats ändras inte.
staff-pay-no-class = Ingen egen arvodesklass

# Prislistan
staff-prices-title = Prislista för arvoden
staff-prices-lead = Arvodet bestäms enligt det pris som gäller på uppdragets dag. När uppdraget har bekräftats ändras priset inte längre.
staff-prices-empty = Det finns inga arvodesklasser i prislistan än.
staff-prices-caption = Arvodesklasser och deras priser
staff-price-name = Namn
staff-price-code = Kod
staff-price-from = Gäller från
staff-price-unit = Vad som betalas
staff-price-price = Pris
staff-price-km-price = Kilometer
staff-price-current = Gäller nu
staff-prices-new = Lägg till en klass eller ett nytt pris
staff-prices-new-help = Nytt pris: använd klassens nuvarande kod och välj den dag från vilken priset gäller.
staff-price-cents = Pris i euro
staff-price-preparation = Förberedelser i minuter (endast timpris)
staff-price-km = Pris per kilometer i euro

# Löneutbetalningen
staff-payroll-title = Filer för löneutbetalningen
staff-payroll-lead = Filen innehåller namn och lönenummer. Varje nedladdning antecknas i loggen. Radera filen från din dator när den har överförts till löneutbetalningen.
staff-payroll-waiting = Godkända ersättningar
staff-payroll-nothing = Det finns inga ersättningar att betala ut.
staff-payroll-waiting-text =
    { $count ->
        [one] { $count } ersättning väntar på betalning
       *[other] { $count } ersättningar väntar på betalning
    }, sammanlagt { $total }.
staff-payroll-make = Skapa en fil
staff-payroll-made = Färdiga filer
staff-payroll-empty = Inga filer har skapats än.
staff-payroll-caption = Filer för löneutbetalningen, den nyaste först
staff-payroll-made-at = Skapad
staff-payroll-claims = Ersättningar
staff-payroll-download = Ladda ner
staff-payroll-paid = Markera som betald

# Respons på uppdrag
staff-nav-feedback = Respons på uppdrag
staff-order-step-feedback = Ge respons
staff-feedback-give-title = Hur gick uppdraget?
staff-feedback-give-lead = Koordinatorerna läser din respons. Erfarenhetsexperten kan se den i sina egna uppgifter. Hen ger sin egen respons separat. Om någon inte bemöttes med respekt får koordinatorerna genast ett meddelande.
staff-feedback-of-order = Respons
staff-feedback-none-yet = Ingen har gett respons ännu.
staff-feedback-own = Er respons
staff-feedback-own-none = Ni har inte gett respons ännu.
staff-feedback-no-gigs = Beställningen har inga genomförda uppdrag.
staff-feedback-is-given = Responsen har lämnats. Tack!
staff-feedback-score = Hur nyttigt var uppdraget?
staff-feedback-score-low = inte alls nyttigt
staff-feedback-score-high = mycket nyttigt
staff-feedback-safe = Bemöttes alla med respekt?
staff-feedback-comment = Vad lyckades, vad kunde göras annorlunda?
staff-feedback-contact = Jag vill att koordinatorn kontaktar mig
staff-feedback-send = Skicka responsen
staff-feedback-lead = Här finns respons där någon ber om att bli kontaktad eller berättar att alla inte bemöttes med respekt. Erfarenhetsexperten ser vem som har läst respons på hens uppdrag.
staff-feedback-empty = Ingen respons väntar på behandling.
staff-feedback-by-orderer = Beställarens respons
staff-feedback-by-expert = Erfarenhetsexpertens respons
staff-feedback-unsafe = Alla bemöttes inte med respekt
staff-feedback-wants-contact = Ber om att bli kontaktad
staff-feedback-score-given = Betyg
staff-feedback-handled = Markera som behandlad
staff-fee-panel = Råd
