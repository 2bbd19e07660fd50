import type { Interview } from "../interview/interview.js";
import type { Instant } from "../time.js";

/** Netværkstema: something an employee wonders about that a network across departments could take up. S0. */
export interface Theme {
  readonly tenantId: string;
  readonly id: string;
  /** The person who unfolds it; nobody else may see a draft. */
  readonly owner: string;
  readonly state: "open" | "deleted";
  readonly changedAt: Instant;
  readonly createdAt: Instant;
  /** When a deleted theme is removed for good. */
  readonly dueAt?: Instant;
  readonly interview: Interview;
  /** The kinds of actor the person corrected, by the actor's name in lower case. */
  readonly actorKinds: Readonly<Record<string, string>>;
}
