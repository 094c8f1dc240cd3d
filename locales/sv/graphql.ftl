# Gränssnittets meddelanden. Den som svarar ser dem genom klientprogrammet.

error-unauthenticated = Logga in och försök på nytt.
error-forbidden = Din roll ger inte behörighet till detta.
error-not-found = Detta finns inte.
error-rate-limited = För många försök. Vänta en stund och försök på nytt.
error-unavailable = Tjänsten är överbelastad just nu. Försök igen om en stund.
error-fault = Ett fel uppstod i tjänsten. Felet har antecknats.
error-method-not-allowed = Skicka dokumentet med metoden POST.
error-media-type = Skicka dokumentet i formatet application/json.
error-body-too-large = Begäran är för stor. Ett dokument får vara högst 256 KiB.
error-bad-request = Innehållet är inte en enda GraphQL-begäran.
error-foreign-origin = Tjänsten tar inte emot ändringar från andra webbplatser.
error-page-size = En sida har 1–100 poster.
error-page-direction = Använd first med after eller last med before.
error-cursor = Det här är inte en markör i den här listan.

problem-invalid-input = Kontrollera uppgifterna.
problem-survey-not-found = Enkäten finns inte.
problem-survey-not-open = Det går inte att svara på enkäten just nu.
problem-client-key-used = Med den här nyckeln har man redan svarat på en annan enkät. Skapa en ny nyckel.
problem-already-withdrawn = Svaret har återkallats.
problem-receipt-not-found = Det finns inget svar med den här kvitteringskoden.
problem-withdrawal-too-late = Resultaten har redan publicerats, och svaret kan inte längre återkallas.
problem-wrong-credentials = E-postadressen eller lösenordet är fel.
problem-stale-revision = Någon annan har sparat enkäten under tiden. Hämta enkäten på nytt.
problem-stale-order = Någon annan har ändrat beställningen. Läs den på nytt.
problem-expert-double-booked = Erfarenhetsexperten har ett annat uppdrag vid samma tid.
problem-offer-not-open = Förfrågan kan inte längre besvaras. Den kan vara besvarad, ha gått ut eller ha återkallats.
problem-expert-paused = Du har paus och kan därför inte ta emot uppdraget nu. Avsluta pausen på din egen sida och svara sedan på nytt. Du kan också tacka nej.
problem-agreement-over = Ditt avtal gäller inte under uppdraget, så du kan inte ta emot det. Fråga koordinatorn om avtalet kan förlängas.
