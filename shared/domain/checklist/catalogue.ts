import { checklistForm } from "./checklist-form.ts";
import type { Checklist, WrittenChecklist } from "./checklist-form.ts";
// hardware and rooms
import { noPower } from "./catalogue/no-power.ts";
import { noDisplay } from "./catalogue/no-display.ts";
import { overheating } from "./catalogue/overheating.ts";
import { slowComputer } from "./catalogue/slow-computer.ts";
import { blueScreen } from "./catalogue/blue-screen.ts";
import { diskFailing } from "./catalogue/disk-failing.ts";
import { battery } from "./catalogue/battery.ts";
import { docking } from "./catalogue/docking.ts";
import { laptopIntake } from "./catalogue/laptop-intake.ts";
import { newComputer } from "./catalogue/new-computer.ts";
import { printerOffline } from "./catalogue/printer-offline.ts";
import { printQuality } from "./catalogue/print-quality.ts";
import { copierScanner } from "./catalogue/copier-scanner.ts";
import { switchPort } from "./catalogue/switch-port.ts";
import { accessPoint } from "./catalogue/access-point.ts";
import { meetingRoom } from "./catalogue/meeting-room.ts";
import { computerReturn } from "./catalogue/computer-return.ts";
import { leavingStaff } from "./catalogue/leaving-staff.ts";
// network
import { wired } from "./catalogue/wired.ts";

/**
 * The checklists that ship, by key, in the order of the list. Keys are for ever. A change of one raises its
 * `edition`. Loaded by the core alone: the window asks for what it shows.
 */
const WRITTEN: Readonly<Record<string, WrittenChecklist>> = {
  // hardware and rooms
  noPower,
  noDisplay,
  overheating,
  slowComputer,
  blueScreen,
  diskFailing,
  battery,
  docking,
  laptopIntake,
  newComputer,
  printerOffline,
  printQuality,
  copierScanner,
  switchPort,
  accessPoint,
  meetingRoom,
  computerReturn,
  leavingStaff,
  // network
  wired,
};

let read: ReadonlyMap<string, Checklist> | null = null;

/** All that ships, in full form; read when it is first asked for. */
export function shippedChecklists(): ReadonlyMap<string, Checklist> {
  read ??= new Map(Object.entries(WRITTEN).map(([key, written]) => [key, checklistForm.parse(written)]));
  return read;
}
