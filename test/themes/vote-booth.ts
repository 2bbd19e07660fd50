import { handlers } from "../../src/app.js";
import { Refusal } from "../../src/refusal.js";
import type { Documents } from "../../src/store/documents.js";
import type { Answer, Turn } from "../../src/teams/turn.js";
import { withSharing, type SharingState } from "../../src/themes/sharing/sharing.js";
import { tallyOf } from "../../src/themes/votes/tally.js";
import type { Choice, Tally } from "../../src/themes/votes/vote.js";
import { after, second, type Instant } from "../../src/time.js";
import { aTurn } from "../channels/a-turn.js";
import { buttonsOf } from "../support/cards.js";
import { ballotWith, sharedTheme, start, tenantId, themeId } from "./vote-theme.js";

/** A click as it comes to the bot; delivered again it is the same but for its id. */
export interface Click {
  readonly who: string;
  readonly verb: "vote.save" | "vote.withdraw" | "vote.open";
  readonly data: Readonly<Record<string, unknown>>;
  readonly activityId: string;
  readonly sentAt: Instant;
}

/** Where people vote in tests of the rules and the store: the real handlers, without Teams. */
export class Booth {
  readonly documents: Documents;
  #sent = 0;

  constructor(documents: Documents) {
    this.documents = documents;
  }

  async share(theme = sharedTheme()): Promise<void> {
    await this.documents.write("theme", theme, theme);
  }

  async becomes(state: SharingState): Promise<void> {
    const found = await this.documents.read("theme", { tenantId, id: themeId });
    if (!found?.value.sharing) throw new Error("No such theme");
    const { value, etag } = found;
    await this.documents.write(
      "theme",
      value,
      withSharing(value, { ...found.value.sharing, state }, start),
      etag,
    );
  }

  /** A click that is sent now, a second after the last. */
  click(who: string, verb: Click["verb"], data: Click["data"]): Click {
    this.#sent++;
    return { who, verb, data, activityId: `a-${this.#sent}`, sentAt: after(start, this.#sent * second) };
  }

  votes(who: string, choices: readonly Choice[], hint: object = {}): Click {
    return this.click(who, "vote.save", { ...ballotWith(choices), ...hint });
  }

  /** What a ballot that the person opens now carries along; nothing when they may not vote. */
  async hintFor(who: string): Promise<object> {
    const opened = await this.deliver(this.click(who, "vote.open", { themeId })).catch((error: unknown) => {
      if (error instanceof Refusal) return undefined;
      throw error;
    });
    const card = opened?.replaceForClicker;
    return (card && buttonsOf(card).find(({ verb }) => verb === "vote.save")?.data) ?? {};
  }

  deliver({ who, verb, data, activityId, sentAt }: Click): Promise<Answer> {
    return handlers.clicked(verb, data, this.#turn(who, activityId, sentAt));
  }

  tally(): Promise<Tally> {
    return tallyOf(this.documents, tenantId, themeId);
  }

  #turn(id: string, activityId: string, sentAt: Instant): Turn {
    const who = { tenantId, id, name: id };
    return aTurn(this.documents, {}, { who, activityId, sentAt, stamp: sentAt, now: sentAt });
  }
}
