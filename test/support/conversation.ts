/** An activity as it went over the wire; only what tests look at is named. */
export interface Activity {
  readonly type?: string;
  readonly id?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly locale?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content?: unknown }[];
  readonly [field: string]: unknown;
}

/** One message in a conversation as people see it now, with what it was before each update. */
export interface Posted {
  readonly id: string;
  activity: Activity;
  readonly earlier: Activity[];
}

/** A member of a conversation, as Teams describes one. */
export interface Member {
  readonly id: string;
  /** Apps have none. */
  readonly aadObjectId?: string;
  readonly name: string;
  readonly tenantId?: string;
}

/** What one conversation holds, in order, with updates applied to the post they belong to. */
export class Conversation {
  readonly id: string;
  readonly posts: Posted[] = [];
  members: Member[] = [];
  #waiting: { count: number; done: () => void }[] = [];

  constructor(id: string) {
    this.id = id;
  }

  get last(): Posted | undefined {
    return this.posts.at(-1);
  }

  /** Resolves once the conversation holds at least `count` posts; never rejects, so a test's own time limit rules. */
  async holds(count: number): Promise<void> {
    if (this.posts.length >= count) return;
    await new Promise<void>((done) => this.#waiting.push({ count, done }));
  }

  add(posted: Posted): void {
    this.posts.push(posted);
    this.#waiting = this.#waiting.filter(({ count, done }) => this.posts.length < count || done());
  }
}
