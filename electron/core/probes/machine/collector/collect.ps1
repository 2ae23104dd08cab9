# Deskside collector 只读采集脚本（Windows PowerShell 5.1 及以上）
#
# 读取本机的硬件、磁盘、电池、系统与防护状态，写成本脚本旁边的一个文件，带回工作台读取。
# 不安装、不修改、不联网；没有管理员权限也能运行，缺少的项目会注明。双击 collect.cmd 运行。
#
# Reads what the machine says of its hardware, disks, battery, system and protection, and writes it to one
# file beside this script. Installs nothing, changes nothing, uses no network. Everything that is asked
# stands below. Start it by collect.cmd, as you are or as an administrator.

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$all = @()

# One output as JSON; of an error its words for programs, which are English in every language of Windows.
function Take([string]$id, [scriptblock]$what) {
  $one = [ordered]@{ id = $id; missing = $false; exit = 0; out = ''; err = '' };
  try { $one.out = ConvertTo-Json -InputObject @(& $what) -Depth 4 -Compress }
  catch { $one.exit = 1; $one.missing = ($_.FullyQualifiedErrorId -like 'CommandNotFound*');
    $one.err = [string]$_.CategoryInfo.Category + ' ' + $_.FullyQualifiedErrorId }
  $script:all += $one }

