import { describe, expect, test } from "vitest";
import type { CoreReply, CoreRequest } from "../../../shared/ipc/contract.ts";
import type { PrintAsked } from "../../../shared/ipc/printing.ts";
import { createPrinting } from "./printing.ts";
import type { SystemPrinting } from "./printing.ts";

const made = { file: null, pdf: Buffer.from("%PDF").toString("base64"), number: "H-1", title: "领用单" };

function office(reply: CoreReply = { id: 0, ok: true, result: { ...made, bytes: 4, replaced: ["𠮷"] } }) {
  const sent: { bytes: string; to: Parameters<SystemPrinting["send"]>[1] }[] = [];
  const requests: CoreRequest[] = [];
  let refusal: string | null = null;
  const printing = createPrinting(
    {
      printers: () => Promise.resolve([{ name: "Front_desk", label: "Front desk", usual: true }]),
      send(pdf, to) {
        sent.push({ bytes: Buffer.from(pdf).toString(), to });
        return Promise.resolve(refusal);
      },
    },
    (request) => {
      requests.push(request);
      return Promise.resolve(reply);
    },
  );
  return { printing, sent, requests, refuse: (words: string) => (refusal = words) };
}

const asked: PrintAsked = {
  ...{ job: "document", printer: "Front_desk", copies: 2 },
  params: { number: "H-1", locale: "en" },
};

describe("a page is printed", () => {
  test("as the core makes it, without a file, on the printer that was chosen", async () => {
    const { printing, sent, requests } = office();
    const value = { printer: "Front desk", title: "领用单", number: "H-1", replaced: ["𠮷"] };
    expect(await printing.print(asked)).toEqual({ ok: true, value });
    expect(requests).toMatchObject([
      { kind: "job", name: "document", params: { number: "H-1", file: null } },
    ]);
    const to = { printer: "Front_desk", copies: 2, name: "Deskside H-1" };
    expect(sent).toEqual([{ bytes: "%PDF", to }]);
  });

  test("never into a file that the window names", async () => {
    const { printing, requests } = office();
    await printing.print({ ...asked, params: { number: "H-1", file: "/tmp/other.pdf" } });
    expect(requests).toMatchObject([{ params: { file: null } }]);
  });

  test("under a name that says of nobody whom it is about", async () => {
    const { printing, sent } = office({ id: 0, ok: true, result: { ...made, number: "陈敏", replaced: [] } });
    await printing.print({ ...asked, job: "personData", params: {} });
    expect(sent.map(({ to }) => to.name)).toEqual(["Deskside"]);
  });
});

describe("nothing is printed", () => {
  test("on a printer that the system does not name: the core is not even asked", async () => {
    const { printing, sent, requests } = office();
    expect(await printing.print({ ...asked, printer: "Elsewhere" })).toMatchObject({
      error: { code: "printer", path: "printer" },
    });
    expect([sent, requests]).toEqual([[], []]);
  });

  test("where the core refuses; its reason is passed on", async () => {
    const error = { code: "notAllowed", message: "", path: "", details: { rule: "fontLacks" } } as const;
    const { printing, sent } = office({ id: 0, ok: false, error });
    expect(await printing.print(asked)).toMatchObject({ ok: false, error });
    expect(sent).toEqual([]);
  });

  test("where the system does not take it, in its words", async () => {
    const { printing, refuse } = office();
    refuse("not accepting jobs");
    expect(await printing.print(asked)).toMatchObject({
      error: { code: "printer", message: "not accepting jobs" },
    });
  });
});
