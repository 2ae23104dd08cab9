import type { WrittenChecklist } from "../checklist-form.ts";

/** The quarterly look at who still has an account: of one system at a time, against the lists of those who know. */
export const accountReview: WrittenChecklist = {
  section: "round",
  edition: 1,
  title: { "zh-CN": "账号复核", en: "Account review" },
  about: {
    "zh-CN":
      "每季度对一个系统（域、邮箱、OA、财务、网络设备）查一遍账号：谁走了还能登、谁的权限大了、哪些没人认。拿名单对名单，不凭印象。",
    en: "Each quarter, one system at a time: who left and can still sign in, who has too much, which accounts nobody knows. List against list, not from memory.",
  },
  categories: ["security.account"],
  assetKinds: ["server"],
  symptoms: [
    { "zh-CN": "账号清查", en: "review of accounts" },
    { "zh-CN": "等保要查账号", en: "auditor asks for the accounts" },
    { "zh-CN": "离职的人还能登录", en: "leaver can still sign in" },
  ],
  gate: "warn",
  steps: [
    {
      key: "list",
      kind: "choice",
      title: { "zh-CN": "账号名单从哪里来", en: "Where the list of accounts comes from" },
      hint: {
        "zh-CN":
          "从系统里现导：账号、姓名、状态、最近登录、所属组。让管理员当面导，别收他整理过的表；停用的也要导出来。",
        en: "Exported from the system now: account, name, state, last sign-in, groups. Watch it being made and take no edited table; disabled ones belong in it.",
      },
      options: [
        {
          key: "today",
          title: { "zh-CN": "今天从系统导出", en: "Exported from the system today" },
          outcome: "normal",
        },
        { key: "old", title: { "zh-CN": "以前的表", en: "An older table" }, outcome: "abnormal" },
        {
          key: "none",
          title: { "zh-CN": "导不出来，靠口头说", en: "Cannot be exported, told by word" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "当天导出，含停用账号", en: "Of the same day, disabled accounts among them" },
      source: {
        "zh-CN": "CIS Controls v8 第 5.1 项（账号清单，至少每季核对）",
        en: "CIS Controls v8, safeguard 5.1 (inventory of accounts, validated at least quarterly)",
      },
      go: [{ when: { not: { step: "list", outcome: "normal" } }, to: "noList" }],
    },
    {
      key: "clock",
      kind: "probe",
      probe: "time",
      title: {
        "zh-CN": "系统时钟准，登录日期才可信",
        en: "The system's clock is right, so that its sign-in dates hold",
      },
      hint: {
        "zh-CN": "主机填这个系统自己用的时间服务器（域控多半就是）；差得多，下面的日期都要打折扣。",
        en: "Ask the time server that the system itself follows, often the domain controller; if it is far off, doubt the dates below.",
      },
      judge: [
        { reading: "offset", min: -300 },
        { reading: "offset", max: 300 },
      ],
      expected: { "zh-CN": "偏差不超过 300 秒", en: "Within 300 s" },
      source: {
        "zh-CN": "Microsoft Learn“计算机时钟同步的最大容差”；GB/T 22239-2019 集中管控（时间一致）",
        en: "Microsoft Learn, maximum tolerance for computer clock synchronization; GB/T 22239-2019, central control (one time)",
      },
    },
    {
      key: "leavers",
      kind: "number",
      title: { "zh-CN": "已离职、仍启用的账号", en: "Enabled accounts of people who left" },
      hint: {
        "zh-CN":
          "向人事要上次复核以来的离职、调岗、外包到期名单，用工号对，不用姓名（重名）。VPN、邮箱别名、共享号里的人也算。",
        en: "Ask HR for leavers, transfers and ended contracts since the last review; match by staff number, names repeat. VPN and mail aliases count.",
      },
      unit: "",
      range: { min: 0, max: 0 },
      expected: { "zh-CN": "0 个", en: "None" },
      source: {
        "zh-CN": "GB/T 22239-2019 访问控制（及时删除或停用多余、过期的账户）",
        en: "GB/T 22239-2019, access control (surplus and expired accounts are removed or disabled in time)",
      },
      go: [{ when: { not: { step: "leavers", outcome: "abnormal" } }, to: "orphans" }],
    },
    {
      key: "used",
      kind: "choice",
      title: { "zh-CN": "走后登录过没有", en: "Was it used after they left" },
      hint: {
        "zh-CN": "看最近登录和来源地址；手机收邮件也会刷新登录时间，先问是不是没抹掉的手机。",
        en: "Last sign-in and its address; a phone that still fetches mail counts as one, ask for that first.",
      },
      options: [
        { key: "no", title: { "zh-CN": "没有", en: "No" }, outcome: "normal" },
        {
          key: "phone",
          title: { "zh-CN": "旧手机在收邮件", en: "An old phone fetches mail" },
          outcome: "abnormal",
        },
        { key: "yes", title: { "zh-CN": "有人登录过", en: "Somebody signed in" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "used", is: "yes" }, to: "misuse" }],
    },
    {
      key: "disable",
      kind: "choice",
      title: { "zh-CN": "当场停用这些账号", en: "Disable them now" },
      hint: {
        "zh-CN": "先停用、踢会话、吊销 VPN 证书，不要删：删了日志和文件找不到主人，30 天后再清。",
        en: "Disable, end sessions, revoke VPN certificates; do not delete: files and logs lose their owner. Clear after 30 days.",
      },
      options: [
        { key: "done", title: { "zh-CN": "已全部停用", en: "All disabled" }, outcome: "normal" },
        {
          key: "kept",
          title: { "zh-CN": "业务部门要求保留", en: "The department wants to keep one" },
          outcome: "abnormal",
        },
        {
          key: "cannot",
          title: { "zh-CN": "没有权限停用", en: "No right to disable it" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { not: { step: "disable", is: "done" } }, to: "stillOpen" }],
    },
    {
      key: "orphans",
      kind: "number",
      title: { "zh-CN": "说不出主人的账号", en: "Accounts that nobody answers for" },
      hint: {
        "zh-CN": "test、admin2、厂商调试号、部门共用号、重名号；在名单上逐个写责任人，写不出来的算。",
        en: "test, admin2, vendors' accounts, shared ones: write a person beside each; those without one count.",
      },
      unit: "",
      range: { min: 0, max: 0 },
      expected: { "zh-CN": "0 个，每个账号有责任人", en: "None: each account has a person" },
      source: {
        "zh-CN": "CIS Controls v8 第 5.1、5.5 项；GB/T 22239-2019 访问控制（避免共享账户）",
        en: "CIS Controls v8, safeguards 5.1 and 5.5; GB/T 22239-2019, access control (no shared accounts)",
      },
      go: [{ when: { not: { step: "orphans", outcome: "abnormal" } }, to: "admins" }],
    },
    {
      key: "claim",
      kind: "confirm",
      title: { "zh-CN": "找到责任人，找不到的停用", en: "A person found for each, or disabled" },
      hint: {
        "zh-CN": "停用前在系统里查计划任务和服务有没有用它；厂商号平时停用，来维护时再开。",
        en: "Look first for tasks and services that use it; a vendor's account stays off until they come.",
      },
      go: [{ when: { not: { step: "claim", outcome: "normal" } }, to: "stillOpen" }],
    },
    {
      key: "admins",
      kind: "choice",
      title: { "zh-CN": "管理员名单对授权表", en: "Administrators against the table of grants" },
      hint: {
        "zh-CN": "把嵌套组展开看（域管理员、本地管理员、数据库 DBA、设备 15 级）；临时授权过期没收的最常见。",
        en: "Open nested groups (domain, local, database, level 15 of devices); what was granted for a while and never taken back is the usual find.",
      },
      options: [
        { key: "same", title: { "zh-CN": "完全一致", en: "As granted" }, outcome: "normal" },
        { key: "extra", title: { "zh-CN": "多出人来", en: "More than granted" }, outcome: "abnormal" },
        {
          key: "noTable",
          title: { "zh-CN": "没有授权表", en: "There is no table of grants" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "与审批过的授权表一致", en: "As in the approved table" },
      source: {
        "zh-CN": "GB/T 22239-2019 访问控制（最小权限、权限分离）",
        en: "GB/T 22239-2019, access control (least privilege, separated duties)",
      },
      go: [
        { when: { step: "admins", is: "noTable" }, to: "tooMuch" },
        { when: { not: { step: "admins", is: "extra" } }, to: "idle" },
      ],
    },
    {
      key: "strip",
      kind: "confirm",
      title: { "zh-CN": "收回多出来的权限", en: "Take back what is too much" },
      hint: {
        "zh-CN": "移出组并让他当面试一次；确实要用的补审批，写到期日。",
        en: "Out of the group, and let them try; who needs it asks again, with a day on which it ends.",
      },
      go: [{ when: { not: { step: "strip", outcome: "normal" } }, to: "tooMuch" }],
    },
    {
      key: "idle",
      kind: "number",
      title: { "zh-CN": "45 天没登录的账号", en: "Accounts without a sign-in for 45 days" },
      hint: {
        "zh-CN": "产假、驻外先问本人；域里看 lastLogonTimestamp（有 14 天误差）。其余当场停用。",
        en: "Ask about leave and postings; lastLogonTimestamp may be 14 days behind. Disable the others.",
      },
      unit: "",
      range: { min: 0, max: 0 },
      expected: { "zh-CN": "0 个未说明的", en: "None that is not explained" },
      source: {
        "zh-CN": "CIS Controls v8 第 5.3 项（休眠账号 45 天停用）",
        en: "CIS Controls v8, safeguard 5.3 (dormant accounts are disabled after 45 days)",
      },
    },
    {
      key: "second",
      kind: "choice",
      title: {
        "zh-CN": "管理员和远程账号的二次验证",
        en: "Second factor of administrators and remote access",
      },
      options: [
        { key: "all", title: { "zh-CN": "全部开启", en: "On for all" }, outcome: "normal" },
        { key: "some", title: { "zh-CN": "有人没开", en: "Not for some" }, outcome: "abnormal" },
        { key: "none", title: { "zh-CN": "系统不支持", en: "Not offered by it" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "全部开启", en: "On for all" },
      source: {
        "zh-CN": "GB/T 22239-2019 身份鉴别（第三级两种以上鉴别技术）；CIS Controls v8 第 6.4、6.5 项",
        en: "GB/T 22239-2019, identification (two factors at level 3); CIS Controls v8, safeguards 6.4 and 6.5",
      },
    },
    {
      key: "signed",
      kind: "signature",
      title: { "zh-CN": "系统负责人在名单上签字", en: "The system's owner signs for the list" },
      hint: {
        "zh-CN": "签的是“这些人还需要这些权限”，不是“已阅”；名单和签字一起留三年。",
        en: "They sign that these people still need these rights, not that they read it; kept for three years.",
      },
      go: [
        { when: { not: { step: "signed", outcome: "normal" } }, to: "unfinished" },
        {
          when: {
            any: [
              { step: "leavers", outcome: ["notDone", "notApplicable"] },
              { step: "orphans", outcome: ["notDone", "notApplicable"] },
              { step: "admins", outcome: ["notDone", "notApplicable"] },
              { step: "idle", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "unfinished",
        },
        { when: { step: "second", in: ["some", "none"] }, to: "oneFactor" },
        {
          when: {
            any: [
              { step: "leavers", outcome: "abnormal" },
              { step: "orphans", outcome: "abnormal" },
              { step: "admins", outcome: "abnormal" },
              { step: "idle", outcome: "abnormal" },
            ],
          },
          to: "corrected",
        },
        { to: "clean" },
      ],
    },
  ],
  conclusions: [
    {
      key: "clean",
      title: { "zh-CN": "账号与权限相符", en: "Accounts and rights are as they should be" },
      verdict: "unknown",
      next: "solved",
      action: {
        "zh-CN": "名单归档，记下次复核日期。",
        en: "File the list and note the day of the next review.",
      },
      solution: {
        "zh-CN": "本季账号复核完成：无离职、无主、越权和休眠账号，系统负责人已签字。",
        en: "Reviewed: no account of leavers, none without a person, none with too much, none dormant; signed by the owner.",
      },
    },
    {
      key: "corrected",
      title: { "zh-CN": "有问题，已当场改正", en: "Found and put right" },
      verdict: "permission",
      next: "solved",
      action: {
        "zh-CN": "把停用和收权的清单发人事、系统负责人；同一原因连续两季出现，改离职和授权流程。",
        en: "Send what was disabled and taken back to HR and owner; if it comes back next quarter, change the procedure.",
      },
      solution: {
        "zh-CN": "多余账号已停用，多余权限已收回，系统负责人已签字确认。",
        en: "Surplus accounts were disabled, surplus rights taken back; signed by the owner.",
      },
    },
    {
      key: "noList",
      title: { "zh-CN": "拿不到可信的名单", en: "No list that can be trusted" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "请系统管理员或厂商提供导出方法，约日子重做；连账号都导不出来的系统写进风险清单。",
        en: "Have administrator or vendor show the export and set a day; a system that cannot list its accounts is a risk to note.",
      },
    },
    {
      key: "misuse",
      title: { "zh-CN": "离职账号被人用过", en: "A leaver's account was used" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "立即停用并踢会话，保留登录日志，按安全事件报组长和安全负责人，不自己去找当事人。",
        en: "Disable it and end its sessions, keep the logs, report an incident to lead and security officer; do not confront anybody.",
      },
    },
    {
      key: "stillOpen",
      title: { "zh-CN": "还有该停没停的账号", en: "Accounts that should be off are on" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "列名单报组长，要求保留的由部门负责人书面写明理由和到期日；当天不停的每天催。",
        en: "Give the lead the list; who wants to keep one writes why and until when. Ask daily.",
      },
    },
    {
      key: "tooMuch",
      title: { "zh-CN": "管理权限没收回或没有依据", en: "Administrators without a grant" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "报系统负责人一周内补授权表或收权，期间看管理员操作日志。",
        en: "The owner grants or takes back within a week; until then look at what administrators do.",
      },
    },
    {
      key: "oneFactor",
      title: { "zh-CN": "二次验证没开全", en: "Second factor is missing" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "名单报安全负责人排期开通；系统不支持的，只许从堡垒机或 VPN 进。",
        en: "Give the security officer the names; a system without one is reached only through a bastion or VPN.",
      },
    },
    {
      key: "unfinished",
      title: { "zh-CN": "没查完或没签字", en: "Not finished or not signed" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "写明还差哪一项、等谁签，约定日期；季度末前补完，否则按漏检登记。",
        en: "Say what is missing and who signs when; done before the quarter ends, or it counts as missed.",
      },
    },
  ],
};
