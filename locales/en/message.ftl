# How a person is told
message-channel-email = By e-mail
message-channel-sms = By text message
message-channel-phone = By telephone

# The frames of messages
message-letter =
    Hello,

    { $text }

    { $reply }

    Kind regards
    { $county }
message-letter-reply = If you have questions, reply to this message or write to { $address }.
message-letter-no-reply = This message cannot be replied to.
message-sms = { $county }: { $text }
message-gig =
    { $times ->
        [one]
            Starts: { $starts }
            Ends: { $ends }
            Taking part: { $mode }
       *[other]
            Times: { $times }
            The first starts: { $starts }
            The first ends: { $ends }
            Taking part: { $mode }
    }

# Requests
message-offer_sent-subject = A request to you: gig { $reference }
message-offer_sent-body =
    You are asked to take the gig { $reference }.

    { $gig }

    Read what it is about and answer here:
    { $link }

    Answer by { $expires }. You are free to decline. The link is for you alone: do not pass it on.
message-offer_sent-sms = You are asked to take the gig { $reference }. Answer by { $expires }: { $link }
message-offer_reminder-subject = Reminder: the request for gig { $reference } waits for your answer
message-offer_reminder-body =
    You have not answered yet whether you take the gig { $reference }.

    { $gig }

    Read what it is about and answer here:
    { $link }

    Answer by { $expires }. You are free to decline. The link is for you alone: do not pass it on.
message-offer_reminder-sms = Reminder: the request for gig { $reference } waits for your answer. Answer by { $expires }: { $link }
message-offer_not_chosen-subject = This time somebody else was chosen for the gig { $reference }
message-offer_not_chosen-body =
    Thank you for your interest in the gig { $reference }. This time somebody else was chosen.

    The times are not booked for you. You do not need to do anything.
message-offer_not_chosen-sms = Thank you for your interest in the gig { $reference }. This time somebody else was chosen. You do not need to do anything.

# Booked gigs
message-booking_confirmed-subject = The gig { $reference } is confirmed
message-booking_confirmed-body =
    The gig { $reference } is confirmed, and its times are booked for you.

    { $gig }

    The details are here:
    { $link }

    If you cannot come after all, tell the coordinator as soon as you can.
message-booking_confirmed-sms = The gig { $reference } is confirmed. It starts on { $starts }. Details: { $link }
message-booking_moved-subject = The time of gig { $reference } has changed
message-booking_moved-body =
    The time of gig { $reference } has changed. This is the new time.

    { $gig }

    The details are here:
    { $link }

    If the new time does not suit you, tell the coordinator as soon as you can.
message-booking_moved-sms = The time of gig { $reference } has changed. It starts on { $starts }. Details: { $link }
message-booking_cancelled-subject = The gig { $reference } has been called off
message-booking_cancelled-body =
    The gig { $reference } has been called off. It would have started on { $starts }.

    The time is no longer booked for you. You do not need to do anything.
message-booking_cancelled-sms = The gig { $reference } has been called off. It would have started on { $starts }. You do not need to do anything.
message-gig_reminder-subject = Reminder: the gig { $reference } starts on { $starts }
message-gig_reminder-body =
    It is soon time for the gig { $reference }.

    Starts: { $starts }
    Taking part: { $mode }

    The details are here:
    { $link }

    If you cannot come after all, tell the coordinator at once.
message-gig_reminder-sms = Reminder: the gig { $reference } starts on { $starts }. Details: { $link }

# To one's own page
message-sign_in_code-subject = Your code
message-sign_in_code-body =
    Your code is { $code }.

    It works until { $expires }. Do not tell it to anybody. If you have not asked for a code, you do not need to do anything.
message-sign_in_code-sms = Your code is { $code }. It works until { $expires }. Do not tell it to anybody.
message-personal_link-subject = The link to your own page
message-personal_link-body =
    This takes you to your own page:
    { $link }

    The link is for you alone: do not pass it on.
message-personal_link-sms = This takes you to your own page: { $link } Do not pass the link on.

