import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { MEANS_NOTHING, PLACEHOLDERS } from "../../../../shared/domain/kind/placeholders.ts";
import type { MeasuredMachine } from "../../../../shared/domain/checklist/reading.ts";
import { createSystemRunner } from "./system-runner.ts";

/** What the maker left unfilled identifies nothing. */
export function meant(value: unknown): string {
  const text = typeof value === "string" ? value.replace(/[\u0000-\u001f\u007f]/g, " ").trim() : "";
  const known = text.toUpperCase();
  return PLACEHOLDERS.has(known) || MEANS_NOTHING.test(known) ? "" : [...text].slice(0, 80).join("");
}

const POWERSHELL =
  "[Console]::OutputEncoding=[Text.Encoding]::UTF8;$c=Get-CimInstance Win32_ComputerSystem;$b=Get-CimInstance Win32_BIOS;" +
  "ConvertTo-Json -Compress @{serial=$b.SerialNumber;model=$c.Model}";

/** Serial and model out of the JSON of a system's own tool. */
export function machineIn(json: string): { serial: string; model: string } {
  try {
    const read = JSON.parse(json) as Record<string, unknown> | null;
    const [mac] = Array.isArray(read?.SPHardwareDataType) ? (read.SPHardwareDataType as unknown[]) : [];
    const apple = mac as Record<string, unknown> | undefined;
    return {
      serial: meant(read?.serial ?? apple?.serial_number),
      model: meant(read?.model ?? apple?.machine_model),
    };
  } catch {
    return { serial: "", model: "" };
  }
}

async function ofSystem(platform: NodeJS.Platform): Promise<{ serial: string; model: string }> {
  if (platform === "linux") {
    const read = (name: string) => readFile(`/sys/class/dmi/id/${name}`, "utf8").then(meant, () => "");
    return { serial: await read("product_serial"), model: await read("product_name") };
  }
  const runner = createSystemRunner();
  const timer = setTimeout(() => runner.killAll(), 10_000);
  const ran =
    platform === "win32"
      ? await runner.run("powershell.exe", ["-NoProfile", "-NonInteractive", "-Command", POWERSHELL])
      : platform === "darwin"
        ? await runner.run("system_profiler", ["-json", "SPHardwareDataType"])
        : null;
  clearTimeout(timer);
  return machineIn(Buffer.from(ran?.stdout ?? []).toString("utf8"));
}

let known: Promise<MeasuredMachine> | null = null;

/** The machine this program runs on, asked once; '' for what it does not tell (on Linux the serial needs root). */
export function thisMachine(): Promise<MeasuredMachine> {
  known ??= ofSystem(process.platform).then((found) => ({ name: meant(hostname()), ...found }));
  return known;
}
