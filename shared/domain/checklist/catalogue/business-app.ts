import type { WrittenChecklist } from "../checklist-form.ts";

/** A business application that does not open, is slow or refuses. */
export const businessApp: WrittenChecklist = {
  section: "software",
  edition: 1,
  title: { "zh-CN": "业务系统打不开", en: "Business application" },
  about: {
    "zh-CN":
      "OA、ERP、财务、HR 等系统打不开、很慢、报错。分清是服务器、网络、浏览器还是权限，别让用户在两个部门之间跑。",
    en: "Office portal, ERP, finance or HR does not open, is slow or fails. Server, network, browser or right: do not send the user to and fro.",
  },
  categories: ["software.business"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "OA 登不上", en: "cannot sign in to the portal" },
    { "zh-CN": "系统一直转圈", en: "keeps spinning" },
    { "zh-CN": "提示证书不安全", en: "says certificate unsafe" },
    { "zh-CN": "U 盾识别不到", en: "security key not found" },
  ],
  gate: "warn",
  steps: [
    {
      key: "extent",
      kind: "choice",
      title: { "zh-CN": "有多少人用不了", en: "How many are hit" },
      hint: {
        "zh-CN": "先在报障群和已有工单里看一眼，再打给同岗位的一位同事。",
        en: "Look at open tickets, then phone one colleague with the same job.",
      },
      options: [
        { key: "one", title: { "zh-CN": "只有这一位", en: "Only this one" }, outcome: "normal" },
        {
          key: "many",
          title: { "zh-CN": "多人、多部门", en: "Several, or several departments" },
          outcome: "abnormal",
        },
        { key: "role", title: { "zh-CN": "同一岗位的都不行", en: "All of one job" }, outcome: "abnormal" },
      ],
      go: [],
    },
    {
      key: "symptom",
      kind: "choice",
      title: { "zh-CN": "卡在哪一步", en: "Where does it stop" },
      hint: {
        "zh-CN": "让用户截全屏，要看到网址、时间和报错编号。",
        en: "A full-screen picture with address, time and error number.",
      },
      options: [
        { key: "open", title: { "zh-CN": "页面打不开", en: "The page does not open" }, outcome: "abnormal" },
        { key: "sign", title: { "zh-CN": "登录不了", en: "Cannot sign in" }, outcome: "abnormal" },
        { key: "slow", title: { "zh-CN": "能进但很慢", en: "Opens but slow" }, outcome: "abnormal" },
        {
          key: "func",
          title: { "zh-CN": "某个功能报错或没菜单", en: "A function fails or is missing" },
          outcome: "abnormal",
        },
        {
          key: "key",
          title: { "zh-CN": "U 盾、控件、插件报错", en: "Security key or plug-in" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "symptom", is: "func" }, to: "right" },
        { when: { step: "symptom", is: "key" }, to: "plugin" },
      ],
    },
    {
      key: "dns",
      kind: "probe",
      probe: "dns",
      title: { "zh-CN": "解析系统域名", en: "Resolve the application's name" },
      judge: [{ reading: "resolved", is: true }],
      expected: { "zh-CN": "解析到系统负责人登记的地址", en: "The address its owner registered" },
      source: {
        "zh-CN": "RFC 1035（域名查询）；本部门业务系统台账",
        en: "RFC 1035; our list of applications",
      },
      go: [{ when: { step: "dns", reading: "resolved", is: false }, to: "name" }],
    },
    {
      key: "port",
      kind: "probe",
      probe: "port",
      title: { "zh-CN": "系统端口通不通", en: "Port of the application" },
      hint: {
        "zh-CN": "网页一般 443 或 80；客户端软件问系统负责人（如 SQL Server 1433、Oracle 1521）。",
        en: "Web 443 or 80; for a client ask its owner (SQL Server 1433, Oracle 1521).",
      },
      judge: [
        { reading: "open", is: true },
        { reading: "connect", max: 300 },
      ],
      expected: { "zh-CN": "开放，300 ms 内连上", en: "Open, connected within 300 ms" },
      source: {
        "zh-CN": "业务系统部署文档；时间为本部门经验值",
        en: "Its deployment notes; the time is our own experience",
      },
      go: [{ when: { step: "port", reading: "open", is: false }, to: "server" }],
    },
    {
      key: "http",
      kind: "probe",
      probe: "http",
      title: { "zh-CN": "打开首页看状态码和耗时", en: "Open its first page: status and time" },
      judge: [
        { reading: "status", is: 200 },
        { reading: "took", max: 3000 },
      ],
      expected: { "zh-CN": "状态 200，3 秒以内", en: "Status 200 within 3 s" },
      source: {
        "zh-CN": "RFC 9110（HTTP 状态码）；时间为本部门经验值",
        en: "RFC 9110 (HTTP status codes); the time is our own experience",
      },
      go: [
        { when: { step: "http", reading: "status", gte: 500 }, to: "server" },
        { when: { step: "http", reading: "status", in: [401, 403] }, to: "right" },
        {
          when: {
            all: [
              { step: "symptom", is: "slow" },
              { step: "http", reading: "took", gt: 3000 },
            ],
          },
          to: "server",
        },
        { when: { step: "symptom", is: "sign" }, to: "account" },
      ],
    },
    {
      key: "cert",
      kind: "probe",
      probe: "tls",
      with: { port: 443 },
      title: { "zh-CN": "系统证书", en: "Certificate of the application" },
      judge: [
        { reading: "trusted", is: true },
        { reading: "nameFits", is: true },
        { reading: "daysLeft", min: 14 },
      ],
      expected: {
        "zh-CN": "受信任、名称相符、剩余 14 天以上",
        en: "Trusted, name fits, at least 14 days left",
      },
      source: {
        "zh-CN": "RFC 5280；RFC 9525；14 天为本部门经验值",
        en: "RFC 5280; RFC 9525; 14 days is our own experience",
      },
      go: [
        { when: { step: "cert", reading: "daysLeft", lte: 0 }, to: "expired" },
        { when: { step: "cert", reading: "nameFits", is: false }, to: "expired" },
      ],
    },
    {
      key: "browser",
      kind: "choice",
      title: { "zh-CN": "用户电脑上换浏览器、清缓存", en: "Another browser, cache cleared" },
      hint: {
        "zh-CN":
          "360、搜狗切极速或兼容模式；老系统用 Edge 的 IE 模式；弹窗拦截、缩放 110% 以上也会让按钮“消失”。",
        en: "360 and Sogou: switch the engine; Edge has IE mode; a pop-up blocker or zoom hides buttons too.",
      },
      options: [
        { key: "good", title: { "zh-CN": "好了", en: "Good" }, outcome: "abnormal" },
        { key: "old", title: { "zh-CN": "必须 IE 模式才行", en: "Only in IE mode" }, outcome: "abnormal" },
        { key: "bad", title: { "zh-CN": "还是不行", en: "Still not" }, outcome: "abnormal" },
      ],
      expected: {
        "zh-CN": "用系统要求的浏览器和模式能打开",
        en: "Opens in the browser and mode it asks for",
      },
      source: {
        "zh-CN": "业务系统用户手册；Microsoft Learn“什么是 Internet Explorer（IE）模式”",
        en: "Its user's manual; Microsoft Learn, What is Internet Explorer (IE) mode",
      },
      go: [
        { when: { step: "browser", in: ["good", "old"] }, to: "ownBrowser" },
        { when: { step: "extent", in: ["many", "role"] }, to: "server" },
        { to: "unclear" },
      ],
    },
    {
      key: "plugin",
      kind: "choice",
      title: { "zh-CN": "U 盾、控件逐项处理", en: "Security key and plug-ins" },
      hint: {
        "zh-CN":
          "换 USB 口、直插不接集线器；重装该系统官方驱动或控件；同时插两个不同银行的盾会互相抢；国产系统看有没有对应版本控件。",
        en: "Another port without a hub; reinstall its official driver; two keys at once disturb each other; is there a plug-in for UOS or Kylin?",
      },
      options: [
        { key: "good", title: { "zh-CN": "好了", en: "Good" }, outcome: "abnormal" },
        {
          key: "certOld",
          title: { "zh-CN": "盾内证书过期", en: "Certificate in the key expired" },
          outcome: "abnormal",
        },
        {
          key: "dead",
          title: { "zh-CN": "换电脑也认不到", en: "Not found on another computer either" },
          outcome: "abnormal",
        },
        {
          key: "noBuild",
          title: { "zh-CN": "没有适配当前系统的控件", en: "No plug-in for this system" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "控件加载正常，能读出盾内证书", en: "Plug-in loads and reads the key" },
      source: {
        "zh-CN": "业务系统或银行的控件安装说明",
        en: "Installation notes of the application or bank",
      },
      go: [
        { when: { step: "plugin", is: "good" }, to: "ownBrowser" },
        { when: { step: "plugin", in: ["certOld", "dead"] }, to: "keyRenew" },
        { when: { step: "plugin", is: "noBuild" }, to: "server" },
        { to: "unclear" },
      ],
    },
    {
      key: "account",
      kind: "choice",
      title: { "zh-CN": "账号状态", en: "State of the account" },
      hint: {
        "zh-CN":
          "一个一个对：工号输对没有、大写锁定、统一认证是否改过密码、账号有没有停用。不让用户把密码说给你听。",
        en: "Check one by one: user name, caps lock, a changed password, a disabled account. Never have the password told to you.",
      },
      options: [
        {
          key: "typed",
          title: { "zh-CN": "输入有误，已登录", en: "Typed wrong; signed in" },
          outcome: "abnormal",
        },
        { key: "locked", title: { "zh-CN": "锁定或密码过期", en: "Locked or expired" }, outcome: "abnormal" },
        {
          key: "stopped",
          title: { "zh-CN": "停用或未开通", en: "Disabled or not opened" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "account", is: "typed" }, to: "ownTyped" },
        { when: { step: "account", is: "locked" }, to: "locked" },
        { to: "rightMissing" },
      ],
    },
    {
      key: "right",
      kind: "choice",
      title: { "zh-CN": "同岗位同事有没有这个功能", en: "Has a colleague of the same job this function" },
      hint: {
        "zh-CN": "同岗位有而他没有，是权限；都报错，是系统。",
        en: "If only this user lacks it, it is rights; if all get an error, it is the application.",
      },
      options: [
        {
          key: "same",
          title: { "zh-CN": "同事也没有或也报错", en: "Neither, or the same error" },
          outcome: "abnormal",
        },
        {
          key: "has",
          title: { "zh-CN": "同事有，用户没有", en: "The colleague has it" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "right", is: "has" }, to: "rightMissing" },
        { when: { step: "right", is: "same" }, to: "server" },
        { to: "unclear" },
      ],
    },
  ],
  conclusions: [
    {
      key: "server",
      title: { "zh-CN": "系统侧故障", en: "The application itself" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN":
          "附网址、时间、状态码、截图转系统负责人（厂商）；多人的按部门或公司级影响加急，后续同类单并案。",
        en: "Send it to its owner or vendor with address, time, status and picture; if several are hit it is urgent; link later tickets to this one.",
      },
    },
    {
      key: "name",
      title: { "zh-CN": "域名解析问题", en: "Its name does not resolve" },
      verdict: "network",
      next: "escalate",
      action: { "zh-CN": "转“域名解析”清单。", en: "Go on with the DNS checklist." },
    },
    {
      key: "expired",
      title: { "zh-CN": "系统证书过期或域名不符", en: "Certificate expired or of another name" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "电话通知系统负责人换证；告诉用户先别点“继续访问”输密码。",
        en: "Phone its owner to renew; users must not click past it and type passwords.",
      },
    },
    {
      key: "ownBrowser",
      title: { "zh-CN": "浏览器或控件问题", en: "Browser or plug-in" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "把系统加进兼容站点列表，桌面放正确快捷方式。",
        en: "Add it to the compatibility list, put the right shortcut on the desktop.",
      },
      solution: {
        "zh-CN": "浏览器（控件、驱动）设置问题，已处理，用户登录办理业务正常。",
        en: "Browser (plug-in, driver) was put right; the user signs in and works.",
      },
    },
    {
      key: "ownTyped",
      title: { "zh-CN": "账号输入有误", en: "Typed wrong" },
      verdict: "operation",
      next: "solved",
      action: { "zh-CN": "指给用户看大写锁定和登录入口。", en: "Show caps lock and the right entrance." },
      solution: {
        "zh-CN": "账号输入有误，已指导用户正确登录。",
        en: "The account was typed wrong; the user was shown how.",
      },
    },
    {
      key: "keyRenew",
      title: { "zh-CN": "U 盾过期或损坏", en: "Security key expired or dead" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "由持盾人到发证机构更新或换盾，本部门不代办、不留存密码；换好后回来测。",
        en: "Its holder renews or changes it at the issuer; we neither act for them nor keep its code.",
      },
      solution: {
        "zh-CN": "U 盾已由持有人更新（更换），系统识别正常。",
        en: "The key was renewed (replaced) by its holder and is recognised.",
      },
    },
    {
      key: "locked",
      title: { "zh-CN": "账号锁定或密码过期", en: "Account locked or expired" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "转“账号锁定与密码”清单，先核身份。",
        en: "Go on with the checklist for locked accounts; identify the person first.",
      },
    },
    {
      key: "rightMissing",
      title: { "zh-CN": "没有权限或未开通", en: "No right to it, or no account yet" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "转“权限申请”清单，业务部门审批。",
        en: "Go on with the checklist for permission requests; the business approves.",
      },
    },
    {
      key: "unclear",
      title: { "zh-CN": "没有定位", en: "Not found" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "附读数、截图、浏览器版本转二线。",
        en: "Escalate with readings, picture and version of the browser.",
      },
    },
  ],
};
