// Values on hover, and where the clock of the view is, in every chart. No library.
'use strict';
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const text = (tag, parent, content, name) => {
    const element = parent.appendChild(document.createElement(tag));
    element.textContent = content;
    if (name) element.className = name;
    return element;
  };
  const digits = (value) => (value === null ? '–' : Number(value.toPrecision(4)).toLocaleString('en', { maximumFractionDigits: 6 }));

  /// Index of the x nearest to a value; x never falls.
  const nearest = (x, value) => {
    let low = 0, high = x.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (x[middle] < value) low = middle + 1; else high = middle;
    }
    return low > 0 && value - x[low - 1] < x[low] - value ? low - 1 : low;
  };

  class Plot {
    constructor(element, chart) {
      this.element = element;
      this.chart = chart;
      this.line = text('i', element, '', 'line');
      this.now = text('i', element, '', 'now');
      this.dots = chart.curves.map((curve) => {
        const dot = text('i', element, '', 'dot');
        dot.style.background = curve.colour;
        return dot;
      });
      this.tip = text('div', element, '', 'tip');
      this.leave();
      this.now.hidden = true;
      element.addEventListener('pointermove', (event) => this.hover(event.clientX));
      element.addEventListener('pointerleave', () => this.leave());
    }

    left(x) { const c = this.chart; return c.area[0] + c.area[2] * (x - c.x[0]) / (c.x[1] - c.x[0]); }
    top(y) { const c = this.chart; return 1 - c.area[1] - c.area[3] * (y - c.y[0]) / (c.y[1] - c.y[0]); }

    put(line, x) {
      const share = this.left(x), { area } = this.chart;
      line.hidden = !(share >= area[0] - 1e-6 && share <= area[0] + area[2] + 1e-6);
      Object.assign(line.style, { left: `${100 * share}%`, top: `${100 * (1 - area[1] - area[3])}%`, height: `${100 * area[3]}%` });
    }

    hover(clientX) {
      const c = this.chart, box = this.element.getBoundingClientRect();
      const share = (clientX - box.left) / box.width;
      if (share < c.area[0] - 0.01 || share > c.area[0] + c.area[2] + 0.01) { this.leave(); return; }
      const x = c.x[0] + (share - c.area[0]) / c.area[2] * (c.x[1] - c.x[0]);
      let at = null;
      this.tip.replaceChildren();
      const heading = text('div', this.tip, '');
      c.curves.forEach((curve, i) => {
        if (curve.x.length === 0) return;
        const k = nearest(curve.x, x), y = curve.y[k];
        if (at === null) at = curve.x[k];
        this.dots[i].hidden = y === null;
        if (y !== null) Object.assign(this.dots[i].style, { left: `${100 * this.left(curve.x[k])}%`, top: `${100 * this.top(y)}%` });
        const row = text('div', this.tip, '');
        text('b', row, '').style.background = curve.colour;
        const band = curve.low ? ` (${digits(curve.low[k])} to ${digits(curve.high[k])})` : '';
        text('span', row, `${curve.name ? curve.name + ': ' : ''}${digits(y)}${band}`);
      });
      if (at === null) return;
      heading.textContent = c.bars ? c.bars[at] : `${c.x_title}: ${digits(at)}`;
      this.put(this.line, at);
      this.tip.hidden = false;
      const right = share > 0.55;
      Object.assign(this.tip.style, { top: '6%', left: right ? '' : `${100 * share + 2}%`, right: right ? `${102 - 100 * share}%` : '' });
    }

    leave() {
      this.line.hidden = this.tip.hidden = true;
      this.dots.forEach((dot) => { dot.hidden = true; });
    }

    showClock(seconds) {
      this.now.hidden = seconds === null || !this.chart.seconds;
      if (!this.now.hidden) this.put(this.now, seconds / this.chart.seconds);
    }
  }

  const charts = read('charts');
  const plots = [...document.querySelectorAll('.plot')].map((element) => new Plot(element, charts[element.dataset.chart]));
  document.addEventListener('spinewalk-clock', (event) => plots.forEach((plot) => plot.showClock(event.detail)));
})();
