import { IconHandClick } from "@tabler/icons-react";
import { useState } from "react";
import { AddressView } from "./addresses/address-view.tsx";
import { AddressesList } from "./addresses/addresses-list.tsx";
import { PARTS, useDirectoryPart } from "./addresses/open.ts";
import type { Part } from "./addresses/open.ts";
import { useText } from "../i18n/index.ts";
import { EmptyState, ListTabs, SplitView, select, useSelected } from "../ui/index.ts";
import css from "./directory.module.css";
import { PeopleList } from "./people-list.tsx";
import { PersonView } from "./person-view.tsx";
import { SitesList } from "./sites-list.tsx";
import { SiteView } from "./site-view.tsx";

/** People and sites: found at the left, shown and changed at the right. */
export default function Directory() {
  const t = useText("directory");
  const person = useSelected("people");
  const wanted = useDirectoryPart((state) => state.part);
  const [site, selectSite] = useState<string | null>(null);
  // A person that was opened from elsewhere is shown, whichever list stood here.
  const part = person === null ? wanted : "people";
  const [address, selectAddress] = useState<string | null>(null);
  const shown = { people: person, sites: site, addresses: address }[part];

  function show(next: Part) {
    useDirectoryPart.setState({ part: next });
    select("people", null);
    selectSite(null);
    selectAddress(null);
  }

  return (
    <section className={css.view} aria-label={t("title")}>
      <SplitView
        id="people"
        open={shown !== null}
        list={
          <>
            <ListTabs
              label={t("title")}
              tabs={PARTS.map((id) => ({ id, label: t(id), count: null }))}
              shown={part}
              onShow={show}
            />
            {part === "people" ? (
              <PeopleList selected={person} onSelect={(id) => select("people", id)} />
            ) : part === "addresses" ? (
              <AddressesList selected={address} onSelect={selectAddress} />
            ) : (
              <SitesList selected={site} onSelect={selectSite} />
            )}
          </>
        }
        detail={
          shown === null ? (
            <EmptyState icon={<IconHandClick size="1em" />} title={t(`choose.${part}`)} />
          ) : part === "people" ? (
            <PersonView key={shown} id={shown} />
          ) : part === "addresses" ? (
            <AddressView key={shown} id={shown} />
          ) : (
            <SiteView key={shown} id={shown} />
          )
        }
      />
    </section>
  );
}
