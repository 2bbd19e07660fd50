import type { Person } from "../people/person.js";
import type { Channel } from "../channels/channel.js";
import type { Calendar } from "../meetings/calendar.js";
import type { Meeting } from "../meetings/meeting.js";
import type { ParkingKind } from "../letters/letter.js";
import type { Network } from "../networks/network.js";
import type { Participant } from "../themes/sharing/participant.js";
import type { Suggestion } from "../themes/suggestions/suggestion.js";
import type { Theme } from "../themes/theme.js";
import type { Vote } from "../themes/votes/vote.js";
import type { Download } from "../word/download.js";
import type { Beat } from "./beat.js";
import type { Instant } from "../time.js";

/** Every kind of document, with its shape. A new kind is added here and in `filterable`. */
export interface Kinds {
  person: Person;
  theme: Theme;
  channel: Channel;
  suggestion: Suggestion;
  vote: Vote;
  participant: Participant;
  download: Download;
  network: Network;
  calendar: Calendar;
  meeting: Meeting;
  beat: Beat;
}
export type Kind = keyof Kinds;

/** The top-level fields a list may be narrowed by; each has an index in every adapter. */
export const filterable = {
  person: [],
  theme: ["owner", "state", "shared"],
  channel: ["teamId"],
  suggestion: ["themeId", "state"],
  vote: ["themeId", "hasWords"],
  participant: ["themeId", "joins", "follows"],
  download: [],
  network: ["state", "lead"],
  calendar: [],
  meeting: ["networkId", "state"],
  beat: [],
} as const satisfies {
  [K in Kind]: readonly (keyof Kinds[K])[];
};

/** The top-level fields that hold several values each: a list may be narrowed to what holds one of them. */
export const holding = {
  person: [],
  theme: [],
  channel: [],
  suggestion: [],
  vote: [],
  participant: [],
  download: [],
  network: ["people", "waitsFor"],
  calendar: [],
  meeting: [],
  beat: [],
} as const satisfies { [K in Kind]: readonly (keyof Kinds[K])[] };

export type Filter<K extends Kind> = {
  readonly [F in (typeof filterable)[K][number]]?: Kinds[K][F & keyof Kinds[K]];
} & { readonly [F in (typeof holding)[K][number]]?: string };

/** The filters that are set, in the order of `filterable`. */
export function filtersIn<K extends Kind>(
  kind: K,
  filter: Filter<K> = {},
): [field: string, value: string | number][] {
  const given = new Map<string, string | number | undefined>(Object.entries(filter));
  return filterable[kind].flatMap((field: string) => {
    const value = given.get(field);
    return value === undefined ? [] : [[field, value] satisfies [string, string | number]];
  });
}

/** The values that documents are to hold, in the order of `holding`. */
export function heldIn<K extends Kind>(kind: K, filter: Filter<K> = {}): [field: string, value: string][] {
  const given = new Map<string, string | undefined>(Object.entries(filter));
  return holding[kind].flatMap((field: string) => {
    const value = given.get(field);
    return value === undefined ? [] : [[field, value] satisfies [string, string]];
  });
}

/** A number's path becomes part of a query's text, where only names of ours may stand. @throws Error, a fault of ours. */
export function mustBePath(path: string): string {
  if (/^[A-Za-z_.]+$/.test(path)) return path;
  throw new Error("A sum was asked for of something that is no path.");
}

/** Every document lies in one tenant, and no call crosses tenants but `due` and `parked`. */
export interface Place {
  readonly tenantId: string;
  readonly id: string;
}

export interface Found<K extends Kind> {
  readonly value: Kinds[K];
  readonly etag: string;
}

export interface Due extends Place {
  readonly kind: Kind;
  readonly dueAt: Instant;
}

/** A document with a letter that Teams has refused time and again. */
export interface Parked extends Place {
  readonly kind: ParkingKind;
  readonly parkedSince: Instant;
}

/** What every stored value carries besides its own fields: list order, when something falls due, what is parked. */
export interface Stored extends Place {
  readonly changedAt: Instant;
  readonly dueAt?: Instant;
  /** Only in those that carry letters. */
  readonly parkedSince?: Instant;
}

/** The whole storage contract; every adapter passes test/contract/documents.ts. */
export interface Documents {
  read<K extends Kind>(kind: K, at: Place): Promise<Found<K> | undefined>;
  /**
   * Creates without an etag, replaces with one; resolves to the new etag once the write is durable.
   * @throws WriteConflict when someone wrote first. @throws StoreUnavailable when the outcome stayed unknown or
   * the store did not answer within 3 s.
   */
  write<K extends Kind>(kind: K, at: Place, value: Kinds[K], etag?: string): Promise<string>;
  /** Documents of one kind in one tenant, the last changed first, read page by page as they are taken. */
  list<K extends Kind>(kind: K, tenantId: string, filter?: Filter<K>): AsyncIterable<Kinds[K]>;
  /**
   * The sum of each number, named by its path such as `points.quality`, over the documents a list would give; one
   * without it counts 0. One query in one partition, whatever there is elsewhere.
   */
  sum<K extends Kind>(
    kind: K,
    tenantId: string,
    filter: Filter<K>,
    numbers: readonly string[],
  ): Promise<readonly number[]>;
  /** Documents whose dueAt has passed, oldest first, over all tenants but those named. */
  due(now: Instant, limit: number, butOf?: readonly string[]): Promise<readonly Due[]>;
  /** Documents with parked letters, the longest parked first, over all tenants. */
  parked(limit: number): Promise<readonly Parked[]>;
  /** @throws WriteConflict when someone wrote first or it is gone. */
  remove(kind: Kind, at: Place, etag: string): Promise<void>;
  /** Resolves when the store answers; rejects with the reason when it does not. For /readyz. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export class WriteConflict extends Error {
  override readonly name = "WriteConflict";
}

export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}
