import { usualMeetingSettings } from "../src/meetings/settings.js";
import { usualSettings } from "../src/networks/approval/round.js";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.js";

const production = {
  BOT_ID: "bot-id",
  BOT_TENANT_ID: "bot-tenant",
  BOT_TYPE: "SingleTenant",
  BOT_PASSWORD: "secret",
  COSMOS_ENDPOINT: "https://account.documents.azure.com/",
  COSMOS_DATABASE: "netvaerkssmeden",
  ALLOWED_TENANTS: "tenant-a, tenant-b",
};

test("production is what you get without asking, and nothing in it can be changed", () => {
  const config = readConfig(production);
  expect(config).toEqual({
    mode: "production",
    host: "0.0.0.0",
    port: 3978,
    logLevel: "info",
    approval: usualSettings,
    meetings: usualMeetingSettings,
    bot: { id: "bot-id", tenantId: "bot-tenant", type: "SingleTenant", password: "secret" },
    cosmos: { endpoint: "https://account.documents.azure.com/", database: "netvaerkssmeden" },
    allowedTenants: ["tenant-a", "tenant-b"],
    allowedServiceHosts: ["smba.trafficmanager.net", "*.teams.microsoft.com"],
  });
  expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  expect(() => Object.assign((config as { bot: object }).bot, { id: "" })).toThrow(TypeError);
});

test("everything missing or wrong is named at once", () => {
  const wrong = {
    BOT_TYPE: "Multi",
    PORT: "many",
    LOG_LEVEL: "loud",
    COSMOS_ENDPOINT: "http://cosmos",
    BOT_ID: " ",
  };
  expect(refusal(wrong)).toEqual([
    "These settings are missing or wrong:",
    "  PORT must be a number",
    "  LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent",
    "  BOT_ID is missing",
    "  BOT_TENANT_ID is missing",
    "  BOT_TYPE must be one of SingleTenant, UserAssignedMSI, MultiTenant",
    "  COSMOS_ENDPOINT must be an https address",
    "  COSMOS_DATABASE is missing",
    "  ALLOWED_TENANTS is missing",
    "  BOT_PASSWORD is missing (only BOT_TYPE=UserAssignedMSI goes without)",
  ]);
});

test.each(Object.keys(production))("without %s the bot does not start", (name) => {
  expect(refusal({ ...production, [name]: undefined }).join()).toContain(`${name} `);
});

test("a list of nothing is missing too", () => {
  expect(refusal({ ...production, ALLOWED_TENANTS: " , " }).join()).toContain("ALLOWED_TENANTS is missing");
  expect(refusal({ ...production, ALLOWED_SERVICE_HOSTS: "," }).join()).toContain(
    "ALLOWED_SERVICE_HOSTS is missing",
  );
});

test("a managed identity has no password, for the bot and for the database", () => {
  const managed = { ...production, BOT_TYPE: "UserAssignedMSI", BOT_PASSWORD: undefined };
  expect(readConfig(managed)).toMatchObject({ bot: { type: "UserAssignedMSI" } });
  expect(refusal({ ...managed, BOT_PASSWORD: "left over" }).join()).toContain(
    "BOT_PASSWORD must be left out",
  );
  expect(readConfig({ ...managed, COSMOS_KEY: "key" })).toMatchObject({ cosmos: { key: "key" } });
});

test("the list of Teams' hosts can be replaced", () => {
  const config = readConfig({ ...production, ALLOWED_SERVICE_HOSTS: "smba.example, *.example" });
  expect(config).toMatchObject({ allowedServiceHosts: ["smba.example", "*.example"] });
});

test("an address for people's browsers is https and loses its last slash", () => {
  expect(readConfig({ ...production, PUBLIC_URL: "https://smed.example/bot/" })).toMatchObject({
    publicUrl: "https://smed.example/bot",
  });
  for (const PUBLIC_URL of ["http://smed.example", "smed.example"])
    expect(refusal({ ...production, PUBLIC_URL }).join()).toContain("PUBLIC_URL must be an https address");
});

test("local mode needs nothing, but must be asked for by name", () => {
  const local = {
    mode: "local",
    host: "127.0.0.1",
    port: 3978,
    logLevel: "info",
    approval: usualSettings,
    meetings: usualMeetingSettings,
    dataFile: "data/netvaerkssmeden.db",
  };
  expect(readConfig({ MODE: "local" })).toEqual(local);
  expect(readConfig({ MODE: "local", PORT: "0", DATA_FILE: "x.db" })).toEqual({
    ...local,
    port: 0,
    dataFile: "x.db",
  });
  expect(() => readConfig({})).toThrow("BOT_ID is missing");
  expect(refusal({ MODE: "Local" }).join()).toContain('MODE must be "local" or "production"');
});

test("school holidays are ranges of days; what is none is refused", () => {
  const SCHOOL_HOLIDAYS = " 2027-02-15/2027-02-19, 2027-10-18/2027-10-18,";
  expect(readConfig({ MODE: "local", SCHOOL_HOLIDAYS }).meetings.schoolHolidays).toEqual([
    { from: "2027-02-15", until: "2027-02-19" },
    { from: "2027-10-18", until: "2027-10-18" },
  ]);
  for (const wrong of ["2027-02-15", "2027-02-19/2027-02-15", "2027-02-29/2027-03-01", "a/b", "1/2/3"])
    expect(refusal({ MODE: "local", SCHOOL_HOLIDAYS: wrong }).join(), wrong).toContain("SCHOOL_HOLIDAYS");
});

test("local mode listens on 127.0.0.1 only", () => {
  for (const HOST of ["0.0.0.0", "::", "localhost", "10.0.0.4"]) {
    expect(refusal({ MODE: "local", HOST }).join()).toContain("HOST must be 127.0.0.1");
  }
});

test.each([
  ["P6DT23H", (6 * 24 + 23) * 60 * 60_000],
  ["PT90M", 90 * 60_000],
  ["P1DT1S", 24 * 60 * 60_000 + 1_000],
])("in local mode the clock can be moved ahead by %s", (TIME_AHEAD, timeAhead) => {
  expect(readConfig({ MODE: "local", TIME_AHEAD })).toMatchObject({ timeAhead });
});

test("a clock moved ahead by no time is not moved", () => {
  for (const TIME_AHEAD of ["PT0S", " "])
    expect(readConfig({ MODE: "local", TIME_AHEAD })).not.toHaveProperty("timeAhead");
});

test("how far the clock is moved has one meaning, and people's own clock is never moved", () => {
  for (const TIME_AHEAD of ["6 dage", "P", "PT", "P6DT", "-P1D", "P1M", "P1W", "P99999D", "1D"])
    expect(refusal({ MODE: "local", TIME_AHEAD }).join()).toContain(
      "TIME_AHEAD must be a time such as P6DT23H",
    );
  expect(refusal({ ...production, TIME_AHEAD: "PT1H" }).join()).toContain("TIME_AHEAD must be left out");
});

function refusal(environment: Readonly<Record<string, string | undefined>>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    return (error as Error).message.split("\n");
  }
  throw new Error("It was accepted");
}
