### What whoever runs the bot reads in a terminal: what is wrong, and what to do.

run-no-token =
    There is no token. Make an application at https://discord.com/developers/applications, open "Bot", press
    "Reset Token", and put it into the file .env beside this project as
    DISCORD_TOKEN=...
    No token is needed to try the bot out: make play
run-wrong-token =
    Discord does not know this token. Open your application at https://discord.com/developers/applications,
    "Bot", press "Reset Token", and put the new one into .env as DISCORD_TOKEN=...
run-intents =
    Discord refuses the message content intent. Open your application at
    https://discord.com/developers/applications, "Bot", and switch on "Message Content Intent".
run-unreachable =
    Discord cannot be reached at { $where }. Check this machine's connection, or HALFHOUR_DISCORD_API where you set it.
run-shards =
    Discord wants more shards for a bot of this size. Leave HALFHOUR_SHARDS empty to let it choose.
run-closed = Discord closed the connection for good. The log above says why.
run-real-token =
    HALFHOUR_DISCORD_API points to a sandbox, but DISCORD_TOKEN looks like a real one. Real tokens go to Discord
    alone: take one of the two away.
run-database =
    The database cannot be opened: { $problem }. Check HALFHOUR_DATABASE_URL.
run-settings = These settings cannot work:
run-ready = Half Hour is here as { $name }, in { $guilds ->
    [one] one server
   *[other] { $guilds } servers
 }. Ctrl-C stops it.
run-stopped = Stopped. Your data is in { $where }.

play-port-taken = Port { $port } is taken. The next free one is { $free }: --port { $free }

doctor-ok = ok
doctor-settings-ok = Settings: read.
doctor-database-ok = Database: reachable at { $where }, up to date.
doctor-database-bad = Database: { $where } cannot be used ({ $problem }). Check HALFHOUR_DATABASE_URL.
doctor-token-missing = Token: none.
doctor-token-ok = Token: Discord knows it, as { $name }.
doctor-intents-ok = Message Content intent: on.
doctor-intents-bad = Message Content intent: off. Switch it on in the developer portal, under "Bot".
doctor-invite = Invite link with the least permissions: { $link }
doctor-servers = Servers: { $count }.
doctor-rights-ok = { $server }, { $channel }: everything is allowed that is needed.
doctor-rights-bad = { $server }, { $channel }: missing { $rights }.
doctor-not-set-up = { $server }: not set up yet. Somebody who may manage it types /halfhour-admin setup there.
doctor-well = All is well.
doctor-unwell = { $count ->
    [one] One thing needs attention.
   *[other] { $count } things need attention.
 }

run-wrong-secret =
    This database was made with another HALFHOUR_SECRET. Put the first one back: into the environment, or as
    var/secret beside the database. Without it, what people typed into forms cannot be read.
migrate-done = The database is up to date.
export-nothing = Nothing is kept about that server. Its id is the long number that "Copy Server ID" gives you.

judge-clean = Nothing in it looks like selling.
stream-title = { $read ->
    [one] One message read
   *[other] { $read } messages read
 }
stream-posts = messages
stream-share = share
stream-bare_link = links without a word
stream-pitch = pitches
stream-metrics = numbers shown off
stream-noise = any of the three
stream-talk = talk
stream-bad = { $count ->
    [one] One line was no message and was left out.
   *[other] { $count } lines were no messages and were left out.
 }
stream-picture = The picture is in { $where }.
stream-no-file = { $where } cannot be read: { $problem }
