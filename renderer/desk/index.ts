export { DeskFeed } from "./desk-feed.ts";
export type { DeskSource } from "./desk-feed.ts";
export {
  DeskContext,
  useDesk,
  useDeskNow,
  useDeskRow,
  useDeskRows,
  useHydrated,
  useOnceHeard,
} from "./hooks.ts";
export type { WindowDesk } from "./hooks.ts";
export { DeskSet } from "./desk-set.ts";
export type { Desk } from "./desk-set.ts";
