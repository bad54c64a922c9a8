/** Requests to the server. */

import { address } from "./address.js";

/** A request that failed; `code` picks the sentence that is shown. */
export class ServerError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @param {string} method
 * @param {string} path below the root
 * @param {object} [body] sent as JSON
 * @param {{accept?: string, signal?: AbortSignal, keepalive?: boolean}} [options]
 * @returns {Promise<Response>} one that succeeded
 */
export async function send(method, path, body, options = {}) {
  const { accept = "application/json", signal, keepalive } = options;
  const headers = { Accept: accept };
  if (body) headers["Content-Type"] = "application/json";
  let response;
  try {
    const content = body && JSON.stringify(body);
    response = await fetch(address(path), { method, headers, body: content, signal, keepalive });
  } catch {
    throw new ServerError(signal?.aborted ? "stopped" : "offline");
  }
  if (response.ok) return response;
  const refusal = await response.json().catch(() => null);
  throw new ServerError(refusal?.error?.code ?? "unknown");
}

/** @param {string} path @returns {Promise<object>} the JSON that is there */
export async function get(path) {
  return (await send("GET", path)).json();
}
