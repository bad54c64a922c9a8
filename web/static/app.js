/** Puts the page together: the question box, the examples, the thread, what is kept. */

import { Thread } from "./thread.js";
import { followComposer } from "./composer.js";
import { followCitations } from "./citations.js";
import * as store from "./store.js";

const at = (id) => document.getElementById(id);
const strings = JSON.parse(at("strings").dataset.strings);
const intro = at("intro");
const history = at("history");
const cleared = at("cleared");

const thread = new Thread(at("thread"), strings, { changed: keep, said: say, busy });
const composer = followComposer(at("composer"), strings, {
  ask: (question) => thread.ask(question),
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
    thread.ask(button.textContent.trim());
  });
}

let forgotten = [];

at("clear").addEventListener("click", () => {
  thread.stop();
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

followCitations(at("card"), at("thread"));
thread.restore(store.load());
show();
if (thread.turns().length === 0 || composer.hasText()) composer.focus();
