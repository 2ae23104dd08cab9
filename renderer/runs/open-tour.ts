import { startTask } from "../ui/index.ts";

/** Opens a tour where it stands, or at one of its targets. */
export const openTour = (id: string, target?: string) =>
  startTask("rounds", "tour", target === undefined ? [id] : [id, target]);
