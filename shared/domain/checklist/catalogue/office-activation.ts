import type { WrittenChecklist } from "../checklist-form.ts";

/** Microsoft Office or WPS that asks to be activated. */
export const officeActivation: WrittenChecklist = {
  section: "software",
  edition: 1,
  title: { "zh-CN": "办公软件激活", en: "Office activation" },
  about: {
    "zh-CN":
      "WPS、Microsoft Office 提示未激活、功能变灰、授权到期。先弄清装的是哪个版本、该用哪种授权，再动手。",
    en: "WPS or Microsoft Office says it is not activated, or features are grey. Find out which edition it is and which licence belongs to it before doing anything.",
  },
  categories: ["software.office"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "标题栏显示未激活", en: "title bar says unlicensed" },
    { "zh-CN": "WPS 授权已到期", en: "WPS licence has expired" },
    { "zh-CN": "功能灰色不能编辑", en: "features grey, cannot edit" },
  ],
  gate: "warn",
  steps: [
    {
      key: "product",
      kind: "choice",
      title: { "zh-CN": "装的是什么", en: "What is installed" },
      hint: {
        "zh-CN":
          "“文件—账户”看全名：专业增强版（批量）、家庭和学生版（预装）、365（订阅）是三种授权；WPS 看“关于”里是个人版还是专业版、365 企业版。",
        en: "File, Account shows the full name: Professional Plus (volume), Home and Student (preinstalled) and 365 are three licences; in WPS, About: personal, professional or 365 enterprise.",
      },
      options: [
        {
          key: "volume",
          title: { "zh-CN": "Office 批量版（KMS/MAK）", en: "Office, volume licence" },
          outcome: "normal",
        },
        {
          key: "subscription",
          title: { "zh-CN": "Microsoft 365 订阅", en: "Microsoft 365" },
          outcome: "normal",
        },
        {
          key: "wps",
          title: { "zh-CN": "WPS 专业版、企业版", en: "WPS professional or enterprise" },
          outcome: "normal",
        },
        {
          key: "oem",
          title: { "zh-CN": "电脑预装的家庭版", en: "Preinstalled home edition" },
          outcome: "abnormal",
        },
        {
          key: "pirate",
          title: { "zh-CN": "破解版、来路不明", en: "Cracked or of unknown origin" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "product", is: "pirate" }, to: "illegal" },
        { when: { step: "product", is: "oem" }, to: "ownAccount" },
        { when: { step: "product", is: "wps" }, to: "wpsState" },
      ],
    },
    {
      key: "entitled",
      kind: "choice",
      title: {
        "zh-CN": "台账里有没有给这个人、这台机的授权",
        en: "Does the register hold a licence for this person or machine",
      },
      hint: {
        "zh-CN": "先查正版化台账再装，用完了不要“先激活再说”；记在别的机器上的，先在那台卸掉。",
        en: "Look in the register first; if none is left do not activate anyway; from another machine it is removed first.",
      },
      options: [
        { key: "yes", title: { "zh-CN": "有", en: "Yes" }, outcome: "normal" },
        { key: "none", title: { "zh-CN": "没有或已用完", en: "None, or used up" }, outcome: "abnormal" },
        { key: "other", title: { "zh-CN": "记在别的机器上", en: "On another machine" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "授权与台账一致", en: "Licence and register agree" },
      source: {
        "zh-CN": "服务手册 2.2（正版软件登记）；《计算机软件保护条例》",
        en: "Service manual 2.2 (licences on the asset); regulation on the protection of software",
      },
      go: [
        { when: { step: "entitled", is: "none" }, to: "buy" },
        { when: { step: "product", is: "subscription" }, to: "signIn" },
      ],
    },
    {
      key: "time",
      kind: "probe",
      probe: "time",
      title: { "zh-CN": "时间偏差", en: "Clock offset" },
      hint: {
        "zh-CN": "还要看用户电脑的时区和日期。",
        en: "Look at time zone and date of the user's computer too.",
      },
      judge: [
        { reading: "offset", min: -300 },
        { reading: "offset", max: 300 },
      ],
      expected: { "zh-CN": "偏差 5 分钟以内", en: "Within five minutes" },
      source: {
        "zh-CN": "5 分钟为本部门经验值；Microsoft Learn“KMS 激活疑难解答”要求时间一致",
        en: "Five minutes is our own experience; Microsoft Learn, troubleshooting KMS, asks for agreeing clocks",
      },
    },
    {
      key: "kmsName",
      kind: "probe",
      probe: "dns",
      title: { "zh-CN": "解析 KMS 主机名", en: "Resolve the KMS host" },
      hint: {
        "zh-CN": "nslookup -type=srv _vlmcs._tcp 应能看到公司 KMS；这里填 KMS 主机名。",
        en: "nslookup -type=srv _vlmcs._tcp should show our host; give its name here.",
      },
      judge: [{ reading: "resolved", is: true }],
      expected: { "zh-CN": "解析到公司 KMS 主机", en: "Resolves to the company's host" },
      source: {
        "zh-CN": "Microsoft Learn“部署 KMS 激活”（DNS 的 SRV 记录）",
        en: "Microsoft Learn, Deploy KMS Activation (SRV records in DNS)",
      },
      go: [{ when: { step: "kmsName", reading: "resolved", is: false }, to: "kmsDown" }],
    },
    {
      key: "kmsPort",
      kind: "probe",
      probe: "port",
      with: { port: 1688 },
      title: { "zh-CN": "KMS 主机 1688 端口", en: "Port 1688 of the KMS host" },
      hint: { "zh-CN": "出差、在家的必须先连公司 VPN。", en: "Away from the office the VPN comes first." },
      judge: [{ reading: "open", is: true }],
      expected: { "zh-CN": "开放", en: "Open" },
      source: {
        "zh-CN": "Microsoft Learn“密钥管理服务（KMS）激活规划”（TCP 1688）",
        en: "Microsoft Learn, KMS activation planning (TCP 1688)",
      },
      go: [{ when: { step: "kmsPort", reading: "open", is: false }, to: "kmsDown" }],
    },
    {
      key: "activate",
      kind: "choice",
      title: { "zh-CN": "重新激活并看结果", en: "Activate again and look" },
      hint: {
        "zh-CN":
          "cscript ospp.vbs /dstatus 看密钥后五位和错误码，再 /act。0xC004F074 连不上 KMS，0xC004F038 数量不够，0xC004C020 MAK 次数用尽。多个版本并存的先卸干净。",
        en: "cscript ospp.vbs /dstatus for the key's last five and the code, then /act. 0xC004F074 no KMS, 0xC004F038 count too low, 0xC004C020 MAK used up. Remove other editions first.",
      },
      options: [
        { key: "done", title: { "zh-CN": "已激活", en: "Activated" }, outcome: "abnormal" },
        {
          key: "key",
          title: { "zh-CN": "密钥不对，换成正确密钥后激活", en: "Wrong key; activated with the right one" },
          outcome: "abnormal",
        },
        {
          key: "count",
          title: { "zh-CN": "数量或次数不够", en: "Count or number of activations" },
          outcome: "abnormal",
        },
        { key: "fail", title: { "zh-CN": "其他错误", en: "Other error" }, outcome: "abnormal" },
      ],
      expected: {
        "zh-CN": "LICENSED（已授权），KMS 客户端 180 天有效",
        en: "LICENSED; a KMS client holds for 180 days",
      },
      source: {
        "zh-CN": "Microsoft Learn“管理 Office 批量激活的工具（ospp.vbs）”",
        en: "Microsoft Learn, tools to manage volume activation of Office",
      },
      go: [
        { when: { step: "activate", in: ["done", "key"] }, to: "activated" },
        { when: { step: "activate", is: "count" }, to: "buy" },
        { to: "unclear" },
      ],
    },
    {
      key: "signIn",
      kind: "choice",
      title: { "zh-CN": "退出后用公司账号登录订阅", en: "Sign out and in with the company account" },
      hint: {
        "zh-CN": "最常见是登着个人账号；登录框转圈的看代理和 TLS；超过五台设备的让用户在账户页退掉旧设备。",
        en: "Most often a private account is signed in; a spinning window: proxy and TLS; over five devices: drop old ones on the account page.",
      },
      touchesData: true,
      options: [
        { key: "done", title: { "zh-CN": "登录后正常", en: "Good after signing in" }, outcome: "abnormal" },
        {
          key: "devices",
          title: { "zh-CN": "退掉旧设备后正常", en: "Good after dropping a device" },
          outcome: "abnormal",
        },
        {
          key: "unassigned",
          title: { "zh-CN": "账号没分配许可证", en: "No licence assigned" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "账户页显示“已激活的产品”", en: "Account page says product activated" },
      source: {
        "zh-CN": "Microsoft 支持“Office 中的未授权产品和激活错误”",
        en: "Microsoft Support, unlicensed product and activation errors in Office",
      },
      go: [
        { when: { step: "signIn", in: ["done", "devices"] }, to: "activated" },
        { when: { step: "signIn", is: "unassigned" }, to: "buy" },
        { to: "unclear" },
      ],
    },
    {
      key: "wpsState",
      kind: "choice",
      title: { "zh-CN": "WPS 授权状态", en: "State of the WPS licence" },
      hint: {
        "zh-CN":
          "专业版用序列号，“配置工具—高级—产品管理中心”看到期日；企业版要登企业账号、能连上授权服务器。个人版不能商用，也不能拿会员顶企业授权。统信、麒麟上看预装版本的授权期。",
        en: "Professional goes by serial: its configuration tool shows the date; enterprise by company account and licence server. A personal edition or membership is no company licence. On UOS and Kylin look at the preinstalled term.",
      },
      options: [
        {
          key: "serial",
          title: { "zh-CN": "序列号过期或填错，已更正", en: "Serial expired or wrong; corrected" },
          outcome: "abnormal",
        },
        {
          key: "server",
          title: { "zh-CN": "连不上授权服务器", en: "Licence server not reached" },
          outcome: "abnormal",
        },
        {
          key: "personal",
          title: { "zh-CN": "装成了个人版，已换专业版", en: "Personal edition; replaced" },
          outcome: "abnormal",
        },
        { key: "none", title: { "zh-CN": "没有企业授权", en: "No company licence" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "专业版或企业版，未到期", en: "Professional or enterprise, not expired" },
      source: {
        "zh-CN": "金山办公帮助中心（WPS 专业版激活说明）",
        en: "Kingsoft Office help centre (activating WPS professional)",
      },
      go: [
        { when: { step: "wpsState", in: ["serial", "personal"] }, to: "activated" },
        { when: { step: "wpsState", is: "none" }, to: "buy" },
        { when: { step: "wpsState", is: "server" }, to: "wpsServer" },
        { to: "unclear" },
      ],
    },
    {
      key: "wpsServer",
      kind: "probe",
      probe: "http",
      title: {
        "zh-CN": "打开 WPS 授权或企业管理平台地址",
        en: "Open the address of the WPS licence platform",
      },
      judge: [{ reading: "status", is: 200 }],
      expected: { "zh-CN": "状态 200", en: "Status 200" },
      source: { "zh-CN": "RFC 9110（HTTP 状态码）", en: "RFC 9110 (HTTP status codes)" },
      go: [{ when: { step: "wpsServer", outcome: "abnormal" }, to: "kmsDown" }, { to: "unclear" }],
    },
  ],
  conclusions: [
    {
      key: "activated",
      title: { "zh-CN": "已激活", en: "Activated" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "在资产上记下产品、授权方式和到期日；新建一个文档保存验证。",
        en: "Note product, licence and end on the asset; make and save a document.",
      },
      solution: {
        "zh-CN": "授权异常，已用公司授权重新激活，新建、编辑、保存均正常。",
        en: "Licence was put right with the company's own; making, editing and saving work.",
      },
    },
    {
      key: "ownAccount",
      title: { "zh-CN": "预装版要用户账号激活", en: "Preinstalled edition wants its account" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "用购机时绑定的账号激活；工作用途建议改装公司授权版并登记。",
        en: "Activate with the account it was bound to; for work prefer the company's edition.",
      },
      solution: {
        "zh-CN": "预装版已用绑定账号激活，可正常编辑。",
        en: "The preinstalled edition was activated with its account; editing works.",
      },
    },
    {
      key: "illegal",
      title: { "zh-CN": "非正版或破解激活", en: "Not genuine" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "断网查毒（激活工具常带木马），卸载；报组长按正版化要求换装。不帮忙“再破一次”。",
        en: "Disconnect and scan: such tools carry trojans; uninstall, tell the lead, fit a genuine one. Never crack it again.",
      },
    },
    {
      key: "buy",
      title: { "zh-CN": "授权没有或数量不够", en: "No licence, or none left" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "走软件申请，部门审批后由授权管理员分配；急用先给 WPS 专业版（有余量时）或在线文档。",
        en: "Apply; the licence keeper assigns after approval. For now another licensed suite or an online document.",
      },
    },
    {
      key: "kmsDown",
      title: { "zh-CN": "连不上激活服务器", en: "Activation server not reached" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "附名称、端口读数报系统管理员；已激活的机器 180 天内不受影响，不必惊动用户。",
        en: "Report with these readings; activated machines hold for 180 days, no alarm needed.",
      },
    },
    {
      key: "unclear",
      title: { "zh-CN": "激活失败，原因未明", en: "Failed, cause unknown" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "附版本、密钥后五位、错误码转二线，不写完整密钥。",
        en: "Escalate with edition, last five of the key and code; never the whole key.",
      },
    },
  ],
};
