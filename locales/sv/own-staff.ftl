# Länken till erfarenhetsexpertens egen sida: på personalens sidor
act-expert-link-sent = Skickade en erfarenhetsexpert länken till den egna sidan
staff-expert-link-title = Skicka länken till den egna sidan
staff-expert-link-text = Erfarenhetsexperten får ett meddelande med en länk till sin egen sida. En tidigare länk slutar fungera, och öppna sessioner avslutas. För att komma in behövs dessutom en kod som experten får separat.
staff-expert-link-send = Skicka länken
