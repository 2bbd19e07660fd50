import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig } from "../src/config.js";
import { usualSettings } from "../src/networks/approval/round.js";
import { indexingPolicy } from "../src/store/cosmos-queries.js";

const root = new URL("../", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), "utf8");
const bicep = read("infra/main.bicep");
/** Each other than the bot has it by itself, so that one which does not come through is noticed. */
const approval = { INFORMAL_START: "no", OWN_APPROVAL: "yes", REMIND_AFTER: "7", ESCALATE_AFTER: "9" };
const valueIn = (settings: string, key: string) => new RegExp(`^${key}=(.+)$`, "m").exec(settings)?.[1];

test("the database is made with the indexes the queries need, for the bot's role may not add them", () => {
  expect(JSON.parse(read("infra/indexing-policy.json"))).toEqual(indexingPolicy);
});

test("the settings that Azure gives the bot are complete and without a secret", () => {
  const names = [...bicep.matchAll(/\{ name: '([A-Z_]+)', value: /g)].map(([, name]) => name ?? "");
  const values: Record<string, string> = {
    MODE: "production",
    BOT_TYPE: "UserAssignedMSI",
    LOG_LEVEL: "info",
    COSMOS_ENDPOINT: "https://data.example.com:443/",
    PUBLIC_URL: "",
    ...approval,
    SCHOOL_HOLIDAYS: "2027-02-15/2027-02-19",
  };
  const config = readConfig(Object.fromEntries(names.map((name) => [name, values[name] ?? "something"])));
  expect(config.mode).toBe("production");
  expect(config.approval).toEqual({
    informalStart: false,
    ownApproval: true,
    remindAfter: 7,
    escalateAfter: 9,
  });
  expect(config.meetings.schoolHolidays).toEqual([{ from: "2027-02-15", until: "2027-02-19" }]);
  expect(names).toEqual(expect.arrayContaining(["PUBLIC_URL", "WEBSITES_CONTAINER_STOP_TIME_LIMIT"]));
  expect(names.filter((name) => /PASSWORD|KEY|SECRET/.test(name))).toEqual([]);
});

test.each(["dev", "local"])("approval in the %s environment begins as the bot has it by itself", (name) => {
  const settings = Object.fromEntries(
    Object.keys(approval).map((key) => [key, valueIn(read(`env/.env.${name}`), key)]),
  );
  expect(Object.values(settings)).not.toContain(undefined);
  expect(readConfig({ MODE: "local", ...settings }).approval).toEqual(usualSettings);
});

test("the template's own settings of approval are the bot's, too", () => {
  const settings = Object.fromEntries(
    Object.keys(approval).map((key) => {
      const param = new RegExp(`name: '${key}', value: (\\w+)`).exec(bicep)?.[1];
      return [key, new RegExp(`^param ${param} string = '(\\w+)'`, "m").exec(bicep)?.[1]];
    }),
  );
  expect(Object.values(settings)).not.toContain(undefined);
  expect(readConfig({ MODE: "local", ...settings }).approval).toEqual(usualSettings);
});

test("the parameters of the template are the ones it is given, save those with a default", () => {
  const declared = [...bicep.matchAll(/^param (\w+) \w+( =)?/gm)].map(([, name, byDefault]) => ({
    name,
    byDefault,
  }));
  const { parameters } = JSON.parse(read("infra/main.parameters.json")) as { parameters: object };
  const given = Object.keys(parameters);
  expect(given.filter((name) => !declared.some((one) => one.name === name))).toEqual([]);
  expect(declared.filter(({ name, byDefault }) => !byDefault && !given.includes(name ?? ""))).toEqual([]);
});

const steps = ["m365agents.yml", "m365agents.local.yml", "infra/main.parameters.json"];
/** What the toolkit keeps in the file with secrets. */
const elsewhere = ["SECRET_BOT_PASSWORD", "SECRET_COSMOS_KEY"];

test.each(steps)(
  "every setting %s asks for stands in the environment files, which hold no secret",
  (name) => {
    const files = name.includes("local") ? ["local"] : ["dev"];
    const settings = files.map((file) => read(`env/.env.${file}`)).join("\n");
    const asked = [...read(name).matchAll(/\$\{\{(\w+)\}\}/g)].map(([, key]) => key ?? "");
    expect(
      asked.filter((key) => !elsewhere.includes(key) && !new RegExp(`^${key}=`, "m").test(settings)),
    ).toEqual([]);
    expect(settings).not.toMatch(/^\w*(?:SECRET|PASSWORD|KEY)\w*=./m);
  },
);
