### What the judge says about a rule: the reason, one way to mend it, and what would change it.

advice-bare_link = Tell us why you liked it: one line in your own words is enough.
advice-link = Leave the link out for this half hour. If somebody asks for it, send it to them afterwards.
advice-pitch = Say what happened and why it matters to you, or turn it into a question.
advice-metrics = Leave the numbers out and tell the story behind them.
advice-politics = Leave it out, just for this half hour.

relief-bare_link-say_why = { $words ->
    [one] One word of your own about it would change this.
   *[other] About { $words } words of your own about it would change this.
 }
relief-bare_link-answer_with_it = As an answer to somebody who asked, it would be fine.
relief-link-leave_it_out = Without the link it is fine.
relief-pitch-leave_out = Without { $words } it would read differently.
relief-pitch-tell_or_ask = Told as a story without an offer, or asked as a question, it is talk.
relief-metrics-leave_out = Without { $words } it would read differently.
relief-metrics-tell_the_story = Without the figures it is a story.
relief-politics-leave_out = Without { $words } it would read differently.
relief-politics-elsewhere = Elsewhere, or later, it is yours to say.

## Why was this flagged?

why-title = ### What the machine saw
why-gone = The words are gone or have changed since, so only what was booked remains.
why-clean = Read again just now, nothing in it looks like selling.
why-differs = -# Read again now, it comes out differently than it did then: something around it has changed. What counts is what was booked.
why-shadow = -# This server was trying the dare out: it cost nothing, and nobody was told.
why-rule = **{ $rule }** (weighs { $weight })
why-weighs = { $what } +{ $weight }
why-eases = { $what } { $weight }, which eases it
why-booked = **What was booked:**
why-line = - { $what }: { $points }{ $note }
why-total = -# Altogether: { $points }
why-not_yours = Only whoever wrote it, or a moderator, can ask why.
why-not_judged = That message was not judged: no half hour covers it, or it stands where none is watched.

## Check before you post

check-title = ### This could read like selling
check-clean = Nothing in it looks like selling. Go ahead.
check-signals = I see { $what } in it. People like that.
check-stake = -# Points at stake in a half hour: { $points }.
check-ideas = **Two ways to make a question of it:**

## Appeals

appeal-sent = A moderator will take a look. You hear from me either way.
appeal-none = There is no slip to talk about any more.
appeal-already = You have asked about this one already. A moderator will take a look.
appeal-no_queue = This server has no place for appeals yet. Please ask a moderator directly.
appeal-late = That one is too long ago to change.
appeal-decided = This one is decided already, by <@{ $by }>.
appeal-moderators-only = Appeals are for people who may manage messages here.
appeal-done-accepted = { $by } agrees: it isn't selling. The slip is undone.
appeal-done-kept = { $by } keeps the slip.

rule-slip = Something this half hour leaves out
advice-slip = "Why?" says what it was. Leave it out, just for this half hour.
repair-slip = Leave it out, just for this half hour.

check-turn_bare_link_1 = Say what you liked about it, and ask who else has seen it.
check-turn_bare_link_2 = Leave the link out and ask what others think of its subject.
check-turn_link_1 = Tell the story behind it, and ask if somebody knows the like.
check-turn_link_2 = Ask people what they would want from such a thing.
check-turn_pitch_1 = Say what happened and why it matters to you, then ask how it is for others.
check-turn_pitch_2 = Ask the question that your thing answers.
check-turn_metrics_1 = Tell the moment behind the number, and ask who knows that feeling.
check-turn_metrics_2 = Ask others what they are proud of this week.
check-turn_politics_1 = Ask somebody how their day was instead.
check-turn_politics_2 = Keep it for after the half hour, and ask what people are looking forward to.
check-turn_none_1 = End with a question: people answer questions.
check-turn_none_2 = Ask who else knows this, and how it was for them.

## What a line of the ledger is, and why it is worth what it is

deed-replied = somebody answered
deed-mentioned = somebody spoke to you
deed-reacted = somebody reacted
deed-thanks = thanks for an answer
deed-meeting = a first meeting
deed-finished = a kept half hour
deed-edited = edited since
deed-deleted = deleted since
deed-ring = a closed circle

points-gone = gone since
points-waiting = waits for others
points-answered = answered
points-given = counts in full
points-both = counts for both of you
points-joined = others joined
points-less = counts less: you two talk often, or it was not the first today
points-often = the two of you have talked a lot today
points-same = said before
points-one_sided = they did not come back to you, and a few of those are enough
points-unheard = you spoke to many people and few came back, so that half hour counts for less
points-slipped = there was a slip
points-kept = kept to the end
points-enough = as much as one half hour or day can earn
points-ring = the same few people, only among themselves
points-slip = counts once for a message
points-once = the message is counted already
points-noted = noted
points-mark = noted

trace-flagged = The judge found something, and told its author privately.
trace-clean = The judge found nothing to object to.
