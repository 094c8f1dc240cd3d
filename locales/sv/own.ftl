# Erfarenhetsexpertens egna sidor: länk och kod
own-link-title = Logga in på din egen sida
own-link-lead = Vi skickar en kod till dig på samma sätt som våra andra meddelanden. Med koden kommer du till din egen sida.
own-link-ask = Skicka mig en kod
own-link-sent = Vi har skickat en kod till dig. Den gäller till { $until }.
own-link-code = Kod
own-link-code-help = Sex siffror
own-link-enter = Logga in
own-link-no-code = Kom koden inte?
own-link-again-text = Vänta en stund. Om koden inte kommer kan du be om en ny. Den tidigare koden gäller inte efter det.
own-link-again = Skicka en ny kod
own-link-not-valid-title = Länken fungerar inte
own-link-not-valid-advice = Du har kanske fått en nyare länk. Om du inte hittar den kan du be koordinatorn om en ny.
own-session-over-title = Logga in på nytt
own-session-over-advice = Öppna länken till din egen sida och be om en ny kod. Om du inte har någon länk kan du be koordinatorn om en.

# Menyn och första sidan
own-nav-label = Egna sidor
own-nav-overview = Förfrågningar och uppdrag
own-nav-times = Tider som passar
own-nav-calendar = Kalender
own-nav-income = Arvoden
own-nav-consents = Samtycken
own-nav-data = Egna uppgifter
own-title = Egen sida
own-known-as = Här är du känd som { $alias }.
own-is-paused = Du har paus. Du tillfrågas inte om nya uppdrag.
own-offers = Förfrågningar till dig
own-offers-none = Du har inga förfrågningar just nu.
own-offer-waits = Du har berättat att du kan komma. Koordinatorn meddelar vem som väljs.
own-coming = Kommande uppdrag
own-coming-none = Du har inga kommande uppdrag.
own-gig-reach = Ansvarig för uppdraget
own-past = Tidigare uppdrag
own-break = Paus
own-pause-text = Under pausen tillfrågas du inte om nya uppdrag. Avtalade uppdrag gäller. Du kan avsluta pausen när du vill.
own-pause = Ta paus
own-resume-text = När du avslutar pausen tillfrågas du igen om nya uppdrag.
own-resume = Avsluta pausen

# Att avstå från ett uppdrag
own-withdraw-link = Jag kan inte komma
own-withdraw-title = Kan du inte komma till uppdraget?
own-withdraw-text = När du avstår frigörs de här tiderna, och koordinatorn söker någon annan. Det är inte till nackdel för dig, och du behöver inte berätta varför.
own-withdraw = Jag avstår från uppdraget
own-cancel = Gå tillbaka

# Respons på ett uppdrag
own-feedback-link = Berätta hur uppdraget gick
own-feedback-is-given = Du har gett respons. Tack!
own-feedback-title = Hur gick uppdraget?
own-feedback-lead = Beställaren ser inte din respons. Koordinatorn kan läsa den, och i dina egna uppgifter ser du när det har skett. Om någon inte bemöttes med respekt får koordinatorn genast ett meddelande.
own-feedback-score = Hur väl lyssnade man på dig?
own-feedback-score-low = inte alls
own-feedback-score-high = mycket väl
own-feedback-safe = Bemöttes alla med respekt, även du?
own-feedback-yes = Ja
own-feedback-no = Nej
own-feedback-comment = Vad vill du berätta?
own-feedback-comment-help = Du kan lämna fältet tomt. Skriv inte andras namn eller uppgifter.
own-feedback-talk-title = Vill du prata om uppdraget?
own-feedback-talk-text = Ett uppdrag kan stanna kvar i tankarna eller väcka gamla minnen. Du kan prata igenom det med koordinatorn.
own-feedback-talk = Jag vill att koordinatorn kontaktar mig
own-feedback-send = Skicka responsen

# Vad som hände
own-done-answered = Ditt svar har sparats.
own-done-withdrawn = Du har avstått från uppdraget.
own-done-paused = Du har paus nu.
own-done-resumed = Din paus är slut.
own-done-fee-sent = Uppgifterna har skickats för granskning.
own-done-told = Tack för din respons!
own-done-contact = Tack för din respons! Koordinatorn kontaktar dig.
own-done-revoked = Kalenderns adress fungerar inte längre.
own-done-given = Ditt samtycke har sparats.
own-done-taken-back = Ditt samtycke har återkallats.
own-done-saved = Sparat.
own-save = Spara

