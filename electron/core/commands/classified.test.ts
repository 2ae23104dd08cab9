import { describe, expect, test } from "vitest";
import { z } from "zod";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { SPEAKS_OF } from "../../../shared/domain/asset/classified.ts";
import { formOf } from "../../../shared/domain/kind/form.ts";
import { KINDS } from "../../../shared/domain/kinds.ts";
import { may } from "../../../shared/domain/permission/permission.ts";
import { JOBS } from "../../../shared/ipc/jobs.ts";
import { takeText } from "../../../tests/support/core/blobs.ts";
import { ask, memoryCore, office, run } from "../../../tests/support/core/core.ts";
import type { Core } from "../compose.ts";

const AT = "2026-11-20T08:00:00.000Z";
const SHA = "ab".repeat(32);
const TITLE = { title: { "zh-CN": "看一看" } };

const picture = (core: Core) => takeText(core.profile.store, "a picture", "image/png")[0] as string;
const attach = (core: Core, about: string, type: "image/png" | "application/pdf" = "image/png") =>
  core.execute({
    ...{ type: "file.attach", about, name: "一号" },
    blob: takeText(core.profile.store, `${about} ${type}`, type)[0] as string,
  });

/** A classified laptop, with a picture of another record that somebody may try to name. */
function staged(mark = true) {
  const core = memoryCore();
  const asset = run(core, { type: "asset.register", set: { kind: "laptop", serial: "PF-1" } }).id as string;
  const other = run(core, { type: "asset.register", set: { kind: "laptop" } }).id as string;
  const photo = run(core, { type: "file.attach", about: `asset:${other}`, name: "别处", blob: picture(core) })
    .id as string;
  const ticket = run(core, { type: "ticket.open", set: { title: "开不了机" }, assets: [asset] }).id as string;
  const body = {
    ...{ section: "hardware", ...TITLE, gate: "none" },
    steps: [
      { key: "disk", kind: "probe", ...TITLE, probe: "disks", judge: [{ reading: "health", is: "passed" }] },
      { key: "look", kind: "photo", ...TITLE, go: [{ to: "good" }] },
    ],
    conclusions: [
      { key: "good", ...TITLE, verdict: "software", next: "solved", action: { "zh-CN": "完成" } },
    ],
  };
  const define = { type: "definition.setChecklist", family: "checklist", key: "look" };
  run(core, { ...define, set: { title: TITLE.title, body } });
  const runOf = (about: object) => run(core, { type: "run.start", checklist: "look", ...about }).id as string;
  const runs = { asset: runOf({ asset }), ticket: runOf({ ticket }), other: runOf({ asset: other }) };
  if (mark) run(core, { type: "asset.classify", asset, reason: "涉密机房" });
  return { core, asset, other, photo, ticket, runs };
}

type Staged = ReturnType<typeof staged>;
const reading = (way: string) => ({
  ...{ probe: "disks", way, end: "result", reason: "", machine: { serial: "PF-1" }, at: AT },
  values: [{ name: "health", value: "passed" }],
});
const line = ({ asset, photo }: Staged) => ({ asset, condition: "damaged", photos: [photo] });
const handOver = (lines: object[]) => ({
  ...{ type: "custody.handOver", purpose: "issue", giverName: "王五", receiverName: "林静", place: "3-12" },
  ...{ handedAt: AT, lines, unsigned: { reason: "对方不在现场" }, signatures: [] },
});
const document = { sha256: SHA, format: "glpi-inventory", name: "pc.json", bytes: 10 };

/** Every way in by which a picture, a reading or an inventory could come to an asset, and what is asked there. */
const REFUSED: Readonly<Record<string, (staged: Staged) => { type: string } & Record<string, unknown>>> = {
  "asset.edit .set.measured": ({ asset }) => ({
    ...{ type: "asset.edit", asset, set: { measured: { at: AT } } },
  }),
  "asset.edit .document": ({ asset }) => ({ type: "asset.edit", asset, set: {}, document }),
  "custody.handOver .lines.photos": (at) => handOver([line(at)]),
  "custody.return .lines.photos": (at) => {
    run(at.core, handOver([{ asset: at.asset, condition: "good" }]));
    return {
      ...{ type: "custody.return", returnerName: "林静", returnedAt: AT, lines: [line(at)], place: "库房" },
      ...{ unsigned: { reason: "对方不在现场" }, signatures: [], reason: "idle" },
    };
  },
  "custody.unseal .photos": ({ asset, photo }) => ({
    ...{ type: "custody.unseal", assets: [asset], at: AT, seal: "F-1", intact: true, witness: "" },
    ...{ condition: "good", photos: [photo], noPhoto: "", note: "" },
  }),
  "file.attach .blob": ({ core, asset }) => ({
    ...{ type: "file.attach", about: `asset:${asset}`, blob: picture(core), name: "机身" },
  }),
  "run.answer .answer.reading": ({ runs }) => ({
    ...{ type: "run.answer", run: runs.asset },
    answer: { disk: { outcome: "normal", at: AT, reading: reading("collector") } },
  }),
  "run.answer .answer.files": ({ runs, photo }) => ({
    ...{ type: "run.answer", run: runs.asset },
    answer: { look: { outcome: "normal", at: AT, files: [photo] } },
  }),
};

