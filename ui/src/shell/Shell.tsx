/** Rail, screen, status bar; what holds for every screen: settings, undo, palette, key list, dropped files. */
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { refusedOpening, useOpening } from "../actions/library.ts";
import { lock, sayProblem, useRead } from "../api/client.ts";
import { asProblem, host } from "../api/host.ts";
import { setWritable } from "../api/writable.ts";
import { ErrorBoundary, Toasts } from "../components/index.ts";
import { IdentityLayer } from "../features/identity/IdentityLayer.tsx";
import { KeepLayer } from "../features/keep/KeepLayer.tsx";
import { UnlockScreen } from "../features/keep/UnlockScreen.tsx";
import { useText } from "../text/index.ts";
import { choose } from "../text/language.ts";
import { BackBar } from "./BackBar.tsx";
import { AsOfBar, Banners } from "./Banners.tsx";
import { useShellCommands } from "./commands.ts";
import { DropZone } from "./DropZone.tsx";
import { KeySheet } from "./KeySheet.tsx";
import { Palette } from "./Palette.tsx";
import { Rail } from "./Rail.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { useAutoLock } from "./useAutoLock.ts";
import { useCare, useRefresh } from "./useKeeping.ts";
import "./shell.css";

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useText();
  const settings = useRead("settings.get", {});
  // Not kept over a change of library: its screens are taken away and built anew.
  const status = useRead("library.status", {}, { keep: false });
  const open = status.data?.open ?? null;
  const locked = status.data?.locked ?? null;
  const opening = useOpening();
  const path = useRouterState({ select: (s) => s.location.pathname });
  const navigate = useNavigate();
  const [paletteOpen, setPalette] = useState(false);
  const [sheetOpen, setSheet] = useState(false);
  const waiting =
    opening?.step === "unlock" ? opening : locked && !open ? { path: locked.path, readOnly: false } : null;
  const bare = path === "/welcome" || waiting !== null || (!open && !isOwn(path));

  // Once the language is known: a library named at start that does not open is said, not passed over.
  const ready = settings.data !== undefined;
  useEffect(() => {
    if (ready)
      void host.startup().then(
        (problem) => problem && refusedOpening(problem, { path: problem.params.path ?? "" }),
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
  const homeless = status.data !== undefined && !open && path !== "/welcome" && !isOwn(path) && path !== "/";
  useEffect(() => {
    if (homeless) void navigate({ to: "/welcome", replace: true });
  }, [homeless, navigate]);

  // Where the person was when it was locked: without what they searched for.
  const left = useRef<string | null>(null);
  const lockNow = () => {
    if (!open?.encrypted) return;
    left.current = path;
    lock().catch((e) => sayProblem(asProblem(e)));
  };
  const enter = (same: boolean) => {
    void navigate({ href: (same && left.current) || "/projects", replace: true });
    left.current = null;
  };
  useAutoLock(open?.encrypted ? (settings.data?.lock_after_minutes ?? null) : null, lockNow);
  // An earlier state does not change any more.
  useRefresh(open?.read_only === true && open.as_of === null);
  // The window's own overlays go with the screens.
  const gone = waiting !== null;
  useLayoutEffect(() => {
    if (!gone) return;
    setPalette(false);
    setSheet(false);
  }, [gone]);
  const damage = useCare(status.data);
  const writable = open?.read_only !== true;
  useLayoutEffect(() => setWritable(writable), [writable]);

  useShellCommands({ open, openPalette: () => setPalette(true), openSheet: () => setSheet(true), lockNow });

  return (
    <div className={`app${bare ? " bare" : ""}`}>
      {!bare && <Rail status={status.data} name={settings.data?.name ?? ""} onPalette={() => setPalette(true)} />}
      <main className="main" id="main" tabIndex={-1}>
        {waiting ? (
          <UnlockScreen
            key={waiting.path}
            path={waiting.path}
            readOnly={waiting.readOnly}
            locked={locked !== null}
            beside={open !== null}
            onOpened={enter}
          />
        ) : (
          <>
            {!bare && <AsOfBar open={open} />}
            {!bare && open && <BackBar />}
            <ErrorBoundary key={path}>{settings.data && status.data && !homeless && <Outlet />}</ErrorBoundary>
            {!bare && open && <Banners open={open} damage={damage} />}
          </>
        )}
      </main>
      {!bare && <StatusBar open={open} onKeys={() => setSheet(true)} />}
      {open && !waiting && children}
      <IdentityLayer status={status.data} waiting={waiting !== null} />
      <KeepLayer />
      <Palette open={paletteOpen} onClose={() => setPalette(false)} library={open !== null} />
      <KeySheet open={sheetOpen} onClose={() => setSheet(false)} />
      <DropZone open={open !== null && !waiting} />
      <Toasts />
    </div>
  );
}

/** Screens that need no library. */
const isOwn = (path: string) => path === "/leaks" || path === "/settings" || path.startsWith("/settings/");
