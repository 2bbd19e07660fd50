import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openEmbedded } from "../../src/store/embedded.js";
import { tallyOf } from "../../src/themes/votes/tally.js";
import { clock } from "../../src/time.js";
import { Chat, tenant } from "../support/chat.js";
import { connector, type Connector } from "../support/connector.js";
import { counting } from "../support/counting.js";
import { aSharedTheme } from "../support/shared.js";
import { compiled } from "./root.js";

const folder = mkdtempSync(join(tmpdir(), "crash-"));
const file = join(folder, "bot.db");
let teams: Connector;
let chat: Chat;

beforeEach(async () => {
  teams = await connector();
  chat = new Chat(teams, counting(openEmbedded(file)), "da-DK");
  chat.now = clock();
});
afterEach(async () => {
  await chat.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  readonly process: ChildProcess;
  readonly port: number;
}

/** The built bot as it is deployed, in a process of its own. */
async function startBot(): Promise<Running> {
  const child = spawn(process.execPath, [compiled("src/main.js")], {
    env: { ...process.env, MODE: "local", HOST: "127.0.0.1", PORT: "0", DATA_FILE: file, LOG_LEVEL: "info" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    const said = JSON.parse(line) as { readonly msg?: string; readonly port?: number };
    if (said.msg !== "ready" || !said.port) continue;
    child.stdout.resume();
    return { process: child, port: said.port };
  }
  throw new Error("The bot ended before it was ready");
}

async function end({ process: running }: Running, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  const ended = once(running, "exit");
  running.kill(signal);
  await ended;
}

/** Whether the bot said that it took the click in. */
async function delivered({ port }: Running, activity: object): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(activity),
  }).then(
    (response) => response.text(),
    () => "",
  );
  return answer.includes("Din stemme er talt");
}

/** Votes go on all the time while the process is killed; then Teams delivers every one of them again. */
test("the bot killed while a hundred colleagues vote loses no vote it has answered, and counts none twice", async () => {
  const theme = await aSharedTheme(chat, chat.with("employee"));
  const votes = Array.from({ length: 100 }, (_, n) => {
    const colleague = chat.with(`colleague-${n}`).in();
    const [card] = colleague.posts;
    return colleague.invoke(
      "vote.save",
      { themeId: theme.id, value1: "relations", value2: "innovation" },
      card,
    );
  });
  const stored = async () => tallyOf(chat.documents, tenant, theme.id);

  const first = await startBot();
  let answered = 0;
  const killed = new Promise<void>((done) => first.process.once("exit", () => done()));
  const all = votes.map(async (vote) => {
    const taken = await delivered(first, vote);
    if (taken && ++answered === 20) first.process.kill("SIGKILL");
    return taken;
  });
  const taken = (await Promise.all(all)).filter(Boolean).length;
  await killed;
  expect(taken).toBeGreaterThanOrEqual(20);
  expect((await stored()).voters).toBeGreaterThanOrEqual(taken);

  const second = await startBot();
  for (const vote of votes) expect(await delivered(second, vote)).toBe(true);
  await end(second, "SIGTERM");
  expect(await stored()).toMatchObject({ voters: 100, points: { relations: 100, innovation: 100 } });
  expect(chat.with("employee").in().transcript.at(-1)).toContain("100 kolleger har stemt.");
});
