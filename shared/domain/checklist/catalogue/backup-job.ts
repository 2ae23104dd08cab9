import type { WrittenChecklist } from "../checklist-form.ts";

/** The daily look at backup jobs: not whether they are green, but whether they can be restored from. */
export const backupJob: WrittenChecklist = {
  section: "round",
  edition: 1,
  title: { "zh-CN": "备份任务检查", en: "Backup job check" },
  about: {
    "zh-CN":
      "每天或每周看一遍备份系统。绿灯不等于有备份：看时间、看大小、看空间、看异地那份，再抽一个文件真恢复。",
    en: "Daily or weekly. Green is not a backup: look at time, size, room and the copy elsewhere, and restore one file.",
  },
  categories: ["data.backup"],
  assetKinds: ["server"],
  symptoms: [
    { "zh-CN": "备份告警邮件", en: "backup alarm mail" },
    { "zh-CN": "备份任务失败", en: "backup job failed" },
    { "zh-CN": "备份盘满", en: "backup disk full" },
  ],
  gate: "warn",
  steps: [
    {
      key: "jobs",
      kind: "number",
      title: { "zh-CN": "昨夜失败或有警告的任务数", en: "Jobs that failed or warned last night" },
      hint: {
        "zh-CN":
          "进控制台看，不要只看邮件：告警邮箱本身就可能坏了。该跑没跑的（计划被停用、服务器改名）也算失败。",
        en: "In the console, not only by mail: the mail may be what broke. Jobs that never started count.",
      },
      unit: "",
      range: { min: 0, max: 0 },
      expected: { "zh-CN": "0 个", en: "None" },
      source: {
        "zh-CN": "GB/T 22239-2019 备份与恢复管理；备份策略表",
        en: "GB/T 22239-2019, backup and recovery management; table of backup policies",
      },
      go: [{ when: { not: { step: "jobs", outcome: "abnormal" } }, to: "hours" }],
    },
    {
      key: "error",
      kind: "choice",
      title: { "zh-CN": "失败的原因", en: "Why it failed" },
      hint: {
        "zh-CN":
          "VSS：vssadmin list writers 看哪个不是“稳定”，重启对应服务；多半是备份窗口和杀毒全盘扫描撞上了。",
        en: "vssadmin list writers: restart the service of the one that is not stable; often the job meets the full antivirus scan.",
      },
      options: [
        { key: "space", title: { "zh-CN": "空间不足", en: "No space" }, outcome: "abnormal" },
        {
          key: "login",
          title: { "zh-CN": "账号密码过期或没权限", en: "Account expired or without right" },
          outcome: "abnormal",
        },
        {
          key: "reach",
          title: { "zh-CN": "连不上源或目标", en: "Source or target not reached" },
          outcome: "abnormal",
        },
        {
          key: "lock",
          title: { "zh-CN": "文件占用、VSS 写入器出错", en: "Files in use, VSS writer failed" },
          outcome: "abnormal",
        },
        {
          key: "media",
          title: { "zh-CN": "介质坏块、库损坏", en: "Bad blocks, store damaged" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "error", is: "space" }, to: "room" },
        { when: { step: "error", is: "login" }, to: "account" },
        { when: { step: "error", is: "media" }, to: "mediaBad" },
        { to: "reach" },
      ],
    },
    {
      key: "account",
      kind: "confirm",
      title: {
        "zh-CN": "备份账号改密并更新到所有任务",
        en: "New password of the backup account in all jobs",
      },
      hint: {
        "zh-CN": "专用账号，不用某个人的；只给备份所需权限，禁止交互登录；改完逐个任务点“测试”。",
        en: "An account of its own with no more than it needs, no interactive sign-in; press Test in each job.",
      },
      go: [{ when: { not: { step: "account", outcome: "normal" } }, to: "gap" }, { to: "rerun" }],
    },
    {
      key: "reach",
      kind: "probe",
      probe: "ping",
      with: { count: 20 },
      title: { "zh-CN": "备份服务器连通", en: "Backup server answers" },
      judge: [
        { reading: "loss", max: 0 },
        { reading: "average", max: 10 },
      ],
      expected: { "zh-CN": "丢包 0，平均不超过 10 ms", en: "No loss, average at most 10 ms" },
      source: {
        "zh-CN": "本部门经验值（机房内网）",
        en: "Our own experience (inside the server room network)",
      },
      go: [{ when: { step: "reach", outcome: "abnormal" }, to: "netBad" }],
    },
    {
      key: "rerun",
      kind: "choice",
      title: { "zh-CN": "处理后手工补跑一次", en: "Run it again by hand" },
      hint: {
        "zh-CN": "避开业务高峰；大库先补增量，全量留到晚上。",
        en: "Outside the busy hours; an increment now, the full one at night.",
      },
      options: [
        { key: "good", title: { "zh-CN": "补跑成功", en: "Succeeded" }, outcome: "abnormal" },
        { key: "fail", title: { "zh-CN": "还是失败", en: "Failed again" }, outcome: "abnormal" },
        {
          key: "later",
          title: { "zh-CN": "白天不能跑，今晚补", en: "Not by day, tonight" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "rerun", is: "fail" }, to: "mediaBad" },
        { when: { step: "rerun", is: "later" }, to: "tonight" },
      ],
    },
    {
      key: "hours",
      kind: "number",
      title: { "zh-CN": "最近一次成功距今", en: "Since the last success" },
      hint: { "zh-CN": "逐个业务看，取最旧的那个。", en: "Look at each system and take the oldest." },
      unit: "h",
      range: { min: 0, max: 26 },
      expected: { "zh-CN": "不超过 26 小时（每日任务）", en: "At most 26 hours (daily jobs)" },
      source: {
        "zh-CN": "本部门备份策略（每日一次，留 2 小时窗口）",
        en: "Our backup policy (daily, with a window of 2 hours)",
      },
      go: [{ when: { step: "hours", outcome: "abnormal" }, to: "gap" }],
    },
    {
      key: "change",
      kind: "number",
      title: { "zh-CN": "本次备份量比近 7 次平均变化", en: "Change of size against the last seven" },
      hint: {
        "zh-CN": "突然变小：漏了盘、源目录空了；突然变大：有人往里堆东西，或者文件被加密了。",
        en: "Suddenly smaller: a disk or folder is missing; larger: somebody fills it, or files were encrypted.",
      },
      unit: "%",
      range: { min: -30, max: 50 },
      expected: { "zh-CN": "−30% 至 +50%", en: "−30 % to +50 %" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [
        { when: { step: "change", lt: -30 }, to: "gap" },
        { when: { step: "change", gt: 50 }, to: "growth" },
        { to: "room" },
      ],
    },
    {
      key: "growth",
      kind: "choice",
      title: { "zh-CN": "变大的原因", en: "Why it grew" },
      hint: {
        "zh-CN": "随机看十个文件名和修改时间；同一分钟改了上千个，就是勒索的样子。",
        en: "Ten names and times: thousands within one minute look like ransomware.",
      },
      options: [
        {
          key: "known",
          title: { "zh-CN": "业务导入、正常增长", en: "An import, normal growth" },
          outcome: "normal",
        },
        { key: "junk", title: { "zh-CN": "有人存了无关文件", en: "Unrelated files" }, outcome: "abnormal" },
        {
          key: "odd",
          title: { "zh-CN": "大量文件后缀变了、内容不可读", en: "Many renamed, unreadable files" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "growth", is: "odd" }, to: "ransom" }],
    },
    {
      key: "room",
      kind: "probe",
      probe: "share",
      title: { "zh-CN": "备份库剩余空间", en: "Room in the backup store" },
      hint: {
        "zh-CN": "按日增量算一下还能撑几天，少于 14 天就该报扩容。",
        en: "Divide by the daily growth: below 14 days ask for more.",
      },
      judge: [
        { reading: "reachable", is: true },
        { reading: "free", min: 500 },
      ],
      expected: { "zh-CN": "可达，剩余 500 GB 以上", en: "Reachable, at least 500 GB free" },
      source: {
        "zh-CN": "本部门经验值；按自己的日增量调整",
        en: "Our own experience; adjust to your daily growth",
      },
      go: [
        { when: { step: "room", reading: "free", lt: 100 }, to: "full" },
        { when: { step: "error", is: "space" }, to: "full" },
      ],
    },
    {
      key: "disks",
      kind: "probe",
      probe: "disks",
      title: { "zh-CN": "备份服务器磁盘健康", en: "Disks of the backup server" },
      hint: {
        "zh-CN": "阵列卡后面的盘要进阵列管理界面看，有黄灯的当天换。",
        en: "Disks behind a controller are seen in its own tool; change an amber one today.",
      },
      judge: [
        { reading: "health", is: "passed" },
        { reading: "reallocated", max: 0 },
      ],
      expected: { "zh-CN": "自检通过，无重映射", en: "Passed, none reallocated" },
      source: {
        "zh-CN": "ATA/SAS 健康自检；阵列卡手册",
        en: "ATA/SAS self-assessment; manual of the controller",
      },
      go: [{ when: { step: "disks", reading: "health", is: "failing" }, to: "mediaBad" }],
    },
    {
      key: "away",
      kind: "choice",
      title: { "zh-CN": "异地或离线的那一份", en: "The copy elsewhere or offline" },
      hint: {
        "zh-CN": "移动硬盘、磁带、异地机房、不可改的对象存储都算；一直插着的硬盘不算离线。",
        en: "Disk, tape, other site, immutable store; a disk that stays plugged in is not offline.",
      },
      options: [
        { key: "fresh", title: { "zh-CN": "有，7 天以内", en: "There, within 7 days" }, outcome: "normal" },
        { key: "old", title: { "zh-CN": "有，但超过 7 天", en: "There, older" }, outcome: "abnormal" },
        { key: "none", title: { "zh-CN": "没有", en: "None" }, outcome: "abnormal" },
      ],
      expected: {
        "zh-CN": "三份、两种介质、一份异地，7 天以内",
        en: "Three copies, two media, one elsewhere, within 7 days",
      },
      source: {
        "zh-CN": "CISA“数据备份选项”（3-2-1）；GB/T 22239-2019 数据备份恢复；7 天为本部门规定",
        en: "CISA, Data Backup Options (3-2-1); GB/T 22239-2019, data backup and recovery; 7 days is our own rule",
      },
      go: [{ when: { step: "away", in: ["old", "none"] }, to: "noAway" }],
    },
    {
      key: "sample",
      kind: "choice",
      title: {
        "zh-CN": "抽一个文件恢复到临时目录并打开",
        en: "Restore one file to a temporary folder and open it",
      },
      hint: {
        "zh-CN": "每次换一个业务；截图留存，打开后删掉临时文件。",
        en: "Another system each time; keep a picture, delete the file.",
      },
      touchesData: true,
      evidence: true,
      options: [
        { key: "good", title: { "zh-CN": "能打开，内容对", en: "Opens, right content" }, outcome: "normal" },
        {
          key: "bad",
          title: { "zh-CN": "恢复失败或打不开", en: "Fails or unreadable" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "恢复成功，内容可读", en: "Restored and readable" },
      source: {
        "zh-CN": "CIS Controls v8 第 11 项（恢复数据须测试）",
        en: "CIS Controls v8, control 11 (recovery is tested)",
      },
      go: [
        { when: { step: "sample", is: "bad" }, to: "mediaBad" },
        { when: { step: "sample", outcome: ["notDone", "notApplicable"] }, to: "tonight" },
        { when: { step: "jobs", gt: 0 }, to: "repaired" },
        { to: "fine" },
      ],
    },
  ],
  conclusions: [
    {
      key: "fine",
      title: { "zh-CN": "备份正常", en: "All well" },
      verdict: "unknown",
      next: "solved",
      action: { "zh-CN": "登记到巡检表。", en: "Enter it on the inspection sheet." },
      solution: {
        "zh-CN": "备份任务全部成功，空间、介质、异地副本正常，抽样恢复成功。",
        en: "All jobs succeeded; room, media and the copy elsewhere are good; a sample was restored.",
      },
    },
    {
      key: "repaired",
      title: { "zh-CN": "失败已处理，补跑成功", en: "Repaired and run again" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "明早先看这个任务；同一任务一周两次失败要找根因。",
        en: "Look at this job first tomorrow; twice a week wants its cause found.",
      },
      solution: {
        "zh-CN": "备份任务失败原因已处理，补跑成功，已通知业务负责人。",
        en: "The cause was removed and the job ran again; the owner was told.",
      },
    },
    {
      key: "tonight",
      title: { "zh-CN": "今天没做完，交班接着查", en: "Not finished today, handed over" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "写进交班本：哪个任务几点补跑、哪一项没查、谁看结果；告诉业务负责人眼下能恢复到哪一天。",
        en: "In the handover: which job runs when, what was not looked at, who does; tell the owner which day could be restored.",
      },
    },
    {
      key: "gap",
      title: { "zh-CN": "有备份空档", en: "A gap in the backups" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "报备份管理员和业务负责人，当天补一份全量；查计划是否被停用、源目录是否改了。",
        en: "Tell administrator and owner, make a full one today; was the plan disabled or the folder moved?",
      },
    },
    {
      key: "ransom",
      title: { "zh-CN": "疑似勒索加密", en: "Ransomware suspected" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "立即停备份任务、断开备份库，保住旧恢复点，电话报组长，转“病毒木马首次处置”清单。",
        en: "Stop all jobs, disconnect the store, protect old points, phone the lead, go on with the checklist for malware.",
      },
    },
    {
      key: "full",
      title: { "zh-CN": "空间告急", en: "Nearly full" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "按保留策略清过期点，不手工删备份文件；同时报扩容。",
        en: "Expire by policy, delete no backup files by hand; ask for more.",
      },
    },
    {
      key: "mediaBad",
      title: { "zh-CN": "介质或备份库有问题", en: "Media or store is bad" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "停止往上写，另找空间做一份全量，换盘或修库，旧盘入介质柜。",
        en: "Write no more to it, make a full one elsewhere, change or repair the disk and lock the old one away.",
      },
    },
    {
      key: "netBad",
      title: { "zh-CN": "备份网络不通或丢包", en: "Network to the backup fails" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "附读数转网络管理员，把最近的网络变更翻出来看。",
        en: "Send the readings to network operations; look at recent changes.",
      },
    },
    {
      key: "noAway",
      title: { "zh-CN": "缺异地或离线副本", en: "No copy elsewhere" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "当天拷一份离线，报组长安排固定周期和责任人。",
        en: "Make one today; the lead sets rhythm and person.",
      },
    },
  ],
};
