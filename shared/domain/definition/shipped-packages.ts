import type { PackageTask, TaskPackage } from "./task-package.ts";

type Words = readonly [zh: string, en: string];
type More = Partial<Pick<PackageTask, "item" | "category" | "checklist" | "held">>;

const DESK: Words = ["桌面支持", "Desktop support"];
const ACCOUNTS: Words = ["账号管理", "Accounts"];
const NETWORK: Words = ["网络", "Network"];

function task(group: Words, title: Words, days: number, time: string, more: More = {}): PackageTask {
  return {
    ...{ item: null, category: null, checklist: null, held: false, ...more },
    title: { "zh-CN": title[0], en: title[1] },
    group: { "zh-CN": group[0], en: group[1] },
    due: { days, time },
  };
}

/** Packages until the team says its own: a new-starter kit is ready at nine on the first day (domain.md 3.2). */
export const SHIPPED_PACKAGES: Readonly<Record<string, TaskPackage>> = {
  arrival: {
    occasion: "arrival",
    tasks: [
      task(DESK, ["准备电脑", "Prepare the computer"], 0, "09:00", { item: "equipment" }),
      task(ACCOUNTS, ["开通账号与邮箱", "Open accounts and mail"], 0, "09:00", { item: "account" }),
      task(NETWORK, ["开通网络与固定 IP", "Network access and address"], 0, "09:00", { item: "network" }),
      task(DESK, ["安装业务软件", "Install the applications"], 0, "09:00", { item: "software" }),
      task(DESK, ["新员工使用培训", "First training"], 1, "18:00", { item: "training" }),
    ],
  },
  move: {
    occasion: "move",
    tasks: [
      task(NETWORK, ["新工位网络", "Network at the new place"], -1, "18:00", { item: "network" }),
      task(DESK, ["搬运与安装设备", "Move and set up the equipment"], 0, "12:00", {
        ...{ category: "hardware.computer", held: true },
      }),
      task(ACCOUNTS, ["调整权限", "Change the rights"], 0, "18:00", { item: "account" }),
    ],
  },
  leaving: {
    occasion: "leaving",
    tasks: [
      task(ACCOUNTS, ["注销账号与权限", "Close accounts and rights"], 0, "18:00", { item: "account" }),
      task(DESK, ["收回设备", "Take the equipment back"], 0, "17:00", {
        ...{ category: "hardware.equipment", held: true },
      }),
      task(NETWORK, ["收回 IP 与网络权限", "Take addresses and access back"], 0, "18:00", {
        category: "network.address",
      }),
      task(DESK, ["备份并移交数据", "Back up and hand over the data"], -1, "18:00", {
        category: "data.backup",
      }),
    ],
  },
};
