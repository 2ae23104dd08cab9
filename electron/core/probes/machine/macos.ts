import { run } from "./source.ts";

const profiler = (id: string, type: string) => run(id, "system_profiler", "-json", type);

/** Keys of these documents are not translated. */
export const MACOS = {
  hardware: profiler("macos.hardware", "SPHardwareDataType"),
  computerName: run("macos.computerName", "scutil", "--get", "ComputerName"),
  memorySize: run("macos.memorySize", "sysctl", "-n", "hw.memsize"),
  pages: run("macos.pages", "vm_stat"),
  modules: profiler("macos.modules", "SPMemoryDataType"),
  cpu: run("macos.cpu", "sysctl", "-n", "machdep.cpu.brand_string"),
  cores: run("macos.cores", "sysctl", "-n", "hw.logicalcpu"),
  processes: run("macos.processes", "ps", "-A", "-c", "-r", "-o", "pcpu=,comm="),
  storage: profiler("macos.storage", "SPStorageDataType"),
  free: run("macos.free", "df", "-P", "-k"),
  power: profiler("macos.power", "SPPowerDataType"),
  battery: run("macos.battery", "ioreg", "-r", "-c", "AppleSmartBattery", "-a"),
  name: run("macos.name", "sw_vers", "-productName"),
  version: run("macos.version", "sw_vers", "-productVersion"),
  build: run("macos.build", "sw_vers", "-buildVersion"),
  started: run("macos.started", "sysctl", "-n", "kern.boottime"),
  installed: profiler("macos.installed", "SPInstallHistoryDataType"),
  /** Ends with 0 where it is on, and says `true`. */
  vault: run("macos.vault", "fdesetup", "isactive"),
  volume: run("macos.volume", "diskutil", "info", "-plist", "/"),
  firewall: run("macos.firewall", "/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate"),
} as const;
