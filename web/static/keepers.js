/** Where a thread is kept: in this browser, or on the server. */

import { get, send } from "./server.js";
import * as store from "./store.js";
import { ask } from "./stream.js";

// A question leans on one of the last few, if on any; the server takes eight.
const LEANED_ON = 4;
const MOST_ZONES = 8;
const LONGEST_ZONE = 200;
const LONGEST_TITLE = 100;

/**
 * @typedef {object} Keeper
 * @property {(turn: import("./store.js").Turn, before: import("./store.js").Turn[],
 *   signal: AbortSignal) => AsyncGenerator<{name: string, data: object}>} ask
 * @property {(turns: import("./store.js").Turn[]) => void} save
 * @property {() => void} stop ends on the server what was stopped here
 */

/** @returns {Keeper & {load: () => import("./store.js").Turn[]}} */
export function browserKeeper() {
  return {
    ask: ({ question, filters = {} }, before, signal) =>
      ask("/api/ask", { question, filters, thread: earlierOf(before) }, signal),
    save: store.save,
    load: store.load,
    stop() {},
  };
}

/** The conversations of a person on the server; one of them is open. */
export class ServerKeeper {
  /** @param {() => void} opened called when a conversation has begun */
  constructor(opened) {
    this.opened = opened;
    /** @type {string|null} */
    this.id = null;
    this.title = "";
  }

  async *ask({ question, filters = {}, id }, _before, signal) {
    if (!this.id) await this.begin(question);
    const body = { question, filters };
    if (id) body.replaces = id;
    yield* ask(`/api/conversations/${this.id}/ask`, body, signal);
  }

  async begin(question) {
    const title = [...question].slice(0, LONGEST_TITLE).join("");
    const response = await send("POST", "/api/conversations", { title });
    const made = await response.json();
    this.id = made.id;
    this.title = made.title;
    this.opened();
  }

  /** @param {string} id @returns {Promise<{turns: object[], pending: object|null}>} */
  async load(id) {
    const { conversation, messages, pending } = await get(`/api/conversations/${id}`);
    this.id = conversation.id;
    this.title = conversation.title;
    return { turns: messages, pending };
  }

  leave() {
    this.id = null;
    this.title = "";
  }

  save() {}

  stop() {
    if (this.id) send("POST", `/api/conversations/${this.id}/stop`).catch(() => {});
  }
}

/** @param {import("./store.js").Turn[]} turns @returns {object[]} what a follow-up leans on */
function earlierOf(turns) {
  return turns.filter((turn) => turn.answer).slice(-LEANED_ON).map(earlier);
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
