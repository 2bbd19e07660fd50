import { begin } from "../../src/interview/interview.js";
import { guideScript } from "../../src/networks/guide/questions.js";
import { handTo } from "../../src/networks/handing/handing.js";
import type { Network } from "../../src/networks/network.js";
import { aad, aMember, aNetwork, now } from "./samples.js";

/** A network as the theme's owner has just begun it. */
export const untouched = (fields: Partial<Network> = {}): Network =>
  aNetwork({
    guide: begin(guideScript, now),
    versions: [],
    members: [aMember("employee", { duty: "lead" })],
    ...fields,
  });

/** One that a colleague is asked to form. */
export const handed = (name = "colleague", fields: Partial<Network> = {}): Network =>
  handTo(untouched(fields), { id: aad(name), name }, aad("employee"), now);

/** As someone would begin it who was asked to. */
export const begunBy = (name: string, fields: Partial<Network> = {}): Network =>
  aNetwork({
    guide: begin(guideScript, now),
    members: [aMember(name, { duty: "lead", organisation: "", area: "Kultur og Fritid" })],
    carried: ["purpose"],
    language: "en",
    serviceUrl: "http://127.0.0.1:2",
    bot: { id: "28:other", name: "Smeden" },
    ...fields,
  });
