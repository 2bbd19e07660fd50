import Module, { createRequire } from "node:module";

/**
 * Puts off loading a package until something in it is used, by placing a stand-in in `require.cache` (which Node
 * documents as replaceable). The SDKs load much at start that this bot never calls; nothing is taken away, so what
 * is used after all still works, only later. `from` is the file that would have loaded it.
 */
export function later(from: string, name: string): void {
  const load = createRequire(from);
  const file = load.resolve(name);
  if (load.cache[file]) return;
  const standIn = new Module(file);
  standIn.loaded = true;
  standIn.exports = standInFor(() => {
    if (load.cache[file] === standIn) Reflect.deleteProperty(load.cache, file);
    return load(file) as object;
  });
  load.cache[file] = standIn;
}

/**
 * Everything asked of the stand-in is asked of the real module. `__esModule` alone is answered without loading,
 * since compiled code asks for it at once; true also suits plain CommonJS as long as it is used by names.
 */
function standInFor(real: () => object): object {
  return new Proxy(function () {}, {
    get: (_, key) => key === "__esModule" || Reflect.get(real(), key),
    has: (_, key) => Reflect.has(real(), key),
    apply: (_, self, given) => Reflect.apply(real() as () => unknown, self, given) as unknown,
    construct: (_, given) => Reflect.construct(real() as new () => object, given) as object,
  });
}
