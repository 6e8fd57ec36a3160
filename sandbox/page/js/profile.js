// The small card of a person: name, part, roles.

import { avatar } from "./avatar.js";
import { hex } from "./colours.js";
import { h } from "./dom.js";
import { runUserMenu } from "./interactions.js";
import { partWords } from "./people.js";
import { closePopup, openPopup } from "./popup.js";

const USER_MENU = 2;

/** Opens the card at a control. */
export function openProfile(app, user, anchor) {
  const { store } = app;
  const roles = (store.members.get(user.id)?.roles ?? []).map((id) => store.role(id)).filter(Boolean);
  const part = store.partOf(user.id);
  const words = user.bot ? "An app" : part ? partWords(part) : null;
  const card = h(
    "div.profile",
    { role: "dialog", "aria-label": store.nameOf(user), tabindex: "-1" },
    avatar(user, 64, store.nameOf(user)),
    h("strong.profile-name", {}, store.nameOf(user)),
    h("small", {}, user.username),
    words ? h("p", {}, words) : null,
    roles.length
      ? h(
          "div.profile-roles",
          {},
          roles.map((role) =>
            h(
              "span.role-pill",
              {},
              h("span.role-dot", { style: role.color ? { background: hex(role.color) } : {} }),
              role.name,
            ),
          ),
        )
      : null,
  );
  const menus = store.commandsIn(app.channel).filter((command) => command.type === USER_MENU);
  if (menus.length) card.append(h("small.profile-apps", {}, "Apps"));
  for (const command of menus) {
    const run = () => {
      closePopup();
      runUserMenu(app, user, command);
    };
    card.append(h("button.menu-item", { type: "button", onclick: run }, command.name));
  }
  openPopup(card, anchor);
  card.focus();
}