# Tider
own-times-title = Tider som passar dig
own-times-lead = Vi frågar dig bara om uppdrag som passar de här tiderna. Du kan ändå ta emot andra uppdrag.
own-weekly = Tider varje vecka
own-weekly-help = Om du lämnar allt tomt passar alla tider. En rad tas bort när du tömmer dess klockslag. Midnatt skrivs 00:00.
own-weekly-row = Tid varje vecka { $number }
own-weekday = Veckodag
own-weekday-mon = måndag
own-weekday-tue = tisdag
own-weekday-wed = onsdag
own-weekday-thu = torsdag
own-weekday-fri = fredag
own-weekday-sat = lördag
own-weekday-sun = söndag
own-from-clock = Börjar
own-until-clock = Slutar
own-days = Avvikande dagar
own-days-help = Till exempel semester eller en dag då du kan komma även andra tider än vanligt. En rad tas bort när du tömmer dess datum.
own-days-row = Undantag { $number }
own-from-day = Första dag
own-until-day = Sista dag
own-day-can = Kan du komma?
own-day-no = Jag kan inte
own-day-yes = Jag kan hela dagen
own-caps = Antal uppdrag
own-caps-help = Hur många uppdrag tar du högst? Lämna tomt om du inte vill ha någon gräns.
own-per-week = Högst per vecka
own-per-month = Högst per månad

# Arvoden
own-income-title = Dina arvoden och kostnader
own-income-lead = Arvodet är inkomst och kan påverka förmåner. Kostnader, till exempel för resor, är inte inkomst. Summorna visas vid den månad då uppdraget genomfördes.
own-income-none = Det finns inga arvoden ännu.
own-income-caption = Arvoden och kostnader per månad
own-income-month = Månad
own-income-fees = Godkända arvoden
own-income-costs = Godkända kostnader
own-income-pending = Väntar på beslut
own-income-year = Hela året

# Arvode och kostnader för ett uppdrag
own-fees = Arvoden per uppdrag
own-fees-help = När uppdraget har genomförts kan du berätta om dina resor och andra kostnader och skicka uppgifterna för granskning.
own-fee-title = Uppdragets arvode och kostnader
own-fee-day = Uppdragets dag
own-fee-fee = Arvode
own-fee-waived = Du tar inte ut något arvode
own-fee-costs-only = Inget arvode har avtalats. Du får ersättning för dina kostnader.
own-fee-km = Kilometer med egen bil
own-fee-km-at = { $km } km, { $price } per kilometer
own-fee-km-is-other = Ange också resan med egen bil under övriga kostnader.
own-fee-other = Övriga kostnader
own-fee-other-euros = Övriga kostnader i euro, till exempel biljetter
own-fee-note = Vad de övriga kostnaderna gäller
own-fee-total = Sammanlagt
own-fee-reason = Ersättningen godkändes inte. Orsak:
own-fee-form = Berätta om dina kostnader
own-fee-waive-fee = Jag tar inte ut något arvode. Kostnaderna betalas ändå.
own-fee-send = Skicka för granskning
own-fee-send-help = När du har skickat uppgifterna kan de inte längre ändras.
own-fee-waive-link = Jag vill inte ha arvode eller ersättning för kostnader
own-fee-waive-title = Vill du varken ha arvode eller ersättning för kostnader?
own-fee-waive-text = För det här uppdraget betalas ingenting till dig. Detta kan inte ångras.
own-fee-waive = Jag vill inte ha ersättning

