import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { back, deepen, keep, next, pause, reopen, resume, skip, undo } from "../../src/interview/moves.js";
import type { Reply } from "../../src/interview/interview.js";
import { takeMessage, takeReply } from "../../src/interview/replies.js";
import { Refusal } from "../../src/refusal.js";
import { at, begun, script, start } from "./fixture.js";

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return "nothing refused";
};

describe("an answer on the card", () => {
  test("is saved and opens the next question", () => {
    const { interview, outcome } = takeReply(script, begun, "name", { name: "Lys" }, at(5));
    expect(interview).toMatchObject({ open: "sides", answers: { name: "Lys" } });
    expect(outcome).toEqual({ kind: "moved" });
  });

  test("that is empty is refused, unless something was saved, which it empties", () => {
    expect(codeOf(() => takeReply(script, begun, "name", { name: "" }, at(5)))).toBe("empty-answer");
    const named = reopen(
      script,
      takeReply(script, begun, "name", { name: "Lys" }, at(5)).interview,
      "name",
      start,
    );
    expect(takeReply(script, named, "name", { name: "" }, at(9)).interview.answers).toEqual({});
  });

  test("keeps fields that the client left out", () => {
    const both = { ...begun, open: "sides", answers: { left: "a", right: "b" } };
    expect(takeReply(script, both, "sides", { left: "c" }, at(5)).interview.answers).toEqual({
      left: "c",
      right: "b",
    });
  });

  test("is held once for the script's reason, and kept when the person stays with it", () => {
    const open = { ...begun, open: "sides" };
    const held = takeReply(script, open, "sides", { left: "we solve it" }, at(5));
    expect(held.outcome).toEqual({ kind: "held", reason: "solution" });
    expect(held.interview).toMatchObject({ open: "sides", answers: { left: "we solve it" } });
    expect(takeReply(script, held.interview, "sides", { left: "we solve it" }, at(30)).interview.open).toBe(
      "list",
    );
  });

  test("is not taken at a question that is no longer open", () => {
    const later = { ...begun, open: "list", askedAt: start };
    expect(takeReply(script, later, "name", { name: "New" }, at(500))).toEqual({
      interview: later,
      outcome: { kind: "closed" },
    });
  });

  test("of more than 4,000 characters, or with a CPR number, is refused and nothing is stored", () => {
    expect(codeOf(() => takeReply(script, begun, "name", { name: "x".repeat(4_001) }, at(5)))).toBe(
      "too-long",
    );
    expect(codeOf(() => takeReply(script, begun, "name", { name: "Det er 010190-1234" }, at(5)))).toBe("cpr");
    expect(takeReply(script, begun, "name", { name: "x".repeat(4_000) }, at(5)).outcome.kind).toBe("moved");
  });
});

describe("a click that comes twice", () => {
  const first = takeReply(script, begun, "name", { name: "Lys" }, at(5, "click"));

  test("changes nothing with the same id, with a new id, or at a held question", () => {
    expect(takeReply(script, first.interview, "name", { name: "Lys" }, at(20, "click"))).toEqual({
      interview: first.interview,
      outcome: { kind: "repeated" },
    });
    expect(takeReply(script, first.interview, "name", { name: "Lys" }, at(20)).outcome.kind).toBe("repeated");
    const held = takeReply(script, { ...begun, open: "sides" }, "sides", { left: "solve" }, at(5)).interview;
    expect(takeReply(script, held, "sides", { left: "solve" }, { ...at(6), asked: start }).outcome.kind).toBe(
      "repeated",
    );
  });

  test("is a second thought after a minute", () => {
    expect(takeReply(script, first.interview, "name", { name: "Lys" }, at(70)).outcome.kind).toBe("closed");
  });

  test("does not stop a person who goes back and on again quickly", () => {
    const returned = back(script, first.interview, "sides", at(5.5)).interview;
    expect(takeReply(script, returned, "name", { name: "Lys" }, at(6)).outcome.kind).toBe("moved");
  });

  test("of Spring over skips one question only", () => {
    const skipped = skip(script, begun, "name", at(5));
    expect(skip(script, skipped.interview, "name", at(5.2)).outcome.kind).toBe("repeated");
    expect(skip(script, skipped.interview, "name", at(50)).outcome.kind).toBe("closed");
  });
});

