import { z } from "zod/v4";
import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import type { Verbs } from "../../teams/handlers.js";
import type { Answer, Turn } from "../../teams/turn.js";
import type { Notice } from "../../cards/notice.js";
import { tidied } from "../../interview/plain.js";
import { cardInPlace, formInPlace, readOpen, readShared } from "../sharing/desk.js";
import { withWordsKept } from "../sharing/kept.js";
import { participantId, type Participant } from "../sharing/participant.js";
import { takesInput } from "../sharing/sharing.js";
import { recount } from "../suggestions/board.js";
import { pressOf, readTheme } from "../suggestions/clicks.js";
import { readOwnShared } from "../suggestions/owning.js";
import { themeScene } from "../scene.js";
import { joinForm, joinList } from "./cards.js";
import { join, leave, type Joiner } from "./joining.js";

const joiner = (turn: Turn, themeId: string): Joiner => ({
  ...pressOf(turn),
  tenantId: turn.who.tenantId,
  themeId,
});

const place = ({ who }: Turn, themeId: string) => ({
  tenantId: who.tenantId,
  id: participantId(themeId, who.id),
});

async function ownJoining(turn: Turn, themeId: string): Promise<Participant["joining"]> {
  const found = await turn.documents.read("participant", place(turn, themeId));
  return found?.value.joins ? found.value.joining : undefined;
}

/** A colleague pressed Jeg vil være med. Who has joined may look and leave also when it is closed for others. */
async function openJoining(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId } = readTheme(data);
  const own = await ownJoining(turn, themeId);
  const theme = own ? await readShared(turn, themeId) : await readOpen(turn, themeId);
  const open = takesInput(theme.sharing, turn.now);
  return formInPlace(turn, themeId, joinForm(theme, own, open, turn.text));
}

const lines = z.object({ why: z.string().max(100_000).optional() });

/** What is refused comes back in the form, with the line as it was typed. */
async function saveJoining(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId } = readTheme(data);
  const read = lines.safeParse(data);
  const why = tidied((read.success ? read.data.why : refuse("unknown-click")) ?? "");
  return withWordsKept(
    turn,
    themeId,
    async () => {
      await readOpen(turn, themeId);
      const own = await ownJoining(turn, themeId);
      await change(turn.documents, "participant", place(turn, themeId), (current) =>
        join(current, joiner(turn, themeId), why),
      );
      return backOnCard(turn, themeId, own ? "join.changed" : "join.joined");
    },
    async (notices) =>
      joinForm({ id: themeId }, await ownJoining(turn, themeId), true, turn.text, notices, why),
  );
}

async function leaveAgain(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId } = readTheme(data);
  await readShared(turn, themeId);
  if (await ownJoining(turn, themeId))
    await change(turn.documents, "participant", place(turn, themeId), (current) =>
      leave(current, joiner(turn, themeId)),
    );
  return backOnCard(turn, themeId, "join.left");
}

async function backOnCard(
  turn: Turn,
  themeId: string,
  said: "join.joined" | "join.changed" | "join.left",
): Promise<Answer> {
  await recount(turn.documents, { tenantId: turn.who.tenantId, id: themeId }, turn.now);
  const notices: Notice[] = [{ style: "good", text: turn.text(said) }];
  return {
    ...(await cardInPlace(turn, await readShared(turn, themeId), { notices })),
    repaint: themeScene(themeId),
  };
}

/** The owner reads who would join, and why: the first who came first. Only in the private chat. */
async function listJoining(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId, page = 0 } = readTheme(data);
  const theme = await readOwnShared(turn, themeId);
  const people: Participant[] = [];
  for await (const one of turn.documents.list("participant", theme.tenantId, { themeId, joins: 1 }))
    people.push(one);
  const since = ({ joining, changedAt }: Participant) => joining?.at ?? changedAt;
  people.sort((a, b) => since(a).localeCompare(since(b)) || a.id.localeCompare(b.id));
  return { replace: joinList(theme, people, page, turn.text) };
}

/** Every button on the cards of this part of the room. */
export const joiningVerbs = {
  "join.open": openJoining,
  "join.save": saveJoining,
  "join.withdraw": leaveAgain,
  "join.list": listJoining,
} as const satisfies Verbs;
