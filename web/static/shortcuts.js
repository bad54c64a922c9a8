/** Keys for those who work with the keyboard, and the sheet that lists them. */

const SWITCH = "zoneqa.single-keys";

/**
 * @param {HTMLDialogElement} sheet
 * @param {Record<string, () => void>} actions what each key does
 */
export function followShortcuts(sheet, actions) {
  const single = sheet.querySelector("input");
  single.checked = read() !== "off";
  single.addEventListener("change", () => write(single.checked ? "on" : "off"));
  sheet.querySelector(".close").addEventListener("click", () => sheet.close());
  const help = () => (sheet.open ? sheet.close() : sheet.showModal());
  for (const button of document.querySelectorAll(".open-help")) {
    button.addEventListener("click", help);
  }
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "/") {
      event.preventDefault();
      help();
    } else if (event.key === "Escape" && !document.querySelector("dialog:modal")) {
      actions.Escape();
    } else if (single.checked && isFree(event)) {
      const act = event.key === "?" ? help : actions[event.key];
      if (!act || document.querySelector("dialog:modal")) return;
      event.preventDefault();
      act();
    }
  });
}

/** A key is free where it writes nothing. */
function isFree(event) {
  const writes = event.target.closest?.("input:not([type=checkbox]), textarea, select");
  return !writes && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function read() {
  try {
    return localStorage.getItem(SWITCH);
  } catch {
    return null;
  }
}

function write(value) {
  try {
    localStorage.setItem(SWITCH, value);
  } catch {
    // Where nothing can be kept, the choice holds as long as the page.
  }
}
