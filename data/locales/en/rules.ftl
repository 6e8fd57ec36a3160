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
relief-link-leave_it_out = Without the link it is fine.
relief-pitch-leave_out = Without { $words } it would read differently.
relief-metrics-tell_the_story = Without the figures it is a story.
relief-politics-elsewhere = Elsewhere, or later, it is yours to say.
