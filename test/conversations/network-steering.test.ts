import { afterEach, expect, test } from "vitest";
import { closeChats, general } from "../support/chat.js";
import { aFormedNetwork, presses, storedNetwork } from "../support/members.js";
import { shownTo } from "../support/shown.js";

afterEach(closeChats);

test("the lead gives a network up and takes it up again from the same card", async () => {
  const { chat, employee, network } = await aFormedNetwork();
  await presses(employee, network, "network.drop");
  expect(await storedNetwork(chat, network)).toMatchObject({ state: "dropped" });
  expect(shownTo(employee)).toContain("Netværket er opgivet");
  expect(shownTo(employee)).toContain("network.take-up");
  await presses(employee, network, "members.add");
  expect(shownTo(employee)).toContain("Netværket er ikke i gang");
  await presses(employee, network, "network.take-up");
  expect(await storedNetwork(chat, network)).toMatchObject({ state: "forming", members: network.members });
});

test("an active network is closed and opened again; a member and a stranger cannot", async () => {
  const { chat, employee, colleague, network } = await aFormedNetwork({ state: "active" });
  const stranger = chat.with("stranger");
  for (const who of [colleague, stranger])
    for (const verb of ["close", "reopen", "drop", "take-up", "channel", "save-channel"]) {
      await presses(who, network, `network.${verb}`, { channelId: general.channelId });
      expect(shownTo(who), verb).toContain("Kun netværkslederen kan ændre");
    }
  expect(await storedNetwork(chat, network)).toEqual(network);
  await presses(employee, network, "network.close");
  expect(await storedNetwork(chat, network)).toMatchObject({ state: "closed" });
  expect(shownTo(employee)).toContain("network.reopen");
  await presses(employee, network, "network.reopen");
  expect(await storedNetwork(chat, network)).toMatchObject({ state: "active" });
});

test("the lead chooses a channel of a team of their own; any other is refused with the list at hand", async () => {
  const { chat, employee, network } = await aFormedNetwork();
  const { channel, ...without } = network;
  const etag = (await chat.documents.read("network", network))?.etag;
  await chat.documents.write("network", network, without, etag);
  await presses(employee, network, "network.channel");
  expect(shownTo(employee)).toContain("Føj Netværkssmeden til et team");
  const place = { tenantId: network.tenantId, serviceUrl: chat.teams.url, changedAt: chat.now };
  const bot = { id: "28:bot", name: "Netværkssmeden" };
  for (const [teamId, name] of [
    [general.teamId, "General"],
    ["19:other@thread.tacv2", "Hemmelig"],
  ] as const) {
    const known = { ...place, id: teamId, teamId, teamName: "Sundhed", name, bot };
    await chat.documents.write("channel", known, known);
  }
  await presses(employee, network, "network.channel");
  expect(shownTo(employee)).toContain("Sundhed › General");
  expect(shownTo(employee)).not.toContain("Hemmelig");
  for (const channelId of ["", "19:other@thread.tacv2", "19:nowhere"]) {
    await presses(employee, network, "network.save-channel", { channelId });
    expect(shownTo(employee)).toContain("Den kanal kan du ikke bruge lige nu");
    expect(shownTo(employee)).toContain("Sundhed › General");
  }
  await presses(employee, network, "network.save-channel", { channelId: general.channelId });
  expect(await storedNetwork(chat, network)).toMatchObject({
    channel: { channelId: general.channelId, channelName: "General", teamName: "Sundhed", bot },
  });
});

test("an invitation is answered in a channel to the clicker alone", async () => {
  const { chat, colleague, network } = await aFormedNetwork();
  const there = colleague.in(general);
  const post = { id: "card-1", activity: { type: "message", text: "Et kort" }, earlier: [] };
  chat.teams.conversation(general.channelId).add(post);
  const data = { networkId: network.id, memberId: "p-aad-colleague" };
  await there.sends(there.invoke("invitation.decline", data, post));
  expect(shownTo(there)).toContain("Du har sagt nej tak");
  expect(chat.teams.inChannel(general.channelId)).toMatchObject([{ posted: { id: "card-1", earlier: [] } }]);
  await presses(there, network, "members.list");
  expect(shownTo(there)).toContain("Den knap kender jeg ikke");
});
