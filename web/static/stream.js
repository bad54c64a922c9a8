/** Asking the server, and reading its answer as it comes. */

/** An answer that did not come; `code` picks the sentence that is shown. */
export class AskError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @typedef {object} Earlier
 * @property {string} question an earlier question, as it was understood
 * @property {string[]} zones the zones that its answer cited
 */

/**
 * @param {string} question
 * @param {Earlier[]} thread what was asked before, the oldest first
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<{name: string, data: object}>} ends after `done`
 */
export async function* ask(question, thread, signal) {
  try {
    const response = await send({ question, thread }, signal);
    for await (const event of events(response.body)) {
      if (event.name === "error") throw new AskError(event.data.error.code);
      yield event;
      if (event.name === "done") return;
    }
  } catch (error) {
    throw signal.aborted ? new AskError("stopped") : known(error);
  }
  throw new AskError("interrupted");
}

async function send(body, signal) {
  let response;
  try {
    response = await fetch("/api/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      body: JSON.stringify(body),
      signal,
    });
  } catch {
    throw new AskError("offline");
  }
  if (response.ok) return response;
  const refusal = await response.json().catch(() => null);
  throw new AskError(refusal?.error?.code ?? "unknown");
}

function known(error) {
  return error instanceof AskError ? error : new AskError("interrupted");
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
