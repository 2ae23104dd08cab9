import { backup } from "./backup/feature.ts";
import { certificates } from "./certificate/feature.ts";
import { devices } from "./devices/feature.ts";
import type { Feature } from "./feature.ts";
import { files } from "./files/feature.ts";
import { fold } from "./fold/feature.ts";
import { history } from "./history/feature.ts";
import { hosting } from "./hosting/feature.ts";
import { members } from "./members/feature.ts";
import { pairing } from "./pairing/feature.ts";
import { parts } from "./parts/feature.ts";
import { reoffer } from "./reoffer/feature.ts";
import { services } from "./services/feature.ts";
import { sync } from "./sync/feature.ts";
import { timers } from "./timers/feature.ts";
import { verify } from "./verify/feature.ts";

/** Every feature of this hub: the only list of them. Its order is that of dumps and of the usage text. */
export const FEATURES: readonly Feature[] = [
  hosting,
  members,
  pairing,
  certificates,
  devices,
  services,
  fold,
  history,
  sync,
  reoffer,
  parts,
  files,
  timers,
  backup,
  verify,
];
