/** Sentences of an LLM that the check cut: struck through, then one line that says so. */

import { written } from "./sentence.js";

/**
 * @param {{text: string, reason: string|null}} cut
 * @param {Record<string, string>} strings
 */
export function removedNode(cut, strings) {
  const node = document.createElement("p");
  const text = written("s", cut.text);
  const why = document.createElement("span");
  node.className = "struck";
  text.dir = "auto";
  why.className = "why";
  why.textContent = cut.reason || strings.removed_why;
  node.append(text, " ", why);
  return node;
}

/**
 * The content of a `details`: how many were removed and why, and within what they were.
 * @param {{text: string, reason: string|null}[]} cut
 * @param {Record<string, string>} strings
 */
export function removedNodes(cut, strings) {
  if (cut.length === 0) return [];
  const summary = document.createElement("summary");
  const label = cut.length === 1 ? strings.removed_one : strings.removed_some;
  const reasons = [...new Set(cut.map((each) => each.reason || strings.removed_why))];
  summary.textContent = label.replace("{n}", () => cut.length) + reasons.join(strings.and_reason);
  return [summary, ...cut.map((each) => removedNode(each, strings))];
}
