/** What a person can ask the bot for in words alone. */
export type Command =
  | "new-theme"
  | "my-themes"
  | "themes"
  | "my-networks"
  | "networks"
  | "my-meetings"
  | "my-actions"
  | "waiting"
  | "reminders"
  | "resume"
  | "next"
  | "back"
  | "skip"
  | "example"
  | "deepen"
  | "help"
  | "undo"
  | "stop"
  | "language"
  | "language-da"
  | "language-en"
  | "thanks"
  | "hello"
  | "form"
  | "summary"
  | "theme";

/**
 * The words of each command, Danish and English alike, for people mix them; misspellings that are short or could
 * pass for another word are listed. Written in lower case; spaces, hyphens and æ/ae do not matter.
 */
const words: Record<Command, string> = {
  "new-theme":
    "nyt tema, ny tema, nyt theme, start nyt tema, opret tema, opret nyt tema, new theme, start a new theme",
  "my-themes": "mine temaer, mine tema, mit tema, vis mine temaer, my themes, my theme, show my themes",
  themes:
    "temaer, vis temaer, alle temaer, vis alle temaer, find tema, find temaer, find et tema, søg, søg tema, søg temaer, søg i temaer, " +
    "themes, show themes, all themes, show all themes, find theme, find themes, find a theme, search, search themes",
  "my-networks": "mine netværk, mine netværker, vis mine netværk, my networks, show my networks",
  networks:
    "netværk, vis netværk, vis netværker, alle netværk, vis alle netværk, find netværk, find et netværk, søg netværk, søg i netværk, " +
    "networks, show networks, all networks, show all networks, find network, find networks, find a network, search networks",
  "my-meetings":
    "møder, vis møder, mine møder, vis mine møder, mit næste møde, næste møde, meetings, show meetings, my meetings, show my meetings, my next meeting",
  "my-actions":
    "mine opgaver, opgaver, vis mine opgaver, vis opgaver, hvad er mine opgaver, my actions, actions, show my actions, show actions, my tasks, my action items",
  waiting:
    "venter på mig, hvad venter på mig, hvad der venter på mig, vis hvad der venter på mig, waiting for me, what is waiting for me, what waits for me",
  reminders:
    "påmindelser, påmindelse, mine påmindelser, vis påmindelser, stille timer, stille tid, mine stille timer, ugens overblik, " +
    "reminders, reminder, my reminders, show reminders, quiet hours, quiet time, weekly digest",
  resume: "fortsæt, forsæt, fortæst, fortsætte, fortsæt tema, genoptag, resume, continue",
  next: "næste, næste spørgsmål, gå videre, videre, next, next question, go on, continue to next",
  back: "tilbage, tilbgae, gå tilbage, forrige, forrige spørgsmål, back, go back, previous",
  skip: "spring over, spring det over, spring spørgsmålet over, spring ovre, skip, skip it, skip this",
  example:
    "eksempel, vis eksempel, vis et eksempel, eksemple, exempel, esempel, example, show example, show an example",
  deepen: "hjælp mig videre, hjælp mig vidre, uddyb, help me on, help me along, go deeper",
  help: "hjælp, hjælpp, hjælb, hjlæp, hjæpl, hjæp, hjelp, hjlp, hælp, hjælp mig, hvad kan du, kommandoer, help, help me, hepl, what can you do",
  undo: "fortryd, fortryt, fortyd, fortryd det, undo, undo that",
  stop: "stop, stopp, pause, gem og fortsæt senere, fortsæt senere, stop for nu, save and continue later",
  language: "sprog, sporg, skift sprog, language, change language",
  "language-da":
    "dansk, på dansk, sprog dansk, dansk sprog, skift til dansk, danish, in danish, language danish",
  "language-en":
    "engelsk, på engelsk, sprog engelsk, skift til engelsk, english, in english, language english",
  thanks:
    "tak, taak, tak for det, tak for hjælpen, mange tak, tusind tak, tusinde tak, 1000 tak, thanks, thank you, many thanks",
  hello:
    "hej, heij, hejsa, hejs, heej, hej med dig, hej hej, halløj, goddag, godmorgen, davs, hi, hello, hey, good morning",
  form: "udfyld alt på én gang, udfyld alt på en gang, udfyld alt på een gang, udfyld alt, udfyld det hele, formular, vis formular, skema, vis skema, show form, the form, fill in everything, fill in everything at once",
  summary: "opsummering, opsummer, resumé, résumé, summary, summery",
  theme: "vis tema, vis temaet, vis mit tema, show theme, show the theme",
};

