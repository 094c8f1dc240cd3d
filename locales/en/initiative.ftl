### Initiatives and documents in use: what everybody and the makers see.

initiatives-title = Initiatives
initiatives-lead = With an initiative you propose what the wellbeing services county should do. We tell you what has been done because of it.
initiatives-published = Published initiatives
initiatives-empty = No initiatives have been published yet.
initiatives-search = Search published initiatives
initiatives-found = { $count ->
    [0] No initiatives fit the search.
    [one] One initiative fits the search.
   *[other] { $count } initiatives fit the search.
}
initiatives-pages = Pages
initiatives-page = Page { $page } of { $pages }
initiatives-newer = Newer
initiatives-older = Older
initiative-make = Make an initiative
initiative-make-lead = Tell us what the wellbeing services county should do.
initiative-make-text = Whoever lives in the county can make an initiative, and so can an association, foundation or other organisation that works in it. Whoever uses a service can make an initiative about that service. We do not ask your age.
initiative-privacy = What your details are used for
initiative-privacy-text = Your name and contact details are seen only by those who handle the initiative. We do not publish them. Of the initiative we may publish a text that does not tell who you are. We delete your name and contact details once the time that the county has set has passed since the handling ended. You can take the initiative back until it has been decided. Then we delete everything at once. Do not write personal identity codes or other people's details in the initiative.
initiative-maker = Who makes the initiative
initiative-maker-person = A private person, or several together
initiative-maker-association = An association
initiative-maker-organisation = Another organisation, a foundation or a company
initiative-ground = On what ground do you make the initiative
initiative-ground-resident = I live in the county
initiative-ground-organisation_here = The organisation works in the county
initiative-ground-service_user = I use the service that the initiative is about
initiative-service = The service that the initiative is about
initiative-service-help = Needed if you make the initiative as a user of a service. Otherwise you can leave this empty.
initiative-supporters = How many make the initiative
initiative-supporters-help = Count yourself, too. If there are many of you, the initiative may have to be taken up within a set time.
initiative-itself = The initiative
initiative-title = Title
initiative-title-help = Say in short what it is about.
initiative-text = What you propose
initiative-text-help = Tell us what the county should do and why.
initiative-contact = Maker
initiative-name = Name
initiative-reach-help = If you give an e-mail address or a phone number, you get a message when your initiative moves on. You can leave them out: then you see where it stands by the link that you get once you have sent the initiative.
initiative-language = In which language would you like the answer?
initiative-send = Send the initiative
initiative-state = State
initiative-state-received = Received
initiative-state-handling = Being handled
initiative-state-answered = Answered
initiative-state-transferred = Transferred elsewhere
initiative-state-withdrawn = Taken back
initiative-outcome-is = Outcome
initiative-outcome-accepted = Will be done
initiative-outcome-partly = Will be done in part
initiative-outcome-not_accepted = Will not be done
initiative-outcome-noted = Noted for what is being prepared
initiative-note-told = For your information
initiative-note-hearing = Hearing
initiative-note-answer = Answer
initiative-note-transfer = Transfer
initiative-made-by = Made by
initiative-supporters-are = Number of makers
initiative-received-on = Received
initiative-came-on = Received { $date }
initiative-came-of-it = What came of the initiative
initiative-decided-by = Who decided
initiative-decided-on = Decided
initiative-not-decided = The initiative is still being handled.
initiative-transferred-to = The initiative was transferred on { $date }. It is handled by:
own-initiative-title = Your initiative
own-initiative-sent = We have received your initiative. Thank you!
own-initiative-keep-link = Keep the address of this page. Here you see what happens to your initiative. Anybody who has the address sees the page.
own-initiative-received = We have received your initiative.
own-initiative-handling = We are handling your initiative.
own-initiative-answered = Your initiative has been answered.
own-initiative-transferred = Your initiative is not for the county to decide, so we have transferred it.
own-initiative-withdrawn = You have taken the initiative back. Its text and your details have been deleted.
own-initiative-told-by = We tell you by { $date } what is done with your initiative.
own-initiative-answered-by = We answer by { $date }.
own-initiative-notes = What you have been told
own-initiative-no-notes = We have not written to you yet.
own-initiative-text = The text of the initiative
own-initiative-public = The initiative's public page
own-initiative-withdraw = Take the initiative back
own-initiative-withdraw-text = We delete the text of the initiative, your name and your contact details at once. They cannot be brought back.
own-initiative-not-valid-title = The link does not work
own-initiative-not-valid-advice = Check that the address is complete. If the link still does not work, contact the county's registry office.
documents-title = Principles and guidelines
documents-lead = By these principles, guidelines, models and plans the county works today.
documents-empty = No documents in use have been added yet.
document-since = In use since { $date }
document-read = Read the document
document-used = Where it was followed
document-no-more = This document is no longer in use.
document-held = { $count ->
    [0] Not followed in any activity written down yet.
    [one] Followed once.
   *[other] Followed { $count } times.
}
document-kind-principles = Principles
document-kind-guideline = Guidelines
document-kind-model = Models
document-kind-plan = Plans
