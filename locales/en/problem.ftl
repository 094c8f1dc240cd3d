# When a page cannot be shown
problem-not-found-title = Page not found
problem-not-found-advice = Check the address or start from the list.
problem-denied-title = You may not do this
problem-denied-advice = If you need to do it in your work, ask an administrator.
problem-conflict-title = Somebody else has changed this
problem-conflict-advice = Open the page again and make your changes there.
problem-invalid-title = This cannot be done
problem-invalid-advice = Go back and mend these points.
problem-limited-title = Too many attempts
problem-limited-advice = Wait a moment, then try again.
problem-unavailable-title = The service is very busy right now
problem-unavailable-advice = Wait a moment and load the page again. If you were sending an answer, send it again: it counts only once.
problem-fault-title = Something is wrong with the service
problem-fault-advice = The fault is ours. Try again later. If it happens again, tell us the number of the fault.
problem-fault-id = Number of the fault:
problem-request-title = The request was not understood
problem-request-advice = Go back to the previous page and try again.

# Any field
violation-required = Fill this in.
violation-too-long = Shorten the text: at most { $max } characters.
violation-not-a-date = Write a day and a time, for example 21.11.2026 and 14.30.
violation-local-time-does-not-exist = Choose another time: the clocks go forward then, and this time does not exist.
violation-local-time-is-ambiguous = Choose another time: the clocks go back then, and this time comes twice.
violation-not-an-address = Write the whole web address, for example https://www.example.fi.
violation-remote-link-missing = Give the address of the remote meeting: without it nobody can take part remotely.
violation-not-a-language = Choose a language from the list.
violation-not-an-id = Choose one from the list.
violation-not-an-email = Write an e-mail address like name@example.fi.
violation-not-a-phone-number = Write a telephone number, for example 040 123 4567 or +358 40 123 4567.
violation-not-a-postcode = Write the postcode, five digits, for example 01300.

# Answers
violation-answer-required = Answer this question.
violation-unknown-question = Open the survey again: its questions have changed.
violation-unknown-option = Choose one of the options.
violation-wrong-answer-type = Choose an answer from the options.
violation-answer-too-long = Shorten the answer: at most { $max } characters.
violation-out-of-range = Choose a number from { $min } to { $max }.
violation-too-many-choices = { $max ->
    [one] Choose only one option.
   *[other] Choose at most { $max } options.
}
violation-answered-twice = Give only one answer to the question.
violation-no-answers = Answer at least one question.
violation-language-not-offered = Choose a language in which the survey can be answered.
violation-not-stored = The answer could not be saved just now. Send it again in a moment. What you have written is still on this page.
violation-survey-invitation-needed = This survey is answered by invitation. Open it by the link in your message, or write the code of your invitation.
violation-survey-invitation-used = An answer has been given by this invitation already.
violation-not-a-receipt-code = Check the code: it has 26 letters and digits.
violation-not-a-client-key = Send your answer again. What you answered is still in the form.

# Conditions for publishing
violation-missing-text = Write the text in this language: { $language }.
violation-no-questions = Add at least one question.
violation-not-of-this-type = Leave this out: a question of this type has no such thing.
violation-too-few-options = Add options: there must be at least two.
violation-duplicate-code = Give another code: { $code } is in use.
violation-malformed-code = Change the code { $code }: use small letters a–z, digits, - and _.
violation-closes-before-opening = Choose a closing time after the opening.
violation-closes-in-the-past = Choose a closing time in the future.
violation-deletion-before-closing = Choose a deletion day after the closing and the days for late answers.
violation-too-many-questions = Remove questions: there may be at most { $max }.

# Changes after publishing
violation-question-removed = Put question { $code } back: a published question cannot be removed.
violation-option-removed = Put option { $option } of question { $code } back: a published option cannot be removed.
violation-question-type-changed = Put the type of question { $code } back, or add a new question.
violation-code-changed = Put the code { $code } back: a published code cannot be changed.
violation-bank-key-changed = Restore the question bank key of question { $code }: it cannot be changed after publishing.
violation-validity-changed = Restore how option { $option } of question { $code } counts: it cannot be changed after publishing.
violation-made-required = Keep question { $code } optional: some have passed it over already.
violation-limit-tightened = Keep the limit of question { $code } at least as wide as it was.
violation-source-language-changed = Keep the source language of the published survey.
violation-form-changed = Keep the form of the survey: own questions and an external survey cannot change places.
violation-deletion-postponed = Keep the deletion day or move it earlier: it has been promised to respondents.

# The life of a survey
violation-not-a-draft = This can be done to a draft only.
violation-not-published = Publish the survey first.
violation-not-open = The answer was not saved, because the survey is not open. You can copy the texts you have written.
violation-already-closed = The survey has closed already.
violation-not-closed = Wait until the survey has closed.
violation-not-finalised = Wait until late answers have been entered and counted.
violation-outcome-owed = Tell first what came of the survey.
violation-already-released = The results have been published already.
violation-no-results-of-external = Publish the results in the service where the survey was run.
violation-responses-deleted = The answers have been deleted as promised.

