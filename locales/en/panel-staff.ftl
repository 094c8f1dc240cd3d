### Panels and their lots: what their organisers see.

panel-command-recruit = Start recruiting
panel-command-select = Start selecting
panel-command-activate = Start its work
panel-command-pause = Pause
panel-command-end = End the term
lot-objective-leximin = Fairest to all: the smallest chance as large as can be, then the next
lot-objective-maximin = Only the smallest chance as large as can be
staff-nav-panels = Panels
staff-panels-new = New panel
staff-panels-empty-title = There are no panels yet.
staff-panels-empty-text = Start a panel, write what it is for, and choose its members by lot.
staff-panels-caption = { $count ->
    [one] One panel
   *[other] { $count } panels
}
staff-panel-changed = Changed
staff-panel-edit = Edit
staff-panel-back = Back to the panel
staff-panel-form-lead = Everybody sees this once members are being looked for or chosen.
staff-panel-purpose = What the panel is for
staff-panel-purpose-help = Tell what the panel influences and how often it meets.
staff-panel-theme-help = In short, for example: Older people living at home.
staff-panel-categories-help = The panel counts in these forms of participation. If you choose none, its kind decides.
staff-panel-support-help = Tell in which languages one can take part, when an interpreter comes and how one gets into the places.
staff-panel-principles-help = Tell how people treat each other in meetings and what is done if somebody does not feel safe.
staff-panel-reserve-seats = How many places in the reserve are wanted
staff-panel-term-starts = Term begins
staff-panel-term-ends = Term ends
staff-panel-term-ends-help = When the term is over, the panel stands on your start page. If nobody ends it or moves the end of its term, it ends by itself after { $days } days, and its members are forgotten.
staff-home-terms = A panel’s term is over
staff-home-terms-help = End the panel or move the end of its term. If neither is done, it ends by itself { $days } days after the last day of its term, and its members are forgotten.
staff-home-terms-open = Open the panel
staff-home-term-over = The term ended on { $date }. The panel ends by itself on { $by }.
staff-panel-owner = Where the panel belongs
staff-panel-public = Its public page
staff-panel-next = What comes next
staff-panel-lots-empty = There are no lots yet.
staff-lot-new = Make a lot
staff-lot-not-now = A lot can be made while members are being selected or the panel is at work, and no other lot is being worked out.
staff-lot-lead = The panel gets { $seats } members. The program works out the fairest lot and publishes the panels from which the seed picks one.
staff-lot-respondents = The pool as CSV
staff-lot-respondents-help = The first row names the columns, then a row for each person. Use pseudonyms: they are published. The rest is stored nowhere.
staff-lot-categories = The quotas as CSV
staff-lot-categories-help = The columns feature, value, min and max. Quotas are published.
staff-lot-household = The household’s column, if at most one is chosen from each
staff-lot-objective = What makes the lot fair
staff-lot-seed-source-help = Say exactly which public, unpredictable number decides, such as the national lottery of next Saturday. This is published at once.
staff-lot-reason = Why there is another lot (published)
staff-lot-begin = Work out the lot
staff-lot-note = Note:
staff-lot-refused = The lot could not be worked out:
staff-lot-working = The fairest lot is being worked out. You can leave this page: the work goes on.
staff-lot-progress = How far the work has come
staff-lot-look-again = Look again
staff-lot-cancel = Call it off
staff-lot-interrupted = The program stopped while the lot was being worked out. Nothing was stored.
staff-lot-committed-lead = The panels are published. When the seed is known, write it here and draw.
staff-lot-draw = Draw
staff-lot-draw-now = Draw now
staff-lot-seed-help = In hexadecimal: digits 0–9 and letters a–f, an even number of them, at least 8. The draw can be made only once.
staff-lot-public = The lot’s public page
staff-lot-prove = Prove the lot with the applicants’ answers
staff-lot-prove-text = By the public document everybody can prove that the draw is right. With these tables you also prove that each of the published panels meets the quotas. People appear in them by pseudonyms. Keep the tables before the draw: they cannot be had any more once one of the applicants has left or the answers are deleted. That they are downloaded is written to the log.
staff-lot-prove-pool = Download the applicants’ table (CSV)
staff-lot-prove-quotas = Download the quotas (CSV)
staff-panel-functions = Counts as a functioning panel: it is active, and somebody has attended its meeting in the last { $months ->
    [one] month
   *[other] { $months } months
}.
staff-panel-functions-not = Does not count as a functioning panel: that takes a resident or customer panel that is active and whose meeting somebody attended in the last { $months ->
    [one] month
   *[other] { $months } months
}.
staff-panel-end-text = This cannot be undone. The panel’s page stays.
staff-panel-meetings-empty = There are no meetings yet.
staff-meeting-plan = Add a meeting
staff-meeting-on = Day
staff-meeting-mode = How the meeting is held
staff-meeting-place = Place (everybody sees it)
staff-meeting-attended = Members who came
staff-meeting-remove = Remove the meeting

