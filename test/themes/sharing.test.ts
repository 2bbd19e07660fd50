import { expect, test } from "vitest";
import { Refusal } from "../../src/refusal.js";
import { follow, newParticipant } from "../../src/themes/sharing/following.js";
import { claim, newsMark, newsOf, release, toldAll, toldOwner } from "../../src/themes/sharing/news.js";
import { arrived, confirm, landed, sendAgain, settled } from "../../src/themes/sharing/posts.js";
import {
  differs,
  hideable,
  share,
  shownOf,
  withDraft,
  withMoreChannels,
} from "../../src/themes/sharing/share.js";
import {
  checkEvery,
  dueOf,
  gatherFor,
  soon,
  withSharing,
  type Sharing,
} from "../../src/themes/sharing/sharing.js";
import {
  closeNow,
  firstLook,
  pause,
  reopen,
  sharingOf,
  showAgain,
  withdraw,
} from "../../src/themes/sharing/standing.js";
import { remove, removalOf, restorable, restore, type Theme } from "../../src/themes/theme.js";
import { after, day, minute } from "../../src/time.js";
import { sampleThemes } from "./samples.js";
import { aChannel, aPost, now, sharedSample } from "./sharing-samples.js";

const full = sampleThemes["full"] as Theme;
const choices = {
  channelIds: ["a", "b"],
  department: "Omsorg",
  hidden: ["why"],
  results: "at-once",
} as const;
const channels = [aChannel("a"), aChannel("b", "Demens")];
const drafted = withDraft(full, choices, "Åse", now);
const shared = share(drafted, now, channels, "da", now);
const sharing = sharingOf(shared);

test("sharing copies what was looked at and leaves out what stays private; one post is begun for each channel", () => {
  expect(sharing.shown.answers).not.toHaveProperty("why");
  expect(sharing.shown).toMatchObject({
    title: "Svar på title med æøå",
    ownerName: "Åse",
    department: "Omsorg",
  });
  expect(sharing.posts.map(({ channelId, state }) => [channelId, state])).toEqual([
    ["a", "sending"],
    ["b", "sending"],
  ]);
  expect(shared).not.toHaveProperty("shareDraft");
  expect(shared).toMatchObject({ shared: "open", dueAt: after(now, firstLook) });
});

test("actors stay private when their question does, and the title never does", () => {
  expect(shownOf(full, "Åse", "", ["actors", "title"])).toMatchObject({
    actors: [],
    title: expect.any(String) as string,
  });
  expect(hideable(full)).not.toContain("title");
});

test("sharing the same preview twice changes nothing, nor does one that was looked at before the last", () => {
  expect(share(shared, now, channels, "da", now)).toBe(shared);
  expect(share(drafted, after(now, 1), channels, "da", now)).toBe(drafted);
});

test("only channels that were chosen and may be shared in get a post, and none gets two", () => {
  const once = share(drafted, now, [aChannel("a"), aChannel("not-chosen")], "da", now);
  expect(sharingOf(once).posts.map(({ channelId }) => channelId)).toEqual(["a"]);
  const more = withMoreChannels(once, ["a", "b"], now);
  expect(sharingOf(share(more, now, channels, "da", now)).posts.map(({ channelId }) => channelId)).toEqual([
    "a",
    "b",
  ]);
});

test("more channels show the same copy, an update shows what is written now", () => {
  const edited = {
    ...shared,
    interview: { ...shared.interview, answers: { ...shared.interview.answers, wonder: "Nyt" } },
  };
  expect([differs(shared, sharing), differs(edited, sharing)]).toEqual([false, true]);
  const more = share(withMoreChannels(edited, ["c"], now), now, [aChannel("c")], "da", now);
  expect(sharingOf(more).shown).toEqual(sharing.shown);
  const updated = share(withDraft(edited, { ...choices, channelIds: [] }, "Åse", now), now, [], "da", now);
  expect(sharingOf(updated).shown.answers.wonder).toBe("Nyt");
  expect(sharingOf(updated).posts).toHaveLength(2);
});

