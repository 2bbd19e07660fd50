import type { Person, SeatPress } from "../../src/networks/approval/holding.js";
import { usualSettings, type Verdict } from "../../src/networks/approval/round.js";
import { decide } from "../../src/networks/approval/decide.js";
import { send } from "../../src/networks/approval/send.js";
import type { Network } from "../../src/networks/network.js";
import { Refusal } from "../../src/refusal.js";
import { after, day, minute } from "../../src/time.js";
import { aad, aMember, aNetwork, now } from "./samples.js";

export const settings = usualSettings;
export const moments = { remindAt: after(now, 3 * day), escalateAt: after(now, 5 * day) };
export const someone = (name: string): Person => ({ id: aad(name), name });
export const lead = someone("employee");

/** Three areas, the leaders of which are ane, bo and eva; employee leads it and has no seat. */
export const threeAreas = (fields: Partial<Network> = {}): Network =>
  aNetwork({
    members: [
      aMember("employee", { duty: "lead" }),
      aMember("ane", { capacity: "leader" }),
      aMember("bo", { area: "Kultur og Fritid", capacity: "leader" }),
      aMember("eva", { area: "Teknik", capacity: "leader" }),
    ],
    ...fields,
  });

export const areas = ["sundhed og omsorg", "kultur og fritid", "teknik"] as const;
export const leaders = ["ane", "bo", "eva"] as const;

export const sent = (network: Network = threeAreas(), at = now): Network =>
  send(network, lead, settings, moments, at);

export const press = (name: string, seat: number, round = 1): SeatPress => ({
  seatId: areas[seat] ?? "",
  round,
  by: someone(name),
});

/** The leader of an area says yes or no, with a comment where one is needed. */
export const says = (network: Network, seat: number, verdict: Verdict, round = 1, at = now): Network =>
  decide(
    network,
    press(leaders[seat] ?? "", seat, round),
    { verdict, comment: verdict === "approve" ? "" : "Hvor er økonomien?" },
    settings,
    at,
  );

/** The refusal's code, when the rule says no. */
export function codeOf(rule: () => unknown): string | undefined {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

export const kinds = ({ letters }: Network) => letters.map(({ kind }) => kind);
export const ofKind = ({ letters }: Network, kind: string) =>
  letters.filter((letter) => letter.kind === kind);
export const later = after(now, minute);
export const newest = ({ rounds }: Network) => rounds.at(-1);
export const seatOf = (network: Network, n: number) => newest(network)?.seats[n];
