import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { shortened } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Network } from "../network.js";
import { line } from "./cards.js";
import type { Candidates, Chosen } from "./candidates.js";

/** More ticks than these nobody looks through at once; the others are shown once these are added. */
const mostListed = 20;
const nameLength = 100;

const choices = (all: readonly { readonly key: string; readonly name: string }[]) =>
  all.slice(0, mostListed).map(({ key, name }) => ({ value: key, title: shortened(line(name), nameLength) }));

/** Those the theme already knows of, to be put on the list by ticks. S0-6, S3-2. */
export function suggestedCard(
  network: Network,
  { actors, people }: Candidates,
  text: Text,
  notices: readonly Notice[] = [],
  ticked: Chosen = { actors: [], people: [] },
): Card {
  const left = Math.max(0, actors.length - mostListed) + Math.max(0, people.length - mostListed);
  const isEmpty = actors.length + people.length === 0;
  return fill("member-suggested", {
    lang: text.language,
    speak: text("suggested.title"),
    title: text("suggested.title"),
    more: text(isEmpty ? "suggested.none" : "suggested.more"),
    notices,
    actors: choices(actors),
    people: choices(people),
    ticked: { actors: ticked.actors.join(","), people: ticked.people.join(",") },
    moreLeft: left > 0 ? text("suggested.more-left", { count: left }) : "",
    networkId: network.id,
    labels: {
      actors: text("suggested.actors"),
      people: text("suggested.people"),
      error: text("member.error"),
      add: text("suggested.add"),
      new: text("members.add"),
      list: text("members.list"),
    },
  });
}
