import type { NoResult } from "../probe.ts";

/** What came of signing in and looking into a share. */
export interface ShareSeen {
  /** Null where it was not tried. */
  signedIn: boolean | null;
  listed: boolean | null;
  entries: number | null;
  freeBytes: number | null;
  /** What was in the way; null where nothing was. */
  trouble: ShareTrouble | null;
  raw: string;
}

export type ShareTrouble =
  | "logonFailure"
  | "locked"
  | "disabled"
  | "passwordExpired"
  | "noAccess"
  | "noSuchShare"
  | "noSuchFolder"
  | "guestBlocked"
  | "signing"
  | "oldProtocol"
  | "otherUser"
  | "noDomain"
  | "clock"
  | "lost"
  | "unknown";

export const nothingSeen = (trouble: ShareTrouble, raw: string): ShareSeen => ({
  signedIn: SIGNED_IN_BUT.includes(trouble) ? true : REFUSES.includes(trouble) ? false : null,
  listed: SIGNED_IN_BUT.includes(trouble) ? false : null,
  entries: null,
  freeBytes: null,
  trouble,
  raw,
});

/** Troubles that come after the signing in. */
const SIGNED_IN_BUT: readonly ShareTrouble[] = ["noSuchShare", "noSuchFolder"];
/** Troubles that are a refusal to sign in. */
const REFUSES: readonly ShareTrouble[] = [
  ...(["logonFailure", "locked", "disabled", "passwordExpired", "guestBlocked"] as const),
  ...(["signing", "oldProtocol", "noDomain", "clock"] as const),
];

/** In a word of the contract. */
export function reasonFor(trouble: ShareTrouble): NoResult {
  if (trouble === "oldProtocol" || trouble === "signing") return "unsupported";
  if (trouble === "noSuchShare" || trouble === "noSuchFolder") return "noSuchPart";
  if (trouble === "lost") return "closed";
  return trouble === "unknown" ? "garbage" : "denied";
}

export const TROUBLE_WORDS: Readonly<Record<ShareTrouble, readonly [zh: string, en: string]>> = {
  logonFailure: ["用户名或密码不对", "wrong user name or password"],
  locked: ["账号已被锁定", "the account is locked"],
  disabled: ["账号已停用", "the account is disabled"],
  passwordExpired: ["密码已过期，须先更改", "the password has expired and must be changed first"],
  noAccess: ["已登录，但没有访问权限", "signed in, but without permission"],
  noSuchShare: ["服务器上没有这个共享名", "the server has no share of this name"],
  noSuchFolder: ["共享里没有这个文件夹", "the share has no such folder"],
  guestBlocked: ["不允许来宾访问", "guest access is blocked"],
  signing: [
    "双方对 SMB 签名或加密的要求不一致",
    "the two sides do not agree about SMB signing or encryption",
  ],
  oldProtocol: [
    "服务器只支持不安全的 SMB 1，现在的系统默认拒绝：请升级服务器，不要重新启用 SMB 1",
    "the server speaks only SMB 1, which today's systems refuse: renew the server, do not switch SMB 1 on again",
  ],
  otherUser: [
    "本机已用另一个用户连接该服务器，请先断开",
    "this machine is already connected to the server as another user; disconnect first",
  ],
  noDomain: ["找不到域控制器，无法验证账号", "no domain controller answers for the account"],
  clock: ["本机与服务器时间相差太大", "the clocks of machine and server differ too much"],
  lost: ["连接中途断开", "the connection was lost in the middle"],
  unknown: ["登录或列目录失败，见原始输出", "signing in or listing failed, see the raw output"],
};
