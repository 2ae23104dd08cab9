/**
 * What the console can measure, and what each answers: the allow-list. A checklist may name these and
 * nothing else; a probe answers no reading that is not here. Pure data: how they measure is in the core.
 */

/** Forms of what a probe is told; what a checklist leaves open is asked of the technician. */
export type ProbeOption = "host" | "port" | "url" | "name" | "share" | "interface" | "count";

/** `here`: from the technician's laptop, at the user's socket. `machine`: of one machine, here or by the collector. */
export type MeasuredAt = "here" | "machine";

export interface ReadingSpec {
  unit: string;
  title: readonly [zh: string, en: string];
  /** Kept as a series on the asset it was measured on. */
  series?: true;
  /** Of several of one name, which is the worst: conditions and ranges look at that one. */
  worst?: "lowest" | "highest";
}

export interface ProbeSpec {
  title: readonly [zh: string, en: string];
  at: MeasuredAt;
  /** What it must be told, and may be told. A host may also be `gateway`, `dns` or `hub`. */
  needs: readonly ProbeOption[];
  may: readonly ProbeOption[];
  /** Longest time it takes, ms; then it ends as `noAnswer`. */
  deadlineMs: number;
  readings: Readonly<Record<string, ReadingSpec>>;
}

const r = (zh: string, en: string, unit = "", more: Partial<ReadingSpec> = {}): ReadingSpec => ({
  unit,
  title: [zh, en],
  ...more,
});

