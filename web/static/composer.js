/** The question box. */

const LIMIT = 2000;
const NEAR_LIMIT = 1800;
const INVISIBLE = /[\s\p{C}\p{Z}]/gu;

/** @param {string} text @returns {number} its length in characters */
function lengthOf(text) {
  return [...text.trim()].length;
}

/** @param {string} text @returns {boolean} whether it can be asked: not empty, not too long */
export function isAskable(text) {
  return text.replace(INVISIBLE, "") !== "" && lengthOf(text) <= LIMIT;
}

/** @param {KeyboardEvent} event @returns {boolean} whether it sends what is in a box */
export function isSending(event) {
  // While an input method is composing, Enter picks a word; 229 is how older ones say so.
  if (event.isComposing || event.keyCode === 229) return false;
  return event.key === "Enter" && !event.shiftKey;
}

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} strings
 * @param {{ask: (question: string) => void, stop: () => void}} actions
 */
export function followComposer(form, strings, actions) {
  const box = form.querySelector("textarea");
  const button = form.querySelector(".send");
  const count = form.querySelector("output");
  let working = false;

  function refresh() {
    const length = lengthOf(box.value);
    button.disabled = !working && !isAskable(box.value);
    button.textContent = working ? strings.stop : strings.send;
    button.classList.toggle("stopping", working);
    count.textContent = length > NEAR_LIMIT ? `${length} / ${LIMIT}` : "";
    count.classList.toggle("over", length > LIMIT);
  }

  function submit() {
    if (button.disabled || working) return;
    const question = box.value.trim();
    box.value = "";
    actions.ask(question);
    refresh();
  }

  box.addEventListener("input", refresh);
  box.addEventListener("keydown", (event) => {
    if (!isSending(event)) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (working) actions.stop();
    else submit();
    box.focus();
  });
  refresh();

  return {
    focus: () => box.focus({ preventScroll: true }),
    hasText: () => box.value !== "",
    /** @param {boolean} value */
    setWorking(value) {
      working = value;
      refresh();
    },
  };
}