/** What looks like a way in and is none. */
const NONE: Readonly<Record<string, string>> = {
  "asset.register .set.measured": "an asset that is registered now bears no mark yet",
  "asset.register .document": "an asset that is registered now bears no mark yet",
  "custody.handOver .proxy.authorisation": "a paper of persons",
  "custody.handOver .signatures.onBehalf.authorisation": "a paper of persons",
  "custody.return .signatures.onBehalf.authorisation": "a paper of persons",
  "custody.sign .document": "the operation that is signed",
  "custody.sign .signatures.onBehalf.authorisation": "a paper of persons",
  "custody.attempt .document": "the operation that waits",
  "custody.dispose .signatures.onBehalf.authorisation": "a paper of persons",
  "disposal.appraise .step.paper": "the paper of a lot",
  "disposal.appraise .step.external.file": "the paper of a lot",
  "disposal.approve .step.paper": "the paper of a lot",
  "disposal.approve .step.external.file": "the paper of a lot",
  "ticket.approve .step.paper": "a file of the ticket: it was refused when it was attached",
  "ticket.approve .step.external.file": "a file of the ticket: it was refused when it was attached",
  "disposal.prove .proofFile": "the paper of a lot",
  "medium.wipe .report": "a file of the medium: it was refused when it was attached",
  "medium.destroy .photos": "a file of the medium: it was refused when it was attached",
};

/** Jobs that take something in, and where it is refused. */
const JOBS_IN: Readonly<Record<string, string>> = {
  attach: "attaches by `file.attach`",
  takeIn: "bytes of no record; what names them is `file.attach`",
  import: "writes by `asset.edit`",
  probe: "asked of the run (`probe-allowed.ts`)",
  readChecklist: "reads a checklist, which speaks of no asset",
  readCollected: "reads a file; what keeps a reading of it is `run.answer`",
};

const HELD = new Set(["blob", "document", "reading", "measured"]);

/** Places of a command's form that hold a file, bytes, an inventory or a reading. */
function waysIn(name: string, schema: unknown, path = ""): string[] {
  if (Array.isArray(schema)) return schema.flatMap((each) => waysIn(name, each, path));
  if (typeof schema !== "object" || schema === null) return [];
  const here = (schema as { ref?: unknown }).ref === "file" ? [`${name} ${path}`] : [];
  const inner = Object.entries(schema).flatMap(([key, value]) =>
    key !== "properties"
      ? waysIn(name, value, path)
      : Object.entries(value as object).flatMap(([property, each]) => [
          ...(HELD.has(property) ? [`${name} ${path}.${property}`] : []),
          ...waysIn(name, each, `${path}.${property}`),
        ]),
  );
  return [...here, ...inner];
}

const ALL_WAYS = [
  ...new Set(
    Object.entries(COMMANDS).flatMap(([name, { schema }]) =>
      waysIn(name, z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })),
    ),
  ),
];
const ruleOf = (done: unknown) =>
  (done as { error?: { details?: { rule?: string } } }).error?.details?.rule ?? JSON.stringify(done);

