import { createServer, type Server } from "node:net";

export type Part = "bot" | "hub" | "employee" | "colleague" | "leader";
export type Ports = Readonly<Record<Part, number>>;

/**
 * Each part's port, with the setting that changes it. All lie below 32768, where systems begin to hand out ports for
 * outgoing connections, one of which could come first.
 */
const settings: Record<Part, { readonly name: string; readonly usual: number }> = {
  bot: { name: "PLAY_PORT_BOT", usual: 3978 },
  hub: { name: "PLAY_PORT_HUB", usual: 15150 },
  employee: { name: "PLAY_PORT_EMPLOYEE", usual: 15151 },
  colleague: { name: "PLAY_PORT_COLLEAGUE", usual: 15152 },
  leader: { name: "PLAY_PORT_LEADER", usual: 15153 },
};
export const parts = Object.keys(settings) as Part[];

type Environment = Readonly<Record<string, string | undefined>>;

/** The ports from the environment, or the usual ones. @throws Error naming every setting that is not a port. */
export function portsFrom(environment: Environment): Ports {
  const faults: string[] = [];
  const read = (part: Part) => {
    const { name, usual } = settings[part];
    const given = environment[name]?.trim();
    const port = given ? Number(given) : usual;
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      faults.push(`${name} must be a port, 1 to 65535, and is "${given}"`);
    return port;
  };
  const ports = eachPart(read);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return ports;
}

/** @throws Error naming every port that is taken or given twice, with the setting that changes it. */
export async function checkPorts(ports: Ports): Promise<void> {
  const faults = await Promise.all(parts.map(async (part) => faultOf(part, ports)));
  const told = faults.filter((fault) => fault !== undefined);
  if (told.length > 0) throw new Error(told.join("\n"));
}

async function faultOf(part: Part, ports: Ports): Promise<string | undefined> {
  const port = ports[part];
  const remedy = `Set ${settings[part].name} to another port.`;
  const first = parts.find((other) => ports[other] === port);
  if (first && first !== part) return `Port ${port} is meant for the ${part} and the ${first}. ${remedy}`;
  const held = await hold(port).catch(() => undefined);
  if (!held) return `Port ${port}, meant for the ${part}, is taken. ${remedy}`;
  await release(held);
  return undefined;
}

/** Five ports in a row that are free at this moment. */
export async function freePorts(): Promise<Ports> {
  const first = 20_000 + Math.floor(Math.random() * 12_000);
  const ports = eachPart((_, index) => first + index);
  return checkPorts(ports).then(
    () => ports,
    () => freePorts(),
  );
}

const eachPart = (port: (part: Part, index: number) => number): Ports =>
  Object.fromEntries(parts.map((part, index) => [part, port(part, index)])) as Ports;

function hold(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done(server));
  });
}

const release = (server: Server) => new Promise<void>((done) => server.close(() => done()));
