/** The reports under an answer, each with the quotes taken from it. */

import {
  articleAddress,
  quoteAddress,
  quotedWords,
  shortened,
  write,
  writeFacts,
} from "./sentence.js";

const MOST_CLOSEST = 3;

/** @param {object} answer @param {Record<string, string>} strings */
export function sourceNodes(answer, strings) {
  const ids = [...new Set(answer.citations.map((citation) => citation.article_id))];
  return ids.map((id) => {
    const citations = answer.citations.filter((citation) => citation.article_id === id);
    const node = sourceNode(citations[0], id, strings);
    const quotes = citations.map((citation) => quoteNode(citation, answer.sentences));
    node.querySelector(".quotes").append(...quotes);
    return node;
  });
}

/**
 * The reports that came closest, for an answer that was declined.
 * @param {object} answer
 * @param {object[]} articles
 * @param {Record<string, string>} strings
 */
export function closestNodes(answer, articles, strings) {
  const ids = [...new Set(answer.hits.map((hit) => hit.article_id))].slice(0, MOST_CLOSEST);
  const rows = ids.map((id) => articles.find((article) => article.id === id)).filter(Boolean);
  return rows.map((row) => sourceNode(row, row.id, strings));
}

function sourceNode(row, id, strings) {
  const node = copyOf("source-template");
  const title = node.querySelector(".source-title");
  title.href = articleAddress(id);
  write(title, shortened(row.title));
  writeFacts(node.querySelector(".source-facts"), row, strings);
  return node;
}

function quoteNode(citation, sentences) {
  const node = copyOf("quote-template");
  const same = sentences.some((sentence) => sentence.text === citation.quote);
  node.querySelector(".quote").classList.toggle("same", same);
  node.querySelector(".quote").href = quoteAddress(citation);
  node.querySelector(".quote").citation = citation;
  node.querySelector(".quote-number").textContent = String(citation.marker);
  write(node.querySelector(".quote-text"), quotedWords(citation));
  return node;
}

function copyOf(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}
