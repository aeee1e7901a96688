import { Component, type ErrorInfo, type ReactNode } from "react";
import { text } from "../text/index.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { CopyButton } from "./Toasts.tsx";

interface State {
  error: Error | null;
  stack: string;
}

/** A screen that fails says so, with details to copy, and the rest of the window lives on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null, stack: "" };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  override componentDidCatch(_error: Error, info: ErrorInfo) {
    this.setState({ stack: info.componentStack ?? "" });
  }

  override render() {
    const { error, stack } = this.state;
    if (!error) return this.props.children;
    const t = text().common;
    const details = `${error.name}: ${error.message}\n${error.stack ?? ""}\n${stack}`;
    return (
      <div className="empty" role="alert" data-testid="crash">
        <Icon name="alert" size="l" />
        <b>{t.crashTitle}</b>
        <p className="phrase">{t.crashBody}</p>
        <div className="row">
          <CopyButton text={details} />
          <Button look="pri" onPress={() => this.setState({ error: null, stack: "" })}>
            {t.reload}
          </Button>
        </div>
        <pre className="details">{details}</pre>
      </div>
    );
  }
}
