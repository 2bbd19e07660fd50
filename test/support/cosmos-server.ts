import type { AddressInfo } from "node:net";
import { createHttpServer } from "@vercel/cosmosdb-server";

/** Any key will do: the simulator does not look at it. */
export const cosmosKey = Buffer.from("any key").toString("base64");

/** Starts Cosmos in memory: its REST over plain http on a free port of this machine. */
export async function cosmosServer(): Promise<{ readonly endpoint: string; close(): Promise<void> }> {
  const server = createHttpServer({ keepAlive: true });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
