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
