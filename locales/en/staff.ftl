# Staff pages: making surveys, results, accounts.

staff-nav-label = Staff menu
staff-nav-waiting = Waiting for you
staff-nav-surveys = Surveys
staff-nav-accounts = Accounts
staff-nav-audit = Audit log
staff-nav-account = My account
staff-saved = Saved.
staff-done = Done.
staff-cancel = Cancel
staff-save = Save
staff-back-to-survey = Back to the survey
staff-untitled = (no title)
staff-not-set = –
staff-cannot-be-undone = This cannot be undone.
staff-page-of = Page { $page } of { $pages }
staff-pages-label = Pages
staff-previous = Previous
staff-next = Next
staff-expired-title = Your session has ended
staff-expired-text = Nothing you wrote has been lost. Log in on another tab, come back to this page and press Save.
staff-expired-log-in = Log in on a new tab

staff-home-lead = The next steps, the most urgent first.
staff-home-owing = Tell what came of the survey
staff-home-owing-help = The survey has closed, but respondents have not yet been told what was heard, decided and done.
staff-home-closing = Closes within a week
staff-home-results = Results waiting to be published
staff-home-results-help = The answers have been mixed for the last time, so the figures are final.
staff-home-drafts = Unfinished drafts
staff-home-write-outcome = Write the outcome
staff-home-see-survey = Open the survey
staff-home-see-results = See the results
staff-home-continue = Continue writing
staff-home-closed-on = Closed { $date }
staff-home-closes-on = Closes { $date }
staff-home-edited-on = Edited { $date }
staff-home-more = Show all
staff-home-empty-title = Nothing is waiting for you just now
staff-home-empty-text = Drafts, surveys that close soon, and closed surveys whose results or outcome respondents have not been told yet gather here.

staff-surveys-new = New survey
staff-surveys-search = Search titles
staff-surveys-state = State
staff-surveys-all = All
staff-surveys-owing = Owes an outcome
staff-surveys-show = Show
staff-surveys-caption =
    { $count ->
        [one] { $count } survey
       *[other] { $count } surveys
    }
staff-column-title = Title
staff-column-state = State
staff-column-closes = Closes
staff-column-received = Answers
staff-column-edited = Edited
staff-column-owner = Whose survey
staff-sorted-ascending = ascending
staff-sorted-descending = descending
staff-surveys-standing = Standing
staff-surveys-external = Run elsewhere
staff-surveys-none-found = No survey matches the search. Remove filters or search with another word.
staff-surveys-show-all = Show all surveys
staff-surveys-empty-title = No surveys yet
staff-surveys-empty-text = A survey begins as a draft that only staff can see. Write a title and questions, look at the preview and publish when every language is complete.

staff-new-title = New survey
staff-new-lead = Everything except the source language and how it is run can be changed later.
staff-new-kind = What kind of survey?
staff-new-source = Source language
staff-new-source-help = The language you write in. The other languages are translated from it.
staff-new-survey-title = Title in the source language
staff-new-survey-title-help = The address of the survey is made from it.
staff-new-owner = Whose survey?
staff-new-owner-help = Those with the right to do so in this part of the county see and edit the survey.
staff-new-external = The survey is run elsewhere
staff-new-external-help = The survey is listed with a link. It is not answered here.
staff-new-create = Create the draft

staff-survey-facts = Facts
staff-survey-actions = What you can do now
staff-survey-kind = Kind
staff-survey-opens = Opens
staff-survey-opens-at-once = At once when published
staff-survey-late-until = Late answers end
staff-survey-version = Published version
staff-survey-version-since = { $version }, the first was published on { $date }
staff-survey-results-published = Results published
staff-survey-outcome-published = Outcome told
staff-survey-deletion = Answers are deleted
staff-survey-deleted = Answers deleted
staff-survey-public-link = Open the public page
staff-survey-address = Address
staff-survey-languages = Languages
staff-survey-languages-caption = How complete the draft is in each language
staff-language = Language
staff-complete = Complete
staff-texts-missing = Missing
staff-texts-outdated = Outdated
staff-language-required = required
staff-language-offered = Offered to respondents
staff-yes = Yes
staff-no = No
staff-survey-missing =
    { $count ->
        [one] { $count } thing is missing before publishing
       *[other] { $count } things are missing before publishing
    }
