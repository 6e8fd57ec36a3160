### What moderators read.

setup-title = ### Half Hour in this server
setup-first = Choose below; each choice is saved at once. When the watched channels are set, members can start with `/halfhour start`.
setup-saved = Saved.
setup-renewed = -# More is watched than before, so everybody sees the consent card again at their next start.
setup-watched = **Watched channels:** { $places }
setup-exempt = **Left out:** { $places }
setup-roles = **Roles left out:** { $roles }
setup-board = **Leaderboard:** { $place }
setup-appeals = **Appeals go to:** { $place }
setup-zone = **Time zone:** { $zone }
setup-preset = **How strict:** { $preset }
setup-nothing = none yet
setup-pick-watched = Where may half hours happen?
setup-pick-exempt = Channels to leave out (promo corners, for example)
setup-pick-roles = Roles that are not judged
setup-pick-board = Where does the weekly leaderboard go?
setup-pick-appeals = Where do appeals go? (a moderators' channel)
setup-pick-preset = How strict should it be?
setup-set-zone = Set the time zone
setup-zone-title = Time zone
setup-zone-label = Zone
setup-zone-hint = A name such as Europe/Vienna or America/New_York
setup-promo = -# { $channels } looks like a place for promotion. You may want to leave it out.
setup-missing = **I still need rights there:** { $problems }
setup-missing-line = { $channel }: { $permissions }
setup-no_channels = Please choose at least one channel to watch.
setup-bad_zone = I do not know the time zone "{ $zone }". Try a name such as Europe/Vienna or America/New_York.
setup-bad_preset = There are three ways: gentle, classic and strict.

preset-gentle = gentle: slips cost points, nothing more
preset-classic = classic: the third slip that stays ends the half hour
preset-strict = strict: any link is a slip, and the first that stays ends it

## Appeals

appeal-queue-title = ### Is this selling?
appeal-withdrawn = This appeal was withdrawn. There is nothing left to decide.
appeal-moved = This appeal waits in { $queue } now.
appeal-queue-body = { $member } says that [this message]({ $link }) in { $channel } is not. It was flagged automatically as:
button-accept = It isn't selling
button-keep = Keep the slip

## Exceptions

exception-offer-server = Allow something like it here
exception-offer-channel = Only in that channel
exception-offer-member = Only for this member
exception-title = What is fine here?
exception-value = A phrase, or a domain
exception-value-hint = Type it yourself: nothing is copied from the message.
exception-added = From now on { $value } is fine { $where }.
exception-where-server = in this server
exception-where-channel = in <#{ $id }>
exception-where-member = for <@{ $id }>
exception-bad_choice = I do not know that choice. Please pick one from the list.
exception-bad_value = That needs between 1 and { $most } letters.
exception-too_many = This server has { $most } exceptions already. Take one back first.
exception-removed = Taken back. It counts again from now on.
exception-unknown = There is no such exception any more.
allow-title = ### What is fine here
allow-none = No exceptions yet.
allow-line = - { $value } ({ $kind }), { $where }
allow-kind-phrase = a phrase
allow-kind-domain = a domain

## Rules

rules-title = ### How the rules do here
rules-none = Nothing has fired in the last thirty days.
rules-line = - { $rule }: { $slips ->
    [one] one slip
   *[other] { $slips } slips
 }, { $appealed } appealed, { $overturned } undone ({ $percent } %)
rules-hint = -# A rule that is often undone is too strict for this server: try a gentler preset, or allow what is fine with `/halfhour-admin allow`.

## Social hours

social-title = ### Social hours
social-none = None yet.
social-line = - { $day }, { $at }, { $minutes } minutes in { $channel }
social-hint = -# Times of { $zone }. Each stands as an event of this server once the one before it is over.
social-no-events = I may not make events here, so nobody gets to hear of it yet: please allow me `Create Events`. Times of { $zone }.
social-bad_time = A social hour lasts between { $least } and { $most } minutes.
social-bad_clock = A time looks like 19:00.
social-too_many = This server has { $most } social hours already. Take one away first.
social-removed = Taken away. An event that stands already stays.
social-unknown = There is no such social hour any more.
social-event-name = Half Hour: come and talk
social-event-body = A social hour without selling. Join in with /halfhour start, or just come and talk.

## Questions to open with

prompts-title = ### This server's own questions
prompts-none = None yet. Those that come with me are always there.
prompts-line = - { $text }
prompts-no_question = A question ends with a question mark and has at most { $most } letters, on one line.
prompts-too_many = This server has { $most } questions of its own already. Take one away first.
prompts-already = That one is there already.
prompts-removed = Taken away.
prompts-unknown = There is no such question any more.

## Points

points-title = ### What things are worth here
points-line = - { $what }: **{ $value }** · `{ $name }`, { $least } to { $most }
points-since = -# Holds for half hours that start from { $since_time } on. What was earned before stays as it is.
points-damped =
    -# In the last thirty days { $members ->
        [one] one member
       *[other] { $members } members
    } talked only within a small circle, day after day. That was damped by { $points } points in all. Who it was with is not kept.
points-unknown_price = I know no price called "{ $name }". The list is below the command.
points-bounds = { $name } can be between { $least } and { $most }.
points-reset = Back to the prices that come with me.

## Doctor

doctor-title = ### How I am doing here
doctor-fine = All is well: I can read where I watch, and write where I post.
doctor-blind = Messages reach me without their words. Whoever runs me must switch on the Message Content intent in Discord's developer portal.
doctor-unset = Not set up yet: `/halfhour-admin setup`.
doctor-no-board = No channel for the leaderboard yet: `/halfhour-admin setup`.
doctor-no-appeals = No place for appeals yet, so nobody can object to a slip: `/halfhour-admin setup`.
doctor-gone = A channel that was chosen is gone: { $channel }. Choose another with `/halfhour-admin setup`.
