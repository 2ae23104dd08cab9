export { DeskFeed, applyChanges } from "./desk-feed.ts";
export type { DeskSource } from "./desk-feed.ts";
export { DeskContext, useDesk, useDeskDb, useDeskRow, useHydrated } from "./hooks.ts";
export type { Desk } from "./hooks.ts";
export { openDesk } from "./schema.ts";
export type { DeskDb } from "./schema.ts";
