import type { WrittenChecklist } from "../checklist-form.ts";

/** A dead switch port: read it, prove it with your own laptop, then the cable, then why it was shut. */
export const switchPort: WrittenChecklist = {
  section: "network",
  edition: 1,
  title: { "zh-CN": "交换机端口不通", en: "Switch port down" },
  about: {
    "zh-CN": "从墙面网口查到交换机。先读端口状态，再拿自己的笔记本直插端口，把端口、跳线、水平线缆分开。",
    en: "From the wall socket to the switch: read the port, plug your own laptop into it, tell port, patch cord and fixed cable apart.",
  },
  categories: ["hardware.networkDevice", "network.access"],
  assetKinds: ["networkDevice"],
  symptoms: [
    { "zh-CN": "网口不通", en: "wall socket is dead" },
    { "zh-CN": "交换机端口灯不亮", en: "port lamp is dark" },
    { "zh-CN": "这排工位都没网", en: "a row of desks is offline" },
  ],
  gate: "warn",
  steps: [
    {
      key: "where",
      kind: "text",
      title: { "zh-CN": "墙面网口、配线架口、交换机端口", en: "Wall socket, patch panel, switch port" },
      hint: {
        "zh-CN": "例：3F-A-027 → P2-27 → SW3-1 Gi1/0/27。标签对不上的用寻线仪找，顺手补标签。",
        en: "E.g. 3F-A-027, P2-27, SW3-1 Gi1/0/27. Where labels disagree trace it and label it.",
      },
    },
    {
      key: "scope",
      kind: "probe",
      probe: "snmpDevice",
      title: { "zh-CN": "问交换机：运行时间、接通端口数", en: "Ask the switch: uptime, ports up" },
      hint: {
        "zh-CN": "运行时间不到一小时，就是刚断过电，先查 UPS 和电源。",
        en: "Under an hour it has just lost power: look at UPS and supply.",
      },
      judge: [{ reading: "uptime", min: 1 }],
      expected: { "zh-CN": "运行 1 小时以上", en: "Up for an hour or more" },
      source: { "zh-CN": "RFC 3418 sysUpTime；本部门经验值", en: "RFC 3418 sysUpTime; our own experience" },
      go: [{ when: { step: "scope", reading: "uptime", lt: 1 }, to: "restarted" }],
    },
    {
      key: "port",
      kind: "probe",
      probe: "snmpPort",
      title: { "zh-CN": "读这个端口", en: "Read the port" },
      hint: {
        "zh-CN": "管理状态关闭和物理没接通是两回事。半双工多是一边写死了速率。",
        en: "Shut by an administrator and no link are two things. Half duplex mostly means a fixed speed at one end.",
      },
      judge: [
        { reading: "enabled", is: true },
        { reading: "up", is: true },
        { reading: "speed", min: 1000 },
      ],
      expected: { "zh-CN": "开启、接通、1000 Mbit/s", en: "Enabled, up, 1000 Mbit/s" },
      source: { "zh-CN": "RFC 2863（IF-MIB）；IEEE 802.3ab", en: "RFC 2863 (IF-MIB); IEEE 802.3ab" },
      go: [
        { when: { step: "port", reading: "enabled", is: false }, to: "why" },
        {
          when: {
            all: [
              { step: "port", reading: "up", is: true },
              { step: "port", reading: "speed", gte: 1000 },
            ],
          },
          to: "errors",
        },
      ],
    },
    {
      key: "direct",
      kind: "probe",
      probe: "link",
      title: { "zh-CN": "自己的笔记本直插交换机端口测", en: "Your laptop straight into the port" },
      hint: {
        "zh-CN": "用一根好的短跳线。在机柜里动线前拍一张照，插回原位。",
        en: "With a good short cord. Take a photo of the rack first, put things back.",
      },
      judge: [
        { reading: "up", is: true },
        { reading: "speed", min: 1000 },
      ],
      expected: { "zh-CN": "接通，1000 Mbit/s", en: "Up, 1000 Mbit/s" },
      source: { "zh-CN": "IEEE 802.3ab（1000BASE-T）", en: "IEEE 802.3ab (1000BASE-T)" },
      go: [
        {
          when: {
            any: [
              { step: "direct", reading: "up", is: false },
              { step: "direct", reading: "speed", lt: 1000 },
            ],
          },
          to: "other",
        },
        { to: "cord" },
      ],
    },
    {
      key: "other",
      kind: "choice",
      title: { "zh-CN": "换同一台交换机的空闲端口", en: "Another free port of the switch" },
      hint: {
        "zh-CN": "空闲端口的 VLAN 要先配成一样。光口先换模块。",
        en: "Give it the same VLAN first. On fibre change the module first.",
      },
      options: [
        { key: "good", title: { "zh-CN": "换口就通", en: "Works there" }, outcome: "abnormal" },
        { key: "same", title: { "zh-CN": "都不通", en: "None works" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "other", is: "good" }, to: "portBad" }, { to: "switchBad" }],
    },
    {
      key: "cord",
      kind: "choice",
      title: { "zh-CN": "换两头跳线", en: "Other patch cords at both ends" },
      options: [
        { key: "good", title: { "zh-CN": "通了", en: "Works" }, outcome: "abnormal" },
        { key: "same", title: { "zh-CN": "不通", en: "Does not" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "cord", is: "good" }, to: "cordBad" }],
    },
    {
      key: "tester",
      kind: "choice",
      title: { "zh-CN": "测线仪测墙面到配线架", en: "Cable tester, wall to panel" },
      hint: {
        "zh-CN": "只断一两芯会协商成 100M。断点距离记下来，靠两头就是模块没打好。",
        en: "One or two open wires give 100M. Note the distance: near an end it is the jack.",
      },
      options: [
        {
          key: "pass",
          title: { "zh-CN": "8 芯全通，线序对", en: "All eight, right order" },
          outcome: "normal",
        },
        {
          key: "open",
          title: { "zh-CN": "断芯、短路、错序", en: "Open, short, crossed" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "8 芯直通", en: "Eight wires straight" },
      source: {
        "zh-CN": "GB/T 50312 综合布线系统工程验收规范；ISO/IEC 11801",
        en: "GB/T 50312, acceptance of cabling; ISO/IEC 11801",
      },
      go: [{ when: { step: "tester", is: "open" }, to: "cableBad" }],
    },
    {
      key: "length",
      kind: "number",
      title: { "zh-CN": "永久链路长度", en: "Length of the permanent link" },
      unit: "m",
      range: { min: 1, max: 90 },
      expected: { "zh-CN": "不超过 90 m", en: "At most 90 m" },
      source: {
        "zh-CN": "GB 50311 综合布线系统工程设计规范；ISO/IEC 11801",
        en: "GB 50311, design of cabling; ISO/IEC 11801",
      },
      go: [{ to: "operations" }],
    },
    {
      key: "why",
      kind: "choice",
      title: { "zh-CN": "端口为什么是关的", en: "Why the port is shut" },
      hint: {
        "zh-CN": "先看交换机日志再动手，不问原因就 no shutdown，环路会把整层带下去。",
        en: "Read the log first: opening it blindly with a loop takes the floor down.",
      },
      options: [
        { key: "loop", title: { "zh-CN": "环路、BPDU 保护", en: "Loop or BPDU guard" }, outcome: "abnormal" },
        {
          key: "security",
          title: { "zh-CN": "端口安全、MAC 超限", en: "Port security, too many MACs" },
          outcome: "abnormal",
        },
        {
          key: "manual",
          title: { "zh-CN": "人工关闭（闲置口）", en: "Shut by hand (unused)" },
          outcome: "abnormal",
        },
        { key: "power", title: { "zh-CN": "PoE 故障", en: "PoE fault" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "why", is: "loop" }, to: "loop" },
        { when: { step: "why", is: "power" }, to: "operations" },
        { when: { step: "why", is: "security" }, to: "foreign" },
        { when: { step: "why", is: "manual" }, to: "opened" },
        { to: "operations" },
      ],
    },
    {
      key: "foreign",
      kind: "choice",
      title: { "zh-CN": "端口下面接了什么", en: "What is behind the port" },
      hint: {
        "zh-CN": "工位下面找小交换机、随身 Wi-Fi、无线路由器。",
        en: "Under the desk: small switch, pocket Wi-Fi, router.",
      },
      options: [
        { key: "own", title: { "zh-CN": "私接设备", en: "A private device" }, outcome: "abnormal" },
        {
          key: "swap",
          title: { "zh-CN": "换了电脑或扩展坞", en: "Another computer or dock" },
          outcome: "normal",
        },
      ],
      go: [
        { when: { step: "foreign", is: "own" }, to: "removed" },
        { when: { step: "foreign", is: "swap" }, to: "opened" },
        { to: "operations" },
      ],
    },
    {
      key: "errors",
      kind: "number",
      title: { "zh-CN": "5 分钟内新增的错误包", en: "New errors within 5 minutes" },
      hint: {
        "zh-CN": "计数器是累计的，读两次相减；用户照常用网时读。",
        en: "Counters only grow: read twice under use and subtract.",
      },
      unit: "",
      range: { min: 0, max: 0 },
      expected: { "zh-CN": "没有新增", en: "None" },
      source: {
        "zh-CN": "RFC 2863（ifInErrors）；本部门经验值",
        en: "RFC 2863 (ifInErrors); our own experience",
      },
      go: [{ when: { step: "errors", gt: 0 }, to: "cord2" }],
    },
    {
      key: "vlan",
      kind: "probe",
      probe: "address",
      title: { "zh-CN": "用户网口上看拿到的地址", en: "Address at the user's socket" },
      hint: {
        "zh-CN": "网段不是这个部门的，就是 VLAN 配错；169.254 是没拿到。",
        en: "Another department's network means the wrong VLAN; 169.254 means none.",
      },
      judge: [
        { reading: "selfAssigned", is: false },
        { reading: "dhcp", is: true },
      ],
      expected: { "zh-CN": "本部门网段，由 DHCP 分配", en: "The department's network, by DHCP" },
      source: { "zh-CN": "公司地址规划；RFC 3927", en: "Our address plan; RFC 3927" },
      go: [
        { when: { step: "vlan", outcome: "abnormal" }, to: "wrongVlan" },
        { when: { step: "vlan", outcome: "normal" }, to: "portGood" },
        { to: "operations" },
      ],
    },
    {
      key: "cord2",
      kind: "choice",
      title: { "zh-CN": "换跳线后错误不再增加", en: "No more errors with other cords" },
      options: [
        { key: "good", title: { "zh-CN": "不再增加", en: "No more" }, outcome: "normal" },
        { key: "same", title: { "zh-CN": "还在涨", en: "They grow" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "cord2", is: "good" }, to: "cordBad" },
        { when: { step: "cord2", is: "same" }, to: "cableBad" },
        { to: "operations" },
      ],
    },
  ],
  conclusions: [
    {
      key: "restarted",
      title: { "zh-CN": "交换机刚重启", en: "The switch has just restarted" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "查供电，问有没有人动过机柜；反复重启备换机。",
        en: "See the power, ask who was at the rack; prepare another if it repeats.",
      },
    },
    {
      key: "portBad",
      title: { "zh-CN": "交换机端口坏", en: "The port is bad" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "改到好口，配置和标签一起改，坏口关闭贴封。",
        en: "Move it with its settings and label; shut and cover the bad one.",
      },
      solution: {
        "zh-CN": "交换机端口损坏，已更换到好的端口并更新标签，网络恢复。",
        en: "The port was bad; the line was moved to a good one and labelled, it works.",
      },
    },
    {
      key: "switchBad",
      title: { "zh-CN": "交换机故障", en: "The switch is bad" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "转网络管理员，影响一片的按紧急处理；备份配置后换备机。",
        en: "To network operations, urgent where many are hit; save its settings, then the spare.",
      },
    },
    {
      key: "cordBad",
      title: { "zh-CN": "跳线损坏", en: "A patch cord is bad" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "坏线剪断扔掉。", en: "Cut and discard it." },
      solution: {
        "zh-CN": "跳线损坏，已更换，端口 1000 Mbit/s 接通，无新增错误。",
        en: "A patch cord was bad and was replaced; 1000 Mbit/s without new errors.",
      },
    },
    {
      key: "cableBad",
      title: { "zh-CN": "水平线缆或模块", en: "Fixed cable or jack" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "先重打两头模块；中间断的报弱电施工，临时用相邻网口。",
        en: "Redo both jacks; a break between is for the cabling firm, meanwhile the next socket.",
      },
      solution: {
        "zh-CN": "线缆（模块）不良，已重做（更换），测线仪通过，网络恢复。",
        en: "Cable or jack was redone or replaced; it passes the tester and works.",
      },
    },
    {
      key: "loop",
      title: { "zh-CN": "存在环路，先不开端口", en: "A loop: leave it shut" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "找到两头插在墙上的网线或私接交换机，拔掉后请网管恢复。",
        en: "Find the cable with both ends in the wall, or a small switch; pull it, then operations opens the port.",
      },
    },
    {
      key: "removed",
      title: { "zh-CN": "私接设备", en: "A private device" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "拍照收走或劝离，按规定报主管；合规后由网管开端口。",
        en: "Photo, remove it, tell the lead; operations opens the port after.",
      },
    },
    {
      key: "opened",
      title: { "zh-CN": "端口已按流程开启", en: "Opened as approved" },
      verdict: "network",
      next: "solved",
      action: {
        "zh-CN": "有审批号才开；端口描述写明用途，MAC 更新登记。",
        en: "With an approval only; write its use into the description, register the MAC.",
      },
      solution: {
        "zh-CN": "端口原为关闭（端口安全）状态，已按审批开启并更新登记，网络恢复。",
        en: "The port was shut or locked; it was opened as approved and registered, it works.",
      },
    },
    {
      key: "wrongVlan",
      title: { "zh-CN": "VLAN 不对", en: "Wrong VLAN" },
      verdict: "network",
      next: "escalate",
      action: { "zh-CN": "附端口号和应属网段请网管改。", en: "Port and right network to operations." },
    },
    {
      key: "portGood",
      title: { "zh-CN": "端口和线路正常", en: "Port and line are good" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "到用户电脑上查网卡：停用再启用、恢复自动协商。",
        en: "Go on at the user's adapter: disable and enable, automatic speed.",
      },
      solution: {
        "zh-CN": "端口、线路、地址实测正常，已重置用户电脑网卡，网络恢复。",
        en: "Port, line and address measure good; the user's adapter was reset, it works.",
      },
    },
    {
      key: "operations",
      title: { "zh-CN": "转网络管理员", en: "To network operations" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "附端口、测线、长度的读数；PoE 的写明受电设备和功率。",
        en: "With the readings; for PoE name device and power.",
      },
    },
  ],
};
