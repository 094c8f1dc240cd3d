# Linkki kokemusasiantuntijan omalle sivulle: henkilöstön sivuilla
act-expert-link-sent = Lähetti kokemusasiantuntijalle linkin omalle sivulle
staff-expert-link-title = Lähetä linkki omalle sivulle
staff-expert-link-text = Kokemusasiantuntija saa viestin, jossa on linkki hänen omalle sivulleen. Aiempi linkki lakkaa toimimasta, ja avoimet istunnot päättyvät. Sivulle pääsee vasta koodilla, jonka hän saa erikseen.
staff-expert-link-send = Lähetä linkki
