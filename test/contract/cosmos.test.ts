import { openCosmos } from "../../src/store/cosmos.js";
import { cosmosKey, cosmosServer } from "../support/cosmos-server.js";
import { contract, pageSize } from "./documents.js";

contract("the store in Cosmos", async () => {
  const server = await cosmosServer();
  // Long patience: what is tried here is what the store says, not how fast the machine that tests is.
  const settings = {
    endpoint: server.endpoint,
    key: cosmosKey,
    database: "contract",
    patience: 30_000,
    pageSize,
  };
  const documents = await openCosmos(settings);
  return {
    documents,
    close: async () => {
      await documents.close();
      await server.close();
    },
  };
});
