/** The chips beside the question box, and the dialog in which they are chosen. */

import { get } from "./server.js";
import { readScope, scopeChips, without } from "./scope.js";

const FEW = 8;

export class ScopeChooser {
  /**
   * @param {HTMLElement} bar
   * @param {HTMLDialogElement} dialog
   * @param {Record<string, string>} strings
   */
  constructor(bar, dialog, strings) {
    this.bar = bar;
    this.dialog = dialog;
    this.strings = strings;
    /** @type {import("./scope.js").Scope} */
    this.scope = {};
    this.button = bar.querySelector(".choose-scope");
    this.form = dialog.querySelector("form");
    this.button.addEventListener("click", () => this.open());
    this.form.addEventListener("submit", () => this.set(this.chosen()));
    dialog.querySelector(".clear-scope").addEventListener("click", () => {
      this.set({});
      dialog.close();
    });
    dialog.querySelector(".close").addEventListener("click", () => dialog.close());
    for (const search of dialog.querySelectorAll("input[type=search]")) {
      search.addEventListener("input", () => narrow(search));
      search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    }
  }

  /** @param {import("./scope.js").Scope} scope */
  set(scope) {
    this.scope = readScope(scope);
    const chips = scopeChips(this.scope, this.strings, this.strings.scope_remove, (limit) => {
      this.set(without(this.scope, limit));
      this.button.focus();
    });
    this.bar.querySelector(".scope-chips").replaceChildren(...chips);
    this.bar.querySelector(".scope-chips").hidden = chips.length === 0;
  }

  async open() {
    this.dialog.showModal();
    const trouble = this.dialog.querySelector(".trouble");
    trouble.hidden = true;
    try {
      const choices = await get("/api/filters");
      for (const kind of ["zones", "sources"]) this.offer(kind, choices[kind]);
    } catch {
      trouble.hidden = false;
    }
    for (const day of ["since", "until"]) this.form.elements[day].value = this.scope[day] ?? "";
  }

  /** What is chosen stays on offer, also where no report has it any more. */
  offer(kind, names) {
    const chosen = new Set(this.scope[kind] ?? []);
    const box = this.dialog.querySelector(`[data-kind="${kind}"]`);
    const search = box.querySelector("input[type=search]");
    search.value = "";
    search.hidden = names.length <= FEW;
    const all = [...chosen, ...names.filter((name) => !chosen.has(name))];
    box.hidden = all.length === 0;
    box.querySelector(".choices").replaceChildren(
      ...all.map((name) => choice(kind, name, chosen.has(name))),
    );
  }

  chosen() {
    const data = new FormData(this.form);
    return {
      zones: data.getAll("zones"),
      sources: data.getAll("sources"),
      since: data.get("since").trim(),
      until: data.get("until").trim(),
    };
  }
}

function choice(kind, name, checked) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", name: kind, value: name, checked });
  label.append(box, name);
  return label;
}

/** Shows the choices that have the words that are looked for. */
function narrow(search) {
  const words = search.value.trim().toLowerCase();
  for (const label of search.closest("[data-kind]").querySelectorAll("label")) {
    label.hidden = !label.textContent.toLowerCase().includes(words);
  }
}
