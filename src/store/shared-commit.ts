import type Database from "libsql";

/** One change to the database; resolves `done` to the number of rows it changed. */
interface Change {
  readonly run: () => Database.RunResult;
  readonly done: (rows: number) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Changes that are asked for at the same moment share one transaction, and so one wait for the disk: that wait holds
 * up the whole process. Each is told when it is on the disk; when the disk fails, none of them is.
 */
export class SharedCommit {
  readonly #db: Database.Database;
  #waiting: Change[] = [];

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Resolves to the number of rows changed, once that is on the disk. */
  add(run: Change["run"]): Promise<number> {
    return new Promise((done, fail) => {
      if (this.#waiting.push({ run, done, fail }) === 1) setImmediate(() => this.now());
    });
  }

  /** Commits what is waiting now. */
  now(): void {
    const changes = this.#waiting.splice(0);
    if (changes.length === 0) return;
    try {
      const rows = this.#together(changes);
      changes.forEach(({ done }, at) => done(rows[at] ?? 0));
    } catch (error) {
      this.#apart(changes, error);
    }
  }

  /** One that cannot be done must not take the others with it: each is tried alone. */
  #apart(changes: readonly Change[], error: unknown): void {
    for (const change of changes) {
      try {
        if (changes.length === 1) throw error;
        change.done(this.#together([change])[0] ?? 0);
      } catch (own) {
        change.fail(own);
      }
    }
  }

  #together(changes: readonly Change[]): number[] {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      const rows = changes.map(({ run }) => run().changes);
      this.#db.exec("COMMIT");
      return rows;
    } catch (error) {
      // A full or failing disk has ended the transaction already; ending it twice would hide why.
      if (this.#db.inTransaction) this.#db.exec("ROLLBACK");
      throw error;
    }
  }
}
