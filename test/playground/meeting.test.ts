import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import type { BrowserTab } from "./browser.js";
import { aGame } from "./game.js";
import { beginsNetwork } from "./network-story.js";
import { readByOffice } from "./office.js";

const game = aGame("employee", "colleague", "leader");
const folder = mkdtempSync(join(tmpdir(), "meeting-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [employee, colleague, leader] = (["employee", "colleague", "leader"] as const).map(
  (who) => () => game.tab(who),
) as [() => BrowserTab, () => BrowserTab, () => BrowserTab];

/** The first Wednesday of a quarter, at 13 in Denmark, that is still more than ten days away. */
const first = firstQuarterly(Temporal.Now.zonedDateTimeISO("Europe/Copenhagen"));

function firstQuarterly(now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  for (let quarter = now.with({ day: 1, month: now.month - ((now.month - 1) % 3) }); ;) {
    const day = quarter.add({ days: (3 - quarter.dayOfWeek + 7) % 7 });
    const meeting = day.toPlainDate().toZonedDateTime({ timeZone: now.timeZoneId, plainTime: "13:00" });
    if (Temporal.ZonedDateTime.compare(meeting, now) > 0) return meeting;
    quarter = quarter.add({ months: 3 });
  }
}

/** The bot is started anew with its clock at that moment. */
async function becomes(moment: Temporal.ZonedDateTime): Promise<void> {
  await game.play.bot.stop();
  const ahead = Temporal.Now.instant().until(moment.toInstant(), { smallestUnit: "second" });
  await game.play.bot.start(ahead.round({ largestUnit: "day" }).toString());
}

/** What a link on a card gives. */
async function opens(tab: BrowserTab, link: string): Promise<Response> {
  const asked = tab.page.context().waitForEvent("request", (request) => request.url().includes("/files/"));
  await tab.page.getByRole("link", { name: link }).last().click();
  return fetch((await asked).url());
}

beforeAll(() => beginsNetwork({ employee: employee(), colleague: colleague(), leader: leader() }), 240_000);

test("the lead plans a quarterly series in words, sees the next four dates first, and the channel hears of it", async () => {
  const lead = employee();
  await lead.says("mine netværk");
  await lead.sees("Du leder netværket");
  await lead.clicks("Se netværket");
  await lead.sees("I gang siden");
  await lead.clicks("Møder");
  await lead.sees("Der er ingen møder endnu.");
  await lead.clicks("Planlæg møde");
  await lead.sees("Sig det med dine egne ord");
  await lead.fills("Sig det med dine egne ord", "hver første onsdag i kvartalet kl. 13");
  await lead.fills("Sted", "Rådhuset, lokale 2.14");
  await lead.fills("Dagsorden, et punkt på hver linje", "Siden sidst\nHvad ved hjemmeplejen?");
  await lead.cardShot("meeting-plan");
  await lead.clicks("Se datoerne");
  await lead.sees("De næste møder i rækken");
  await lead.cardShot("meeting-preview");
  await lead.clicks("Planlæg");
  await lead.sees("Møderækken er planlagt.");
  for (const tab of [lead, colleague(), leader()]) {
    await tab.goesTo("General");
    await tab.sees("Rådhuset, lokale 2.14");
  }
});

test("colleagues answer in the channel, one suggests an item, and one fetches the meeting for the calendar", async () => {
  await colleague().clicks("Jeg kommer");
  await colleague().sees("Dit svar er gemt: Du kommer.");
  await colleague().screenshot("meeting-answered");
  await employee().sees("1 kommer");
  await colleague().clicks("Foreslå punkt");
  await colleague().fills("Dit punkt", "Kan vi låne Sognegården?");
  await colleague().clicks("Sæt på dagsordenen");
  await employee().sees("Kan vi låne Sognegården?");
  await employee().screenshot("meeting-in-channel");
  await employee().goesTo();
  await employee().sees("Et nyt punkt er foreslået til mødet");
  await colleague().clicks("Til min kalender");
  await colleague().goesTo();
  await colleague().sees("Mødet er klar til din kalender");
  const file = await (await opens(colleague(), "Hent kalenderfilen")).text();
  const utc = first.toInstant().toString().replaceAll(/[-:]/g, "");
  expect(file.replaceAll("\r\n ", "")).toMatch(new RegExp(`DTSTART:${utc}`));
  expect(file).toContain("METHOD:PUBLISH");
});

test("the day before, the reminder is seen in all three windows, and who has not answered is asked privately", async () => {
  for (const tab of [employee(), colleague(), leader()]) await tab.goesTo("General");
  await becomes(first.subtract({ days: 1 }).add({ minutes: 1 }));
  for (const tab of [employee(), colleague(), leader()]) {
    await tab.sees("Påmindelse");
    await tab.sees("I morgen");
  }
  await leader().screenshot("meeting-reminder");
  await colleague().goesTo();
  await leader().goesTo();
  await leader().sees("Kommer du til mødet?");
  await leader().cardShot("meeting-nudge");
  await leader().clicks("Kan ikke");
  await leader().sees("Du kan ikke komme");
  await leader().fills("Hvorfor kan du ikke? (valgfrit)", "Budgetmøde hele dagen.");
  await leader().clicks("Gem begrundelsen");
  await employee().goesTo();
  await employee().sees("Et nyt punkt er foreslået til mødet");
  await employee().clicks("Se mødet");
  await employee().clicks("Hvem kommer");
  await employee().sees("Budgetmøde hele dagen.");
  await employee().cardShot("meeting-who");
});

/** One part of the minutes, the last that is still empty, is written and saved by itself. */
async function writes(tab: BrowserTab, label: string, words: string): Promise<void> {
  await tab.clicks("Skriv");
  await tab.fills(label, words);
  await tab.clicks("Gem");
  await tab.sees("✓ Gemt.");
}

test("after the meeting the lead writes the minutes piece by piece, and they stand in the channel and in Word", async () => {
  const lead = employee();
  await becomes(first.add({ hours: 2, minutes: 5 }));
  await lead.sees("Mødet er slut. Vil du skrive referatet?");
  await lead.sees("Intet er skrevet endnu.");
  await lead.cardShot("minutes");
  await writes(lead, "Aftalen om næste møde", "Vi ses i Sognegården.");
  await lead.clicks("Skriv");
  await lead.sees("Der er ingen opgaver endnu.");
  await lead.clicks("Tilføj opgave");
  await lead.fills("Opgaver, én på hver linje", "Ring til præsten");
  await lead.chooses("Ejer blandt deltagerne", "Kollega");
  await lead.cardShot("minutes-action");
  await lead.clicks("Gem");
  await lead.sees("✓ Opgaven er føjet til.");
  await lead.clicks("Tilbage til referatet");
  await writes(lead, "Noter", "Vi talte om vinteren.");
  await writes(lead, "Beslutninger, én på hver linje", "Vi åbner om tirsdagen\nKaffen er gratis");
  await lead.cardShot("minutes-written");
  await lead.clicks("Godkend og del i kanalen");
  await lead.sees("✓ Referatet er godkendt.");
  for (const tab of [colleague(), leader()]) {
    await tab.goesTo("General");
    await tab.sees("Vi åbner om tirsdagen");
  }
  await colleague().screenshot("minutes-in-channel");
  await lead.clicks("Hent som Word");
  await lead.sees("Dit Word-dokument er klar");
  const file = new Uint8Array(await (await opens(lead, "Hent dokumentet")).arrayBuffer());
  const read = (await readByOffice(file, join(folder, "minutes"))).replace(/\s+/g, " ");
  for (const words of [
    "Referat",
    "Vi åbner om tirsdagen",
    "Ring til præsten Kollega",
    "Vi ses i Sognegården.",
  ])
    expect(read).toContain(words);
});

test("the action's owner hears of it, the next meeting's agenda opens with it, and then it is done", async () => {
  await employee().goesTo("General");
  await employee().sees("Opgaver, vi følger op på først");
  await employee().screenshot("meeting-next");
  await colleague().goesTo();
  await colleague().sees("Du har fået en opgave");
  await colleague().cardShot("action");
  await colleague().clicks("Udført");
  await colleague().sees("✓ Opgaven er udført.");
  await employee().seesNo("Opgaver, vi følger op på først");
});

test("it reads well at phone width", async () => {
  const phone = await game.open("leader", { screen: "phone" });
  await phone.says("møder");
  await phone.sees("Mine møder");
  await phone.cardShot("meetings");
  await phone.clicks("Se mødet");
  await phone.sees("Jeg kommer");
  await phone.cardShot("meeting");
  await phone.says("påmindelser");
  await phone.sees("Stille timer");
  await phone.cardShot("reminders");
  await phone.says("english");
  await phone.says("meetings");
  await phone.sees("My meetings");
  await phone.clicks("See the meeting");
  await phone.cardShot("meeting-english");
  await phone.close();
});
