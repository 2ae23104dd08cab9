import { expect, test } from "vitest";
import { DOCTOR_LINKS } from "../../shared/domain/checklist/doctor.ts";
import { HIDDEN } from "../../shared/log/parts.ts";
import { linksOf } from "./doctor-links.ts";

const chain = DOCTOR_LINKS.map((name, index) => ({
  name,
  state: index < 3 ? "good" : index === 3 ? "broken" : name === "proxy" ? "notAvailable" : "notReached",
  text: { "zh-CN": name },
}));

test("a chain that a run kept is shown as it was found: what could not be asked is not called good", () => {
  const links = linksOf({ raw: JSON.stringify({ links: chain, broken: "dns" }) });
  expect(links).toEqual(chain);
});

test("where what was received is erased, or was cut, there is no chain, and nothing is made up", () => {
  const whole = JSON.stringify({ links: chain, broken: "dns" });
  for (const raw of ["", HIDDEN, whole.slice(0, 100), "{}"]) expect(linksOf({ raw })).toEqual([]);
});
