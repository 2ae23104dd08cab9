import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "../../i18n/index.ts";
import { useSay } from "../../ui/index.ts";
import { useQueue } from "../queue-state.ts";
import { isFiltered } from "./choose.ts";
import { MOST_NAME, sameLooking, useSavedViews, withView, withoutView } from "./saved-views.ts";

import css from "./filter.module.css";

/** Keeps what is chosen under a name; of one that is kept, its name and the way to take it away. */
export function ViewName() {
  const t = useText("queue");
  const say = useSay();
  const { view, text, filter } = useQueue();
  const [views, keep] = useSavedViews();
  const current = views.find((each) => sameLooking(each, { view, text, filter }))?.name ?? "";
  /** What is being typed; null: what it is called. */
  const [typed, setTyped] = useState<string | null>(null);
  const [isFull, setFull] = useState(false);
  const name = typed ?? current;
  const wanted = name.trim();
  const isNothing = !isFiltered(filter) && text.trim() === "";

  function save() {
    if (wanted === "" || wanted === current || isNothing) return;
    // Under another name it is the same view.
    const others =
      current === ""
        ? views
        : views.map((each) => (each.name === current ? { ...each, name: wanted } : each));
    const next = withView(others, { name: wanted, view, text: text.trim(), filter });
    setFull(next === null);
    if (next === null) return;
    keep(next);
    setTyped(null);
    say("queue:saved.kept", { name: wanted });
  }

  return (
    <div className={css.naming}>
      <TextInput
        label={t("saved.name")}
        value={name}
        maxLength={MOST_NAME}
        error={isFull ? t("saved.full") : null}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) save();
        }}
      />
      <Button variant="default" disabled={wanted === "" || wanted === current || isNothing} onClick={save}>
        {t(current === "" ? "saved.keep" : "saved.rename")}
      </Button>
      {current === "" ? null : (
        <ActionIcon
          size="lg"
          aria-label={t("saved.remove", { name: current })}
          title={t("saved.remove", { name: current })}
          onClick={() => {
            keep(withoutView(views, current));
            setTyped(null);
            say("queue:saved.removed", { name: current });
          }}
        >
          <IconTrash size="1.125rem" aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
