/** An Adaptive Card as JSON, filled and ready to send. */
export interface Card {
  readonly type: "AdaptiveCard";
  readonly speak?: string;
  readonly body: readonly unknown[];
  readonly actions?: readonly unknown[];
  /** What Teams presses by itself when someone looks at the card. */
  readonly refresh?: unknown;
}
