import type { Answer, Turn } from "../../teams/turn.js";
import { changeCalendar, plannedBy } from "../desk.js";
import { readSeries } from "./clicks.js";
import { listAgain } from "./listing.js";
import { endSeries as end, resumeSeries as resume } from "./series.js";
import { good } from "./shown.js";
import { readersOf } from "./telling.js";

/** Slut rækken: those not yet held are cancelled; the list offers the way back. */
export async function endSeries(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, seriesId } = readSeries(data);
  const network = await plannedBy(turn, networkId);
  const calendar = await changeCalendar(turn, networkId, (current) =>
    end(current, seriesId, readersOf(network), turn.now),
  );
  const said = good(turn.text("meetings.series-over"));
  const answer = await listAgain(turn, network, said, { calendar, undoSeries: seriesId });
  return { ...answer, due: [{ kind: "calendar", id: networkId }] };
}

/** The end is undone. */
export async function resumeSeries(data: unknown, turn: Turn): Promise<Answer> {
  const { networkId, seriesId } = readSeries(data);
  const network = await plannedBy(turn, networkId);
  const calendar = await changeCalendar(turn, networkId, (current) =>
    resume(current, seriesId, readersOf(network), turn.now),
  );
  const answer = await listAgain(turn, network, good(turn.text("meetings.series-again")), { calendar });
  return { ...answer, due: [{ kind: "calendar", id: networkId }] };
}
