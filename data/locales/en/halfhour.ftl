### What members read during a half hour. Warm, short, no jargon; one exclamation mark at most, and rarely that.

## The card before the first half hour

consent-title = ### The dare: half an hour without selling
consent-renewed = -# This server changed what is watched, so here is the card once more.
consent-body =
    For **{ $minutes } minutes** you talk *with* people. No links to your own things, no pitches, no numbers, no politics. Ask, answer, join in.
    
    { "" }**What I watch:** only you, only in { $places }, only until your time is up.
    { "" }**What I keep:** points, ids and the names of rules. Never your words. People who talk with you get credit too; who they are is kept only as a scrambled mark, for 30 days.
    { "" }**To follow a talk** I hold the last five messages of a channel in memory for five minutes, nowhere else.
    { "" }**If you slip,** I tell you privately what I saw, and you have { $grace } to mend it.
consent-ask = How may I reach you?
consent-pledge = -# *"I'm vowing here and now: half an hour of being social."*
consent-dm = I'm in, nudge me by DM
consent-here = I'm in, nudge me only here
consent-off = I'm in, no nudges
consent-later = Not now
consent-declined = No hard feelings. The dare is here whenever you are: `/halfhour start`.
consent-places-all = the watched channels

## Starting

start-title = ### You are in
start-body =
    { $minutes } minutes, until { $end_time } ({ $end_in }). Be curious, be kind, have fun.
start-where = Come over to { $place }.
start-hint-dm = -# If you slip, a DM from me tells you why, and how to mend it.
start-hint-here = -# If you slip, I tell you right here, for your eyes only. `/halfhour inbox` has what I could not show.
start-shadow = -# This server is trying the dare out: slips are told to nobody and cost nothing. Talk counts.
start-hint-off = -# I will stay quiet. Your recap waits in `/halfhour status`.
start-not_set_up = This server has not set me up yet. Somebody who may manage the server can do it with `/halfhour-admin setup`. It takes a minute.
start-minutes = A half hour here lasts between { $least } and { $most } minutes. Pick something in between and off you go.
start-already_here = You are already in one, until { $ends_time } ({ $ends_in }). `/halfhour status` shows how it goes.
start-already_elsewhere = You have one running in another server, until { $ends_time } ({ $ends_in }). One conversation at a time: start here when that one is over.
start-not_watched = { $count ->
    [0] I do not watch this channel. Try again in one where people talk.
   *[other] I do not watch this channel. Start in one of these instead: { $channels }
 }
start-unreadable = I cannot read this channel, so I could not be fair to you. A moderator can let me in (`View Channel` and `Read Message History`), or you start in another channel.
start-blind = Discord is not showing me what people write right now, so I could not see your good questions either. The people who run me have been told; please try again later.
start-exempt = One of your roles is left out of the dare in this server, so there is nothing to start. Talk away.
start-one_moment = One moment: your last half hour is just being counted. Try again in a few seconds.

## Stopping

stop-title = ### All right, that is that
stop-body = You left after { $minutes ->
    [0] less than a minute
    [one] one minute
   *[other] { $minutes } minutes
 }. What you earned for talking stays yours.
stop-forgotten = You left, and this half hour is forgotten: nothing of it is kept.
stop-elsewhere = Your half hour runs in another server. Stop it there, or from the card it gave you.
stop-none = You have no half hour running here. `/halfhour start` begins one.

## Status

status-running-title = ### Your half hour
status-running-body = Ends at { $end_time } ({ $end_in }).
status-none-title = ### No half hour running
status-none-body = Whenever you like: `/halfhour start`.
status-elsewhere = -# One of yours is running in another server.
status-waiting = { $waiting ->
    [one] One note waits for you in `/halfhour inbox`.
   *[other] { $waiting } notes wait for you in `/halfhour inbox`.
 }
status-last = **Your last one:**
status-dm-closed = -# Your DMs are closed to me, so I write to your inbox. To try DMs again: `/halfhour settings`.

## The recap

recap-title-active = So far
recap-title-completed = Half an hour well spent
recap-title-broken = This one broke
recap-title-withdrawn = You left early
recap-where = In { $place } of { $server }, { $minutes ->
    [0] less than a minute
    [one] one minute
   *[other] { $minutes } minutes
 }.
recap-broken = It was a slip too many this time. What you earned for talking stays yours, and the next half hour starts clean.
recap-questions = { $count ->
    [one] one of your questions answered
   *[other] { $count } of your questions answered
 }
recap-answers = { $count ->
    [one] one answer given
   *[other] { $count } answers given
 }
recap-replies = { $count ->
    [one] one reply
   *[other] { $count } replies
 }
recap-openers = { $openers ->
    [one] You opened a discussion that others joined.
   *[other] You opened { $openers } discussions that others joined.
 }
