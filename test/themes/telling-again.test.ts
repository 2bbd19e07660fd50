import { expect, test } from "vitest";
import { parkedAfter } from "../../src/letters/carrying.js";
import { newsOf, notTold, toldAll, toldOwner } from "../../src/themes/sharing/news.js";
import { withSharing } from "../../src/themes/sharing/sharing.js";
import { closeNow, reopen, sharingOf, withdraw } from "../../src/themes/sharing/standing.js";
import type { Theme } from "../../src/themes/theme.js";
import { after, day, minute, type Instant } from "../../src/time.js";
import { sampleThemes } from "./samples.js";
import { now, sharedSample } from "./sharing-samples.js";

const shared = sharedSample(sampleThemes["full"] as Theme, { checkAt: after(now, 30 * day) });
const closed = closeNow(shared, now);

/** Refused so often, each time when it is due. */
function refused(theme: Theme, times: number, kind: Parameters<typeof notTold>[1] = "closed"): Theme {
  let tried = theme;
  let at: Instant = now;
  for (let n = 0; n < times; n++) {
    tried = notTold(tried, kind, at);
    at = tried.letters?.find((one) => one.kind === kind)?.dueAt ?? at;
  }
  return tried;
}

test("news that Teams would not take in waits a minute, then ever longer, and is parked after five tries", () => {
  const once = refused(closed, 1);
  expect(newsOf(sharingOf(once), now, once)).toBeUndefined();
  expect(newsOf(sharingOf(once), after(now, 2 * minute), once)).toBe("closed");
  expect(once.parkedSince).toBeUndefined();
  const parked = refused(closed, parkedAfter);
  expect(parked.parkedSince).toBe(parked.letters?.[0]?.parkedSince);
  expect(parked.parkedSince).toBeDefined();
  expect(parked.changedAt).toBe(closed.changedAt);
});

test("a theme falls due when its telling is tried again, and no sooner", () => {
  const waiting = withSharing(refused(closed, 1), { ...sharingOf(closed), shownUntil: now }, now);
  expect(waiting.dueAt).toBe(waiting.letters?.[0]?.dueAt);
});

test("what is put off holds up no other news, nor the closing itself", () => {
  const became: Theme = { ...closed, became: { title: "Lyset i vinduet", at: now } };
  expect(newsOf(sharingOf(became), now, became)).toBe("became-network");
  const waiting = refused(became, 1, "became-network");
  expect(newsOf(sharingOf(waiting), now, waiting)).toBe("closed");

  const closesAt = after(now, 2 * day);
  const dated = reopen(closed, closesAt, now);
  const putOff = refused(dated, parkedAfter + 3, "closing-soon");
  expect(putOff.letters?.[0]?.dueAt).toBeDefined();
  expect((putOff.dueAt ?? "") <= closesAt).toBe(true);
});

test.each<[what: string, theme: Theme]>([
  ["is told", toldAll(refused(closed, parkedAfter), "closed", sharingOf(closed).closesAt)],
  ["is no news any more", reopen(refused(closed, parkedAfter), undefined, now)],
  ["belongs to a theme that was taken back", withdraw(refused(closed, parkedAfter), now)],
  [
    "is suggestions the owner has seen",
    toldOwner(
      refused(withSharing(shared, { ...sharingOf(shared), untoldSince: now }, now), 5, "suggestions"),
      now,
      now,
    ),
  ],
])("what %s is no letter any more", (_, theme) => {
  expect(theme.letters).toBeUndefined();
  expect(theme.parkedSince).toBeUndefined();
});
