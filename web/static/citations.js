/** The card that shows a citation while its chip has the pointer or the focus. */

import { quotedWords, shortened, write, writeFacts } from "./sentence.js";

const GAP = 8;
const MARGIN = 16;
const LEAVING = 160;

/**
 * @param {HTMLElement} card
 * @param {HTMLElement} thread
 * @param {Record<string, string>} strings
 */
export function followCitations(card, thread, strings) {
  let chip = null;
  let timer = 0;

  function open(next) {
    clearTimeout(timer);
    if (next === chip) return;
    close();
    chip = next;
    fill(card, chip.citation, strings);
    chip.setAttribute("aria-describedby", card.id);
    card.showPopover?.();
    place(card, chip);
  }

  function close() {
    clearTimeout(timer);
    chip?.removeAttribute("aria-describedby");
    if (chip) card.hidePopover?.();
    chip = null;
  }

  // The pointer may travel from the chip to the card: the card waits a moment.
  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(close, LEAVING);
  };
  const chipAt = (event) => event.target.closest?.(".chip");

  for (const name of ["pointerover", "focusin"]) {
    thread.addEventListener(name, (event) => chipAt(event) && open(chipAt(event)));
  }
  for (const name of ["pointerout", "focusout"]) {
    thread.addEventListener(name, (event) => chipAt(event) && leave());
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("resize", close);
  addEventListener("scroll", () => chip && place(card, chip), { passive: true });
}

function fill(card, citation, strings) {
  const texts = {
    ".card-title": shortened(citation.title),
    ".card-quote": quotedWords(citation),
  };
  for (const [selector, text] of Object.entries(texts)) {
    write(card.querySelector(selector), text);
  }
  writeFacts(card.querySelector(".card-facts"), citation, strings);
  card.scrollTop = 0;
}

/** Below the chip if there is room, else above, never beyond the edges. */
function place(card, chip) {
  const anchor = chip.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const below = anchor.bottom + GAP;
  const fits = below + height + MARGIN <= document.documentElement.clientHeight;
  const left = anchor.left + anchor.width / 2 - width / 2;
  const most = document.documentElement.clientWidth - width - MARGIN;
  card.style.top = `${fits ? below : Math.max(MARGIN, anchor.top - height - GAP)}px`;
  card.style.left = `${Math.max(MARGIN, Math.min(left, most))}px`;
}
