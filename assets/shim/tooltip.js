// What tells the values under a pointer, in a file of its own: assets/shim/charts.js fetches it when it is wanted.

// By its own file: whatever is taken from the file of all components would lie with the chart.
import "./charts.js";
import { install } from "echarts/lib/component/tooltip/install.js";

export const parts = [install];