describe("an ordinary message", () => {
  test("fills a question's fields one after another and then goes on", () => {
    const open = { ...begun, open: "sides" };
    const one = takeMessage(script, open, "left side", at(5));
    expect(one.outcome).toEqual({ kind: "more", filled: ["left"], next: "right" });
    const two = takeMessage(script, one.interview, "right side", at(60));
    expect(two.interview).toMatchObject({
      open: "list",
      answers: { left: "left side", right: "right side" },
    });
  });

  test("goes where its own label says", () => {
    const taken = takeMessage(script, { ...begun, open: "sides" }, "right: that way", at(5));
    expect(taken.interview.answers).toEqual({ right: "that way" });
  });

  test("is refused when all the fields are filled, and takes the place of a single answer", () => {
    const full = { ...begun, open: "sides", answers: { left: "a", right: "b", name: "old" } };
    expect(codeOf(() => takeMessage(script, full, "c", at(5)))).toBe("which-field");
    expect(takeMessage(script, { ...full, open: "name" }, "new", at(5)).interview.answers["name"]).toBe(
      "new",
    );
  });

  test("adds to a list", () => {
    const open = { ...begun, open: "list", answers: { list: "one" } };
    expect(takeMessage(script, open, "two", at(5)).interview.answers["list"]).toBe("one\ntwo");
  });

  test("at the summary is not taken", () => {
    expect(codeOf(() => takeMessage(script, { ...begun, open: null }, "hello", at(5)))).toBe("no-open-theme");
  });

  test("that comes again with the same id, or a new one and the same moment, is not taken again", () => {
    const one = takeMessage(script, begun, "ved ikke", at(5, "m")).interview;
    for (const again of [at(20, "m"), { ...at(20), stamp: at(5).stamp ?? "" }]) {
      expect(takeMessage(script, one, "ved ikke", again)).toEqual({
        interview: one,
        outcome: { kind: "repeated" },
      });
    }
    expect(takeMessage(script, one, "ved ikke", at(20)).outcome.kind).toBe("more");
  });

  test("that says the same long text again within a minute is not stored twice, and the person is told", () => {
    const long = "A thought that nobody writes twice by chance";
    const one = takeMessage(script, begun, long, at(5)).interview;
    expect(takeMessage(script, one, long, at(20))).toEqual({ interview: one, outcome: { kind: "again" } });
  });

  test("written at a question that was skipped meanwhile belongs to that question", () => {
    const two = takeMessage(script, begun, "name", at(5)).interview;
    const skipped = skip(script, two, "sides", at(20)).interview;
    const late = takeMessage(script, skipped, "left side", { ...at(21), sentAt: at(12).sentAt });
    expect(late.interview).toMatchObject({
      open: "list",
      answers: { name: "name", left: "left side" },
      skipped: [],
    });
  });

  test("after a nudge adds to the text that was nudged", () => {
    const held = takeMessage(script, { ...begun, open: "sides" }, "we solve it", at(5)).interview;
    const more = takeMessage(script, held, "nobody sees it in time", at(60)).interview;
    expect(more.answers).toEqual({ left: "we solve it\n\nnobody sees it in time" });
  });

  test("written before the question was put belongs to the question before, whatever order they arrive in", () => {
    const sent = (seconds: number, now: number): Reply => ({ ...at(now), sentAt: at(seconds).sentAt });
    const texts = ["first half", "second half", "third half"];
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }), (order) => {
        const end = order.reduce(
          (interview, n, place) =>
            takeMessage(script, interview, texts[n] ?? "", sent(1 + n, 10 + place)).interview,
          begun,
        );
        expect(end.answers).toEqual({ name: texts.join("\n\n") });
        expect(end.open).toBe("sides");
      }),
    );
  });
});

describe("moving about", () => {
  test("back never wipes later answers, and stops at the first question", () => {
    const far = { ...begun, open: "list", answers: { name: "a", left: "b", right: "c", list: "d" } };
    const once = back(script, far, "list", at(5)).interview;
    const twice = back(script, once, "sides", at(10)).interview;
    expect(twice).toMatchObject({ open: "name", answers: far.answers });
    expect(codeOf(() => back(script, twice, "name", at(15)))).toBe("first-question");
  });

  test("a correction goes back to where the person was, also halfway", () => {
    const halfway = { ...begun, open: "list", answers: { name: "a" } };
    const correcting = reopen(script, halfway, "name", at(5).now);
    expect(takeReply(script, correcting, "name", { name: "b" }, at(9)).interview.open).toBe("list");
  });

  test("næste in words goes on with what is saved, and asks for an answer when nothing is", () => {
    expect(codeOf(() => next(script, begun, "name", at(5)))).toBe("empty-answer");
    expect(next(script, { ...begun, answers: { name: "a" } }, "name", at(5)).interview.open).toBe("sides");
  });

  test("a correction from the summary goes back to the summary", () => {
    const done = { ...begun, open: null, answers: { name: "a" } };
    const correcting = reopen(script, done, "name", at(5).now);
    expect(takeReply(script, correcting, "name", { name: "b" }, at(9)).interview).toMatchObject({
      open: null,
    });
    expect(skip(script, correcting, "name", at(9)).interview.open).toBeNull();
  });

  test("what stands in an input is kept on the way out, but an empty input deletes nothing", () => {
    const open = { ...begun, open: "sides", answers: { left: "a" } };
    expect(keep(open, "sides", { left: "", right: "b" }, at(5)).answers).toEqual({ left: "a", right: "b" });
    expect(keep(open, "name", { name: "b" }, at(5))).toBe(open);
  });

  test("a skipped question can be returned to, and is no longer skipped once answered", () => {
    const skipped = skip(script, begun, "name", at(5)).interview;
    expect(skipped.skipped).toEqual(["name"]);
    const returned = back(script, skipped, "sides", at(9)).interview;
    expect(takeReply(script, returned, "name", { name: "a" }, at(12)).interview.skipped).toEqual([]);
  });

  test("a pause keeps everything, and going on finds the place", () => {
    const paused = pause({ ...begun, open: "sides", answers: { name: "a" } });
    expect(resume(paused, at(9).now)).toMatchObject({ open: "sides", paused: false, answers: { name: "a" } });
    expect(pause(paused)).toBe(paused);
  });

  test("each deepening question is a new one", () => {
    expect(deepen(deepen(begun, "name"), "name").deepened).toEqual({ name: 2 });
  });

  test("undo takes back the latest answers one by one", () => {
    const one = takeReply(script, begun, "name", { name: "a" }, at(5)).interview;
    const two = takeReply(script, one, "sides", { left: "b", right: "c" }, at(9)).interview;
    const undone = undo(two, at(12).now);
    expect(undone).toMatchObject({ open: "sides", answers: { name: "a" } });
    expect(undo(undone, at(13).now)).toMatchObject({ open: "name", answers: {} });
    expect(codeOf(() => undo(begun, start))).toBe("nothing-to-undo");
  });
});
