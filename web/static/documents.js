// The page of documents: files are sent one by one with their progress, by drag and drop too, and
// what goes on in the background is shown as it goes on. The page itself works without this.

import { address } from "./address.js";
import { get } from "./server.js";

const PAUSE = 1500; // milliseconds between two looks at what goes on
const AT_ONCE = 2;

const form = document.querySelector("#upload");
const input = form.querySelector("input[type=file]");
const sending = document.querySelector("#sending");
const status = document.querySelector("#sent");
const strings = JSON.parse(form.dataset.strings);

const waiting = [];
let underWay = 0;
let taken = 0;

input.required = false;
form.querySelector("button").hidden = true;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  addChosen();
});

input.addEventListener("change", addChosen);

for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}

for (const name of ["dragleave", "drop"]) {
  form.addEventListener(name, () => form.classList.remove("over"));
}

form.addEventListener("drop", (event) => {
  event.preventDefault();
  add(event.dataTransfer.files);
});

function addChosen() {
  add(input.files);
  input.value = "";
}

function add(files) {
  for (const file of files) {
    waiting.push({ file, row: newRow(file.name) });
  }
  sendNext();
}

function newRow(name) {
  const row = document.createElement("li");
  row.className = "queued";
  const what = row.appendChild(document.createElement("p"));
  what.className = "what";
  what.appendChild(document.createElement("b")).textContent = name;
  const state = row.appendChild(document.createElement("p"));
  state.className = "state";
  state.textContent = strings.documents_sending;
  const bar = row.appendChild(document.createElement("progress"));
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  sending.append(row);
  return row;
}

function sendNext() {
  while (underWay < AT_ONCE && waiting.length) {
    underWay += 1;
    send(waiting.shift());
  }
}

async function send({ file, row }) {
  const code = await whyNot(file);
  if (code) {
    ended(row, code);
    return;
  }
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ collection: form.dataset.collection });
  if (form.elements.replace.checked) query.set("replace", "1");
  request.open("PUT", address(`/api/documents/${encodeURIComponent(file.name)}?${query}`));
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) row.querySelector("progress").value = event.loaded / event.total;
  });
  request.addEventListener("loadend", () => {
    ended(row, request.status === 202 ? "" : (request.response?.error?.code ?? "other"));
  });
  request.send(file);
}

// What the service would refuse need not be sent: it looks at all of this again.
async function whyNot(file) {
  const kinds = input.accept.split(",");
  if (!kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return "file_name_invalid";
  if (file.size > Number(form.dataset.largest)) return "body_too_large";
  if (form.elements.replace.checked) return "";
  const query = new URLSearchParams({ collection: form.dataset.collection, q: file.name });
  try {
    const { documents } = await get(`/api/documents?${query}`);
    return documents.some(({ name }) => name === file.name) ? "document_exists" : "";
  } catch {
    return "";
  }
}

function ended(row, code) {
  underWay -= 1;
  row.querySelector("progress").remove();
  if (code) {
    const why = strings[`documents_trouble_${code}`] ?? strings.documents_trouble_other;
    row.className = "failed";
    row.querySelector(".state").textContent = `${strings.documents_not_sent} ${why}`;
  } else {
    taken += 1;
    row.remove();
  }
  sendNext();
  if (!underWay) {
    status.textContent = strings.documents_all_sent.replace("{n}", taken);
    taken = 0;
  }
  refresh();
}

// The service writes every sentence: the parts of the page that have changed are taken from it.
let looking = false;

function refresh() {
  if (looking) return;
  looking = true;
  const request = new XMLHttpRequest();
  request.open("GET", location.href.split("#")[0]);
  request.responseType = "document";
  request.addEventListener("loadend", () => {
    looking = false;
    const fresh = request.status === 200 ? request.response : null;
    for (const id of fresh ? ["changes", "files", "generations"] : []) take(fresh, id);
    if (undone()) setTimeout(refresh, PAUSE);
  });
  request.send();
}

function take(fresh, id) {
  const old = document.getElementById(id);
  const next = fresh.getElementById(id);
  const isInUse = old.contains(document.activeElement) || old.querySelector("details[open]");
  if (!next || old.isEqualNode(next) || isInUse) return;
  old.replaceWith(document.adoptNode(next));
}

function undone() {
  return underWay > 0 || document.querySelector("#changes").dataset.undone !== "0";
}

addChosen(); // what was chosen before this had loaded
if (undone()) setTimeout(refresh, PAUSE);