export const PROBES = {
  link: {
    title: ["本机链路", "Link of this laptop"],
    at: "here",
    needs: [],
    may: ["interface"],
    deadlineMs: 8000,
    readings: {
      up: r("链路接通", "Link up"),
      kind: r("类型", "Kind"),
      speed: r("速率", "Speed", "Mbit/s", { worst: "lowest" }),
      duplex: r("双工", "Duplex"),
      mac: r("MAC 地址", "MAC address"),
    },
  },
  address: {
    title: ["地址与 DHCP", "Address and DHCP"],
    at: "here",
    needs: [],
    may: ["interface"],
    deadlineMs: 8000,
    readings: {
      ipv4: r("IPv4 地址", "IPv4 address"),
      prefix: r("前缀长度", "Prefix length"),
      ipv6: r("IPv6 地址", "IPv6 address"),
      /** 169.254/16: no DHCP server answered. */
      selfAssigned: r("自动私有地址", "Self-assigned address"),
      dhcp: r("由 DHCP 分配", "By DHCP"),
      dhcpServer: r("DHCP 服务器", "DHCP server"),
      leaseEnds: r("租约到期", "Lease ends"),
      gateway: r("网关", "Gateway"),
      dnsServers: r("DNS 服务器", "DNS servers"),
      /** Another machine answers for this address. */
      duplicate: r("地址冲突", "Address in use twice"),
    },
  },
  routes: {
    title: ["路由", "Routes"],
    at: "here",
    needs: [],
    may: [],
    deadlineMs: 8000,
    readings: {
      defaultRoutes: r("默认路由数", "Default routes", "", { worst: "highest" }),
      viaVpn: r("经由 VPN", "Through a VPN"),
    },
  },
  proxy: {
    title: ["代理设置", "Proxy"],
    at: "here",
    needs: [],
    may: [],
    deadlineMs: 8000,
    readings: {
      used: r("使用代理", "Proxy in use"),
      server: r("代理服务器", "Proxy server"),
      pac: r("自动配置脚本", "Configuration script"),
      reachable: r("代理可达", "Proxy answers"),
    },
  },
  wifi: {
    title: ["无线信号", "Wi-Fi"],
    at: "here",
    needs: [],
    may: ["interface"],
    deadlineMs: 15000,
    readings: {
      connected: r("已连接", "Connected"),
      ssid: r("网络名", "Network name"),
      signal: r("信号强度", "Signal", "dBm", { worst: "lowest" }),
      quality: r("信号质量", "Quality", "%", { worst: "lowest" }),
      channel: r("信道", "Channel"),
      rate: r("协商速率", "Rate", "Mbit/s", { worst: "lowest" }),
      security: r("加密方式", "Security"),
    },
  },
  ping: {
    title: ["连通与丢包", "Ping"],
    at: "here",
    needs: ["host"],
    may: ["count"],
    deadlineMs: 30000,
    readings: {
      sent: r("已发", "Sent"),
      received: r("已收", "Received"),
      loss: r("丢包率", "Loss", "%", { worst: "highest" }),
      min: r("最短往返", "Shortest", "ms"),
      average: r("平均往返", "Average", "ms", { worst: "highest" }),
      max: r("最长往返", "Longest", "ms"),
      jitter: r("抖动", "Jitter", "ms", { worst: "highest" }),
    },
  },
  path: {
    title: ["路径", "Path"],
    at: "here",
    needs: ["host"],
    may: [],
    deadlineMs: 60000,
    readings: {
      hops: r("跳数", "Hops"),
      reached: r("到达目标", "Reached"),
      lastAnswering: r("最后应答的节点", "Last that answered"),
    },
  },
  port: {
    title: ["TCP 端口", "TCP port"],
    at: "here",
    needs: ["host", "port"],
    may: [],
    deadlineMs: 10000,
    readings: { open: r("端口开放", "Open"), connect: r("建立连接", "Connect", "ms", { worst: "highest" }) },
  },
  dns: {
    title: ["域名解析", "Name resolution"],
    at: "here",
    needs: ["name"],
    may: ["host"],
    deadlineMs: 12000,
    readings: {
      resolved: r("解析成功", "Resolved"),
      addresses: r("地址", "Addresses"),
      took: r("耗时", "Took", "ms", { worst: "highest" }),
      server: r("应答服务器", "Server"),
    },
  },
  http: {
    title: ["网页访问", "Web page"],
    at: "here",
    needs: ["url"],
    may: [],
    deadlineMs: 20000,
    readings: {
      status: r("状态码", "Status"),
      /** Somebody else answers than who was asked: a log-in page. */
      portal: r("被认证页拦截", "Captive portal"),
      redirect: r("跳转到", "Redirected to"),
      took: r("耗时", "Took", "ms", { worst: "highest" }),
    },
  },
  tls: {
    title: ["证书", "Certificate"],
    at: "here",
    needs: ["host"],
    may: ["port", "name"],
    deadlineMs: 15000,
    readings: {
      trusted: r("可信", "Trusted"),
      daysLeft: r("剩余天数", "Days left", "d", { worst: "lowest" }),
      issuer: r("签发者", "Issuer"),
      nameFits: r("名称相符", "Name fits"),
      chain: r("证书链长度", "Chain"),
      protocol: r("协议", "Protocol"),
    },
  },
  time: {
    title: ["时间偏差", "Clock offset"],
    at: "here",
    needs: [],
    may: ["host"],
    deadlineMs: 10000,
    readings: {
      offset: r("偏差", "Offset", "s", { worst: "highest" }),
      delay: r("往返", "Delay", "ms"),
      server: r("时间服务器", "Time server"),
    },
  },
  throughput: {
    title: ["到服务器的速率", "Throughput to the hub"],
    at: "here",
    needs: [],
    may: [],
    deadlineMs: 30000,
    readings: {
      down: r("下行", "Down", "Mbit/s", { worst: "lowest" }),
      up: r("上行", "Up", "Mbit/s", { worst: "lowest" }),
      bytes: r("传输量", "Moved", "B"),
    },
  },
  doctor: {
    title: ["网络体检", "Network doctor"],
    at: "here",
    needs: [],
    may: [],
    deadlineMs: 60000,
    readings: {
      /** Name of the first broken link; '' for none. */
      broken: r("断点", "Broken link"),
      good: r("正常环节", "Good links"),
    },
  },
  share: {
    title: ["文件共享", "File share"],
    at: "here",
    needs: ["share"],
    may: [],
    deadlineMs: 30000,
    readings: {
      reachable: r("服务器可达", "Server answers"),
      /** `SMB 3.1.1`; `SMB 1` where it speaks nothing newer. */
      protocol: r("协议", "Protocol"),
      signing: r("要求签名", "Signing required"),
      signedIn: r("登录成功", "Signed in"),
      listed: r("可列目录", "Listed"),
      entries: r("条目数", "Entries"),
      free: r("剩余空间", "Free", "GB", { worst: "lowest" }),
    },
  },
  printer: {
    title: ["打印机（IPP）", "Printer (IPP)"],
    at: "here",
    needs: ["host"],
    may: ["port", "name"],
    deadlineMs: 20000,
    readings: {
      state: r("状态", "State"),
      reasons: r("状态原因", "Reasons"),
      message: r("面板消息", "Message"),
      accepting: r("接受作业", "Accepts jobs"),
      queued: r("排队作业", "Queued", "", { worst: "highest" }),
      supply: r("耗材余量", "Supply", "%", { worst: "lowest" }),
      model: r("型号", "Model"),
      pages: r("打印计数", "Pages printed", "", { series: true }),
    },
  },
  printPort: {
    title: ["打印端口 9100", "Print port 9100"],
    at: "here",
    needs: ["host"],
    may: ["port"],
    deadlineMs: 15000,
    readings: {
      open: r("端口开放", "Open"),
      connect: r("建立连接", "Connect", "ms"),
      status: r("PJL 状态码", "PJL status"),
      display: r("面板显示", "Display"),
    },
  },
  snmpDevice: {
    title: ["设备（SNMP）", "Device (SNMP)"],
    at: "here",
    needs: ["host"],
    may: ["port"],
    deadlineMs: 20000,
    readings: {
      name: r("设备名", "Name"),
      description: r("描述", "Description"),
      uptime: r("运行时间", "Uptime", "h"),
      ports: r("端口数", "Ports"),
      portsUp: r("接通端口", "Ports up"),
      neighbours: r("邻居", "Neighbours"),
    },
  },
  snmpPort: {
    title: ["交换机端口（SNMP）", "Switch port (SNMP)"],
    at: "here",
    needs: ["host", "interface"],
    may: ["port"],
    deadlineMs: 20000,
    readings: {
      enabled: r("管理状态开启", "Enabled"),
      up: r("端口接通", "Up"),
      speed: r("速率", "Speed", "Mbit/s", { worst: "lowest" }),
      duplex: r("双工", "Duplex"),
      errorsIn: r("入向错误", "Errors in", "", { worst: "highest" }),
      errorsOut: r("出向错误", "Errors out", "", { worst: "highest" }),
      discards: r("丢弃", "Discards", "", { worst: "highest" }),
      vlan: r("VLAN", "VLAN"),
      poe: r("PoE 供电", "PoE"),
      poePower: r("PoE 功率", "PoE power", "W"),
      lastChange: r("状态持续", "Since", "h"),
      neighbour: r("对端设备", "Neighbour"),
    },
  },
  identity: {
    title: ["型号与序列号", "Model and serial"],
    at: "machine",
    needs: [],
    may: [],
    deadlineMs: 20000,
    readings: {
      maker: r("品牌", "Maker"),
      model: r("型号", "Model"),
      serial: r("序列号", "Serial"),
      biosVersion: r("BIOS 版本", "BIOS version"),
      name: r("计算机名", "Computer name"),
      domain: r("域", "Domain"),
    },
  },
  memory: {
    title: ["内存", "Memory"],
    at: "machine",
    needs: [],
    may: [],
    deadlineMs: 20000,
    readings: {
      total: r("总量", "Total", "GB", { worst: "lowest" }),
      free: r("可用", "Available", "GB", { worst: "lowest" }),
      usedShare: r("占用", "Used", "%", { worst: "highest" }),
      modules: r("内存条", "Modules"),
      /** Of each slot that holds one. */
      module: r("内存条容量", "Module", "GB"),
    },
  },
  cpu: {
    title: ["处理器负载", "Processor load"],
    at: "machine",
    needs: [],
    may: [],
    deadlineMs: 20000,
    readings: {
      model: r("型号", "Model"),
      load: r("负载", "Load", "%", { worst: "highest" }),
      topProcess: r("占用最高的进程", "Busiest process"),
      topShare: r("该进程占用", "Its share", "%", { worst: "highest" }),
    },
  },
  disks: {
    title: ["硬盘健康与空间", "Disks"],
    at: "machine",
    needs: [],
    may: [],
    deadlineMs: 30000,
    readings: {
      free: r("剩余空间", "Free", "GB", { series: true, worst: "lowest" }),
      freeShare: r("剩余比例", "Free share", "%", { series: true, worst: "lowest" }),
      /** `passed` or `failing`; absent where the disk could not be asked. */
      health: r("健康自检", "Health"),
      reallocated: r("重映射扇区", "Reallocated sectors", "", { series: true, worst: "highest" }),
      pending: r("待映射扇区", "Pending sectors", "", { worst: "highest" }),
      wear: r("磨损", "Wear", "%", { series: true, worst: "highest" }),
      temperature: r("硬盘温度", "Disk temperature", "°C", { worst: "highest" }),
      hours: r("通电时间", "Power-on hours", "h", { series: true }),
      model: r("硬盘型号", "Disk model"),
    },
  },
  battery: {
    title: ["电池", "Battery"],
    at: "machine",
    needs: [],
    may: [],
    deadlineMs: 20000,
    readings: {
      present: r("有电池", "Present"),
      wear: r("容量损耗", "Wear", "%", { series: true, worst: "highest" }),
      cycles: r("循环次数", "Cycles", "", { series: true, worst: "highest" }),
      charge: r("电量", "Charge", "%"),
      charging: r("正在充电", "Charging"),
      full: r("满充容量", "Full capacity", "mWh", { worst: "lowest" }),
      design: r("设计容量", "Design capacity", "mWh"),
    },
  },
  temperatures: {
    title: ["温度与风扇", "Temperatures and fans"],
    at: "machine",
    needs: [],
    may: [],
    deadlineMs: 20000,
    readings: {
      cpu: r("处理器温度", "Processor", "°C", { worst: "highest" }),
      fan: r("风扇转速", "Fan", "rpm", { worst: "lowest" }),
      /** A place in the machine that its maker chose, seldom the processor itself. */
      zone: r("温区温度", "Zone", "°C", { worst: "highest" }),
    },
  },
  system: {
    title: ["系统与更新", "System and updates"],
    at: "machine",
    needs: [],
    may: [],
    deadlineMs: 40000,
    readings: {
      name: r("系统", "System"),
      version: r("版本", "Version"),
      build: r("内部版本", "Build"),
      uptime: r("运行时间", "Uptime", "h", { worst: "highest" }),
      lastUpdate: r("最近更新", "Last update"),
      daysSinceUpdate: r("距上次更新", "Days since update", "d", { worst: "highest" }),
      pendingUpdates: r("待装更新", "Updates waiting", "", { worst: "highest" }),
      rebootPending: r("等待重启", "Restart waiting"),
      activated: r("系统已激活", "Activated"),
    },
  },
  encryption: {
    title: ["磁盘加密", "Disk encryption"],
    at: "machine",
    needs: [],
    may: [],
    deadlineMs: 20000,
    readings: {
      encrypted: r("系统盘已加密", "System disk encrypted"),
      /** False where it is encrypted and its key lies beside it in the clear (BitLocker suspended). */
      protection: r("保护已启用", "Protection on"),
      method: r("方式", "Method"),
    },
  },
  antivirus: {
    title: ["杀毒与防火墙", "Antivirus and firewall"],
    at: "machine",
    needs: [],
    may: [],
    deadlineMs: 20000,
    readings: {
      product: r("产品", "Product"),
      enabled: r("实时防护", "Real-time protection"),
      signatureAge: r("病毒库天数", "Signature age", "d", { worst: "highest" }),
      firewall: r("防火墙开启", "Firewall on"),
    },
  },
} as const satisfies Readonly<Record<string, ProbeSpec>>;

export type ProbeName = keyof typeof PROBES;
export const PROBE_NAMES = Object.keys(PROBES) as [ProbeName, ...ProbeName[]];

export function probeSpec(name: string): ProbeSpec | undefined {
  return Object.hasOwn(PROBES, name) ? PROBES[name as ProbeName] : undefined;
}
