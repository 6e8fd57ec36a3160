### A server's choices as a file, and trying the dare out: what moderators read.

## The file

config-title = ### This server's choices
config-exported = Everything that was chosen here, to keep or to change by hand. `/halfhour-admin config import` takes it in again. What is left out of the file stays as it is.
config-imported = ### Taken in
config-same = Read and checked: everything is as the file says already.
config-wrong = { $count ->
    [one] ### That file has a mistake, so nothing was changed
   *[other] ### That file has { $count } mistakes, so nothing was changed
 }
config-more = { $count ->
    [one] -# And one more.
   *[other] -# And { $count } more.
 }
config-overtaken = ### Something changed meanwhile, so nothing was taken in
config-overtaken-next = That came after your file was written. Export the choices again and change those, or take the line `revision` out of your file and import it as it is.
config-too_large = The file is larger than { $most } KB.
config-no_json = It cannot be read as JSON: look at line { $line }, column { $column }.
config-no_config = It is no file of mine: it has to begin with `{ $mark }`.
config-edition = It was written for another edition. I know edition { $edition }.
config-unknown = `{ $where }` is nothing that I know.
config-missing = `{ $where }` is missing.
config-no_table = `{ $where }` has to be a group in curly brackets.
config-no_list = `{ $where }` has to be a list in square brackets.
config-too_many = `{ $where }` has more than { $most } entries.
config-no_id = `{ $where }` has to be an id: digits in quotation marks.
config-no_channel = `{ $where }`: this server has no such channel, or not one of the right kind ({ $id }).
config-no_role = `{ $where }`: this server has no such role ({ $id }).
config-no_choice = `{ $where }` has to be one of: { $choices }.
config-no_number = `{ $where }` has to be a whole number from { $least } to { $most }.
config-no_words = `{ $where }` needs between 1 and { $most } letters.
config-no_truth = `{ $where }` has to be true or false.
config-no_zone = `{ $where }` has to be a time zone such as Europe/Vienna.
config-no_time = `{ $where }` has to be a time such as 19:00.
config-no_name = `{ $where }` needs between 1 and { $most } letters, digits or hyphens.
config-no_question = `{ $where }` has to be a question of at most { $most } letters, with its question mark.
config-nothing_watched = `{ $where }` needs at least one channel.
config-twice = `{ $where }` says what another one says already.
config-refused = `{ $where }`: { $why }

## Who changed what

history-title = ### Who changed what
history-none = Nothing was changed yet.
history-nobody = Nobody in particular
history-line = - { $at_in }: { $who } · { $change }{ $how ->
    [import] { " " }(by a file)
   *[other] {""}
 }
history-change = **{ $what }:** { $before } → { $after }
history-list = **{ $what }:** { $counts }
history-watched = Watched channels
history-exempt_channels = Left out
history-exempt_roles = Roles left out
history-leaderboard_channel = Leaderboard
history-appeals_channel = Appeals
history-zone = Time zone
history-preset = How strict
history-grace_seconds = Seconds to mend a slip
history-week_start = First day of the week
history-shadow = Trial
history-allowed = What is fine here
history-questions = Questions to open with
history-boards = Boards
history-social_hours = Social hours
history-prices = What things are worth
history-badges = Badges
history-roles = Roles of the week

## Trial

shadow-title = ### Trying it out
shadow-on = **On trial.** Slips are counted here and told to nobody: they cost nothing and end nothing. Talk counts as ever.
shadow-off = **For real.** Slips are told to whoever made them, and can be mended.
shadow-from-now = -# That holds for half hours that start from now on.
shadow-found = In trials of the last { $days } days these would have been slips:
shadow-nothing = No slips in trials of the last { $days } days.
shadow-hint = -# `/halfhour-admin shadow switch:on` begins a trial, `switch:off` ends it. Who said it is not shown.

## Judging a channel again

replay-title = ### This channel, judged again
replay-now = **As it is** (`{ $preset }`): { $flagged } of { $read } messages would be slips.
replay-then = **With { $tried }:** { $flagged }, { $change }.
replay-more = { $count } more
replay-fewer = { $count } fewer
replay-same = no more and no fewer
replay-line = - { $rule }: { $count }
replay-allowing = { $value } allowed
replay-hint = -# Counts only; nothing was booked or kept. A message can be more than one of these.
replay-hint-try = -# Counts only; nothing was booked or kept. Try another strictness, or a phrase or domain to allow, before you choose it.
