import type {
  ConnectorClient,
  ConnectorFactory,
  ServiceClientCredentialsFactory,
} from "botframework-connector";
import type { InvokeResponse, TurnContext } from "botbuilder";
import type { ProductionConfig } from "../config.js";
import type { Activity } from "./activity.js";
import { admit, Rejected, type Rules } from "./admission.js";
import { Connectors } from "./connectors.js";
import { AuthenticationConstants, AuthenticationError, ClaimsIdentity, TeamsAdapter } from "./sdk.js";

/** What a test puts in place of Microsoft's identity service, so that real tokens are checked by the real code. */
export interface Authentication {
  readonly openIdMetadataUrl: string;
  readonly issuer: string;
  readonly credentials: ServiceClientCredentialsFactory;
  /** Lets the bot call a connector on this machine, which has no certificate. */
  readonly plainHttp?: boolean;
}

type RawActivity = Parameters<InstanceType<typeof TeamsAdapter>["sendActivities"]>[0]["activity"];

/**
 * The SDK's adapter with its two halves taken apart: who sends is settled before a turn begins, so that a
 * rejection never looks like a fault of ours, and nothing of either is written to the console or sent back.
 */
export class Adapter extends TeamsAdapter {
  readonly connectors: Connectors;
  readonly #rules: Rules;
  readonly #botId: string;

  constructor(rules: Rules, authentication?: Authentication) {
    const { config } = rules;
    super(config.mode === "local" ? {} : settings(config, authentication), authentication?.credentials);
    this.#rules = rules;
    this.connectors = new Connectors(rules, (serviceUrl) => this.#connectorAt(serviceUrl));
    this.#botId = config.mode === "local" ? "" : config.bot.id;
    this.#keepTokenClient();
  }

  /** The SDK makes a client for sign-in in every turn, which this bot never asks for one; now it makes one in all. */
  #keepTokenClient(): void {
    const authentication = this.botFrameworkAuthentication;
    const make = authentication.createUserTokenClient.bind(authentication);
    let made: ReturnType<typeof make> | undefined;
    authentication.createUserTokenClient = (identity) => (made ??= make(identity));
  }

  /**
   * Authenticates, admits, and runs one turn; resolves to the invoke's answer if it was one.
   * @throws Rejected when the sender may not come in.
   */
  async receive(
    header: string,
    incoming: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    // Answers go out as they are sent; the SDK would otherwise hold them back for whoever asks it to.
    const raw = { ...incoming, deliveryMode: undefined } as unknown as RawActivity;
    const proven = await this.botFrameworkAuthentication.authenticateRequest(raw, header).catch(rejected);
    admit(
      incoming,
      proven.claimsIdentity.getClaimValue(AuthenticationConstants.IssuerClaim) ?? undefined,
      this.#rules,
    );
    // Whatever the SDK sends by itself goes by our rules as well.
    const connectorFactory: ConnectorFactory = { create: (serviceUrl) => this.connectors.to(serviceUrl) };
    return this.processActivity({ ...proven, connectorFactory }, raw, logic);
  }

  /** The SDK's client for a connector, acting as this bot; also for what is sent outside any turn. */
  async #connectorAt(serviceUrl: string): Promise<ConnectorClient> {
    const identity = new ClaimsIdentity(
      [{ type: AuthenticationConstants.AudienceClaim, value: this.#botId }],
      true,
    );
    const factory = this.botFrameworkAuthentication.createConnectorFactory(identity);
    return factory.create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope);
  }

  /** @throws Error when the settings would switch authentication off, which the SDK does silently. */
  async assertAuthenticates(): Promise<void> {
    if (this.#rules.config.mode === "local") return;
    if (await this.credentialsFactory.isAuthenticationDisabled())
      throw new Error("Without BOT_ID the bot would answer anyone");
  }
}

/** The SDK takes either all addresses of its cloud or none. */
function settings({ bot }: ProductionConfig, authentication: Authentication | undefined) {
  const own = {
    MicrosoftAppId: bot.id,
    MicrosoftAppPassword: bot.password ?? "",
    MicrosoftAppTenantId: bot.tenantId,
    MicrosoftAppType: bot.type,
  };
  if (!authentication) return own;
  return {
    ...own,
    ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: authentication.issuer,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl: authentication.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: authentication.openIdMetadataUrl,
  };
}

/** A bad token is the sender's fault; keys that cannot be fetched are not, so the sender may try again. */
function rejected(error: unknown): never {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  const unreachable = name === "FetchError" || (error instanceof AuthenticationError && statusCode !== 401);
  throw unreachable ? new Rejected(503, "identity-unreachable") : new Rejected(401, "bad-token");
}
