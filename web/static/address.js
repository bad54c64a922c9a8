/** Addresses of the service, which may be served below a path. */

const ROOT = document.body.dataset.root;

/** @param {string} path beginning with a slash @returns {string} its address on this host */
export function address(path) {
  return ROOT + path;
}
