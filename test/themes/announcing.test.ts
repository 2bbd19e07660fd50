import { afterEach, expect, test } from "vitest";
import type { Mail } from "../../src/teams/mail.js";
import { tellNews } from "../../src/themes/sharing/announcing.js";
import { follow, newParticipant } from "../../src/themes/sharing/following.js";
import { reopen, withdraw } from "../../src/themes/sharing/standing.js";
import type { Theme } from "../../src/themes/theme.js";
import { after, day } from "../../src/time.js";
import { aChat, closeChats } from "../support/chat.js";
import { aSharedTheme } from "../support/shared.js";

afterEach(closeChats);

const changes: Record<string, (theme: Theme, now: string) => Theme> = {
  "is taken back": withdraw,
  "is opened again": (theme, now) => reopen(theme, after(now, 9 * day), now),
};

test.each(Object.entries(changes))(
  "a theme that %s while followers are told is not told of further",
  async (_, rule) => {
    const chat = await aChat();
    const { now, documents } = chat;
    const theme = await aSharedTheme(chat, chat.with("employee"), { state: "closed", closesAt: now });
    for (const id of ["first", "second", "third"]) {
      const follower = follow(newParticipant(theme, { id, name: id }, now), [], now);
      await documents.write("participant", follower, follower);
    }
    const told: string[] = [];
    const mail: Mail = {
      send: async () => "sent",
      putPrivately: async () => ({ delivery: "sent" }),
      putInChannel: async () => ({ delivery: "sent" }),
      update: async () => "sent",
      sendPrivately: async ({ personId }) => {
        told.push(personId);
        const found = await documents.read("theme", theme);
        if (found) await documents.write("theme", theme, rule(found.value, now), found.etag);
        return "sent";
      },
      repaint: async () => true,
    };
    await tellNews(documents, theme, now, mail);
    expect(told).toHaveLength(1);
    expect((await documents.read("theme", theme))?.value.sharing?.told).toEqual([]);
  },
);