# To the orderer
message-order_received-subject = The order { $reference } has arrived
message-order_received-body =
    Your order { $reference } has arrived. The coordinator begins to look for a suitable person.

    You can follow the order here:
    { $link }
message-order_received-sms = Your order { $reference } has arrived. Follow it here: { $link }
message-order_returned-subject = Please complete the order { $reference }
message-order_returned-body =
    The coordinator has returned your order { $reference } to you. Complete it and send it again:
    { $link }
message-order_returned-sms = Your order { $reference } has been returned. Complete it and send it again: { $link }
message-order_confirmed-subject = The order { $reference } is confirmed
message-order_confirmed-body =
    Every seat of your order { $reference } is filled. The gig starts on { $starts }.

    You see who comes and when here:
    { $link }
message-order_confirmed-sms = Your order { $reference } is confirmed. The gig starts on { $starts }. Details: { $link }
message-order_moved-subject = The times of order { $reference } have changed
message-order_moved-body =
    The times of your order { $reference } have changed.

    You see the new times here:
    { $link }
message-order_moved-sms = The times of your order { $reference } have changed. The new times: { $link }
message-order_unfilled-subject = Nobody was found for the order { $reference }
message-order_unfilled-body =
    Unfortunately nobody was found for your order { $reference }.

    Read more here:
    { $link }
message-order_unfilled-sms = Unfortunately nobody was found for your order { $reference }. Read more: { $link }
message-order_cancelled-subject = The order { $reference } has been called off
message-order_cancelled-body =
    Your order { $reference } has been called off, and the booked times are free again.

    Read more here:
    { $link }
message-order_cancelled-sms = Your order { $reference } has been called off. Read more: { $link }
message-seat_reopened-subject = We are looking for somebody else: order { $reference }
message-seat_reopened-body =
    Somebody who was booked for your order { $reference } cannot come. The coordinator is looking for somebody else, and we will tell you how it goes.

    You can follow the order here:
    { $link }
message-seat_reopened-sms = Somebody who was booked for your order { $reference } cannot come. We are looking for somebody else. Read more: { $link }

# After the gig
message-held_question-subject = Was the gig { $reference } held?
message-held_question-body =
    The time of gig { $reference } is over. Tell us whether it was held:
    { $link }
message-held_question-sms = Was the gig { $reference } held? Answer here: { $link }
message-feedback_asked-subject = Give feedback on the gig { $reference }
message-feedback_asked-body =
    The gig { $reference } has been held. Tell us how it went:
    { $link }

    Giving feedback is voluntary.
message-feedback_asked-sms = How did the gig { $reference } go? Give feedback here: { $link }
message-safety_reported-subject = Somebody has reported feeling unsafe
message-safety_reported-body =
    Somebody has said in their feedback that they did not feel safe at a gig.

    Read the feedback and look into it:
    { $link }
message-safety_reported-sms = Somebody has said that they did not feel safe at a gig. Read the feedback: { $link }
message-message_arrived-subject = You have a new message: { $reference }
message-message_arrived-body =
    You have a new message about the gig { $reference }. Read it and answer here:
    { $link }
message-message_arrived-sms = You have a new message about the gig { $reference }: { $link }
message-fee_approved-subject = The fee for gig { $reference } has been approved
message-fee_approved-body =
    The fee and costs for gig { $reference } have been approved. You will be paid { $amount } in all.
message-fee_approved-sms = The fee and costs for gig { $reference } have been approved: { $amount } in all.
message-fee_rejected-subject = The fee for gig { $reference } was not approved
message-fee_rejected-body =
    The fee for gig { $reference } was not approved as it was. See why and mend the details:
    { $link }
message-fee_rejected-sms = The fee for gig { $reference } was not approved. See why and mend the details: { $link }

# The agreement
message-agreement_ends-subject = Your agreement ends on { $day }
message-agreement_ends-body =
    Your agreement ends on { $day }.

    If you would like to go on, agree on it with the coordinator before that. After the agreement has ended you are not asked about new gigs.
message-agreement_ends-sms = Your agreement ends on { $day }. If you would like to go on, contact the coordinator.


