import {
  identifyingText,
  macForm,
  serialForm,
  uniqueForm,
  uuidForm,
} from "../../../shared/domain/kind/unique-form.ts";
import { text } from "./coerce.ts";

/**
 * Marks by which a machine is known. Vendors ship whole series with the same mark where none was
 * set; those identify nothing and are as good as absent.
 */

/** Identifiers that many machines share; SMBIOS defaults seen in the field. */
const SHARED_UUIDS = new Set(
  [
    "03000200-0400-0500-0006-000700080009",
    "12345678-1234-5678-90ab-cddeefaabbcc",
    "fefefefe-fefe-fefe-fefe-fefefefefefe",
  ].map(uuidForm),
);

/** A tag, model or maker as written, or '' when it stands for nothing. */
export function mark(value: unknown): string {
  return uniqueForm(text(value)) === "" ? "" : identifyingText(text(value));
}

/** The same of a serial. */
export function serialMark(value: unknown): string {
  return serialForm(text(value)) === "" ? "" : identifyingText(text(value));
}

/** A machine's UUID in lower case, or ''. Phones give other identifiers here, which serve as well. */
export function uuidMark(value: unknown): string {
  const written = mark(value)
    .replace(/^\{|\}$/g, "")
    .toLowerCase();
  const digits = written.replace(/[^0-9a-f]/g, "");
  if (SHARED_UUIDS.has(uuidForm(written)) || digits.length < 8 || new Set(digits).size === 1) return "";
  return written;
}

/** Androids without permission to say, and bridges of virtual machines' hosts, answer these. */
const NO_MAC = /^(00:00:00:00:00:00|ff:ff:ff:ff:ff:ff|02:00:00:00:00:00)$/;

/** A MAC address as `00:1b:44:11:3a:b7` from any spelling; null for none. */
export function macMark(value: unknown): string | null {
  const mac = macForm(text(value));
  return mac === "" || NO_MAC.test(mac) ? null : mac;
}

/** An address that no maker gave: made up by software, or anew for each network. It tells two machines apart no more than it makes them one. */
export function isMadeUp(mac: string): boolean {
  return (Number.parseInt(mac.slice(0, 2), 16) & 2) !== 0;
}
