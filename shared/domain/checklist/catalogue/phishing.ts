import type { WrittenChecklist } from "../checklist-form.ts";

/** A reported phishing mail: what the user did, the mail kept whole, the lead told at once. */
export const phishing: WrittenChecklist = {
  section: "security",
  edition: 1,
  title: { "zh-CN": "钓鱼邮件报告", en: "Phishing report" },
  about: {
    "zh-CN": "先问用户做到哪一步，立即上报，原件留好；谁也别去点开链接“看看是什么”。",
    en: "Ask how far the user went, report at once, keep the original. Nobody follows its links to “have a look”.",
  },
  categories: ["security.incident", "security.account"],
  assetKinds: [],
  symptoms: [
    { "zh-CN": "收到领工资补贴的邮件", en: "mail about a wage subsidy" },
    { "zh-CN": "邮箱说要升级、扩容", en: "mailbox must be upgraded" },
    { "zh-CN": "领导发邮件要转账", en: "the boss asks for a transfer by mail" },
  ],
  gate: "block",
  steps: [
    {
      key: "did",
      kind: "choice",
      title: { "zh-CN": "用户做到哪一步了", en: "How far did the user go" },
      hint: {
        "zh-CN": "别责怪，问清几点点的；怕挨批就不说实话了。",
        en: "Without blame, and at what time; a frightened user does not tell the truth.",
      },
      options: [
        { key: "only", title: { "zh-CN": "只收到，没点", en: "Received only" }, outcome: "normal" },
        {
          key: "click",
          title: { "zh-CN": "点了链接，没填东西", en: "Clicked, entered nothing" },
          outcome: "abnormal",
        },
        {
          key: "secret",
          title: {
            "zh-CN": "填了密码、验证码或扫码登录",
            en: "Entered password or code, or scanned a QR code",
          },
          outcome: "abnormal",
        },
        {
          key: "file",
          title: { "zh-CN": "打开了附件或运行了程序", en: "Opened an attachment or ran it" },
          outcome: "abnormal",
        },
        {
          key: "money",
          title: { "zh-CN": "转了钱或改了收款账号", en: "Paid, or changed an account" },
          outcome: "abnormal",
        },
      ],
    },
    {
      key: "report",
      kind: "number",
      title: { "zh-CN": "从接报到电话报告组长用了几分钟", en: "Minutes until the lead was phoned" },
      hint: {
        "zh-CN": "打电话；同时问组长是不是安全部门正在做演练。",
        en: "Phone; also ask whether it is a drill.",
      },
      unit: "min",
      range: { min: 0, max: 15 },
      expected: { "zh-CN": "15 分钟内", en: "Within 15 minutes" },
      source: {
        "zh-CN": "服务手册 2.5（立即上报组长）；15 分钟为本部门经验值",
        en: "Service manual 2.5 (report to the lead at once); 15 minutes is our own experience",
      },
      go: [{ when: { step: "did", is: "money" }, to: "stop" }, { to: "isolate" }],
    },
    {
      key: "stop",
      kind: "confirm",
      title: {
        "zh-CN": "财务已向开户行申请止付并报警",
        en: "Finance asked the bank to stop it and called the police",
      },
      hint: {
        "zh-CN": "先打这个电话：开户行、110 或 96110，备好回单和对方账号。",
        en: "This call first: bank, police (110 or 96110), with receipt and account.",
      },
    },
    {
      key: "isolate",
      kind: "choice",
      title: { "zh-CN": "打开附件的电脑先断网", en: "A machine that opened the file is isolated" },
      hint: {
        "zh-CN": "没打开附件的选“没有打开”。断网不关机，附件不删。",
        en: "If nothing was opened say so. Isolate, leave it on, delete nothing.",
      },
      options: [
        { key: "no", title: { "zh-CN": "没有打开附件", en: "Nothing was opened" }, outcome: "normal" },
        { key: "cut", title: { "zh-CN": "打开过，已断网", en: "Opened; now isolated" }, outcome: "abnormal" },
        {
          key: "hurt",
          title: { "zh-CN": "打开过，已有异常", en: "Opened, and it behaves oddly" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "isolate", is: "hurt" }, to: "toMalware" }],
    },
    {
      key: "original",
      kind: "photo",
      title: {
        "zh-CN": "导出邮件原件（.eml）并截邮件头",
        en: "Export the original (.eml) and a picture of its headers",
      },
      hint: {
        "zh-CN":
          "网页邮箱点“查看原文”“导出邮件”；Outlook、Foxmail 用“另存为”。直接转发会丢邮件头，要作为附件转。不删原信。",
        en: "Web mail: view or export the original; Outlook and Foxmail: save as. Forwarding loses the headers: attach it. Delete nothing.",
      },
      touchesData: true,
      evidence: true,
      expected: {
        "zh-CN": "原件含完整 Received 和 Authentication-Results",
        en: "Complete with Received and Authentication-Results",
      },
      source: {
        "zh-CN": "RFC 5322（邮件头）；RFC 8601（认证结果）",
        en: "RFC 5322 (headers); RFC 8601 (authentication results)",
      },
    },
    {
      key: "sender",
      kind: "choice",
      title: { "zh-CN": "邮件头说明了什么", en: "What the headers say" },
      hint: {
        "zh-CN": "From、Return-Path、最下面一条 Received 对着看。形近域名逐个字母念：rn 和 m、0 和 o。",
        en: "Compare From, Return-Path and the lowest Received. Spell out look-alike domains: rn for m, 0 for o.",
      },
      options: [
        {
          key: "forged",
          title: { "zh-CN": "SPF、DKIM、DMARC 不过，伪造发件人", en: "SPF, DKIM or DMARC fail: forged" },
          outcome: "abnormal",
        },
        {
          key: "alike",
          title: { "zh-CN": "认证通过，但域名形近", en: "Passes, but a look-alike domain" },
          outcome: "abnormal",
        },
        {
          key: "inner",
          title: { "zh-CN": "确由本公司邮箱发出", en: "Really sent from a mailbox of ours" },
          outcome: "abnormal",
        },
        {
          key: "partner",
          title: { "zh-CN": "合作方邮箱被盗", en: "A partner's mailbox was stolen" },
          outcome: "abnormal",
        },
        { key: "genuine", title: { "zh-CN": "正常业务邮件", en: "A genuine mail" }, outcome: "normal" },
        { key: "drill", title: { "zh-CN": "安全部门的演练", en: "A drill" }, outcome: "normal" },
      ],
      expected: {
        "zh-CN": "SPF、DKIM、DMARC 均为 pass，域名正确",
        en: "SPF, DKIM and DMARC pass, right domain",
      },
      source: {
        "zh-CN": "RFC 7208（SPF）、RFC 6376（DKIM）、RFC 7489（DMARC）规范",
        en: "RFC 7208 (SPF); RFC 6376 (DKIM); RFC 7489 (DMARC)",
      },
      go: [
        { when: { step: "sender", is: "inner" }, to: "stolen" },
        { when: { step: "sender", in: ["genuine", "drill"] }, to: "genuine" },
      ],
    },
    {
      key: "link",
      kind: "text",
      title: { "zh-CN": "链接和附件特征（域名改写成 hxxp）", en: "Link and attachment, written with hxxp" },
      hint: {
        "zh-CN": "悬停看真实地址，右键复制，不点；附件记文件名、哈希；二维码不拿手机扫。",
        en: "Hover, copy, do not click; name and hash of files; no QR code with a phone.",
      },
    },
    {
      key: "others",
      kind: "number",
      title: { "zh-CN": "还有几个人收到同一封", en: "How many more received it" },
      hint: {
        "zh-CN": "请邮件管理员按主题、发件人、链接三种条件查投递日志。",
        en: "The mail administrator searches by subject, sender and link.",
      },
      unit: "",
      range: { min: 0, max: 4 },
      expected: { "zh-CN": "少于 5 人", en: "Fewer than five" },
      source: {
        "zh-CN": "5 人以上按批量钓鱼处置，本部门经验值；GB/T 20986-2023 分类分级",
        en: "Five or more count as a campaign, our own experience; GB/T 20986-2023, classes and grades",
      },
    },
    {
      key: "guard",
      kind: "probe",
      probe: "antivirus",
      title: { "zh-CN": "点过的电脑：防护状态", en: "The machine that clicked: protection" },
      hint: { "zh-CN": "只收到没点的选“不适用”。", en: "“Not applicable” if nothing was clicked." },
      judge: [
        { reading: "enabled", is: true },
        { reading: "signatureAge", max: 3 },
      ],
      expected: { "zh-CN": "实时防护开启，病毒库 3 天以内", en: "Protection on, signatures within 3 days" },
      source: {
        "zh-CN": "GB/T 22239-2019 恶意代码防范；3 天为本部门经验值",
        en: "GB/T 22239-2019, malicious code prevention; 3 days is our own experience",
      },
      go: [
        {
          when: {
            all: [
              { step: "isolate", is: "cut" },
              { step: "guard", outcome: "abnormal" },
            ],
          },
          to: "toMalware",
        },
      ],
    },
    {
      key: "account",
      kind: "choice",
      title: { "zh-CN": "账号处置", en: "The account" },
      hint: {
        "zh-CN": "在干净电脑上改密、踢会话；查自动转发规则、异地登录、绑定手机有没有换；别处同密码的一起改。",
        en: "Change it on a clean machine, end all sessions; forwarding rules, foreign sign-ins, changed phone? Same password elsewhere: change too.",
      },
      touchesData: true,
      options: [
        { key: "none", title: { "zh-CN": "没有泄露，不用改", en: "Nothing given away" }, outcome: "normal" },
        {
          key: "done",
          title: { "zh-CN": "已改密、踢会话，无异常登录", en: "Changed, sessions ended, no strange sign-in" },
          outcome: "abnormal",
        },
        {
          key: "abused",
          title: { "zh-CN": "有转发规则或异地登录", en: "A rule or a foreign sign-in" },
          outcome: "abnormal",
        },
      ],
      expected: {
        "zh-CN": "会话全部失效，无转发规则，无异地登录",
        en: "Sessions ended, no rule, no foreign sign-in",
      },
      source: {
        "zh-CN": "NIST SP 800-61 Rev. 3；Microsoft Learn“响应遭到入侵的电子邮件帐户”",
        en: "NIST SP 800-61 Rev. 3; Microsoft Learn, responding to a compromised email account",
      },
      go: [
        { when: { step: "account", is: "abused" }, to: "stolen" },
        {
          when: { all: [{ step: "did", is: "secret" }, { not: { step: "account", is: "done" } }] },
          to: "stolen",
        },
        { when: { step: "did", is: "money" }, to: "block" },
        { when: { step: "others", gte: 5 }, to: "campaign" },
      ],
    },
    {
      key: "block",
      kind: "choice",
      title: { "zh-CN": "邮件管理员的处置", en: "What the mail administrator did" },
      hint: {
        "zh-CN": "召回后抽一个收件人看看是不是真没了。",
        en: "Ask one recipient whether it is really gone.",
      },
      options: [
        {
          key: "done",
          title: {
            "zh-CN": "已拦截发件域和链接，召回同批邮件",
            en: "Sender and link blocked, copies recalled",
          },
          outcome: "normal",
        },
        { key: "open", title: { "zh-CN": "还没处理", en: "Not yet" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "did", is: "money" }, to: "money" },
        {
          when: {
            any: [
              { step: "block", is: "open" },
              { step: "block", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "campaign",
        },
        { when: { step: "did", in: ["secret", "file"] }, to: "contained" },
        { to: "reported" },
      ],
    },
  ],
  conclusions: [
    {
      key: "money",
      title: { "zh-CN": "涉及转账，按诈骗报案处理", en: "Money moved: a fraud case" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "盯住财务拿到止付回执和报案回执，把邮件原件、回单、聊天记录交组长，由安全负责人对接警方。",
        en: "See that finance has both receipts; mail, slip and chats go to the lead; the security officer talks to the police.",
      },
    },
    {
      key: "toMalware",
      title: { "zh-CN": "附件已运行，按病毒处置", en: "The file ran: treat as malware" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "保持断网，转“病毒木马首次处置”清单。",
        en: "Stay isolated and go on with the checklist for malware.",
      },
    },
    {
      key: "stolen",
      title: {
        "zh-CN": "本公司邮箱被盗用或来不及排除",
        en: "A mailbox of ours is taken over, or it cannot be ruled out",
      },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "管理员冻结账号、踢会话、留日志、删转发规则，提醒收到过这封信的人。",
        en: "The administrator freezes it, ends sessions, keeps logs, removes rules; recipients are warned.",
      },
    },
    {
      key: "campaign",
      title: { "zh-CN": "批量投递或还没拦截，需统一处置", en: "Many received it, or it is not blocked yet" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "组长发全员提醒（附特征图，不附链接），邮件管理员拦截召回，把点过的人列出来，账号逐个查。",
        en: "The lead warns all with a picture and no link; block and recall; go through those who clicked.",
      },
    },
    {
      key: "contained",
      title: { "zh-CN": "已上当但控制住了", en: "Fell for it, contained" },
      verdict: "external",
      next: "solved",
      action: {
        "zh-CN": "7 天后再看一次登录日志；部门培训时匿名讲这个案例。",
        en: "Look at the sign-in log again after 7 days; use it anonymously in training.",
      },
      solution: {
        "zh-CN":
          "用户误填（误开）钓鱼内容，已上报并留存原件，改密、踢会话、查规则均无异常，同批邮件已拦截召回。",
        en: "The user fell for it; reported, original kept, password changed, sessions ended, no rule found; copies blocked and recalled.",
      },
    },
    {
      key: "reported",
      title: { "zh-CN": "确为钓鱼，未造成影响", en: "Phishing, no harm" },
      verdict: "external",
      next: "solved",
      action: {
        "zh-CN": "把结论告诉报告人并道谢；归档原件，特征交邮件管理员入库。",
        en: "Tell the reporter and say thanks; file the original, give its marks to the filter.",
      },
      solution: {
        "zh-CN": "确认为钓鱼邮件，用户未泄露信息，已上报、留存原件并拦截同批邮件。",
        en: "It was phishing; nothing was given away; reported, original kept and copies blocked.",
      },
    },
    {
      key: "genuine",
      title: { "zh-CN": "正常邮件或演练邮件", en: "Genuine mail, or a drill" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "感谢报告；演练的记入统计、不在群里泄底；正常信写得像钓鱼的，提醒发件部门改。",
        en: "Thank the reporter; a drill is counted and not given away; a genuine sender is told it looked like phishing.",
      },
      solution: {
        "zh-CN": "经核对邮件头并向发件部门（组长）确认，属正常邮件（演练），已告知用户。",
        en: "Headers and sender (lead) were checked: a genuine mail (drill); the user was told.",
      },
    },
  ],
};
