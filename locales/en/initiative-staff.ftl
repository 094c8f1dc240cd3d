### Initiatives, agreements and documents in use: what those see who handle and keep them.

staff-nav-initiatives = Initiatives
staff-nav-agreements = Agreements
staff-nav-documents = Documents
staff-home-initiatives = { $count ->
    [one] One initiative
   *[other] { $count } initiatives
}
staff-home-initiatives-help = The maker of an initiative is told what has been done because of it.
staff-home-see-initiatives = Open the initiatives
staff-initiative-enter = Write down an initiative
staff-initiative-enter-lead = Write down an initiative that came on paper, by phone or face to face. It is handled as one made by the form.
staff-initiative-channel = How it came
initiative-channel-web = By the form
initiative-channel-paper = On paper
initiative-channel-phone = By phone
initiative-channel-in_person = Face to face
staff-initiatives-year = Initiatives by year
staff-initiatives-settings = Settings of initiatives
staff-initiatives-empty-title = There are no initiatives yet.
staff-initiatives-empty-text = Residents and organisations make initiatives by the public form. Those that come on paper are written down here.
staff-initiatives-search = Search initiatives
staff-initiatives-search-in = Search in title, text or case number
staff-initiatives-only-overdue = Only overdue ones
staff-initiatives-none-found = No initiative fits the search.
staff-initiatives-show-all = Show all initiatives
staff-initiatives-caption = { $count ->
    [one] One initiative
   *[other] { $count } initiatives
}
staff-initiative-due = Due
staff-initiative-overdue = Overdue
staff-initiative-case-number = Case number
staff-initiative-owner = Who handles it
staff-initiative-taken-back = An initiative that was taken back
staff-initiative-language = Language of the answer
staff-initiative-first-told = The maker was first told
staff-initiative-by-share = So many make it that the law sets when it has to be taken up.
staff-initiative-public-page = The initiative's public page
staff-initiative-who = Who made it
staff-initiative-who-help = That you look is written into the audit log.
staff-initiative-no-reach = The maker has given no contact details. They see messages by their own link.
staff-initiative-forgotten = The maker's details have been deleted.
staff-initiative-notes = What the maker has been told
staff-initiative-no-notes = The maker has not been told anything yet.
staff-initiative-replies = What its maker has replied
staff-initiative-new-reply = new reply
staff-initiatives-only-replied = Only those with a new reply
staff-initiative-next = What next
staff-initiative-take-up = Take it up
staff-initiative-take-up-text = Once you have taken it up, tell the maker what happens next.
staff-initiative-tell = Tell the maker
staff-initiative-tell-help = The message stands on the maker's own page. If they have given contact details, they are told of it. What was sent cannot be changed.
staff-initiative-day = Day
staff-initiative-hearing = The maker or the makers' representatives have been heard
staff-initiative-message = Message in the maker's language
staff-initiative-tell-send = Send to the maker
staff-initiative-answer = Write down the decision and answer
staff-initiative-answer-mend = Correct the answer
staff-initiative-answer-help = The maker gets the answer. If the initiative is published, everybody reads it.
staff-initiative-answer-send = Answer
staff-initiative-outcome-text = What was decided and why
staff-initiative-choose = Choose
staff-initiative-transfer = Transfer elsewhere
staff-initiative-transfer-help = Transfer the initiative if the county does not decide the matter. A transfer cannot be undone.
staff-initiative-transfer-to = To whom it is transferred
staff-initiative-publish = Publish
staff-initiative-publish-anew = Publish anew
staff-initiative-publish-help = Write the initiative so that neither its maker nor other people can be recognised. The text has to be there in every language in which the county informs.
staff-initiative-public-title = Public title
staff-initiative-public-text = Public text
staff-initiative-hide = Unpublish
staff-initiative-file = Who handles it, case number and number of makers
staff-initiative-supporters-help = If you correct the number, the due dates are reckoned anew.
staff-initiatives-settings-lead = The settings hold for initiatives that come from now on.
staff-initiative-residents = Residents of the county
staff-initiative-residents-help = From this it is reckoned how many makers it takes for the law to set the time of handling. Zero: not reckoned.
staff-initiative-share-percent = Share of the residents, per cent
staff-initiative-share-percent-help = When at least this share of the residents make an initiative, it has to be taken up in time.
staff-initiative-share-months = Time for that, months
staff-initiative-share-months-help = Counted from when the initiative came.
staff-initiative-tell-days = The maker is told, days
staff-initiative-tell-days-help = Within so many calendar days the maker is told what is done with the initiative.
staff-initiative-answer-months = Initiatives are answered, months
staff-initiative-answer-months-help = The county's own target for other initiatives.
staff-initiative-kept-months = The maker's details are kept, months
staff-initiative-kept-months-help = Counted from when the initiative was answered or transferred.
staff-initiatives-of-year = Initiatives { $year }
staff-initiatives-year-lead = The county council is told every year which initiatives were made and what was done because of them.
staff-initiatives-year-choose = Year
staff-initiatives-none-in-year = No initiatives came in the year.
staff-initiatives-received = Came
staff-initiatives-handling = Being handled
staff-initiatives-answered = Answered
staff-initiatives-accepted = Of those will be done, wholly or in part
staff-initiatives-transferred = Transferred elsewhere
staff-initiatives-withdrawn = Taken back
staff-initiatives-in-time = Answered or transferred in time
staff-initiatives-late = Late
staff-initiatives-council = Telling the county council
staff-initiatives-council-told = The county council was told on { $date }.
staff-initiatives-council-not-told = The county council has not been told of the year's initiatives yet.
staff-initiatives-council-on = The day on which the council was told
cooperation-kind-partnership = Partnership agreement
cooperation-kind-cooperation = Cooperation agreement
staff-agreement-new = Add an agreement
staff-agreement-edit = Edit the agreement
staff-agreements-empty-title = There are no agreements yet.
staff-agreements-empty-text = Add partnership and cooperation agreements, and their number is counted for every day.
staff-agreements-search = Search agreements
staff-agreements-search-in = Search in partner or subject
staff-agreements-in-force-on = In force on
staff-agreements-none-found = No agreement fits the search.
staff-agreements-show-all = Show all agreements
staff-agreements-in-force = { $count ->
    [one] One of them is in force today.
   *[other] { $count } of them are in force today.
}
staff-agreements-caption = { $count ->
    [one] One agreement
   *[other] { $count } agreements
}
staff-agreement-partner = Partner
staff-agreement-subject = What is agreed
staff-agreement-kind = Kind
staff-agreement-starts = Begins
staff-agreement-ends = Ends
staff-agreement-ends-help = Leave empty if it is in force until further notice.
staff-agreement-until-further-notice = Until further notice
staff-agreement-state = State
staff-agreement-in-force = In force
staff-agreement-not-in-force = Not in force
staff-agreement-owner = Whose agreement
staff-agreement-contact-role = Whom to ask
staff-agreement-contact-role-help = Write what they do, not their name.
staff-agreement-remove = Remove the agreement
staff-agreement-remove-text = Remove only what was added by mistake. An agreement that has ended stays in the list, so that past numbers stay right. What is removed cannot be brought back.
staff-register-link = Link (https://…)
staff-document-new = Add a document
staff-document-edit = Edit the document
staff-documents-empty-title = There are no documents yet.
staff-documents-empty-text = Add principles, guidelines, models and plans. Those in use are shown to everybody.
staff-documents-search = Search documents
staff-documents-search-in = Search in name or description
staff-documents-only-used = Only those in use today
staff-documents-none-found = No document fits the search.
staff-documents-show-all = Show all documents
staff-documents-caption = { $count ->
    [one] One document
   *[other] { $count } documents
}
staff-document-title = Name
staff-document-summary = What the document is for
staff-document-kind = Kind
staff-document-drawn-up = Drawn up
staff-document-since = In use since
staff-document-until = In use until
staff-document-until-help = Leave empty if it is in use until another takes its place.
staff-document-state = State
staff-document-in-use = In use
staff-document-not-in-use = Not in use
staff-document-owner = Who answers for it
staff-document-replaced-by = Replaced by
staff-document-replaced-by-none = Not replaced
staff-document-remove = Remove the document
staff-document-remove-text = Remove only what was added by mistake. What is no longer in use stays in the list. What is removed cannot be brought back.
violation-before-it-was-received = The day is before the initiative came.
violation-too-many-notes = The maker has been told { $max } times already. No more can be written down.
violation-stale-agreement = Somebody else has changed the agreement. Load the page again.
violation-stale-document = Somebody else has changed the document. Load the page again.
violation-unknown-document = There is no such replacing document.
violation-in-use-before-drawn-up = A document cannot be in use before it is drawn up.
violation-replaced-before-use = The replacing document has to come into use later than this one.
violation-replaced-in-circle = The documents would replace one another in a circle. Choose another replacing document.
violation-document-replaces-another = This document replaces another. Change that one first.
violation-document-not-in-use = Choose documents that are in use on the day of the activity.
violation-document-followed = This document has been followed in activities. Give it a last day instead of removing it.
