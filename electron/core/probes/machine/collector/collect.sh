#!/bin/sh
# Deskside collector 只读采集脚本（Linux 与 macOS）
#
# 读取本机的硬件、磁盘、电池、系统与防护状态，写成本脚本旁边的一个文件，带回工作台读取。
# 不安装、不修改、不联网；没有管理员权限也能运行，缺少的项目会注明。
#
# Reads what the machine says of its hardware, disks, battery, system and protection, and writes it to one
# file beside this script. Installs nothing, changes nothing, uses no network. Each program that is run
# stands below with its arguments.
#
#   sh collect.sh          as you are; what needs an administrator is left out
#   sudo sh collect.sh     with everything

# Numbers and words as programs write them in no language.
LC_ALL=C
LANG=C
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL LANG PATH
umask 022

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 1
part=$here/.deskside-$$.part
out=$here/.deskside-$$.out
err=$here/.deskside-$$.err
trap 'rm -f -- "$part" "$out" "$err"' EXIT
trap 'exit 130' INT HUP TERM

say() {
  printf '%s\n' "$1"
}

# encode FILE BYTES: the first so many bytes, as text that any file can hold.
if command -v base64 >/dev/null 2>&1; then
  encode() { head -c "$2" "$1" | base64 | tr -d '\n'; }
elif command -v openssl >/dev/null 2>&1; then
  encode() { head -c "$2" "$1" | openssl base64 -A; }
else
  say "缺少 base64，无法采集。 / base64 is missing: nothing can be collected."
  exit 1
fi

# A program that hangs, on a dying disk, takes thirty seconds and no more, where the system can end it.
if command -v timeout >/dev/null 2>&1; then
  within() { timeout 30 "$@"; }
else
  within() { "$@"; }
fi

# take ID PROGRAM ARGUMENTS: its output, its complaints and its exit status, as they are.
comma=
take() {
  id=$1
  shift
  if command -v "$1" >/dev/null 2>&1; then
    within "$@" </dev/null >"$out" 2>"$err"
    code=$?
    printf '%s\n{"id":"%s","missing":false,"exit":%d,"out64":"%s","err64":"%s"}' \
      "$comma" "$id" "$code" "$(encode "$out" 700000)" "$(encode "$err" 1500)" >>"$part"
  else
    printf '%s\n{"id":"%s","missing":true,"exit":null}' "$comma" "$id" >>"$part"
  fi
  comma=,
}

linux() {
  take linux.user id -u
  take linux.dmi find -L /sys/class/dmi/id -maxdepth 1 -type f '(' -name sys_vendor -o -name product_name -o -name product_version -o -name product_serial -o -name board_vendor -o -name board_name -o -name board_serial -o -name bios_version -o -name chassis_type ')' -exec grep -asHm1 . '{}' +
  take linux.dmiSerial dmidecode -s system-serial-number
  take linux.boardTree find -L /sys/firmware/devicetree/base -maxdepth 1 -type f '(' -name model -o -name serial-number ')' -exec grep -asHm1 . '{}' +
  take linux.hostName cat /proc/sys/kernel/hostname
  take linux.memory cat /proc/meminfo
  take linux.modules dmidecode -t 17
  take linux.cpu cat /proc/cpuinfo
  take linux.before cat /proc/stat
  take linux.processesBefore find /proc -maxdepth 2 -path '/proc/[0-9]*/stat' -exec cat '{}' +
  take linux.wait sleep 1
  take linux.after cat /proc/stat
  take linux.processesAfter find /proc -maxdepth 2 -path '/proc/[0-9]*/stat' -exec cat '{}' +
  take linux.load cat /proc/loadavg
  take linux.blocks lsblk -J -b -o NAME,TYPE,SIZE,MODEL,SERIAL,MOUNTPOINT,FSTYPE,FSAVAIL,FSSIZE,TRAN
  take linux.free df -P -k
  take linux.power find -L /sys/class/power_supply -maxdepth 2 -type f '(' -name type -o -name scope -o -name present -o -name capacity -o -name status -o -name cycle_count -o -name model_name -o -name energy_full -o -name energy_full_design -o -name charge_full -o -name charge_full_design -o -name voltage_min_design ')' -exec grep -asHm1 . '{}' +
  take linux.sensors find -L /sys/class/hwmon -maxdepth 2 -type f '(' -name name -o -name 'temp*_input' -o -name 'temp*_label' -o -name 'fan*_input' ')' -exec grep -asHm1 . '{}' +
  take linux.zones find -L /sys/class/thermal -maxdepth 2 -type f '(' -name type -o -name temp ')' -exec grep -asHm1 . '{}' +
  take linux.release cat /etc/os-release
  take linux.kernel cat /proc/sys/kernel/osrelease
  take linux.uptime cat /proc/uptime
  take linux.changed stat -c '%Y %n' /var/lib/dpkg/status /var/lib/rpm/rpmdb.sqlite /usr/lib/sysimage/rpm/rpmdb.sqlite /var/lib/rpm/Packages /run/reboot-required /var/lib/clamav/daily.cld /var/lib/clamav/daily.cvd
  take linux.aptWaiting apt-get -s -o Debug::NoLocking=true -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= upgrade
  take linux.services systemctl show -p Id,ActiveState clamav-daemon.service mdatp.service firewalld.service nftables.service ufw.service
  take linux.ufw cat /etc/ufw/ufw.conf
}

