import type { WrittenChecklist } from "../checklist-form.ts";

/** Somebody leaves: accounts shut at the right hour, things back, what only they knew changed. */
export const leavingStaff: WrittenChecklist = {
  section: "security",
  edition: 1,
  title: { "zh-CN": "离职人员账号与资产", en: "Leaving staff" },
  about: {
    "zh-CN": "凭 HR 通知办。到点禁用、撤会话、收设备、交接文件，把本人掌握的共享密码换掉。账号先禁用不删除。",
    en: "By HR's notice. At the hour disable, end sessions, take things back, hand files over, and change the shared passwords they knew. Disable first, do not delete.",
  },
  categories: ["security.account", "data.backup", "hardware.computer"],
  assetKinds: ["laptop", "desktop", "phone"],
  symptoms: [
    { "zh-CN": "员工离职", en: "a colleague leaves" },
    { "zh-CN": "停用账号", en: "shut an account" },
    { "zh-CN": "离职交接", en: "handover on leaving" },
  ],
  gate: "block",
  steps: [
    {
      key: "notice",
      kind: "confirm",
      title: { "zh-CN": "有 HR 的正式通知", en: "Formal notice from HR" },
      hint: {
        "zh-CN": "口头、部门微信群里说的不算。写下流程单号和最后工作日时间。",
        en: "A word or a chat does not count. Note its number, the last day and hour.",
      },
      expected: { "zh-CN": "流程单号、最后工作日、直属主管齐全", en: "Number, last day and lead are named" },
      source: {
        "zh-CN": "GB/T 22239-2019 安全管理人员“人员离岗”；公司离职流程",
        en: "GB/T 22239-2019, leaving of staff; company procedure",
      },
      go: [{ when: { step: "notice", outcome: ["abnormal", "notDone"] }, to: "noNotice" }],
    },
    {
      key: "speed",
      kind: "choice",
      title: { "zh-CN": "什么时候停", en: "When to shut" },
      hint: {
        "zh-CN": "HR 说“立即”的，先停账号再谈别的，不先跟本人打招呼。",
        en: "If HR says at once shut first and tell the person nothing before.",
      },
      options: [
        {
          key: "planned",
          title: { "zh-CN": "最后工作日下班", en: "Close of the last day" },
          outcome: "normal",
        },
        { key: "now", title: { "zh-CN": "立即", en: "At once" }, outcome: "abnormal" },
        {
          key: "secret",
          title: { "zh-CN": "涉密岗位，脱密期", en: "Cleared post, cooling-off" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "speed", is: "secret" }, to: "secretPost" },
        { when: { step: "speed", is: "now" }, to: "disable" },
      ],
    },
    {
      key: "prepare",
      kind: "confirm",
      title: {
        "zh-CN": "主管已开始交接，到点时间约好",
        en: "The lead has begun the handover, the hour is agreed",
      },
      hint: {
        "zh-CN":
          "提前两三天：接收人定了没有，邮箱自动回复谁批，电脑当天几点收。IT 自己的人离职，先收管理员权限。",
        en: "Two or three days before: the receiver, who approves the automatic reply, when the computer comes back. If IT's own people leave take administrator rights first.",
      },
    },
    {
      key: "disable",
      kind: "confirm",
      title: { "zh-CN": "主账号已禁用并移出各组", en: "Main account disabled and out of its groups" },
      evidence: true,
      hint: {
        "zh-CN":
          "AD 禁用、改随机密码、移到“离职”OU，描述写日期和单号。不删除：SID 没了，加密文件和权限就找不回。",
        en: "AD: disable, random password, to the leavers' OU, date and number in the description. Do not delete: without the SID rights and encrypted files are lost.",
      },
      expected: { "zh-CN": "登录被拒，提示账号已禁用", en: "Sign-in is refused as disabled" },
      source: {
        "zh-CN": "GB/T 22239-2019“人员离岗”：及时终止访问权限",
        en: "GB/T 22239-2019: end access rights in time",
      },
      go: [
        { when: { step: "disable", outcome: ["abnormal", "notDone", "notApplicable"] }, to: "accessOpen" },
      ],
    },
    {
      key: "sessions",
      kind: "confirm",
      title: {
        "zh-CN": "会话、VPN、Wi-Fi 证书、办公 App 已退出",
        en: "Sessions, VPN, Wi-Fi certificates and office apps ended",
      },
      hint: {
        "zh-CN":
          "禁用不等于掉线：企业微信/钉钉/飞书移出，撤销 M365 令牌，吊销 VPN 和 802.1X 证书，踢在线 VPN。",
        en: "Disabled is not signed out: remove from WeCom, DingTalk or Feishu, revoke M365 tokens, VPN and 802.1X certificates, drop live VPN.",
      },
      expected: { "zh-CN": "各平台无在线会话", en: "No session left anywhere" },
      source: {
        "zh-CN": "Microsoft Learn“在 Microsoft Entra ID 中撤销用户访问权限”",
        en: "Microsoft Learn, revoke user access in Microsoft Entra ID",
      },
    },
    {
      key: "business",
      kind: "confirm",
      title: { "zh-CN": "业务系统和外部平台账号已停", en: "Business and outside accounts shut" },
      hint: {
        "zh-CN": "财务、ERP、OA 一个个对账号清单；公众号、域名、云、招聘和电商后台、网盘群主，要换绑手机号。",
        en: "ERP, finance, OA by the list; official accounts, domains, cloud, job and shop consoles, owners of shared drives: rebind the phone.",
      },
      expected: { "zh-CN": "账号清单逐条打勾", en: "Every line of the list ticked" },
      source: { "zh-CN": "账号台账；服务手册 2.5", en: "Register of accounts; our manual 2.5" },
    },
    {
      key: "secrets",
      kind: "choice",
      title: { "zh-CN": "本人掌握的共享密码和密钥", en: "Shared passwords and keys they knew" },
      hint: {
        "zh-CN":
          "服务器、交换机、Wi-Fi 口令、数据库、API 密钥、门禁密码、保险柜密码。IT 同事离职这步最要紧。",
        en: "Servers, switches, Wi-Fi, databases, API keys, door codes, vaults. Most of all when IT staff leave.",
      },
      options: [
        { key: "none", title: { "zh-CN": "没有", en: "None" }, outcome: "normal" },
        { key: "changed", title: { "zh-CN": "全部已换", en: "All changed" }, outcome: "normal" },
        { key: "open", title: { "zh-CN": "还没换完", en: "Not all" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "全部已换或确认没有", en: "All changed, or none" },
      source: { "zh-CN": "GB/T 22239-2019；公司口令规定", en: "GB/T 22239-2019; rules for passwords" },
    },
    {
      key: "phone",
      kind: "choice",
      title: { "zh-CN": "手机里的公司数据", en: "Company data on the phone" },
      touchesData: true,
      destroys: true,
      hint: {
        "zh-CN": "自己的手机只做“选择性擦除”公司数据，不能整机恢复出厂，会抹掉个人照片；公司手机收回再清。",
        en: "On a private phone wipe company data only, never the whole; a company phone comes back first.",
      },
      options: [
        { key: "wiped", title: { "zh-CN": "公司数据已擦除", en: "Company data wiped" }, outcome: "normal" },
        { key: "none", title: { "zh-CN": "没装公司应用", en: "No company apps" }, outcome: "normal" },
        {
          key: "open",
          title: { "zh-CN": "没联网，指令未执行", en: "Offline, order waits" },
          outcome: "abnormal",
        },
      ],
    },
    {
      key: "files",
      kind: "choice",
      title: { "zh-CN": "工作文件和邮箱交接", en: "Files and mailbox handed over" },
      touchesData: true,
      hint: {
        "zh-CN": "问主管要接收人：共享目录、网盘、企业微信客户、在办流程待办。邮箱自动回复与转交要主管批。",
        en: "Ask the lead for the receiver: shares, cloud drive, customer contacts, open approvals. Forwarding needs approval.",
      },
      options: [
        {
          key: "done",
          title: { "zh-CN": "接收人已打开核对", en: "The receiver has opened them" },
          outcome: "normal",
        },
        {
          key: "none",
          title: { "zh-CN": "没有要交接的（主管确认）", en: "Nothing, the lead says" },
          outcome: "normal",
        },
        { key: "refused", title: { "zh-CN": "没交或交不全", en: "Not or not all" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "接收人打开核对过", en: "Opened by the receiver" },
      source: { "zh-CN": "服务手册 2.4；公司离职流程", en: "Our manual 2.4; company procedure" },
    },
    {
      key: "things",
      kind: "choice",
      title: { "zh-CN": "名下资产、门禁卡、U 盾、印章", en: "Assets, door card, tokens, seals" },
      hint: {
        "zh-CN": "打开其名下资产一件件扫，别只问“都还了吗”。远程办公的快递回来要拍开箱。",
        en: "Open their assets and scan each; for remote staff film the unpacking.",
      },
      options: [
        { key: "back", title: { "zh-CN": "全部收回", en: "All back" }, outcome: "normal" },
        { key: "missing", title: { "zh-CN": "缺", en: "Something is missing" }, outcome: "abnormal" },
        { key: "none", title: { "zh-CN": "名下没有", en: "None held" }, outcome: "normal" },
      ],
      expected: { "zh-CN": "名下在用资产为 0", en: "None left in use" },
      source: {
        "zh-CN": "资产登记；GB/T 22239-2019“人员离岗”：收回证件、钥匙、软硬件设备",
        en: "Asset register; GB/T 22239-2019: take back cards, keys and equipment",
      },
      go: [{ when: { step: "things", is: "back" }, to: "computer" }, { to: "signed" }],
    },
    {
      key: "computer",
      kind: "probe",
      probe: "identity",
      title: { "zh-CN": "收回的电脑核对序列号", en: "Serial of the computer that came back" },
      hint: {
        "zh-CN": "数据另走“电脑归还与数据清除”清单，没交接完不清。",
        en: "Its data by the checklist for return and wipe, not before the handover.",
      },
      expected: { "zh-CN": "与名下资产一致", en: "As the asset held" },
      source: { "zh-CN": "资产登记", en: "Asset register" },
    },
    {
      key: "signed",
      kind: "signature",
      title: { "zh-CN": "主管或 HR 签字确认", en: "Lead or HR signs" },
      expected: { "zh-CN": "签字人不是离职者本人", en: "Signed by somebody other than the leaver" },
      source: { "zh-CN": "公司离职流程", en: "Company procedure" },
      go: [
        {
          when: {
            any: [
              { step: "sessions", outcome: ["abnormal", "notDone"] },
              { step: "business", outcome: ["abnormal", "notDone"] },
              { step: "phone", outcome: ["abnormal", "notDone"] },
            ],
          },
          to: "accessOpen",
        },
        { when: { step: "secrets", outcome: ["abnormal", "notDone"] }, to: "secretsOpen" },
        { when: { step: "files", outcome: ["abnormal", "notDone"] }, to: "keepData" },
        {
          when: {
            any: [
              { step: "things", outcome: ["abnormal", "notDone"] },
              { step: "computer", outcome: ["abnormal", "notDone"] },
            ],
          },
          to: "missing",
        },
        { when: { step: "signed", outcome: "normal" }, to: "closed" },
        { to: "unsigned" },
      ],
    },
  ],
  conclusions: [
    {
      key: "closed",
      title: { "zh-CN": "账号已停、资产已收、交接已签", en: "Shut, returned, signed" },
      verdict: "permission",
      next: "solved",
      action: {
        "zh-CN": "账号保留期满（按公司规定）再删；备份和邮箱按期限留存。",
        en: "Delete when the term is over; keep backup and mailbox as long as the rules say.",
      },
      solution: {
        "zh-CN": "离职人员账号已禁用、会话已撤销，资产已收回，工作数据已交接并签字。",
        en: "The accounts were disabled, sessions ended, assets returned, work handed over and signed.",
      },
    },
    {
      key: "noNotice",
      title: { "zh-CN": "没有正式通知，不办", en: "No formal notice: nothing is done" },
      verdict: "operation",
      next: "escalate",
      action: { "zh-CN": "转 HR 补单；不因口头要求停人账号。", en: "Ask HR; shut nobody by word of mouth." },
    },
    {
      key: "secretPost",
      title: { "zh-CN": "涉密岗位，按保密部门安排", en: "Cleared post: by the security office" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "联系保密办，先停涉密系统和进出，再办其余。",
        en: "Call the security office; sensitive systems and doors first.",
      },
    },
    {
      key: "keepData",
      title: { "zh-CN": "交接不全，保全数据", en: "Handover incomplete: keep the data" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "账号照停，电脑和邮箱封存不清除，报主管、法务。",
        en: "Shut the accounts all the same; seal computer and mailbox, tell lead and legal.",
      },
    },
    {
      key: "accessOpen",
      title: { "zh-CN": "还有账号或通道没关", en: "Some access is still open" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "列出没关的系统和负责人，当天催办，报安全负责人。",
        en: "List what is open and who owns it, today; tell the head of security.",
      },
    },
    {
      key: "secretsOpen",
      title: { "zh-CN": "共享密码没换完", en: "Shared passwords not all changed" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "先改能从外网登录的，再改其余；查离开后的登录日志。",
        en: "First what is reachable from outside, then the rest; read the logs since.",
      },
    },
    {
      key: "missing",
      title: { "zh-CN": "资产缺失或对不上", en: "Something missing or not theirs" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "书面告知本人、主管、HR；电脑手机类下发锁定。",
        en: "Tell the person, lead and HR in writing; lock computers and phones remotely.",
      },
    },
    {
      key: "unsigned",
      title: { "zh-CN": "等签字", en: "Waits for a signature" },
      verdict: "operation",
      next: "escalate",
      action: { "zh-CN": "别关单，催主管签。", en: "Keep the ticket open, ask the lead." },
    },
  ],
};
