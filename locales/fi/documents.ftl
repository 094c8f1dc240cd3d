# Sanat, jotka asiakirjat (PDF, XLSX) lisäävät raporttiin
document-contents = Sisällys
document-continued = jatkuu
document-chart-values = Kuvion luvut
document-table = Taulukko
document-section = Luku
document-key-figures = Tunnusluvut
document-figure = Tunnusluku
document-value = Arvo
document-note = Huomautus
document-low = Väli, alaraja
document-high = Väli, yläraja
document-definitions = Määritelmät
document-term = Käsite
document-meaning = Merkitys
