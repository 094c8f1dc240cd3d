### Panels and their lots: what their organisers see.

panel-command-recruit = Start recruiting
panel-command-select = Start selecting
panel-command-activate = Mark as active
panel-command-pause = Pause
panel-command-end = End the term
lot-objective-leximin = Fairest to all: the smallest chance as large as can be, then the next
lot-objective-maximin = Only the smallest chance as large as can be
staff-nav-panels = Panels
staff-panels-new = New panel
staff-panels-empty-title = There are no panels yet.
staff-panels-empty-text = Start a panel, write what it is for, and choose its members by lot.
staff-panels-caption = { $count ->
    [one] One panel
   *[other] { $count } panels
}
staff-panel-changed = Changed
staff-panel-edit = Edit
staff-panel-back = Back to the panel
staff-panel-form-lead = Everybody sees this once members are being looked for or chosen.
staff-panel-purpose = What the panel is for
staff-panel-purpose-help = Tell what the panel influences and how often it meets.
staff-panel-term-starts = Term begins
staff-panel-term-ends = Term ends
staff-panel-owner = Where the panel belongs
staff-panel-public = Its public page
staff-panel-next = What comes next
staff-panel-lots-empty = There are no lots yet.
staff-lot-new = Make a lot
staff-lot-not-now = A lot can be made while members are being selected and no other lot is being worked out.
staff-lot-lead = The panel gets { $seats } members. The program works out the fairest lot and publishes the panels from which the seed picks one.
staff-lot-respondents = The pool as CSV
staff-lot-respondents-help = The first row names the columns, then a row for each person. Use pseudonyms: they are published. The rest is stored nowhere.
staff-lot-categories = The quotas as CSV
staff-lot-categories-help = The columns feature, value, min and max. Quotas are published.
staff-lot-household = The household’s column, if at most one is chosen from each
staff-lot-objective = What makes the lot fair
staff-lot-seed-source-help = Say exactly which public, unpredictable number decides, such as the national lottery of next Saturday. This is published at once.
staff-lot-reason = Why there is another lot (published)
staff-lot-begin = Work out the lot
staff-lot-note = Note:
staff-lot-refused = The lot could not be worked out:
staff-lot-working = The fairest lot is being worked out. You can leave this page: the work goes on.
staff-lot-progress = How far the work has come
staff-lot-look-again = Look again
staff-lot-cancel = Call it off
staff-lot-interrupted = The program stopped while the lot was being worked out. Nothing was stored.
staff-lot-committed-lead = The panels are published. When the seed is known, write it here and draw.
staff-lot-draw = Draw
staff-lot-draw-now = Draw now
staff-lot-seed-help = In hexadecimal: digits 0–9 and letters a–f, an even number of them, at least 8. The draw can be made only once.
staff-lot-public = The lot’s public page
