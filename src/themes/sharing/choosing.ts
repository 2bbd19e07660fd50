import type { Channel } from "../../channels/channel.js";
import { channelsFor } from "../../channels/choosing.js";
import { dateOf } from "../../dates.js";
import { remember } from "../../people/remember.js";
import { Refusal, refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { fits, type Notice } from "../../cards/notice.js";
import { statusCard } from "../../guided/status.js";
import { readThemeId } from "../clicks.js";
import { changeTheme, readTheme } from "../desk.js";
import type { ShareDraft, Theme } from "../theme.js";
import { tallyOf } from "../votes/tally.js";
import { choicesIn, listed, readInputs, type ShareInputs } from "./clicks.js";
import { deskAgain } from "./owner-desk.js";
import { previewCard, shareFormCard } from "./share-cards.js";
import { mustBeShareable, withDraft, withMoreChannels } from "./share.js";
import { guard } from "./sensitive.js";

/** The channels the theme can still be shared in. */
async function openChannels(turn: Turn, { sharing }: Theme): Promise<Channel[]> {
  const taken = new Set(sharing?.posts.map(({ channelId }) => channelId));
  return (await channelsFor(turn)).filter(({ id }) => !taken.has(id));
}

/** Del med kolleger or Deling on the summary, as a new card below. */
export async function openSharing(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readTheme(turn, readThemeId(data).themeId);
  if (theme.sharing) return below(await deskAgain(turn, theme));
  return below(await formFor(turn, theme, { more: false }));
}

const below = ({ replace, tell }: Answer): Answer => ({
  posts: [...(replace ? [{ card: replace }] : []), ...(tell ? [{ say: tell }] : [])],
});

/** The form in the card's place: for what is shown and where, or with `more` for further channels only. */
export const openForm =
  (more: boolean) =>
  async (data: unknown, turn: Turn): Promise<Answer> => {
    return formFor(turn, await readTheme(turn, readThemeId(data).themeId), { more });
  };

interface Way {
  readonly more: boolean;
  readonly typed?: ShareInputs;
  readonly notices?: readonly Notice[];
}

/** Without a channel there is nowhere to share, and it is told how to come by one. */
async function formFor(turn: Turn, theme: Theme, { more, typed, notices = [] }: Way): Promise<Answer> {
  mustBeShareable(theme);
  const channels = await openChannels(turn, theme);
  if (channels.length === 0 && (more || !theme.sharing)) return { tell: turn.text("share.no-channels") };
  const inputs = typed ?? inputsFor(turn, theme);
  return {
    replace: shareFormCard(theme, channels, inputs, turn.text, turn.now, { more, notices }),
  };
}

/** What stands in the form: what was chosen last, else what holds now, else what is usual. */
function inputsFor({ person }: Turn, { shareDraft: draft, sharing }: Theme): ShareInputs {
  const { results = "at-once", hidden = [], closesAt } = draft ?? sharing ?? {};
  return {
    channels: draft?.channelIds.join(",") ?? "",
    department: draft?.department ?? sharing?.shown.department ?? person?.department ?? "",
    hidden: hidden.join(","),
    results,
    closesAt: closesAt ? dateOf(closesAt) : "",
  };
}

/** Se, hvad kolleger ser: keeps the choices, and shows what would be shared. Nothing is sent. */
export async function openPreview(data: unknown, turn: Turn): Promise<Answer> {
  return kept(turn, data, false, (theme, inputs) =>
    withDraft(theme, choicesIn(inputs, theme.sharing), turn.who.name, turn.now),
  );
}

export async function openPreviewOfMore(data: unknown, turn: Turn): Promise<Answer> {
  return kept(turn, data, true, (theme, inputs) =>
    withMoreChannels(theme, listed(inputs.channels), turn.now),
  );
}

/**
 * A choice that cannot be is answered with the form as it was filled in, for the clicker alone: what may not be stored
 * must not be kept by Teams either.
 */
async function kept(
  turn: Turn,
  data: unknown,
  more: boolean,
  rule: (theme: Theme, inputs: ShareInputs) => Theme,
): Promise<Answer> {
  const { themeId } = readThemeId(data);
  const inputs = readInputs(data);
  try {
    const theme = await changeTheme(turn, themeId, (current) => rule(current, inputs));
    const department = theme.shareDraft?.department;
    if (department && !more) {
      await remember(turn, (known) => (known.department === department ? known : { ...known, department }));
    }
    return await preview(turn, theme);
  } catch (error) {
    if (!(error instanceof Refusal) || error.values["field"] === undefined) throw error;
    const text = `⚠ ${turn.text(`refusal.${error.code}`, error.values)}`;
    const notices: Notice[] = [{ style: "attention", text }];
    const way = { more, typed: inputs, notices };
    const { replace, tell } = await formFor(turn, await readTheme(turn, themeId), way);
    const no = { refused: error.code };
    return replace && fits(replace) ? { replaceForClicker: replace, ...no } : { tell: tell ?? text, ...no };
  }
}

/** The preview of what is chosen, with what the guard found; with `asks` sharing takes another press. */
export async function preview(
  { documents, text, now }: Turn,
  theme: Theme,
  asks = false,
  notices: readonly Notice[] = [],
): Promise<Answer> {
  const draft: ShareDraft = theme.shareDraft ?? refuse("unknown-click");
  const tally = await tallyOf(documents, theme.tenantId, theme.id);
  return { replace: previewCard(theme, draft, guard(draft.shown), tally, text, now, { asks, notices }) };
}

/** Annuller: back to how the theme is shared, or to nothing. */
export async function cancel(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readTheme(turn, readThemeId(data).themeId);
  if (theme.sharing) return deskAgain(turn, theme);
  return { replace: statusCard(turn.text("share.cancelled"), turn.text) };
}
