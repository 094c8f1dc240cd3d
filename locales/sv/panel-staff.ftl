### Panels and their lots: what their organisers see.

panel-command-recruit = Börja söka medlemmar
panel-command-select = Börja välja medlemmar
panel-command-activate = Markera som verksamt
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
staff-panel-term-starts = Mandatperioden börjar
staff-panel-term-ends = Mandatperioden slutar
staff-panel-owner = Vart rådet hör
staff-panel-public = Rådets offentliga sida
staff-panel-next = Vad som följer
staff-panel-lots-empty = Det finns inga lottningar ännu.
staff-lot-new = Gör en lottning
staff-lot-not-now = En lottning kan göras när medlemmar väljs och ingen annan lottning beräknas.
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
