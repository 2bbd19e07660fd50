/**
 * Why a rule said no. Each code has its sentence as `refusal.<code>` in every language: what happened, what is
 * kept, what to do. The texts' type fails the build when one lacks.
 */
export type RefusalCode =
  | "too-long"
  | "which-field"
  | "which-choice"
  | "first-question"
  | "cpr"
  | "empty-answer"
  | "empty-name"
  | "too-many-actors"
  | "no-such-theme"
  | "theme-deleted"
  | "nothing-to-undo"
  | "no-open-theme"
  | "no-such-shared-theme"
  | "theme-withdrawn"
  | "theme-paused"
  | "theme-closed"
  | "vote-empty"
  | "vote-without-value"
  | "vote-lacks-words"
  | "vote-words-alone"
  | "no-votes"
  | "votes-hidden"
  | "no-actor-name"
  | "no-actor-why"
  | "no-reason"
  | "no-join-why"
  | "no-merge-choice"
  | "merge-into-yes"
  | "person-not-here"
  | "own-suggestion"
  | "not-your-suggestion"
  | "suggestion-gone"
  | "suggestion-taken-up"
  | "suggestion-changed"
  | "too-many-suggestions"
  | "too-many-own-suggestions"
  | "not-unfolded"
  | "not-shared"
  | "no-channel"
  | "not-your-channel"
  | "closing-date"
  | "not-your-seat"
  | "seat-passed-on"
  | "request-outdated"
  | "round-over"
  | "already-decided"
  | "own-request"
  | "no-comment-return"
  | "no-comment-reject"
  | "same-person"
  | "nobody-chosen"
  | "plan-outdated"
  | "own-delegate"
  | "no-delegate-why"
  | "no-question"
  | "too-many-questions"
  | "no-answer"
  | "already-answered"
  | "question-gone"
  | "seat-without-leader"
  | "own-seat"
  | "no-areas"
  | "nothing-to-approve"
  | "already-begun"
  | "start-needs-approval"
  | "list-open"
  | "nobody-else"
  | "area-gone"
  | "no-such-network"
  | "form-moved"
  | "hand-self"
  | "nobody-to-form"
  | "log-not-yours"
  | "not-the-lead"
  | "in-approval"
  | "person-not-known"
  | "network-over"
  | "no-member-name"
  | "no-member-area"
  | "already-member"
  | "too-many-members"
  | "member-gone"
  | "no-teams"
  | "lead-must-hand-over"
  | "cannot-lead"
  | "no-one-chosen"
  | "channel-not-yours"
  | "network-begun"
  | "network-not-begun"
  | "charter-not-yet"
  | "charter-moved"
  | "charter-words-gone"
  | "store-busy"
  | "unknown-click";

/** A rule's no, to be answered in the person's language. Anything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, values: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

export function refuse(code: RefusalCode, values?: Record<string, string | number>): never {
  throw new Refusal(code, values);
}
