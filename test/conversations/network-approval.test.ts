import { afterEach, expect, test } from "vitest";
import type { Network } from "../../src/networks/network.js";
import { day } from "../../src/time.js";
import { areas, threeAreas } from "../networks/approval-scene.js";
import { aMember } from "../networks/samples.js";
import { aChat, closeChats, general, tenant, type Chat, type Someone } from "../support/chat.js";
import { itsChannel, storedNetwork } from "../support/members.js";
import { shownTo } from "../support/shown.js";

afterEach(closeChats);

const id = "network-1";

/** The three areas' network being formed, in a team where everyone is. */
async function aScene(fields: Partial<Network> = {}) {
  const chat = await aChat();
  const [lead, ane, bo, eva, ida] = ["employee", "ane", "bo", "eva", "ida"].map((name) =>
    chat.with(name),
  ) as [Someone, Someone, Someone, Someone, Someone];
  chat.hasTeam(general.teamId, { name: "Sundhed", channels: [] }, [lead, ane, bo, eva, ida]);
  const channel = itsChannel(chat);
  const network = threeAreas({ tenantId: tenant, id, serviceUrl: chat.teams.url, channel, ...fields });
  await chat.documents.write("network", network, network);
  return { chat, lead, ane, bo, eva, ida };
}

const stored = (chat: Chat): Promise<Network> => storedNetwork(chat, { tenantId: tenant, id });
const opensDesk = (lead: Someone) => lead.sends(lead.invoke("approval.desk", { networkId: id }));

/** The lead looks at who will be asked, and sends it from that very card. */
async function sends(lead: Someone): Promise<void> {
  await opensDesk(lead);
  const data = /"asked":"([^"]+)"/.exec(shownTo(lead))?.[1];
  await lead.sends(lead.invoke("approval.send", { networkId: id, asked: data }));
}

test("three leaders are asked, one sends it back, the lead revises, and the last approval begins it once", async () => {
  const { chat, lead, ane, bo, eva } = await aScene();
  await opensDesk(lead);
  for (const words of ["Intet er sendt endnu", "Teknik: ", "eva ", "Værd at se på først"])
    expect(shownTo(lead)).toContain(words);
  expect(bo.posts).toEqual([]);
  await sends(lead);
  expect(shownTo(lead)).toContain("✓ Anmodningen er sendt");
  for (const leader of [ane, bo, eva]) expect(leader.posts).toHaveLength(1);
  expect(bo.transcript[0]).toContain("Venter på dig");

  await ane.clicks("Godkend");
  expect(ane.transcript[0]).toContain("Godkendt af |  ane |  den 22. november kl. 09");
  expect(
    chat.teams.calls.filter(({ method }) => method === "PUT").map(({ conversationId }) => conversationId),
  ).not.toContain(`a:private-${eva.account}`);
  expect(lead.transcript.join()).toContain("En leder har godkendt netværket.");
  await bo.clicks("Send tilbage");
  expect(shownTo(bo)).toContain("Skriv, hvad der skal rettes");
  await bo.clicks("Send tilbage", { comment: "Hvem betaler?" });
  expect(bo.transcript[0]).toContain("Sendt tilbage af |  bo");
  expect(lead.transcript.join()).toContain("Hvem betaler?");
  expect(eva.buttons(eva.posts[0])).not.toContain("Godkend");
  expect(eva.transcript[0]).toContain("Runden er slut");

  await lead.sends(
    lead.invoke("charter.save", {
      networkId: id,
      version: 1,
      title: "Lyset i vinduet",
      economy: "Egen ramme",
    }),
  );
  expect((await stored(chat)).texts.economy).toBe("Egen ramme");
  await sends(lead);
  expect(bo.transcript.at(-1)).toContain("Ændret, siden du sidst svarede");
  for (const leader of [ane, bo, eva]) await leader.clicks("Godkend");
  expect(eva.transcript.at(-1)).toContain("Du har godkendt som den sidste");
  const network = await stored(chat);
  expect(network).toMatchObject({ state: "active", rounds: [{ state: "returned" }, { state: "approved" }] });
  const inChannel = chat.with("passer-by").in().transcript;
  expect(inChannel.filter((line) => line.includes("Et nyt netværk er i gang."))).toHaveLength(1);
  expect(lead.transcript.filter((line) => line.includes("Netværket er i gang, og du er med."))).toHaveLength(
    1,
  );
  await opensDesk(lead);
  expect(shownTo(lead)).toContain("3 af 3 har godkendt.");
});

