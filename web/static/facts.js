/** Copies a row of the page of figures, each figure with its source and its address. */

import { sayOnButton } from "./button_words.js";
import { putOnClipboard } from "./copying.js";

/** @param {Element} row @returns {string} a line for each figure */
function copiedText(row) {
  const links = [...row.querySelectorAll("a[data-copy]")];
  return links.map((link) => `${link.dataset.copy}, ${link.href}`).join("\n");
}

async function copy(button) {
  const texts = button.closest("[data-copied]").dataset;
  const done = await putOnClipboard(copiedText(button.closest(".row")));
  sayOnButton(button, done ? texts.copied : texts.failed);
}

for (const button of document.querySelectorAll(".copy-row")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
