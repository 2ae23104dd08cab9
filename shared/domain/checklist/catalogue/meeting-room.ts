import type { WrittenChecklist } from "../checklist-form.ts";

/** A meeting room: save the meeting first, then find the fault. */
export const meetingRoom: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "会议室设备", en: "Meeting room" },
  about: {
    "zh-CN": "投不上、没声音、对方听不清。先看距开会还有几分钟：来不及就上备用，会后再查。",
    en: "No picture, no sound, not heard. How many minutes are left? If too few bring the spare and search afterwards.",
  },
  categories: ["hardware.peripheral", "consultation.usage"],
  assetKinds: ["monitor", "peripheral", "other"],
  symptoms: [
    { "zh-CN": "会议室投不了屏", en: "cannot present in the room" },
    { "zh-CN": "会议没有声音", en: "no sound in the meeting" },
    { "zh-CN": "对方听不到我们", en: "they cannot hear us" },
    { "zh-CN": "视频会议卡", en: "video meeting stutters" },
  ],
  gate: "warn",
  steps: [
    {
      key: "left",
      kind: "number",
      title: { "zh-CN": "距开会还有", en: "Minutes until the meeting" },
      hint: { "zh-CN": "已经在开填 0。先让会开起来。", en: "0 if it has begun. The meeting comes first." },
      unit: "min",
      range: { min: 10, max: 10080 },
      expected: { "zh-CN": "10 分钟以上才现场排查", en: "10 minutes or more to search now" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ when: { step: "left", lt: 10 }, to: "spare" }],
    },
    {
      key: "what",
      kind: "choice",
      title: { "zh-CN": "哪项不行", en: "What fails" },
      options: [
        {
          key: "picture",
          title: { "zh-CN": "有线投屏不显示", en: "No picture by cable" },
          outcome: "abnormal",
        },
        { key: "cast", title: { "zh-CN": "无线投屏连不上", en: "Wireless casting" }, outcome: "abnormal" },
        { key: "sound", title: { "zh-CN": "没声音、啸叫", en: "No sound, howling" }, outcome: "abnormal" },
        {
          key: "heard",
          title: { "zh-CN": "对方听不到、听不清", en: "Others do not hear us" },
          outcome: "abnormal",
        },
        { key: "camera", title: { "zh-CN": "摄像头没画面", en: "No camera" }, outcome: "abnormal" },
        { key: "call", title: { "zh-CN": "卡顿、掉线", en: "It stutters, drops" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "what", is: "cast" }, to: "sameNet" },
        { when: { step: "what", in: ["sound", "heard"] }, to: "route" },
        { when: { step: "what", is: "camera" }, to: "shutter" },
        { when: { step: "what", is: "call" }, to: "net" },
      ],
    },
    {
      key: "source",
      kind: "confirm",
      title: {
        "zh-CN": "大屏开机、信号源选对、Win+P 选“复制”",
        en: "Screen on, right input, Win+P on “Duplicate”",
      },
      hint: {
        "zh-CN": "桌面线盒标着 HDMI 1 就切 HDMI 1。中控主机死机的断电重启。",
        en: "Box says HDMI 1: choose HDMI 1. Restart a hung control unit.",
      },
      expected: { "zh-CN": "大屏出现电脑画面", en: "The computer shows on it" },
      source: { "zh-CN": "会议室使用说明；设备说明书", en: "Guide of the room; manual of the device" },
      go: [{ when: { step: "source", outcome: "normal" }, to: "setRight" }],
    },
    {
      key: "cable",
      kind: "choice",
      title: { "zh-CN": "换线、换电脑、直插大屏", en: "Other cable, other computer, straight to the screen" },
      hint: {
        "zh-CN": "自己的笔记本先直插大屏，再一段一段加回线盒、延长器、矩阵。分辨率先设 1080p 60 Hz。",
        en: "Your laptop straight in, then add box, extender, matrix one by one. 1080p at 60 Hz first.",
      },
      options: [
        { key: "cable", title: { "zh-CN": "线或转接头坏", en: "Cable or adapter" }, outcome: "abnormal" },
        {
          key: "laptop",
          title: { "zh-CN": "换电脑就好", en: "Good with another computer" },
          outcome: "abnormal",
        },
        {
          key: "middle",
          title: { "zh-CN": "矩阵、延长器坏", en: "Matrix or extender" },
          outcome: "abnormal",
        },
        {
          key: "screen",
          title: { "zh-CN": "直插也不显示", en: "Not even straight in" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "cable", is: "cable" }, to: "cableBad" },
        { when: { step: "cable", is: "laptop" }, to: "userLaptop" },
        { when: { step: "cable", is: "screen" }, to: "display" },
        { to: "avFirm" },
      ],
    },
    {
      key: "display",
      kind: "number",
      title: { "zh-CN": "投影机灯泡（光源）时间", en: "Lamp hours of the projector" },
      required: false,
      hint: {
        "zh-CN": "菜单→信息。LED、激光和液晶屏填不适用。",
        en: "Menu, information. Not applicable for LED, laser and panels.",
      },
      unit: "h",
      range: { min: 0, max: 3000 },
      expected: {
        "zh-CN": "灯泡机不超过 3000 小时，或按说明书",
        en: "At most 3000 hours, or as the manual says",
      },
      source: {
        "zh-CN": "投影机说明书“灯泡寿命”；3000 小时为本部门经验值",
        en: "Manual, lamp life; 3000 hours is our own experience",
      },
      go: [{ when: { step: "display", gt: 3000 }, to: "lamp" }, { to: "avFirm" }],
    },
    {
      key: "sameNet",
      kind: "choice",
      title: { "zh-CN": "投屏端和大屏在不在同一网络", en: "Are both on the same network" },
      hint: {
        "zh-CN": "访客 Wi-Fi 隔离后搜不到盒子；Miracast 要打开电脑 Wi-Fi；AirPlay 靠 mDNS，跨网段不行。",
        en: "The guest network is isolated; Miracast needs Wi-Fi on; AirPlay needs mDNS, not across networks.",
      },
      options: [
        { key: "same", title: { "zh-CN": "同一网络", en: "The same" }, outcome: "normal" },
        { key: "guest", title: { "zh-CN": "在访客网", en: "On the guest network" }, outcome: "abnormal" },
        { key: "dead", title: { "zh-CN": "盒子离线或死机", en: "The box is offline" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "sameNet", is: "guest" }, to: "joinRight" },
        { when: { step: "sameNet", is: "dead" }, to: "boxRestart" },
      ],
    },
    {
      key: "wifi",
      kind: "probe",
      probe: "wifi",
      title: { "zh-CN": "会议室里测无线信号", en: "Wi-Fi signal in the room" },
      judge: [{ reading: "signal", min: -65 }],
      expected: { "zh-CN": "−65 dBm 以上", en: "−65 dBm or better" },
      source: {
        "zh-CN": "AP 厂商部署指南；本部门经验值",
        en: "The maker's deployment guide; our own experience",
      },
      go: [{ when: { step: "wifi", reading: "signal", lt: -65 }, to: "weak" }],
    },
    {
      key: "boxRestart",
      kind: "confirm",
      title: { "zh-CN": "重启投屏盒、更新后能投", en: "Casts after restart and update of the box" },
      expected: { "zh-CN": "用户投一次成功", en: "The user casts once" },
      source: { "zh-CN": "投屏设备说明书", en: "Manual of the box" },
      go: [{ when: { step: "boxRestart", outcome: "normal" }, to: "setRight" }, { to: "avFirm" }],
    },
    {
      key: "shutter",
      kind: "confirm",
      title: {
        "zh-CN": "镜头盖、隐私开关、权限打开后有画面",
        en: "Picture with cover, switch and permission open",
      },
      hint: {
        "zh-CN": "设置→隐私和安全性→相机；看别的会议软件有没有占着。",
        en: "Settings, Privacy and security, Camera; another program may hold it.",
      },
      expected: { "zh-CN": "会议软件里有画面", en: "Picture in the program" },
      source: {
        "zh-CN": "Microsoft 支持“相机在 Windows 中不工作”",
        en: "Microsoft Support, camera does not work in Windows",
      },
      go: [{ when: { step: "shutter", outcome: "normal" }, to: "setRight" }, { to: "usb" }],
    },
    {
      key: "route",
      kind: "confirm",
      title: {
        "zh-CN": "会议软件里选对麦克风和扬声器后正常",
        en: "Good with the right microphone and speaker chosen",
      },
      hint: {
        "zh-CN": "软件里选会议室设备，不是笔记本自带；全向麦静音灯灭掉；同一房间只留一台开声音，否则啸叫。",
        en: "The room's devices, not the laptop's; mute lamp off; one computer with sound in the room, else it howls.",
      },
      expected: { "zh-CN": "测试录音回放清楚", en: "Test recording is clear" },
      source: { "zh-CN": "会议软件帮助“音频测试”", en: "Help of the meeting program, audio test" },
      go: [{ when: { step: "route", outcome: "normal" }, to: "setRight" }],
    },
    {
      key: "usb",
      kind: "choice",
      title: { "zh-CN": "换 USB 线、直连电脑试麦和音箱", en: "Other USB cable, straight to the computer" },
      hint: {
        "zh-CN": "USB 延长超过 5 m 要有源。无线麦看电量、频点。",
        en: "USB beyond 5 m needs an active cable. Battery and channel of a radio microphone.",
      },
      options: [
        { key: "cable", title: { "zh-CN": "换线就好", en: "Good with another cable" }, outcome: "abnormal" },
        { key: "device", title: { "zh-CN": "直连也不行", en: "Not even straight" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "usb", is: "cable" }, to: "cableBad" },
        { when: { step: "usb", is: "device" }, to: "deviceBad" },
        { to: "avFirm" },
      ],
    },
    {
      key: "net",
      kind: "probe",
      probe: "ping",
      with: { count: 50 },
      title: { "zh-CN": "从会议室网口 ping 会议服务", en: "Ping the meeting service from the room" },
      hint: {
        "zh-CN": "填会议服务的域名；它不答 ping 就填运营商 DNS。",
        en: "The service's name; if it answers no ping, the provider's DNS.",
      },
      judge: [
        { reading: "loss", max: 1 },
        { reading: "average", max: 100 },
        { reading: "jitter", max: 30 },
      ],
      expected: {
        "zh-CN": "丢包不超过 1 %，往返 100 ms，抖动 30 ms 以内",
        en: "Loss at most 1 %, 100 ms, jitter 30 ms",
      },
      source: {
        "zh-CN": "Microsoft Learn“媒体质量和网络连接性能”（Skype for Business Online）",
        en: "Microsoft Learn, Media Quality and Network Connectivity Performance",
      },
      go: [
        {
          when: {
            any: [
              { step: "net", reading: "loss", gt: 1 },
              { step: "net", reading: "average", gt: 100 },
              { step: "net", reading: "jitter", gt: 30 },
            ],
          },
          to: "weak",
        },
        { to: "joinTest" },
      ],
    },
    {
      key: "joinTest",
      kind: "confirm",
      title: { "zh-CN": "拉一个人试会 5 分钟，音视频正常", en: "Good in a trial call of 5 minutes" },
      expected: { "zh-CN": "双方画面声音正常", en: "Picture and sound at both ends" },
      source: { "zh-CN": "服务手册 3.3（验证）", en: "Our manual 3.3 (verification)" },
      go: [{ when: { step: "joinTest", outcome: "normal" }, to: "farEnd" }, { to: "userLaptop" }],
    },
  ],
  conclusions: [
    {
      key: "spare",
      title: { "zh-CN": "先上备用，会后排查", en: "Spare now, search afterwards" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "拿备用投影/全向麦，或改到隔壁会议室、用笔记本开会。会后再走一遍本清单。",
        en: "Spare projector or microphone, the next room, or a laptop. Walk this list after the meeting.",
      },
    },
    {
      key: "setRight",
      title: { "zh-CN": "设置或信号源", en: "Settings or input" },
      verdict: "operation",
      next: "solved",
      action: { "zh-CN": "把一页操作说明贴在线盒旁。", en: "Put a one-page guide beside the box." },
      solution: {
        "zh-CN": "会议室设备设置（信号源）不对，已调好并试用正常。",
        en: "Settings or input of the room were set right; it was tried and works.",
      },
    },
    {
      key: "cableBad",
      title: { "zh-CN": "线或转接头坏", en: "Cable or adapter" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "备一套放会议室抽屉。", en: "Keep a set in the drawer." },
      solution: {
        "zh-CN": "连接线（转接头）损坏，已更换，试用正常。",
        en: "Cable or adapter was broken and was replaced; it works.",
      },
    },
    {
      key: "userLaptop",
      title: { "zh-CN": "用户电脑的问题", en: "The user's computer" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "会议先用备用机，再按“扩展坞与显示器”或系统清单查。",
        en: "A spare for the meeting, then the checklist for docks or system.",
      },
    },
    {
      key: "lamp",
      title: { "zh-CN": "灯泡到寿命", en: "Lamp at its end" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "冷却一小时再换，清滤网，计时归零。",
        en: "Cool for an hour, clean the filter, reset the count.",
      },
      solution: {
        "zh-CN": "投影灯泡到寿命，已更换并清洁滤网，亮度正常。",
        en: "The lamp was at its end and was replaced, the filter cleaned.",
      },
    },
    {
      key: "deviceBad",
      title: { "zh-CN": "麦克风、音箱或摄像头坏", en: "Microphone, speaker or camera" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "换备用，原件报修。", en: "A spare; the old one to repair." },
      solution: {
        "zh-CN": "会议音视频设备损坏，已更换备用设备，试会正常。",
        en: "A device was broken and was replaced by the spare; the trial call is good.",
      },
    },
    {
      key: "joinRight",
      title: { "zh-CN": "连错网络", en: "Wrong network" },
      verdict: "operation",
      next: "solved",
      action: { "zh-CN": "访客投屏用访客投屏码。", en: "Guests cast by the guest code." },
      solution: {
        "zh-CN": "投屏端连在访客网，已改连正确网络，投屏正常。",
        en: "The sender was on the guest network; it was changed and casts.",
      },
    },
    {
      key: "weak",
      title: { "zh-CN": "会议室网络质量差", en: "Poor network in the room" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "会议主机改插网线；附读数用“无线接入点”清单查。",
        en: "Cable for the room's computer; readings and the checklist for access points.",
      },
    },
    {
      key: "farEnd",
      title: { "zh-CN": "本端正常，问题在对端", en: "The fault is at the far end" },
      verdict: "external",
      next: "solved",
      action: { "zh-CN": "请对方换网络或用电话接入。", en: "Ask them for another network or to dial in." },
      solution: {
        "zh-CN": "本端设备、网络和试会均正常，问题在对端，已告知用户。",
        en: "Devices, network and trial call are good here; the far end was told.",
      },
    },
    {
      key: "avFirm",
      title: { "zh-CN": "报会议系统维保", en: "Call the AV firm" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "写清哪一段、指示灯和分辨率；门口贴告示、预订系统停用该设备。",
        en: "Say which part, lamps, resolution; put up a notice and block it in the booking.",
      },
    },
  ],
};
