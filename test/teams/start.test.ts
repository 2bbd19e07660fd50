import { usualMeetingSettings } from "../../src/meetings/settings.js";
import { usualSettings } from "../../src/networks/approval/round.js";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import type { ProductionConfig } from "../../src/config.js";
import { Adapter } from "../../src/teams/adapter.js";
import { later } from "../../src/teams/later.js";

type Connector = typeof import("botframework-connector");
const load = createRequire(import.meta.url);
const loaded = (name: string) =>
  Object.entries(load.cache).some(
    ([file, module]) => file.includes(`/node_modules/${name}/`) && module?.children.length,
  );

const unused = [
  "axios",
  "@azure/msal-node",
  "@azure/identity",
  "botbuilder-dialogs",
  "gpt-tokenizer",
  "openai",
];

const config = (type: ProductionConfig["bot"]["type"], password?: string): ProductionConfig => ({
  mode: "production",
  host: "127.0.0.1",
  port: 0,
  logLevel: "info",
  approval: usualSettings,
  meetings: usualMeetingSettings,
  bot: {
    id: "bot-id",
    tenantId: "6f1c2a52-1111-4222-8333-944455556666",
    type,
    ...(password && { password }),
  },
  cosmos: { endpoint: "https://localhost", database: "none" },
  allowedTenants: ["tenant"],
  allowedServiceHosts: ["smba.trafficmanager.net"],
});
const connect = (settings: ProductionConfig) =>
  new Adapter({ config: settings, issuer: "issuer", plainHttp: false }).connectors.to(
    "https://smba.trafficmanager.net/emea/",
  );

test("starting loads none of what a turn never needs", () => {
  expect(unused.filter(loaded)).toEqual([]);
  expect(Object.keys(load.cache).filter((file) => file.includes("recognizers-text"))).toEqual([]);
});

test("what was put off is there when it is asked for: a secret's and a managed identity's credentials", async () => {
  const { MsalAppCredentials } = createRequire(load.resolve("botbuilder"))(
    "botframework-connector",
  ) as Connector;
  expect(loaded("@azure/msal-node")).toBe(false);
  expect(
    new MsalAppCredentials("id", "secret", "https://login.microsoftonline.com/tenant", "scope").appId,
  ).toBe("id");
  expect(loaded("@azure/msal-node")).toBe(true);
  expect(loaded("@azure/identity")).toBe(false);
  await expect(connect(config("UserAssignedMSI"))).resolves.toHaveProperty("conversations");
  expect(loaded("@azure/identity")).toBe(true);
  await expect(connect(config("SingleTenant", "secret"))).resolves.toHaveProperty("conversations");
  await expect(connect(config("MultiTenant", "secret"))).resolves.toHaveProperty("conversations");
});

interface Module {
  readonly __esModule: true;
  readonly Thing: new (n: number) => { readonly n: number };
  readonly answer: () => number;
}

test("a stand-in is the real module to whoever uses it, and gives way to it", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "put-off-"));
  const file = path.join(folder, "module.cjs");
  const source = "module.exports = { Thing: class { constructor(n) { this.n = n; } }, answer: () => 42 };";
  writeFileSync(file, source);
  later(file, "./module.cjs");
  const before = load(file) as Module;
  expect(before.__esModule).toBe(true);
  expect(load.cache[file]?.exports).not.toHaveProperty("nothing");
  class More extends before.Thing {}
  expect(new More(7)).toMatchObject({ n: 7 });
  expect(before.answer()).toBe(42);
  expect("answer" in before).toBe(true);
  expect(load(file)).not.toBe(before);
  expect((load(file) as Module).Thing).toBe(before.Thing);
  rmSync(folder, { recursive: true });
});
