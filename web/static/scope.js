/** What a question is limited to: zones, newspapers, a time. */

/**
 * @typedef {object} Scope as the server takes it; what is not limited is left out
 * @property {string[]} [zones]
 * @property {string[]} [sources]
 * @property {string} [since]
 * @property {string} [until]
 */

/** @param {unknown} value @returns {Scope} what can be used of something that was kept */
export function readScope(value) {
  const scope = {};
  for (const kind of ["zones", "sources"]) {
    const names = Array.isArray(value?.[kind]) ? value[kind].filter(isName) : [];
    if (names.length) scope[kind] = names;
  }
  for (const kind of ["since", "until"]) if (isName(value?.[kind])) scope[kind] = value[kind];
  return scope;
}

function isName(value) {
  return typeof value === "string" && value !== "";
}

/** @param {Scope} scope @returns {{kind: string, value: string}[]} each limit by itself */
export function limitsOf(scope) {
  const names = ["zones", "sources"].flatMap((kind) =>
    (scope[kind] ?? []).map((value) => ({ kind, value })),
  );
  const days = ["since", "until"].filter((kind) => scope[kind]);
  return [...names, ...days.map((kind) => ({ kind, value: scope[kind] }))];
}

/** @param {Scope} scope @param {{kind: string, value: string}} limit @returns {Scope} without it */
export function without(scope, { kind, value }) {
  const rest = Array.isArray(scope[kind]) ? scope[kind].filter((each) => each !== value) : "";
  return readScope({ ...scope, [kind]: rest });
}

/**
 * @param {Scope} scope
 * @param {Record<string, string>} strings
 * @param {string} removing what the button of a chip does, `{name}` being its limit
 * @param {(limit: {kind: string, value: string}) => void} remove
 * @returns {HTMLElement[]} a chip for each limit
 */
export function scopeChips(scope, strings, removing, remove) {
  return limitsOf(scope).map((limit) => {
    const chip = document.createElement("li");
    const name = document.createElement("span");
    const button = document.createElement("button");
    name.textContent = limitName(limit, strings);
    button.type = "button";
    button.className = "remove-limit";
    button.textContent = "×";
    button.setAttribute("aria-label", removing.replace("{name}", () => name.textContent));
    button.title = button.getAttribute("aria-label");
    button.addEventListener("click", () => remove(limit));
    chip.className = "limit";
    chip.append(name, button);
    return chip;
  });
}

function limitName({ kind, value }, strings) {
  const frame = { since: strings.scope_since, until: strings.scope_until }[kind] ?? "{n}";
  return frame.replace("{n}", () => value);
}
