import type { LocalConfig } from "../../src/config.js";
import { usualMeetingSettings } from "../../src/meetings/settings.js";
import { usualSettings } from "../../src/networks/approval/round.js";

/** What a bot of a test is set to: it listens on this machine alone, and nothing is left behind. */
export const local: LocalConfig = {
  mode: "local",
  host: "127.0.0.1",
  port: 0,
  logLevel: "silent",
  approval: usualSettings,
  meetings: usualMeetingSettings,
  dataFile: ":memory:",
};
