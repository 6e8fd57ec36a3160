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
command-halfhour-inbox = What I could not send you
command-halfhour-settings = Nudges, time zone, quiet hours, and who may dare you
command-halfhour-settings-nudges = How I may reach you
command-halfhour-settings-zone = Your time zone, such as Europe/Vienna
command-halfhour-settings-quiet = Quiet hours, such as 22:00-07:00; off ends them
command-halfhour-settings-dares = Who may dare you
command-halfhour-privacy = Read what I keep about you, or erase it
command-halfhour-privacy-what = Read it or erase it
command-halfhour-check = Check a draft before you post it; only you see the answer
command-halfhour-check-text = What you are about to post
