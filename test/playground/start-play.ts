import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Child } from "./child.js";
import { crew, type Crew } from "./crew.js";
import { startHub } from "./hub.js";
import { startBot, startPlayground } from "./parts.js";
import { players, sharedTeam, type Player } from "./players.js";
import { checkPorts, type Ports } from "./ports.js";
import { compiled, root } from "./root.js";

export interface PlayOptions {
  readonly ports: Ports;
  /** The bot's store, which outlives the game; a relative path counts from the project's folder. */
  readonly dataFile: string;
  /** Where the parts have their working folders with their logs. */
  readonly folder: string;
  /** Arguments to Node that start another bot than ours. */
  readonly botCommand?: readonly string[];
  /** How far the bot's clock runs ahead, such as P6DT23H. */
  readonly timeAhead?: string | undefined;
  /** Gives up a start that is under way. */
  readonly signal?: AbortSignal;
}

export interface Play {
  /** Each person's tab, to be opened in a browser. */
  readonly addresses: Readonly<Record<Player["key"], string>>;
  /** Stops and starts the bot alone, as when it is deployed anew; its clock runs ahead by what is given, from then on. */
  readonly bot: { stop(): Promise<void>; start(timeAhead?: string): Promise<void> };
  /** Resolves with the reason when a part has ended by itself; all others are stopped by then. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
}

const local = (port: number) => `http://127.0.0.1:${port}`;

/**
 * Starts the bot, the hub and a Playground for each person, and resolves when all of them answer.
 * @throws Error naming the taken port, or the part that did not start with its last words; nothing runs on then.
 */
export async function startPlay(options: PlayOptions): Promise<Play> {
  const { ports } = options;
  await checkPorts(ports);
  const processes = crew();
  const bot = restartable(processes, options);
  const tabs = players.map((player) => ({ ...player, address: local(ports[player.key]) }));
  const inbox = `${local(ports.bot)}/api/messages`;
  const hub = await startHub({ port: ports.hub, bot: inbox, tabs, shared: sharedTeam });
  // The bot first: what it finishes still has to reach the tabs.
  const stop = async () => {
    await bot.stop();
    await processes.stop();
    await hub.close();
  };
  const failed = processes.failed.then((reason) => hub.close().then(() => reason));
  try {
    await Promise.all([
      bot.start(),
      ...players.map((player) => open(player, processes, options, hub.address)),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { addresses: addressesOf(ports), bot, failed, stop };
}

function addressesOf(ports: Ports): Play["addresses"] {
  return { employee: local(ports.employee), colleague: local(ports.colleague), leader: local(ports.leader) };
}

const folderOf = (options: PlayOptions, part: string) => resolve(root, options.folder, part);

async function open(player: Player, processes: Crew, options: PlayOptions, hub: string): Promise<void> {
  const port = options.ports[player.key];
  const child = startPlayground(player, { port, hub, folder: folderOf(options, player.key) });
  await answers(processes.add(child), local(port), eitherOf(processes.over, options.signal));
}

function restartable(processes: Crew, options: PlayOptions): Play["bot"] {
  const port = options.ports.bot;
  const command = options.botCommand ?? [compiled(join("src", "main.js"))];
  const place = {
    port,
    command,
    dataFile: resolve(root, options.dataFile),
    folder: folderOf(options, "bot"),
  };
  let child: Child | undefined;
  let ahead = options.timeAhead;
  return {
    async start(timeAhead = ahead) {
      ahead = timeAhead;
      child = processes.add(startBot({ ...place, timeAhead }));
      await answers(child, `${local(port)}/readyz`, eitherOf(processes.over, options.signal));
    },
    async stop() {
      if (child) await processes.dismiss(child);
    },
  };
}

const eitherOf = (over: AbortSignal, asked?: AbortSignal): AbortSignal =>
  asked ? AbortSignal.any([over, asked]) : over;

/** Waits until a part answers 200. @throws Error when a part ends, this one moves elsewhere, or after 90 s. */
async function answers(child: Child, address: string, giveUp: AbortSignal): Promise<void> {
  const last = Date.now() + 90_000;
  while (!(await isUp(address))) {
    giveUp.throwIfAborted();
    if (hasMoved(child, address))
      throw new Error(`The port of the ${child.name} was taken during the start. Start again.`);
    if (Date.now() > last) throw new Error(`The ${child.name} does not answer at ${address}`);
    await pause(100);
  }
}

/** The Playground takes any free port when its own is taken, and only says so. */
function hasMoved(child: Child, address: string): boolean {
  const [, port] = /^Listening on (\d+)$/m.exec(child.output()) ?? [];
  return port !== undefined && port !== new URL(address).port;
}

async function isUp(address: string): Promise<boolean> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}