# Samtycken
own-consents-title = Dina samtycken
own-consents-lead = Du kan ge och återkalla ett samtycke när som helst. Det är inte till nackdel för dig att återkalla det.
own-consent-since = Gavs { $since }.
own-consent-not-given = Har inte getts.
own-consent-give-link = Ge samtycke
own-consent-withdraw-link = Återkalla samtycket
own-consent-give-title = Ger du ditt samtycke?
own-consent-withdraw-title = Återkallar du ditt samtycke?
own-consent-give = Jag samtycker
own-consent-withdraw = Jag återkallar mitt samtycke
own-consent-give-matching = Dina erfarenhetsteman får sparas, och med hjälp av dem söker vi uppdrag som passar dig. Endast koordinatorn ser dem.
own-consent-give-told = Beställaren får veta de teman som du kommer överens om med koordinatorn. Andra teman ser beställaren inte.
own-consent-give-texts = Du får meddelanden per textmeddelande om du inte har e-post.
own-consent-withdraw-matching = Dina teman, din berättelse och dina behov av stöd raderas genast. Därefter tillfrågas du inte om nya uppdrag. Avtalade uppdrag gäller.
own-consent-withdraw-told = Beställaren får inte längre veta dina teman. Koordinatorn använder dem fortfarande för att söka uppdrag.
own-consent-withdraw-texts = Du får inte längre textmeddelanden. Om du inte har e-post ringer koordinatorn dig.

# Egna uppgifter
own-data-title = Dina uppgifter
own-data-lead = Ditt namn, dina kontaktuppgifter och dina erfarenheter förvaras låsta. Varje gång någon läser dem antecknas det.
own-reads = Vem har läst dina uppgifter
own-reads-help = Den senaste står först.
own-reads-none = Ingen har läst dina uppgifter.
own-read-at = När
own-read-by = Vem
own-read-what = Vad
own-read-for = Varför
own-read-order = Beställning
own-reader-coordinator = Koordinatorn
own-reader-orderer = Beställaren
own-reader-expert = Du
own-reader-system = Tjänsten
own-reader-payroll = Löneutbetalningen
own-purpose-message = Att skicka ett meddelande
own-purpose-call = Att ringa
own-purpose-registry = Skötsel av registret
own-purpose-consent = Att återkalla ett samtycke
own-purpose-payroll = Utbetalning av arvode
own-purpose-feedback = Respons på ett uppdrag
own-purpose-figures = Beräkning av responsens medelvärde
own-purpose-export = Att ladda ner egna uppgifter
own-purpose-other = Skötsel av ett uppdrag
own-export-title = Ladda ner dina uppgifter
own-export-text = Du får en fil med allt som sparats om dig. Förvara den säkert.
own-export = Ladda ner filen
own-erasure-heading = Radering av uppgifter
own-erasure-lead = Du kan be om att alla dina uppgifter raderas. Begäran godkänns alltid.
own-erasure-link = Be om att dina uppgifter raderas
own-erasure-title = Ska alla dina uppgifter raderas?
own-erasure-at-once = Dina erfarenheter och öppna förfrågningar raderas genast.
own-erasure-later = Om du har ett avtalat uppdrag eller om du inte ännu har fått ditt arvode eller ersättning för kostnader raderas de övriga uppgifterna när de har skötts.
own-erasure-for-good = Raderade uppgifter går inte att få tillbaka.
own-erasure = Radera mina uppgifter
own-erasure-asked-title = Din begäran har tagits emot
own-erasure-asked-advice = Dina erfarenheter har raderats. De övriga uppgifterna raderas så snart avtalade uppdrag och arvoden har skötts. Tack för allt du har gjort.

# Kalender
own-feed-name = Uppdrag
own-feed-gig = Uppdrag
own-calendar-title = Uppdragen i din egen kalender
own-calendar-lead = Du får en adress som du kan lägga till i ditt kalenderprogram. Där syns uppdragen utan ämne och namn.
own-calendar-once = Spara adressen nu: den visas bara en gång.
own-calendar-address = Kalenderns adress. Alla som har adressen ser när du har uppdrag.
own-calendar-since = Du har en kalender. Adressen skapades { $since }.
own-calendar-none = Du har ingen kalender ännu.
own-calendar-place = Visa också uppdragets plats i kalendern
own-calendar-place-help = Platsen kan berätta mer om uppdraget än du vill att andra ser.
own-calendar-make = Skapa en kalenderadress
own-calendar-again = Skapa en ny adress
own-calendar-revoke-text = Om adressen har hamnat i fel händer kan du skapa en ny eller ta bort den. Den gamla slutar genast att fungera.
own-calendar-revoke = Ta bort adressen
own-copy = Kopiera adressen
own-copied = Kopierad
