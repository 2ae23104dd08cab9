import { startTask } from "../ui/index.ts";

/** Forms of this area; each begins with the records it was started for. */
export const startRegister = () => startTask("assets", "asset.register");
export const startEdit = (asset: string) => startTask("assets", "asset.edit", [asset]);
export const startHandOver = (assets: readonly string[]) => startTask("assets", "custody.handOver", assets);
export const startReturn = (assets: readonly string[]) => startTask("assets", "custody.return", assets);
export const startRow = () => startTask("assets", "custody.row");
/** @param list where it begins: `unsigned`, `overdue`, `soon` */
export const startWaiting = (list = "unsigned") => startTask("assets", "custody.waiting", [list]);
