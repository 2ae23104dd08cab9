import type { WrittenChecklist } from "../checklist-form.ts";

/** A rehearsal of a restore with a clock, away from production, and its lessons. */
export const restoreDrill: WrittenChecklist = {
  section: "round",
  edition: 1,
  title: { "zh-CN": "恢复演练", en: "Restore drill" },
  about: {
    "zh-CN":
      "每季度挑一个业务，真的恢复一遍并计时。全程在隔离环境，不碰生产；演砸了也如实记，演练就是为了发现问题。",
    en: "Each quarter one system is really restored, by the clock, in isolation. Record failure as it is: that is what a drill is for.",
  },
  categories: ["data.restore", "data.backup"],
  assetKinds: ["server"],
  symptoms: [
    { "zh-CN": "季度恢复演练", en: "quarterly restore drill" },
    { "zh-CN": "等保要求演练记录", en: "inspection wants drill records" },
    { "zh-CN": "验证备份能不能用", en: "is the backup any good" },
  ],
  gate: "block",
  steps: [
    {
      key: "plan",
      kind: "choice",
      title: { "zh-CN": "演练方案是否批准（附方案）", en: "Is the plan approved (attach it)" },
      hint: {
        "zh-CN":
          "方案写明：哪个业务、哪个恢复点、恢复到哪、RTO/RPO 目标、谁操作、谁计时、谁验收、出意外怎么停。",
        en: "Which system, which point, where to, RTO and RPO, who works, who times, who checks, how to stop.",
      },
      evidence: true,
      options: [
        {
          key: "yes",
          title: { "zh-CN": "组长和业务负责人已批", en: "Lead and owner approved" },
          outcome: "normal",
        },
        { key: "no", title: { "zh-CN": "没批", en: "Not approved" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "已批准", en: "Approved" },
      source: {
        "zh-CN": "GB/T 22239-2019 应急预案管理；NIST SP 800-34 Rev. 1",
        en: "GB/T 22239-2019, contingency plan management; NIST SP 800-34 Rev. 1",
      },
      go: [
        {
          when: {
            any: [
              { step: "plan", is: "no" },
              { step: "plan", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "notApproved",
        },
      ],
    },
    {
      key: "apart",
      kind: "confirm",
      title: { "zh-CN": "恢复环境与生产隔离", en: "The place of restoring is apart from production" },
      hint: {
        "zh-CN":
          "独立 VLAN 或断网的虚拟机，改主机名和 IP，停掉外发邮件、短信、接口和定时任务。演练机连上生产，能把业务真改了。",
        en: "Own VLAN or no network; other name and address; no outgoing mail, messages, interfaces or scheduled jobs. A drill that reaches production changes it.",
      },
      expected: { "zh-CN": "ping 不通生产，外发已停", en: "Production cannot be reached, sending is off" },
      source: { "zh-CN": "NIST SP 800-84（测试与演练）", en: "NIST SP 800-84 (tests and exercises)" },
      go: [{ when: { step: "apart", outcome: ["abnormal", "notDone"] }, to: "notApart" }],
    },
    {
      key: "leak",
      kind: "probe",
      probe: "port",
      title: {
        "zh-CN": "从演练网段探生产库端口",
        en: "From the drill network: port of the production database",
      },
      hint: {
        "zh-CN": "笔记本接在演练网段上测；填生产库地址和端口；连不上、无应答才是“正常”。",
        en: "Laptop in the drill network; give the production database: no answer is “normal”.",
      },
      judge: [{ reading: "open", is: false }],
      expected: { "zh-CN": "不通", en: "No answer" },
      source: { "zh-CN": "演练方案隔离要求", en: "The plan, isolation" },
      go: [{ when: { step: "leak", reading: "open", is: true }, to: "notApart" }],
    },
    {
      key: "store",
      kind: "probe",
      probe: "share",
      title: { "zh-CN": "取备份的位置可用、空间够", en: "Where the backup comes from" },
      hint: {
        "zh-CN": "优先用异地、离线那一份演，主备份天天在看，冷的那份才容易出事。",
        en: "Prefer the offline copy: the main one is looked at daily, the cold one fails.",
      },
      judge: [
        { reading: "signedIn", is: true },
        { reading: "listed", is: true },
        { reading: "free", min: 100 },
      ],
      expected: {
        "zh-CN": "能登录、能列目录，剩余 100 GB 以上",
        en: "Signs in, lists, at least 100 GB free",
      },
      source: { "zh-CN": "演练方案；空间为本部门经验值", en: "The plan; the room is our own experience" },
      go: [
        { when: { step: "store", reading: "reachable", is: false }, to: "noBackup" },
        { when: { step: "store", reading: "listed", is: false }, to: "noBackup" },
      ],
    },
    {
      key: "papers",
      kind: "choice",
      title: { "zh-CN": "只照手册能不能做下去", en: "Can it be done by the manual alone" },
      hint: {
        "zh-CN": "让平时不管这个业务的人照着做，老师傅在旁边只看不说；卡住的地方就是手册的洞。",
        en: "Somebody else does it by the book; the one who knows watches in silence: where it stops, the book has a hole.",
      },
      options: [
        { key: "yes", title: { "zh-CN": "能", en: "Yes" }, outcome: "normal" },
        { key: "hints", title: { "zh-CN": "要人提醒几处", en: "With hints" }, outcome: "abnormal" },
        { key: "no", title: { "zh-CN": "做不下去", en: "No" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "照手册独立完成", en: "Done by the manual alone" },
      source: {
        "zh-CN": "NIST SP 800-34 Rev. 1（恢复规程）",
        en: "NIST SP 800-34 Rev. 1 (recovery procedures)",
      },
    },
    {
      key: "keys",
      kind: "choice",
      title: { "zh-CN": "密钥和口令拿得到吗", en: "Can keys and passwords be had" },
      hint: {
        "zh-CN": "备份加密密钥、数据库口令、授权狗、安装介质。密钥只存在被恢复的那台机上，等于没有。",
        en: "Key of the backup, database password, dongle, media. A key kept only on the machine to be restored is none.",
      },
      options: [
        {
          key: "yes",
          title: { "zh-CN": "从保险柜或密码库取到", en: "From the safe or vault" },
          outcome: "normal",
        },
        { key: "slow", title: { "zh-CN": "找了半小时以上", en: "After half an hour" }, outcome: "abnormal" },
        { key: "no", title: { "zh-CN": "拿不到", en: "Not to be had" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "30 分钟内取到", en: "Within 30 minutes" },
      source: {
        "zh-CN": "本部门规定（密钥双人保管）；GB/T 22239-2019 密码管理",
        en: "Our own rule (two keepers); GB/T 22239-2019, cryptography management",
      },
      go: [{ when: { step: "keys", is: "no" }, to: "noKeys" }],
    },
    {
      key: "restore",
      kind: "choice",
      title: { "zh-CN": "恢复过程", en: "The restoring" },
      hint: {
        "zh-CN": "从按下开始计时，每一步记时刻，报错截图；不许中途拿生产数据补。",
        en: "Clock from the start, time of each step, pictures of errors; nothing is filled in from production.",
      },
      evidence: true,
      options: [
        { key: "done", title: { "zh-CN": "一次成功", en: "At the first try" }, outcome: "normal" },
        { key: "retry", title: { "zh-CN": "换恢复点后成功", en: "With another point" }, outcome: "abnormal" },
        { key: "fail", title: { "zh-CN": "恢复不出来", en: "Cannot be restored" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "restore", is: "fail" }, to: "noBackup" },
        { when: { step: "restore", outcome: ["notDone", "notApplicable"] }, to: "notApproved" },
      ],
    },
    {
      key: "rpo",
      kind: "number",
      title: { "zh-CN": "恢复点距演练时点（RPO）", en: "From the restore point to now (RPO)" },
      hint: {
        "zh-CN": "看恢复出来的最后一笔业务时间，不是备份文件的时间。",
        en: "The time of the last business record, not of the backup file.",
      },
      unit: "h",
      range: { min: 0, max: 24 },
      expected: { "zh-CN": "24 小时以内，或方案所定", en: "Within 24 hours, or as the plan says" },
      source: {
        "zh-CN": "GB/T 20988（RPO）；24 小时为本部门策略",
        en: "GB/T 20988 (RPO); 24 hours is our policy",
      },
    },
    {
      key: "rto",
      kind: "number",
      title: { "zh-CN": "从开始到业务可用（RTO）", en: "From the start until it can be used (RTO)" },
      hint: {
        "zh-CN": "算到业务人员能登录办事为止，不是虚机开机为止。",
        en: "Until its users can work, not until the machine boots.",
      },
      unit: "h",
      range: { min: 0, max: 8 },
      expected: { "zh-CN": "8 小时以内，或方案所定", en: "Within 8 hours, or as the plan says" },
      source: {
        "zh-CN": "GB/T 20988（RTO）；8 小时为本部门策略",
        en: "GB/T 20988 (RTO); 8 hours is our policy",
      },
    },
    {
      key: "check",
      kind: "choice",
      title: { "zh-CN": "业务人员验收", en: "Checked by those who use it" },
      hint: {
        "zh-CN": "登录、查最近一笔、打一张报表、附件能打开；财务核上月余额，记录数和生产某时点对。",
        en: "Sign in, last entry, a report, an attachment; finance checks last month's balance; counts against production of that time.",
      },
      touchesData: true,
      options: [
        { key: "good", title: { "zh-CN": "数据对得上", en: "Agrees" }, outcome: "normal" },
        {
          key: "part",
          title: { "zh-CN": "缺附件、接口等局部", en: "Parts are missing" },
          outcome: "abnormal",
        },
        { key: "bad", title: { "zh-CN": "数据不一致", en: "Does not agree" }, outcome: "abnormal" },
      ],
      expected: {
        "zh-CN": "记录数、余额一致，附件可打开",
        en: "Counts and balances agree, attachments open",
      },
      source: {
        "zh-CN": "演练方案验收项；NIST SP 800-53 CP-4",
        en: "Acceptance in the plan; NIST SP 800-53 CP-4",
      },
      go: [
        { when: { step: "check", is: "bad" }, to: "noBackup" },
        { when: { step: "check", outcome: ["notDone", "notApplicable"] }, to: "notApproved" },
      ],
    },
    {
      key: "erase",
      kind: "confirm",
      title: { "zh-CN": "销毁演练环境和数据副本", en: "Destroy the drill's machine and copies" },
      hint: {
        "zh-CN": "删之前核对三遍是演练机：主机名、IP、VLAN。快照、导出文件、笔记本上的临时拷贝都算。",
        en: "Check thrice that it is the drill's: name, address, VLAN. Snapshots, exports and copies on laptops too.",
      },
      destroys: true,
      expected: { "zh-CN": "演练副本无残留", en: "No copy is left" },
      source: {
        "zh-CN": "《数据安全法》；GB/T 22239-2019 介质管理",
        en: "Data Security Law of China; GB/T 22239-2019, media management",
      },
      go: [{ when: { step: "erase", outcome: ["abnormal", "notDone"] }, to: "left" }],
    },
    {
      key: "sign",
      kind: "signature",
      title: { "zh-CN": "业务负责人签字", en: "The owner signs" },
      hint: {
        "zh-CN": "结果、两个时间、问题清单念给他听再签。",
        en: "Read result, both times and the findings first.",
      },
      go: [
        {
          when: {
            any: [
              { step: "rto", gt: 8 },
              { step: "rpo", gt: 24 },
            ],
          },
          to: "late",
        },
        {
          when: {
            any: [
              { step: "papers", in: ["hints", "no"] },
              { step: "keys", is: "slow" },
              { step: "restore", is: "retry" },
              { step: "check", is: "part" },
            ],
          },
          to: "lessons",
        },
        { to: "passed" },
      ],
    },
  ],
  conclusions: [
    {
      key: "passed",
      title: { "zh-CN": "演练通过", en: "Passed" },
      verdict: "unknown",
      next: "solved",
      action: { "zh-CN": "归档记录，下季度换一个业务。", en: "File it; another system next quarter." },
      solution: {
        "zh-CN": "恢复演练通过，RTO、RPO 达标，业务验收一致，演练环境已清理。",
        en: "The drill passed within RTO and RPO; data agreed and the drill's machine was erased.",
      },
    },
    {
      key: "lessons",
      title: { "zh-CN": "通过，有待改进", en: "Passed, with lessons" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "每个问题开一张单，写责任人和期限；手册当周改完，下次由没参加的人照新版做。",
        en: "A ticket for each finding with person and date; the manual is mended this week.",
      },
      solution: {
        "zh-CN": "演练完成，数据验收通过，手册、密钥保管等问题已列单整改。",
        en: "The drill was done and data agreed; findings on manual and keys were listed.",
      },
    },
    {
      key: "late",
      title: { "zh-CN": "能恢复，但超时", en: "Restored, but too late" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "报业务负责人选：改备份频率、加带宽和快照，或书面接受现在的时间。",
        en: "The owner chooses: more frequent backups, more speed, or these times accepted in writing.",
      },
    },
    {
      key: "noBackup",
      title: { "zh-CN": "备份用不了，最高优先级", en: "The backup is useless: highest priority" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "当天对该业务另做一份全量并验证，报组长和业务负责人；查同一策略下的其他业务。",
        en: "Make and test a full backup today, tell lead and owner, look at all systems under the same policy.",
      },
    },
    {
      key: "noKeys",
      title: { "zh-CN": "密钥口令拿不到", en: "Keys are not to be had" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "报组长，当天找回或重设并双人封存，再约演练。",
        en: "Tell the lead; recover or renew them today, seal them with two keepers, set a new date.",
      },
    },
    {
      key: "notApproved",
      title: { "zh-CN": "没批准或没演完，不算数", en: "Not approved or not finished: no drill" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "补齐方案和审批，另约时间重演；已恢复出来的副本先清掉。",
        en: "Plan and approval first, then a new date; erase what was restored.",
      },
    },
    {
      key: "notApart",
      title: { "zh-CN": "隔离不到位，停止演练", en: "Not apart: stop" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "关掉演练机，查有没有写进生产；整改网络后重来。",
        en: "Switch the drill's machine off, look whether production was touched, mend the network, begin again.",
      },
    },
    {
      key: "left",
      title: { "zh-CN": "演练副本没清干净", en: "Copies are left" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "列清单限当天销毁，含个人信息的报安全负责人。",
        en: "List and destroy today; personal data go to the security officer.",
      },
    },
  ],
};
