import { CosmosClient } from "@azure/cosmos";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCosmos } from "../../src/store/cosmos.js";
import { indexingPolicy, listQuery, sumQuery } from "../../src/store/cosmos-queries.js";
import { cosmosKey, cosmosServer } from "../support/cosmos-server.js";

let server: Awaited<ReturnType<typeof cosmosServer>>;
let client: CosmosClient;
beforeAll(async () => {
  server = await cosmosServer();
  client = new CosmosClient({
    endpoint: server.endpoint,
    key: cosmosKey,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
});
afterAll(async () => {
  client.dispose();
  await server.close();
});

const open = (database: string) => openCosmos({ endpoint: server.endpoint, key: cosmosKey, database });

test("several instances that start at the same time make one container, with its key and indexes", async () => {
  const instances = await Promise.all([open("new"), open("new"), open("new")]);
  const { resource } = await client.database("new").container("documents").read();
  expect(resource?.partitionKey?.paths).toEqual(["/tenantId"]);
  expect(resource?.indexingPolicy).toMatchObject(indexingPolicy);
  await Promise.all(instances.map((instance) => instance.close()));
});

test("a container without the indexes of today gets them, and keeps its other settings", async () => {
  const { database } = await client.databases.createIfNotExists({ id: "earlier" });
  const partitionKey = { paths: ["/tenantId"] };
  const { container } = await database.containers.create({ id: "documents", partitionKey, defaultTtl: 60 });

  const today = await open("earlier");
  await today.close();
  expect((await container.read()).resource).toMatchObject({ partitionKey, defaultTtl: 60, indexingPolicy });
});

test("a container that is not divided by tenant is refused", async () => {
  const { database } = await client.databases.createIfNotExists({ id: "other" });
  await database.containers.create({ id: "documents", partitionKey: { paths: ["/owner"] } });
  await expect(open("other")).rejects.toThrow("partition key /tenantId");
});

test("what is indexed is what the queries ask for and add up, and no more", () => {
  const filters = ["owner", "state", "shared", "teamId", "themeId", "hasWords", "joins", "follows"];
  const ofNetworks = ["lead", "networkId"];
  const fields = ["changedAt", "dueAt", "parkedSince", ...filters, ...ofNetworks, "voters"].map(
    (field) => `content/${field}`,
  );
  expect(indexingPolicy.includedPaths.map(({ path }) => path)).toEqual([
    ...["tenantId", "kind", ...fields].map((path) => `/${path}/?`),
    "/content/points/*",
    "/content/pointsFor/*",
    // The paths of what a list holds: such a filter needs no composite index beside that of the list itself.
    "/content/people/[]/?",
    "/content/waitsFor/[]/?",
  ]);
  expect(indexingPolicy.excludedPaths).toEqual([{ path: "/*" }]);
  // One for each combination of filters that some kind has; Cosmos takes 100 at most.
  expect(indexingPolicy.compositeIndexes).toHaveLength(23);
});

test.each([
  ["a list", listQuery("theme", "t", { owner: "x' OR 1=1" })],
  ["a list of what holds a value", listQuery("network", "t", { people: "x' OR 1=1" })],
  ["a sum", sumQuery("vote", "t", { themeId: "x' OR 1=1" }, ["voters"])],
])("%s names its tenant, and takes what people chose as parameters only", (_, { query, parameters }) => {
  expect(query).toContain("WHERE c.tenantId = @tenantId AND");
  expect(query).not.toContain("1=1");
  expect(parameters).toContainEqual({ name: "@tenantId", value: "t" });
});