violation-lot-no-quotas = Add at least one feature and its values to the quotas.
violation-lot-not-a-number = Mend row { $row }: column { $column } must hold a whole number; it holds “{ $value }”.
violation-lot-min-above-max = Mend row { $row }: the minimum { $min } is larger than the maximum { $max }.
violation-lot-flex-inward = Mend row { $row }: { $value } in the column { $column } is tighter than the quota { $limit }. The flex can only widen the quota.
violation-lot-quota-twice = Remove row { $row }: the value “{ $value }” of { $feature } has a quota already.
violation-lot-id-missing = Add an id on row { $row }.
violation-lot-duplicate-id = Mend row { $row }: another row has the id { $id } already.
violation-lot-unknown-value = Mend row { $row }: the quotas have no value “{ $value }” of { $feature }.
violation-lot-pool-too-small = There are { $need } seats, but only { $have } people who can be chosen. Find more volunteers or have fewer seats.
violation-lot-quota-sum-min-gt-k = Lower the minimums of { $feature }: they add up to { $sum }, but there are { $seats } seats.
violation-lot-quota-sum-max-lt-k = Raise the maximums of { $feature }: they add up to { $sum }, but there are { $seats } seats.
violation-lot-named-beside-quotas = { $count ->
    [one] One named member takes a seat without an answer to { $feature }, and so counts in none of its quotas.
   *[other] { $count } named members take seats without an answer to { $feature }, and so count in none of its quotas.
} The minimums that are left add up to { $sum }, but { $seats } seats are left. Lower the minimums in the call by { $over } in all.
violation-lot-value-shortage = At least { $need } must have the value “{ $value }” of { $feature }, but only { $have } of the pool do. Lower the minimum or find more volunteers.
violation-lot-infeasible = No panel meets all the quotas. The smallest change that helps: { $changes }.
violation-lot-infeasible-within-flex = No panel meets the quotas even within what they may give. The smallest change that helps: { $changes }.
violation-lot-household-conflict = The quotas could be met only by choosing several people from one household. The smallest change that helps: { $changes }.
violation-lot-change-not-proven = No panel meets all the quotas. The search ended before the smallest change that helps was known. This one helps, though a smaller one may, too: { $changes }.
violation-lot-no-change-in-time = No panel meets all the quotas. The search ended before a change that helps was found. Allow more time or loosen the quotas.
violation-lot-candidate-unselectable = { $count } people cannot be chosen under these quotas: { $ids }. In the way are: { $quotas }.
violation-lot-time-limit = Time was over before the fairest lottery was found. The smallest chance may be up to { $gap } below the best there is.
violation-lot-not-composed = A fair lottery was found, but time was over before { $panels } panels had been composed of it. Allow more time or have fewer panels composed.
violation-lot-no-panel-in-time = Time was over before any panel that meets the quotas was found. Allow more time or loosen the quotas.
violation-panel-not-so = This cannot be done in the state in which the panel is.
violation-stale-panel = Somebody else has changed this meanwhile. Reload the page.
violation-lot-not-so = This cannot be done in the state in which the lot is.
violation-lot-pool-forgotten = The tables cannot be had any more: somebody of the lot’s applicants has left, or the answers have been deleted.
violation-lot-not-a-seed = Give the seed in hexadecimal: an even number of characters 0–9 and a–f, { $min } to { $max } of them.
violation-meeting-not-yet = Note who came once the meeting has been held.
violation-meeting-held = The meeting cannot be removed, since it has been held.
member-state-applied = Applied
member-state-invited = Invited to apply
member-state-selected = Offered a seat
member-state-nominated = Proposed, answer awaited
member-state-reserve = In reserve
member-state-member = Member
member-state-declined = Did not take the seat
member-state-withdrawn = Withdrawn
member-state-replaced = Withdrawn, seat filled
member-state-term_ended = Term ended
member-route-applied = Applied
member-route-invited = Invited from a random sample
member-route-nominated = Named
member-command-draw = Draw as a member
member-command-apply = Applies
member-command-wait = Leave in reserve
member-command-call_up = Offer a seat
member-command-accept = Takes the seat
member-command-decline = Does not take the seat
member-command-withdraw = Withdraws
member-command-replace = The seat has been filled
member-command-end_term = End the term
staff-panel-call-none = The panel has no open call.
staff-panel-at-work = When seats become free, you can open the call, send invitations and make a lot. The panel stays at work all the while.
staff-call-title = Open call and quotas
staff-call-lead = Everybody sees the call, and it is open to its last day, while the panel is looking for members or at work. To end it earlier, change the last day. There are { $seats } seats.
staff-call-closes-on = Last day to apply
staff-call-info = What being a member means
staff-call-info-help = Tell how many meetings there are, how long they take, and about fees and travel costs.
staff-call-conditions = Who can apply
staff-call-conditions-help = Applicants confirm that they meet these. For example: staff of the county and members of its influencing bodies cannot apply.
staff-call-features = Questions and quotas
staff-call-features-help = Ask only about what the panel should resemble the population in. For each answer, give how many of the { $seats } seats go to it at least and at most. Empty rows go.
staff-call-applied = { $count ->
    [one] One person has applied already or is a member, so questions and answers cannot be taken away any more.
   *[other] { $count } people have applied already or are members, so questions and answers cannot be taken away any more.
}
staff-call-feature = Question { $number }
staff-call-feature-name = What is asked
staff-call-values = Answers of question { $number }
staff-call-value = Answer
staff-call-value-number = Answer { $number }
staff-call-min = At least
staff-call-max = At most
staff-call-min-flex = Down to
staff-call-max-flex = Up to
staff-call-flex-help = Where the quotas cannot be met, the lot proposes the smallest change. The flex limits how far down the least and how far up the most may move. A blank field sets no limit.
staff-call-household = At most one of a home is drawn
staff-call-household-help = Applicants are asked for their home address. It is not stored; only a fingerprint of it is, by which the lot sees who lives together. This cannot be changed once somebody has applied.
staff-call-guardian = A guardian’s consent for those younger than
staff-call-guardian-help = Leave blank where no guardian needs to consent. The age is 13 to 18 years.
staff-call-have = Answered so
staff-call-short = too few
staff-call-sums = The least together are { $least }, the most { $most }. There are { $seats } seats.
staff-call-kept-days = How many days after the lot the answers are deleted
staff-call-kept-days-help = 1–365 days from the last lot. Applicants are told. Each applicant’s answers are deleted a year after they applied at the latest, so draw the lot before that.
staff-members-title = Members and applicants
staff-members-open = Show members and applicants
staff-members-lead = Members: { $members }, seats: { $seats }. That you look at names is written to the log.
staff-members-empty-title = Nobody has applied yet.
staff-members-empty-text = Open the call, or name members.
staff-members-left = { $count ->
    [one] One person has left. Their details have been deleted.
   *[other] { $count } people have left. Their details have been deleted.
}
staff-member-pseudonym = Pseudonym
staff-member-who = Who
staff-member-route = How they came
staff-member-since = Since
staff-member-act = What to do
staff-member-forgotten = The details have been deleted
staff-member-term = Change the term
staff-member-term-title = Term of { $pseudonym }
staff-member-term-text = Leave the last day empty where the member stays until the end of the panel’s term.
staff-member-term-starts = First day
staff-member-term-ends = Last day
staff-member-in-place-of = Came in place of { $pseudonym }
staff-member-guardian = Guardian: { $name }, { $reach }
staff-member-leave-text = Name, contact details and answers are deleted at once. This cannot be undone.
staff-member-name-title = Name a member
staff-member-name-text = They get a message with a link, behind which they agree to be a member or decline. They are a member only once they agree. The seat waits for them.
staff-member-name-answers = If you tell these, they count in the quotas, and the lot fills the other seats by what is left. Otherwise they take a seat and count in no quota.
staff-member-answer-none = Not told
staff-member-name = Offer a seat
staff-member-consent = Agreed { $at }, version { $version } of the text: { $channel }
staff-member-consent-none = No consent yet
staff-member-accepts-title = Write down the consent of { $pseudonym }
staff-member-accepts-text = Write down what the person who was proposed has told themselves, on paper, by phone or face to face. Read them the text below first.
staff-member-accepts = Write down that they want to be a member
staff-application-title = Write down an application
staff-application-lead = Write down an application that came on paper, by phone or face to face. The same is needed as on the form. If the applicant has not read the text below, read it to them. The applicant gets a confirmation.
staff-application-channel = How the application came
staff-application-save = Save the application
staff-lot-from = Who is drawn from
staff-lot-from-applicants = { $count ->
    [one] One applicant, by the quotas of the call
   *[other] { $count } applicants, by the quotas of the call
}
staff-lot-from-files = People gathered elsewhere
staff-lot-tables = Tables
staff-pool-title = The pool and the quotas
staff-pool-people = The pool has { $people } people, and { $seats } seats are drawn.
staff-pool-enough = There are enough people for each quota. The lot tells whether the quotas can be met together.
staff-pool-short = These quotas cannot be met:
staff-pool-caption = The pool by quota
staff-pool-check = Compare the pool with the quotas
staff-pool-compared = The column “Answered so” now shows the numbers of the pasted pool. Nothing has been saved.
staff-pool-compare-title = Compare the quotas with a pool collected elsewhere
staff-pool-compare-help = Paste the table as CSV. Columns and answers are named as the questions and options are in Finnish. The table is not stored.
staff-pool-compare = Count the pool

