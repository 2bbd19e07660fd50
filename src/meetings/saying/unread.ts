import { tidied } from "../../interview/plain.js";
import type { RefusalCode } from "../../refusal.js";
import { withRhythm } from "./words.js";

const weekday = String.raw`(?:(?:man|tirs|ons|tors|fre|lør|søn)dage?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)`;
const nth = String.raw`(?:\d(?:\.|st|nd|rd|th)|første|anden|tredje|fjerde|sidste|first|second|third|fourth|last)`;
const times = String.raw`(?:twice|(?:\d{1,2}|to|tre|fire|fem|seks|otte|ti|two|three|four|five|six|eight|ten) (?:gange|times|møder|meetings))`;
const perMonth = String.raw`(?:om ugen|om måneden|i ugen|i måneden|ugentligt|månedligt|(?:a|per|every|each) (?:week|month)|weekly|monthly)`;

/** What people say that no series can be, each with what to say instead. The first that is found is the answer. */
const reasons: readonly (readonly [string, RefusalCode])[] = [
  ["u?lige (?:kalender)?uger?|(?:odd|even)(?:[ -]numbered)? weeks?", "saying-odd-weeks"],
  ["undtagen|undtaget|bortset fra|på nær|ikke|except|excluding|not", "saying-except"],
  [`${times} ${perMonth}`, "saying-many-days"],
  [`${weekday}(?: og |, | til | and | to | & |/|-)${weekday}`, "saying-many-days"],
  [`${nth}(?: og | and | & )(?:den |the )?${nth}`, "saying-many-days"],
  [times, "saying-how-many"],
  [`(?:næste|next) ${weekday}`, "saying-next-weekday"],
  [String.raw`(?:kl\.?|klokken|at) ?[1-6](?:[.:][0-5]\d)?(?![\d/.:])`, "saying-night-or-day"],
];

/**
 * Why words were not read, as the refusal that helps: odd and even weeks, for one, change places after a year of 53
 * weeks, so that no series can keep to them.
 */
export function whyUnread(words: string): RefusalCode {
  const said = withRhythm(tidied(words).toLowerCase().replace(/\s+/gu, " "));
  const found = reasons.find(([way]) =>
    new RegExp(String.raw`(?<!\p{L})(?:${way})(?!\p{L})`, "u").test(said),
  );
  return found?.[1] ?? "saying-unclear";
}
