export { AssetIcon } from "../ui/asset-icon.tsx";
