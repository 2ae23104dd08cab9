import type { Localized } from "./localized.ts";

/** Something that goes with every asset of a kind, and how many of it. */
export interface KindAccessory {
  title: Localized;
  qty: number;
}

const one = (zh: string, en: string): KindAccessory => ({ title: { "zh-CN": zh, en }, qty: 1 });
const POWER_CABLE = one("电源线", "Power cable");
const CHARGER = one("充电器", "Charger");
const CHARGING_CABLE = one("数据线", "Charging cable");

/** What goes with assets of the kinds that ship, until the team says otherwise. */
export const SHIPPED_ACCESSORIES: Readonly<Record<string, readonly KindAccessory[]>> = {
  laptop: [one("电源适配器", "Power adapter"), one("鼠标", "Mouse"), one("电脑包", "Bag")],
  desktop: [POWER_CABLE, one("键盘", "Keyboard"), one("鼠标", "Mouse")],
  monitor: [POWER_CABLE, one("视频线", "Video cable")],
  printer: [POWER_CABLE],
  phone: [CHARGER, CHARGING_CABLE],
  tablet: [CHARGER, CHARGING_CABLE],
};
