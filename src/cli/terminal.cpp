#include "cli/terminal.hpp"

#include "model/errors.hpp"

#include <fmt/core.h>
#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace spinewalk::cli {
namespace {

constexpr std::string_view kRed = "\033[1;31m", kYellow = "\033[1;33m", kReset = "\033[0m";
constexpr int kBarWidth = 30;

void write(std::FILE* file, std::string_view text) { std::fwrite(text.data(), 1, text.size(), file); }

}  // namespace

Terminal::Terminal(std::FILE* out, std::FILE* err)
    : out_(out),
      err_(err),
      err_is_terminal_(isatty(fileno(err)) != 0),
      colour_(err_is_terminal_ && std::getenv("NO_COLOR") == nullptr) {}

void Terminal::result(std::string_view text) {
  clear_progress();
  write(out_, text);
}

void Terminal::note(std::string_view text) {
  if (!quiet_) line("", "", text);
}

void Terminal::warning(std::string_view text) {
  if (!quiet_) line(kYellow, "warning: ", text);
}

void Terminal::error(std::string_view text) { line(kRed, "error: ", text); }

void Terminal::line(std::string_view colour, std::string_view label, std::string_view text) {
  clear_progress();
  std::fflush(out_);  // keeps the order where both go to one place
  const bool coloured = colour_ && !colour.empty();
  write(err_, fmt::format("{}{}{}{}\n", coloured ? colour : "", label, coloured ? kReset : "", text));
}

void Terminal::progress(double fraction, std::string_view text) {
  using namespace std::chrono_literals;
  const auto now = std::chrono::steady_clock::now();
  if (quiet_ || !err_is_terminal_ || now - last_drawn_ < 100ms) return;
  last_drawn_ = now;
  bar_is_drawn_ = true;
  fraction = std::clamp(fraction, 0.0, 1.0);
  const int filled = static_cast<int>(std::floor(fraction * kBarWidth));
  const std::string bar = std::string(filled, '#') + std::string(kBarWidth - filled, '-');
  write(err_, fmt::format("\r\033[K[{}] {:3.0f} %  {}", bar, std::floor(100 * fraction), text));
  std::fflush(err_);
}

void Terminal::clear_progress() {
  if (!bar_is_drawn_) return;
  write(err_, "\r\033[K");
  bar_is_drawn_ = false;
}

void Terminal::flush() {
  clear_progress();
  if (std::fflush(out_) != 0 || std::ferror(out_) != 0) throw IoError("cannot write to standard output");
}

}  // namespace spinewalk::cli
