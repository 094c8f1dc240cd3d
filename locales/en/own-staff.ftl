# The link to an expert's own page: on staff pages
act-expert-link-sent = Sent an expert the link to their own page
staff-expert-link-title = Send the link to their own page
staff-expert-link-text = The expert gets a message with a link to their own page. A link sent before stops working, and open sessions end. To come in they also need a code, which is sent to them separately.
staff-expert-link-send = Send the link