staff-survey-ready = Ready to be published
staff-step-edit = Edit
staff-step-preview = Preview
staff-step-publish = Publish
staff-step-publish-again = Publish the changes
staff-step-close = Close the survey now
staff-step-end-late-answers = End late answers
staff-step-results = Results
staff-step-publish-results = Publish the results
staff-step-outcome = Tell the outcome
staff-step-outcome-again = Correct the outcome
staff-step-archive = Archive
staff-step-delete = Delete the draft

staff-close-title = Close the survey now?
staff-close-text = Nobody can answer the survey any more, and it cannot be opened again.
staff-close-late =
    { $days ->
        [one] Answers given on paper and by phone can be entered for { $days } more day.
       *[other] Answers given on paper and by phone can be entered for { $days } more days.
    }
staff-end-late-answers-title = End late answers now?
staff-end-late-answers-text = Answers given on paper and by phone can no longer be entered. The answers are mixed for the last time, after which the results can be published.
staff-archive-title = Archive the survey?
staff-archive-text = The survey leaves the public list.
staff-archive-owing = Respondents have not yet been told what came of the survey. It is better to tell them first.
staff-delete-title = Delete the draft?
staff-delete-text = The draft and every text written in it are deleted altogether.
staff-publish-results-title = Publish the results?
staff-publish-results-text = The figures of the whole survey become visible to everyone and can no longer be changed. Free-text answers and figures by group are not published. Respondents can no longer withdraw their answers.
staff-not-possible-now = This cannot be done in the survey's present state.

staff-publish-title = Publishing
staff-publish-missing = What is missing
staff-publish-missing-lead = The survey is published only once these are mended. Each link leads to the right place in the editor.
staff-publish-ready-title = Everything is ready
staff-publish-offered = The survey is offered in these languages:
staff-publish-not-offered = Incomplete languages are not offered to respondents until they are complete and you publish again.
staff-publish-opens-now = The survey opens at once.
staff-publish-opens-at = The survey opens on { $date }.
staff-publish-closes-at = It closes on { $date }.
staff-publish-standing = It stays open until you close it.
staff-publish-fixed = After publishing, the address and the types and codes of questions stay as they are. Wording can be corrected, and options and optional questions can be added. The day on which answers are deleted can only be brought forward.
staff-publish-again-text = The new version replaces the present one without a break. Answers already given are kept.
staff-publish-answers-are = Answering:
anonymity-anonymous_open = anonymous, anyone with the address may answer
staff-publish-stale = The draft has changed since you opened this page. Look it through and then publish.
staff-publish-place-question = Question { $number }: { $text }
staff-publish-place-note = Note: { $text }
staff-publish-missing-in = Missing in: { $language }

staff-edit-title = Edit the survey
staff-edit-languages = Languages
staff-edit-languages-help = The source language comes first. The other languages stand beside it.
staff-edit-add-language = Add a language
staff-edit-choose-language = Choose a language
staff-edit-source = source
staff-edit-missing = missing
staff-edit-outdated = the source has changed
staff-edit-still-right = The translation is still right
staff-edit-basics = Basics
staff-edit-survey-title = Title
staff-edit-summary = In one sentence, for the list
staff-edit-introduction = Introduction: who asks and why
staff-edit-slug-help = Lower-case letters a–z, digits and dashes. The address stays the same after publishing.
staff-edit-address = Address of the survey
staff-edit-address-help = Begins with https://
staff-edit-optional = optional
staff-edit-kind = Kind of survey
staff-edit-audiences = For whom
staff-edit-audiences-help = If you choose nothing, the survey is for everyone.
staff-edit-municipalities = Municipalities
staff-edit-municipalities-help = If you choose nothing, the survey is about the whole county.
staff-edit-times = Opening time
staff-edit-opens = Opens
staff-edit-opens-help = Empty: at once when published.
staff-edit-closes = Closes
staff-edit-closes-help = Empty: open until further notice.
staff-edit-late = Late answers, days
staff-edit-late-help =
    { $days ->
        [one] How long after closing staff may enter answers given on paper and by phone. Empty: the county's own, { $days } day.
       *[other] How long after closing staff may enter answers given on paper and by phone. Empty: the county's own, { $days } days.
    }
