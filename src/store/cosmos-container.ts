import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";
import {
  CosmosClient,
  type Container,
  type CosmosClientOptions,
  type Database,
  type IndexingPolicy,
} from "@azure/cosmos";
import { indexingPolicy } from "./cosmos-queries.js";
import { codeOf, meaningOf, NoAnswer, Patience } from "./patience.js";

export interface CosmosSettings {
  readonly endpoint: string;
  /** The account's key; without one the managed identity of the machine is used. */
  readonly key?: string;
  readonly database: string;
  readonly container?: string;
  /** Milliseconds one call may take over all its tries; 3,000 unless given. */
  readonly patience?: number;
  /** How many documents of a list are fetched at a time; 100 unless given. */
  readonly pageSize?: number;
}

/** Creating a container takes Cosmos some seconds; opening is done once, before anyone waits. */
const openingTime = 30_000;

/**
 * Connects, and sees to it that the container is there with the partition key and indexes the queries need.
 * @throws StoreUnavailable when the store does not answer within 30 s.
 */
export async function openContainer(
  settings: CosmosSettings,
): Promise<{ client: CosmosClient; container: Container }> {
  const client = new CosmosClient({ ...(await credentials(settings)), ...connection });
  try {
    const patience = new Patience(openingTime);
    const database = await ensureDatabase(client, settings.database, patience);
    return {
      client,
      container: await ensureContainer(database, settings.container ?? "documents", patience),
    };
  } catch (error) {
    client.dispose();
    throw error;
  }
}

/** The identity package is heavy, and only a managed identity needs it. */
async function credentials({ endpoint, key }: CosmosSettings): Promise<CosmosClientOptions> {
  if (key) return { endpoint, key };
  const { DefaultAzureCredential } = await import("@azure/identity");
  return { endpoint, aadCredentials: new DefaultAzureCredential() };
}

const transport = createDefaultHttpClient();

/** Tells answers from silence before the SDK sees them: it would wait a second after each reset, ten times. */
const httpClient: HttpClient = {
  async sendRequest(request) {
    const response = await transport.sendRequest(request).catch((cause: unknown) => {
      throw new NoAnswer("The connection to the store broke.", { cause });
    });
    if (response.status === 408 || response.status >= 500)
      throw new NoAnswer(`The store answered ${response.status}.`);
    return response;
  },
};

/** All retrying is ours (patience.ts): the SDK's own is switched off, and with it the search for other regions. */
const connection: CosmosClientOptions = {
  httpClient,
  connectionPolicy: {
    requestTimeout: openingTime,
    enableEndpointDiscovery: false,
    enableBackgroundEndpointRefreshing: false,
    enablePartitionLevelFailover: false,
    retryOptions: { maxRetryAttemptCount: 0 },
  },
};

async function ensureDatabase(client: CosmosClient, id: string, patience: Patience): Promise<Database> {
  const database = client.database(id);
  await ensure(
    patience,
    (abortSignal) => database.read({ abortSignal }),
    (abortSignal) => client.databases.create({ id }, { abortSignal }),
  );
  return database;
}

/** A container of an earlier version gets the indexes that have come since; Cosmos builds them while it serves. */
async function ensureContainer(database: Database, id: string, patience: Patience): Promise<Container> {
  const container = database.container(id);
  const wanted = { id, partitionKey: { paths: ["/tenantId"] }, indexingPolicy };
  const { resource: found } = await ensure(
    patience,
    (abortSignal) => container.read({ abortSignal }),
    (abortSignal) => database.containers.create(wanted, { abortSignal }),
  );
  if (found?.partitionKey?.paths.join() !== "/tenantId")
    throw new Error(`The container ${id} must have the partition key /tenantId.`);
  if (!covers(found.indexingPolicy))
    await patience.untilAnswered((abortSignal) =>
      container.replace({ ...found, indexingPolicy }, { abortSignal }),
    );
  return container;
}

/** Reads it, and creates it when it is missing; another instance that starts at the same time may be first. */
async function ensure<T>(
  patience: Patience,
  read: (signal: AbortSignal) => Promise<T>,
  create: (signal: AbortSignal) => Promise<unknown>,
): Promise<T> {
  for (;;) {
    try {
      return await patience.untilAnswered(read);
    } catch (error) {
      if (codeOf(error) !== 404) throw error;
    }
    try {
      await patience.once(create);
    } catch (error) {
      if (codeOf(error) === 403)
        throw new Error("The database or container is missing, and this identity may not create it.", {
          cause: error,
        });
      if (meaningOf(error) === "final") throw error;
      await patience.pause(error);
    }
  }
}

/** Cosmos adds paths of its own to a policy, so ours need only be among them. */
function covers(found: IndexingPolicy | undefined): boolean {
  const paths = new Set(found?.includedPaths?.map(({ path }) => path));
  const composites = new Set(found?.compositeIndexes?.map(nameOf));
  return (
    indexingPolicy.includedPaths.every(({ path }) => paths.has(path)) &&
    indexingPolicy.compositeIndexes.every((c) => composites.has(nameOf(c)))
  );
}

function nameOf(composite: readonly { path?: string; order?: string }[]): string {
  return composite.map(({ path, order }) => `${path} ${order}`).join();
}
