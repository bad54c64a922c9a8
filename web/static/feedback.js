/** What a person thinks of an answer: said with one click, explained if wanted, changeable. */

import { send } from "./server.js";

/**
 * @param {HTMLElement} box
 * @param {import("./store.js").Turn} turn
 * @param {Record<string, string>} strings
 */
export function followFeedback(box, turn, strings) {
  const form = box.querySelector("form");
  const comment = form.querySelector("textarea");
  const verdicts = [...box.querySelectorAll(".verdict")];
  const said = box.querySelector(".feedback-said");

  function show() {
    for (const button of verdicts) {
      button.ariaPressed = String(button.dataset.kind === turn.feedback?.kind);
    }
    form.hidden = !turn.feedback;
    comment.value = turn.feedback?.comment ?? "";
  }

  async function tell(feedback, thanks) {
    const before = turn.feedback;
    turn.feedback = feedback;
    show();
    try {
      if (feedback) await send("POST", "/api/feedback", { message_id: turn.id, ...feedback });
      else await send("DELETE", `/api/feedback/${turn.id}`);
      said.textContent = thanks;
    } catch {
      turn.feedback = before;
      show();
      said.textContent = strings.feedback_failed;
    }
  }

  // A turn that was asked again is followed anew.
  for (const button of verdicts) {
    button.onclick = () => {
      const { kind } = button.dataset;
      if (kind === turn.feedback?.kind) return tell(null, strings.feedback_withdrawn);
      return tell({ kind, comment: comment.value.trim() }, strings.feedback_thanks);
    };
  }
  form.onsubmit = (event) => {
    event.preventDefault();
    if (!turn.feedback) return;
    tell({ ...turn.feedback, comment: comment.value.trim() }, strings.feedback_comment_kept);
  };
  said.textContent = "";
  show();
}
