import {
  IconBox,
  IconDeviceDesktop,
  IconDeviceImac,
  IconDeviceLaptop,
  IconDeviceMobile,
  IconDeviceTablet,
  IconPrinter,
  IconRouter,
  IconServer2,
  IconUsb,
} from "@tabler/icons-react";
import type { ComponentType } from "react";

const ICONS: Readonly<Record<string, ComponentType<{ size?: string; "aria-hidden"?: boolean }>>> = {
  laptop: IconDeviceLaptop,
  desktop: IconDeviceDesktop,
  server: IconServer2,
  printer: IconPrinter,
  networkDevice: IconRouter,
  phone: IconDeviceMobile,
  tablet: IconDeviceTablet,
  monitor: IconDeviceImac,
  peripheral: IconUsb,
};

/** Picture of an asset's kind; the word stands beside it. */
export function AssetIcon({ kind, size = "1.125rem" }: { kind: string; size?: string }) {
  const Icon = ICONS[kind] ?? IconBox;
  return <Icon size={size} aria-hidden />;
}
