// Slash commands as one types them: the tree of commands, groups and subcommands laid flat.

const SUB = 1;
const GROUP = 2;

/** Every command that can be typed: {command, name: "halfhour start", description, options, leaf}. */
export function typeable(commands) {
  const list = [];
  const walk = (command, node, name) => {
    const children = (node.options ?? []).filter((option) => option.type === SUB || option.type === GROUP);
    if (!children.length)
      list.push({ command, name, description: node.description ?? "", options: node.options ?? [] });
    for (const child of children) walk(command, child, `${name} ${child.name}`);
  };
  for (const command of commands) if ((command.type ?? 1) === 1) walk(command, command, command.name);
  return list;
}

/** Those that fit what stands after the slash; exact beginnings first. */
export function matching(commands, typed) {
  const words = typed.toLowerCase().trim();
  const all = typeable(commands);
  if (!words) return all;
  const score = (entry) => {
    if (entry.name === words) return 0;
    if (entry.name.startsWith(words)) return 1;
    if (entry.name.split(" ").some((part) => part.startsWith(words))) return 2;
    return entry.name.includes(words) ? 3 : 9;
  };
  return all
    .map((entry) => [score(entry), entry])
    .filter(([points]) => points < 9)
    .sort((a, b) => a[0] - b[0])
    .map(([, entry]) => entry);
}

/** Checks one option's value as Discord's client does: {value} or {problem}. */
export function checkOption(option, text, chosen) {
  const words = text.trim();
  if (!words && chosen === undefined)
    return option.required ? { problem: "This option is required. Specify a value." } : {};
  if (chosen !== undefined) return { value: chosen };
  if (option.choices?.length) {
    const found = option.choices.find(
      (choice) => choice.name.toLowerCase() === words.toLowerCase() || String(choice.value) === words,
    );
    return found ? { value: found.value } : { problem: "Choose one of the given choices." };
  }
  switch (option.type) {
    case 3:
      if (option.min_length && words.length < option.min_length)
        return { problem: `At least ${option.min_length} characters.` };
      if (option.max_length && words.length > option.max_length)
        return { problem: `At most ${option.max_length} characters.` };
      return { value: words };
    case 4:
    case 10: {
      const number = Number(words.replace(",", "."));
      if (!Number.isFinite(number) || (option.type === 4 && !Number.isInteger(number)))
        return { problem: option.type === 4 ? "Enter a whole number." : "Enter a number." };
      if (option.min_value !== undefined && number < option.min_value)
        return { problem: `At least ${option.min_value}.` };
      if (option.max_value !== undefined && number > option.max_value)
        return { problem: `At most ${option.max_value}.` };
      return { value: number };
    }
    case 5:
      if (/^(true|yes|1)$/i.test(words)) return { value: true };
      if (/^(false|no|0)$/i.test(words)) return { value: false };
      return { problem: "Choose True or False." };
    default:
      return { problem: "Choose one from the list." };
  }
}
