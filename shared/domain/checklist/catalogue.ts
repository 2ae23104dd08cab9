import { checklistForm } from "./checklist-form.ts";
import type { Checklist, WrittenChecklist } from "./checklist-form.ts";
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
import { ups } from "./catalogue/ups.ts";

/**
 * The checklists that ship, by key, in the order of the list. Keys are for ever. A change of one raises its
 * `edition`. Loaded by the core alone: the window asks for what it shows.
 */
const WRITTEN: Readonly<Record<string, WrittenChecklist>> = {
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
  ups,
};

let read: ReadonlyMap<string, Checklist> | null = null;

/** All that ships, in full form; read when it is first asked for. */
export function shippedChecklists(): ReadonlyMap<string, Checklist> {
  read ??= new Map(Object.entries(WRITTEN).map(([key, written]) => [key, checklistForm.parse(written)]));
  return read;
}
