import type { WrittenChecklist } from "../checklist-form.ts";

/** A slow computer: a restart that was none, a dying disk, too little memory, or one program. */
export const slowComputer: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "电脑慢、卡顿", en: "Slow computer" },
  about: {
    "zh-CN": "先分清整机慢、软件慢还是网络慢，再按重启、硬盘、内存、进程的顺序查，别上来就重装。",
    en: "All, one program or the network? Then restart, disk, memory, process; reinstall last.",
  },
  categories: ["hardware.computer", "software.system"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "电脑很卡", en: "computer is slow" },
    { "zh-CN": "开机要好几分钟", en: "takes minutes to start" },
    { "zh-CN": "鼠标转圈", en: "spinning cursor" },
  ],
  gate: "warn",
  steps: [
    {
      key: "what",
      kind: "choice",
      title: { "zh-CN": "慢在哪里", en: "What is slow" },
      hint: {
        "zh-CN": "让用户当面做一遍，掐表。开共享、开网页慢是网络，不是电脑。",
        en: "Let the user do it once and time it. A slow share or web page is the network, not the computer.",
      },
      options: [
        { key: "all", title: { "zh-CN": "什么都慢", en: "Everything" }, outcome: "abnormal" },
        {
          key: "start",
          title: { "zh-CN": "开机、登录慢", en: "Starting and signing in" },
          outcome: "abnormal",
        },
        { key: "one", title: { "zh-CN": "只有某个软件慢", en: "One program only" }, outcome: "abnormal" },
        { key: "net", title: { "zh-CN": "网页、共享慢", en: "Web pages or shares" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "what", is: "net" }, to: "network" },
        { when: { step: "what", is: "one" }, to: "oneProgram" },
      ],
    },
    {
      key: "system",
      kind: "probe",
      probe: "system",
      title: { "zh-CN": "测运行时间和待装更新", en: "Measure uptime and waiting updates" },
      hint: {
        "zh-CN": "开着“快速启动”时关机不清内核，运行时间照样累计，“天天关机”也可能几十天没重启。",
        en: "With fast startup a shutdown keeps the kernel: “I turn it off every day” may be weeks without a restart.",
      },
      judge: [
        { reading: "uptime", max: 168 },
        { reading: "rebootPending", is: false },
        { reading: "pendingUpdates", max: 5 },
      ],
      expected: {
        "zh-CN": "7 天内重启过，没有等待重启的更新",
        en: "Restarted within 7 days, no update waits for it",
      },
      source: {
        "zh-CN": "Microsoft Learn 快速启动说明；7 天为本部门经验值",
        en: "Microsoft Learn on fast startup; 7 days is our own experience",
      },
      go: [
        {
          when: {
            any: [
              { step: "system", reading: "uptime", gt: 168 },
              { step: "system", reading: "rebootPending", is: true },
            ],
          },
          to: "restart",
        },
        { to: "disks" },
      ],
    },
    {
      key: "restart",
      kind: "confirm",
      title: { "zh-CN": "点“重启”（不是“关机”）后恢复", en: "Good after “Restart” (not shutdown)" },
      touchesData: true,
      hint: {
        "zh-CN": "让用户自己保存再点。更新装到一半不能断电，先说清要等多久。",
        en: "The user saves and clicks. Never cut the power during an update; say how long it will take.",
      },
      expected: { "zh-CN": "同一操作明显变快", en: "Clearly faster" },
      source: { "zh-CN": "用户当面复测", en: "Tried again with the user" },
      go: [{ when: { step: "restart", outcome: "normal" }, to: "restarted" }],
    },
    {
      key: "disks",
      kind: "probe",
      probe: "disks",
      title: { "zh-CN": "测硬盘健康和剩余空间", en: "Measure health and space of the disks" },
      hint: {
        "zh-CN": "健康报警的先停手，不清理也不整理碎片。",
        en: "If health fails stop here: no clean-up, no defragmenting.",
      },
      judge: [
        { reading: "health", is: "passed" },
        { reading: "freeShare", min: 15 },
        { reading: "pending", max: 0 },
        { reading: "wear", max: 90 },
      ],
      expected: {
        "zh-CN": "自检通过，无待映射扇区，剩余 15 % 以上",
        en: "Self-test passed, no pending sectors, 15 % free",
      },
      source: {
        "zh-CN": "ATA/NVMe SMART 健康状态；15 % 为本部门经验值",
        en: "ATA and NVMe SMART health; 15 % is our own experience",
      },
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
        { when: { step: "disks", reading: "freeShare", lt: 10 }, to: "space" },
        { to: "kind" },
      ],
    },
    {
      key: "space",
      kind: "confirm",
      title: { "zh-CN": "清理 C 盘后恢复", en: "Good after freeing space on C:" },
      touchesData: true,
      hint: {
        "zh-CN": "设置→系统→存储→临时文件。大头常是微信、企业微信的文件：改存到 D 盘，不替用户删聊天记录。",
        en: "Settings, System, Storage, temporary files. WeChat and WeCom files are often largest: keep them on D:, never delete chats for the user.",
      },
      expected: { "zh-CN": "剩余 15 % 以上，操作变快", en: "15 % free and faster" },
      source: {
        "zh-CN": "Microsoft 支持“释放 Windows 中的驱动器空间”",
        en: "Microsoft Support, free up drive space in Windows",
      },
      go: [{ when: { step: "space", outcome: "normal" }, to: "spaceFreed" }],
    },
    {
      key: "kind",
      kind: "choice",
      title: { "zh-CN": "系统盘类型", en: "Kind of system disk" },
      hint: {
        "zh-CN": "任务管理器“性能”里写着 SSD 或 HDD。机械盘活动时间长期 100 % 就是它。",
        en: "Task Manager, Performance, under the disk: SSD or HDD. An HDD at 100 % active time is the cause.",
      },
      options: [
        { key: "ssd", title: { "zh-CN": "固态（SSD）", en: "SSD" }, outcome: "normal" },
        { key: "hdd", title: { "zh-CN": "机械（HDD）", en: "HDD" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "kind", is: "hdd" }, to: "toSsd" }],
    },
    {
      key: "memory",
      kind: "probe",
      probe: "memory",
      title: { "zh-CN": "按用户平时的用法测内存", en: "Measure memory at the user's usual work" },
      hint: {
        "zh-CN": "让用户把平时的软件全打开再测。“已提交”接近上限就是真不够。",
        en: "Let the user open everything they use. “Committed” near its limit means that it is really short.",
      },
      judge: [
        { reading: "usedShare", max: 85 },
        { reading: "total", min: 7 },
      ],
      expected: { "zh-CN": "占用不超过 85 %", en: "At most 85 % used" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [
        {
          when: {
            all: [
              { step: "memory", reading: "usedShare", gt: 85 },
              { step: "memory", reading: "total", lt: 15 },
            ],
          },
          to: "moreMemory",
        },
      ],
    },
    {
      key: "load",
      kind: "probe",
      probe: "cpu",
      title: { "zh-CN": "测处理器负载和占用最高的进程", en: "Processor load and busiest process" },
      judge: [{ reading: "load", max: 60 }],
      expected: { "zh-CN": "日常使用不超过 60 %", en: "At most 60 % in daily use" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ when: { step: "load", reading: "topShare", gte: 30 }, to: "program" }],
    },
    {
      key: "guard",
      kind: "probe",
      probe: "antivirus",
      title: { "zh-CN": "杀毒软件只有一款", en: "One antivirus only" },
      hint: {
        "zh-CN": "读数里每一款都会列出。几款装在一起，开一个文件要扫几遍。",
        en: "The collector names each. Several products together scan each file several times.",
      },
      judge: [
        { reading: "enabled", is: true },
        { reading: "signatureAge", max: 7 },
      ],
      expected: {
        "zh-CN": "只有公司指定的一款，病毒库 7 天内",
        en: "The company's one only, signatures within 7 days",
      },
      source: {
        "zh-CN": "公司终端安全规定；服务手册 2.5",
        en: "Company rules for endpoints; our manual 2.5",
      },
      go: [{ when: { step: "guard", outcome: "abnormal" }, to: "guards" }],
    },
    {
      key: "startup",
      kind: "confirm",
      title: {
        "zh-CN": "停用无关启动项、升级驱动后恢复",
        en: "Good after trimming startup and updating drivers",
      },
      hint: {
        "zh-CN": "任务管理器“启动应用”里只停用户自己装的，管控、杀毒、输入法不动。电源模式别停在“最佳能效”。",
        en: "Task Manager, Startup apps: only what the user installed, never management, antivirus or input. Power mode not best efficiency.",
      },
      expected: { "zh-CN": "登录后 1 分钟内可用", en: "Usable within a minute of signing in" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ when: { step: "startup", outcome: "normal" }, to: "tuned" }, { to: "reinstall" }],
    },
    {
      key: "program",
      kind: "choice",
      title: { "zh-CN": "占用最高的是什么", en: "What the busiest one is" },
      options: [
        {
          key: "windows",
          title: { "zh-CN": "Windows 更新、索引", en: "Windows update or indexing" },
          outcome: "normal",
        },
        {
          key: "app",
          title: { "zh-CN": "浏览器、业务软件、捆绑全家桶", en: "Browser, application, bundled tools" },
          outcome: "abnormal",
        },
        { key: "strange", title: { "zh-CN": "来历不明", en: "Of unknown origin" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "program", is: "strange" }, to: "malware" },
        { when: { step: "program", in: ["windows", "app"] }, to: "tuned" },
        { to: "reinstall" },
      ],
    },
  ],
  conclusions: [
    {
      key: "restarted",
      title: { "zh-CN": "长期没有真正重启", en: "It had not really restarted for long" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "教用户每周“重启”一次；关闭快速启动。",
        en: "Ask for a restart a week; turn off fast startup.",
      },
      solution: {
        "zh-CN": "长期未重启，已重启并装完更新，速度恢复。",
        en: "It was restarted with its updates and is fast again.",
      },
    },
    {
      key: "diskBad",
      title: { "zh-CN": "硬盘在坏", en: "The disk is failing" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "停止使用，用“硬盘异常”清单，先备份。",
        en: "Stop using it; go on with the disk checklist, backup first.",
      },
    },
    {
      key: "spaceFreed",
      title: { "zh-CN": "系统盘空间不足", en: "The system disk was full" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "打开存储感知；把大文件目录迁到 D 盘或共享。",
        en: "Turn on Storage Sense; keep large folders on D: or the share.",
      },
      solution: {
        "zh-CN": "系统盘已满，已清理并迁移大文件，速度恢复。",
        en: "The system disk was full; temporary files were removed and large ones moved, it is fast again.",
      },
    },
    {
      key: "toSsd",
      title: { "zh-CN": "机械硬盘拖慢整机", en: "The hard disk slows everything" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "先备份，克隆或重装到固态，旧盘按清除流程处理。机龄过长的走更新换代。",
        en: "Fit an SSD: back up, clone or reinstall, clear the old disk by the rules. Of an old machine propose renewal instead.",
      },
      solution: {
        "zh-CN": "机械硬盘慢，已更换固态硬盘并迁移系统，速度明显提升。",
        en: "The system was on a hard disk; an SSD was fitted and the system moved, it is clearly faster.",
      },
    },
    {
      key: "moreMemory",
      title: { "zh-CN": "内存不够用", en: "Too little memory" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "查空槽和最大容量；板载的改为换机。",
        en: "See free slots and the maximum; where it is soldered propose another machine.",
      },
      solution: {
        "zh-CN": "内存不足，已加装同规格内存，使用不再卡顿。",
        en: "Memory was short; a module of the same kind was added, the usual programs run together.",
      },
    },
    {
      key: "guards",
      title: { "zh-CN": "多款杀毒冲突或杀毒异常", en: "Antivirus products in each other's way" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "只留公司的一款，清残留，重启复测。",
        en: "Remove all but the company's, restart, measure again.",
      },
      solution: {
        "zh-CN": "多款杀毒冲突，已只保留公司指定的一款，速度恢复。",
        en: "Several security products conflicted; the company's was kept and updated, it is fast again.",
      },
    },
    {
      key: "tuned",
      title: { "zh-CN": "后台程序、启动项或驱动", en: "Background programs, startup or drivers" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "程序名写进工单；更新改到午休或夜间。",
        en: "Write the programs into the ticket; move updates to the break or the night.",
      },
      solution: {
        "zh-CN": "后台程序占用过高，已处理该程序并精简启动项，速度恢复。",
        en: "A background program used too much; it was dealt with and startup trimmed, it is fast again.",
      },
    },
    {
      key: "malware",
      title: { "zh-CN": "疑似恶意程序", en: "Possibly malware" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "断网不关机，立即报安全负责人，用“病毒”清单。",
        en: "Disconnect, do not switch off; tell the lead, malware checklist.",
      },
    },
    {
      key: "network",
      title: { "zh-CN": "慢的是网络", en: "It is the network" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "用“有线网络”“无线网络”“共享文件夹”清单继续。",
        en: "Go on with the checklist for wired or wireless network or for shares.",
      },
    },
    {
      key: "oneProgram",
      title: { "zh-CN": "只有一个软件慢", en: "One program only" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "先关插件、换新文件试，问问同事慢不慢，再用该软件的清单。",
        en: "Try without add-ins and with a new file, ask colleagues, then the checklist for that application.",
      },
    },
    {
      key: "reinstall",
      title: { "zh-CN": "查不出原因，备份后重装", en: "No cause found: reinstall" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "约时间备份，用标准镜像重装；仍慢送检。",
        en: "Agree a time, back up, reinstall; if still slow test the hardware.",
      },
    },
  ],
};
