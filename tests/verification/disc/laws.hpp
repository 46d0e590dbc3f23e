/// The shipped L4L5 disc under other laws of its tissues.
#pragma once

#include "model/load_model.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <string>

namespace spinewalk {

struct Laws {
  const char* name;
  model::PermeabilityLaw permeability;
  model::SolidLaw solid;
  model::SwellingLaw swelling;
};

using model::PermeabilityLaw, model::SolidLaw, model::SwellingLaw;
inline constexpr std::array kLaws{
    Laws{"shipped", PermeabilityLaw::holmes_mow, SolidLaw::linear, SwellingLaw::donnan},
    Laws{"neo-Hookean", PermeabilityLaw::holmes_mow, SolidLaw::neo_hookean, SwellingLaw::donnan},
    Laws{"intrafibrillar", PermeabilityLaw::holmes_mow, SolidLaw::linear, SwellingLaw::intrafibrillar},
    Laws{"van der Voet", PermeabilityLaw::van_der_voet, SolidLaw::linear, SwellingLaw::donnan},
    Laws{"Schroeder", PermeabilityLaw::schroeder, SolidLaw::linear, SwellingLaw::donnan},
    Laws{"Schroeder, intrafibrillar, neo-Hookean", PermeabilityLaw::schroeder, SolidLaw::neo_hookean,
         SwellingLaw::intrafibrillar}};

/// Names of tests hold letters and figures only.
inline std::string law_name(const testing::TestParamInfo<Laws>& law) {
  std::string text = law.param.name;
  for (char& c : text)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return text;
}

inline model::Disc disc_with(const Laws& laws) {
  auto disc = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml").discs[model::kL4L5];
  for (model::Tissue* tissue : {&disc.nucleus, &disc.annulus, &disc.endplate.tissue}) {
    tissue->permeability.law = laws.permeability;
    tissue->solid = laws.solid;
    tissue->swelling = laws.swelling;
  }
  // With intrafibrillar water the charge is that of all the water of the annulus (models/adult_male_50.yaml).
  if (laws.swelling == SwellingLaw::intrafibrillar) disc.annulus.fixed_charge = 180;
  return disc;
}

}  // namespace spinewalk
