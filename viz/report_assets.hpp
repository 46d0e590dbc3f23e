/// What stands in every report, from viz/report; made into a source by cmake/embed.cmake.
#pragma once

#include <string_view>

namespace spinewalk::viz::assets {

extern const std::string_view page_css, page_js;
extern const std::string_view
    view_js;  ///< with three.js and its licence; empty where Node.js was missing when this was built

}  // namespace spinewalk::viz::assets
