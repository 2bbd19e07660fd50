import { test } from "vitest";
import type { BrowserTab } from "./browser.js";
import { aGame } from "./game.js";
import { title, unfolds } from "./theme-story.js";

const game = aGame("employee", "colleague", "leader");
const everyone = async (look: (tab: BrowserTab) => Promise<unknown>) => {
  for (const who of ["employee", "colleague", "leader"] as const) await look(game.tab(who));
};

test("an employee shares a theme, and all three see the same card in the channel", async () => {
  const [employee, colleague] = [game.tab("employee"), game.tab("colleague")];
  await unfolds(employee);
  await employee.clicks("Del med kolleger");
  await employee.sees("Hvilke kanaler vil du dele i?");
  await employee.ticks("Kommunen › Generelt");
  await employee.fills("Din afdeling", "Sundhed og Omsorg");
  await employee.ticks("Borgernes stemme");
  await employee.cardShot("share-form");
  await employee.clicks("Se, hvad kolleger ser");
  await employee.sees("Det her får kolleger at se");
  await employee.cardShot("share-preview");
  await employee.clicks("Del");
  await employee.sees("Temaet er delt.");
  await employee.cardShot("share-desk");
  await everyone((tab) => tab.goesTo("General"));
  await everyone((tab) => tab.sees(title));
  await everyone((tab) => tab.sees("Ingen har stemt endnu."));
  await colleague.screenshot("theme-new");
});

test("a colleague suggests and votes, the leader supports and votes, and the card grows for all", async () => {
  const [colleague, leader] = [game.tab("colleague"), game.tab("leader")];
  await colleague.clicks("Hvem kan hjælpe?");
  await colleague.fills("Hvem er det?", "Pårørendegruppen i Sognegården");
  await colleague.fills(
    "Hvordan kan de hjælpe?",
    "De mødes hver tirsdag og kender mange, der lige er blevet alene.",
  );
  await colleague.cardShot("suggest-form");
  await colleague.clicks("Gem forslag");
  await colleague.sees("Pårørendegruppen i Sognegården");
  await backToCard(colleague);
  await everyone((tab) => tab.sees("Pårørendegruppen i Sognegården (nyt forslag)"));
  await colleague.clicks("Stem på værdier");
  await colleague.chooses("Stemme 1", "Stærke relationer og kendskab til hinanden");
  await colleague.chooses("Stemme 2", "Borgerdeltagelse");
  await colleague.cardShot("vote-ballot");
  await colleague.clicks("Stem");
  await everyone((tab) => tab.sees("Én kollega har stemt."));
  await leader.clicks("Stem på værdier");
  await leader.chooses("Stemme 1", "Stærke relationer og kendskab til hinanden");
  await leader.clicks("Stem");
  await everyone((tab) => tab.sees("2 kolleger har stemt."));
  await leader.clicks("Hvem kan hjælpe?");
  await leader.clicks("Se forslag");
  await leader.cardShot("suggest-list");
  await leader.clicks("Støt");
  await leader.sees("1 støtter");
  await leader.clicks("Tilbage til kortet");
  await leader.sees("2 kolleger har stemt.");
  await leader.cardShot("theme-card");
  await leader.screenshot("theme");
});

test("the employee moves the suggestion to yes, and all three see it", async () => {
  const employee = game.tab("employee");
  await employee.goesTo();
  await employee.clicks("Se forslag");
  await employee.sees("Pårørendegruppen i Sognegården");
  await employee.cardShot("suggestions");
  await employee.clicks("Åbn");
  await employee.cardShot("suggestion");
  await employee.clicks("Ja, vil være med");
  await employee.sees("Gemt: ja, vil være med.");
  await everyone((tab) => tab.goesTo("General"));
  await everyone((tab) => tab.sees("Pårørendegruppen i Sognegården (vil være med)"));
  await employee.screenshot("theme-grown");
});

test("it reads well at phone width", async () => {
  const phone = await game.open("leader", { screen: "phone" });
  await phone.says("temaer");
  await phone.sees("Søg i temaer, som kolleger har delt");
  await phone.cardShot("found");
  await phone.clicks("Vis");
  await phone.sees("2 kolleger har stemt.");
  await phone.cardShot("theme-card");
  await phone.clicks("Stem på værdier");
  await phone.sees("Ret min stemme");
  await phone.cardShot("vote-ballot");
  await phone.presses("Hvad betyder værdierne?");
  await phone.cardShot("vote-meanings");
  await phone.clicks("Tilbage til kortet");
  await phone.clicks("Hvem kan hjælpe?");
  await phone.sees("Gem forslag");
  await phone.cardShot("suggest-form");
  await phone.clicks("Tilbage til kortet");
  await phone.clicks("Læs hele temaet");
  await phone.sees("Tilbage til temaet");
  await phone.cardShot("theme-read");
  await phone.clicks("Tilbage til temaet");
  await phone.clicks("Se alle");
  await phone.sees("Alle forslag og stemmer");
  await phone.cardShot("theme-all");
  await phone.close();
});

/** Away from a word of thanks, unless the card has come back by itself, as it does when others are busy too. */
async function backToCard(tab: BrowserTab): Promise<void> {
  const back = tab.page.getByRole("button", { name: "Tilbage til kortet", exact: true });
  if ((await back.count()) > 0)
    await back
      .last()
      .click({ timeout: 2_000 })
      .catch(() => undefined);
  await tab.sees("Værdier, kolleger ser");
}
