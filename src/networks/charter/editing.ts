import { fits, type Notice } from "../../cards/notice.js";
import { Refusal } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { changeEditable, readEditable, readLed, readNetwork } from "../desk.js";
import { mayLead, type Network } from "../network.js";
import { deskCard, gapsCard, type DeskExtras } from "./cards.js";
import { charterFields, type CharterField, type CharterTexts } from "./charter.js";
import { readForm, readNetworkId, readSection } from "./clicks.js";
import { formCards, type FormExtras } from "./form-cards.js";
import { readCharter } from "./reading.js";
import { mayEdit } from "./rights.js";
import { fieldNames } from "./version-cards.js";
import { changedIn, currentVersion, mergedWith, saveTexts, undoSave } from "./versions.js";

/** The kommissorium in the card's place: to work on for those who lead, to read for everyone else. */
export async function openCharter(data: unknown, turn: Turn): Promise<Answer> {
  const network = await readNetwork(turn, readNetworkId(data).networkId);
  return mayLead(network, turn.who.id) ? deskAgain(turn, network) : readCharter(data, turn);
}

const deskAgain = (turn: Turn, network: Network, extras: DeskExtras = {}): Answer => ({
  replace: deskCard(network, mayEdit(network, turn.who.id), turn.text, extras),
});

/** Ret, beside a part of the kommissorium. */
export async function editSection(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, section } = readSection(data);
  return formOf(turn, await readEditable(turn, networkId), section.fields);
}

/** Ret alt: every field at once. */
export async function editAll(data: unknown, turn: Turn): Promise<Answer> {
  return formOf(turn, await readEditable(turn, readNetworkId(data).networkId), charterFields);
}

function formOf(turn: Turn, network: Network, fields: readonly CharterField[]): Answer {
  const [first, ...more] = formCards(network, fields, turn.text);
  return { ...(first ? { replace: first } : {}), posts: more.map((card) => ({ card })) };
}

/**
 * Gem: the fields of the form as a new version. What others saved meanwhile in other fields stays; where both changed
 * the same, nothing is saved before the person has seen it.
 */
export async function saveCharter(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, seen, given } = readForm(data);
  const { id, name } = turn.who;
  try {
    let clashes: readonly CharterField[] = [];
    let saved = false;
    const network = await changeEditable(turn, networkId, (current) => {
      const merged = mergedWith(current, given, seen);
      clashes = merged.clashes;
      if (clashes.length > 0) return current;
      const next = saveTexts(current, merged.texts, id, name, turn.now);
      saved = next !== current;
      return next;
    });
    if (clashes.length > 0) return clashing(turn, network, given, seen, clashes);
    return deskAgain(turn, network, { notices: [savedNotice(network, saved, turn)], canUndo: saved });
  } catch (error) {
    if (!(error instanceof Refusal) || error.values["field"] === undefined) throw error;
    return refused(turn, await readLed(turn, networkId), given, seen, error);
  }
}

function savedNotice(network: Network, saved: boolean, { text }: Turn): Notice {
  const latest = network.versions.at(-1);
  if (!saved || !latest) return { style: "emphasis", text: text("charter.unchanged") };
  const fields = fieldNames(changedIn(latest), text);
  return { style: "good", text: text("charter.saved", { version: latest.number, fields }) };
}

/** The form as the person left it, with what others wrote below; saving it again is a choice. */
function clashing(
  turn: Turn,
  network: Network,
  given: CharterTexts,
  seen: number,
  clashes: readonly CharterField[],
): Answer {
  const names = { fields: fieldNames(clashes, turn.text) };
  const { texts: typed } = mergedWith(network, given, seen);
  const extras = { typed, clashes, seen: currentVersion(network) };
  const answer = formAgain(turn, network, given, turn.text("charter.clash", names), extras);
  return answer.replaceForClicker ? answer : { tell: turn.text("charter.clash-long", names) };
}

function refused(turn: Turn, network: Network, given: CharterTexts, seen: number, error: Refusal): Answer {
  const field = charterFields.find((one) => one === error.values["field"]);
  const where = field ? `${turn.text(`charter.field.${field}`)}: ` : "";
  const sentence = `⚠ ${where}${turn.text(`refusal.${error.code}`, error.values)}`;
  return { ...formAgain(turn, network, given, sentence, { typed: given, seen }), refused: error.code };
}

/**
 * For the clicker alone: what may not be stored must not be kept by Teams either. A form too long for one card stays as
 * it is in the clicker's hands.
 */
function formAgain(
  turn: Turn,
  network: Network,
  given: CharterTexts,
  sentence: string,
  extras: FormExtras,
): Answer {
  const fields = charterFields.filter((field) => given[field] !== undefined);
  const notices: Notice[] = [{ style: "attention", text: sentence }];
  const [card, ...more] = formCards(network, fields, turn.text, { ...extras, notices });
  return card && more.length === 0 && fits(card)
    ? { replaceForClicker: card, tell: sentence }
    : { tell: sentence };
}

/** Fortryd seneste: what the latest save changed is as it was before. */
export async function undoCharter(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, version = 0 } = readNetworkId(data);
  const { id, name } = turn.who;
  const network = await changeEditable(turn, networkId, (current) =>
    undoSave(current, version, id, name, turn.now),
  );
  const said = turn.text("charter.undone", { version: currentVersion(network) });
  return deskAgain(turn, network, { notices: [{ style: "good", text: said }], canUndo: true });
}

/** Hvad mangler? */
export async function showGaps(data: unknown, turn: Turn): Promise<Answer> {
  const network = await readLed(turn, readNetworkId(data).networkId);
  return { replace: gapsCard(network, mayEdit(network, turn.who.id), turn.text) };
}
