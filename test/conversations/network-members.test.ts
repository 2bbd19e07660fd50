import { afterEach, expect, test } from "vitest";
import { closeChats, redelivered } from "../support/chat.js";
import { aFormedNetwork, memberIn, presses, storedNetwork } from "../support/members.js";
import { shownTo } from "../support/shown.js";
import { aSuggestion } from "../themes/suggestion-samples.js";

afterEach(closeChats);

test("the lead adds a colleague and invites, the colleague says yes by card, and the lead hears of it", async () => {
  const { chat, employee, third, network } = await aFormedNetwork();
  await presses(employee, network, "members.add");
  await employee.sends(
    employee.invoke("members.save-new", {
      networkId: network.id,
      person: third.id,
      name: "Falsk navn",
      area: "Skole",
      why: "Kender børnene",
      level: "central",
      capacity: "leader",
      duty: "contact",
    }),
  );
  expect(await memberIn(chat, network, "third")).toMatchObject({
    id: "p-aad-third",
    personId: "aad-third",
    standing: "planned",
    area: "Skole",
    capacity: "leader",
    duty: "contact",
    organisation: "Kommunen",
  });
  expect(shownTo(employee)).toContain("Ingen har fået besked endnu");
  expect(third.posts).toEqual([]);
  await presses(employee, network, "members.invite-all");
  expect(third.posts).toHaveLength(1);
  expect(third.transcript[0]).toContain("Kender børnene");
  await presses(employee, network, "members.invite", { memberId: "p-aad-third" });
  expect(shownTo(employee)).toContain("Deltageren er allerede spurgt");
  expect(third.posts).toHaveLength(1);
  await third.clicks("Ja, jeg er med", { line: "Det vil jeg gerne" });
  expect(third.transcript[0]).toContain("Du er med i netværket");
  expect(await memberIn(chat, network, "third")).toMatchObject({
    standing: "accepted",
    line: "Det vil jeg gerne",
  });
  expect(employee.transcript.at(-1)).toContain("Det vil jeg gerne");
  await third.clicks("Jeg kan alligevel ikke");
  expect(await memberIn(chat, network, "third")).toMatchObject({ standing: "declined" });
  await third.clicks("Ja, jeg er med alligevel");
  expect(await memberIn(chat, network, "third")).toMatchObject({ standing: "accepted" });
});

test("what is refused comes back in the form as it was typed, and nothing is stored", async () => {
  const { chat, employee, third, network } = await aFormedNetwork();
  const typed = { area: "Skole", organisation: "Kommunen", why: "Han har 010190-1234", name: "" };
  await presses(employee, network, "members.save-new", { ...typed, person: third.id });
  expect(shownTo(employee)).toContain("CPR-nummer");
  expect(shownTo(employee)).toContain("Han har 010190-1234");
  await presses(employee, network, "members.save-new", { ...typed, why: "", person: third.id, area: "" });
  expect(shownTo(employee)).toContain("Der mangler et område");
  await presses(employee, network, "members.save-new", { ...typed, why: "" });
  expect(shownTo(employee)).toContain("Der mangler et navn");
  await presses(employee, network, "members.save-new", { ...typed, why: "", person: "aad-nobody" });
  expect(shownTo(employee)).toContain("Jeg kender ikke den, du valgte");
  await presses(employee, network, "members.save-new", { ...typed, why: "", person: "aad-colleague" });
  expect(shownTo(employee)).toContain("står allerede på listen");
  await presses(employee, network, "members.save-new", { ...typed, why: "", person: third.id, duty: "boss" });
  expect(shownTo(employee)).toContain("Den knap kender jeg ikke");
  expect((await storedNetwork(chat, network)).members).toEqual(network.members);
});

