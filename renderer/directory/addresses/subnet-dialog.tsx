import { TextInput } from "@mantine/core";
import { useText } from "../../i18n/index.ts";
import { useLocale } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FormGrid } from "../../ui/index.ts";
import { UNMADE, subnetAsks } from "./subnet-values.ts";
import type { SubnetValues } from "./subnet-values.ts";

/** Makes a list of addresses: a network, its gateway, and which part of it is given out. */
export function SubnetDialog({ onClose }: { onClose: () => void }) {
  const t = useText("address");
  const locale = useLocale();
  return (
    <ActDialog<SubnetValues>
      title={t("subnet.add")}
      writes="definition.set"
      form="definition.subnet"
      about={null}
      asking={subnetAsks(locale)}
      initial={UNMADE}
      onClose={onClose}
    >
      {({ values, errors, set }) => {
        const line = (name: keyof SubnetValues, required = false) => (
          <TextInput
            label={t(`subnet.${name}`)}
            placeholder={name === "network" ? "10.20.3.0/24" : ""}
            value={values[name]}
            error={errors[name]}
            required={required}
            data-autofocus={name === "title" || undefined}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        );
        return (
          <FormGrid columns="pairs">
            {line("title", true)}
            {line("network", true)}
            {line("gateway")}
            {line("vlan")}
            {line("first")}
            {line("last")}
          </FormGrid>
        );
      }}
    </ActDialog>
  );
}
