import { colours, hatching, ticks } from './drawing.js';
import { watts } from './format.js';

/** How the chart library is to draw power: a line with its band, gaps left open, time without mains hatched. */
export function powerOption(host, width) {
  const { points, from, to, cuts, zone, stepped, say } = host;
  const colour = colours(host);
  const marks = ticks(from, to, width - 80, zone);
  const label = { color: colour.text, fontFamily: colour.font, fontSize: 12 };
  return {
    animation: false,
    textStyle: { fontFamily: colour.font },
    grid: { left: 64, right: 14, top: 12, bottom: 28 },
    xAxis: {
      type: 'value',
      min: from,
      max: to,
      axisLabel: { ...label, customValues: marks.places, formatter: marks.text, hideOverlap: true },
      axisTick: { show: true, customValues: marks.places, lineStyle: { color: colour.edge } },
      axisLine: { show: true, onZero: false, lineStyle: { color: colour.edge } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      max: ({ max }) => (max > 0 ? null : 10),
      splitNumber: 4,
      axisLabel: { ...label, formatter: watts },
      splitLine: { lineStyle: { color: colour.line } },
    },
    tooltip: tooltip(colour, points, say),
    series: series(colour, { points, cuts, from, to, stepped }),
  };
}

const tooltip = (colour, points, say) => ({
  trigger: 'axis',
  renderMode: 'richText',
  confine: true,
  transitionDuration: 0,
  backgroundColor: colour.surface,
  borderColor: colour.edge,
  textStyle: { color: colour.strong, fontFamily: colour.font, fontSize: 14 },
  axisPointer: { type: 'line', snap: true, lineStyle: { color: colour.edge, type: 'dashed' }, label: { show: false } },
  formatter: ([first]) => (first && points[first.dataIndex] ? say(points[first.dataIndex]).join('\n') : ''),
});

function series(colour, { points, cuts, from, to, stepped }) {
  const middle = ({ at, until }) => (until ? (at + until) / 2 : at);
  const alone = (i) => points[i].mean !== null && points[i - 1]?.mean == null && points[i + 1]?.mean == null;
  const line = { type: 'line', silent: true, showAllSymbol: true, connectNulls: false };
  const mean = {
    ...line,
    id: 'mean',
    step: stepped ? 'end' : false,
    symbol: 'circle',
    symbolSize: (value, { dataIndex }) => (points[dataIndex] && alone(dataIndex) ? 4 : 0),
    lineStyle: { color: colour.series, width: 2 },
    itemStyle: { color: colour.series },
    data: points.map((point) => [middle(point), point.mean]),
    markArea: {
      silent: true,
      itemStyle: { color: hatching(colour.off) },
      data: cuts.map(([start, end]) => [{ xAxis: Math.max(start, from) }, { xAxis: Math.min(end, to) }]),
    },
  };
  return points.some(({ most }) => most !== undefined) ? [mean, band(colour, points)] : [mean];
}

/** From the least to the most of each point, as wide as the point lasts: nothing is drawn where nothing was measured. */
const band = (colour, points) => ({
  id: 'band',
  type: 'custom',
  silent: true,
  z: 1,
  clip: true,
  encode: { x: 0, y: [1, 2] },
  data: points.map(({ at, until, least, most }) => [at, least, most, until]),
  renderItem: (params, api) => {
    if (Number.isNaN(api.value(1))) return null;
    const [left, top] = api.coord([api.value(0), api.value(2)]).map(Math.round);
    const [right, bottom] = api.coord([api.value(3), api.value(1)]).map(Math.round);
    const shape = { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
    return { type: 'rect', shape, style: { fill: colour.series, opacity: 0.25 } };
  },
});