# Surveys in general
violation-malformed-slug = Change the address: use small letters a–z, digits, - and _.
violation-slug-taken = Choose another address: this one is in use.
violation-stale-revision = Somebody else has saved meanwhile. Compare the changes and save again.
violation-unknown-municipality = Choose a municipality from the list.
violation-unknown-unit = Choose a division or a unit from the list.

# Tables as files
violation-csv-too-large = Split the file: its size may be at most { $max } kilobytes.
violation-csv-not-utf8 = Save the table again. Choose the file format “CSV UTF-8”. Row { $row } has a character that cannot be read.
violation-csv-empty = Write the names of the columns on the first row of the file. The file is empty now.
violation-csv-too-many-rows = Split the file: it may have at most { $max } rows besides the header row.
violation-csv-too-many-columns = Remove columns: there may be at most { $max }.
violation-csv-column-missing = Add the column { $column } to the header row.
violation-csv-column-twice = Keep only one column with the name { $column }.
violation-csv-column-unnamed = Give column { $number } a name, or remove it.
violation-csv-row-width = Mend row { $row }: the number of cells is { $cells }, but { $columns } in the header row.
violation-csv-quote-open = Mend row { $row }: a quotation mark has no pair.

# Accounts
violation-email-taken = Use another e-mail address: this one has an account.
violation-password-too-short = Choose a longer password: at least { $min } characters.
violation-password-too-weak = Choose a password that is harder to guess, for example a phrase of several words.
violation-account-disabled = Enable the account first.
violation-link-not-valid = Ask for a new link: this one no longer works.
violation-not-yourself = Ask another administrator to do this: you cannot disable your own account.
violation-last-administrator = Give somebody else the role of administrator first.
violation-wrong-password = Check your current password.
violation-role-required = Choose at least one role.

violation-illegal-transition = This cannot be done with the order as it stands.
violation-stale-order = Somebody else has changed the order. Read it again.
violation-ends-before-start = Give an end that is after the beginning.
violation-gig-too-long = Make the gig shorter: at most { $max } hours.
violation-time-has-passed = Choose a time that has not passed.
violation-times-overlap = Mend the times: two of them overlap.
violation-too-many-times = Split the order: it can have at most { $max } times.
violation-unknown-expert = Choose an expert from the list.
violation-expert-hindered = Leave { $alias } out: they cannot be asked for this.
violation-expert-double-booked = You have another booking at the same time.
violation-offer-not-open = This request can no longer be answered.
violation-expert-not-active = No gig can be taken during a break or after the work as an expert has ended. A break can be ended on the expert’s own page.
violation-agreement-not-valid = The agreement does not hold at the time of the gig. Agree with the coordinator how to go on.
violation-training-not-valid = The training is not valid at the time of the gig. Ask the coordinator.
violation-matching-not-consented = The consent to being asked for gigs is missing or has been withdrawn. It can be given again with the coordinator.
violation-expert-kept-away = No gig can be taken for this orderer. Ask the coordinator.
violation-offer-expired = The time to answer this request has run out.

violation-control-character = Remove line breaks and control characters.
violation-consent-missing = This cannot be kept without the expert’s consent. Enter the consent first.
violation-reason-required = Say why you ask in spite of the hindrance: { $alias }.
violation-not-over-yet = The gig is not over yet.
violation-seats-below-booked = There must be at least as many seats as booked experts.
violation-nobody-booked = Each time needs at least one expert.
violation-too-many-selected = Choose { $max } at the most.
violation-received-in-future = The day of receipt cannot be in the future.
violation-order-not-sent = Send the order to the coordinator first. Then you can write to each other.
violation-thread-full = There are { $max } messages about the order already. Agree on the rest by phone.
violation-report-too-late = A report can be changed for { $days } days at the most.
violation-not-a-week = Write the week as in 2026-W48.
violation-not-a-mode = Write in person, remote or hybrid.
violation-not-a-standing = Write applicant, in training or active.
violation-not-yes-or-no = Write yes or no.
violation-already-registered = This name or telephone number is in the registry already.
violation-twice-in-list = The same name or telephone number is on row { $row } already.
violation-csv-column-unknown = Remove the column { $column }, or correct its name.

