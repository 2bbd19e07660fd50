import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEmbedded } from "../../src/store/embedded.js";
import { transpiled } from "../support/transpiled.js";

let code: Awaited<ReturnType<typeof transpiled>>;
let folder: string;

beforeAll(async () => {
  code = await transpiled("src/store", "src/letters", "test/store");
  folder = await mkdtemp(join(tmpdir(), "kill-"));
});
afterAll(async () => {
  await code.remove();
  await rm(folder, { recursive: true });
});

/** Ten processes in turn write to one file; each is killed while it writes, after some number of acknowledgements. */
test("no acknowledged write is lost when the process is killed", async () => {
  const file = join(folder, "store.db");
  const moments = Array.from({ length: 10 }, () => 1 + Math.floor(Math.random() * 200));
  const acknowledged: number[] = [];
  for (const [round, moment] of moments.entries()) {
    acknowledged.push(await writeUntilKilled(file, `t${round}`, moment));
    expect(await lost(file, acknowledged), `killed after ${moments.slice(0, round + 1).join(", ")}`).toEqual(
      [],
    );
  }
});

/** The last number the writer said was written. */
async function writeUntilKilled(file: string, tenantId: string, moment: number): Promise<number> {
  const writer = spawn(process.execPath, [join(code.folder, "test/store/kill-writer.js"), file, tenantId], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(writer, "exit");
  let last = 0;
  for await (const line of createInterface(writer.stdout)) {
    // A line cut off by the kill would be a smaller number, never a larger one.
    last = Math.max(last, Number(line));
    if (last === moment) writer.kill("SIGKILL");
  }
  expect(await ended).toEqual([null, "SIGKILL"]);
  expect(last).toBeGreaterThanOrEqual(moment);
  return last;
}

/** The acknowledged writes of every round so far that are neither there nor written over by a later one. */
async function lost(file: string, acknowledged: readonly number[]): Promise<string[]> {
  const documents = openEmbedded(file);
  const missing: string[] = [];
  for (const [round, last] of acknowledged.entries())
    for (let n = Math.max(1, last - 19); n <= last; n++) {
      const found = await documents.read("person", { tenantId: `t${round}`, id: `p${n % 20}` });
      if (!(Number(found?.value.name) >= n)) missing.push(`${n} of round ${round}`);
    }
  await documents.close();
  return missing;
}
