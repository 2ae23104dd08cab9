import type { WrittenChecklist } from "../checklist-form.ts";

/** A locked account or a forgotten password, after the person was identified. */
export const accountLockout: WrittenChecklist = {
  section: "security",
  edition: 1,
  title: { "zh-CN": "账号锁定与密码重置", en: "Locked account and password" },
  about: {
    "zh-CN": "域账号、统一认证账号被锁或忘记密码。先核身份再解锁，反复锁的要找出是哪台设备还在用旧密码。",
    en: "A domain or single sign-on account is locked or its password forgotten. Identify first; if it locks again, find the device that still has the old password.",
  },
  categories: ["security.account"],
  assetKinds: [],
  symptoms: [
    { "zh-CN": "提示帐户已锁定", en: "account is locked out" },
    { "zh-CN": "密码忘了", en: "forgot the password" },
    { "zh-CN": "改完密码老是被锁", en: "keeps locking after a change" },
  ],
  gate: "warn",
  steps: [
    {
      key: "identity",
      kind: "choice",
      title: { "zh-CN": "怎么核实是本人", en: "How was the person identified" },
      hint: {
        "zh-CN":
          "电话来的，按通讯录登记号码回拨；不认来电显示、不认微信头像、不认“我是某总秘书”。越急越要核。",
        en: "Call back on the number in the directory; trust no caller id, picture or “the boss's secretary”. The more urgent, the more careful.",
      },
      options: [
        {
          key: "face",
          title: { "zh-CN": "当面，工牌相符", en: "Face to face with badge" },
          outcome: "normal",
        },
        {
          key: "callback",
          title: { "zh-CN": "回拨登记电话", en: "Called back on the listed number" },
          outcome: "normal",
        },
        {
          key: "manager",
          title: { "zh-CN": "直属上级确认", en: "Confirmed by the manager" },
          outcome: "normal",
        },
        { key: "cannot", title: { "zh-CN": "核实不了", en: "Cannot be confirmed" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "当面、回拨、上级三种之一", en: "One of face, call-back, manager" },
      source: {
        "zh-CN": "服务手册 2.5（账号与权限）；NIST SP 800-63B（账号恢复）",
        en: "Service manual 2.5 (accounts and rights); NIST SP 800-63B (account recovery)",
      },
      go: [
        {
          when: {
            any: [
              { step: "identity", is: "cannot" },
              { step: "identity", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "refused",
        },
      ],
    },
    {
      key: "state",
      kind: "choice",
      title: { "zh-CN": "后台显示的账号状态", en: "State shown by the directory" },
      hint: {
        "zh-CN": "看 AD 用户“帐户”页或统一认证后台：锁定、过期、禁用是三回事。",
        en: "Account page of the directory: locked, expired and disabled are three things.",
      },
      options: [
        { key: "locked", title: { "zh-CN": "锁定", en: "Locked" }, outcome: "abnormal" },
        { key: "expired", title: { "zh-CN": "密码过期", en: "Password expired" }, outcome: "abnormal" },
        {
          key: "forgot",
          title: { "zh-CN": "正常，用户忘了密码", en: "Fine; the user forgot" },
          outcome: "abnormal",
        },
        { key: "stopped", title: { "zh-CN": "已禁用或到期", en: "Disabled or ended" }, outcome: "abnormal" },
        {
          key: "fine",
          title: { "zh-CN": "正常，密码也记得", en: "Fine, password known" },
          outcome: "normal",
        },
      ],
      go: [
        { when: { step: "state", is: "stopped" }, to: "disabled" },
        { when: { step: "state", is: "fine" }, to: "reach" },
        { when: { step: "state", in: ["expired", "forgot"] }, to: "reset" },
      ],
    },
    {
      key: "times",
      kind: "number",
      title: { "zh-CN": "最近 24 小时锁了几次", en: "Times locked within 24 hours" },
      hint: {
        "zh-CN": "域控安全日志按 4740 筛；一次多半是手误，几次就有设备在后台撞。",
        en: "Filter the controllers' log for 4740; once is a slip, several times is a device.",
      },
      unit: "",
      range: { min: 0, max: 1 },
      expected: { "zh-CN": "不超过 1 次", en: "At most once" },
      source: {
        "zh-CN": "Microsoft Learn“4740(S)：已锁定用户帐户”；次数为本部门经验值",
        en: "Microsoft Learn, 4740(S): A user account was locked out; the number is our own experience",
      },
      go: [{ when: { not: { step: "times", outcome: "abnormal" } }, to: "unlock" }],
    },
    {
      key: "caller",
      kind: "choice",
      title: { "zh-CN": "锁定来自哪台机器", en: "Which machine causes it" },
      hint: {
        "zh-CN":
          "4740 里的“调用方计算机名”，配合 4625、4771 看来源 IP。写着 Exchange 或准入服务器的，多是手机邮箱、手机 Wi-Fi。",
        en: "Caller computer name in 4740, source address in 4625 and 4771. A mail or admission server there means a phone.",
      },
      options: [
        { key: "own", title: { "zh-CN": "用户自己的电脑", en: "The user's computer" }, outcome: "abnormal" },
        {
          key: "phone",
          title: { "zh-CN": "手机、平板（邮箱、Wi-Fi）", en: "Phone or tablet (mail, Wi-Fi)" },
          outcome: "abnormal",
        },
        {
          key: "old",
          title: {
            "zh-CN": "旧电脑、远程桌面、会议室电脑",
            en: "Old computer, remote session, meeting room",
          },
          outcome: "abnormal",
        },
        {
          key: "foreign",
          title: { "zh-CN": "不认识的机器或外网 IP", en: "Unknown machine or outside address" },
          outcome: "abnormal",
        },
      ],
      expected: { "zh-CN": "都是用户自己的设备", en: "Only devices of the user" },
      source: {
        "zh-CN": "Microsoft Learn“帐户锁定策略”及 4625、4771 事件说明",
        en: "Microsoft Learn, account lockout policy; events 4625 and 4771",
      },
      go: [{ when: { step: "caller", is: "foreign" }, to: "attack" }],
    },
    {
      key: "purge",
      kind: "confirm",
      title: { "zh-CN": "清掉设备里的旧密码", en: "Remove the old password from the device" },
      hint: {
        "zh-CN":
          "凭据管理器、映射盘、计划任务、服务、浏览器；手机删掉邮箱账号和公司 Wi-Fi 重加；断开没注销的远程桌面。",
        en: "Credential manager, mapped drives, tasks, services, browser; on the phone remove mail account and Wi-Fi; end remote sessions.",
      },
      touchesData: true,
    },
    {
      key: "unlock",
      kind: "choice",
      title: { "zh-CN": "解锁后当面登录一次", en: "Unlock and sign in once together" },
      hint: {
        "zh-CN": "看着用户输，注意大写锁定、小键盘、中文输入法；等 5 分钟再看一次状态。",
        en: "Watch caps lock, num lock and input method; look again after five minutes.",
      },
      options: [
        { key: "good", title: { "zh-CN": "登录成功", en: "Signed in" }, outcome: "normal" },
        {
          key: "wrong",
          title: { "zh-CN": "密码其实记错了", en: "The password was not right after all" },
          outcome: "abnormal",
        },
        {
          key: "again",
          title: { "zh-CN": "几分钟内又锁", en: "Locked again within minutes" },
          outcome: "abnormal",
        },
      ],
      go: [
        {
          when: {
            all: [
              { step: "unlock", is: "good" },
              { step: "times", lte: 1 },
            ],
          },
          to: "unlocked",
        },
        { when: { step: "unlock", is: "good" }, to: "stored" },
        { when: { step: "unlock", is: "again" }, to: "attack" },
      ],
    },
    {
      key: "reset",
      kind: "confirm",
      title: { "zh-CN": "重置为一次性初始密码", en: "Reset to a one-time password" },
      hint: {
        "zh-CN":
          "勾“下次登录须更改密码”；当面或电话念，不发微信和邮件，不用“工号+123”。技术员不看、不记用户的新密码。",
        en: "Tick “must change at next sign-in”; tell it face to face or by phone, never by chat or mail, and nothing guessable. Do not look at the new one.",
      },
      expected: { "zh-CN": "随机初始密码，首次登录强制修改", en: "Random, change forced at first sign-in" },
      source: {
        "zh-CN": "GB/T 22239-2019 身份鉴别；NIST SP 800-63B",
        en: "GB/T 22239-2019, identification and authentication; NIST SP 800-63B",
      },
    },
    {
      key: "reach",
      kind: "probe",
      probe: "port",
      with: { port: 88 },
      title: {
        "zh-CN": "域控或认证服务器通不通（Kerberos 88）",
        en: "Does the controller answer (Kerberos, 88)",
      },
      hint: {
        "zh-CN": "在家办公的要先连 VPN，否则本机仍认旧密码；统一认证系统改填 443。",
        en: "At home the VPN comes first, or the machine still knows the old password; for web sign-on ask port 443.",
      },
      judge: [{ reading: "open", is: true }],
      expected: { "zh-CN": "开放", en: "Open" },
      source: { "zh-CN": "RFC 4120（Kerberos 使用 88 端口）", en: "RFC 4120 (Kerberos uses port 88)" },
      go: [{ when: { step: "reach", reading: "open", is: false }, to: "unreachable" }],
    },
    {
      key: "time",
      kind: "probe",
      probe: "time",
      title: { "zh-CN": "时间偏差", en: "Clock offset" },
      hint: { "zh-CN": "看完笔记本再看用户电脑。", en: "Then look at the user's computer." },
      judge: [
        { reading: "offset", min: -300 },
        { reading: "offset", max: 300 },
      ],
      expected: { "zh-CN": "偏差不超过 300 秒", en: "Within 300 s" },
      source: {
        "zh-CN": "Microsoft Learn“计算机时钟同步的最大容差”（默认 5 分钟）",
        en: "Microsoft Learn, maximum tolerance for computer clock synchronization (default 5 minutes)",
      },
    },
    {
      key: "test",
      kind: "choice",
      title: {
        "zh-CN": "改密后逐个登录：电脑、邮箱、VPN、手机",
        en: "Sign in to computer, mail, VPN and phone",
      },
      hint: {
        "zh-CN": "一次换齐，过两天就不会再锁。电脑在办公网里锁屏解锁一次，刷新本机缓存。",
        en: "Do all at once or it locks again. Lock and unlock inside the office network to refresh the cache.",
      },
      options: [
        { key: "all", title: { "zh-CN": "都能登录", en: "All sign in" }, outcome: "normal" },
        {
          key: "clock",
          title: { "zh-CN": "校时后能登录", en: "Signed in after setting the clock" },
          outcome: "abnormal",
        },
        {
          key: "some",
          title: { "zh-CN": "有的系统不同步", en: "One system did not follow" },
          outcome: "abnormal",
        },
      ],
      go: [
        {
          when: {
            any: [
              { step: "test", is: "some" },
              { step: "test", outcome: ["notDone", "notApplicable"] },
            ],
          },
          to: "syncFault",
        },
        { to: "renewed" },
      ],
    },
  ],
  conclusions: [
    {
      key: "refused",
      title: { "zh-CN": "身份核实不了，不予处理", en: "Not identified: refused" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "礼貌拒绝，请本人带工牌来或由上级发起；连着几次的当作社工试探报组长。",
        en: "Refuse politely: the person comes with the badge or asks through the manager; repeated tries are reported as social engineering.",
      },
    },
    {
      key: "disabled",
      title: { "zh-CN": "账号已禁用或到期", en: "Disabled or ended" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "找人事或合同管理人核对是否离职、外包到期；要恢复走权限申请，不直接启用。",
        en: "Ask HR whether staff left or a contract ended; enabling again is a request with approval.",
      },
    },
    {
      key: "attack",
      title: {
        "zh-CN": "来源不明地反复锁定，疑似撞库",
        en: "Locks again from an unknown source; guessing suspected",
      },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "保留日志，不反复解锁；报组长和安全负责人封来源、查其他账号，用户改密并开启二次验证。",
        en: "Keep the logs and stop unlocking; the lead and the security officer block the source; the user gets a new password and second factor.",
      },
    },
    {
      key: "unlocked",
      title: { "zh-CN": "输错被锁，已解锁", en: "Mistyped, unlocked" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "提醒用户错两次就停下来打电话。",
        en: "Tell the user to stop after two tries and phone.",
      },
      solution: {
        "zh-CN": "核实身份后已解锁账号，用户当面登录成功。",
        en: "Identity was confirmed, the account unlocked and the user signed in.",
      },
    },
    {
      key: "stored",
      title: { "zh-CN": "设备存着旧密码", en: "A device held the old password" },
      verdict: "software",
      next: "solved",
      action: { "zh-CN": "次日回访一次看是否再锁。", en: "Call the next day to see that it holds." },
      solution: {
        "zh-CN": "设备保存的旧密码导致反复锁定，已清除并解锁，观察未再锁定。",
        en: "A device held the old password; it was removed, the account unlocked and it did not lock again.",
      },
    },
    {
      key: "renewed",
      title: { "zh-CN": "密码已重置并更新到各设备", en: "Password changed on all devices" },
      verdict: "operation",
      next: "solved",
      action: { "zh-CN": "教用户用自助改密页面。", en: "Show the self-service page." },
      solution: {
        "zh-CN": "核实身份后处理密码（时钟）问题，电脑、邮箱、VPN 和手机均登录正常。",
        en: "Identity was confirmed, password (clock) put right; computer, mail, VPN and phone sign in.",
      },
    },
    {
      key: "syncFault",
      title: { "zh-CN": "有系统没同步或没试过", en: "A system did not follow, or was not tried" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "记系统名和改密时间，转系统负责人查同步；没来得及试的约用户补试。",
        en: "Name the system and the time, its owner looks at the synchronisation; try with the user what was not tried.",
      },
    },
    {
      key: "unreachable",
      title: { "zh-CN": "认证服务器不通", en: "Sign-in server not reached" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "在外先连 VPN 再试；在办公网的附读数报网络管理员。",
        en: "Outside, connect the VPN and try again; inside, report to network operations with these readings.",
      },
    },
  ],
};
