/** A sentence of an answer with the chips of its citations. */

const HEAD = 8;
const HAN = /\p{Script=Han}/u;

/** @param {string} text @returns {string} its `lang` attribute */
export function languageOf(text) {
  return HAN.test(text) ? "zh-Hans" : "en";
}

/** @param {object} answer @returns {object[]} its sentences without those the check cut */
export function shownSentences(answer) {
  return answer.sentences.filter((sentence) => sentence.verdict !== "cut");
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
 * The report, opened at the quote. Links are kept and forwarded while reports change: how the
 * quote begins lets the server mark nothing rather than the wrong place.
 * @param {object} citation
 */
export function quoteAddress(citation) {
  const head = [...citation.quote].slice(0, HEAD).join("");
  const query = new URLSearchParams({ start: citation.start, end: citation.end, head });
  return `/article/${encodeURIComponent(citation.article_id)}?${query}#quote`;
}

/** @param {object} row a citation or an article @returns {string[]} where and when */
export function factsOf(row) {
  return [row.zone, row.source, row.date, otherPrints(row.also ?? [])].filter(Boolean);
}

/** @param {object[]} origins @returns {string} where else the report was printed */
function otherPrints(origins) {
  const names = [...new Set(origins.map((origin) => origin.source || origin.title))].filter(Boolean);
  if (!names.length) return "";
  const chinese = document.documentElement.lang.startsWith("zh");
  return chinese ? `另见 ${names.join("、")}` : `also in ${names.join(", ")}`;
}

/** @param {HTMLElement} node @param {object} row a citation or an article */
export function writeFacts(node, row) {
  const facts = factsOf(row).map((text) => {
    const fact = document.createElement("span");
    fact.className = "fact";
    fact.textContent = text;
    fact.lang = languageOf(text);
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
    strings.citation.replace("{n}", () => citation.marker).replace("{title}", () => citation.title),
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
