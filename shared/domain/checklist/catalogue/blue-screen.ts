import type { WrittenChecklist } from "../checklist-form.ts";

/** Stop errors: the code first, then what changed, then disk, memory and heat. */
export const blueScreen: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "蓝屏、反复重启", en: "Blue screen" },
  about: {
    "zh-CN": "先拿停止代码和出事的模块，再问动过什么。能进系统的看转储，进不去的先找恢复密钥再进恢复环境。",
    en: "Stop code and module, then what changed. If it starts read the dump, else WinRE with the BitLocker key at hand.",
  },
  categories: ["hardware.computer", "software.system"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "蓝屏", en: "blue screen" },
    { "zh-CN": "电脑自己重启", en: "restarts by itself" },
    { "zh-CN": "你的设备遇到问题，需要重启", en: "your device ran into a problem" },
  ],
  gate: "warn",
  steps: [
    {
      key: "code",
      kind: "text",
      title: { "zh-CN": "停止代码和“失败的操作”", en: "Stop code and “what failed”" },
      evidence: true,
      hint: {
        "zh-CN":
          "让用户下次拍下来。没拍到就看事件查看器→系统→BugCheck 1001，或 C:\\Windows\\Minidump 的时间。例：DRIVER_IRQL_NOT_LESS_OR_EQUAL，失败的操作 xxx.sys。",
        en: "A photo next time; else Event Viewer, System, BugCheck 1001, or the times in C:\\Windows\\Minidump. E.g. DRIVER_IRQL_NOT_LESS_OR_EQUAL, failed xxx.sys.",
      },
    },
    {
      key: "changed",
      kind: "choice",
      title: { "zh-CN": "出事前动过什么", en: "What changed before" },
      options: [
        {
          key: "update",
          title: { "zh-CN": "装了更新、驱动或新软件", en: "An update, a driver, a program" },
          outcome: "abnormal",
        },
        {
          key: "part",
          title: { "zh-CN": "加过内存、硬盘或外设", en: "Memory, disk or a device was added" },
          outcome: "abnormal",
        },
        {
          key: "fall",
          title: { "zh-CN": "摔过、进过水、搬过", en: "It fell, got wet, was moved" },
          outcome: "abnormal",
        },
        { key: "nothing", title: { "zh-CN": "没有", en: "Nothing" }, outcome: "normal" },
      ],
      go: [{ when: { step: "changed", is: "part" }, to: "bare" }, { to: "starts" }],
    },
    {
      key: "bare",
      kind: "choice",
      title: { "zh-CN": "拆掉新加的部件或外设后", en: "Without what was added" },
      options: [
        { key: "good", title: { "zh-CN": "不再蓝屏", en: "No more blue screens" }, outcome: "abnormal" },
        { key: "same", title: { "zh-CN": "照旧", en: "The same" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "bare", is: "good" }, to: "part" }, { to: "starts" }],
    },
    {
      key: "starts",
      kind: "choice",
      title: { "zh-CN": "现在能进系统吗", en: "Does it start now" },
      hint: {
        "zh-CN": "连续三次启动失败会自动进恢复环境（WinRE）。",
        en: "After three failed starts Windows enters its recovery environment (WinRE).",
      },
      options: [
        { key: "yes", title: { "zh-CN": "能正常进", en: "Yes" }, outcome: "normal" },
        { key: "safe", title: { "zh-CN": "只能进安全模式", en: "In safe mode only" }, outcome: "abnormal" },
        { key: "no", title: { "zh-CN": "进不去", en: "No" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "starts", is: "no" }, to: "key" }, { to: "dump" }],
    },
    {
      key: "key",
      kind: "confirm",
      title: { "zh-CN": "已拿到 BitLocker 恢复密钥", en: "The BitLocker recovery key is at hand" },
      hint: {
        "zh-CN":
          "从 AD、Entra ID 或台账按密钥 ID 前 8 位查。没拿到之前不要动 BIOS、安全启动、TPM，也不要清 CMOS。",
        en: "From AD, Entra ID or the register by the first 8 characters of the key ID. Until then leave BIOS, Secure Boot, TPM and CMOS alone.",
      },
      expected: {
        "zh-CN": "密钥 ID 与屏幕一致；没加密填不适用",
        en: "Key ID agrees with the screen; not applicable without encryption",
      },
      source: {
        "zh-CN": "Microsoft Learn“BitLocker 恢复概述”",
        en: "Microsoft Learn, BitLocker recovery overview",
      },
      go: [{ when: { step: "key", outcome: "abnormal" }, to: "noKey" }],
    },
    {
      key: "winre",
      kind: "choice",
      title: {
        "zh-CN": "恢复环境：启动修复，再卸载最近的更新",
        en: "WinRE: startup repair, then uninstall the latest update",
      },
      touchesData: true,
      hint: {
        "zh-CN": "高级选项→启动修复→卸载质量更新→安全模式。数据没取出来之前不点“重置此电脑”。",
        en: "Advanced options: startup repair, uninstall quality update, safe mode. No “Reset this PC” before the data are out.",
      },
      options: [
        { key: "up", title: { "zh-CN": "修复或卸载后能进系统", en: "It starts" }, outcome: "abnormal" },
        { key: "down", title: { "zh-CN": "仍进不去", en: "It does not" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "winre", is: "up" }, to: "undone" }, { to: "rescue" }],
    },
    {
      key: "rescue",
      kind: "confirm",
      title: { "zh-CN": "用 PE 启动盘把用户数据复制出来", en: "User data copied out with a boot stick" },
      touchesData: true,
      hint: {
        "zh-CN": "进 PE 先解锁 BitLocker；读盘卡住、报 CRC 错误就停，按硬盘坏处理。",
        en: "Unlock BitLocker first; if reading hangs or shows CRC errors stop and treat it as a failing disk.",
      },
      expected: { "zh-CN": "数据可读并已复制核对", en: "Data readable, copied and checked" },
      source: { "zh-CN": "服务手册 2.4", en: "Our manual 2.4" },
      go: [{ when: { step: "rescue", outcome: "normal" }, to: "reinstall" }, { to: "diskBad" }],
    },
    {
      key: "dump",
      kind: "choice",
      title: { "zh-CN": "转储或事件指向什么", en: "What dump or events point at" },
      hint: {
        "zh-CN":
          "WinDbg 打开 minidump，!analyze -v，看 MODULE_NAME。几份转储都指同一个第三方 .sys 才算驱动；每次都不一样，多半是内存。",
        en: "WinDbg, !analyze -v, MODULE_NAME. The same third-party .sys in several dumps is a driver; a different one each time is mostly memory.",
      },
      options: [
        {
          key: "driver",
          title: { "zh-CN": "同一个第三方驱动", en: "The same third-party driver" },
          outcome: "abnormal",
        },
        {
          key: "mixed",
          title: { "zh-CN": "每次不同，或内存管理类", en: "Different each time, or memory management" },
          outcome: "abnormal",
        },
        {
          key: "storage",
          title: { "zh-CN": "存储类（0x7A、0xEF、0x154）", en: "Storage (0x7A, 0xEF, 0x154)" },
          outcome: "abnormal",
        },
        {
          key: "whea",
          title: { "zh-CN": "WHEA_UNCORRECTABLE_ERROR（0x124）", en: "WHEA (0x124)" },
          outcome: "abnormal",
        },
        { key: "none", title: { "zh-CN": "没有转储", en: "No dump" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "dump", is: "driver" }, to: "driver" },
        { when: { step: "dump", is: "whea" }, to: "heat" },
      ],
    },
    {
      key: "disks",
      kind: "probe",
      probe: "disks",
      title: { "zh-CN": "测硬盘健康", en: "Health of the disks" },
      judge: [
        { reading: "health", is: "passed" },
        { reading: "pending", max: 0 },
        { reading: "wear", max: 90 },
      ],
      expected: { "zh-CN": "自检通过，待映射扇区 0", en: "Self-test passed, no pending sectors" },
      source: { "zh-CN": "ATA/NVMe SMART 健康状态", en: "ATA and NVMe SMART health" },
      go: [
        {
          when: {
            any: [
              { step: "disks", reading: "health", is: "failing" },
              { step: "disks", reading: "pending", gt: 0 },
            ],
          },
          to: "diskBad",
        },
      ],
    },
    {
      key: "memtest",
      kind: "choice",
      title: { "zh-CN": "内存诊断至少跑一遍“扩展”", en: "Memory test, extended, one pass at least" },
      hint: {
        "zh-CN": "mdsched.exe 重启测，按 F1 选“扩展”。8 GB 约一小时，约好时间或带回来测。报错再单条换槽。",
        en: "mdsched.exe, F1, extended. About an hour for 8 GB: agree a time or take it along. On errors test single modules.",
      },
      options: [
        { key: "clean", title: { "zh-CN": "没有错误", en: "No errors" }, outcome: "normal" },
        { key: "errors", title: { "zh-CN": "有错误", en: "Errors" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "memtest", is: "errors" }, to: "memoryBad" }],
    },
    {
      key: "heat",
      kind: "probe",
      probe: "temperatures",
      title: { "zh-CN": "满载测温度", en: "Temperature under load" },
      judge: [{ reading: "cpu", max: 95 }],
      expected: { "zh-CN": "不超过 95 °C", en: "At most 95 °C" },
      source: {
        "zh-CN": "处理器规格书；95 °C 为本部门经验值",
        en: "Data sheet of the processor; 95 °C is our own experience",
      },
      go: [
        { when: { step: "heat", reading: "cpu", gt: 95 }, to: "hot" },
        { when: { step: "dump", is: "whea" }, to: "board" },
      ],
    },
    {
      key: "soak",
      kind: "number",
      title: { "zh-CN": "压力测试不蓝屏的时间", en: "Minutes under load without a blue screen" },
      hint: {
        "zh-CN": "BIOS、芯片组、显卡、存储驱动升到厂商最新再跑；跑的时候插着适配器。",
        en: "BIOS, chipset, graphics and storage drivers first, from the maker; on the adapter.",
      },
      unit: "min",
      range: { min: 30, max: 1440 },
      expected: { "zh-CN": "连续 30 分钟以上", en: "30 minutes or more" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [
        { when: { step: "soak", lt: 30 }, to: "board" },
        { when: { step: "soak", gte: 30 }, to: "watch" },
        { to: "open" },
      ],
    },
  ],
  conclusions: [
    {
      key: "part",
      title: { "zh-CN": "新加的部件或外设不兼容", en: "What was added does not fit" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "换成厂商兼容列表里的型号；内存不要混插不同频率。",
        en: "Use one of the maker's compatibility list; do not mix memory of different speeds.",
      },
      solution: {
        "zh-CN": "新加的部件引起蓝屏，已更换为兼容型号，运行稳定。",
        en: "An added part caused the blue screens; it was replaced by a compatible one, it runs stably.",
      },
    },
    {
      key: "driver",
      title: { "zh-CN": "驱动问题", en: "A driver" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "回退或升级该驱动；安全软件、VPN 的先卸载再装新版。观察一周。",
        en: "Roll back or update it; reinstall security and VPN programs. Watch a week.",
      },
      solution: {
        "zh-CN": "蓝屏由第三方驱动引起，已更新（回退）该驱动，复测未再出现。",
        en: "A third-party driver caused it; it was updated or rolled back and it did not come back.",
      },
    },
    {
      key: "undone",
      title: { "zh-CN": "系统更新引起", en: "An update caused it" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "暂停该更新，报给管补丁的同事看其他机器。",
        en: "Pause that update, tell who manages patches; compare Microsoft's known issues.",
      },
      solution: {
        "zh-CN": "系统更新引起无法启动，已修复并卸载该更新，启动正常。",
        en: "An update kept it from starting; it was repaired and the update removed.",
      },
    },
    {
      key: "memoryBad",
      title: { "zh-CN": "内存故障", en: "Memory is bad" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "单条定位后换同规格；再跑一遍确认。",
        en: "Find the module, replace it by the same kind, test again.",
      },
      solution: {
        "zh-CN": "内存诊断报错，已更换内存，复测无错误。",
        en: "The memory test showed errors; the memory was replaced and tests clean.",
      },
    },
    {
      key: "diskBad",
      title: { "zh-CN": "硬盘在坏", en: "The disk is failing" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "改用“硬盘异常”清单，先救数据再换盘。",
        en: "Go on with the disk checklist: data first, then the disk.",
      },
    },
    {
      key: "hot",
      title: { "zh-CN": "过热", en: "It overheats" },
      verdict: "hardware",
      next: "escalate",
      action: { "zh-CN": "改用“过热与噪音”清单。", en: "Go on with the checklist for heat and noise." },
    },
    {
      key: "noKey",
      title: { "zh-CN": "没有恢复密钥，暂不能动", en: "No recovery key: leave it alone" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "找域管理员按密钥 ID 查；查不到的如实告诉用户数据可能取不出，由主管决定是否重装。",
        en: "Ask the domain administrator by key ID. If there is none tell the user frankly; the lead decides on reinstalling.",
      },
    },
    {
      key: "reinstall",
      title: { "zh-CN": "系统损坏，数据已备份，重装", en: "Windows is damaged, data are safe: reinstall" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "用标准镜像重装，恢复数据并让用户核对。",
        en: "Reinstall from the standard image, restore and let the user check.",
      },
      solution: {
        "zh-CN": "系统损坏无法修复，已备份数据、重装系统并恢复数据，用户核对无误。",
        en: "Windows was beyond repair; the data were saved, it was reinstalled and restored, the user checked.",
      },
    },
    {
      key: "board",
      title: { "zh-CN": "主板、CPU 等硬件故障", en: "Board, processor or other hardware" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "附停止代码和转储送修；先取数据，给备用机。",
        en: "Send with code and dumps; save the data, give a spare.",
      },
    },
    {
      key: "open",
      title: { "zh-CN": "没压测，留单观察", en: "Not tried under load: stays open" },
      verdict: "unknown",
      next: "escalate",
      action: { "zh-CN": "约时间补测。", en: "Agree a time." },
    },
    {
      key: "watch",
      title: { "zh-CN": "压测未复现", en: "Not reproduced under load" },
      verdict: "unknown",
      next: "solved",
      action: { "zh-CN": "打开小内存转储，留单一周。", en: "Turn on small dumps, keep the ticket a week." },
      solution: {
        "zh-CN": "已更新 BIOS 和驱动，压力测试 30 分钟以上未再蓝屏，继续观察。",
        en: "BIOS and drivers were updated; no blue screen in 30 minutes under load; it is being watched.",
      },
    },
  ],
};
