import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "libsql";
import { mustBelong } from "./belonging.js";
import {
  filtersIn,
  heldIn,
  StoreUnavailable,
  WriteConflict,
  type Documents,
  type Due,
  type Filter,
  type Found,
  type Kind,
  type Kinds,
  type Parked,
  type Place,
  type Stored,
} from "./documents.js";
import { SharedCommit } from "./shared-commit.js";
import {
  dueSql,
  insertSql,
  listSql,
  parkedSql,
  removeSql,
  schema,
  selectSql,
  sumSql,
  updateSql,
} from "./embedded-sql.js";

export interface EmbeddedOptions {
  /** How many documents of a list are in memory at a time. */
  readonly pageSize?: number;
  /** Milliseconds to wait for another process that writes to the same file. */
  readonly patience?: number;
}

/** Sorts after every instant, so that the first page is asked for like the next. */
const beforeTheFirst = { changedAt: "~", id: "" };

/**
 * A store in one file, for one machine. A write is on the disk when it is acknowledged, and a second process may
 * use the same file. `:memory:` keeps nothing. @throws when the file cannot be opened.
 */
export function openEmbedded(file: string, options: EmbeddedOptions = {}): Documents {
  return new Embedded(file, options);
}

class Embedded implements Documents {
  readonly #db: Connection;
  readonly #pageSize: number;
  readonly #shared: SharedCommit;
  readonly #prepared = new Map<string, Statement>();

  constructor(file: string, { pageSize = 100, patience = 3_000 }: EmbeddedOptions) {
    this.#db = answered(() => connect(file, patience));
    this.#shared = new SharedCommit(this.#db);
    this.#pageSize = pageSize;
  }

  async read<K extends Kind>(kind: K, at: Place): Promise<Found<K> | undefined> {
    const row = answered(() => this.#sql(selectSql).get(kind, at.tenantId, at.id)) as
      { value: string; etag: string } | undefined;
    return row && { value: JSON.parse(row.value) as Kinds[K], etag: row.etag };
  }

  async write<K extends Kind>(kind: K, at: Place, value: Kinds[K], etag?: string): Promise<string> {
    mustBelong(kind, at, value);
    const next = randomUUID();
    const { tenantId, id, changedAt, dueAt }: Stored = value;
    const row = { kind, tenantId, id, next, changedAt, dueAt: dueAt ?? null, value: JSON.stringify(value) };
    const written = await this.#shared
      .add(() =>
        etag === undefined ? this.#sql(insertSql).run(row) : this.#sql(updateSql).run({ ...row, etag }),
      )
      .catch(translated);
    if (written === 0) throw new WriteConflict(`Someone wrote the ${kind} first.`);
    return next;
  }

  async *list<K extends Kind>(kind: K, tenantId: string, filter?: Filter<K>): AsyncGenerator<Kinds[K]> {
    const { fields, held, values } = wantedBy(kind, filter);
    const page = this.#sql(listSql(kind, fields, held));
    for (let last: Cursor | undefined = beforeTheFirst; last;) {
      const { changedAt, id }: Cursor = last;
      const rows = answered(() => page.all(tenantId, ...values, changedAt, id, this.#pageSize)) as ListRow[];
      for (const row of rows) yield JSON.parse(row.value) as Kinds[K];
      last = rows.length < this.#pageSize ? undefined : rows.at(-1);
    }
  }

  async sum<K extends Kind>(
    kind: K,
    tenantId: string,
    filter: Filter<K>,
    numbers: readonly string[],
  ): Promise<readonly number[]> {
    const { fields, held, values } = wantedBy(kind, filter);
    const row = answered(() => this.#sql(sumSql(kind, fields, held, numbers)).get(tenantId, ...values));
    return numbers.map((_, n) => (row as Record<string, number | null>)[`n${n}`] ?? 0);
  }

  async due(now: string, limit: number, butOf: readonly string[] = []): Promise<readonly Due[]> {
    return answered(() => this.#sql(dueSql).all(now, JSON.stringify(butOf), limit)) as Due[];
  }

  async parked(limit: number): Promise<readonly Parked[]> {
    return answered(() => this.#sql(parkedSql).all(limit)) as Parked[];
  }

  async remove(kind: Kind, at: Place, etag: string): Promise<void> {
    const { changes } = answered(() => this.#sql(removeSql).run(kind, at.tenantId, at.id, etag));
    if (changes === 0) throw new WriteConflict(`Someone wrote or removed the ${kind} first.`);
  }

  async ping(): Promise<void> {
    answered(() => this.#sql(selectSql).get("", "", ""));
  }

  async close(): Promise<void> {
    this.#shared.now();
    this.#prepared.clear();
    this.#db.close();
  }

  #sql(text: string): Statement {
    let statement = this.#prepared.get(text);
    if (!statement) this.#prepared.set(text, (statement = this.#db.prepare(text)));
    return statement;
  }
}

/** What a list is narrowed by, and the values in the order the statement takes them. */
function wantedBy<K extends Kind>(kind: K, filter?: Filter<K>) {
  const equal = filtersIn(kind, filter);
  const held = heldIn(kind, filter);
  return {
    fields: equal.map(([field]) => field),
    held: held.map(([field]) => field),
    values: [...equal, ...held].map(([, value]) => value),
  };
}

type Connection = Database.Database;
type Statement = Database.Statement<unknown[]>;
type Cursor = { readonly changedAt: string; readonly id: string };
type ListRow = Cursor & { readonly value: string };
/** The waiting time comes first, since even the other settings may meet a process that is writing. */
function connect(file: string, patience: number): Connection {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  db.exec(
    `PRAGMA busy_timeout = ${patience}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`,
  );
  return db;
}

/** What the disk or another process may cause; everything else is a fault of ours and passes as it is. */
const notOurFault = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY)/;

function answered<T>(call: () => T): T {
  try {
    return call();
  } catch (cause) {
    return translated(cause);
  }
}

function translated(cause: unknown): never {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (notOurFault.test(code)) throw new StoreUnavailable(`The store's file gave ${code}.`, { cause });
  throw cause;
}
