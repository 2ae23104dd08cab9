import type { Probe } from "../probe.ts";
import { reading, result, say, without } from "../frame/answers.ts";
import { deviceText } from "../frame/device-text.ts";
import { cutShort, unanswered } from "../frame/reasons.ts";
import { PJL_QUESTION, isWholePjl, pjlWords, readPjl } from "./pjl.ts";
import { badOption, hostIn, portIn } from "../frame/target.ts";
import { connectTo, readUntil } from "./tcp.ts";

const RAW_PORT = 9100;
/** Printers answer within a second or never: many take jobs here and know no PJL. */
const STATUS_WAIT_MS = 4000;
const MOST = 65_536;

/** Whether a printer takes jobs at its raw port, and its state where it speaks PJL. */
export const printPort: Probe = async (options, { signal, now, progress }) => {
  const host = hostIn(options);
  if (host === null) return badOption("host");
  const port = portIn(options, RAW_PORT);
  if (port === null) return badOption("port");
  const began = now();
  const connected = await connectTo(host, port, signal);
  if (!("socket" in connected)) {
    const answer = unanswered(connected.reason, host);
    const shut = connected.reason === "refused" ? reading("open", false) : [];
    return { ...answer, values: shut };
  }
  const took = Math.max(now() - began, 0);
  progress(0.5);
  connected.socket.write(PJL_QUESTION, "latin1");
  const { bytes } = await readUntil(
    connected,
    (all) => isWholePjl(all) || all.length >= MOST,
    STATUS_WAIT_MS,
  );
  connected.close();
  const status = readPjl(bytes);
  const values = [
    ...reading("open", true),
    ...reading("connect", took, { unit: "ms" }),
    ...reading("status", status?.code),
    ...reading("display", status?.display),
  ];
  if (signal.aborted) return without(cutShort(signal), say("已中断。", "Cut short."), { values });
  const raw = bytes.length > 0 ? deviceText(bytes) : null;
  if (!status) {
    const zh = raw === null ? "没有返回 PJL 状态（很多打印机不返回）" : "返回的内容不是 PJL 状态";
    const en = raw === null ? "tells no PJL state (many do not)" : "answers something that is no PJL state";
    return result(
      values,
      say(`${host}:${port} 端口开放，${zh}。`, `${host}:${port} is open and ${en}.`),
      raw,
    );
  }
  const [zh, en] = pjlWords(status.code);
  const shows =
    status.display === "" ? ["", ""] : [`，面板显示“${status.display}”`, `, it shows “${status.display}”`];
  const text = say(
    `${host}:${port} 端口开放，状态 ${status.code}（${zh}）${shows[0]}。`,
    `${host}:${port} is open, status ${status.code} (${en})${shows[1]}.`,
  );
  return result(values, text, raw);
};
