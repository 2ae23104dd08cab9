import type { WrittenChecklist } from "../checklist-form.ts";

/** A shared folder or its drive letter that does not open. */
export const fileShare: WrittenChecklist = {
  section: "network",
  edition: 1,
  title: { "zh-CN": "共享文件夹打不开", en: "File share" },
  about: {
    "zh-CN": "部门共享、映射盘打不开或提示没有权限。先看服务器通不通，再看账号和权限，最后看客户端策略。",
    en: "A department's share does not open or refuses. First whether the server is there, then the account and its rights, last what the client demands.",
  },
  categories: ["network.share"],
  assetKinds: ["laptop", "desktop", "server"],
  symptoms: [
    { "zh-CN": "映射盘红叉", en: "mapped drive with a red cross" },
    { "zh-CN": "提示没有权限访问", en: "no permission to access" },
    { "zh-CN": "文件被占用无法保存", en: "file in use, cannot save" },
  ],
  gate: "warn",
  steps: [
    {
      key: "message",
      kind: "choice",
      title: { "zh-CN": "报错原文或代码", en: "Message or code" },
      hint: {
        "zh-CN":
          "0x80070035 找不到路径；0x80070005 拒绝访问；0x80004005 常是来宾访问被禁；1219 是同一服务器用了两个账号。",
        en: "0x80070035 path not found; 0x80070005 access denied; 0x80004005 often guest access refused; 1219 two accounts for one server.",
      },
      options: [
        { key: "noPath", title: { "zh-CN": "找不到网络路径", en: "Path not found" }, outcome: "abnormal" },
        { key: "denied", title: { "zh-CN": "拒绝访问、没有权限", en: "Access denied" }, outcome: "abnormal" },
        {
          key: "password",
          title: { "zh-CN": "反复要密码或多重连接", en: "Asks for a password again, or 1219" },
          outcome: "abnormal",
        },
        { key: "guest", title: { "zh-CN": "来宾、SMB1 相关提示", en: "Guest or SMB1" }, outcome: "abnormal" },
        {
          key: "locked",
          title: { "zh-CN": "文件被占用、只读", en: "File in use or read-only" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "message", is: "locked" }, to: "holder" }],
    },
    {
      key: "port",
      kind: "probe",
      probe: "port",
      with: { port: 445 },
      title: { "zh-CN": "服务器 445 端口", en: "Port 445 of the server" },
      hint: {
        "zh-CN": "填服务器名而不是 IP，顺便验证解析；用 IP 才通的就是 DNS。",
        en: "Give the name, not the address, and resolution is tested too.",
      },
      judge: [
        { reading: "open", is: true },
        { reading: "connect", max: 200 },
      ],
      expected: { "zh-CN": "开放，200 ms 内连上", en: "Open, connected within 200 ms" },
      source: {
        "zh-CN": "Microsoft Learn“通过 TCP/IP 直接托管 SMB”（TCP 445）；时间为本部门经验值",
        en: "Microsoft Learn, Direct host SMB over TCP/IP (TCP 445); the time is our own experience",
      },
      go: [{ when: { step: "port", reading: "open", is: false }, to: "serverOff" }],
    },
    {
      key: "share",
      kind: "probe",
      probe: "share",
      title: { "zh-CN": "用笔记本打开同一个共享", en: "Open the same share on the laptop" },
      hint: {
        "zh-CN": "用自己的账号登录，只列目录，不打开用户的文件。",
        en: "With your own account; list only, open nobody's files.",
      },
      touchesData: true,
      judge: [
        { reading: "reachable", is: true },
        { reading: "signedIn", is: true },
        { reading: "listed", is: true },
        { reading: "free", min: 20 },
      ],
      expected: {
        "zh-CN": "可达、能登录、能列目录，剩余 20 GB 以上",
        en: "Answers, signs in, lists, at least 20 GB free",
      },
      source: {
        "zh-CN": "MS-SMB2 协议规范；剩余空间为本部门经验值",
        en: "MS-SMB2; the free space is our own experience",
      },
      go: [
        { when: { step: "share", reading: "reachable", is: false }, to: "serverOff" },
        { when: { step: "share", reading: "free", lt: 1 }, to: "full" },
        { when: { step: "message", is: "guest" }, to: "client" },
      ],
    },
    {
      key: "whose",
      kind: "choice",
      title: {
        "zh-CN": "请同部门同事在自己电脑上试，再让用户到那台登自己的账号",
        en: "A colleague tries at his own computer, then the user signs in there",
      },
      hint: {
        "zh-CN": "同事能开、用户换过去也开不了，是权限；换过去就能开，是用户那台电脑。不借同事的账号。",
        en: "The colleague can and the user cannot even there: rights. The user can there: the user's machine. No borrowed account.",
      },
      options: [
        {
          key: "rights",
          title: { "zh-CN": "换电脑也不行，只此人", en: "This person, on any computer" },
          outcome: "abnormal",
        },
        {
          key: "machine",
          title: { "zh-CN": "换电脑就行", en: "Only on this computer" },
          outcome: "abnormal",
        },
        { key: "all", title: { "zh-CN": "同部门都不行", en: "The whole department" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "whose", is: "rights" }, to: "group" },
        { when: { step: "whose", is: "all" }, to: "serverRights" },
      ],
    },
    {
      key: "time",
      kind: "probe",
      probe: "time",
      title: { "zh-CN": "时间偏差（Kerberos）", en: "Clock offset (Kerberos)" },
      hint: {
        "zh-CN": "同时看用户电脑时间；域环境超过 5 分钟就认证失败，表现为反复要密码。",
        en: "Look at the user's clock too: beyond five minutes the domain refuses and asks for the password again.",
      },
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
      key: "client",
      kind: "choice",
      title: { "zh-CN": "在用户电脑上处理", en: "On the user's computer" },
      hint: {
        "zh-CN":
          "凭据管理器删旧密码；net use * /delete 后重连；老 NAS 只会 SMB1 或来宾访问的，不要去开 SMB1。",
        en: "Delete old passwords in Credential manager; net use * /delete and connect anew. Never turn SMB1 on for an old NAS.",
      },
      options: [
        {
          key: "cred",
          title: { "zh-CN": "清旧凭据、重新映射就好", en: "Good after removing credentials" },
          outcome: "abnormal",
        },
        {
          key: "clock",
          title: { "zh-CN": "校时就好", en: "Good after setting the clock" },
          outcome: "abnormal",
        },
        {
          key: "policy",
          title: {
            "zh-CN": "服务器太旧，被 SMB 签名或来宾策略拒绝",
            en: "Old server refused by signing or guest policy",
          },
          outcome: "abnormal",
        },
        { key: "no", title: { "zh-CN": "还是不行", en: "Still not" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "client", in: ["cred", "clock"] }, to: "ownFixed" },
        { when: { step: "client", is: "policy" }, to: "oldServer" },
        { to: "unclear" },
      ],
    },
    {
      key: "group",
      kind: "choice",
      title: { "zh-CN": "应有权限和实际组成员", en: "Rights due and groups held" },
      hint: {
        "zh-CN": "对照权限申请单和安全组；刚加进组的要注销重登才生效。",
        en: "Compare request and groups; new membership needs a new sign-in.",
      },
      options: [
        {
          key: "relogin",
          title: { "zh-CN": "已在组里，注销重登就好", en: "In the group; good after signing in anew" },
          outcome: "abnormal",
        },
        { key: "missing", title: { "zh-CN": "没有权限", en: "Not in the group" }, outcome: "abnormal" },
        {
          key: "moved",
          title: { "zh-CN": "调岗，原权限已收回", en: "Moved on; old rights were withdrawn" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "group", is: "relogin" }, to: "relogged" }, { to: "apply" }],
    },
    {
      key: "holder",
      kind: "text",
      title: { "zh-CN": "占用文件的人和程序", en: "Who and what holds the file" },
      hint: {
        "zh-CN":
          "打开时提示里有用户名；没有就在文件服务器“计算机管理—共享文件夹—打开文件”里看。先打电话请他保存关闭，别直接断。",
        en: "The message names the user; else Computer management, Open files on the server. Phone and ask to save and close first.",
      },
      go: [{ to: "released" }],
    },
  ],
  conclusions: [
    {
      key: "serverOff",
      title: { "zh-CN": "服务器不可达", en: "Server cannot be reached" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "用 IP 能通的转“域名解析”清单；都不通报系统管理员，附断点和影响部门。",
        en: "If the address answers: DNS checklist. Else report to the system administrators with the departments hit.",
      },
    },
    {
      key: "full",
      title: { "zh-CN": "共享盘满了", en: "The share is full" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "报系统管理员扩容；请部门负责人安排清理，不替用户删文件。",
        en: "Ask for more space; the department tidies up. Delete nothing for them.",
      },
    },
    {
      key: "ownFixed",
      title: { "zh-CN": "旧凭据或时间不对", en: "Old credentials or a wrong clock" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "重新映射时勾“登录时重新连接”，用域账号不存个人密码。",
        en: "Map again with reconnection and the domain account; store no private password.",
      },
      solution: {
        "zh-CN": "已清除旧凭据（校准时间）并重新映射，共享打开正常。",
        en: "Old credentials were removed (clock set) and the drive mapped again; it opens.",
      },
    },
    {
      key: "oldServer",
      title: { "zh-CN": "老设备只支持不安全的共享方式", en: "Old device offers unsafe sharing only" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "不在用户电脑上关签名、开来宾或 SMB1；报组长安排升级固件或迁到正式文件服务器。",
        en: "Do not weaken the client; the lead plans new firmware or a move to the proper server.",
      },
    },
    {
      key: "relogged",
      title: { "zh-CN": "权限要重新登录才生效", en: "Rights needed a new sign-in" },
      verdict: "permission",
      next: "solved",
      action: {
        "zh-CN": "告诉用户以后授权后注销一次。",
        en: "Tell the user to sign out once after rights are given.",
      },
      solution: {
        "zh-CN": "权限已在组内，注销重新登录后共享打开正常。",
        en: "The rights were there; after a new sign-in the share opens.",
      },
    },
    {
      key: "apply",
      title: { "zh-CN": "没有该共享的权限", en: "No right to this share" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "走“权限申请”清单，由数据所属部门负责人审批，不先开后补。",
        en: "Go on with the checklist for permission requests; the owner of the data approves first, never afterwards.",
      },
    },
    {
      key: "serverRights",
      title: { "zh-CN": "整个部门权限异常", en: "A whole department lost its rights" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "多半是动过权限继承或组策略，报系统管理员查变更记录。",
        en: "Most often inheritance or a policy was changed: ask the administrators to look at recent changes.",
      },
    },
    {
      key: "released",
      title: { "zh-CN": "文件被他人占用", en: "The file was held by somebody else" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "建议多人编辑的表改用在线文档。",
        en: "Advise an online document where several edit.",
      },
      solution: {
        "zh-CN": "文件被他人占用，已联系对方保存关闭，用户可正常编辑。",
        en: "The file was held by somebody else, who saved and closed it; the user can edit.",
      },
    },
    {
      key: "unclear",
      title: { "zh-CN": "没有定位", en: "Not found" },
      verdict: "unknown",
      next: "escalate",
      action: { "zh-CN": "附报错代码和读数转二线。", en: "Escalate with code and readings." },
    },
  ],
};