violation-feature-named-twice = Give another name: there is one like this already.
violation-features-in-use = Questions and answers cannot be taken away, nor questions added, because somebody has applied already.
violation-too-few-values = Give at least two answers.
violation-quota-min-above-max = Mend this: the least is more than the most.
violation-flex-inward = Mend this: the flex cannot be tighter than the quota.
violation-not-a-whole-number = Give a whole number.
violation-no-applicants = The panel has no applicants to draw from.
violation-no-seats-left = Every seat has been offered or filled already.
violation-member-is-there = Somebody with this contact has applied or been named already.

# Positions
staff-positions-empty = The panel has no positions yet.
staff-position-new = Write a position
staff-position-edit = Edit the draft
staff-position-public = The position's public page
staff-position-back = Back to the position
staff-position-form-lead = Only those who organise the panel see a draft.
staff-position-about = What the position is about
staff-position-to-help = Who is to answer: the county board, a committee, or the management of a service.
staff-position-text = What the panel says
staff-position-save = Save
staff-position-give = Give the position
staff-position-give-text = From then on everybody reads it, and it cannot be changed any more.
staff-position-given-on = The day on which the panel gave it
staff-position-remove = Delete the draft
staff-position-remove-text = The draft cannot be brought back.
staff-position-answer = Write down the response
staff-position-answer-text = Everybody reads the response at once.
staff-position-answer-mend = Correct the response
staff-position-day = Day
staff-position-follow = Write down what was done
staff-position-follow-text = Tell in your own words what was done because of the position, or why nothing was. Everybody reads it at once.
staff-position-deed = What was done
violation-position-not-so = This cannot be done, because the position has moved on.
violation-stale-position = Somebody else has changed the position. Load the page again.
violation-day-in-future = The day has not come yet.
violation-before-it-was-given = The day is before the position was given.

