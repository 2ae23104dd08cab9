import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { ADDRESS_SCOPES } from "../../../shared/ipc/addresses.ts";
import type { AddressShown, SubnetShown } from "../../../shared/ipc/addresses.ts";
import { localDate, useCoreQuery, useCoreSession, useMay, usePagedQuery } from "../../core/index.ts";
import { DefinitionDialog } from "../../defining/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { Choice, EmptyState, ErrorNote, ListTabs, Toolbar, VirtualList } from "../../ui/index.ts";
import { AddressLine } from "./address-line.tsx";
import css from "./addresses.module.css";
import { useDirectoryPart } from "./open.ts";

import { TakeDialog } from "./take-dialog.tsx";

const keyOf = (row: AddressShown) => row.id;
const render = (row: AddressShown) => <AddressLine row={row} />;
type Scope = (typeof ADDRESS_SCOPES)[number];
/** Addresses that stand in no list. */
const NO_LIST = "-";

interface Props {
  selected: string | null;
  onSelect: (id: string) => void;
}

/** The addresses of one list: taken, expired and given back, and which is the next that is free. */
export function AddressesList({ selected, onSelect }: Props) {
  const t = useText("address");
  const locale = useLocale();
  const { now } = useCoreSession();
  const today = localDate(new Date(now()));
  const { data: subnets = [], error, loading } = useCoreQuery("address.subnets", { today });
  const [wanted, want] = useState<string | null>(null);
  const [scope, setScope] = useState<Scope>("held");
  const taking = useDirectoryPart((state) => state.taking);
  const [making, setMaking] = useState(false);
  const mayTake = useMay("ticket.write");
  const mayMake = useMay("definition.write");
  const keyed = (each: SubnetShown) => each.row?.key ?? NO_LIST;
  const shown = subnets.find((each) => keyed(each) === wanted) ?? subnets[0];
  const take = (on: boolean) => useDirectoryPart.setState({ taking: on });
  return (
    <>
      <Toolbar label={t("list")}>
        <Choice
          aria-label={t("subnet.noun")}
          data={subnets.map((each) => ({
            value: keyed(each),
            label: each.row ? inLanguage(each.row.title, locale) : t("subnet.none"),
          }))}
          placeholder={t("subnet.noun")}
          value={shown ? keyed(shown) : null}
          onChange={want}
        />
        {mayMake && (
          <Button variant="subtle" onClick={() => setMaking(true)}>
            {t("subnet.add")}
          </Button>
        )}
        {mayTake && (
          <Button
            variant="default"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => take(true)}
          >
            {t("act.take")}
          </Button>
        )}
      </Toolbar>
      {error && <ErrorNote error={error} />}
      {shown ? (
        <Listed key={keyed(shown)} subnet={shown} {...{ scope, setScope, today, selected, onSelect }} />
      ) : loading ? null : (
        <EmptyState title={t("subnet.empty")}>{t("subnet.emptyHint")}</EmptyState>
      )}
      {taking && (
        <TakeDialog subnet={shown?.row?.key ?? null} subnets={subnets} onClose={() => take(false)} />
      )}
      {making && <DefinitionDialog family="subnet" row={null} onClose={() => setMaking(false)} />}
    </>
  );
}

interface ListedProps extends Props {
  subnet: SubnetShown;
  scope: Scope;
  setScope: (scope: Scope) => void;
  today: string;
}

function Listed({ subnet, scope, setScope, today, selected, onSelect }: ListedProps) {
  const t = useText("address");
  const page = usePagedQuery("address.page", { subnet: subnet.row?.key ?? null, scope, today });
  const { held, expired, room, next, row } = subnet;
  return (
    <>
      <ListTabs
        label={t("list")}
        tabs={ADDRESS_SCOPES.map((id) => ({
          id,
          label: t(`scope.${id}`),
          count: id === "held" ? held : id === "expired" ? expired : null,
        }))}
        shown={scope}
        onShow={setScope}
      />
      {row && (
        <p className={css.state} role="status">
          <span>{t("free", { count: Math.max(0, room - held) })}</span>
          <span>{next === null ? t("full") : t("next", { ip: next })}</span>
        </p>
      )}
      {page.error && <ErrorNote error={page.error} />}
      {!page.loading && page.total === 0 ? (
        <EmptyState title={t(`nothing.${scope}`)} />
      ) : (
        <VirtualList<AddressShown>
          key={scope}
          label={t("list")}
          count={page.total}
          rowAt={page.rowAt}
          keyOf={keyOf}
          render={render}
          selected={selected}
          onSelect={onSelect}
          onRange={page.show}
          main
        />
      )}
    </>
  );
}
