import pino, { type DestinationStream, type Logger } from "pino";
import type { Config } from "../config.js";

/** Where people's words or our secrets could stand if someone logged a whole activity, card or setting. */
const secret = [
  "text",
  "data",
  "value",
  "card",
  "body",
  "attachments",
  "summary",
  "name",
  "message",
  "stack",
  "password",
  "key",
  "authorization",
];
const paths = secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/**
 * The log: JSON lines with ids, codes and milliseconds. Nothing people write is ever logged on purpose; the
 * redaction is there for the day someone does.
 */
export function newLog({ logLevel }: Pick<Config, "logLevel">, destination?: DestinationStream): Logger {
  return pino(
    { level: logLevel, redact: { paths, censor: "[left out]" } },
    destination ?? pino.destination(1),
  );
}
