import { afterEach, expect, test } from "vitest";
import { aChat, closeChats } from "../support/chat.js";

afterEach(closeChats);

test("probe", async () => {
  const chat = await aChat();
  const e = chat.with("employee");
  await e.sends(e.activity({ type: "installationUpdate", action: "add" }));
  await e.clicks("Nyt tema");
  await e.says("Ensomhed blandt ældre");
  await e.clicks("Næste", { wonder: "Mange falder igennem" });
  await e.clicks("Næste", { why: "Fordi" });
  await e.says("Det svære er at se det i tide");
  await e.clicks("Næste", { opportunity: "Vi ser på det samlet", dream: "Ingen er alene" });
  await e.says("Borgerne ville sige hej", "Jobcentret\nBoligforeningen");
  await e.clicks("Næste", { "kind:boligforeningen": "association" });
  await e.clicks("Næste", { forCitizen: "Glæde" });
  await e.clicks("Spring over");
  console.log(JSON.stringify(e.posts[5]));
  console.log(e.buttons());
  expect(1).toBe(1);
});
