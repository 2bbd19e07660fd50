import fc from "fast-check";

/**
 * Property tests take the same courses each time, so that the gate says the same of the same code.
 * `COURSES=random npm test` takes new ones; a failure names its seed, and `COURSES=<seed>` repeats it.
 */
const courses = process.env.COURSES ?? "20261123";

if (courses !== "random") fc.configureGlobal({ seed: Number(courses) });
