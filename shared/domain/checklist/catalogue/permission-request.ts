import type { WrittenChecklist } from "../checklist-form.ts";

/** Rights that somebody asks for: who approves, what exactly, until when, and the proof. */
export const permissionRequest: WrittenChecklist = {
  section: "request",
  edition: 1,
  title: { "zh-CN": "权限申请", en: "Permission request" },
  about: {
    "zh-CN":
      "系统角色、共享目录、外网、VPN、本地管理员权限的申请。没有审批不开通，能给小的不给大的，有期限，留凭证。",
    en: "Roles, shares, internet, VPN or local administrator. Nothing without approval, no more than needed, with an end, and with proof.",
  },
  categories: ["security.account"],
  assetKinds: [],
  symptoms: [
    { "zh-CN": "要开 OA 权限", en: "needs a role in the portal" },
    { "zh-CN": "申请共享文件夹权限", en: "wants access to a share" },
    { "zh-CN": "想装软件要管理员", en: "needs administrator to install" },
  ],
  gate: "warn",
  steps: [
    {
      key: "what",
      kind: "choice",
      title: { "zh-CN": "申请的是哪一种", en: "What is asked for" },
      hint: {
        "zh-CN": "用户说“跟小李一样的权限”不算数，要写清系统、目录、读还是写。",
        en: "“The same as Li” will not do: which system, which folder, read or write.",
      },
      options: [
        { key: "role", title: { "zh-CN": "业务系统角色", en: "Role in an application" }, outcome: "normal" },
        { key: "share", title: { "zh-CN": "共享目录", en: "Shared folder" }, outcome: "normal" },
        {
          key: "outside",
          title: { "zh-CN": "外网、VPN、远程", en: "Internet, VPN, remote" },
          outcome: "normal",
        },
        { key: "admin", title: { "zh-CN": "本机管理员", en: "Local administrator" }, outcome: "abnormal" },
      ],
    },
    {
      key: "form",
      kind: "choice",
      title: {
        "zh-CN": "申请单五项：人、对象、读写、用途、期限",
        en: "Form: person, object, read or write, purpose, until when",
      },
      hint: {
        "zh-CN": "外包、实习生要写合同到期日和内部负责人。",
        en: "For contractors and interns the end of contract and who answers for them.",
      },
      options: [
        { key: "full", title: { "zh-CN": "齐全", en: "Complete" }, outcome: "normal" },
        {
          key: "part",
          title: { "zh-CN": "缺项，退回补填", en: "Incomplete, sent back" },
          outcome: "abnormal",
        },
        {
          key: "proxy",
          title: { "zh-CN": "别人代填，本人不知情", en: "Filled by somebody else, unknown to the person" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "五项齐全，本人发起", en: "All five, by the person" },
      source: {
        "zh-CN": "服务手册 2.5（权限申请）；GB/T 22239-2019 访问控制",
        en: "Service manual 2.5 (permission requests); GB/T 22239-2019, access control",
      },
      go: [
        {
          when: {
            any: [
              { step: "form", in: ["part", "proxy"] },
              { step: "form", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "back",
        },
      ],
    },
    {
      key: "less",
      kind: "choice",
      title: { "zh-CN": "能不能用更小的权限办成", en: "Would less do" },
      hint: {
        "zh-CN": "要装软件，多半软件中心推送就行；要看报表，只读就够；要传一次文件，不必开整个目录。",
        en: "To install: the software centre; to read a report: read only; to pass one file: not the whole folder.",
      },
      options: [
        { key: "asked", title: { "zh-CN": "申请的正合适", en: "As asked" }, outcome: "normal" },
        {
          key: "smaller",
          title: { "zh-CN": "更小的就够，用户同意", en: "Less will do, agreed" },
          outcome: "normal",
        },
        {
          key: "none",
          title: { "zh-CN": "其实不需要开权限", en: "None needed after all" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "最小够用", en: "The least that does the work" },
      source: { "zh-CN": "NIST SP 800-53 AC-6（最小权限）", en: "NIST SP 800-53 AC-6 (least privilege)" },
      go: [{ when: { step: "less", is: "none" }, to: "notNeeded" }],
    },
    {
      key: "duty",
      kind: "choice",
      title: { "zh-CN": "和他现有权限放在一起，有没有冲突", en: "Do they clash with rights held" },
      hint: {
        "zh-CN": "制单和审核、出纳和记账、开发和上线、申请和审批不能在一个人手里；调岗的先收旧的。",
        en: "Making and checking, cash and books, writing and releasing, asking and approving are never one person's; moved staff give up the old ones first.",
      },
      options: [
        { key: "no", title: { "zh-CN": "没有冲突", en: "None" }, outcome: "normal" },
        {
          key: "old",
          title: { "zh-CN": "调岗旧权限还在，已一并收回", en: "Old rights still there, now withdrawn" },
          outcome: "abnormal",
        },
        { key: "clash", title: { "zh-CN": "职责冲突", en: "They clash" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "不相容职责分离", en: "Duties that clash are apart" },
      source: {
        "zh-CN": "NIST SP 800-53 AC-5；《企业内部控制应用指引》",
        en: "NIST SP 800-53 AC-5; guidelines on internal control of enterprises",
      },
      go: [{ when: { step: "duty", is: "clash" }, to: "clash" }],
    },
    {
      key: "approval",
      kind: "choice",
      title: { "zh-CN": "审批到哪一步（附审批凭证）", en: "State of the approval (attach it)" },
      hint: {
        "zh-CN":
          "要流程记录、签字单或审批邮件原件，口头、微信“知道了”不算。申请人自己不能审自己，领导的由其上级或制度指定人审。",
        en: "The workflow record, signed form or mail; a word or “got it” in a chat does not count. Nobody approves for himself.",
      },
      evidence: true,
      options: [
        {
          key: "both",
          title: { "zh-CN": "部门负责人和数据（系统）责任人都批了", en: "Department and owner approved" },
          outcome: "normal",
        },
        { key: "half", title: { "zh-CN": "只批了一方", en: "One of the two" }, outcome: "abnormal" },
        { key: "wait", title: { "zh-CN": "还没批", en: "Waiting" }, outcome: "abnormal" },
        { key: "no", title: { "zh-CN": "不批", en: "Refused" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "部门负责人与数据责任人均批准", en: "Both have approved" },
      source: {
        "zh-CN": "服务手册 2.5（权限申请须审批）",
        en: "Service manual 2.5 (permission requests are approved)",
      },
      go: [
        {
          when: {
            any: [
              { step: "approval", in: ["half", "wait"] },
              { step: "approval", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "waits",
        },
        { when: { step: "approval", is: "no" }, to: "refused" },
        { when: { step: "what", in: ["role", "share"] }, to: "days" },
      ],
    },
    {
      key: "guard",
      kind: "probe",
      probe: "antivirus",
      title: { "zh-CN": "用这项权限的电脑：防护", en: "Protection of the machine that gets it" },
      judge: [
        { reading: "enabled", is: true },
        { reading: "signatureAge", max: 7 },
        { reading: "firewall", is: true },
      ],
      expected: {
        "zh-CN": "实时防护、防火墙开启，病毒库 7 天以内",
        en: "Protection and firewall on, signatures within 7 days",
      },
      source: {
        "zh-CN": "GB/T 22239-2019 恶意代码防范；7 天为本部门经验值",
        en: "GB/T 22239-2019, malicious code prevention; 7 days is our own experience",
      },
      go: [{ when: { step: "guard", reading: "enabled", is: false }, to: "unfit" }],
    },
    {
      key: "sealed",
      kind: "probe",
      probe: "encryption",
      title: { "zh-CN": "带出去的电脑：系统盘加密", en: "A machine taken outside: is its disk encrypted" },
      hint: { "zh-CN": "台式机、不带出的选“不适用”。", en: "“Not applicable” for machines that stay." },
      judge: [{ reading: "encrypted", is: true }],
      expected: { "zh-CN": "已加密", en: "Encrypted" },
      source: {
        "zh-CN": "NIST SP 800-46 Rev. 2（远程办公终端）",
        en: "NIST SP 800-46 Rev. 2 (telework devices)",
      },
      go: [{ when: { step: "sealed", reading: "encrypted", is: false }, to: "unfit" }],
    },
    {
      key: "days",
      kind: "number",
      title: { "zh-CN": "有效期", en: "Valid for" },
      hint: {
        "zh-CN": "外网、VPN、本机管理员一般 90 天；外包不超过合同到期日；长期岗位填 365，年度复核时续。",
        en: "Internet, VPN and administrator mostly 90; contractors to the end of contract; permanent ones 365, renewed at the yearly review.",
      },
      unit: "d",
      range: { min: 1, max: 365 },
      expected: { "zh-CN": "1 至 365 天，到期自动收回", en: "1 to 365 days, withdrawn by itself" },
      source: {
        "zh-CN": "NIST SP 800-53 AC-2（账号管理）；天数为本部门规定",
        en: "NIST SP 800-53 AC-2 (account management); the days are our own rule",
      },
      go: [{ when: { not: { step: "days", outcome: "normal" } }, to: "back" }],
    },
    {
      key: "grant",
      kind: "choice",
      title: { "zh-CN": "开通：加组不加人", en: "Grant: to a group, not to the person" },
      hint: {
        "zh-CN":
          "开通前后各截一张图，标上申请单号；管理员权限用 LAPS 或临时提权，不把用户加进本机 Administrators 长期不管。",
        en: "A picture before and after with the number of the request; for administrator use LAPS or elevation for a time, never a lasting place in Administrators.",
      },
      evidence: true,
      options: [
        { key: "done", title: { "zh-CN": "已开通", en: "Granted" }, outcome: "normal" },
        {
          key: "fail",
          title: { "zh-CN": "后台没有这个组或报错", en: "No such group, or an error" },
          outcome: "abnormal",
        },
      ],
      go: [
        {
          when: {
            any: [
              { step: "grant", is: "fail" },
              { step: "grant", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "owner",
        },
      ],
    },
    {
      key: "test",
      kind: "choice",
      title: {
        "zh-CN": "用户当面试：该看的看得到，不该看的看不到",
        en: "The user tries: sees what is due and nothing else",
      },
      hint: {
        "zh-CN": "共享和域组要注销重登；写权限新建一个文件再删掉；顺手点一下隔壁目录，应该打不开。",
        en: "Sign in anew for groups; make and delete a file; the folder next door must stay shut.",
      },
      options: [
        { key: "right", title: { "zh-CN": "正好", en: "Just right" }, outcome: "normal" },
        { key: "none", title: { "zh-CN": "没生效", en: "No effect" }, outcome: "abnormal" },
        { key: "more", title: { "zh-CN": "看到了不该看的", en: "Sees too much" }, outcome: "abnormal" },
      ],
      go: [
        {
          when: {
            any: [
              { step: "test", is: "none" },
              { step: "test", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "owner",
        },
        { when: { step: "test", is: "more" }, to: "tooMuch" },
        { to: "granted" },
      ],
    },
  ],
  conclusions: [
    {
      key: "granted",
      title: { "zh-CN": "已按审批开通", en: "Granted as approved" },
      verdict: "permission",
      next: "solved",
      action: {
        "zh-CN": "在单上写明组名、有效期、审批编号，到期前一周提醒本人续或收。",
        en: "Write group, end and approval on the ticket; remind a week before the end.",
      },
      solution: {
        "zh-CN": "已按审批开通权限并设有效期，用户验证可用，且未超出申请范围。",
        en: "Granted as approved, with an end; the user checked that it works and goes no further.",
      },
    },
    {
      key: "notNeeded",
      title: { "zh-CN": "不用开权限就能办", en: "Can be done without" },
      verdict: "permission",
      next: "solved",
      action: { "zh-CN": "告诉用户现成的办法。", en: "Show the way there is." },
      solution: {
        "zh-CN": "经核对无须开通权限，已指导用户用现有方式办理。",
        en: "No rights were needed; the user was shown the existing way.",
      },
    },
    {
      key: "refused",
      title: { "zh-CN": "审批不通过", en: "Refused" },
      verdict: "permission",
      next: "solved",
      action: {
        "zh-CN": "把审批意见原话告诉用户，有异议找审批人。",
        en: "Give the reason as written; questions go to the approver.",
      },
      solution: {
        "zh-CN": "审批未通过，已向用户说明原因，未开通任何权限。",
        en: "It was refused; the user was told why and nothing was granted.",
      },
    },
    {
      key: "back",
      title: { "zh-CN": "申请不完整，退回", en: "Sent back" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "一次说清缺哪几项；催急也不先开。",
        en: "Say all that is missing at once; nothing beforehand, however urgent.",
      },
    },
    {
      key: "waits",
      title: { "zh-CN": "等审批", en: "Waits for approval" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "挂起并写下次跟进日期；急的请审批人走移动端审批，或由其书面指定代理人批。",
        en: "Pause with a date; if urgent the approver uses the phone, or a deputy named in writing.",
      },
    },
    {
      key: "clash",
      title: { "zh-CN": "职责冲突，不能开", en: "Duties clash" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "报组长和内控：换人办，或在书面的补偿措施下特批。",
        en: "Ask the lead and internal control for another person or a written exception.",
      },
    },
    {
      key: "unfit",
      title: { "zh-CN": "电脑不合规，先整改", en: "The machine is not fit yet" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "转“安全加固”清单，合规后再开通，审批不用重走。",
        en: "Go on with the checklist for hardening, then grant; the approval stands.",
      },
    },
    {
      key: "owner",
      title: { "zh-CN": "没开成或没验证", en: "Not set up, or not tried" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "后台配不出来的转系统负责人，附申请单号；用户没空试的约时间，试过再关单。",
        en: "To its owner with the number of the request; if the user had no time, agree on one and close after that.",
      },
    },
    {
      key: "tooMuch",
      title: { "zh-CN": "权限偏大，已收回待查", en: "Too wide: withdrawn" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "先撤回，报数据责任人查继承关系；看到的内容请用户保密，不得截图。",
        en: "Withdraw it, the owner looks at inheritance; the user keeps what was seen to himself.",
      },
    },
  ],
};
