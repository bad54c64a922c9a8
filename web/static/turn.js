/** One question with its answer, as it is on the page. */

import {
  citationsOf,
  isNotice,
  languageOf,
  leadOf,
  nearSentences,
  sentenceNode,
  shortParts,
  shownSentences,
  write,
  written,
} from "./sentence.js";
import { sayOnButton } from "./button_words.js";
import { removedNode, removedNodes } from "./removed.js";
import { closestNodes, sourceNodes } from "./sources.js";
import { plainText, putOnClipboard } from "./copying.js";
import { followFeedback } from "./feedback.js";
import { followEditor } from "./question_editor.js";
import { scopeChips } from "./scope.js";

const PARTS = [".failure", ".reply", ".short", ".declined", ".near", ".lead", ".tools", ".sources",
  ".feedback", ".suggested"];
const STRUCK_MS = 4000;
const UNUSABLE = /^(index_|model_|service_|corpus_)/;
const INVALID = /^(body_|question_invalid)/;

/**
 * @typedef {object} TurnActions
 * @property {() => void} again
 * @property {(question: string) => void} edit
 * @property {(limit: {kind: string, value: string}) => void} widen asks again without a limit
 * @property {(format: "docx"|"md") => Promise<void>} save
 * @property {() => void} print
 * @property {() => void} share
 */

export class TurnView {
  /**
   * @param {Record<string, string>} strings
   * @param {import("./store.js").Turn} turn
   * @param {TurnActions} actions
   */
  constructor(strings, turn, actions) {
    this.strings = strings;
    this.actions = actions;
    const template = document.getElementById("turn-template");
    this.element = template.content.firstElementChild.cloneNode(true);
    this.ask(turn);
    this.find(".copy").addEventListener("click", () => this.copy());
    for (const name of [".retry", ".again"]) {
      this.find(name).addEventListener("click", actions.again);
    }
    for (const button of this.element.querySelectorAll("[data-format]")) {
      button.addEventListener("click", () => this.save(button.dataset.format));
    }
    this.find(".print").addEventListener("click", actions.print);
    this.find(".share").addEventListener("click", actions.share);
    followEditor(this.element, { current: () => this.question, save: actions.edit });
  }

  /** @param {string} selector */
  find(selector) {
    return this.element.querySelector(selector);
  }

  /** @param {import("./store.js").Turn} turn what is asked, which may have been changed */
  ask({ question, filters = {} }) {
    this.question = question;
    write(this.find(".asked"), question);
    const { scope_widen: removing } = this.strings;
    const chips = scopeChips(filters, this.strings, removing, this.actions.widen);
    this.find(".scope-chips").replaceChildren(...chips);
    this.find(".scope").hidden = chips.length === 0;
  }

  reveal() {
    this.element.scrollIntoView({ block: "start" });
  }

  /** Only an answer that is awaited is read out, and only when it is complete. */
  begin() {
    const answer = this.find(".answer");
    answer.setAttribute("aria-live", "polite");
    answer.setAttribute("aria-busy", "true");
    this.element.classList.add("working");
    this.awaited = true;
    for (const part of PARTS) this.find(part).hidden = true;
    this.understood(null);
    this.withdraw();
    this.showRemarks([], "extractive");
    this.showRemoved([]);
    this.find(".progress").textContent = this.strings.searching;
  }

  /** @param {string|null|undefined} question in full, if the one that was typed leaned on others */
  understood(question) {
    this.find(".understood").hidden = !question;
    this.find(".understood bdi").textContent = question ?? "";
    if (question) this.find(".understood bdi").lang = languageOf(question);
  }

  /** @param {number} count */
  reading(count) {
    this.find(".progress").textContent = this.strings.reading.replace("{n}", count);
  }

  /** @param {string} text the next words of a sentence that is not checked yet */
  provisional(text) {
    let node = this.find(".provisional");
    if (!node) {
      node = sentenceNode({ text: "", markers: [] }, [], null, this.strings);
      node.classList.add("provisional");
      this.find(".sentences").append(node);
    }
    const said = node.querySelector(".said");
    write(said, said.textContent + text);
  }

  /** @param {object} sentence the data of a `sentence` event, which settles what was provisional */
  sentence(sentence) {
    this.find(".provisional")?.remove();
    const cut = sentence.verdict === "cut";
    const node = cut
      ? removedNode(sentence, this.strings)
      : sentenceNode(sentence, citationsOf(sentence), null, this.strings);
    node.classList.add("arriving");
    this.find(".sentences").append(node);
  }

  /** Takes back every sentence so far. */
  withdraw() {
    this.find(".sentences").replaceChildren();
  }

