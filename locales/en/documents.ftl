# Words that the documents (PDF, XLSX) add to a report
document-contents = Contents
document-continued = continued
document-chart-values = Figures of the chart
document-table = Table
document-section = Section
document-key-figures = Key figures
document-figure = Key figure
document-value = Value
document-note = Note
document-low = Interval, lower limit
document-high = Interval, upper limit
document-definitions = Definitions
document-term = Term
document-meaning = Meaning
