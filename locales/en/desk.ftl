# The coordinator's desk: the registry as files, the week, settings and agreements that end

# The registry as a file
desk-export = Download the registry as a table
desk-municipality = Municipality
desk-areas = Area
desk-competences = What they do

# Registering a list
desk-import-title = Register several from a list
desk-import-lead = Copy the list here from a spreadsheet. You first see who is on it. Only then do you register them: all or nobody.
desk-import-template = Download an empty list to fill in
desk-import-csv = List
desk-import-csv-help = The first row holds the names of the columns, and each person has a row below it. You can paste rows straight from a table, or open a CSV file as text. At most 500 rows; send a longer list in parts.
desk-import-preview = Check the list
desk-import-columns = Columns
desk-import-columns-help = The columns can be in any order. Headers can be in Finnish, Swedish or English. The list must have no other columns.
desk-import-languages = Languages in which they take gigs, as codes: fi sv se smn sms en. The sign languages are fse and fss.
desk-import-modes = In person, remote or hybrid. Put a comma between several.
desk-import-municipality = The municipality’s Finnish name or its number.
desk-import-agreement = The last day of the agreement, for example 2027-12-31.
desk-import-name = First and last name. Names and contacts are kept sealed.
desk-import-email = E-mail address. Without one the coordinator calls.
desk-import-phone = Telephone number, for example 040 123 4567.
desk-import-consent = Whether they have consented to suitable gigs being looked for: yes or no. Without consent they are not asked.
desk-import-standing = Applicant, in training or active. Blank is active. Only active experts are asked.
desk-import-no-rows = Add at least one row below the header.
desk-import-problem = Row { $row }, { $column }: { $message }
desk-import-ready =
    { $count ->
        [one] There is one person on the list. Nobody has been registered yet.
       *[other] There are { $count } people on the list. Nobody has been registered yet.
    }
desk-import-known =
    { $count ->
        [one] One person on the list may be in the registry already. Remove them from the list, or tick that they are registered all the same.
       *[other] { $count } people on the list may be in the registry already. Remove them from the list, or tick who is registered all the same.
    }
desk-import-caption = The list as it will be registered
desk-import-row = Row
desk-import-reached = Name and contact
desk-import-consented = Consent
desk-import-known-column = In the registry already?
desk-import-even-if-known = Register all the same: { $alias }
desk-import-register = Register all
desk-import-write = Go back and edit the list

# Settings
desk-settings-title = Registry settings
desk-settings-wording = What they are called in Finnish
desk-settings-wording-help = Pages in Finnish use this word. Other languages have one only.
desk-settings-weights = Points by which experts are proposed
desk-settings-weights-help = At most this many points for each. They are a hundred together. The points of a newcomer are a part of those for experience: at least half of them.
desk-settings-fairness = Waiting, and gigs compared with others
desk-settings-newcomer = Newcomer
desk-settings-needs-training = A gig needs a training that counts
desk-settings-lead-days = How many days ahead to order
desk-settings-lead-days-help = The order form tells orderers. Zero: the form says nothing.
desk-settings-travel-times = Ways that take longer or shorter than reckoned
desk-settings-travel-times-help = One way a line: two municipalities by their Finnish names and the minutes in one direction, for example Inari; Utsjoki; 120
desk-settings-travel-not-read = Write two municipalities and the minutes on each line, with semicolons between them, for example Inari; Utsjoki; 120.

# Agreements that end
desk-ending-title = Agreements that end soon
desk-ending-help = These agreements end within 60 days. The service reminds the experts 60 and 14 days ahead. Agree on how to go on, and enter the new day.
desk-beyond-title = Gigs after the agreement has ended
desk-beyond-help = These confirmed gigs are after the last day of the agreement. They are not called off by themselves: agree on how to go on and enter the new day, or look for somebody else.
desk-beyond-notice = The agreement does not hold during the gig: { $aliases }. Agree on how to go on, or look for somebody else.

# The week
desk-week-open = Week calendar
desk-week-title = Gigs in week { $week }/{ $year }
desk-week-label = Weeks
desk-week-previous = Previous week
desk-week-this = This week
desk-week-next = Next week
desk-week-empty-title = No gigs in this week
desk-week-empty-text = The calendar shows the times of orders that have been sent, also those for which somebody is still being looked for.
desk-week-day-empty = No gigs.
desk-week-seats = Booked { $filled }/{ $seats }
desk-monday = Monday
desk-tuesday = Tuesday
desk-wednesday = Wednesday
desk-thursday = Thursday
desk-friday = Friday
desk-saturday = Saturday
desk-sunday = Sunday

# Guidance for orderers
desk-order-lead-days =
    { $days ->
        [one] It is best to order at least a day before the gig, so that somebody can be found.
       *[other] It is best to order at least { $days } days before the gig, so that somebody can be found.
    }
desk-order-induction = How to prepare the gig
desk-order-induction-purpose = Tell in the description what the aim is, who takes part and what you hope the expert will talk about.
desk-order-induction-contact = Name somebody who contacts the expert before the gig and receives them.
desk-order-induction-place = Check that the place is accessible, and set aside breaks and a quiet room.
desk-order-induction-share = Agree on what the expert wants to tell, and what they are not asked.
desk-order-induction-after = Set aside time after the gig to talk about how it felt.
desk-order-estimate = Estimated fees
desk-order-estimate-value = { $amount } without travel and other costs
desk-order-estimate-no-fees = Cannot be estimated. That takes times, and a fee class that holds then.
desk-order-estimate-travel = Estimated travel
desk-order-estimate-travel-value = { $least }–{ $most } by own car, reckoned from the nearest and the farthest municipality of the county
desk-order-estimate-travel-and-night = { $least }–{ $most } by own car, reckoned from the nearest and the farthest municipality of the county. Whoever comes from far away needs a night’s lodging, too.
desk-order-estimate-no-travel = Cannot be estimated. That takes times, the municipality of the place, those of the county, and a price list.
desk-order-estimate-title = Estimated costs
desk-order-estimate-ask = Estimate the costs

# Events
act-experts-exported = Downloaded the registry as a table
act-expert-settings-changed = Changed the registry settings
