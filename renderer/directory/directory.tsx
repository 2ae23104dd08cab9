import { IconHandClick } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "../i18n/index.ts";
import { EmptyState, ListTabs, SplitView, select, useSelected } from "../ui/index.ts";
import css from "./directory.module.css";
import { PeopleList } from "./people-list.tsx";
import { PersonView } from "./person-view.tsx";
import { SitesList } from "./sites-list.tsx";
import { SiteView } from "./site-view.tsx";

const PARTS = ["people", "sites"] as const;
type Part = (typeof PARTS)[number];

/** People and sites: found at the left, shown and changed at the right. */
export default function Directory() {
  const t = useText("directory");
  const person = useSelected("people");
  const [wanted, setPart] = useState<Part>("people");
  const [site, selectSite] = useState<string | null>(null);
  // A person that was opened from elsewhere is shown, whichever list stood here.
  const part = wanted === "sites" && person === null ? "sites" : "people";
  const shown = part === "people" ? person : site;

  function show(next: Part) {
    setPart(next);
    select("people", null);
    selectSite(null);
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
          ) : (
            <SiteView key={shown} id={shown} />
          )
        }
      />
    </section>
  );
}
