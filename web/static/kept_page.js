/** The page where conversations are kept on the server: one of them is open, the others listed. */

import { ConversationList } from "./conversation_list.js";
import { ServerKeeper } from "./keepers.js";
import { ShareDialog } from "./share_dialog.js";

const LAST = "zoneqa.conversation";
const POLL_MS = 1500;

export class KeptPage {
  /**
   * @param {Record<string, string>} strings
   * @param {{left: () => void, shown: () => void, said: (text: string) => void}} tell
   */
  constructor(strings, tell) {
    this.strings = strings;
    this.tell = tell;
    this.keeper = new ServerKeeper(() => {
      this.remember(this.keeper.id, "pushState");
      this.list.load();
    });
    this.sharing = new ShareDialog(document.getElementById("share-dialog"), strings);
    this.list = new ConversationList(document.getElementById("side"), strings, {
      open: (id) => this.open(id, "pushState"),
      close: () => this.close(),
      renamed: ({ id, title }) => id === this.keeper.id && (this.keeper.title = title),
    });
  }

  /** @param {import("./thread.js").Thread} thread */
  start(thread) {
    this.thread = thread;
    for (const button of document.querySelectorAll(".new-conversation")) {
      button.addEventListener("click", () => this.begin());
    }
    document.getElementById("share-all").addEventListener("click", () => this.share({}));
    addEventListener("popstate", () => this.restore(named()));
    this.list.load();
    return this.restore(named() ?? lastOf());
  }

  /** @param {{message_id?: string}} what */
  share(what) {
    if (this.keeper.id) this.sharing.open(this.keeper.id, what);
  }

  kept() {
    this.list.load();
  }

  /** @param {string|null} id what the address names; at first, what this window had open */
  async restore(id) {
    if (id && id !== this.keeper.id) await this.open(id, "replaceState");
    else if (!id) this.leave();
  }

  async open(id, how) {
    clearTimeout(this.polling);
    let found;
    try {
      found = await this.keeper.load(id);
    } catch (error) {
      this.leave();
      this.remember(null, "replaceState");
      this.tell.said(error.code === "unknown" ? this.strings.side_gone : this.strings.side_trouble);
      return;
    }
    this.remember(id, how);
    this.show(found);
  }

  show({ turns, pending }) {
    this.thread.leave();
    this.thread.restore(turns);
    if (pending) {
      this.thread.await(pending);
      this.poll(this.keeper.id);
    }
    this.list.mark(this.keeper.id);
    this.tell.shown();
    this.thread.reveal();
  }

  /** A question that another window asked, or this one before it was reloaded. */
  poll(id) {
    this.polling = setTimeout(async () => {
      if (this.keeper.id !== id || this.thread.running) return;
      const found = await this.keeper.load(id).catch(() => null);
      if (found && !found.pending) this.show(found);
      else this.poll(id);
    }, POLL_MS);
  }

  /** Begins anew: a conversation is made when something is asked. */
  begin() {
    this.list.hide();
    this.leave();
    this.remember(null, "pushState");
  }

  /** The conversation that is open is being deleted. */
  close() {
    this.leave();
    this.remember(null, "replaceState");
  }

  leave() {
    clearTimeout(this.polling);
    this.keeper.leave();
    this.thread.leave();
    this.list.mark(null);
    this.tell.left();
  }

  /** @param {string|null} id @param {"pushState"|"replaceState"} how */
  remember(id, how) {
    const address = new URL(location.href);
    if (id) address.searchParams.set("c", id);
    else address.searchParams.delete("c");
    history[how](null, "", address);
    try {
      if (id) sessionStorage.setItem(LAST, id);
      else sessionStorage.removeItem(LAST);
    } catch {
      // Where nothing can be kept, the address has it.
    }
    this.list.mark(id);
  }
}

function named() {
  return new URLSearchParams(location.search).get("c");
}

function lastOf() {
  try {
    return sessionStorage.getItem(LAST);
  } catch {
    return null;
  }
}
