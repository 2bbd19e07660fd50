import type { Text } from "../../text/text.js";
import type { Meeting } from "../meeting.js";
import type { MeetingSettings } from "../settings.js";
import { warningLines } from "../warnings.js";
import type { Day } from "../when.js";

/** What speaks against one more meeting on a day, a line each; among it that the network meets then already. */
export const warningsOn = (
  day: Day,
  coming: readonly Meeting[],
  settings: MeetingSettings,
  text: Text,
): readonly string[] => [
  ...warningLines(day, settings, text),
  ...(coming.some(({ when }) => when.day === day) ? [`⚠ ${text("warning.meets-already")}`] : []),
];
