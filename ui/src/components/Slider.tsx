import type { KeyboardEvent } from "react";
import { Slider as AriaSlider, SliderThumb, SliderTrack } from "react-aria-components";
import { isComposing } from "../keys/index.ts";
import "./Slider.css";

/** Which way an arrow moves it. */
const WAYS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
/** By one arrow; with Shift by one. */
const STEP = 5;

/** Where an arrow leads: to the next multiple of five that way, with Shift by one. */
export function slid(value: number, way: 1 | -1, fine: boolean, most: number): number {
  const next = fine
    ? value + way
    : way > 0
      ? (Math.floor(value / STEP) + 1) * STEP
      : (Math.ceil(value / STEP) - 1) * STEP;
  return Math.max(0, Math.min(most, next));
}

export interface SliderProps {
  /** For those who cannot see what it stands beside. */
  label: string;
  value: number;
  /** From 0 to here. */
  most: number;
  onChange: (value: number) => void;
  testid?: string;
}

/** A whole number by a handle: drawn or moved by arrows. What it stands at is printed by whoever uses it. */
export function Slider({ label, value, most, onChange, testid }: SliderProps) {
  const onKeyDown = (e: KeyboardEvent) => {
    const way = WAYS[e.key];
    if (way === undefined || isComposing(e) || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    e.stopPropagation();
    const next = slid(value, way, e.shiftKey, most);
    if (next !== value) onChange(next);
  };
  return (
    <AriaSlider
      className="slider"
      aria-label={label}
      value={value}
      minValue={0}
      maxValue={most}
      step={1}
      onChange={(now) => onChange(Array.isArray(now) ? (now[0] ?? 0) : (now as number))}
    >
      {/* Before the handle's own keys, which know one step only. */}
      <div className="slider-in" onKeyDownCapture={onKeyDown} data-testid={testid} data-value={value}>
        <SliderTrack className="slider-track">
          <i className="slider-fill" style={{ width: `${(value / most) * 100}%` }} aria-hidden="true" />
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </div>
    </AriaSlider>
  );
}
