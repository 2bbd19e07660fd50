import type { Theme } from "../../themes/theme.js";
import type { Network } from "../network.js";

/**
 * The theme as colleagues see it, for who forms its network without owning it: what the owner keeps private, or has
 * written since and not shown, stays theirs. Undefined when colleagues do not see it. S0-6.
 */
export function asShown(theme: Theme | undefined): Theme | undefined {
  if (theme?.state !== "open" || !theme.sharing || theme.sharing.state === "withdrawn") return undefined;
  const { answers, title } = theme.sharing.shown;
  return { ...theme, interview: { ...theme.interview, answers: { ...answers, title } } };
}

/** What the first kommissorium may be drafted from: all of the theme, unless it was handed to a colleague. */
export const themeFor = ({ log }: Pick<Network, "log">, theme: Theme | undefined): Theme | undefined =>
  log.some(({ deed }) => deed === "form-taken") ? asShown(theme) : theme;
