/** The thread of questions and answers. */

import { print, saveFile } from "./exporting.js";
import { without } from "./scope.js";
import { ask } from "./stream.js";
import { TurnView } from "./turn.js";

// A question leans on one of the last few, if on any; the server takes eight.
const LEANED_ON = 4;
const MOST_ZONES = 8;
const LONGEST_ZONE = 200;

export class Thread {
  /**
   * @param {HTMLElement} root
   * @param {Record<string, string>} strings
   * @param {{changed: () => void, said: (text: string) => void, busy: (on: boolean) => void}} tell
   */
  constructor(root, strings, tell) {
    this.root = root;
    this.strings = strings;
    this.tell = tell;
    /** @type {{turn: import("./store.js").Turn, view: TurnView}[]} */
    this.entries = [];
    this.running = null;
  }

  /** @returns {import("./store.js").Turn[]} */
  turns() {
    return this.entries.map((entry) => entry.turn);
  }

  /** @param {import("./store.js").Turn[]} turns */
  restore(turns) {
    for (const turn of turns) {
      const entry = this.add(turn);
      try {
        if (turn.answer) entry.view.finish(turn.answer, turn.articles);
        else entry.view.fail("interrupted");
      } catch {
        // What was kept may come from another version: a turn that cannot be shown is dropped.
        this.remove(entry);
      }
    }
  }

  clear() {
    this.entries = [];
    this.root.replaceChildren();
  }

  stop() {
    this.running?.abort();
  }

  /** @param {string} question @param {import("./scope.js").Scope} filters */
  ask(question, filters) {
    if (this.running) return;
    const entry = this.add({ question, filters, answer: null, articles: [] });
    this.tell.changed();
    entry.view.reveal();
    this.run(entry);
  }

  add(turn) {
    const entry = { turn };
    entry.view = new TurnView(this.strings, turn, this.actions(entry));
    this.entries.push(entry);
    this.root.append(entry.view.element);
    return entry;
  }

  /** @returns {import("./turn.js").TurnActions} */
  actions(entry) {
    const { turn } = entry;
    return {
      again: () => this.change(entry, {}),
      edit: (question) => this.change(entry, { question }),
      widen: (limit) => this.change(entry, { filters: without(turn.filters, limit) }),
      save: (format) => saveFile([turn], "", format),
      print: () => print(entry.view.element),
    };
  }

  /** Asks again: in the place of the last turn, or below what was asked after it. */
  change(entry, changed) {
    if (this.running) return;
    const { question, filters } = { ...entry.turn, ...changed };
    if (entry !== this.entries.at(-1)) return this.ask(question, filters);
    Object.assign(entry.turn, changed);
    entry.view.ask(entry.turn);
    this.run(entry);
  }

  /** @returns {HTMLElement|undefined} the turn with the focus, else the last one */
  current() {
    const turn = document.activeElement?.closest?.(".turn");
    return turn ?? this.entries.at(-1)?.view.element;
  }

  /** @param {number} by how many turns on, or back; the focus goes there */
  move(by) {
    const elements = this.entries.map((entry) => entry.view.element);
    const focused = elements.indexOf(document.activeElement?.closest?.(".turn"));
    const from = focused < 0 ? elements.length : focused;
    const next = elements[Math.max(0, Math.min(from + by, elements.length - 1))];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "start" });
  }

  remove(entry) {
    this.entries = this.entries.filter((each) => each !== entry);
    entry.view.element.remove();
  }

  async run(entry) {
    const control = new AbortController();
    this.running = control;
    entry.turn.answer = null;
    this.tell.changed();
    this.tell.busy(true);
    this.tell.said(this.strings.searching);
    entry.view.begin();
    const { question, filters = {} } = entry.turn;
    const body = { question, filters, thread: this.before(entry) };
    const events = ask("/api/ask", body, control.signal);
    try {
      for await (const event of events) this.take(entry, event);
      this.tell.said(this.strings.answered);
    } catch (error) {
      this.tell.said(entry.view.fail(error.code ?? "unknown"));
    } finally {
      this.running = null;
      this.tell.busy(false);
    }
  }

  /** @returns {import("./stream.js").Earlier[]} what was answered before an entry */
  before(entry) {
    const turns = this.entries.slice(0, this.entries.indexOf(entry)).map((each) => each.turn);
    return turns.filter((turn) => turn.answer).slice(-LEANED_ON).map(earlier);
  }

  take({ turn, view }, { name, data }) {
    if (name === "sources") {
      turn.articles = data.articles;
      view.understood(data.standalone);
      view.reading(data.articles.length);
    } else if (name === "delta") {
      view.provisional(data.text);
    } else if (name === "sentence") {
      view.sentence(data);
    } else if (name === "withdrawn") {
      view.withdraw();
    } else if (name === "done") {
      turn.answer = data;
      view.finish(data, turn.articles);
      this.tell.changed();
    }
  }
}

/** @param {import("./store.js").Turn} turn */
function earlier({ question, answer }) {
  const named = answer.citations.map((citation) => citation.zone);
  const zones = named.filter((zone) => zone && zone.length <= LONGEST_ZONE);
  return {
    question: answer.standalone ?? question,
    zones: [...new Set(zones)].slice(0, MOST_ZONES),
  };
}
