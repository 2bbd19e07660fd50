import fc from "fast-check";
import { expect, test } from "vitest";
import type { Interview, Reply } from "../../src/interview/interview.js";
import { back, pause, resume, skip, undo } from "../../src/interview/moves.js";
import { takeMessage, takeReply } from "../../src/interview/replies.js";
import { Refusal } from "../../src/refusal.js";
import { at, begun, script } from "./fixture.js";

/** Any order of anything a person can do: nothing is lost that was not replaced, and the place is always a real one. */
test("holds over any order of answers, messages, moves, pauses and repeated deliveries", () => {
  const words = fc.constantFrom("en tanke", "to tanker", "vi solve det", "right: den vej", "");
  const act = fc.record({
    what: fc.constantFrom("reply", "message", "back", "skip", "pause", "resume", "undo", "again"),
    text: words,
    gap: fc.integer({ min: 0, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let interview: Interview = begun;
      let seconds = 0;
      let repeat: (() => Interview) | undefined;
      for (const { what, text, gap } of acts) {
        seconds += gap;
        const before = interview;
        const reply = at(seconds);
        const step = (from: Interview): Interview => next(from, what, text, reply);
        if (what === "again") {
          if (repeat) expect(repeat()).toEqual(interview);
          continue;
        }
        interview = refusedOr(before, () => step(before));
        const settled = interview;
        repeat =
          what === "undo" || what === "resume" ? undefined : () => refusedOr(settled, () => step(settled));
        expectSound(before, interview, what);
      }
    }),
    { numRuns: 300 },
  );
});

function next(from: Interview, what: string, text: string, reply: Reply): Interview {
  const open = from.open ?? "name";
  const fields = script.questions.find(({ id }) => id === open)?.fields ?? [];
  if (what === "reply")
    return takeReply(script, from, open, Object.fromEntries(fields.map((field) => [field, text])), reply)
      .interview;
  if (what === "message" && text) return takeMessage(script, from, text, reply).interview;
  if (what === "back") return back(script, from, open, reply).interview;
  if (what === "skip") return skip(script, from, open, reply).interview;
  if (what === "pause") return pause(from);
  if (what === "resume") return resume(from, reply.now);
  return what === "undo" ? undo(from, reply.now) : from;
}

function refusedOr(before: Interview, work: () => Interview): Interview {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return before;
    throw error;
  }
}

function expectSound(before: Interview, after: Interview, what: string): void {
  expect([...script.questions.map(({ id }) => id), null]).toContain(after.open);
  expect(after.seen.length).toBeLessThanOrEqual(20);
  expect(after.steps.length).toBeLessThanOrEqual(5);
  if (["back", "skip", "pause", "resume"].includes(what)) expect(after.answers).toEqual(before.answers);
  const changed = Object.keys({ ...before.answers, ...after.answers }).filter(
    (f) => before.answers[f] !== after.answers[f],
  );
  const question = script.questions.find(({ id }) => id === before.open);
  const late = [before.last?.question, before.previous?.question];
  const mayChange =
    what === "undo" ||
    changed.every((field) => question?.fields.includes(field) || late.includes(owner(field)));
  expect(mayChange).toBe(true);
}

const owner = (field: string) => script.questions.find(({ fields }) => fields.includes(field))?.id;
