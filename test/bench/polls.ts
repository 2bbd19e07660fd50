import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Documents } from "../../src/store/documents.js";
import type { ResultsShown } from "../../src/themes/sharing/sharing.js";
import { values } from "../../src/themes/votes/vote.js";
import { ballotWith, sharedTheme, tenantId } from "../themes/vote-theme.js";
import type { Line, Visitor } from "./load.js";
import type { Teams } from "./teams.js";

/** How many vote on one theme before the next one's turn comes: as many as the mission lets vote at once. */
const votersEach = 500;
/** More than a load can fill. */
const mostThemes = 200;
const bot = { id: "28:bot", name: "Netværkssmeden" };

/** One shared theme: its votes, and how many its card in the channel has shown, and when. */
class Poll {
  readonly themeId: string;
  readonly conversationId: string;
  readonly cast: { readonly since: number; readonly total: number }[] = [];
  readonly #shown: { readonly at: number; readonly total: number }[] = [];
  voters = 0;

  constructor(number: number, teams: Teams) {
    this.themeId = `poll-${number}`;
    this.conversationId = `19:poll-${number}@thread.tacv2;messageid=card`;
    teams.watch(this.conversationId, (json) => {
      this.#shown.push({ at: performance.now(), total: totalIn(json) });
    });
  }

  /** The milliseconds from each vote's click to the first update that counts it; Infinity when none does. */
  waits(): number[] {
    return this.cast.map(({ since, total }) => {
      const first = this.#shown.find((shown) => shown.total >= total);
      return (first?.at ?? Infinity) - since;
    });
  }
}

/** Themes in a channel each, one after the other voted on by everybody. */
export class Polls {
  readonly #teams: Teams;
  readonly #polls: readonly Poll[];

  constructor(teams: Teams) {
    this.#teams = teams;
    this.#polls = Array.from({ length: mostThemes }, (_, number) => new Poll(number, teams));
  }

  /** Shares the themes in a store that no bot uses yet. */
  async share(documents: Documents, results: ResultsShown = "at-once"): Promise<void> {
    for (const { themeId, conversationId } of this.#polls) {
      const channel = { channelId: conversationId.split(";")[0] ?? "", channelName: "", teamName: "" };
      const card = { conversationId, activityId: "card", serviceUrl: this.#teams.url, bot };
      const posts = [{ ...channel, ...card, state: "posted", told: [] } as const];
      const theme = sharedTheme(themeId, { posts, results });
      await documents.write("theme", theme, theme);
    }
  }

  readonly newcomer = (): Voter => {
    const poll = this.#polls.find(({ voters }) => voters < votersEach);
    if (!poll) throw new Error("There are not themes enough for so many votes");
    return new Voter(poll, poll.voters++, this.#teams);
  };

  /** Once the last painting has come. @throws Error when a vote is not shown within `patience` milliseconds. */
  async waits(patience = 30_000): Promise<number[]> {
    const last = performance.now() + patience;
    for (;;) {
      const waits = this.#polls.flatMap((poll) => poll.waits());
      if (!waits.includes(Infinity)) return waits;
      if (performance.now() > last) throw new Error("A vote never came to its card in the channel");
      await pause(100);
    }
  }
}

/** A colleague who votes once. The theme's votes only grow, so the card that shows as many has counted this one. */
class Voter implements Visitor {
  readonly #poll: Poll;
  readonly #number: number;
  readonly #teams: Teams;
  isGone = false;

  constructor(poll: Poll, number: number, teams: Teams) {
    this.#poll = poll;
    this.#number = number;
    this.#teams = teams;
  }

  async turn(line: Line): Promise<number> {
    const since = performance.now();
    const { milliseconds, text } = await line.deliver(this.#click());
    const total = totalIn(text);
    if (total === 0) throw new Error(`The vote was not counted: ${text}`);
    this.#poll.cast.push({ since, total });
    this.isGone = true;
    return milliseconds;
  }

  #click(): object {
    const { themeId, conversationId } = this.#poll;
    const id = randomUUID();
    const choices = [0, 1, 2].flatMap((at) => values[(this.#number + at) % (values.length - 1)] ?? []);
    const data = ballotWith(
      choices.map((value) => ({ value, whom: "citizen" })),
      themeId,
    );
    return {
      ...{ type: "invoke", name: "adaptiveCard/action", id, channelId: "msteams", locale: "da-DK" },
      value: { action: { type: "Action.Execute", verb: "vote.save", data }, trigger: "manual" },
      timestamp: new Date().toISOString(),
      serviceUrl: this.#teams.url,
      from: { id: `29:${id}`, aadObjectId: id, name: "Kollega" },
      recipient: bot,
      conversation: { id: conversationId, conversationType: "channel", isGroup: true, tenantId },
      channelData: { tenant: { id: tenantId } },
      replyToId: "card",
    };
  }
}

/** The votes a card shows, all values together: the bars of its chart. Unparsed, to keep the load itself light. */
const totalIn = (json: string): number =>
  [...json.matchAll(/"y":(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
