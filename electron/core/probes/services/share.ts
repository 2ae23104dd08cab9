import type { Measured } from "../../../../shared/domain/checklist/reading.ts";
import type { Probe, ProbeAnswer, ProbeContext } from "../probe.ts";
import { reading, result, say, without } from "../frame/answers.ts";
import { unanswered } from "../frame/reasons.ts";
import { shareNameOf, uncOf } from "./share-name.ts";
import type { ShareName } from "./share-name.ts";
import { reasonFor, TROUBLE_WORDS } from "./share-outcome.ts";
import type { ShareSeen } from "./share-outcome.ts";
import { lookWithSmbclient } from "./share-smbclient.ts";
import { lookWithSmbutil } from "./share-smbutil.ts";
import { lookWithWindows } from "./share-windows.ts";
import { negotiateSmb } from "./smb-negotiate.ts";
import type { SmbServer } from "./smb-negotiate.ts";
import { badOption } from "../frame/target.ts";

const SMB_PORT = 445;

/** A share of a file server: what the server speaks, and whether one gets into it. */
export const shareAt =
  (port: number): Probe =>
  async ({ share }, context) => {
    const name = shareNameOf(share);
    if (name === null) return badOption("share");
    const negotiated = await negotiateSmb(name.server, port, context.signal);
    if (!("server" in negotiated)) {
      const { reason, raw } = negotiated;
      const nobody = ["refused", "timeout", "unreachable"].includes(reason);
      return { ...unanswered(reason, name.server, raw), values: nobody ? reading("reachable", false) : [] };
    }
    const { server } = negotiated;
    context.progress(0.3);
    if (server.protocol === "SMB 1") return troubled(name, server, null, "oldProtocol");
    const seen = await look(name, port, context);
    if (typeof seen === "string") return notLooked(name, server, seen);
    return seen.trouble ? troubled(name, server, seen, seen.trouble) : opened(name, server, seen);
  };

export const share = shareAt(SMB_PORT);

type NotLooked = "toolMissing" | "needsCredentials";

async function look(name: ShareName, port: number, context: ProbeContext): Promise<ShareSeen | NotLooked> {
  if (context.platform === "win32") return lookWithWindows(name, context);
  const credentials = context.credentials?.smb;
  const seen = credentials ? await lookWithSmbclient(name, port, credentials, context) : null;
  if (seen) return seen;
  const bySystem = context.platform === "darwin" ? await lookWithSmbutil(name, context) : null;
  return bySystem ?? (credentials ? "toolMissing" : "needsCredentials");
}

function opened(name: ShareName, server: SmbServer, seen: ShareSeen): ProbeAnswer {
  const values = readings(server, seen);
  const free = values.find((each) => each.name === "free")?.value;
  const { entries } = seen;
  const [zh, en] = entries === null ? ["", ""] : [`：${entries} 个条目`, `: ${entries} entries`];
  const text = say(
    `${uncOf(name)} 可以打开${zh}${free === undefined ? "" : `，剩余 ${free} GB`}（${server.protocol}）。`,
    `${uncOf(name)} opens${en}${free === undefined ? "" : `, ${free} GB free`} (${server.protocol}).`,
  );
  return result(values, text, seen.raw);
}

function troubled(
  name: ShareName,
  server: SmbServer,
  seen: ShareSeen | null,
  trouble: keyof typeof TROUBLE_WORDS,
) {
  const [zh, en] = TROUBLE_WORDS[trouble];
  const text = say(
    `${name.server} 有应答（${server.protocol}），但 ${uncOf(name)} 打不开：${zh}。`,
    `${name.server} answers (${server.protocol}), but ${uncOf(name)} does not open: ${en}.`,
  );
  return without(reasonFor(trouble), text, { values: readings(server, seen), raw: seen?.raw ?? null });
}

function notLooked(name: ShareName, server: SmbServer, why: NotLooked): ProbeAnswer {
  const [zh, en] =
    why === "toolMissing"
      ? ["本机没有 smbclient，无法登录检查", "smbclient is not on this machine, so nobody signed in"]
      : [
          "本站点没有保存文件共享账号，没有登录检查",
          "no account for shares is kept for this site, so nobody signed in",
        ];
  const text = say(
    `${name.server} 有应答（${server.protocol}）；${zh}。`,
    `${name.server} answers (${server.protocol}); ${en}.`,
  );
  return without(why, text, { values: readings(server, null) });
}

const GB = 1_000_000_000;

function readings(server: SmbServer, seen: ShareSeen | null): Measured[] {
  const free = seen?.freeBytes ?? 0;
  return [
    ...reading("reachable", true),
    ...reading("protocol", server.protocol),
    ...reading("signing", server.signingRequired),
    ...reading("signedIn", seen?.signedIn),
    ...reading("listed", seen?.listed),
    ...reading("entries", seen?.entries),
    // A server that tells no size tells 0.
    ...reading("free", free > 0 ? Math.round((free / GB) * 10) / 10 : null, { unit: "GB" }),
  ];
}
