/** Words that say whose an actor is, not who: "Kommunens jobcenter" is the job centre. */
const whose = new Set(
  "kommunens kommunes kommunale kommunalt byens vores vor egen eget lokale lokalt den det de en et og and the our local municipal municipality's".split(
    " ",
  ),
);

/** æ, ø and å as people without Danish keys write them, and everything else without its accents. */
const folded = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/æ|ae/gu, "e")
    .replace(/ø|oe/gu, "o")
    .replace(/å|aa/gu, "a")
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "");

/** Only endings that leave a word behind: shorter ones would make "byen" and "bus" alike. */
const shortestStem = 3;
const endings = ["ernes", "erne", "enes", "ens", "ets", "ene", "ers", "en", "et", "er", "es", "s", "e"];

/** Danish and English words in all their forms: jobcenter, jobcentret, jobcentrets; club, clubs. */
function stem(word: string): string {
  const centre = word.replace(/cent(?:er(?:et|ets|s)?|re(?:t|ts|ne|nes|s)?)$/u, "center");
  if (centre.endsWith("center")) return centre;
  const ending = endings.find((end) => word.endsWith(end) && word.length - end.length >= shortestStem);
  const bare = ending ? word.slice(0, -ending.length) : word;
  return bare.replace(/(\p{Letter})\1$/u, "$1");
}

function wordsOf(name: string): string[] {
  const all = folded(name.replace(/['’]/gu, "")).match(/[\p{Letter}\p{Number}]+/gu) ?? [];
  const own = all.filter((word) => !whose.has(word));
  return own.length > 0 ? own : all;
}

/**
 * Whether two names say the same actor, or so nearly that one should ask: whatever the case, the definite form, æ/ø/å
 * or a slip of the finger, "Kommunens jobcenter" and "Jobcentret". Words that tell actors apart are never passed over:
 * Jobcenter Vest is not Jobcenter Øst, and Lejerforeningen not Ejerforeningen. Danish and English. S0-6.
 */
export function isNear(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return one.trim() === other.trim();
  if (stem(a.join("")) === stem(b.join(""))) return true;
  const [left, right] = [stems(a), stems(b)];
  return left.length === right.length && left.every((word, n) => isSlip(word, right[n] ?? ""));
}

/** In any order: "Social og Familie" is "Familie & Social". */
const stems = (words: readonly string[]): string[] => words.map(stem).sort();

/**
 * In short words one letter makes another word, and so it does at the beginning of any, and where it only goes on
 * (Politiet, Politikerne): there they must agree.
 */
function isSlip(a: string, b: string): boolean {
  if (a === b) return true;
  const length = Math.min(a.length, b.length);
  if (a[0] !== b[0] || a.startsWith(b) || b.startsWith(a) || /\p{Number}/u.test(a + b)) return false;
  return distance(a, b) <= (length >= 8 ? 2 : length >= 5 ? 1 : 0);
}

/** How many letters must be put in, left out, changed or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
