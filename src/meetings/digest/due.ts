import { lease, parkedAfter, waitAfter } from "../../letters/carrying.js";
import type { Person } from "../../people/person.js";
import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import type { Documents, Place } from "../../store/documents.js";
import type { Delivery, Mail } from "../../teams/mail.js";
import { texts } from "../../text/text.js";
import { after, type Instant } from "../../time.js";
import { recipientOf } from "../letters/recipient.js";
import { quietUntil } from "../quiet/quiet.js";
import { digestCard } from "./digest-card.js";
import { gather, isNothing } from "./gathering.js";
import { nextDigest } from "./moments.js";

/**
 * A person's digest has fallen due. One instance claims it by moving it a lease ahead, so that after a crash it is due
 * again: it comes at least once, and twice only if the process died between sending and recording.
 */
export async function personIsDue(documents: Documents, at: Place, now: Instant, mail: Mail): Promise<void> {
  let isMine = false;
  const claimed = await change(documents, "person", at, (person = refuse("unknown-click")) => {
    isMine = false;
    if (person.dueAt === undefined || person.dueAt > now) return person;
    const until = quietUntil(person.quiet, now);
    isMine = person.digest !== undefined && until === undefined;
    return person.digest ? { ...person, dueAt: until ?? after(now, lease) } : withoutDue(person);
  });
  if (!isMine) return;
  const delivery = await send(documents, claimed, now, mail);
  await change(documents, "person", at, (person = refuse("unknown-click")) =>
    person.dueAt === claimed.dueAt ? settled(person, delivery, now) : person,
  );
}

function withoutDue({ dueAt, ...person }: Person): Person {
  return person;
}

/** Nothing to tell is not told. */
async function send(documents: Documents, person: Person, now: Instant, mail: Mail): Promise<Delivery> {
  const overview = await gather(documents, person, now);
  if (!overview.from || isNothing(overview)) return "sent";
  const to = recipientOf(overview.from, person.id, person);
  return mail.sendPrivately(to, { card: digestCard(overview, texts[to.language], now) });
}

/** Within a quarter of an hour, and then through the day: later the next week's is as good. */
const mostTries = parkedAfter + 3;

/** What Teams does not take in is tried again some times; then it is left for the next week. */
function settled(person: Person, delivery: Delivery, now: Instant): Person {
  if (!person.digest) return person;
  const { tries = 0, ...digest } = person.digest;
  if (delivery !== "later" || tries + 1 >= mostTries)
    return { ...person, digest, dueAt: nextDigest(digest, now) };
  const next = { ...digest, tries: tries + 1 };
  return { ...person, digest: next, dueAt: after(now, waitAfter(tries + 1, person.id)) };
}
