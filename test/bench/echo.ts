import { createRequire } from "node:module";

const load = createRequire(import.meta.url);
const { Application, TeamsAdapter } = load("@microsoft/teams-ai") as typeof import("@microsoft/teams-ai");
const restify = load("restify") as typeof import("restify");

/** The yardstick: what a bare bot of the same SDKs can do, as their own samples write it. */
const adapter = new TeamsAdapter({});
const app = new Application({ startTypingTimer: false });
app.activity("message", async (context) => {
  await context.sendActivity(`Ekko: ${context.activity.text}`);
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post("/api/messages", async (request, response) => {
  await adapter.process(request, response, async (context) => void (await app.run(context)));
});
server.listen(0, "127.0.0.1", () =>
  console.log(JSON.stringify({ port: server.address().port, msg: "ready" })),
);
process.once("SIGTERM", () => process.exit(0));
