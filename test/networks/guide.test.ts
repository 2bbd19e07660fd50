import fc from "fast-check";
import { expect, test } from "vitest";
import { begin, type Reply } from "../../src/interview/interview.js";
import { back, fillIn, skip, undo } from "../../src/interview/moves.js";
import { takeMessage, takeReply } from "../../src/interview/replies.js";
import { adviceFor } from "../../src/networks/guide/advice.js";
import { awaitsDraft, withDraft, withGuide } from "../../src/networks/guide/carried.js";
import { choiceIn } from "../../src/networks/guide/choices.js";
import { newNetwork } from "../../src/networks/forming.js";
import { guideScript, missingInGuide } from "../../src/networks/guide/questions.js";
import type { Network } from "../../src/networks/network.js";
import { titleOf } from "../../src/networks/title.js";
import { Refusal } from "../../src/refusal.js";
import { texts } from "../../src/text/text.js";
import { after, second } from "../../src/time.js";
import { sampleThemes } from "../themes/samples.js";
import { sharedSample } from "../themes/sharing-samples.js";
import { aad, aNetwork, now } from "./samples.js";

let count = 0;
const at = (seconds: number, id = `g${++count}`): Reply => {
  const then = after(now, seconds * second);
  return { activityId: id, stamp: then, sentAt: then, now: then };
};
const begun = begin(guideScript, now);
const questionAt = (id: string) => guideScript.questions.find((question) => question.id === id) ?? fail();
const fail = (): never => {
  throw new Error("No such question");
};

test.each([
  ["formelt, åben opgave", { formality: "formal", task: "open" }],
  ["Uformelt og lukket.", { formality: "informal", task: "closed" }],
  ["formal, open task", { formality: "formal", task: "open" }],
  ["et uformelt netværk", { formality: "informal" }],
  ["lukket opgave", { task: "closed" }],
])("the kind can be written: %s", (text, chosen) => {
  expect(guideScript.labelled(questionAt("kind"), text)).toEqual(chosen);
});

test.each([
  ["purpose", "Kendskab til hinanden", { aim: "knowing" }],
  ["purpose", "Udvikling af kendskab til borgerne på tværs af fag", undefined],
  ["purpose", "Formål: At finde dem i tide", { purpose: "At finde dem i tide" }],
  ["relation", "supplerer", { relation: "supplements" }],
  ["relation", "Det supplerer vores teammøder", undefined],
  [
    "backing",
    "Ressourcer: To timer\nOpbakning: Lederne er med",
    { resources: "To timer", backing: "Lederne er med" },
  ],
])("at %s, »%s« is read as what it says", (question, text, read) => {
  expect(guideScript.labelled(questionAt(question), text)).toEqual(read);
});

test("words that name no kind are refused and never stored as one", () => {
  expect(() => takeMessage(guideScript, begun, "Vi mødes over en kop kaffe", at(10))).toThrow(
    expect.objectContaining({ code: "which-choice" }) as Error,
  );
});

test("free words at a question with a choice fill its written field, and the choice is asked for", () => {
  const open = { ...begun, open: "purpose" };
  const { interview, outcome } = takeMessage(guideScript, open, "Ingen skal sidde alene", at(10));
  expect(interview.answers).toEqual({ purpose: "Ingen skal sidde alene" });
  expect(outcome).toEqual({ kind: "more", filled: ["purpose"], next: "aim" });
});

test("the guide cannot do without its kind and its purpose", () => {
  expect(missingInGuide({})).toEqual(["kind", "purpose"]);
  expect(missingInGuide({ formality: "formal", purpose: "x" })).toEqual(["kind"]);
  expect(missingInGuide({ formality: "formal", task: "open", purpose: "x" })).toEqual([]);
});

test("advice follows from the answers, and what leaders will miss is named", () => {
  expect(adviceFor({ formality: "formal", task: "open", aim: "development", relation: "replaces" })).toEqual([
    "guide.advice.approval.formal",
    "guide.advice.meetings.formal",
    "guide.advice.charter.open",
    "guide.advice.aim.development",
    "guide.advice.replaces",
    "guide.advice.backing",
    "guide.advice.economy",
  ]);
  expect(adviceFor({ formality: "informal", task: "closed", backing: "x", economy: "y" })).toEqual([
    "guide.advice.approval.informal",
    "guide.advice.meetings.informal",
    "guide.advice.charter.closed",
  ]);
});

const guiding = (fields: Partial<Network["guide"]>, carried: string[] = []): Network => {
  const network = aNetwork({ versions: [], texts: {}, carried });
  return { ...network, guide: { ...begun, ...fields } };
};

test("what the theme said is confirmed by going on with it, or by changing it, and not by going back", () => {
  const network = guiding({ open: "purpose", answers: { purpose: "A", goals: "B" } }, ["purpose", "goals"]);
  const onward = takeReply(guideScript, network.guide, "purpose", { purpose: "A", aim: "knowing" }, at(10));
  expect(withGuide(network, onward.interview, now).carried).toEqual(["goals"]);
  const backward = back(guideScript, network.guide, "purpose", at(10));
  expect(withGuide(network, backward.interview, now).carried).toEqual(["purpose", "goals"]);
  const filled = fillIn(network.guide, { goals: "C" }, at(10));
  expect(withGuide(network, filled, now).carried).not.toContain("goals");
  expect(withGuide(network, network.guide, now)).toBe(network);
});

