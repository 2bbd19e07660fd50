import { expect, test } from "vitest";
import { whyUnread } from "../../src/meetings/saying/unread.js";
import { keys, texts } from "../../src/text/text.js";
import { read } from "./sayings.js";

test.each<readonly [string, string]>([
  ["hver tirsdag i lige uger", "saying-odd-weeks"],
  ["Mandage i ULIGE UGER kl. 10", "saying-odd-weeks"],
  ["tirsdag, ulige kalenderuger", "saying-odd-weeks"],
  ["Tuesdays in even weeks", "saying-odd-weeks"],
  ["every Tuesday of odd-numbered weeks", "saying-odd-weeks"],
  ["hver onsdag undtagen i juli", "saying-except"],
  ["hver onsdag (ikke i juli)", "saying-except"],
  ["every Wednesday except in July", "saying-except"],
  ["to gange om måneden", "saying-many-days"],
  ["twice a month", "saying-many-days"],
  ["to møder om måneden", "saying-many-days"],
  ["hver mandag og onsdag", "saying-many-days"],
  ["Mondays and Fridays at 9", "saying-many-days"],
  ["hver mandag til fredag kl. 9", "saying-many-days"],
  ["every Monday to Friday at 9", "saying-many-days"],
  ["1. og 3. onsdag i måneden", "saying-many-days"],
  ["den første og den tredje onsdag i måneden", "saying-many-days"],
  ["hver tirsdag kl. 10, 6 gange", "saying-how-many"],
  ["every Tuesday six times", "saying-how-many"],
  ["fem gange om året", "saying-how-many"],
  ["fire gange om året til udgangen af 2028", "saying-unclear"],
  ["twice a year until it is over", "saying-unclear"],
  ["næste tirsdag kl. 10", "saying-next-weekday"],
  ["next Tuesday", "saying-next-weekday"],
  ["i morgen kl. 3", "saying-night-or-day"],
  ["hver tirsdag kl. 3.30", "saying-night-or-day"],
  ["Friday at 5", "saying-night-or-day"],
  ["når det passer", "saying-unclear"],
  ["6.-8. januar", "saying-unclear"],
  ["fra kl. 6. januar", "saying-unclear"],
  ["onsdag i lige måneder", "saying-unclear"],
  ["tirdsag kl. 10", "saying-unclear"],
  ["", "saying-unclear"],
])("%s: %s", (words, why) => {
  expect(read(words)).toBeUndefined();
  expect(whyUnread(words)).toBe(why);
});

const answers = keys.filter((key) => key.startsWith("refusal.saying-"));
/** What is not read stands in them too. */
const asWritten = ["Næste tirsdag", "Next Tuesday"];

test.each(answers.flatMap((key) => [[key, "da"] as const, [key, "en"] as const]))(
  "every example in %s (%s) can be typed as it stands",
  (key, language) => {
    const examples = [...texts[language](key).matchAll(/[»“](.+?)[«”]/gu)].map(([, words = ""]) => words);
    expect(examples.length).toBeGreaterThan(0);
    for (const words of examples.filter((one) => !asWritten.includes(one)))
      expect(read(words) ?? read(`i morgen ${words}`), words).toBeDefined();
  },
);
