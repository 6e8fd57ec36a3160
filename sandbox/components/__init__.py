"""Components: their kinds, and the check of a message's tree of them."""
