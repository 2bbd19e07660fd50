import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTab } from "./browser.js";
import { startChromium } from "./chromium.js";
import { channel, players } from "./players.js";
import { checkPorts, freePorts, parts, type Ports } from "./ports.js";
import { compiled } from "./root.js";
import { startPlay, type Play, type PlayOptions } from "./start-play.js";

const folder = mkdtempSync(join(tmpdir(), "play-"));
let browser: Browser;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const echo = [compiled("test/playground/echo-bot.js")];
const options = (ports: Ports, more: Partial<PlayOptions> = {}): PlayOptions => ({
  ports,
  dataFile: join(folder, "bot.db"),
  folder: join(folder, "parts"),
  botCommand: echo,
  ...more,
});

interface Running {
  readonly pid: number;
  readonly command: string;
}

/** The processes a process has started and that still run. */
function childrenOf(parent: number | undefined): Running[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  const all = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []);
  return all
    .filter(([, , ppid]) => Number(ppid) === parent)
    .map(([, pid, , command = ""]) => ({ pid: Number(pid), command }));
}

const runs = ({ pid }: Running): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** None of our ports answers any more. */
async function expectNobodyAt(ports: Ports): Promise<void> {
  await expect(checkPorts(ports)).resolves.toBeUndefined();
}

