import type { Texts } from "./sensitive-sentences.js";

/**
 * Written when the rules were done, to be hard on them, and measured once: 6 of 20 sensitive texts were found, 4 of 20
 * others stopped at. Words the lists were found to lack were added afterwards, so no threshold is tested here. What it
 * shows is that the guard misses much that a reader would see.
 */
export const fresh: Record<"da" | "en", Texts> = {
  da: {
    sensitive: [
      "Vi fik besked om, at Herluf er faldet om med en hjerteanfald og er lammet i den ene side.",
      "Aya bliver låst inde af sine brødre.",
      "Jørgen Friis får kemo hver tredje uge.",
      "Kenneth skylder penge til en rocker.",
      "Hr. Abdi har ikke råd til mad.",
      "Ellen Gram hamstrer aviser og har rotter i køkkenet.",
      "Det er synd for Silas, for hans mor sidder inde for narkosalg.",
      "Dennis Vang har fået forbud mod at se sine børn efter et overfald.",
      "Pias ludomani har kostet hende huset.",
      "Efter ulykken fik Torben Juul hjernerystelse og angstanfald.",
      "Agnete er blind og bor alene.",
      "Da politiet kom hos Sonny Krag, fandt de kokain.",
      "Bjarne har været på afvænning fire gange.",
      "Elif vil skilles, fordi manden er voldelig.",
      "Fru Hansen på 4. sal er blevet bestjålet.",
      "Kommunen har overvejet at fjerne Lukas fra hjemmet på grund af forældrenes stofmisbrug.",
    ],
    general: [
      "Ældrechef Ruth Dalgaard bad os se på demens.",
      "Jeg hørte Lasse Bech i radioen tale om psykisk sårbare.",
      "I Sct. Jørgens Kvarter er der mange hjemløse.",
      "Lektiecaféen i Vollsmose Bibliotek får besøg af unge med traumer.",
      "Kan Ida og Bo fra SSP komme og vise tal for hærværk?",
      "Aktivitetshuset Kilden savner hænder til borgere med hjerneskade.",
      "Vi kalder projektet Hånd i Hånd, og det er for stressramte.",
      "På Dronning Ingrids Hospital har de et kursus om alkoholmisbrug.",
      "Jette er vores kontakt i Headspace, som taler med unge om selvskade.",
      "Undersøgelsen fra Vive viser, at flere er på kontanthjælp.",
      "Ole kender alle i Midtbyen.",
      "Beboerne i Grønne Have oplever tyveri fra kældrene.",
      "Det var Henrys idé at spørge de frivillige i Kræftrådgivningen.",
      "Efter mødet med Dansk Industri talte vi om stress.",
      "Kaffe med Karla er et tilbud for ensomme og demente.",
      "Sundhedsplejerske Anni Blok ser tidligt tegn på omsorgssvigt.",
    ],
  },
  en: {
    sensitive: [
      "Peter's wife left because he gambles away the rent.",
      "Mona Hill is in debt and was evicted.",
      "Since the stroke Albert cannot speak.",
      "The police came for Jamal again.",
    ],
    general: [
      "Anna from Health Services explained the waiting list for anxiety.",
      "Alcoholics Anonymous meets in Green Park.",
      "We ask Victor to chair the group on domestic violence.",
      "North Street School sees more children with ADHD.",
    ],
  },
};
