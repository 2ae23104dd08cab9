import type { WrittenChecklist } from "../checklist-form.ts";

/** No address, a wrong address, or one that two machines use. */
export const dhcp: WrittenChecklist = {
  section: "network",
  edition: 1,
  title: { "zh-CN": "地址获取与 IP 冲突", en: "Address and conflicts" },
  about: {
    "zh-CN":
      "取到 169.254 地址、弹出“IP 地址冲突”、取到别的网段。重点是别急着手工配地址，那样只会把冲突带给下一个人。",
    en: "A 169.254 address, a conflict message, or an address of another network. Do not set one by hand: that only passes the conflict on to somebody else.",
  },
  categories: ["network.access"],
  assetKinds: ["laptop", "desktop", "printer"],
  symptoms: [
    { "zh-CN": "提示 IP 地址冲突", en: "message: address conflict" },
    { "zh-CN": "无网络访问、黄色叹号", en: "no network access, yellow sign" },
    { "zh-CN": "地址是 169.254 开头", en: "address begins with 169.254" },
  ],
  gate: "warn",
  steps: [
    {
      key: "manual",
      kind: "choice",
      title: {
        "zh-CN": "出问题的设备是自动获取还是手工填的",
        en: "Automatic or manual on the device at fault",
      },
      hint: {
        "zh-CN":
          "ipconfig /all 看“DHCP 已启用”；麒麟、统信用 nmcli dev show。打印机、门禁、摄像头常是手工地址，要查地址台账。",
        en: "ipconfig /all, “DHCP enabled”; on Kylin and UOS nmcli dev show. Printers, door controllers and cameras are often manual: look in the list of addresses.",
      },
      options: [
        { key: "auto", title: { "zh-CN": "自动获取", en: "Automatic" }, outcome: "normal" },
        {
          key: "listed",
          title: { "zh-CN": "手工，台账里有登记", en: "Manual, registered in the list" },
          outcome: "normal",
        },
        {
          key: "wild",
          title: { "zh-CN": "手工，没登记", en: "Manual, not registered" },
          outcome: "abnormal",
        },
      ],
      expected: {
        "zh-CN": "办公终端自动获取，固定地址须登记",
        en: "Office machines automatic, fixed ones registered",
      },
      source: { "zh-CN": "服务手册 2.3（IP 与准入申请）", en: "Service manual 2.3 (addresses and access)" },
    },
    {
      key: "link",
      kind: "probe",
      probe: "link",
      title: { "zh-CN": "先确认链路是通的", en: "First: is the link up" },
      judge: [{ reading: "up", is: true }],
      expected: { "zh-CN": "链路接通", en: "Link up" },
      source: { "zh-CN": "IEEE 802.3 链路指示", en: "IEEE 802.3 link indication" },
      go: [{ when: { step: "link", reading: "up", is: false }, to: "noLink" }],
    },
    {
      key: "address",
      kind: "probe",
      probe: "address",
      title: { "zh-CN": "笔记本在同一网口取地址", en: "Laptop on the same socket: what address does it get" },
      hint: {
        "zh-CN": "先 ipconfig /release 再 /renew，看 DHCP 服务器是谁、租约多长。",
        en: "Release and renew first; look which server answered and how long the lease is.",
      },
      judge: [
        { reading: "selfAssigned", is: false },
        { reading: "dhcp", is: true },
        { reading: "duplicate", is: false },
      ],
      expected: { "zh-CN": "由 DHCP 分配，不是 169.254，没有冲突", en: "By DHCP, not 169.254, in use once" },
      source: {
        "zh-CN": "RFC 2131；RFC 3927（169.254/16）；RFC 5227（冲突检测）",
        en: "RFC 2131; RFC 3927 (169.254/16); RFC 5227 (conflict detection)",
      },
      go: [
        { when: { step: "address", reading: "duplicate", is: true }, to: "conflictWith" },
        { when: { step: "address", reading: "selfAssigned", is: true }, to: "others" },
      ],
    },
    {
      key: "server",
      kind: "choice",
      title: {
        "zh-CN": "应答的 DHCP 服务器和网段对不对",
        en: "Is it the right server and the right network",
      },
      hint: {
        "zh-CN":
          "对照网段台账。服务器若是 192.168.1.1、192.168.0.1 这类，多半有人把家用路由器的 LAN 口插进了办公网。",
        en: "Compare with the list of networks. A server such as 192.168.1.1 or 192.168.0.1 is most often a home router plugged into the office network.",
      },
      options: [
        { key: "right", title: { "zh-CN": "服务器、网段都对", en: "Both right" }, outcome: "normal" },
        { key: "rogue", title: { "zh-CN": "服务器不是公司的", en: "Not our server" }, outcome: "abnormal" },
        {
          key: "vlan",
          title: { "zh-CN": "服务器对，网段不对", en: "Our server, wrong network" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "公司 DHCP 服务器，本区域网段", en: "Our server, network of this area" },
      source: {
        "zh-CN": "本部门网段台账；RFC 2131 选项 54（服务器标识）",
        en: "Our list of networks; RFC 2131 option 54 (server identifier)",
      },
      go: [
        { when: { step: "server", is: "rogue" }, to: "rogueDhcp" },
        { when: { step: "server", is: "vlan" }, to: "portSide" },
      ],
    },
    {
      key: "gateway",
      kind: "probe",
      probe: "ping",
      with: { host: "gateway", count: 10 },
      title: { "zh-CN": "用取到的地址 ping 网关", en: "Ping the gateway with this address" },
      judge: [{ reading: "loss", max: 0 }],
      expected: { "zh-CN": "丢包 0", en: "No loss" },
      source: {
        "zh-CN": "本部门经验值（有线到本层网关）",
        en: "Our own experience (wired, to the gateway of the floor)",
      },
      go: [{ when: { step: "gateway", outcome: "abnormal" }, to: "gatewayBad" }],
    },
    {
      key: "renew",
      kind: "choice",
      title: {
        "zh-CN": "回到用户设备：改自动获取、重取地址",
        en: "On the user's device: set automatic, renew",
      },
      hint: {
        "zh-CN":
          "未登记的手工地址一律改回自动。仍失败：netsh int ip reset 后重启；杀毒或零信任客户端的防火墙先停用再取一次。",
        en: "Undo manual addresses that are not registered. Still failing: netsh int ip reset and restart; pause the firewall of antivirus or zero-trust client once.",
      },
      options: [
        { key: "good", title: { "zh-CN": "取到正确地址", en: "Right address" }, outcome: "normal" },
        {
          key: "register",
          title: { "zh-CN": "确需固定地址", en: "A fixed address is really needed" },
          outcome: "abnormal",
        },
        { key: "fail", title: { "zh-CN": "仍取不到", en: "Still none" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "renew", is: "good" }, to: "ownFixed" },
        { when: { step: "renew", is: "register" }, to: "reserve" },
        { to: "ownStack" },
      ],
    },
    {
      key: "conflictWith",
      kind: "text",
      title: { "zh-CN": "抢同一个地址的设备 MAC 和厂家", en: "MAC and maker of the other device" },
      hint: {
        "zh-CN":
          "先断开用户设备，再 ping 这个地址，用 arp -a 读出 MAC；前六位查厂家，能看出是打印机、摄像头还是手机。",
        en: "Disconnect the user's device, ping the address, read the MAC with arp -a; the first six digits name the maker: printer, camera or phone.",
      },
      expected: {
        "zh-CN": "断开用户设备后该地址不应再有应答",
        en: "With the device unplugged nobody answers",
      },
      source: { "zh-CN": "RFC 826（ARP 协议）；RFC 5227", en: "RFC 826 (ARP); RFC 5227" },
      go: [{ when: { step: "manual", is: "wild" }, to: "ownConflict" }, { to: "conflict" }],
    },
    {
      key: "others",
      kind: "choice",
      title: { "zh-CN": "同网段其他人重取地址", en: "Do others on this network get an address" },
      hint: {
        "zh-CN": "只看别人“现在能上网”不算，租约没到期照样能用；要重取一次才知道。",
        en: "That others are online proves nothing while their lease runs; one of them must renew.",
      },
      options: [
        { key: "good", title: { "zh-CN": "别人能取到", en: "Others get one" }, outcome: "abnormal" },
        { key: "none", title: { "zh-CN": "都取不到", en: "Nobody gets one" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "others", is: "good" }, to: "portSide" }, { to: "poolDown" }],
    },
  ],
  conclusions: [
    {
      key: "noLink",
      title: { "zh-CN": "链路不通", en: "No link" },
      verdict: "network",
      next: "escalate",
      action: { "zh-CN": "转“有线网络不通”清单。", en: "Go on with the checklist for the wired network." },
    },
    {
      key: "ownFixed",
      title: { "zh-CN": "设备的手工设置或旧租约", en: "Manual settings or an old lease" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "告诉用户不要自己填 IP；需要固定地址走申请。",
        en: "Tell the user not to enter addresses by hand; a fixed one has to be applied for.",
      },
      solution: {
        "zh-CN": "已将设备改为自动获取并重新获取地址，网关连通，上网正常。",
        en: "The device was set to automatic and renewed; the gateway answers.",
      },
    },
    {
      key: "ownConflict",
      title: { "zh-CN": "用户手工占了别人的地址", en: "The user's manual address belongs to somebody else" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "用户设备改回自动；到地址的正主那里确认已恢复。",
        en: "Set the device to automatic; check that the rightful owner works again.",
      },
      solution: {
        "zh-CN": "用户手工地址与他人冲突，已改为自动获取，双方均恢复正常。",
        en: "The manual address clashed with another device; it is automatic now and both work.",
      },
    },
    {
      key: "conflict",
      title: { "zh-CN": "另一台设备占用同一地址", en: "Another device uses the address" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN":
          "把 MAC、厂家、网口编号转网络管理员：按 MAC 找端口，把地址移出地址池或改那台设备；用户设备先重取一个新地址应急。",
        en: "Send MAC, maker and socket to network operations: find the port, take the address out of the pool or change that device; meanwhile let the user's device renew and take another one.",
      },
    },
    {
      key: "reserve",
      title: { "zh-CN": "需要登记固定地址", en: "A fixed address to be registered" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "走 IP 申请：设备、MAC、用途、责任人，由网络管理员做 DHCP 保留，不在设备上手填。",
        en: "Apply: device, MAC, purpose, owner; network operations makes a reservation, nothing is typed on the device.",
      },
    },
    {
      key: "rogueDhcp",
      title: { "zh-CN": "私接路由器乱发地址", en: "A private router gives out addresses" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN":
          "arp -a 读出假网关的 MAC，立即电话报网络管理员按 MAC 封端口并开 DHCP Snooping。找到实物先拔 LAN 口线，不要没收，报组长处理；受影响的人断网重连。",
        en: "Read the false gateway's MAC with arp -a; network operations shuts its port and turns on DHCP snooping. Once found, pull its LAN plug, confiscate nothing, tell the lead; those affected reconnect.",
      },
    },
    {
      key: "gatewayBad",
      title: { "zh-CN": "有地址但网关不通", en: "Address given, gateway silent" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "附读数转网络管理员，多人同时出现按部门级影响处理。",
        en: "Send the readings to network operations; if several are hit, treat it as a department's fault.",
      },
    },
    {
      key: "portSide",
      title: {
        "zh-CN": "端口配置不对：VLAN、端口安全或跳线",
        en: "Port is set wrongly: VLAN, port security or patching",
      },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "问问是不是刚搬过工位；把 MAC、网口编号和应属网段转网络管理员改端口。",
        en: "Was the desk just moved? Send MAC, socket and the right network to network operations.",
      },
    },
    {
      key: "poolDown",
      title: { "zh-CN": "地址池用尽或 DHCP 服务停了", en: "Pool exhausted or server down" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "按部门级影响加急上报：请查地址池使用率、中继和服务状态，已取到地址的人不要重启。",
        en: "Report urgently: use of the pool, relay and service; those who have an address should not restart.",
      },
    },
    {
      key: "ownStack",
      title: { "zh-CN": "用户设备网络组件异常", en: "Network stack of the device is broken" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "带着读数转二线；准备好备份后考虑重装网络组件或系统。",
        en: "Escalate with the readings; after a backup think of resetting network components or the system.",
      },
    },
  ],
};
