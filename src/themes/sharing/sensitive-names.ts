const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Given names that are common in Denmark, also those of families who came here, and in English. */
const given = set(
  "aage abdi abdul abdullah adam agnes ahmad ahmed aisha albert albin aleksander alex alexander alexandra alfred ali alice " +
    "allan alma amalie amanda amina amir amira anders andrea andreas andrew ane anette anita anja ann anna anne anneli annette " +
    "anni anton arne arthur asger asta astrid august aya ayse benjamin bent bente birgit birgitte birte birthe bjarne bjørn " +
    "bodil boris brian britt britta børge camilla carl carla caroline casper catherine cecilie charles charlotte christian " +
    "christina christine christopher clara claus conny dagmar daniel danny david dennis ditte dorte dorthe ebba ebbe edith " +
    "egon ejner ella ellen elin elisabeth elise elizabeth ellie elias else elsebeth elvira emil emilie emily emma eric erik erling " +
    "ernst esther eva ewa fatima fatma felix filip finn flemming franz freja frederik freya frida frode frederikke gerda george " +
    "georg gert gitte gorm grete grethe gunnar gustav hanna hannah hanne hans harald hasan hassan heidi helen helena helene helga " +
    "helle henning henriette henrik henry herdis hilda hugo hussein holger ian ib ibrahim ida inga inge ingeborg inger ingrid irene " +
    "isabella ivan iver jack jacob jakob jame james jamila jan jane janne jannik jannie jasmin jens jeppe jesper jessica jette joan joakim " +
    "johan johanne johannes john johnny jonas jonathan jonna jose josef josefine joseph julia julie jytte jørgen jørn kaj kai " +
    "karen karin karl karla karoline kasper katja katrine kent kenneth khadija khaled kim kirsten kirstine kjeld klaus knud " +
    "kristian kristina kristine kristoffer kurt lars lasse laura laurits laust lauritz lea leif leila lena lene leo lilly lillian linda " +
    "line lisa lisbet lisbeth lise lissi liv liva lone lotte louise lucas lukas luna lucy ludvig lærke mads magda magnus maja malene " +
    "malik malou malthe marcus maren margit margrethe maria marian marianne marie mariam marion marius mark markus martha martin " +
    "mary maryam mathias mathilde matthew max merete meta mette mia michael michelle mie mikael mikkel mille mira mogens mohamed " +
    "mohammad mohammed morten mona muhammad mustafa nadia nanna naja nanna natasha niels nicolai nicklas niklas nikolaj nina noah " +
    "nora ole olga olivia oliver omar oscar oskar osman otto ove palle patrick paul paula per pernille peter pia poul preben " +
    "rachel ragnhild ralf rasmus rebecca rebekka regitze rene richard rikke rita robert robin rosa roland rune ruth sally samir samuel " +
    "samira sander sandra sanne sara sarah sebastian selma signe sigrid sigurd silas silje simon simone sofia sofie solveig sonja " +
    "sophia sophie stefan steen steffen stella stephen steven stig stine sune susan susanne svend sven sværre søren tage tanja tenna " +
    "teresa theis theo theodor therese thea thomas thor thorkild tim tina tine tobias tom tommy tone torben tove troels trine tyra " +
    "ulla ulrik uffe valdemar valdemar vera verner vibeke victor victoria viggo viktor viktoria villads villy vilhelm villiam " +
    "vilma vivi wanda walter william winnie yasmin yusuf yvonne zahra zainab zaynab øjvind åge åse",
);

/** Given names that begin a sentence as quite other words: "Hans misbrug", "Tom stol", "Per måned", "Bo i eget hjem". */
const alsoWords = set(
  "hans tom per bo mark liv dan ask storm else max sally will may june april rose grace hope art bill",
);
const onlyInside = set("bo dan ask storm will may june april rose grace hope bill viola dina mai maj");

/** Titles, after which any capitalised word is a name. */
export const titles = set("hr herr herre fru frk frøken familien ægteparret mr mrs ms miss mister dr");
const saints = set("sankt sct skt kong kongen dronning prins saint st king queen");

