import type { BrowserTab } from "./browser.js";
import { unfolds } from "./theme-story.js";

const area = "Område (lad det stå tomt for en uden for kommunen)";

/** Three people before their tabs: the employee leads. */
export interface Three {
  readonly employee: BrowserTab;
  readonly colleague: BrowserTab;
  readonly leader: BrowserTab;
}

/** A network that has begun, with the three as its members, in the channel General; the employee leads it. */
export async function beginsNetwork({ employee, colleague, leader }: Three): Promise<void> {
  await sharesTheme(employee);
  await opensGuide(employee);
  await fillsGuide(employee);
  await opensMembers(employee);
  await addsMember(employee, { name: "Kollega", as: "medarbejder", why: "Møder dem hver dag." }, 2);
  await addsMember(employee, { name: "Leder", as: "leder", why: "Kender hele området." }, 3);
  await invitesBoth(employee);
  await acceptInvitations(colleague, leader);
  await opensNetwork(employee);
  await sendsForApproval(employee);
  await leader.sees("Venter på dig");
  await leader.clicks("Godkend");
  await employee.sees("Netværket er i gang, og du er med.");
}

/** A theme of the employee's stands in the channel General. */
export async function sharesTheme(employee: BrowserTab): Promise<void> {
  await unfolds(employee);
  await employee.clicks("Del med kolleger");
  await employee.fills("Din afdeling", "Sundhed og Omsorg");
  await employee.ticks("Kommunen › Generelt");
  await employee.clicks("Se, hvad kolleger ser");
  await employee.clicks("Del");
  await employee.sees("Temaet er delt.");
}

/** From the theme to the guide's first question. */
export async function opensGuide(employee: BrowserTab): Promise<void> {
  await employee.says("vis tema");
  await employee.clicks("Dan netværk");
  await employee.sees("Hvilken slags netværk passer bedst?");
}

/** The first question in words, the rest on one form, with these answers in the fields of that name. */
export async function fillsGuide(employee: BrowserTab, answers: Record<string, string> = {}): Promise<void> {
  await employee.says("formelt, åben opgave");
  await employee.sees("Hvad er formålet med netværket?");
  await employee.says("udfyld alt");
  await employee.sees("Hele guiden på ét skema");
  for (const [label, words] of Object.entries(answers)) await employee.fills(label, words);
  await employee.clicks("Gem alt");
  await employee.sees("Guiden er gennemgået.");
}

/** From the guide that is done to the list of members, in which the employee is alone. */
export async function opensMembers(employee: BrowserTab): Promise<void> {
  await employee.clicks("Gå til netværket");
  await employee.sees("Under dannelse");
  await employee.clicks("Deltagere");
  await employee.sees("Det kan stadig mangle");
}

export interface NewMember {
  readonly name: string;
  /** The choice on the form: what the member takes part as. */
  readonly as: string;
  readonly why: string;
}

/** The form of a colleague from the directory is filled, and not saved yet. */
export async function describesMember(employee: BrowserTab, { name, as, why }: NewMember): Promise<void> {
  await employee.clicks("Tilføj deltager");
  await employee.sees("Tilføj en deltager");
  await employee.chooses("Kollega", name);
  await employee.fills(area, "Sundhed og Omsorg");
  await employee.chooses("Er med som", as);
  await employee.fills("Hvorfor netop denne deltager? Hvad bliver bedre af det?", why);
}

/** The form is saved, and the list then holds so many. */
export async function savesMember(employee: BrowserTab, count: number): Promise<void> {
  await employee.clicks("Gem");
  await employee.sees(`Deltagere (${count})`);
}

async function addsMember(employee: BrowserTab, member: NewMember, count: number): Promise<void> {
  await describesMember(employee, member);
  await savesMember(employee, count);
}

/** The two on the list besides the lead are invited. */
export async function invitesBoth(employee: BrowserTab): Promise<void> {
  await employee.clicks("Inviter alle 2 nu");
  await employee.sees("2 deltagere er inviteret.");
}

/** Each says yes on the card in their private chat. */
export async function acceptInvitations(...invited: readonly BrowserTab[]): Promise<void> {
  for (const tab of invited) {
    await tab.sees("Invitation til netværk");
    await tab.clicks("Ja, jeg er med");
    await tab.sees("Du er med, og netværkslederen får besked.");
  }
}

/** The lead finds the network that is being formed. */
export async function opensNetwork(employee: BrowserTab): Promise<void> {
  await employee.says("mine netværk");
  await employee.sees("Du leder netværket");
  await employee.clicks("Se netværket");
  await employee.sees("Næste skridt");
}

/** From the network's card to one leader who is asked. */
export async function sendsForApproval(employee: BrowserTab): Promise<void> {
  await employee.clicks("Godkendelse");
  await employee.sees("De bliver spurgt");
  await employee.clicks("Send til godkendelse");
  await employee.sees("0 af 1 har godkendt.");
}