function Now {
  [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
}

$started = Now
$identity = [Security.Principal.WindowsIdentity]::GetCurrent()
$administrator = ([Security.Principal.WindowsPrincipal]$identity).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
Write-Host 'Deskside 采集：只读取本机状态，不安装、不修改、不联网，约需一分钟。'
Write-Host 'Deskside collector: only reads this machine; installs nothing, changes nothing, uses no network. About a minute.'
if (-not $administrator) {
  Write-Host '当前不是管理员：硬盘健康、温度、加密方式可能读不到；需要时右键 collect.cmd，选择「以管理员身份运行」。'
  Write-Host 'Not an administrator: disk health, temperature and encryption may be missing; if needed: right-click collect.cmd, Run as administrator.'
}

Take 'windows.computer' { Get-CimInstance -ClassName Win32_ComputerSystem -OperationTimeoutSec 20 | Select-Object -Property Manufacturer,Model,Name,Domain,PartOfDomain,PCSystemType,TotalPhysicalMemory }
Take 'windows.bios' { Get-CimInstance -ClassName Win32_BIOS -OperationTimeoutSec 20 | Select-Object -Property SerialNumber,SMBIOSBIOSVersion }
Take 'windows.product' { Get-CimInstance -ClassName Win32_ComputerSystemProduct -OperationTimeoutSec 20 | Select-Object -Property IdentifyingNumber,Vendor,Name,Version }
Take 'windows.os' { Get-CimInstance -ClassName Win32_OperatingSystem -OperationTimeoutSec 20 | Select-Object -Property Caption,Version,BuildNumber,LastBootUpTime,LocalDateTime,FreePhysicalMemory,TotalVisibleMemorySize,SystemDrive }
Take 'windows.modules' { Get-CimInstance -ClassName Win32_PhysicalMemory -OperationTimeoutSec 20 | Select-Object -Property Capacity,DeviceLocator,BankLabel,Speed }
Take 'windows.cpu' { Get-CimInstance -ClassName Win32_Processor -OperationTimeoutSec 20 | Select-Object -Property Name,LoadPercentage,NumberOfLogicalProcessors }
Take 'windows.processes' { Get-CimInstance -ClassName Win32_PerfFormattedData_PerfProc_Process -OperationTimeoutSec 20 | Select-Object -Property Name,IDProcess,PercentProcessorTime }
Take 'windows.volumes' { Get-CimInstance -ClassName Win32_LogicalDisk -Filter 'DriveType=3' -OperationTimeoutSec 20 | Select-Object -Property DeviceID,FreeSpace,Size }
Take 'windows.drives' { [IO.DriveInfo]::GetDrives() | Where-Object { $_.IsReady -and [int]$_.DriveType -eq 3 } | Select-Object Name,TotalFreeSpace,TotalSize }
Take 'windows.disks' { Get-CimInstance -ClassName MSFT_PhysicalDisk -Namespace root/Microsoft/Windows/Storage -OperationTimeoutSec 20 | Select-Object -Property DeviceId,FriendlyName,SerialNumber,MediaType,BusType,HealthStatus,Size }
Take 'windows.diskDrives' { Get-CimInstance -ClassName Win32_DiskDrive -OperationTimeoutSec 20 | Select-Object -Property Index,Model,SerialNumber,Status,Size,InterfaceType }
Take 'windows.counters' { Get-PhysicalDisk | ForEach-Object { $disk = $_; $disk | Get-StorageReliabilityCounter | Select-Object Wear,Temperature,PowerOnHours,ReadErrorsUncorrected,@{n='Serial';e={$disk.SerialNumber}},@{n='Name';e={$disk.FriendlyName}} } }
Take 'windows.predicted' { Get-CimInstance -ClassName MSStorageDriver_FailurePredictStatus -Namespace root/wmi -OperationTimeoutSec 20 | Select-Object -Property InstanceName,PredictFailure }
Take 'windows.battery' { Get-CimInstance -ClassName Win32_Battery -OperationTimeoutSec 20 | Select-Object -Property DeviceID,Name,EstimatedChargeRemaining,BatteryStatus }
Take 'windows.batteryDesign' { Get-CimInstance -ClassName BatteryStaticData -Namespace root/wmi -OperationTimeoutSec 20 | Select-Object -Property InstanceName,DeviceName,DesignedCapacity }
Take 'windows.batteryDesignOlder' { Get-WmiObject -Namespace root/wmi -Class BatteryStaticData | Select-Object -Property InstanceName,DeviceName,DesignedCapacity }
Take 'windows.batteryFull' { Get-CimInstance -ClassName BatteryFullChargedCapacity -Namespace root/wmi -OperationTimeoutSec 20 | Select-Object -Property InstanceName,FullChargedCapacity }
Take 'windows.batteryCycles' { Get-CimInstance -ClassName BatteryCycleCount -Namespace root/wmi -OperationTimeoutSec 20 | Select-Object -Property InstanceName,CycleCount }
Take 'windows.batteryNow' { Get-CimInstance -ClassName BatteryStatus -Namespace root/wmi -OperationTimeoutSec 20 | Select-Object -Property InstanceName,Charging,RemainingCapacity }
Take 'windows.zones' { Get-CimInstance -ClassName MSAcpi_ThermalZoneTemperature -Namespace root/wmi -OperationTimeoutSec 20 | Select-Object -Property InstanceName,CurrentTemperature }
Take 'windows.zoneCounters' { Get-CimInstance -ClassName Win32_PerfFormattedData_Counters_ThermalZoneInformation -OperationTimeoutSec 20 | Select-Object -Property Name,HighPrecisionTemperature,Temperature }
Take 'windows.version' { Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' | Select-Object DisplayVersion,ReleaseId,CurrentBuild,UBR,EditionID }
Take 'windows.updated' { (New-Object -ComObject Microsoft.Update.AutoUpdate).Results | Select-Object LastInstallationSuccessDate,LastSearchSuccessDate }
Take 'windows.hotfixes' { Get-CimInstance -ClassName Win32_QuickFixEngineering -OperationTimeoutSec 20 | Select-Object -Property HotFixID,@{n='On';e={$_.CimInstanceProperties['InstalledOn'].Value}} }
Take 'windows.waiting' { $searcher = (New-Object -ComObject Microsoft.Update.Session).CreateUpdateSearcher(); $searcher.Online = $false; $searcher.Search('IsInstalled=0 and IsHidden=0').Updates | Select-Object @{n='Id';e={$_.Identity.UpdateID}} }
Take 'windows.restart' { [pscustomobject]@{ Update = Test-Path -Path 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired'; Servicing = Test-Path -Path 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending' } }
Take 'windows.licence' { Get-CimInstance -ClassName SoftwareLicensingProduct -Filter 'ApplicationID=''55c92734-d682-4d71-983e-d6ec3f16059f'' AND PartialProductKey IS NOT NULL' -OperationTimeoutSec 20 | Select-Object -Property LicenseStatus }
Take 'windows.encryption' { Get-CimInstance -ClassName Win32_EncryptableVolume -Namespace root/cimv2/Security/MicrosoftVolumeEncryption -OperationTimeoutSec 20 | Select-Object -Property DriveLetter,ProtectionStatus,ConversionStatus,EncryptionMethod }
Take 'windows.padlock' { [pscustomobject]@{ Drive = $env:SystemDrive; Protection = (New-Object -ComObject Shell.Application).NameSpace($env:SystemDrive).Self.ExtendedProperty('System.Volume.BitLockerProtection') } }
Take 'windows.antivirus' { Get-CimInstance -ClassName AntiVirusProduct -Namespace root/SecurityCenter2 -OperationTimeoutSec 20 | Select-Object -Property displayName,productState }
Take 'windows.defender' { Get-MpComputerStatus | Select-Object AMServiceEnabled,RealTimeProtectionEnabled,AntivirusSignatureAge,AMRunningMode }
Take 'windows.firewall' { Get-NetFirewallProfile -PolicyStore ActiveStore | Select-Object Name,@{n='On';e={[int]$_.Enabled}} }
Take 'windows.firewallKeys' { Get-ItemProperty -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\*Profile' | Select-Object PSChildName,EnableFirewall }

# Each disk that smartctl finds, where it is installed, in the dialect that it names.
$smartctl = Get-Command -Name 'smartctl.exe', 'C:\Program Files\smartmontools\bin\smartctl.exe' -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if ($smartctl) {
  $number = 0
  foreach ($line in @(& $smartctl.Source --scan)) {
    if ($line -notmatch '^(/dev/[A-Za-z0-9_/-]+) -d ([a-z0-9_,+-]+)( |$)') { continue }
    $number += 1
    $said = @(& $smartctl.Source -j -a -d $Matches[2] $Matches[1])
    $all += [ordered]@{ id = "smart.$number"; missing = $false; exit = $LASTEXITCODE; out = ($said -join "`n"); err = '' }
  }
}

$file = [ordered]@{
  format = 'deskside-collected'
  version = 1
  tool = 'collect.ps1'
  platform = 'win32'
  administrator = $administrator
  startedAt = $started
  outputs = @($all)
  endedAt = Now
  end = $true
}

# Named after the serial, or the machine where there is none worth the name.
$label = ''
try { $label = [string](Get-CimInstance -ClassName Win32_BIOS).SerialNumber -replace '[^A-Za-z0-9._-]', '' } catch { $label = '' }
if ($label.Length -lt 4) { $label = $env:COMPUTERNAME -replace '[^A-Za-z0-9._-]', '' }
if ($label.Length -gt 40) { $label = $label.Substring(0, 40) }
$day = [DateTime]::Now.ToString('yyyyMMdd-HHmmss', [Globalization.CultureInfo]::InvariantCulture)
$target = Join-Path -Path $PSScriptRoot -ChildPath "deskside-$label-$day.json"
$part = Join-Path -Path $PSScriptRoot -ChildPath ".deskside-$PID.part"
try {
  # UTF-8 without a mark of byte order, which PowerShell's own cmdlets cannot write before version 6.
  [IO.File]::WriteAllText($part, (ConvertTo-Json -InputObject $file -Depth 4 -Compress), (New-Object -TypeName Text.UTF8Encoding -ArgumentList $false))
  [IO.File]::Move($part, $target)
} catch {
  Write-Host "无法写入 $target / Cannot write $target"
  exit 1
}
Write-Host "已写入 $target ，请把它带回工作台。"
Write-Host "Written: $target . Take it back to the console."