describe("of a classified asset", () => {
  test("every way in is known: a new one says here where it is refused, or why it is none", () => {
    expect(ALL_WAYS.sort()).toEqual([...Object.keys(REFUSED), ...Object.keys(NONE)].sort());
    const jobs = Object.entries(JOBS).filter(
      ([name, { texts }]) => Object.values(texts).includes("read" as never) || /take|probe/i.test(name),
    );
    expect(jobs.map(([name]) => name).sort()).toEqual(Object.keys(JOBS_IN).sort());
  });

  test.each(Object.entries(REFUSED))("nothing comes by %s", (_, asks) => {
    const marked = staged();
    expect(ruleOf(marked.core.execute(asks(marked)))).toBe("classifiedAsset");
    const free = staged(false);
    expect(ruleOf(free.core.execute(asks(free)))).not.toBe("classifiedAsset");
  });

  test("what speaks of assets is known by kind; a new kind is listed, or says why not", () => {
    const refers = KINDS.filter(({ fields }) =>
      Object.values(fields).some(({ schema }) => {
        const form = formOf(schema);
        return form.form === "ref" && form.kind === "asset";
      }),
    ).map(({ name }) => name);
    const notOne = ["disposal"];
    expect(refers.filter((name) => !Object.hasOwn(SPEAKS_OF, name) && !notOne.includes(name))).toEqual([]);
    expect(Object.keys(SPEAKS_OF)).toEqual(expect.arrayContaining(["asset", "ticket", "run", "medium"]));
  });

  test("pictures are refused with its ticket and its runs as well, documents are not", () => {
    const { core, asset, other, ticket, runs } = staged();
    for (const about of [`asset:${asset}`, `ticket:${ticket}`, `run:${runs.asset}`, `run:${runs.ticket}`]) {
      expect(ruleOf(attach(core, about))).toBe("classifiedAsset");
      expect(attach(core, about, "application/pdf").ok).toBe(true);
    }
    expect(attach(core, `asset:${other}`).ok).toBe(true);
    expect(attach(core, `run:${runs.other}`).ok).toBe(true);
  });

  test("an answer that is left open carries neither picture nor reading, what was typed is no measurement", () => {
    const { core, runs, photo } = staged();
    const answer = (said: object) => core.execute({ type: "run.answer", run: runs.asset, answer: said });
    const open = { outcome: "notDone", reason: "先记下", at: AT };
    expect(ruleOf(answer({ disk: { ...open, reading: reading("probe") } }))).toBe("classifiedAsset");
    expect(ruleOf(answer({ look: { ...open, files: [photo] } }))).toBe("classifiedAsset");
    const typed = { outcome: "normal", at: AT, words: "看了屏幕", reading: reading("typed") };
    expect(answer({ disk: typed }).ok).toBe(true);
    expect(answer({ look: { outcome: "notApplicable", reason: "涉密，不拍照", at: AT } }).ok).toBe(true);
  });

  test("a record that is merged into another takes its mark along", () => {
    const { core, asset, other } = staged();
    run(core, { type: "asset.merge", asset: other, drop: asset });
    expect(ask(core, "asset.get", { id: other }).row.classified).toBe(true);
    expect(ruleOf(attach(core, `asset:${other}`))).toBe("classifiedAsset");
  });

  test("few take the mark away, no undo does, and then all is as it was", () => {
    const { core, asset } = staged();
    const taken = run(core, { type: "asset.edit", asset, set: { name: "柜台" } }).operation;
    const mark = ask(core, "history.page", { kind: "asset", id: asset }).rows.find(
      ({ type }) => type === "asset.classify",
    );
    expect(core.execute({ type: "asset.undo", asset, operation: mark?.operation }).ok).toBe(false);
    expect(core.execute({ type: "asset.undo", asset, operation: taken }).ok).toBe(true);
    expect(ask(core, "asset.get", { id: asset }).row.classified).toBe(true);
    expect(["lead", "assetManager", "manager"].map((role) => may(role as never, "asset.declassify"))).toEqual(
      [true, true, true],
    );
    expect([may("technician", "asset.declassify"), may("auditor", "asset.declassify")]).toEqual([
      false,
      false,
    ]);
    run(core, { type: "asset.declassify", asset, reason: "已转为普通设备" });
    expect(attach(core, `asset:${asset}`).ok).toBe(true);
    expect(ruleOf(core.execute({ type: "asset.declassify", asset, reason: "再来一次" }))).toBe(
      "notClassified",
    );
  });

  test("a picture from a laptop that did not know of the mark stays, on both", () => {
    const { hub, a, b } = office();
    const asset = run(a.core, { type: "asset.register", set: { kind: "laptop" } }).id as string;
    hub.sync(a.sync);
    hub.sync(b.sync);
    run(a.core, { type: "asset.classify", asset, reason: "涉密机房" });
    expect(attach(b.core, `asset:${asset}`).ok).toBe(true);
    for (const { sync } of [b, a, b]) hub.sync(sync);
    for (const { core } of [a, b]) {
      expect(ask(core, "asset.get", { id: asset }).row.classified).toBe(true);
      expect(ask(core, "file.list", { about: `asset:${asset}` })).toMatchObject([{ type: "image/png" }]);
      expect(ruleOf(attach(core, `asset:${asset}`))).toBe("classifiedAsset");
    }
  });
});
