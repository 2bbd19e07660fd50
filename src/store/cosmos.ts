// Loading the SDK takes some 290 ms: import this file dynamically, and only where Cosmos is used.
import { randomUUID } from "node:crypto";
import type { Container, CosmosClient } from "@azure/cosmos";
import { mustBelong } from "./belonging.js";
import { openContainer, type CosmosSettings } from "./cosmos-container.js";
import { dueQuery, listQuery, parkedQuery, sumQuery } from "./cosmos-queries.js";
import {
  WriteConflict,
  type Documents,
  type Due,
  type Filter,
  type Found,
  type Kind,
  type Kinds,
  type Parked,
  type Place,
} from "./documents.js";
import { meaningOf, Patience } from "./patience.js";

/** How long one call may take over all its tries: Teams waits 5 s for the answer to a click. */
export const defaultPatience = 3_000;

/** How a document lies in Cosmos: the value as it is, and beside it only what Cosmos and we need to find it. */
interface Item {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: Kind;
  /** New for every write, so that a write without an answer can be recognised as ours. */
  readonly writeId: string;
  readonly content: Kinds[Kind];
}
type FoundItem = Item & { readonly _etag: string };

/**
 * The store in Azure Cosmos DB: one container, partitioned by tenant, created with its indexes when missing.
 * @throws StoreUnavailable when the store does not answer within 30 s.
 */
export async function openCosmos(settings: CosmosSettings): Promise<Documents> {
  const { client, container } = await openContainer(settings);
  return new Cosmos(client, container, settings);
}

class Cosmos implements Documents {
  readonly #client: CosmosClient;
  readonly #container: Container;
  readonly #patience: () => Patience;
  readonly #pageSize: number;

  constructor(
    client: CosmosClient,
    container: Container,
    { patience = defaultPatience, pageSize = 100 }: CosmosSettings,
  ) {
    this.#client = client;
    this.#container = container;
    this.#patience = () => new Patience(patience);
    this.#pageSize = pageSize;
  }

  async read<K extends Kind>(kind: K, at: Place): Promise<Found<K> | undefined> {
    const item = await this.#find(kind, at, this.#patience());
    return item && { value: item.content as Kinds[K], etag: item._etag };
  }

