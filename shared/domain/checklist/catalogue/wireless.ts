import type { WrittenChecklist } from "../checklist-form.ts";

/** Wireless network: coverage, channel, authentication or the machine's own adapter. */
export const wireless: WrittenChecklist = {
  section: "network",
  edition: 1,
  title: { "zh-CN": "无线网络连不上、慢或掉线", en: "Wireless network" },
  about: {
    "zh-CN": "Wi-Fi 连不上、信号满格却很慢、走着走着掉线。站在用户的位置测，同时拿用户的设备对照。",
    en: "Wi-Fi does not connect, is slow with full bars, or drops. Measure where the user sits and compare with the user's own device.",
  },
  categories: ["network.access"],
  assetKinds: ["laptop", "tablet", "phone"],
  symptoms: [
    { "zh-CN": "Wi-Fi 连不上", en: "Wi-Fi will not connect" },
    { "zh-CN": "信号满格但很慢", en: "full bars but slow" },
    { "zh-CN": "开会时掉线", en: "drops in meetings" },
  ],
  gate: "warn",
  steps: [
    {
      key: "scope",
      kind: "choice",
      title: { "zh-CN": "用户说的是哪种情况", en: "What the user sees" },
      hint: {
        "zh-CN": "让用户当面再连一次，看提示原文，别只听“连不上”。",
        en: "Have the user connect again and read the very message.",
      },
      options: [
        {
          key: "noSsid",
          title: { "zh-CN": "搜不到公司网络名", en: "The network's name is not listed" },
          outcome: "abnormal",
        },
        {
          key: "refused",
          title: { "zh-CN": "密码或认证不通过", en: "Password or authentication refused" },
          outcome: "abnormal",
        },
        {
          key: "slow",
          title: { "zh-CN": "连上了但慢或掉线", en: "Connected, but slow or dropping" },
          outcome: "abnormal",
        },
        {
          key: "noWeb",
          title: { "zh-CN": "连上了打不开网页", en: "Connected, but no page opens" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "scope", is: "noWeb" }, to: "upstream" },
        { when: { step: "scope", is: "refused" }, to: "account" },
      ],
    },
    {
      key: "adapter",
      kind: "choice",
      title: { "zh-CN": "用户设备的无线开关和网卡", en: "Wi-Fi switch and adapter of the device" },
      hint: {
        "zh-CN": "飞行模式、Fn 组合键、机身拨杆；services.msc 里 WLAN AutoConfig 要在运行。",
        en: "Flight mode, Fn key, a slider; WLAN AutoConfig must run in services.msc.",
      },
      options: [
        { key: "good", title: { "zh-CN": "正常", en: "Good" }, outcome: "normal" },
        {
          key: "off",
          title: { "zh-CN": "开关关着，打开就好", en: "Was off; good once on" },
          outcome: "abnormal",
        },
        {
          key: "driver",
          title: { "zh-CN": "驱动或服务异常，修好了", en: "Driver or service; repaired" },
          outcome: "abnormal",
        },
        { key: "missing", title: { "zh-CN": "认不到网卡", en: "No adapter found" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "adapter", in: ["off", "driver"] }, to: "ownFixed" },
        { when: { step: "adapter", is: "missing" }, to: "ownDead" },
      ],
    },
    {
      key: "signal",
      kind: "probe",
      probe: "wifi",
      title: { "zh-CN": "站在用户位置测信号", en: "Measure the signal where the user sits" },
      hint: {
        "zh-CN": "笔记本放在用户桌面上，人不要挡在设备和 AP 之间；玻璃隔断贴了膜、文件柜、微波炉都要看一眼。",
        en: "Laptop on the user's desk, nobody between it and the access point; look for coated glass, steel cabinets, a microwave oven.",
      },
      judge: [
        { reading: "connected", is: true },
        { reading: "signal", min: -67 },
      ],
      expected: { "zh-CN": "已连接，信号不低于 −67 dBm", en: "Connected, at least −67 dBm" },
      source: {
        "zh-CN": "Cisco 语音无线部署指南（小区边缘 −67 dBm）",
        en: "Cisco design guide for voice over WLAN (cell edge −67 dBm)",
      },
      go: [
        { when: { step: "signal", reading: "signal", lt: -75 }, to: "coverage" },
        {
          when: {
            all: [
              { step: "scope", is: "noSsid" },
              { step: "signal", reading: "connected", is: true },
            ],
          },
          to: "ownProfile",
        },
        { when: { step: "signal", reading: "connected", is: false }, to: "coverage" },
      ],
    },
    {
      key: "band",
      kind: "choice",
      title: { "zh-CN": "用户设备连在哪个频段、离哪个 AP 近", en: "Band and access point the device uses" },
      hint: {
        "zh-CN":
          "netsh wlan show interfaces 看信道：1–13 是 2.4 GHz，36 以上是 5 GHz。BSSID 对一下 AP 台账，有没有粘着远处的 AP 不放。",
        en: "netsh wlan show interfaces: channels 1–13 are 2.4 GHz, 36 and above 5 GHz. Look the BSSID up: does it cling to a distant access point?",
      },
      options: [
        {
          key: "five",
          title: { "zh-CN": "5 GHz，最近的 AP", en: "5 GHz, nearest access point" },
          outcome: "normal",
        },
        { key: "two", title: { "zh-CN": "卡在 2.4 GHz", en: "Held on 2.4 GHz" }, outcome: "abnormal" },
        {
          key: "far",
          title: { "zh-CN": "连着远处的 AP", en: "On a distant access point" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "5 GHz，就近 AP", en: "5 GHz, nearest access point" },
      source: {
        "zh-CN": "IEEE 802.11ac/ax；本部门 AP 台账",
        en: "IEEE 802.11ac/ax; our list of access points",
      },
      go: [{ when: { step: "band", in: ["two", "far"] }, to: "roaming" }],
    },
    {
      key: "rate",
      kind: "probe",
      probe: "ping",
      with: { host: "gateway", count: 20 },
      title: { "zh-CN": "ping 网关 20 个包", en: "Ping the gateway, 20 packets" },
      judge: [
        { reading: "loss", max: 5 },
        { reading: "average", max: 30 },
        { reading: "jitter", max: 30 },
      ],
      expected: {
        "zh-CN": "丢包不超过 5%（20 个丢 1 个），平均和抖动不超过 30 ms",
        en: "Loss at most 5% (one of 20), average and jitter at most 30 ms",
      },
      source: {
        "zh-CN": "本部门经验值（无线到网关）；抖动定义见 RFC 3393",
        en: "Our own experience (wireless, to the gateway); jitter as in RFC 3393",
      },
      go: [{ when: { not: { step: "rate", outcome: "abnormal" } }, to: "speed" }],
    },
    {
      key: "clients",
      kind: "number",
      title: { "zh-CN": "这个 AP 当前接入数", en: "Devices on this access point now" },
      hint: {
        "zh-CN": "问网络管理员或看控制器；会议室满员、一人带三台设备时最容易超。",
        en: "Ask network operations or the controller; a full meeting room with three devices each goes over it.",
      },
      unit: "",
      range: { min: 0, max: 40 },
      expected: { "zh-CN": "单射频不超过 40 台", en: "At most 40 for each radio" },
      source: {
        "zh-CN": "本部门经验值；以 AP 厂家规格书为准",
        en: "Our own experience; the maker's data sheet decides",
      },
      go: [{ to: "interference" }],
    },
    {
      key: "speed",
      kind: "probe",
      probe: "throughput",
      title: { "zh-CN": "测到服务器的速率", en: "Throughput to the hub" },
      judge: [{ reading: "down", min: 50 }],
      expected: { "zh-CN": "下行不低于 50 Mbit/s", en: "At least 50 Mbit/s down" },
      source: { "zh-CN": "本部门经验值（办公区 5 GHz）", en: "Our own experience (office, 5 GHz)" },
      go: [{ when: { step: "speed", outcome: "abnormal" }, to: "interference" }, { to: "ownFixed" }],
    },
    {
      key: "account",
      kind: "choice",
      title: { "zh-CN": "同一账号换一台设备认证", en: "The same account on another device" },
      hint: {
        "zh-CN": "先看账号是否锁定、密码是否刚改过、设备时间对不对；“忘记网络”重连一次再判断。",
        en: "Account locked, password just changed, clock of the device? Forget the network and join again before judging.",
      },
      options: [
        {
          key: "otherGood",
          title: { "zh-CN": "别的设备能过", en: "Another device gets in" },
          outcome: "abnormal",
        },
        { key: "allFail", title: { "zh-CN": "都不过", en: "None gets in" }, outcome: "abnormal" },
        {
          key: "forgot",
          title: { "zh-CN": "删掉旧配置重连就好", en: "Good after forgetting and joining again" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "account", in: ["forgot", "otherGood"] }, to: "ownProfile" },
        { to: "accountRefused" },
      ],
    },
  ],
  conclusions: [
    {
      key: "ownFixed",
      title: { "zh-CN": "无线侧正常，问题在用户设备", en: "The radio side is good: it is the device" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN":
          "驱动用整机厂官网版本；电源计划里无线改“最高性能”，关掉随身 Wi-Fi 类软件；教用户认一下无线开关。",
        en: "Take the driver from the computer maker; adapter to maximum performance, hotspot tools closed; show the user the switch.",
      },
      solution: {
        "zh-CN": "无线侧实测正常，已恢复用户设备的无线开关（驱动、省电设置），在用户工位复测正常。",
        en: "The radio side measured good; switch (driver, power saving) of the device were put right and it works at the desk.",
      },
    },
    {
      key: "ownDead",
      title: { "zh-CN": "无线网卡损坏或脱落", en: "Wireless card is dead or loose" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "BIOS 里也认不到就送修；期间借 USB 无线网卡。",
        en: "If the BIOS does not see it either, send it to repair; lend a USB adapter.",
      },
    },
    {
      key: "ownProfile",
      title: { "zh-CN": "用户设备保存的网络配置失效", en: "Stored profile of the network is stale" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "“忘记网络”后重连；企业认证的重装公司证书和配置文件。",
        en: "Forget the network and join again; with enterprise sign-in reinstall certificate and profile.",
      },
      solution: {
        "zh-CN": "设备上保存的无线配置失效，已删除重建，连接正常。",
        en: "The stored profile was stale; it was removed and made anew, and the device connects.",
      },
    },
    {
      key: "roaming",
      title: { "zh-CN": "粘在远端 AP 或 2.4 GHz", en: "Clings to a distant access point or 2.4 GHz" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "网卡高级设置：首选频带改 5 GHz，漫游主动性调高一档；断开重连后再看 BSSID。",
        en: "Adapter, Advanced: prefer 5 GHz, roaming one step more aggressive; reconnect and look at the BSSID.",
      },
      solution: {
        "zh-CN": "设备粘在远端 AP（2.4 GHz），已改为首选 5 GHz 并调整漫游，复测正常。",
        en: "The device clung to a distant access point (2.4 GHz); band and roaming were set and it is good.",
      },
    },
    {
      key: "coverage",
      title: { "zh-CN": "此处没有信号或覆盖不足", en: "No signal here, or too weak" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN":
          "先看最近的 AP 灯亮不亮，不亮的转“无线接入点”清单；亮的附位置和信号值请网络管理员评估加 AP。能插网线的先给网线。",
        en: "Is the nearest access point lit? If not, go on with its checklist; if so, report place and signal. Give a cable meanwhile.",
      },
    },
    {
      key: "interference",
      title: { "zh-CN": "空口拥挤：接入过多或同频干扰", en: "Crowded air: too many devices or interference" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN":
          "记下接入数、信道、时间段和周边自建热点，附读数转网络管理员调信道、做负载均衡；大会前提前报备人数。",
        en: "Note devices, channel, hours and private hotspots; network operations changes channel or balances load. Announce big meetings.",
      },
    },
    {
      key: "accountRefused",
      title: { "zh-CN": "账号没有权限或被锁", en: "Account refused or locked" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "转“账号锁定与密码”清单；外来人员走访客申请。",
        en: "Go on with the checklist for locked accounts; visitors apply for guest access.",
      },
    },
    {
      key: "upstream",
      title: { "zh-CN": "无线通，断在上游", en: "Wireless is good, the break is further up" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "先看是不是认证页没登录，再转“上不了外网”清单。",
        en: "Is the log-in page passed? Then go on with the checklist for no internet.",
      },
    },
  ],
};
