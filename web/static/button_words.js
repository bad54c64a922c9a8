/** Words that stand on a button for a moment. */

const SHOWN_MS = 2500;

/** @param {HTMLElement} button @param {string} words what became of it */
export function sayOnButton(button, words) {
  // The summary of a menu cannot be disabled: it may be pressed while other words are on it.
  button.dataset.label ??= button.textContent;
  button.textContent = words;
  button.disabled = true;
  setTimeout(() => {
    button.textContent = button.dataset.label;
    button.disabled = false;
  }, SHOWN_MS);
}
