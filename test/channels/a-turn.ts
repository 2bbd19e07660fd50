import { usualMeetingSettings } from "../../src/meetings/settings.js";
import { usualSettings } from "../../src/networks/approval/round.js";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import type { Directory, TeamPlace, Turn } from "../../src/teams/turn.js";
import { texts } from "../../src/text/text.js";
import { counting } from "../support/counting.js";

export const documents = (): ReturnType<typeof counting> => counting(openEmbedded(":memory:"));

/** A turn as it comes from the channel General of the team Sundhed, on a directory that answers what the test says. */
export function aTurn(
  store: Documents,
  directory: Partial<Directory> = {},
  fields: Partial<Turn> = {},
): Turn {
  return {
    who: { tenantId: "t", id: "aad-employee", name: "En medarbejder" },
    person: undefined,
    where: "channel",
    conversationId: "19:general;messageid=1",
    serviceUrl: "https://teams.example/",
    bot: { id: "28:bot", name: "Netværkssmeden" },
    team: general,
    activityId: "in-1",
    sentAt: "2026-11-22T08:00:00.000Z",
    now: "2026-11-22T08:00:00.000Z",
    text: texts.da,
    documents: store,
    directory: {
      team: async () => undefined,
      isMember: async () => undefined,
      members: async () => undefined,
      ...directory,
    },
    files: { by: "consent" },
    picksPeople: true,
    approval: usualSettings,
    meetings: usualMeetingSettings,
    ...fields,
  };
}

export const general: TeamPlace = { id: "19:general", channelId: "19:general" };

/** In a private chat, which comes from no team. */
export function privately(turn: Turn): Turn {
  const { team, ...rest } = turn;
  return { ...rest, where: "private" };
}
