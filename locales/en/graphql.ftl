# Messages of the API. Respondents meet them through a client.

error-unauthenticated = Log in and try again.
error-forbidden = Your role does not allow this.
error-not-found = This does not exist.
error-rate-limited = Too many attempts. Wait a moment and try again.
error-unavailable = The service is busy just now. Try again in a moment.
error-fault = Something went wrong in the service. It has been logged.
error-method-not-allowed = Send the document with POST.
error-media-type = Send the document as application/json.
error-body-too-large = The request is too large. A document may take 256 KiB.
error-bad-request = The body is not one GraphQL request.
error-foreign-origin = This site does not accept writes from other sites.
error-page-size = A page has 1 to 100 items.
error-page-direction = Use first with after, or last with before.
error-cursor = This is not a cursor of this list.

problem-invalid-input = Check the input.
problem-survey-not-found = There is no such survey.
problem-survey-not-open = The survey does not take answers now.
problem-client-key-used = This key has answered another survey. Make a new key.
problem-already-withdrawn = This answer has been withdrawn.
problem-receipt-not-found = No answer has this receipt code.
problem-withdrawal-too-late = The results have been published, so the answer can no longer be withdrawn.
problem-wrong-credentials = The e-mail address or the password is wrong.
problem-stale-revision = Somebody else has saved the survey meanwhile. Read it again.
problem-stale-order = Somebody else has changed the order. Read it again.
problem-expert-double-booked = The expert has another booking at the same time.
problem-offer-not-open = This request can no longer be answered. It may have been answered, run out or been taken back.
problem-expert-paused = You are taking a break, so you cannot accept now. End the break on your own page, then answer again. You can also decline.
problem-agreement-over = Your agreement does not hold on the days of the gig, so you cannot accept it. Ask the coordinator whether it can be extended.
