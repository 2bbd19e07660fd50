/** Someone with a tab of their own. Names are role words: nobody in the simulation is a person. */
export interface Player {
  readonly key: "employee" | "colleague" | "leader";
  readonly name: string;
  readonly userId: string;
  readonly aadObjectId: string;
  /** The conversation id of this player's private chat with the bot. */
  readonly personalChat: string;
}

const player = (key: Player["key"], name: string, number: number): Player => ({
  key,
  name,
  userId: `user-${key}`,
  aadObjectId: guid(number),
  personalChat: `personal-${key}`,
});

const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

export const players = [
  player("employee", "Medarbejder", 1),
  player("colleague", "Kollega", 2),
  player("leader", "Leder", 3),
] as const;

export const tenantId = guid(900);
export const channel = { id: "channel-theme", name: "Netværkstemaer" };
export const sharedTeam = { id: "team-kommunen", name: "Kommunen", tenantId };
export const botName = "Netværkssmeden";

/** The Playground wants exactly five others besides the current user; these three have no tab. */
const extras = [
  { userId: "user-citizen", name: "Borger", aadObjectId: guid(4) },
  { userId: "user-consultant", name: "Konsulent", aadObjectId: guid(5) },
  { userId: "user-volunteer", name: "Frivillig", aadObjectId: guid(6) },
];

/** What stands in one tab's `.m365agentsplayground.yml`; JSON, which is YAML as well. */
export function configOf(me: Player): string {
  const others = [...players.filter((other) => other !== me), ...extras];
  return JSON.stringify({
    version: "0.1.1",
    tenantId,
    bot: { id: "bot-netvaerkssmeden", name: botName },
    currentUser: userOf(me),
    users: others.map(userOf),
    personalChat: { id: me.personalChat },
    groupChat: { id: "group-chat", name: "Gruppechat" },
    team: { id: sharedTeam.id, name: sharedTeam.name, aadGroupId: guid(901), channels: [channel] },
  });
}

function userOf(someone: { userId: string; name: string; aadObjectId: string }) {
  const email = `${someone.userId}@example.invalid`;
  return {
    id: someone.userId,
    name: someone.name,
    userPrincipleName: email,
    aadObjectId: someone.aadObjectId,
    givenName: someone.name,
    surname: "",
    email,
  };
}
