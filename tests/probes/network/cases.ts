import assert from "node:assert/strict";
import type { ProbeCase } from "../support/cases.ts";

export const NETWORK_CASES: readonly ProbeCase[] = [
  {
    name: "two machines on a cable reach each other",
    packages: ["iproute2", "iputils-ping"],
    async run(lab) {
      const [a, b] = [await lab.host("a"), await lab.host("b")];
      await lab.cable([a, "eth0"], [b, "eth0"]);
      await a.ip("address", "add", "10.9.0.1/24", "dev", "eth0");
      await b.ip("address", "add", "10.9.0.2/24", "dev", "eth0");
      const { code } = await a.run(["ping", "-n", "-c", "1", "-W", "2", "10.9.0.2"]);
      assert.equal(code, 0);
    },
  },
];
