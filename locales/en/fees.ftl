# Fees and costs

# Roles
role-budget_approver = Budget approver
role-payroll = Payroll

# Where a claim stands
claim-state-draft = Being filled in
claim-state-submitted = Waits to be checked
claim-state-checked = Waits to be approved
claim-state-approved = Approved
claim-state-exported = Taken to payroll
claim-state-paid = Paid
claim-state-waived = Waived
claim-state-rejected = Rejected

# What a fee is paid for
fee-unit-hour = Hour
fee-unit-task = Task
fee-unit-half_day = Half a day
fee-unit-day = Day

# Acts of the log
act-fee-class-saved = Changed the price list
act-claim-filled = Filled in a claim
act-claim-submitted = Sent a claim to be checked
act-claim-waived = Entered that a claim is waived
act-claim-checked = Checked a claim
act-claim-approved = Approved a claim
act-claim-rejected = Rejected a claim
act-claim-reopened = Reopened a claim
act-payroll-exported = Made a file for payroll
act-payroll-downloaded = Downloaded a file for payroll
act-claims-paid = Noted claims as paid
act-feedback-given = Gave feedback on a gig
act-feedback-handled = Noted feedback as handled

# The list of claims
staff-nav-fees = Fees and costs
staff-fees-all = All claims
staff-fees-empty-title = There are no claims yet
staff-fees-empty-text = A claim is made when a gig is reported as held. Where no fee class was agreed, only costs are paid.
staff-fees-open = Open the claim
staff-fees-none-found = No claim is in this state.
staff-fees-caption =
    { $count ->
        [one] { $count } claim
       *[other] { $count } claims
    }, { $total } in all
staff-fee-order = Order
staff-fee-day = Day of the gig
staff-fee-total = In all

# One claim
staff-fee-gig = Gig
staff-fee-cost-centre = Cost centre
staff-fee-class = Fee class
staff-fee-fee = Fee
staff-fee-waived = Waived
staff-fee-costs-only = No fee was agreed, only costs are paid
staff-fee-km = Kilometres in one’s own car
staff-fee-km-at = { $km } km at { $price } each
staff-fee-km-is-other = The price list has no price for a kilometre. Enter the way in one’s own car under other costs.
staff-fee-other = Other costs
staff-fee-other-euros = Other costs in euros, such as tickets
staff-fee-note = What the other costs were for
staff-fee-reason = The claim was rejected. Reason:
staff-fee-fill-title = Travel and other costs
staff-fee-fill-help = Fill in what the expert has told. You cannot approve a claim that you have filled in.
staff-fee-waive-fee = The expert waives the fee. Costs are paid all the same.
staff-fee-step-submit = Send to be checked
staff-fee-step-check = Mark as checked
staff-fee-step-approve = Approve for payment
staff-fee-step-reopen = Reopen
staff-fee-step-reject = Reject the claim
staff-fee-step-waive = Enter that nothing is claimed
staff-fee-submit-text = The claim goes on to be checked. Nothing can be changed after that.
staff-fee-check-text = Confirm that the gig was held and the costs are right. The claim then goes to the budget approver.
staff-fee-approve-text = The claim will be paid. The expert is told.
staff-fee-reopen-text = The claim can be changed again. It is then checked and approved anew.
staff-fee-reject-text = The claim is not paid as it is. The expert is told why.
staff-fee-waive-text = The expert takes neither fee nor costs. This cannot be undone.
staff-fee-reject-reason = Why is the claim not paid?
staff-fee-not-possible = This cannot be done now. The claim may have moved on, or you have had a hand in it yourself.
staff-fee-back = Back to the claim

# By what is paid
staff-order-fee-class-help = The fee is agreed by this class when the order is confirmed.
staff-order-fee-class-own = The expert’s own fee class
staff-pay-title = How fees are agreed
staff-pay-lead = This holds where no fee class has been chosen for the order. The class of gigs that are confirmed already does not change.
staff-pay-no-class = No fee class of their own

# The price list
staff-prices-title = Price list
staff-prices-lead = A gig is paid by the price of its day. Once it is confirmed, its price does not change.
staff-prices-empty = The price list has no classes yet.
staff-prices-caption = Fee classes and their prices
staff-price-name = Name
staff-price-code = Code
staff-price-from = Holds from
staff-price-unit = Paid for
staff-price-price = Price
staff-price-km-price = Kilometre
staff-price-current = Holds now
staff-prices-new = Add a class or a new price
staff-prices-new-help = New price: use the code of the class and choose the day from which the price holds.
staff-price-cents = Price in euros
staff-price-preparation = Preparation in minutes (hourly prices only)
staff-price-km = Price of a kilometre in euros

# Payroll
staff-payroll-title = Files for payroll
staff-payroll-lead = The file holds names and payroll numbers. Each download is logged. Delete the file from your computer once payroll has it.
staff-payroll-waiting = Approved claims
staff-payroll-nothing = No claim waits to be paid.
staff-payroll-waiting-text =
    { $count ->
        [one] { $count } claim waits to be paid
       *[other] { $count } claims wait to be paid
    }, { $total } in all.
staff-payroll-make = Make a file
staff-payroll-made = Files
staff-payroll-empty = No file has been made yet.
staff-payroll-caption = Files for payroll, the newest first
staff-payroll-made-at = Made
staff-payroll-claims = Claims
staff-payroll-download = Download
staff-payroll-paid = Note as paid

# Feedback on gigs
staff-nav-feedback = Feedback on gigs
staff-order-step-feedback = Give feedback
staff-feedback-give-title = How did the gig go?
staff-feedback-give-lead = Coordinators read your feedback. The expert can see it in their own data. They give feedback of their own. If somebody was not treated with respect, coordinators are told at once.
staff-feedback-of-order = Feedback
staff-feedback-none-yet = Nobody has given feedback yet.
staff-feedback-own = Your feedback
staff-feedback-own-none = You have not given feedback yet.
staff-feedback-no-gigs = The order has no gigs that were held.
staff-feedback-is-given = Feedback has been given. Thank you!
staff-feedback-score = How useful was the gig?
staff-feedback-score-low = not useful at all
staff-feedback-score-high = very useful
staff-feedback-safe = Was everybody treated with respect?
staff-feedback-comment = What went well, what could be done differently?
staff-feedback-contact = I want a coordinator to get in touch
staff-feedback-send = Send feedback
staff-feedback-lead = Here is the feedback in which somebody asks to be contacted or was not treated with respect. The expert sees who has read feedback on their gigs.
staff-feedback-empty = No feedback waits for anybody.
staff-feedback-by-orderer = From the orderer
staff-feedback-by-expert = From the expert
staff-feedback-unsafe = Not everybody was treated with respect
staff-feedback-wants-contact = Asks to be contacted
staff-feedback-score-given = Score
staff-feedback-handled = Note as handled
staff-fee-panel = Panel
