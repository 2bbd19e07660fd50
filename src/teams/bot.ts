import type { Logger } from "pino";
import type { Config } from "../config.js";
import type { CarrierKind } from "../letters/letter.js";
import type { Documents, Place } from "../store/documents.js";
import type { Instant } from "../time.js";
import { activity } from "./activity.js";
import { Adapter, type Authentication } from "./adapter.js";
import { Rejected, type Rules } from "./admission.js";
import { directoryBy } from "./directory.js";
import { consentTaker } from "./file-consent.js";
import { withoutWords } from "./guard.js";
import type { Handlers } from "./handlers.js";
import { Lanes, teamsLimits, type Limits } from "./lanes.js";
import type { Mail } from "./mail.js";
import { mailBy } from "./mailroom.js";
import { Pace } from "./pace.js";
import { Painter } from "./painter.js";
import { PostOffice } from "./post-office.js";
import { routes } from "./routes.js";
import * as sdk from "./sdk.js";
import { listen } from "./server.js";
import type { FileWay } from "./turn.js";
import { UnderWay } from "./under-way.js";

export interface Parts {
  readonly config: Config;
  readonly documents: Documents;
  readonly handlers: Handlers;
  readonly log: Logger;
  readonly clock: () => Instant;
  /** How what runs beside the turns fares, for /readyz. */
  readonly health?: () => object | undefined;
  /** For tests: other limits than Teams'. */
  readonly limits?: Limits;
  /** For tests: another identity service than Microsoft's. */
  readonly authentication?: Authentication;
}

export interface Bot {
  readonly port: number;
  /** For what is sent outside any turn. */
  readonly office: PostOffice;
  readonly mail: Mail;
  /** Resolves when no turn and nothing that follows one is under way; what waits for a form counts as nothing. */
  idle(): Promise<void>;
  /** Lets no more in, waits for the turns under way and for `also` (10 s at most in all), then stops listening. */
  close(also?: Promise<unknown>): Promise<void>;
}

/** Joins the Teams room's parts and opens the door. @throws Error when the port is taken or nobody would be checked. */
export async function startBot(parts: Parts): Promise<Bot> {
  const { config, documents, handlers, log, clock, limits = teamsLimits } = parts;
  const rules = rulesFor(parts);
  const adapter = new Adapter(rules, parts.authentication);
  await adapter.assertAuthenticates();
  const { together } = limits;
  const pace = together ? new Pace(documents, together) : undefined;
  const office = new PostOffice(adapter.connectors, new Lanes(limits, pace), log);
  const underWay = new UnderWay();
  const painter = new Painter({ ...parts, office, underWay, pace, between: limits.betweenPaintings });
  const directory = directoryBy(adapter.connectors, log);
  const takeConsent = consentTaker({ rules, handlers, log });
  const files = () => fileWay(config, door.port);
  // The Playground, which is what the local mode is for, has no people picker.
  const picksPeople = config.mode === "production";
  const mail = mailBy(office, painter);
  const deliver = (what: Place & { readonly kind: CarrierKind }) =>
    underWay.add(
      handlers.delivered(documents, what, clock(), mail).catch((error: unknown) => {
        log.error({ kind: what.kind, id: what.id, fault: withoutWords(error) }, "letters left for the clock");
      }),
    );
  const shutOut = (who: Place) =>
    underWay.add(
      handlers.shutOut(documents, who, clock()).catch((error: unknown) => {
        log.error({ id: who.id, fault: withoutWords(error) }, "shut chat not noted");
      }),
    );
  const room = { office, painter, deliver, shutOut, directory, files, picksPeople, takeConsent, underWay };
  const app = routes({
    ...parts,
    ...room,
    approval: config.approval,
    meetings: config.meetings,
    ahead: aheadIn(config),
  });
  const receive = async (authorization: string, body: unknown) => {
    const incoming = activity.safeParse(body);
    if (!incoming.success) throw new Rejected(400, "not-an-activity");
    return adapter.receive(authorization, incoming.data, async (context) => void (await app.run(context)));
  };
  const door = await listen(
    {
      receive,
      fetched: (at) => handlers.fetched(documents, at, clock()),
      ping: () => documents.ping(),
      health: () => parts.health?.(),
      closing: () => painter.close(),
      underWay,
      log,
    },
    config,
  );
  return {
    port: door.port,
    office,
    mail,
    idle: async () => void (await underWay.finished(Infinity)),
    close: async (also) => {
      if (also) underWay.add(also);
      await door.close();
    },
  };
}

/** By Teams' own consent, but by an address on the developer's machine, and where the municipality has chosen so. */
function fileWay(config: Config, port: number): FileWay {
  if (config.mode === "local") return { by: "address", base: `http://127.0.0.1:${port}` };
  return config.publicUrl ? { by: "address", base: config.publicUrl } : { by: "consent" };
}

const aheadIn = (config: Config): number => (config.mode === "local" && config.timeAhead) || 0;

/** Without authentication the bot must be reachable from this machine alone. */
function rulesFor({ config, authentication }: Parts): Rules {
  if (config.mode === "local") {
    if (config.host !== "127.0.0.1")
      throw new Error("MODE=local has no authentication and must listen on 127.0.0.1");
    return { config, issuer: undefined, plainHttp: true };
  }
  const issuer = authentication?.issuer ?? sdk.AuthenticationConstants.ToBotFromChannelTokenIssuer;
  return { config, issuer, plainHttp: authentication?.plainHttp ?? false };
}
