export { useRestore } from "./use-restore.tsx";