recap-met = { $met ->
    [one] You met one new person.
   *[other] You met { $met } new people.
 }
recap-quiet = It was a quiet one: nothing came back this time. Ask somebody what they are up to, and try again.
recap-nothing-yet = Nothing has come back to you yet. What is somebody here up to today?
recap-slips = { $slips ->
    [one] One slip.
   *[other] { $slips } slips.
 }
recap-mended = { $repaired ->
    [one] One slip, and you mended it.
   *[other] { $repaired } slips, and you mended them all.
 }
recap-slips-both = { $slips ->
    [one] One slip stayed
   *[other] { $slips } slips stayed
 }, { $repaired ->
    [one] one was mended
   *[other] { $repaired } were mended
 }.
recap-clean = Not one slip.
recap-points = { $points ->
    [one] **1 point**
   *[other] **{ $points } points**
 }
recap-points-detail = { $points ->
    [one] **1 point**
   *[other] **{ $points } points**
 } ({ $earned } for talk, { $lost } lost)
recap-open = -# Late answers to your questions count for ten more minutes; then I update this once.
recap-settled = -# All counted.

## Nudges

nudge-where = -# { $place } in { $server }
nudge-slip-title = { $slips ->
    [one] ### A small slip
   *[other] ### { $slips } small slips
 }
nudge-slip-message = [This message]({ $link }) in { $channel }:
nudge-slip-more = { $more ->
    [one] One more message reads the same way: "Why was this flagged?" in its menu explains it.
   *[other] { $more } more messages read the same way: "Why was this flagged?" in their menu explains it.
 }
nudge-slip-repair = **To mend it:** { $repair }
nudge-slip-grace = Edit or delete it by { $until_time } ({ $until_in }), and it is as if it never happened.
nudge-slip-counts = -# Points at stake: { $stake }. Slip { $number } of { $allowed }; at { $allowed } the half hour ends.
nudge-slip-gentle = -# Points at stake: { $stake }. A slip never ends the half hour in this server.
nudge-slip-strict = -# Points at stake: { $stake }. In this server the first slip that stays ends the half hour.
nudge-slip-automatic = -# Found by a machine, seen by nobody else. Machines get things wrong: tell me if this is not selling.
nudge-repaired-title = ### Mended, thank you
nudge-repaired-body = [Your message]({ $link }) is fine now. The slip is gone, as if it never happened.
nudge-quiet-title = ### Somebody is waiting for an answer
nudge-quiet-body = You have been quiet for a while, and that is fine. If you feel like it: [this question]({ $link }) in { $channel } has no answer yet.
nudge-halfway-title = ### Halfway
nudge-halfway-body = You are halfway; it goes on until { $end_time }.

appeal-accepted-title = ### You were right
appeal-accepted-body = A moderator agrees that [your message]({ $link }) was not selling. { $points ->
    [0] The slip is undone.
   *[other] The slip is undone, and the points are back.
 }
appeal-kept-title = ### A moderator took a look
appeal-kept-body = They would keep the slip on [this message]({ $link }). Thank you for asking; it helps to keep the rules honest.

## Why a rule fired, in one line each

rule-bare_link = A link on its own, without a word about it
rule-link = A link to your own things
rule-pitch = A pitch
rule-metrics = Talk about numbers and reach
rule-politics = Politics
repair-bare_link = Add a line on why you liked it.
repair-link = Take the link out, or tell people what it has to do with the talk.
repair-pitch = Say what happened and why it matters to you, or turn it into a question.
repair-metrics = Leave the numbers out and tell the story behind them.
repair-politics = Leave it out, just for this half hour.

signal-question = a question
signal-answer = an answer
signal-reply = a reply
signal-opener = something to talk about

## Buttons

button-start = Start my half hour
button-again = Again
button-stop = Stop
button-stop-forget = Stop and forget
button-status = How am I doing?
button-dare = Go to the dare
button-why = Why?
button-appeal = It isn't selling
button-message = Go to the message
button-question = Go to the question
button-place = Go there
button-inbox = Inbox
button-starter = Give me a question
button-another = Another one
button-old = This button is from an older time and does nothing any more. `/halfhour status` shows where you stand.

again-body = Ready when you are. Type `/halfhour start` in a channel of { $server }.

## Inbox

inbox-empty = Nothing waits for you here. Go and talk with somebody.
inbox-more = { $more ->
    [one] One more note waits for you.
   *[other] { $more } more notes wait for you.
 }

## A DM to the bot

dm-pointer = Hello. I only listen in servers, and only to people who took the dare. Start there with `/halfhour start`, or see what I keep about you with `/halfhour privacy`.

## Bits

time-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 }

