import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { entriesIn, job } from "../../../tests/interop/pack-story.ts";
import { runScript } from "../../../tests/interop/script.ts";
import { check } from "../../../tests/interop/second.ts";
import { memoryCore, must, run, temporaryFolder } from "../../../tests/support/core/core.ts";
import { cleared } from "../../../tests/support/documents/cleared.ts";
import { codesIn } from "../../../tests/support/documents/codes.ts";
import { approveLot, lotOfTwo, sendLot } from "../../../tests/support/documents/lots.ts";
import { pagesIn, squeezed } from "../../../tests/support/documents/pdf-text.ts";
import { handOver } from "../../../tests/support/documents/slips.ts";
import type { Core } from "../compose.ts";
import { verifyEvidence } from "./verify-evidence.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** A pack as three readers see it: what each of them finds wrong. */
async function packed(
  core: Core,
  number: string,
  change: (files: Record<string, Buffer>) => void = () => {},
) {
  const file = join(folder.path, `${number}.zip`);
  const { anchor } = await job(core, "evidence", { number, file, overwrite: true });
  const { problems } = must(await verifyEvidence(file, anchor));
  const files = Object.fromEntries(await entriesIn(file));
  change(files);
  const { findings, said } = await runScript(
    join(folder.path, `${number}-${Math.random()}`),
    anchor,
    files,
    true,
  );
  return { files, problems, second: check(anchor, files, true), script: findings, said };
}

describe("数据清除证书", () => {
  test("纸上有凭证的二维码，就是包里的凭证；两个独立的程序都核验通过", async () => {
    const core = memoryCore();
    const { number } = cleared(core);
    const { files, problems, second, script, said } = await packed(core, number);
    expect([problems, second, script], said).toEqual([[], [], []]);
    // 这台设备没有交接过，包里就没有日志。
    expect(Object.keys(files)).toEqual([
      ...["readme.txt", "anchor.txt", "verify.sh", "receipt.txt", `${number}.pdf`, "attached.txt"],
      ...["contents.txt", "seal.txt"],
    ]);
    const pdf = files[`${number}.pdf`] as Buffer;
    const receipt = String(files["receipt.txt"]);
    expect(receipt.split("\n").slice(0, 6)).toEqual([
      `数据清除证书 ${number}`,
      "日期 2026-01-05 09:00 +08:00",
      "执行 李强",
      "确认 赵敏",
      expect.stringMatching(/^介质 M-\S+, S5Y1NJ0R123456$/),
      "签字 2 人",
    ]);
    expect(await codesIn(pdf)).toContain(receipt.trimEnd());
    expect((await pagesIn(pdf)).join("")).toContain(squeezed(receipt));
  });

  test("清除、验证、确认各步由当时的电脑签名；改一个字，三个程序都说得出", async () => {
    const core = memoryCore();
    const { number } = cleared(core);
    const { script, second } = await packed(core, number, (files) => {
      const text = String(files["attached.txt"]);
      for (const type of ["medium.wipe", "medium.verify", "medium.validate"]) expect(text).toContain(type);
      files["attached.txt"] = Buffer.from(
        text.replace('"technique":"ataSanitizeBlock"', '"technique":"overwrite"'),
      );
    });
    const kinds = script.filter(({ file }) => file === "attached.txt").map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["device-before", "pack-changed", "signature"]);
    expect(second.map(({ kind }) => kind).sort()).toEqual(script.map(({ kind }) => kind).sort());
  });

  test("随设备交接：证据包里有设备里已清除介质的证书；没有验收的只有过程", async () => {
    const core = memoryCore();
    const { asset, number: certificate } = cleared(core);
    const bare = run(core, {
      ...{ type: "medium.register", asset, at: "2026-01-05T08:00:00.000+08:00" },
      set: { model: "ST1000" },
    });
    const { number } = handOver(core, [asset]);
    const { files, problems, second, script, said } = await packed(core, number);
    expect([problems, second, script], said).toEqual([[], [], []]);
    expect(Object.keys(files).filter((name) => name.endsWith(".pdf"))).toEqual([
      `${number}.pdf`,
      `${certificate}.pdf`,
    ]);
    expect(String(files["attached.txt"])).toContain(bare.id as string);
    expect(String(files["readme.txt"])).toContain(`${certificate}.pdf`);
  });
});

describe("处置批次的移交", () => {
  test("证据包里有申请、鉴定、审批、移交各步和清除证书；改一个意见，三个程序都说得出", async () => {
    const core = memoryCore();
    const lot = lotOfTwo(core);
    approveLot(core, lot);
    const { number } = sendLot(core, lot);
    const { files, problems, second, script, said } = await packed(core, number);
    expect([problems, second, script], said).toEqual([[], [], []]);
    const steps = String(files["attached.txt"]);
    for (const type of ["open", "add", "check", "appraise", "approve"])
      expect(steps, type).toContain(`"type":"disposal.${type}"`);
    expect(String(files["log.txt"])).toContain('"type":"custody.dispose"');
    expect(Object.keys(files)).toContain(`${lot.certificate}.pdf`);
    const changed = await packed(core, number, (all) => {
      const text = String(all["attached.txt"]);
      expect(text).toContain('"decision":"approve"');
      all["attached.txt"] = Buffer.from(text.replace('"decision":"approve"', '"decision":"reject"'));
    });
    const kinds = changed.script.filter(({ file }) => file === "attached.txt").map(({ kind }) => kind);
    expect(kinds).toContain("signature");
    expect(changed.second.map(({ kind }) => kind).sort()).toEqual(
      changed.script.map(({ kind }) => kind).sort(),
    );
  });
});
