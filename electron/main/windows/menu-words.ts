import type { AppPhase } from "../../../shared/ipc/desk-channels.ts";

/** Words of the system menu, which no page draws. */
export interface MenuWords {
  file: string;
  quit: string;
  edit: string;
  undo: string;
  redo: string;
  cut: string;
  copy: string;
  paste: string;
  selectAll: string;
  view: string;
  zoomIn: string;
  zoomOut: string;
  zoomReset: string;
  fullScreen: string;
  developerTools: string;
  import: string;
  restore: string;
  save: string;
  /** What could not be kept when the application was to end, in so many forms. */
  unkept: { message: (forms: number) => string; unknown: string; detail: string; stay: string; quit: string };
}

export const MENU_WORDS: Readonly<Record<AppPhase["locale"], MenuWords>> = {
  "zh-CN": {
    file: "文件",
    quit: "退出",
    edit: "编辑",
    undo: "撤销",
    redo: "重做",
    cut: "剪切",
    copy: "复制",
    paste: "粘贴",
    selectAll: "全选",
    view: "视图",
    zoomIn: "放大",
    zoomOut: "缩小",
    zoomReset: "实际大小",
    fullScreen: "全屏",
    developerTools: "开发者工具",
    import: "选择要导入的文件",
    restore: "选择要恢复的备份",
    save: "保存到",
    unkept: {
      message: (forms) => `有 ${forms} 处正在填写的内容没能保存`,
      unknown: "窗口没有回应，最后填写的内容可能没有保存",
      detail: "此前保存的内容都在。请返回后把没保存的内容复制到别处，或稍候再退出。",
      stay: "返回",
      quit: "仍然退出",
    },
  },
  en: {
    file: "File",
    quit: "Quit",
    edit: "Edit",
    undo: "Undo",
    redo: "Redo",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    selectAll: "Select all",
    view: "View",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    zoomReset: "Actual size",
    fullScreen: "Full screen",
    developerTools: "Developer tools",
    import: "Choose files to import",
    restore: "Choose a backup to restore",
    save: "Save as",
    unkept: {
      message: (forms) =>
        forms === 1
          ? "What is being typed could not be saved"
          : `What is being typed in ${forms} places could not be saved`,
      unknown: "The window does not answer; what was typed last may not be saved",
      detail:
        "Everything saved before is safe. Go back and copy the unsaved text elsewhere, or wait a moment.",
      stay: "Go back",
      quit: "Quit anyway",
    },
  },
};
