import { uniqueForm } from "../../../shared/domain/kind/unique-form.ts";
import { text } from "./coerce.ts";

/**
 * Marks by which a machine is known. Vendors ship whole series with the same mark where none was
 * set; those identify nothing and are as good as absent.
 */

/** Identifiers that many machines share; SMBIOS defaults seen in the field. */
const SHARED_UUIDS = new Set([
  "03000200-0400-0500-0006-000700080009",
  "00020003-0004-0005-0006-000700080009",
  "12345678-1234-5678-90ab-cddeefaabbcc",
  "fefefefe-fefe-fefe-fefe-fefefefefefe",
]);

/** Serials and tags of the kind "To be filled" beyond those of the register. */
const NO_SERIAL =
  /^(to be filled.*|o\.?e\.?m\.?|system (serial|product|manufacturer|name|version).*|(base ?board|chassis|mother ?board) (serial|asset|manufacturer|product).*|serial ?num(ber)?\d*|sernum\d+|assettag\d*|asset-?\d{10}|no (asset|serial).*|not? (applicable|available|set(table)?|specified|present|provided|filled).*|empty|undefined|unspecified|default( string)?|123456789(0)?|0123456789|(?<c>.)\k<c>{3,}|[-.*#?_]+|\(?none\)?|<.*>|release-keys|test-keys|dev-keys|无|暂无|没有|空|未知|不详|不适用|未(填写?|设置|提供|贴标?)|待(填写?|补充?|定)|默认.*|缺省.*)$/i;

/** A serial, tag or model name as written, or '' when it stands for nothing. */
export function mark(value: unknown): string {
  const written = text(value);
  return uniqueForm(written) === "" || NO_SERIAL.test(written) ? "" : written;
}

/** A machine's UUID in lower case, or ''. Phones give other identifiers here, which serve as well. */
export function uuidMark(value: unknown): string {
  const written = mark(value)
    .replace(/^\{|\}$/g, "")
    .toLowerCase();
  const digits = written.replace(/[^0-9a-f]/g, "");
  if (SHARED_UUIDS.has(written) || digits.length < 8 || new Set(digits).size === 1) return "";
  return written;
}

/** Androids without permission to say, and bridges of virtual machines' hosts, answer these. */
const NO_MAC = /^(00:00:00:00:00:00|ff:ff:ff:ff:ff:ff|02:00:00:00:00:00)$/;

/** A MAC address as `00:1b:44:11:3a:b7` from any common spelling; null for none. */
export function macMark(value: unknown): string | null {
  const digits = text(value).replace(/[:\-. ]/g, "");
  if (!/^[0-9a-f]{12}$/i.test(digits)) return null;
  const mac = (digits.toLowerCase().match(/../g) ?? []).join(":");
  return NO_MAC.test(mac) ? null : mac;
}
