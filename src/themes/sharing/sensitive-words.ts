import type { Finding } from "./sensitive.js";

/** A star stands for any letters, for Danish joins words: *misbrug* fits hashmisbruger. */
const health =
  "*diagnos*, *depressi*, deprimeret, depressed, senil*, demens*, dement, demente, demensramt*, dementia, alzheimer*, parkinson*, " +
  "*misbrug*, addict*, addiction*, *alkoholi*, alcoholi*, *alkoholproblem*, stofafhængig*, stofbruger*, stoffer, narko*, " +
  "spiritus, fulderik*, hash, hashforbrug*, hashryge*, heroin*, kokain*, cocaine, amfetamin*, metadon, methadone, drugs, *psykiatri*, " +
  "psychiatr*, *psykisk*, psykose*, psykotisk*, psychosis, skizo*, schizo*, bipolar*, adhd, autis*, asperger*, angst*, *angst, " +
  "anxiety, ptsd, traume, traumer, traumatiser*, trauma, ocd, borderline, anore*, bulimi*, *spiseforstyrre*, " +
  "selvskade*, *selvmord*, suicid*, stress, stressramt*, *sygemeld*, sygdom, *sygdommen, *sygdomme, kronisk*, syg, syge, " +
  "*indlagt, *indlæggelse*, hospitali*, hiv, aids, epilep*, *sklerose*, sclerosis, diabet*, sclerose*, blodprop*, hjerneblødning*, stroke, kol, " +
  "*hjerneskade*, apopleksi, handicappet, *udviklingshæm*, disability, disabled, gravid, pregnant, abort*, provoaborter*, " +
  "medicineret, antidepressiv*, døende, uhelbredelig*, illness, cancer*, kræft, kræften, *kræftsyg*, *kræftramt*, " +
  "brystkræft, lungekræft, tarmkræft, hudkræft, blodkræft, prostatakræft, kræftbehandling*, overdosis, overdose, " +
  "hjertesyg*, hjerteanfald*, hjertestop, lammet, kemo*, chemo*, ludoman*, gambles, gambling, hjernerystelse, afvænning, " +
  "rehab, abstinens*, blind, døv, gigt, leddegigt, astma, dysleksi, tourettes, hallucin*, paranoi*, mani, manisk, panikanfald, " +
  "amput*, dialyse, hepatitis, tuberkulose, seizure*, inkontinen*, overvægtig*, underernær*, kroniker, terminal";
const social =
  "*kontanthjælp*, *anbragt*, *anbringelse*, *underretning*, hustruvold*, partnervold*, *voldsramt*, *hjemløs*, homeless*, " +
  "*herberg*, *tvangsfjern*, tvangsbortadopt*, *sygedagpenge*, overførselsindkomst*, " +
  "*førtidspension*, ressourceforløb*, arbejdsløs*, unemployed, gæld, gældsat*, huslejerestance*, *omsorgssvigt*, vanrøgt*, " +
  "*overgreb*, incest*, *misrøgt*, *voldtæg*, voldtog, prostitu*, abused, abusive, evicted, eviction, shelter, neglected, " +
  "mishandl*, slået, udsat, raped, skylder, debt, debts, inkasso, " +
  "tvangsauktion, udvist, asylafslag, bistandsklient*, mobbes, mobbet, bullied, tvangsægteskab*";
const crime =
  "dømt, voldsdømt*, dom, dommen, straffet, straffede, strafattest*, straffesag*, *tyveri*, tyv, tyven, stjæler, stjålet, bestjålet, " +
  "stjal, sigtet, sigtelse*, tiltalt*, anholdt, anholdelse*, varetægt*, fængsl*, *fængsel*, afsone*, afsoning*, " +
  "*prøveløsla*, løsladt, kriminel*, indbrud*, hærværk, vold, volden, voldelig*, overfald*, overfaldet, røveri*, drab, mord, " +
  "*bedrageri*, svindel, svindle*, spritkør*, spritbilist*, efterlyst, politianmeld*, *pusher*, bandemedlem*, brandstift*, " +
  "convicted, conviction*, prison, jail, jailed, arrested, theft*, thief, stole, stolen, steals, sentenced, criminal*, " +
  "burglar*, probation, parole, offender*, assault*, violent, robbery, robbed, fraud, manslaughter, murder*, rocker, rockere, bandekriminel*, gerningsmand*";

