import type { Sentences } from "./solution-sentences.js";

/**
 * Written before the rules last changed, measured once, and never tuned to: what to expect of texts the rules have not
 * seen. At first try, Danish: 6 of 10 solutions missed and 1 of 10 open texts nudged; English: 3 of 5 missed and 0 of 5
 * nudged. No threshold is tested here; the figure belongs to the day it was measured.
 */
export const fresh: Record<"da" | "en", Sentences> = {
  da: {
    solutions: [
      "Vi skal sætte en medarbejder fra hjemmeplejen ind på hospitalet.",
      "Man kunne jo lade de frivillige køre borgerne til lægen.",
      "Ansæt to mere på visitationen.",
      "Vi bør indføre fælles teammøder hver mandag.",
      "Kunne vi ikke bare slå de to afdelinger sammen?",
      "Jeg ville give alle familier et nummer, de kan ringe til hele døgnet.",
      "Hver skole skal have sin egen sundhedsplejerske.",
      "Vi kunne måske prøve at holde åbent om søndagen.",
      "Start en gruppe for unge mødre på biblioteket.",
      "Mit bud er en fælles chat mellem lærere og sagsbehandlere.",
    ],
    open: [
      "Vi skal ringe rundt til alle for at finde ud af, hvem der har sagen.",
      "Borgerne bliver sendt frem og tilbage mellem os og regionen.",
      "Jeg kunne ønske mig, at de pårørende blev hørt noget før.",
      "Vi skal have tålmodighed, for det tager lang tid at få deres tillid.",
      "Vi bør nok erkende, at vi ikke har talt med de unge selv.",
      "Det er dyrt at køre med bussen, og derfor bliver mange hjemme.",
      "Når vi laver en handleplan, er den tit forældet efter en måned.",
      "Vi skal samle papirer ind fra fire forskellige systemer.",
      "Hvem skal egentlig tage ansvaret for de hjemløse kvinder?",
      "Drømmen er, at lærerne og pædagogerne ser det samme barn.",
    ],
  },
  en: {
    solutions: [
      "We should hire two more nurses for the night shift.",
      "Give the parents a direct number to the school nurse.",
      "Maybe the library could host a homework club.",
      "Start a buddy scheme for newcomers.",
      "We could merge the two teams into one.",
    ],
    open: [
      "We should be honest that we rarely ask the citizens.",
      "We must drive a long way to visit the families in the countryside.",
      "Nobody knows who is supposed to follow up after the meeting.",
      "The opportunity is that people here still know their neighbours.",
      "We have to log in to three systems to find one address.",
    ],
  },
};
