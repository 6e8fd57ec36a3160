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
board-nobody = It was quiet here. The next half hour could be yours.
board-season = The season is over
board-thanks-season = Thank you for a season of talking with each other. A new one has begun, and everybody starts at nothing.

## When boards come

schedule-title = ### The boards of this server
schedule-none = None. `/halfhour-admin schedule every:weekly` adds one.
schedule-line = `{ $board }`: { $rhythm }, in { $where }
schedule-next = Next: { $next }
schedule-waits = It waits until that is mended.
schedule-daily = every day at { $at }
schedule-weekly = every { $day } at { $at }
schedule-monthly = on day { $day } of every month at { $at }
schedule-monthly-last = on the last day of every month at { $at }
schedule-season = every quarter, on day { $day }, at { $at }
schedule-season-last = every quarter, on the last day of its first month, at { $at }
schedule-shows = { $kinds }. { $look }.
schedule-look-evening = Evening look
schedule-look-day = Day look
schedule-hint = -# To change one, name it: `/halfhour-admin schedule board:weekly at:18:30`. A change holds from the next post on.
schedule-nowhere = no channel
schedule-no-numbers = Without numbers: names and deeds only.
schedule-trouble-no_permission = I may not post there.
schedule-trouble-unknown_channel = That channel is gone.
schedule-calendar = -# Time zone { $zone }; the week begins on { $day }.
schedule-tried = I will try once more in a moment.
schedule-not_set_up = This server is not set up yet: `/halfhour-admin setup`.
schedule-unknown = There is no such board.
schedule-already = There is a board just like that one already.
schedule-too_many = This server has { $most } boards already. Take one away first.
schedule-no_channel = Say in which channel, or choose the leaderboard's place in `/halfhour-admin setup`.
schedule-bad_every = Boards come daily, weekly, monthly or once a season.
schedule-bad_time = I cannot read the time "{ $time }". It looks like 09:00.
schedule-bad_weekday = I cannot read the day "{ $day }". It looks like Monday.
schedule-bad_day = I cannot read the day "{ $day }". It is a number from 1 to 31, or "last".
schedule-no_day = A daily board has no day: leave it out.
schedule-bad_week_start = I cannot read the day "{ $day }". A week begins on a day such as Monday.
schedule-bad_zone = I do not know the time zone "{ $zone }". Try a name such as Europe/Vienna or America/New_York.
schedule-bad_kind = I know no list called "{ $kind }". There are points, curious, listener, faces, improved and streak.
schedule-bad_look = There are two looks: evening and day.
every-daily = daily
every-weekly = weekly
every-monthly = monthly
every-season = season's
day-monday = Monday
day-tuesday = Tuesday
day-wednesday = Wednesday
day-thursday = Thursday
day-friday = Friday
day-saturday = Saturday
day-sunday = Sunday

board-trouble-title = ### The leaderboard could not be posted
board-trouble-no_permission = I may not post the { $every } board in { $where }. Please let me view the channel, send messages and attach files there, then press the button.
board-trouble-unknown_channel = The channel of { $boards ->
    [one] the { $every } board
   *[other] { $boards } boards
 } is gone. Choose another with `/halfhour-admin setup` or `/halfhour-admin schedule`; { $boards ->
    [one] the schedule stays.
   *[other] their schedules stay.
 }
button-try-again = I mended it