## Rounds and dares

round-start-title = ### The round begins
round-start-body = { $started ->
    [0] Nobody is in yet. Join any time: it takes one click.
    [one] One person is in. Join any time: it takes one click.
   *[other] { $started } people are in. Join any time: it takes one click.
 }
round-start-waiting = If you joined before and have not begun: what is watched here has changed, or you have a half hour of your own. Press the button, and I say which.
round-recap-title = ### The round is over
round-recap-nobody = Nobody was in this time. The next one needs only somebody who begins.
round-recap-body = { $finished } of { $started } made it to the end. { $met ->
    [0] Everybody knew everybody.
    [one] Two people talked with each other for the first time.
   *[other] { $met } pairs of people talked with each other for the first time.
 }
dare-expired-body = { $challenger } dared somebody, and the dare has gone to sleep. Anybody can wake up another.

## The leaderboard

board-kind-points = Who talked with people
board-kind-curious = Most curious
board-kind-listener = Best listeners
board-kind-faces = New faces met
board-kind-improved = Most improved
board-kind-streak = Longest streaks
board-all-time = Since the beginning
board-empty = Nobody yet. The first good question takes the lead.
board-around = **Around you**
board-somebody = somebody
board-back = Back
board-next = Next
board-thanks = Thank you to everybody who asked, answered and listened.
board-late = -# I was away when this was due. Sorry that it is late.
board-value-points = { $value ->
    [one] 1 point
   *[other] { $value } points
 }
board-value-curious = { $value ->
    [one] 1 question answered
   *[other] { $value } questions answered
 }
board-value-listener = { $value ->
    [one] 1 answer taken up
   *[other] { $value } answers taken up
 }
board-value-faces = { $value ->
    [one] 1 new face
   *[other] { $value } new faces
 }
board-value-improved = { $value ->
    [one] 1 point more than before
   *[other] { $value } points more than before
 }
board-value-streak = { $value ->
    [one] 1 day
   *[other] { $value } days
 }

## Settings

settings-title = ### How you like it
settings-nudges = **Nudges:** { $how }
settings-nudges-dm = by DM
settings-nudges-here = only here, for my eyes
settings-nudges-off = none
settings-zone = **Time zone:** { $zone }
settings-zone-server = **Time zone:** the server's
settings-quiet = **Quiet hours:** { $since } to { $until }
settings-quiet-none = **Quiet hours:** none
settings-menu-nudges = Nudges: { $choice }
settings-menu-dares = Dares: { $choice }
settings-menu-board = Leaderboard: { $choice }
settings-dares = **Who may dare me:** { $who }
settings-dares-anyone = anyone here
settings-dares-dm = anyone here, and tell me by DM
settings-dares-nobody = nobody
settings-hint = -# Zone and quiet hours: `/halfhour settings zone:Europe/Vienna quiet:22:00-07:00`. `quiet:off` ends them.
settings-bad_zone = I do not know the time zone "{ $zone }". Try a name such as Europe/Vienna or America/New_York.
settings-bad_quiet = Quiet hours look like 22:00-07:00. `off` ends them.
settings-bad_choice = I do not know that choice. Please pick one from the list.

## What is kept

privacy-title = ### What I keep about you
privacy-body =
    Ids, points, the names of rules, your choices, and what you typed into my forms. Never your messages. It is all in this file.
    People who talked with you during a half hour are kept as a scrambled mark, for 30 days.
privacy-erase = Erase it
privacy-erase-title = ### Erase everything?
privacy-erase-body = Your half hours, points and choices in every server will be gone for good, and a half hour that runs now is forgotten. You can start afresh whenever you like.
privacy-erase-yes = Erase everything
privacy-keep = Keep it
privacy-kept = Nothing was erased. It is all still yours.
privacy-erased = { $rows ->
    [0] Nothing about you is kept.
   *[other] Done. Nothing about you is kept any more.
 }
