/// Declarations of what a scenario adds to its model besides its activities: start, solver, record.
#include "model/parameters.hpp"

namespace spinewalk::model {

void declare(Table table, FromResult& start) {
  table.file("from", start.file, "result file whose state starts this run");
  table.number("at", start.at, {"s", 0, 1e9}, "time in that result");
}

void declare(Table table, Adaptation& a) {
  table.choice("endurance", a.endurance, {"none", "banister"},
               "banister: endurance of the trunk by fitness and fatigue, from the exercise so far", false);
  table.choice("body_mass", a.body_mass, {"none", "hall"},
               "hall: body mass by energy balance, from the cost of the exercise at unchanged intake", false);
}

void declare(Table table, SolverOptions& s) {
  table.choice("method", s.method, {"averaged", "resolved"},
               "averaged: macro steps on the cycle mean; resolved: every stride", false);
  table.number("tolerance", s.tolerance, {"1", 1e-9, 0.05}, "relative error of a macro step", false);
  table.number("wall_limit", s.wall_limit, {"s", 1e-3, 3.2e7}, "computing time after which a run gives up", false);
  table.number("evaluation_limit", s.evaluation_limit, {"1", 1, 1e15},
               "evaluations of fluid and chain after which a run gives up", false);
}

void declare(Table table, RecordOptions& r) {
  table.number("every", r.every, {"s", 0.1, 86400}, "time between rows of the result", false);
  table.count("bursts", r.bursts, {"strides", 0, 20},
              "strides kept in full at first, middle and last of each phase", false);
}

}  // namespace spinewalk::model
