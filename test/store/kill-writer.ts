import { writeSync } from "node:fs";
import { openEmbedded } from "../../src/store/embedded.js";

// Run by kill.test.ts: writes until it is killed, and prints each number once its write is acknowledged.
const [file = "", tenantId = ""] = process.argv.slice(2);
const documents = openEmbedded(file);
const etags = new Map<string, string>();

for (let n = 1; ; n++) {
  const id = `p${n % 20}`;
  const person = { tenantId, id, name: String(n), changedAt: new Date().toISOString() };
  etags.set(id, await documents.write("person", { tenantId, id }, person, etags.get(id)));
  // Straight to the pipe: what process.stdout still held would die with the process.
  writeSync(1, `${n}\n`);
}
