import type { Card } from "../../cards/card.js";
import type { Notice } from "../../cards/notice.js";
import { refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { changeEditable, readEditable } from "../desk.js";
import type { Network } from "../network.js";
import { colleaguesFor, pickedColleague } from "../people.js";
import { addMember, changeMember, memberOf, type NewMember } from "./adding.js";
import { meantBy, readForm, readMember, readNetworkId } from "./clicks.js";
import { externalMember, personMember } from "./external-id.js";
import { memberFormCard, usualWords, wordsOf, type FormWords } from "./form-card.js";
import { withWordsKept } from "./kept.js";
import { good, listAgain, withListShown } from "./listing.js";
import type { Member } from "./member.js";

/** Tilføj deltager: an empty form with what is usual in it. */
export async function openAdding(data: unknown, turn: Turn): Promise<Answer> {
  const network = await readEditable(turn, readNetworkId(data).networkId);
  return { replace: await formFor(turn, network, { words: usualWords(network) }) };
}

/** A member in the lead's hands. */
export const openMember = (data: unknown, turn: Turn): Promise<Answer> =>
  withListShown(data, turn, async () => {
    const { networkId, memberId } = readMember(data);
    const network = await readEditable(turn, networkId);
    const member = memberOf(network, memberId);
    return { replace: await formFor(turn, network, { words: wordsOf(member), member }) };
  });

interface Shown {
  readonly words: FormWords;
  readonly member?: Member;
  readonly notices?: readonly Notice[];
}

async function formFor(turn: Turn, network: Network, shown: Shown): Promise<Card> {
  const people = shown.member ? [] : await colleaguesFor(turn, network);
  const { picksPeople, who } = turn;
  return memberFormCard(network, { ...shown, people, picksPeople, viewer: who.id }, turn.text);
}

/** Puts someone on the list; what is refused comes back as it was typed. */
export async function saveNewMember(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const network = await readEditable(turn, networkId);
  const words = readForm(data, usualWords(network));
  return withWordsKept(
    turn,
    async () => {
      const given = await newMember(turn, network, words);
      const after = await changeEditable(turn, networkId, (current) =>
        addMember(current, given, turn.who.id, turn.now),
      );
      return listAgain(turn, after, good(turn.text("member.added")), { memberId: given.id });
    },
    (notices) => formFor(turn, network, { words, notices }),
  );
}

/** A picked colleague, named as Teams knows them, else an external by name. A colleague comes from some area. */
async function newMember(turn: Turn, network: Network, words: FormWords): Promise<NewMember> {
  const meant = meantBy(words);
  if (words.person === "") {
    const id = externalMember(network, words.name, words.organisation);
    return { ...meant, id, agreed: words.agreed };
  }
  const { id: personId, name } = await pickedColleague(turn, network, words.person);
  if (meant.area === "") refuse("no-member-area", { field: "area" });
  return { ...meant, id: personMember(personId), personId, name, agreed: false };
}

/** Corrects what is said of a member; what is refused comes back as it was typed. */
export async function saveMember(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, memberId } = readMember(data);
  const network = await readEditable(turn, networkId);
  const member = memberOf(network, memberId);
  const words = readForm(data, wordsOf(member));
  return withWordsKept(
    turn,
    async () => {
      const given = { ...meantBy(words), agreed: words.agreed };
      const after = await changeEditable(turn, networkId, (current) =>
        changeMember(current, memberId, given, turn.who.id, turn.now),
      );
      return listAgain(turn, after, good(turn.text("member.saved")), { memberId });
    },
    (notices) => formFor(turn, network, { words, member, notices }),
  );
}
