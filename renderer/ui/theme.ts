import { createTheme } from "@mantine/core";
import type {
  ActionIconFactory,
  ButtonFactory,
  CheckboxFactory,
  ComboboxFactory,
  CSSVariablesResolver,
  ExtendComponent,
  FactoryPayload,
  InputFactory,
  InputWrapperFactory,
  KbdFactory,
  MenuFactory,
  ModalFactory,
  RadioFactory,
  SegmentedControlFactory,
  SelectFactory,
  TabsFactory,
  TooltipFactory,
} from "@mantine/core";
import "./mantine.css";

/** What a part is by default. Its type alone is named here: the part itself comes with whoever shows it. */
const by = <Part extends FactoryPayload>(defaults: ExtendComponent<Part>) => defaults;

/** Mantine's parts in our tokens: one control height, one radius, hairlines, no shadows but on layers. */
export const theme = createTheme({
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--font-mono)",
  defaultRadius: "var(--radius)",
  primaryColor: "blue",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  fontSizes: {
    xs: "var(--fz-small)",
    sm: "var(--fz-list)",
    md: "var(--fz)",
    lg: "var(--fz)",
    xl: "var(--fz-title)",
  },
  components: {
    Input: by<InputFactory>({
      vars: () => ({
        wrapper: {
          "--input-height": "var(--control)",
          "--input-fz": "var(--fz-list)",
          "--input-padding-y": "var(--s1)",
          "--input-padding": "var(--s2)",
          "--input-left-section-size": "var(--control)",
          "--input-right-section-size": "var(--control)",
        } as never,
      }),
    }),
    InputWrapper: by<InputWrapperFactory>({
      vars: () => ({
        label: { "--input-label-size": "var(--fz-list)" } as never,
        description: { "--input-description-size": "var(--fz-small)" } as never,
        error: { "--input-error-size": "var(--fz-small)" } as never,
        success: {},
      }),
      // Hint between label and field, so that a reader hears it before typing.
      defaultProps: { inputWrapperOrder: ["label", "description", "input", "error"] },
    }),
    Button: by<ButtonFactory>({
      // Compact ones stand within a line of text and keep their own size.
      vars: (_, { size }) => ({
        root: (typeof size === "string" && size.startsWith("compact")
          ? {
              "--button-padding-x": "var(--s1)",
              "--button-fz": "var(--fz-small)",
              "--button-height": "var(--link)",
            }
          : {
              "--button-height": "var(--control)",
              "--button-fz": "var(--fz-list)",
              "--button-padding-x": "var(--s3)",
            }) as never,
      }),
    }),
    ActionIcon: by<ActionIconFactory>({
      defaultProps: { variant: "subtle", color: "gray" },
      vars: () => ({ root: { "--ai-size": "var(--hit)" } as never }),
    }),
    Tabs: by<TabsFactory>({ defaultProps: { keepMounted: false } }),
    Modal: by<ModalFactory>({
      // The body never scrolls here, so there is nothing to lock (and no injected style element).
      defaultProps: { lockScroll: false, centered: false, yOffset: "6vh", transitionProps: { duration: 0 } },
    }),
    Menu: by<MenuFactory>({
      // The menu itself has the focus when it opens, and not something in it that is no item of it.
      defaultProps: {
        shadow: "none",
        transitionProps: { duration: 0 },
        withInitialFocusPlaceholder: false,
      },
    }),
    // What it offers is made when it is opened: a form has ten of them, and a person opens one or two.
    Combobox: by<ComboboxFactory>({
      defaultProps: { shadow: "none", transitionProps: { duration: 0 }, keepMounted: false },
    }),
    Select: by<SelectFactory>({
      defaultProps: {
        // A dialog that begins with a list is looked at first; typing or clicking opens it.
        openOnFocus: false,
        selectFirstOptionOnChange: true,
        // What is typed replaces the value that stands there.
        onFocus: ({ currentTarget }) => {
          if (!currentTarget.readOnly) currentTarget.select();
        },
        comboboxProps: { shadow: "none", transitionProps: { duration: 0 } },
      },
    }),
    Tooltip: by<TooltipFactory>({
      defaultProps: {
        openDelay: 500,
        transitionProps: { duration: 0 },
        events: { hover: true, focus: true, touch: false },
      },
    }),
    Checkbox: by<CheckboxFactory>({
      vars: () => ({ root: { "--checkbox-size": "var(--tick)" } as never }),
    }),
    Radio: by<RadioFactory>({
      vars: () => ({ root: { "--radio-size": "var(--tick)" } as never }),
    }),
    SegmentedControl: by<SegmentedControlFactory>({ defaultProps: { transitionDuration: 0 } }),
    Kbd: by<KbdFactory>({
      defaultProps: { size: "xs" },
      vars: () => ({ root: { "--kbd-fz": "var(--fz-small)" } as never }),
    }),
  },
});

/** Mantine's colours from our tokens, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    "--mantine-color-body": "var(--ground)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-dimmed": "var(--text-soft)",
    "--mantine-color-placeholder": "var(--text-faint)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-color-error": "var(--bad)",
    "--mantine-color-default": "var(--ground)",
    "--mantine-color-default-hover": "var(--hover)",
    "--mantine-color-default-color": "var(--text)",
    "--mantine-color-default-border": "var(--line-control)",
    "--mantine-primary-color-filled": "var(--accent-fill)",
    "--mantine-primary-color-filled-hover": "var(--accent-fill-hover)",
    "--mantine-color-blue-filled": "var(--accent-fill)",
    "--mantine-color-blue-filled-hover": "var(--accent-fill-hover)",
    "--mantine-color-blue-text": "var(--accent)",
    "--mantine-color-blue-light-color": "var(--accent)",
    "--mantine-color-blue-light-hover": "var(--hover)",
    "--mantine-color-blue-outline": "var(--accent)",
    "--mantine-color-gray-light-color": "var(--text-soft)",
    "--mantine-color-gray-light-hover": "var(--hover)",
    "--mantine-color-red-filled": "var(--bad)",
    "--mantine-color-red-text": "var(--bad)",
    "--mantine-color-red-light-color": "var(--bad)",
  };
  return { variables: { "--mantine-line-height": "1.5" }, light: both, dark: both };
};
