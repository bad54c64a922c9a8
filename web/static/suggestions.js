/** Questions that can be asked next: the articles at hand answer each. */

import { languageOf } from "./sentence.js";
import { send } from "./server.js";

const MOST_ARTICLES = 8;
const LONGEST_ID = 200;

/**
 * @param {HTMLElement} box
 * @param {object} answer
 * @param {{ask: (question: string) => void, stillLast: () => boolean}} actions
 */
export async function suggest(box, answer, { ask, stillLast }) {
  const atHand = answer.citations.length ? answer.citations : answer.hits;
  const ids = new Set(atHand.map((each) => each.article_id));
  const articles = [...ids].filter((id) => id.length <= LONGEST_ID);
  if (articles.length === 0) return;
  const question = answer.standalone ?? answer.question;
  const body = { question, articles: articles.slice(0, MOST_ARTICLES) };
  let suggestions;
  try {
    ({ suggestions } = await (await send("POST", "/api/suggestions", body)).json());
  } catch {
    return; // Nobody waits for suggestions.
  }
  if (!stillLast() || suggestions.length === 0) return;
  box.querySelector("ul").replaceChildren(...suggestions.map((text) => item(text, ask)));
  box.hidden = false;
}

function item(text, ask) {
  const node = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.lang = languageOf(text);
  button.addEventListener("click", () => ask(text));
  node.append(button);
  return node;
}
