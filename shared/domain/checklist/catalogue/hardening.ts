import type { WrittenChecklist } from "../checklist-form.ts";

/** A machine brought to the baseline before it meets the network or goes out of the house. */
export const hardening: WrittenChecklist = {
  section: "security",
  edition: 1,
  title: { "zh-CN": "终端安全加固", en: "Hardening" },
  about: {
    "zh-CN": "新机交付前、安全检查前、中毒处置后，把终端按基线过一遍。能测的测，不能测的看，改一项记一项。",
    en: "Before issue, before an inspection or after malware the machine is held against the baseline. Measure what can be measured, look at the rest, note each change.",
  },
  categories: ["software.malware", "software.system"],
  assetKinds: ["laptop", "desktop", "server"],
  symptoms: [
    { "zh-CN": "等保检查要整改", en: "findings of a security inspection" },
    { "zh-CN": "新电脑要做基线", en: "baseline for a new machine" },
    { "zh-CN": "漏洞扫描有高危", en: "scan found a high risk" },
  ],
  gate: "warn",
  steps: [
    {
      key: "system",
      kind: "probe",
      probe: "system",
      title: { "zh-CN": "系统版本与补丁", en: "System and updates" },
      hint: {
        "zh-CN":
          "Windows 10 已于 2025 年 10 月 14 日停止支持，没买扩展安全更新（ESU）的要列入升级；统信、麒麟看是否接上了内网更新源。",
        en: "Windows 10 left support on 14 October 2025: without extended security updates plan the upgrade; UOS and Kylin must reach the internal source of updates.",
      },
      judge: [
        { reading: "daysSinceUpdate", max: 45 },
        { reading: "rebootPending", is: false },
        { reading: "activated", is: true },
      ],
      expected: {
        "zh-CN": "受支持版本，45 天内更新过，已激活，无待重启",
        en: "Supported, updated within 45 days, activated, no restart waiting",
      },
      source: {
        "zh-CN": "微软产品生命周期；GB/T 22239-2019 漏洞和风险管理；45 天为本部门经验值",
        en: "Microsoft lifecycle; GB/T 22239-2019, vulnerability management; 45 days is our own experience",
      },
      go: [{ when: { step: "system", reading: "daysSinceUpdate", gt: 180 }, to: "outOfDate" }],
    },
    {
      key: "guard",
      kind: "probe",
      probe: "antivirus",
      title: { "zh-CN": "杀毒与防火墙", en: "Antivirus and firewall" },
      judge: [
        { reading: "enabled", is: true },
        { reading: "signatureAge", max: 3 },
        { reading: "firewall", is: true },
      ],
      expected: {
        "zh-CN": "实时防护、防火墙开启，病毒库 3 天以内",
        en: "Protection and firewall on, signatures within 3 days",
      },
      source: {
        "zh-CN": "GB/T 22239-2019 恶意代码防范；3 天为本部门经验值",
        en: "GB/T 22239-2019, malicious code prevention; 3 days is our own experience",
      },
    },
    {
      key: "guardFix",
      kind: "choice",
      title: { "zh-CN": "防护问题处理结果", en: "What became of protection" },
      hint: {
        "zh-CN": "装着两套杀毒互相打架的留公司那套；授权过期、客户端离线的重装注册到控制台。",
        en: "Of two products keep the company's; expired or offline clients are reinstalled and registered.",
      },
      options: [
        { key: "good", title: { "zh-CN": "本来正常", en: "Was good" }, outcome: "normal" },
        {
          key: "fixed",
          title: { "zh-CN": "已修好，控制台在线", en: "Repaired, online in the console" },
          outcome: "abnormal",
        },
        {
          key: "stuck",
          title: { "zh-CN": "开不起来、被篡改", en: "Cannot be turned on, tampered with" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "公司杀毒在线且唯一", en: "The company's product alone, online" },
      source: {
        "zh-CN": "GB/T 22239-2019 恶意代码防范管理",
        en: "GB/T 22239-2019, management of malicious code prevention",
      },
      go: [{ when: { step: "guardFix", is: "stuck" }, to: "toMalware" }],
    },
    {
      key: "crypt",
      kind: "probe",
      probe: "encryption",
      title: { "zh-CN": "系统盘加密", en: "Disk encryption" },
      hint: {
        "zh-CN": "笔记本必查。开 BitLocker 前先确认恢复密钥能进域或 Entra，没存好密钥不许开。",
        en: "A must on laptops. No BitLocker before its recovery key is safe in the directory.",
      },
      judge: [{ reading: "encrypted", is: true }],
      expected: { "zh-CN": "笔记本已加密，密钥已存档", en: "Laptop encrypted, key on file" },
      source: {
        "zh-CN": "CIS Microsoft Windows 基准（BitLocker 部分）；本部门规定",
        en: "CIS Microsoft Windows Benchmark (BitLocker); our own rule",
      },
    },
    {
      key: "accounts",
      kind: "number",
      title: { "zh-CN": "本机管理员组里的账号数", en: "Accounts in the local administrators group" },
      hint: {
        "zh-CN":
          "net localgroup administrators；只该有受管的内置管理员（LAPS 轮换）和运维组。来宾账号停用，人走了的本地账号删掉。",
        en: "net localgroup administrators: the managed built-in one (LAPS) and the operations group only. Guest off, leavers' local accounts gone.",
      },
      unit: "",
      range: { min: 1, max: 2 },
      expected: { "zh-CN": "1 至 2 个", en: "One or two" },
      source: {
        "zh-CN": "Microsoft Learn“Windows LAPS 概述”；个数为本部门规定",
        en: "Microsoft Learn, Windows LAPS overview; the number is our own rule",
      },
      go: [{ when: { not: { step: "accounts", outcome: "abnormal" } }, to: "lock" }],
    },
    {
      key: "extra",
      kind: "choice",
      title: { "zh-CN": "多出来的管理员", en: "The surplus administrators" },
      hint: {
        "zh-CN": "没人认领的先别删，记下创建时间和最近登录。",
        en: "Do not delete an unknown one: note when it was made and last used.",
      },
      options: [
        {
          key: "removed",
          title: { "zh-CN": "已移出，用户确认不影响工作", en: "Removed, work goes on" },
          outcome: "abnormal",
        },
        {
          key: "needed",
          title: { "zh-CN": "业务软件非要管理员才能跑", en: "An application insists on it" },
          outcome: "abnormal",
        },
        {
          key: "unknown",
          title: { "zh-CN": "没人认领的账号", en: "An account nobody knows" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "extra", is: "needed" }, to: "exception" },
        { when: { step: "extra", is: "unknown" }, to: "toMalware" },
      ],
    },
    {
      key: "lock",
      kind: "number",
      title: { "zh-CN": "无人操作几分钟后锁屏", en: "Screen locks after" },
      hint: {
        "zh-CN": "由策略下发，不靠用户自觉；恢复时要密码。会议室大屏单独一条策略。",
        en: "By policy, with password; meeting room screens have their own.",
      },
      unit: "min",
      range: { min: 1, max: 15 },
      expected: { "zh-CN": "不超过 15 分钟（900 秒）", en: "At most 15 minutes (900 s)" },
      source: {
        "zh-CN": "CIS Microsoft Windows 基准“计算机不活动限制”900 秒",
        en: "CIS Microsoft Windows Benchmark, machine inactivity limit, 900 s",
      },
    },
    {
      key: "surface",
      kind: "choice",
      title: { "zh-CN": "网络暴露面", en: "What it offers to the network" },
      hint: {
        "zh-CN":
          "SMB1 卸掉；远程桌面不用就关，要用就限 IP 并开 NLA；自动播放关；共享里删掉 Everyone；Office 宏默认禁用；135、445、3389 不许对外网放开。",
        en: "Remove SMB1; remote desktop off, or limited with NLA; no autoplay; no Everyone on shares; macros off; 135, 445 and 3389 never to the internet.",
      },
      options: [
        { key: "good", title: { "zh-CN": "都符合", en: "All good" }, outcome: "normal" },
        {
          key: "fixed",
          title: { "zh-CN": "有不符，已改", en: "Some not, now changed" },
          outcome: "abnormal",
        },
        {
          key: "broke",
          title: { "zh-CN": "改了业务用不了，已退回", en: "Changed, work stopped, put back" },
          outcome: "abnormal",
        },
      ],
      expected: {
        "zh-CN": "SMB1 已卸载，远程桌面受限，宏禁用",
        en: "No SMB1, remote desktop limited, macros off",
      },
      source: {
        "zh-CN": "Microsoft Learn“检测、启用和禁用 SMBv1”；CIS Microsoft Windows 基准",
        en: "Microsoft Learn, detect, enable and disable SMBv1; CIS Microsoft Windows Benchmark",
      },
      go: [{ when: { step: "surface", is: "broke" }, to: "exception" }],
    },
    {
      key: "rdp",
      kind: "probe",
      probe: "port",
      with: { port: 3389 },
      title: { "zh-CN": "从笔记本探一下 3389", en: "From the laptop: port 3389" },
      hint: {
        "zh-CN": "填被检机器的地址，别只信设置界面；无应答就是“正常”，还开着就关掉再测。",
        en: "Give the machine's address, do not trust its settings page. No answer is “normal”; if open, close it and measure again.",
      },
      judge: [{ reading: "open", is: false }],
      expected: { "zh-CN": "不开放", en: "Closed" },
      source: { "zh-CN": "本部门基线（远程桌面默认关闭）", en: "Our own baseline (remote desktop is off)" },
      go: [{ when: { step: "rdp", reading: "open", is: true }, to: "exception" }],
    },
    {
      key: "usual",
      kind: "confirm",
      title: { "zh-CN": "重启后用户日常操作一遍都正常", en: "After a restart the user's daily work goes on" },
      hint: {
        "zh-CN":
          "开机登录、打印、OA、财务软件、U 盾、共享，各点一下；加固把人卡住，第二天就会被用户偷偷关掉。",
        en: "Sign in, print, portal, accounting, key, share. What gets in the way is switched off tomorrow.",
      },
      touchesData: true,
      go: [
        { when: { step: "usual", outcome: "abnormal" }, to: "exception" },
        {
          when: {
            any: [
              { step: "usual", outcome: "notDone" },
              { step: "guardFix", outcome: ["notDone", "notApplicable"] },
              { step: "accounts", outcome: "notDone" },
              { step: "surface", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "unfinished",
        },
        { when: { step: "system", outcome: "abnormal" }, to: "patching" },
        { to: "hard" },
      ],
    },
  ],
  conclusions: [
    {
      key: "hard",
      title: { "zh-CN": "已达到基线", en: "At the baseline" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "在资产上记加固日期和基线版本，半年复查。",
        en: "Note date and baseline on the asset; look again in half a year.",
      },
      solution: {
        "zh-CN": "已按终端基线加固并逐项复核，重启后业务使用正常。",
        en: "Hardened to the baseline and checked item by item; work goes on after a restart.",
      },
    },
    {
      key: "patching",
      title: { "zh-CN": "已加固，补丁排队安装", en: "Hardened, updates are queued" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "约好下班后重启装补丁，次日看一次版本。",
        en: "Agree on a restart after hours; look at the build next day.",
      },
      solution: {
        "zh-CN": "已按基线加固，补丁已下载并与用户约定时间重启安装。",
        en: "Hardened; updates are downloaded and a time for the restart is agreed.",
      },
    },
    {
      key: "unfinished",
      title: { "zh-CN": "没做完", en: "Not finished" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "列出没查的项，和用户约时间续做；没过基线的机器不交付。",
        en: "List what is left and agree on a time; a machine below the baseline is not issued.",
      },
    },
    {
      key: "outOfDate",
      title: { "zh-CN": "长期没打补丁或系统已停止支持", en: "Long without updates, or out of support" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "先隔离到更新区补齐；停止支持的列入升级或换机，期间限制访问范围。",
        en: "Update it in an isolated network; a system out of support is upgraded or replaced, with access limited until then.",
      },
    },
    {
      key: "toMalware",
      title: { "zh-CN": "有被控迹象", en: "Signs of a take-over" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "停止加固、断网，转“病毒木马首次处置”清单，立即报组长。",
        en: "Stop hardening, isolate the machine, tell the lead at once and go on with the checklist for malware.",
      },
    },
    {
      key: "exception",
      title: { "zh-CN": "与业务冲突，申请例外", en: "Clashes with work: an exception" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "写清哪一项、哪个软件、补偿措施和到期日，由安全负责人批；批之前保持原限制或缩小到单机。",
        en: "Write down which item, which application, what is done instead and until when; the security officer decides; until then keep it as narrow as possible.",
      },
    },
  ],
};