staff-edit-helsinki = Finnish time
staff-edit-privacy = Privacy
staff-edit-purpose = Why answers are collected
staff-edit-basis = Legal basis
staff-edit-contact = Who answers questions about privacy: an office, not a person
staff-edit-deletion = Answers are deleted on
staff-edit-deletion-help = Single answers are deleted on this day. Published figures stay.
staff-edit-choose = Choose
staff-edit-questions = Questions
staff-edit-no-questions = No questions yet. Begin by adding the first.
staff-edit-question = Question { $number }
staff-edit-note = Note
staff-edit-text = Question text
staff-edit-note-text = Text
staff-edit-help = Help text
staff-edit-required = An answer is required
staff-edit-details = Code and question bank
staff-edit-code = Code
staff-edit-code-help = Name of the answer in the data: lower-case letters a–z, digits, - and _.
staff-edit-bank = Question bank key
staff-edit-bank-help = The same key makes the results of different surveys comparable.
staff-edit-options = Options
staff-edit-option = Option { $number }
staff-edit-valid = Counts in the shares
staff-edit-valid-help = Clear it for an answer that says nothing of the matter, such as “I have not needed any”.
staff-edit-at-most = At most this many choices
staff-edit-at-most-help = Empty: as many as one likes.
staff-edit-points = Steps of the scale
staff-edit-low = The low end in words
staff-edit-high = The high end in words
staff-edit-add-question = Add a question
staff-edit-add-option = Add an option
staff-edit-remove = Remove
staff-edit-remove-question = Remove the question
staff-edit-remove-question-text = The question and its texts in every language are removed from the draft.
staff-edit-up = Move up
staff-edit-down = Move down
staff-edit-of = { $action }: { $place }
staff-edit-not-stored = The rest has been saved, but these points could not be:
staff-edit-conflict-title = Somebody else has saved the survey meanwhile
staff-edit-conflict-text = Your own text is in the form as you wrote it. It has not been saved yet. If you save now, it replaces the points listed below.
staff-edit-conflict-caption = Where the saved text and yours differ
staff-edit-conflict-place = Point
staff-edit-conflict-theirs = Saved
staff-edit-conflict-yours = Yours
staff-edit-conflict-none = The texts do not differ.
staff-edit-conflict-stored = Open the saved version on a new tab
staff-edit-conflict-questions = Order or number of questions
staff-edit-conflict-setting = Setting: { $name }

question-type-single_choice = One choice
question-type-multiple_choice = Several choices
question-type-yes_no = Yes, no, cannot say
question-type-likert = Scale
question-type-nps = Likelihood to recommend 0–10 (NPS)
question-type-short_text = Short text
question-type-long_text = Long text
question-type-note = Note

staff-preview-title = Preview
staff-preview-lead = This is how a respondent sees the survey. Answers cannot be sent in the preview.
staff-preview-incomplete = Not every text is in this language. It is not offered to respondents until it is complete.
staff-preview-languages = Language of the preview

staff-results-title = Results
staff-results-received = Received
staff-results-counted = Counted below
staff-results-why = Answers are mixed in batches of at least ten, so that they cannot be tied to respondents. The rest are counted when there are enough of them or when the survey has ended.
staff-results-none = No answers have been counted yet.
staff-results-texts-note = For staff only. A free-text answer may hold personal data: do not copy such data elsewhere.
staff-results-texts-count =
    { $count ->
        [one] { $count } free-text answer
       *[other] { $count } free-text answers
    }
staff-results-interval-note = The line in each bar and the range in the table show how uncertain the share is (95 %). They say nothing of who chose to answer.
staff-results-by-language = By language
staff-results-by-channel = By way of answering
staff-results-group = Group
staff-results-respondents = Respondents
staff-results-hidden = – means that the figure is not shown: the group has so few answers that one respondent might be told from it or from the figures of other groups.
staff-results-groups-of-question = By group
staff-results-groups-caption = Choices by group, share of valid answers
staff-results-public-title = What is published
staff-results-public-text = The figures of the whole survey become public for the questions with at least 10 answers. Free-text answers and figures by group are not published.
staff-results-too-few = Not published: fewer than 10 answers
staff-results-text-stays = Not published: free-text answers
staff-results-goes-public = Published
staff-results-published-on = The results were published on { $date }.
staff-results-not-closed = The results can be published once the survey has closed and late answers have ended.
staff-results-waits-late = The results can be published when late answers end on { $date }.
staff-results-waits-mix = The answers are being mixed for the last time. The results can be published in a moment.
staff-results-see-public = See the public results

