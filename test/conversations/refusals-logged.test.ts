import { afterEach, expect, test } from "vitest";
import { aChat, closeChats, type Someone } from "../support/chat.js";
import { refusing } from "../support/refusing.js";
import { aSharedTheme } from "../support/shared.js";
import { stored } from "../support/suggesting.js";
import { logLines } from "../teams/a-bot.js";

afterEach(closeChats);

const cpr = "sagen om 010190-1234";

/** A shared theme with one suggestion, and how the log says that a click or a message went. */
async function aScene() {
  const { lines, log } = logLines();
  const down = { is: false };
  const chat = await aChat({ log, store: (real) => refusing(real, () => down.is) });
  const owner = chat.with("owner");
  const shared = await aSharedTheme(chat, owner);
  const colleague = chat.with("colleague");
  await colleague.in().says("hej");
  await colleague.says("temaer");
  const logged = async (act: () => Promise<unknown>): Promise<string | undefined> => {
    lines.length = 0;
    await act();
    const said = lines.join("\n");
    expect(said).not.toContain("010190");
    return /"outcome":"([^"]+)"/u.exec(said)?.[1];
  };
  const outcome = (who: Someone, verb: string, words: object): Promise<string | undefined> =>
    logged(() => who.sends(who.invoke(verb, { themeId: shared.id, ...words }, who.posts.at(-1))));
  const suggestion = { name: "Jobcentret", why: "De kender de unge" };
  await colleague.sends(colleague.invoke("suggest.save", { themeId: shared.id, ...suggestion }));
  return { chat, owner, colleague, logged, outcome, shared, down };
}

test("what is refused on a theme's forms is logged with its code and without the words", async () => {
  const { chat, owner, colleague, outcome, shared } = await aScene();
  await owner.says("mine temaer");
  expect(await outcome(owner, "theme.save-name", { title: "" })).toBe("refused:empty-name");
  expect(await outcome(owner, "share.preview", { department: cpr })).toBe("refused:cpr");
  await owner.sends(owner.invoke("share.pause", { themeId: shared.id }));
  expect(await outcome(owner, "share.reopen", { closesAt: "2026-01-01" })).toBe("refused:closing-date");
  const [suggestionId] = (await stored(chat, shared)).map(({ id }) => id);
  expect(await outcome(owner, "suggestion.no", { suggestionId, reason: cpr })).toBe("refused:cpr");
  expect(await outcome(owner, "suggestion.later", { suggestionId, asked: "2020-01-01T00:00:00.000Z" })).toBe(
    "refused:suggestion-changed",
  );
  expect(await outcome(colleague, "suggest.save", { name: "x", why: cpr })).toBe("refused:theme-paused");
});

test("a search for a CPR number, a ballot that finds the store shut, and a message with a number are logged so", async () => {
  const { owner, colleague, logged, outcome, down } = await aScene();
  expect(await outcome(colleague, "found.search", { words: cpr })).toBe("refused:cpr");
  expect(await outcome(colleague, "networks.search", { words: cpr })).toBe("refused:cpr");
  down.is = true;
  expect(await outcome(colleague, "vote.save", { value1: "balance" })).toBe("refused:store-busy");
  down.is = false;
  await owner.says("nyt tema");
  expect(await logged(() => owner.says(cpr))).toBe("refused:cpr");
});
