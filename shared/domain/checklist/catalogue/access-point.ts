import type { WrittenChecklist } from "../checklist-form.ts";

/** An access point: power and line first, controller second, air last. */
export const accessPoint: WrittenChecklist = {
  section: "network",
  edition: 1,
  title: { "zh-CN": "无线接入点（AP）故障", en: "Access point" },
  about: {
    "zh-CN":
      "一片区域没有 Wi-Fi 或很差。先看 AP 有没有电、交换机口和 PoE，再看控制器，最后站在 AP 下面测空口。",
    en: "An area without Wi-Fi. Power, switch port and PoE first, then the controller, then measure the air below it.",
  },
  categories: ["hardware.networkDevice", "network.access"],
  assetKinds: ["networkDevice"],
  symptoms: [
    { "zh-CN": "这一片没有Wi-Fi", en: "no Wi-Fi in this area" },
    { "zh-CN": "AP灯是红的", en: "access point lamp is red" },
    { "zh-CN": "会议区Wi-Fi老掉", en: "Wi-Fi drops here" },
  ],
  gate: "warn",
  steps: [
    {
      key: "scope",
      kind: "choice",
      title: { "zh-CN": "影响范围", en: "Who is hit" },
      hint: {
        "zh-CN": "自己的笔记本和手机先在现场连一下。",
        en: "Try your own laptop and phone there first.",
      },
      options: [
        { key: "one", title: { "zh-CN": "只有一个人", en: "One person" }, outcome: "abnormal" },
        {
          key: "area",
          title: { "zh-CN": "一个 AP 附近的人", en: "People near one access point" },
          outcome: "abnormal",
        },
        { key: "all", title: { "zh-CN": "整层或全公司", en: "A floor or all" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "scope", is: "one" }, to: "person" },
        { when: { step: "scope", is: "all" }, to: "controller" },
      ],
    },
    {
      key: "lamp",
      kind: "choice",
      title: { "zh-CN": "AP 指示灯", en: "Its lamp" },
      hint: {
        "zh-CN": "颜色含义看型号手册。登高要梯子和扶的人。",
        en: "Colours by the model's manual. Ladder only with somebody to hold it.",
      },
      options: [
        { key: "normal", title: { "zh-CN": "正常色", en: "As it should" }, outcome: "normal" },
        { key: "off", title: { "zh-CN": "不亮", en: "Off" }, outcome: "abnormal" },
        { key: "booting", title: { "zh-CN": "反复启动", en: "Starts over and over" }, outcome: "abnormal" },
        { key: "alarm", title: { "zh-CN": "告警色", en: "Alarm" }, outcome: "abnormal" },
      ],
    },
    {
      key: "port",
      kind: "probe",
      probe: "snmpPort",
      title: { "zh-CN": "读 AP 所在交换机端口", en: "Read its switch port" },
      hint: {
        "zh-CN": "看 PoE 功率和对端设备名是不是这台 AP。100M 多是线少芯。",
        en: "PoE power, and that the neighbour is this one. 100M mostly means an open wire.",
      },
      judge: [
        { reading: "enabled", is: true },
        { reading: "up", is: true },
        { reading: "speed", min: 1000 },
        { reading: "poePower", min: 3 },
      ],
      expected: { "zh-CN": "接通、1000 Mbit/s 以上、在供电", en: "Up, at least 1000 Mbit/s, fed" },
      source: { "zh-CN": "IEEE 802.3af/at；AP 规格书", en: "IEEE 802.3af/at; data sheet" },
      go: [
        { when: { step: "port", reading: "enabled", is: false }, to: "network" },
        { when: { step: "port", reading: "up", is: false }, to: "feed" },
        { when: { step: "port", reading: "speed", lt: 1000 }, to: "cable" },
      ],
    },
    {
      key: "reach",
      kind: "probe",
      probe: "ping",
      with: { count: 20 },
      title: { "zh-CN": "ping AP 管理地址", en: "Ping its management address" },
      judge: [
        { reading: "loss", max: 0 },
        { reading: "average", max: 10 },
      ],
      expected: { "zh-CN": "不丢包，平均不超过 10 ms", en: "No loss, 10 ms on average at most" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ when: { step: "reach", reading: "loss", gte: 100 }, to: "feed" }],
    },
    {
      key: "uptime",
      kind: "probe",
      probe: "snmpDevice",
      title: { "zh-CN": "AP 运行时间", en: "Uptime of the access point" },
      required: false,
      hint: {
        "zh-CN": "一天内重启过几次的看供电；集中管理的瘦 AP 不答 SNMP，填不适用，在控制器上看。",
        en: "Several restarts a day: look at its feed. One that answers no SNMP: not applicable, see the controller.",
      },
      judge: [{ reading: "uptime", min: 24 }],
      expected: { "zh-CN": "连续运行 24 小时以上", en: "Up for 24 hours or more" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ when: { step: "uptime", reading: "uptime", lt: 24 }, to: "feed" }],
    },
    {
      key: "controller",
      kind: "choice",
      title: { "zh-CN": "控制器（AC）上的状态", en: "At the controller" },
      hint: {
        "zh-CN": "看在线、版本、许可数、证书日期、射频有没有被关。",
        en: "Online, version, licences, date of certificates, radios on?",
      },
      options: [
        { key: "online", title: { "zh-CN": "在线，射频开启", en: "Online, radios on" }, outcome: "normal" },
        {
          key: "offline",
          title: { "zh-CN": "离线或反复上下线", en: "Offline or flapping" },
          outcome: "abnormal",
        },
        {
          key: "licence",
          title: { "zh-CN": "许可不足、证书过期、版本不符", en: "Licence, certificate or version" },
          outcome: "abnormal",
        },
        { key: "many", title: { "zh-CN": "大批 AP 离线", en: "Many are offline" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "controller", in: ["licence", "many"] }, to: "network" },
        { when: { step: "controller", is: "offline" }, to: "feed" },
      ],
    },
    {
      key: "signal",
      kind: "probe",
      probe: "wifi",
      title: { "zh-CN": "站在 AP 正下方测信号", en: "Signal right below it" },
      hint: {
        "zh-CN": "连公司 SSID、关 VPN 测。正下方还弱：天线、功率或射频坏；再走到投诉的座位测一次。",
        en: "On the company's network, no VPN. Weak right below: radio or power; then once at the seat complained of.",
      },
      judge: [{ reading: "signal", min: -60 }],
      expected: { "zh-CN": "正下方 −60 dBm 以上", en: "−60 dBm or better below it" },
      source: {
        "zh-CN": "AP 厂商部署指南；本部门经验值",
        en: "The maker's deployment guide; our own experience",
      },
      go: [{ when: { step: "signal", reading: "signal", lt: -60 }, to: "swap" }],
    },
    {
      key: "clients",
      kind: "number",
      title: { "zh-CN": "单射频在线终端数", en: "Clients on one radio" },
      hint: {
        "zh-CN": "控制器上看 5 GHz 那一路；大会议时段再看一次。",
        en: "The 5 GHz radio at the controller; once more during a large meeting.",
      },
      unit: "",
      range: { min: 0, max: 40 },
      expected: { "zh-CN": "办公区每射频不超过 40 台", en: "At most 40 a radio in offices" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ when: { step: "clients", gt: 40 }, to: "crowded" }],
    },
    {
      key: "air",
      kind: "choice",
      title: { "zh-CN": "信道和干扰", en: "Channels and interference" },
      hint: {
        "zh-CN": "2.4 GHz 只用 1/6/11；看私接热点、微波炉、投屏器；雷达信道会让 AP 突然换信道。",
        en: "2.4 GHz on 1, 6, 11 only; hot spots, microwave ovens, casting boxes; radar makes it change channel.",
      },
      options: [
        { key: "clean", title: { "zh-CN": "干净", en: "Clean" }, outcome: "normal" },
        {
          key: "same",
          title: { "zh-CN": "与邻近 AP 同信道", en: "Same channel as a neighbour" },
          outcome: "abnormal",
        },
        {
          key: "foreign",
          title: { "zh-CN": "私接热点或干扰源", en: "Hot spot or source of noise" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "air", is: "same" }, to: "channels" },
        { when: { step: "air", is: "foreign" }, to: "noise" },
        { to: "network" },
      ],
    },
    {
      key: "feed",
      kind: "number",
      title: { "zh-CN": "交换机剩余 PoE 功率", en: "PoE power left at the switch" },
      hint: {
        "zh-CN": "Wi-Fi 6 及以上的 AP 多要 802.3at 30 W；af 供电能启动，但会关掉部分射频。",
        en: "Wi-Fi 6 and later mostly need 802.3at, 30 W; on af they start with fewer radios.",
      },
      unit: "W",
      range: { min: 30, max: 2000 },
      expected: { "zh-CN": "不低于 30 W（802.3af 机型 15.4 W）", en: "At least 30 W (15.4 W for 802.3af)" },
      source: {
        "zh-CN": "IEEE 802.3af（15.4 W）/ 802.3at（30 W）",
        en: "IEEE 802.3af (15.4 W), 802.3at (30 W)",
      },
      go: [{ when: { step: "feed", lt: 15.4 }, to: "power" }],
    },
    {
      key: "restart",
      kind: "confirm",
      title: { "zh-CN": "端口断电 30 秒再上电后正常", en: "Good after 30 seconds without PoE" },
      hint: {
        "zh-CN": "在交换机上关开 PoE，不用爬梯子；升级中的 AP 别断。",
        en: "By the switch, no ladder; never during its update.",
      },
      expected: { "zh-CN": "10 分钟内在控制器上线", en: "Online at the controller within 10 minutes" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ when: { step: "restart", outcome: "normal" }, to: "restarted" }],
    },
    {
      key: "cable",
      kind: "choice",
      title: { "zh-CN": "换跳线、测线", en: "Other cord, test the cable" },
      options: [
        { key: "good", title: { "zh-CN": "换跳线就好", en: "Good with another cord" }, outcome: "abnormal" },
        { key: "bad", title: { "zh-CN": "水平线不合格", en: "Fixed cable fails" }, outcome: "abnormal" },
        { key: "pass", title: { "zh-CN": "线路合格", en: "It passes" }, outcome: "normal" },
      ],
      expected: { "zh-CN": "8 芯直通", en: "Eight wires straight" },
      source: { "zh-CN": "GB/T 50312 综合布线系统工程验收规范", en: "GB/T 50312, acceptance of cabling" },
      go: [
        { when: { step: "cable", is: "good" }, to: "cordBad" },
        { when: { step: "cable", is: "bad" }, to: "cabling" },
      ],
    },
    {
      key: "swap",
      kind: "choice",
      title: { "zh-CN": "原位换一台同型号 AP", en: "Another of the model in its place" },
      options: [
        { key: "good", title: { "zh-CN": "正常", en: "Works" }, outcome: "abnormal" },
        { key: "same", title: { "zh-CN": "照旧", en: "The same" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "swap", is: "good" }, to: "apBad" }, { to: "network" }],
    },
  ],
  conclusions: [
    {
      key: "person",
      title: { "zh-CN": "只是一个人的问题", en: "One person only" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "用“无线网络”清单查用户终端。",
        en: "The checklist for the wireless network at the user's device.",
      },
    },
    {
      key: "power",
      title: { "zh-CN": "PoE 供电不足", en: "Too little PoE" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "挪到余量够的交换机或临时加供电器，报网管扩容。",
        en: "Another switch or an injector; operations plans more power.",
      },
    },
    {
      key: "restarted",
      title: { "zh-CN": "AP 死机，已重启", en: "It hung: restarted" },
      verdict: "hardware",
      next: "solved",
      action: {
        "zh-CN": "升级到推荐版本；同型号都看一遍。",
        en: "The recommended version, also on its kind.",
      },
      solution: {
        "zh-CN": "AP 死机，已断电重启并恢复上线。",
        en: "The access point had hung; it was restarted and is online again.",
      },
    },
    {
      key: "cordBad",
      title: { "zh-CN": "跳线不良", en: "Bad patch cord" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "坏线剪断。", en: "Cut the bad one." },
      solution: {
        "zh-CN": "AP 跳线不良，已更换，协商 1000 Mbit/s，无线恢复。",
        en: "The cord was bad and was replaced; 1000 Mbit/s, Wi-Fi is back.",
      },
    },
    {
      key: "cabling",
      title: { "zh-CN": "水平线缆不合格", en: "Fixed cable fails" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "报弱电施工重布，临时挪 AP。",
        en: "The cabling firm lays another; move it meanwhile.",
      },
    },
    {
      key: "apBad",
      title: { "zh-CN": "AP 损坏", en: "It is broken" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "控制器里改序列号、名称、位置；旧机清配置再送修。",
        en: "Serial, name and place at the controller; reset the old one before repair.",
      },
      solution: {
        "zh-CN": "AP 损坏，已更换同型号 AP，信号和上网正常。",
        en: "The access point was broken and was replaced; signal and access are good.",
      },
    },
    {
      key: "channels",
      title: { "zh-CN": "同信道干扰", en: "Same channel" },
      verdict: "network",
      next: "solved",
      action: {
        "zh-CN": "交给控制器自动调优，固定的信道表更新。",
        en: "Let the controller plan; correct fixed channels.",
      },
      solution: {
        "zh-CN": "相邻 AP 同信道干扰，已调整信道和功率，实测正常。",
        en: "Neighbours shared a channel; channels and power were changed, it measures well.",
      },
    },
    {
      key: "noise",
      title: { "zh-CN": "私接热点或外部干扰", en: "Hot spot or outside noise" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "找到源头，私接的按规定处理，邻司的协商信道。",
        en: "Find it; private ones by the rules, agree channels with neighbours.",
      },
    },
    {
      key: "crowded",
      title: { "zh-CN": "终端太多", en: "Too many clients" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "开负载均衡、5 GHz 优先；常态超的提增加 AP。",
        en: "Balance, prefer 5 GHz; ask for another if it is so daily.",
      },
    },
    {
      key: "network",
      title: { "zh-CN": "转网络管理员", en: "To network operations" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "附端口、信号、终端数读数；大面积的按紧急报。",
        en: "With the readings; urgent where many are hit.",
      },
    },
  ],
};
