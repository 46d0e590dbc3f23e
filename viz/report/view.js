// The spine, turning and playing. Geometry, poses and colours come from the program; three.js only draws them.
import { AmbientLight, BufferAttribute, BufferGeometry, Color, DirectionalLight, Group, HemisphereLight, LinearSRGBColorSpace,
  Mesh, MeshPhongMaterial, OrthographicCamera, Scene, Vector3, WebGLRenderer } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';

const data = JSON.parse(document.getElementById('scene').textContent);
const element = (id) => document.getElementById(id);

function bytes(text) {
  const raw = atob(text), array = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; ++i) array[i] = raw.charCodeAt(i);
  return array.buffer;
}
const floats = (text) => new Float32Array(bytes(text));
const maps = data.maps.map((map) => new Uint8Array(bytes(map)));
const MISSING = 255;  // of the colour numbers

function geometry(shape) {
  const result = new BufferGeometry();
  result.setAttribute('position', new BufferAttribute(floats(shape.points), 3));
  result.setAttribute('normal', new BufferAttribute(floats(shape.normals), 3));
  result.setIndex(new BufferAttribute(new Uint32Array(bytes(shape.triangles)), 1));
  return result;
}

function material(pale) {
  return new MeshPhongMaterial({ vertexColors: true, specular: 0x222222, shininess: pale ? 0 : 12, side: 2,
    transparent: pale, opacity: pale ? 0.45 : 1, depthWrite: !pale });
}

const solid = material(false), pale = material(true);
const boneShapes = data.bones.map((bone) => {
  const shape = geometry(bone);
  shape.setAttribute('color', new BufferAttribute(new Uint8Array(bytes(bone.colours)), 3, true));
  return { shape, body: bone.body, hint: bone.hint };
});

// A point of a disc is linear in height and bulge: p = base + (height - height0) up + rim out.
class Disc {
  constructor(shape, level, group) {
    this.level = level;
    this.columns = shape.columns;  // of the nucleus; 0: annulus
    this.height0 = shape.height;
    this.base = floats(shape.points);
    this.up = floats(shape.up);
    this.out = floats(shape.out);
    this.light = new Uint8Array(bytes(shape.light));
    this.geometry = geometry(shape);
    this.geometry.setAttribute('color', new BufferAttribute(new Uint8Array(this.base.length), 3, true));
    this.mesh = group.add(new Mesh(this.geometry, solid)).children.at(-1);
    this.mesh.frustumCulled = false;
  }

  shape(height, rim) {
    const positions = this.geometry.attributes.position, to = positions.array, dh = height - this.height0;
    for (let i = 0; i < to.length; ++i) to[i] = this.base[i] + dh * this.up[i] + rim * this.out[i];
    positions.needsUpdate = true;
  }

  // numbers: mean, then the rows from below
  colour(numbers, offset, map) {
    const attribute = this.geometry.attributes.color, to = attribute.array;
    for (let p = 0; p < this.light.length; ++p) {
      const number = numbers[offset + (this.columns ? 1 + Math.floor(p / this.columns) : 0)];
      const light = this.light[p] / 255;
      for (let c = 0; c < 3; ++c) {
        let value = number === MISSING ? 150 : map[3 * number + c];
        if (!this.columns) value += 0.3 * (255 - value);  // the annulus is paler
        to[3 * p + c] = light * value;
      }
    }
    attribute.needsUpdate = true;
  }
}

class Spine {
  constructor(scene) {
    this.group = new Group();
    scene.add(this.group);
    this.bones = boneShapes.map(({ shape, body, hint }) => {
      const mesh = new Mesh(shape, hint ? pale : solid);
      mesh.frustumCulled = false;
      this.group.add(mesh);
      return { mesh, body };
    });
    this.discs = data.discs.map((shape) => new Disc(shape, shape.level, this.group));
  }

