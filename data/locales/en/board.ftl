### What the boards say beyond the names on them.

board-earlier = Earlier
board-later = Later
board-and-more = { $names } and { $more } more
board-highlight = **{ $kind }:** { $names } ({ $value })
board-highlight-quiet = **{ $kind }:** { $names }
board-when = { $days } · { $people ->
    [one] one person
   *[other] { $people } people
 }
board-shared = -# { $more ->
    [one] One more shares the last place.
   *[other] { $more } more share the last place.
 }
board-missed = { $missed ->
    [one] -# One board before this one was left out while I was away.
   *[other] -# { $missed } boards before this one were left out while I was away.
 }
board-season = The season is over
board-thanks-season = Thank you for a season of talking with each other. A new one has begun, and everybody starts at nothing.
