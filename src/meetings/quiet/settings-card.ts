import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { shortened, shown } from "../../interview/plain.js";
import type { Network } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import type { Person, Quiet } from "../../people/person.js";
import type { Text } from "../../text/text.js";
import { weekdays } from "../when.js";
import { usualTime } from "../digest/moments.js";
import type { Wishes } from "./settings.js";

const nameLength = 100;

/** What a person has chosen, as it stands in the inputs. */
export const wishesOf = (person: Person | undefined, networks: readonly Network[]): Wishes => ({
  quietFrom: person?.quiet?.from ?? "",
  quietUntil: person?.quiet?.until ?? "",
  muted: person?.muted ?? [],
  listed: networks.map(({ id }) => id),
  gathers: !person?.skipsMorning,
  weekday: person?.digest?.weekday,
  time: person?.digest?.time ?? usualTime,
});

export interface Shown {
  readonly hasQuiet: boolean;
  /** The quiet hours that were just turned off. */
  readonly wasQuiet?: Quiet;
  readonly notices?: readonly Notice[];
}

/** Quiet hours, networks without reminders, and the week's digest, for the person alone. Design card. */
export function settingsCard(
  wishes: Wishes,
  networks: readonly Network[],
  { hasQuiet, wasQuiet, notices = [] }: Shown,
  text: Text,
): Card {
  const ticked = wishes.listed.filter((id) => wishes.muted.includes(id));
  return fill("quiet-settings", {
    lang: text.language,
    speak: text("quiet.title"),
    title: text("quiet.title"),
    more: text("quiet.more"),
    notices,
    hours: text("quiet.hours"),
    hoursMore: text("quiet.hours-more"),
    quietFrom: wishes.quietFrom,
    quietUntil: wishes.quietUntil,
    mutedMore: text("quiet.muted-more"),
    muted: ticked.join(","),
    networks: networks.map((network) => ({
      value: network.id,
      title: shortened(shown(titleOf(network, text)), nameLength),
    })),
    gather: String(wishes.gathers),
    gatherMore: text("quiet.gather-more"),
    digestMore: text("digest.wish-more"),
    digest: String(wishes.weekday ?? "off"),
    days: [
      { value: "off", title: text("digest.off") },
      ...weekdays.map((weekday) => ({ value: String(weekday), title: text(`digest.on-${weekday}`) })),
    ],
    time: wishes.time,
    hasQuiet,
    mayUndo: wasQuiet !== undefined,
    quietBefore: { from: wasQuiet?.from ?? "", until: wasQuiet?.until ?? "" },
    labels: {
      from: text("quiet.from"),
      until: text("quiet.until"),
      timeError: text("quiet.time-error"),
      muted: text("quiet.muted"),
      mutedError: text("quiet.muted-error"),
      gatherWhen: text("quiet.gather-when"),
      gather: text("quiet.gather"),
      gatherError: text("quiet.gather-error"),
      digest: text("digest.wish"),
      digestError: text("digest.wish-error"),
      time: text("digest.time"),
      save: text("quiet.save"),
      off: text("quiet.off"),
      undo: text("quiet.undo"),
    },
  });
}
