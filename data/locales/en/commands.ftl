### What the list of commands says (at most 100 characters each).

command-halfhour = Half an hour of being social
command-halfhour-start = I dare you: stop selling and be social, for half an hour
command-halfhour-start-minutes = How long (5 to 120 minutes; 30 if you leave it out)
command-halfhour-stop = Leave your half hour, at once
command-halfhour-stop-forget = Also forget what was counted in it
command-halfhour-status = How your half hour goes, or how the last one went
command-halfhour-leaderboard = Who talked with people
command-halfhour-leaderboard-period = Which time
command-halfhour-leaderboard-kind = Which list

command-halfhour-admin = Half Hour for moderators
command-halfhour-admin-setup = Choose the channels, the leaderboard's place and how strict it is
command-halfhour-admin-setup-watch = A channel to watch, besides those chosen already
command-halfhour-admin-setup-leaderboard = Where the leaderboard is posted
command-halfhour-admin-setup-appeals = Where appeals go
command-halfhour-admin-setup-zone = The server's time zone, such as Europe/Vienna
command-halfhour-admin-setup-strictness = How strict it is
