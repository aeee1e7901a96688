// First, so that every component may refine it.
import "./styles/tokens.css";
import "./styles/base.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/client.ts";
import { ErrorBoundary } from "./components/index.ts";
import { router } from "./router.tsx";
import { useLanguage } from "./text/language.ts";

function Window() {
  const language = useLanguage();
  return (
    <I18nProvider locale={language === "ja" ? "ja-JP" : "en-GB"}>
      <ErrorBoundary>
        <RouterProvider router={router} />
      </ErrorBoundary>
    </I18nProvider>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Window />
      </QueryClientProvider>
    </StrictMode>,
  );
}
