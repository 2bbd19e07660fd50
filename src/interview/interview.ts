import type { Instant } from "../time.js";
export interface Interview { readonly open: string | null; readonly askedAt: Instant; readonly answers: Readonly<Record<string, string>> }
