/** Puts the page together: the question box, the examples, the thread, what is kept. */

import { Thread } from "./thread.js";
import { followComposer } from "./composer.js";
import { followCitations } from "./citations.js";
import { followMenus } from "./menus.js";
import { followShortcuts } from "./shortcuts.js";
import { print, saveFile } from "./exporting.js";
import { KeptPage } from "./kept_page.js";
import { browserKeeper } from "./keepers.js";
import { ScopeChooser } from "./scope_dialog.js";
import { SourcePanel } from "./source_panel.js";

const at = (id) => document.getElementById(id);
const strings = JSON.parse(at("strings").dataset.strings);
const intro = at("intro");
const history = at("history");
const cleared = at("cleared");

/** Where the server keeps conversations, the page has a list of them. */
const kept = "keeps" in at("strings").dataset ? new KeptPage(strings, { left, shown, said: say }) : null;
const keeper = kept?.keeper ?? browserKeeper();

const tell = { changed: keep, said: say, busy, share: (what) => kept?.share(what) };
const thread = new Thread(at("thread"), strings, keeper, tell);
const scope = new ScopeChooser(at("scope"), at("scope-dialog"), strings);
const panel = new SourcePanel(at("panel"), at("thread"), strings);
const composer = followComposer(at("composer"), strings, {
  ask: (question) => thread.ask(question, scope.scope),
  stop: () => thread.stop(),
});

/** @param {boolean} working */
function busy(working) {
  composer.setWorking(working);
  if (!working) kept?.kept();
}

/** @param {string} text what a screen reader is told */
function say(text) {
  at("status").textContent = text;
}

function keep() {
  keeper.save(thread.turns());
  show();
}

function show() {
  const empty = thread.turns().length === 0;
  intro.hidden = !empty;
  history.hidden = empty;
  if (!empty && cleared) cleared.hidden = true;
}

/** A conversation is on the page, or one is looked at again. */
function shown() {
  panel.close();
  scope.set(thread.turns().at(-1)?.filters ?? {});
  show();
}

/** Nothing is on the page: something new can be asked. */
function left() {
  panel.close();
  scope.set({});
  show();
  composer.focus();
}

for (const button of document.querySelectorAll(".example")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    composer.focus();
    thread.ask(button.textContent.trim(), scope.scope);
  });
}

/** The thread in the browser can be cleared, and be taken back once. */
function followClearing() {
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
}

for (const button of document.querySelectorAll("#export-all [data-format]")) {
  button.addEventListener("click", async () => {
    try {
      await saveFile(thread.turns(), keeper.title || strings.thread, button.dataset.format);
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
  ...(kept && { a: () => kept.begin(), m: () => kept.list.reveal() }),
});

followMenus();
followCitations(at("card"), at("thread"), strings);
if (kept) {
  await kept.start(thread);
} else {
  followClearing();
  thread.restore(keeper.load());
  shown();
}
if (thread.turns().length === 0 || composer.hasText()) composer.focus();
