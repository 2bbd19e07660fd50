import type { BrowserTab } from "./browser.js";

export const title = "Ensomhed blandt ældre, når ægtefællen dør";

/** A theme that is ready to be shared, by way of the form. */
export async function unfolds(employee: BrowserTab): Promise<void> {
  await employee.sees("Hej! Jeg er Netværkssmeden.");
  await employee.says("nyt tema");
  await employee.sees("Spørgsmål 1 af 8");
  await employee.says("udfyld alt");
  await employee.sees("Hele temaet på ét skema");
  await employee.fills("Temaets navn", title);
  await employee.fills(
    "Det undrer jeg mig over",
    "Mange falder igennem, når hverdagen pludselig er tom, og vi opdager det for sent.",
  );
  await employee.fills("Derfor er det interessant", "Hjemmeplejen, sognet og lægen møder dem hver for sig.");
  await employee.fills("Udfordringen", "Det er svært at se, hvem der er alene.");
  await employee.fills("Drømmen", "Ingen sidder alene med sorgen et år efter.");
  await employee.fills("Det ville borgerne sige", "Ringer I bare, når I skal have noget at vide?");
  await employee.fills("Relevante aktører, en på hver linje", "Hjemmeplejen\nSognet\nÆldre Sagen");
  await employee.fills("Værdi for borgeren", "Nogen at drikke kaffe med om tirsdagen.");
  await employee.clicks("Gem alt");
  await employee.sees("Dit tema er udfoldet.");
}