/** What says it in several words; the first group is shown as the word that was found. */
const phrases: readonly (readonly [Finding["kind"], RegExp])[] = [
  ["health", /(drikker)(?! (?:\p{L}+ ){0,2}(?:kaffe|te|vand|saft|mælk|sodavand)(?!\p{L}))/giu],
  ["health", /(drinking problem|sick leave|mentally ill|mental health problems?|uses? drugs)/giu],
  ["health", /(self-harm\p{L}*|hears voices|hører stemmer|skær(?:er)? i sig selv|cuts (?:him|her)self)/giu],
  ["health", /(drinks)(?! (?:\p{L}+ ){0,2}(?:coffee|tea|water|milk)(?!\p{L}))/giu],
  ["social", /(på krisecenter|homeless shelter|women's shelter)/giu],
  [
    "social",
    /(vold i hjemmet|domestic violence|slår (?:sine?|børnene|hende|ham|dem)|(?:sat|smidt) ud af)/giu,
  ],
  ["social", /((?:bor|sover|lives|sleeps) (?:i|in) (?:sin|his|her) (?:bil|car)|sleeps rough|på gaden)/giu],
  ["social", /(on benefits|on welfare|into care|in foster care|beaten (?:by|at)|reports? of concern)/giu],
  ["crime", /(charged with|police record|done time)/giu],
];

/** A word about someone's work: the misbrugskonsulent is no misbruger. */
const work =
  "koordinator konsulent center centret centeret team teamet rådgiver rådgivning rådgivningen behandler behandlere " +
  "afdeling afdelingen afsnit afsnittet enhed enheden forening foreningen sygeplejerske pædagog vejleder indsats " +
  "indsatsen tilbud tilbuddet medarbejder medarbejdere område området plan planen politik politikken strategi " +
  "strategien forsker forskning læge linje leder chef ven venner venlig venligt venlige netværk netværket projekt " +
  "projektet forebyggelse kursus pulje råd rådet gruppe gruppen café hus huset hospital";

const endsInWork = new RegExp(`\\p{L}(?:${work.replaceAll(" ", "|")})(?:s|en|ne|r)?$`, "u");

const isLetters = /^\p{L}+$/u;

/** Whole words are looked up, and only the stems of those with a star are tried one by one. */
function fits(list: string): (word: string) => boolean {
  const words = list.split(", ");
  const whole = new Set(words.filter((word) => !word.includes("*")));
  const stems = words.filter((word) => word.includes("*")).map(stemOf);
  const pattern = new RegExp(stems.join("|"), "u");
  return (word) => whole.has(word) || (isLetters.test(word) && pattern.test(word));
}
/** Searched for, not spelt out with the letters around it, which takes several times as long. */
const stemOf = (word: string) =>
  `${word.startsWith("*") ? "" : "^"}${word.replaceAll("*", "")}${word.endsWith("*") ? "" : "$"}`;
const lists = [
  ["health", fits(health)],
  ["social", fits(social)],
  ["crime", fits(crime)],
] as const;

/** The kind of matter a single word in lower case tells of; an English genitive and a plural's "'s" do not count. */
export function kindOfWord(lower: string): Finding["kind"] | undefined {
  const bare = lower.replace(/['’]s?$/u, "");
  const kind = lists.find(([, holds]) => holds(bare))?.[0];
  return kind && !endsInWork.test(bare) ? kind : undefined;
}

/** Where the phrases stand in a text, with what they say. */
export const phrasesIn = (text: string) =>
  phrases.flatMap(([kind, phrase]) =>
    [...text.matchAll(phrase)].map((match) => ({ kind, word: match[1] ?? "", at: match.index })),
  );

/** Before a sensitive word these say that someone deals with the matter as a task, and does not have it. */
export const atWork = new Set(
  (
    "arbejder arbejdede arbejdet leder chef ansat forsker underviser oplæg foredrag kursus ekspert specialist " +
    "specialiseret formand kontaktperson tovholder konsulent koordinator rådgiver ansvarlig projektleder psykolog " +
    "frivillig viden hjælper besøger støtter behandler skriver skrevet taler temaaften works working worked leads head " +
    "manager expert researches teaches specialist coordinator consultant responsible helps talks chair volunteer " +
    "volunteers visits nurse ved knows wrote artikel bog rapport tænker kender ser forklarer undersøger fortælle article report"
  ).split(" "),
);
/** After one of these the sentence has left the task and tells of a state. */
export const tellsOfState = new Set(
  "har er blev blevet fik får havde var som der who has had is was were got".split(" "),
);
