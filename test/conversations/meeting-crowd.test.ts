import { afterEach, expect, test } from "vitest";
import { figuresOf } from "../../src/meetings/answering/coming.js";
import { closeChats } from "../support/chat.js";
import { aMeetingScene } from "../meetings/meeting-scene.js";
import { aMember } from "../meetings/samples.js";

afterEach(closeChats);

const verbs = ["yes", "no", "maybe"] as const;

test("sixty people answer at once, through the bot: every answer counts, and the channel shows them all", async () => {
  const names = Array.from({ length: 59 }, (_, n) => `member-${n}`);
  const members = [aMember("employee", { duty: "lead" }), ...names.map((name) => aMember(name))];
  const { chat, meeting, network, stored, inChannel } = await aMeetingScene({}, { members });
  const clicks = ["employee", ...names].map((name, n) => {
    const there = chat.with(name).in();
    const ids = { meetingId: meeting.id, networkId: network.id };
    return there.invoke(`meeting.${verbs[n % 3] ?? "yes"}`, ids, there.posts[0]);
  });
  await Promise.all(clicks.map((click) => chat.deliver(click)));
  expect(figuresOf(await stored(), network)).toEqual({ yes: 20, no: 20, maybe: 20, none: 0 });
  // Those who said no have the form for a reason in their hands; what waits for it is painted two minutes later.
  await Promise.all(
    clicks
      .filter((_, n) => n % 3 === 1)
      .map(({ from, ...click }) => {
        const there = chat.with((from as { name: string }).name).in();
        return chat.deliver({
          ...there.invoke("meeting.open", { meetingId: meeting.id }, there.posts[0]),
          replyToId: click["replyToId"],
        });
      }),
  );
  expect(inChannel()).toContain("20 kommer · 20 måske · 20 kan ikke");
});