  // frame: x, z, pitch of each body, then of each disc x, z, pitch of its lower plate, height, rim
  pose(frame) {
    const place = (mesh, at) => {
      mesh.position.set(frame[at], 0, frame[at + 1]);
      mesh.rotation.set(0, frame[at + 2], 0);
    };
    this.bones.forEach(({ mesh, body }) => place(mesh, 3 * body));
    this.discs.forEach((disc) => {
      const at = 3 * data.bodies + 5 * disc.level;
      place(disc.mesh, at);
      disc.shape(frame[at + 3], frame[at + 4]);
    });
  }
}

const tracks = data.tracks.map((track) => ({ ...track, panels: track.panels.map((panel) => ({
  ...panel, frames: floats(panel.frames), fields: panel.fields.map((field) => new Uint8Array(bytes(field))) })) }));
const PER_FRAME = 3 * data.bodies + 5 * 5, COLOURS = 5 * 16;

class View {
  constructor() {
    this.renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
    this.renderer.outputColorSpace = LinearSRGBColorSpace;  // colours as the scale shows them
    element('stage').prepend(this.renderer.domElement);
    this.scene = new Scene();
    this.scene.background = new Color(0xf1f3f6);
    this.scene.add(new AmbientLight(0xffffff, 0.7), new HemisphereLight(0xffffff, 0xb8bec8, 0.8));
    this.sun = new DirectionalLight(0xffffff, 1.7);
    this.camera = new OrthographicCamera(-1, 1, 1, -1, -3000, 3000);
    this.camera.up.set(0, 0, 1);
    this.camera.add(this.sun);
    this.sun.position.set(-0.5, 0.9, 1);
    this.scene.add(this.camera);
    this.spines = [0, 1, 2].map(() => new Spine(this.scene));
    this.controls = new OrbitControls(this.camera, this.renderer.domElement);
    this.controls.enablePan = false;
    this.playing = false;
    this.clock = 0;
    this.field = 0;
    this.fill();
    this.listen();
    this.choose(0);
    new ResizeObserver(() => this.resize()).observe(element('stage'));
    this.controls.addEventListener('change', () => this.draw());
    requestAnimationFrame((time) => this.tick(time));
  }

  fill() {
    const add = (select, names) => names.forEach((name, i) => element(select).add(new Option(name, i)));
    add('track', tracks.map((track) => track.name));
    add('field', data.fields.map((field) => field.title));
    add('speed', ['1/4', '1/2', '1', '2', '4'].map((speed) => `${speed} × speed`));
    element('speed').value = 2;
  }

  listen() {
    element('play').addEventListener('click', () => this.play(!this.playing));
    element('time').addEventListener('input', (event) => { this.play(false); this.go(this.track.end * event.target.value / 1000); });
    element('track').addEventListener('change', (event) => this.choose(Number(event.target.value)));
    element('field').addEventListener('change', (event) => { this.field = Number(event.target.value); this.go(this.clock); });
    element('home').addEventListener('click', () => this.home());
  }

  choose(index) {
    this.track = tracks[index];
    element('names').replaceChildren(...this.track.panels.map((panel) => {
      const name = document.createElement('span');
      name.textContent = panel.name;
      name.style.color = panel.colour;
      return name;
    }));
    this.spread();
    this.home();
    this.go(0);
  }

  // Spines stand side by side on the screen whichever way one looks.
  spread() {
    this.camera.updateMatrixWorld();
    const count = this.track.panels.length, right = new Vector3().setFromMatrixColumn(this.camera.matrixWorld, 0);
    this.spines.forEach((spine, i) => {
      spine.group.visible = i < count;
      spine.group.position.copy(right).multiplyScalar((i - (count - 1) / 2) * this.width() / count);
    });
  }

  width() { return this.camera.right - this.camera.left; }

