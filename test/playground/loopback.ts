import { Server } from "node:net";

/**
 * Loaded into a Playground process with `--import`: it has no option for its host and would listen to the whole
 * network, without any authentication. A listen on a bare port becomes a listen on 127.0.0.1.
 */
const listen = Server.prototype.listen as (this: Server, ...given: unknown[]) => Server;

Server.prototype.listen = function (this: Server, ...given: unknown[]): Server {
  const [port, host] = given;
  if (typeof port !== "number" || typeof host === "string") return listen.apply(this, given);
  return listen.call(this, port, "127.0.0.1", ...given.slice(1));
};
