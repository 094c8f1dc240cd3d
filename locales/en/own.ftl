# Experts' own pages: link and code
own-link-title = Log in to your own page
own-link-lead = We send you a code in the same way as our other messages. With the code you get to your own page.
own-link-ask = Send me a code
own-link-sent = We have sent you a code. It works until { $until }.
own-link-code = Code
own-link-code-help = Six digits
own-link-enter = Log in
own-link-no-code = Did the code not arrive?
own-link-again-text = Wait a moment. If the code does not arrive, ask for a new one. The earlier code then stops working.
own-link-again = Send a new code
own-link-not-valid-title = The link does not work
own-link-not-valid-advice = Perhaps you have been sent a newer link. If you cannot find it, ask the coordinator for a new one.
own-session-over-title = Log in again
own-session-over-advice = Open the link to your own page and ask for a new code. If you have no link, ask the coordinator for one.

# Menu and first page
own-nav-label = Own pages
own-nav-overview = Requests and gigs
own-nav-times = Times that suit
own-nav-calendar = Calendar
own-nav-income = Fees
own-nav-consents = Consents
own-nav-data = Own data
own-title = Your own page
own-known-as = You are known here as { $alias }.
own-is-paused = You are taking a break. You are not asked about new gigs.
own-offers = Requests to you
own-offers-none = There are no requests to you now.
own-offer-waits = You have said that you could come. The coordinator tells who is chosen.
own-coming = Coming gigs
own-coming-none = You have no coming gigs.
own-gig-reach = Who answers for the gig
own-past = Past gigs
own-break = A break
own-pause-text = During a break you are not asked about new gigs. Gigs that are agreed stay. You can end the break whenever you like.
own-pause = Take a break
own-resume-text = When you end the break, you are asked about new gigs again.
own-resume = End the break

# Withdrawing from a gig
own-withdraw-link = I cannot come
own-withdraw-title = Can you not come to the gig?
own-withdraw-text = When you withdraw, these times become free and the coordinator looks for somebody else. It costs you nothing, and you need not say why.
own-withdraw = I withdraw
own-cancel = Go back

# Feedback on a gig
own-feedback-link = Tell us how the gig went
own-feedback-is-given = You have given feedback. Thank you!
own-feedback-title = How did the gig go?
own-feedback-lead = The orderer does not see your feedback. The coordinator can read it, and you see in your own data when that has been done. If somebody was not treated with respect, the coordinator is told at once.
own-feedback-score = How well were you listened to?
own-feedback-score-low = not at all
own-feedback-score-high = very well
own-feedback-safe = Was everybody treated with respect, you included?
own-feedback-yes = Yes
own-feedback-no = No
own-feedback-comment = What would you like to tell?
own-feedback-comment-help = You can leave this empty. Do not write other people’s names or data.
own-feedback-talk-title = Would you like to talk about the gig?
own-feedback-talk-text = A gig can stay on your mind or bring up old things. You can talk it over with the coordinator.
own-feedback-talk = I want the coordinator to get in touch
own-feedback-send = Send feedback

# What has been done
own-done-answered = Your answer has been saved.
own-done-withdrawn = You have withdrawn from the gig.
own-done-paused = You are now taking a break.
own-done-resumed = Your break is over.
own-done-fee-sent = It has been sent to be checked.
own-done-told = Thank you for your feedback!
own-done-contact = Thank you for your feedback! The coordinator will get in touch with you.
own-done-revoked = The address of the calendar no longer works.
own-done-given = Your consent has been saved.
own-done-taken-back = Your consent has been withdrawn.
own-done-saved = Saved.
own-save = Save

# Times
own-times-title = Times that suit you
own-times-lead = We ask you only about gigs that fit these times. You can still accept others.
own-weekly = Weekly times
own-weekly-help = If you leave everything empty, any time suits. A row goes when you empty its times. Midnight is written 00:00.
own-weekly-row = Weekly time { $number }
own-weekday = Weekday
own-weekday-mon = Monday
own-weekday-tue = Tuesday
own-weekday-wed = Wednesday
own-weekday-thu = Thursday
own-weekday-fri = Friday
own-weekday-sat = Saturday
own-weekday-sun = Sunday
own-from-clock = Begins
own-until-clock = Ends
own-days = Days that differ
own-days-help = For example a holiday, or a day on which you can come at other times, too. A row goes when you empty its dates.
own-days-row = Exception { $number }
own-from-day = First day
own-until-day = Last day
own-day-can = Can you come?
own-day-no = I cannot
own-day-yes = I can all day
own-caps = Number of gigs
own-caps-help = How many gigs do you take at most? Leave empty if you want no limit.
own-per-week = At most in a week
own-per-month = At most in a month

# Fees
own-income-title = Your fees and costs
own-income-lead = A fee is income and may affect benefits. Costs such as travel are not income. The sums go by the month of the gig.
own-income-none = There are no fees yet.
own-income-caption = Fees and costs by month
own-income-month = Month
own-income-fees = Approved fees
own-income-costs = Approved costs
own-income-pending = Waits for a decision
own-income-year = The whole year