test("what has closed stays closed when it is shared anew", () => {
  const closed = closeNow(shared, now);
  const again = withDraft(closed, { ...choices, closesAt: after(now, day) }, "Åse", now);
  expect(sharingOf(share(again, now, [], "da", now))).toMatchObject({ state: "closed", closesAt: now });
});

const code = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
  }
  return "allowed";
};

test.each([
  ["closing-date", () => withDraft(full, { ...choices, closesAt: now }, "Å", now)],
  ["closing-date", () => withDraft(full, { ...choices, closesAt: after(now, 731 * day) }, "Å", now)],
  ["no-channel", () => withDraft(full, { ...choices, channelIds: [] }, "Å", now)],
  ["no-channel", () => share(drafted, now, [], "da", now)],
  ["no-channel", () => withMoreChannels(shared, [], now)],
  ["not-shared", () => withMoreChannels(full, ["a"], now)],
  ["not-unfolded", () => withDraft(sampleThemes["titled"] as Theme, choices, "Å", now)],
  ["cpr", () => withDraft(full, { ...choices, department: "010203-1234" }, "Å", now)],
  ["too-long", () => withDraft(full, { ...choices, department: "x".repeat(81) }, "Å", now)],
  ["theme-withdrawn", () => withDraft(withdraw(shared, now), choices, "Å", now)],
  ["theme-withdrawn", () => pause(withdraw(shared, now), now)],
  ["theme-withdrawn", () => reopen(withdraw(shared, now), undefined, now)],
  ["theme-withdrawn", () => closeNow(withdraw(shared, now), now)],
  ["theme-closed", () => pause(closeNow(shared, now), now)],
  ["not-shared", () => pause(full, now)],
  ["closing-date", () => reopen(pause(shared, now), now, now)],
])("it is refused with %s", (expected, act) => {
  expect(code(act)).toBe(expected);
});

test("closing soon is told a day before, closing when it comes, each once; a new date has news again", () => {
  const dated = reopen(pause(shared, now), after(now, 10 * day), now);
  const open = sharingOf(dated);
  expect(newsOf(open, after(now, 9 * day - 1))).toBeUndefined();
  expect(newsOf(open, after(now, 10 * day - soon))).toBe("closing-soon");
  const told = toldAll(dated, "closing-soon", open.closesAt);
  expect(newsOf(sharingOf(told), after(now, 9.5 * day))).toBeUndefined();
  const closed = claim({ ...told, dueAt: now }, after(now, 10 * day));
  expect(newsOf(sharingOf(closed), after(now, 10 * day))).toBe("closed");
  const again = reopen(toldAll(closed, "closed", open.closesAt), after(now, 20 * day), after(now, 11 * day));
  expect(sharingOf(again).told).toEqual([]);
  expect(newsMark("closed", sharingOf(again))).not.toBe(newsMark("closed", sharingOf(closed)));
});

test("closing within a day of being set is not announced beforehand", () => {
  const later = after(now, 5 * day);
  const dated = sharingOf(reopen(pause(shared, later), after(later, day / 2), later));
  expect(newsOf(dated, after(later, minute))).toBeUndefined();
  expect(newsOf({ ...dated, told: [] }, after(later, minute))).toBe("closing-soon");
});

test("the same press of Følg, delivered again, counts once; another one takes it back", () => {
  const blank = newParticipant(shared, { id: "p", name: "P" }, now);
  const follows = follow(blank, ["a"], now);
  expect(follows.follows).toBe(1);
  expect(follow(follows, ["a"], now)).toBe(follows);
  expect(follow(follows, ["b"], now).follows).toBe(0);
});

test("one at a time tells, and after a crash another goes on", () => {
  const due = closeNow(shared, now);
  const mine = claim(due, after(now, firstLook));
  expect(mine).not.toBe(due);
  expect(claim({ ...mine, dueAt: now }, after(now, 3 * minute))).toMatchObject({ sharing: sharingOf(mine) });
  expect(mine.dueAt).toBe(sharingOf(mine).busyUntil);
  expect(claim(mine, after(now, 20 * minute))).not.toBe(mine);
  const others = claim(mine, after(now, 20 * minute));
  expect(release(others, sharingOf(mine), "shown", after(now, 20 * minute))).toBe(others);
});

