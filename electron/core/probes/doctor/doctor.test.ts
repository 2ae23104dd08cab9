import { expect, test } from "vitest";
import { DOCTOR_LINKS, readDoctor } from "../../../../shared/domain/checklist/doctor.ts";
import type { DoctorLink } from "../../../../shared/domain/checklist/doctor.ts";
import { stagedContext } from "../../../../tests/support/probes/context.ts";
import { emptyInterface } from "../network/interface.ts";
import { firstOf } from "../network/reach.ts";
import { DEFAULT_TARGETS } from "../targets.ts";
import { doctor, examine } from "./doctor.ts";
import { examineLink } from "./near-links.ts";
import type { LinkAnswer } from "./link-answer.ts";
import { inArpFile, inArpTable } from "./neighbour.ts";

const fine: LinkAnswer = { state: "good", text: { en: "fine" } };
const bad: LinkAnswer = { state: "broken", text: { en: "bad" } };
const none: LinkAnswer = { state: "notAvailable", text: { en: "none" } };
const doubtful = (still: boolean): LinkAnswer => ({
  state: "doubtful",
  text: { en: "perhaps" },
  ifBroken: { en: "this one" },
  isStillDoubtful: () => Promise.resolve(still),
});

async function walk(staged: Partial<Record<DoctorLink, LinkAnswer>>) {
  const asked: DoctorLink[] = [];
  const found = await examine(DOCTOR_LINKS, (name) => {
    asked.push(name);
    return Promise.resolve(staged[name] ?? fine);
  });
  return { ...found, asked, states: Object.fromEntries(found.links.map(({ name, state }) => [name, state])) };
}

test.each(DOCTOR_LINKS)(
  "%s alone broken is named; before it good, behind it not reached, nothing asked",
  async (name) => {
    const { broken, states, asked } = await walk({ [name]: bad });
    const at = DOCTOR_LINKS.indexOf(name);
    expect(broken).toBe(name);
    expect(Object.values(states)).toEqual(
      DOCTOR_LINKS.map((_, i) => (i < at ? "good" : i === at ? "broken" : "notReached")),
    );
    expect(asked).toEqual(DOCTOR_LINKS.slice(0, at + 1));
  },
);

test("what is not there is not broken", async () => {
  const { broken, states } = await walk({ proxy: none, hub: none });
  expect([broken, states.proxy, states.hub, states.internet]).toEqual([
    null,
    "notAvailable",
    "notAvailable",
    "good",
  ]);
});

test("a silent gateway is good when what lies behind it answers, and the broken one when nothing does", async () => {
  expect(await walk({ gateway: doubtful(true) })).toMatchObject({
    broken: null,
    states: { gateway: "good" },
  });
  const dead = await walk({ gateway: doubtful(true), dns: bad });
  expect(dead).toMatchObject({ broken: "gateway", states: { gateway: "broken", dns: "notReached" } });
  expect(dead.links[2]?.text.en).toBe("this one");
  expect(await walk({ gateway: doubtful(true), portal: none, internet: bad })).toMatchObject({
    broken: "gateway",
  });
});

test("a silent gateway that was heard of on the cable meanwhile is not the broken one", async () => {
  expect(await walk({ gateway: doubtful(false), dns: bad })).toMatchObject({
    broken: "dns",
    states: { gateway: "good" },
  });
});

test("a name server that answers anything is the broken one only when the internet is not there", async () => {
  expect(await walk({ dns: doubtful(true), portal: none, internet: bad })).toMatchObject({ broken: "dns" });
  expect(await walk({ dns: doubtful(true), portal: bad })).toMatchObject({ broken: "portal" });
  expect(await walk({ dns: doubtful(true), portal: none })).toMatchObject({ broken: null });
  expect(await walk({ dns: doubtful(true), time: bad })).toMatchObject({
    broken: "time",
    states: { dns: "good" },
  });
});

