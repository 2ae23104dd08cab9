import { describe, expect, test } from "vitest";
import { LINUX } from "../linux.ts";
import { MACOS } from "../macos.ts";
import { TAKE } from "../shell-batch.ts";
import type { Source } from "../source.ts";
import { WINDOWS } from "../windows.ts";
import { scriptBytes, scriptText } from "./scripts.ts";

/** A word as a shell reads it. */
const quoted = (word: string) => (/^[\w./,:=%+-]+$/u.test(word) ? word : `'${word}'`);

/** The line by which a script takes a source. */
function lineOf(source: Source): string {
  if ("shell" in source) return `Take '${source.id}' { ${source.shell} }`;
  const words = "file" in source ? ["cat", source.file] : source.run;
  return `take ${source.id} ${words.map(quoted).join(" ")}`;
}

const takenBy = (script: string, word: string) =>
  script
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith(`${word} `) && !line.includes("$"));

describe("collect.sh", () => {
  const script = scriptText("collect.sh");

  test("runs the programs that the console runs here, and no others", () => {
    const sources = [...Object.values(LINUX), ...Object.values(MACOS)];
    expect(takenBy(script, "take")).toEqual([...sources.map(lineOf), "take smart.scan smartctl --scan"]);
  });

  test("has nothing but these words where a command stands", () => {
    const own = ["say", "encode", "within", "take", "linux", "macos", "smart", "now"];
    const builtIn = [
      "export",
      "umask",
      "trap",
      "printf",
      "exit",
      "return",
      "shift",
      "continue",
      "read",
      "cd",
    ];
    const tests = [
      "[",
      "command",
      "pwd",
      "case",
      "in",
      "esac",
      "if",
      "then",
      "elif",
      "else",
      "fi",
      "while",
      "do",
      "done",
    ];
    const reading = ["dirname", "head", "base64", "tr", "openssl", "timeout", "smartctl", "cat", "dmidecode"];
    const naming = ["ioreg", "sed", "cut", "uname", "id", "date"];
    // What it makes beside itself it takes away, and gives its file the name.
    const writing = ["rm", "mv"];
    const allowed = new Set([...own, ...builtIn, ...tests, ...reading, ...naming, ...writing]);
    const found = commandsIn(script);
    expect([...found].filter((word) => !allowed.has(word))).toEqual([]);
    // The reader of commands sees them.
    for (const each of ["printf", "base64", "mv", "smartctl", "take"]) expect(found).toContain(each);
    expect([...commandsIn("if curl x; then\n y=$(wget z | tee q)\nfi")].toSorted()).toEqual(
      ["curl", "fi", "if", "tee", "then", "wget"].toSorted(),
    );
  });

  test("writes beside itself and nowhere else", () => {
    const targets = [...code(script).matchAll(/(?<![<&\d])\d?>>?\s*(\S+?)(?=[\s;)|]|$)/gmu)].map(
      ([, at]) => at,
    );
    expect(new Set(targets)).toEqual(new Set(['"$part"', '"$out"', '"$err"', "/dev/null", "&1"]));
    for (const name of ["part", "out", "err"]) {
      expect(script).toMatch(new RegExp(`^${name}=\\$here/\\.deskside-\\$\\$\\.${name}$`, "mu"));
    }
    expect(script).toMatch(/^target=\$here\/deskside-\$label-/mu);
    expect(script.match(/\bmv\b.*$/gmu)).toEqual(['mv -- "$part" "$target"; then']);
    expect(script.match(/\brm\b.*$/gmu)).toEqual([`rm -f -- "$part" "$out" "$err"' EXIT`]);
  });

  test("programs that could change something are told not to", () => {
    for (const line of takenBy(script, "take")) {
      if (line.includes(" apt-get ")) expect(line).toMatch(/ apt-get -s .*Dir::Cache::pkgcache= .*upgrade$/u);
      if (line.includes(" find ")) expect(line).not.toMatch(/-delete|-fprint|-ok|-exec (?!grep |cat )/u);
      expect(line).not.toMatch(/[;&|<>`]/u);
    }
  });

  test("says what it does, in both languages", () => {
    expect(script).toContain("只读取本机状态，不安装、不修改、不联网");
    expect(script).toContain("only reads this machine; installs nothing, changes nothing, uses no network");
    expect(script).toContain("当前不是管理员");
    expect(script).toContain("Not an administrator");
  });
});

/** Without comments and quoted text. */
function code(script: string): string {
  return script
    .split("\n")
    .filter((line) => !/^\s*#/u.test(line))
    .join("\n")
    .replace(/\\\n/gu, " ")
    .replace(/'[^'\n]*'/gu, "''")
    .replace(/\bsay "[^"\n]*"/gu, "say");
}

/** Words where a command may stand: at a start, after a separator, within `$( … )`. */
function commandsIn(script: string): Set<string> {
  const plain = code(script).replace(/\$\(\(/gu, "((");
  const starts = plain.split(/\n|;;|;|&&|\|\||\||\$\(|\{ |\(\) |\b(?:then|do|else|if|elif|while) |! /u);
  const words = starts.flatMap((part) => {
    const bare = part.trim().replace(/^(?:[A-Za-z_]+=\S* +)+/u, "");
    const [, word] = /^([A-Za-z_[][\w.-]*)(?=\s|$|\))/u.exec(bare) ?? [];
    return word === undefined || /^[A-Za-z_]+=/u.test(bare) ? [] : [word];
  });
  const labels = ["Linux", "Darwin", "linux", "darwin"];
  const keywords = [...plain.matchAll(/\b(then|if|fi)\b/gu)].map(([, word]) => word ?? "");
  return new Set([
    ...words.filter((word) => !(labels.includes(word) && plain.includes(`${word})`))),
    ...keywords,
  ]);
}

describe("collect.ps1 (from documentation, not from a machine)", () => {
  const script = scriptText("collect.ps1");
  const plain = script.replace(/^\s*#.*$/gmu, "");

  test("asks what the console asks here, and no more", () => {
    expect(takenBy(script, "Take").length).toBeLessThan(Object.keys(WINDOWS).length + 1);
    const lines = script.split("\n").filter((line) => line.startsWith("Take '"));
    expect(lines).toEqual(Object.values(WINDOWS).map(lineOf));
  });

  test("takes an output as the console does", () => {
    const close = (text: string) => text.replace(/\s+/gu, " ");
    expect(close(script)).toContain(close(TAKE));
  });

  test("uses no cmdlet but those that read, say and name", () => {
    const allowed = [
      ...[
        "Get-CimInstance",
        "Get-WmiObject",
        "Get-PhysicalDisk",
        "Get-StorageReliabilityCounter",
        "Get-ItemProperty",
      ],
      ...["Get-MpComputerStatus", "Get-NetFirewallProfile", "Get-Command", "Test-Path", "Join-Path"],
      ...["Select-Object", "ForEach-Object", "Where-Object", "ConvertTo-Json", "New-Object", "Write-Host"],
    ];
    const found = [...plain.matchAll(/(?<![\w.'-])([A-Z][A-Za-z]+-[A-Z][A-Za-z]+)\b/gu)].map(
      ([, name]) => name,
    );
    expect([...new Set(found)].filter((name) => !allowed.includes(name ?? ""))).toEqual([]);
    expect(found).toContain("Get-StorageReliabilityCounter");
    expect(plain).not.toMatch(
      /\b(?:iex|irm|iwr|curl|wget|Start-|Invoke-|Set-|Remove-|Out-File|Add-|(?<!collect\.)cmd|reg)\b/u,
    );
  });

  test("makes no object but these, and starts no program but smartctl", () => {
    const objects = [...plain.matchAll(/New-Object (?:-ComObject|-TypeName) ([\w.]+)/gu)].map(
      ([, name]) => name,
    );
    expect(new Set(objects)).toEqual(
      new Set([
        ...["Microsoft.Update.Session", "Microsoft.Update.AutoUpdate", "Shell.Application"],
        "Text.UTF8Encoding",
      ]),
    );
    expect([...plain.matchAll(/& (\S+)/gu)].map(([, what]) => what)).toEqual([
      "$what)",
      ...["$smartctl.Source", "$smartctl.Source"],
    ]);
    // Windows is asked for what it found before, and not to search.
    expect(plain).toContain("$searcher.Online = $false");
  });

  test("writes one file, beside itself", () => {
    expect(plain.match(/\[IO\.File\]::\w+/gu)).toEqual(["[IO.File]::WriteAllText", "[IO.File]::Move"]);
    expect(plain).toContain("[IO.File]::WriteAllText($part, ");
    expect(plain).toContain("[IO.File]::Move($part, $target)");
    expect(plain).toMatch(/^\$target = Join-Path -Path \$PSScriptRoot -ChildPath "deskside-/mu);
    expect(plain).toMatch(/^\$part = Join-Path -Path \$PSScriptRoot -ChildPath "\.deskside-/mu);
    expect(plain).not.toMatch(/(?<![=-])>(?!=)/u);
  });

  test("has no quote that PowerShell takes for another one", () => {
    // It ends a string at the quotes of a word processor as well.
    expect(script).not.toMatch(/[\u2018-\u201f]/u);
  });

  test("goes to the stick so that PowerShell 5.1 reads its Chinese", () => {
    const bytes = scriptBytes("collect.ps1");
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString("utf8")).not.toMatch(/[^\r]\n/u);
  });

  test("collect.cmd starts it whatever the policy of scripts is", () => {
    const text = scriptBytes("collect.cmd").toString("latin1");
    expect(text).toContain('-NoProfile -ExecutionPolicy Bypass -File "%~dp0collect.ps1"\r\n');
    // A batch file is read in the code page of the console.
    expect(text).toMatch(/^[\x20-\x7e\r\n]+$/u);
    expect(text.match(/\.exe/gu)).toHaveLength(1);
  });
});