# Panels
message-application_received-subject = We have your application to the panel
message-application_received-body =
    We have your application to the panel.

    Here you see where it stands, and can take it back:
    { $link }

    The link is for you only: do not give it to others.
message-application_received-sms = We have your application to the panel. Where it stands: { $link }
message-seat_offered-subject = You are offered a seat on the panel
message-seat_offered-body =
    You are offered a seat on the panel.

    Tell us here whether you take it:
    { $link }

    You are free to say no. The link is for you only: do not give it to others.
message-seat_offered-sms = You are offered a seat on the panel. Tell us whether you take it: { $link }
message-seat_proposed-subject = You have been proposed as a member of the panel
message-seat_proposed-body =
    You have been proposed as a member of the panel.

    Tell us here whether you want to be one:
    { $link }

    The page tells what your details are used for. You are a member only once you agree. You are free to say no. The link is for you only: do not give it to others.
message-seat_proposed-sms = You have been proposed as a member of the panel. Tell us if you want to: { $link }
message-put_in_reserve-subject = The members of the panel have been drawn
message-put_in_reserve-body =
    The members of the panel have been drawn. The lot did not fall on you this time, but you are in the reserve. We will ask you if a seat becomes free and it is your turn.

    Here you see where you stand:
    { $link }
message-put_in_reserve-sms = The members of the panel have been drawn. You are in the reserve: { $link }

# Meetings of panels
message-calendar-meeting = Meeting
message-meeting_invitation-subject = Invitation to a meeting { $starts }
message-meeting_invitation-body =
    You are invited to a meeting.
    It starts: { $starts }
    It ends: { $ends }

    See the agenda and tell whether you come:
    { $link }

    The link is for you only: do not give it to others.
message-meeting_invitation-sms = Invitation to a meeting { $starts }. Tell whether you come: { $link }
message-meeting_moved-subject = The meeting has changed: { $starts }
message-meeting_moved-body =
    The time, the place, the way or the link of the meeting has changed.
    It starts: { $starts }
    It ends: { $ends }

    See what is new and tell whether you come:
    { $link }
message-meeting_moved-sms = The meeting has changed. It starts { $starts }. See: { $link }
message-meeting_called_off-subject = The meeting { $starts } is called off
message-meeting_called_off-body =
    The meeting that was to start { $starts } is not held.
message-meeting_called_off-sms = The meeting { $starts } is not held.
message-meeting_reminder-subject = Reminder of a meeting { $starts }
message-meeting_reminder-body =
    We remind you of the meeting.
    It starts: { $starts }
    It ends: { $ends }

    If you cannot come, tell it here:
    { $link }
message-meeting_reminder-sms = Reminder: the meeting starts { $starts }. See: { $link }
message-survey_invitation-subject = Your panel’s survey is waiting for your answer
message-survey_invitation-body =
    The members of your panel are asked what they think. You can answer once by this link.

    Link: { $link }

    The survey is open until { $closes }.
    The link is your own: do not give it to others. Your answer does not say whom it came from.
message-survey_invitation-sms = Your panel asks for your answer until { $closes }: { $link }
message-survey_reminder-subject = A reminder of your panel’s survey
message-survey_reminder-body =
    Your panel’s survey is still open. Your answer matters.

    Link: { $link }

    The survey is open until { $closes }.
    If you have answered already, there is nothing to do.
message-survey_reminder-sms = Reminder: your panel asks for your answer until { $closes }: { $link }
message-panel_invitation-subject = An invitation to apply to a panel
message-panel_invitation-body =
    You were chosen by chance among those who are invited to apply to a panel. On the panel you tell how services should develop.

    Read more and apply:
    { $link }

    If you do not want to apply, you need not do anything. The link is for you only: do not give it to others.
message-panel_invitation-sms = You were chosen by chance to be invited to apply to a panel. Read more and apply: { $link }
message-seat_taken-subject = You are a member of the panel
message-seat_taken-body =
    You are a member of the panel.

    Your own page, with your invitations to meetings:
    { $link }
