import { z } from "zod/v4";
import { refuse } from "../refusal.js";
import type { Commands, Verbs } from "../teams/handlers.js";
import type { Answer, Turn } from "../teams/turn.js";
import { texts } from "../text/text.js";
import { helpCard, languageCard, welcomeCard } from "./cards.js";
import type { Language } from "./person.js";
import { remember } from "./remember.js";

const choice = z.object({ language: z.enum(["da", "en"]) });

/** Puts what the person has open again, in the language they now have. */
export type AskAgain = (turn: Turn) => Promise<Answer>;

/** Stores the choice of language and says so in it; what is open is put again. */
async function choose(language: Language, turn: Turn, askAgain: AskAgain): Promise<Answer> {
  const text = texts[language];
  await remember(turn, (known) => (known.language === language ? known : { ...known, language }));
  const { person: before, personEtag: old, ...rest } = turn;
  const found = await turn.documents.read("person", turn.who);
  const now: Turn = { ...rest, text, person: found?.value, ...(found ? { personEtag: found.etag } : {}) };
  const open = await askAgain(now);
  return { ...open, posts: [{ say: text("language.chosen") }, ...(open.posts ?? [])] };
}

export const peopleVerbs = (askAgain: AskAgain) =>
  ({
    "people.help": (_data, turn) => help(turn),
    "people.language": (data, turn) => {
      const chosen = choice.safeParse(data);
      return chosen.success ? choose(chosen.data.language, turn, askAgain) : refuse("unknown-click");
    },
  }) as const satisfies Verbs;

export const peopleCommands = (askAgain: AskAgain) =>
  ({
    help,
    hello,
    thanks: async (turn) => ({ posts: [{ say: turn.text("talk.thanks") }] }),
    language: async (turn) => ({ posts: [{ card: languageCard(turn.text) }] }),
    "language-da": (turn) => choose("da", turn, askAgain),
    "language-en": (turn) => choose("en", turn, askAgain),
  }) as const satisfies Commands;

const help = async (turn: Turn): Promise<Answer> => ({ posts: [{ card: helpCard(turn.text) }] });

const hello = async (turn: Turn): Promise<Answer> => ({
  posts: [{ card: welcomeCard(turn.person, turn.text) }],
});
