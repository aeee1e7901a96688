/** Rail, screen, status bar; what holds for every screen: settings, undo, palette, key list, dropped files. */
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { sayProblem, useRead } from "../api/client.ts";
import { asProblem, host } from "../api/host.ts";
import { ErrorBoundary, Toasts } from "../components/index.ts";
import { useText } from "../text/index.ts";
import { choose } from "../text/language.ts";
import { useShellCommands } from "./commands.ts";
import { DropZone } from "./DropZone.tsx";
import { KeySheet } from "./KeySheet.tsx";
import { Palette } from "./Palette.tsx";
import { Rail } from "./Rail.tsx";
import { StatusBar } from "./StatusBar.tsx";
import "./shell.css";

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useText();
  const settings = useRead("settings.get", {});
  // Not kept over a change of library: its screens are taken away and built anew.
  const status = useRead("library.status", {}, { keep: false });
  const open = status.data?.open ?? null;
  const path = useRouterState({ select: (s) => s.location.pathname });
  const navigate = useNavigate();
  const [paletteOpen, setPalette] = useState(false);
  const [sheetOpen, setSheet] = useState(false);
  const bare = path === "/welcome" || (!open && path !== "/settings");

  // Once the language is known: a library named at start that does not open is said, not passed over.
  const ready = settings.data !== undefined;
  useEffect(() => {
    if (ready)
      void host.startup().then(
        (problem) => problem && sayProblem(problem),
        (e) => sayProblem(asProblem(e)),
      );
  }, [ready]);
  useEffect(() => {
    if (settings.data) choose({ language: settings.data.language, appearance: settings.data.appearance });
  }, [settings.data]);
  useEffect(() => {
    host.setTitle(
      open ? `${open.name}${open.sample ? `（${t.common.synthetic}）` : ""} — ${t.common.appName}` : t.common.appName,
    );
  }, [open, t]);
  // Without a library only the first page and the settings make sense.
  const homeless = status.data !== undefined && !open && path !== "/welcome" && path !== "/settings" && path !== "/";
  useEffect(() => {
    if (homeless) void navigate({ to: "/welcome", replace: true });
  }, [homeless, navigate]);

  useShellCommands({ open, openPalette: () => setPalette(true), openSheet: () => setSheet(true) });

  return (
    <div className={`app${bare ? " bare" : ""}`}>
      {!bare && <Rail status={status.data} name={settings.data?.name ?? ""} onPalette={() => setPalette(true)} />}
      <main className="main" id="main" tabIndex={-1}>
        <ErrorBoundary key={path}>{settings.data && status.data && !homeless && <Outlet />}</ErrorBoundary>
      </main>
      {!bare && <StatusBar open={open} onKeys={() => setSheet(true)} />}
      {open && children}
      <Palette open={paletteOpen} onClose={() => setPalette(false)} library={open !== null} />
      <KeySheet open={sheetOpen} onClose={() => setSheet(false)} />
      <DropZone open={open !== null} />
      <Toasts />
    </div>
  );
}
