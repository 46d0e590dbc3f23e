#!/usr/bin/env bash
# Ends what slurm-up.sh started in DIR.
folder=$(realpath "${1:?usage: slurm-down.sh DIR}")
for file in "$folder/slurmd.pid" "$folder/slurmctld.pid" "$folder/munge/pid"; do
  [ -f "$file" ] || continue
  pid=$(cat "$file")
  kill "$pid" 2>/dev/null
  for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
done
exit 0