message-seat_taken-sms = You are a member of the panel. Your own page, with your invitations to meetings: { $link }
message-topic_answered-subject = Your proposal has been answered
message-topic_answered-body =
    Whoever organises the panel has answered your proposal.

    Read the answer:
    { $link }
message-topic_answered-sms = Whoever organises the panel has answered your proposal. Read the answer: { $link }
message-meeting_costs_asked-subject = Tell what the meeting on { $day } cost you
message-meeting_costs_asked-body =
    Thank you for attending the meeting on { $day }.

    Tell what it cost you to attend and send your claim:
    { $link }

    The link is only for you: do not give it to others.
message-meeting_costs_asked-sms = Thank you for attending the meeting on { $day }. Tell your costs and send your claim: { $link }
message-meeting_fee_approved-subject = Your claim for the meeting on { $day } has been approved
message-meeting_fee_approved-body =
    Your claim for the meeting on { $day } has been approved. You will be paid { $amount } in all.
message-meeting_fee_approved-sms = Your claim for the meeting on { $day } has been approved: { $amount } in all.
message-meeting_fee_rejected-subject = Your claim for the meeting on { $day } was not approved
message-meeting_fee_rejected-body =
    Your claim for the meeting on { $day } was not approved as it was. See why:
    { $link }

    If something is wrong, contact whoever organises the panel.
message-meeting_fee_rejected-sms = Your claim for the meeting on { $day } was not approved. See why: { $link }
message-panel_ended-subject = The panel has ended
message-panel_ended-body =
    The panel that you applied to or were a member of has ended. Thank you!

    We delete your data from the service. You need not do anything.
message-panel_ended-sms = The panel that you applied to or were a member of has ended. Thank you! We delete your data.
message-contact_changed-subject = Your contact details have been changed
message-contact_changed-body =
    The name or the contact details that you gave to the panel have been changed. From now on, messages go where the new details say.

    If you neither changed them yourself nor asked for it, contact the organiser of the panel at once.
message-contact_changed-sms = The name or contact details that you gave to the panel have been changed. If you did not know of it, contact the organiser of the panel at once.
message-indicators_owed-subject = Values of the programme's indicators are missing
message-indicators_owed-body =
    Values of the participation programme's indicators are missing that you are to report or approve.

    Report them by { $day }. Where there is no value, tell why.

    Values are reported here:
    { $link }
message-indicators_owed-sms = Values of the participation programme's indicators are missing. Report them by { $day }: { $link }

message-initiative_received-subject = We have received your initiative
message-initiative_received-body =
    We have received your initiative. Thank you! By this link you see what happens to it:

    { $link }

    The link is for you alone. Do not send it to others.
message-initiative_received-sms = We have received your initiative. Thank you! See where it stands: { $link }
message-initiative_told-subject = News of your initiative
message-initiative_told-body =
    We have written to you about your initiative. Read the message by this link:

    { $link }

    The link is for you alone. Do not send it to others.
message-initiative_told-sms = We have written to you about your initiative. Read the message: { $link }
# Customer feedback
message-customer_feedback_received-subject = We have received your feedback
message-customer_feedback_received-body =
    Thank you for your feedback. We have received it.

    Here you can see how the handling of your feedback proceeds:
    { $link }

    The link is only for you: do not give it to others.
message-customer_feedback_received-sms = We have received your feedback. Thank you! Follow its handling: { $link }
message-customer_feedback_answered-subject = Your feedback has been answered
message-customer_feedback_answered-body =
    Your feedback has been handled and answered.

    Read the answer:
    { $link }

    The link is only for you: do not give it to others.
message-customer_feedback_answered-sms = Your feedback has been handled. Read the answer: { $link }
message-customer_feedback_waits-subject = Customer feedback waits to be handled
message-customer_feedback_waits-body =
    There is customer feedback in your queue.

    Taken by nobody: { $untaken }
    Due within three working days: { $soon }
    Overdue: { $overdue }

    The queue is here:
    { $link }
message-customer_feedback_waits-sms = Customer feedback in your queue: not taken { $untaken }, due soon { $soon }, overdue { $overdue }. { $link }
