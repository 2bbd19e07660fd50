import { z } from "zod/v4";
import { answerLimit } from "../interview/answer-text.js";
import { begin, type Answers } from "../interview/interview.js";
import { shortened } from "../interview/plain.js";
import { refuse } from "../refusal.js";
import { change } from "../store/change.js";
import { WriteConflict } from "../store/documents.js";
import type { Answer, Turn } from "../teams/turn.js";
import type { Text } from "../text/text.js";
import { actorNames } from "../themes/actor-kinds.js";
import { fieldsOf } from "../themes/questions.js";
import { isComplete, openTheme, type Theme } from "../themes/theme.js";
import type { Instant } from "../time.js";
import { blankNetwork } from "./guide/blank.js";
import { beginWith } from "./guide/carried.js";
import { openGuide } from "./guide/guided.js";
import { guideScript } from "./guide/questions.js";
import { keepForming, mustNotHaveMoved, take } from "./handing/handing.js";
import { asShown } from "./handing/shown-theme.js";
import type { Member } from "./members/member.js";
import {
  logged,
  mayLead,
  visibleNetwork,
  withNetwork,
  type Network,
  type NetworkChannel,
} from "./network.js";
import { networkCard } from "./seeing/network-card.js";

const forming = z.object({ themeId: z.string().min(1).max(64) });

/**
 * The person pressed Dan netværk on their theme, or on a letter that asks them to. A theme becomes one network, so a
 * repeat opens what is there; only the theme's owner begins one, or whom they ask to. S3-3.
 */
export async function formNetwork(data: unknown, turn: Turn): Promise<Answer> {
  const id = forming.safeParse(data).data?.themeId ?? refuse("unknown-click");
  const at = { tenantId: turn.who.tenantId, id };
  const known = (await turn.documents.read("network", at))?.value;
  if (known) return goOn(known, turn);
  const theme = openTheme((await turn.documents.read("theme", at))?.value, turn.who.id);
  if (!isComplete(theme)) refuse("not-unfolded");
  const network = newNetwork(theme, turn, turn.now);
  try {
    await turn.documents.write("network", at, network);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    return goOn((await turn.documents.read("network", at))?.value, turn);
  }
  return openGuide(network, turn);
}

/** Whoever was asked to form it takes it; where the owner goes on instead, nobody is asked any more. */
async function goOn(known: Network | undefined, turn: Turn): Promise<Answer> {
  const { who, now } = turn;
  if (known?.handed?.to === who.id) return takeOver(known, turn);
  if (known) mustNotHaveMoved(known, who.id);
  if (!known?.handed || !mayLead(known, who.id)) return whatIsThere(known, turn);
  const network = await change(turn.documents, "network", known, (current) =>
    keepForming(current ?? refuse("no-such-network"), who.id, now),
  );
  return whatIsThere(network, turn);
}

/** Between the look and the write the owner may have been first, which the rule then says. @throws Refusal theme-withdrawn, form-moved. */
async function takeOver(known: Network, turn: Turn): Promise<Answer> {
  const begun = newNetwork(takeable((await turn.documents.read("theme", known))?.value), turn, turn.now);
  const network = await change(turn.documents, "network", known, (current) =>
    take(current ?? refuse("no-such-network"), begun, turn.now),
  );
  return { ...whatIsThere(network, turn), letters: network.id };
}

/** A theme that its owner has taken back from colleagues, or deleted, is formed by none of them. */
const takeable = (theme: Theme | undefined): Theme => asShown(theme) ?? refuse("theme-withdrawn");

/** A guide that is not through goes on; everything else is shown as it stands, a dropped one with the way to take it up. */
export function whatIsThere(known: Network | undefined, turn: Turn): Answer {
  const network = visibleNetwork(known, turn.who.id);
  const goesOn = network.state === "forming" && network.guide.open !== null && mayLead(network, turn.who.id);
  if (goesOn) return openGuide(network, turn);
  return { posts: [{ card: networkCard(network, turn.who.id, turn.text, turn.now) }] };
}

type Beginner = Pick<Turn, "who" | "person" | "serviceUrl" | "bot" | "text">;

/**
 * A network as it begins: led by who forms it, in the channel the theme was posted in first, with what the theme says,
 * and called what it is called until the kommissorium says otherwise.
 */
export function newNetwork(theme: Theme, turn: Beginner, now: Instant): Network {
  const guide = beginWith(begin(guideScript, now), carriedFrom(theme, turn.text));
  const channel = channelOf(theme);
  const { title } = theme.interview.answers;
  const blank: Network = {
    ...blankNetwork(turn, theme.id, now),
    guide,
    carried: Object.keys(guide.answers),
    texts: title ? { title } : {},
    members: [firstLead(theme, turn, now)],
    ...(channel ? { channel } : {}),
  };
  return withNetwork(blank, logged(blank, turn.who.id, "began", now), now);
}

/**
 * The area is the one they gave of themselves, else the one they shared the theme from: its leader is asked. One who
 * was handed the theme did not share it. S3-3.
 */
const firstLead = ({ owner, sharing }: Theme, { who, person, text }: Beginner, now: Instant): Member => ({
  id: `p-${who.id}`,
  personId: who.id,
  name: who.name,
  organisation: "",
  area: person?.department || (owner === who.id ? (sharing?.shown.department ?? "") : ""),
  level: "decentral",
  capacity: "employee",
  duty: "lead",
  why: text(owner === who.id ? "guide.lead-why" : "guide.asked-why"),
  standing: "accepted",
  since: now,
});

function channelOf({ sharing }: Theme): NetworkChannel | undefined {
  const post = sharing?.posts.find(({ state }) => state === "posted");
  if (!post) return undefined;
  const { channelId, channelName, teamName, serviceUrl, bot } = post;
  return { channelId, channelName, teamName, serviceUrl, bot };
}

/** What the theme already says, where the guide asks for it. What the owner keeps from colleagues stays in the theme. */
function carriedFrom(theme: Theme, text: Text): Answers {
  const kept = new Set<string>((theme.sharing?.hidden ?? []).flatMap((question) => fieldsOf(question)));
  const said = (field: string): string => (kept.has(field) ? "" : (theme.interview.answers[field] ?? ""));
  const values = (["forCitizen", "forMunicipality", "forEmployee"] as const).filter((field) => said(field));
  const actors = actorNames(said("actors")).join(", ");
  const carried = {
    purpose: said("dream") || said("opportunity") || said("challenge"),
    organisation: actors ? text("guide.carried-actors", { actors }) : "",
    goals: values.map((field) => `${text(`field.${field}`)}: ${said(field)}`).join("\n"),
  };
  return Object.fromEntries(
    Object.entries(carried).map(([field, words]) => [field, shortened(words, answerLimit)]),
  );
}