/**
 * Commands that are also understood with one slip of the finger: they are long, and hardly an everyday answer is one
 * slip away from them; the words that are stand in `ordinary`.
 */
const forgiving =
  "nyt tema, mine temaer, alle temaer, vis temaer, mine netværk, vis netværk, alle netværk, mine møder, mine opgaver, venter på mig, fortsæt, tilbage, spring over, eksempel, hjælp mig videre, fortryd, opsummering, vis tema, " +
  "udfyld alt på én gang, gem og fortsæt senere, tusind tak, engelsk, new theme, my themes, my networks, my meetings, my actions, waiting for me, continue, example, " +
  "help me on, help me along, language, english, summary, thank you";

/** Words of their own, one slip away from a word of a command: who writes one has made no slip. */
const ordinary =
  "vi, vil, via, vist, vise, viser, hvis, vin, min, mind, minde, mene, nye, nyd, not, net, nat, news, team, teams, teamer, temaet, " +
  "tempo, fortsat, fortrød, springe, sprang, vente, ventet, tilbagen, hjælpe, hjalp, dig, sig, tal, tag, tage, takt, udfyldt, udfylde, network, in, one";

/** A phrase as it is compared: lower case, æøå written out, no spaces or hyphens between (before it, a hyphen is a bullet). */
const key = (phrase: string): string =>
  phrase
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .replaceAll("å", "aa")
    .replace(/(?<!^)[\s_-]+/gu, "");
const keys = (phrases: string): string[] => phrases.split(", ").map(key);

const commands = new Map<string, Command>();
for (const command of Object.keys(words) as Command[]) {
  for (const phrase of keys(words[command])) commands.set(phrase, command);
}
const long = keys(forgiving);
const real = new Set(keys(ordinary));

/** No command is longer, with a little room for what may stand around it. */
const longest = 80;

/**
 * The command a whole message is, in either language; undefined for anything else, which then is an answer. Rather
 * a command too few than an answer lost: a slip is forgiven in long commands only, and never in the first letter.
 */
export function commandOf(text: string): Command | undefined {
  if (text.length > longest) return undefined;
  const phrase = text.replace(/^\s*\//u, "").replace(/[^\p{L}\p{N}]+$/u, "");
  const said = key(phrase);
  const known = commands.get(said);
  if (known || meantAsWritten(phrase)) return known;
  const meant = long.find((command) => oneSlip(said, command));
  return meant === undefined ? undefined : commands.get(meant);
}

/** A number ("vis tema 2") or a real word is no slip of the finger. */
const meantAsWritten = (phrase: string): boolean =>
  /\p{N}/u.test(phrase) || phrase.split(/[\s_-]+/u).some((word) => real.has(key(word)));

/**
 * One letter left out, added, wrong, or swapped with the next (Damerau-Levenshtein distance 1), but not the first, and
 * no other letter added at the end, for that inflects the word: "languages", "engelske".
 */
function oneSlip(said: string, meant: string): boolean {
  let at = 0;
  while (at < said.length && said[at] === meant[at]) at++;
  const inflected = at === meant.length && said[at] !== said[at - 1];
  if (at === 0 || inflected) return false;
  const swapped = said[at] === meant[at + 1] && said[at + 1] === meant[at];
  return (
    said.slice(at) === meant.slice(at + 1) ||
    said.slice(at + 1) === meant.slice(at) ||
    said.slice(at + 1) === meant.slice(at + 1) ||
    (swapped && said.slice(at + 2) === meant.slice(at + 2))
  );
}
