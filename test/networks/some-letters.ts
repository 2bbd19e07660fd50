import type { Letter } from "../../src/networks/letters/letter.js";
import { aLetter } from "./letter-box.js";
import { aad } from "./samples.js";

/** To the two leaders of a network that is `waiting`. */
export const request = aLetter("request", { round: 1, seat: "sundhed", to: aad("manager") });
export const otherRequest = aLetter("request", { round: 1, seat: "kultur", to: aad("other-manager") });

/** To the lead, of what a member answered. */
export const reply = (name: string): Letter =>
  aLetter("member-replied", { to: aad("employee"), member: `p-${aad(name)}` });