test("a click that comes again, another verdict, and a card from an earlier round change nothing", async () => {
  const { chat, lead, ane, bo } = await aScene();
  await sends(lead);
  const approve = ane.click("Godkend");
  const old = bo.click("Godkend");
  await ane.sends(approve);
  const after = await stored(chat);
  await ane.sends({ ...approve, id: "again" });
  expect(await stored(chat)).toEqual(after);
  const first = { networkId: id, seatId: areas[0], round: 1 };
  await ane.sends(ane.invoke("approval.reject", { ...first, comment: "Alligevel ikke" }, ane.posts[0]));
  expect(shownTo(ane)).toContain("Du har allerede godkendt");
  expect(shownTo(ane)).toContain("Alligevel ikke");
  expect(await stored(chat)).toEqual(after);
  await lead.sends(lead.invoke("approval.withdraw", { networkId: id, round: 1 }));
  expect(shownTo(lead)).toContain("✓ Anmodningen er trukket tilbage");
  expect(bo.buttons(bo.posts[0])).not.toContain("Godkend");
  await sends(lead);
  expect(ane.transcript.at(-1)).toContain("Din godkendelse gælder stadig");
  await bo.sends(old);
  expect(shownTo(bo)).toContain("Der er sendt en ny udgave");
  expect((await stored(chat)).rounds[1]?.seats[1]).not.toHaveProperty("decision");
  await ane.clicks("Tag godkendelsen tilbage");
  expect(ane.buttons()).toContain("Godkend");
});

test("a leader asks, the lead answers, and the answer comes to the leader with the card", async () => {
  const { chat, lead, ane } = await aScene();
  await sends(lead);
  await ane.clicks("Send spørgsmålet", { inquiry: "Ring til 010190-1234" });
  expect(shownTo(ane)).toContain("CPR-nummer");
  expect(ane.inputs["inquiry"]).toBe("Ring til 010190-1234");
  await ane.clicks("Send spørgsmålet", { inquiry: "" });
  expect(shownTo(ane)).toContain("ikke noget spørgsmål");
  expect(shownTo(ane)).toContain('"isVisible":true');
  await ane.clicks("Send spørgsmålet", { inquiry: "Hvor meget tid?" });
  expect(lead.transcript.at(-1)).toContain("Hvor meget tid?");
  await lead.clicks("Svar");
  await lead.clicks("Send svaret", { answer: "To timer om måneden" });
  expect(shownTo(lead)).toContain("✓ Svaret er sendt");
  expect(ane.posts).toHaveLength(2);
  for (const line of ane.transcript) expect(line).toContain("To timer om måneden");
  expect((await stored(chat)).waitsFor).not.toContain(lead.id);
});

test("a comment that is begun stays on the card while the leader asks", async () => {
  const { lead, ane } = await aScene();
  await sends(lead);
  await ane.clicks("Send spørgsmålet", { inquiry: "Hvor meget tid?", comment: "Jeg mangler tal" });
  expect(ane.transcript[0]).toContain("Hvor meget tid?");
  expect(ane.inputs["comment"]).toBe("Jeg mangler tal");
});

test("a request that was opened on another card loses its buttons there, too, when it is withdrawn", async () => {
  const { chat, lead, ane } = await aScene();
  await sends(lead);
  chat.passes(4 * day);
  await chat.sweep();
  await ane.clicks("Se anmodningen");
  expect(ane.posts.map((post) => ane.buttons(post).includes("Godkend"))).toEqual([true, true]);
  const before = await stored(chat);
  await ane.sends(ane.invoke("approval.show", { networkId: id, seatId: areas[0], round: 1 }, ane.posts[1]));
  expect(await stored(chat)).toEqual(before);
  await lead.sends(lead.invoke("approval.withdraw", { networkId: id, round: 1 }));
  expect(ane.posts.map((post) => ane.buttons(post).includes("Godkend"))).toEqual([false, false]);
});

test("a leader lets someone else decide: they are told why, and the first one's card says who has it", async () => {
  const { chat, lead, ane, ida } = await aScene();
  await sends(lead);
  await ane.clicks("Lad en anden afgøre det …");
  await ane.clicks("Giv videre", { person: ida.id });
  expect(shownTo(ane)).toContain("hvorfor du giver det videre");
  await ane.clicks("Giv videre", { person: "aad-unknown", why: "Hun kender tallene" });
  expect(shownTo(ane)).toContain("Jeg kender ikke den, du valgte");
  expect(ane.inputs["why"]).toBe("Hun kender tallene");
  await ane.clicks("Giv videre", { person: ida.id, why: "Hun kender tallene" });
  expect(ane.transcript[0]).toContain("Pladsen er givet videre til |  ida");
  expect(ida.transcript[0]).toContain("Hun kender tallene");
  expect(lead.transcript.at(-1)).toContain("En leder har givet sin plads videre.");
  await ida.clicks("Godkend");
  expect((await stored(chat)).rounds[0]?.seats[0]?.decision).toMatchObject({
    verdict: "approve",
    by: ida.id,
  });
  expect(ane.transcript[0]).toContain("Pladsen er givet videre til |  ida");
});

