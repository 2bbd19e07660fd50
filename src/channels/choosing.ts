import type { Turn } from "../teams/turn.js";
import type { Channel } from "./channel.js";

/** Teams is asked about each team, so there is an end to how many, in all and at the same time. */
const mostTeams = 150;
const atOnce = 30;

/** As people look for a name: æ, ø and å last, capitals beside the others, channel 10 after channel 9. */
const danish = new Intl.Collator("da-DK", { numeric: true, sensitivity: "base" });

/**
 * The channels the person may share in: those of the teams they are in, by team and name. A team that Teams does not
 * answer for counts as one they are not in, so that nobody sees the names of teams that are not theirs. S0-6.
 */
export async function channelsFor(turn: Turn): Promise<readonly Channel[]> {
  const byTeam = new Map<string, Channel[]>();
  for await (const channel of turn.documents.list("channel", turn.who.tenantId)) {
    const team = byTeam.get(channel.teamId);
    if (team) team.push(channel);
    else if (byTeam.size < mostTeams) byTeam.set(channel.teamId, [channel]);
  }
  const teams = [...byTeam.values()];
  const theirs: boolean[] = [];
  while (theirs.length < teams.length) {
    const asked = teams.slice(theirs.length, theirs.length + atOnce);
    theirs.push(...(await Promise.all(asked.map((channels) => isInTeam(turn, channels[0])))));
  }
  return teams
    .filter((_, n) => theirs[n])
    .flat()
    .sort((a, b) => danish.compare(a.teamName, b.teamName) || danish.compare(a.name, b.name));
}

/**
 * The channel, when the person may share in it at this moment; undefined when it is not known, in another tenant, or
 * of a team they are not in. To be asked just before sharing: a list that was shown may be old, or forged.
 */
export async function mayShareIn(turn: Turn, channelId: string): Promise<Channel | undefined> {
  const found = await turn.documents.read("channel", { tenantId: turn.who.tenantId, id: channelId });
  return (await isInTeam(turn, found?.value)) ? found?.value : undefined;
}

/** A team's own conversation has the team's id, and its members are the team's. */
async function isInTeam({ directory, who }: Turn, channel: Channel | undefined): Promise<boolean> {
  if (!channel) return false;
  const { tenantId, serviceUrl, teamId } = channel;
  return (await directory.isMember({ tenantId, serviceUrl, conversationId: teamId }, who.id)) === true;
}
