import { change } from "../../store/change.js";
import { isShutIn } from "../../channels/posting.js";
import { recipientOf } from "../../people/recipient.js";
import { refuse } from "../../refusal.js";
import type { Documents, Place } from "../../store/documents.js";
import type { Delivery, Mail, Recipient } from "../../teams/mail.js";
import { dayInWords } from "../../dates.js";
import { texts, type Text } from "../../text/text.js";
import { minute, type Instant } from "../../time.js";
import type { Language } from "../../people/person.js";
import type { Theme } from "../theme.js";
import { tallyOf } from "../votes/tally.js";
import type { SharedTheme } from "./desk.js";
import { told } from "./following.js";
import { newsMark, newsOf, notTold, toldAll, toldIn } from "./news.js";
import { addressOf } from "./painting.js";
import { isLasting } from "./standing.js";
import type { Participant } from "./participant.js";
import { newsCard } from "./reading-cards.js";
import type { News } from "./sharing.js";

/** How many followers are told in one go; the others at the clock's next look, so that no other theme waits long. */
const atOnce = 100;
/** After so many refusals Teams takes nothing in just now. */
const mostRefused = 5;
/** Telling ends well before another instance may take over. */
const longest = 4 * minute;

/** Whether it has been told, or need not be tried again; what may have arrived is not repeated. */
const isOver = (delivery: Delivery): boolean => delivery !== "later";

/**
 * Tells what is news now: a reply in each channel's thread, once, and each follower privately, once. Each telling is
 * written down as it is done, so that after a crash the next goes on where this one stopped.
 */
export async function tellNews(
  documents: Documents,
  theme: SharedTheme,
  now: Instant,
  mail: Mail,
): Promise<void> {
  const news = newsOf(theme.sharing, now, theme);
  if (!news) return;
  const { voters } = await tallyOf(documents, theme.tenantId, theme.id);
  const said = (language: Language) => wordsFor(theme, news, voters, texts[language], now);
  const inThreads = await tellThreads(documents, theme, news, said(theme.sharing.language), mail);
  const privately = await tellFollowers(documents, theme, news, said, mail);
  if (!inThreads || privately === "later")
    return void (await changeKept(documents, theme, (current) => notTold(current, news, now)));
  if (privately === "more") return;
  const { closesAt } = theme.sharing;
  await changeKept(documents, theme, (current) => toldAll(current, news, closesAt));
}

/** Changes a theme that is still there; one that was removed meanwhile stays so. */
export const changeKept = (
  documents: Documents,
  { tenantId, id }: Place,
  rule: (theme: Theme) => Theme,
): Promise<Theme> =>
  change(documents, "theme", { tenantId, id }, (current) => rule(current ?? refuse("no-such-theme")));

/** The news in sentences of ours: nothing that a person wrote. */
function wordsFor({ sharing }: SharedTheme, news: News, voters: number, text: Text, now: Instant): string[] {
  if (news === "became-network") return [text("became.news")];
  if (news === "closing-soon") {
    const day = dayInWords(sharing.closesAt ?? now, text.language, now);
    return [text("news.closing-soon", { day })];
  }
  const { suggestions } = sharing.board;
  const came = suggestions + voters > 0 ? text("news.result", { suggestions, voters }) : text("news.nothing");
  return [text("news.closed"), came];
}

async function tellThreads(
  documents: Documents,
  theme: SharedTheme,
  news: News,
  said: readonly string[],
  mail: Mail,
): Promise<boolean> {
  let all = true;
  for (const post of theme.sharing.posts) {
    if (!post.conversationId || post.told.includes(news)) continue;
    const isShut = await isShutIn(documents, theme.tenantId, post.channelId);
    const delivery = isShut ? "gone" : await mail.send(addressOf(theme, post), { say: said.join(" ") });
    all &&= isOver(delivery);
    if (!isOver(delivery)) continue;
    await changeKept(documents, theme, (current) => toldIn(current, post.channelId, news));
  }
  return all;
}

/**
 * `later`: Teams did not take it in for some; that holds up no other, but where it takes nothing at all this ends early.
 * `more`: the clock goes on at its next look.
 */
async function tellFollowers(
  documents: Documents,
  theme: SharedTheme,
  news: News,
  said: (language: Language) => readonly string[],
  mail: Mail,
): Promise<"all" | "more" | "later"> {
  const mark = newsMark(news, theme.sharing);
  const waiting = await untold(documents, theme, mark);
  const until = performance.now() + longest;
  let [reached, refused] = [0, 0];
  for (const follower of waiting.slice(0, atOnce)) {
    if (performance.now() > until || !(await isStillNews(documents, theme, news, mark))) return "more";
    const to = await recipientFor(documents, theme, follower);
    const card = newsCard(theme, said(to.language), texts[to.language]);
    if (isOver(await mail.sendPrivately(to, { card }))) {
      await change(documents, "participant", follower, (one) => told(one ?? refuse("no-such-theme"), mark));
      reached++;
    } else if (++refused === mostRefused) return "later";
  }
  if (waiting.length > atOnce && reached > 0) return "more";
  return refused > 0 ? "later" : "all";
}

/** The owner may take the theme back, or open it again, while followers are being told. */
async function isStillNews(
  documents: Documents,
  { tenantId, id }: Place,
  news: News,
  mark: string,
): Promise<boolean> {
  const sharing = (await documents.read("theme", { tenantId, id }))?.value.sharing;
  if (!sharing || sharing.state === "withdrawn") return false;
  const isSo = isLasting(news) || (news === "closed") === (sharing.state === "closed");
  return isSo && newsMark(news, sharing) === mark;
}

async function untold(documents: Documents, { tenantId, id }: SharedTheme, mark: string) {
  const waiting: Participant[] = [];
  for await (const one of documents.list("participant", tenantId, { themeId: id, follows: 1 })) {
    if (!one.told.includes(mark)) waiting.push(one);
    if (waiting.length > atOnce) break;
  }
  return waiting;
}

/** Where a follower is reached, and in which language: their own, else the one the theme was shared in. */
async function recipientFor(
  documents: Documents,
  { tenantId, sharing }: SharedTheme,
  { personId }: Participant,
): Promise<Recipient> {
  const person = (await documents.read("person", { tenantId, id: personId }))?.value;
  const { serviceUrl = "", bot = { id: "", name: "" } } = sharing.posts[0] ?? {};
  return recipientOf({ tenantId, serviceUrl, bot, language: sharing.language }, personId, person);
}
