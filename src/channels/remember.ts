import { change } from "../store/change.js";
import type { TeamPlace, Turn } from "../teams/turn.js";
import type { Channel } from "./channel.js";

/** More channels than this nobody looks through, and a team of that size must not delay an answer. */
const mostChannels = 200;

/** What a turn says, or Teams answers, of one channel. */
type Named = Pick<Channel, "id" | "name" | "teamName">;

/**
 * Notes the channels of the team the bot was just added to, so that themes can be shared there. S0-6. Comes
 * repeatedly: names that were changed are noted, and nothing is written when nothing was.
 */
export async function rememberTeam(turn: Turn): Promise<void> {
  if (turn.where !== "channel" || !turn.team) return;
  await note(turn, turn.team, await namesOf(turn, turn.team));
}

/**
 * Something came from a channel: its team is noted when the channel is not known yet, or not by name. One read when
 * it is, and nothing at all for what comes from elsewhere.
 */
export async function rememberChannel(turn: Turn): Promise<void> {
  const { team, who } = turn;
  if (turn.where !== "channel" || !team) return;
  const found = await turn.documents.read("channel", { tenantId: who.tenantId, id: team.channelId });
  if (!found?.value.name || !found.value.teamName) return rememberTeam(turn);
  const said = { ...found.value, ...saidBy(team) };
  if (noted(found.value, said, team, turn) !== found.value) await note(turn, team, [said]);
}

/**
 * The team's channels that everyone in it can see; only when Teams does not answer, the one the turn comes from. A
 * private channel is not among them, for its name is not for the whole team.
 */
async function namesOf(turn: Turn, team: TeamPlace): Promise<readonly Named[]> {
  const at = { tenantId: turn.who.tenantId, serviceUrl: turn.serviceUrl };
  const answer = await turn.directory.team(at, team.id);
  if (!answer) return [{ id: team.channelId, name: "", teamName: "", ...saidBy(team) }];
  return answer.channels.slice(0, mostChannels).map((channel) => ({ ...channel, teamName: answer.name }));
}

const saidBy = ({ name, channelName }: TeamPlace): Partial<Named> => ({
  ...(name ? { teamName: name } : {}),
  ...(channelName ? { name: channelName } : {}),
});

async function note(turn: Turn, team: TeamPlace, channels: readonly Named[]): Promise<void> {
  const { tenantId } = turn.who;
  await Promise.all(
    channels.map((named) =>
      change(turn.documents, "channel", { tenantId, id: named.id }, (known) =>
        noted(known, named, team, turn),
      ),
    ),
  );
}

/**
 * The channel as it is to be stored, open; itself when that is what is known. A name Teams did not tell is kept, and
 * the general channel, which Teams gives no name, has the one people know it by.
 */
function noted(known: Channel | undefined, named: Named, team: TeamPlace, turn: Turn): Channel {
  const unnamed = named.id === team.id ? turn.text("channel.general") : "";
  const now = {
    teamId: team.id,
    teamName: named.teamName || (known?.teamName ?? ""),
    name: named.name || known?.name || unnamed,
    serviceUrl: turn.serviceUrl,
    bot: turn.bot,
  };
  if (known && !known.shut && isSame(known, now)) return known;
  return { tenantId: turn.who.tenantId, id: named.id, ...now, changedAt: turn.now };
}

const isSame = (known: Channel, now: Omit<Channel, "tenantId" | "id" | "changedAt">): boolean =>
  known.teamId === now.teamId &&
  known.teamName === now.teamName &&
  known.name === now.name &&
  known.serviceUrl === now.serviceUrl &&
  known.bot.id === now.bot.id &&
  known.bot.name === now.bot.name;