/** What begins with a capital and is no person: words of organisations, departments and places, and names of these. */
const noPerson = set(
  "dansk danske danmark danmarks region regionen regioner kommune københavn københavns aarhus århus odense aalborg esbjerg " +
    "randers kolding horsens vejle roskilde herning silkeborg holbæk næstved svendborg viborg fredericia sønderborg helsingør " +
    "hillerød slagelse haderslev nykøbing gellerup vollsmose jylland jyllands sjælland sjællands fyn fyns fyens lolland falster bornholm midtjylland " +
    "nordjylland syddanmark grønland færøerne europa eu kl ny nye ny gamle gammel store lille nordre nørre søndre vestre " +
    "østre øster vester sønder midt midtby midtbyen røde blå grønne grøn hvide kors rødt kirkens korshær frelsens hær red " +
    "barnet børns vilkår ældre sagen bedre psykiatri psykiatrien social sociale socialt sundhed sundhedscenter omsorg teknik " +
    "miljø børn unge familie familier kultur fritid beskæftigelse arbejdsmarked job jobcenter jobcentret borgerservice plan " +
    "byg skole skolen skoler kirke kirken gymnasium gymnasiet universitet college university hospital sygehus fængsel " +
    "arresthus fonden fond projekt projektet café cafe hotel hospice center centret centeret forening foreningen " +
    "boligforeningen boligselskabet forbundet klubben netværk teamet afdeling sammen alle mange tak med for mod om og i på " +
    "gade vej allé plads torv park parken haven banegård station stationen bibliotek biblioteket hus huset gård gården nord " +
    "syd øst city council health care cross save children youth services service society army centre center house street road " +
    "school church association club office department park square library hospital foundation trust women women's men's " +
    "social family families monday tuesday wednesday thursday friday saturday sunday january february march april may june " +
    "july august september october november december english danish denmark copenhagen mulberry gardens microsoft teams word " +
    "excel outlook facebook google aula kriminalforsorgen kriminalforsorg politi politiet folketinget regeringen byrådet " +
    "hjælp flygtningehjælp mødrehjælpen natteravnene headspace stiftelsen instituttet institut akademi akademiet tidende " +
    "stiftstidende avis posten radio tv kanal",
);
const noPersonEnding =
  /(?:gaden?|vejen?|stræde|stræder|alléen|pladsen|torvet|parken|haven|vænget|bakken|gården|centret|centeret|center|skolen|skole|kirken|foreningen|forening|forbundet|klubben|rådet|sagen|hjælpen|hjælp|kommune|hospitalet|sygehuset|hjemmet|boligerne|forvaltningen|forvaltning|afdelingen|teamet|tjenesten|service|selskabet|fonden|gymnasiet|universitetet|biblioteket|stiftelsen|tidende|forsorgen|forsorg|initiativet|puljen|planen|huset|værket|parkens|torv|strand|fjord|havn|rup|strup|lev)s?$/u;
const direction = set("nord syd øst vest midt");

/** Ordinary words a sentence begins with, so that the capital says nothing about them. */
const opening = set(
  "a about after all alle allerede alt also altså an and another any as at at because before begge beboer beboeren begynd " +
    "blandt bl.a borger borgeren both boligområdet but by børn børnene da de den denne der derefter derfor derhjemme det " +
    "dette din dine dog du efter eksempel eller em en endelig engang er et every everybody everyone fast faktisk far fordi " +
    "forældrene fortæl fra for fx først for første fortsat få gid giv godt had har have he heldigvis hele her hos how hun " +
    "hver hvilke hvis hvem hvor hvordan hvorfor hvornår hvad i if igen imens in indtil ingen is it jeg jo ja kan kontakt kun " +
    "kunne kære lad last lige ligesom lærer læreren lærerne man maybe med meet meget mellem men mens mere mest min mine mit mor " +
    "mød måske naboen naboerne nej next no nogle nok nu når nå næste ofte og også om omkring on once ones op or over overfor " +
    "people på pludselig ring samtidig se selv selvom senere siden side skal skriv snart so som somme special spørg stadig så " +
    "sådan tag takket tal tale tidligere til tit to today trods two ude uden under unge ung vi via vil ville vor vores ved vi " +
    "we what when where which while who why with without yesterday ældre ønske årsagen my our your his her their the this that " +
    "these those there they she i'm we're ask call kollega kollegaen chefen sagsbehandler sagsbehandleren socialrådgiver",
);

