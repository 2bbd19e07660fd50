import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { ConnectorClient } from "botframework-connector";
import { trusts, type Rules } from "./admission.js";
import { Wire, type Sender } from "./wire.js";

/** Hosts and tenants are few; the bound only keeps a mistake from growing. */
const mostConnectors = 200;

/** Idle lines are let go long before Teams cuts them, since a message written to a cut line is lost. */
const idle = { keepAlive: true, timeout: 5_000 };
const agents = { http: new HttpAgent(idle), https: new HttpsAgent(idle) };

/**
 * Clients for Teams' connectors, one for each address, without the SDK's own retries: those would repeat a
 * message whose fate is unclear up to three times and never give up waiting.
 */
export class Connectors {
  readonly #rules: Rules;
  readonly #make: (serviceUrl: string) => Promise<ConnectorClient>;
  readonly #known = new Map<string, Promise<ConnectorClient>>();

  constructor(rules: Rules, make: (serviceUrl: string) => Promise<ConnectorClient>) {
    this.#rules = rules;
    this.#make = make;
  }

  /** @throws Error for an address that is not Teams', before any token is sent there. */
  async to(serviceUrl: string): Promise<ConnectorClient> {
    if (!trusts(this.#rules, serviceUrl)) throw new Error("Not one of Teams' hosts");
    let found = this.#known.get(serviceUrl);
    if (!found) {
      if (this.#known.size >= mostConnectors) this.#known.clear();
      this.#known.set(serviceUrl, (found = this.#connect(serviceUrl)));
      found.catch(() => this.#known.delete(serviceUrl));
    }
    return found;
  }

  /** What we send goes by this wire. @throws Error for an address that is not Teams'. */
  async wireTo(serviceUrl: string): Promise<Wire> {
    return new Wire(clientOf(await this.to(serviceUrl)), serviceUrl);
  }

  async #connect(serviceUrl: string): Promise<ConnectorClient> {
    const connector = await this.#make(serviceUrl);
    const { pipeline } = clientOf(connector);
    pipeline.removePolicy({ name: "defaultRetryPolicy" });
    pipeline.addPolicy(
      {
        name: "idleLines",
        sendRequest: (request, next) => {
          request.agent ??= request.url.startsWith("https:") ? agents.https : agents.http;
          return next(request);
        },
      },
      { afterPolicies: ["proxyPolicy"] },
    );
    return connector;
  }
}

/** The client inside the SDK's, which it keeps private. */
const clientOf = (connector: ConnectorClient) =>
  (connector as unknown as { readonly client: Sender & { readonly pipeline: Pipeline } }).client;

/** The part of the Azure pipeline that is changed; the SDK keeps it private and has no setting for it. */
interface Pipeline {
  removePolicy(policy: { readonly name: string }): unknown;
  addPolicy(policy: Policy, place: { readonly afterPolicies: readonly string[] }): void;
}
interface Outgoing {
  readonly url: string;
  agent?: HttpAgent;
}
interface Policy {
  readonly name: string;
  sendRequest(request: Outgoing, next: (request: Outgoing) => Promise<unknown>): Promise<unknown>;
}