test("what is found out while the chain is walked on is named in its place, before what broke behind it", async () => {
  const doubled = { state: "broken" as const, text: { en: "doubled" } };
  const meanwhile = (found: typeof doubled | null): LinkAnswer => ({
    ...fine,
    unless: Promise.resolve(found),
  });
  expect(await walk({ address: meanwhile(doubled) })).toMatchObject({
    broken: "address",
    states: { link: "good", address: "broken", gateway: "notReached", hub: "notReached" },
    asked: DOCTOR_LINKS,
  });
  const behind = await walk({ address: meanwhile(doubled), gateway: bad });
  expect([behind.broken, behind.links[1]?.text.en]).toEqual(["address", "doubled"]);
  expect((await walk({ address: meanwhile(null), gateway: bad })).broken).toBe("gateway");
  expect((await walk({ address: bad, gateway: meanwhile(doubled) })).broken).toBe("address");
  expect((await walk({ address: meanwhile(null) })).broken).toBeNull();
});

test("of several asked at once the first that is as wished is enough; else all are told", async () => {
  const later = Promise.withResolvers<number>();
  expect(await firstOf([later.promise, Promise.resolve(2)], (n) => n > 1)).toEqual({ at: 1, answer: 2 });
  later.resolve(1);
  expect(await firstOf([later.promise, Promise.resolve(0)], (n) => n > 1)).toEqual({
    at: null,
    answers: [1, 0],
  });
});

test("a machine without a network says so, and the chain can be read again", async () => {
  const files = {
    "/proc/net/dev": "  eth9: 0 0\n",
    "/sys/class/net/eth9/operstate": "down\n",
    "/proc/net/route": "h\neth9\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n",
  };
  const found = await doctor({}, stagedContext({ files }));
  const read = readDoctor(found.raw);
  expect(found.values).toMatchObject([
    { name: "broken", value: "link" },
    { name: "good", value: 0 },
  ]);
  expect(found.text["zh-CN"]).toMatch(/^断在“链路”：/);
  expect(read?.links.map(({ name }) => name)).toEqual(DOCTOR_LINKS);
  for (const raw of [null, "", "{}", "[]", '{"links":[],"broken":null}', new Uint8Array()])
    expect(readDoctor(raw)).toBeNull();
});

test("a laptop on the radio is told that its cable is out", async () => {
  const used = { ...emptyInterface("wlan0"), kind: "wireless" as const, up: true };
  const cable = { ...emptyInterface("eth0"), up: false };
  const facts = { interfaces: [used, cable], routes: [], dnsServers: [] };
  const rest = { targets: DEFAULT_TARGETS, proxy: { server: "", pac: "" }, clockByPage: null };
  const found = await examineLink({ context: stagedContext(), facts, used, ...rest });
  expect(found).toMatchObject({ state: "good" });
  expect(found.text["zh-CN"]).toBe("无线网卡 wlan0 已接通，走的不是网线：有线网卡 eth0 没有接通");
  const alone = await examineLink({
    context: stagedContext(),
    facts: { ...facts, interfaces: [used] },
    used,
    ...rest,
  });
  expect(alone.text["zh-CN"]).toBe("无线网卡 wlan0 已接通");
});

test("neighbours by the kernel's file and by the table of Windows and macOS", () => {
  const file =
    "IP address HW type Flags HW address Mask Device\n10.0.0.1 0x1 0x2 02:00:00:00:00:01 * eth0\n10.0.0.9 0x1 0x0 00:00:00:00:00:00 * eth0\n";
  expect([inArpFile(file, "10.0.0.1"), inArpFile(file, "10.0.0.9"), inArpFile(file, "10.0.0.2")]).toEqual([
    true,
    false,
    false,
  ]);
  const windows =
    "接口: 10.0.0.5 --- 0xc\r\n  Internet 地址         物理地址              类型\r\n  10.0.0.1              02-00-00-00-00-01     动态\r\n";
  expect([inArpTable(windows, "10.0.0.1"), inArpTable(windows, "10.0.0.5")]).toEqual([true, false]);
  expect(
    inArpTable(
      "? (10.0.0.1) at 2:0:0:0:0:1 on en0 ifscope [ethernet]\n? (10.0.0.9) at (incomplete) on en0\n",
      "10.0.0.1",
    ),
  ).toBe(true);
  expect(inArpTable("? (10.0.0.9) at (incomplete) on en0\n", "10.0.0.9")).toBe(false);
});
