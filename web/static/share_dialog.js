/** The link by which others read an answer or a conversation, until it is ended. */

import { address } from "./address.js";
import { putOnClipboard } from "./copying.js";
import { get, send } from "./server.js";

export class ShareDialog {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {Record<string, string>} strings
   */
  constructor(dialog, strings) {
    this.dialog = dialog;
    this.strings = strings;
    this.link = dialog.querySelector("input");
    this.said = dialog.querySelector(".share-said");
    dialog.querySelector(".close").addEventListener("click", () => dialog.close());
    dialog.querySelector(".copy-link").addEventListener("click", () => this.copy());
    dialog.querySelector(".end-share").addEventListener("click", () => this.end());
  }

  /**
   * @param {string} conversation
   * @param {{message_id?: string}} what the answer; else the whole conversation as it is now
   */
  async open(conversation, what) {
    this.opener = document.activeElement;
    this.show(null, "");
    this.dialog.showModal();
    try {
      this.show((await earlier(conversation, what)) ?? (await share(conversation, what)), "");
    } catch {
      this.show(null, this.strings.error_unknown);
    }
  }

  show(made, said) {
    this.made = made;
    this.link.value = made ? new URL(address(made.path), location.origin).href : "";
    this.said.textContent = said;
    for (const name of [".copy-link", ".end-share"]) {
      this.dialog.querySelector(name).disabled = !made;
    }
    if (made) this.link.select();
  }

  async copy() {
    const done = await putOnClipboard(this.link.value);
    this.said.textContent = done ? this.strings.copied : this.strings.copy_failed;
  }

  async end() {
    try {
      await send("DELETE", `/api/shares/${this.made.token}`);
      this.show(null, this.strings.share_ended);
    } catch {
      this.said.textContent = this.strings.error_unknown;
    }
  }
}

/** An answer keeps its link; a conversation gets a new one, for it has grown. */
async function earlier(conversation, { message_id: message }) {
  if (!message) return null;
  const query = new URLSearchParams({ conversation_id: conversation });
  const { shares } = await get(`/api/shares?${query}`);
  return shares.find((each) => each.message_id === message) ?? null;
}

async function share(conversation, { message_id: message }) {
  const body = message ? { message_id: message } : { conversation_id: conversation };
  return (await send("POST", "/api/shares", body)).json();
}