  async write<K extends Kind>(kind: K, at: Place, value: Kinds[K], etag?: string): Promise<string> {
    mustBelong(kind, at, value);
    const item: Item = {
      id: itemId(kind, at.id),
      tenantId: at.tenantId,
      kind,
      writeId: randomUUID(),
      content: value,
    };
    const { items } = this.#container;
    return this.#untilKnown(kind, at, etag, {
      send: async (abortSignal) => {
        const response = await (etag === undefined
          ? items.create(item, { abortSignal })
          : this.#item(kind, at).replace(item, { abortSignal, ...onlyIf(etag) }));
        return response.etag;
      },
      recognise: (found) => (found?.writeId === item.writeId ? found._etag : undefined),
    });
  }

  async remove(kind: Kind, at: Place, etag: string): Promise<void> {
    await this.#untilKnown(kind, at, etag, {
      send: async (abortSignal) => {
        await this.#item(kind, at).delete({ abortSignal, ...onlyIf(etag) });
        return true;
      },
      recognise: (found) => (found ? undefined : true),
    });
  }

  async *list<K extends Kind>(kind: K, tenantId: string, filter?: Filter<K>): AsyncGenerator<Kinds[K]> {
    const query = listQuery(kind, tenantId, filter);
    let continuationToken: string | undefined;
    do {
      const from = { partitionKey: tenantId, maxItemCount: this.#pageSize, continuationToken };
      // A new iterator for each page, so that a page that failed can be asked for again.
      const page = await this.#patience().untilAnswered((abortSignal) =>
        this.#container.items.query<Kinds[K]>(query, { ...from, abortSignal }).fetchNext(),
      );
      yield* page.resources;
      continuationToken = page.continuationToken;
    } while (continuationToken);
  }

  async sum<K extends Kind>(
    kind: K,
    tenantId: string,
    filter: Filter<K>,
    numbers: readonly string[],
  ): Promise<readonly number[]> {
    const query = sumQuery(kind, tenantId, filter, numbers);
    const { resources } = await this.#patience().untilAnswered((abortSignal) =>
      this.#container.items
        .query<Record<string, number | null>>(query, { partitionKey: tenantId, abortSignal })
        .fetchAll(),
    );
    // Cosmos adds up page by page: over many documents it gives a row for each page.
    return numbers.map((_, n) => resources.reduce((sum, row) => sum + (row[`n${n}`] ?? 0), 0));
  }

  async due(now: string, limit: number, butOf: readonly string[] = []): Promise<readonly Due[]> {
    const query = dueQuery(now, limit, butOf);
    const { resources } = await this.#patience().untilAnswered((abortSignal) =>
      this.#container.items.query<Due>(query, { abortSignal }).fetchAll(),
    );
    return resources;
  }

  async parked(limit: number): Promise<readonly Parked[]> {
    const query = parkedQuery(limit);
    const { resources } = await this.#patience().untilAnswered((abortSignal) =>
      this.#container.items.query<Parked>(query, { abortSignal }).fetchAll(),
    );
    return resources;
  }

  async ping(): Promise<void> {
    await this.#patience().untilAnswered((abortSignal) => this.#container.read({ abortSignal }));
  }

  async close(): Promise<void> {
    this.#client.dispose();
  }

  #item(kind: Kind, at: Place) {
    return this.#container.item(itemId(kind, at.id), at.tenantId);
  }

  async #find(kind: Kind, at: Place, patience: Patience): Promise<FoundItem | undefined> {
    const response = await patience.untilAnswered(async (abortSignal) => {
      const answer = await this.#item(kind, at).read<FoundItem>({ abortSignal });
      // The SDK hands every 404 back as "missing"; only one that is about the document means it.
      const { statusCode: code, substatus } = answer;
      if (code === 404 && meaningOf({ code, substatus }) !== "conflict")
        throw Object.assign(new Error("not found"), { code, substatus });
      return answer;
    });
    return response.resource;
  }

  /**
   * Sends a conditional write until it is known what became of it. Once a try had no answer, an earlier try may have
   * been ours: then a conflict as well is looked into before it is told.
   */
  async #untilKnown<T>(
    kind: Kind,
    at: Place,
    etag: string | undefined,
    write: ConditionalWrite<T>,
  ): Promise<T> {
    const patience = this.#patience();
    let inDoubt = false;
    for (;;) {
      try {
        return await patience.once(write.send);
      } catch (error) {
        const meaning = meaningOf(error);
        if (meaning === "final") throw error;
        inDoubt ||= meaning === "unclear";
        // Ours is done; as before, it is tried again; anything else is another's. Were ours written over by another
        // already, it would be told as a conflict too: rules can be repeated.
        const found = inDoubt ? await this.#find(kind, at, patience) : undefined;
        const done = inDoubt ? write.recognise(found) : undefined;
        if (done !== undefined) return done;
        if (inDoubt ? found?._etag !== etag : meaning === "conflict")
          throw new WriteConflict(`Someone wrote the ${kind} first.`);
        await patience.pause(error);
      }
    }
  }
}

interface ConditionalWrite<T> {
  send(signal: AbortSignal): Promise<T>;
  /** What to report if the document, as it is found now, shows that the write was carried out. */
  recognise(found: FoundItem | undefined): T | undefined;
}

/** Cosmos forbids / \ ? and # in ids; everything but plain letters and digits is written as its code. */
function itemId(kind: Kind, id: string): string {
  return `${kind}:${id.replace(/[^A-Za-z0-9.:_-]/gu, (sign) => `=${sign.codePointAt(0)?.toString(16)};`)}`;
}

function onlyIf(etag: string) {
  return { accessCondition: { type: "IfMatch", condition: etag } };
}
