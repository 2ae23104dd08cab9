import type { WrittenChecklist } from "../checklist-form.ts";

/** A computer made ready for one person: managed, encrypted, protected, moved, handed over. */
export const newComputer: WrittenChecklist = {
  section: "request",
  edition: 1,
  title: { "zh-CN": "新电脑准备与交付", en: "Prepare a new computer" },
  about: {
    "zh-CN": "入职或换机。装好、管住、加密、防护、迁移，最后当着用户在其工位验一遍再签字。",
    en: "For a starter or a renewal: installed, managed, encrypted, protected, moved over, tried with the user at the desk and signed.",
  },
  categories: ["hardware.computer", "software.system"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "新员工配电脑", en: "computer for a new colleague" },
    { "zh-CN": "换新电脑", en: "get a new computer" },
    { "zh-CN": "重装交付", en: "reinstalled computer" },
  ],
  gate: "warn",
  steps: [
    {
      key: "firmware",
      kind: "confirm",
      title: {
        "zh-CN": "BIOS：UEFI、安全启动、TPM、管理员密码",
        en: "BIOS: UEFI, Secure Boot, TPM, administrator password",
      },
      hint: {
        "zh-CN": "先升到厂商最新 BIOS 再设。管理员密码按台账规则设，关掉 U 盘启动。",
        en: "The maker's latest BIOS first. Password by the register's rule, no start from USB.",
      },
      expected: { "zh-CN": "UEFI、安全启动、TPM 2.0 开启", en: "UEFI, Secure Boot and TPM 2.0 on" },
      source: {
        "zh-CN": "Microsoft 支持“Windows 11 系统要求”；公司终端基线",
        en: "Microsoft Support, Windows 11 System Requirements; our baseline",
      },
    },
    {
      key: "identity",
      kind: "probe",
      probe: "identity",
      title: { "zh-CN": "计算机名、入域，与资产核对", en: "Name, domain, agreed with the asset" },
      hint: {
        "zh-CN": "名字按规则（如 部门-资产号），入域前改好，入错 OU 收不到策略。",
        en: "Name by the rule before joining; in the wrong OU no policy arrives.",
      },
      expected: {
        "zh-CN": "名字合规，已入域或已纳管，序列号与资产一致",
        en: "Name by the rule, joined or managed, serial as the asset",
      },
      source: { "zh-CN": "公司命名规则；资产登记", en: "Our rule for names; asset register" },
      go: [{ when: { step: "identity", outcome: "abnormal" }, to: "unmanaged" }],
    },
    {
      key: "system",
      kind: "probe",
      probe: "system",
      title: { "zh-CN": "激活、补丁、待重启", en: "Activation, updates, restart" },
      hint: {
        "zh-CN": "反复检查更新到没有为止；驱动走厂商工具或 WSUS，不用驱动大师一类。",
        en: "Check until none is left; drivers by the maker's tool or WSUS, no “driver wizards”.",
      },
      judge: [
        { reading: "activated", is: true },
        { reading: "pendingUpdates", max: 0 },
        { reading: "rebootPending", is: false },
      ],
      expected: { "zh-CN": "已激活，没有待装更新和待重启", en: "Activated, no updates or restart waiting" },
      source: {
        "zh-CN": "公司补丁规定；Microsoft 支持“激活 Windows”",
        en: "Our rules for updates; Microsoft Support, Activate Windows",
      },
      go: [{ when: { step: "system", reading: "activated", is: false }, to: "notActivated" }],
    },
    {
      key: "patched",
      kind: "choice",
      title: { "zh-CN": "补丁状态", en: "State of updates" },
      options: [
        { key: "current", title: { "zh-CN": "已打齐", en: "All installed" }, outcome: "normal" },
        {
          key: "rest",
          title: { "zh-CN": "剩个别，今晚自动装", en: "A few left, tonight by themselves" },
          outcome: "normal",
        },
        { key: "failing", title: { "zh-CN": "反复装不上", en: "They keep failing" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "patched", is: "failing" }, to: "updatesFail" }],
    },
    {
      key: "encryption",
      kind: "probe",
      probe: "encryption",
      title: { "zh-CN": "系统盘已加密", en: "System disk is encrypted" },
      hint: {
        "zh-CN": "加密要跑完才算；台式机按公司规定可不加密，填不适用。",
        en: "It counts when it has finished; desktops by our rules may be not applicable.",
      },
      judge: [{ reading: "encrypted", is: true }],
      expected: { "zh-CN": "已加密", en: "Encrypted" },
      source: {
        "zh-CN": "公司终端加密规定；Microsoft Learn“BitLocker 概述”",
        en: "Our rules for encryption; Microsoft Learn, BitLocker overview",
      },
      go: [
        {
          when: {
            any: [
              { step: "encryption", reading: "encrypted", is: false },
              { step: "encryption", outcome: "notDone" },
            ],
          },
          to: "notEncrypted",
        },
        { when: { step: "encryption", outcome: "notApplicable" }, to: "antivirus" },
      ],
    },
    {
      key: "key",
      kind: "confirm",
      title: {
        "zh-CN": "恢复密钥已存到 AD / Entra，能查到",
        en: "Recovery key stored in AD or Entra and found there",
      },
      hint: {
        "zh-CN": "以管理员查一次这台的密钥 ID，别只看“已备份”提示。密钥不写在机身标签上。",
        en: "Look its key ID up as administrator; a “backed up” notice is not enough. Never on a label.",
      },
      expected: { "zh-CN": "查到的密钥 ID 与本机一致", en: "Key ID found agrees with the machine" },
      source: {
        "zh-CN": "Microsoft Learn“BitLocker 恢复概述”",
        en: "Microsoft Learn, BitLocker recovery overview",
      },
      go: [{ when: { step: "key", outcome: ["abnormal", "notDone"] }, to: "notEncrypted" }],
    },
    {
      key: "antivirus",
      kind: "probe",
      probe: "antivirus",
      title: { "zh-CN": "杀毒与防火墙", en: "Antivirus and firewall" },
      judge: [
        { reading: "enabled", is: true },
        { reading: "firewall", is: true },
        { reading: "signatureAge", max: 3 },
      ],
      expected: {
        "zh-CN": "公司杀毒已上线，病毒库 3 天内，防火墙开启",
        en: "Company antivirus reporting, signatures within 3 days, firewall on",
      },
      source: {
        "zh-CN": "GB/T 22239 安全计算环境；公司终端基线",
        en: "GB/T 22239, computing environment; our baseline",
      },
      go: [
        {
          when: {
            any: [
              { step: "antivirus", reading: "enabled", is: false },
              { step: "antivirus", reading: "firewall", is: false },
              { step: "antivirus", outcome: "notDone" },
            ],
          },
          to: "unprotected",
        },
      ],
    },
    {
      key: "software",
      kind: "confirm",
      title: {
        "zh-CN": "岗位软件装好，授权登记，用户不是管理员",
        en: "Programs of the job, licences noted, user is no administrator",
      },
      hint: {
        "zh-CN": "按岗位清单装，不多装。输入法、打印机、证书驱动（U 盾、CA）、VPN 一起弄好。",
        en: "By the list of the job, no more. Input method, printers, certificate tokens, VPN too.",
      },
      expected: { "zh-CN": "清单逐项可打开，账号为标准用户", en: "Each opens, a standard account" },
      source: { "zh-CN": "岗位软件清单；服务手册 2.2", en: "List of the job; our manual 2.2" },
    },
    {
      key: "move",
      kind: "choice",
      title: { "zh-CN": "旧机数据迁移", en: "Data from the old computer" },
      touchesData: true,
      hint: {
        "zh-CN": "拷桌面、文档、收藏夹、邮件、微信、签章；问清 D 盘。原机保留一周再清除。",
        en: "Desktop, documents, favourites, mail, chats, seals; ask about D:. Keep the old one a week before clearing.",
      },
      options: [
        {
          key: "none",
          title: { "zh-CN": "新员工，不用迁", en: "New colleague, nothing to move" },
          outcome: "normal",
        },
        {
          key: "checked",
          title: { "zh-CN": "已迁，用户打开核对过", en: "Moved, opened by the user" },
          outcome: "normal",
        },
        { key: "open", title: { "zh-CN": "没迁完", en: "Not finished" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "move", is: "open" }, to: "moveOpen" }],
    },
    {
      key: "network",
      kind: "probe",
      probe: "doctor",
      title: { "zh-CN": "在用户工位测网络", en: "Network at the user's desk" },
      hint: {
        "zh-CN": "拿自己的笔记本插用户的网口测，排除工位线路；再看新电脑能不能过准入。",
        en: "Your laptop at the user's socket rules out the line; then see that the new computer is admitted.",
      },
      judge: [{ reading: "broken", is: "" }],
      expected: { "zh-CN": "各环节正常", en: "All links good" },
      source: { "zh-CN": "现场逐段实测", en: "Measured link by link" },
      go: [
        {
          when: {
            step: "network",
            reading: "broken",
            in: ["link", "address", "gateway", "dns", "proxy", "portal", "internet"],
          },
          to: "lineBad",
        },
      ],
    },
    {
      key: "handover",
      kind: "signature",
      title: { "zh-CN": "用户验机签收", en: "The user tries it and signs" },
      hint: {
        "zh-CN": "用户自己登录、改初始密码、打印一页、开一次邮件和业务系统，再签。",
        en: "The user signs in, changes the first password, prints a page, opens mail and the application, then signs.",
      },
      expected: { "zh-CN": "用户本人操作无误", en: "The user's own try succeeds" },
      source: { "zh-CN": "服务手册 2.1（分发）、3.3", en: "Our manual 2.1 (issue), 3.3" },
      go: [
        {
          when: {
            any: [
              { step: "firmware", outcome: ["abnormal", "notDone"] },
              { step: "software", outcome: ["abnormal", "notDone"] },
            ],
          },
          to: "unsigned",
        },
        { when: { step: "handover", outcome: "normal" }, to: "ready" },
        { to: "unsigned" },
      ],
    },
  ],
  conclusions: [
    {
      key: "ready",
      title: { "zh-CN": "已交付", en: "Handed over" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "资产改为在用，附件登记；一周后回访。",
        en: "Asset in use, accessories noted; call back in a week.",
      },
      solution: {
        "zh-CN": "新电脑已按基线配置并交付，用户验机签收。",
        en: "The computer was set up by the baseline and handed over; the user tried it and signed.",
      },
    },
    {
      key: "unsigned",
      title: { "zh-CN": "没配完或未签收", en: "Not complete, or not signed for" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "机器收回，补齐基线和软件，约时间当面交；不放空工位。",
        en: "Take it back, complete it, agree a time; never leave it on an empty desk.",
      },
    },
    {
      key: "unmanaged",
      title: { "zh-CN": "没入域或资产对不上", en: "Not joined, or not the asset" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "改名、重新入域；序列号不符先查发错机没有。",
        en: "Rename and join again; if the serial differs see whether the wrong one was taken.",
      },
    },
    {
      key: "notActivated",
      title: { "zh-CN": "系统未激活", en: "Windows is not activated" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "查 KMS 可达和时间；专用授权的看数量够不够。不用激活工具。",
        en: "See that KMS answers and the clock is right; count the licences. No activation tools.",
      },
    },
    {
      key: "updatesFail",
      title: { "zh-CN": "更新装不上", en: "Updates fail" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "记错误代码，用“系统安装、重装与更新”清单。",
        en: "Note the error code; the checklist for installation and updates.",
      },
    },
    {
      key: "notEncrypted",
      title: { "zh-CN": "未加密（没测）或密钥没存上", en: "Not encrypted, not measured, or key not stored" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "不得交付。manage-bde -protectors -adbackup 重新上传，查策略和 TPM。",
        en: "Not to be handed over. Upload again by manage-bde -protectors -adbackup; see policy and TPM.",
      },
    },
    {
      key: "unprotected",
      title: { "zh-CN": "防护没起来或没测", en: "Protection off or not measured" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "重装客户端，确认管理台上线后再交付。",
        en: "Reinstall the client; hand over once the console sees it.",
      },
    },
    {
      key: "moveOpen",
      title: { "zh-CN": "数据没迁完", en: "Data not all moved" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "旧机别清，列出剩余项，和用户约完成时间。",
        en: "Do not clear the old one; list what is left and agree a time.",
      },
    },
    {
      key: "lineBad",
      title: { "zh-CN": "工位网络不通", en: "The desk has no network" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "用“有线网络”清单，先让用户用 Wi-Fi。",
        en: "The checklist for the wired network; Wi-Fi meanwhile.",
      },
    },
  ],
};
