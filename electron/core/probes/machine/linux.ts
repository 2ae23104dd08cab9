import { file, run, tree } from "./source.ts";

const DMI = ["sys_vendor", "product_name", "product_version", "product_serial", "board_vendor", "board_name"];
const POWER = [
  ...["type", "scope", "present", "capacity", "status", "cycle_count", "model_name"],
  ...["energy_full", "energy_full_design", "charge_full", "charge_full_design", "voltage_min_design"],
];
/** When packages were last put in, by the one that the distribution has; and the note that asks for a restart. */
const CHANGED = [
  ...["/var/lib/dpkg/status", "/var/lib/rpm/rpmdb.sqlite", "/usr/lib/sysimage/rpm/rpmdb.sqlite"],
  ...[
    "/var/lib/rpm/Packages",
    "/run/reboot-required",
    "/var/lib/clamav/daily.cld",
    "/var/lib/clamav/daily.cvd",
  ],
];
const SERVICES = ["clamav-daemon", "mdatp", "firewalld", "nftables", "ufw"].map((name) => `${name}.service`);
const BLOCKS = "NAME,TYPE,SIZE,MODEL,SERIAL,MOUNTPOINT,FSTYPE,FSAVAIL,FSSIZE,TRAN";
const TIMES = [
  "find",
  "/proc",
  "-maxdepth",
  "2",
  "-path",
  "/proc/[0-9]*/stat",
  "-exec",
  "cat",
  "{}",
  "+",
] as const;

const NO_CACHE = [
  ...["-o", "Debug::NoLocking=true", "-o", "Dir::Cache::pkgcache="],
  ...["-o", "Dir::Cache::srcpkgcache="],
] as const;

/** Numeric or JSON forms, none of which is translated. */
export const LINUX = {
  user: run("linux.user", "id", "-u"),
  dmi: tree("linux.dmi", "/sys/class/dmi/id", 1, [...DMI, "board_serial", "bios_version", "chassis_type"]),
  dmiSerial: run("linux.dmiSerial", "dmidecode", "-s", "system-serial-number"),
  /** Boards without SMBIOS (ARM) say who they are here. */
  boardTree: tree("linux.boardTree", "/sys/firmware/devicetree/base", 1, ["model", "serial-number"]),
  hostName: file("linux.hostName", "/proc/sys/kernel/hostname"),
  memory: file("linux.memory", "/proc/meminfo"),
  modules: run("linux.modules", "dmidecode", "-t", "17"),
  cpu: file("linux.cpu", "/proc/cpuinfo"),
  /** Twice with a second between: what a machine is busy with now is the difference. */
  before: file("linux.before", "/proc/stat"),
  processesBefore: run("linux.processesBefore", ...TIMES),
  wait: run("linux.wait", "sleep", "1"),
  after: file("linux.after", "/proc/stat"),
  processesAfter: run("linux.processesAfter", ...TIMES),
  load: file("linux.load", "/proc/loadavg"),
  blocks: run("linux.blocks", "lsblk", "-J", "-b", "-o", BLOCKS),
  free: run("linux.free", "df", "-P", "-k"),
  power: tree("linux.power", "/sys/class/power_supply", 2, POWER),
  sensors: tree("linux.sensors", "/sys/class/hwmon", 2, ["name", "temp*_input", "temp*_label", "fan*_input"]),
  zones: tree("linux.zones", "/sys/class/thermal", 2, ["type", "temp"]),
  release: file("linux.release", "/etc/os-release"),
  kernel: file("linux.kernel", "/proc/sys/kernel/osrelease"),
  uptime: file("linux.uptime", "/proc/uptime"),
  changed: run("linux.changed", "stat", "-c", "%Y %n", ...CHANGED),
  /** Only says what it would do, and keeps no cache of it. Of dnf no such question is known that writes nothing. */
  aptWaiting: run("linux.aptWaiting", "apt-get", "-s", ...NO_CACHE, "upgrade"),
  services: run("linux.services", "systemctl", "show", "-p", "Id,ActiveState", ...SERVICES),
  ufw: file("linux.ufw", "/etc/ufw/ufw.conf"),
} as const;
