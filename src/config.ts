import * as z from "zod/v4";
import { usualMeetingSettings, type MeetingSettings } from "./meetings/settings.js";
import { usualSettings, type ApprovalSettings } from "./networks/approval/round.js";
import { day, minute, second } from "./time.js";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export const botTypes = ["SingleTenant", "UserAssignedMSI", "MultiTenant"] as const;

const hour = 60 * minute;

interface Common {
  readonly port: number;
  readonly logLevel: (typeof logLevels)[number];
  /** What the municipality allows when networks are approved. */
  readonly approval: ApprovalSettings;
  /** The municipality's own days, of which those who plan meetings are warned. */
  readonly meetings: MeetingSettings;
}

/** On the developer's own machine: no authentication, so nothing but this machine may reach it. */
export interface LocalConfig extends Common {
  readonly mode: "local";
  readonly host: "127.0.0.1";
  readonly dataFile: string;
  /** Milliseconds the bot's clock runs ahead of the machine's, so that reminders can be tried. */
  readonly timeAhead?: number;
}

export interface ProductionConfig extends Common {
  readonly mode: "production";
  readonly host: string;
  readonly bot: {
    readonly id: string;
    readonly tenantId: string;
    readonly type: (typeof botTypes)[number];
    /** Absent for a managed identity. */
    readonly password?: string;
  };
  /** Without a key the bot's managed identity is used. */
  readonly cosmos: { readonly endpoint: string; readonly database: string; readonly key?: string };
  /** Tenants whose people may use the bot. */
  readonly allowedTenants: readonly string[];
  /** Hosts the bot may answer to: a host name, or `*.suffix` for all below it. */
  readonly allowedServiceHosts: readonly string[];
  /**
   * Where people's browsers reach the bot, without a slash at the end. Set only where people have no OneDrive, which
   * Teams' file consent needs: files are then fetched from a short-lived address here instead.
   */
  readonly publicUrl?: string;
}

export type Config = LocalConfig | ProductionConfig;

/** Teams' own connector: commercial cloud, and the government clouds below teams.microsoft.com. */
const teamsHosts = ["smba.trafficmanager.net", "*.teams.microsoft.com"];

const list = z
  .string("is missing")
  .transform((names) => names.split(",").map((name) => name.trim()))
  .transform((names) => names.filter((name) => name !== ""))
  .pipe(z.array(z.string()).min(1, "is missing"));
const yesNo = (usual: boolean) =>
  z
    .enum(["yes", "no"], 'must be "yes" or "no"')
    .default(usual ? "yes" : "no")
    .transform((said) => said === "yes");
const workingDays = (usual: number) =>
  z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(60, "must be at most 60")
    .default(usual);
const aDay = /^\d{4}-\d\d-\d\d$/;
const isDay = (text: string): boolean =>
  aDay.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
/** Ranges of days parted by commas, the first and the last counted: 2027-02-15/2027-02-19. */
const dayRanges = z
  .string()
  .default("")
  .transform((said) => said.split(",").map((range) => range.trim()))
  .transform((ranges) => ranges.filter((range) => range !== "").map((range) => range.split("/")))
  .pipe(
    z.array(
      z
        .tuple([z.string(), z.string()], "must be ranges such as 2027-02-15/2027-02-19, parted by commas")
        .refine(
          ([from, until]) => isDay(from) && isDay(until) && from <= until,
          "must be ranges of days there are, the first before the last",
        ),
    ),
  )
  .transform((ranges): MeetingSettings["schoolHolidays"] => ranges.map(([from, until]) => ({ from, until })));
const common = {
  PORT: z.coerce.number("must be a number").int("must be a whole number").min(0).max(65_535).default(3978),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
  INFORMAL_START: yesNo(usualSettings.informalStart),
  OWN_APPROVAL: yesNo(usualSettings.ownApproval),
  REMIND_AFTER: workingDays(usualSettings.remindAfter),
  ESCALATE_AFTER: workingDays(usualSettings.escalateAfter),
  SCHOOL_HOLIDAYS: dayRanges,
};
const needed = () => z.string("is missing");