# Meetings
staff-meeting-edit = Edit the meeting
staff-meeting-back = Back to the meeting
staff-meeting-edit-invited = The members are invited. If you change the time, the place or the way, they get a message.
staff-meeting-starts = Starts
staff-meeting-ends = Ends
staff-meeting-remote-link = Link for joining remotely (members only)
staff-meeting-access-help = Tell of the entrance, the lift, an induction loop and parking, say.
staff-meeting-materials-help = Everybody sees the links. Empty rows are taken out.
staff-meeting-material-name = Name of material { $number }
staff-meeting-material-address = Address of material { $number }
staff-meeting-public = The meeting's public page
staff-meeting-invitations = Invitations and answers
staff-meeting-invited = The members were invited { $at }.
staff-meeting-nobody = The panel has no members yet. Each is invited when they take a seat.
staff-meeting-answers = The members' answers
staff-meeting-answer = Answer
staff-meeting-needs = What they need
staff-meeting-interpreter = Need interpretation: { $language }
staff-meeting-access-needs = Have told of other needs
staff-meeting-interpretation = Interpretation
staff-meeting-invite = Invite the members
staff-meeting-invite-text = Each member gets an invitation with a calendar file, and later a reminder. They answer behind their own link.
staff-meeting-invite-hours = Give the meeting its hours, then you can invite the members.
staff-meeting-held = The meeting has been held
staff-meeting-remove-text = The meeting is deleted. Nobody has been invited yet.
staff-meeting-call-off = Call the meeting off
staff-meeting-call-off-text = Those who were invited get a message that the meeting is not held. This cannot be undone.
staff-memo-none = The memo has not been written yet.
staff-memo-draft = The memo is a draft. Only those who organise the panel see it.
staff-memo-approved = The memo is approved. Everybody sees it.
staff-memo-approved-on = The day of the approval
staff-memo-help = Leave the day empty until the memo is approved. Everybody reads an approved memo at once.
violation-stale-meeting = Somebody else has changed the meeting. Load the page again.
violation-not-a-time = Write a time of day, for example 14:30.
violation-not-in-turn = Whoever is next in turn is asked first. The list marks who that is.
violation-nobody-in-turn = Nobody of the reserve fits the quotas, or no seat is free. Make another lot.
staff-member-next = next in turn
violation-no-way-to-reach = The row has no address, e-mail or phone number. Add one of them.
violation-nobody-to-invite = Nobody of those invited who have not applied yet has an e-mail address or a phone number.

