import { useNavigate } from "@tanstack/react-router";
import { Button, EmptyState } from "../components/index.ts";
import { useText } from "../text/index.ts";

export function NotFound() {
  const { t } = useText();
  const navigate = useNavigate();
  return (
    <div className="screen">
      <EmptyState
        icon="alert"
        title={t.shell.notFound}
        actions={<Button onPress={() => void navigate({ to: "/projects" })}>{t.shell.toProjects}</Button>}
      />
    </div>
  );
}
