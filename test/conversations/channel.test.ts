import { afterEach, expect, test } from "vitest";
import { aChat, closeChats, tenant, type Someone } from "../support/chat.js";

afterEach(closeChats);

const thread = "19:general@thread.tacv2;messageid=1";
const inChannel = (someone: Someone, text: string, conversationType = "channel") =>
  someone.message(`<at>Netværkssmeden</at> ${text}`, {
    conversation: { id: thread, conversationType, tenantId: tenant, isGroup: true },
    entities: [
      {
        type: "mention",
        text: "<at>Netværkssmeden</at>",
        mentioned: { id: "28:bot", name: "Netværkssmeden" },
      },
    ],
  });

test.each(["channel", "groupChat"])(
  "in a %s the bot says in the thread that unfolding is private, and opens the private chat",
  async (kind) => {
    const employee = (await aChat()).with("employee");
    await employee.sends(inChannel(employee, "nyt tema", kind));
    const said = employee.chat.teams.conversation(thread).posts.map(({ activity }) => activity.text);
    expect(said).toEqual([
      "Et netværkstema folder vi ud i den private chat, hvor ingen andre læser med. Jeg har skrevet til dig dér.",
    ]);
    expect(employee.transcript[0]).toContain("Hej! Jeg er Netværkssmeden.");
  },
);

test("a chat between two people, where a theme's card was inserted, is not the private chat", async () => {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Hemmeligheden");
  const conversation = { id: "19:a_b@unq.gbl.spaces", conversationType: "personal", tenantId: tenant };
  await employee.sends({ ...employee.invoke("themes.list", {}), conversation });
  expect(employee.lastInvoke?.value).toContain("Den knap kender jeg ikke");
  expect(employee.chat.teams.conversation(conversation.id).posts).toEqual([]);
});

test("what is open is offered in the private chat, never in the channel, and no question is put twice", async () => {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Hemmeligheden");
  await employee.sends(inChannel(employee, "fortsæt"));
  expect(employee.transcript.at(-1)).toContain("Godt at se dig igen.");
  expect(employee.buttons()).toContain("Fortsæt");
  expect(employee.posts.filter((post) => employee.buttons(post).includes("Næste"))).toHaveLength(1);
  expect(JSON.stringify(employee.chat.teams.conversation(thread).posts)).not.toContain("Spørgsmål");
});

test("a person who cannot be reached privately is told how, in the thread", async () => {
  const employee = (await aChat()).with("employee");
  employee.chat.teams.fail({ how: { status: 403 }, when: ({ path }) => path === "/v3/conversations" });
  await employee.sends(inChannel(employee, "nyt tema"));
  expect(employee.chat.teams.conversation(thread).last?.activity.text).toContain("tryk »Tilføj«");
});

test("coming to a team the bot greets it once, and coming to a person's chat it greets the person", async () => {
  const employee = (await aChat()).with("employee");
  const conversation = { id: "19:team@thread.tacv2", conversationType: "channel", tenantId: tenant };
  await employee.sends(employee.activity({ type: "installationUpdate", action: "add", conversation }));
  await employee.sends(
    employee.activity({ type: "conversationUpdate", membersAdded: [{ id: "28:bot" }], conversation }),
  );
  expect(
    employee.chat.teams.conversation(conversation.id).posts.map(({ activity }) => activity.text),
  ).toEqual([
    "Hej! Jeg er Netværkssmeden. Skriv til mig i den private chat, så folder vi et netværkstema ud sammen.",
  ]);
  await employee.sends(employee.activity({ type: "installationUpdate", action: "add" }));
  await employee.sends(
    employee.activity({
      type: "conversationUpdate",
      membersAdded: [{ id: `29:${employee.id}` }, { id: "28:bot" }],
    }),
  );
  expect(employee.transcript).toHaveLength(1);
});
