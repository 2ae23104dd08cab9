import type { WrittenChecklist } from "../checklist-form.ts";

/** The user's own data copied to where it belongs, checked by opening it. */
export const userBackup: WrittenChecklist = {
  section: "data",
  edition: 1,
  title: { "zh-CN": "用户数据备份", en: "User backup" },
  about: {
    "zh-CN": "换机、送修、重装、离岗之前，或用户想给资料留一份。列全、拷全、打得开，三样缺一不算备份。",
    en: "Before a change of machine, a repair, a reinstall, or because the user asks. Listed, copied and opened: without all three it is no backup.",
  },
  categories: ["data.backup"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "换电脑要导资料", en: "moving files to a new machine" },
    { "zh-CN": "怕资料丢", en: "afraid of losing files" },
    { "zh-CN": "D 盘满了", en: "drive D is full" },
  ],
  gate: "warn",
  steps: [
    {
      key: "secret",
      kind: "choice",
      title: { "zh-CN": "资料的性质", en: "Kind of the data" },
      hint: {
        "zh-CN": "先问这一句再接盘。涉密资料不许进普通备份，连盘都不要插。",
        en: "Ask before plugging anything in. Classified data never goes into an ordinary backup.",
      },
      options: [
        { key: "work", title: { "zh-CN": "一般工作资料", en: "Ordinary work" }, outcome: "normal" },
        {
          key: "personal",
          title: { "zh-CN": "含个人信息、客户资料", en: "Personal or customers' data" },
          outcome: "normal",
        },
        { key: "classified", title: { "zh-CN": "涉密", en: "Classified" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "secret", is: "classified" }, to: "classified" }],
    },
    {
      key: "disk",
      kind: "probe",
      probe: "disks",
      title: { "zh-CN": "源盘健康", en: "Health of the source disk" },
      hint: {
        "zh-CN": "有异响、拷贝忽快忽慢、卡住不动，马上停，越拷越坏。",
        en: "Odd noises, stalling copies: stop, every try makes it worse.",
      },
      judge: [
        { reading: "health", is: "passed" },
        { reading: "pending", max: 0 },
        { reading: "reallocated", max: 0 },
      ],
      expected: {
        "zh-CN": "自检通过，重映射和待映射扇区为 0",
        en: "Passed, no reallocated or pending sectors",
      },
      source: {
        "zh-CN": "ATA SMART 属性 05、C5；厂家说明",
        en: "ATA SMART attributes 05 and C5; maker's notes",
      },
      go: [
        { when: { step: "disk", reading: "health", is: "failing" }, to: "dying" },
        { when: { step: "disk", reading: "pending", gt: 0 }, to: "dying" },
      ],
    },
    {
      key: "list",
      kind: "text",
      title: { "zh-CN": "和用户一起列清单：放在哪、多少", en: "List with the user: where and how much" },
      hint: {
        "zh-CN":
          "桌面、文档、下载；D、E 盘；微信（文件管理里看路径）、企业微信 WXWork、钉钉；Foxmail 的 Storage、Outlook 的 PST；浏览器收藏；财务、税控、标书软件的数据目录；软证书；输入法词库；便笺。",
        en: "Desktop, documents, downloads; other drives; chat files; mail stores; bookmarks; data of accounting, tax and tender software; certificates; input dictionary; sticky notes.",
      },
      touchesData: true,
    },
    {
      key: "size",
      kind: "number",
      title: { "zh-CN": "总容量", en: "Total size" },
      hint: {
        "zh-CN": "右键属性看“占用空间”；超过 300 GB 的先和用户挑，电影、安装包、重复照片不算工作资料。",
        en: "Properties; above 300 GB sort out first: films, installers and doubles are not work.",
      },
      unit: "GB",
      range: { min: 0, max: 300 },
      expected: { "zh-CN": "不超过 300 GB", en: "At most 300 GB" },
      source: { "zh-CN": "本部门每人备份配额（本部门规定）", en: "Our own rule: quota for each person" },
    },
    {
      key: "where",
      kind: "choice",
      title: { "zh-CN": "备到哪里", en: "Where to" },
      hint: {
        "zh-CN": "个人网盘、微信文件传输助手、技术员自己的 U 盘都不行。",
        en: "Never a private cloud, a chat or the technician's own stick.",
      },
      options: [
        {
          key: "server",
          title: { "zh-CN": "部门备份共享", en: "Department's backup share" },
          outcome: "normal",
        },
        {
          key: "disk",
          title: { "zh-CN": "单位的加密移动硬盘", en: "Company's encrypted disk" },
          outcome: "normal",
        },
        {
          key: "private",
          title: { "zh-CN": "用户坚持用私人盘", en: "The user insists on a private one" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "单位的介质，能管得住", en: "Company media under control" },
      source: {
        "zh-CN": "GB/T 22239-2019 介质管理；服务手册 2.4",
        en: "GB/T 22239-2019, media management; service manual 2.4",
      },
      go: [
        { when: { step: "where", is: "private" }, to: "privateMedia" },
        { when: { step: "where", is: "disk" }, to: "copy" },
      ],
    },
    {
      key: "target",
      kind: "probe",
      probe: "share",
      title: { "zh-CN": "备份共享能不能登录、够不够大", en: "The backup share: reachable and large enough" },
      hint: {
        "zh-CN": "剩余空间要比总容量大，别拷到一半才发现满了。",
        en: "More room than the total, or it fills half way.",
      },
      judge: [
        { reading: "signedIn", is: true },
        { reading: "listed", is: true },
        { reading: "free", min: 300 },
      ],
      expected: { "zh-CN": "能登录，剩余 300 GB 以上", en: "Signs in, at least 300 GB free" },
      source: { "zh-CN": "按每人配额留足，本部门规定", en: "Our own rule: room for one quota" },
      go: [
        { when: { step: "target", reading: "reachable", is: false }, to: "targetBad" },
        { when: { step: "target", reading: "free", lt: 50 }, to: "targetBad" },
      ],
    },
    {
      key: "copy",
      kind: "number",
      title: { "zh-CN": "拷贝失败的文件数", en: "Files that failed to copy" },
      hint: {
        "zh-CN":
          "先退出微信、Outlook、财务软件再拷。robocopy 源 目标 /E /COPY:DAT /R:1 /W:1 /XJ /LOG:记录，看末尾 FAILED 一栏；国产系统用 rsync -a。只复制，不剪切。",
        en: "Close chat, mail and accounting first. robocopy with /E /COPY:DAT /R:1 /W:1 /XJ /LOG, read FAILED at the end; on Linux rsync -a. Copy, never cut.",
      },
      touchesData: true,
      unit: "",
      range: { min: 0, max: 0 },
      expected: { "zh-CN": "0 个", en: "None" },
      source: {
        "zh-CN": "Microsoft Learn“robocopy”（FAILED 统计）",
        en: "Microsoft Learn, robocopy (FAILED count)",
      },
      go: [{ when: { not: { step: "copy", outcome: "normal" } }, to: "failed" }],
    },
    {
      key: "open",
      kind: "choice",
      title: { "zh-CN": "用户从备份里亲手打开 5 个文件", en: "The user opens five files from the backup" },
      hint: {
        "zh-CN": "挑最要紧的、最大的、最新的，PST 要挂上看得到最近一封信；文件数和容量跟源对一遍。",
        en: "The most important, the largest, the newest; mount the mail store and see the latest mail; compare count and size.",
      },
      touchesData: true,
      options: [
        {
          key: "good",
          title: { "zh-CN": "都能打开，数量对", en: "All open, counts agree" },
          outcome: "normal",
        },
        { key: "some", title: { "zh-CN": "有打不开的", en: "Some do not open" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "全部能打开，数量一致", en: "All open, counts agree" },
      source: {
        "zh-CN": "CIS Controls v8 第 11 项（恢复数据须测试）",
        en: "CIS Controls v8, control 11 (recovery is tested)",
      },
      go: [
        {
          when: {
            any: [
              { step: "open", is: "some" },
              { step: "open", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "failed",
        },
      ],
    },
    {
      key: "habit",
      kind: "choice",
      title: { "zh-CN": "以后怎么自动备", en: "How it goes on by itself" },
      hint: {
        "zh-CN": "文档目录指到部门同步盘，或用“文件历史记录”每天一次；告诉用户桌面不等于安全。",
        en: "Point documents to the department's sync folder, or File History once a day.",
      },
      options: [
        {
          key: "auto",
          title: { "zh-CN": "已设自动备份并跑了一次", en: "Set up and run once" },
          outcome: "normal",
        },
        {
          key: "once",
          title: { "zh-CN": "这次就够（换机、离岗）", en: "Once is enough (change, leaving)" },
          outcome: "normal",
        },
        {
          key: "later",
          title: { "zh-CN": "用户不想设", en: "The user does not want it" },
          outcome: "abnormal",
        },
      ],
    },
    {
      key: "sign",
      kind: "signature",
      title: { "zh-CN": "用户签字：清单齐全、已验证", en: "The user signs: complete and checked" },
      hint: {
        "zh-CN": "签字前把清单念一遍，问“还有没有想起来的”。",
        en: "Read the list aloud and ask what is missing.",
      },
      go: [{ when: { step: "habit", is: "auto" }, to: "kept" }, { to: "once" }],
    },
  ],
  conclusions: [
    {
      key: "kept",
      title: { "zh-CN": "已备份并设好自动", en: "Backed up and automatic" },
      verdict: "operation",
      next: "solved",
      action: { "zh-CN": "一周后看一次自动备份有没有跑。", en: "Look after a week whether it runs." },
      solution: {
        "zh-CN": "用户数据已按清单备份，失败 0 个，用户抽查打开正常，并已设置自动备份。",
        en: "Backed up by list, nothing failed, the user opened samples; automatic backup is on.",
      },
    },
    {
      key: "once",
      title: { "zh-CN": "已做一次性备份", en: "Backed up once" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "写明存放位置和保留期（一般 30 天），到期销毁前通知用户。",
        en: "Write place and keeping (mostly 30 days); tell the user before it is destroyed.",
      },
      solution: {
        "zh-CN": "用户数据已按清单备份到单位介质，失败 0 个，用户抽查并签字确认。",
        en: "Backed up by list to company media, nothing failed; the user checked and signed.",
      },
    },
    {
      key: "classified",
      title: { "zh-CN": "涉密资料，停手", en: "Classified: stop" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "不插盘、不看内容，转保密办按规定处理。",
        en: "Plug in nothing and look at nothing; hand it to the secrecy office.",
      },
    },
    {
      key: "dying",
      title: { "zh-CN": "源盘有故障", en: "The source disk fails" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "立即断电，不再反复拷；按“数据恢复”清单，先做整盘镜像或送专业机构。",
        en: "Power off at once and try no more; go on with the checklist for restoring: an image first, or a laboratory.",
      },
    },
    {
      key: "privateMedia",
      title: { "zh-CN": "私人介质，不代为拷贝", en: "Private media: we do not copy" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "讲清规定，给单位加密盘；坚持的由部门负责人批。",
        en: "Explain the rule and offer a company disk; if the user insists the head of the department decides.",
      },
    },
    {
      key: "targetBad",
      title: { "zh-CN": "备份共享不可用或不够", en: "Share unusable or too small" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "附读数报系统管理员，急用先借单位加密盘。",
        en: "Report to the system administrators with the readings; lend an encrypted company disk meanwhile.",
      },
    },
    {
      key: "failed",
      title: { "zh-CN": "没拷全或没验证", en: "Incomplete or not checked" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN":
          "把日志里失败的文件列出来：占用的关程序重拷，路径过长的改短，加密（EFS）的由用户本人登录后拷；仍不行转二线。没拷全之前不准重装、不准收机。",
        en: "List what failed: close programs, shorten paths, EFS files under the user's own sign-in; then escalate. No reinstall and no collection before that.",
      },
    },
  ],
};
