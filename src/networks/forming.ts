import { z } from "zod/v4";
import { answerLimit } from "../interview/answer-text.js";
import { begin, type Answers } from "../interview/interview.js";
import { shortened } from "../interview/plain.js";
import { refuse } from "../refusal.js";
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
 * The person pressed Dan netværk on their theme. A theme becomes one network, so a repeat opens what is there; only the
 * theme's owner begins one. S3-3.
 */
export async function formNetwork(data: unknown, turn: Turn): Promise<Answer> {
  const id = forming.safeParse(data).data?.themeId ?? refuse("unknown-click");
  const at = { tenantId: turn.who.tenantId, id };
  const known = (await turn.documents.read("network", at))?.value;
  if (known) return whatIsThere(known, turn);
  const theme = openTheme((await turn.documents.read("theme", at))?.value, turn.who.id);
  if (!isComplete(theme)) refuse("not-unfolded");
  const network = newNetwork(theme, turn, turn.now);
  try {
    await turn.documents.write("network", at, network);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    return whatIsThere((await turn.documents.read("network", at))?.value, turn);
  }
  return openGuide(network, turn);
}

/** A guide that is not through goes on; everything else is shown as it stands, a dropped one with the way to take it up. */
function whatIsThere(known: Network | undefined, turn: Turn): Answer {
  const network = visibleNetwork(known, turn.who.id);
  const goesOn = network.state === "forming" && network.guide.open !== null && mayLead(network, turn.who.id);
  if (goesOn) return openGuide(network, turn);
  return { posts: [{ card: networkCard(network, turn.who.id, turn.text, turn.now) }] };
}

type Beginner = Pick<Turn, "who" | "person" | "serviceUrl" | "bot" | "text">;

/** A network as it begins: led by the theme's owner, in the channel the theme was posted in first, with what the theme says. */
export function newNetwork(theme: Theme, turn: Beginner, now: Instant): Network {
  const guide = beginWith(begin(guideScript, now), carriedFrom(theme, turn.text));
  const channel = channelOf(theme);
  const blank: Network = {
    ...blankNetwork(turn, theme.id, now),
    guide,
    carried: Object.keys(guide.answers),
    members: [firstLead(theme, turn, now)],
    ...(channel ? { channel } : {}),
  };
  return withNetwork(blank, logged(blank, turn.who.id, "began", now), now);
}

/** The area is the one they gave of themselves, else the one they shared the theme from: its leader is asked. S3-3. */
const firstLead = ({ sharing }: Theme, { who, person, text }: Beginner, now: Instant): Member => ({
  id: `p-${who.id}`,
  personId: who.id,
  name: who.name,
  organisation: "",
  area: person?.department || (sharing?.shown.department ?? ""),
  level: "decentral",
  capacity: "employee",
  duty: "lead",
  why: text("guide.lead-why"),
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
