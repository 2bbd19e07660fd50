import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "../../src/refusal.js";
import { addMember, changeMember } from "../../src/networks/members/adding.js";
import { isListed, memberLimit } from "../../src/networks/members/member.js";
import {
  accept,
  decline,
  handOver,
  invite,
  inviteAll,
  leave,
  putBack,
  remove,
} from "../../src/networks/members/taking-part.js";
import { close, drop, reopen, takeUp } from "../../src/networks/standing.js";
import { leadOf, withNetwork, type Network } from "../../src/networks/network.js";
import { given } from "./given.js";
import { aad, aNetwork, now } from "./samples.js";

const names = ["employee", "colleague", "third", "fourth"] as const;
const id = (name: string) => `p-${aad(name)}`;

/** Everything that can be done to the members, by anyone, in any state. */
const moves: Record<string, (network: Network, who: string, whom: string) => Network> = {
  add: (network, who, whom) => addMember(network, given(whom), aad(who), now),
  change: (network, who, whom) =>
    changeMember(network, id(whom), { ...given(whom, { duty: "co-lead" }), agreed: true }, aad(who), now),
  invite: (network, who, whom) => invite(network, id(whom), aad(who), now),
  inviteAll: (network, who) => inviteAll(network, aad(who), now),
  accept: (network, who, whom) => accept(network, id(whom), aad(who), "", now),
  decline: (network, who, whom) => decline(network, id(whom), aad(who), "", now),
  leave: (network, who) => leave(network, aad(who), "", now),
  remove: (network, who, whom) => remove(network, id(whom), aad(who), now),
  putBack: (network, who, whom) => putBack(network, id(whom), aad(who), now),
  handOver: (network, who, whom) => handOver(network, id(whom), aad(who), now),
  drop: (network, who) => drop(network, aad(who), now),
  takeUp: (network, who) => takeUp(network, aad(who), now),
  close: (network, who) => close(network, aad(who), now),
  reopen: (network, who) => reopen(network, aad(who), now),
  begin: (network) =>
    network.state === "forming" ? withNetwork(network, { state: "active" }, now) : network,
};
const step = fc.tuple(
  fc.constantFrom(...Object.keys(moves)),
  fc.constantFrom(...names),
  fc.constantFrom(...names),
);

/** What the rules say no to changes nothing; anything else that is thrown is a fault. */
function after(network: Network, [move, who, whom]: readonly [string, string, string]): Network {
  try {
    return moves[move]?.(network, who, whom) ?? network;
  } catch (error) {
    if (error instanceof Refusal) return network;
    throw error;
  }
}

test("in any order of moves there is exactly one lead, who is in and has Teams, and nobody is on the list twice", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let network = aNetwork();
      for (const one of steps) {
        network = after(network, one);
        const leads = network.members.filter(({ duty }) => duty === "lead");
        expect(leads).toMatchObject([{ standing: "accepted", personId: network.lead }]);
        expect(leads[0]).toBe(leadOf(network));
        const ids = network.members.map((member) => member.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(network.members.filter(isListed).length).toBeLessThanOrEqual(memberLimit);
        expect(network.members.filter(({ removed }) => removed !== undefined).length).toBeLessThanOrEqual(1);
        // An invitation waits only for one who is invited, so nobody is asked in vain.
        for (const letter of network.letters.filter(({ kind }) => kind === "invitation"))
          expect(network.members.find((member) => member.id === letter.member)?.standing).toBe("invited");
      }
    }),
    { numRuns: 500 },
  );
});

test("the same move twice in a row is the same as once", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), step, (steps, last) => {
      const network = steps.reduce(after, aNetwork());
      const once = after(network, last);
      expect(after(once, last)).toBe(once);
    }),
    { numRuns: 500 },
  );
});
