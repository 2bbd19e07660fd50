import { afterAll, expect, test } from "vitest";
import { approvalVerbs } from "../../src/networks/approval/actions.js";
import type { Verdict } from "../../src/networks/approval/round.js";
import type { Network } from "../../src/networks/network.js";
import { openEmbedded } from "../../src/store/embedded.js";
import type { Answer, Turn } from "../../src/teams/turn.js";
import { aTurn, privately } from "../channels/a-turn.js";
import { wordsOf } from "../support/cards.js";
import { areas, leaders, says, sent, someone } from "./approval-scene.js";
import { now } from "./samples.js";

const documents = openEmbedded(":memory:");
afterAll(() => documents.close());

const tenantId = "tenant";

const turnOf = (name: string): Turn => {
  const who = { tenantId, ...someone(name) };
  return privately(
    aTurn(documents, {}, { who, conversationId: `a:${name}`, activityId: `click-${name}`, sentAt: now, now }),
  );
};

const clicks = (id: string, seat: number, verdict: Verdict): Promise<Answer> => {
  const data = { networkId: id, seatId: areas[seat], round: 1, comment: "Der mangler tal" };
  const handler = approvalVerbs[`approval.${verdict}`];
  if (!handler) throw new Error("No such verb");
  return handler(data, turnOf(leaders[seat] ?? ""));
};

/** A network whose first leader has approved, so that two are left. */
async function twoLeft(id: string): Promise<void> {
  const network = { ...says(sent(), 0, "approve"), tenantId, id };
  await documents.write("network", { tenantId, id }, network);
}

const wordsIn = (answer: Answer | undefined): string => {
  const card = answer?.replace ?? answer?.replaceForClicker;
  return card ? wordsOf(card).join(" | ") : "";
};
const stored = async (id: string): Promise<Network> => {
  const found = await documents.read("network", { tenantId, id });
  if (!found) throw new Error("It is gone");
  return found.value;
};
const count = (network: Network, kind: string) => network.letters.filter((one) => one.kind === kind).length;

/** The other click first, and the answers in the usual order. */
async function turned(deciding: () => Promise<Answer>, approving: () => Promise<Answer>): Promise<Answer[]> {
  const [other, one] = await Promise.all([deciding(), approving()]);
  return [one, other];
}

test("two leaders deciding at the same moment, a thousand times: one outcome, one beginning, both told the truth", async () => {
  const ends = { begun: 0, sentBack: 0, afterApproval: 0 };
  for (let n = 0; n < 1_000; n++) {
    const id = `network-${n}`;
    await twoLeft(id);
    const second: Verdict = n % 2 === 0 ? "approve" : "return";
    const approving = () => clicks(id, 1, "approve");
    const deciding = () => clicks(id, 2, second);
    const [one, other] =
      n % 4 < 2 ? await Promise.all([approving(), deciding()]) : await turned(deciding, approving);
    const network = await stored(id);
    const [{ seats = [], state = "" } = {}] = network.rounds;
    const starts = network.log.filter(({ deed }) => deed === "started").length;
    if (second === "approve") {
      ends.begun++;
      expect([network.state, state, starts, count(network, "theme")]).toEqual(["active", "approved", 1, 1]);
      const said = [wordsIn(one), wordsIn(other)];
      expect(said.filter((words) => words.includes("Du har godkendt som den sidste"))).toHaveLength(1);
      expect(said.filter((words) => words.includes("✓ Du har godkendt. Netværkslederen"))).toHaveLength(1);
    } else {
      if (network.rounds[0]?.seats[1]?.decision) ends.afterApproval++;
      else ends.sentBack++;
      expect([network.state, state, starts, count(network, "theme")]).toEqual(["forming", "returned", 0, 0]);
      expect(wordsIn(other)).toContain("✓ Du har sendt anmodningen tilbage");
      const wasInTime = seats[1]?.decision !== undefined;
      expect(wordsIn(one)).toContain(wasInTime ? "✓ Du har godkendt" : "Runden er slut, så intet er ændret");
    }
  }
  expect(ends.begun).toBe(500);
  // Both orders have happened, so neither answer was right by luck.
  expect(ends.sentBack).toBeGreaterThan(50);
  expect(ends.afterApproval).toBeGreaterThan(50);
});
