/** Puts the page together: the question box, the examples, the thread, what is kept. */

import { Thread } from "./thread.js";
import { followComposer } from "./composer.js";
import { followCitations } from "./citations.js";
import { followMenus } from "./menus.js";
import { followShortcuts } from "./shortcuts.js";
import { print, saveFile } from "./exporting.js";
import { ScopeChooser } from "./scope_dialog.js";
import { SourcePanel } from "./source_panel.js";
import * as store from "./store.js";

const at = (id) => document.getElementById(id);
const strings = JSON.parse(at("strings").dataset.strings);
const intro = at("intro");
const history = at("history");
const cleared = at("cleared");

const thread = new Thread(at("thread"), strings, { changed: keep, said: say, busy });
const scope = new ScopeChooser(at("scope"), at("scope-dialog"), strings);
const panel = new SourcePanel(at("panel"), at("thread"), strings);
const composer = followComposer(at("composer"), strings, {
  ask: (question) => thread.ask(question, scope.scope),
  stop: () => thread.stop(),
});

/** @param {boolean} working */
function busy(working) {
  composer.setWorking(working);
}

/** @param {string} text what a screen reader is told */
function say(text) {
  at("status").textContent = text;
}

function keep() {
  store.save(thread.turns());
  show();
}

function show() {
  const empty = thread.turns().length === 0;
  intro.hidden = !empty;
  history.hidden = empty;
  if (!empty) cleared.hidden = true;
}

for (const button of document.querySelectorAll(".example")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    composer.focus();
    thread.ask(button.textContent.trim(), scope.scope);
  });
}

let forgotten = [];

at("clear").addEventListener("click", () => {
  thread.stop();
  panel.close();
  forgotten = thread.turns();
  thread.clear();
  keep();
  cleared.hidden = false;
  at("undo").focus();
});

at("undo").addEventListener("click", () => {
  cleared.hidden = true;
  thread.restore(forgotten);
  keep();
  composer.focus();
});

for (const button of document.querySelectorAll("#export-all [data-format]")) {
  button.addEventListener("click", async () => {
    try {
      await saveFile(thread.turns(), strings.thread, button.dataset.format);
    } catch {
      say(strings.error_unknown);
    }
  });
}
at("print-all").addEventListener("click", () => print());

const press = (selector) => () => thread.current()?.querySelector(selector)?.click();

/** Steps through the citations of the open panel, else opens that of the current turn. */
function step(by) {
  if (panel.isOpen) return panel.step(by);
  const link = thread.current()?.querySelector("a.chip, a.quote");
  if (link) panel.open(link);
}

function escape() {
  if (thread.running) thread.stop();
  else if (panel.isOpen) panel.close();
  else document.activeElement?.blur();
}

followShortcuts(at("help"), {
  Escape: escape,
  "/": () => composer.focus(),
  j: () => thread.move(1),
  k: () => thread.move(-1),
  n: () => step(1),
  p: () => step(-1),
  e: press(".edit"),
  r: press(".again"),
  c: press(".copy"),
  f: () => scope.open(),
});

followMenus();
followCitations(at("card"), at("thread"), strings);
thread.restore(store.load());
scope.set(thread.turns().at(-1)?.filters ?? {});
show();
if (thread.turns().length === 0 || composer.hasText()) composer.focus();
