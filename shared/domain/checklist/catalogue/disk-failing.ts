import type { WrittenChecklist } from "../checklist-form.ts";

/** A failing disk: data before repair, and the old disk never leaves uncleared. */
export const diskFailing: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "硬盘异常", en: "Disk failing" },
  about: {
    "zh-CN":
      "异响、读写错误、SMART 报警。顺序只有一个：先数据，后修盘。没备份之前不跑 chkdsk /f、不整理碎片、不反复重启。",
    en: "Noise, read errors, SMART warnings. One order only: data first, repair after. Before there is a copy no chkdsk /f, no defragmenting, no repeated restarts.",
  },
  categories: ["hardware.computer", "data.backup", "data.restore"],
  assetKinds: ["laptop", "desktop", "server"],
  symptoms: [
    { "zh-CN": "硬盘响", en: "disk makes noise" },
    { "zh-CN": "文件打不开、复制报错", en: "files do not open or copy" },
    { "zh-CN": "开机提示硬盘有问题", en: "disk warning at start" },
    { "zh-CN": "找不到启动盘", en: "no boot device" },
  ],
  gate: "warn",
  steps: [
    {
      key: "sign",
      kind: "choice",
      title: { "zh-CN": "表现", en: "What it shows" },
      options: [
        {
          key: "click",
          title: { "zh-CN": "咔嗒、周期性异响", en: "Clicks, regular noise" },
          outcome: "abnormal",
        },
        {
          key: "gone",
          title: { "zh-CN": "BIOS 里也认不到盘", en: "Not seen, not even by the BIOS" },
          outcome: "abnormal",
        },
        {
          key: "errors",
          title: { "zh-CN": "卡顿、读写报错、文件损坏", en: "Hangs, read errors, damaged files" },
          outcome: "abnormal",
        },
        {
          key: "warning",
          title: { "zh-CN": "只有 SMART 或系统提示", en: "Only a warning by SMART or Windows" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "sign", is: "click" }, to: "need" }],
    },
    {
      key: "seat",
      kind: "confirm",
      title: { "zh-CN": "重插或换线换口后正常", en: "Good after reseating, other cable and port" },
      required: false,
      hint: {
        "zh-CN":
          "台式机换 SATA 线和口，M.2 拔下重插拧紧。SMART 里 C7（CRC 错误）在涨、别的不涨，是线不是盘。",
        en: "Another SATA cable and port; reseat an M.2. If only C7 (CRC errors) grows it is the cable, not the disk.",
      },
      expected: { "zh-CN": "认盘稳定，C7 不再增加", en: "Seen at each start, C7 stands still" },
      source: {
        "zh-CN": "Serial ATA 规范；硬盘厂商手册",
        en: "Serial ATA specification; manual of the disk",
      },
      go: [
        { when: { step: "seat", outcome: "normal" }, to: "cable" },
        { when: { step: "sign", is: "gone" }, to: "need" },
      ],
    },
    {
      key: "smart",
      kind: "probe",
      probe: "disks",
      title: { "zh-CN": "读 SMART", en: "Read SMART" },
      hint: {
        "zh-CN": "USB 硬盘盒读不到是盒子不透传，不等于盘坏，也不等于盘好。",
        en: "A USB case may not pass SMART on: that is neither bad nor good.",
      },
      judge: [
        { reading: "health", is: "passed" },
        { reading: "reallocated", max: 10 },
        { reading: "pending", max: 0 },
        { reading: "wear", max: 90 },
        { reading: "temperature", max: 60 },
      ],
      expected: {
        "zh-CN": "自检通过，待映射 0，重映射不超过 10，磨损不超过 90 %",
        en: "Passed, pending 0, reallocated at most 10, wear at most 90 %",
      },
      source: {
        "zh-CN": "ATA ACS、NVMe 规范的 SMART；10 个为本部门经验值",
        en: "SMART of ATA ACS and NVMe; 10 sectors is our own experience",
      },
      go: [
        {
          when: {
            any: [
              { step: "smart", reading: "health", is: "failing" },
              { step: "smart", reading: "pending", gt: 0 },
              { step: "smart", reading: "reallocated", gt: 10 },
            ],
          },
          to: "need",
        },
        { when: { step: "smart", outcome: ["abnormal", "notDone", "notApplicable"] }, to: "need" },
        { when: { step: "sign", is: "warning" }, to: "watch" },
        { to: "fileCheck" },
      ],
    },
    {
      key: "need",
      kind: "choice",
      title: { "zh-CN": "盘上的数据要紧吗", en: "How much the data matter" },
      hint: {
        "zh-CN": "当面问清：桌面、D 盘、微信文件、邮件 PST、加密狗授权文件。“都在服务器上”要当场打开看一眼。",
        en: "Ask in person: desktop, D:, chat files, PST, licence files. “It is all on the server”: open it and look.",
      },
      options: [
        {
          key: "safe",
          title: { "zh-CN": "有可用备份，已打开核对", en: "There is a backup, opened and checked" },
          outcome: "normal",
        },
        {
          key: "wanted",
          title: { "zh-CN": "要救，盘还能读", en: "Wanted, the disk still reads" },
          outcome: "abnormal",
        },
        { key: "vital", title: { "zh-CN": "重要且读不出", en: "Vital and unreadable" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "need", is: "vital" }, to: "lab" },
        { when: { step: "need", is: "safe" }, to: "replaced" },
        { when: { step: "sign", is: "click" }, to: "lab" },
      ],
    },
    {
      key: "key",
      kind: "probe",
      probe: "encryption",
      title: { "zh-CN": "系统盘是否加密", en: "Is the system disk encrypted" },
      hint: {
        "zh-CN": "加密的先把恢复密钥拿到手，接到别的机器上才能解锁。读不了就问台账。",
        en: "If encrypted get the recovery key first: another machine needs it to unlock. Ask the register if it cannot be read.",
      },
      judge: [{ reading: "encrypted", is: true }],
      expected: { "zh-CN": "已加密，恢复密钥已查到", en: "Encrypted, recovery key found" },
      source: {
        "zh-CN": "公司终端加密规定；Microsoft Learn“BitLocker 恢复概述”",
        en: "Company rules for encryption; Microsoft Learn, BitLocker recovery overview",
      },
    },
    {
      key: "copy",
      kind: "choice",
      title: { "zh-CN": "只读方式把数据复制出来", en: "Copy the data out, reading only" },
      touchesData: true,
      evidence: true,
      hint: {
        "zh-CN":
          "先要紧的小文件，再大文件。坏道多用 ddrescue 做镜像，从镜像里取，不在坏盘上反复读。目的地是另一块盘，容量够。",
        en: "Small vital files first. With many bad sectors image it by ddrescue and work from the image. To another disk with room.",
      },
      options: [
        {
          key: "all",
          title: { "zh-CN": "全部读出，用户核对", en: "All read, checked by the user" },
          outcome: "normal",
        },
        { key: "part", title: { "zh-CN": "读出一部分", en: "A part" }, outcome: "abnormal" },
        {
          key: "none",
          title: { "zh-CN": "读不动，越来越卡", en: "It hangs more and more" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "copy", is: "none" }, to: "lab" },
        { when: { step: "copy", is: "all" }, to: "replaced" },
        { to: "partial" },
      ],
    },
    {
      key: "replaced",
      kind: "confirm",
      title: { "zh-CN": "换上新盘，系统和数据已恢复", en: "New disk fitted, system and data restored" },
      destroys: true,
      hint: {
        "zh-CN":
          "接口、长度（2280/2242）、厚度要对。旧盘贴“待清除”标签单独存放；在保换盘先问“硬盘不返还”，否则清除后才能离开公司。",
        en: "Plug, length (2280, 2242) and height must fit. Label the old disk “to be cleared”, keep it apart; under warranty ask for “keep your disk”, else clear it before it leaves.",
      },
      expected: { "zh-CN": "新盘启动，用户打开文件核对", en: "It starts, the user opens files" },
      source: {
        "zh-CN": "NIST SP 800-88r2；服务手册 2.1、2.4",
        en: "NIST SP 800-88r2; our manual 2.1 and 2.4",
      },
      go: [{ when: { step: "replaced", outcome: ["abnormal", "notDone", "notApplicable"] }, to: "waiting" }],
    },
    {
      key: "fresh",
      kind: "probe",
      probe: "disks",
      title: { "zh-CN": "测新盘", en: "Measure the new disk" },
      hint: {
        "zh-CN": "通电几百小时的“新盘”是翻新，退货。",
        en: "A “new” disk of hundreds of hours is refurbished: send it back.",
      },
      judge: [
        { reading: "health", is: "passed" },
        { reading: "hours", max: 100 },
        { reading: "reallocated", max: 0 },
      ],
      expected: { "zh-CN": "自检通过，通电不超过 100 小时", en: "Passed, at most 100 hours" },
      source: {
        "zh-CN": "采购合同“全新件”；100 小时为本部门经验值",
        en: "Contract, new parts; 100 hours is our own experience",
      },
      go: [
        {
          when: {
            any: [
              { step: "fresh", reading: "hours", gt: 100 },
              { step: "fresh", reading: "health", is: "failing" },
            ],
          },
          to: "refurbished",
        },
        { to: "done" },
      ],
    },
    {
      key: "fileCheck",
      kind: "choice",
      title: { "zh-CN": "先备份，再 chkdsk /f 修文件系统", en: "Back up, then chkdsk /f" },
      touchesData: true,
      destroys: true,
      hint: {
        "zh-CN": "chkdsk /scan 只查不改，先跑它。/f 会把坏目录变成 FOUND.000，备份核对过才允许跑。",
        en: "chkdsk /scan changes nothing: run it first. /f turns broken folders into FOUND.000: only after a checked backup.",
      },
      options: [
        {
          key: "fixed",
          title: { "zh-CN": "已修复，文件能打开", en: "Repaired, files open" },
          outcome: "abnormal",
        },
        { key: "clean", title: { "zh-CN": "没有错误", en: "No errors" }, outcome: "normal" },
        { key: "again", title: { "zh-CN": "修完又出错", en: "Errors come back" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "fileCheck", is: "again" }, to: "need2" },
        { when: { step: "fileCheck", is: "fixed" }, to: "repaired" },
        { when: { step: "fileCheck", is: "clean" }, to: "watch" },
        { to: "partial" },
      ],
    },
    {
      key: "need2",
      kind: "confirm",
      title: { "zh-CN": "数据已另存并核对", en: "The data are copied and checked" },
      touchesData: true,
      expected: { "zh-CN": "另一块盘上能打开", en: "They open on another disk" },
      source: { "zh-CN": "服务手册 2.4", en: "Our manual 2.4" },
      go: [{ when: { step: "need2", outcome: "normal" }, to: "replaceSoon" }, { to: "lab" }],
    },
  ],
  conclusions: [
    {
      key: "cable",
      title: { "zh-CN": "数据线、接口接触不良", en: "Cable or contact" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "换新线；M.2 上紧螺丝。一周后看 C7 有没有再涨。",
        en: "New cable; fasten the M.2. Look at C7 in a week.",
      },
      solution: {
        "zh-CN": "数据线接触不良，已更换数据线并重新安装，硬盘读写正常。",
        en: "The cable had poor contact and was replaced; the disk reads and writes well.",
      },
    },
    {
      key: "lab",
      title: { "zh-CN": "停止通电，交专业数据恢复", en: "No power: to a recovery firm" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN":
          "贴“勿通电”，由主管和数据所有人定：费用、保密协议、是否涉密（涉密只能找有资质的单位）。别拆盘、别拍打。",
        en: "Label it “no power”. Lead and owner decide: cost, non-disclosure, state secrets only to a qualified body. Do not open or tap it.",
      },
    },
    {
      key: "partial",
      title: { "zh-CN": "数据没救全或没查完", en: "Not all saved, or not finished" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "没读出的文件列给用户，书面决定放弃还是送专业恢复；没查完的先停用。",
        en: "Show the user what is missing; in writing: give up or a recovery firm. If not finished do not use it.",
      },
    },
    {
      key: "waiting",
      title: { "zh-CN": "数据已安全，等换盘", en: "Data are safe, the disk waits" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "领新盘，用户先用备用机。", en: "Order the disk, the user works on a spare." },
      solution: {
        "zh-CN": "硬盘故障，数据已备份，已安排更换硬盘并提供备用机。",
        en: "The disk failed; the data were saved, a replacement was ordered and a spare given.",
      },
    },
    {
      key: "done",
      title: { "zh-CN": "已换盘，数据恢复", en: "Replaced and restored" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "旧盘登记为待清除介质；新盘型号、序列号写进资产。",
        en: "Register the old disk as a medium to be cleared; write the new one's serial into the asset.",
      },
      solution: {
        "zh-CN": "硬盘故障，已备份数据、更换硬盘并恢复系统和数据，用户核对无误。",
        en: "The disk failed; the data were saved, the disk replaced and all restored, the user checked.",
      },
    },
    {
      key: "refurbished",
      title: { "zh-CN": "新盘不合格", en: "The new disk is not new" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "拍 SMART 截图退货，换一块再测。",
        en: "Return it with a screenshot of SMART, measure the next.",
      },
    },
    {
      key: "repaired",
      title: { "zh-CN": "文件系统错误，盘没坏", en: "File system errors, the disk is sound" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "多因强制断电。提醒用户正常关机；一周后复测 SMART。",
        en: "Mostly a cut of power. Ask for a proper shutdown; read SMART in a week.",
      },
      solution: {
        "zh-CN": "文件系统有错误，已备份并修复，文件可正常打开，硬盘检测正常。",
        en: "The file system had errors; it was saved and repaired, files open and the disk tests well.",
      },
    },
    {
      key: "replaceSoon",
      title: { "zh-CN": "反复出错，尽快换盘", en: "Errors come back: replace it soon" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "不等彻底坏，约时间换盘；旧盘待清除。",
        en: "Do not wait: agree a time; the old disk is to be cleared.",
      },
      solution: {
        "zh-CN": "硬盘反复出现读写错误，数据已备份，已更换硬盘。",
        en: "Errors kept coming back; the data were saved and the disk was replaced.",
      },
    },
    {
      key: "watch",
      title: { "zh-CN": "读数正常，观察", en: "Readings are good: watch" },
      verdict: "unknown",
      next: "solved",
      action: {
        "zh-CN": "确认备份在跑；列入月度巡检看重映射有没有增加。",
        en: "See that backups run; look at reallocated sectors on the monthly round.",
      },
      solution: {
        "zh-CN": "硬盘各项读数正常，已确认备份有效，列入巡检观察。",
        en: "All readings of the disk are good, the backup was checked and it is on the round.",
      },
    },
  ],
};
