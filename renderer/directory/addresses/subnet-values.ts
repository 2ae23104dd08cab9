import type { AskingForm } from "../../records/index.ts";

export interface SubnetValues {
  title: string;
  network: string;
  gateway: string;
  vlan: string;
  first: string;
  last: string;
}

export const UNMADE: SubnetValues = {
  ...{ title: "", network: "", gateway: "", vlan: "", first: "", last: "" },
};

/** @param locale the language in which it is named */
export const subnetAsks = (locale: string): AskingForm<SubnetValues> => ({
  asks: ({ title, ...body }) => [
    "definition.set",
    {
      family: "subnet",
      set: {
        title: { [locale]: title.trim() },
        body: Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value.trim()])),
      },
    },
  ],
  places: {
    "set.title": "title",
    "set.body.gateway": "gateway",
    "set.body.vlan": "vlan",
    "set.body.first": "first",
    "set.body.last": "last",
    "set.body": "network",
  },
});
