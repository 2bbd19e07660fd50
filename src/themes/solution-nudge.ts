/** One way of saying "do this", and why it counts. `says` reads a sentence as spaced words in lower case. */
interface Sign {
  readonly reason: string;
  readonly says: RegExp;
}

/** A pattern over whole words: regular expression source in which a space parts two words and > begins the sentence. */
const sign = (reason: string, words: string): Sign => ({ reason, says: new RegExp(` (?:${words}) `, "u") });

/** What one does when one has already chosen a remedy. Everyday verbs (give, hold, get) are left out: they say too little. */
const verb =
  "(?:ansætte|hyre|oprette|etablere|lave|bygge|udvikle|indføre|implementere|købe|indkøbe|anskaffe|starte|igangsætte|" +
  "iværksætte|åbne|uddanne|samle|flytte|tilbyde|afsætte|nedsætte|udpege|arrangere|udarbejde|afskaffe|invitere|" +
  "rekruttere|lancere|sende|udvide)";
const done = "(?:ansat|oprettet|etableret|lavet|bygget|udviklet|indført|købt|startet|åbnet|samlet|flyttet)";
/** What is an order whatever comes next, and words that are one only with an object, for they mean other things too. */
const order =
  "(?:ansæt|hyr|opret|etabler|udvikl|indfør|implementer|indkøb|anskaf|igangsæt|iværksæt|åbn|uddan|saml|flyt|tilbyd|afsæt|" +
  "nedsæt|udpeg|afskaf)";
const orderWithObject = "(?:lav|byg|køb|start|giv|sæt|send|inviter|brug)";
const remedy =
  "\\p{L}*(?:koordinator|leder|konsulent|rådgivere?|app|system|platform|portal|hjemmeside|pulje|telefon|kampagne|kursus|team)";
const some = "(?:\\p{L}+ ){0,3}";
const we = "(?:vi|man|kommunen|byrådet|forvaltningen|afdelingen|ledelsen)";
const a = "(?:en|et|én|ét|flere|fælles|faste?)";
const object = `(?:${a}|dem|os|ham|hende|alle|hver|de|nye?|mere|gratis)`;

const danish: readonly Sign[] = [
  sign(
    "names the solution",
    "(?:løsningen|en løsning) (?:er|bliver|må være|kunne være|kan være)|> løsning(?:en)?",
  ),
  sign("names what is best", "det (?:oplagte|bedste|rigtige|nemmeste) (?:er|ville være|vil være|må være) at"),
  sign(
    "calls itself a proposal",
    "(?:jeg|vi) (?:vil |kunne )?foreslår?|(?:mit|vores|et|min|en) (?:forslag|id[eé]) (?:er|kunne være|går ud på)",
  ),
  sign("asks others to join in doing it", "lad os"),
  sign(
    "says what we are to do",
    `(?:${we} (?:skal|må|kan|kunne)|(?:skal|må|kan|kunne) ${we}) ${some}${verb}`,
  ),
  sign("says where or when we are to do it", "vi skal (?:ud i|mødes (?:en gang|hver|fast))"),
  sign("wants to try it", "(?:(?:vi|man) kunne|kunne (?:vi|man)) (?:\\p{L}+ ){0,2}prøve (?:med|at)"),
  sign(
    "says what anyone ought to do",
    `(?<! (?:der|som|det|hvem|vi) )(?:bør|burde) (?!(?:ikke|have|kunne|vide|være|vi) )\\p{L}+|(?:bør|burde) ${some}${verb}`,
  ),
  sign(
    "says what anyone ought to have",
    `(?:bør|burde) ${some}(?:få|være|have) ${a}|der skal (?:flere|mere)`,
  ),
  sign("says what we are to have", `(?:${we} skal|skal ${we}) ${some}have ${a}`),
  sign("intends it", `vi vil ${some}${verb}|vil gerne have at ${we} (?:får|${verb}r)`),
  sign("makes it a condition", `det kræver at (?:${we} ${verb}r|der (?:bliver ${done}|${verb}s))`),
  sign("wants it done", `(?:skal|må|bør) ${some}(?:få|have) ${some}${done}`),
  sign("wants it done, by no one in particular", `(?:skal|bør|burde) ${some}${verb}s`),
  sign("holds that we should", `jeg (?:synes|mener|tror|tænker) (?:at )?${we} (?:skal|bør|burde)`),
  sign("needs a certain remedy", `(?:brug|behov) for (?:at ${some}${verb}|${a} ${some}${remedy})`),
  sign(
    "weighs a remedy aloud",
    `hvad med (?:at ${some}${verb}|en|et)|(?:ville|kunne) være at ${verb}|forestille sig ${a}`,
  ),
  sign("says what would help", "(?:ville|vil|kunne) hjælpe (?:med|at|hvis) \\p{L}+"),
  sign("asks why it is not done", `hvorfor ${verb}r ${we} ikke`),
  sign(
    "says how it is solved",
    "(?:kan|kunne|skal) løses (?:ved|med|gennem|hvis)|(?:ville|vil|kunne) løse \\p{L}+",
  ),
  sign("gives an order", `> ${order} \\p{L}+|> ${orderWithObject} ${object}|> få \\p{L}+ (?:ud|ind|med|til)`),
];

const englishVerb =
  "(?:hire|employ|appoint|create|make|build|develop|establish|introduce|launch|set up|start|open|buy|move|train|offer|run|organise|organize|invite|fund|recruit)";
