import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import { momentInWords } from "../../dates.js";
import { paragraphs, shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Notice } from "../../cards/notice.js";
import type { SharedTheme } from "../sharing/desk.js";
import type { Participant } from "../sharing/participant.js";
import { pageOf } from "../../cards/pages.js";

/** A colleague says that they would join, and sees that they have; it says who can read it. S0-6. */
export function joinForm(
  { id }: Pick<SharedTheme, "id">,
  own: Participant["joining"],
  open: boolean,
  text: Text,
  notices: readonly Notice[] = [],
  typed?: string,
): Card {
  const joined: Notice[] = own
    ? [{ style: "good", text: text(open ? "join.is-joined" : "join.is-joined-closed") }]
    : [];
  return fill("join-form", {
    lang: text.language,
    speak: text("join.title"),
    title: text("join.title"),
    more: text("join.more"),
    notices: notices.length > 0 ? notices : joined,
    open,
    why: typed ?? own?.why ?? "",
    ownLine: paragraphs(own?.why ?? "").join("\n"),
    joined: own !== undefined,
    themeId: id,
    labels: {
      why: text("join.why"),
      start: text("join.start"),
      error: text("join.error"),
      save: text(own ? "join.change" : "join.save"),
      withdraw: text("join.withdraw"),
      back: text("suggest.back"),
    },
  });
}

/** Who would join and why, for the owner in the private chat. */
export function joinList(
  theme: SharedTheme,
  people: readonly Participant[],
  wanted: number,
  text: Text,
): Card {
  const page = pageOf(people, wanted);
  const title = text("join.list-title", { count: people.length });
  return fill("join-list", {
    lang: text.language,
    speak: title,
    title,
    notices: [],
    people: page.items.map(({ name, joining, changedAt }) => ({
      name: shown(name),
      about: text("join.since", { when: momentInWords(joining?.at ?? changedAt, text.language) }),
      why: paragraphs(joining?.why ?? "").join("\n"),
    })),
    themeId: theme.id,
    newer: page.newer,
    older: page.older,
    labels: {
      newer: text("suggestions.newer"),
      older: text("suggestions.older"),
      back: text("join.back"),
    },
  });
}
