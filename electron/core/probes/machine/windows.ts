import { shell } from "./source.ts";
import type { Source } from "./source.ts";

/** Properties of the instances of a class; `wmic`, which did the same, is gone from newer Windows. */
function cim(id: string, className: string, properties: string, more = ""): Source {
  const asked = `Get-CimInstance -ClassName ${className}${more} -OperationTimeoutSec 20`;
  return shell(id, `${asked} | Select-Object -Property ${properties}`);
}
const wmi = " -Namespace root/wmi";
const storage = " -Namespace root/Microsoft/Windows/Storage";
const policies =
  "HKLM:\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\*Profile";
const keys = "HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion";
/** Windows itself among the products that are licensed. */
const windowsLicence =
  " -Filter 'ApplicationID=''55c92734-d682-4d71-983e-d6ec3f16059f'' AND PartialProductKey IS NOT NULL'";
const counters =
  "Wear,Temperature,PowerOnHours,ReadErrorsUncorrected,@{n='Serial';e={$disk.SerialNumber}},@{n='Name';e={$disk.FriendlyName}}";
const offline =
  "$searcher = (New-Object -ComObject Microsoft.Update.Session).CreateUpdateSearcher(); $searcher.Online = $false";

/** Names of properties and their numbers, never what Windows shows a person. */
export const WINDOWS = {
  computer: cim(
    "windows.computer",
    "Win32_ComputerSystem",
    "Manufacturer,Model,Name,Domain,PartOfDomain,PCSystemType,TotalPhysicalMemory",
  ),
  bios: cim("windows.bios", "Win32_BIOS", "SerialNumber,SMBIOSBIOSVersion"),
  product: cim("windows.product", "Win32_ComputerSystemProduct", "IdentifyingNumber,Vendor,Name,Version"),
  os: cim(
    "windows.os",
    "Win32_OperatingSystem",
    "Caption,Version,BuildNumber,LastBootUpTime,LocalDateTime,FreePhysicalMemory,TotalVisibleMemorySize,SystemDrive",
  ),
  modules: cim("windows.modules", "Win32_PhysicalMemory", "Capacity,DeviceLocator,BankLabel,Speed"),
  cpu: cim("windows.cpu", "Win32_Processor", "Name,LoadPercentage,NumberOfLogicalProcessors"),
  processes: cim(
    "windows.processes",
    "Win32_PerfFormattedData_PerfProc_Process",
    "Name,IDProcess,PercentProcessorTime",
  ),
  volumes: cim("windows.volumes", "Win32_LogicalDisk", "DeviceID,FreeSpace,Size", " -Filter 'DriveType=3'"),
  /** The same without WMI, which is broken on some machines. */
  drives: shell(
    "windows.drives",
    "[IO.DriveInfo]::GetDrives() | Where-Object { $_.IsReady -and [int]$_.DriveType -eq 3 } | Select-Object Name,TotalFreeSpace,TotalSize",
  ),
  disks: cim(
    "windows.disks",
    "MSFT_PhysicalDisk",
    "DeviceId,FriendlyName,SerialNumber,MediaType,BusType,HealthStatus,Size",
    storage,
  ),
  diskDrives: cim(
    "windows.diskDrives",
    "Win32_DiskDrive",
    "Index,Model,SerialNumber,Status,Size,InterfaceType",
  ),
  counters: shell(
    "windows.counters",
    `Get-PhysicalDisk | ForEach-Object { $disk = $_; $disk | Get-StorageReliabilityCounter | Select-Object ${counters} }`,
  ),
  predicted: cim(
    "windows.predicted",
    "MSStorageDriver_FailurePredictStatus",
    "InstanceName,PredictFailure",
    wmi,
  ),
  battery: cim("windows.battery", "Win32_Battery", "DeviceID,Name,EstimatedChargeRemaining,BatteryStatus"),
  batteryDesign: cim(
    "windows.batteryDesign",
    "BatteryStaticData",
    "InstanceName,DeviceName,DesignedCapacity",
    wmi,
  ),
  /** Some machines answer the class before to this older cmdlet alone, which newer PowerShell lacks. */
  batteryDesignOlder: shell(
    "windows.batteryDesignOlder",
    "Get-WmiObject -Namespace root/wmi -Class BatteryStaticData | Select-Object -Property InstanceName,DeviceName,DesignedCapacity",
  ),
  batteryFull: cim(
    "windows.batteryFull",
    "BatteryFullChargedCapacity",
    "InstanceName,FullChargedCapacity",
    wmi,
  ),
  batteryCycles: cim("windows.batteryCycles", "BatteryCycleCount", "InstanceName,CycleCount", wmi),
  batteryNow: cim("windows.batteryNow", "BatteryStatus", "InstanceName,Charging,RemainingCapacity", wmi),
  zones: cim("windows.zones", "MSAcpi_ThermalZoneTemperature", "InstanceName,CurrentTemperature", wmi),
  zoneCounters: cim(
    "windows.zoneCounters",
    "Win32_PerfFormattedData_Counters_ThermalZoneInformation",
    "Name,HighPrecisionTemperature,Temperature",
  ),
  version: shell(
    "windows.version",
    "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion' | Select-Object DisplayVersion,ReleaseId,CurrentBuild,UBR,EditionID",
  ),
  updated: shell(
    "windows.updated",
    "(New-Object -ComObject Microsoft.Update.AutoUpdate).Results | Select-Object LastInstallationSuccessDate,LastSearchSuccessDate",
  ),
  /** The day of an update is text, American in every language. */
  hotfixes: cim(
    "windows.hotfixes",
    "Win32_QuickFixEngineering",
    "HotFixID,@{n='On';e={$_.CimInstanceProperties['InstalledOn'].Value}}",
  ),
  /** By what Windows found last; it is not sent to search. */
  waiting: shell(
    "windows.waiting",
    `${offline}; $searcher.Search('IsInstalled=0 and IsHidden=0').Updates | Select-Object @{n='Id';e={$_.Identity.UpdateID}}`,
  ),
  restart: shell(
    "windows.restart",
    `[pscustomobject]@{ Update = Test-Path -Path '${keys}\\WindowsUpdate\\Auto Update\\RebootRequired'; Servicing = Test-Path -Path '${keys}\\Component Based Servicing\\RebootPending' }`,
  ),
  licence: cim("windows.licence", "SoftwareLicensingProduct", "LicenseStatus", windowsLicence),
  encryption: cim(
    "windows.encryption",
    "Win32_EncryptableVolume",
    "DriveLetter,ProtectionStatus,ConversionStatus,EncryptionMethod",
    " -Namespace root/cimv2/Security/MicrosoftVolumeEncryption",
  ),
  /** What the Explorer's padlock is drawn from; it asks for no administrator. */
  padlock: shell(
    "windows.padlock",
    "[pscustomobject]@{ Drive = $env:SystemDrive; Protection = (New-Object -ComObject Shell.Application).NameSpace($env:SystemDrive).Self.ExtendedProperty('System.Volume.BitLockerProtection') }",
  ),
  antivirus: cim(
    "windows.antivirus",
    "AntiVirusProduct",
    "displayName,productState",
    " -Namespace root/SecurityCenter2",
  ),
  defender: shell(
    "windows.defender",
    "Get-MpComputerStatus | Select-Object AMServiceEnabled,RealTimeProtectionEnabled,AntivirusSignatureAge,AMRunningMode",
  ),
  firewall: shell(
    "windows.firewall",
    "Get-NetFirewallProfile -PolicyStore ActiveStore | Select-Object Name,@{n='On';e={[int]$_.Enabled}}",
  ),
  firewallKeys: shell(
    "windows.firewallKeys",
    `Get-ItemProperty -Path '${policies}' | Select-Object PSChildName,EnableFirewall`,
  ),
} as const;
