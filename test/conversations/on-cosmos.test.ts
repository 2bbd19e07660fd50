import { afterEach, expect, test } from "vitest";
import { openCosmos } from "../../src/store/cosmos.js";
import { aChat, closeChats } from "../support/chat.js";
import { cosmosKey, cosmosServer } from "../support/cosmos-server.js";
import { saved } from "../support/saved.js";

afterEach(closeChats);

test("a theme is unfolded, listed, deleted and brought back on Cosmos DB just as on the embedded store", async () => {
  const server = await cosmosServer();
  const settings = { endpoint: server.endpoint, key: cosmosKey, database: "stories", patience: 30_000 };
  const cosmos = await openCosmos(settings);
  const chat = await aChat({ store: () => cosmos });
  const employee = chat.with("employee");
  await employee.says("nyt tema", "Ensomhed blandt ældre", "Mange falder igennem");
  const click = employee.click("Næste", { why: "Alle møder dem" });
  await Promise.all([chat.deliver(click), chat.deliver({ ...click, id: "again" })]);
  await chat.restart();
  await employee.says("Det er svært at se", "mine temaer");
  expect(employee.transcript.at(-1)).toContain(
    "Ensomhed blandt ældre | Udfoldet · 4 af 8 spørgsmål besvaret",
  );
  await employee.clicks("Slet");
  expect(await saved(employee)).toEqual([]);
  await employee.says("fortryd");
  expect((await saved(employee))[0]?.interview.answers).toEqual({
    title: "Ensomhed blandt ældre",
    wonder: "Mange falder igennem",
    why: "Alle møder dem",
    challenge: "Det er svært at se",
  });
  await closeChats();
  await server.close();
});
