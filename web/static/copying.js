/** An answer as plain text, for forwarding. */

import {
  factsOf,
  isNotice,
  leadOf,
  nearSentences,
  quoteAddress,
  quotedWords,
  shortParts,
  shownSentences,
} from "./sentence.js";

/**
 * @param {string} question
 * @param {object} answer
 * @param {Record<string, string>} strings
 */
export function plainText(question, answer, strings) {
  const lines = [strings.copy_question + question];
  if (answer.standalone) lines.push(strings.understood + answer.standalone);
  lines.push("");
  if (isNotice(answer)) return [...lines, answer.answer].join("\n");
  if (answer.abstained) {
    lines.push(strings.copy_declined, answer.reason || strings.declined_why);
    const near = nearSentences(answer);
    if (near.length) lines.push("", strings.near);
    for (const sentence of near) lines.push(...withSources(sentence, strings));
    return lines.join("\n");
  }
  const short = shortParts(answer).join("");
  if (short) lines.push(strings.copy_short + short, "");
  if (answer.composer === "llm") lines.push(leadOf(answer, strings));
  const sentences = shownSentences(answer).map((sentence) => said(sentence, strings));
  const remarks = answer.remarks ?? [];
  const order = answer.composer === "extractive" ? [remarks, sentences] : [sentences, remarks];
  lines.push(...order.flat());
  lines.push("", strings.sources, ...answer.citations.map((citation) => source(citation, strings)));
  return lines.join("\n");
}

function withSources(sentence, strings) {
  return [said(sentence, strings), ...sentence.citations.map((each) => source(each, strings))];
}

function said(sentence, strings) {
  const markers = sentence.markers.map((marker) => `[${marker}]`).join("");
  const flag = sentence.verdict === "flagged" ? ` (${strings.flagged})` : "";
  return sentence.text + markers + flag;
}

function source(citation, strings) {
  const address = new URL(quoteAddress(citation), location.origin).href;
  const facts = factsOf(citation, strings).join(", ");
  const head = `[${citation.marker}] ${citation.title}${facts && ` (${facts})`}`;
  return `${head}\n    “${quotedWords(citation)}”\n    ${address}`;
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it worked
 */
export async function putOnClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

/** Plain http in a local network has no clipboard API. */
function copyOldWay(text) {
  const box = document.createElement("textarea");
  const focused = document.activeElement;
  box.value = text;
  box.className = "unseen";
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  focused?.focus();
  return done;
}