test("an external partner is recorded by the lead, corrected, taken off the list and put back", async () => {
  const { chat, employee, network } = await aFormedNetwork();
  await presses(employee, network, "members.list");
  const sagen = { name: "Ældre Sagen", organisation: "Ældre Sagen", capacity: "association", agreed: "true" };
  await presses(employee, network, "members.save-new", sagen);
  const member = await memberIn(chat, network, "Ældre Sagen");
  expect(member).toMatchObject({ standing: "accepted", area: "", capacity: "association" });
  expect(member).not.toHaveProperty("personId");
  const at = { memberId: member?.id };
  await presses(employee, network, "members.save", { ...at, name: "Ældre Sagen i Byen", agreed: "false" });
  expect(await memberIn(chat, network, "Ældre Sagen i Byen")).toMatchObject({ standing: "planned" });
  await presses(employee, network, "members.invite", at);
  expect(shownTo(employee)).toContain("En uden Teams kan jeg ikke skrive til");
  await presses(employee, network, "members.remove", at);
  expect(shownTo(employee)).toContain("Fortryd");
  expect(shownTo(employee)).not.toContain("Ældre Sagen i Byen");
  await presses(employee, network, "members.put-back", at);
  expect(shownTo(employee)).toContain("Ældre Sagen i Byen");
  await presses(employee, network, "members.remove", at);
  await presses(employee, network, "members.remove", { memberId: "p-aad-colleague" });
  for (const verb of ["members.open", "members.put-back", "members.remove"]) {
    await presses(employee, network, verb, at);
    expect(shownTo(employee), verb).toContain("Deltageren står ikke længere på listen");
    expect(shownTo(employee), verb).toContain("Deltagere (1)");
  }
});

test("those the theme knows of are put on the list by ticks, with what is known", async () => {
  const { chat, employee, third, network } = await aFormedNetwork();
  const at = { tenantId: network.tenantId, themeId: network.id, state: "yes" as const };
  const jobcentre = aSuggestion(`${network.id}:1`, { ...at, kind: "department" });
  const parish = aSuggestion(`${network.id}:2`, { ...at, kind: "association", name: "Sognet", why: "Kaffe" });
  const no = aSuggestion(`${network.id}:3`, { ...at, name: "Nej", state: "no" });
  for (const one of [jobcentre, parish, no]) await chat.documents.write("suggestion", one, one);
  await third.says("hej");
  const person = { tenantId: network.tenantId, id: third.id };
  const found = await chat.documents.read("person", person);
  if (!found) throw new Error("third is not known");
  await chat.documents.write("person", person, { ...found.value, department: "Skole" }, found.etag);
  const joins = {
    tenantId: network.tenantId,
    id: `${network.id}:${third.id}`,
    themeId: network.id,
    personId: third.id,
    name: "third",
    changedAt: chat.now,
    joining: { why: "Jeg kender de unge", at: chat.now },
    joins: 1 as const,
    follows: 0 as const,
    told: [],
    heard: [],
  };
  await chat.documents.write("participant", joins, joins);
  await presses(employee, network, "members.suggested");
  for (const words of ["Jobcentret", "Sognet", "third"]) expect(shownTo(employee)).toContain(words);
  expect(shownTo(employee)).not.toContain('"Nej"');
  await presses(employee, network, "members.add-suggested", { actors: "", people: "" });
  expect(shownTo(employee)).toContain("Du har ikke sat kryds ved nogen");
  const ticked = { actors: `${jobcentre.id},${parish.id},${no.id}`, people: third.id };
  await presses(employee, network, "members.add-suggested", ticked);
  expect(shownTo(employee)).toContain("3 deltagere er føjet til listen");
  expect(await memberIn(chat, network, "third")).toMatchObject({
    personId: third.id,
    area: "Skole",
    why: "Jeg kender de unge",
    standing: "planned",
  });
  expect(await memberIn(chat, network, "Jobcentret")).toMatchObject({
    area: "Jobcentret",
    capacity: "employee",
  });
  expect(await memberIn(chat, network, "Sognet")).toMatchObject({
    organisation: "Sognet",
    capacity: "association",
    why: "Kaffe",
  });
  await presses(employee, network, "members.add-suggested", ticked);
  expect((await storedNetwork(chat, network)).members).toHaveLength(5);
});

