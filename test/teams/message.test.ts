import { expect, test } from "vitest";
import { activity as shape, came } from "../../src/teams/activity.js";
import { messageOf } from "../../src/teams/message.js";
import { activity } from "./a-bot.js";

const read = (over: Record<string, unknown>) => messageOf(shape.parse(activity("http://127.0.0.1:9/", over)));
const mention = (id: string, text: string) => ({ type: "mention", text, mentioned: { id, name: "x" } });

test("only the bot's own mention is taken out, once for each time it was mentioned", () => {
  const entities = [
    mention("28:bot", "<at>Netværkssmeden</at>"),
    mention("29:bo", "<at>Bo</at>"),
    { type: "clientInfo", locale: "da-DK" },
  ];
  expect(
    read({ text: "<at>Netværkssmeden</at>&nbsp;spørg <at>Bo</at> om <at>tags</at>\n", entities }).text,
  ).toBe("spørg <at>Bo</at> om <at>tags</at>");
  expect(
    read({ text: "<at>Netværkssmeden</at> og <at>Netværkssmeden</at>", entities: [entities[0], entities[0]] })
      .text,
  ).toBe("og");
});

test("without a mention entity nothing is taken out", () => {
  expect(read({ text: "<at>Netværkssmeden</at> hej" }).text).toBe("<at>Netværkssmeden</at> hej");
});

test("a text is kept as it was written, but for the space around it", () => {
  expect(read({ text: " \u00a0 Første linje\n\n  anden &amp; tredje  " }).text).toBe(
    "Første linje\n\n  anden &amp; tredje",
  );
  expect(read({ text: "$& $1 &nbsp; midt i" }).text).toBe("$& $1 &nbsp; midt i");
  expect(read({ text: undefined }).text).toBe("");
});

test.each<[object, readonly string[]]>([
  [{ contentType: "text/html", content: "<p>hej</p>" }, []],
  [{ contentType: "text/html; charset=utf-8" }, []],
  [{ contentType: "image/png" }, ["image"]],
  [{ contentType: "image/*" }, ["image"]],
  [{ contentType: "audio/mp4" }, ["voice"]],
  [{ contentType: "application/vnd.microsoft.card.audio" }, ["voice"]],
  [{ contentType: "application/vnd.microsoft.teams.file.download.info", name: "Optagelse.M4A" }, ["voice"]],
  [{ contentType: "application/vnd.microsoft.teams.file.download.info", name: "foto.jpeg" }, ["image"]],
  [{ contentType: "application/vnd.microsoft.teams.file.download.info", name: "plan.docx" }, ["attachment"]],
  [{ contentType: null }, ["attachment"]],
])("%o comes along as %o", (attachment, extras) => {
  expect(read({ attachments: [attachment] }).extras).toEqual(extras);
});

test("odd optional parts do not turn a message away", () => {
  const odd = {
    attachments: [null, 7],
    entities: [{ type: 7 }, { type: "mention", mentioned: 7 }, null],
    locale: 7,
  };
  expect(read({ ...odd, text: "hej" })).toEqual({ text: "hej", extras: ["attachment", "attachment"] });
});

const inserted =
  '\n<span class="inline-compose-card" itemid="0" itemtype="http://schema.skype.com/InputExtension">\n  <span content="0" itemprop="cardId"></span>\n</span>\n';
const ofCard = { contentType: "application/vnd.microsoft.card.adaptive", content: {} };

test("a card that someone has found and inserted asks nothing of the bot, and words beside it are words", () => {
  const kindOf = (over: Record<string, unknown>) =>
    came(shape.parse(activity("http://127.0.0.1:9/", over))).kind;
  expect(kindOf({ text: inserted, attachments: [ofCard] })).toBe("nothing");
  expect(kindOf({ text: "", attachments: [ofCard, { contentType: "text/html" }] })).toBe("nothing");
  expect(kindOf({ text: inserted, attachments: [ofCard, { contentType: "image/png" }] })).toBe("message");
  expect(kindOf({ text: "", attachments: [] })).toBe("message");
  const both = { text: `se her ${inserted} tak`, attachments: [ofCard] };
  expect(kindOf(both)).toBe("message");
  expect(read(both)).toEqual({ text: expect.stringMatching(/^se her\s+tak$/) as string, extras: [] });
  expect(read({ text: inserted }).text).toBe(inserted.trim());
});
