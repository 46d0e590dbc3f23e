/// A plausible L4L5 disc for unit tests; the shipped values stand in models/.
#pragma once

#include "model/disc.hpp"

namespace spinewalk {

inline model::Disc sample_disc() {
  using model::PermeabilityLaw;
  model::Disc disc{};
  disc.geometry = {11e-3, 1750e-6, 0.42, 0.22};
  disc.mechanics = {0.45e6, 0.6e9, 0.52, 1.04, 0.25, 0.15, 0.15, 10, 1000, 125, 0.25e6, 0.02e6};
  disc.nucleus = {{PermeabilityLaw::holmes_mow, 2e-16, 2, 2}, 0.193, 290, 0.8, 0.1e6, 2e6};
  disc.annulus = {{PermeabilityLaw::holmes_mow, 2e-16, 4, 2}, 0.227, 270, 0.57, 0.4e6, 0.5e6};
  disc.endplate = {{{PermeabilityLaw::holmes_mow, 5e-15, 4, 2}, 0.327, 166, 0.62, 0.39e6, 5e6}, 0.7e-3, 1, 1, 1, 0};
  disc.periphery_exchange = 0.5;
  disc.nucleus_annulus_exchange = 1;
  return disc;
}

}  // namespace spinewalk