test("the lead hands over, the new lead is told, and the old one leaves with a line", async () => {
  const { chat, employee, colleague, network } = await aFormedNetwork();
  await presses(employee, network, "members.leave");
  expect(shownTo(employee)).toContain("Overdrag først ledelsen");
  await presses(employee, network, "members.hand-over", { memberId: "p-aad-colleague" });
  expect(shownTo(employee)).toContain("Ledelsen er overdraget");
  expect(await storedNetwork(chat, network)).toMatchObject({ lead: "aad-colleague" });
  expect(colleague.transcript.at(-1)).toContain("Du leder nu netværket");
  await presses(employee, network, "members.leave-now", { line: "Nyt job 010190-1234" });
  expect(shownTo(employee)).toContain("CPR-nummer");
  expect(shownTo(employee)).toContain("Nyt job 010190-1234");
  await presses(employee, network, "members.leave-now", { line: "Nyt job" });
  expect(shownTo(employee)).toContain("Du har forladt netværket");
  expect(colleague.transcript.at(-1)).toContain("Nyt job");
  await presses(employee, network, "members.list");
  expect(shownTo(employee)).toContain("Netværket findes ikke");
  await presses(employee, network, "invitation.accept", { memberId: "p-aad-employee" });
  expect(await memberIn(chat, network, "employee")).toMatchObject({ standing: "accepted", duty: "co-lead" });
});

test("members read the list, strangers and another tenant find nothing, and only leads change it", async () => {
  const { chat, colleague, network } = await aFormedNetwork();
  await presses(colleague, network, "members.list");
  expect(shownTo(colleague)).toContain("Deltagere (2)");
  expect(shownTo(colleague)).not.toContain("members.open");
  const verbs = ["add", "save-new", "suggested", "add-suggested", "open", "save", "invite", "invite-all"];
  const changing = [...verbs, "remove", "put-back", "hand-over"].map((verb) => `members.${verb}`);
  const data = { memberId: "p-aad-employee", name: "x", people: "x" };
  for (const verb of changing) {
    await presses(colleague, network, verb, data);
    expect(shownTo(colleague), verb).toContain("Kun netværkslederen kan ændre");
  }
  const others = [chat.with("stranger"), chat.with("employee", "22222222-2222-4222-8222-222222222222")];
  for (const who of others)
    for (const verb of [
      ...changing,
      "members.list",
      "members.leave",
      "members.leave-now",
      "invitation.accept",
    ]) {
      await presses(who, network, verb, data);
      expect(shownTo(who), verb).toContain("Netværket findes ikke");
    }
  expect(await storedNetwork(chat, network)).toEqual(network);
});

test("a colleague outside a network that has begun does not see who is in it", async () => {
  const { chat, network } = await aFormedNetwork({ state: "active" });
  const stranger = chat.with("stranger");
  await presses(stranger, network, "members.list");
  expect(shownTo(stranger)).toContain("Netværket findes ikke");
});

test("while it is with the leaders the list is only read, but people answer and leave", async () => {
  const { chat, employee, colleague, network } = await aFormedNetwork({ state: "awaiting" });
  await presses(employee, network, "members.list");
  expect(shownTo(employee)).toContain("listen kan ikke ændres nu");
  for (const verb of ["members.add", "members.invite-all", "members.remove", "members.hand-over"]) {
    await presses(employee, network, verb, { memberId: "p-aad-colleague" });
    expect(shownTo(employee), verb).toContain("ligger til godkendelse");
  }
  await presses(colleague, network, "members.leave-now");
  expect(await memberIn(chat, network, "colleague")).toMatchObject({ standing: "left" });
});

test("a yes costs two reads and one write besides the note that it was heard, and a repeated one nothing", async () => {
  const { chat, employee, third, network } = await aFormedNetwork();
  await presses(employee, network, "members.save-new", { person: third.id, area: "Skole" });
  await presses(employee, network, "members.invite", { memberId: "p-aad-third" });
  const calls: string[] = [];
  const { read, write } = chat.documents;
  const isPart = (value: unknown) => !JSON.stringify(value).includes('"busyUntil"');
  chat.documents.read = (kind, at) => (calls.push(`read ${kind}`), read(kind, at));
  chat.documents.write = (kind, at, value, etag) => {
    if (isPart(value)) calls.push(`write ${kind}`);
    return write(kind, at, value, etag);
  };
  const click = third.click("Ja, jeg er med");
  await third.sends(click);
  expect(calls.slice(0, 4)).toEqual(["read person", "write person", "read network", "write network"]);
  const after = await storedNetwork(chat, network);
  await third.sends(redelivered(click));
  expect(await storedNetwork(chat, network)).toEqual(after);
});
