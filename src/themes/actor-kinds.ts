/** Aktørens slags: what kind of actor someone is, so that a theme shows at a glance which perspectives it has. */
export const actorKinds = [
  "own",
  "department",
  "association",
  "volunteers",
  "citizens",
  "education",
  "business",
  "housing",
  "other",
] as const;
export type ActorKind = (typeof actorKinds)[number];

/** The areas Danish municipalities name their departments by, alone or in pairs ("Børn og Unge", "Teknik & Miljø"). */
const area =
  "(?:arbejdsmarked|beskæftigelse|borgerservice|byg|byggeri|by|børn|dagtilbud|digitalisering|erhverv|familier?|" +
  "fritid|handicap|hr|integration|it|job|kultur|land|miljø|natur|omsorg|plan|pleje|psykiatri|skoler?|social|" +
  "sundhed|teknik|trafik|unge|voksne|vækst|økonomi|ældre)";
const areas = `${area}-? (?:og|&) ${area}(?:området)?`;

/**
 * Words for each kind, the first that fits decides. A star stands for any letters, for Danish joins words:
 * *forening* fits idrætsforeningen. The order matters where a word holds another: boligforening before forening.
 */
const words: readonly (readonly [ActorKind, string])[] = [
  ["own", "min, mit, mine, vores, vor, os selv, egen, eget, egne, my, our, ours"],
  ["department", "*forvaltning*, *afdeling*, department*, *sekretariat*, *borgerservice*, municipal*"],
  ["other", "*sygehus*, *hospital*, region*, politi*, police"],
  ["housing", "*boligfor*, *boligsels*, *boligorg*, *boligsocial*, almene bolig*, boligkontor*, *udlejer*"],
  ["housing", "*lejerforening*, beboerforening*, ejerforening*, housing, landlord*"],
  ["volunteers", "*frivillig*, volunteer*, *natteravn*, *ildsjæl*, *besøgsven*"],
  [
    "education",
    "*skole, *skolen, *skoler, *skolerne, *skolebestyrelse*, *gymnasi*, *universitet*, *uddannelse*",
  ],
  ["education", "sosu*, uu, vuc*, fgu*, ucn, hf, ppr, *lærer*, *studerende, *underviser*, *klasse"],
  ["education", "*school*, universit*, college*, teacher*, student*, education*, campus*"],
  ["business", "*virksomhed*, *butik*, *erhverv*, *firma*, *arbejdsgiver*, *iværksætter*, *handelsstand*"],
  ["business", "*handlende, *håndværker*, dansk industri, di, *restaurant*, *supermarked*, *landmænd*"],
  ["business", "a/s, aps, *bank, *banken, *indkøbscent*, business*, compan*, shop*, employer*"],
  ["business", "entrepreneur*, chamber of commerce, supermarket*"],
  ["association", "*forening*, *forbund*, *klub, *klubben, *klubber*, ældre sagen, ældresagen, røde kors"],
  [
    "association",
    "*korshær, frelsens hær, folkehjælp, red barnet, *mission, kfum*, spejder*, headspace, sind",
  ],
  ["association", "*menighed*, kirken, mødrehjælpen, dansk flygtningehjælp, lokalråd*"],
  [
    "association",
    "association*, club*, red cross, save the children, union*, society, church*, scout*, ngo*",
  ],
  ["department", areas],
  [
    "citizens",
    "borger, borgere*, beboer, beboere, beboerne, pårørende*, unge, børn, børnene, *forældre, *forældrene",
  ],
  [
    "citizens",
    "familie, familier, familien, familierne, ældre, nabo, naboer*, bruger, brugere, brugerne, *brugerråd*",
  ],
  ["citizens", "*ældreråd*, *handicapråd*, *ungeråd*, elever*, patient*, flygtninge, pensionist*, lejer*"],
  ["citizens", "mødre, fædre, *modtager*, citizen*, resident*, relative*, young people, youth, parent*"],
  [
    "citizens",
    "neighbour*, families, children, older people, elderly, pensioner*, refugee*, user*, local people",
  ],
  ["department", "&, *center, *centret, *centeret, *centre, *centrene, *enhed*, *kontor*, *stab, *staben"],
  [
    "department",
    "*hjemmepleje*, *sundhedspleje*, *ældrepleje*, *sygepleje*, *hjemmehjælp*, *plejehjem*, *team*",
  ],
  [
    "department",
    "*bibliotek*, *området, *tjeneste*, *rådgivning*, *rådgiver*, *sagsbehandler*, *visitation*",
  ],
  [
    "department",
    "*børnehave*, *dagtilbud*, *daginstitution*, *vuggestue*, dagpleje*, *pædagog*, *visitator*",
  ],
  [
    "department",
    "*direktion*, rådhus*, *hus, *huset, ssp*, *konsulent*, *leder*, job centre, library, libraries",
  ],
  ["department", "unit, office*, home care, health visitor*, social service*, caseworker*, social worker*"],
  ["department", "day care, nursing home*, town hall, city council"],
];

/** Whole words only, by letters of every language: "unge" is not in "lunge", and å is a letter. */
const wholeWords = (list: string): RegExp => {
  const sources = list.split(", ").map((word) => word.replaceAll("*", "\\p{L}*"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join("|")})(?![\\p{L}\\p{N}])`, "u");
};

const kinds = words.map(([kind, list]) => [kind, wholeWords(list)] as const);

/** The kind an actor's name suggests; a guess, which the person may correct. */
export function guessKind(name: string): ActorKind {
  const lower = name.normalize("NFC").toLowerCase();
  return kinds.find(([, fits]) => fits.test(lower))?.[0] ?? "other";
}

/** An "og" or "and" between two actors, and not the one inside a department's name, such as "Børn og Unge". */
const and = String.raw`(?:^|\s)(?:og|and)\s`;
const parting = new RegExp(
  `(?<!(?<!\\p{L})${area}-?)${and}|${and}(?!\\s*${area}(?:området)?\\s*(?:$|[.]|\\s(?:og|and|osv|mv|m[.])))`,
  "iu",
);

/**
 * The actors a person listed: one a line, or several on a line parted by commas or semicolons and a last "og"/"and".
 * Bullets and a closing "osv." go, and a repeated name counts once, as first written.
 */
export function actorNames(text: string): string[] {
  const lines = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== "");
  const parts = lines.flatMap((line, row) => listed(line).map((part) => ({ part, row })));
  const names = parts
    .map(({ part, row }, index) => bare(part, row + 1, index + 1))
    .filter((name) => name !== "");
  const first = new Map<string, string>();
  for (const name of names) if (!first.has(name.toLowerCase())) first.set(name.toLowerCase(), name);
  return [...first.values()];
}

function listed(line: string): string[] {
  const parts = line.split(/[,;]/u);
  const last = parts.at(-1) ?? "";
  return parts.length === 1 ? parts : [...parts.slice(0, -1), ...lastPair(last)];
}

function lastPair(part: string): string[] {
  const found = parting.exec(part);
  return found ? [part.slice(0, found.index), part.slice(found.index + found[0].length)] : [part];
}

/**
 * Without its bullet and a closing "osv."; a number goes only where it counts the lines or the names, for "10. klasse"
 * is a name.
 */
function bare(part: string, row: number, position: number): string {
  return part
    .trim()
    .replace(/^[-–—•·*▪◦‣]+\s*/u, "")
    .replace(new RegExp(`^(?:${row}|${position})[.)]\\s*`, "u"), "")
    .replace(/\s*(?:osv|m\.?fl|m\.?m|mv|etc)\.*$/iu, "")
    .replace(/[.,;\s]+$/u, "");
}
