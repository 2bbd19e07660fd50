import { describe, expect, test } from "vitest";
import { addMember, changeMember, type NewMember } from "../../src/networks/members/adding.js";
import { externalMember } from "../../src/networks/members/external-id.js";
import { areasOf, inReadingOrder } from "../../src/networks/members/lists.js";
import { memberLimit, type Member } from "../../src/networks/members/member.js";
import { lackingIn } from "../../src/networks/members/perspectives.js";
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
import { leadOf, mayLead, type Network } from "../../src/networks/network.js";
import { given } from "./given.js";
import { aad, aMember, aNetwork, now } from "./samples.js";

const lead = aad("employee");
const later = "2026-11-24T08:00:00.000Z";

const external = (over: Partial<NewMember> = {}): NewMember => {
  const { personId, ...rest } = given("Ældre Sagen", { id: "x-1", area: "", capacity: "association" });
  return { ...rest, ...over };
};
const find = ({ members }: Network, id: string): Member | undefined =>
  members.find((member) => member.id === id);
const standing = (network: Network, name: string) => find(network, `p-${aad(name)}`)?.standing;

describe("adding", () => {
  test("a colleague is planned and not told; an external is as the lead says", () => {
    const one = addMember(aNetwork(), given("third"), lead, later);
    expect(find(one, "p-aad-third")).toMatchObject({
      standing: "planned",
      why: "Kender børnene",
      since: later,
    });
    expect(one.letters).toEqual([]);
    expect(one.people).not.toContain("aad-third");
    expect(one.log.at(-1)).toEqual({ at: later, by: lead, deed: "member-added", about: "p-aad-third" });
    expect(find(addMember(one, external({ agreed: true }), lead, later), "x-1")?.standing).toBe("accepted");
    expect(find(addMember(one, external(), lead, later), "x-1")?.standing).toBe("planned");
  });

  test("a colleague cannot be said to have agreed by the lead", () => {
    const one = addMember(aNetwork(), given("third", { agreed: true }), lead, later);
    expect(standing(one, "third")).toBe("planned");
  });

  test("the same person twice is the same member, also after a no", () => {
    const once = addMember(aNetwork(), given("third"), lead, later);
    expect(() => addMember(once, given("third"), lead, later)).toThrow("already-member");
    const asked = decline(invite(once, "p-aad-third", lead, later), "p-aad-third", aad("third"), "", later);
    const again = addMember(asked, given("third", { why: "Ny grund" }), lead, later);
    expect(again.members.filter(({ personId }) => personId === aad("third"))).toHaveLength(1);
    expect(find(again, "p-aad-third")).toMatchObject({ standing: "planned", why: "Ny grund" });
  });

  test.each([
    [{ name: "" }, "no-member-name"],
    [{ why: "Han har 010190-1234" }, "cpr"],
    [{ area: "010190-1234" }, "cpr"],
    [{ why: "x".repeat(1_001) }, "too-long"],
    [{ organisation: "x".repeat(121) }, "too-long"],
  ])("%j is refused", (over, code) => {
    expect(() => addMember(aNetwork(), given("third", over), lead, later)).toThrow(code);
  });

  test("there is an end to how many", () => {
    const many = Array.from({ length: memberLimit - 1 }, (_, n) => aMember(`m${n}`));
    const full = aNetwork({ members: [aMember("employee", { duty: "lead" }), ...many] });
    expect(() => addMember(full, given("third"), lead, later)).toThrow("too-many-members");
    const said = decline(full, "p-aad-m1", aad("m1"), "", later);
    const again = addMember(said, given("third"), lead, later);
    expect(() => accept(again, "p-aad-m1", aad("m1"), "", later)).toThrow("too-many-members");
    expect(() => invite(again, "p-aad-m1", lead, later)).toThrow("too-many-members");
  });

  test("an external's id is the same however they are written, and tells nothing of the name", () => {
    const id = externalMember(aNetwork(), "Ældre  Sagen", "Foreningen");
    expect(externalMember(aNetwork(), "ældre sagen ", "foreningen")).toBe(id);
    expect(externalMember(aNetwork({ id: "other" }), "Ældre Sagen", "Foreningen")).not.toBe(id);
    expect(id).toMatch(/^x-[0-9a-f]{16}$/);
  });
});