macos() {
  take macos.hardware system_profiler -json SPHardwareDataType
  take macos.computerName scutil --get ComputerName
  take macos.memorySize sysctl -n hw.memsize
  take macos.pages vm_stat
  take macos.modules system_profiler -json SPMemoryDataType
  take macos.cpu sysctl -n machdep.cpu.brand_string
  take macos.cores sysctl -n hw.logicalcpu
  take macos.processes ps -A -c -r -o pcpu=,comm=
  take macos.storage system_profiler -json SPStorageDataType
  take macos.free df -P -k
  take macos.power system_profiler -json SPPowerDataType
  take macos.battery ioreg -r -c AppleSmartBattery -a
  take macos.name sw_vers -productName
  take macos.version sw_vers -productVersion
  take macos.build sw_vers -buildVersion
  take macos.started sysctl -n kern.boottime
  take macos.installed system_profiler -json SPInstallHistoryDataType
  take macos.vault fdesetup isactive
  take macos.volume diskutil info -plist /
  take macos.firewall /usr/libexec/ApplicationFirewall/socketfilterfw --getglobalstate
}

# Each disk that smartctl finds, in the dialect that it names.
smart() {
  take smart.scan smartctl --scan
  command -v smartctl >/dev/null 2>&1 || return 0
  number=0
  smartctl --scan 2>/dev/null | while read -r device option dialect rest; do
    case $device$dialect in *[!A-Za-z0-9/_:@,+-]*) continue ;; esac
    [ "$option" = -d ] || continue
    number=$((number + 1))
    take "smart.$number" smartctl -j -a -d "$dialect" "$device"
  done
}

now() {
  date -u +%Y-%m-%dT%H:%M:%SZ
}

system=$(uname -s)
case $system in
Linux)
  platform=linux
  serial=$(cat /sys/class/dmi/id/product_serial 2>/dev/null || dmidecode -s system-serial-number 2>/dev/null)
  ;;
Darwin)
  platform=darwin
  serial=$(ioreg -c IOPlatformExpertDevice -d 2 | sed -n 's/.*"IOPlatformSerialNumber" = "\(.*\)"/\1/p')
  ;;
*)
  say "不支持的系统：$system / This system is not supported: $system"
  exit 1
  ;;
esac

say "Deskside 采集：只读取本机状态，不安装、不修改、不联网，约需一分钟。"
say "Deskside collector: only reads this machine; installs nothing, changes nothing, uses no network. About a minute."
administrator=true
if [ "$(id -u)" != 0 ]; then
  administrator=false
  say "当前不是管理员：序列号、硬盘健康、内存条可能读不到；需要时运行 sudo sh collect.sh"
  say "Not an administrator: serial number, disk health and memory modules may be missing; if needed: sudo sh collect.sh"
fi

printf '{"format":"deskside-collected","version":1,"tool":"collect.sh","platform":"%s","administrator":%s,"startedAt":"%s","outputs":[' \
  "$platform" "$administrator" "$(now)" >"$part" || {
  say "无法写入 $here / Cannot write to $here"
  exit 1
}
case $platform in
linux) linux ;;
darwin) macos ;;
esac
smart
printf '\n],"endedAt":"%s","end":true}\n' "$(now)" >>"$part"

# Named after the serial, or the machine where there is none worth the name.
label=$(printf '%s' "$serial" | sed '/^#/d' | tr -cd 'A-Za-z0-9._-' | cut -c 1-40)
[ "${#label}" -ge 4 ] || label=$(uname -n | tr -cd 'A-Za-z0-9._-' | cut -c 1-40)
target=$here/deskside-$label-$(date +%Y%m%d-%H%M%S).json
if [ -e "$target" ] || ! mv -- "$part" "$target"; then
  say "无法写入 $target / Cannot write $target"
  exit 1
fi
say "已写入 $target ，请把它带回工作台。"
say "Written: $target . Take it back to the console."
