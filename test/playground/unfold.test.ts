import { expect, test } from "vitest";
import { aGame } from "./game.js";

const game = aGame();

test("an employee unfolds a whole theme in Danish, and the bot is restarted halfway", async () => {
  const employee = await game.open("employee");
  await employee.sees("Hej! Jeg er Netværkssmeden.");
  await employee.screenshot("welcome");
  await employee.clicks("Nyt tema");
  await employee.sees("Spørgsmål 1 af 8");
  await employee.screenshot("question-title");
  await employee.fills("Temaets navn", "Ensomhed blandt ældre, når ægtefællen dør");
  await employee.clicks("Næste");
  await employee.sees("Hvad undrer du dig over?");
  await employee.says("Mange falder igennem, når hverdagen pludselig er tom, og vi opdager det for sent.");
  await employee.sees("Hvorfor er temaet interessant?");
  await employee.presses("Vis eksempel");
  await employee.sees("I dag tager hver afdeling sin bid");
  await employee.screenshot("question-example");
  await employee.clicks("Hjælp mig videre");
  await employee.sees("Initiativdyrkeren spørger: Hvem ville blive lettet");
  await employee.fills("Derfor er det interessant", "Hjemmeplejen, sognet og lægen møder dem hver for sig.");
  await employee.clicks("Næste");
  await employee.sees("Gå på opdagelse. Løsningen venter vi med.");
  await employee.fills("Udfordringen", "Vi skal ansætte en sorgkonsulent.");
  await employee.fills("Drømmen", "Ingen sidder alene med sorgen et år efter.");
  await employee.clicks("Næste");
  await employee.sees("Det lyder som en løsning.");
  await employee.screenshot("question-nudge");
  await employee.cardShot("question-card");

  await game.play.bot.stop();
  await game.play.bot.start();

  await employee.fills("Udfordringen", "Det er svært at se, hvem der er alene.");
  await employee.clicks("Næste");
  await employee.sees("Hvad ville borgerne sige?");
  await employee.clicks("Spring over");
  await employee.sees("Hvem kan hjælpe dig med at folde udfordringen ud?");
  await employee.fills("Relevante aktører, en på hver linje", "Hjemmeplejen\nSognet\nÆldre Sagen");
  await employee.clicks("Næste");
  await employee.sees("Her er mit gæt på, hvilken slags aktører det er.");
  await employee.screenshot("question-actors");
  await employee.chooses("Hvilken slags aktør er Sognet?", "frivillige");
  await employee.clicks("Næste");
  await employee.sees("Hvilken værdi kan det skabe?");
  await employee.fills("Værdi for borgeren", "Nogen at drikke kaffe med om tirsdagen.");
  await employee.clicks("Næste");
  await employee.sees("Hvad skal få andre til at synes, at temaet er vigtigt?");
  await employee.says("Vi bliver alle gamle, og mange af os bliver alene.");
  await employee.sees("Dit tema er udfoldet.");
  await employee.sees("Sognet (frivillige)");
  await employee.screenshot("summary");
  await employee.cardShot("summary-card");

  await employee.reloads();
  await employee.sees("Godt at se dig igen.");
  await employee.clicks("Mine temaer");
  await employee.sees("Udfoldet · 7 af 8 spørgsmål besvaret");
  await employee.screenshot("my-themes");
  await employee.clicks("Åbn");
  await employee.sees("Ingen sidder alene med sorgen et år efter.");
  await employee.close();
});

test("everything reads well at phone width", async () => {
  const employee = await game.open("employee", { screen: "phone" });
  await employee.sees("Godt at se dig igen.");
  await employee.screenshot("welcome");
  await employee.clicks("Mine temaer");
  await employee.sees("Udfoldet · 7 af 8 spørgsmål besvaret");
  await employee.screenshot("my-themes");
  await employee.clicks("Åbn");
  await employee.sees("Dit tema er udfoldet.");
  await employee.cardShot("summary-card");
  await employee.clicks("Svar");
  await employee.sees("Hvad ville borgerne sige?");
  await employee.screenshot("question-citizens");
  await employee.says("udfyld alt på én gang");
  await employee.sees("Hele temaet på ét skema");
  await employee.cardShot("form-card");
  await employee.says("hjælp");
  await employee.sees("Det kan du skrive");
  await employee.screenshot("help");
  await employee.close();
});

test("in the channel the bot refers to the private chat and opens it", async () => {
  const colleague = await game.open("colleague");
  await colleague.sees("Hej! Jeg er Netværkssmeden.");
  await colleague.goesTo("General");
  await colleague.posts("nyt tema");
  await colleague.sees("Jeg har skrevet til dig dér.");
  await colleague.screenshot("channel");
  expect(await colleague.page.getByText("Spørgsmål 1 af 8").count()).toBe(0);
  await colleague.close();
});