test("one who cannot be reached privately is mentioned in the channel, and answers there unseen by others", async () => {
  const { chat, lead, ane, bo } = await aScene();
  chat.teams.fail({
    how: { status: 403 },
    times: 9,
    when: ({ method, conversationId }) => method === "POST" && conversationId === `a:private-${ane.account}`,
  });
  await sends(lead);
  expect(ane.posts).toEqual([]);
  const there = ane.in();
  await there.clicks("Se anmodningen");
  expect(there.transcript.join()).toContain("Venter på dig");
  expect(bo.in().transcript.join()).not.toContain("Venter på dig");
  await there.clicks("Godkend");
  expect((await stored(chat)).rounds[0]?.seats[0]?.decision).toMatchObject({
    verdict: "approve",
    by: ane.id,
  });
});

test("strangers, other leaders and members get a sentence, and nothing changes", async () => {
  const { chat, lead, ane, bo } = await aScene();
  await sends(lead);
  const before = await stored(chat);
  const verbs = ["show", "approve", "return", "reject", "revoke", "ask", "delegate", "pass"];
  const data = {
    networkId: id,
    seatId: areas[0],
    round: 1,
    comment: "x",
    inquiry: "x",
    why: "x",
    person: ane.id,
  };
  const others = [bo, lead, chat.with("stranger"), chat.with("ane", "22222222-2222-4222-8222-222222222222")];
  for (const person of others)
    for (const verb of verbs) {
      await person.sends(person.invoke(`approval.${verb}`, data));
      expect(shownTo(person), `${person.name} ${verb}`).toMatch(/er ikke din|findes ikke/);
    }
  for (const verb of ["desk", "send", "start", "withdraw", "seats", "save-seats", "answer"]) {
    await ane.sends(ane.invoke(`approval.${verb}`, { ...data, asked: "x", inquiryId: "q1", answer: "x" }));
    expect(shownTo(ane), verb).toContain("Kun netværkslederen");
  }
  expect(await stored(chat)).toEqual(before);
});

test("the lead chooses the leader of an area that has none, and sees at once who will be asked", async () => {
  const members = [
    aMember("employee", { duty: "lead" }),
    aMember("bo", { area: "Teknik", capacity: "leader" }),
  ];
  const { chat, lead, ane } = await aScene({ members });
  await opensDesk(lead);
  expect(shownTo(lead)).toContain("Ét område mangler en leder.");
  await sends(lead);
  expect((await stored(chat)).state).toBe("forming");
  await lead.sends(lead.invoke("approval.seats", { networkId: id, page: 0 }));
  const seat = { [`seat:${areas[0]}`]: ane.id };
  await lead.sends(lead.invoke("approval.save-seats", { networkId: id, page: 0, ...seat }));
  expect(shownTo(lead)).toContain("✓ Pladserne er gemt.");
  await sends(lead);
  expect(ane.transcript[0]).toContain("Venter på dig");
});

test("a plan from before the latest change is shown anew and not sent; an informal network starts on its lead's word", async () => {
  const base = threeAreas();
  const guide = { ...base.guide, answers: { formality: "informal", task: "open" } };
  const { chat, lead, bo } = await aScene({ guide });
  await lead.sends(lead.invoke("approval.send", { networkId: id, asked: "2020-01-01T00:00:00.000Z" }));
  expect(shownTo(lead)).toContain("Netværket er ændret, siden kortet blev vist");
  const asked = (await stored(chat)).changedAt;
  await lead.sends(lead.invoke("approval.start", { networkId: id, asked }));
  expect(shownTo(lead)).toContain("✓ Netværket er i gang.");
  expect((await stored(chat)).state).toBe("active");
  expect(bo.transcript.join()).toContain("Netværket er i gang, og du er med.");
});

test("a leader who lets it lie is reminded after three working days, and the lead is told after five", async () => {
  const { chat, lead, ane } = await aScene();
  await sends(lead);
  chat.passes(4 * day);
  await chat.sweep();
  expect(ane.transcript.at(-1)).toContain("Et netværk venter stadig på dig.");
  chat.passes(6 * day);
  await chat.sweep();
  expect(lead.transcript.at(-1)).toContain("3 ledere har ikke svaret endnu.");
  await ane.clicks("Se anmodningen");
  expect(ane.buttons()).toContain("Godkend");
});