describe("changing", () => {
  test("a person keeps name, standing and lead; the same words change nothing", () => {
    const network = aNetwork();
    const words = { ...given("employee", { name: "Falsk", duty: "contact", area: "Skole" }), agreed: false };
    const after = changeMember(network, "p-aad-employee", words, lead, later);
    expect(leadOf(after)).toMatchObject({
      name: "employee",
      duty: "lead",
      area: "Skole",
      standing: "accepted",
    });
    expect(changeMember(after, "p-aad-employee", words, lead, later)).toBe(after);
  });

  test("an external is corrected and recorded as having said yes", () => {
    const network = addMember(aNetwork(), external(), lead, now);
    const after = changeMember(network, "x-1", { ...external({ name: "Ny" }), agreed: true }, lead, later);
    expect(find(after, "x-1")).toMatchObject({ id: "x-1", name: "Ny", standing: "accepted", since: later });
  });
});

describe("inviting", () => {
  test("each is asked once by a letter; an external has no Teams", () => {
    const three = addMember(addMember(aNetwork(), given("third"), lead, now), external(), lead, now);
    const asked = inviteAll(three, lead, later);
    expect(asked.letters).toMatchObject([{ kind: "invitation", to: "aad-third", member: "p-aad-third" }]);
    expect(asked.waitsFor).toEqual(["aad-third"]);
    expect(invite(asked, "p-aad-third", lead, later)).toBe(asked);
    expect(inviteAll(asked, lead, later)).toBe(asked);
    expect(() => invite(three, "x-1", lead, later)).toThrow("no-teams");
  });

  test("a yes, a no and a yes again: the lead hears of each, the line is the latest", () => {
    const asked = invite(addMember(aNetwork(), given("third"), lead, now), "p-aad-third", lead, now);
    const yes = accept(asked, "p-aad-third", aad("third"), "Gerne", later);
    expect(find(yes, "p-aad-third")).toMatchObject({ standing: "accepted", line: "Gerne" });
    expect(yes.letters).toMatchObject([{ kind: "member-replied", to: lead, member: "p-aad-third" }]);
    expect(accept(yes, "p-aad-third", aad("third"), "", later)).toBe(yes);
    const no = decline(yes, "p-aad-third", aad("third"), "", later);
    expect(find(no, "p-aad-third")).toMatchObject({ standing: "declined" });
    expect(find(no, "p-aad-third")).not.toHaveProperty("line");
    expect(no.people).not.toContain("aad-third");
    expect(standing(accept(no, "p-aad-third", aad("third"), "", later), "third")).toBe("accepted");
  });

  test("nobody answers for another, or without having been asked", () => {
    const planned = addMember(aNetwork(), given("third"), lead, now);
    for (const who of [aad("third"), aad("colleague"), lead])
      expect(() => accept(planned, "p-aad-third", who, "", later)).toThrow("no-such-network");
    const asked = invite(planned, "p-aad-third", lead, now);
    expect(() => decline(asked, "p-aad-third", aad("colleague"), "", later)).toThrow("no-such-network");
    expect(() => accept(asked, "p-aad-third", aad("third"), "010190-1234", later)).toThrow("cpr");
    expect(() => accept(asked, "p-aad-third", aad("third"), "x".repeat(501), later)).toThrow("too-long");
  });

  test.each(["dropped", "closed"] as const)("a %s network takes no answers", (state) => {
    const asked = invite(addMember(aNetwork(), given("third"), lead, now), "p-aad-third", lead, now);
    const over = { ...asked, state };
    expect(accept(over, "p-aad-third", aad("third"), "", later)).toBe(over);
    expect(decline(over, "p-aad-third", aad("third"), "", later)).toBe(over);
  });
});

