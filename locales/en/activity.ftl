### Activities and the methods bank: what everybody sees.

events-title = Events
events-lead = Come along: say what you think, learn, and develop services together with others.
events-coming = Coming events
events-none-coming = There are no coming events now. Look here again later.
events-all = All events and what came of them
events-past = Events that were held
events-past-lead = Open an event to see what came of it.
events-calendar = Subscribe to the events in your calendar
activity-when = Time
activity-day-hours = { $day }, { $hours }
activity-days-hours = { $first }, { $starts } – { $last }, { $ends }
activity-mode = How to take part
activity-place = Place
activity-municipality = Municipality
activity-access = Accessibility
activity-languages = Languages
activity-audiences = For whom
activity-categories = Forms of participation
activity-documents = Principles and guidelines that are followed
activity-method = Method
activity-trial = Trial
activity-trial-since = A new way to take part, tried from { $date }
activity-sign-up = Sign up
activity-to-calendar = Add to your calendar
activity-called-off = Called off
activity-called-off-text = The event has been called off.
activity-outcome = What came of it
activity-outcome-none = This will be told when results are known.
activity-participants = Attendances
activity-reach = People reached
activity-came-counted = { $count ->
    [one] { $count } participant
   *[other] { $count } participants
}
activity-came-estimated = { $count ->
    [one] About { $count } participant
   *[other] About { $count } participants
}
activity-kind-resident_event = Event for residents
activity-kind-training = Training
activity-kind-workshop = Workshop
activity-kind-outreach = Outreach
activity-kind-participatory_budgeting = Participatory budgeting
activity-kind-other = Other activity
activity-audience-residents = Residents
activity-audience-customers = Customers
activity-audience-staff = Staff
activity-audience-supervisors = Supervisors
activity-audience-ombudsmen = Social and patient ombudsmen
activity-audience-decision_makers = Decision-making organisation
activity-audience-partners = Partners
activity-counting-counted = Counted
activity-counting-estimated = Estimate
activity-state-planned = Planned
activity-state-held = Held
activity-state-called_off = Called off
participation-information = Information
participation-initiative = Initiative
participation-planning = Planning
participation-action = Action
participation-evaluation = Evaluation
participation-decision_making = Decision-making

methods-title = Methods bank
methods-lead = Ways to take part and to involve others: what a method is, when it suits and how it is done.
method-effort = Effort
method-effort-light = Light: one person, some hours
method-effort-moderate = Moderate: a few people, some days
method-effort-heavy = Heavy: several people, weeks or months
method-suits = When it suits
method-steps = How it is done
method-used = Where the method was used
method-held = { $count ->
    [0] The method has not been used yet.
    [one] Used { $count } time
   *[other] Used { $count } times
}
method-retired = The method is not used any more.
