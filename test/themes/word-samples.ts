import type { File } from "../../src/teams/handlers.js";
import type { Text } from "../../src/text/text.js";
import type { Contents } from "../../src/themes/word/contents.js";
import { paperOf } from "../../src/themes/word/paper.js";
import { wordFile } from "../../src/word/document.js";

const noPoints = { citizen: 0, municipality: 0, employee: 0 };

/** An unfolded theme as its owner takes it along, with all that can stand in a document. */
export const sample: Contents = {
  title: "Ensomhed blandt ældre, når ægtefællen dør",
  ownerName: "Åse Kjær",
  department: "Sundhed og Omsorg",
  answers: {
    title: "Ensomhed blandt ældre, når ægtefællen dør",
    wonder: "Mange falder igennem.\n\nVi opdager det for sent.",
    challenge: "Det er svært at se, hvem der er alene.",
    dream: "Ingen sidder alene et år efter.",
    actors: "Hjemmeplejen\nSognet",
    forCitizen: "Nogen at drikke kaffe med",
  },
  actors: [
    { name: "Hjemmeplejen", kind: "department" },
    { name: "Sognet", kind: "association" },
  ],
  accepted: [
    { name: "Ældre Sagen", kind: "association" },
    { name: "hjemmeplejen", kind: "department" },
  ],
  votes: {
    voters: 12,
    values: [
      { value: "mastery", points: 8, pointsFor: noPoints },
      { value: "efficiency", points: 2, pointsFor: noPoints },
      { value: "other", points: 1, pointsFor: noPoints },
    ],
    others: [{ words: "Håb", count: 1 }],
    reasons: ["En begrundelse"],
  },
  hidden: ["wonder"],
  isOwn: true,
};

/** A theme's document, as whoever has these contents gets it. */
export const themeFile = (contents: Contents, text: Text, now: string): Promise<File> =>
  wordFile(
    { title: contents.title, kind: text("summary.above"), blocks: paperOf(contents, text, now) },
    text,
  );
