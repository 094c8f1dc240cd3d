# On every page
site-name = Participate and influence
skip-to-content = Skip to content
language-switch = Language
language-not-translated = This page is not fully translated. Some of the texts are in Finnish.
demonstration-band = Demonstration: all information in this service is made up.
footer-navigation = About the service
back-to-list = All surveys
nav-staff = Workspace
nav-privacy = Privacy of respondents
nav-withdraw = Withdraw your answer
nav-accessibility = Accessibility statement
nav-log-in = Staff log-in
log-in = Log in
log-out = Log out

# Errors in forms
error-prefix = Error:
error-summary-title = Check these points

# Kind of survey
survey-kind-resident = Resident survey
survey-kind-customer = Customer survey
survey-kind-customer_feedback = Customer feedback survey
survey-kind-event = Event survey
survey-kind-panel = Panel survey
survey-kind-partner = Partner survey

# Whom a survey is for
audience-children_and_young = Children and young people
audience-families = Families
audience-working_age = People of working age
audience-older_people = Older people
audience-people_with_disabilities = People with disabilities
audience-carers = Carers and family members
audience-service_users = People who use the services
audience-partners = Organisations and partners

# Legal basis
legal-basis-public_task = Task in the public interest (GDPR, Article 6(1)(e))
legal-basis-legal_obligation = Legal obligation (GDPR, Article 6(1)(c))
legal-basis-consent = Consent (GDPR, Article 6(1)(a))

# Phase of a survey
phase-draft = Draft
phase-scheduled = Upcoming
phase-open = Open
phase-closed = Closed
phase-archived = Archived

# Parts of the list
section-open = Open now
section-upcoming = Coming up
section-closed = What came of it

# Yes and no
yes-no-yes = Yes
yes-no-no = No
yes-no-cannot_say = Cannot say

# How an answer came
channel-web = Online
channel-paper = On paper
channel-phone = By phone

# Ends of the recommendation question
nps-low = not at all likely
nps-high = extremely likely

# Results
scale-end = { $step } = { $words }
chart-of = Chart: { $question } The same figures are in the table below.
column-answer = Answer
column-respondents = Respondents
column-share = Share
column-range = Confidence interval
share-of-valid = Shares are of those who took a stand.
finding-choice = The most common answer is “{ $answer }”: { $share } chose it.
finding-choices = Chosen most often is “{ $answer }”: { $share } chose it.
finding-scale = { $share } answered at the upper end of the scale ({ $from }–{ $to }).
finding-nps = The net promoter score (NPS) is { $score }.
finding-none = Nobody has taken a stand.
finding-answered = { $count ->
    [one] { $count } respondent.
   *[other] { $count } respondents.
}
certainty-share = Allowing for chance, the share is probably { $low }–{ $high }.
certainty-nps = Allowing for chance, the score is probably between { $low } and { $high }. The scale runs from −100 to 100.

# Gigs
gig-type = Kind of gig
gig-mode = How to take part
gig-place = Place
gig-times = Times
gig-language = Language of the gig
gig-type-lecture = Lecture or talk
gig-type-group_facilitation = Leading a group
gig-type-peer_support = Peer support
gig-type-co_work_with_professional = Working beside a professional
gig-type-service_development = Developing services
gig-type-working_group = Working group
gig-type-representation = Representation
gig-type-recruitment_panel = Taking part in recruitment
gig-type-research_interview = Research interview
gig-type-media = Media appearance
gig-type-info_point = Information point or event
gig-type-text_review = Reviewing texts
gig-type-other = Other
gig-mode-in_person = In person
gig-mode-remote = Remotely
gig-mode-hybrid = In person or remotely
