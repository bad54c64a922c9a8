/** The box in which a question that was asked is changed. */

import { isAskable, isSending } from "./composer.js";

/**
 * @param {HTMLElement} turn
 * @param {{current: () => string, save: (question: string) => void}} actions
 */
export function followEditor(turn, { current, save }) {
  const form = turn.querySelector(".editor");
  const box = form.querySelector("textarea");
  const button = turn.querySelector(".edit");

  function show(on) {
    form.hidden = !on;
    turn.querySelector(".question").hidden = on;
    if (!on) return button.focus({ preventScroll: true });
    box.value = current();
    refresh();
    box.focus();
    box.select();
  }

  function refresh() {
    form.querySelector("[type=submit]").disabled = !isAskable(box.value);
  }

  function submit() {
    if (!isAskable(box.value)) return;
    show(false);
    save(box.value.trim());
  }

  button.addEventListener("click", () => show(true));
  form.querySelector(".cancel").addEventListener("click", () => show(false));
  box.addEventListener("input", refresh);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      show(false);
    } else if (isSending(event)) {
      event.preventDefault();
      submit();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
}
