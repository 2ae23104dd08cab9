import { Menu, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import css from "./ticket-header.module.css";

interface Props {
  /** What the menu is for. */
  hint: string;
  /** What stands in the head, and opens it. */
  mark: ReactNode;
  /** Its items. */
  children: ReactNode;
}

/** A mark in a ticket's head that opens what can be made of it. */
export function HeadMenu({ hint, mark, children }: Props) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={css.menu} title={hint}>
          {mark}
          <IconChevronDown size="1em" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
