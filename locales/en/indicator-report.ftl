# The report on indicators: what the page, the PDF and the workbook say.

report-title = { $programme }: report on indicators
report-title-year = { $programme }: indicators over the year
report-subtitle-corrected = { $period }, corrected edition { $number }
report-summary = Summary
report-with-value = Indicators with a value
report-of-indicators = { $count } indicators in all
report-without-value = Indicators without a value
report-explained = explained: { $count }
report-not-due = Indicators that are not due
report-not-due-note = measured over another period or on a certain day
report-hidden = Indicators whose value is not shown
report-hidden-note = too few answers
report-no-targets = No targets have been set with which values could be compared.
report-reached = Target reached
report-missed = Target missed
report-cannot-say = Cannot say
report-without-target = Indicators without a target
report-target-chart = How the targets of each focus area stand
report-target-chart-text = The bars show in each focus area how many indicators reached their target, how many missed it, and of how many it cannot be said.
report-area = Focus area
report-share-chart = Shares of answers
report-share-chart-text = The bar is the share of those who answered, and the line on it shows the 95 % interval.
report-how-to-read = How to read this report
report-how-to-read-text = The figures are frozen as things stood on { $day }. Beside figures from surveys stands a 95 % interval. It tells how much chance may have to do with the figure, but not who chose to answer. A target is reached only when the whole interval is on its better side. Empty is not zero: where there is no value, the report says why. Where a value is from before the service was taken into use, a remark says so.
report-changes = What has changed since the last report
report-nothing-before = There is no report on the period before with which values could be compared.
report-compared-with = Values are compared with the report before: { $period }, edition { $number }, made on { $day }.
report-nothing-changed = No value has changed, and every target stands as it did.
report-now-reached = The target is now reached by { $count ->
    [one] one indicator
   *[other] { $count } indicators
}: { $codes }.
report-no-longer-reached = The target is no longer reached by { $count ->
    [one] one indicator
   *[other] { $count } indicators
}: { $codes }.
report-changed-values = The value has changed of { $count ->
    [one] one indicator
   *[other] { $count } indicators
}: { $codes }.
report-new-values = There is now a value of { $count ->
    [one] one indicator that had none
   *[other] { $count } indicators that had none
} in the last report: { $codes }.
report-gone-values = There is no value now of { $count ->
    [one] one indicator that had one
   *[other] { $count } indicators that had one
} in the last report: { $codes }.
report-new-indicators = The programme has got { $count ->
    [one] one indicator
   *[other] { $count } indicators
} not in the last report: { $codes }.
report-changes-caption = Values that have changed
report-before = Before
report-now = Now
report-difference = Change
report-difference-meaning = The change of shares is in percentage points, that of others in the unit of the value. It is that of the figures as shown.
report-rule-changed = the rule has changed
report-corrections = Corrections of the edition before
report-reason = This edition takes the place of the one before. Why it was corrected:
report-no-value-corrected = The correction changed no values.
report-corrections-caption = Corrected values
report-was = Edition before
report-corrected = Corrected
report-indicators = Indicators
report-other-indicators = Other indicators
report-code = Code
report-indicator = Indicator
report-value = Value
report-figure = Figure
report-interval = 95 % interval
report-low = from
report-high = to
report-low-end = Interval from
report-high-end = Interval to
report-interval-meaning = Where the figure of the whole group lies with a certainty of 95 per cent, if those who answered were a random sample. It does not cover who chose to answer. Where everything was counted there is no interval.
report-term-interval = 95 % interval
report-n-meaning = From how many answers or cases the figure was counted.
report-before-meaning = The value in the report before; in a yearly report that of spring.
report-target = Target
report-status = How it stands
report-values-caption = Values: { $codes }
report-in-words = in words, see below
report-agreed = agreed { $value }
report-told-caption = Explanations, comments and evidence: { $codes }
report-told-what = What
report-told-text = Text
report-told-why = Why there is no value
report-told-words = In words
report-told-document = Document
report-told-comment = Comment
report-told-evidence = Evidence
report-told-note = Note
report-measured-over = Measured over { $period }.
report-kept-since = The register has been kept since { $day }. The value covers the time from then to the end of the period.
report-reported-by = Reported by { $count } of { $of } who are responsible.
report-before-go-live = The value is from before the service was taken into use.
report-details = Further figures
report-beside-caption = Figures beside the value
report-breakdown-caption = { $code }, by group: { $by }
report-counting = How the values were counted
report-counting-caption = Definitions of the indicators
report-counting-how = How the value comes about
report-counting-rule = Rule
report-counting-source = From where and how often
report-rule = { $rule }, version { $version }
report-about = About this report
report-about-edition = { $period }, edition { $number }, made on { $day }.
report-about-as-of = The figures are as things stood on { $day }. What happened later does not change them.
report-about-programme = Version { $version } of the programme was used.
report-about-before = The report before: { $period }, edition { $number }, made on { $day }.
report-about-first-half = The first half of the year: { $period }, edition { $number }, made on { $day }.
report-about-hash = Checksum of what was frozen (SHA-256): { $hash }
report-meaning-reached = The value, and of surveys the whole of its interval, is at the target or better.
report-meaning-missed = The value, and of surveys the whole of its interval, falls short of the target.
report-meaning-cannot-say = The target lies within the interval, or there is no value or no confirmed baseline to compare with.
report-meaning-no-data = Nobody was asked, or nothing was recorded. It is not zero.
report-meaning-suppressed = The answers are so few that the figure could tell something about one person.
report-meaning-not-due = The indicator’s own period has not ended, or what it is about has not happened.
report-meaning-no-baseline = Growth cannot be counted, because no baseline has been confirmed.
report-meaning-not-confirmed = A confirmation or the daily check is missing.
report-meaning-not-reported = Whoever is responsible has not reported the value.
report-meaning-not-approved = The value was reported, and nobody else has approved it yet.
