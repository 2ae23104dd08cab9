import type { WrittenChecklist } from "../checklist-form.ts";

/** A printer shown as offline: whom it hits, then device, address, port, queue. */
export const printerOffline: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "打印机脱机", en: "Printer offline" },
  about: {
    "zh-CN": "电脑上显示“脱机”。先看是一个人还是大家都打不了，再从机器面板、IP、端口查到本机队列。",
    en: "Windows says offline. One person or all? Then panel, address, port and the queue of the computer.",
  },
  categories: ["hardware.printer"],
  assetKinds: ["printer"],
  symptoms: [
    { "zh-CN": "打印机脱机", en: "printer is offline" },
    { "zh-CN": "点了打印没反应", en: "nothing comes out" },
    { "zh-CN": "打印任务卡在队列里", en: "job hangs in the queue" },
  ],
  gate: "warn",
  steps: [
    {
      key: "who",
      kind: "choice",
      title: { "zh-CN": "谁打不了", en: "Who cannot print" },
      options: [
        { key: "one", title: { "zh-CN": "只有这个人", en: "This person only" }, outcome: "abnormal" },
        {
          key: "all",
          title: { "zh-CN": "用这台的都不行", en: "Everybody at this printer" },
          outcome: "abnormal",
        },
        {
          key: "every",
          title: { "zh-CN": "所有网络打印机都不行", en: "All network printers" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "who", is: "every" }, to: "server" }],
    },
    {
      key: "panel",
      kind: "choice",
      title: { "zh-CN": "打印机面板", en: "The printer's panel" },
      hint: { "zh-CN": "按一下唤醒，休眠的等它预热。", en: "Wake it; let a sleeping one warm up." },
      options: [
        { key: "ready", title: { "zh-CN": "就绪", en: "Ready" }, outcome: "normal" },
        {
          key: "fault",
          title: { "zh-CN": "缺纸、卡纸、开盖、耗材", en: "Paper, jam, cover, supply" },
          outcome: "abnormal",
        },
        { key: "off", title: { "zh-CN": "没电或死机", en: "No power, or hung" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "panel", is: "fault" }, to: "panelFault" },
        { when: { step: "panel", is: "off" }, to: "restart" },
      ],
    },
    {
      key: "type",
      kind: "choice",
      title: { "zh-CN": "接在哪里", en: "How it is connected" },
      options: [
        { key: "net", title: { "zh-CN": "网线或 Wi-Fi", en: "Network" }, outcome: "normal" },
        {
          key: "usb",
          title: { "zh-CN": "USB 直连用户电脑", en: "USB to the user's computer" },
          outcome: "normal",
        },
        {
          key: "shared",
          title: { "zh-CN": "USB 接同事电脑再共享", en: "Shared from a colleague's computer" },
          outcome: "normal",
        },
      ],
      go: [
        { when: { step: "type", is: "usb" }, to: "usb" },
        { when: { step: "type", is: "shared" }, to: "host" },
      ],
    },
    {
      key: "address",
      kind: "choice",
      title: {
        "zh-CN": "打印配置页，IP 与电脑端口里的比",
        en: "Address on the configuration page against the port",
      },
      hint: {
        "zh-CN": "电脑：打印机属性→端口，看勾着的那个。配置页是 0.0.0.0 或 169.254 开头就是没拿到地址。",
        en: "Printer properties, Ports, the ticked one. 0.0.0.0 or 169.254 on the page means that it got none.",
      },
      options: [
        { key: "same", title: { "zh-CN": "一样", en: "The same" }, outcome: "normal" },
        { key: "moved", title: { "zh-CN": "变了", en: "Different" }, outcome: "abnormal" },
        { key: "none", title: { "zh-CN": "没拿到地址", en: "None" }, outcome: "abnormal" },
        {
          key: "wsd",
          title: { "zh-CN": "电脑端口是 WSD", en: "The computer's port is WSD" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "address", is: "moved" }, to: "moved" },
        { when: { step: "address", is: "none" }, to: "noNet" },
        { when: { step: "address", is: "wsd" }, to: "wsd" },
      ],
    },
    {
      key: "ping",
      kind: "probe",
      probe: "ping",
      with: { count: 10 },
      title: { "zh-CN": "ping 打印机 IP", en: "Ping the printer" },
      hint: { "zh-CN": "填配置页上的 IP。", en: "The address on the page." },
      judge: [{ reading: "loss", max: 0 }],
      expected: { "zh-CN": "不丢包", en: "No loss" },
      source: { "zh-CN": "RFC 792（ICMP）；本部门经验值", en: "RFC 792 (ICMP); our own experience" },
      go: [{ when: { step: "ping", reading: "loss", gte: 100 }, to: "noNet" }],
    },
    {
      key: "raw",
      kind: "probe",
      probe: "printPort",
      title: { "zh-CN": "测 9100 端口", en: "Port 9100" },
      hint: {
        "zh-CN": "ping 通、9100 不通：打印机协议被关、设了访问控制，或网卡假死，重启打印机再测。",
        en: "Answers ping but not 9100: turned off, access list, or a hung card: restart it and measure again.",
      },
      judge: [{ reading: "open", is: true }],
      expected: { "zh-CN": "端口开放", en: "Open" },
      source: {
        "zh-CN": "打印机说明书“原始端口 9100”；PJL 参考手册",
        en: "Manual of the printer, raw port 9100; PJL reference",
      },
      go: [
        {
          when: {
            all: [
              { step: "raw", reading: "open", is: false },
              { step: "who", is: "all" },
            ],
          },
          to: "restart",
        },
      ],
    },
    {
      key: "ipp",
      kind: "probe",
      probe: "printer",
      title: { "zh-CN": "问打印机状态（IPP）", en: "Ask the printer (IPP)" },
      required: false,
      hint: {
        "zh-CN": "报 stopped 看原因；老机器不支持 IPP，填不适用。",
        en: "If stopped see the reasons; old ones have no IPP: not applicable.",
      },
      judge: [{ reading: "accepting", is: true }],
      expected: { "zh-CN": "接受作业", en: "Accepts jobs" },
      source: { "zh-CN": "RFC 8011（IPP）", en: "RFC 8011 (IPP)" },
      go: [
        { when: { step: "ipp", reading: "state", is: "stopped" }, to: "panelFault" },
        {
          when: {
            all: [
              { step: "who", is: "all" },
              { step: "ipp", reading: "accepting", is: false },
            ],
          },
          to: "restart",
        },
      ],
    },
    {
      key: "flags",
      kind: "confirm",
      title: {
        "zh-CN": "去掉“脱机使用打印机”和端口“SNMP 状态已启用”后正常",
        en: "Good with “Use printer offline” and “SNMP status” off",
      },
      hint: {
        "zh-CN": "SNMP 共同体对不上，Windows 就把好好的打印机标成脱机，这一条最常见：端口→配置端口→去掉勾。",
        en: "With another SNMP community Windows marks a good printer offline, the most common cause: Ports, Configure port, untick.",
      },
      expected: { "zh-CN": "状态变为就绪", en: "It turns to ready" },
      source: {
        "zh-CN": "Windows 标准 TCP/IP 端口设置；本部门经验值",
        en: "Settings of the Windows standard TCP/IP port; our own experience",
      },
      go: [{ when: { step: "flags", outcome: "normal" }, to: "flagsOff" }, { to: "spooler" }],
    },
    {
      key: "usb",
      kind: "confirm",
      title: { "zh-CN": "换 USB 线、换后面板口后认到", en: "Seen with another cable and a port at the back" },
      hint: {
        "zh-CN": "不经集线器，线 3 m 以内；设备管理器里看有没有“USB 打印支持”。",
        en: "No hub, at most 3 m; see “USB Printing Support” in Device Manager.",
      },
      expected: { "zh-CN": "设备管理器认到", en: "Device Manager sees it" },
      source: { "zh-CN": "USB 2.0 规范；本部门经验值 3 m", en: "USB 2.0; 3 m is our own experience" },
      go: [{ when: { step: "usb", outcome: "normal" }, to: "usbCable" }],
    },
    {
      key: "spooler",
      kind: "confirm",
      title: { "zh-CN": "清队列、重启 Print Spooler 后能打测试页", en: "Test page after emptying the queue" },
      touchesData: true,
      hint: {
        "zh-CN":
          "net stop spooler，删 System32\\spool\\PRINTERS 里的文件，net start spooler。排队的作业会没，先问用户。",
        en: "net stop spooler, delete the files in System32\\spool\\PRINTERS, net start spooler. Waiting jobs are lost: ask first.",
      },
      expected: { "zh-CN": "测试页打出", en: "The test page comes out" },
      source: {
        "zh-CN": "Microsoft 支持“修复 Windows 中的打印机连接和打印问题”",
        en: "Microsoft Support, Fix printer connection and printing problems in Windows",
      },
      go: [{ when: { step: "spooler", outcome: "normal" }, to: "spooled" }, { to: "driver" }],
    },
    {
      key: "driver",
      kind: "confirm",
      title: {
        "zh-CN": "删掉打印机和驱动，重装后能打",
        en: "Prints with printer and driver installed again",
      },
      hint: {
        "zh-CN": "printui /s /t2 删驱动包；用标准 TCP/IP 端口加，驱动用公司统一版。",
        en: "printui /s /t2 removes the package; add by standard TCP/IP port, with our common driver.",
      },
      expected: { "zh-CN": "测试页打出", en: "The test page comes out" },
      source: { "zh-CN": "打印机厂商驱动说明", en: "The maker's notes on the driver" },
      go: [
        { when: { step: "driver", outcome: "normal" }, to: "reinstalled" },
        { when: { step: "type", is: "usb" }, to: "broken" },
        { to: "server" },
      ],
    },
    {
      key: "restart",
      kind: "confirm",
      title: {
        "zh-CN": "断电 30 秒重启后就绪、能打",
        en: "Ready and printing after 30 seconds without power",
      },
      expected: { "zh-CN": "面板就绪，测试页打出", en: "Ready, the test page comes out" },
      source: { "zh-CN": "打印机说明书", en: "Manual of the printer" },
      go: [{ when: { step: "restart", outcome: "normal" }, to: "restarted" }, { to: "broken" }],
    },
  ],
  conclusions: [
    {
      key: "panelFault",
      title: { "zh-CN": "机器自身报错", en: "The printer itself reports a fault" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "按面板提示处理；卡纸和质量用“卡纸与打印质量”清单。",
        en: "Follow the panel; for jams and quality use that checklist.",
      },
    },
    {
      key: "moved",
      title: { "zh-CN": "打印机 IP 变了", en: "Its address changed" },
      verdict: "network",
      next: "solved",
      action: {
        "zh-CN": "在 DHCP 上给 MAC 做保留，改电脑端口；标签写上 IP。",
        en: "Reserve the address by MAC, change the port; write it on a label.",
      },
      solution: {
        "zh-CN": "打印机地址改变，已做地址保留并更新端口，打印正常。",
        en: "The address had changed; it was reserved and the port set, printing works.",
      },
    },
    {
      key: "wsd",
      title: { "zh-CN": "WSD 端口不稳", en: "The WSD port is unsteady" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "改标准 TCP/IP 端口，固定 IP。",
        en: "A standard TCP/IP port with a fixed address.",
      },
      solution: {
        "zh-CN": "原为 WSD 端口，已改为标准 TCP/IP 端口，打印正常。",
        en: "The WSD port was replaced by a standard TCP/IP port; printing works.",
      },
    },
    {
      key: "noNet",
      title: { "zh-CN": "打印机没上网", en: "The printer is not on the network" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "换网线、看网口灯，用“交换机端口不通”清单；Wi-Fi 的看换没换密码。",
        en: "Cable, lamp, the checklist for a switch port; on Wi-Fi see whether the password changed.",
      },
    },
    {
      key: "flagsOff",
      title: { "zh-CN": "误报脱机", en: "Wrongly shown as offline" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "同一打印机的其他电脑一并改，或用组策略下发。",
        en: "Change it for its other users too, or by policy.",
      },
      solution: {
        "zh-CN": "脱机状态为误报，已取消相关选项，打印正常。",
        en: "It was wrongly shown as offline; the option was cleared and printing works.",
      },
    },
    {
      key: "spooled",
      title: { "zh-CN": "队列卡死", en: "The queue hung" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "问清是哪个文件卡的，大 PDF 勾“作为图像打印”。",
        en: "Find which file did it; large PDFs print as image.",
      },
      solution: {
        "zh-CN": "打印队列卡死，已清空队列并重启打印服务，测试页正常。",
        en: "The queue hung; it was emptied and the spooler restarted, the test page is good.",
      },
    },
    {
      key: "reinstalled",
      title: { "zh-CN": "驱动损坏", en: "Damaged driver" },
      verdict: "software",
      next: "solved",
      action: { "zh-CN": "驱动版本写进工单。", en: "Note the driver's version." },
      solution: {
        "zh-CN": "打印驱动损坏，已卸载重装，测试页正常。",
        en: "The driver was damaged and was reinstalled; the test page is good.",
      },
    },
    {
      key: "usbCable",
      title: { "zh-CN": "USB 线或口不良", en: "USB cable or port" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "换带磁环短线。", en: "A short cable with a ferrite." },
      solution: {
        "zh-CN": "USB 线（口）不良，已更换，打印正常。",
        en: "The USB cable or port was bad and was changed; printing works.",
      },
    },
    {
      key: "restarted",
      title: { "zh-CN": "打印机死机", en: "The printer hung" },
      verdict: "hardware",
      next: "solved",
      action: {
        "zh-CN": "升固件；一月内再犯报修。",
        en: "Update its firmware; if it comes back within a month have it repaired.",
      },
      solution: {
        "zh-CN": "打印机死机，已断电重启，打印正常。",
        en: "The printer had hung and was restarted; printing works.",
      },
    },
    {
      key: "broken",
      title: { "zh-CN": "打印机故障", en: "The printer is broken" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "引导用户用邻近打印机，贴停用告示，报维保。",
        en: "Send users to the next one, put up a notice, call service.",
      },
    },
    {
      key: "host",
      title: { "zh-CN": "共享的那台电脑没开或改了密码", en: "The sharing computer is off or changed" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "开机、查共享与凭据；长期方案是装网卡或换网络打印机，别再借人电脑。",
        en: "Turn it on, see share and credentials; for good give it a network card.",
      },
    },
    {
      key: "server",
      title: { "zh-CN": "打印服务器或网络", en: "Print server or network" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "附本次读数转服务器组，问今天改过什么。",
        en: "Pass the readings to the server team; ask what changed today.",
      },
    },
  ],
};
