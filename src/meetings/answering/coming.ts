import { isIn, type Member } from "../../networks/members/member.js";
import type { Network } from "../../networks/network.js";
import type { Attendance, Guest, Meeting, Reply } from "../meeting.js";

/** Whoever may come: a member who is in, or a guest of this one meeting. */
export type Invitee = Member | Guest;

/** Everyone who may come, members first. Who has left the network since they answered is no longer one of them. */
export const inviteesOf = ({ guests }: Pick<Meeting, "guests">, { members }: Network): readonly Invitee[] => [
  ...members.filter(isIn),
  ...guests,
];

/** The last answer by someone or for them; undefined while there is none. */
export const answerOf = (
  { attendance }: Pick<Meeting, "attendance">,
  memberId: string,
): Attendance | undefined => attendance.find((one) => one.memberId === memberId);

/** Whether it was given for another time than the meeting now has. Moved back, it holds again. */
export const isEarlier = ({ startsAt }: Pick<Meeting, "startsAt">, { givenFor }: Attendance): boolean =>
  givenFor !== undefined && givenFor !== startsAt;

/** How many come, may come, cannot, and have not said. */
export type Figures = Readonly<Record<Reply | "none", number>>;

export function figuresOf(meeting: Meeting, network: Network): Figures {
  const figures = { yes: 0, maybe: 0, no: 0, none: 0 };
  for (const { id } of inviteesOf(meeting, network)) figures[answerOf(meeting, id)?.reply ?? "none"]++;
  return figures;
}

/** How many of them have answered for another time. */
export const earlierIn = (meeting: Meeting, network: Network): number =>
  inviteesOf(meeting, network).filter(({ id }) => {
    const answer = answerOf(meeting, id);
    return answer !== undefined && isEarlier(meeting, answer);
  }).length;
