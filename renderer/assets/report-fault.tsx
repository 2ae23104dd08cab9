import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import type { PersonRow } from "../../shared/domain/person/person.ts";
import { atHand } from "../../shared/log/parts.ts";
import { useState } from "react";
import type { DialogForms } from "../contributions/index.ts";
import { BeginForm } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { openRecord } from "../ui/index.ts";

/** The intake form, of whoever contributes it. */
export const INTAKE = "ticket.open";

/** The intake form about an asset, with the one who has it; who that is stays open while it is contested. */
export function aboutAsset(row: AssetRow, person: PersonRow | undefined): DialogForms[typeof INTAKE] {
  const label = [row.tag || row.number, row.name || row.model].filter((part) => part !== "").join(" ");
  const assets = [{ id: row.id, label }];
  if (row.holder === null || row.contested) return { assets };
  const { holder, holderPerson, site, place } = atHand(row);
  const known = person && atHand(person);
  return {
    requester: holder ?? "",
    requesterPerson: holderPerson,
    contact: known?.phone ?? "",
    dept: known?.dept ?? "",
    // Where the one is who waits; else where the asset is.
    site: known?.site ?? site,
    place: known?.place || place,
    assets,
  };
}

/** 报修: the intake form about this asset, kept as a draft of its own. */
export function ReportFault({ row, onClose }: { row: AssetRow; onClose: () => void }) {
  const id = row.contested ? null : (atHand(row).holderPerson ?? null);
  const person = useCoreQuery("person.get", id === null ? null : { id });
  if (id !== null && person.loading) return null;
  return <Intake row={row} person={person.data?.row} onClose={onClose} />;
}

interface IntakeProps {
  row: AssetRow;
  /** The holder, as the directory knows them. */
  person: PersonRow | undefined;
  onClose: () => void;
}

function Intake({ row, person, onClose }: IntakeProps) {
  const [initial] = useState(() => aboutAsset(row, person));
  return (
    <BeginForm
      form={INTAKE}
      draft={`${INTAKE}:${row.id}`}
      initial={initial}
      onClose={onClose}
      onOpened={(id) => {
        onClose();
        openRecord("queue", id);
      }}
    />
  );
}