staff-outcome-title = Outcome
staff-outcome-lead = Respondents see this on the page of the survey. Write it in every language in which the survey could be answered.
staff-outcome-heard = What we heard
staff-outcome-heard-help = The main things that respondents told, the critical ones too.
staff-outcome-decided = What was decided
staff-outcome-decided-help = Who decided, what and when. Tell also what could not be influenced and why.
staff-outcome-done = What has been done
staff-outcome-done-help = If nothing has been done yet, tell what happens next and when.
staff-outcome-publish = Publish the outcome
staff-outcome-not-yet = The outcome can be told once the survey has closed.

staff-accounts-invite = Invite somebody
staff-accounts-caption =
    { $count ->
        [one] { $count } account
       *[other] { $count } accounts
    }
staff-accounts-name = Name
staff-accounts-email = E-mail
staff-accounts-status = State
staff-accounts-roles = Roles
staff-accounts-language = Language of the service
staff-accounts-any-language = Not chosen
staff-accounts-invited = invited
staff-accounts-active = active
staff-accounts-disabled = disabled
staff-accounts-yourself = you
staff-accounts-role-none = Not this role
staff-accounts-roles-help = Choose for each role the part of the county in which it holds.
staff-accounts-more-scope = Also in
staff-accounts-send = Create the account and a link
staff-accounts-save-roles = Save the roles
staff-accounts-roles-note = The person's sessions end, so that the change holds at once.
staff-accounts-make-invitation = Make a new invitation link
staff-accounts-make-reset = Make a password reset link
staff-accounts-link-note = Earlier links stop working.
staff-accounts-disable = Disable the account
staff-accounts-disable-note = The person can no longer log in, and their sessions end at once. The account can be enabled again.
staff-accounts-enable = Enable the account
staff-accounts-own-note = You cannot disable your own account.
staff-link-invitation-title = Invitation link for { $name }
staff-link-reset-title = Password link for { $name }
staff-link-warning = The link is shown only now.
staff-link-hand-over = Hand it over yourself to the right person. It works once, until { $until }.
staff-link-label = Link
staff-link-copy = Copy the link
staff-link-copied = Copied
staff-link-done = Back to the accounts
role-administrator = Administrator
role-survey_editor = Survey editor
role-analyst = Analyst
role-coordinator = Coordinator
role-orderer = Orderer
role-programme_officer = Programme officer

staff-account-language-save = Save the language
staff-account-password = Change password
staff-account-password-note = Changing the password ends all your sessions. Log in again afterwards.
staff-account-current = Present password
staff-account-new = New password
staff-account-new-help = At least 12 characters. A long sentence makes a good password.
staff-account-repeat = New password again
staff-account-not-same = The passwords are not the same. Write the new password again.
staff-account-roles = My roles

staff-audit-lead = What staff and the service itself have done, newest first. Acts of respondents are never logged.
staff-audit-caption = Events, newest first
staff-audit-at = Time
staff-audit-who = Who
staff-audit-act = What
staff-audit-subject = Of what
staff-audit-detail = Details
staff-audit-system = The service itself
staff-audit-older = Older
staff-audit-newest = Newest
staff-audit-of-subject = The events of one subject are shown.
staff-audit-show-all = Show all
staff-audit-empty = No events.
act-account-invited = Invited somebody
act-account-link-made = Made a one-time link for an account
act-account-activated = Account activated
act-account-disabled = Disabled an account
act-account-enabled = Enabled an account
act-roles-changed = Changed roles
act-language-chosen = Chose a language
act-password-changed = Changed a password
act-logged-in = Logged in
act-logged-out = Logged out
act-sessions-revoked = Ended sessions
act-survey-created = Began a survey
act-survey-edited = Edited a survey
act-survey-published = Published a survey
act-survey-closed = Closed a survey
act-late-answers-ended = Ended the late answers
act-survey-finalised = Answers were mixed for the last time
act-survey-archived = Archived a survey
act-survey-deleted = Deleted a draft
act-results-viewed = Looked at results
act-results-published = Published results
act-outcome-published = Published an outcome
act-responses-deleted = Answers were deleted
act-county-changed = Changed the county's settings
