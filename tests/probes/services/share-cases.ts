import assert from "node:assert/strict";
import type { ProbeCase } from "../support/cases.ts";
import type { Host, Lab } from "../support/lab.ts";
import { measureIn } from "./measure-in.ts";

const ADDRESS = "10.6.0.2";
const packages = ["iproute2", "samba", "smbclient"];
const PASSWORD = "正确 口令-1";

/** A file server with the share 资料, and one that nobody may enter. */
async function startSamba(lab: Lab, settings: readonly string[]): Promise<Host> {
  const host = await lab.host("f");
  await host.ip("address", "add", `${ADDRESS}/32`, "dev", "lo");
  const at = (name: string) => `${host.folder}/${name}`;
  for (const folder of ["private", "lock", "state", "cache", "pid", "ncalrpc"])
    host.file(`${folder}/.keep`, "");
  for (const name of ["a.txt", "中文 文件.txt", "报表/一月.txt"]) host.file(`share/${name}`, "x");
  const config = host.file(
    "smb.conf",
    [
      "[global]",
      ...["private dir", "lock directory", "state directory", "cache directory", "pid directory"].map(
        (name) => `${name} = ${at(name.split(" ")[0] ?? "")}`,
      ),
      `ncalrpc dir = ${at("ncalrpc")}`,
      `log file = ${at("log")}`,
      `interfaces = ${ADDRESS}/32`,
      ...["bind interfaces only = yes", "disable netbios = yes", "load printers = no", "smb ports = 445"],
      ...settings,
      ...["[资料]", `path = ${at("share")}`, "[保密]", `path = ${at("share")}`, "invalid users = root"],
    ].join("\n"),
  );
  const added = await host.run(["smbpasswd", "-c", config, "-s", "-a", "root"], {
    input: `${PASSWORD}\n${PASSWORD}\n`,
  });
  assert.equal(added.code, 0, added.err);
  host.start(["smbd", "--foreground", "--no-process-group", "-s", config]);
  await lab.until("smbd", async () => (await host.run(["sh", "-c", "ss -tln | grep -q :445"])).code === 0);
  return host;
}

const ask = (host: Host, share: string, password = PASSWORD) =>
  measureIn(host, {
    ...{ probe: "share", options: { share } },
    credentials: { smb: { kind: "smb", user: "root", password, domain: "" } },
  });

export const SHARE_CASES: readonly ProbeCase[] = [
  {
    name: "a share of a server that takes only SMB 3 and signs everything is entered and listed",
    packages,
    async run(lab) {
      const host = await startSamba(lab, ["server min protocol = SMB3", "server signing = mandatory"]);
      const answer = await ask(host, `\\\\${ADDRESS}\\资料`);
      assert.equal(answer.end, "result", JSON.stringify(answer.text));
      const read = ["reachable", "protocol", "signing", "signedIn", "listed", "entries"].map(answer.of);
      assert.deepEqual(read, [true, "SMB 3.1.1", true, true, true, 3]);
      assert.ok(Number(answer.of("free")) > 0);
      const below = await ask(host, `//${ADDRESS}/资料/报表`);
      assert.equal(below.of("entries"), 1);
    },
  },
  {
    name: "a wrong password, a share and a folder that are not there and a forbidden one are told apart",
    packages,
    async run(lab) {
      const host = await startSamba(lab, []);
      const cases: [share: string, password: string, reason: string, signedIn: boolean, words: RegExp][] = [
        ["资料", "错误口令", "denied", false, /用户名或密码不对/],
        ["资料", "", "denied", false, /用户名或密码不对/],
        ["没有", PASSWORD, "noSuchPart", true, /没有这个共享名/],
        ["资料/没有", PASSWORD, "noSuchPart", true, /没有这个文件夹/],
        ["保密", PASSWORD, "denied", true, /没有访问权限/],
      ];
      for (const [share, password, reason, signedIn, words] of cases) {
        const answer = await ask(host, `//${ADDRESS}/${share}`, password);
        assert.match(answer.text["zh-CN"] ?? "", words);
        assert.equal(answer.reason, reason);
        assert.equal(answer.of("signedIn"), signedIn);
        assert.equal(answer.of("signing"), false);
      }
    },
  },
  {
    name: "a server that speaks only SMB 1 is told as such, before anybody signs in",
    packages,
    async run(lab) {
      const host = await startSamba(lab, ["server min protocol = NT1", "server max protocol = NT1"]);
      const answer = await ask(host, `//${ADDRESS}/资料`);
      assert.equal(answer.reason, "unsupported", JSON.stringify(answer.text));
      assert.equal(answer.of("protocol"), "SMB 1");
      assert.equal(answer.of("signedIn"), undefined);
    },
  },
];
