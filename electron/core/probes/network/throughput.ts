import { notAvailable, say } from "../frame/answers.ts";
import type { Probe } from "../probe.ts";

/**
 * To the hub. A hub has no route that may be used to measure: what moves bytes there (files, pull) needs
 * this laptop's token, which no probe is given, and would count as its work.
 */
export const throughput: Probe = (_options, context) =>
  Promise.resolve(
    context.targets?.hub
      ? notAvailable(
          "unsupported",
          say(
            "服务器没有测速接口，无法测量",
            "the hub has nothing to measure against: throughput is not measured",
          ),
        )
      : notAvailable(
          "noHub",
          say("本机没有配对服务器，没有测速对象", "this laptop is paired with no hub to measure to"),
        ),
  );
