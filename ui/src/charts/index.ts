export { TinyBars, type TrendRow, TrendTable } from "./Bars.tsx";
export { type Band, bandPathOf, type Curve, headOf, type Point, pathOf, pointAt } from "./curve.ts";
export { HeatLegend, HeatMap } from "./HeatMap.tsx";
export { ALL_OF_IT, type AxisValue, cellKey, type Drawn, type DrawnLayer, draw, drawLayers } from "./matrix.ts";
export { type Layout, layOut, type PictureWords, pngOf, type Shape } from "./picture.ts";
export { stepBounds, stepOf } from "./steps.ts";
export { svgOf } from "./svg.ts";
export { widthOf, wrap } from "./wrap.ts";
