import type { Seat } from "../approval/round.js";
import { isIn, isListed, type Member } from "../members/member.js";
import { isPublic, mayLead, openRound, seatsOf, type Network } from "../network.js";
import { nextStep, type Step } from "./step.js";

/** Who looks at a network: the narrower role counts when someone has two. `none`: it is not for them. */
export type Viewer = "lead" | "invited" | "member" | "holder" | "outside" | "none";

/** In which role someone sees a network, by what is stored. S3-2. */
export function viewerOf(network: Network, personId: string): Viewer {
  if (mayLead(network, personId)) return "lead";
  const member = memberWith(network, personId);
  if (member) return isIn(member) ? "member" : "invited";
  if (seatsOf(network, personId).length > 0) return "holder";
  return isPublic(network) ? "outside" : "none";
}

const memberWith = ({ members }: Network, personId: string): Member | undefined =>
  members.find((one) => one.personId === personId && isListed(one) && one.standing !== "planned");

/** The seat someone is still to decide; the first when they hold several. */
export const undecidedSeat = (network: Network, personId: string): Seat | undefined =>
  openRound(network)?.seats.find(({ holder, decision }) => holder === personId && !decision);

/** Leads and leaders see who did what; the others need not. */
export const maySeeLog = (network: Network, personId: string): boolean =>
  mayLead(network, personId) || seatsOf(network, personId).length > 0;

/** The buttons of a network's card, by their verbs. */
export const networkButtons = [
  "interview.resume",
  "charter.open",
  "charter.read",
  "charter.word",
  "members.list",
  "members.leave",
  "meetings.open",
  "approval.desk",
  "approval.show",
  "network.invitation",
  "network.channel",
  "network.drop",
  "network.take-up",
  "network.close",
  "network.reopen",
  "networks.open",
] as const;
export type NetworkButton = (typeof networkButtons)[number];

/** What someone may press, the next step first; `leads` when that is something for them to do now. */
export interface Buttons {
  readonly leads: boolean;
  readonly verbs: readonly NetworkButton[];
}

const mostButtons = 6;

/** A card has one thing to do first, and six buttons at most. */
export function buttonsFor(network: Network, personId: string): Buttons {
  const decides = undecidedSeat(network, personId) ? (["approval.show"] as const) : [];
  const own = byRole(network, viewerOf(network, personId));
  const verbs = [...new Set([...decides, ...own.verbs])].slice(0, mostButtons);
  return { leads: own.leads || decides.length > 0, verbs };
}

function byRole(network: Network, viewer: Viewer): Buttons {
  if (viewer === "lead") return forLead(network);
  if (viewer === "none") return { leads: false, verbs: ["networks.open"] };
  if (viewer === "outside") return { leads: false, verbs: [...reading(network), "networks.open"] };
  if (viewer === "invited")
    return { leads: true, verbs: ["network.invitation", "charter.read", "members.list"] };
  const lives = network.state !== "dropped" && network.state !== "closed";
  const ends: NetworkButton[] = viewer === "holder" ? ["approval.show"] : lives ? ["members.leave"] : [];
  const meets: NetworkButton[] =
    network.state === "active" || network.state === "closed" ? ["meetings.open"] : [];
  return { leads: false, verbs: [...meets, "charter.read", "members.list", "charter.word", ...ends] };
}

/** The kommissorium is everyone's once the network has begun. */
const reading = ({ state }: Network): NetworkButton[] =>
  state === "awaiting" ? [] : ["charter.read", "charter.word"];

function forLead(network: Network): Buttons {
  const step = nextStep(network);
  switch (step.kind) {
    case "active":
      return {
        leads: false,
        verbs: [
          "meetings.open",
          "members.list",
          "charter.open",
          "approval.desk",
          "network.channel",
          "network.close",
        ],
      };
    case "dropped":
      return { leads: true, verbs: ["network.take-up", "charter.read", "members.list"] };
    case "closed":
      return {
        leads: false,
        verbs: ["meetings.open", "charter.read", "members.list", "charter.word", "network.reopen"],
      };
    case "awaiting":
      return {
        leads: true,
        verbs: ["approval.desk", "charter.read", "members.list", "charter.word", "network.channel"],
      };
    case "guide":
    case "gaps":
    case "charter":
    case "members":
    case "uninvited":
    case "no-area":
    case "ready":
      return { leads: true, verbs: [firstOf[step.kind], ...forming] };
  }
}

type FormingStep = Exclude<Step["kind"], "active" | "dropped" | "closed" | "awaiting">;
const firstOf: Record<FormingStep, NetworkButton> = {
  guide: "interview.resume",
  gaps: "interview.resume",
  charter: "charter.open",
  members: "members.list",
  uninvited: "members.list",
  "no-area": "members.list",
  ready: "approval.desk",
};
const forming: readonly NetworkButton[] = [
  "charter.open",
  "members.list",
  "approval.desk",
  "interview.resume",
  "network.channel",
  "network.drop",
];
