import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { flowing } from "./shown.js";
import { isIn } from "../../networks/members/member.js";
import { withWordsKept } from "../../networks/members/kept.js";
import { leadOf, type Network } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import { refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Text } from "../../text/text.js";
import type { Calendar } from "../calendar.js";
import { calendarOf, changeCalendar, memberOf, plannedBy } from "../desk.js";
import { leads } from "../when.js";
import { linesIn, readNetworkId, readSettings, readMarks, ticked, type SettingInputs } from "./clicks.js";
import { listAgain } from "./listing.js";
import { withSettings, zones, type Settings } from "./series.js";
import { asStored, mergedWith, seenIn, type SettingField } from "./settings-merge.js";
import { good, plainly } from "./shown.js";

const nameLength = 120;
const lineLength = 200;

/** Indstillinger for møder: how the network meets. */
export async function openSettings(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const network = await plannedBy(turn, networkId);
  const calendar = await calendarOf(turn, networkId);
  const inputs = offered(calendar, network);
  return { replace: settingsCard(network, { inputs, seen: seenIn(inputs) }, turn.text) };
}

/** A taker who has left, or leads by now, is none of the choices: the lead writes the minutes. */
const offered = (calendar: Calendar, network: Network): SettingInputs => {
  const inputs = inputsOf(calendar);
  const isChoice = memberOf(network, inputs.taker) && inputs.taker !== leadOf(network).personId;
  return isChoice ? inputs : { ...inputs, taker: "" };
};

const inputsOf = ({ leads: chosen, zone, standing, taker }: Calendar): SettingInputs => ({
  leads: chosen.join(","),
  zone,
  standing: standing.join("\n"),
  taker: taker?.personId ?? "",
});

export interface SettingsForm {
  readonly inputs: SettingInputs;
  /** What it was opened on. */
  readonly seen: string;
  /** What another has changed besides, as it now stands. */
  readonly theirs?: readonly Data[];
}

/** Lead times, zone, standing agenda, and who writes minutes. */
export function settingsCard(
  network: Network,
  { inputs, seen, theirs = [] }: SettingsForm,
  text: Text,
  notices: readonly Notice[] = [],
): Card {
  return fill("meeting-settings", {
    lang: text.language,
    speak: text("planning.settings-title"),
    title: text("planning.settings-title"),
    network: titleOf(network, text),
    notices,
    theirs,
    values: { ...inputs },
    seen,
    leads: leads.map((value) => ({ value, title: text(`planning.lead.${value}`) })),
    zones: zones.map((value) => ({ value, title: text(`planning.zone.${value}`) })),
    takers: takersIn(network, text),
    networkId: network.id,
    labels: {
      leads: text("planning.leads"),
      zone: text("planning.zone"),
      standing: text("planning.standing"),
      standingStart: text("planning.standing-start"),
      usual: text("planning.usual"),
      taker: text("planning.taker"),
      more: text("planning.settings-more"),
      error: text("planning.settings-error"),
      save: text("planning.save"),
      back: text("planning.back"),
    },
  });
}

/** The network's lead unless another is chosen: any member who can be written to. */
function takersIn(network: Network, text: Text): { readonly value: string; readonly title: string }[] {
  const lead = leadOf(network);
  const others = network.members.filter((one) => isIn(one) && one.personId && one.id !== lead.id);
  return [
    { value: "", title: text("planning.taker-lead", { name: flowing(lead.name, nameLength) }) },
    ...others.map(({ personId = "", name }) => ({ value: personId, title: flowing(name, nameLength) })),
  ];
}

/** What stands in the fields that clash, under their names. */
export const theirsIn = (
  current: SettingInputs,
  clashes: readonly SettingField[],
  network: Network,
  text: Text,
): readonly Data[] =>
  clashes.map((field) => ({
    label: text("planning.settings-now", { field: text(`planning.${field}`) }),
    lines: linesOf(field, current, network, text),
  }));

function linesOf(field: SettingField, inputs: SettingInputs, network: Network, text: Text): string[] {
  const none = text("planning.settings-none");
  switch (field) {
    case "leads": {
      const chosen = leads.filter((lead) => ticked(inputs.leads).includes(lead));
      return [chosen.map((lead) => text(`planning.lead.${lead}`)).join(", ") || none];
    }
    case "zone":
      return zones.filter((zone) => zone === inputs.zone).map((zone) => text(`planning.zone.${zone}`));
    case "standing":
      return inputs.standing === ""
        ? [none]
        : linesIn(inputs.standing).map((line) => flowing(line, lineLength));
    case "taker":
      return takersIn(network, text).flatMap(({ value, title }) => (value === inputs.taker ? [title] : []));
  }
}

/** What is usual of a standing agenda is put into the form, below what stands there; nothing is saved. S3-6. */
export async function fillUsual(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const network = await plannedBy(turn, networkId);
  const inputs = readSettings(data);
  const lines = linesIn(inputs.standing);
  const more = turn
    .text("planning.usual-lines")
    .split("\n")
    .filter((line) => !lines.includes(line));
  const filled = { ...inputs, standing: [...lines, ...more].join("\n") };
  const form = { inputs: filled, seen: readMarks(data) };
  return {
    replaceForClicker: settingsCard(network, form, turn.text, plainly(turn.text("planning.usual-filled"))),
  };
}

/**
 * Keeps how the network meets; coming meetings get the new reminders at once. Only what this person changed is written;
 * what another changed meanwhile in the same field is shown first.
 */
export async function saveSettings(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const network = await plannedBy(turn, networkId);
  const [given, seen] = [asStored(readSettings(data)), readMarks(data)];
  return withWordsKept(
    turn,
    async () => {
      const calendar = await changeCalendar(turn, networkId, (current) => {
        const { inputs, clashes } = mergedWith(given, offered(current, network), seen);
        const [field] = clashes;
        if (field) refuse("settings-changed", { field });
        return withSettings(current, meantBy(inputs, network, current), turn.now);
      });
      const said = turn.text(
        calendar.leads.length > 0 ? "planning.settings-saved" : "planning.settings-silent",
      );
      const answer = await listAgain(turn, network, good(said), { calendar });
      return { ...answer, due: [{ kind: "calendar", id: networkId }] };
    },
    async (notices) => {
      const current = offered(await calendarOf(turn, networkId), network);
      const { inputs, clashes } = mergedWith(given, current, seen);
      const theirs = theirsIn(current, clashes, network, turn.text);
      return settingsCard(network, { inputs, seen: seenIn(current), theirs }, turn.text, notices);
    },
  );
}

/** The choices a card gives; another value is forged. A taker who has left since gives way to the lead. */
function meantBy(
  { leads: chosen, zone, standing, taker }: SettingInputs,
  network: Network,
  now: Calendar,
): Settings {
  const known = zones.find((one) => one === zone) ?? (zone === now.zone ? zone : refuse("unknown-click"));
  const keys = ticked(chosen);
  const member = taker === "" ? undefined : memberOf(network, taker);
  if (taker !== "" && !member) refuse("member-gone", { field: "taker" });
  return {
    zone: known,
    leads: leads.filter((lead) => keys.includes(lead)),
    standing: linesIn(standing),
    ...(member ? { taker: { personId: taker, name: member.name } } : {}),
  };
}
