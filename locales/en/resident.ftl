# The list
list-lead = Tell us what you think of the services. Here you see what you can influence now and what answers have led to.
list-empty-open = No survey is open right now.
list-empty-next = The next survey opens on { $date }.
list-empty-come-back = New surveys come all year round. Look again in a couple of weeks, or subscribe to new surveys below.
list-empty-otherwise = You can give feedback at any time:
list-empty-filtered = No open surveys match your choices. Remove one of them.
filter-title = Search and filter surveys
filter-search = Search word
filter-language = Language of answering
filter-municipality = Municipality
filter-audience = For whom
filter-all = All
filter-apply = Search
filter-clear = Clear the choices
filter-found = { $count ->
    [one] { $count } survey found.
   *[other] { $count } surveys found.
}
for-whom = For whom:
in-languages = Languages:
answered-elsewhere = Answered in another service
answered-anonymously = You answer anonymously
takes-minutes = { $minutes ->
    [one] Takes about a minute
   *[other] Takes about { $minutes } minutes
}
timing-standing = Open until further notice
timing-last-day = Today is the last day to answer
timing-days-left = { $days ->
    [one] Open for { $days } more day
   *[other] Open for { $days } more days
}
timing-opens = Opens on { $date }
timing-closed = Closed on { $date }
mark-results = Results published
mark-outcome = Outcome published
follow-title = Hear about new surveys
follow-lead = Subscribe to the feed in your reader.

# A survey's page
survey-other-language = This survey cannot be answered in this language. You can answer in these languages:
privacy-title = What happens to your answers
privacy-short = You answer anonymously. We store nothing that could identify you. With the code you get, you can withdraw your answer until the results are published.
privacy-short-invited = You answer anonymously. Of an invitation only whether it has been used is known, not what was answered. With the code you get, you can withdraw your answer until the results are published. Nobody can answer again by the same invitation.
invited-title = This survey is answered by invitation
invited-text = The survey is for the members of a panel. Open it by the link in your message, or write the code of your invitation here.
invited-code = Code of the invitation
invited-code-help = The code is at the end of the link in your message. Capital and small letters are both fine.
invited-open = Open the survey
pairing-title = Pairing of answers
pairing-help = When the answers of the same people are paired, it shows how opinions change. Your name is not written beside your answers. You can answer without agreeing. You can take your consent back on your own panel page.
pairing-label = My answers may be paired with my answers to this panel’s other surveys
told-invitation-used-title = An answer has been given by this invitation
told-invitation-used-advice = An invitation can be used once. If you answered, thank you! If you did not, contact whoever organises your panel.
told-invitation-not-valid-title = The invitation is not valid
told-invitation-not-valid-advice = Make sure that you opened the whole link. The survey may also have ended and its invitations been removed.
privacy-more = Read how anonymity works
privacy-purpose = Why we ask
privacy-basis = Legal basis
privacy-contact = Who answers questions
privacy-deletion = When answers are deleted
privacy-deleted-by = Single answers are deleted by { $date } at the latest.
optional = (optional)
text-limit = You can write at most { $max } characters. Do not write names or anything else that could identify you or another person.
choose-any = You can choose several.
choose-at-most = { $max ->
    [one] Choose one.
   *[other] Choose at most { $max }.
}
submit-note = When you send your answer, you get a receipt code. After that the answer cannot be changed, but it can be withdrawn.
submit-answer = Send your answer
channel-title = How the answer came
channel-help = You are entering an answer as a member of staff. Choose how the person gave it.
waiting-opens = The survey opens on { $date }.
waiting-days = { $days ->
    [one] It opens in { $days } day.
   *[other] It opens in { $days } days.
}
waiting-follow = The feed tells you when it opens:
closed-on = The survey closed on { $date }.
closed-see-results = Thank you to everyone who answered. This is what the answers led to:
closed-results-link = See the results
closed-outcome-link = See what was done
closed-results-later = Thank you to everyone who answered. We publish the results on this page when they have been processed.
external-note = This survey is answered in another service, which tells about its own privacy practice.
external-go = Go to the survey
external-closed = This survey can no longer be answered.

