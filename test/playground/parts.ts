import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { startChild, type Child } from "./child.js";
import { inboxOf } from "./hub.js";
import { configOf, type Player } from "./players.js";
import { compiled } from "./root.js";

const load = createRequire(import.meta.url);

/** What is said on this machine must not go through a proxy. */
const direct = { NO_PROXY: "127.0.0.1,localhost", no_proxy: "127.0.0.1,localhost" };

interface BotPlace {
  readonly port: number;
  readonly dataFile: string;
  readonly folder: string;
  readonly command: readonly string[];
  /** How far its clock runs ahead, such as P6DT23H. */
  readonly timeAhead?: string | undefined;
}

/** Starts the bot in its local mode. It may take 10 s to finish what is under way, so it is given longer. */
export function startBot({ port, dataFile, folder, command, timeAhead = "" }: BotPlace): Child {
  mkdirSync(dirname(dataFile), { recursive: true });
  const environment = {
    MODE: "local",
    HOST: "127.0.0.1",
    PORT: String(port),
    DATA_FILE: dataFile,
    TIME_AHEAD: timeAhead,
    ...direct,
  };
  return startChild({ name: "bot", command, environment, folder, patience: 13_000 });
}

interface PlaygroundPlace {
  readonly port: number;
  /** The hub's address. */
  readonly hub: string;
  readonly folder: string;
}

/**
 * Starts one Playground as one person: Danish, without a browser window of its own, without telemetry, and on
 * 127.0.0.1 only, for which it has no option (see loopback.ts).
 */
export function startPlayground(player: Player, { port, hub, folder }: PlaygroundPlace): Child {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, ".m365agentsplayground.yml"), configOf(player));
  const command = [
    ...["--import", pathToFileURL(compiled("test/playground/loopback.js")).href],
    ...[load.resolve("@microsoft/m365agentsplayground/cli.js"), "start"],
    ...["--app-endpoint", inboxOf(hub, player.key), "--service-url", `${hub}/_connector`],
    ...["--channel-id", "msteams", "--port", String(port), "--disable-telemetry", "true"],
  ];
  const environment = {
    LC_ALL: "da_DK.UTF-8",
    TZ: "Europe/Copenhagen",
    TEAMSAPPTESTER_BROWSER: "none",
    ...direct,
  };
  return startChild({
    name: `Playground of the ${player.key}`,
    command,
    environment,
    folder,
    patience: 3_000,
  });
}
