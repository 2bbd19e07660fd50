import type { Documents } from "../../src/store/documents.js";

export interface Calls {
  read: number;
  write: number;
  list: number;
  sum: number;
  due: number;
  parked: number;
  remove: number;
}

const none: Calls = { read: 0, write: 0, list: 0, sum: 0, due: 0, parked: 0, remove: 0 };

/** Counts the calls that go through to a store, failed ones too, so that a test can hold a command to its budget. */
export function counting(documents: Documents): Documents & { readonly calls: Calls; reset(): void } {
  const calls = { ...none };
  return {
    calls,
    reset: () => void Object.assign(calls, none),
    read: (kind, at) => (calls.read++, documents.read(kind, at)),
    write: (kind, at, value, etag) => (calls.write++, documents.write(kind, at, value, etag)),
    list: (kind, tenantId, filter) => (calls.list++, documents.list(kind, tenantId, filter)),
    sum: (kind, tenantId, filter, numbers) => (calls.sum++, documents.sum(kind, tenantId, filter, numbers)),
    due: (...given) => (calls.due++, documents.due(...given)),
    parked: (limit) => (calls.parked++, documents.parked(limit)),
    remove: (kind, at, etag) => (calls.remove++, documents.remove(kind, at, etag)),
    ping: () => documents.ping(),
    close: () => documents.close(),
  };
}
