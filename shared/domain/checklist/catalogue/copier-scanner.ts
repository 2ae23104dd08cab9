import type { WrittenChecklist } from "../checklist-form.ts";

/** Copy and scan: dirt on the glass, or the way to folder, mail and computer. */
export const copierScanner: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "复印与扫描", en: "Copier and scanner" },
  about: {
    "zh-CN": "复印有黑线看玻璃条；扫不进共享，多半是密码改了、时间不对或只会 SMB1。",
    en: "Lines come from the glass strip; scans to a share fail by a changed password, a wrong clock, or SMB1.",
  },
  categories: ["hardware.printer", "network.share"],
  assetKinds: ["printer", "peripheral"],
  symptoms: [
    { "zh-CN": "扫描到文件夹失败", en: "scan to folder fails" },
    { "zh-CN": "复印有黑线", en: "black line on copies" },
    { "zh-CN": "扫描发不出邮件", en: "scan to mail fails" },
    { "zh-CN": "电脑找不到扫描仪", en: "computer finds no scanner" },
  ],
  gate: "warn",
  steps: [
    {
      key: "what",
      kind: "choice",
      title: { "zh-CN": "哪项不行", en: "What fails" },
      options: [
        { key: "image", title: { "zh-CN": "复印、扫描有线或脏", en: "Lines or dirt" }, outcome: "abnormal" },
        {
          key: "feed",
          title: { "zh-CN": "输稿器卡、歪、双张", en: "Feeder jams, skews, takes two" },
          outcome: "abnormal",
        },
        { key: "folder", title: { "zh-CN": "扫描到共享文件夹", en: "Scan to folder" }, outcome: "abnormal" },
        { key: "mail", title: { "zh-CN": "扫描到邮件", en: "Scan to mail" }, outcome: "abnormal" },
        {
          key: "local",
          title: { "zh-CN": "电脑上扫不了（USB、WIA、TWAIN）", en: "Scan from the computer" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "what", is: "mail" }, to: "smtp" },
        { when: { step: "what", is: "local" }, to: "wia" },
        { when: { step: "what", is: "folder" }, to: "panel" },
      ],
    },
    {
      key: "where",
      kind: "choice",
      title: { "zh-CN": "放平台玻璃和走输稿器各扫一张", en: "One from the glass, one by the feeder" },
      options: [
        {
          key: "feeder",
          title: { "zh-CN": "只有输稿器不行", en: "By the feeder only" },
          outcome: "abnormal",
        },
        { key: "both", title: { "zh-CN": "两种都不行", en: "Both" }, outcome: "abnormal" },
        { key: "glass", title: { "zh-CN": "只有平台不行", en: "From the glass only" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "what", is: "feed" }, to: "feeder" },
        { when: { step: "where", is: "feeder" }, to: "strip" },
        { when: { step: "where", is: "both" }, to: "service" },
      ],
    },
    {
      key: "strip",
      kind: "confirm",
      title: { "zh-CN": "擦干净玻璃后正常", en: "Good after cleaning the glass" },
      hint: {
        "zh-CN":
          "输稿器有线，擦平台左边那条 1 cm 宽的玻璃：一个小黑点拉成一整条线，摸得出来。平台脏的连白色压板一起擦，别往玻璃上喷。",
        en: "Lines by the feeder: the strip of 1 cm left of the glass, one speck makes a line; feel it. Else glass and white cover, no spray.",
      },
      expected: { "zh-CN": "样张干净，无竖线", en: "Clean sample, no line" },
      source: {
        "zh-CN": "复印机说明书“清洁”；本部门经验值",
        en: "Manual of the copier, cleaning; our own experience",
      },
      go: [{ when: { step: "strip", outcome: "normal" }, to: "cleaned" }, { to: "service" }],
    },
    {
      key: "feeder",
      kind: "choice",
      title: { "zh-CN": "擦搓纸轮、分离片后走 20 页", en: "20 pages after cleaning roller and pad" },
      hint: {
        "zh-CN": "订书钉、卷角、热敏纸、涂改液先处理。计数到寿命的直接换组件。",
        en: "Staples, curled edges, thermal paper first. Past their count change the set.",
      },
      options: [
        { key: "good", title: { "zh-CN": "正常", en: "Good" }, outcome: "abnormal" },
        {
          key: "worn",
          title: { "zh-CN": "轮子发亮、打滑", en: "Rollers shine and slip" },
          outcome: "abnormal",
        },
        { key: "same", title: { "zh-CN": "照旧", en: "The same" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "feeder", is: "good" }, to: "cleaned" },
        { when: { step: "feeder", is: "worn" }, to: "rollers" },
        { to: "service" },
      ],
    },
    {
      key: "panel",
      kind: "text",
      title: { "zh-CN": "面板上的错误代码和目标路径", en: "Code on the panel and target path" },
      hint: {
        "zh-CN": "例：#801、“登录失败”“找不到服务器”。路径用 IP 写一遍再试，排除域名。",
        en: "E.g. #801, E82, “login failed”, “server not found”. Try the path by address to rule out names.",
      },
    },
    {
      key: "clock",
      kind: "number",
      title: { "zh-CN": "面板时间与标准时间相差", en: "Panel clock against the true time" },
      hint: {
        "zh-CN": "用手机时间比，差几分钟填几。差多了登录必失败，配上公司 NTP。",
        en: "Against a phone, in minutes. Far off every login fails: set our NTP.",
      },
      unit: "min",
      range: { min: 0, max: 5 },
      expected: { "zh-CN": "不超过 5 分钟", en: "At most 5 minutes" },
      source: {
        "zh-CN": "Microsoft Learn“计算机时钟同步的最大容差”",
        en: "Microsoft Learn, maximum tolerance for computer clock synchronization",
      },
      go: [{ when: { step: "clock", gt: 5 }, to: "clockSet" }],
    },
    {
      key: "port",
      kind: "probe",
      probe: "port",
      with: { port: 445 },
      title: { "zh-CN": "从同一网段测文件服务器 445", en: "Port 445 of the file server" },
      hint: {
        "zh-CN": "自己的笔记本接复印机那个网口测。通了说明路没问题，是账号或协议。",
        en: "Your laptop at the copier's socket. If it opens the way is good: account or protocol.",
      },
      judge: [{ reading: "open", is: true }],
      expected: { "zh-CN": "端口开放", en: "Open" },
      source: { "zh-CN": "MS-SMB2：SMB 用 TCP 445", en: "MS-SMB2: SMB over TCP 445" },
      go: [{ when: { step: "port", reading: "open", is: false }, to: "blocked" }],
    },
    {
      key: "share",
      kind: "probe",
      probe: "share",
      title: { "zh-CN": "用扫描账号登录该共享", en: "Log in to the share as the scan account" },
      touchesData: true,
      hint: {
        "zh-CN": "用复印机里存的账号，不用自己的。改过密码、到期、锁定都停在登录。",
        en: "The account stored in the copier, not your own: changed, expired or locked all stop here.",
      },
      judge: [
        { reading: "reachable", is: true },
        { reading: "signedIn", is: true },
        { reading: "listed", is: true },
        { reading: "free", min: 1 },
      ],
      expected: { "zh-CN": "登录成功、能列目录、剩 1 GB 以上", en: "Signed in, listed, 1 GB free" },
      source: {
        "zh-CN": "公司共享权限规定；1 GB 为本部门经验值",
        en: "Our rules for shares; 1 GB is our own experience",
      },
      go: [
        { when: { step: "share", reading: "signedIn", is: false }, to: "password" },
        { when: { step: "share", reading: "listed", is: false }, to: "rights" },
        { when: { step: "share", reading: "free", lt: 1 }, to: "rights" },
      ],
    },
    {
      key: "dialect",
      kind: "choice",
      title: { "zh-CN": "复印机支持的 SMB 版本", en: "SMB version of the copier" },
      hint: {
        "zh-CN": "查固件说明。服务器早就关了 SMB1，不要为一台复印机打开。",
        en: "See the notes of its firmware. Servers have SMB1 off: never turn it on for a copier.",
      },
      options: [
        { key: "new", title: { "zh-CN": "SMB2 或更高", en: "SMB2 or later" }, outcome: "normal" },
        { key: "old", title: { "zh-CN": "只有 SMB1", en: "SMB1 only" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "dialect", is: "new" }, to: "pathSet" }, { to: "legacy" }],
    },
    {
      key: "smtp",
      kind: "probe",
      probe: "port",
      title: { "zh-CN": "测邮件服务器提交端口", en: "Submission port of the mail server" },
      hint: {
        "zh-CN": "465 或 587，按邮箱管理员给的填。25 口多被运营商封。",
        en: "465 or 587 as the mail administrator says; 25 is mostly blocked.",
      },
      judge: [{ reading: "open", is: true }],
      expected: { "zh-CN": "端口开放", en: "Open" },
      source: { "zh-CN": "RFC 8314（邮件提交）", en: "RFC 8314 (submission)" },
      go: [{ when: { step: "smtp", reading: "open", is: false }, to: "blocked" }],
    },
    {
      key: "sender",
      kind: "confirm",
      title: {
        "zh-CN": "授权码、加密方式、附件大小改对后能发",
        en: "Sends with code, encryption and size set right",
      },
      hint: {
        "zh-CN":
          "企业邮箱要用客户端专用密码（授权码），不是登录密码；发件人要与账号一致；TLS 1.2；扫彩色 600 dpi 容易超附件上限。",
        en: "Client password, not the login; sender equals account; TLS 1.2; colour at 600 dpi exceeds the limit.",
      },
      expected: { "zh-CN": "测试邮件收到", en: "Test mail arrives" },
      source: {
        "zh-CN": "企业邮箱服务商帮助“客户端授权码”",
        en: "The mail provider's help, client passwords",
      },
      go: [{ when: { step: "sender", outcome: "normal" }, to: "mailSet" }, { to: "legacy" }],
    },
    {
      key: "wia",
      kind: "confirm",
      title: { "zh-CN": "WIA 服务启动、重装驱动后能扫", en: "Scans with the WIA service and a new driver" },
      hint: {
        "zh-CN":
          "services.msc 里 Windows Image Acquisition (WIA) 设为自动。网络扫描仪看 IP 变没变；32 位 TWAIN 软件要 32 位源。",
        en: "WIA service to automatic. See the address of a network scanner; a 32-bit TWAIN program needs a 32-bit source.",
      },
      expected: { "zh-CN": "“Windows 传真和扫描”能扫一张", en: "Windows Fax and Scan takes a page" },
      source: {
        "zh-CN": "Microsoft Learn“Windows Image Acquisition (WIA)”",
        en: "Microsoft Learn, Windows Image Acquisition (WIA)",
      },
      go: [{ when: { step: "wia", outcome: "normal" }, to: "driver" }, { to: "service" }],
    },
  ],
  conclusions: [
    {
      key: "cleaned",
      title: { "zh-CN": "清洁后恢复", en: "Good after cleaning" },
      verdict: "hardware",
      next: "solved",
      action: { "zh-CN": "教行政每周擦一次窄玻璃条。", en: "Ask the office to wipe the strip weekly." },
      solution: {
        "zh-CN": "已清洁扫描玻璃（输稿器），样张正常。",
        en: "Glass or feeder was cleaned; the sample is good.",
      },
    },
    {
      key: "rollers",
      title: { "zh-CN": "输稿器轮子磨损", en: "Feeder rollers worn" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "换整套，清计数。", en: "The whole set; reset its count." },
      solution: {
        "zh-CN": "输稿器搓纸组件磨损，已更换，连续进稿正常。",
        en: "The feeder's rollers were worn and were replaced; it feeds well.",
      },
    },
    {
      key: "clockSet",
      title: { "zh-CN": "机器时间不对", en: "Its clock was wrong" },
      verdict: "software",
      next: "solved",
      action: { "zh-CN": "配 NTP 和时区，看断电后掉不掉。", en: "Set NTP and zone; see that it keeps them." },
      solution: {
        "zh-CN": "复印机时间偏差导致登录失败，已校时并设置时间服务器，扫描正常。",
        en: "The clock kept it from logging in; it was set with a time server, scans arrive.",
      },
    },
    {
      key: "password",
      title: { "zh-CN": "扫描账号密码失效", en: "Scan account's password" },
      verdict: "permission",
      next: "solved",
      action: {
        "zh-CN": "改用专用服务账号，强密码，只写这一个目录；到期日记台账。",
        en: "A service account with a strong password, writing there only; note when it expires.",
      },
      solution: {
        "zh-CN": "扫描账号密码失效，已重设并更新到复印机，扫描正常。",
        en: "The scan account's password was renewed and entered; scans arrive.",
      },
    },
    {
      key: "rights",
      title: { "zh-CN": "目录写不进：权限或空间", en: "Cannot write: rights or space" },
      verdict: "permission",
      next: "solved",
      action: {
        "zh-CN": "共享和 NTFS 都给“修改”，按最小范围；满了请目录负责人清理，不替人删。",
        en: "Modify in share and NTFS rights, no more; if it is full its owner clears it, not you.",
      },
      solution: {
        "zh-CN": "扫描目录写不进，已按审批补权限（腾出空间），扫描正常。",
        en: "Rights or space on the folder were missing and were given as approved; scans arrive.",
      },
    },
    {
      key: "legacy",
      title: { "zh-CN": "老机器不支持现行协议", en: "Too old for today's protocols" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "先升固件；不行改扫到 U 盘或 FTPS，列入换机。不打开 SMB1、不降 TLS。",
        en: "Firmware first, else USB stick or FTPS until renewal. No SMB1, no weaker TLS.",
      },
    },
    {
      key: "blocked",
      title: { "zh-CN": "网络不通或被拦", en: "Blocked on the network" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "附读数，请网管查 VLAN 访问控制。",
        en: "With the readings to network operations: access lists of the VLAN.",
      },
    },
    {
      key: "mailSet",
      title: { "zh-CN": "发件设置", en: "Mail settings" },
      verdict: "software",
      next: "solved",
      action: { "zh-CN": "默认改黑白 300 dpi PDF。", en: "Default to PDF, black and white, 300 dpi." },
      solution: {
        "zh-CN": "扫描发件设置不对，已改正，测试邮件收到。",
        en: "The mail settings were set right; the test mail arrived.",
      },
    },
    {
      key: "pathSet",
      title: { "zh-CN": "路径或地址簿", en: "Path or address book" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "路径改用 IP 或全名、子目录用反斜杠，地址簿重建一条，用户自己扫一张收到才算。",
        en: "Path by address or full name, a new entry in the address book; done when the user's own scan arrives.",
      },
      solution: {
        "zh-CN": "目标路径（地址簿）有误，已改正，扫描正常。",
        en: "Path or address book was set right; scans arrive.",
      },
    },
    {
      key: "driver",
      title: { "zh-CN": "扫描服务或驱动", en: "Scan service or driver" },
      verdict: "software",
      next: "solved",
      action: { "zh-CN": "驱动版本写进工单。", en: "Note the driver's version." },
      solution: {
        "zh-CN": "扫描服务（驱动）异常，已修复，扫描正常。",
        en: "Service or driver was repaired; it scans.",
      },
    },
    {
      key: "service",
      title: { "zh-CN": "报维保", en: "Call service" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "附样张、代码、计数。换机时硬盘先清除再离场。",
        en: "With sample, code and count. Before it leaves clear its disk.",
      },
    },
  ],
};
