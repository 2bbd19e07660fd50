import { afterEach, expect, test } from "vitest";
import { withMeeting } from "../../src/meetings/meeting.js";
import { aMeeting } from "../meetings/samples.js";
import { closeChats } from "../support/chat.js";
import { aFormedNetwork } from "../support/members.js";
import { heard } from "../support/shown.js";

afterEach(closeChats);

test("a bot that is told to stop notes the letter under way, and leaves the rest to the next at once", async () => {
  const { chat, employee, colleague, network } = await aFormedNetwork({ state: "active" });
  for (const one of [employee, colleague]) await one.says("hej");
  const { channel, ...without } = network;
  const found = await chat.documents.read("network", network);
  await chat.documents.write("network", network, without, found?.etag);
  const { told, ...untold } = aMeeting();
  const meeting = withMeeting(untold, { announceAt: chat.now }, chat.now);
  await chat.documents.write("meeting", meeting, meeting);

  let stopping: Promise<void> | undefined;
  chat.teams.fail({
    how: "reset",
    when: ({ method }) => {
      if (method === "POST") stopping ??= chat.restart();
      return false;
    },
  });
  await chat.sweep();
  await stopping;
  const { value } = (await chat.documents.read("meeting", meeting)) ?? {};
  expect(value?.letters).toMatchObject([{ kind: "announce", to: colleague.id, tries: 0 }]);
  expect(value).not.toHaveProperty("busyUntil");
  expect(heard(colleague, "Onsdag den 6. januar")).toEqual([]);

  await chat.sweep();
  for (const one of [employee, colleague]) expect(heard(one, "Onsdag den 6. januar")).toHaveLength(1);
});
