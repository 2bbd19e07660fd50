import { expect, test } from "vitest";
import { withNetwork } from "../../src/networks/network.js";
import { after, day } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { isDue, reminded, stored, withChannel } from "./letter-scene.js";
import { aad, aMeeting, aMember, anActiveNetwork } from "./samples.js";

const { startsAt } = aMeeting();
const weekBefore = after(startsAt, -7 * day);
const dayBefore = after(startsAt, -day);

test("who comes into the network after the others were asked is asked with the next reminder, once", async () => {
  const documents = await stored(reminded({}, ["7d", "3d", "1d"]));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, weekBefore);
  const found = await documents.read("network", withChannel());
  const late = aMember("late", { since: after(weekBefore, day) });
  const members = [...withChannel().members, late];
  const next = withNetwork(withChannel(), { members }, after(weekBefore, day));
  await documents.write("network", next, next, found?.etag);
  const asked = () => sent.filter(({ how }) => how === "private").map(({ to }) => to);
  expect(asked()).toEqual([aad("employee"), aad("colleague")]);
  await isDue(documents, mail, after(startsAt, -3 * day));
  await isDue(documents, mail, dayBefore);
  expect(asked().slice(2)).toEqual([aad("late")]);
});

test("a reminder has date, time, place, link and agenda in every form: in the channel, to each, and as a question", async () => {
  const link = "https://teams.example/1";
  const openActions = [{ id: "a", words: "Ring til boligforeningen", owner: "c" }];
  for (const network of [withChannel(), anActiveNetwork()]) {
    const documents = await stored(reminded({ link, openActions }), network);
    const { mail, sent } = aMailbox();
    await isDue(documents, mail, weekBefore);
    expect(sent.length).toBeGreaterThan(1);
    // What is read aloud, and stands in the notification, says when.
    for (const { card } of sent) expect(card).toMatch(/"speak":"[^"]*nsdag den 6\. januar/u);
    for (const { card } of sent)
      for (const words of [
        "nsdag den 6. januar",
        "13.00",
        "Rådhuset, lokale 2.14",
        `"url":"${link}"`,
        "Siden sidst",
        "Ring til boligforeningen",
      ])
        expect(card).toContain(words);
  }
});
