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
appeal-queue-body = { $member } says that [this message]({ $link }) in { $channel } is not. It was flagged automatically as:
button-accept = It isn't selling
button-keep = Keep it
