import { filesWhole } from "../../../../shared/protocol/files/asked.ts";
import { FILE_PATHS } from "../../../../shared/protocol/files/file-paths.ts";
import { exchange } from "../https-exchange.ts";
import { readReply } from "../https-transport.ts";
import { createPinnedAgent } from "../pinned-agent.ts";
import type { FileLine, OpenFileLine } from "./file-line.ts";
import { downloadOnce } from "./range-download.ts";

/** The hub's files over HTTPS, on connections of their own: a long file holds up no operation. */
export const openHttpsFileLine: OpenFileLine = (endpoint, store): FileLine => {
  const agent = createPinnedAgent(endpoint);
  const closing = new AbortController();
  const { signal } = closing;
  return {
    async asked(addresses) {
      const request = { method: "POST", path: FILE_PATHS.asked, body: { addresses } } as const;
      const reply = await exchange(endpoint, agent, request, signal);
      return reply.ok ? readReply(reply.value, filesWhole) : reply;
    },
    async upload(file, onAccepted) {
      // The first file brings what carries it; a start does without.
      const { uploadOnce } = await import("./tus-upload.ts");
      return uploadOnce(file, { endpoint, agent, store, signal, onAccepted });
    },
    fetch: (address, from, take) => downloadOnce(endpoint, agent, { address, from, take }, signal),
    close() {
      closing.abort();
      agent.destroy();
    },
  };
};
