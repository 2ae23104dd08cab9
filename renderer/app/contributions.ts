import { assets } from "../assets/contribution.ts";
import { conflicts } from "../conflicts/contribution.ts";
import { gather } from "../contributions/index.ts";
import { delivery } from "../delivery/contribution.ts";
import { diagnostics } from "../diagnostics/contribution.ts";
import { directory } from "../directory/contribution.ts";
import { disposal } from "../disposal/contribution.ts";
import { files } from "../files/contribution.ts";
import { imports } from "../import/contribution.ts";
import { media } from "../media/contribution.ts";
import { queue } from "../queue/contribution.ts";
import { rounds } from "../rounds/contribution.ts";
import { settings } from "../settings/contribution.ts";
import { sync } from "../sync/contribution.ts";

/** Everything the window shows; areas in the order of the rail, the first one at the start. */
export const CONTRIBUTIONS = gather([
  queue,
  diagnostics,
  rounds,
  assets,
  directory,
  files,
  media,
  disposal,
  imports,
  conflicts,
  sync,
  settings,
  delivery,
]);
