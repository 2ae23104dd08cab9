import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Component, useEffect, useEffectEvent } from "react";
import { useHere } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { EmptyState } from "../ui/index.ts";

interface State {
  error: Error | null;
}

interface Props {
  children: ReactNode;
}

/** A screen that failed is replaced by a way back; the rest of the window lives on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Broken message={error.message} onRetry={() => this.setState({ error: null })} />;
  }
}

function Broken({ message, onRetry }: { message: string; onRetry: () => void }) {
  const t = useText("app");
  const here = useHere();
  const retry = useEffectEvent(onRetry);
  // Come back to, it is tried anew.
  useEffect(() => here.subscribe(() => here.get() && retry()), [here]);
  return (
    <div role="alert" style={{ height: "100%" }}>
      <EmptyState
        title={t("broken.title")}
        action={
          <Button variant="default" onClick={onRetry}>
            {t("broken.retry")}
          </Button>
        }
      >
        {t("broken.safe")} {message}
      </EmptyState>
    </div>
  );
}
