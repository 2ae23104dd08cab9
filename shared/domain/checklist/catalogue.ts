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
// network, software, data, security
import { wired } from "./catalogue/wired.ts";
import { wireless } from "./catalogue/wireless.ts";
import { dhcp } from "./catalogue/dhcp.ts";
import { dns } from "./catalogue/dns.ts";
import { internet } from "./catalogue/internet.ts";
import { fileShare } from "./catalogue/file-share.ts";
import { systemInstall } from "./catalogue/system-install.ts";
import { officeActivation } from "./catalogue/office-activation.ts";
import { businessApp } from "./catalogue/business-app.ts";
import { malware } from "./catalogue/malware.ts";
import { phishing } from "./catalogue/phishing.ts";
import { accountLockout } from "./catalogue/account-lockout.ts";
import { permissionRequest } from "./catalogue/permission-request.ts";
import { userBackup } from "./catalogue/user-backup.ts";
import { dataRestore } from "./catalogue/data-restore.ts";
import { hardening } from "./catalogue/hardening.ts";
import { backupJob } from "./catalogue/backup-job.ts";
import { restoreDrill } from "./catalogue/restore-drill.ts";
import { accountReview } from "./catalogue/account-review.ts";
import { ups } from "./catalogue/ups.ts";

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
  // network, software, data, security
  wired,
  wireless,
  dhcp,
  dns,
  internet,
  fileShare,
  systemInstall,
  officeActivation,
  businessApp,
  malware,
  phishing,
  accountLockout,
  permissionRequest,
  userBackup,
  dataRestore,
  hardening,
  backupJob,
  restoreDrill,
  accountReview,
  ups,
};

let read: ReadonlyMap<string, Checklist> | null = null;

/** All that ships, in full form; read when it is first asked for. */
export function shippedChecklists(): ReadonlyMap<string, Checklist> {
  read ??= new Map(Object.entries(WRITTEN).map(([key, written]) => [key, checklistForm.parse(written)]));
  return read;
}
