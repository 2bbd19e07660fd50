import { z } from "zod/v4";
import { refuse } from "../../refusal.js";
import { tidied } from "../../interview/plain.js";
import type { MemberWords } from "./adding.js";
import type { Chosen } from "./candidates.js";
import type { FormWords } from "./form-card.js";
import { capacities, duties, levels } from "./member.js";

const words = z.string().max(100_000).optional();
const networks = z.object({
  networkId: z.string().min(1).max(64),
  page: z.coerce.number().int().min(0).max(10_000).optional(),
});
const members = networks.extend({ memberId: z.string().min(1).max(200) });
const answers = z.object({ line: words });
const forms = z.object({
  person: words,
  name: words,
  agreed: words,
  organisation: words,
  area: words,
  level: words,
  capacity: words,
  duty: words,
  why: words,
});
const ticks = z.object({ actors: words, people: words });

/** What does not look like a click on a card of ours has not come from one. @throws Refusal unknown-click. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readNetworkId = (data: unknown): z.output<typeof networks> => read(networks, data);
export const readMember = (data: unknown): z.output<typeof members> => read(members, data);

/** The line someone wrote with their answer. */
export const readLine = (data: unknown): string => tidied(read(answers, data).line ?? "");

/** What was typed into the form, as it goes back into it when it is refused; what is not on it stays as it is. */
export function readForm(data: unknown, usual: FormWords): FormWords {
  const given = read(forms, data);
  return {
    person: given.person ?? "",
    name: tidied(given.name ?? usual.name),
    agreed: (given.agreed ?? String(usual.agreed)) === "true",
    organisation: tidied(given.organisation ?? usual.organisation),
    area: tidied(given.area ?? usual.area),
    level: given.level ?? usual.level,
    capacity: given.capacity ?? usual.capacity,
    duty: given.duty ?? usual.duty,
    why: tidied(given.why ?? usual.why),
  };
}

/** One of the choices a card gives; another value is forged. */
const among = <T extends string>(choices: readonly T[], given: string): T =>
  choices.find((choice) => choice === given) ?? refuse("unknown-click");

/** The form's words as the rules take them. A lead is made by handing over, never by a form. */
export const meantBy = ({
  name,
  organisation,
  area,
  level,
  capacity,
  duty,
  why,
}: FormWords): MemberWords => ({
  name,
  organisation,
  area,
  level: among(levels, level),
  capacity: among(capacities, capacity),
  duty: among(
    duties.filter((one) => one !== "lead"),
    duty === "lead" ? "member" : duty,
  ),
  why,
});

const keysIn = (ticked = ""): string[] => ticked.split(",").filter((key) => key !== "");

export function readChosen(data: unknown): Chosen {
  const { actors, people } = read(ticks, data);
  return { actors: keysIn(actors), people: keysIn(people) };
}
