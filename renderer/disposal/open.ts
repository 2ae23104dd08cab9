import { startTask } from "../ui/index.ts";

export const openLots = () => startTask("assets", "disposal.lots");
export const openLot = (id: string) => startTask("assets", "disposal.lot", [id]);
