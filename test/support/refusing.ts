import { StoreUnavailable, type Documents, type Kind } from "../../src/store/documents.js";

/** The store as it is, but for writes that it refuses while `when` says so. */
export const refusing = (real: Documents, when: (kind: Kind) => boolean): Documents => ({
  read: (...given) => real.read(...given),
  list: (...given) => real.list(...given),
  sum: (...given) => real.sum(...given),
  due: (...given) => real.due(...given),
  parked: (...given) => real.parked(...given),
  remove: (...given) => real.remove(...given),
  ping: () => real.ping(),
  close: () => real.close(),
  write: (...given) =>
    when(given[0]) ? Promise.reject(new StoreUnavailable("no answer")) : real.write(...given),
});
