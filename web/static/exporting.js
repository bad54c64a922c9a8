/** Answers as a file or on paper. */

import { send } from "./server.js";

/**
 * @param {import("./store.js").Turn[]} turns those with an answer are written
 * @param {string} title of the whole; empty for one answer
 * @param {"docx"|"md"} format
 */
export async function saveFile(turns, title, format) {
  const body = {
    format,
    language: document.documentElement.lang.startsWith("zh") ? "zh" : "en",
    turns: turns.filter((turn) => turn.answer).map(row),
  };
  if (title) body.title = title;
  const response = await send("POST", "/api/export", body, { accept: "*/*" });
  save(await response.blob(), fileName(title || turns[0].question, format));
}

function row({ question, answer, filters }) {
  return { question, answer, filters: filters ?? {} };
}

function fileName(title, format) {
  return `${[...title.replace(/[\\/:*?"<>|\s]+/gu, " ")].slice(0, 60).join("").trim()}.${format}`;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {HTMLElement} [turn] the one to print; else the whole conversation */
export function print(turn) {
  const thread = document.getElementById("thread");
  thread.classList.toggle("printing-one", Boolean(turn));
  turn?.classList.add("printed");
  addEventListener(
    "afterprint",
    () => {
      thread.classList.remove("printing-one");
      turn?.classList.remove("printed");
    },
    { once: true },
  );
  window.print();
}