const englishOrder =
  "(?:hire|employ|appoint|create|build|develop|establish|introduce|launch|organise|organize|invite|recruit)";
const englishDone =
  "(?:hired|employed|appointed|created|made|built|developed|established|introduced|launched|set up|started|opened|bought|moved)";
const englishRemedy =
  "(?:coordinator|manager|consultant|worker|workers|app|system|platform|portal|website|fund|helpline|campaign|course|team)";
const englishBurden =
  "(?:often|always|back|wait|fill|apply|ask|call|write|document|go through|start|understand|know|learn|have|use|not|be)";
const should = "(?:should|must|ought to|needs? to|has to|have to)";

const english: readonly Sign[] = [
  sign(
    "names the solution",
    "(?:the|one|a) solution (?:is|would be|could be|might be)|> (?:the )?solution|the (?:best|easiest|obvious) thing (?:is|would be) to",
  ),
  sign(
    "calls itself a proposal",
    "(?:i|we) (?:would )?(?:suggest|propose)|(?:my|our|one) (?:suggestion|proposal|idea) (?:is|would be)",
  ),
  sign("asks others to join in doing it", "let us|let s"),
  sign("says what anyone ought to do", `${should} ${some}${englishVerb}`),
  sign(
    "says what others are to do, or holds that we should",
    `(?:(?:think|believe) we|the (?:city|municipality|council)) ${should} (?!${englishBurden} )\\p{L}+`,
  ),
  sign("says what we are to have, or when to meet", `we ${should} (?:(?:get|have) more|meet (?:every|once))`),
  sign(
    "says what we could do",
    `(?:we (?:can|could|will|want to)|could we) ${some}${englishVerb}|> could we \\p{L}+`,
  ),
  sign("says what there ought to be", "should (?:be|have) (?:an?|one|more)|ought to be (?:an?|one|more)"),
  sign("says what would help", "(?:would|could) help (?:to|if|with) \\p{L}+"),
  sign("wants it done, by no one in particular", `${should} be ${some}${englishDone}`),
  sign("needs a certain remedy", `we need (?:an?|more|another) ${some}${englishRemedy}`),
  sign("weighs a remedy aloud", "(?:what|how) about (?:\\p{L}+ing|an?)"),
  sign("asks why it is not done", `why (?:do not|don t) we ${some}${englishVerb}`),
  sign("says how it is solved", "(?:can|could|should) be solved (?:by|with|through)|would solve \\p{L}+"),
  sign(
    "gives an order",
    `> ${englishOrder} \\p{L}+|> (?:${englishVerb}|put|give|send) (?:an?|one|more|new|every|each|someone|them|us|all)`,
  ),
];

/** What sounds like a proposal and is none; a sentence with one of these gets no nudge, for a wrong one annoys. */
const stillOpen: readonly Sign[] = [
  sign(
    "is a dream, a condition or an opportunity",
    "> (?:i )?(?:drømmen|drømme|min drøm|jeg drømmer|vi drømmer|muligheden|hvis|tænk hvis)",
  ),
  sign(
    "is the same in English",
    "> (?:in )?(?:the|my|our) (?:dream|opportunity)|> (?:i|we) dream|> if|> imagine",
  ),
  sign(
    "tells what is not the solution",
    "løsning(?:en)? (?:er|bliver) (?:ikke|svær|uklar|langt|ukendt|stadig)|hvad (?:løsningen|en løsning)",
  ),
  sign(
    "is the same in English",
    "solution (?:is|would be) (?:not|hard|unclear|unknown|far)|what (?:the|a) solution|no \\p{L}+ solution",
  ),
  sign(
    "looks back with regret",
    "burde have (?!et )\\p{L}+t|(?:should|could) have (?!an? |one |more )\\p{L}+",
  ),
  sign(
    "is said to one another, not done",
    "lad os (?:være ærlige|sige|håbe|se|indse|antage|forstå|undersøge)",
  ),
  sign("is the same in English", "let (?:us|s) (?:be honest|say|hope|see|face|assume|understand|explore)"),
  sign(
    "tells what happens over and over",
    "hele tiden|tit|ofte|igen og igen|hver gang|forfra|(?:to|tre|fire|fem|flere|mange) gange|over and over|again and again|every time",
  ),
  sign("wonders about what is", "undrer mig|undrer os|uden at|puzzles me|puzzles us|without \\p{L}+ing"),
  sign(
    "says it cannot or need not be done",
    `(?:kan|skal|bør|burde) (?:${we} )?ikke|(?:ikke|not) (?:er )?(?:nok|enough)`,
  ),
];

/**
 * Whether a text at the Udforsker already proposes a solution, which that role does not ask for (S0-4). The answer is
 * kept either way; the person is only reminded, so the rules would rather miss a proposal than scold a dream.
 */
export function soundsLikeSolution(text: string): boolean {
  return sentences(text).some((words) => says(words, [...danish, ...english]) && !says(words, stillOpen));
}

const says = (words: string, signs: readonly Sign[]) => signs.some((sign) => sign.says.test(words));

/** Each sentence as > and its words in lower case, with one space around each. */
const sentences = (text: string): string[] =>
  text
    .normalize("NFC")
    .split(/[.!?;]\s|\n/u)
    .map((sentence) => ` > ${(sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `);
