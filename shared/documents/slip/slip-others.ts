import type { Fact } from "../document.ts";
import type { Page } from "./slip-page.ts";
import type { SlipSources } from "./slip-sources.ts";

type HandOver = Extract<SlipSources, { act: "handOver" }>["payload"];
type Return = Extract<SlipSources, { act: "return" }>["payload"];

const joined = (parts: readonly string[]) => parts.filter((part) => part.trim() !== "").join(" · ");

/** Who else takes part in a hand-over, each as far as somebody does. */
export function othersAt({ words, said }: Page, payload: HandOver): Fact[] {
  const { giverDept, proxy, collectedBy, manager, otherGiver } = payload;
  const party = (
    path: "proxy" | "collectedBy" | "manager",
    { name, employeeNo }: { name: string; employeeNo: string },
  ) => joined([said(`${path}.name`, name), said(`${path}.employeeNo`, employeeNo)]);
  return [
    ...(giverDept === "" ? [] : [{ label: words.giverDept, value: said("giverDept", giverDept) }]),
    ...(proxy
      ? [
          {
            label: words.proxy,
            value: joined([
              party("proxy", proxy),
              proxy.authorisation === null ? said("proxy.reason", proxy.reason) : words.authorised,
            ]),
          },
        ]
      : []),
    ...(collectedBy ? [{ label: words.collectedBy, value: party("collectedBy", collectedBy) }] : []),
    ...(manager ? [{ label: words.manager, value: party("manager", manager) }] : []),
    ...(otherGiver === "" ? [] : [{ label: words.otherGiver, value: said("otherGiver", otherGiver) }]),
  ];
}

/** That the returner was not there, and who saw it; the seal under which it was taken in. */
export function absentAt({ words, said }: Page, { returnerDept, absent, underSeal }: Return): Fact[] {
  return [
    ...(returnerDept === "" ? [] : [{ label: words.dept, value: said("returnerDept", returnerDept) }]),
    ...(absent
      ? [
          { label: words.notPresent, value: said("absent.reason", absent.reason) },
          { label: words.witness, value: said("absent.witness", absent.witness) },
        ]
      : []),
    ...(underSeal
      ? [
          { label: words.seal, value: underSeal.seal },
          { label: words.sealedWhy, value: said("underSeal.reason", underSeal.reason) },
        ]
      : []),
  ];
}
