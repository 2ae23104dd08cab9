import type { WrittenChecklist } from "../checklist-form.ts";

/** Names that do not resolve, or resolve to the wrong place. */
export const dns: WrittenChecklist = {
  section: "network",
  edition: 1,
  title: { "zh-CN": "域名解析失败或解析错", en: "Name resolution" },
  about: {
    "zh-CN":
      "能 ping 通 IP 却打不开域名，或者只有公司内部域名打不开。分清是本机设置、DNS 服务器，还是记录本身的问题。",
    en: "Addresses answer but names do not, or only names inside the company fail. Is it the machine's settings, the server, or the record itself?",
  },
  categories: ["network.internet", "network.access"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "提示找不到服务器 IP 地址", en: "server's address could not be found" },
    { "zh-CN": "QQ 能上网页打不开", en: "chat works but pages do not" },
    { "zh-CN": "只有内网域名打不开", en: "only internal names fail" },
  ],
  gate: "warn",
  steps: [
    {
      key: "which",
      kind: "choice",
      title: { "zh-CN": "打不开的是哪类域名", en: "Which names fail" },
      hint: {
        "zh-CN": "让用户把地址复制出来看，常见的是多了空格、.cn 写成 .com，或者收藏的是旧地址。",
        en: "Have the address copied out: often a space, .com for .cn, or an old bookmark.",
      },
      options: [
        { key: "all", title: { "zh-CN": "全部", en: "All of them" }, outcome: "abnormal" },
        { key: "inner", title: { "zh-CN": "只有内网域名", en: "Only internal ones" }, outcome: "abnormal" },
        { key: "one", title: { "zh-CN": "只有某一个", en: "Only a single one" }, outcome: "abnormal" },
        { key: "typo", title: { "zh-CN": "地址写错了", en: "The address was wrong" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "which", is: "typo" }, to: "mistyped" }],
    },
    {
      key: "servers",
      kind: "probe",
      probe: "address",
      title: { "zh-CN": "笔记本在此网口取到的 DNS 服务器", en: "DNS servers given out on this socket" },
      hint: {
        "zh-CN": "应是公司内部 DNS。看到 114.114.114.114、223.5.5.5 或 192.168.x.1，内网域名必定解析不了。",
        en: "They should be the company's. With 114.114.114.114, 223.5.5.5 or 192.168.x.1 no internal name resolves.",
      },
      judge: [
        { reading: "dhcp", is: true },
        { reading: "selfAssigned", is: false },
      ],
      expected: { "zh-CN": "由 DHCP 分配，且为公司 DNS", en: "By DHCP, and the company's servers" },
      source: {
        "zh-CN": "RFC 2132 选项 6（DNS 服务器）；本部门网段台账",
        en: "RFC 2132 option 6 (DNS servers); our list of networks",
      },
      go: [{ when: { step: "servers", reading: "selfAssigned", is: true }, to: "noAddress" }],
    },
    {
      key: "userServers",
      kind: "choice",
      title: { "zh-CN": "用户电脑上填的 DNS", en: "DNS servers on the user's computer" },
      hint: {
        "zh-CN":
          "ipconfig /all；统信、麒麟看“设置—网络”或 resolvectl status。装过“加速器”“DNS 优化”的多半被改了。",
        en: "ipconfig /all; on UOS and Kylin Settings, Network, or resolvectl status. “Accelerators” like to change them.",
      },
      options: [
        {
          key: "auto",
          title: { "zh-CN": "自动，和笔记本一样", en: "Automatic, as on the laptop" },
          outcome: "normal",
        },
        {
          key: "manual",
          title: { "zh-CN": "手工填的外部 DNS", en: "Set by hand to outside ones" },
          outcome: "abnormal",
        },
        {
          key: "vpn",
          title: { "zh-CN": "被 VPN 或加速器接管", en: "Taken over by a VPN or accelerator" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "自动获取", en: "Automatic" },
      source: {
        "zh-CN": "服务手册 2.3（终端网络设置由 DHCP 下发）",
        en: "Service manual 2.3 (settings come by DHCP)",
      },
      go: [{ when: { step: "userServers", in: ["manual", "vpn"] }, to: "ownFixed" }],
    },
    {
      key: "port",
      kind: "probe",
      probe: "port",
      with: { host: "dns", port: 53 },
      title: { "zh-CN": "DNS 服务器 53 端口通不通", en: "Port 53 of the DNS server" },
      judge: [
        { reading: "open", is: true },
        { reading: "connect", max: 100 },
      ],
      expected: { "zh-CN": "开放，100 ms 内连上", en: "Open, connected within 100 ms" },
      source: {
        "zh-CN": "RFC 7766（DNS 须支持 TCP）；时间为本部门经验值",
        en: "RFC 7766 (DNS over TCP); the time is our own experience",
      },
      go: [{ when: { step: "port", reading: "open", is: false }, to: "serverDown" }],
    },
    {
      key: "inner",
      kind: "probe",
      probe: "dns",
      title: { "zh-CN": "解析一个内网域名", en: "Resolve an internal name" },
      hint: {
        "zh-CN": "用平时最稳定的那个，比如 OA 或域控。",
        en: "Take the steadiest, such as the office portal or a domain controller.",
      },
      judge: [
        { reading: "resolved", is: true },
        { reading: "took", max: 200 },
      ],
      expected: { "zh-CN": "解析成功，200 ms 以内", en: "Resolved within 200 ms" },
      source: {
        "zh-CN": "RFC 1035（域名查询）；时间为本部门经验值",
        en: "RFC 1035; the time is our own experience",
      },
      go: [{ when: { step: "inner", reading: "resolved", is: false }, to: "zone" }],
    },
    {
      key: "outer",
      kind: "probe",
      probe: "dns",
      with: { name: "www.baidu.com" },
      title: { "zh-CN": "解析一个外网域名", en: "Resolve a name on the internet" },
      judge: [
        { reading: "resolved", is: true },
        { reading: "took", max: 500 },
      ],
      expected: { "zh-CN": "解析成功，500 ms 以内", en: "Resolved within 500 ms" },
      source: {
        "zh-CN": "RFC 1035（域名查询）；时间为本部门经验值",
        en: "RFC 1035; the time is our own experience",
      },
      go: [{ when: { step: "outer", reading: "resolved", is: false }, to: "forward" }],
    },
    {
      key: "target",
      kind: "probe",
      probe: "dns",
      title: { "zh-CN": "解析用户打不开的那个域名", en: "Resolve the very name that fails" },
      hint: {
        "zh-CN":
          "把解析到的地址和系统负责人给的地址对一下；内外网解析到不同地址是正常设计，但要分清该走哪边。",
        en: "Compare the address with the one its owner gives. Different answers inside and outside may be by design: know which applies.",
      },
      judge: [{ reading: "resolved", is: true }],
      expected: { "zh-CN": "解析到系统负责人登记的地址", en: "The address its owner registered" },
      source: {
        "zh-CN": "本部门业务系统台账；RFC 2308（失败结果也会缓存）",
        en: "Our list of applications; RFC 2308 (failures are cached too)",
      },
      go: [{ when: { step: "target", reading: "resolved", is: false }, to: "record" }],
    },
    {
      key: "flush",
      kind: "choice",
      title: { "zh-CN": "清缓存、看 hosts 之后", en: "After flushing caches and looking at hosts" },
      hint: {
        "zh-CN":
          "ipconfig /flushdns（Linux：resolvectl flush-caches），浏览器也要全关重开；再看 hosts 文件里有没有这个域名。",
        en: "ipconfig /flushdns (Linux: resolvectl flush-caches), close all browser windows; is the name in the hosts file?",
      },
      options: [
        { key: "good", title: { "zh-CN": "清完缓存就好了", en: "Good after flushing" }, outcome: "abnormal" },
        {
          key: "hosts",
          title: { "zh-CN": "hosts 里有旧条目", en: "An old entry in hosts" },
          outcome: "abnormal",
        },
        { key: "same", title: { "zh-CN": "和之前一样", en: "No change" }, outcome: "normal" },
      ],
      go: [{ when: { step: "flush", in: ["good", "hosts"] }, to: "ownCache" }, { to: "notDns" }],
    },
  ],
  conclusions: [
    {
      key: "mistyped",
      title: { "zh-CN": "地址写错或收藏过期", en: "Wrong address or old bookmark" },
      verdict: "operation",
      next: "solved",
      action: { "zh-CN": "给用户发正确链接并放进收藏夹。", en: "Send the right link and bookmark it." },
      solution: {
        "zh-CN": "地址输入有误，已给出正确地址并更新收藏夹。",
        en: "The address was wrong; the right one was given and bookmarked.",
      },
    },
    {
      key: "noAddress",
      title: { "zh-CN": "没取到地址", en: "No address" },
      verdict: "network",
      next: "escalate",
      action: { "zh-CN": "转“地址获取与冲突”清单。", en: "Go on with the checklist for addresses." },
    },
    {
      key: "ownFixed",
      title: { "zh-CN": "本机 DNS 被改", en: "DNS was changed on the machine" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "改回自动获取，退出加速器或个人 VPN，ipconfig /flushdns 后当面打开一次。",
        en: "Set to automatic, quit accelerator or private VPN, flush and open the page together.",
      },
      solution: {
        "zh-CN": "用户电脑的 DNS 被改为外部地址，已恢复自动获取，内外网域名解析正常。",
        en: "DNS on the computer pointed outside; it is automatic again and names resolve.",
      },
    },
    {
      key: "ownCache",
      title: { "zh-CN": "本机缓存或 hosts 旧记录", en: "Stale cache or hosts entry" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "hosts 里的旧条目，删之前先问是谁加的；系统迁移后群发一次通知，提醒大家清缓存。",
        en: "Ask who added the hosts entry before deleting it; after a migration tell everybody to flush.",
      },
      solution: {
        "zh-CN": "已清除本机解析缓存（hosts 旧条目），域名解析到正确地址，访问正常。",
        en: "Stale cache (hosts entry) was removed; the name resolves rightly and opens.",
      },
    },
    {
      key: "serverDown",
      title: { "zh-CN": "DNS 服务器不应答", en: "DNS server does not answer" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "影响所有人，电话报网络管理员，由其统一切到备用 DNS；谁也别自己改成公共 DNS。",
        en: "Everybody is hit: phone network operations. Nobody sets public servers by hand; the standby is handed out centrally.",
      },
    },
    {
      key: "zone",
      title: { "zh-CN": "内网区域解析异常", en: "Internal zone does not resolve" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "附域名、服务器和时间报网络管理员查区域和域控复制。",
        en: "Report name, server and time to network operations, who look at the zone and at replication between domain controllers.",
      },
    },
    {
      key: "forward",
      title: { "zh-CN": "外网转发不通", en: "Forwarding to the internet fails" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "内网正常、外网解析不出，报网络管理员查转发器和出口。",
        en: "Internal names are good, outside ones are not: ask network operations to look at forwarders and the way out.",
      },
    },
    {
      key: "record",
      title: { "zh-CN": "这条记录不存在或写错", en: "This record is missing or wrong" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "联系系统负责人确认地址，由其提交解析变更；改完按 TTL 等待再验证。",
        en: "The owner of the application confirms the address and asks for the change; wait out its TTL and check.",
      },
    },
    {
      key: "notDns",
      title: { "zh-CN": "解析正常，不是 DNS 的问题", en: "Names resolve: it is not DNS" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "转“业务系统打不开”或“上不了外网”清单，附上解析结果。",
        en: "Go on with the checklist for applications or for the internet, with these results.",
      },
    },
  ],
};
