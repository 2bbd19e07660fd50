import { expect, test } from "vitest";
import { answer, ask, mostInquiries } from "../../src/networks/approval/ask.js";
import { withdraw } from "../../src/networks/approval/decide.js";
import { delegate } from "../../src/networks/approval/delegate.js";
import { planOf } from "../../src/networks/approval/seats.js";
import {
  areas,
  codeOf,
  kinds,
  later,
  lead,
  ofKind,
  press,
  says,
  seatOf,
  sent,
  someone,
} from "./approval-scene.js";
import { aad, now } from "./samples.js";

test("a seat is passed on with a why; the new holder is asked, now and next time, and the old one no more", () => {
  const network = sent();
  const given = delegate(network, press("ane", 0), someone("ida"), "Hun kender tallene", later);
  expect(seatOf(given, 0)).toMatchObject({
    holder: aad("ida"),
    delegated: { from: aad("ane"), why: "Hun kender tallene" },
  });
  expect(delegate(given, press("ane", 0), someone("ida"), "Hun kender tallene", later)).toBe(given);
  expect(codeOf(() => says(given, 0, "approve"))).toBe("seat-passed-on");
  expect(ofKind(given, "request").map(({ to }) => to)).toEqual(["bo", "eva", "ida"].map(aad));
  expect(planOf(given)[0]).toMatchObject({ holder: someone("ida") });
  expect(codeOf(() => delegate(network, press("ane", 0), someone("ida"), "", later))).toBe("no-delegate-why");
  expect(codeOf(() => delegate(network, press("ane", 0), someone("ane"), "x", later))).toBe("same-person");
  expect(
    codeOf(() => delegate(says(network, 0, "approve"), press("ane", 0), someone("ida"), "x", later)),
  ).toBe("already-decided");
});

test("a leader asks, the lead answers, and the leader gets the card again with the answer on it", () => {
  const network = sent();
  const asked = ask(network, press("ane", 0), "Hvor meget tid?", now);
  expect(ofKind(asked, "inquiry")).toMatchObject([{ to: lead.id, seat: areas[0], inquiry: "q1" }]);
  expect(asked.waitsFor).toContain(lead.id);
  expect(ask(asked, press("ane", 0), "Hvor meget tid?", later)).toBe(asked);
  const which = { seatId: areas[0], inquiryId: "q1", by: lead };
  const answered = answer({ ...asked, letters: [] }, which, "To timer", later);
  expect(seatOf(answered, 0)?.inquiries).toMatchObject([{ answer: { text: "To timer", by: lead.id } }]);
  expect(answered.waitsFor).not.toContain(lead.id);
  expect(kinds(answered)).toEqual(["redraw", "request"]);
  expect(answer(answered, which, "To timer", later)).toBe(answered);
  expect(codeOf(() => answer(answered, which, "Tre timer", later))).toBe("already-answered");
  expect(codeOf(() => answer(asked, { ...which, inquiryId: "q9" }, "To", later))).toBe("question-gone");
  expect(codeOf(() => ask(network, press("ane", 0), "", later))).toBe("no-question");
  const many = Array.from({ length: mostInquiries }, (_, n) => `Nummer ${n}?`);
  const full = many.reduce((one, text) => ask(one, press("ane", 0), text, later), network);
  expect(codeOf(() => ask(full, press("ane", 0), "En til?", later))).toBe("too-many-questions");
});

test("a leader whose approval was kept gets the answer to what they asked as a card of its own", () => {
  const second = sent(withdraw(says(sent(), 0, "approve"), lead, 1, later), later);
  expect(seatOf(second, 0)?.decision).toMatchObject({ round: 1 });
  const asked = ask(second, press("ane", 0, 2), "Gælder det stadig?", later);
  const which = { seatId: areas[0], inquiryId: "q1", by: lead };
  expect(kinds(answer({ ...asked, letters: [] }, which, "Ja", later))).toEqual(["redraw", "request"]);
});
