import type { WrittenChecklist } from "../checklist-form.ts";

/** Restoring data: who authorised it, what, from when, and the check of the result. */
export const dataRestore: WrittenChecklist = {
  section: "data",
  edition: 1,
  title: { "zh-CN": "数据恢复", en: "Data restore" },
  about: {
    "zh-CN": "误删、覆盖、硬盘坏后找回数据。先停写，再问清谁授权、恢复什么、恢复到哪一天，最后由用户验收。",
    en: "Deleted, overwritten, or a dead disk. First stop writing; then ask who authorises, what and from which day; at the end the user checks.",
  },
  categories: ["data.restore"],
  assetKinds: ["laptop", "desktop", "server"],
  symptoms: [
    { "zh-CN": "文件删错了", en: "deleted by mistake" },
    { "zh-CN": "被别人改了存了", en: "somebody saved over it" },
    { "zh-CN": "硬盘认不到", en: "disk is not found" },
  ],
  gate: "block",
  steps: [
    {
      key: "stop",
      kind: "confirm",
      title: { "zh-CN": "先停写：那块盘什么都别再存", en: "Stop writing: save nothing more to that disk" },
      hint: {
        "zh-CN":
          "恢复软件不往原盘装，不做碎片整理和 chkdsk；固态盘会 TRIM，越早断电越好。共享上的请同事先别动那个目录。",
        en: "No recovery tool on that disk, no defragmenting, no chkdsk; on an SSD TRIM clears it, so power off early. On a share ask all to keep out.",
      },
      expected: { "zh-CN": "已停止写入", en: "Nothing more is written" },
      source: { "zh-CN": "NIST SP 800-86（保全数据）", en: "NIST SP 800-86 (preserving data)" },
    },
    {
      key: "what",
      kind: "text",
      title: {
        "zh-CN": "恢复什么：路径、名称、最后见到的时间、怎么没的",
        en: "What: path, name, last seen, how it went",
      },
      hint: {
        "zh-CN": "例：“D:\\标书\\2024 整个文件夹，周二下午还在，周三早上没了”。",
        en: "“D:\\Tenders\\2024, the folder, there on Tuesday, gone on Wednesday”.",
      },
    },
    {
      key: "how",
      kind: "choice",
      title: { "zh-CN": "怎么丢的", en: "How it was lost" },
      hint: { "zh-CN": "“要格式化吗”一律点取消。", en: "“Format the disk?” is always answered no." },
      options: [
        { key: "deleted", title: { "zh-CN": "误删", en: "Deleted" }, outcome: "abnormal" },
        {
          key: "changed",
          title: { "zh-CN": "被覆盖、改坏", en: "Overwritten or damaged" },
          outcome: "abnormal",
        },
        {
          key: "disk",
          title: { "zh-CN": "盘坏、认不到、要求格式化", en: "Disk dead, not found, asks to be formatted" },
          outcome: "abnormal",
        },
        {
          key: "ransom",
          title: { "zh-CN": "被加密、后缀变了", en: "Encrypted, renamed" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "how", is: "ransom" }, to: "toMalware" }],
    },
    {
      key: "authority",
      kind: "choice",
      title: { "zh-CN": "谁授权恢复（附凭证）", en: "Who authorises it (attach the proof)" },
      hint: {
        "zh-CN":
          "本人的数据本人书面申请；共享的由目录责任人；离职或他人的数据由部门负责人加人事；邮箱内容另须安全负责人。记姓名、时间、范围。",
        en: "One's own: in writing; a share: its owner; leavers' or others': department and personnel; mailboxes: the security officer too. Name, time, scope.",
      },
      evidence: true,
      options: [
        {
          key: "self",
          title: { "zh-CN": "本人申请本人的数据", en: "The person, own data" },
          outcome: "normal",
        },
        {
          key: "owner",
          title: { "zh-CN": "目录或部门责任人已批", en: "Owner or department approved" },
          outcome: "normal",
        },
        { key: "none", title: { "zh-CN": "没有授权或越权", en: "None, or beyond it" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "有书面授权，写明范围和时间点", en: "In writing, with scope and time" },
      source: {
        "zh-CN": "服务手册 2.4（权限内协助恢复）；《个人信息保护法》",
        en: "Service manual 2.4 (restore within authority); Personal Information Protection Law",
      },
      go: [
        {
          when: {
            any: [
              { step: "authority", is: "none" },
              { step: "authority", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "noRight",
        },
        { when: { step: "how", is: "disk" }, to: "health" },
      ],
    },
    {
      key: "source",
      kind: "choice",
      title: { "zh-CN": "从哪里恢复，由近到远找", en: "Where from, nearest first" },
      hint: {
        "zh-CN":
          "回收站；同步盘、WPS 云文档的历史版本；文件夹“以前的版本”；WPS“备份中心”；最后才是备份系统。",
        en: "Recycle bin; version history of the sync drive; Previous versions; shadow copies of the share; then the backup system. WPS has its backup centre.",
      },
      touchesData: true,
      options: [
        {
          key: "near",
          title: { "zh-CN": "回收站、历史版本里有", en: "Bin or version history" },
          outcome: "normal",
        },
        { key: "backup", title: { "zh-CN": "备份系统里有", en: "In the backup" }, outcome: "normal" },
        { key: "none", title: { "zh-CN": "哪里都没有", en: "Nowhere" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "source", is: "near" }, to: "point" },
        { when: { step: "source", is: "none" }, to: "health" },
      ],
    },
    {
      key: "share",
      kind: "probe",
      probe: "share",
      title: { "zh-CN": "备份库或恢复目录可用", en: "Backup store or restore folder" },
      judge: [
        { reading: "signedIn", is: true },
        { reading: "listed", is: true },
        { reading: "free", min: 50 },
      ],
      expected: { "zh-CN": "能登录、能列目录，剩余 50 GB 以上", en: "Signs in, lists, at least 50 GB free" },
      source: {
        "zh-CN": "剩余空间为本部门经验值；按恢复量放宽",
        en: "The free space is our own experience; more for more data",
      },
      go: [{ when: { step: "share", reading: "reachable", is: false }, to: "storeDown" }, { to: "point" }],
    },
    {
      key: "health",
      kind: "probe",
      probe: "disks",
      title: { "zh-CN": "盘还认不认、健康如何", en: "Is the disk found, and its health" },
      hint: {
        "zh-CN": "能认、健康的：只读挂载，先做整盘镜像，再在镜像上扫。有异响或掉盘：断电。",
        en: "If it is found and healthy mount it read-only, image it and work on the image. On noise or drop-outs power off.",
      },
      judge: [
        { reading: "health", is: "passed" },
        { reading: "pending", max: 0 },
      ],
      expected: { "zh-CN": "自检通过，待映射扇区 0", en: "Passed, no pending sectors" },
      source: {
        "zh-CN": "ATA/NVMe 健康自检；NIST SP 800-86（在副本上操作）",
        en: "ATA/NVMe self-assessment; NIST SP 800-86 (work on a copy)",
      },
      go: [{ when: { step: "health", outcome: ["abnormal", "notDone"] }, to: "lab" }],
    },
    {
      key: "image",
      kind: "choice",
      title: { "zh-CN": "在镜像上扫描的结果", en: "Result of scanning the image" },
      hint: {
        "zh-CN": "镜像存到另一块盘。固态盘误删过了夜，多半找不回来，要如实告诉用户。",
        en: "Image to another disk. On an SSD, after a night, hardly any hope: say so.",
      },
      touchesData: true,
      options: [
        {
          key: "found",
          title: { "zh-CN": "扫到了，预览能打开", en: "Found, preview opens" },
          outcome: "normal",
        },
        {
          key: "empty",
          title: { "zh-CN": "扫不到或打不开", en: "Not found, or unreadable" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "image", is: "empty" }, to: "lost" }],
    },
    {
      key: "point",
      kind: "text",
      title: { "zh-CN": "用的是哪一份、哪个时间点", en: "Which copy, from which time" },
      hint: {
        "zh-CN": "写到分钟，如“11 月 26 日 22:00 增量”；之后的修改要重做，用户点头再恢复。",
        en: "To the minute; tell the user that later changes are to be done again, and have a yes first.",
      },
    },
    {
      key: "age",
      kind: "number",
      title: {
        "zh-CN": "恢复点距丢失前最后一次修改",
        en: "From the restore point to the last change before the loss",
      },
      hint: {
        "zh-CN": "超过 24 小时，说明备份策略有洞，另开单。",
        en: "More means a hole in the policy: open another ticket.",
      },
      unit: "h",
      range: { min: 0, max: 24 },
      expected: { "zh-CN": "24 小时以内", en: "Within 24 hours" },
      source: {
        "zh-CN": "本部门备份策略 RPO（每日一次）；概念见 GB/T 20988",
        en: "Our backup policy (RPO, once a day); the term as in GB/T 20988",
      },
    },
    {
      key: "restore",
      kind: "choice",
      title: {
        "zh-CN": "恢复到新目录；确要覆盖须授权人同意",
        en: "Restore to a new folder; overwrite only with consent",
      },
      hint: {
        "zh-CN": "目录名写“恢复_日期_单号”，权限跟原目录一致。覆盖之前先把现状改名留一份。",
        en: "Folder “restore_date_ticket”. Before overwriting keep what is there under another name. Same rights as the original.",
      },
      touchesData: true,
      destroys: true,
      options: [
        { key: "aside", title: { "zh-CN": "恢复到新目录", en: "To a new folder" }, outcome: "normal" },
        {
          key: "over",
          title: { "zh-CN": "经同意覆盖，原状已另存", en: "Overwritten with consent, old state kept" },
          outcome: "abnormal",
        },
        {
          key: "fail",
          title: { "zh-CN": "恢复报错、不完整", en: "Error or incomplete" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "原位置的现状没有丢", en: "What was in place is not lost" },
      source: { "zh-CN": "服务手册 2.4（恢复记录）", en: "Service manual 2.4 (record of a restore)" },
      go: [
        {
          when: {
            any: [
              { step: "restore", is: "fail" },
              { step: "restore", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "storeDown",
        },
      ],
    },
    {
      key: "check",
      kind: "choice",
      title: { "zh-CN": "用户验收：打开、核对数量和日期", en: "The user checks: opens, counts, dates" },
      hint: {
        "zh-CN": "当面开最要紧的三个；数据库、账套要由业务人员核余额或最后一笔。",
        en: "The three that matter most; of books and databases the last entry is checked by those who know them.",
      },
      touchesData: true,
      options: [
        { key: "all", title: { "zh-CN": "全部找回", en: "All" }, outcome: "normal" },
        {
          key: "part",
          title: { "zh-CN": "找回一部分，用户接受", en: "In part, accepted" },
          outcome: "abnormal",
        },
        {
          key: "bad",
          title: { "zh-CN": "打不开或不是要的版本", en: "Unreadable or the wrong version" },
          outcome: "abnormal",
        },
      ],
      go: [
        {
          when: {
            any: [
              { step: "check", is: "bad" },
              { step: "check", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "storeDown",
        },
      ],
    },
    {
      key: "sign",
      kind: "signature",
      title: { "zh-CN": "用户签字：内容、时间点、结果", en: "The user signs: what, from when, result" },
      hint: {
        "zh-CN": "超出授权范围、顺带看到的内容不外传，临时副本当场删。",
        en: "Whatever was seen beside it is not passed on; temporary copies go at once.",
      },
      go: [{ when: { step: "check", is: "part" }, to: "partly" }, { to: "restored" }],
    },
  ],
  conclusions: [
    {
      key: "restored",
      title: { "zh-CN": "已恢复并验收", en: "Restored and checked" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "临时镜像 7 天后销毁并记录；教用户看历史版本。",
        en: "Destroy the image after 7 days, with a record; show version history.",
      },
      solution: {
        "zh-CN": "经授权从备份（历史版本）恢复到指定时间点，用户核对内容齐全并签字。",
        en: "With authority restored from backup (history) to the agreed time; the user checked and signed.",
      },
    },
    {
      key: "partly",
      title: { "zh-CN": "部分恢复", en: "Restored in part" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "把没找回的列成清单交用户，对应的备份缺口开改进单。",
        en: "List what is lost; open a ticket for the gap in the backup.",
      },
      solution: {
        "zh-CN": "经授权恢复了部分数据，未找回的已列清单告知，用户接受。",
        en: "With authority part was restored; what is lost was listed and accepted.",
      },
    },
    {
      key: "noRight",
      title: { "zh-CN": "没有授权，不恢复", en: "No authority: not restored" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "请按数据归属补授权；对方催得急、身份含糊的报组长。",
        en: "Ask for authority from the owner first; report pressure or a vague identity to the lead.",
      },
    },
    {
      key: "toMalware",
      title: { "zh-CN": "疑似勒索，停止恢复", en: "Ransomware suspected: stop" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "别接备份盘，转“病毒木马首次处置”清单。",
        en: "Connect no backup; go on with the checklist for malware.",
      },
    },
    {
      key: "lab",
      title: { "zh-CN": "硬盘故障，送专业机构", en: "Disk fails: laboratory" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "断电封袋，送签过保密协议的机构，报价先经授权人同意；涉密盘按保密规定。",
        en: "Power off, seal; a laboratory under secrecy agreement, price and odds agreed first; classified disks by their rules.",
      },
    },
    {
      key: "storeDown",
      title: { "zh-CN": "没恢复成或没验收", en: "Not restored, or not checked" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN":
          "换前一个恢复点再试；仍失败转备份管理员并报组长，这是备份失效，不只是这一单。没验收的约时间，验收前不关单。",
        en: "Try the point before; then the backup administrator and the lead: the backup itself is at fault. Not checked: agree on a time, close after that.",
      },
    },
    {
      key: "lost",
      title: { "zh-CN": "找不回来", en: "Cannot be found" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "如实告知，问有没有邮件附件、同事副本、打印件可以补；由组长出面说明。",
        en: "Say so; ask for mail attachments, colleagues' copies or paper; the lead explains.",
      },
    },
  ],
};
