import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../../src/store/embedded.js";
import { contract, pageSize } from "./documents.js";

contract("the embedded store", async () => {
  const folder = await mkdtemp(join(tmpdir(), "embedded-"));
  const documents = openEmbedded(join(folder, "new", "folder", "store.db"), { pageSize });
  return {
    documents,
    close: async () => {
      await documents.close();
      await rm(folder, { recursive: true });
    },
  };
});
