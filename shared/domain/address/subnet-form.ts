import { z } from "zod";
import { refTo, text } from "../words.ts";
import { ipNumber } from "./ip.ts";
import { networkOf } from "./network.ts";

const inside = text(15).refine((said) => said === "" || ipNumber(said) !== null, "this is no IPv4 address");

/** A network whose addresses are given out one by one. */
export const subnetForm = z
  .object({
    /** As `10.20.3.0/24`. */
    network: text(18, 9).refine((said) => networkOf(said) !== null, "this is no network, e.g. 10.20.3.0/24"),
    site: refTo("site").nullable().default(null),
    gateway: inside.default(""),
    vlan: text(20).default(""),
    /** Given out from here to there; '' for the first and the last of the network. */
    first: inside.default(""),
    last: inside.default(""),
  })
  .refine(
    ({ network, gateway, first, last }) => {
      const range = networkOf(network);
      const within = (said: string) => {
        const number = ipNumber(said);
        return number === null || (range !== null && number >= range.first && number <= range.last);
      };
      return [gateway, first, last].every(within);
    },
    { message: "an address is outside the network", path: ["network"] },
  );
export type SubnetBody = z.output<typeof subnetForm>;
