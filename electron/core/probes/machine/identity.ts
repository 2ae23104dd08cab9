import type { Measured, MeasuredMachine } from "../../../../shared/domain/checklist/reading.ts";
import { cut } from "../../../../shared/domain/words.ts";
import { record, text } from "../../import/coerce.ts";
import { mark, serialMark } from "../../import/identity-marks.ts";
import type { Probe } from "../probe.ts";
import { probeOf } from "./fact.ts";
import type { Fact, Read } from "./fact.ts";
import { LINUX } from "./linux.ts";
import { MACOS } from "./macos.ts";
import { jsonOf, partsOf, rowsOf, textOf, treeOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import type { System } from "./source.ts";
import { readings } from "./values.ts";
import { WINDOWS } from "./windows.ts";

/** Who a machine is. Placeholders of makers (`To be filled by O.E.M.`) are nothing. */
export const identityFact: Fact = {
  probe: "identity",
  sources: {
    win32: [WINDOWS.computer, WINDOWS.bios, WINDOWS.product],
    linux: [LINUX.user, LINUX.dmi, LINUX.dmiSerial, LINUX.boardTree, LINUX.hostName],
    darwin: [MACOS.hardware, MACOS.computerName],
  },
  read: (system, outputs) => READ[system](outputs),
};
export const identity: Probe = probeOf(identityFact);

const first = (read: (value: unknown) => string, ...values: unknown[]): string =>
  values.map(read).find((each) => each !== "") ?? "";

function windows(outputs: Outputs): Read {
  const { values, put } = readings("identity");
  const [computer = {}] = rowsOf(outputs, "windows.computer");
  const [bios = {}] = rowsOf(outputs, "windows.bios");
  const [product = {}] = rowsOf(outputs, "windows.product");
  put("maker", first(mark, computer.Manufacturer, product.Vendor));
  // Lenovo writes an order number as the model, and the name people know as the version.
  const lenovo = /^lenovo$/iu.test(mark(product.Vendor)) ? product.Version : "";
  put("model", first(mark, lenovo, computer.Model, product.Name));
  put("serial", first(serialMark, bios.SerialNumber, product.IdentifyingNumber));
  put("biosVersion", mark(bios.SMBIOSBIOSVersion));
  put("name", text(computer.Name));
  // A machine of no domain says its workgroup in the same place.
  if (computer.PartOfDomain === true) put("domain", mark(computer.Domain));
  return { values };
}

function linux(outputs: Outputs): Read {
  const { values, put, has } = readings("identity");
  const dmi = new Map([...treeOf(outputs, "linux.dmi")].map(([path, value]) => [nameIn(path), value]));
  const board = new Map(
    [...treeOf(outputs, "linux.boardTree")].map(([path, value]) => [nameIn(path), value]),
  );
  const lenovo = /^lenovo$/iu.test(dmi.get("sys_vendor") ?? "") ? dmi.get("product_version") : "";
  put("maker", first(mark, dmi.get("sys_vendor"), dmi.get("board_vendor")));
  put("model", first(mark, lenovo, dmi.get("product_name"), dmi.get("board_name"), board.get("model")));
  // Its complaints are lines of remarks before the value.
  const told = textOf(outputs, "linux.dmiSerial").split("\n");
  const asked = told.filter((line) => !line.startsWith("#")).join(" ");
  const serials = [dmi.get("product_serial"), asked, board.get("serial-number")];
  put("serial", first(serialMark, ...serials));
  put("biosVersion", mark(dmi.get("bios_version")));
  put("name", textOf(outputs, "linux.hostName"));
  const hidden = !dmi.has("product_serial") && dmi.size > 0 && textOf(outputs, "linux.user").trim() !== "0";
  return { values, ...(hidden && !has("serial") ? { denied: true } : {}) };
}

const nameIn = (path: string) => path.slice(path.lastIndexOf("/") + 1);

function macos(outputs: Outputs): Read {
  const { values, put } = readings("identity");
  const [hardware = {}] = partsOf(record(jsonOf(outputs, "macos.hardware"))?.SPHardwareDataType);
  if (Object.keys(hardware).length > 0) put("maker", "Apple");
  put("model", first(mark, hardware.machine_model, hardware.machine_name));
  put("serial", serialMark(hardware.serial_number));
  put("biosVersion", mark(hardware.boot_rom_version));
  put("name", textOf(outputs, "macos.computerName"));
  return { values };
}

const READ: Readonly<Record<System, (outputs: Outputs) => Read>> = {
  win32: windows,
  linux,
  darwin: macos,
};

/** The machine that readings are filed under, by the values of its identity. */
export function machineOf(values: readonly Measured[]): MeasuredMachine {
  const of = (name: string) => String(values.find((each) => each.name === name)?.value ?? "");
  const serial = of("serial");
  // Half of a serial would be a wrong one.
  return {
    name: cut(of("name"), 80),
    serial: [...serial].length > 120 ? "" : serial,
    model: cut(of("model"), 120),
  };
}
