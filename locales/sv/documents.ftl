# Ord som dokumenten (PDF, XLSX) lägger till rapporten
document-contents = Innehåll
document-continued = fortsätter
document-chart-values = Diagrammets siffror
document-table = Tabell
document-section = Kapitel
document-key-figures = Nyckeltal
document-figure = Nyckeltal
document-value = Värde
document-note = Anmärkning
document-low = Intervall, nedre gräns
document-high = Intervall, övre gräns
document-definitions = Definitioner
document-term = Begrepp
document-meaning = Betydelse
