### Panels and their lots: what their organisers see.

panel-command-recruit = Aloita jäsenten haku
panel-command-select = Aloita jäsenten valinta
panel-command-activate = Merkitse toimivaksi
panel-command-pause = Siirrä tauolle
panel-command-end = Päätä toimikausi
lot-objective-leximin = Reiluin kaikille: ensin pienin todennäköisyys mahdollisimman suureksi, sitten seuraavat
lot-objective-maximin = Vain pienin todennäköisyys mahdollisimman suureksi
staff-nav-panels = Raadit
staff-panels-new = Uusi raati
staff-panels-empty-title = Raateja ei ole vielä.
staff-panels-empty-text = Perusta raati, kirjoita mitä varten se on, ja valitse sen jäsenet arvalla.
staff-panels-caption = { $count ->
    [one] Yksi raati
   *[other] { $count } raatia
}
staff-panel-changed = Muutettu
staff-panel-edit = Muokkaa tietoja
staff-panel-back = Takaisin raatiin
staff-panel-form-lead = Nämä tiedot näkyvät kaikille, kun jäsenten haku tai valinta alkaa.
staff-panel-purpose = Mitä varten raati on
staff-panel-purpose-help = Kerro, mihin raati vaikuttaa ja kuinka usein se kokoontuu.
staff-panel-term-starts = Toimikausi alkaa
staff-panel-term-ends = Toimikausi päättyy
staff-panel-owner = Mihin raati kuuluu
staff-panel-public = Raadin julkinen sivu
staff-panel-next = Mitä seuraavaksi
staff-panel-lots-empty = Arvontoja ei ole vielä.
staff-lot-new = Tee arvonta
staff-lot-not-now = Arvonnan voi tehdä, kun jäseniä valitaan eikä toista arvontaa lasketa.
staff-lot-lead = Raatiin valitaan { $seats } jäsentä. Ohjelma laskee reiluimman arvonnan ja julkaisee kokoonpanot, joista siemenluku valitsee yhden.
staff-lot-respondents = Ilmoittautuneet CSV-taulukkona
staff-lot-respondents-help = Ensimmäisellä rivillä sarakkeiden nimet, sitten rivi jokaiselle. Käytä peitenimiä: ne julkaistaan. Muita tietoja ei tallenneta minnekään.
staff-lot-categories = Kiintiöt CSV-taulukkona
staff-lot-categories-help = Sarakkeet feature, value, min ja max: ominaisuus, sen arvo ja kuinka monta vähintään ja enintään. Kiintiöt julkaistaan.
staff-lot-household = Talouden sarake, jos samasta taloudesta valitaan enintään yksi
staff-lot-objective = Mikä tekee arvonnasta reilun
staff-lot-seed-source-help = Kerro tarkasti, mikä julkinen ja ennalta arvaamaton luku arvonnan ratkaisee, esimerkiksi ensi lauantain Lotto-numerot. Tämä julkaistaan heti.
staff-lot-reason = Miksi arvotaan uudelleen (julkaistaan)
staff-lot-begin = Laske arvonta
staff-lot-note = Huomaa:
staff-lot-refused = Arvontaa ei voitu laskea:
staff-lot-working = Reiluinta arvontaa lasketaan. Voit poistua sivulta: laskenta jatkuu.
staff-lot-progress = Laskennan eteneminen
staff-lot-look-again = Katso tilanne
staff-lot-cancel = Peru laskenta
staff-lot-interrupted = Ohjelma pysähtyi kesken laskennan. Mitään ei tallennettu.
staff-lot-committed-lead = Kokoonpanot on julkaistu. Kun siemenluku on tiedossa, kirjoita se tähän ja arvo.
staff-lot-draw = Arvo
staff-lot-draw-now = Arvo nyt
staff-lot-seed-help = Heksadesimaalilukuna: numerot 0–9 ja kirjaimet a–f, parillinen määrä, vähintään 8. Arvonnan voi tehdä vain kerran.
staff-lot-public = Arvonnan julkinen sivu
