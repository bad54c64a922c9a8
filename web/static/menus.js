/** Small menus: a `details` that closes when something else is done. */

const MENU = "details.menu";

export function followMenus() {
  document.addEventListener("click", (event) => {
    const within = event.target.closest?.(MENU);
    const chosen = event.target.closest?.(`${MENU} button, ${MENU} a`);
    for (const menu of open()) if (menu !== within || chosen) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.(`${MENU}[open]`);
    if (!menu) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  }, true);
}

function open() {
  return document.querySelectorAll(`${MENU}[open]`);
}