const bareOf = (word: string): string[] => {
  const lower = word.toLowerCase().replace(/['’]s?$/u, "");
  return lower.endsWith("s") ? [lower, lower.slice(0, -1)] : [lower];
};
const isGiven = (word: string) =>
  word.split("-").every((part) => bareOf(part).some((name) => given.has(name)));
const isIn = (words: ReadonlySet<string>, word: string) => words.has(word.toLowerCase());

export interface Word {
  readonly text: string;
  /** Where it stands in the whole text. */
  readonly at: number;
  /** Whether it follows on the word before with nothing but a space between. */
  readonly joins: boolean;
}

const isCapital = ({ text }: Word) => /^\p{Lu}/u.test(text);
const particle = set("al el von van de der bin ben af");

/** The people named in a sentence. Names written in lower case are not found: nothing tells them from other words. */
export function namesIn(sentence: readonly Word[]): { readonly name: string; readonly at: number }[] {
  return runs(sentence).flatMap((run) => {
    const { words, before } = bared(run);
    const start = words[0];
    if (!start || !isPerson(words, start === sentence[0], before)) return [];
    return [{ name: words.map(({ text }) => text).join(" "), at: start.at }];
  });
}

interface Run {
  readonly words: readonly Word[];
  readonly first: number;
  readonly before: string;
}

/**
 * Capitalised words that follow on each other, also with a particle such as "al" between. Where all is in capitals
 * they tell nothing, and only the given names stand out.
 */
function runs(sentence: readonly Word[]): Run[] {
  const found: Run[] = [];
  for (let first = 0; first < sentence.length; first++) {
    let end = first;
    while (isPart(sentence, end, first)) end++;
    if (end === first) continue;
    const words = sentence.slice(first, end);
    const before = sentence[first - 1]?.text ?? "";
    const shouted = words.length > 2 && words.every(({ text }) => !/\p{Ll}/u.test(text));
    if (shouted)
      found.push(
        ...words.filter(({ text }) => isGiven(text)).map((word) => ({ words: [word], first, before })),
      );
    else found.push({ words, first, before });
    first = end - 1;
  }
  return found;
}

function isPart(sentence: readonly Word[], index: number, first: number): boolean {
  const word = sentence[index];
  if (!word || (index > first && !word.joins)) return false;
  if (isCapital(word)) return true;
  const next = sentence[index + 1];
  return index > first && isIn(particle, word.text) && next !== undefined && next.joins && isCapital(next);
}

/** Without a title, and without the ordinary word that has its capital from beginning the sentence: "Hos Jens". */
function bared({ words, first, before }: Run): Pick<Run, "words" | "before"> {
  const [start, ...rest] = words;
  if (!start || rest.length === 0) return { words, before };
  if (isIn(titles, start.text)) return { words: rest, before: start.text };
  const isOrdinary = first === 0 && isIn(opening, start.text) && !isIn(alsoWords, start.text);
  return { words: isOrdinary ? rest : fromGiven(words), before };
}

/** "Afdelingsleder Trine Juhl": what stands before the given name is none of it. */
function fromGiven(words: readonly Word[]): readonly Word[] {
  const given = words.findIndex(({ text }) => isGiven(text));
  const isRole = given > 0 && words.slice(0, given).every(({ text }) => !isInstitution(text, false));
  return isRole ? words.slice(given) : words;
}

function isPerson(words: readonly Word[], begins: boolean, before: string): boolean {
  const texts = words.map(({ text }) => text);
  const [start = ""] = texts;
  if (isIn(saints, before) || texts.some((text) => isIn(saints, text))) return false;
  if (texts.some((text) => /\p{N}/u.test(text))) return false;
  const known = isGiven(start) && !(begins && isIn(onlyInside, start));
  if (texts.some((text) => isInstitution(text, known))) return false;
  if (isIn(titles, before)) return true;
  if (texts.length === 1) return known && !(begins && isIn(alsoWords, start));
  return known || (areNames(texts) && !(begins && isIn(opening, start)));
}

/** Not abbreviations such as SSP; initials are welcome beside a name. */
const areNames = (texts: readonly string[]) =>
  texts.every((text) => text.length === 1 || /\p{Ll}/u.test(text)) && texts.some((text) => text.length > 1);

const isInstitution = (text: string, afterGiven: boolean): boolean => {
  if (afterGiven && (isIn(direction, text) || isGiven(text))) return false;
  return isIn(noPerson, text) || noPersonEnding.test(text.toLowerCase()) || isIn(direction, text);
};
