import { createRequire } from "node:module";
import { later } from "./later.js";

const load = createRequire(import.meta.url);

const botbuilder = load.resolve("botbuilder");
const connector = createRequire(botbuilder).resolve("botframework-connector");
const teamsAi = load.resolve("@microsoft/teams-ai");
const restify = load.resolve("restify");

/**
 * What the SDKs load at start though a turn never needs it: OpenAI planners and prompts, dialogs with their
 * language recognizers, sign-in, skills' HTTP client, transcripts, HTTP signatures, form bodies, static files.
 * Half of the time to ready and of the memory; measured in test/teams/start.test.ts.
 */
const unusedAtStart: readonly (readonly [from: string, names: readonly string[]])[] = [
  [teamsAi, ["./AI", "./authentication/Authentication", "botbuilder-dialogs"]],
  [connector, ["axios", "@azure/identity", "@azure/msal-node"]],
  [botbuilder, ["htmlparser2", "fs-extra"]],
  [restify, ["http-signature", "send", "qs"]],
];

for (const [from, names] of unusedAtStart) for (const name of names) later(from, name);

/** Only this file loads the frozen SDKs; their types are imported as types. */
export const { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } = load(
  "botbuilder",
) as typeof import("botbuilder");
export const { AuthenticationConstants, AuthenticationError, ClaimsIdentity } = createRequire(botbuilder)(
  "botframework-connector",
) as typeof import("botframework-connector");
export const { Application } = load(
  "@microsoft/teams-ai/lib/Application",
) as typeof import("@microsoft/teams-ai");
export const { TeamsAdapter } = load(
  "@microsoft/teams-ai/lib/TeamsAdapter",
) as typeof import("@microsoft/teams-ai");
export const { createServer } = load("restify") as typeof import("restify");
