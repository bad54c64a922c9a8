/** The thread of questions and answers. */

import { print, saveFile } from "./exporting.js";
import { without } from "./scope.js";
import { suggest } from "./suggestions.js";
import { TurnView } from "./turn.js";

export class Thread {
  /**
   * @param {HTMLElement} root
   * @param {Record<string, string>} strings
   * @param {import("./keepers.js").Keeper} keeper
   * @param {{changed: () => void, said: (text: string) => void, busy: (on: boolean) => void,
   *   share: (what: object) => void}} tell
   */
  constructor(root, strings, keeper, tell) {
    this.root = root;
    this.strings = strings;
    this.keeper = keeper;
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
        else entry.view.fail(turn.withheld ? "withheld" : "interrupted");
        if (turn.id && turn.answer) entry.view.keptAs(turn);
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
    if (!this.running) return;
    this.running.abort();
    this.keeper.stop();
  }

  /** Looks no longer at an answer that is being made: it is kept without us. */
  leave() {
    this.running?.abort();
    if (this.running) this.settle();
    this.clear();
  }

  suggest(entry) {
    const { answer, filters } = entry.turn;
    suggest(entry.view.find(".suggested"), answer, {
      ask: (question) => this.ask(question, filters),
      stillLast: () => !this.running && entry === this.entries.at(-1),
    });
  }

  settle() {
    this.running = null;
    this.tell.busy(false);
  }

  /** @param {{question: string, filters: object}} pending a question that is answered elsewhere */
  await(pending) {
    const entry = this.add({ ...pending, answer: null, articles: [] });
    entry.view.begin();
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
    const next = this.entries.at(-1)?.view.find(".suggested");
    if (next) next.hidden = true;
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
      share: () => this.tell.share({ message_id: turn.id }),
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

  /** Scrolls to the last question. */
  reveal() {
    this.entries.at(-1)?.view.reveal();
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
    const before = this.turns().slice(0, this.entries.indexOf(entry));
    const events = this.keeper.ask(entry.turn, before, control.signal);
    try {
      for await (const event of events) this.take(entry, event);
      this.tell.said(this.strings.answered);
      this.suggest(entry);
    } catch (error) {
      this.tell.said(entry.view.fail(error.code ?? "unknown"));
    } finally {
      if (this.running === control) this.settle();
    }
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
    } else if (name === "kept") {
      Object.assign(turn, { id: data.message_id, feedback: null });
      view.keptAs(turn);
    } else if (name === "done") {
      turn.answer = data;
      view.finish(data, turn.articles);
      this.tell.changed();
    }
  }
}
