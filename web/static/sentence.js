/** A sentence of an answer with the chips of its citations. */

import { address } from "./address.js";

const HEAD = 8;
const LONGEST_SHOWN = 120;
const HAN = /\p{Script=Han}/u;

/** @param {string} text @returns {string} its `lang` attribute */
export function languageOf(text) {
  return HAN.test(text) ? "zh-Hans" : "en";
}

/** @param {HTMLElement} node @param {string} text what it says, in its language */
export function write(node, text) {
  node.textContent = text;
  node.lang = languageOf(text);
}

/** @param {string} tag @param {string} text @returns {HTMLElement} an element that says it */
export function written(tag, text) {
  const node = document.createElement(tag);
  write(node, text);
  return node;
}

/** @param {string} text @returns {string} it as it is shown in a heading; `shortened` in pages.py */
export function shortened(text) {
  const shown = [...text.slice(0, 2 * LONGEST_SHOWN + 2)];
  if (shown.length <= LONGEST_SHOWN) return text;
  return `${shown.slice(0, LONGEST_SHOWN).join("").trimEnd()}…`;
}

/** @param {object} answer @returns {object[]} its sentences without those the check cut */
export function shownSentences(answer) {
  return answer.sentences.filter((sentence) => sentence.verdict !== "cut");
}

/**
 * The short answer as it is shown: 30 billion yuan (300亿元), to an English question; to that,
 * none in Chinese alone.
 * @param {object} answer
 * @returns {string[]} its parts, each in one language
 */
export function shortParts(answer) {
  const { short_answer: short, short_answer_english: english } = answer;
  if (!short) return [];
  if (answer.language === "en" && !english && languageOf(short) !== "en") return [];
  return english && english !== short ? [english, ` (${short})`] : [short];
}

/** @param {object} answer @returns {boolean} whether it replies to greetings and the like */
export function isNotice(answer) {
  return answer.kind === "notice";
}

/**
 * @param {object} answer
 * @param {Record<string, string>} strings
 * @returns {string} what stands above its sentences, if anything does
 */
export function leadOf(answer, strings) {
  if (answer.composer === "llm") return strings.written_by.replace("{model}", () => answer.model);
  const foreign = answer.sentences.some((each) => languageOf(each.text) !== "en");
  const quoted = answer.language === "en" && foreign && answer.composer !== "computed";
  return quoted ? strings.in_chinese : "";
}

/**
 * What comes near to an answer, each as a sentence with its own citations.
 * @param {object} answer
 * @returns {object[]}
 */
export function nearSentences(answer) {
  return (answer.near ?? []).map(({ text, citations }) => {
    return { text, citations, markers: citations.map((each) => each.marker) };
  });
}

/** @param {object} sentence a `sentence` event, which brings its citations */
export function citationsOf(sentence) {
  return sentence.citations ?? [];
}

/** What a citation quotes: for a cell of a table, its headers and the cell. */
export function quotedWords(citation) {
  return [...citation.context.map((part) => part.quote), citation.quote].join(" · ");
}

/**
 * The report, opened at the quote. Links are kept and forwarded while reports change: by its
 * beginning and its checksum, the server finds the quote anew, or says that it is gone.
 * @param {object} citation
 */
export function quoteAddress(citation) {
  return `${articleAddress(citation.article_id, quoteQuery(citation))}#quote`;
}

/** @param {object} citation @returns {Record<string, string|number>} what finds its quote anew */
export function quoteQuery({ quote, start, end }) {
  return { start, end, head: [...quote].slice(0, HEAD).join(""), crc: crc32(quote) };
}

/** @param {string} text @returns {string} its CRC-32 in UTF-8; `quote_checksum` on the server */
function crc32(text) {
  let remainder = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
    }
  }
  return (~remainder >>> 0).toString(16).padStart(8, "0");
}

/**
 * The page of a report. Browsers take `.` and `..` for folders, also where they are encoded.
 * @param {string} id
 * @param {Record<string, string|number>} query
 * @returns {string}
 */
export function articleAddress(id, query = {}) {
  const dots = id === "." || id === "..";
  const path = address(dots ? "/article" : `/article/${encodeURIComponent(id)}`);
  const parameters = new URLSearchParams(dots ? { id, ...query } : query).toString();
  return parameters ? `${path}?${parameters}` : path;
}

/**
 * @param {object} row a citation or an article
 * @param {Record<string, string>} strings
 * @returns {string[]} where and when
 */
export function factsOf(row, strings) {
  return [row.zone, row.source, row.date, otherPrints(row.also ?? [], strings)].filter(Boolean);
}

/** Where else the report was printed. */
function otherPrints(origins, strings) {
  const named = origins.map((origin) => shortened(origin.source || origin.title || ""));
  const names = [...new Set(named)].filter(Boolean);
  if (!names.length) return "";
  return strings.also_in.replace("{names}", () => names.join(strings.and_name));
}

/** Writes where and when a citation or an article was printed. */
export function writeFacts(node, row, strings) {
  const facts = factsOf(row, strings).map((text) => {
    const fact = written("span", text);
    fact.className = "fact";
    return fact;
  });
  node.replaceChildren(...facts);
}

/**
 * @param {object} sentence
 * @param {object[]} citations
 * @param {string|null} emphasis the short answer, if it is to be marked in the sentence
 * @param {Record<string, string>} strings
 */
export function sentenceNode(sentence, citations, emphasis, strings) {
  const node = document.createElement("p");
  node.className = "sentence";
  const said = document.createElement("span");
  said.className = "said";
  said.lang = languageOf(sentence.text);
  said.dir = "auto";
  said.append(...emphasised(sentence.text, emphasis));
  node.append(said);
  for (const marker of sentence.markers) {
    const citation = citations.find((each) => each.marker === marker);
    if (citation) node.append(chip(citation, strings));
  }
  if (sentence.verdict === "flagged") flag(node, sentence.reason, strings);
  return node;
}

function emphasised(text, emphasis) {
  const place = emphasis && emphasis !== text ? text.indexOf(emphasis) : -1;
  if (place < 0) return [text];
  const strong = document.createElement("strong");
  strong.textContent = emphasis;
  return [text.slice(0, place), strong, text.slice(place + emphasis.length)];
}

function chip(citation, strings) {
  const link = document.createElement("a");
  link.className = "chip";
  link.href = quoteAddress(citation);
  link.textContent = String(citation.marker);
  link.setAttribute(
    "aria-label",
    strings.citation
      .replace("{n}", () => citation.marker)
      .replace("{title}", () => shortened(citation.title)),
  );
  link.citation = citation;
  return link;
}

function flag(node, reason, strings) {
  node.classList.add("flagged");
  const note = document.createElement("span");
  const label = document.createElement("b");
  const why = document.createElement("span");
  note.className = "flag";
  label.textContent = strings.flagged;
  why.textContent = ` ${reason || strings.flagged_why}`;
  note.append(label, why);
  node.append(note);
}