test("the kommissorium is drafted once, when the guide is through and has what it needs", () => {
  const answers = { formality: "formal", task: "open", purpose: "P" };
  expect(awaitsDraft(guiding({ answers }))).toBe(false);
  expect(awaitsDraft(guiding({ open: null, answers: { purpose: "P" } }))).toBe(false);
  const ready = guiding({ open: null, answers });
  const drafted = withDraft(ready, { purpose: "P" }, aad("employee"), "employee", now);
  expect(drafted.texts).toEqual({ purpose: "P" });
  expect(drafted.versions).toHaveLength(1);
  expect(drafted.log.map(({ deed }) => deed)).toEqual(["guide-done", "charter-saved"]);
  expect(withDraft(drafted, { purpose: "Q" }, aad("employee"), "employee", now)).toBe(drafted);
});

/** Any order of answers, choices, typed words, moves and undo. */
test("holds over any order of guide answers: choices are choices, and the place is a real one", () => {
  const words = fc.constantFrom(
    "en tanke",
    "formelt",
    "formelt, åben opgave",
    "kendskab",
    "supplerer",
    "Formål: x",
    "",
  );
  const act = fc.record({
    what: fc.constantFrom("reply", "message", "back", "skip", "undo", "form"),
    text: words,
    pick: fc.nat(2),
    gap: fc.integer({ min: 0, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let network = guiding({ answers: { purpose: "Fra temaet" } }, ["purpose"]);
      let seconds = 0;
      for (const { what, text, pick, gap } of acts) {
        seconds += gap;
        network = stepped(network, what, text, pick, at(seconds));
        const { guide, carried = [] } = network;
        expect([...guideScript.questions.map(({ id }) => id), null]).toContain(guide.open);
        for (const [field, answer] of Object.entries(guide.answers))
          expect(choiceIn(field)?.includes(answer) ?? true, `${field}: ${answer}`).toBe(true);
        for (const field of carried) expect(guide.answers[field]).toBe("Fra temaet");
      }
    }),
    { numRuns: 300 },
  );
});

function stepped(network: Network, what: string, text: string, pick: number, reply: Reply): Network {
  try {
    return withGuide(network, next(network.guide, what, text, pick, reply), reply.now);
  } catch (error) {
    if (error instanceof Refusal) return network;
    throw error;
  }
}

function next(from: Network["guide"], what: string, text: string, pick: number, reply: Reply) {
  const open = from.open ?? "kind";
  const answer = (field: string) => {
    const choices = choiceIn(field);
    return choices ? (choices[pick % choices.length] ?? "") : text;
  };
  const given = Object.fromEntries(questionAt(open).fields.map((field) => [field, answer(field)]));
  if (what === "reply") return takeReply(guideScript, from, open, given, reply).interview;
  if (what === "message" && text) return takeMessage(guideScript, from, text, reply).interview;
  if (what === "back") return back(guideScript, from, open, reply).interview;
  if (what === "skip") return skip(guideScript, from, open, reply).interview;
  if (what === "form") return fillIn(from, given, reply);
  return what === "undo" ? undo(from, reply.now) : from;
}

test.each([
  ["owner", "Kultur og Fritid", "Kultur og Fritid"],
  ["owner", undefined, "Sundhed og Omsorg"],
  ["colleague", "Kultur og Fritid", "Kultur og Fritid"],
  // The department the theme was shared from is the owner's, not theirs.
  ["colleague", undefined, ""],
])("the %s who leads gave the department %s, so their area is »%s«", (name, department, area) => {
  const { theme, turn } = aBeginner(name, department);
  expect(newNetwork(theme, turn, now).members).toMatchObject([{ duty: "lead", area }]);
});

/** A shared theme, and one who forms its network. */
function aBeginner(name: string, department?: string) {
  const sample = sharedSample(Object.values(sampleThemes)[0] ?? fail());
  const theme = { ...sample, owner: aad("owner") };
  const who = { tenantId: theme.tenantId, id: aad(name), name };
  const person = { ...who, changedAt: now, ...(department ? { department } : {}) };
  const bot = { id: "28:bot", name: "Netværkssmeden" };
  return { theme, turn: { who, person, bot, serviceUrl: "http://127.0.0.1:1", text: texts.da } };
}

test("a network is called what its theme is called from the start, and the draft is still made", () => {
  const { theme: sample, turn } = aBeginner("owner");
  const title = "Ensomhed blandt ældre";
  const theme = { ...sample, interview: { ...sample.interview, answers: { title } } };
  const network = newNetwork(theme, turn, now);
  expect(network).toMatchObject({ texts: { title }, versions: [] });
  expect(titleOf(network, texts.da)).toBe(title);
  const answers = { formality: "formal", task: "open", purpose: "At finde hinanden" };
  const through = { ...network, guide: { ...network.guide, open: null, answers } };
  expect(awaitsDraft(through)).toBe(true);
  const draft = { title: "Et nyt navn til temaet", purpose: answers.purpose };
  expect(withDraft(through, draft, turn.who.id, "", now)).toMatchObject({
    texts: draft,
    versions: [{ number: 1 }],
  });
});
