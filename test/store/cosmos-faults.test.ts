import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openCosmos } from "../../src/store/cosmos.js";
import { StoreUnavailable, WriteConflict, type Documents } from "../../src/store/documents.js";
import { aPerson } from "../contract/samples.js";
import { cosmosKey, cosmosServer } from "../support/cosmos-server.js";
import { faultProxy, type Fault, type FaultProxy } from "../support/fault-proxy.js";

let server: Awaited<ReturnType<typeof cosmosServer>>;
let proxy: FaultProxy;
/** Goes past the proxy. */
let direct: Documents;
let documents: Documents;
/** For calls that are to fail: they need not wait long for that. */
let hurried: Documents;

beforeAll(async () => void (server = await cosmosServer()));
afterAll(() => server.close());

beforeEach(async () => {
  proxy = await faultProxy(server.endpoint);
  direct = await open(server.endpoint, 30_000);
  documents = await open(proxy.endpoint, 30_000);
  hurried = await open(proxy.endpoint, 300);
});
afterEach(async () => {
  await Promise.all([direct, documents, hurried].map((store) => store.close()));
  await proxy.close();
});

function open(endpoint: string, patience?: number): Promise<Documents> {
  return openCosmos({ endpoint, key: cosmosKey, database: "faults", ...(patience && { patience }) });
}

const at = { tenantId: "", id: "p1" };
const person = () => aPerson(at.tenantId, at.id);
const renamed = (name: string) => ({ ...person(), name });
beforeEach(() => void (at.tenantId = randomUUID()));

/** What goes wrong before the store has done anything, and what goes wrong after it has. */
const before: [string, Fault][] = [
  ["a reset", { reaches: "never", answer: "reset" }],
  ["a 503", { reaches: "never", answer: { status: 503 } }],
  ["a 408", { reaches: "never", answer: { status: 408 } }],
  ["a gateway's page", { reaches: "never", answer: { status: 502, body: "<h1>Bad gateway</h1>" } }],
];
const afterwards: [string, Fault][] = before.map(([name, fault]) => [name, { ...fault, reaches: "now" }]);

describe("too many requests", () => {
  const busy: Fault = { reaches: "never", answer: { status: 429, retryAfter: 40 } };

  test("are asked again after the time the store asks for", async () => {
    const started = performance.now();
    proxy.next(busy, busy);
    const etag = await documents.write("person", at, person());
    expect(performance.now() - started).toBeGreaterThanOrEqual(80);
    expect(proxy.came).toEqual(["POST", "POST", "POST"]);
    expect(proxy.reached).toEqual(["POST"]);
    expect(await direct.read("person", at)).toEqual({ value: person(), etag });
  });

  test.each(["read", "write", "list", "due", "remove", "change"] as const)(
    "for ever make a %s fail",
    async (call) => {
      const etag = await direct.write("person", { ...at, id: "old" }, aPerson(at.tenantId, "old"));
      proxy.always(busy);
      await expect(calls(hurried, etag)[call]()).rejects.toThrow(StoreUnavailable);
      expect(proxy.reached).toEqual([]);
    },
  );

  test("with a longer wait than there is time for are told at once", async () => {
    proxy.always({ reaches: "never", answer: { status: 429, retryAfter: 60_000 } });
    await expect(documents.read("person", at)).rejects.toThrow(StoreUnavailable);
    expect(proxy.came).toEqual(["GET"]);
  });
});

function calls(store: Documents, etag: string) {
  const old = { ...at, id: "old" };
  return {
    read: () => store.read("person", at),
    write: () => store.write("person", at, person()),
    change: () => store.write("person", old, aPerson(at.tenantId, "old"), etag),
    remove: () => store.remove("person", old, etag),
    list: async () => {
      for await (const value of store.list("person", at.tenantId)) void value;
    },
    due: () => store.due("2026-01-01T00:00:00.000Z", 1),
  };
}