# Random invitations
staff-invitations-title = Random invitations
staff-invitations-lead = Invite a random sample to apply. Everybody gets a code of their own. The lot is drawn from those who apply, with one seat at most for a household.
staff-invitations-no-call = Write the call first: until when one applies and what applicants are asked.
staff-invitations-send-title = Invite the sample
staff-invitations-waiting = { $count ->
    [one] One person has not applied yet.
   *[other] { $count } people have not applied yet.
}
staff-invitations-send-text = The message goes to those who have an e-mail address or a phone number, to each once. A letter is printed for those who have a postal address.
staff-invitations-send = Send the messages
staff-invitations-letters = Letters of invitation
staff-invitations-import-title = Import a sample
staff-invitations-csv = The sample as a CSV table
staff-invitations-csv-help = Paste a table whose first row names the columns, with at most { $most } rows. Each row has a name and at least one of these: an address, an e-mail address or a phone number. Names and contacts are stored encrypted, and deleted after the call for those who do not apply. The columns:
staff-invitations-import = Import the sample
staff-invitations-row = Row { $row }: { $text }
staff-letters-lead = { $count ->
    [one] One letter. Print the page from the browser.
   *[other] { $count } letters. Print the page from the browser: each comes on a sheet of its own.
}
staff-call-by-invitation = Only those who were invited can apply
violation-meeting-not-reported = Note first how many members were present.
violation-answers-deleted = Seats were given to people whose answers have been deleted. So nobody can tell what of the quotas is left. Ask the reserve or name members.
violation-call-still-open = The call is still open. Draw from applicants once it has ended, or change its last day first.
violation-kept-longer = Applicants were told that their answers are deleted after { $days } days. They cannot be kept for longer.
staff-topics-title = Proposed topics
staff-topics-lead = What members propose that the panel talk about. Who proposed it is not shown.
staff-topics-empty-title = There are no proposals yet
staff-topics-empty-text = Members propose topics on their own pages.
staff-topic-decide = Answer the proposal
staff-topic-answer = Answer to whoever proposed it
staff-topic-answer-help = Only whoever proposed it sees the answer. If it is not taken up, tell why.
staff-topic-take = Take up
staff-topic-leave = Do not take up
violation-stale-topic = Somebody else has answered the proposal already. Reload the page.
violation-nobody-to-ask = The panel has no members to write to.
violation-kind-of-panels = A survey cannot become a panel’s, and a panel’s survey cannot become another. A panel’s survey is started on the panel’s page.
staff-panel-surveys-empty = The panel has not been asked anything yet.
staff-panel-survey-new = New survey to members
staff-panel-survey-lead = Members get an invitation when the survey opens. Each answers once, and nobody sees who answered or what.
staff-panel-survey-answers = How are the answers used?
staff-panel-survey-alone = As results of this survey only
staff-panel-survey-alone-help = No answer can be tied to a member or to other answers.
staff-panel-survey-paired = Compared with the panel’s other surveys
staff-panel-survey-paired-help = Each member is asked whether their answers may be paired. The answers of those who agree show how opinions have changed. No names are stored with answers.
staff-panel-survey-continues = Ask an earlier survey again
staff-panel-survey-continues-help = Its questions are copied as they are, so that answers can be compared.
staff-panel-survey-afresh = Start from nothing
staff-survey-panel = To the panel’s page
staff-survey-mode = How it is answered
staff-survey-invited = Invited
staff-step-remind = Remind the members
staff-remind-title = Remind the members of the survey?
staff-remind-text = The reminder goes to members who have not answered, at most once a day. Nobody sees who gets it.
staff-results-compared = Change since the survey { $title }
staff-results-pairs = { $count ->
    [one] One member has answered both and agreed to be compared.
   *[other] { $count } members have answered both and agreed to be compared.
}
staff-results-changes = Answers of the same people. A dash: fewer than five answered both times, or the question has no direction.
staff-results-question = Question
staff-results-up = Went up
staff-results-same = Unchanged
staff-results-down = Went down
staff-results-other = Changed
staff-member-public-name = Shown on the panel's page as { $name }
staff-member-hide-name = Hide the name
staff-member-correct = Correct details
staff-member-correct-title = Correct details: { $pseudonym }
staff-member-correct-text = If the name, e-mail address or phone number changes, the service tells of it by a message to the earlier address or number.

