#include "viz/player.hpp"

#include "model/errors.hpp"
#include "viz/state_report.hpp"
#include "viz/x_display.hpp"

#include <fmt/format.h>
#include <vtkCallbackCommand.h>
#include <vtkNew.h>

#include <algorithm>
#include <thread>

namespace spinewalk::viz {

Player::Player(const PlayOptions& options) : options_(options) {
  check_display();
  if (!options_.watch.empty()) {
    watch_ = std::make_unique<ScenarioWatch>(options_.watch);
    options_.results = {watch_->result()};
    while (!watch_->poll()) {  // nothing to show before the first run
      if (!watch_->failure().empty())
        throw IoError(fmt::format("{}: the run failed: {}", options_.watch.string(), watch_->failure()));
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  if (!options_.report_state.empty()) {
    report_.open(options_.report_state, std::ios::app);
    if (!report_) throw IoError(fmt::format("cannot write {}", options_.report_state.string()));
  }
  const auto skeleton = start_skeleton(options_.meshes, 2.2);
  open_runs();
  state_ = first_state(show_->stage, options_);
  skeleton_ = skeleton.get();
  window_ = vtkSmartPointer<vtkRenderWindow>::New();
  window_->SetSize(options_.width, options_.height);
  window_->SetMultiSamples(0);
  window_->SetWindowName("spinewalk play");
  interactor_ = vtkSmartPointer<vtkRenderWindowInteractor>::New();
  interactor_->SetRenderWindow(window_);
  interactor_->SetInteractorStyle(nullptr);
}

Player::~Player() {
  strip_.reset();
  scene_.reset();
}

void Player::open_runs() {
  Runs runs = start_reading(options_.results).get();
  strip_.reset();
  scene_.reset();
  show_ = std::make_unique<Show>(std::move(runs), options_.slow_motion);
}

void Player::observe(unsigned long event, void (Player::*react)()) {
  struct Link {
    Player* player;
    void (Player::*react)();
  };
  vtkNew<vtkCallbackCommand> command;
  command->SetClientData(new Link{this, react});
  command->SetClientDataDeleteCallback([](void* link) { delete static_cast<Link*>(link); });
  command->SetCallback([](vtkObject*, unsigned long, void* data, void*) {
    const auto* link = static_cast<Link*>(data);
    (link->player->*link->react)();
  });
  interactor_->AddObserver(event, command);
}

void Player::run() {
  remake();
  interactor_->Initialize();
  observe(vtkCommand::TimerEvent, &Player::on_timer);
  observe(vtkCommand::KeyPressEvent, &Player::on_key);
  observe(vtkCommand::LeftButtonPressEvent, &Player::on_press);
  observe(vtkCommand::MouseMoveEvent, &Player::on_move);
  observe(vtkCommand::LeftButtonReleaseEvent, &Player::on_release);
  observe(vtkCommand::MouseWheelForwardEvent, &Player::on_wheel_on);
  observe(vtkCommand::MouseWheelBackwardEvent, &Player::on_wheel_back);
  interactor_->CreateRepeatingTimer(15);
  last_tick_ = Clock::now();
  interactor_->Start();
}

/// The scene holds a reference to the shot, so it goes first.
void Player::remake() {
  strip_.reset();
  scene_.reset();
  const int* size = window_->GetSize();
  size_ = {std::max(size[0], 320), std::max(size[1], 240)};
  options_.width = size_[0] / 2 * 2;
  options_.height = size_[1] / 2 * 2;
  show_->shot = make_shot(state_, show_->stage);
  state_.clock = std::clamp(state_.clock, show_->shot.start, std::max(show_->shot.start, show_->shot.end));
  scene_ = std::make_unique<Scene>(*window_, show_->shot, skeleton_, true);
  strip_ = std::make_unique<ControlStrip>(scene_->overlay(), scene_->layout().controls, size_[0], size_[1],
                                          scene_->unit());
  show();
}

void Player::show() {
  show_->shot.slow_motion = show_->stage.slow_motion / state_.speed;
  scene_->set_view(state_.look.view);
  scene_->show(state_.clock);
  strip_->update(state_, show_->stage, show_->shot, message_);
  window_->Render();
  report();
}

void Player::follow(Effect effect) {
  if (effect == Effect::remade) remake();
  if (effect == Effect::moved) show();
}

void Player::report() {
  if (!report_.is_open()) return;
  const std::string line =
      to_json_line({state_, show_->stage, show_->shot, strip_->controls(), scene_->layout(), size_[0],
                    size_[1], message_, saved_, watch_ ? watch_->finished() : 0});
  if (line == reported_) return;
  reported_ = line;
  report_ << line << '\n' << std::flush;
}

void Player::on_timer() {
  const auto now = Clock::now();
  const double seconds = std::chrono::duration<double>(now - last_tick_).count();
  last_tick_ = now;
  poll_saving();
  poll_watch();
  if (resized()) {
    remake();
    return;
  }
  follow(advance(state_, seconds, show_->stage, show_->shot));
}

bool Player::resized() const {
  const int* size = window_->GetSize();
  return std::max(size[0], 320) != size_[0] || std::max(size[1], 240) != size_[1];
}

void Player::on_key() {
  const char* symbol = interactor_->GetKeySym();
  if (!symbol) return;
  std::string key = symbol;
  if (key == "equal" || key == "KP_Add") key = "plus";
  if (key == "KP_Subtract") key = "minus";
  if (key == "Escape") key = "q";
  if (key == "question" || key == "F1") key = "h";
  for (const CommandInfo& info : commands())
    if (info.key == key) execute(info.command);
}

void Player::execute(Command command) {
  if (command == Command::quit) {
    interactor_->TerminateApp();
    return;
  }
  if (command == Command::save_picture) return save(".png");
  if (command == Command::save_movie) return save(".mp4");
  const Gear before = state_.gear;
  const Effect effect = apply(state_, command, show_->stage, show_->shot);
  message_.clear();
  if (command == Command::gear && state_.gear == before) message_ = "no strides were recorded";
  follow(effect);
}

void Player::on_press() {
  const int* at = interactor_->GetEventPosition();
  mouse_ = {at[0], at[1]};
  const Controls& controls = strip_->controls();
  if (controls.timeline.holds(at[0], at[1])) {
    drag_ = Drag::timeline;
    on_move();
  } else if (const Button* button = controls.button_at(at[0], at[1])) {
    execute(button->command);
  } else {
    for (const Rectangle& panel : scene_->layout().panels)
      if (panel.holds(at[0], at[1])) drag_ = Drag::spine;
  }
}

void Player::on_move() {
  if (drag_ == Drag::none) return;
  const int* at = interactor_->GetEventPosition();
  if (drag_ == Drag::timeline) {
    scrub(state_, strip_->controls().position_at(at[0]), show_->stage, show_->shot);
  } else {
    constexpr double degrees = 0.4;  // a pixel
    View& view = state_.look.view;
    view.azimuth = std::remainder(view.azimuth - degrees * (at[0] - mouse_[0]), 360.0);
    view.rise = std::clamp(view.rise - degrees * (at[1] - mouse_[1]), -85.0, 85.0);
  }
  mouse_ = {at[0], at[1]};
  show();
}

void Player::on_release() { drag_ = Drag::none; }
void Player::on_wheel_on() { zoom(1.1); }
void Player::on_wheel_back() { zoom(1 / 1.1); }

void Player::zoom(double factor) {
  double& now = state_.look.view.zoom;
  now = std::clamp(now * factor, 0.5, 10.0);
  show();
}

/// A picture is what `spinewalk render` makes of the line that it carries: the player lets it make it.
void Player::save(const std::string& kind) {
  if (saving_) return;
  for (int number = 1;; ++number) {
    saving_to_ = fmt::format("spinewalk_{:03}{}", number, kind);
    if (!std::filesystem::exists(saving_to_)) break;
  }
  std::vector<std::string> words = equivalent_line(state_, options_, saving_to_);
  words.insert(words.begin(), sibling_program("spinewalk-viz"));
  saving_ = std::make_unique<ChildProcess>(std::move(words));
  message_ = "saving " + saving_to_;
  show();
}

void Player::poll_saving() {
  if (!saving_) return;
  const auto code = saving_->poll();
  if (!code) return;
  if (*code == 0) saved_ = saving_to_;
  message_ = *code == 0 ? "saved " + saving_to_ : "not saved: " + saving_->output(160);
  saving_.reset();
  show();
}

void Player::poll_watch() {
  if (!watch_) return;
  const bool was_running = watch_->running();
  const bool fresh = watch_->poll();
  if (fresh) {
    open_runs();
    if (!have_phases(show_->runs)) state_.gear = Gear::day;
    if (state_.phase && *state_.phase >= show_->runs.front().result().record.phases.size())
      state_.phase.reset();
    message_ = fmt::format("{} has run again", options_.watch.filename().string());
    remake();
  } else if (watch_->running() != was_running) {
    message_ =
        watch_->running() ? "running " + options_.watch.filename().string() : "not run: " + watch_->failure();
    show();
  }
}

void play(const PlayOptions& options) { Player(options).run(); }

}  // namespace spinewalk::viz