describe.each(before)("%s before the store has done anything", (_, fault) => {
  test("is tried again: a read, a list, what is due", async () => {
    await direct.write("person", at, person());
    for (const call of ["read", "list", "due"] as const) {
      proxy.next(fault);
      await calls(documents, "")[call]();
    }
    expect(proxy.reached).toHaveLength(3);
  });

  test("is tried again: a document is created once", async () => {
    proxy.next(fault);
    const etag = await documents.write("person", at, person());
    expect(proxy.came).toEqual(["POST", "GET", "POST"]);
    expect(proxy.reached).toEqual(["GET", "POST"]);
    expect(await direct.read("person", at)).toEqual({ value: person(), etag });
  });

  test("is tried again: a document is replaced, and removed", async () => {
    const old = await direct.write("person", at, person());
    proxy.next(fault);
    const etag = await documents.write("person", at, renamed("ny"), old);
    expect(await direct.read("person", at)).toEqual({ value: renamed("ny"), etag });
    proxy.next(fault);
    await documents.remove("person", at, etag);
    expect(proxy.reached).toEqual(["GET", "PUT", "GET", "DELETE"]);
    expect(await direct.read("person", at)).toBeUndefined();
  });

  test("is a conflict when another wrote meanwhile", async () => {
    proxy.next({ ...fault, meanwhile: () => direct.write("person", at, renamed("anden")) });
    await expect(documents.write("person", at, person())).rejects.toThrow(WriteConflict);
    const found = await direct.read("person", at);
    expect(found?.value.name).toBe("anden");

    const overwrite = () => direct.write("person", at, renamed("tredje"), found?.etag);
    proxy.next({ ...fault, meanwhile: overwrite });
    await expect(documents.remove("person", at, found?.etag ?? "")).rejects.toThrow(WriteConflict);
    expect((await direct.read("person", at))?.value.name).toBe("tredje");
  });
});

describe.each(afterwards)("%s after the store has done its work", (_, fault) => {
  test("is a success: a document is created once", async () => {
    proxy.next(fault);
    const etag = await documents.write("person", at, person());
    expect(proxy.reached).toEqual(["POST", "GET"]);
    expect(await direct.read("person", at)).toEqual({ value: person(), etag });
  });

  test("is a success: a document is replaced once, and removed once", async () => {
    const old = await direct.write("person", at, person());
    proxy.next(fault);
    const etag = await documents.write("person", at, renamed("ny"), old);
    expect(await direct.read("person", at)).toEqual({ value: renamed("ny"), etag });
    proxy.next(fault);
    await documents.remove("person", at, etag);
    expect(proxy.reached).toEqual(["PUT", "GET", "DELETE", "GET"]);
    expect(await direct.read("person", at)).toBeUndefined();
  });

  test("is still a success when the first look at it fails too", async () => {
    proxy.next(fault, { answer: "reset" });
    await documents.write("person", at, person());
    expect(proxy.reached).toEqual(["POST", "GET", "GET"]);
  });
});

test("a write that reaches the store later than the next try is still one write", async () => {
  proxy.next({ reaches: "late", answer: "reset" });
  const etag = await documents.write("person", at, person());
  expect(proxy.reached).toEqual(["GET", "POST", "POST", "GET"]);
  expect(await direct.read("person", at)).toEqual({ value: person(), etag });
});

describe("silence", () => {
  test("is not waited for longer than the store is given", async () => {
    proxy.always({ reaches: "never", answer: "silence" });
    for (const call of ["read", "write", "list", "due", "remove"] as const)
      await expect(calls(hurried, "etag")[call]()).rejects.toThrow(StoreUnavailable);
  });

  test("leaves time to find out that the write was done", async () => {
    const usual = await open(proxy.endpoint);
    proxy.next({ reaches: "now", answer: "silence" });
    const etag = await usual.write("person", at, person());
    expect(await direct.read("person", at)).toEqual({ value: person(), etag });
    await usual.close();
  });

  test("is given 3 s unless said otherwise", async () => {
    const usual = await open(proxy.endpoint);
    proxy.always({ reaches: "never", answer: "silence" });
    const started = performance.now();
    await expect(usual.write("person", at, person())).rejects.toThrow("within 3000 ms");
    expect(performance.now() - started).toBeGreaterThan(2_500);
    await usual.close();
  });
});

test("an answer that asking again would not change is passed on at once", async () => {
  proxy.always({ reaches: "never", answer: { status: 403 } });
  await expect(documents.write("person", at, person())).rejects.toMatchObject({ code: 403 });
  expect(proxy.came).toEqual(["POST"]);
});

test("a replica that lags is not taken for a missing document", async () => {
  const etag = await direct.write("person", at, person());
  proxy.next({ reaches: "never", answer: { status: 404, substatus: 1002 } });
  expect(await documents.read("person", at)).toEqual({ value: person(), etag });
});

test("a sum that comes in parts, as Cosmos gives it over many documents, is added up", async () => {
  const parts = [{ n0: 2, n1: 1 }, { n0: 3 }, {}];
  const body = JSON.stringify({ _rid: "", Documents: parts, _count: parts.length });
  proxy.next({ reaches: "never", answer: { status: 200, body } });
  const numbers = ["voters", "points.quality"];
  expect(await documents.sum("vote", at.tenantId, { themeId: "t1" }, numbers)).toEqual([5, 1]);
});

test("a sum is asked for again after a reset", async () => {
  proxy.next({ reaches: "never", answer: "reset" });
  expect(await documents.sum("vote", at.tenantId, {}, ["voters"])).toEqual([0]);
});
