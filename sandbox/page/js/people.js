// Who one is: the corner at the lower left, with the others one can be.

import { avatar } from "./avatar.js";
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./popup.js";

const PARTS = {
  member: "a member",
  second: "another member",
  moderator: "a moderator",
  newcomer: "new here",
  cast: "part of the cast",
};

/** What a part is called. */
export function partWords(part) {
  return PARTS[part] ?? part ?? "";
}

/** Draws the corner; the choice goes to app.become(user id). */
export function startPeople(app) {
  const { store } = app;
  const root = byId("me");
  const draw = () => {
    if (!store.me) return;
    const name = store.nameOf(store.me);
    const button = h(
      "button.me-button",
      {
        type: "button",
        id: "switch-person",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        onclick: () =>
          openMenu(
            [
              { heading: "Be somebody else" },
              ...store.people
                .filter((person) => person.part !== "cast")
                .map((person) => ({
                  label: store.nameOf(person.user),
                  note: partWords(person.part),
                  before: avatar(person.user, 24, store.nameOf(person.user)),
                  checked: person.user.id === store.me.id,
                  run: () => app.become(person.user.id),
                })),
            ],
            button,
            { prefer: "above", label: "Switch who you are", width: "anchor" },
          ),
      },
      avatar(store.me, 32, name),
      h("span.hidden-words", {}, "You are "),
      h("span.me-words", {}, h("strong", {}, name), h("small", {}, partWords(store.partOf(store.me.id)))),
      h("span.hidden-words", {}, "Switch who you are"),
      h("span.me-switch", { "aria-hidden": "true" }, icon("people", 20)),
    );
    fill(root, button);
  };
  store.on("state", draw);
  store.on("members", draw);
  draw();
}
