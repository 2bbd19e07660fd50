import { expect, test } from "vitest";
import { withFallenDue } from "../../src/meetings/letters/falling-due.js";
import { withMeeting } from "../../src/meetings/meeting.js";
import { withNetwork } from "../../src/networks/network.js";
import { after, day } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { isDue, read, reminded, stored, withChannel } from "./letter-scene.js";
import { now } from "./samples.js";

test("a first word that falls due while the network is closed is said once it is open again", async () => {
  const { told, ...untold } = reminded({ announceAt: now });
  const closed = withNetwork(withChannel(), { state: "closed" }, now);
  const documents = await stored(withMeeting(untold, {}, now), closed);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, now);
  expect(sent).toEqual([]);
  const next = after(now, day);
  expect(await read(documents)).toMatchObject({ announceAt: next, dueAt: next });
  await isDue(documents, mail, next);
  const found = await documents.read("network", closed);
  await documents.write("network", closed, withNetwork(closed, { state: "active" }, next), found?.etag);
  await isDue(documents, mail, after(next, day));
  await isDue(documents, mail, after(next, 2 * day));
  expect(sent.map(({ how }) => how)).toEqual(["channel"]);
  expect(await read(documents)).toMatchObject({ told: { when: untold.when } });
});

test("a first word that nobody was there for is not put off beyond the meeting's beginning", () => {
  const { told, ...untold } = reminded({ announceAt: now });
  const closed = withNetwork(withChannel(), { state: "closed" }, now);
  const late = after(untold.startsAt, -day);
  const due = withFallenDue(withMeeting(untold, {}, now), { network: closed, calendar: undefined }, late);
  expect(due).not.toHaveProperty("announceAt");
});