violation-unknown-fee-class = Choose a fee class from the price list: this one does not hold on that day.
violation-amount-out-of-range = Give an amount from 0 to { $max } euros.
violation-not-an-amount = Give the amount in euros, such as 12.50.
violation-stale-claim = Somebody else has changed the claim. Read it again.
violation-claim-not-so = This cannot be done in the state in which the claim is.
violation-gig-not-held = The gig has not been reported as held.
violation-four-eyes = Ask another approver: nobody approves a claim that pays them or that they have had a hand in.
violation-nothing-to-export = No claim waits to be paid.
violation-nothing-is-paid = The panel pays nothing for meetings, so those present are not noted by name.
violation-feedback-given = Feedback on this gig has been given already.
violation-wrong-code = Check the code. Tries left: { $left }.
violation-code-not-valid = Ask for a new code: this one no longer works.
violation-call-not-open = Applications are not open.
violation-email-or-phone = Give an e-mail address or a phone number, so that we can tell you the result.
violation-member-not-so = This cannot be done any more. Reload the page.
violation-too-many-topics = You have { $max } proposals already that await an answer. Wait for the answers.
violation-invitation-not-valid = Check the code in the letter or the message. It can be used once only.
violation-meeting-not-so = This cannot be done to the meeting any more. Reload the page.
violation-attendance-not-offered = One cannot take part in this meeting so. Choose another way.

# Activities and methods
violation-activity-not-so = This can no longer be done to the activity. Load the page again.
violation-activity-not-yet = The last day has not come yet. Write participants down then.
violation-activity-too-long = One activity lasts at most { $max } days. Write a longer one down as several.
violation-stale-activity = Somebody else has changed the activity. Read it again.
violation-unknown-method = Choose a method of the list.
violation-stale-method = Somebody else has changed the method. Read it again.
# Initiatives
violation-ground-not-of-maker = Choose a ground that fits the maker: people live in the county, organisations work in it.
violation-initiative-not-so = This cannot be done any more, because the initiative has moved on. Load the page again.
violation-stale-initiative = Somebody else has changed the initiative. Load the page again.
# Bodies and matters under preparation
violation-stale-entry = Somebody else has changed this meanwhile. Read the latest version and make your changes to it.
violation-unknown-body = Choose a body of the register.
violation-unknown-matter = Choose a matter of the list.
violation-document-twice = Note each document once only.
violation-too-many-steps = A path has at most { $max } steps.
violation-matter-not-so = This cannot be done at the matter’s present stage.
violation-before-decision = Choose a day that is not before the day of the decision.
violation-before-proposal = A follow-up cannot be before the day of the proposal.
# Participation programmes
violation-not-json = Check line { $line } of the file: from there on it is no JSON.
violation-not-in-this-form = Check the form of this place: something else stands here than should.
violation-unknown-field = Remove the field { $name }, or correct its name.
violation-not-a-key = Change the key: it may have the letters a–z, digits and hyphens, at most { $max } characters.
violation-key-twice = Give another key: { $key } is in use already.
violation-unknown-party = Add the party { $key } to the parties of the programme, or correct the key.
violation-indicator-not-listed = Add the indicator { $code } to the indicators of the programme, or correct the code.
violation-indicator-nowhere = Add the indicator { $code } to a goal or a measure: now it belongs to none.
violation-indicator-twice = Remove one: the indicator { $code } stands here twice.
violation-unknown-word = Choose one of these: { $words }.
violation-not-years = Give the first and the last year of the programme, for example 2026-2029.
violation-not-a-month = Give the month as a number from 1 to 12.
violation-row-out-of-place = Add a row above whose part is { $needed }.
violation-too-many-parts = Make the programme smaller: there can be at most { $max } of each part.
violation-programme-other = Check the file: the key of this programme is { $key }, and the file has another one.
violation-programme-not-so = This cannot be done to this version of the programme any more. Reload the page.
violation-programme-unchanged = The programme has been saved exactly like this already.
violation-adopted-before = Choose a later day: the version in force was approved after this one.
violation-stale-programme = Somebody else has changed the programme meanwhile. Reload the page, then make your changes.
# Customer feedback
violation-customer-feedback-not-so = This cannot be done to the feedback as it stands.
violation-stale-feedback = Somebody else has changed the feedback meanwhile. Check it and try again.
violation-feedback-own-unit = Feedback that tells of discrimination cannot be handed to the unit that it is about.
violation-span-over-periods = The first and the last day must lie in the same half-year.
violation-no-scores = The batch has no scores.
violation-batch-differs = Batch { $id } is there already, with another content.
violation-summary-published = The summary is published and cannot be changed any more.
violation-stale-summary = Somebody else has changed the summary meanwhile. Check it and try again.
violation-page-not-ours = The page is none of the county’s own.
violation-too-many-replies = You have replied { $max } times already. Contact the registry office of the county.
violation-comment-not-publishable = This comment cannot be published: it has to be handled, and its writer has to allow it.
violation-comment-tells-who = The text holds the name, e-mail address or phone number of its writer. Take it out.
violation-comment-published = The comment is published already.
violation-comment-not-published = The comment is not published.
