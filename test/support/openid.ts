import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from "jose";
import type { Authentication } from "../../src/teams/adapter.js";

export interface Claims {
  readonly issuer?: string;
  readonly audience?: string;
  readonly serviceUrl?: string;
  /** Seconds from now; 10 minutes unless told. */
  readonly expiresIn?: number;
  /** Claims beside the usual. */
  readonly also?: Readonly<Record<string, string>>;
  /** Signs with a key the document does not list, under the name of one it does. */
  readonly forged?: boolean;
}

export interface OpenId {
  readonly authentication: Authentication;
  /** An Authorization header as Teams sends it. */
  bearer(claims?: Claims): Promise<string>;
  close(): Promise<void>;
}

const kid = "key-1";
const issuer = "https://api.botframework.test";

/** The identity service that signs what Teams sends, on this machine, with an RSA key made for the occasion. */
export async function openId(botId: string): Promise<OpenId> {
  const own = await generateKeyPair("RS256", { extractable: true });
  const other = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(own.publicKey)), kid, use: "sig", alg: "RS256" };
  const server = createServer((request, response) => {
    const keys = request.url === "/keys";
    response.end(JSON.stringify(keys ? { keys: [jwk] } : { issuer, jwks_uri: `${url()}/keys` }));
  });
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    authentication: {
      issuer,
      openIdMetadataUrl: `${url()}/openid`,
      credentials: credentials(botId),
      plainHttp: true,
    },
    bearer: async (claims = {}) =>
      `Bearer ${await token(claims, claims.forged ? other.privateKey : own.privateKey, botId)}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function token(claims: Claims, key: CryptoKey, botId: string): Promise<string> {
  const { serviceUrl, expiresIn = 600 } = claims;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...claims.also, ...(serviceUrl !== undefined && { serviceurl: serviceUrl }) })
    .setProtectedHeader({ alg: "RS256", kid })
    .setIssuer(claims.issuer ?? issuer)
    .setAudience(claims.audience ?? botId)
    .setIssuedAt(now - 3600)
    .setExpirationTime(now + expiresIn)
    .sign(key);
}

/** The bot's own side: it is the bot, and signs what it sends with a fixed token. */
function credentials(botId: string): Authentication["credentials"] {
  return {
    isValidAppId: async (id: string) => id === botId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
        request.headers.set("authorization", "Bearer the-bots-own-token");
        return request;
      },
    }),
  } as unknown as Authentication["credentials"];
}
