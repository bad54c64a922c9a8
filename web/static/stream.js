/** Asking the server, and reading its answer as it comes. */

import { ServerError, send } from "./server.js";

const STREAM = "text/event-stream";

/**
 * @typedef {object} Earlier
 * @property {string} question an earlier question, as it was understood
 * @property {string[]} zones the zones that its answer cited
 */

/**
 * @param {string} path
 * @param {object} body question, filters, what was asked before
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<{name: string, data: object}>} ends after `done`
 */
export async function* ask(path, body, signal) {
  try {
    const response = await send("POST", path, body, { accept: STREAM, signal });
    for await (const event of events(response.body)) {
      if (event.name === "error") throw new ServerError(event.data.error.code);
      yield event;
      if (event.name === "done") return;
    }
  } catch (error) {
    throw signal.aborted ? new ServerError("stopped") : known(error);
  }
  throw new ServerError("interrupted");
}

function known(error) {
  return error instanceof ServerError ? error : new ServerError("interrupted");
}

/** Cuts the stream into events; the server sends one `event` and one `data` line in each. */
async function* events(body) {
  let rest = "";
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) yield parse(block);
    }
  } finally {
    readOn(reader);
  }
}

/** Reads what is left: a stream that is cut off costs its connection. */
async function readOn(reader) {
  try {
    while (!(await reader.read()).done);
  } catch {
    // Stopped, or cut off after what was asked for had come.
  }
}

function parse(block) {
  const [first, second] = block.split("\n");
  return { name: first.slice("event: ".length), data: JSON.parse(second.slice("data: ".length)) };
}
