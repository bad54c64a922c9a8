/** Copies a row of the page of figures, each figure with its source and its address. */

import { putOnClipboard } from "./copying.js";

const THANKS_MS = 2500;

/** @param {Element} row @returns {string} a line for each figure */
function copiedText(row) {
  const links = [...row.querySelectorAll("a[data-copy]")];
  return links.map((link) => `${link.dataset.copy}, ${link.href}`).join("\n");
}

async function copy(button) {
  const texts = button.closest("[data-copied]").dataset;
  const label = button.textContent;
  const done = await putOnClipboard(copiedText(button.closest(".row")));
  button.textContent = done ? texts.copied : texts.failed;
  button.disabled = true;
  setTimeout(() => {
    button.textContent = label;
    button.disabled = false;
  }, THANKS_MS);
}

for (const button of document.querySelectorAll(".copy-row")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
