import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { HTMLAttributes, ReactNode } from "react";
import { useText } from "../i18n/index.ts";
import css from "./layout.module.css";
import { Nothing } from "./nothing.tsx";
import { NoticePlace } from "./notice/notice-place.tsx";

/** A bar of controls above a list or a detail. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.toolbar} role="group" aria-label={label}>
      {children}
    </div>
  );
}

interface HeadProps {
  title: string;
  /** Of what is done, where it has one: it is read whole, the title gives way. */
  number?: string;
  onBack: () => void;
  /** At the end of the line. */
  children?: ReactNode;
}

/** The head of what is done in place of a list: the way back, and what it is. */
export function TaskHead({ title, number, onBack, children }: HeadProps) {
  const t = useText("ui");
  return (
    <header className={css.taskHead}>
      <Button variant="subtle" leftSection={<IconArrowLeft size="1rem" aria-hidden />} onClick={onBack}>
        {t("leaveTask")}
      </Button>
      <h1 className={css.taskTitle} title={title}>
        {title}
      </h1>
      {number ? <span className={css.taskNumber}>{number}</span> : null}
      <Spacer />
      {children}
    </header>
  );
}

/** Pushes what follows in a toolbar to the end. */
export function Spacer() {
  return <span className={css.spacer} />;
}

interface HeadingProps {
  children: ReactNode;
  /** At the end of the line: a count, a small action. */
  aside?: ReactNode;
  level?: 2 | 3;
}

export function SectionHeading({ children, aside, level = 3 }: HeadingProps) {
  const Tag = level === 2 ? "h2" : "h3";
  return (
    <div className={css.heading}>
      <Tag className={level === 2 ? css.large : css.small}>{children}</Tag>
      {aside ? <span className={css.aside}>{aside}</span> : null}
    </div>
  );
}

/** Part of a page under its heading. */
export function Section(props: HeadingProps & { title: ReactNode; note?: ReactNode }) {
  return (
    <section className={css.section}>
      <SectionHeading aside={props.aside} level={props.level ?? 3}>
        {props.title}
      </SectionHeading>
      {props.note ? <p className={css.note}>{props.note}</p> : null}
      {props.children}
    </section>
  );
}

export interface KeyValue {
  label: string;
  /** Null or '' is shown as a dash. */
  value: ReactNode;
  /** Takes the whole width. */
  wide?: boolean;
}

/** Names and values in two columns that fold into one. */
export function KeyValues({ items }: { items: readonly KeyValue[] }) {
  return (
    <dl className={css.pairs}>
      {items.map((item) => (
        <div key={item.label} className={item.wide ? css.widePair : css.pair}>
          <dt>{item.label}</dt>
          <dd>
            {item.value === null || item.value === "" || item.value === undefined ? <Nothing /> : item.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The scrolling body of a pane. */
export function PaneBody({ children, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return (
    <div {...rest} className={css.body}>
      {children}
    </div>
  );
}

/** A centred page of readable width: settings, onboarding. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={css.body} tabIndex={-1}>
      <div className={css.page}>
        <h2 className={css.title}>{title}</h2>
        {children}
      </div>
    </div>
  );
}

/** The foot of a detail: the one next step, low right; the rest at its left. */
export function ActionFoot({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <NoticePlace />
      <div className={css.foot} role="group" aria-label={label}>
        {children}
      </div>
    </>
  );
}

/** Controls in a row, wrapping. */
export function Row({ children, end, apart }: { children: ReactNode; end?: boolean; apart?: boolean }) {
  return (
    <div className={end ? css.rowEnd : css.row} data-apart={apart || undefined}>
      {children}
    </div>
  );
}

/** Things below each other. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={css.stack}>{children}</div>;
}

interface FormGridProps {
  /** `narrow` columns; or `pairs`: two at most, so that several grids of a form stand below each other. */
  columns?: "narrow" | "pairs";
  children: ReactNode;
}

/** Fields side by side where there is room. */
export function FormGrid({ columns, children }: FormGridProps) {
  return (
    <div className={css.formGrid} data-columns={columns}>
      {children}
    </div>
  );
}
