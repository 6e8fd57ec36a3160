# What the pictures say, and their alternative texts. Short: a line has little room.

picture-board-title-points = Who talked with people
picture-board-title-curious = Most curious
picture-board-title-listener = Best listener
picture-board-title-faces = New faces met
picture-board-title-improved = Most improved
picture-board-title-streak = Longest streak

picture-board-period-daily = one day
picture-board-period-weekly = one week
picture-board-period-monthly = one month
picture-board-period-season = one season
picture-board-period-all_time = since the beginning

picture-board-thanks = Thank you for talking with each other.
picture-board-nobody = It was quiet here
picture-board-nobody-hint = The next half hour could be yours.
picture-board-somebody = Somebody

# { $count } is never shown without its unit.
picture-board-value-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
picture-board-value-curious = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
picture-board-value-listener = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
picture-board-value-faces = { $count ->
    [one] { $count } new face
   *[other] { $count } new faces
}
picture-board-value-improved = { $count ->
    [one] { $count } point more
   *[other] { $count } points more
}
picture-board-value-streak = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

picture-deed-half_hours = { $count ->
    [one] { $count } half hour
   *[other] { $count } half hours
}
picture-deed-asked = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
picture-deed-answered = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
picture-deed-replied = { $count ->
    [one] { $count } reply
   *[other] { $count } replies
}
picture-deed-opened = { $count ->
    [one] { $count } discussion opened
   *[other] { $count } discussions opened
}
picture-deed-met = { $count ->
    [one] { $count } new face
   *[other] { $count } new faces
}
picture-deed-half_hours-quiet = took the dare
picture-deed-asked-quiet = asked
picture-deed-answered-quiet = answered
picture-deed-replied-quiet = listened and replied
picture-deed-opened-quiet = opened a talk
picture-deed-met-quiet = met new people

picture-board-alt-people = A board of { $server }, best first.
picture-board-alt-equals = A board of { $server }, by name.
picture-board-alt-nobody = A board of { $server } with nobody on it.
picture-board-alt-name = { $name }
picture-board-alt-row-points = { $rank }. { $name }, { picture-board-value-points }
picture-board-alt-row-curious = { $rank }. { $name }, { picture-board-value-curious }
picture-board-alt-row-listener = { $rank }. { $name }, { picture-board-value-listener }
picture-board-alt-row-faces = { $rank }. { $name }, { picture-board-value-faces }
picture-board-alt-row-improved = { $rank }. { $name }, { picture-board-value-improved }
picture-board-alt-row-streak = { $rank }. { $name }, { picture-board-value-streak }

picture-card-half_hours = { $count ->
    [one] half hour
   *[other] half hours
}
picture-card-questions = { $count ->
    [one] good question
   *[other] good questions
}
picture-card-answers = { $count ->
    [one] answer given
   *[other] answers given
}
picture-card-met = { $count ->
    [one] person met first
   *[other] people met first
}
picture-card-streak = { $count ->
    [0] A streak starts with one half hour.
    [one] { $count } day in a row
   *[other] { $count } days in a row
}
picture-card-longest = Longest so far: { $count ->
    [one] { $count } day
   *[other] { $count } days
}
picture-card-rest-free = Rest day still free
picture-card-rest-used = Rest day taken
picture-card-alt-head = The card of { $name } in { $server }.
picture-card-alt-half_hours = { picture-deed-half_hours }
picture-card-alt-streak = A streak of { $count ->
    [one] { $count } day
   *[other] { $count } days
}, the longest { $longest ->
    [one] { $longest } day
   *[other] { $longest } days
}

picture-audit-title = Through critical eyes
picture-audit-talk = talk
picture-audit-headline = { $count ->
    [0] Nothing but talk
   *[other] { $count } in 100 were noise
}
picture-audit-all_talk = Not one of the three noises. What a stream.
picture-audit-mostly_talk = Mostly people talking with people.
picture-audit-mixed = Plenty of talk, and some noise to spare.
picture-audit-mostly_noise = Imagine this stream without the noise.
picture-audit-empty = Nothing to look at yet
picture-audit-bare_link = links with nothing said
picture-audit-pitch = pitches
picture-audit-metrics = numbers of one’s own
picture-audit-read = { $count ->
    [one] { $count } message read, none kept
   *[other] { $count } messages read, none kept
}
picture-audit-alt = Of { $read } messages, { $noise } in 100 were noise: { $bare_link } in 100 links with nothing said, { $pitch } in 100 pitches, { $metrics } in 100 numbers of one’s own. The rest was talk.

# Badges: a sign that stands for it, and its name.
badge-first_half_hour = First half hour
badge-first_half_hour-sign = 🌱
badge-curious = Most curious
badge-curious-sign = 🔎
badge-listener = Best listener
badge-listener-sign = 👂
badge-faces = Met the most people
badge-faces-sign = 👋
badge-improved = Most improved
badge-improved-sign = 🌤️
badge-streak = Longest streak
badge-streak-sign = 🔥
badge-points = Week’s first
badge-points-sign = 🌟
badge-quiet = Quiet regular
badge-quiet-sign = 🌙
badge-together = Better together
badge-together-sign = 🤝
