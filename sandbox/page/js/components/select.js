// The select behind all five kinds, in messages and in modals: a button that opens a list box. One value closes it at
// once; several are ticked and taken when it closes. Typing filters, arrows move, Enter or Space chooses.

import { avatar } from "../avatar.js";
import { hex } from "../colours.js";
import { freshId, fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { closePopup, openPopup, popupOf } from "../popup.js";
import { CATEGORY, DM, FORUM, THREADS, VOICE } from "../store.js";
import { partialEmoji } from "./buttons.js";

const PLACEHOLDERS = {
  3: "Make a selection",
  5: "Select a user",
  6: "Select a role",
  7: "Select a user or role",
  8: "Select a channel",
};

function userOptions(store) {
  return [...store.members.values()].map((member) => ({
    value: member.user.id,
    label: store.nameOf(member.user),
    description: member.user.username,
    before: () => avatar(member.user, 24, store.nameOf(member.user)),
  }));
}

function roleOptions(store) {
  return store.guild.roles
    .filter((role) => role.id !== store.guild.id)
    .map((role) => {
      const colour = role.color ? hex(role.color) : null;
      return {
        value: role.id,
        label: `@${role.name}`,
        before: () => h("span.role-dot", { style: colour ? { background: colour } : {} }),
      };
    });
}

/** The icon of a channel's kind. */
export function channelIcon(type) {
  if (type === VOICE) return "voice";
  if (type === FORUM) return "forum";
  if (type === 5) return "megaphone";
  if (THREADS.includes(type)) return "thread";
  if (type === DM) return "at";
  return "hash";
}

function channelOptions(store, types) {
  return [...store.channels.values()]
    .filter(
      (channel) => channel.type !== DM && (types?.length ? types.includes(channel.type) : channel.type !== CATEGORY),
    )
    .map((channel) => ({ value: channel.id, label: channel.name, before: () => icon(channelIcon(channel.type), 18) }));
}

/** The options of a select as [{value, label, description, before(), chosen}]. */
export function optionsOf(store, component) {
  const given = new Set((component.default_values ?? []).map((entry) => entry.id));
  const kinds = {
    3: () =>
      component.options.map((option) => ({
        ...option,
        before: option.emoji ? () => partialEmoji(option.emoji) : null,
        chosen: option.default,
      })),
    5: () => userOptions(store),
    6: () => roleOptions(store),
    7: () => [...userOptions(store), ...roleOptions(store)],
    8: () => channelOptions(store, component.channel_types),
  };
  return kinds[component.type]().map((option) => (given.has(option.value) ? { ...option, chosen: true } : option));
}

/**
 * A select: {element, button, values()}. `onDone(values)` is called when a choice was made and the list has closed.
 */
export function select(app, component, { onDone = () => {}, name = null } = {}) {
  const options = optionsOf(app.store, component);
  const most = component.max_values ?? 1;
  const least = component.min_values ?? 1;
  let chosen = options.filter((option) => option.chosen).map((option) => option.value);
  const label = name ?? component.placeholder ?? PLACEHOLDERS[component.type];
  const listId = freshId("list");
  const face = h("span.select-face");
  const button = h(
    "button.select",
    {
      type: "button",
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": listId,
      disabled: Boolean(component.disabled),
    },
    face,
    icon("down", 20),
  );
  const element = h("div.select-field", {}, button);

  const show = () => {
    const picked = options.filter((option) => chosen.includes(option.value));
    fill(
      face,
      picked.length
        ? picked.map((option) => h("span.picked", {}, option.before?.(), option.label))
        : h("span.placeholder", {}, component.placeholder ?? PLACEHOLDERS[component.type]),
    );
    button.setAttribute(
      "aria-label",
      picked.length ? `${label}: ${picked.map((option) => option.label).join(", ")}` : label,
    );
  };

  const open = () => {
    const before = [...chosen];
    let active = Math.max(
      0,
      options.findIndex((option) => chosen.includes(option.value)),
    );
    let visible = options;
    const list = h("div.select-list", {
      role: "listbox",
      id: listId,
      "aria-label": label,
      "aria-multiselectable": most > 1 ? "true" : undefined,
    });
    const search = h("input.select-search", {
      type: "text",
      placeholder: "Search",
      "aria-label": `Search: ${label}`,
      role: "searchbox",
      autocomplete: "off",
    });
    const searchable = component.type !== 3 || options.length > 8;
    const keys = searchable ? search : list;
    if (!searchable) list.tabIndex = 0;
    const box = h("div.select-popup", {}, searchable ? h("div.select-search-row", {}, search) : null, list);

    const draw = () => {
      const word = search.value.trim().toLowerCase();
      visible = options.filter(
        (option) => option.label.toLowerCase().includes(word) || option.description?.toLowerCase().includes(word),
      );
      active = Math.min(active, Math.max(0, visible.length - 1));
      const full = most > 1 && chosen.length >= most;
      fill(
        list,
        visible.map((option, at) => {
          const on = chosen.includes(option.value);
          return h(
            `div.select-option${at === active ? ".active" : ""}`,
            {
              role: "option",
              id: `${listId}-${at}`,
              "aria-selected": String(on),
              "aria-disabled": full && !on ? "true" : undefined,
              dataset: { value: option.value },
              onclick: () => pick(option),
              onpointermove: () => {
                if (active === at) return;
                active = at;
                for (const [n, child] of [...list.children].entries()) child.classList.toggle("active", n === at);
                keys.setAttribute("aria-activedescendant", `${listId}-${at}`);
              },
            },
            option.before ? h("span.option-before", {}, option.before()) : null,
            h(
              "span.option-words",
              {},
              h("span", {}, option.label),
              option.description ? h("small", {}, option.description) : null,
            ),
            h("span.option-mark", {}, on ? icon("check", 18) : null),
          );
        }),
        visible.length ? null : h("div.select-none", {}, "Nothing found"),
      );
      keys.setAttribute("aria-activedescendant", visible.length ? `${listId}-${active}` : "");
      list.children[active]?.scrollIntoView?.({ block: "nearest" });
    };

    const pick = (option) => {
      if (!option) return;
      const on = chosen.includes(option.value);
      if (most === 1) {
        chosen = on && least === 0 ? [] : [option.value];
        closePopup(true);
        return;
      }
      if (on) chosen = chosen.filter((value) => value !== option.value);
      else if (chosen.length < most) chosen = [...chosen, option.value];
      draw();
    };

    keys.addEventListener("keydown", (event) => {
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (move) active = (active + move + visible.length) % Math.max(1, visible.length);
      else if (event.key === "Home") active = 0;
      else if (event.key === "End") active = visible.length - 1;
      else if (event.key === "Enter" || (event.key === " " && !searchable)) {
        event.preventDefault();
        pick(visible[active]);
        return;
      } else if (event.key === "Tab") {
        closePopup(true);
        return;
      } else return;
      event.preventDefault();
      draw();
    });
    search.addEventListener("input", () => {
      active = 0;
      draw();
    });

    draw();
    openPopup(box, button, {
      width: "anchor",
      onclose: () => {
        if (chosen.length < least && !(least <= 1 && chosen.length === 0)) chosen = before;
        show();
        const same = before.length === chosen.length && before.every((value) => chosen.includes(value));
        if (!same) onDone(chosen);
      },
    });
    draw();
    keys.focus();
  };

  button.addEventListener("click", () => (popupOf(button) ? closePopup(true) : open()));
  button.addEventListener("keydown", (event) => {
    if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    open();
  });
  show();
  return { element, button, values: () => chosen, options };
}
