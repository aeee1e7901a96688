import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";
import "./Tabs.css";

export interface TabEntry<T extends string> {
  id: T;
  label: string;
  /** A small number after the label. */
  count?: string | undefined;
  content: ReactNode;
}

/** Tabs over panels; the panel fills the rest of the height and scrolls. */
export function Tabs<T extends string>({
  tabs,
  value,
  onChange,
  label,
  testid,
}: {
  tabs: readonly TabEntry<T>[];
  value: T;
  onChange: (id: T) => void;
  label: string;
  testid?: string;
}) {
  return (
    <AriaTabs className="tabs-all" selectedKey={value} onSelectionChange={(key) => onChange(key as T)}>
      <TabList className="tabs" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab" data-testid={testid && `${testid}-${tab.id}`}>
            {tab.label}
            {tab.count !== undefined && <span className="cnt">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