/** What `npm run play` runs after the build, with our own bot. */
function startCli(ports: Ports): ChildProcess {
  const settings = Object.fromEntries(
    parts.map((part) => [`PLAY_PORT_${part.toUpperCase()}`, String(ports[part])]),
  );
  const env = { ...process.env, ...settings, PLAY_DATA: join(folder, "cli") };
  return spawn(process.execPath, [compiled("test/playground/play.js")], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Everything printed until a text is in it. @throws Error with what was printed when it ends without. */
function untilSaid(cli: ChildProcess, text: string): Promise<string> {
  let said = "";
  return new Promise((done, fail) => {
    const hear = (piece: unknown) => {
      said += String(piece);
      if (said.includes(text)) done(said);
    };
    cli.stdout?.on("data", hear);
    cli.stderr?.on("data", hear);
    cli.once("close", () => fail(new Error(`»${text}« was not said, but: ${said}`)));
  });
}

async function playing(use: (play: Play, ports: Ports) => Promise<void>): Promise<void> {
  const ports = await freePorts();
  const play = await startPlay(options(ports));
  try {
    await use(play, ports);
  } finally {
    await play.stop();
  }
}

test("a message reaches the bot from every tab, and only its writer gets the answer", () =>
  playing(async ({ addresses }) => {
    const tabs = await Promise.all(players.map(({ key }) => openTab(browser, addresses[key])));
    for (const [index, tab] of tabs.entries()) await tab.says(`Hej fra ${players[index]?.name}`);
    for (const [index, tab] of tabs.entries()) {
      await tab.sees(`Ekko: Hej fra ${players[index]?.name}`);
      for (const other of players.filter((_, place) => place !== index))
        await tab.seesNo(`Hej fra ${other.name}`);
    }
    await Promise.all(tabs.map((tab) => tab.close()));
  }));

test("a channel post and the bot's reply are seen by everyone, also after one reloads", () =>
  playing(async ({ addresses }) => {
    const employee = await openTab(browser, addresses.employee);
    const leader = await openTab(browser, addresses.leader);
    for (const tab of [employee, leader]) await tab.goesTo(channel.name);
    await employee.posts("Hvem kan hjælpe?");
    await employee.sees("Ekko:");
    await leader.sees("Medarbejder skriver:");
    await leader.sees("Ekko:");
    await leader.reloads();
    await leader.goesTo(channel.name);
    await employee.posts("Er I her endnu?");
    await leader.sees("Er I her endnu?");
    await Promise.all([employee.close(), leader.close()]);
  }));

test("the bot alone can be stopped and started halfway", () =>
  playing(async ({ addresses, bot }) => {
    const employee = await openTab(browser, addresses.employee);
    await bot.stop();
    await bot.start();
    await employee.says("Er du der igen?");
    await employee.sees("Ekko: Er du der igen?");
    await employee.close();
  }));

test("a person fills a card, finds the button behind the dots, and sees the answer in its place", () =>
  playing(async ({ addresses }) => {
    for (const screen of ["wide", "phone"] as const) {
      const employee = await openTab(browser, addresses.employee, { screen, pictures: folder });
      await employee.says("kort");
      expect(await employee.held("Navn")).toBe("Ingen");
      await employee.fills("Navn", "");
      await employee.presses("Send");
      await employee.sees("Skriv et navn.");
      await employee.presses("Vis eksempel");
      await employee.sees("Et eksempel");
      await employee.fills("Navn", "Lyset i vinduet");
      await employee.chooses("Område", "Kultur");
      await employee.clicks("Gem til siden");
      await employee.sees('Modtaget: {"name":"Lyset i vinduet","area":"culture"}');
      await employee.seesNo("Vis eksempel");
      expect(await employee.screenshot("card")).toBe(join(folder, `card-${screen}.png`));
      await employee.close();
    }
  }));

test("a taken port is named, with the setting that changes it, and nothing is started", async () => {
  const ports = await freePorts();
  const other = createServer().listen(ports.leader, "127.0.0.1");
  await once(other, "listening");
  await expect(startPlay(options(ports))).rejects.toThrow(
    `Port ${ports.leader}, meant for the leader, is taken. Set PLAY_PORT_LEADER to another port.`,
  );
  other.close();
  await expectNobodyAt(ports);
});

test("a bot that does not start is told with its last words, and the rest is stopped", async () => {
  const ports = await freePorts();
  const broken = ["--eval", "console.error('a setting is missing'); process.exit(3)"];
  await expect(startPlay(options(ports, { botCommand: broken }))).rejects.toThrow(
    "The bot ended with code 3.\na setting is missing",
  );
  await expectNobodyAt(ports);
});

/** The stubborn one does not listen to SIGTERM. */
const stubborn = [
  "--eval",
  "process.on('SIGTERM', () => {}); require('http').createServer((q, r) => r.end()).listen(process.env.PORT, '127.0.0.1')",
];

test("a bot that does not listen is ended by force", async () => {
  const ports = await freePorts();
  const play = await startPlay(options(ports, { botCommand: stubborn }));
  await play.stop();
  await expectNobodyAt(ports);
});

test("when one part crashes, the rest is stopped and the reason told", async () => {
  const ports = await freePorts();
  const crashing = [
    "--eval",
    `require('http').createServer((q, r) => { r.end(); if (q.url === '/crash') process.exit(7); }).listen(${ports.bot}, '127.0.0.1')`,
  ];
  const play = await startPlay(options(ports, { botCommand: crashing }));
  await fetch(`http://127.0.0.1:${ports.bot}/crash`).catch(() => undefined);
  expect(await play.failed).toContain("The bot ended with code 7.");
  await expectNobodyAt(ports);
});

test("npm run play names three addresses, and Ctrl-C leaves no process", async () => {
  const ports = await freePorts();
  const cli = startCli(ports);
  const said = await untilSaid(cli, "Ctrl-C stops everything");
  for (const { key, name } of players)
    expect(said).toMatch(new RegExp(`${name} .*: http://127.0.0.1:${ports[key]}\n`));
  const started = childrenOf(cli.pid);
  expect(started).toHaveLength(4);
  cli.kill("SIGINT");
  expect(await once(cli, "exit")).toEqual([0, null]);
  expect(started.filter(runs)).toEqual([]);
});

test("npm run play ends with code 1 and the reason when a part crashes", async () => {
  const ports = await freePorts();
  const cli = startCli(ports);
  await untilSaid(cli, "Ctrl-C stops everything");
  const told = untilSaid(cli, "The bot was ended by SIGKILL");
  const bot = childrenOf(cli.pid).find(({ command }) => command.includes("main.js"));
  process.kill(bot?.pid ?? 0, "SIGKILL");
  const [code] = await once(cli, "exit");
  expect(code).toBe(1);
  await told;
  await expectNobodyAt(ports);
});
