import { refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { changeEditable, readEditable } from "../desk.js";
import type { Network } from "../network.js";
import { addMember, type NewMember } from "./adding.js";
import { candidatesFor, memberFrom, type Candidate } from "./candidates.js";
import { readChosen, readNetworkId } from "./clicks.js";
import { withWordsKept } from "./kept.js";
import { good, listAgain } from "./listing.js";
import { isListed } from "./member.js";
import { suggestedCard } from "./suggested-card.js";

/** Vælg fra temaet: those the theme already knows of, as ticks. */
export async function openSuggested(data: unknown, turn: Turn): Promise<Answer> {
  const network = await readEditable(turn, readNetworkId(data).networkId);
  return { replace: suggestedCard(network, await candidatesFor(turn, network), turn.text) };
}

/** Puts those who were ticked on the list; who has come on it meanwhile stays as they are. */
export async function addSuggested(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId } = readNetworkId(data);
  const network = await readEditable(turn, networkId);
  const candidates = await candidatesFor(turn, network);
  const ticked = readChosen(data);
  return withWordsKept(
    turn,
    async () => {
      if (ticked.actors.length + ticked.people.length === 0) refuse("no-one-chosen", { field: "people" });
      const chosen = [
        ...candidates.actors.filter(({ key }) => ticked.actors.includes(key)),
        ...candidates.people.filter(({ key }) => ticked.people.includes(key)),
      ];
      return addAll(turn, network, chosen);
    },
    (notices) => Promise.resolve(suggestedCard(network, candidates, turn.text, notices, ticked)),
  );
}

async function addAll(turn: Turn, network: Network, chosen: readonly Candidate[]): Promise<Answer> {
  const given = await Promise.all(
    chosen.map(async (one) => memberFrom(network, one, await departmentOf(turn, one))),
  );
  let count = 0;
  const after = await changeEditable(turn, network.id, (current) => {
    const fresh = given.filter((one) => !isOn(current, one));
    count = fresh.length;
    return fresh.reduce((next, one) => addMember(next, one, turn.who.id, turn.now), current);
  });
  const [first] = given;
  const said = turn.text("member.added-some", { count });
  return listAgain(turn, after, good(said), first ? { memberId: first.id } : {});
}

const isOn = ({ members }: Network, { id }: NewMember): boolean =>
  members.some((member) => member.id === id && isListed(member));

/** The department a colleague has told us of themselves. */
async function departmentOf(turn: Turn, { personId }: Candidate): Promise<string> {
  if (personId === undefined) return "";
  const person = await turn.documents.read("person", { tenantId: turn.who.tenantId, id: personId });
  return person?.value.department ?? "";
}