round-start-ends = It ends at { $end_time } ({ $end_in }).
dare-title = ### A dare
dare-body = { $challenger } dares { $friend }: { $minutes } minutes of being social. No links, no pitches, no numbers. Just talk with people.
dare-expires = -# Only the one who was dared can answer. It goes to sleep { $expires_in }.
dare-sent = Your dare stands below, for everybody to see. I ping nobody: if { $friend } is not here just now, tell them yourself.
dare-sent-told = Your dare stands below, and { $friend } hears of it by DM.
dare-told = { $challenger } dares you: { $minutes } minutes of being social. No links, no pitches, no numbers. Just talk with people.
dare-told-expires = -# You answer where it stands; it goes to sleep { $expires_in }. You asked to be told of dares: `/halfhour settings` changes that.
dare-accepted = { $friend } takes the dare of { $challenger }. May it be a good half hour.
dare-declined = { $friend } passes this time. No hard feelings.
dare-declined-aside = That is perfectly fine. Nobody can dare you again before tomorrow. If you never want to be dared by this person, say so here; `/halfhour settings` is for everybody at once.
dare-block-done = They cannot dare you any more.
dare-unseen = { $friend } cannot see this channel. Dare them where they are.
dare-self = You can dare yourself without me: `/halfhour start`.
dare-bot = Bots are social all day long. Pick a person.
dare-blocked = They would rather not be dared. Maybe ask them how they are instead.
dare-too_soon = They passed on a dare not long ago. Try again after { $until_time } ({ $until_in }).
dare-pending = A dare for them stands already. One at a time.
dare-running = They are in a half hour right now. Say hello to them there.
dare-not_set_up = This server has not set me up yet. Somebody who may manage the server can do it with `/halfhour-admin setup`.
dare-not_watched = { $count ->
    [0] I do not watch this channel. Dare them in one where people talk.
   *[other] I do not watch this channel. Dare them in one of these: { $channels }
 }
dare-not_yours = That dare is for somebody else. You can start your own: `/halfhour start`.
dare-over = That dare is over. `/halfhour dare` makes a new one.
together-title = ### Half an hour together
together-body = { $host } opens a round: { $minutes } minutes, starting at { $start_time } ({ $start_in }). Join, and meet somebody you have not talked with yet.
together-joined = { $joined ->
    [one] One person is in.
   *[other] { $joined } people are in.
 }
together-opened = Your round is open, with its card below. You have to join as well, if you want to be in it.
together-in = You are in, { $count ->
    [one] the first one
   *[other] one of { $count }
 }. It starts at { $start_time } ({ $start_in }).
together-in-now = You are in. It runs already, and ends at { $end_time } ({ $end_in }).
together-left = You left the round. It is open until it starts, if you change your mind.
together-not-in = You were not in this round.
together-over = That round is over. `/halfhour together` opens a new one.
together-nearly_over = That round is nearly over. `/halfhour together` opens a new one.
together-bad_start = A round can start within the next { $days } days. Pick a time in between.
button-join = I'm in
button-leave = Leave
button-accept-dare = I take the dare
button-decline-dare = Not today
button-block-dare = Never from them

## Me

me-title = ### You, so far
me-shown = -# Shown to the channel.
me-title-shared = ### { $name }, so far
me-half-hours = { $count ->
    [0] No half hour yet. The first one is the hardest.
    [one] **One half hour**
   *[other] **{ $count } half hours**
 }
me-first = Your first half hour is running. It counts once you have kept it.
me-streak = { $streak ->
    [0] No streak right now; your longest was { $longest ->
        [one] one day
       *[other] { $longest } days
    }.
    [one] One day in a row; the longest so far: { $longest }.
   *[other] { $streak } days in a row; the longest so far: { $longest }.
 }
me-rested = -# This week's rest day is taken.
me-talk = { $questions ->
    [0] No questions answered
    [one] One of your questions answered
   *[other] { $questions } of your questions answered
 }, { $answers ->
    [0] no answers given
    [one] one answer given
   *[other] { $answers } answers given
 }.
button-share = Show it to the channel

audit-title = ### A stream through critical eyes
audit-all-talk = **100 % talk.** Not one of the three noises: no bare links, no pitches, no numbers.
audit-talk = **{ $percent } % talk.** The rest is one of the three noises:
audit-bare_link = Links with not a word about them: { $percent } %
audit-pitch = Pitches: { $percent } %
audit-metrics = Numbers and reach: { $percent } %
audit-read = -# { $mine } messages judged, among the last { $read } of this channel. Nothing of this is kept.
audit-moderators-only = Looking at a whole channel is for people who may manage messages here. Your own stream is yours: leave "whose" out.
audit-nothing = Among the last { $read } messages of this channel, none is yours. Say something first.
audit-too_few = A whole channel is only counted when at least { $least } people talk in it, so that nobody is singled out.

sites-title = ### What is yours
sites-domains = **Sites:** { $list }
sites-names = **Names:** { $list }
sites-none = Nothing declared yet.
sites-hint = -# In a half hour, links to these count as links to yourself. Add one with `/halfhour sites add:`, take one back with `remove:`.
sites-too_many = That would be more than { $most }. Take one back first.
sites-not_a_site = That reads like neither a site nor a name. Try something like example.com.
sites-already = That one is declared already.
sites-unknown = That one is not on your list.

starter-title = ### A question to open with
starter-none = You have had all of my questions this month. Ask somebody what they had for breakfast.

settings-board = **On the leaderboard:** { $who }
settings-board-everybody = everybody may see me
settings-board-me = only I see myself
