#include "viz/report.hpp"

#include "model/errors.hpp"
#include "results/metrics.hpp"
#include "results/sha256.hpp"
#include "viz/plain_text.hpp"
#include "viz/report_assets.hpp"
#include "viz/report_charts.hpp"
#include "viz/report_scene.hpp"
#include "viz/report_tables.hpp"
#include "viz/whole_file.hpp"

#include <fmt/format.h>

namespace spinewalk::viz {
namespace {

/// 'sha256-BASE64' of a script or a style, as a Content-Security-Policy names it.
std::string csp_hash(std::string_view text) {
  const std::string hex = results::sha256(text);
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return "'sha256-" + to_base64(bytes.data(), bytes.size()) + "'";
}

std::string policy() {
  return fmt::format(
      "default-src 'none'; script-src {} {}; style-src {}; img-src data:; media-src data:; base-uri 'none'; "
      "form-action 'none'",
      csp_hash(assets::page_js), csp_hash(assets::view_js), csp_hash(assets::page_css));
}

/// As text of a script element: no "</script>" or "<!--" can begin in it.
std::string script_json(const nlohmann::json& json) {
  std::string text;
  for (const char c : json.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace))
    text += c == '<' || c == '>' || c == '&' ? fmt::format("\\u{:04x}", static_cast<unsigned>(c))
                                             : std::string(1, c);
  return text;
}

std::string data_block(const char* id, const nlohmann::json& json) {
  return fmt::format("<script type=\"application/json\" id=\"{}\">{}</script>\n", id, script_json(json));
}

/// Shown when the scripts of the page have found that they can draw.
constexpr const char* kLiveView = R"(<div id="live" hidden>
<div id="stage"><div id="names"></div></div>
<div id="scale"><span id="unit"></span><canvas id="bar" width="255" height="1"></canvas><div><span id="low"></span><span id="high"></span></div></div>
<div class="controls"><button id="play" type="button">Play</button><output id="clock"></output>
<input id="time" type="range" min="0" max="1000" step="any" value="0" aria-label="time">
<select id="track" aria-label="day or strides"></select><select id="field" aria-label="colour of the discs"></select>
<select id="speed" aria-label="speed"></select><button id="home" type="button">Reset view</button></div>
<p class="note">Drag to turn, scroll to zoom. <span id="exaggeration"></span></p>
</div>
)";

std::string embedded(const std::filesystem::path& file, const char* before, const char* after) {
  const std::string bytes = read_whole(file);
  return before + to_base64(bytes.data(), bytes.size()) + after;
}

/// The same spines as a movie or a picture.
class Still {
 public:
  Still(const Reading& reading, std::shared_future<std::shared_ptr<const Skeleton>> skeleton,
        const ReportOptions& options, const CommandLine& line, const Progress& progress)
      : reading_(reading), skeleton_(std::move(skeleton)), line_(line), progress_(progress) {
    scene_.look.level = options.level;
    scene_.width = 960;
    scene_.height = 540;
    scene_.frames_per_second = 12;
    scene_.seconds = 8;
    output_ = options.output.string();
  }

  std::string movie() {
    return made(".part.mp4", "<video controls loop muted src=\"data:video/mp4;base64,", "\"></video>\n");
  }
  std::string picture() {
    return made(".part.png", "<img class=\"still\" alt=\"spines\" src=\"data:image/png;base64,", "\">\n");
  }

 private:
  std::string made(const char* kind, const char* before, const char* after) {
    const ScratchFile file(output_ + kind);
    scene_.output = file.path;
    render(reading_, skeleton_, scene_, line_, progress_);
    return embedded(file.path, before, after);
  }

  const Reading& reading_;
  std::shared_future<std::shared_ptr<const Skeleton>> skeleton_;
  const CommandLine& line_;
  const Progress& progress_;
  RenderOptions scene_;
  std::string output_;
};

/// With a picture for a browser without scripts or WebGL; where nothing can be drawn here, words do.
std::string interactive_view(Still still) {
  std::string picture;
  try {
    picture = still.picture();
  } catch (const IoError&) {
  }
  return fmt::format(
      "<section id=\"view\"><div id=\"still\">{}<p class=\"note\">The moving view needs scripts and "
      "WebGL, which this browser does not offer.</p></div>\n{}</section>\n",
      picture, kLiveView);
}

/// A movie, or where that fails a picture.
std::string still_view(Still still) {
  constexpr const char* section = "<section id=\"view\">{}</section>\n";
  try {
    return fmt::format(section, still.movie());
  } catch (const IoError&) {
    return fmt::format(section, still.picture());
  }
}

std::string title_of(const Runs& runs) {
  if (runs.size() == 1) return runs.front().result().provenance.title;
  return fmt::format("{} runs compared", runs.size());
}

std::string notes_of(const Runs& runs) {
  std::string notes;
  for (const Playback& run : runs)
    if (!run.result().record.complete)
      notes += "<p class=\"warning\">" +
               html_text(run.result().provenance.title + ": " + results::completeness(run.result())) +
               "</p>\n";
  return notes;
}

std::string head_of(const Runs& runs, const std::string& origin) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<!-- {} -->\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n",
      origin, policy(), html_text(title_of(runs)), assets::page_css);
}

std::string tables_of(const Runs& runs, std::size_t level) {
  return fmt::format(
      "<h2>What each activity did to {}</h2>\n{}<details><summary>Every level and figure (SI "
      "units)</summary>\n{}</details>\n",
      model::kLevelNames[level], summary_table(runs, level), comparison_table(runs));
}

std::string provenance_of(const Runs& runs) {
  std::string html = "<h2>Where the numbers come from</h2>\n<p>Made by spinewalk " SPINEWALK_VERSION
                     "; <code>spinewalk info</code> on this file prints the line that made it. Not a medical "
                     "device: nothing here is "
                     "medical advice.</p>\n";
  for (const Playback& run : runs) html += provenance_section(run);
  return html;
}

}  // namespace

void write_report(const Reading& reading, std::shared_future<std::shared_ptr<const Skeleton>> skeleton,
                  const ReportOptions& options, const CommandLine& line, const Progress& progress) {
  const Runs& runs = reading.get();
  const bool interactive = !options.movie && !assets::view_js.empty();
  Look look;
  look.level = options.level;
  const ReportCharts charts = make_report_charts(runs, options.level, options.output.string() + ".chart");
  std::string page = head_of(runs, describe_origin(line, runs));
  page += fmt::format("<body>\n<h1>{}</h1>\n", html_text(title_of(runs))) + notes_of(runs);
  const Still still(reading, skeleton, options, line, progress);
  page += interactive ? interactive_view(still) : still_view(still);
  page += tables_of(runs, options.level);
  page += "<h2>Through the day, through the stride</h2>\n<div class=\"charts\">\n" + charts.html +
          "</div>\n" + provenance_of(runs);
  page += data_block("charts", charts.numbers);
  if (interactive) page += data_block("scene", make_scene(runs, *skeleton.get(), look));
  page += fmt::format("<script>{}</script>\n", assets::page_js);
  if (interactive) page += fmt::format("<script>{}</script>\n", assets::view_js);
  page += "</body>\n</html>\n";
  write_whole(options.output, page.data(), page.size());
}

}  // namespace spinewalk::viz