  /**
   * Shows the whole answer; what came before was a preview of it.
   * @param {object} answer the data of the `done` event
   * @param {object[]} articles
   */
  finish(answer, articles) {
    const notice = isNotice(answer);
    const declined = answer.abstained && !notice;
    this.answer = answer;
    this.element.classList.toggle("is-declined", declined);
    this.showNotice(notice ? answer : null);
    this.understood(answer.standalone);
    this.showShort(declined ? [] : shortParts(answer));
    this.showSentences(answer);
    this.showRemarks(answer.remarks ?? [], answer.composer);
    this.showRemoved(answer.cut ?? []);
    this.find(".declined").hidden = !declined;
    if (declined) this.showReason(answer.reason);
    this.showNear(answer);
    this.showSources(answer, articles);
    this.showConfidence(answer.confidence, answer.abstained);
    this.settle();
  }

  /** @param {import("./store.js").Turn} turn that the server keeps: it can be judged and shared */
  keptAs(turn) {
    this.find(".share").hidden = false;
    this.find(".feedback").hidden = false;
    followFeedback(this.find(".feedback"), turn, this.strings);
  }

  /** @param {object|null} answer a reply to greetings and the like */
  showNotice(answer) {
    this.find(".reply").hidden = !answer;
    this.find(".reply").textContent = answer?.answer ?? "";
    if (answer) this.find(".reply").lang = languageOf(answer.answer);
  }

  /** @param {string[]} parts of the short answer, each in one language */
  showShort(parts) {
    const nodes = parts.map((part) => written("span", part));
    this.find(".short").hidden = nodes.length === 0;
    this.find(".short-text").replaceChildren(...nodes);
  }

  showSentences(answer) {
    const nodes = shownSentences(answer).map((sentence) =>
      sentenceNode(sentence, answer.citations, answer.short_answer, this.strings),
    );
    this.find(".sentences").replaceChildren(...nodes);
    const lead = leadOf(answer, this.strings);
    this.find(".lead").textContent = lead;
    this.find(".lead").hidden = !lead;
  }

  /**
   * @param {string[]} remarks what a computed answer lacks, and what it is over; above quotes, why
   *   they stand where an LLM was to write
   * @param {string} composer
   */
  showRemarks(remarks, composer) {
    const nodes = remarks.map((remark) => written("li", remark));
    this.find(".remarks").hidden = nodes.length === 0;
    this.find(".remarks").replaceChildren(...nodes);
    const place = composer === "extractive" ? "before" : "after";
    this.find(".sentences")[place](this.find(".remarks"));
  }

  /** @param {{text: string, reason: string|null}[]} cut what an LLM wrote and was cut */
  showRemoved(cut) {
    const removed = this.find(".removed");
    removed.hidden = cut.length === 0;
    removed.replaceChildren(...removedNodes(cut, this.strings));
    removed.open = cut.length > 0 && Boolean(this.awaited);
    if (removed.open) setTimeout(() => (removed.open = false), STRUCK_MS);
  }

  showReason(reason) {
    write(this.find(".reason"), reason || this.strings.declined_why);
  }

  showNear(answer) {
    const nodes = nearSentences(answer).map((each) =>
      sentenceNode(each, each.citations, null, this.strings),
    );
    this.find(".near").hidden = nodes.length === 0;
    this.find(".near-sentences").replaceChildren(...nodes);
  }

  showSources(answer, articles) {
    const declined = answer.abstained;
    const nodes = declined
      ? closestNodes(answer, articles, this.strings)
      : sourceNodes(answer, this.strings);
    this.find(".sources").hidden = nodes.length === 0;
    this.find(".sources h3").textContent = declined ? this.strings.closest : this.strings.sources;
    this.find(".sources .reports").replaceChildren(...nodes);
  }

  showConfidence(value, declined) {
    const level = value >= 0.75 ? "high" : value >= 0.5 ? "middle" : "low";
    this.find(".tools").hidden = false;
    this.find(".confidence").hidden = declined;
    this.find(".confidence").dataset.confidence = level;
    this.find(".confidence b").textContent = this.strings[`confidence_${level}`];
  }

  /**
   * @param {string} code
   * @returns {string} the sentence that is shown
   */
  fail(code) {
    const text = this.trouble(code);
    this.withdraw();
    this.find(".failure-text").textContent = text;
    this.find(".failure").hidden = false;
    this.settle();
    return text;
  }

  /** @param {string} code @returns {string} the sentence of an error */
  trouble(code) {
    const key = UNUSABLE.test(code) ? "unusable" : INVALID.test(code) ? "question_invalid" : code;
    return this.strings[`error_${key}`] ?? this.strings.error_unknown;
  }

  settle() {
    this.find(".progress").textContent = "";
    this.find(".answer").removeAttribute("aria-busy");
    this.element.classList.remove("working");
  }

  async copy() {
    const done = await putOnClipboard(plainText(this.question, this.answer, this.strings));
    sayOnButton(this.find(".copy"), done ? this.strings.copied : this.strings.copy_failed);
  }

  /** @param {"docx"|"md"} format */
  async save(format) {
    try {
      await this.actions.save(format);
    } catch (error) {
      sayOnButton(this.find(".export summary"), this.trouble(error.code));
    }
  }
}
