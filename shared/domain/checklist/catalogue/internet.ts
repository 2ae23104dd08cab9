import type { WrittenChecklist } from "../checklist-form.ts";

/** Inside works, the internet does not. */
export const internet: WrittenChecklist = {
  section: "network",
  edition: 1,
  title: { "zh-CN": "上不了外网", en: "No internet" },
  about: {
    "zh-CN": "内网正常，外网打不开。按网关、代理、认证页、权限、证书的次序排查。",
    en: "Inside all works, the internet does not. Gateway, proxy, log-in page, right to go out, certificates.",
  },
  categories: ["network.internet"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "网页打不开", en: "pages do not open" },
    { "zh-CN": "提示代理服务器没有响应", en: "proxy server does not respond" },
    { "zh-CN": "访客连上 Wi-Fi 不能上网", en: "visitor has Wi-Fi but no internet" },
  ],
  gate: "warn",
  steps: [
    {
      key: "extent",
      kind: "choice",
      title: { "zh-CN": "哪些打不开", en: "What fails" },
      hint: {
        "zh-CN": "百度、网银各试一个，再问旁边同事。",
        en: "Try a search engine and a bank; ask a colleague.",
      },
      options: [
        {
          key: "allMine",
          title: { "zh-CN": "只有我，全打不开", en: "Only me, everything" },
          outcome: "abnormal",
        },
        { key: "some", title: { "zh-CN": "只有某几个网站", en: "Only some sites" }, outcome: "abnormal" },
        { key: "everyone", title: { "zh-CN": "大家都不行", en: "Everybody" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "extent", is: "some" }, to: "site" }],
    },
    {
      key: "doctor",
      kind: "probe",
      probe: "doctor",
      title: { "zh-CN": "网络体检", en: "Network doctor" },
      hint: {
        "zh-CN": "接用户的网口或同一 SSID 测，别用手机热点。",
        en: "On the user's socket or network, never on a phone's hotspot.",
      },
      judge: [{ reading: "broken", is: "" }],
      expected: { "zh-CN": "各环节正常", en: "Every link good" },
      source: { "zh-CN": "从本机逐段实测", en: "Measured link by link from this laptop" },
      go: [
        { when: { step: "doctor", reading: "broken", in: ["link", "address"] }, to: "local" },
        { when: { step: "doctor", reading: "broken", in: ["gateway", "dns"] }, to: "inside" },
        { when: { step: "doctor", reading: "broken", is: "portal" }, to: "portal" },
        {
          when: {
            all: [
              { step: "extent", is: "everyone" },
              { step: "doctor", outcome: "abnormal" },
            ],
          },
          to: "trace",
        },
        { when: { step: "doctor", reading: "broken", is: "time" }, to: "clock" },
        { when: { not: { step: "doctor", reading: "broken", is: "proxy" } }, to: "route" },
      ],
    },
    {
      key: "server",
      kind: "probe",
      probe: "proxy",
      title: { "zh-CN": "公司代理应答吗", en: "Does the company's proxy answer" },
      judge: [{ reading: "reachable", is: true }],
      expected: { "zh-CN": "代理可达", en: "The proxy answers" },
      source: {
        "zh-CN": "本部门网络手册（代理地址与端口）",
        en: "Our network manual (address and port of the proxy)",
      },
      go: [{ when: { step: "server", reading: "reachable", is: false }, to: "exit" }],
    },
    {
      key: "route",
      kind: "probe",
      probe: "routes",
      title: { "zh-CN": "默认路由有几条、是否走 VPN", en: "Default routes, and is a VPN in the way" },
      hint: {
        "zh-CN": "同时插着网线、连着手机热点、开着 VPN，就会有两条以上默认路由。",
        en: "Cable, hotspot and VPN together make more than one.",
      },
      judge: [
        { reading: "defaultRoutes", max: 1 },
        { reading: "viaVpn", is: false },
      ],
      expected: { "zh-CN": "一条默认路由，不经 VPN", en: "One default route, no VPN" },
      source: {
        "zh-CN": "Microsoft Learn“IPv4 路由的自动跃点数功能”",
        en: "Microsoft Learn, automatic metric for IPv4 routes",
      },
    },
    {
      key: "proxy",
      kind: "choice",
      title: { "zh-CN": "用户电脑的代理设置", en: "Proxy on the user's computer" },
      hint: {
        "zh-CN": "“设置—网络—代理”，再看 netsh winhttp show proxy。抓包、翻墙工具异常退出会留下 127.0.0.1。",
        en: "Settings, Network, Proxy; then netsh winhttp show proxy. Capture and tunnel tools that crashed leave 127.0.0.1.",
      },
      options: [
        {
          key: "right",
          title: { "zh-CN": "没有代理或是公司代理", en: "None, or the company's" },
          outcome: "normal",
        },
        {
          key: "stale",
          title: { "zh-CN": "残留代理，关掉即好", en: "Left behind; good once off" },
          outcome: "abnormal",
        },
        {
          key: "vpn",
          title: { "zh-CN": "VPN 接管，断开即好", en: "A VPN; good once disconnected" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "proxy", in: ["stale", "vpn"] }, to: "ownFixed" }],
    },
    {
      key: "right",
      kind: "choice",
      title: {
        "zh-CN": "这个账号、这台设备有没有外网权限",
        en: "Has this person and machine the right to go out",
      },
      hint: {
        "zh-CN": "在上网行为管理平台里查；新员工、刚换电脑的最常见。",
        en: "Look in the gateway's console; new staff and new machines come first.",
      },
      options: [
        { key: "has", title: { "zh-CN": "有", en: "Yes" }, outcome: "normal" },
        { key: "none", title: { "zh-CN": "没有或已过期", en: "None, or expired" }, outcome: "abnormal" },
        { key: "quota", title: { "zh-CN": "被限速或封禁", en: "Throttled or blocked" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "right", in: ["none", "quota"] }, to: "access" }],
    },
    {
      key: "site",
      kind: "probe",
      probe: "http",
      title: { "zh-CN": "用笔记本打开同一个网址", en: "Open the same page on the laptop" },
      judge: [
        { reading: "status", is: 200 },
        { reading: "portal", is: false },
      ],
      expected: { "zh-CN": "状态 200", en: "Status 200" },
      source: { "zh-CN": "RFC 9110（HTTP 状态码）", en: "RFC 9110 (HTTP status codes)" },
      go: [
        { when: { step: "site", reading: "portal", is: true }, to: "portal" },
        { when: { step: "site", reading: "status", in: [403, 451] }, to: "blocked" },
        { when: { step: "site", reading: "status", gte: 500 }, to: "external" },
      ],
    },
    {
      key: "cert",
      kind: "probe",
      probe: "tls",
      with: { port: 443 },
      title: { "zh-CN": "看这个网站的证书", en: "The certificate of that site" },
      hint: {
        "zh-CN": "签发者若是公司上网网关或安全软件，说明走了 SSL 解密，要装公司根证书。",
        en: "Issued by our own gateway: TLS inspection, the company's root certificate is missing.",
      },
      judge: [
        { reading: "trusted", is: true },
        { reading: "nameFits", is: true },
        { reading: "daysLeft", min: 1 },
      ],
      expected: { "zh-CN": "受信任、名称相符、未过期", en: "Trusted, name fits, not expired" },
      source: {
        "zh-CN": "RFC 5280；RFC 9525（服务身份校验）规定",
        en: "RFC 5280; RFC 9525 (service identity)",
      },
      go: [
        { when: { step: "cert", reading: "daysLeft", lt: 1 }, to: "clock" },
        { when: { step: "cert", reading: "trusted", is: false }, to: "root" },
      ],
    },
    {
      key: "browser",
      kind: "choice",
      title: { "zh-CN": "用户电脑换一个浏览器、无痕窗口", en: "Another browser, a private window" },
      hint: {
        "zh-CN": "无痕能开就是缓存或插件；政务、网银老站要 IE 模式或兼容模式。",
        en: "If the private window works it is cache or an extension; old government and bank sites want IE mode.",
      },
      options: [
        { key: "good", title: { "zh-CN": "换了就好", en: "Good there" }, outcome: "abnormal" },
        { key: "bad", title: { "zh-CN": "一样不行", en: "The same" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "browser", is: "good" }, to: "ownBrowser" }, { to: "unclear" }],
    },
    {
      key: "trace",
      kind: "probe",
      probe: "path",
      with: { host: "223.5.5.5" },
      title: { "zh-CN": "路由停在哪一跳", en: "Where the path stops" },
      hint: {
        "zh-CN": "停在公司内的地址，是出口设备；出了公司再停，是运营商。",
        en: "Inside our addresses: our own gateway; beyond them: the carrier.",
      },
      judge: [{ reading: "reached", is: true }],
      expected: { "zh-CN": "到达目标", en: "Reached" },
      source: { "zh-CN": "RFC 792（ICMP 超时报文）", en: "RFC 792 (ICMP time exceeded)" },
      go: [{ to: "exit" }],
    },
    {
      key: "clock",
      kind: "probe",
      probe: "time",
      title: { "zh-CN": "时间偏差", en: "Clock offset" },
      hint: {
        "zh-CN": "看完笔记本，再看用户电脑右下角的日期；年份不对，所有 https 都会报证书错。",
        en: "Then look at the date on the user's computer: with a wrong year every https page fails.",
      },
      judge: [
        { reading: "offset", min: -60 },
        { reading: "offset", max: 60 },
      ],
      expected: { "zh-CN": "偏差在 60 秒内", en: "Within 60 s" },
      source: {
        "zh-CN": "RFC 5905（NTP）；RFC 5280 有效期；限值为本部门经验值",
        en: "RFC 5905 (NTP); RFC 5280 validity; the limit is our own experience",
      },
      go: [
        { when: { step: "clock", outcome: "abnormal" }, to: "ownClock" },
        { when: { step: "cert", outcome: "abnormal" }, to: "external" },
        { to: "unclear" },
      ],
    },
  ],
  conclusions: [
    {
      key: "local",
      title: { "zh-CN": "断在本地链路或地址", en: "Broken at link or address" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "按有线或无线、地址清单先修本地。",
        en: "Repair the local side first, by those checklists.",
      },
    },
    {
      key: "inside",
      title: { "zh-CN": "断在网关或 DNS", en: "Broken at gateway or DNS" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "DNS 转“域名解析”清单；网关不通附读数报网络管理员。",
        en: "For DNS go on with its checklist; for the gateway send these readings to network operations.",
      },
    },
    {
      key: "portal",
      title: { "zh-CN": "要先登录上网认证页", en: "The log-in page comes first" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "开 http 网址让认证页弹出；访客由接待人申请账号。",
        en: "Open an http address; a visitor's host applies for an account.",
      },
      solution: {
        "zh-CN": "未通过上网认证，已指导登录认证页，外网访问正常。",
        en: "The log-in page had not been passed; the user was shown how and pages open.",
      },
    },
    {
      key: "exit",
      title: { "zh-CN": "出口、代理或运营商线路故障", en: "Gateway, proxy or carrier is down" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "按公司级影响电话报网络管理员，群里统一发一次通告，别逐个上门。",
        en: "Phone network operations as a company-wide fault, post one notice, do not visit one by one.",
      },
    },
    {
      key: "ownFixed",
      title: { "zh-CN": "残留代理或 VPN", en: "Proxy or VPN left behind" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "关代理后把相关软件退出开机自启；违规翻墙软件按制度提醒并告知组长。",
        en: "Turn it off and out of start-up; a forbidden tunnel tool is reported to the lead.",
      },
      solution: {
        "zh-CN": "用户电脑残留代理（VPN）设置，已关闭，外网访问正常。",
        en: "A proxy (VPN) was left on the computer; it is off and pages open.",
      },
    },
    {
      key: "access",
      title: { "zh-CN": "没有外网权限", en: "No right to go out" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "走外网权限申请，写明用途和期限，由部门负责人审批；不借用他人账号。",
        en: "Apply with purpose and period, approved by the department; no borrowed account.",
      },
    },
    {
      key: "blocked",
      title: { "zh-CN": "网站被策略拦截", en: "Blocked by policy" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "截图拦截页；确属工作需要的走放行申请，不给临时绕行办法。",
        en: "Keep a picture; if work needs it apply for release. No way round it.",
      },
    },
    {
      key: "external",
      title: { "zh-CN": "对方网站故障", en: "The other side is down" },
      verdict: "external",
      next: "solved",
      action: {
        "zh-CN": "告诉用户对方的公告或客服电话，约好什么时候再试。",
        en: "Give the user their notice or phone number and say when to try again.",
      },
      solution: {
        "zh-CN": "经实测为对方网站故障，已告知用户并约定再试时间。",
        en: "Measured: the other side is down; the user was told and a time to try again agreed.",
      },
    },
    {
      key: "root",
      title: { "zh-CN": "缺少公司根证书", en: "The company's root certificate is missing" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "从软件中心或组策略装，不要点“继续前往”了事；火狐要单独导入。",
        en: "Install it by software centre or policy; some browsers need it apart. Clicking past the warning is no repair.",
      },
      solution: {
        "zh-CN": "缺少公司根证书，已安装，网页打开无证书告警。",
        en: "The company's root certificate was missing; it is installed and no warning appears.",
      },
    },
    {
      key: "ownBrowser",
      title: { "zh-CN": "浏览器缓存、插件或模式", en: "Cache, extension or mode of the browser" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "清缓存、停插件，老站加进 IE 模式列表。",
        en: "Clear the cache, disable extensions, add old sites to the IE mode list.",
      },
      solution: {
        "zh-CN": "浏览器缓存（插件、兼容模式）问题，已处理，网页打开正常。",
        en: "Cache (extension, mode) of the browser was put right and the page opens.",
      },
    },
    {
      key: "ownClock",
      title: { "zh-CN": "电脑时间不对", en: "The clock is wrong" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "改为自动对时；断电就错的换 CMOS 电池（另开单）。",
        en: "Set to synchronise; if it goes wrong when unplugged the CMOS battery is next, on its own ticket.",
      },
      solution: {
        "zh-CN": "电脑时间错误，已校准并开启自动对时，https 网页正常。",
        en: "The clock was wrong; it is set and synchronises, https pages open.",
      },
    },
    {
      key: "unclear",
      title: { "zh-CN": "没有定位", en: "Not found" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "附读数和截图转二线，注明已排除的环节。",
        en: "Escalate with readings, a picture and what is ruled out.",
      },
    },
  ],
};
