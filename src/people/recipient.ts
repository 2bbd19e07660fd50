import type { Recipient } from "../teams/mail.js";
import type { Person } from "./person.js";

/** Where someone is reached privately, and in which language: their own, else that of what is told. */
export const recipientOf = (
  { tenantId, serviceUrl, bot, language }: Pick<Recipient, "tenantId" | "serviceUrl" | "bot" | "language">,
  personId: string,
  person: Person | undefined,
): Recipient => ({
  tenantId,
  personId,
  ...(person?.chat ? { chat: person.chat } : {}),
  ...(person?.shutSince ? { isShut: true } : {}),
  serviceUrl,
  bot,
  language: person?.language ?? language,
});