# What is paid for meetings
panel-compensation-nothing = Nothing
panel-compensation-costs = Costs, such as travel
panel-compensation-per_meeting = The same fee for every meeting, and costs
panel-compensation-fee_class = A fee by a class of the price list, and costs
staff-panel-paid-help = Everybody sees whether meetings are paid. When you note who was there, the member gets a message and claims on their own page.
staff-panel-meeting-euros = The fee of one meeting in euros, if it is always the same
staff-panel-fee-class = The fee class, if the fee is of the price list
staff-panel-fee-class-none = No class
staff-meeting-present = Who was there?
staff-meeting-present-help = Those who are ticked get a message that asks them for their costs.
staff-meeting-asked = claim made
# A lot from the command line
lot-cli-unreadable = { $file }: the file cannot be read ({ $reason }).
lot-cli-no-lot = This is no published lot: { $reason }
lot-cli-no-seed = Give the seed in hexadecimal: an even number of characters 0–9 and a–f.
lot-cli-refused-file = { $file }: { $text }
lot-cli-there-already = { $file }: the file is there already. A published commitment is not written over. Give another name.
lot-cli-unwritten = { $file }: the file cannot be written ({ $reason }).
lot-cli-committed = Nothing has been drawn. Publish the document { $file }, say where the seed will come from, then draw: osallistu panel draw
lot-cli-drawn-already = The document has been drawn from already, with the seed { $seed }. A second draw would be a choice.
lot-cli-note = Note: { $text }
lot-cli-pool = People: { $people }. Seats: { $seats }.
lot-cli-lottery = Lottery: { $objective }.
lot-cli-not-complete = Lottery: { $objective }, not complete. The smallest chance may be up to { $gap } below the best there is.
lot-cli-chances = Chances: the smallest { $smallest }, the largest { $largest }. The smallest can be no larger than { $bound }.
lot-cli-panels = Panels: { $panels }. As so many whole panels no chance moved by more than { $moved }.
lot-cli-portfolio = Hash of the panels: { $hash }
lot-cli-commitment = Hash of the commitment: { $hash }
lot-cli-chances-before = Chances before they became whole panels:
lot-cli-drawn = Drawn with the seed { $seed }: panel { $panel }
lot-cli-holds = The document holds. Hash of the commitment: { $hash }
lot-cli-holds-drawn = The seed { $seed } draws panel { $panel }, as published.
lot-cli-holds-not-drawn = Nothing has been drawn yet.
lot-cli-holds-pool = The pool and the quotas are those it was made from, and every panel meets every quota.
lot-flaw-format = The document has a form that this program does not know (`format`).
lot-flaw-portfolio-hash = The panels are not those of the published hash (`portfolio_sha256`).
lot-flaw-commitment-hash = Something is not as it was when the commitment was made (`commitment_sha256`).
lot-flaw-panel-size = Panel { $panel } has a wrong number of people, or somebody twice.
lot-flaw-unknown-person = { $id } is on a panel, but not in the pool.
lot-flaw-probabilities = The chances (`probabilities`) do not add up to the seats, or one is no valid chance.
lot-flaw-rounded = The rounded chance of { $id } (`probabilities_rounded`) does not follow from the panels.
lot-flaw-min-probability = `min_probability` is not the smallest of the chances.
lot-flaw-bound = `lp_bound` or `certified_bound` does not hold.
lot-flaw-gap = `gap` is not the difference between `min_probability` and `lp_bound` (or `certified_bound`).
lot-flaw-seed = The seed (`seed`) is not hexadecimal in small letters.
lot-flaw-index = The seed draws another panel (`index`).
lot-flaw-panel = Those chosen (`panel`) are not those whom the seed draws.
lot-flaw-reserve = The reserve (`reserve`) is not in the order that the seed gives.
lot-flaw-pool-hash = The pool is not the one that the lot was made from (`pool_sha256`).
lot-flaw-quotas = The quotas are not those that the lot was made under (`quotas`).
lot-flaw-quota-missed = Panel { $panel } does not meet the quotas.
