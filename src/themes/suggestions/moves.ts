import { refuse } from "../../refusal.js";
import { after, type Instant } from "../../time.js";
import { heardOnce, notDue, stoodAs, tellAfter, undone, type Press, type Suggestion } from "./suggestion.js";
import { checkedText } from "./words.js";

/** What the owner can make of a suggestion, in any order. */
export const moveStates = ["contacted", "yes", "no", "later"] as const;
export type MoveState = (typeof moveStates)[number];

export const isDecided = ({ state }: Suggestion): boolean => state === "yes" || state === "no";

/**
 * The owner moves a suggestion along; a no has a reason. The author hears of a yes or a no some minutes later. A
 * button from before the latest change is refused, so that nothing is decided unseen. S0-6.
 */
export function move(
  suggestion: Suggestion,
  to: MoveState,
  reason: string,
  press: Press,
  seen?: Instant,
): Suggestion {
  return heardOnce(suggestion, press, (current) => {
    if (current.state === to && (to !== "no" || current.reason === reason)) return current;
    const moved = stoodAs(
      fresh(current, seen),
      to === "no" ? { state: to, reason: given(reason) } : { state: to },
    );
    return withNews({ ...moved, revisedAt: press.now }, press.now);
  });
}

const given = (reason: string): string =>
  checkedText("reason", reason) || refuse("no-reason", { field: "reason" });

/** As the owner saw it, and still in the owner's hands. */
function fresh(suggestion: Suggestion, seen: Instant | undefined): Suggestion {
  if (suggestion.state === "withdrawn") refuse("suggestion-gone");
  if (suggestion.state === "merged" || (seen && seen !== suggestion.revisedAt)) refuse("suggestion-changed");
  return suggestion;
}

/**
 * It says the same as another one, which from now on speaks for both; when that one is decided already, this author
 * is told of it too. A yes stays: it is only merged into another yes. @throws Refusal no-merge-choice, merge-into-yes.
 */
export function merge(suggestion: Suggestion, into: Suggestion, press: Press, seen?: Instant): Suggestion {
  return heardOnce(suggestion, press, (current) => {
    if (current.mergedInto === into.id) return current;
    if (into.id === current.id) refuse("no-merge-choice");
    if (fresh(current, seen).state === "yes" && into.state !== "yes") refuse("merge-into-yes");
    const merged = stoodAs(current, { state: "merged", mergedInto: into.id });
    const dueAt = isDecided(into) ? { dueAt: after(press.now, tellAfter) } : {};
    return { ...merged, revisedAt: press.now, ...dueAt };
  });
}

/** Takes the owner's last move back, a merge too: what belonged to each suggestion never left it. */
export function undoMove(suggestion: Suggestion, press: Press, seen?: Instant): Suggestion {
  return heardOnce(suggestion, press, (current) => {
    if (current.state === "withdrawn") refuse("suggestion-gone");
    if (seen && seen !== current.revisedAt) refuse("suggestion-changed");
    return withNews({ ...undone(current), revisedAt: press.now }, press.now);
  });
}

/**
 * When a yes or a no falls due to be told. Also when this author has heard or does not care to: those whose
 * suggestions were merged into it may.
 */
export function withNews(suggestion: Suggestion, now: Instant): Suggestion {
  const rest = notDue(suggestion);
  return isDecided(suggestion) ? { ...rest, dueAt: after(now, tellAfter) } : rest;
}

/** The one it was merged into is gone, so it stands for itself again, as it did before. */
export function standsAlone(suggestion: Suggestion): Suggestion {
  const { mergedInto, before, ...rest } = suggestion;
  return {
    ...rest,
    state: before?.state ?? "suggested",
    ...(before?.reason ? { reason: before.reason } : {}),
  };
}
