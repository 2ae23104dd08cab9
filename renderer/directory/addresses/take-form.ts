import type { AskingForm } from "../../records/index.ts";

export interface TakeValues {
  subnet: string | null;
  ip: string;
  person: string | null;
  holder: string;
  mac: string;
  port: string;
  from: string;
  until: string;
  note: string;
}

export const UNTAKEN: TakeValues = {
  ...{ subnet: null, ip: "", person: null, holder: "", mac: "", port: "", from: "", until: "", note: "" },
};

export const takeForm: AskingForm<TakeValues> = {
  asks: ({ subnet, ip, ...set }) => [
    "address.take",
    {
      ...{ subnet, ip: ip.trim() },
      set: Object.fromEntries(
        Object.entries(set)
          .map(([name, value]) => [name, value?.trim() ?? null])
          .filter(([, value]) => value !== null && value !== ""),
      ),
    },
  ],
  places: {
    ip: "ip",
    subnet: "subnet",
    "set.mac": "mac",
    "set.holder": "holder",
    "set.person": "holder",
    "set.port": "port",
    "set.from": "from",
    "set.until": "until",
    "set.note": "note",
  },
};

export interface ExtendValues {
  until: string;
}

export const extendForm = (address: string): AskingForm<ExtendValues> => ({
  asks: ({ until }) => ["address.extend", { address, until: until === "" ? null : until }],
  places: { until: "until" },
});