# The receipt
receipt-title = Thank you for your answer
receipt-repeated = Your answer had been saved already. It counts once.
receipt-code = Receipt code
receipt-copy = Copy the code
receipt-copied = Copied
receipt-what-for = Keep the code if you might want to withdraw your answer. It is not shown again, and nobody can look it up for you.
receipt-next-title = What happens next
receipt-results-after = The survey closes on { $date }. After that we publish the results and tell what they led to.
receipt-results-standing = The survey is open until further notice. We tell on this site what the answers lead to.
receipt-others = Answer these, too
enter-another = Enter the next answer

# How it ended
told-key-used-title = The answer was not saved
told-key-used-advice = The form was old. Open the survey again and answer it.
told-answer-withdrawn-title = This answer has been withdrawn
told-answer-withdrawn-advice = You have withdrawn this answer, so it was not saved again. If you want to answer, open the survey afresh.
told-next-survey = Open the survey again
told-withdrawn-title = Your answer has been withdrawn
told-withdrawn-advice = It does not count in the results. It leaves the figures at the next count at the latest.
told-withdrawn-before-title = Your answer was withdrawn before
told-withdrawn-before-advice = You do not need to do anything.
told-too-late-title = The answer can no longer be withdrawn
told-too-late-advice = The results have been published, and your answer can no longer be told apart from the others.
told-link-not-valid-title = The link no longer works
told-link-not-valid-advice = It has expired or been used. Ask an administrator for a new one.
told-password-chosen-title = The password has been changed
told-password-chosen-advice = Log in with your new password.

# Withdrawing an answer
withdraw-title = Withdraw your answer
withdraw-lead = Give the receipt code that you got when you answered.
withdraw-code-help = The code has 26 letters and digits. Hyphens and capital or small letters make no difference.
withdraw-submit = Withdraw the answer
withdraw-until = An answer can be withdrawn until the results of the survey are published. This cannot be undone.
withdraw-not-found = Check the code: no answer belongs to it.

# Results and outcome
results-title = Results
results-not-yet-title = No results yet
results-not-yet = We publish the results on this page when the survey has closed and the answers have been processed.
results-respondents = { $count ->
    [one] { $count } respondent.
   *[other] { $count } respondents.
}
results-few-respondents = So few answered that the number is not shown.
results-self-selected = Anyone could answer this survey. The result tells what those who answered think. The confidence interval covers chance only, not who left the survey unanswered.
finding-too-few = So few answered this that the result is not shown.
finding-free-text = Written answers are not published. We have read them.
outcome-title = What came of it
outcome-heard = What we heard
outcome-decided = What was decided
outcome-done = What was done
outcome-published-on = Published on { $date }.
outcome-not-yet = Here we tell what the answers led to once the matter has been decided.

# Logging in
log-in-title = Staff log-in
log-in-lead = Surveys are answered without logging in. This page is for the staff of the wellbeing services county.
log-in-email = E-mail
log-in-password = Password
log-in-wrong = Check the e-mail address and the password.
log-in-forgotten = Forgotten your password? Ask an administrator for a link with which to choose a new one.
link-title = Choose a password
link-lead-invitation = Welcome. Choose a password, and you can log in.
link-lead-reset = Choose a new password.
link-name = Name
link-password = New password
link-password-again = The same password again
link-password-rule = Use at least { $min } characters. A phrase of several words makes a good password.
link-passwords-differ = Write the same password in both fields.
link-submit = Save the password

# Accessibility statement
accessibility-title = Accessibility statement
accessibility-lead = We want everyone to be able to use this service. This statement covers the service Participate and influence.
accessibility-status-title = How accessible the service is
accessibility-status = The service aims to meet the requirements of the law, which are levels A and AA of WCAG 2.1. It meets them in part: the shortcomings are listed below.
accessibility-how-checked = This is our own assessment. The pages have been checked by software and by keyboard.
accessibility-gaps-title = Known shortcomings
accessibility-gap-languages = Not every text exists in every language. A missing text is shown in Finnish and marked as Finnish.
accessibility-gap-content = Surveys in other services are not covered by this statement.
accessibility-feedback-title = Tell us about a shortcoming
accessibility-feedback = If you cannot use a page, tell us. You can also ask for the information or the answering form in another format.
accessibility-answer-time = We answer within 14 days.
accessibility-authority-title = Supervision
accessibility-authority = If you get no answer within 14 days, or the answer is not enough, you can notify the supervisory authority.
accessibility-authority-name = Finnish Transport and Communications Agency Traficom, Digital Accessibility Supervision Unit

