// The bytes come from the core alone, on the way to a printer that the system itself has named.
import type { CoreReply, CoreRequest } from "../../../shared/ipc/contract.ts";
import type { Outcome } from "../../../shared/ipc/desk-channels.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import type { PrintAsked, Printed, Printer } from "../../../shared/ipc/printing.ts";
import { failure } from "../failure.ts";

/** How this system prints. */
export interface SystemPrinting {
  /** Those that are set up; none where nothing can print. */
  printers(): Promise<Printer[]>;
  /**
   * Hands a PDF over.
   * @returns null when the system has taken it, otherwise why not, in the system's words
   */
  send(pdf: Uint8Array, to: { printer: string; copies: number; name: string }): Promise<string | null>;
}

export interface Printing {
  printers(): Promise<Outcome<Printer[]>>;
  print(asked: PrintAsked): Promise<Outcome<Printed>>;
}

export function createPrinting(
  system: SystemPrinting,
  request: (request: CoreRequest) => Promise<CoreReply>,
): Printing {
  return {
    async printers() {
      return { ok: true, value: await system.printers() };
    },
    async print({ job, params, printer, copies }) {
      // Before anything is drawn, or noted as printed.
      const known = (await system.printers()).find(({ name }) => name === printer);
      if (!known) return failure("printer", "this printer is not set up any more", "printer");
      const reply = await request({ id: 0, kind: "job", name: job, params: { ...params, file: null } });
      if (!reply.ok) return reply;
      const { pdf, title, number, replaced } = reply.result as JobResults["document"];
      const refused =
        pdf === null
          ? "there is nothing to print"
          : await system.send(Buffer.from(pdf, "base64"), { printer, copies, name: nameOf(job, number) });
      if (refused !== null) return failure("printer", refused, "printer");
      return { ok: true, value: { printer: known.label, title, number, replaced } };
    },
  };
}

/** What the system's queue, which anybody on this computer can read, calls it: a number, and nobody's name. */
function nameOf(job: PrintAsked["job"], number: string): string {
  return job === "document" || job === "paperSlip" ? `Deskside ${number}` : "Deskside";
}