/** Days and smaller, for they alone have one length: P6DT23H. */
const duration = /^P(?=.)(?:(\d{1,4})D)?(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?$/;
const milliseconds = z
  .string()
  .regex(duration, "must be a time such as P6DT23H: days, hours, minutes, seconds")
  .transform((said) => {
    const [, ...parts] = duration.exec(said) ?? [];
    return parts.reduce(
      (sum, count, n) => sum + Number(count ?? 0) * ([day, hour, minute, second][n] ?? 0),
      0,
    );
  });

const local = z.object({
  ...common,
  HOST: z
    .literal("127.0.0.1", "must be 127.0.0.1 (or left out) with MODE=local, which has no authentication")
    .default("127.0.0.1"),
  DATA_FILE: z.string().default("data/netvaerkssmeden.db"),
  TIME_AHEAD: milliseconds.optional(),
});

const production = z.object({
  ...common,
  HOST: z.string().default("0.0.0.0"),
  BOT_ID: needed(),
  BOT_TENANT_ID: needed(),
  BOT_TYPE: z.enum(botTypes, `must be one of ${botTypes.join(", ")}`),
  BOT_PASSWORD: z.string().optional(),
  COSMOS_ENDPOINT: needed().pipe(z.url({ protocol: /^https$/, error: "must be an https address" })),
  COSMOS_DATABASE: needed(),
  COSMOS_KEY: z.string().optional(),
  ALLOWED_TENANTS: list,
  ALLOWED_SERVICE_HOSTS: list.default(teamsHosts),
  PUBLIC_URL: z
    .url({ protocol: /^https$/, error: "must be an https address" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
});

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads all settings once. Production unless MODE=local is asked for by name, because a bot without its id
 * answers anyone.
 * @throws Error naming every missing or wrong setting at once.
 */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  if (given["MODE"] === "local") return freeze(localConfig(checked(local, given)));
  if (given["MODE"] && given["MODE"] !== "production") throw unfit(['MODE must be "local" or "production"']);
  return freeze(productionConfig(checked(production, given, unseen)));
}

function localConfig(given: z.output<typeof local>): LocalConfig {
  return {
    mode: "local",
    host: given.HOST,
    port: given.PORT,
    logLevel: given.LOG_LEVEL,
    approval: approvalIn(given),
    meetings: { ...usualMeetingSettings, schoolHolidays: given.SCHOOL_HOLIDAYS },
    dataFile: given.DATA_FILE,
    ...(given.TIME_AHEAD && { timeAhead: given.TIME_AHEAD }),
  };
}

function productionConfig(given: z.output<typeof production>): ProductionConfig {
  return {
    mode: "production",
    host: given.HOST,
    port: given.PORT,
    logLevel: given.LOG_LEVEL,
    approval: approvalIn(given),
    meetings: { ...usualMeetingSettings, schoolHolidays: given.SCHOOL_HOLIDAYS },
    bot: {
      id: given.BOT_ID,
      tenantId: given.BOT_TENANT_ID,
      type: given.BOT_TYPE,
      ...(given.BOT_PASSWORD && { password: given.BOT_PASSWORD }),
    },
    cosmos: {
      endpoint: given.COSMOS_ENDPOINT,
      database: given.COSMOS_DATABASE,
      ...(given.COSMOS_KEY && { key: given.COSMOS_KEY }),
    },
    allowedTenants: given.ALLOWED_TENANTS,
    allowedServiceHosts: given.ALLOWED_SERVICE_HOSTS,
    ...(given.PUBLIC_URL && { publicUrl: given.PUBLIC_URL }),
  };
}

const approvalIn = (given: z.output<typeof local> | z.output<typeof production>): ApprovalSettings => ({
  informalStart: given.INFORMAL_START,
  ownApproval: given.OWN_APPROVAL,
  remindAfter: given.REMIND_AFTER,
  escalateAfter: given.ESCALATE_AFTER,
});

const unseen = (given: Environment): string[] => [...passwordFits(given), ...timeFits(given)];

/** Reminders that come days early, and moments that never were, are no risk to take with people's own networks. */
const timeFits = ({ TIME_AHEAD }: Environment): string[] =>
  TIME_AHEAD
    ? ["TIME_AHEAD must be left out: it moves the clock, which is for trying things with MODE=local"]
    : [];

/** Checked beside the schema, which would stay silent about it until everything else is right. */
function passwordFits({ BOT_TYPE: type, BOT_PASSWORD: password }: Environment): string[] {
  if (type === "UserAssignedMSI")
    return password ? ["BOT_PASSWORD must be left out with BOT_TYPE=UserAssignedMSI"] : [];
  return password ? [] : ["BOT_PASSWORD is missing (only BOT_TYPE=UserAssignedMSI goes without)"];
}

function checked<S extends z.ZodType>(
  schema: S,
  given: Environment,
  also?: (given: Environment) => string[],
): z.output<S> {
  const result = schema.safeParse(given);
  const faults = result.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`) ?? [];
  faults.push(...(also?.(given) ?? []));
  if (!result.success || faults.length) throw unfit(faults);
  return result.data;
}

const unfit = (faults: readonly string[]) =>
  new Error(`These settings are missing or wrong:\n  ${faults.join("\n  ")}`);

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value))
    if (typeof part === "object" && part !== null) freeze(part as object);
  return Object.freeze(value);
}
