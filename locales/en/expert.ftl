# The registry of experts by experience and the search: names of codes

# State
expert-status-applicant = Applicant
expert-status-in_training = In training
expert-status-erased = Data erased

# Language skills
language-level-native = As a mother tongue
language-level-working = Works in it
language-level-understands = Understands

# Agreement
agreement-kind-expert = Expert by experience
agreement-kind-development_client = Development client
agreement-kind-panel_member = Panel member

# Consents
consent-purpose-matching = Keeping themes of experience and using them to find gigs
consent-purpose-told_to_orderer = Telling chosen themes of experience to the orderer once booked, and on the lists of candidates that coordinators see
consent-purpose-text_messages = Being contacted by text message

# Classes of protection
field-class-l0 = Counts
field-class-l1 = Alias, languages and area
field-class-l2 = Name and contact details
field-class-l3 = Themes of experience, story and support needs

# Accessibility and support
access-need-step_free = Step-free access
access-need-sign_language_interpreter = Sign language interpreter
access-need-assistant = Assistant
access-need-breaks = Breaks
access-need-hearing_loop = Hearing loop
access-need-quiet_room = Quiet room

# Whose experience, from when, and who may know of it
theme-relation-own = Own experience
theme-relation-close_one = Experience of somebody close
theme-recency-ongoing = Still going on
theme-recency-within_five_years = Within the last five years
theme-recency-earlier = Longer ago
theme-visibility-matching_only = Only the coordinator and the search for gigs
theme-visibility-orderer = Also the orderer, while the expert is booked for their gig
theme-visibility-public = Also the orderer, while the expert is booked, and the coordinators' list of candidates; not public

# Themes of experience
theme-mental_health = Mental health
theme-depression = Depression
theme-anxiety = Anxiety
theme-psychosis = Psychosis
theme-bipolar_disorder = Bipolar disorder
theme-eating_disorder = Eating disorder
theme-neurodiversity = Neurodiversity
theme-self_harm = Self-harm
theme-alcohol = Alcohol
theme-drugs = Drugs
theme-gambling = Gambling
theme-crime = Criminal background
theme-homelessness = Homelessness
theme-debt = Debt
theme-unemployment = Unemployment
theme-child_protection = Child welfare
theme-foster_care = Substitute care
theme-domestic_violence = Violence in close relationships
theme-sexual_violence = Sexual violence
theme-physical_disability = Physical disability
theme-intellectual_disability = Intellectual disability
theme-visual_impairment = Visual impairment
theme-hearing_impairment = Hearing impairment
theme-long_term_illness = Long-term illness
theme-cancer = Cancer
theme-diabetes = Diabetes
theme-heart_disease = Heart disease
theme-chronic_pain = Chronic pain
theme-memory_disorder = Memory disorder
theme-rehabilitation = Rehabilitation
theme-family_caring = Family caring
theme-ageing = Ageing
theme-parenthood = Parenthood
theme-youth = Youth
theme-bereavement = Bereavement
theme-immigration = Immigration
theme-sami_services = Services for the Sámi
theme-gender_and_sexuality = Gender and sexual diversity

# Why somebody is not asked
hindrance-no_training = the training is not valid
hindrance-no_consent = has not consented to the search for gigs
hindrance-missing_theme = has no experience of the themes asked for
hindrance-other_gig_type = does not take gigs of this kind
hindrance-too_far = the way is longer than they travel
hindrance-other_area = does not take gigs in this municipality
hindrance-not_available = the time is outside their own hours
hindrance-cap_reached = has as many gigs as they take
hindrance-place_not_accessible = the place or the arrangements do not meet their needs
hindrance-keep_away = cannot work for this orderer

# What points are given for
match-reason-theme_match = Themes of experience
match-reason-no_theme_wanted = No theme was asked for
match-reason-language_match = Language skills
match-reason-waiting = Waiting since the last gig
match-reason-load = Gigs within a year compared with others
match-reason-travel = Way there
match-reason-experience = Experience of such gigs
match-reason-newcomer = New expert by experience
match-reason-continuity = Known to the orderer

# A long way
travel-advice-remote_first = The way takes more than two hours. Ask whether the gig can be held remotely.
travel-advice-overnight = The way takes more than four hours. Ask whether the gig can be held remotely. Otherwise book a night's stay.
staff-offers-way = way { $minutes } min, { $km } km
staff-offers-way-unknown = { $minutes } min are kept free for the way (its length is not known)
staff-offers-remotely = takes part remotely
staff-offers-far = Some have a long way to the gig. Ask the orderer whether it can be held remotely, or so that some take part remotely.

# What an expert can be asked for
staff-skills-title = Tasks, areas and trainings
staff-skills-lead = The expert is suggested for gigs by these. Gigs that have been agreed on do not change.
staff-skills-languages = Languages, and how well they know them
staff-skills-gig-types = What they do
staff-skills-municipality = Home municipality
staff-skills-municipality-help = The way to a gig is reckoned from here.
staff-skills-areas = Municipalities in which they take gigs
staff-skills-areas-help = Each municipality on a line of its own, by its Finnish name. Leave it empty if it does not matter.
staff-skills-max-travel = Longest way to a gig in kilometres
staff-skills-max-travel-help = Leave it empty if there is no limit.
staff-skills-trainings = Trainings
staff-skills-trainings-help = Each training on a line of its own: name; provider; last day on which it counts. For example: Training for experts by experience; Example Association; 31.12.2028. Leave the day out if it counts for good.
staff-skills-agreement = Kind of agreement
staff-skills-confidentiality = Has signed an undertaking of confidentiality
staff-times-title = Suitable times and number of gigs
staff-times-lead = Write down what the expert has told you. They see the times on their own page and can change them. Gigs that are agreed already do not change.
staff-times-days-help = For example a holiday, or a day on which they can come at other times, too. A row goes when you empty its dates.
staff-times-day-can = Can they come?
staff-times-day-no = They cannot
staff-times-day-yes = They can all day
staff-times-caps-help = How many gigs do they take at most? Leave empty if they want no limit.
