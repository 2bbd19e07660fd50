import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withNetwork, type Network } from "../../src/networks/network.js";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { after, clock, day, minute } from "../../src/time.js";
import { aLetter, channel, waiting } from "../networks/letter-box.js";
import { aad } from "../networks/samples.js";
import { connector, type Connector } from "../support/connector.js";
import { compiled } from "./root.js";

const children: ChildProcess[] = [];
let folder: string;
let file: string;
let documents: Documents;
let teams: Connector;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "letters-"));
  file = join(folder, "bot.db");
  documents = openEmbedded(file);
  teams = await connector();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await teams.close();
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

const local = () => ({ ...process.env, MODE: "local", HOST: "127.0.0.1", PORT: "0", DATA_FILE: file });

function started(program: string, words: readonly string[], environment: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [compiled(program), ...words], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return child;
}

/** `npm run letters` as an operator runs it, in a process of its own. */
async function letters(words: readonly string[] = [], environment: NodeJS.ProcessEnv = local()) {
  const child = started("src/operator/letters.js", words, environment);
  const said = { out: "", err: "" };
  child.stdout.on("data", (piece: Buffer) => (said.out += piece.toString()));
  child.stderr.on("data", (piece: Buffer) => (said.err += piece.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said };
}

/** The built bot as it is deployed; how far its clock runs ahead. */
async function startBot(TIME_AHEAD = ""): Promise<number> {
  const child = started("src/main.js", [], { ...local(), LOG_LEVEL: "info", TIME_AHEAD });
  child.stderr.resume();
  for await (const line of createInterface(child.stdout)) {
    const said = JSON.parse(line) as { readonly msg?: string; readonly port?: number };
    if (said.msg !== "ready" || !said.port) continue;
    child.stdout.resume();
    return said.port;
  }
  throw new Error("The bot ended before it was ready");
}

/** A network whose beginning its channel could not be told, five times; it is tried again in five hours. */
async function aParkedLetter(): Promise<Network> {
  const now = clock();
  const there = { ...channel, serviceUrl: teams.url };
  const letter = aLetter("channel", {
    tries: 5,
    parkedSince: after(now, -60 * minute),
    dueAt: after(now, 300 * minute),
  });
  const bare = waiting([], { state: "active", channel: there, serviceUrl: teams.url });
  const network = withNetwork(bare, { letters: [letter] }, now);
  await documents.write("network", network, network);
  return network;
}

const isDelivered = () =>
  vi.waitFor(() => expect(teams.inChannel(channel.channelId)).toHaveLength(1), {
    timeout: 60_000,
    interval: 100,
  });

test("an operator lists a parked letter and resends it, and the bot that runs meanwhile delivers it", async () => {
  const { id } = await aParkedLetter();
  const port = await startBot();
  const listed = await letters();
  expect(listed).toMatchObject({ code: 0, err: "" });
  expect(listed.out).toContain("1 letter is parked.");
  expect(listed.out).toContain(`network/${id}`);
  const ready = await vi.waitFor(async () => {
    const body = (await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()) as {
      readonly clock: object;
    };
    expect(body.clock).toHaveProperty("parked");
    return body;
  });
  expect(ready).toMatchObject({ status: "ready", clock: { state: "running", parked: 1 } });

  expect(await letters(["resend", `network/${id}`])).toMatchObject({ code: 0, err: "" });
  await isDelivered();
  await vi.waitFor(async () => expect((await letters()).out).toBe("No letter is parked.\n"));
});

test("wrong words, settings or places end with a sentence and no store is made", async () => {
  const wrong = await letters(["resend"]);
  expect(wrong).toMatchObject({ code: 1, out: "" });
  expect(wrong.err).toMatch(/^Say which letters to resend\.\n/);
  expect((await letters(["resend", "network/none"])).err).toMatch(/^No letter is parked in network\/none\./);
  const elsewhere = join(folder, "elsewhere.db");
  const missing = await letters([], { ...local(), DATA_FILE: elsewhere });
  expect(missing).toMatchObject({ code: 1, out: "" });
  expect(missing.err).toBe(`There is no store at ${elsewhere}. Set DATA_FILE to the bot's own.\n`);
  const without = await letters([], { PATH: process.env["PATH"] });
  expect(without).toMatchObject({ code: 1, out: "" });
  expect(without.err).toContain("COSMOS_ENDPOINT is missing");
});

test("a bot whose clock is moved ahead tells what falls due then", async () => {
  const now = clock();
  const there = { ...channel, serviceUrl: teams.url };
  const letter = aLetter("channel", { tries: 1, dueAt: after(now, 6 * day) });
  const bare = waiting([], { state: "active", channel: there, serviceUrl: teams.url });
  const network = withNetwork(bare, { letters: [letter] }, now);
  await documents.write("network", network, network);
  await startBot("P6DT1H");
  await isDelivered();
  expect((await documents.read("network", network))?.value.members[0]?.personId).toBe(aad("employee"));
});
