import type { Card } from "../../cards/card.js";
import { deliverDue, type Post } from "../../letters/delivering.js";
import type { Network } from "../../networks/network.js";
import type { Person, PersonLetter } from "../../people/person.js";
import type { Documents, Place } from "../../store/documents.js";
import type { Mail } from "../../teams/mail.js";
import { texts, type Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { recipientOf } from "../../people/recipient.js";
import { toldBy } from "../quiet/missed.js";
import { gatherMissed } from "../quiet/morning.js";
import { morningCard } from "../quiet/morning-card.js";
import { quietUntil } from "../quiet/quiet.js";
import { digestCard } from "./digest-card.js";
import { busy, handled, withFallenDue, type Handled } from "./falling-due.js";
import { gather, isNothing } from "./gathering.js";

/** A person has fallen due: the week's digest, or what they have missed of muted networks; or such letters wait. */
export function personIsDue(documents: Documents, at: Place, now: Instant, mail: Mail): Promise<void> {
  const post: Post<"person", Handled> = {
    kind: "person",
    tell: (person, letter) => tell(documents, person, letter, now, mail),
    handled,
    busy,
    isClosing: mail.isClosing,
  };
  return deliverDue(documents, at, now, (person) => withFallenDue(person, now), post);
}

/** Both wait till quiet hours are over. Nothing to tell is not told. */
async function tell(
  documents: Documents,
  person: Person,
  { kind }: PersonLetter,
  now: Instant,
  mail: Mail,
): Promise<Handled> {
  const until = quietUntil(person.quiet, now);
  if (until) return { fate: "put-off", until };
  const done: Handled = { fate: "done", ...(kind === "morning" ? { told: toldBy(person, now) } : {}) };
  const news = await (kind === "digest" ? digestFor : morningFor)(documents, person, now);
  if (!news) return done;
  const to = recipientOf(news.from, person.id, person);
  const delivery = await mail.sendPrivately(to, { card: news.card(texts[to.language]) });
  return delivery === "later" ? { fate: "later" } : done;
}

/** What there is to tell, and the network from which the bot is reached. */
interface News {
  readonly from: Network;
  card(text: Text): Card;
}

async function digestFor(documents: Documents, person: Person, now: Instant): Promise<News | undefined> {
  if (!person.digest) return undefined;
  const overview = await gather(documents, person, now);
  if (!overview.from || isNothing(overview)) return undefined;
  return { from: overview.from, card: (text) => digestCard(overview, text, now) };
}

async function morningFor(documents: Documents, person: Person, now: Instant): Promise<News | undefined> {
  if (person.skipsMorning) return undefined;
  const missed = await gatherMissed(documents, person, now);
  const [first] = missed;
  return first && { from: first.network, card: (text) => morningCard(missed, text, now) };
}