describe("leaving and leading", () => {
  test("a member leaves with a line, and the lead hands over first", () => {
    const left = leave(aNetwork(), aad("colleague"), "Nyt job", later);
    expect(find(left, "p-aad-colleague")).toMatchObject({ standing: "left", line: "Nyt job" });
    expect(left.letters).toMatchObject([{ kind: "member-replied", to: lead }]);
    expect(leave(left, aad("colleague"), "", later)).toBe(left);
    expect(() => leave(left, lead, "", later)).toThrow("lead-must-hand-over");
    expect(() => decline(left, "p-aad-employee", lead, "", later)).toThrow("lead-must-hand-over");
    expect(() => remove(left, "p-aad-employee", lead, later)).toThrow("lead-must-hand-over");
  });

  test("the lead goes to a member who is in and has Teams, and the old lead stays as co-lead", () => {
    const asked = invite(addMember(aNetwork(), given("third"), lead, now), "p-aad-third", lead, now);
    const all = addMember(asked, external({ agreed: true }), lead, now);
    for (const id of ["p-aad-third", "x-1"])
      expect(() => handOver(all, id, lead, later)).toThrow("cannot-lead");
    expect(() => handOver(all, "p-aad-colleague", aad("colleague"), later)).toThrow("not-the-lead");
    const handed = handOver(all, "p-aad-colleague", lead, later);
    expect(leadOf(handed).personId).toBe("aad-colleague");
    expect(handed.lead).toBe("aad-colleague");
    expect(find(handed, "p-aad-employee")?.duty).toBe("co-lead");
    expect(mayLead(handed, lead)).toBe(true);
    expect(handed.letters.at(-1)).toMatchObject({ kind: "handed-over", to: "aad-colleague" });
    expect(handOver(handed, "p-aad-colleague", lead, later)).toBe(handed);
  });

  test("one who was taken off is put back as they were; an invitation that had not gone out is not sent", () => {
    const asked = invite(addMember(aNetwork(), given("third"), lead, now), "p-aad-third", lead, now);
    const gone = remove(asked, "p-aad-third", lead, later);
    expect(gone.letters).toEqual([]);
    expect(gone.waitsFor).toEqual([]);
    expect(accept(gone, "p-aad-third", aad("third"), "", later)).toBe(gone);
    expect(inReadingOrder(gone).map(({ id }) => id)).not.toContain("p-aad-third");
    expect(standing(putBack(gone, "p-aad-third", lead, later), "third")).toBe("planned");
    const sent = remove({ ...asked, letters: [] }, "p-aad-third", lead, later);
    expect(standing(putBack(sent, "p-aad-third", lead, later), "third")).toBe("invited");
    const next = remove(sent, "p-aad-colleague", lead, later);
    expect(next.members.map(({ id }) => id)).toEqual(["p-aad-employee", "p-aad-colleague"]);
    expect(() => putBack(next, "p-aad-third", lead, later)).toThrow("member-gone");
  });
});

test("areas are the same however they are written, and those who left belong to none", () => {
  const network = aNetwork({
    members: [
      aMember("employee", { duty: "lead", area: "Skole" }),
      aMember("a", { area: " skole " }),
      aMember("b", { area: "Kultur", standing: "declined" }),
      aMember("c", { area: "" }),
    ],
  });
  expect(areasOf(network).map(({ id, area, members }) => [id, area, members.length])).toEqual([
    ["skole", "Skole", 2],
  ]);
});

test("what may be missing is told of those on the list", () => {
  expect(lackingIn(aNetwork())).toEqual(["citizen", "external", "level"]);
  const alone = aNetwork({ members: [aMember("employee", { duty: "lead" })] });
  expect(lackingIn(alone)).toEqual(["citizen", "leader", "external", "area", "level"]);
  const whole = addMember(aNetwork(), external({ capacity: "citizen", level: "central" }), lead, now);
  expect(lackingIn(whole)).toEqual([]);
});
