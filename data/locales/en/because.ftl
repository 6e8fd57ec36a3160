### Why a piece of a message weighed what it weighed: a few words after the quoted ones.

because-pitch-look = sends people to look at something
because-pitch-follow = asks for an audience
because-pitch-buy = asks to buy or sign up
because-pitch-contact = asks to be written to in private
because-pitch-beg = asks for likes, votes or money
because-pitch-offer = puts something on offer
because-pitch-launch = announces a product
because-pitch-price = names a price or a discount
because-pitch-scarcity = presses for time
because-pitch-audience = speaks to whoever might want it
because-pitch-hook = asks only to open the sale
because-pitch-promise = promises a result
because-pitch-fear = says what will be lost without it
because-pitch-giveaway = lures with a prize
because-pitch-story = turns a story into an offer
because-pitch-gain = is about your own gain
because-pitch-plug = calls itself an advertisement
because-pitch-emoji = the signs that advertisements wear
because-pitch-link = leads to a place that sells
because-pitch-asks = looks for something, instead of selling it
because-pitch-others = tells what somebody else said or sold
because-pitch-warns = warns of a pitch, or mocks it
because-pitch-gives = gives, with nothing to gain
because-pitch-advice = recommends what is nobody's here
because-pitch-past = is over and done
because-pitch-call_to_act = asks people to do something
because-pitch-own = a phrase that this server added

because-metrics-audience = numbers of an audience
because-metrics-money = numbers of a business
because-metrics-tools = a tool or a report
because-metrics-report = a report to look at

because-politics-election = elections
because-politics-parties = parties
because-politics-government = government

because-bare_link-nothing_said = with not a word about it
because-link-self_link = one of your own places
because-link-learned_link = a place you keep linking to
because-link-any_link = no links in this server's half hours
because-link-denied = a place that this server does not want
