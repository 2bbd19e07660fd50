import type { Card } from "../cards/card.js";
import { fill } from "../cards/fill.js";
import type { Text } from "../text/text.js";
import type { Person } from "./person.js";

/** The greeting, which is also the menu: it may be shown again and again. */
export function welcomeCard(person: Person | undefined, text: Text, notices: readonly string[] = []): Card {
  const { activeTheme: themeId = "", activeNetwork: networkId = "" } = person ?? {};
  const isBack = themeId !== "" || networkId !== "";
  return fill("welcome", {
    lang: text.language,
    speak: text("welcome.speak"),
    title: text("welcome.title"),
    notices: notices.map((notice) => ({ style: "emphasis", text: notice })),
    lines: isBack
      ? [text("welcome.back"), text("welcome.private")]
      : [text("welcome.what"), text("welcome.networks"), text("welcome.private")],
    themeId,
    networkId,
    back: isBack,
    newStyle: isBack ? "default" : "positive",
    otherLanguage: text.language === "da" ? "en" : "da",
    labels: {
      resume: text("theme.resume"),
      new: text("theme.new"),
      mine: text("theme.mine"),
      themes: text("found.title"),
      networks: text("networks.mine"),
      allNetworks: text("networks.title"),
      help: text("welcome.help"),
      otherLanguage: text("welcome.english"),
    },
  });
}

/** What one can write, a line each. */
export const helpCard = (text: Text): Card =>
  fill("notice", {
    lang: text.language,
    title: text("help.title"),
    parts: [
      { label: "", lines: text("help.lines").split("\n") },
      { label: "", lines: [text("help.open")] },
    ],
  });

export const languageCard = (text: Text): Card =>
  fill("language", {
    lang: text.language,
    title: text("language.title"),
    labels: { da: text("language.da"), en: text("language.en") },
  });
