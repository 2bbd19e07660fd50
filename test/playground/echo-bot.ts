import { createServer } from "node:http";
import { z } from "zod/v4";
import { bodyOf } from "./wire.js";

/** Stands in for the bot where only the game is tested: says again what it is told, and what a card was filled with. */
const incoming = z.object({
  type: z.string(),
  text: z.string().optional(),
  value: z.object({ action: z.object({ data: z.unknown() }) }).optional(),
  serviceUrl: z.string(),
  conversation: z.object({ id: z.string() }),
});
type Incoming = z.infer<typeof incoming>;

const title = (text: string) => ({ type: "TextBlock", text, wrap: true });
const card = (...body: object[]) => ({ type: "AdaptiveCard", version: "1.5", body });
const form = {
  ...card(
    {
      type: "Input.Text",
      id: "name",
      label: "Navn",
      value: "Ingen",
      isRequired: true,
      errorMessage: "Skriv et navn.",
    },
    {
      type: "Input.ChoiceSet",
      id: "area",
      label: "Område",
      choices: [
        { title: "Sundhed", value: "health" },
        { title: "Kultur", value: "culture" },
      ],
    },
    { ...title("Et eksempel"), id: "example", isVisible: false },
  ),
  actions: [
    { type: "Action.Execute", title: "Send", verb: "echo.send" },
    { type: "Action.ToggleVisibility", title: "Vis eksempel", targetElements: ["example"] },
    { type: "Action.Execute", title: "Gem til siden", verb: "echo.aside", mode: "secondary" },
  ],
};

const server = createServer((request, response) => {
  void bodyOf(request)
    .then((body) => answer(incoming.safeParse(body).data))
    .then((body) => response.end(JSON.stringify(body)));
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));

async function answer(activity: Incoming | undefined): Promise<object> {
  if (activity?.type === "message") await say(activity);
  if (activity?.type !== "invoke") return {};
  const filled = card(title(`Modtaget: ${JSON.stringify(activity.value?.action.data)}`));
  return { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: filled };
}

/** The form for "kort", an echo for anything else. */
async function say({ text = "", serviceUrl, conversation }: Incoming): Promise<void> {
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content: form };
  const said = text === "kort" ? { attachments: [attachment] } : { text: `Ekko: ${text}` };
  await fetch(`${serviceUrl}/v3/conversations/${encodeURIComponent(conversation.id)}/activities`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ type: "message", ...said }),
  });
}
