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
  await unfolds(employee);
  await employee.clicks("Del med kolleger");
  await employee.fills("Din afdeling", "Sundhed og Omsorg");
  await employee.ticks("Kommunen › Generelt");
  await employee.clicks("Se, hvad kolleger får at se");
  await employee.clicks("Del");
  await employee.sees("Temaet er delt.");
  await employee.says("vis tema");
  await employee.clicks("Dan netværk");
  await employee.sees("Hvilken slags netværk passer bedst?");
  await employee.says("formelt, åben opgave");
  await employee.sees("Hvad er formålet med netværket?");
  await employee.says("udfyld alt");
  await employee.sees("Hele guiden på ét skema");
  await employee.clicks("Gem alt");
  await employee.sees("Guiden er gennemgået.");
  await employee.clicks("Gå til netværket");
  await employee.clicks("Deltagere");
  await addsMember(employee, "Kollega", "medarbejder", 2);
  await addsMember(employee, "Leder", "leder", 3);
  await employee.clicks("Inviter alle 2 nu");
  for (const invited of [colleague, leader]) {
    await invited.sees("Invitation til netværk");
    await invited.clicks("Ja, jeg er med");
    await invited.sees("Du er med, og netværkslederen får besked.");
  }
  await employee.says("mine netværk");
  await employee.clicks("Se netværket");
  await employee.clicks("Godkendelse");
  await employee.clicks("Send til godkendelse");
  await leader.sees("Venter på dig");
  await leader.clicks("Godkend");
  await employee.sees("Netværket er i gang, og du er med.");
}

async function addsMember(employee: BrowserTab, name: string, as: string, count: number): Promise<void> {
  await employee.clicks("Tilføj deltager");
  await employee.sees("Tilføj en deltager");
  await employee.chooses("Kollega", name);
  await employee.fills(area, "Sundhed og Omsorg");
  await employee.chooses("Er med som", as);
  await employee.clicks("Gem");
  await employee.sees(`Deltagere (${count})`);
}
