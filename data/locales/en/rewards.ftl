### Badges that count what somebody came to; those of the week stand with the pictures.

badge-ten_half_hours = Ten half hours
badge-ten_half_hours-sign = 🌿
badge-hundred_half_hours = A hundred half hours
badge-hundred_half_hours-sign = 🌳
badge-ten_faces = Met ten people
badge-ten_faces-sign = 🙂
badge-fifty_faces = Met fifty people
badge-fifty_faces-sign = 🎉
badge-good_listener = Good listener
badge-good_listener-sign = 💬
badge-host = Opened ten talks
badge-host-sign = ☕
badge-week_long = A week in a row
badge-week_long-sign = 📅
badge-month_long = A month in a row
badge-month_long-sign = 🏆

## What the week gives

rewards-title = ### Roles of the week
rewards-line = - { $kind }: { $role }
rewards-nothing = nothing
rewards-kind-top = The most points
rewards-kind-curious = The most curious
rewards-kind-quiet = A quiet regular
rewards-next = -# Decided next: { $next }
rewards-held = { $held ->
    [0] (nobody has it now)
    [one] (one has it now)
   *[other] ({ $held } have it now)
 }
rewards-seasons-on = -# A season ends with a post of its own.
rewards-seasons-off = -# A season ends without a post. `seasons:True` adds one.
rewards-badges-off = -# `/halfhour me` shows no badges. `badges:True` brings them back.
rewards-everyone = { $role } cannot be given: everybody has it, or it is gone.
rewards-managed = { $role } belongs to a bot or a service, so I cannot give it.
rewards-powerful = { $role } carries moderators' rights. A reward should not: choose another role.
rewards-too_high = { $role } stands above mine in the list of roles. Drag mine above it in the server's settings.
rewards-no_right = I may not manage roles here. Give me `Manage Roles`, and drag my role above { $role }.
rewards-no_permission = Discord does not let me give { $role }. Give me `Manage Roles`, and drag my role above it.
rewards-unknown_role = A role of the week is gone, so nobody gets it any more. Choose another with `/halfhour-admin rewards`.
rewards-trouble-title = ### A role could not be given

## What prices are called

points-name-question = A question that somebody answered
points-name-answer = An answer given
points-name-thanks = An answer that was taken up
points-name-reply = A reply
points-name-opener = A talk that others joined
points-name-meeting = Two people talking for the first time
points-name-clean = A half hour kept without a slip
points-name-bare_link = Slip: a link on its own
points-name-link = Slip: a link to one's own things
points-name-pitch = Slip: a pitch
points-name-metrics = Slip: numbers and reach
points-name-politics = Slip: politics
points-name-half_hour_cap = Most points in one half hour
points-name-day_cap = Most points in one day
