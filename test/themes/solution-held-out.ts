import type { Sentences } from "./solution-sentences.js";

/**
 * Written before the rules were, and not used while they were shaped. When a rule is changed because of a sentence
 * here, write new ones: a set that was tuned against says nothing about tomorrow's texts.
 */
export const heldOut: Record<"da" | "en", Sentences> = {
  da: {
    solutions: [
      "Kommunen skal have en fælles indgang, så vi bør oprette et servicekontor på rådhuset.",
      "Jeg foreslår, at sundhedsplejen og jobcentret får et fast månedligt møde.",
      "Lad os samle alle tilbud til unge på én hjemmeside.",
      "Der skal ansættes en brobygger mellem psykiatrien og misbrugscentret.",
      "Vi burde uddanne alle frontmedarbejdere i motiverende samtaler.",
      "Løsningen kunne være en telefonlinje, som er åben om aftenen.",
      "Hvad med at lave en fælles introdag for nye medarbejdere?",
      "Det bedste ville være at indføre en fast kontaktperson for hver familie.",
      "Vi kan starte et korps af frivillige, der følger borgerne til lægen.",
      "Opret en pulje, som afdelingerne kan søge i fællesskab.",
      "Byrådet bør afsætte to millioner til flere støttepersoner.",
      "Problemet kan løses ved at flytte rådgivningen ud i boligområdet.",
    ],
    open: [
      "Ældre med anden etnisk baggrund bruger sjældent vores aktivitetstilbud.",
      "Drømmen er, at den unge kun skal fortælle sin historie én gang.",
      "Vi skal tit vente i flere uger på svar fra en anden afdeling.",
      "Der er masser af ildsjæle i landsbyerne, som ingen har spurgt.",
      "Muligheden er, at både skolen og fritidsklubben allerede kender børnene.",
      "Jeg undrer mig over, hvorfor så mange siger nej til hjælp.",
      "Vi ved ikke, hvem der burde have handlet.",
      "Tænk, hvis alle havde nogen at spise sammen med.",
      "Hvordan kan det være, at vi skal udfylde det samme skema tre gange?",
      "Der mangler overblik over, hvem der gør hvad i Vestbyen.",
      "En enkelt koordinator kan ikke nå rundt til alle familierne.",
      "Om fem år møder borgeren én samlet kommune.",
    ],
  },
  en: {
    solutions: [
      "We ought to set up a joint helpline for carers.",
      "Let's create one shared calendar for all the clubs.",
      "My proposal is a drop-in café at the library.",
      "The municipality must employ two more street workers.",
      "How about building an app where neighbours can offer help?",
      "It could be solved by moving the job centre closer to the station.",
    ],
    open: [
      "Young people tell their story again and again to new caseworkers.",
      "The dream is that nobody eats alone on Christmas Eve.",
      "We should have noticed it years ago.",
      "There is no easy solution to this.",
      "The opportunity is that the clubs already know the children.",
      "Why do we have to fill in the same form three times?",
    ],
  },
};