  resize() {
    const { clientWidth, clientHeight } = element('stage');
    this.renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
    this.renderer.setSize(clientWidth, clientHeight, false);
    const half = data.frame.half_height, aspect = clientWidth / clientHeight;
    Object.assign(this.camera, { top: half, bottom: -half, left: -half * aspect, right: half * aspect });
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  home() {
    const { focus, azimuth, rise } = data.frame, a = azimuth * Math.PI / 180, r = rise * Math.PI / 180;
    this.controls.target.set(...focus);
    this.camera.position.set(Math.cos(a) * Math.cos(r), Math.sin(a) * Math.cos(r), Math.sin(r)).multiplyScalar(500).add(this.controls.target);
    this.camera.zoom = 1;
    this.camera.updateProjectionMatrix();
    this.controls.update();
    this.resize();
  }

  go(clock) {
    this.clock = Math.min(Math.max(clock, 0), this.track.end);
    const { times } = this.track;
    let after = times.findIndex((time) => time >= this.clock);
    if (after < 0) after = times.length - 1;
    const before = Math.max(after - 1, 0), span = times[after] - times[before];
    const share = span > 0 ? (this.clock - times[before]) / span : 1;
    this.track.panels.forEach((panel, i) => {
      const a = panel.frames.subarray(before * PER_FRAME), b = panel.frames.subarray(after * PER_FRAME);
      this.spines[i].pose(Float32Array.from({ length: PER_FRAME }, (_, k) => a[k] + share * (b[k] - a[k])));
      const numbers = panel.fields[this.field].subarray((share < 0.5 ? before : after) * COLOURS);
      this.spines[i].discs.forEach((disc) => disc.colour(numbers, 16 * disc.level, maps[data.fields[this.field].map]));
    });
    this.say();
    this.draw();
  }

  say() {
    const minutes = Math.floor(this.clock / 60), { day } = this.track;
    element('clock').textContent = !day ? `${this.clock.toFixed(2)} s, ${this.track.slower} times slower`
      : this.track.end > 3600 ? `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min` : `${(this.clock / 60).toFixed(1)} min`;
    element('clock').dataset.seconds = this.clock;
    element('time').value = 1000 * this.clock / this.track.end;
    element('exaggeration').textContent = this.track.exaggeration > 1 ? `Changes since the start are drawn ${this.track.exaggeration} times larger.`
      : 'Drawn at true size.';
    const scale = this.track.scales[this.field], field = data.fields[this.field];
    element('low').textContent = scale[0];
    element('high').textContent = scale[1];
    element('unit').textContent = field.unit ? `${field.title} (${field.unit})` : field.title;
    this.paintScale(maps[field.map]);
    document.dispatchEvent(new CustomEvent('spinewalk-clock', { detail: day ? this.track.start + this.clock : null }));
  }

  paintScale(map) {
    const canvas = element('bar'), context = canvas.getContext('2d');
    for (let i = 0; i < 255; ++i) {
      context.fillStyle = `rgb(${map[3 * i]}, ${map[3 * i + 1]}, ${map[3 * i + 2]})`;
      context.fillRect(i, 0, 1, 1);
    }
  }

  draw() {
    this.spread();
    this.renderer.render(this.scene, this.camera);
  }

  play(on) {
    if (on && this.clock >= this.track.end) this.go(0);
    this.playing = on;
    this.last = null;
    element('play').textContent = on ? 'Pause' : 'Play';
  }

  tick(time) {
    if (this.playing) {
      const passed = this.last === null ? 0 : Math.min((time - this.last) / 1000, 0.2);
      this.last = time;
      const speed = [0.25, 0.5, 1, 2, 4][Number(element('speed').value)];
      const clock = this.clock + passed * speed * (this.track.day ? this.track.end / 20 : 1 / this.track.slower);
      if (this.track.day && clock >= this.track.end) { this.go(this.track.end); this.play(false); }
      else this.go(this.track.day ? clock : clock % this.track.end);
    }
    requestAnimationFrame((next) => this.tick(next));
  }
}

// Otherwise the picture stays that stands in the page.
if (document.createElement('canvas').getContext('webgl2')) {
  element('still').hidden = true;
  element('live').hidden = false;
  new View();
}
