import type { Network } from "../../networks/network.js";
import type { Person } from "../../people/person.js";
import type { Recipient } from "../../teams/mail.js";

/** Where someone is reached, and in which language. */
export const recipientOf = (
  { tenantId, serviceUrl, bot, language }: Network,
  personId: string,
  person: Person | undefined,
): Recipient => ({
  tenantId,
  personId,
  ...(person?.chat ? { chat: person.chat } : {}),
  serviceUrl,
  bot,
  language: person?.language ?? language,
});
