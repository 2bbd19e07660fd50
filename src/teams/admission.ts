import type { Config } from "../config.js";
import { came, type Activity } from "./activity.js";
import type { Who } from "./turn.js";

/** Why an activity is turned away, by HTTP status; the code is logged and nothing else of the activity. */
export class Rejected extends Error {
  override readonly name = "Rejected";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** The rules that come after the SDK's own check of the token. */
export interface Rules {
  readonly config: Config;
  /** Who must have signed the token; undefined where there is no authentication. */
  readonly issuer: string | undefined;
  /** Lets a test's connector on this machine stand in for Teams. */
  readonly plainHttp: boolean;
}

/**
 * Lets an authenticated activity in, or throws `Rejected`. The SDK also accepts tokens of other bots, of the
 * emulator and of other channels; this bot talks to Teams alone, to its own tenants, and answers only to
 * Teams' hosts, since the answer carries the bot's own token.
 */
export function admit(incoming: Activity, signedBy: string | undefined, rules: Rules): void {
  if (rules.issuer && signedBy !== rules.issuer) throw new Rejected(401, "wrong-issuer");
  if (!trusts(rules, incoming.serviceUrl)) throw new Rejected(403, "wrong-service-host");
  if (rules.config.mode === "production") checkTenant(incoming, rules.config.allowedTenants);
  if (actsByItself(incoming) && !whoActs(incoming, rules.config)) throw new Rejected(403, "no-person");
}

function checkTenant(incoming: Activity, allowed: readonly string[]): void {
  if (incoming.channelId !== "msteams") throw new Rejected(403, "wrong-channel");
  const claimed = [incoming.conversation.tenantId, incoming.channelData?.tenant?.id].filter(isSaid);
  if (claimed.length === 0) throw new Rejected(403, "no-tenant");
  if (!claimed.every((tenant) => allowed.includes(tenant))) throw new Rejected(403, "wrong-tenant");
}

/** Installations and changes of members are also reported without a person; those are let in and ignored. */
const actsByItself = (incoming: Activity) =>
  ["click", "message", "reaction", "search", "consent"].includes(came(incoming).kind);

/** Whether the bot may call an address: one of Teams' hosts over https, and in local mode only this machine. */
export const trusts = (rules: Rules, serviceUrl: string): boolean =>
  isAt(rules, serviceUrl, rules.config.mode === "local" ? [] : rules.config.allowedServiceHosts);

/** Where Microsoft keeps people's files; an upload address comes with an activity and could name any host. */
const fileHosts = ["*.sharepoint.com", "*.onedrive.com", "*.1drv.com"];

/** Whether a file may be put at an address. */
export const storesFiles = (rules: Rules, address: string): boolean => isAt(rules, address, fileHosts);

function isAt({ config, plainHttp }: Rules, address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (config.mode === "local") return ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !plainHttp) return false;
  return hosts.some((host) => fits(host.toLowerCase(), url.hostname));
}

const fits = (allowed: string, host: string) =>
  allowed.startsWith("*.") ? host.endsWith(allowed.slice(1)) : host === allowed;

const isSaid = (value: string | null | undefined): value is string => !!value;

/**
 * The person who acts, or undefined when no person does (Teams also reports what apps and channels do).
 * The Playground may leave out the directory's id; in local mode alone the account's id stands in for it.
 */
export function whoActs({ from, conversation, channelData }: Activity, config: Config): Who | undefined {
  const local = config.mode === "local";
  const id = from.aadObjectId || (local ? from.id : undefined);
  const tenantId = conversation.tenantId || channelData?.tenant?.id || (local ? "local" : undefined);
  return id && tenantId ? { tenantId, id, name: from.name ?? "" } : undefined;
}
