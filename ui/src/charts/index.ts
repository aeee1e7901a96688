export { TinyBars, type TrendRow, TrendTable } from "./Bars.tsx";
export { HeatLegend, HeatMap } from "./HeatMap.tsx";
export { ALL_OF_IT, type AxisValue, cellKey, type Drawn, type DrawnLayer, draw, drawLayers } from "./matrix.ts";
export { layOut, type PictureWords, pngOf } from "./picture.ts";
export { stepBounds, stepOf } from "./steps.ts";
