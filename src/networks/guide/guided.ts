import { askedAnew } from "../../guided/asking.js";
import type { Guided, Saying } from "../../guided/guided.js";
import type { Answers } from "../../interview/interview.js";
import { Refusal, refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { texts, type Key } from "../../text/text.js";
import { draftFrom } from "../charter/draft.js";
import { changeEditable, readEditable } from "../desk.js";
import { themeFor } from "../handing/shown-theme.js";
import { editableNetwork, type Network } from "../network.js";
import { blankNetwork } from "./blank.js";
import { choiceTitle, drawnAt, guideForm, guideSummary, nameOf } from "./cards.js";
import { awaitsDraft, withDraft, withGuide } from "./carried.js";
import { choiceIn } from "./choices.js";
import { guideScript, type GuideField, type GuideQuestionId } from "./questions.js";

const sayings: Record<Exclude<Saying, "paused-title">, Key> = {
  unsaved: "guide.unsaved",
  "at-summary": "guide.at-summary",
  "form-stale": "guide.form-stale",
  "example-of": "guide.example-of",
};

/** Dannelsesguiden: the guided interview that forms a network. S3-3. */
export const guideGuided: Guided<Network> = {
  script: guideScript,
  subjectOf: (networkId) => ({ networkId }),
  idOf: ({ id }) => id,
  interviewOf: ({ guide }) => guide,
  withInterview: (network, guide, { now }) => withGuide(network, guide, now),
  withExtras: (network) => network,
  checked,
  read: readEditable,
  change: async (turn, id, rule) => drafted(turn, await changeEditable(turn, id, rule)),
  active,
  latest: async (turn) => (await active(turn)) ?? refuse("no-open-theme"),
  blank: (turn, id) => blankNetwork(turn, id, turn.now),
  ask: (what, question, text) => text(`guide.${what}.${question as GuideQuestionId}`),
  label: (what, field, text) => text(`guide.${what}.${field as GuideField}`),
  deepening: (question, number, text) => text(`guide.deepen.${question as GuideQuestionId}.${number}`),
  saying: (what, network, text) => (what === "paused-title" ? nameOf(network, text) : text(sayings[what])),
  held: (_reason, text) => ({ style: "emphasis", text: text("guide.carried") }),
  shownAnswer: choiceTitle,
  drawn: drawnAt,
  summary: guideSummary,
  form: guideForm,
};

/** Only a forged click holds what no card offers to choose. */
function checked(given: Answers): Answers {
  for (const [field, answer] of Object.entries(given)) {
    const choices = choiceIn(field);
    if (choices && answer !== "" && !choices.includes(answer)) refuse("unknown-click");
  }
  return given;
}

/** The network whose guide the person is at, as long as they may still answer it. */
async function active({ documents, who, person }: Turn): Promise<Network | undefined> {
  const id = person?.activeNetwork;
  const found = id ? await documents.read("network", { tenantId: who.tenantId, id }) : undefined;
  try {
    return editableNetwork(found?.value, who.id);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/**
 * When the guide is through, the first kommissorium is drafted from it and the theme. It is a write of its own, made
 * at the next step instead when a crash comes between. S3-5.
 */
async function drafted(turn: Turn, network: Network): Promise<Network> {
  if (!awaitsDraft(network)) return network;
  const { id: by, name, tenantId } = turn.who;
  const theme = (await turn.documents.read("theme", { tenantId, id: network.id }))?.value;
  const draft = draftFrom(network.guide.answers, themeFor(network, theme), texts[network.language]);
  return changeEditable(turn, network.id, (current) => withDraft(current, draft, by, name, turn.now));
}

/** The guide's open question, or its summary, put below in the private chat. */
export const openGuide = (network: Network, turn: Turn): Answer => askedAnew(guideGuided, turn, network);
