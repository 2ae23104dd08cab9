import fc from "fast-check";
import { JOB_NAMES } from "../../shared/ipc/jobs.ts";

/** Values of JSON's world, hostile in content. */
const hostileText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "",
    "__proto__",
    "constructor",
    "../../etc/passwd",
    "\u0000",
    "\ud800",
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE operation; --",
    "app://desk/",
    "execute",
    "query",
    "zh-CN",
    "a".repeat(5000),
  ),
);
const hostileNumber = fc.constantFrom(0, -0, -1, 1, 1.5, 2 ** 53, -(2 ** 53), 1e308, 5e-324, 2 ** 31);

export const hostileJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    hostileText,
    hostileNumber,
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(
      fc.oneof(
        hostileText,
        fc.constantFrom(
          "id",
          "kind",
          "command",
          "type",
          "name",
          "params",
          "paths",
          "file",
          "code",
          "locale",
          "passphrase",
          "start",
          "how",
          "purpose",
          "job",
        ),
      ),
      tie("value"),
      { maxKeys: 6 },
    ),
  ),
})).value;

/** Half-right requests: the right kind with wrong parts gets furthest in. */
export const hostileRequest: fc.Arbitrary<unknown> = fc
  .record(
    {
      id: fc.oneof(fc.integer(), hostileJson),
      kind: fc.oneof(
        fc.constantFrom(
          "execute",
          "executeAll",
          "query",
          "sync",
          "subscribe",
          "verify",
          "backup",
          "pair",
          "import",
          "export",
          "job",
          "cancel",
        ),
        hostileJson,
      ),
      command: hostileJson,
      commands: hostileJson,
      name: fc.oneof(fc.constantFrom(...JOB_NAMES), hostileJson),
      params: hostileJson,
      paths: hostileJson,
      file: hostileJson,
      what: hostileJson,
      format: hostileJson,
      dryRun: hostileJson,
      code: hostileJson,
      job: hostileJson,
    },
    { requiredKeys: ["id", "kind"] },
  )
  .map((value) => value as unknown);
