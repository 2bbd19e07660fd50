import { createRequire } from "node:module";
import { later } from "./later.js";

const load = createRequire(import.meta.url);

const botbuilder = load.resolve("botbuilder");
const inBotbuilder = createRequire(botbuilder);
const connector = inBotbuilder.resolve("botframework-connector");

/**
 * What the SDKs load at start though a turn does not need it, by the file that asks for it: OpenAI planners,
 * dialogs with their language recognizers, sign-in, skills, transcripts, five copies of uuid, HTTP signatures,
 * static files. It spares 816 of 1,482 files: 0.4 s instead of 1.1 s, and 72 MiB instead of 136 on Node 20.
 */
const unusedAtStart: readonly (readonly [from: string, names: readonly string[]])[] = [
  [load.resolve("@microsoft/teams-ai"), ["./AI", "./authentication/Authentication", "botbuilder-dialogs"]],
  [connector, ["axios", "@azure/identity", "@azure/msal-node", "jsonwebtoken", "node-fetch"]],
  [botbuilder, ["htmlparser2", "fs-extra", "uuid"]],
  [inBotbuilder.resolve("botbuilder-core"), ["uuid"]],
  [inBotbuilder.resolve("botframework-schema"), ["uuid"]],
  [inBotbuilder.resolve("botframework-streaming"), ["uuid"]],
  [load.resolve("restify"), ["http-signature", "send", "qs", "semver"]],
];

for (const [from, names] of unusedAtStart) for (const name of names) later(from, name);

/** Only this file loads the frozen SDKs; their types are imported as types. */
export const { AuthenticationConstants, AuthenticationError, ClaimsIdentity } = load(connector) as Connector;
export const { Application } = load("@microsoft/teams-ai/lib/Application") as TeamsAi;
export const { TeamsAdapter } = load("@microsoft/teams-ai/lib/TeamsAdapter") as TeamsAi;
export const { createServer } = load("restify") as typeof import("restify");

type Connector = typeof import("botframework-connector");
type TeamsAi = typeof import("@microsoft/teams-ai");
/** The very copy the SDK sends with, so that our requests go through its pipeline. */
export const { createHttpHeaders, createPipelineRequest } = createRequire(connector)(
  "@azure/core-rest-pipeline",
) as typeof import("@azure/core-rest-pipeline");
