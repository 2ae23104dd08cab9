import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { rollingBackup } from "../../electron/core/session/backup-profile.ts";
import { openProfile } from "../../electron/core/session/profile.ts";
import { restoreProfile } from "../../electron/core/session/restore-profile.ts";
import type { Core } from "../../electron/core/compose.ts";
import type { JobResults } from "../../shared/ipc/jobs.ts";
import { ask, coreOver, finish, must, run, testEnvironment } from "../support/core/core.ts";
import { noticesOf, openTicket, problemsOf, profilesOnDisk, secret } from "../support/core/profile.ts";
import { jpeg } from "../support/domain/pictures.ts";
import { filesUnder, holds, isOnConsole } from "../support/sync/canary.ts";

// I8 and S35 for files: the bytes of a photo lie nowhere in the clear, and nowhere at all once it is erased.

vi.setConfig({ testTimeout: 60_000 });

const { place, made, reopened } = profilesOnDisk();

/** Stands in the data of the picture itself, so that it is kept with it. */
const CANARY = "quarkxylophon-photo-canary";
/** Over several pieces, the canary in the first and the last. */
function photo(): Buffer {
  const whole = jpeg({ remark: "place" });
  const scan = whole.indexOf(Buffer.from([0xff, 0xda])) + 10;
  const data = Buffer.concat([Buffer.from(CANARY), Buffer.alloc(600_000, 7), Buffer.from(CANARY)]);
  return Buffer.concat([whole.subarray(0, scan), data, whole.subarray(scan)]);
}

async function attachPhoto(core: Core): Promise<JobResults["attach"]> {
  const file = join(place.root, "IMG_0042.jpg");
  writeFileSync(file, photo());
  const { number } = openTicket(core, "屏幕裂了");
  const params = { about: String(number), file };
  const reply = await core.handle({ id: 1, kind: "job", name: "attach", params });
  rmSync(file);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.result as JobResults["attach"];
}

const isPlain = () => filesUnder(place.root).filter((file) => holds(readFileSync(file), CANARY));
const isInside = ({ profile }: Core) => isOnConsole({ profile }, CANARY);
const standing = (core: Core, id: string) => ask(core, "file.get", { id }).standing;

describe("a photo on a console", () => {
  test("lies nowhere in the clear: not while it is taken in in parts, not whole, not in a backup", async () => {
    const { core } = made();
    const bytes = photo();
    let intake: string | null = null;
    for (const [at, last] of [
      [0, false],
      [400_000, true],
    ] as const) {
      const part = bytes.subarray(at, last ? bytes.length : 400_000).toString("base64");
      const params = { intake, bytes: part, last };
      const reply = await core.handle({ id: 1, kind: "job", name: "takeIn", params });
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      ({ intake } = reply.result as JobResults["takeIn"]);
      expect(isPlain()).toEqual([]);
    }
    const text = Buffer.alloc(700_000, `${CANARY} `).toString("base64");
    await core.handle({ id: 1, kind: "job", name: "takeIn", params: { bytes: text, last: false } });
    await attachPhoto(core);
    must(finish(rollingBackup(core.profile)));
    expect(isInside(core)).toBe(true);
    expect(isPlain()).toEqual([]);
    await core.close();
    expect(isPlain()).toEqual([]);
  });

  test("is in no store and no backup of it once it is erased", async () => {
    const { core } = made();
    const { id } = await attachPhoto(core);
    must(finish(rollingBackup(core.profile)));
    expect(isInside(core)).toBe(true);
    run(core, { type: "record.erase", record: `file:${id}`, reason: "本人要求删除", rule: "47 条" });
    while (core.idle());
    expect(isInside(core)).toBe(false);
    expect(standing(core, id)).toBe("erased");
    must(finish(rollingBackup(core.profile)));
    expect(isInside(core)).toBe(false);
    await core.close();
    const again = reopened();
    expect(isInside(again)).toBe(false);
    expect(problemsOf(again)).toEqual([]);
  });

  test("comes back with a backup, in the one file that it is", async () => {
    const { core } = made();
    const { id, address, size } = await attachPhoto(core);
    const file = join(place.root, "backup.deskside");
    expect(await core.handle({ id: 2, kind: "backup", file })).toMatchObject({ ok: true });
    await core.close();
    const folder = join(place.root, "restored");
    must(restoreProfile({ file, folder, secret, overwrite: false, now: Date.now() }));
    const restored = coreOver(must(openProfile({ folder, secret, environment: testEnvironment(5) })));
    expect(standing(restored, id)).toBe("here");
    expect(ask(restored, "file.bytes", { address }).size).toBe(size);
    expect(problemsOf(restored)).toEqual([]);
    restored.profile.store.close();
    expect(isPlain()).toEqual([]);
  });

  test("is recovered with a store that is damaged: from its own pages, or from the newest backup", async () => {
    const { core } = made();
    const { id } = await attachPhoto(core);
    must(finish(rollingBackup(core.profile)));
    const second = await attachPhoto(core);
    expect(second.id).not.toBe(id);
    await core.close();
    const store = join(place.folder, "store.db");
    const bytes = readFileSync(store);
    // A page of the photo's data: of some hundred in the middle of the file, one is.
    const page = Math.floor(bytes.length / 4096 / 2);
    bytes.fill(3, page * 4096, (page + 1) * 4096);
    writeFileSync(store, bytes);
    writeFileSync(join(place.folder, "suspect"), "");
    const again = reopened();
    expect(noticesOf(again)).not.toEqual([]);
    expect(standing(again, id)).toBe("here");
    expect(isInside(again)).toBe(true);
    expect(problemsOf(again)).toEqual([]);
    expect(existsSync(store)).toBe(true);
  });
});
