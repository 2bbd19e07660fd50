import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import { WriteConflict, type Documents } from "../../src/store/documents.js";
import { aPerson } from "./samples.js";

const ids = ["a", "b"] as const;
type Id = (typeof ids)[number];

/** Which etag a command brings: the document's own, one it had before, or one nobody ever gave. */
const etags = ["right", "old", "invented"] as const;

const command = fc.record({
  verb: fc.constantFrom("create", "replace", "remove"),
  tenant: fc.nat({ max: 1 }),
  id: fc.constantFrom(...ids),
  etag: fc.constantFrom("right", ...etags),
  name: fc.string({ unit: "grapheme", maxLength: 20 }),
});
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

interface Kept {
  name?: string;
  etag: string;
  old: string;
}

/** Whatever is done with right and wrong etags, the store does as a simple map would, and says so. */
export async function behavesLikeAModel(documents: Documents): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
      const tenants = [randomUUID(), randomUUID()];
      const model = new Map<string, Kept>();
      for (const one of commands) await follow(documents, model, tenants[one.tenant] ?? "", one);
      for (const tenantId of tenants) await expectSame(documents, model, tenantId);
    }),
    { numRuns: 40 },
  );
}

async function follow(
  documents: Documents,
  model: Map<string, Kept>,
  tenantId: string,
  command: Command,
): Promise<void> {
  const at = { tenantId, id: command.id };
  const kept = model.get(`${tenantId} ${command.id}`) ?? { etag: "none yet", old: "none before" };
  const etag = { right: kept.etag, old: kept.old, invented: "invented" }[command.etag];
  const exists = kept.name !== undefined;
  const allowed = command.verb === "create" ? !exists : exists && command.etag === "right";
  const value = aPerson(tenantId, command.id, { name: command.name });

  const done =
    command.verb === "remove"
      ? documents.remove("person", at, etag).then(() => kept.etag)
      : documents.write("person", at, value, command.verb === "create" ? undefined : etag);
  if (!allowed) return expect(done).rejects.toThrow(WriteConflict);
  const name = command.verb === "remove" ? undefined : command.name;
  model.set(`${tenantId} ${command.id}`, {
    ...(name !== undefined && { name }),
    etag: await done,
    old: kept.etag,
  });
}

async function expectSame(documents: Documents, model: Map<string, Kept>, tenantId: string): Promise<void> {
  const listed = new Map<string, string>();
  for await (const person of documents.list("person", tenantId)) listed.set(person.id, person.name);
  for (const id of ids) {
    const { name, etag } = model.get(`${tenantId} ${id satisfies Id}`) ?? {};
    const found = await documents.read("person", { tenantId, id });
    expect(found && { name: found.value.name, etag: found.etag }).toEqual(
      name === undefined ? undefined : { name, etag },
    );
    expect(listed.get(id)).toBe(name);
  }
}
