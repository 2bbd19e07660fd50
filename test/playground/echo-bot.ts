import { createServer } from "node:http";
import { z } from "zod/v4";
import { bodyOf } from "./wire.js";

/** Stands in for the bot where only the game is tested: says again what it is told. */
const message = z.object({
  type: z.string(),
  text: z.string().optional(),
  serviceUrl: z.string(),
  conversation: z.object({ id: z.string() }),
});

const server = createServer((request, response) => {
  void bodyOf(request)
    .then(repeat)
    .finally(() => response.end("{}"));
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));

async function repeat(body: unknown): Promise<void> {
  const { type, text, serviceUrl, conversation } = message.safeParse(body).data ?? {};
  if (type !== "message" || !conversation) return;
  const said = { type, text: `Ekko: ${text ?? ""}` };
  await fetch(`${serviceUrl}/v3/conversations/${encodeURIComponent(conversation.id)}/activities`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(said),
  });
}
