import { expect, test } from "vitest";
import { aGame } from "./game.js";
import {
  acceptInvitations,
  describesMember,
  fillsGuide,
  invitesBoth,
  opensGuide,
  opensMembers,
  opensNetwork,
  savesMember,
  sendsForApproval,
  sharesTheme,
} from "./network-story.js";
import { title } from "./theme-story.js";

const game = aGame("employee", "colleague", "leader");
const comment = "Kommentar (skal med, hvis du sender tilbage eller afviser)";

test("an employee shares a theme, a colleague would join, and the theme begins to be a network", async () => {
  const [employee, colleague] = [game.tab("employee"), game.tab("colleague")];
  await sharesTheme(employee);
  await colleague.goesTo("General");
  await colleague.sees(title);
  await colleague.clicks("Jeg vil være med");
  await colleague.fills("Hvorfor vil du gerne være med?", "Jeg møder dem i Sognegården.");
  await colleague.clicks("Jeg vil være med");
  await opensGuide(employee);
  await employee.cardShot("guide-question");
  await fillsGuide(employee, {
    "Sådan arbejder vi": "Vi mødes hvert kvartal og deler det, vi ser.",
    "Spilleregler om økonomi": "Hvert område betaler sit eget.",
  });
  await employee.cardShot("guide-summary");
});

test("members are chosen and asked, and say yes on their cards", async () => {
  const [employee, colleague, leader] = [game.tab("employee"), game.tab("colleague"), game.tab("leader")];
  await leader.goesTo();
  await colleague.goesTo();
  await opensMembers(employee);
  await employee.clicks("Vælg fra temaet");
  await employee.ticks("Kollega");
  await employee.clicks("Føj til listen");
  await employee.sees("Deltagere (2)");
  await describesMember(employee, { name: "Leder", as: "leder", why: "Kender hele området." });
  await employee.cardShot("member-form");
  await savesMember(employee, 3);
  await invitesBoth(employee);
  await employee.cardShot("members");
  await acceptInvitations(colleague, leader);
  await leader.cardShot("invitation");
});

test("the leader sends it back with a comment, the employee revises, and the leader approves", async () => {
  const [employee, leader] = [game.tab("employee"), game.tab("leader")];
  await opensNetwork(employee);
  await employee.cardShot("network-forming");
  await sendsForApproval(employee);
  await leader.sees("Venter på dig");
  await leader.cardShot("request");
  await leader.clicks("Send tilbage");
  await leader.sees("Skriv, hvad der skal rettes");
  await leader.fills(comment, "Skriv, hvem der betaler for kaffen.");
  await leader.clicks("Send tilbage");
  await leader.sees("Sendt tilbage af");
  await leader.cardShot("returned");
  await employee.sees("En leder har sendt anmodningen tilbage.");
  await employee.sees("Skriv, hvem der betaler for kaffen.");
  await employee.clicks("Se netværket");
  await employee.clicks("Kommissorium");
  await employee.sees("Beslutningskompetence");
  await employee.cardShot("charter");
  await employee.clicks("Ret alt");
  await employee.fills("Økonomi", "Kaffen betales af Sundhed og Omsorg.");
  await employee.clicks("Gem");
  await employee.sees("Udgave 2");
  await employee.clicks("Tilbage til netværket");
  await employee.clicks("Godkendelse");
  await employee.clicks("Send til godkendelse");
  await leader.sees("Ændret, siden du sidst svarede");
  await leader.cardShot("request-again");
  await leader.clicks("Læs kommissorium");
  await leader.sees("Kaffen betales af Sundhed og Omsorg.");
  await leader.cardShot("charter-read");
  await leader.clicks("Godkend");
  await leader.sees("Godkendt af");
  await leader.cardShot("approved");
});

test("the channel hears it once, the theme says what it became, and all can find the network", async () => {
  const [employee, colleague] = [game.tab("employee"), game.tab("colleague")];
  await employee.sees("Netværket er i gang, og du er med.");
  await colleague.goesTo("General");
  await colleague.sees("Et nyt netværk er i gang.");
  await colleague.sees("Temaet er blevet til netværket");
  await colleague.screenshot("network-in-channel");
  const heard = colleague.page.getByText("Et nyt netværk er i gang.", { exact: true });
  expect(await heard.count()).toBe(1);
  await employee.says("mine netværk");
  await employee.sees("I gang siden");
  await employee.clicks("Se netværket");
  await employee.cardShot("network-active");
  await employee.clicks("Hvem har gjort hvad");
  await employee.sees("satte netværket i gang");
  await employee.cardShot("network-log");
});

test("it reads well at phone width", async () => {
  const phone = await game.open("leader", { screen: "phone" });
  await phone.says("netværk");
  await phone.sees("Søg i netværkenes navn og formål");
  await phone.cardShot("networks");
  await phone.clicks("Se netværket");
  await phone.sees("I gang siden");
  await phone.cardShot("network-active");
  await phone.clicks("Læs kommissorium");
  await phone.sees("Kaffen betales af Sundhed og Omsorg.");
  await phone.cardShot("charter-read");
  await phone.says("venter på mig");
  await phone.sees("Intet venter på dig.");
  await phone.close();
});
