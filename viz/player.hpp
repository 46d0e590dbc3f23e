/// The window in which results play.
#pragma once

#include "viz/control_strip.hpp"
#include "viz/scenario_watch.hpp"
#include "viz/scene.hpp"

#include <vtkRenderWindow.h>
#include <vtkRenderWindowInteractor.h>

#include <chrono>
#include <fstream>

namespace spinewalk::viz {

class Player {
 public:
  /// Opens the window. @throws IoError without a display; the hint names ways out.
  explicit Player(const PlayOptions& options);
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  /// Until the user quits.
  void run();

 private:
  /// The runs and what was made of them; all of it changes when a watched scenario has run again.
  struct Show {
    explicit Show(std::vector<Playback> results, double slow_motion)
        : runs(std::move(results)), stage{runs, DayAxis(runs), slow_motion} {}
    std::vector<Playback> runs;
    Stage stage;
    Shot shot;
  };
  using Clock = std::chrono::steady_clock;

  void observe(unsigned long event, void (Player::*react)());
  void open_runs();
  void remake();
  void follow(Effect effect);
  void show();
  void report();

  void on_timer();
  void on_key();
  void on_press();
  void on_move();
  void on_release();
  void on_wheel_on();
  void on_wheel_back();
  void zoom(double factor);

  void execute(Command command);
  void save(const std::string& kind);
  void poll_saving();
  void poll_watch();
  bool resized() const;

  PlayOptions options_;
  std::unique_ptr<ScenarioWatch> watch_;
  std::unique_ptr<Show> show_;
  std::shared_ptr<const Skeleton> skeleton_;
  vtkSmartPointer<vtkRenderWindow> window_;
  vtkSmartPointer<vtkRenderWindowInteractor> interactor_;
  std::unique_ptr<Scene> scene_;
  std::unique_ptr<ControlStrip> strip_;
  PlayerState state_;
  std::string message_, saved_;
  std::unique_ptr<ChildProcess> saving_;
  std::string saving_to_;
  enum class Drag { none, timeline, spine } drag_ = Drag::none;
  std::array<int, 2> mouse_{}, size_{};
  Clock::time_point last_tick_;
  std::ofstream report_;
  std::string reported_;
};

/// @throws as Player.
void play(const PlayOptions& options);

}  // namespace spinewalk::viz