test("what the clock writes leaves the theme where it stands in lists", () => {
  const mine = claim(closeNow(shared, now), after(now, 5 * minute));
  expect(release(mine, sharingOf(mine), "shown", after(now, 5 * minute)).changedAt).toBe(now);
});

test("an open theme is looked at every quarter of an hour, any other until its last change is known to be seen", () => {
  expect(dueOf({ ...sharing, checkAt: after(now, checkEvery) }, now)).toBe(after(now, checkEvery));
  const paused: Sharing = { ...sharing, state: "paused" };
  expect(dueOf({ ...paused, checkAt: after(now, day) }, now)).toBe(after(now, day));
  expect(dueOf({ ...paused, checkAt: after(now, day), shownUntil: after(now, -1) }, now)).toBe(
    after(now, day),
  );
  expect(dueOf({ ...paused, checkAt: after(now, day), shownUntil: now }, now)).toBeUndefined();
});

test("opening again forgets a draft, which would put back the closing date it was made with", () => {
  const dated = { ...choices, closesAt: after(now, 2 * day) };
  const waiting = pause(withDraft(shared, dated, "Åse", now), now);
  expect(waiting).toHaveProperty("shareDraft");
  const again = reopen(waiting, after(now, 9 * day), now);
  expect(again).not.toHaveProperty("shareDraft");
  expect(share(again, now, channels, "da", now)).toBe(again);
});

test("what has closed is shared anew as it stands, whatever date the draft has", () => {
  const closed = closeNow(shared, now);
  const draft = withDraft(closed, { ...choices, closesAt: after(now, 2 * day) }, "Åse", now);
  expect(sharingOf(share(draft, now, channels, "da", now))).toMatchObject({ state: "closed", closesAt: now });
});

test("gathered suggestions fall due, and being told counts as having looked", () => {
  const untold = withSharing(shared, { ...sharing, untoldSince: now, checkAt: after(now, 10 * day) }, now);
  expect(untold.dueAt).toBe(after(now, gatherFor));
  const told = sharingOf(toldOwner(untold, now, after(now, gatherFor)));
  expect(told).toMatchObject({ ownerSaw: after(now, gatherFor) });
  expect(told).not.toHaveProperty("untoldSince");
  expect(toldOwner(untold, after(now, 1), now)).toBe(untold);
});

test("a card that is known to stand somewhere is not doubted again", () => {
  const place = { conversationId: "a;messageid=1", activityId: "1" };
  const there = landed(sharing, "a", place);
  expect(there.posts[0]).toMatchObject({ state: "posted", ...place });
  expect(landed(there, "a", { lost: "gone" })).toBe(there);
  expect(arrived(there, "a", "a;messageid=2", "2")).toBe(there);
  expect(sendAgain(there, "a")).toBe(there);
  expect(settled(there).posts.map(({ state }) => state)).toEqual(["posted", "unclear"]);
});

test.each([
  ["unclear", "unclear"],
  ["gone", "gone"],
  ["refused", "gone"],
] as const)("a card that was lost as %s is %s, and can be found there or sent again", (lost, state) => {
  const doubtful = landed(sharing, "a", { lost });
  expect(doubtful.posts[0]?.state).toBe(state);
  expect(confirm(doubtful, "a").posts[0]?.state).toBe("posted");
  expect(arrived(confirm(doubtful, "a"), "a", "a;messageid=1", "1").posts[0]).toMatchObject({
    activityId: "1",
  });
  expect(sendAgain(doubtful, "a").posts[0]?.state).toBe("sending");
  expect(sendAgain(doubtful, "nowhere")).toBe(doubtful);
});

test("deleting takes a shared theme back and leaves time to bring it back; it then stays withdrawn", () => {
  const deleted = remove(sharedSample(full, { posts: [aPost()] }), now);
  expect(deleted).toMatchObject({ state: "deleted", shared: "withdrawn", dueAt: after(now, firstLook) });
  expect(removalOf(deleted)).toBe(after(now, restorable));
  expect(restore(deleted, now)).toMatchObject({ state: "open", shared: "withdrawn" });
  expect(sharingOf(showAgain(restore(deleted, now), now)).state).toBe("open");
});
