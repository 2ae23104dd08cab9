import type { WrittenChecklist } from "../checklist-form.ts";

/** The round through the server room: power, air, water, doors. */
export const ups: WrittenChecklist = {
  section: "round",
  edition: 1,
  title: { "zh-CN": "机房 UPS 与环境巡检", en: "Server room and UPS round" },
  about: {
    "zh-CN": "每天或每周进机房走一圈。先闻、先听、先看灯，再抄数；一个人进、两个人知道。",
    en: "Daily or weekly through the server room. Smell, listen, look at lamps, then read the figures; somebody else knows you are in.",
  },
  categories: ["hardware.networkDevice"],
  assetKinds: ["other", "server", "networkDevice"],
  symptoms: [
    { "zh-CN": "UPS 滴滴响", en: "UPS beeps" },
    { "zh-CN": "机房太热", en: "server room too hot" },
    { "zh-CN": "空调漏水", en: "air conditioner leaks" },
  ],
  gate: "warn",
  steps: [
    {
      key: "enter",
      kind: "choice",
      title: { "zh-CN": "开门第一感觉", en: "First impression at the door" },
      hint: {
        "zh-CN": "门禁刷卡登记。焦糊味、烟、电池酸味、地面有水，不要往里走。",
        en: "Sign in. Burnt smell, smoke, acid or water on the floor: do not go in.",
      },
      options: [
        { key: "calm", title: { "zh-CN": "正常", en: "Normal" }, outcome: "normal" },
        {
          key: "burn",
          title: { "zh-CN": "焦味、烟、酸味", en: "Burnt smell, smoke, acid" },
          outcome: "abnormal",
        },
        { key: "water", title: { "zh-CN": "地面有水", en: "Water on the floor" }, outcome: "abnormal" },
        { key: "noise", title: { "zh-CN": "有异响或蜂鸣", en: "Odd noise or a beep" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "enter", is: "burn" }, to: "danger" },
        { when: { step: "enter", is: "water" }, to: "leak" },
      ],
    },
    {
      key: "snmp",
      kind: "probe",
      probe: "snmpDevice",
      title: { "zh-CN": "UPS 管理卡", en: "Management card of the UPS" },
      hint: {
        "zh-CN": "读到运行时间比上次巡检还短，说明中间掉过电或重启过，去翻事件记录。",
        en: "An uptime shorter than since the last round means it lost power: read its event log.",
      },
      judge: [{ reading: "uptime", min: 24 }],
      expected: { "zh-CN": "持续运行 24 小时以上", en: "Up for 24 hours or more" },
      source: {
        "zh-CN": "RFC 3418（sysUpTime）；限值为本部门经验值",
        en: "RFC 3418 (sysUpTime); the limit is our own experience",
      },
    },
    {
      key: "mode",
      kind: "choice",
      title: { "zh-CN": "UPS 面板状态", en: "State on the panel" },
      hint: {
        "zh-CN": "在旁路的等于没有 UPS，市电一闪全停。",
        en: "In bypass there is no UPS: one flicker stops all.",
      },
      options: [
        { key: "line", title: { "zh-CN": "市电在线", en: "On line" }, outcome: "normal" },
        { key: "bypass", title: { "zh-CN": "旁路", en: "Bypass" }, outcome: "abnormal" },
        { key: "battery", title: { "zh-CN": "电池放电", en: "On battery" }, outcome: "abnormal" },
        {
          key: "alarm",
          title: { "zh-CN": "有告警、更换电池灯", en: "Alarm or replace-battery lamp" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "市电在线（双变换），无告警", en: "On line (double conversion), no alarm" },
      source: { "zh-CN": "UPS 厂家用户手册", en: "Manual of the UPS" },
      go: [{ when: { step: "mode", is: "battery" }, to: "onBattery" }],
    },
    {
      key: "volts",
      kind: "number",
      title: { "zh-CN": "输入电压", en: "Input voltage" },
      hint: { "zh-CN": "三相的读最低那一相。", en: "Of three phases the lowest." },
      unit: "V",
      range: { min: 198, max: 235 },
      expected: { "zh-CN": "198 至 235 V", en: "198 to 235 V" },
      source: {
        "zh-CN": "GB/T 12325-2008（220 V 偏差 +7%、−10%）",
        en: "GB/T 12325-2008 (220 V, +7 %, −10 %)",
      },
    },
    {
      key: "load",
      kind: "number",
      title: { "zh-CN": "负载率", en: "Load" },
      hint: {
        "zh-CN": "比上月涨了 10 个点，问问谁加了设备。电暖气、饮水机不许插 UPS 插座。",
        en: "Ten points more than last month: who added what? No heaters or kettles.",
      },
      unit: "%",
      range: { min: 0, max: 70 },
      expected: { "zh-CN": "不超过 70%", en: "At most 70 %" },
      source: {
        "zh-CN": "本部门经验值；以 UPS 手册为上限",
        en: "Our own experience; the manual sets the ceiling",
      },
    },
    {
      key: "minutes",
      kind: "number",
      title: { "zh-CN": "面板估算后备时间", en: "Runtime estimated on the panel" },
      hint: {
        "zh-CN": "面板是估的，真实时间以半年一次的放电测试为准。",
        en: "An estimate; the half-yearly discharge test tells.",
      },
      unit: "min",
      range: { min: 15, max: 600 },
      expected: { "zh-CN": "不少于 15 分钟", en: "At least 15 minutes" },
      source: {
        "zh-CN": "GB 50174-2017（A 级，配发电机时 15 min）",
        en: "GB 50174-2017 (class A with generator, 15 min)",
      },
    },
    {
      key: "cells",
      kind: "choice",
      title: { "zh-CN": "电池外观", en: "The batteries" },
      hint: {
        "zh-CN": "手背隔空感温，不摸端子。鼓包、渗液、端子白粉绿锈、单节比别的热，四样有一样就算异常。",
        en: "Back of the hand near, never on terminals. Bulging, leaking, white or green crust, one hotter than the rest.",
      },
      options: [
        { key: "good", title: { "zh-CN": "完好", en: "Good" }, outcome: "normal" },
        {
          key: "crust",
          title: { "zh-CN": "端子有锈、松动", en: "Crust or loose terminals" },
          outcome: "abnormal",
        },
        {
          key: "bulge",
          title: { "zh-CN": "鼓包、渗液、发烫", en: "Bulging, leaking, hot" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "无鼓包、渗液、发烫", en: "No bulge, leak or heat" },
      source: {
        "zh-CN": "IEEE 1188（阀控铅酸电池维护）；厂家手册",
        en: "IEEE 1188 (maintenance of VRLA batteries); maker's manual",
      },
      go: [{ when: { step: "cells", is: "bulge" }, to: "cellsBad" }],
    },
    {
      key: "temp",
      kind: "number",
      title: { "zh-CN": "冷通道（机柜进风）温度", en: "Temperature at the racks' intake" },
      hint: {
        "zh-CN": "在机柜正面 1.5 米高处测，不看空调面板上的数。",
        en: "In front of the racks at 1.5 m, not the air conditioner's own figure.",
      },
      unit: "°C",
      range: { min: 18, max: 27 },
      expected: { "zh-CN": "18 至 27 °C", en: "18 to 27 °C" },
      source: {
        "zh-CN": "GB 50174-2017 附录 A；ASHRAE TC 9.9 推荐范围",
        en: "GB 50174-2017, annex A; ASHRAE TC 9.9, recommended range",
      },
      go: [{ when: { step: "temp", gt: 32 }, to: "hot" }],
    },
    {
      key: "humid",
      kind: "number",
      title: { "zh-CN": "相对湿度", en: "Relative humidity" },
      hint: {
        "zh-CN": "冬天干，静电伤板卡；梅雨天湿，看窗和门缝。",
        en: "Dry in winter: static; wet season: look at windows and gaps.",
      },
      unit: "%",
      range: { min: 30, max: 60 },
      expected: { "zh-CN": "30% 至 60%", en: "30 to 60 %" },
      source: {
        "zh-CN": "GB 50174-2017 附录 A（不宜大于 60%）；下限为本部门经验值",
        en: "GB 50174-2017, annex A (not above 60 %); the lower end is our own experience",
      },
    },
    {
      key: "air",
      kind: "choice",
      title: { "zh-CN": "空调与漏水绳", en: "Air conditioning and leak sensor" },
      hint: {
        "zh-CN": "摸排水管，看接水盘；两台轮换有没有按时切。",
        en: "Feel the drain, look at the tray; do the two take turns?",
      },
      options: [
        { key: "good", title: { "zh-CN": "主备都好，无水", en: "Both good, no water" }, outcome: "normal" },
        { key: "one", title: { "zh-CN": "只剩一台在转", en: "One of two is running" }, outcome: "abnormal" },
        {
          key: "filter",
          title: { "zh-CN": "滤网脏、出风弱", en: "Dirty filter, weak" },
          outcome: "abnormal",
        },
        { key: "drip", title: { "zh-CN": "滴水、接水盘满", en: "Dripping, tray full" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "air", is: "drip" }, to: "leak" }],
    },
    {
      key: "lamps",
      kind: "choice",
      title: { "zh-CN": "服务器、存储、交换机的灯", en: "Lamps of servers, storage and switches" },
      hint: {
        "zh-CN": "一排排看正面再看背面，记机柜号和 U 位；不要现场就拔。",
        en: "Front, then back; note rack and unit; pull nothing.",
      },
      options: [
        { key: "good", title: { "zh-CN": "没有黄灯红灯", en: "None amber or red" }, outcome: "normal" },
        { key: "disk", title: { "zh-CN": "有硬盘黄灯", en: "A disk is amber" }, outcome: "abnormal" },
        { key: "power", title: { "zh-CN": "单路电源灭", en: "One power supply dark" }, outcome: "abnormal" },
        { key: "other", title: { "zh-CN": "其他告警", en: "Another alarm" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "无黄、红灯", en: "None amber or red" },
      source: { "zh-CN": "设备厂家说明书", en: "Manuals of the devices" },
      go: [{ when: { step: "lamps", in: ["disk", "power", "other"] }, to: "lampOn" }],
    },
    {
      key: "sheet",
      kind: "photo",
      title: { "zh-CN": "拍 UPS 面板和温湿度计", en: "Picture of panel and thermometer" },
      hint: {
        "zh-CN": "照片带时间，巡检表和门禁记录要对得上。",
        en: "With the time; it has to agree with the door's record.",
      },
      evidence: true,
      expected: { "zh-CN": "读数与所填一致", en: "Figures agree with what was entered" },
      source: { "zh-CN": "GB/T 22239-2019 环境管理", en: "GB/T 22239-2019, management of the environment" },
      go: [
        {
          when: {
            any: [
              { step: "mode", in: ["bypass", "alarm"] },
              { step: "volts", outcome: "abnormal" },
              { step: "load", outcome: "abnormal" },
              { step: "minutes", outcome: "abnormal" },
            ],
          },
          to: "powerWatch",
        },
        {
          when: {
            any: [
              { step: "cells", is: "crust" },
              { step: "temp", outcome: "abnormal" },
              { step: "humid", outcome: "abnormal" },
              { step: "air", in: ["one", "filter"] },
            ],
          },
          to: "upkeep",
        },
        {
          when: {
            any: [
              { step: "mode", outcome: "notDone" },
              { step: "temp", outcome: "notDone" },
              { step: "lamps", outcome: "notDone" },
            ],
          },
          to: "partial",
        },
        { to: "fine" },
      ],
    },
  ],
  conclusions: [
    {
      key: "fine",
      title: { "zh-CN": "巡检正常", en: "All well" },
      verdict: "unknown",
      next: "solved",
      action: { "zh-CN": "签巡检表，锁门。", en: "Sign the sheet and lock the door." },
      solution: {
        "zh-CN": "机房供电、温湿度、空调和设备指示灯巡检正常。",
        en: "Power, climate and lamps of the server room were found good.",
      },
    },
    {
      key: "partial",
      title: { "zh-CN": "没巡完", en: "Not finished" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "写明哪几项没看、为什么，当班补完，不许照上次的数抄。",
        en: "Say what was not looked at and why, finish within the shift; never copy last time's figures.",
      },
    },
    {
      key: "danger",
      title: { "zh-CN": "火险征兆", en: "Signs of fire" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "先把里面的人喊出来，关门，打消控室和 119，电话报组长；气体灭火区不得返回。",
        en: "Leave, close, call the control room and 119, phone the lead; get people out first, never go back where gas may be released.",
      },
    },
    {
      key: "leak",
      title: { "zh-CN": "漏水", en: "Water" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "人先别踩水；关水阀、垫高挡水、拍照，报物业和空调维保，插座进水的由电工断电。",
        en: "Keep out of the water; close the valve, take pictures, call building and air conditioning; an electrician cuts wet sockets.",
      },
    },
    {
      key: "onBattery",
      title: { "zh-CN": "市电中断", en: "Mains is down" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "报物业问恢复时间；剩余低于一半按预案顺序关机：测试、办公、业务、存储，最后网络。",
        en: "Ask the building when it returns; below half charge shut down by plan: test, office, business, storage, network last.",
      },
    },
    {
      key: "cellsBad",
      title: { "zh-CN": "电池失效", en: "Batteries failed" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "不自己拆，联系厂家整组更换；期间别做切换测试，旧电池按危险废物交回收。",
        en: "Do not open it: the maker changes the whole set; no transfer tests; old ones are hazardous waste.",
      },
      solution: {
        "zh-CN": "UPS 电池鼓包失效，已由厂家整组更换并做切换测试正常。",
        en: "The failed batteries were replaced as a set by the maker and a transfer test passed.",
      },
    },
    {
      key: "hot",
      title: { "zh-CN": "机房过热", en: "Too hot" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "开备用空调、开门加风扇，先关测试机；进风到 40 °C 之前按预案停业务。",
        en: "Start standby cooling, open the door, set up fans, stop test machines; stop business by plan before 40 °C.",
      },
    },
    {
      key: "lampOn",
      title: { "zh-CN": "设备告警", en: "A device warns" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "拍序列号和灯位，在该设备上开单，查保修；换盘前核对槽位和阵列状态。",
        en: "Picture of serial and lamp, a ticket on that device, warranty; check slot and array before a disk is changed.",
      },
    },
    {
      key: "powerWatch",
      title: { "zh-CN": "供电有隐患", en: "Power needs attention" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "当天报组长：旁路要查原因后由厂家恢复，负载过高先迁设备，后备不足安排放电测试。",
        en: "Tell the lead today: the maker ends the bypass, load is moved, short runtime means a discharge test.",
      },
    },
    {
      key: "upkeep",
      title: { "zh-CN": "环境需要保养", en: "Upkeep needed" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "报物业或维保：紧端子（断电后由厂家做）、洗滤网、修备机、调温湿度，一周内复查。",
        en: "Order upkeep: terminals (by the maker, power off), filters, standby unit, climate; look again within a week.",
      },
    },
  ],
};
