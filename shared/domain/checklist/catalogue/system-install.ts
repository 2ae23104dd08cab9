import type { WrittenChecklist } from "../checklist-form.ts";

/** Installing, reinstalling or updating an operating system, and what must be true before and after. */
export const systemInstall: WrittenChecklist = {
  section: "software",
  edition: 1,
  title: { "zh-CN": "系统安装、重装与更新", en: "System installation and update" },
  about: {
    "zh-CN": "更新失败、系统损坏要重装、换装国产系统。先判断能不能修，重装之前先把数据和授权安顿好。",
    en: "An update fails, a system is broken, or another system is to be installed. Repair if it can be repaired; before reinstalling see to data and licences.",
  },
  categories: ["software.system"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "更新一直失败", en: "updates keep failing" },
    { "zh-CN": "更新后开不了机", en: "will not start after an update" },
    { "zh-CN": "要重装系统", en: "wants a reinstall" },
    { "zh-CN": "换装统信、麒麟", en: "move to UOS or Kylin" },
  ],
  gate: "warn",
  steps: [
    {
      key: "task",
      kind: "choice",
      title: { "zh-CN": "这次要做什么", en: "What is asked for" },
      hint: {
        "zh-CN": "“重装一下”往往只是慢或弹窗多，先问清现象。",
        en: "“Reinstall it” often only means slow or full of pop-ups: ask first.",
      },
      options: [
        { key: "update", title: { "zh-CN": "更新失败", en: "An update fails" }, outcome: "abnormal" },
        {
          key: "broken",
          title: { "zh-CN": "系统损坏、进不去", en: "Broken, does not start" },
          outcome: "abnormal",
        },
        {
          key: "fresh",
          title: { "zh-CN": "新装或换装系统", en: "New or another system" },
          outcome: "normal",
        },
      ],
      go: [{ when: { step: "task", is: "fresh" }, to: "fits" }],
    },
    {
      key: "system",
      kind: "probe",
      probe: "system",
      title: { "zh-CN": "系统版本和更新状态", en: "System and its updates" },
      hint: {
        "zh-CN": "有“等待重启”的先重启再说，一半的更新失败就是没重启。",
        en: "If a restart is waiting, restart first: half of all failed updates are that.",
      },
      judge: [
        { reading: "daysSinceUpdate", max: 45 },
        { reading: "rebootPending", is: false },
      ],
      expected: { "zh-CN": "45 天内更新过，没有等待重启", en: "Updated within 45 days, no restart waiting" },
      source: {
        "zh-CN": "微软每月第二个星期二发布更新；45 天为本部门经验值",
        en: "Microsoft's monthly release; 45 days is our own experience",
      },
    },
    {
      key: "disk",
      kind: "probe",
      probe: "disks",
      title: { "zh-CN": "系统盘健康和剩余空间", en: "Health and free space of the disk" },
      judge: [
        { reading: "health", is: "passed" },
        { reading: "free", min: 20 },
        { reading: "pending", max: 0 },
      ],
      expected: {
        "zh-CN": "自检通过，剩余 20 GB 以上，待映射扇区 0",
        en: "Passed, at least 20 GB free, no pending sectors",
      },
      source: {
        "zh-CN": "ATA/NVMe 健康自检；Microsoft Learn“Windows 11 规格和要求”；20 GB 为本部门经验值",
        en: "ATA/NVMe self-assessment; Microsoft Learn, Windows 11 requirements; 20 GB is our own experience",
      },
      go: [
        { when: { step: "disk", reading: "health", is: "failing" }, to: "diskBad" },
        { when: { step: "disk", reading: "pending", gt: 0 }, to: "diskBad" },
        { when: { step: "task", is: "broken" }, to: "repair" },
      ],
    },
    {
      key: "update",
      kind: "choice",
      title: { "zh-CN": "逐级处理更新", en: "Treat the update step by step" },
      hint: {
        "zh-CN":
          "记下错误码：0x80070070 空间不足，0x800f0922 系统保留分区小或 VPN 干扰。先清 SoftwareDistribution，再 DISM /RestoreHealth 加 sfc /scannow，最后单独下补丁装。",
        en: "Note the code: 0x80070070 no space, 0x800f0922 reserved partition or VPN. Clear SoftwareDistribution, then DISM /RestoreHealth and sfc /scannow, last the single package.",
      },
      options: [
        { key: "done", title: { "zh-CN": "装上了", en: "Installed" }, outcome: "abnormal" },
        {
          key: "policy",
          title: { "zh-CN": "被组策略或更新服务器控制", en: "Held by policy or the update server" },
          outcome: "abnormal",
        },
        { key: "fail", title: { "zh-CN": "仍失败", en: "Still fails" }, outcome: "abnormal" },
      ],
      expected: {
        "zh-CN": "补丁装上，重启后版本号更新",
        en: "Installed, the build number has changed after a restart",
      },
      source: {
        "zh-CN": "Microsoft Learn“Windows 更新常见错误和缓解措施”",
        en: "Microsoft Learn, common Windows Update errors and mitigation",
      },
      go: [
        { when: { step: "update", is: "done" }, to: "updated" },
        { when: { step: "update", is: "policy" }, to: "heldBack" },
      ],
    },
    {
      key: "repair",
      kind: "choice",
      title: { "zh-CN": "不动数据的修复", en: "Repair that leaves data alone" },
      hint: {
        "zh-CN":
          "WinRE：卸载最近的质量更新、启动修复、还原点；能进系统的用同版本镜像就地升级。先把 BitLocker 密钥查好。",
        en: "WinRE: remove the latest quality update, start-up repair, restore point; if it starts, an in-place upgrade. Have the BitLocker key ready.",
      },
      options: [
        { key: "done", title: { "zh-CN": "修好了", en: "Repaired" }, outcome: "abnormal" },
        {
          key: "no",
          title: { "zh-CN": "修不好，需要重装", en: "Cannot be repaired; reinstall" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "repair", is: "done" }, to: "repaired" }],
    },
    {
      key: "fits",
      kind: "probe",
      probe: "memory",
      title: { "zh-CN": "内存够不够新系统", en: "Enough memory for the system" },
      hint: {
        "zh-CN": "Windows 11 还要看 TPM 2.0 和处理器清单；统信、麒麟看整机在不在适配名录里。",
        en: "Windows 11 also wants TPM 2.0 and a listed processor; UOS and Kylin have a compatibility list.",
      },
      judge: [{ reading: "total", min: 7.5 }],
      expected: { "zh-CN": "8 GB 及以上（官方下限 4 GB）", en: "8 GB or more (official floor 4 GB)" },
      source: {
        "zh-CN": "Microsoft Learn“Windows 11 规格和要求”；8 GB 为本部门经验值",
        en: "Microsoft Learn, Windows 11 requirements; 8 GB is our own experience",
      },
      go: [{ when: { step: "fits", reading: "total", lt: 3.5 }, to: "tooOld" }],
    },
    {
      key: "keys",
      kind: "probe",
      probe: "encryption",
      title: { "zh-CN": "系统盘是否加密", en: "Is the system disk encrypted" },
      hint: {
        "zh-CN": "加密的先把恢复密钥存好，没有它谁也读不出来。",
        en: "Save the recovery key first: without it nobody reads the disk.",
      },
      touchesData: true,
      judge: [{ reading: "encrypted", is: true }],
      expected: {
        "zh-CN": "已加密、密钥已存档；没加密的装后补开",
        en: "Encrypted, key on file; if not, turn it on afterwards",
      },
      source: {
        "zh-CN": "Microsoft Learn“BitLocker 恢复概述”",
        en: "Microsoft Learn, BitLocker recovery overview",
      },
    },
    {
      key: "data",
      kind: "choice",
      title: { "zh-CN": "用户数据和授权是否已安顿", en: "Data and licences seen to" },
      hint: {
        "zh-CN": "照“用户数据备份”清单做；别漏了微信文件、PST、财务软件账套和软证书，让用户自己点头说齐了。",
        en: "By the checklist for user backup; do not forget chat files, mail archives, accounting data, certificates. The user says it is complete.",
      },
      touchesData: true,
      options: [
        {
          key: "ready",
          title: { "zh-CN": "备份完，抽查能打开", en: "Backed up, samples open" },
          outcome: "normal",
        },
        {
          key: "none",
          title: { "zh-CN": "用户确认没有数据", en: "User confirms there is none" },
          outcome: "normal",
        },
        { key: "cannot", title: { "zh-CN": "备份不出来", en: "Cannot be backed up" }, outcome: "abnormal" },
      ],
      go: [
        {
          when: {
            any: [
              { step: "data", is: "cannot" },
              { step: "data", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "dataFirst",
        },
      ],
    },
    {
      key: "install",
      kind: "confirm",
      title: {
        "zh-CN": "格式化系统盘，安装标准镜像",
        en: "Wipe the system disk, install the standard image",
      },
      hint: {
        "zh-CN": "只用本部门镜像，不用网上的 Ghost 和“装机大师”；多块盘时先拔掉数据盘。",
        en: "Only our image, nothing off the web; unplug the data disk if there are two.",
      },
      destroys: true,
      expected: {
        "zh-CN": "镜像校验值一致，安装完成进入桌面",
        en: "Checksum of the image fits, the desktop comes up",
      },
      source: {
        "zh-CN": "服务手册 2.2（系统安装）；镜像发布单",
        en: "Service manual 2.2 (installing systems); release note of the image",
      },
      go: [{ when: { not: { step: "install", outcome: "normal" } }, to: "installFailed" }],
    },
    {
      key: "after",
      kind: "choice",
      title: { "zh-CN": "装后验收", en: "Acceptance afterwards" },
      hint: {
        "zh-CN":
          "设备管理器无叹号、已激活、已入域、杀毒在线、补丁到最新、打印机和业务系统能用，数据拷回后让用户当面打开几个。",
        en: "No warning sign, activated, joined, antivirus online, patched, printer and applications work; data copied back and opened by the user.",
      },
      options: [
        { key: "all", title: { "zh-CN": "全部通过", en: "All good" }, outcome: "normal" },
        {
          key: "driver",
          title: { "zh-CN": "缺驱动或外设不兼容", en: "Driver missing, or a peripheral does not fit" },
          outcome: "abnormal",
        },
        {
          key: "join",
          title: { "zh-CN": "激活或入域失败", en: "Activation or joining failed" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "after", is: "driver" }, to: "drivers" },
        {
          when: {
            any: [
              { step: "after", is: "join" },
              { step: "after", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "licence",
        },
        { to: "installed" },
      ],
    },
  ],
  conclusions: [
    {
      key: "updated",
      title: { "zh-CN": "更新问题已解决", en: "Update is done" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "重启后再看一次版本号和更新记录。",
        en: "Check build and history once more after a restart.",
      },
      solution: {
        "zh-CN": "更新组件异常，已修复并装上补丁，重启后版本正确。",
        en: "Update components were repaired and the update installed; the build is right.",
      },
    },
    {
      key: "heldBack",
      title: { "zh-CN": "更新被策略统一控制", en: "Updates are held centrally" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "不要绕过策略手工装，问更新管理员这个补丁是否暂缓。",
        en: "Do not go round it; ask whether the update is held back on purpose.",
      },
    },
    {
      key: "repaired",
      title: { "zh-CN": "已修复，数据未动", en: "Repaired without touching data" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "同一补丁再引发就报更新管理员全局暂缓。",
        en: "If the same update does it again have it paused for all.",
      },
      solution: {
        "zh-CN": "系统启动（组件）损坏，已在保留数据的情况下修复，能正常进入系统。",
        en: "Start-up (components) was repaired with data kept; the system starts.",
      },
    },
    {
      key: "diskBad",
      title: { "zh-CN": "硬盘有故障，装了也白装", en: "The disk fails: installing is no use" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "先抢救数据再换盘，旧盘贴标签入介质柜，不得随手丢弃。",
        en: "Rescue the data, then change the disk; the old one is labelled and locked away.",
      },
      solution: {
        "zh-CN": "硬盘故障导致系统异常，已更换硬盘并重装系统，数据已转移。",
        en: "The disk failed; it was replaced, the system installed and the data moved.",
      },
    },
    {
      key: "tooOld",
      title: { "zh-CN": "硬件达不到要求", en: "Hardware is too old" },
      verdict: "hardware",
      next: "appraise",
      action: {
        "zh-CN": "出技术鉴定，报换机或申请加内存。",
        en: "Write an appraisal: new machine or more memory.",
      },
    },
    {
      key: "dataFirst",
      title: { "zh-CN": "数据没有安顿好，不能重装", en: "Data not safe: do not reinstall" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "停手，转“数据恢复”清单；用户书面放弃数据才可继续。",
        en: "Stop and go on with the checklist for restoring; only a written waiver allows more.",
      },
    },
    {
      key: "installFailed",
      title: { "zh-CN": "没装成", en: "Not installed" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "记下阶段和错误码，换介质和 USB 口各试一次，仍失败转二线。",
        en: "Note stage and code, try other media and another port once, then escalate.",
      },
    },
    {
      key: "drivers",
      title: { "zh-CN": "驱动或外设不适配", en: "Drivers or peripherals do not fit" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "按序列号到整机厂下驱动；统信、麒麟没有驱动的外设报组长找厂家。",
        en: "Get drivers from the maker by serial; where UOS or Kylin has none the lead asks the maker.",
      },
    },
    {
      key: "licence",
      title: { "zh-CN": "激活、入域或验收没完成", en: "Activation, joining or acceptance incomplete" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "激活失败查 KMS 和时间；入域失败查 DNS 和计算机重名。",
        en: "If activation failed look at KMS and clock; if joining failed, at DNS and a computer of the same name.",
      },
    },
    {
      key: "installed",
      title: { "zh-CN": "系统已装好并验收", en: "Installed and accepted" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "在资产上更新系统版本，用户签字确认数据齐全；备份留 30 天再删。",
        en: "Put the version on the asset; the user signs that data is complete; keep the backup 30 days.",
      },
      solution: {
        "zh-CN": "已按标准镜像安装系统，驱动、激活、杀毒、打印和数据经用户验收正常。",
        en: "The standard image was installed; drivers, activation, antivirus, printing and data were accepted by the user.",
      },
    },
  ],
};