# Fee and costs of one gig
own-fees = Fees by gig
own-fees-help = Once a gig has been held, say what your journey and other things cost, and send it to be checked.
own-fee-title = Fee and costs of a gig
own-fee-day = Day of the gig
own-fee-fee = Fee
own-fee-waived = You take no fee
own-fee-costs-only = No fee was agreed. Your costs are paid.
own-fee-km = Kilometres in your own car
own-fee-km-at = { $km } km at { $price } each
own-fee-km-is-other = Tell of the way in your own car under other costs, too.
own-fee-other = Other costs
own-fee-other-euros = Other costs in euros, for example tickets
own-fee-note = What the other costs are for
own-fee-total = In all
own-fee-reason = It was not approved. The reason:
own-fee-form = Say what it cost
own-fee-waive-fee = I take no fee. Costs are paid all the same.
own-fee-send = Send to be checked
own-fee-send-help = Once it has been sent, it cannot be changed.
own-fee-waive-link = I want neither fee nor costs
own-fee-waive-title = Do you want neither fee nor costs?
own-fee-waive-text = You are paid nothing for this gig. This cannot be undone.
own-fee-waive = I want nothing

# Consents
own-consents-title = Your consents
own-consents-lead = You can give and withdraw a consent at any time. Withdrawing it costs you nothing.
own-consent-since = Given { $since }.
own-consent-not-given = Not given.
own-consent-give-link = Give consent
own-consent-withdraw-link = Withdraw consent
own-consent-give-title = Do you give your consent?
own-consent-withdraw-title = Do you withdraw your consent?
own-consent-give = I give my consent
own-consent-withdraw = I withdraw my consent
own-consent-give-matching = Your themes of experience may be kept, and suitable gigs are looked for with them. Only the coordinator sees them.
own-consent-give-told = The orderer may be told the themes for which you agree to it. The orderer sees no others.
own-consent-give-texts = You get messages by text message if you have no e-mail.
own-consent-withdraw-matching = Your themes, your story and your needs are deleted at once. After that you are not asked about new gigs. Gigs that are agreed stay.
own-consent-withdraw-told = Orderers are no longer told your themes. The coordinator still uses them to look for gigs.
own-consent-withdraw-texts = You get no more text messages. If you have no e-mail, the coordinator calls you.

# Own data
own-data-title = Your data
own-data-lead = Your name, contact details and experiences are locked away. Each look at them is written down.
own-reads = Who has read your data
own-reads-help = The latest comes first.
own-reads-none = Nobody has read your data.
own-read-at = When
own-read-by = Who
own-read-what = What
own-read-for = What for
own-read-order = Order
own-reader-coordinator = A coordinator
own-reader-orderer = An orderer
own-reader-expert = You
own-reader-system = The service
own-reader-payroll = Payroll
own-purpose-message = Sending a message
own-purpose-call = Calling
own-purpose-registry = Keeping the registry
own-purpose-consent = Withdrawing a consent
own-purpose-payroll = Paying a fee
own-purpose-feedback = Feedback on a gig
own-purpose-figures = Working out the mean of feedback
own-purpose-export = Downloading own data
own-purpose-other = Handling a gig
own-export-title = Download your data
own-export-text = You get a file with everything that is kept about you. Keep it safe.
own-export = Download the file
own-erasure-heading = Erasing your data
own-erasure-lead = You can ask for all your data to be erased. The request is always granted.
own-erasure-link = Ask for your data to be erased
own-erasure-title = Erase all your data?
own-erasure-at-once = Your experiences and open requests are deleted at once.
own-erasure-later = If you have an agreed gig, or a fee or costs that are not paid yet, the rest is deleted once they are settled.
own-erasure-for-good = What is deleted cannot be brought back.
own-erasure = Erase my data
own-erasure-asked-title = Your request has been received
own-erasure-asked-advice = Your experiences have been deleted. The rest is deleted as soon as agreed gigs and fees are settled. Thank you for everything you have done.

# Calendar
own-feed-name = Gigs
own-feed-gig = Gig
own-calendar-title = Gigs in your own calendar
own-calendar-lead = You get an address that you can add to your calendar program. The gigs show there without subject or names.
own-calendar-once = Keep the address now: it is shown only once.
own-calendar-address = The address of the calendar. Whoever has it sees when your gigs are.
own-calendar-since = You have a calendar. The address was made { $since }.
own-calendar-none = You have no calendar yet.
own-calendar-place = Show the place of the gig, too
own-calendar-place-help = The place may tell more of the gig than you want others to see.
own-calendar-make = Make the calendar’s address
own-calendar-again = Make a new address
own-calendar-revoke-text = If the address has got into the wrong hands, make a new one or remove it. The old one stops working at once.
own-calendar-revoke = Remove the address
own-copy = Copy the address
own-copied = Copied
