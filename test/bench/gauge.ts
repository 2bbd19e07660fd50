/** What a bot's process has used so far; CPU in seconds, memory in bytes. */
export interface Usage {
  readonly cpu: number;
  readonly memory: number;
  readonly peak: number;
}

/**
 * Loaded before the bot in its process, so that the bot itself stays as it is: answers each message from the bench
 * with what the process has used, and ends it with the bench, however that ends.
 */
process.on("message", () => process.send?.(usage()));
process.on("disconnect", () => process.exit(1));
process.channel?.unref();

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const peak = process.resourceUsage().maxRSS * 1_024;
  return { cpu: (user + system) / 1e6, memory: process.memoryUsage.rss(), peak };
}
