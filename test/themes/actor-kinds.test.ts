import fc from "fast-check";
import { expect, test } from "vitest";
import { actorKinds, actorNames, guessKind, type ActorKind } from "../../src/themes/actor-kinds.js";

const expected: Record<ActorKind, string[]> = {
  own: [
    "Min afdeling",
    "Vores team",
    "min egen leder",
    "kollegerne i vores afdeling",
    "My department",
    "Our own team",
  ],
  department: [
    "Jobcenter",
    "Jobcentret",
    "Social & Familie",
    "Miljø & Teknik",
    "medarbejdere fra Social & Familie og Miljø & Teknik",
    "Børn og Unge",
    "Kultur og Fritid",
    "Hjemmeplejen",
    "Biblioteket",
    "Borgerservice",
    "Skoleforvaltningen",
    "Familieafdelingen",
    "Sundhedsplejerskerne",
    "Misbrugscentret",
    "Ungeenheden",
    "Visitationen",
    "Plejehjemmet Solgården",
    "Daginstitutionerne",
    "Familierådgivningen",
    "Familiehuset",
    "Børnehaven Humlebien",
    "Ældreområdet",
    "Børn- og Ungeområdet",
    "The job centre",
    "Library",
    "Department of Culture",
  ],
  association: [
    "Idrætsforeningen",
    "Ældre Sagen",
    "Røde Kors",
    "Ungdommens Røde Kors",
    "foreningen for unge ordblinde",
    "Foreningslivet",
    "fodboldklubben",
    "Grundejerforeningen",
    "Red Cross",
    "The football club",
  ],
  volunteers: ["Frivillige", "Frivilligcentret", "de frivillige i Røde Kors", "Natteravnene", "Volunteers"],
  citizens: [
    "Borgere fra Morbærhaven",
    "borgere i boligområdet",
    "brugere af biblioteket",
    "forældre i børnehaven",
    "Beboerne",
    "Pårørende",
    "Unge",
    "de unge selv",
    "Forældre til børn med autisme",
    "Ældrerådet",
    "unge kontanthjælpsmodtagere",
    "Residents",
    "young people",
  ],
  education: [
    "Skolen",
    "Vestre Skole",
    "uddannelsesinstitutioner",
    "SOSU H",
    "SOSU-skolen",
    "Aalborg Universitet",
    "Erhvervsskolen",
    "10. klasse",
    "lærerne",
    "The schools",
    "University College",
  ],
  business: [
    "Lokale virksomheder",
    "Butikkerne på torvet",
    "Dansk Industri",
    "Erhvervsforeningen",
    "Local businesses",
    "the shops",
  ],
  housing: [
    "Boligforening",
    "Boligforeningen",
    "boligselskabet",
    "Almene boliger",
    "Andelsboligforeningen",
    "Housing association",
  ],
  other: [
    "Politiet",
    "Sygehuset",
    "Regionen",
    "Praktiserende læger",
    "Karen",
    "Lungeambulatoriet",
    "",
    "The police",
  ],
};

test.each(actorKinds.flatMap((kind) => expected[kind].map((name) => [name, kind] as const)))(
  "%j is %s",
  (name, kind) => {
    expect(guessKind(name)).toBe(kind);
    expect(guessKind(name.toUpperCase())).toBe(kind);
  },
);

test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])("%j is a name like others", (name) => {
  expect(guessKind(name)).toBe("other");
  expect(actorNames(name)).toEqual([name]);
});

const lists: [string, string[]][] = [
  ["Jobcenter", ["Jobcenter"]],
  ["Jobcenter\nBiblioteket\r\n\n  Ældre Sagen  ", ["Jobcenter", "Biblioteket", "Ældre Sagen"]],
  ["Jobcenter, skolen og biblioteket", ["Jobcenter", "skolen", "biblioteket"]],
  ["Job centre, the school, and the library", ["Job centre", "the school", "the library"]],
  ["Social & Familie og Miljø & Teknik", ["Social & Familie og Miljø & Teknik"]],
  ["Børn og Unge", ["Børn og Unge"]],
  ["Jobcenter, Børn og Unge", ["Jobcenter", "Børn og Unge"]],
  ["Jobcenter; Røde Kors; Ældre Sagen", ["Jobcenter", "Røde Kors", "Ældre Sagen"]],
  ["Jobcenter, borgere i byen\nBiblioteket", ["Jobcenter", "borgere i byen", "Biblioteket"]],
  [
    "Jobcentret, Boligforeningen og Ældre Sagen\nSognet",
    ["Jobcentret", "Boligforeningen", "Ældre Sagen", "Sognet"],
  ],
  ["Social, Børn og Unge.", ["Social", "Børn og Unge"]],
  ["Social, Børn og Unge osv.", ["Social", "Børn og Unge"]],
  ["Social, Børn og Unge", ["Social", "Børn og Unge"]],
  [
    "Teknik og Miljø\nJobcentret, Børn- og Ungeområdet",
    ["Teknik og Miljø", "Jobcentret", "Børn- og Ungeområdet"],
  ],
  ["Jobcentret, Børn og Unge og Ældre Sagen", ["Jobcentret", "Børn og Unge", "Ældre Sagen"]],
  ["Jobcentret, Ældre Sagen og Børn og Unge", ["Jobcentret", "Ældre Sagen", "Børn og Unge"]],
  ["1. Jobcentret, skolen\n2. Biblioteket", ["Jobcentret", "skolen", "Biblioteket"]],
  [
    "constructor, toString og __proto__\nhasOwnProperty",
    ["constructor", "toString", "__proto__", "hasOwnProperty"],
  ],
  ["- Jobcenter\n• Biblioteket\n* Skolen\n– Klubben", ["Jobcenter", "Biblioteket", "Skolen", "Klubben"]],
  ["1. Jobcenter\n2) Biblioteket", ["Jobcenter", "Biblioteket"]],
  ["1. Jobcenter, 2. Biblioteket", ["Jobcenter", "Biblioteket"]],
  ["10. klasse\n3F", ["10. klasse", "3F"]],
  ["jobcenter\nJobcenter\nØLBY SKOLE\nØlby Skole", ["jobcenter", "ØLBY SKOLE"]],
  ["Jobcenter,, ,skolen,", ["Jobcenter", "skolen"]],
  ["lokale virksomheder osv..", ["lokale virksomheder"]],
  ["Jobcenter, skolen m.fl.", ["Jobcenter", "skolen"]],
  ["-\n•\n  ", []],
  ["", []],
  [
    "Jobcenter, medarbejdere fra Social & Familie og Miljø & Teknik, Boligforeningen, frivillige, lokale virksomheder osv..",
    [
      "Jobcenter",
      "medarbejdere fra Social & Familie og Miljø & Teknik",
      "Boligforeningen",
      "frivillige",
      "lokale virksomheder",
    ],
  ],
];

test.each(lists)("the actors in %j", (text, names) => {
  expect(actorNames(text)).toEqual(names);
});

test("names are never empty, untrimmed or repeated", () => {
  const piece = fc.constantFrom(
    "Jobcenter",
    "jobcenter",
    "- ",
    "1. ",
    ", ",
    "; ",
    "\n",
    " og ",
    "Børn",
    "osv.",
    " ",
    "skolen",
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join("")),
      (text) => {
        const names = actorNames(text);
        expect(names.every((name) => name !== "" && name === name.trim() && !name.includes("\n"))).toBe(true);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      },
    ),
    { numRuns: 2_000 },
  );
});
