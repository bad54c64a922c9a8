/** The thread, as this browser keeps it. Storage may be missing, full or damaged. */

// Whoever signs in next in this browser does not see the thread of the person before.
const KEY = ["zoneqa.thread", document.body.dataset.person].filter(Boolean).join(".");
const VERSION = 1;
const MOST_TURNS = 30;
const MOST_CHARACTERS = 1_000_000;

/**
 * @typedef {object} Turn
 * @property {string} question
 * @property {object|null} answer the `done` event, null if none came
 * @property {object[]} articles the articles of the `sources` event
 * @property {import("./scope.js").Scope} [filters] what it was limited to
 * @property {string} [id] of the message as which the server keeps it
 * @property {{kind: string, comment: string}|null} [feedback]
 */

/** @returns {Turn[]} what was kept; nothing if it cannot be read */
export function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    if (kept?.version !== VERSION || !Array.isArray(kept.turns)) return [];
    return kept.turns.filter(isTurn).slice(-MOST_TURNS);
  } catch {
    return [];
  }
}

/** @param {Turn[]} turns the oldest give way when there are too many */
export function save(turns) {
  let kept = turns.slice(-MOST_TURNS);
  try {
    if (kept.length === 0) return localStorage.removeItem(KEY);
    let text = JSON.stringify({ version: VERSION, turns: kept });
    while (text.length > MOST_CHARACTERS && kept.length > 1) {
      kept = kept.slice(1);
      text = JSON.stringify({ version: VERSION, turns: kept });
    }
    localStorage.setItem(KEY, text);
  } catch {
    // Private windows may refuse storage: the thread then lives as long as the page.
  }
}

/** @param {unknown} turn */
function isTurn(turn) {
  if (typeof turn?.question !== "string" || !Array.isArray(turn.articles)) return false;
  const answer = turn.answer;
  if (answer === null) return true;
  return [answer?.sentences, answer?.citations, answer?.hits].every(Array.isArray);
}