# How anonymity works
anonymity-title = How anonymity works
anonymity-lead = We promise that your answer cannot be tied to you. The service is built so that not even we can do it.
anonymity-not-kept-title = What we do not store
anonymity-not-kept = We do not ask your name. We do not store your network address, your device or the time of day beside your answer. We set no cookies in a respondent's browser, and no other company follows you on these pages.
anonymity-mixed-title = Answers are mixed
anonymity-mixed = Your answer waits encrypted until there are at least { $count } of them. Then they are mixed, so that their order does not tell who answered what. When the survey has closed, all of them are mixed once more.
anonymity-code-title = Only you have the receipt code
anonymity-code = The code is the only way to your answer. With it you can withdraw the answer until the results are published. We do not know your code and cannot give it again.
anonymity-results-title = Small numbers are not shown
anonymity-results = The result of a question is published when at least { $count } have answered it. Written answers are not published.
anonymity-deleted-title = Answers are deleted
anonymity-deleted = The page of each survey names the day by which single answers are deleted. The published figures stay.
anonymity-care-title = What you can do yourself
anonymity-care = Do not write names, addresses or anything else in your answers that could identify you or another person.

# A request to an expert by experience
offer-title = A request to you as an expert by experience
offer-lead = You are asked to take this gig. Answer with the buttons below.
offer-answer-by = Answer by
offer-ordered-by = Who orders
offer-fee = Fee
offer-fee-class = { $name }: { $price } / { $unit }
offer-fee-total = { $total } in all
offer-fee-waived = No fee is paid, since you have said that you take none.
offer-fee-open = No fee has been agreed on yet. Ask the coordinator about it.
offer-travel = Travel costs
offer-travel-paid = Travel costs are paid.
offer-travel-km = Travel costs are paid. In your own car { $price } a kilometre.
offer-question = Will you take the gig?
offer-accept-note = If you accept, we book these times for you.
offer-accept-told = Once the gig is confirmed, the orderer can look up your name, phone number and e-mail address. Your own pages tell you when that was done.
offer-accept = I accept
offer-decline-note = Declining costs you nothing, and the orderer is not told.
offer-decline = I decline
offer-choose = Choose whether you take the gig.
offer-accepted-title = You have accepted
offer-accepted-text = We have booked these times for you. If something changes, contact the coordinator.
offer-interested-title = You have said that you could come
offer-interested-text = The coordinator chooses among those who are interested and tells you. Nothing is booked yet.
offer-declined-title = You have declined
offer-declined-text = Thank you for your answer. You do not need to do anything else.
offer-expired-title = The time to answer has passed
offer-expired-text = This request can no longer be answered. If you would like the gig, ask the coordinator whether it is still free.
offer-withdrawn-title = The request has been taken back
offer-withdrawn-text = This request to you has been taken back and can no longer be answered. You do not need to do anything.
offer-superseded-title = The gig is already full
offer-superseded-text = Others answered first. You do not need to do anything.
offer-not-chosen-title = Somebody else was chosen for the gig
offer-not-chosen-text = Thank you for your interest. These times are not booked for you, and you do not need to do anything.
offer-called-off-title = The gig has been called off
offer-called-off-text = You had accepted the gig, but it has been called off. The times are no longer booked for you.

# Experts by experience
experts-title = Experts by experience
experts-lead = An expert by experience knows an illness, a disability, a crisis or a hard time in life from their own experience, or as somebody close. They help the county to see its services with the eyes of those who use them.
experts-what-title = What an expert by experience does
experts-what = They develop services together with professionals, tell of their experience at trainings and events, lead groups, give peer support and interview applicants for jobs.
experts-terms = They have an agreement with the county and are paid for their work. They decide themselves what they tell and which gigs they take.
experts-order-title = How a professional orders
experts-order = Log in and make an order: say what you need, when and where. The coordinator looks for an expert who suits and asks them. You are told when the gig is confirmed.
experts-order-no-account = If you have no account, get in touch with the coordinator of experts by experience in your area. They enter the order for you.
experts-figures-title = How much has been ordered
experts-figures-help = An order counts on the day on which it was made, and its gigs count in the same half-year. Orders made twice, as a test or by mistake do not count. Numbers below five are not told.
experts-period = Half-year
experts-orders = Orders
experts-gigs = Gigs held
experts-few = fewer than five
