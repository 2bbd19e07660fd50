import { channelCard } from "../../src/themes/sharing/painting.js";
import { checkEvery, emptyBoard, withSharing, type Sharing } from "../../src/themes/sharing/sharing.js";
import { newTheme, type Theme } from "../../src/themes/theme.js";
import { after } from "../../src/time.js";
import { general, type Chat, type Someone } from "./chat.js";

/** A theme as it is stored once it was shared in the channel General, and its card standing there. */
export async function aSharedTheme(
  chat: Chat,
  owner: Someone,
  over: Partial<Sharing> = {},
  title = "Ensomhed blandt ældre",
): Promise<Theme & { readonly sharing: Sharing }> {
  const theme = sharedBy(chat, owner, over, title);
  const [post] = theme.sharing.posts;
  const thread = chat.teams.conversation(post?.conversationId ?? "");
  const card = await channelCard(chat.documents, theme, chat.now);
  const attachments = [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }];
  thread.add({ id: post?.activityId ?? "", activity: { type: "message", attachments }, earlier: [] });
  await chat.documents.write("theme", theme, theme);
  return theme;
}

let number = 0;

function sharedBy(chat: Chat, owner: Someone, over: Partial<Sharing>, title: string) {
  const id = `shared-${++number}`;
  const blank = newTheme(owner.tenantId, id, owner.id, chat.now);
  const answers = {
    title,
    wonder: "Mange falder igennem, når ægtefællen dør.",
    actors: "Hjemmeplejen\nSognet",
  };
  const activityId = `card-${id}`;
  const sharing: Sharing = {
    state: "open",
    shown: {
      title,
      ownerName: "En medarbejder",
      department: "Sundhed og Omsorg",
      answers,
      actors: [
        { name: "Hjemmeplejen", kind: "department" },
        { name: "Sognet", kind: "association" },
      ],
    },
    hidden: [],
    results: "at-once",
    posts: [
      {
        channelId: general.channelId,
        channelName: "General",
        teamName: "Sundhed",
        serviceUrl: chat.teams.url,
        bot: { id: "28:bot", name: "Netværkssmeden" },
        state: "posted",
        conversationId: `${general.channelId};messageid=${activityId}`,
        activityId,
        told: [],
      },
    ],
    language: "da",
    sharedAt: chat.now,
    board: emptyBoard,
    told: [],
    checkAt: after(chat.now, checkEvery),
    ...over,
  };
  const interview = { ...blank.interview, answers, open: null };
  return { ...withSharing({ ...blank, interview }, sharing, chat.now), sharing };
}

/** The theme's sharing stands otherwise from now on. */
export async function becomes(chat: Chat, { tenantId, id }: Theme, over: Partial<Sharing>): Promise<void> {
  const found = await chat.documents.read("theme", { tenantId, id });
  if (!found?.value.sharing) throw new Error("Not shared");
  const { value, etag } = found;
  const next = withSharing(value, { ...found.value.sharing, ...over }, chat.now);
  await chat.documents.write("theme", value, next, etag);
}
