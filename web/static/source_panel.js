/** The report beside the answer: it opens at a citation and steps through the others. */

import {
  articleAddress,
  languageOf,
  quoteAddress,
  quoteQuery,
  shortened,
  write,
  writeFacts,
} from "./sentence.js";
import { get } from "./server.js";

const BESIDE = matchMedia("(min-width: 72rem)");

export class SourcePanel {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {HTMLElement} thread
   * @param {Record<string, string>} strings
   */
  constructor(dialog, thread, strings) {
    this.dialog = dialog;
    this.strings = strings;
    this.links = [];
    this.at = -1;
    this.find(".previous").addEventListener("click", () => this.step(-1));
    this.find(".next").addEventListener("click", () => this.step(1));
    this.find(".close").addEventListener("click", () => this.close());
    dialog.addEventListener("close", () => this.closed());
    dialog.addEventListener("keydown", (event) => this.pressed(event));
    thread.addEventListener("click", (event) => this.clicked(event));
    BESIDE.addEventListener("change", () => this.isOpen && this.reopen());
  }

  /** @param {string} selector */
  find(selector) {
    return this.dialog.querySelector(selector);
  }

  get isOpen() {
    return this.dialog.open;
  }

  clicked(event) {
    const link = event.target.closest?.("a");
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link?.citation || elsewhere) return;
    event.preventDefault();
    this.open(link);
  }

  /** @param {HTMLAnchorElement} link with a citation, within a turn */
  open(link) {
    this.opener = link;
    this.links = linksOf(link.closest(".turn"));
    const address = quoteAddress(link.citation);
    this.at = this.links.findIndex((each) => quoteAddress(each.citation) === address);
    if (!this.isOpen) this.reveal();
    return this.show(true);
  }

  reveal() {
    if (BESIDE.matches) this.dialog.show();
    else this.dialog.showModal();
  }

  reopen() {
    const { opener } = this;
    this.dialog.close();
    this.opener = opener;
    this.reveal();
  }

  close() {
    if (this.isOpen) this.dialog.close();
  }

  closed() {
    this.mark(null);
    // Who is writing already goes on writing.
    const writes = document.activeElement?.matches("textarea, input");
    if (!writes) this.opener?.focus({ preventScroll: true });
  }

  /** @param {number} by how many citations on, or back */
  step(by) {
    const next = this.at + by;
    if (!this.links[next]) return;
    this.at = next;
    this.opener = this.links[next];
    this.show(false);
  }

  pressed(event) {
    if (event.key === "ArrowLeft") this.step(-1);
    else if (event.key === "ArrowRight") this.step(1);
    else if (event.key === "Escape" && BESIDE.matches) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async show(focused) {
    const link = this.links[this.at];
    const { citation } = link;
    this.mark(link);
    this.head(citation);
    const body = this.find(".panel-body");
    body.setAttribute("aria-busy", "true");
    let shown;
    try {
      const query = new URLSearchParams({ id: citation.article_id, ...quoteQuery(citation) });
      shown = articleNodes(await get(`/api/quoted-article?${query}`), this.strings);
    } catch (error) {
      shown = [notice(this.strings[`panel_${error.code}`] ?? this.strings.panel_trouble)];
    }
    if (this.links[this.at] !== link) return;
    body.removeAttribute("aria-busy");
    body.replaceChildren(...shown);
    this.reach(focused);
  }

  head(citation) {
    const { strings, at, links } = this;
    const count = strings.panel_count.replace("{n}", at + 1).replace("{total}", links.length);
    this.find(".panel-count").textContent = count;
    // A button that is disabled would lose the focus.
    this.find(".previous").ariaDisabled = String(at <= 0);
    this.find(".next").ariaDisabled = String(at >= links.length - 1);
    const title = this.find("#panel-title");
    write(title, shortened(citation.title) || articleAddress(citation.article_id));
    writeFacts(this.find(".panel-facts"), citation, strings);
    this.find(".panel-page").href = quoteAddress(citation);
  }

  /** Scrolls to the quote; the focus goes there when the panel opens, so that it is read out. */
  reach(focused) {
    const quote = this.find("mark[id]");
    const body = this.find(".panel-body");
    if (quote) body.scrollTop += middle(quote) - middle(body);
    else body.scrollTop = 0;
    if (focused) (quote ?? body).focus({ preventScroll: true });
  }

  /** @param {HTMLAnchorElement|null} link the one whose report is shown */
  mark(link) {
    for (const each of document.querySelectorAll(".turn [aria-current]")) {
      each.removeAttribute("aria-current");
    }
    if (link) link.setAttribute("aria-current", "true");
  }
}

/** @param {HTMLElement} turn @returns {HTMLAnchorElement[]} one link for each quote, in order */
function linksOf(turn) {
  const links = new Map();
  for (const link of turn.querySelectorAll("a.chip, a.quote")) {
    const address = link.citation && quoteAddress(link.citation);
    if (address && !links.has(address)) links.set(address, link);
  }
  return [...links.values()];
}

function middle(node) {
  const { top, height } = node.getBoundingClientRect();
  return top + height / 2;
}

function articleNodes(row, strings) {
  const nodes = row.blocks.map(blockNode);
  const first = nodes.flatMap((node) => [...node.querySelectorAll("mark.of-quote")])[0];
  if (first) Object.assign(first, { id: "quote", tabIndex: -1 });
  if (row.found === false) nodes.unshift(notice(strings.quote_gone));
  return nodes;
}

function blockNode(block) {
  if (block.kind === "paragraph") {
    const paragraph = document.createElement("p");
    paragraph.append(...block.pieces.map(pieceNode));
    paragraph.lang = languageOf(paragraph.textContent);
    return paragraph;
  }
  const frame = document.createElement("div");
  const table = document.createElement("table");
  frame.className = "table";
  frame.tabIndex = 0;
  for (const row of block.rows) {
    const line = table.insertRow();
    for (const cell of row) line.insertCell().append(...cell.map(pieceNode));
  }
  frame.append(table);
  return frame;
}

function pieceNode({ text, mark }) {
  if (!mark) return document.createTextNode(text);
  const node = document.createElement("mark");
  node.className = mark === "header" ? "header" : "of-quote";
  node.textContent = text;
  return node;
}

function notice(text) {
  const node = document.createElement("p");
  node.className = "notice";
  node.setAttribute("role", "status");
  node.textContent = text;
  return node;
}
