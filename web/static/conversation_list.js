/** The list of conversations: opened, searched, renamed, pinned, deleted with a way back. */

import { get, send } from "./server.js";
import { languageOf } from "./sentence.js";

const BESIDE = matchMedia("(min-width: 64rem)");
const TYPING_MS = 250;
const UNDO_MS = 8000;

export class ConversationList {
  /**
   * @param {HTMLElement} side
   * @param {Record<string, string>} strings
   * @param {{open: (id: string) => void, close: () => void, renamed: (row: object) => void}} actions
   */
  constructor(side, strings, actions) {
    this.side = side;
    this.strings = strings;
    this.actions = actions;
    this.current = null;
    this.search = side.querySelector(".side-search");
    this.list = side.querySelector(".conversations");
    this.more = side.querySelector(".more");
    this.deleted = side.querySelector(".deleted");
    this.follow();
    BESIDE.addEventListener("change", () => side.hidePopover());
  }

  follow() {
    let typing = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => this.load(), TYPING_MS);
    });
    this.more.addEventListener("click", () => this.load(this.next));
    this.side.querySelector(".close").addEventListener("click", () => this.hide());
    this.deleted.querySelector("button").addEventListener("click", () => this.undo());
    addEventListener("pagehide", () => this.settle());
  }

  /** Shows the list: where there is no room beside the thread, over it. */
  reveal() {
    if (!BESIDE.matches) this.side.showPopover();
    this.search.focus();
  }

  hide() {
    if (!BESIDE.matches) this.side.hidePopover();
  }

  /** @param {number} offset how many are shown already */
  async load(offset = 0) {
    const query = new URLSearchParams({ search: this.search.value.trim(), offset });
    let page;
    try {
      page = await get(`/api/conversations?${query}`);
    } catch {
      return this.note(this.strings.side_trouble);
    }
    const rows = page.conversations.filter((row) => row.id !== this.leaving?.row.id);
    if (offset === 0) this.list.replaceChildren();
    this.list.append(...rows.map((row) => this.item(row)));
    this.next = page.next_offset;
    this.more.hidden = page.next_offset === null;
    const none = this.search.value.trim() ? this.strings.side_not_found : this.strings.side_empty;
    this.note(this.list.children.length ? "" : none);
    this.mark(this.current);
  }

  note(text) {
    this.side.querySelector(".side-note").textContent = text;
  }

  /** @param {string|null} id the conversation that is open */
  mark(id) {
    this.current = id;
    for (const item of this.list.children) {
      const link = item.querySelector("a");
      if (item.dataset.id === id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  item(row) {
    const template = document.getElementById("conversation-template");
    const item = template.content.firstElementChild.cloneNode(true);
    const find = (selector) => item.querySelector(selector);
    item.dataset.id = row.id;
    find("a").href = `?c=${row.id}`;
    find("a").addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.hide();
      this.actions.open(row.id);
    });
    const title = find(".conversation-title");
    title.textContent = row.title;
    title.lang = languageOf(row.title);
    find("a").title = row.title;
    const { side_actions: actions } = this.strings;
    find("summary").setAttribute("aria-label", actions.replace("{title}", () => row.title));
    find(".pin-mark").hidden = !row.pinned;
    find(".pin").textContent = row.pinned ? this.strings.side_unpin : this.strings.side_pin;
    find(".pin").addEventListener("click", () => this.change(row, { pinned: !row.pinned }));
    find(".delete").addEventListener("click", () => this.remove(row, item));
    find(".rename").addEventListener("click", () => this.rename(row, item));
    return item;
  }

  async change(row, changes) {
    try {
      const response = await send("PATCH", `/api/conversations/${row.id}`, changes);
      this.actions.renamed(await response.json());
      await this.load();
      this.list.querySelector(`[data-id="${row.id}"] a`)?.focus();
    } catch {
      this.note(this.strings.side_trouble);
    }
  }

  rename(row, item) {
    const form = item.querySelector(".renaming");
    const box = form.querySelector("input");
    const show = (on) => {
      form.hidden = !on;
      item.querySelector("a").hidden = on;
      item.querySelector(".menu").hidden = on;
    };
    const leave = () => {
      show(false);
      item.querySelector("a").focus();
    };
    box.value = row.title;
    show(true);
    box.select();
    box.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      const title = box.value.trim();
      leave();
      if (title && title !== row.title) this.change(row, { title });
    };
    box.onblur = () => !form.hidden && show(false);
  }

  /** It is gone from the list at once, and from the server when it can no longer be undone. */
  remove(row, item) {
    this.settle();
    const wasOpen = row.id === this.current;
    item.remove();
    this.leaving = { row, wasOpen, timer: setTimeout(() => this.settle(), UNDO_MS) };
    if (wasOpen) this.actions.close();
    const said = this.strings.side_deleted.replace("{title}", () => row.title);
    this.deleted.querySelector("span").textContent = said;
    this.deleted.hidden = false;
    this.deleted.querySelector("button").focus();
  }

  undo() {
    const { row, wasOpen, timer } = this.leaving;
    clearTimeout(timer);
    this.leaving = null;
    this.deleted.hidden = true;
    this.load();
    if (wasOpen) this.actions.open(row.id);
    this.search.focus();
  }

  settle() {
    if (!this.leaving) return;
    const { row, timer } = this.leaving;
    clearTimeout(timer);
    this.leaving = null;
    this.deleted.hidden = true;
    // The request outlives the page, should that be closed.
    send("DELETE", `/api/conversations/${row.id}`, undefined, { keepalive: true })
      .catch(() => this.load());
  }
}
